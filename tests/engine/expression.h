/* Conditions on rows made at random, what they mean, and how they look. */
#ifndef TESTS_ENGINE_EXPRESSION_H
#define TESTS_ENGINE_EXPRESSION_H

#include <stdbool.h>
#include <stdio.h>

#include "rows.toasty.h"

/* SQL's truth values, so that AND is the least of its parts and OR the greatest. */
typedef enum truth { IS_FALSE, IS_UNKNOWN, IS_TRUE } truth;

/* Everything that expressions point at, until the next begin. */
void expression_begin(void);
toasty_expr expression_make(unsigned depth);

/* Row 0 is nobody's; parent_id is the place of another one in `rows`. */
truth expression_value(const toasty_expr *e, const struct Row *rows, size_t count, const struct Row *row);

void expression_print(FILE *out, const toasty_expr *e);

/* The n-th way to make an expression smaller; false when there are no more. */
bool expression_smaller(const toasty_expr *e, unsigned n, toasty_expr *out);

/* Values that rows and conditions share. */
#define EXPRESSION_WORDS "", "a", "A", "ab", "aB%", "b_", "[x", "x*", "?\\", "caf\xc3\xa9"
enum { WORD_COUNT = 10 };
extern const char *const expression_words[WORD_COUNT];

#endif
