/* The words that TOASTY(…) knows, and what to say about one that it does not know. */
#ifndef DERIVE_VOCABULARY_H
#define DERIVE_VOCABULARY_H

#include "annotation.h"

enum {
    DERIVE_ON_FIELD = 1 << 0,
    DERIVE_ON_STRUCT = 1 << 1,
    DERIVE_ON_VIEW_FIELD = 1 << 3,
    DERIVE_ON_EMBED_FIELD = 1 << 4
};

/**
 * True when `item` is a word that may stand in this place. Otherwise a mistake is noted: a slip of the pen, a
 * word of the other place, a word that this version does not support, or nothing that could be meant.
 */
bool derive_known_word(derive_report *report, const derive_item *item, unsigned place);

/** The word of `words` (ended by NULL) that `typed` is probably meant to be; NULL. */
const char *derive_closest(const char *typed, const char *const *words);

#endif
