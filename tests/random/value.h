/* Values as the tests know them: made at random, compared as the guide says the database compares them. */
#ifndef TESTS_RANDOM_VALUE_H
#define TESTS_RANDOM_VALUE_H

#include <stdio.h>

#include <toasty/toasty.h>

bool value_is_null(const toasty_value *v);
bool is_number(toasty_type type);
bool is_text_type(toasty_type type); /* a C string in a record */

/* A value that the field can hold, of few different ones, extremes among them; never NULL. What it points at
 * stays. */
toasty_value value_any(const toasty_field *field);
/* A value like that, and seldom NULL. */
toasty_value value_any_or_null(const toasty_field *field);

/* Below, at or above 0 as `a` is less than, equal to or greater than `b`; NULL comes first. */
int value_order(const toasty_value *a, const toasty_value *b);
bool value_same(const toasty_value *a, const toasty_value *b);

/* The value of a scalar field in a record. */
toasty_value value_of_record(const toasty_field *field, const void *record);
/* The value in a variable of the type's C type. */
toasty_value value_at(toasty_type type, const void *at);
/* Writes a value into a variable of the type's C type. */
void value_put(toasty_type type, void *at, const toasty_value *v);
size_t value_size(toasty_type type);

void value_print(FILE *out, const toasty_value *v);

/* Memory filled with zeros, which is given back from some place on. */
void *scratch(size_t size);
size_t scratch_mark(void);
void scratch_rewind(size_t mark);

#endif
