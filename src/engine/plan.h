/* Plans of one database: SQL text by statement shape, made once and kept. Thread-safe. */
#ifndef TOASTY_ENGINE_PLAN_H
#define TOASTY_ENGINE_PLAN_H

#include <string.h>

#include "sql/op.h"

typedef struct toasty__plans toasty__plans;
typedef struct toasty__plan toasty__plan;

struct toasty__plan {
    uint64_t id; /* never used again for other text */
    const char *sql;
    size_t sql_length;
    uint64_t hash; /* of its shape */
    size_t shape_length;
    char *shape;
};

/* NULL when memory is out. */
toasty__plans *toasty__plans_new(void);
void toasty__plans_free(toasty__plans *plans);

uint64_t toasty__shape_hash(const toasty__shape *shape);

static inline bool toasty__plan_fits(const toasty__plan *plan, const toasty__shape *shape, uint64_t hash)
{
    return plan->hash == hash && plan->shape_length == shape->length &&
           !memcmp(plan->shape, shape->bytes, shape->length);
}

/* The plan of a shape, its text made from `op` the first time; NULL when memory is out. To be put back. */
toasty__plan *toasty__plans_get(toasty__plans *plans, const toasty__op *op, const toasty__shape *shape,
                                uint64_t hash);
void toasty__plans_put(toasty__plan *plan);

#endif
