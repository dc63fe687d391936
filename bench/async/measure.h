/* What the measurements of fibers share. */
#ifndef BENCH_ASYNC_MEASURE_H
#define BENCH_ASYNC_MEASURE_H

#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

#include <toasty/db.h>

static inline double now_us(void)
{
    return (double)uv_hrtime() / 1e3;
}

/* Ends the program when a call has failed. */
static inline void check(const toasty_db *on, bool good)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", toasty_errmsg(on));
    exit(1);
}

#endif
