/* Result cells on their way into the user's structs. */
#ifndef TOASTY_RECORD_DECODE_H
#define TOASTY_RECORD_DECODE_H

#include "record/block.h"
#include "schema/schema.h"

/*
 * A deferred field stays unloaded where its cell is NULL in a row of all columns.
 *
 * Writes a cell into its field of a record, or those of a row of all columns into theirs; what it points at goes into `block`. TOASTY_INVALID_RESULT for a NULL that
 * may not be, TOASTY_INVALID_TYPE_CONVERSION for a value that the field's type cannot hold, TOASTY_OUT_OF_MEMORY.
 */
toasty_status toasty__decode_row(const toasty__table *table, const toasty__cell *cells, void *record,
                                 toasty__block *block, toasty__error *error);
toasty_status toasty__decode(const toasty__column *column, const toasty__cell *cell, void *record,
                             toasty__block *block, toasty__error *error);

#endif
