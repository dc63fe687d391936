/* What the tests of queued transactions share. */
#ifndef EMBER_TEST_QUEUED_H
#define EMBER_TEST_QUEUED_H

#include "queue.h"

/* Longer than any test takes, however slow the machine is; microseconds. */
#define FOR_EVER INT64_C(600000000)

/* Groups stay open, and nobody is idle for too long. */
static inline int set_up_groups(void **state)
{
    ember__direct_test_times(FOR_EVER, FOR_EVER);
    return set_up(state);
}

static inline int tear_down_groups(void **state)
{
    ember__direct_usual_times();
    return tear_down(state);
}

/* Until so many transactions wait, to begin or for their commit. */
static inline void await_queued(conn_t c, int64_t count)
{
    while (stat_of(c, "queued_waiting") != count)
        pause_us(200);
}

/* `first`, in a transaction, commits, which `second` has begun another one to share: the errand is the first
 * one's COMMIT. Whoever comes in time does. */
static inline errand *share_commit(conn_t first, conn_t second)
{
    errand begin = {.c = second, .sql = "BEGIN QUEUED"};
    static errand commit;
    commit = (errand){.c = first, .sql = "COMMIT"};
    start_errand(&begin);
    await_queued(first, 1);
    start_errand(&commit);
    expect_errand(&begin, TURSO_DONE);
    return &commit;
}

/* The same of a transaction of this statement. */
static inline errand *share(conn_t first, const char *sql, conn_t second)
{
    exec(first, "BEGIN QUEUED");
    exec(first, sql);
    return share_commit(first, second);
}

#endif
