/* One column's values on their way to the user, each in the widest type of its family. */
#ifndef TOASTY_ENGINE_COLUMN_H
#define TOASTY_ENGINE_COLUMN_H

#include "engine/find.h"

/* Prepares a select of one column, of a plain field of the model itself; another one is an error. `column` is
 * what the select points at. */
toasty_status toasty__find_column(toasty__finding *finding, const toasty_find_options *options,
                                  const toasty_field *field, const toasty_path_step *path, uint16_t *column);

/* Values that are wanted once each are ordered by themselves only. */
toasty_status toasty__order_distinct(toasty__call *call, const toasty_field *value, const toasty__select *select);

/*
 * A cell of a column that is not NULL, as a variable of the widest type at `out`, which has room for any
 * type; what it points at goes into `block`.
 */
toasty_status toasty__decode_widest(const toasty__column *column, const toasty__cell *cell,
                                    toasty__block *block, void *out, toasty__error *error);

/* A variable of any type. */
typedef union toasty__any {
    max_align_t alignment;
    char bytes[64];
} toasty__any;

#endif
