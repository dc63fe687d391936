/* Documentation comments. */
#ifndef DERIVE_DOC_H
#define DERIVE_DOC_H

#include "arena.h"

/** The text of a comment without its marks and margins, lines kept; NULL when nothing is left. */
const char *derive_doc_text(derive_arena *arena, const char *comment);

#endif
