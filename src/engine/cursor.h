/* Cursors: the place of a row in an order, as text that can be handed to a stranger and taken back with care. */
#ifndef TOASTY_ENGINE_CURSOR_H
#define TOASTY_ENGINE_CURSOR_H

#include "core/arena.h"
#include "driver/driver.h"
#include "record/block.h"

enum { TOASTY__CURSOR_MOST = 16 };

/*
 * The text of a cursor over `count` cells, in `block`; NULL when memory is out. `purpose` ties it to one model and order:
 * it is no cursor for any other.
 */
const char *toasty__cursor_write(const toasty__cell *cells, size_t count, uint64_t purpose, toasty__block *block);

/* Reads a cursor into exactly `count` cells, whose bytes lie in `arena`. TOASTY_INVALID_STATEMENT when it is not one. */
toasty_status toasty__cursor_read(const char *text, size_t count, uint64_t purpose, toasty__arena *arena,
                                  toasty__cell *cells, toasty__error *error);

#endif
