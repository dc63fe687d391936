/* Units written by hand, as the reader would make them, for the tests of the emitter. */
#ifndef EMIT_FIXTURE_H
#define EMIT_FIXTURE_H

#include "model.h"

/** The models of golden/quickstart.h. Static. */
const derive_unit *fixture_quickstart(void);

/** Two headers that need each other: a.h with Author, b.h with Book; Book is foreign when `split` is set.
 * Static. */
const derive_unit *fixture_two_headers(bool foreign);

#endif
