/* A driver whose connections only count, for tests of the pool. */
#ifndef TESTS_SESSION_FAKE_DRIVER_H
#define TESTS_SESSION_FAKE_DRIVER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/clock.h"
#include "runtime/pool.h"

typedef struct fake_conn {
    toasty__driver_conn base;
    int number;
    atomic_bool in_use;
    bool broken;
    bool dead; /* does not answer a ping */
} fake_conn;

static atomic_int made, open_now, pings;
static atomic_int loop_thread;     /* 0: none */
static atomic_int blocked;         /* calls that may block it */
static atomic_int refuse_connects; /* so many of the next ones fail */
static int connect_ms;             /* what the next ones take, in a test's own time */

static _Atomic int64_t clock_ns;

static inline int64_t read_clock(void)
{
    return atomic_load(&clock_ns);
}

static inline void pass_ms(int ms)
{
    atomic_fetch_add(&clock_ns, ms * INT64_C(1000000));
}

static void note_blocking(void)
{
    if (gettid() == atomic_load(&loop_thread))
        atomic_fetch_add(&blocked, 1);
}

static toasty_status fake_connect(toasty__driver_db *db, toasty__driver_conn **out, toasty__error *error)
{
    (void)db;
    note_blocking();
    pass_ms(connect_ms);
    if (atomic_load(&refuse_connects) > 0 && atomic_fetch_sub(&refuse_connects, 1) > 0)
        return toasty__fail(error, TOASTY_DRIVER_OPERATION_FAILED, "no connection today");
    fake_conn *conn = calloc(1, sizeof *conn);
    assert_non_null(conn);
    conn->number = atomic_fetch_add(&made, 1) + 1;
    atomic_fetch_add(&open_now, 1);
    *out = &conn->base;
    return TOASTY_OK;
}

static void fake_disconnect(toasty__driver_conn *conn)
{
    note_blocking();
    atomic_fetch_sub(&open_now, 1);
    free(conn);
}

static toasty_status fake_ping(toasty__driver_conn *conn, toasty__error *error)
{
    note_blocking();
    atomic_fetch_add(&pings, 1);
    return ((fake_conn *)conn)->dead ? toasty__fail(error, TOASTY_CONNECTION_LOST, "gone") : TOASTY_OK;
}

static bool fake_usable(const toasty__driver_conn *conn)
{
    return !((const fake_conn *)conn)->broken;
}

static const toasty__driver fake = {
    .scheme = "fake",
    .connect = fake_connect,
    .disconnect = fake_disconnect,
    .ping = fake_ping,
    .usable = fake_usable,
};

static toasty__error error;

static inline int reset(void **state)
{
    (void)state;
    atomic_store(&made, 0);
    atomic_store(&open_now, 0);
    atomic_store(&pings, 0);
    atomic_store(&blocked, 0);
    atomic_store(&loop_thread, 0);
    atomic_store(&refuse_connects, 0);
    connect_ms = 0;
    toasty__error_init(&error);
    return 0;
}

static inline int stop_clock(void **state)
{
    atomic_store(&clock_ns, 1);
    toasty__set_clocks(read_clock, NULL);
    return reset(state);
}

static inline int restart_clock(void **state)
{
    (void)state;
    toasty__set_clocks(NULL, NULL);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup(name, reset)
/* No time passes in it but what it lets pass. */
#define TEST_IN_ITS_OWN_TIME(name) cmocka_unit_test_setup_teardown(name, stop_clock, restart_clock)

/* Times that are 0 are not limited. */
static inline toasty__pool *new_pool(toasty__pool_config config)
{
    int *times[] = {&config.wait_timeout_ms, &config.create_timeout_ms, &config.health_check_interval_ms,
                    &config.max_lifetime_ms, &config.max_idle_ms};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (*times[i] == 0)
            *times[i] = -1;
    toasty__pool *pool = toasty__pool_new(&fake, NULL, &config);
    assert_non_null(pool);
    return pool;
}

#define CONFIG(...) ((toasty__pool_config){__VA_ARGS__})

static inline fake_conn *acquire(toasty__pool *pool)
{
    fake_conn *conn = (fake_conn *)toasty__pool_acquire(pool, &error);
    assert_non_null(conn);
    return conn;
}

static inline void check_status(toasty__pool *pool, int size, int available)
{
    toasty_pool_status status = toasty__pool_status(pool);
    assert_int_equal(status.size, size);
    assert_int_equal(status.available, available);
    assert_int_equal(atomic_load(&open_now), size);
}

#endif
