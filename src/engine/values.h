/* Values of one column on their way into a list: toasty_string_list and its like. */
#ifndef TOASTY_ENGINE_VALUES_H
#define TOASTY_ENGINE_VALUES_H

#include "engine/call.h"
#include "record/block.h"

/* Values being collected, each in the widest type of its family. The first four are set before. */
typedef struct toasty__values {
    toasty__error *error;
    const toasty__column *column;
    toasty__block *block; /* what the values point at goes here */
    size_t size;          /* of a value: toasty__values_size */
    size_t len;
    size_t capacity;
    char *items;
    bool *nulls; /* from the first NULL on */
} toasty__values;

size_t toasty__values_size(const toasty__column *column);
toasty_status toasty__values_add(toasty__values *values, const toasty__cell *cell);
/* Makes the arrays part of the block; to be called once, whatever happened. Returns `status`, or what failed
 * here. */
toasty_status toasty__values_keep(toasty__values *values, toasty_status status);

#endif
