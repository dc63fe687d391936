/* Result cells on their way into the user's structs. */
#ifndef TOASTY_RECORD_DECODE_H
#define TOASTY_RECORD_DECODE_H

#include "record/block.h"
#include "schema/schema.h"

/*
 * Writes a cell into its field of a record; what it points at goes into `block`. TOASTY_INVALID_RESULT for a NULL that
 * may not be, TOASTY_INVALID_TYPE_CONVERSION for a value that the field's type cannot hold, TOASTY_OUT_OF_MEMORY.
 */
toasty_status toasty__decode(const toasty__column *column, const toasty__cell *cell, void *record,
                             toasty__block *block, toasty__error *error);

#endif
