/* Conditions: made at random, evaluated by plain loops with three truth values, handed to the library, shown,
 * made smaller. */
#ifndef TESTS_RANDOM_COND_H
#define TESTS_RANDOM_COND_H

#include "world.h"

enum { COND_STEPS = 3 };

typedef struct cond {
    toasty_expr_op op; /* NONE: no condition */
    char escape;
    const toasty_field *field;
    const toasty_field *other;
    const toasty_field *steps[COND_STEPS]; /* a path to the field, from the record on */
    unsigned step_count;
    toasty_value value;
    const row *record; /* EQ, NE of a relation */
    unsigned count;    /* of the list, its rows or the children */
    toasty_value *list;
    unsigned width;    /* IN_ROWS, NOT_IN_ROWS: of each row, for as many fields in `math` */
    toasty_math *math; /* instead of `field` and what it is compared with */
    toasty_math *other_math;
    struct cond *children;
} cond;

typedef enum truth { IS_FALSE, IS_UNKNOWN, IS_TRUE } truth;

/* How many subqueries SQLite's parser takes inside each other. */
enum { COND_DEPTH = 7 };

/* A condition on a model; its values are mostly ones that its rows have. */
cond cond_any(const world *w, const toasty_model *model, unsigned depth);

/* What it says of a row; NULL says nothing, which is true. */
truth cond_value(const world *w, const cond *c, const row *r);
bool cond_meets(const world *w, const cond *c, const row *r);

/* The library's form, in scratch memory. Records to compare with are made of rows, and hold their plain
 * fields. */
toasty_expr cond_expr(const cond *c);

/* How many subqueries it nests: one for each relation that it leads over. */
unsigned cond_depth(const cond *c);

/* The n-th way to make it smaller; false when there are no more. The original is not changed. */
bool cond_smaller(const cond *c, unsigned n, cond *out);

void cond_print(FILE *out, const cond *c);

/* What is computed of numbers, and how that is made and shown: compute.c. */
toasty_value computed(const toasty_math *math, const row *r);
toasty_math computed_any(const toasty_model *model, unsigned depth);
bool computes_field(const toasty_math *math);
void computed_print(FILE *out, const toasty_math *math);

/* A record with the plain fields of a row, in scratch memory. */
void *record_of_row(const toasty_model *model, const row *r);

#endif
