/* The plans that a connection used last: found again without a lock, for one call at a time has the
 * connection. */
#ifndef TOASTY_ENGINE_RECENT_H
#define TOASTY_ENGINE_RECENT_H

#include "engine/plan.h"

/* A plan in use. */
typedef struct toasty__use {
    toasty__plan *plan;
    unsigned *running; /* how many statements of the connection use it, too; NULL: the connection does not
                          keep it */
} toasty__use;

/* As toasty__plans_get; false when memory is out. To be put back, while the caller has the connection. */
bool toasty__recent_get(toasty__plans *plans, toasty__driver_conn *conn, const toasty__op *op,
                        const toasty__shape *shape, toasty__use *out);

static inline void toasty__recent_put(const toasty__use *use)
{
    if (use->running)
        --*use->running;
    else
        toasty__plans_put(use->plan);
}

#endif
