/* Making the n-th allocation of the library fail. */
#ifndef TESTS_CORE_FAILING_H
#define TESTS_CORE_FAILING_H

#include "core/alloc.h"

static long failing_left; /* allocations that still succeed; -1: all do */
static long failing_refused;

static int failing_gate(void)
{
    if (failing_left < 0)
        return 1;
    if (failing_left > 0) {
        failing_left--;
        return 1;
    }
    failing_refused++;
    return 0;
}

/* From the allocation after `successes` on, all fail. */
static inline void failing_begin(long successes)
{
    failing_left = successes;
    failing_refused = 0;
    toasty__set_alloc_gate(failing_gate);
}

/* Returns how many were refused. */
static inline long failing_end(void)
{
    toasty__set_alloc_gate(0);
    return failing_refused;
}

#endif
