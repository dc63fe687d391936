/* A reading call: made at random, run, and compared with what plain loops over the rows find. */
#ifndef TESTS_RANDOM_QUERY_H
#define TESTS_RANDOM_QUERY_H

#include "cond.h"

typedef enum query_kind {
    QUERY_FIND,
    QUERY_FIRST,
    QUERY_ONE,
    QUERY_COUNT,
    QUERY_EXISTS,
    QUERY_EACH,
    QUERY_PAGES,
    QUERY_GET_BY,
    QUERY_SUM,
    QUERY_AVG,
    QUERY_LEAST,
    QUERY_GREATEST,
    QUERY_PLUCK,
    QUERY_KINDS
} query_kind;

enum { QUERY_INCLUDES = 4 };

typedef struct including {
    const toasty_field *field; /* a relation, or a deferred field */
    cond where;
    unsigned order_count;
    toasty_order order[TOASTY_MAX_ORDER];
    int64_t limit;
    int64_t offset;
    unsigned count;
    struct including *nested;
} including;

typedef struct query {
    query_kind kind;
    const toasty_model *model;
    const toasty_field *relation; /* of `parent`, or NULL */
    const row *parent;
    unsigned by_count; /* fields that have these values; GET_BY has some */
    uint16_t by[TOASTY_MAX_KEY];
    toasty_value by_values[TOASTY_MAX_KEY];
    cond where;
    cond within; /* of a view: on its model */
    unsigned order_count;
    toasty_order order[TOASTY_MAX_ORDER];
    int64_t limit;
    int64_t offset;
    int64_t per_page;
    unsigned include_count;
    including includes[QUERY_INCLUDES];
    const toasty_field *field; /* SUM to PLUCK */
} query;

query query_any(const world *w);

/* Runs it. NULL when the answer is right, otherwise what is wrong; the text is valid until the next call. */
const char *query_wrong(const world *w, toasty_db *db, const query *q);

/* The n-th way to make it smaller; false when there are no more. */
bool query_smaller(const query *q, unsigned n, query *out);
/* Whether it speaks of a row, which therefore must stay. */
bool query_needs(const query *q, const row *r);
void query_print(FILE *out, const query *q);

/* The library's options for it. */
toasty_find_options query_options(toasty_db *db, const query *q);
toasty_target query_target(const query *q);

/* ---- what an answer should be: expect.c ---- */

/* The rows that the query is about, in its order; rows that are alike in it in any order. Limits left out. */
size_t expected_rows(const world *w, const query *q, row **out);
int order_of(const toasty_order *order, unsigned count, const row *a, const row *b);
/* NULL, or what is wrong with what is loaded onto a record of `r`. */
const char *includes_wrong(const world *w, const toasty_model *model, const void *record, const row *r,
                           const including *includes, unsigned count);
/* Remembers a sentence; returns it. */
const char *wrong(const char *format, ...);

#endif
