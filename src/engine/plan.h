/* Plans of one database: SQL text by statement shape, made once and kept. Thread-safe. */
#ifndef TOASTY_ENGINE_PLAN_H
#define TOASTY_ENGINE_PLAN_H

#include "sql/op.h"

typedef struct toasty__plans toasty__plans;
typedef struct toasty__plan toasty__plan;

struct toasty__plan {
    uint64_t id; /* never used again for other text */
    const char *sql;
    size_t sql_length;
};

/* NULL when memory is out. */
toasty__plans *toasty__plans_new(void);
void toasty__plans_free(toasty__plans *plans);

/* The plan of a shape, its text made from `op` the first time; NULL when memory is out. To be put back. */
toasty__plan *toasty__plans_get(toasty__plans *plans, const toasty__op *op, const toasty__shape *shape);
void toasty__plans_put(toasty__plan *plan);

#endif
