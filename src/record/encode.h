/* Values on their way into a statement. */
#ifndef TOASTY_RECORD_ENCODE_H
#define TOASTY_RECORD_ENCODE_H

#include "core/arena.h"
#include "schema/schema.h"

/* How a value of this type is stored where no column says otherwise (parameters of raw SQL). */
toasty__storage toasty__default_storage(toasty_type type);

/*
 * The cell for a value. What the value points at is borrowed, everything else goes into `scratch`: the value itself may
 * go away.
 * TOASTY_INVALID_TYPE_CONVERSION for what the database cannot hold, TOASTY_OUT_OF_MEMORY.
 */
toasty_status toasty__encode(const toasty_value *value, toasty__storage storage, toasty__arena *scratch,
                             toasty__cell *out, toasty__error *error);

/*
 * Whether a value of a field may be written to its column: NULL only where that is nullable, numbers within the field's
 * width, text within its length, decimal and calendar values well-formed. TOASTY_VALIDATION naming model and field if not.
 */
toasty_status toasty__fits(const toasty__column *column, const toasty_field *field, const toasty_value *value,
                           toasty__error *error);

#endif
