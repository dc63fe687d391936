/* What the tests of the queue of single statements share: who waits in it, and neighbours that make groups.
 */
#ifndef EMBER_TEST_QUEUE_H
#define EMBER_TEST_QUEUE_H

#include "concurrent.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

static inline void pause_us(long us)
{
    nanosleep(&(struct timespec){.tv_nsec = us * 1000}, NULL);
}

/* Until so many statements are in the queue of the handle that `c` belongs to. */
static inline void await_waiting(conn_t c, int64_t count)
{
    while (stat_of(c, "statements_waiting") != count)
        pause_us(200);
}

/* What a thread of its own executes. */
typedef struct {
    conn_t c;
    stmt_t s; /* either this one, or those in `sql`, up to one that fails */
    const char *sql;
    turso_status_code_t status;
    const char *error;
    atomic_bool done;
    pthread_t thread;
} errand;

static inline void *do_errand(void *arg)
{
    errand *e = arg;
    e->status = e->s ? turso_statement_step(e->s, &e->error) : script(e->c, e->sql, &e->error);
    e->done = true;
    return NULL;
}

static inline void start_errand(errand *e)
{
    assert_int_equal(pthread_create(&e->thread, NULL, do_errand, e), 0);
}

static inline void end_errand(errand *e)
{
    assert_int_equal(pthread_join(e->thread, NULL), 0);
}

static inline void expect_errand(errand *e, turso_status_code_t status)
{
    end_errand(e);
    expect_at(__LINE__, e->sql ? e->sql : "step", status, e->status, &e->error);
}

/* Whether the statement goes through the queue: whoever is served there is part of a group. */
static inline bool goes_there(conn_t c, const char *sql)
{
    int64_t before = stat_of(c, "statement_groups");
    exec(c, sql);
    return stat_of(c, "statement_groups") > before;
}

#endif
