/* The connection pool, over a driver whose connections only count. */
#include "fake_driver.h"
#include "runtime/fiber.h"

static void connections_are_made_when_needed_and_used_again(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 3));
    (void)state;
    check_status(pool, 0, 0);
    fake_conn *a = acquire(pool);
    check_status(pool, 1, 0);
    fake_conn *b = acquire(pool);
    check_status(pool, 2, 0);
    toasty__pool_release(pool, &a->base);
    toasty__pool_release(pool, &b->base);
    check_status(pool, 2, 2);
    /* The one that was used last comes first: its caches are warm, and the others may grow old. */
    assert_ptr_equal(acquire(pool), b);
    assert_ptr_equal(acquire(pool), a);
    fake_conn *c = acquire(pool);
    assert_int_equal(c->number, 3);
    assert_int_equal(toasty__pool_status(pool).max_size, 3);
    toasty__pool_release(pool, &a->base);
    toasty__pool_release(pool, &b->base);
    toasty__pool_release(pool, &c->base);
    toasty__pool_free(pool);
    assert_int_equal(atomic_load(&open_now), 0);
}

static void a_wait_has_an_end(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 2, .wait_timeout_ms = 60));
    (void)state;
    fake_conn *a = acquire(pool), *b = acquire(pool);
    int64_t began = toasty__monotonic_ns();
    assert_null(toasty__pool_acquire(pool, &error));
    int64_t ms = (toasty__monotonic_ns() - began) / 1000000;
    assert_true(ms >= 60);
    assert_int_equal(error.info.code, TOASTY_CONNECTION_POOL);
    assert_string_equal(error.info.message,
                        "connection pool: timed out after 60 ms waiting for one of 2 connections");
    assert_int_equal(toasty__pool_waiting(pool), 0);
    toasty__pool_release(pool, &a->base);
    toasty__pool_release(pool, &b->base);
    check_status(pool, 2, 2);
    assert_ptr_equal(acquire(pool), b);
    toasty__pool_release(pool, &b->base);
    toasty__pool_free(pool);
}

static void who_only_tries_does_not_wait(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 2, .pre_ping = true));
    (void)state;
    fake_conn *a = (fake_conn *)toasty__pool_try(pool); /* made */
    assert_non_null(a);
    toasty__pool_release(pool, &a->base);
    assert_ptr_equal(toasty__pool_try(pool), a); /* idle */
    assert_int_equal(atomic_load(&pings), 1);
    atomic_store(&refuse_connects, 1);
    assert_null(toasty__pool_try(pool)); /* a failure is no news */
    check_status(pool, 1, 0);
    fake_conn *b = acquire(pool);
    assert_null(toasty__pool_try(pool));
    assert_int_equal(toasty__pool_waiting(pool), 0);
    a->dead = true;
    toasty__pool_release(pool, &a->base);
    fake_conn *c = (fake_conn *)toasty__pool_try(pool); /* in the place of one that did not answer */
    assert_non_null(c);
    toasty__pool_release(pool, &b->base);
    toasty__pool_release(pool, &c->base);
    check_status(pool, 2, 2);
    toasty__pool_free(pool);
}

/* ---- waiters ---- */

typedef struct waiting {
    pthread_t thread;
    toasty__pool *pool;
    toasty__driver_conn *conn;
    toasty__error error;
    int turn; /* in which it was served */
} waiting;

static atomic_int turns;

static void *wait_for_connection(void *arg)
{
    waiting *self = arg;
    toasty__error_init(&self->error);
    self->conn = toasty__pool_acquire(self->pool, &self->error);
    self->turn = atomic_fetch_add(&turns, 1);
    if (self->conn)
        toasty__pool_release(self->pool, self->conn);
    return NULL;
}

static void start_waiting(waiting *self, toasty__pool *pool, int queued)
{
    *self = (waiting){.pool = pool};
    assert_int_equal(pthread_create(&self->thread, NULL, wait_for_connection, self), 0);
    while (toasty__pool_waiting(pool) != queued)
        usleep(200);
}

static void who_comes_first_is_served_first(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1));
    waiting waiters[6];
    (void)state;
    fake_conn *only = acquire(pool);
    atomic_store(&turns, 0);
    for (int i = 0; i < 6; i++)
        start_waiting(&waiters[i], pool, i + 1);
    toasty__pool_release(pool, &only->base);
    for (int i = 0; i < 6; i++) {
        pthread_join(waiters[i].thread, NULL);
        assert_ptr_equal(waiters[i].conn, only);
        assert_int_equal(waiters[i].turn, i);
    }
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

static void a_waiter_makes_the_connection_that_replaces_a_broken_one(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1));
    waiting waiter;
    (void)state;
    fake_conn *only = acquire(pool);
    start_waiting(&waiter, pool, 1);
    only->broken = true;
    toasty__pool_release(pool, &only->base);
    pthread_join(waiter.thread, NULL);
    assert_non_null(waiter.conn);
    assert_int_equal(atomic_load(&made), 2);
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

static void a_place_that_cannot_be_filled_goes_to_the_next(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1));
    waiting first, second;
    (void)state;
    fake_conn *only = acquire(pool);
    start_waiting(&first, pool, 1);
    start_waiting(&second, pool, 2);
    atomic_store(&refuse_connects, 1);
    only->broken = true;
    toasty__pool_release(pool, &only->base);
    pthread_join(first.thread, NULL);
    pthread_join(second.thread, NULL);
    assert_null(first.conn);
    assert_int_equal(first.error.info.code, TOASTY_DRIVER_OPERATION_FAILED);
    assert_non_null(second.conn);
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

static void a_waiter_in_the_middle_can_give_up(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1, .wait_timeout_ms = 300));
    waiting waiters[3];
    (void)state;
    fake_conn *only = acquire(pool);
    for (int i = 0; i < 3; i++) {
        start_waiting(&waiters[i], pool, i + 1);
        if (i == 1)
            usleep(1000);
    }
    for (int i = 0; i < 3; i++) {
        pthread_join(waiters[i].thread, NULL);
        assert_null(waiters[i].conn);
        assert_int_equal(waiters[i].error.info.code, TOASTY_CONNECTION_POOL);
    }
    toasty__pool_release(pool, &only->base);
    check_status(pool, 1, 1);
    assert_ptr_equal(acquire(pool), only);
    toasty__pool_release(pool, &only->base);
    toasty__pool_free(pool);
}

static void give_up(toasty__pool *pool)
{
    toasty__local *local = toasty__fiber_local();
    local->deadline_ns = toasty__monotonic_ns() + 2000000;
    assert_null(toasty__pool_acquire(pool, &error));
    local->deadline_ns = 0;
    assert_int_equal(error.info.code, TOASTY_DEADLINE_EXCEEDED);
}

static void others_queue_up_where_one_has_given_up(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1));
    waiting waiters[2];
    (void)state;
    fake_conn *only = acquire(pool);
    for (int i = 0; i < 2; i++) {
        give_up(pool);
        start_waiting(&waiters[i], pool, i + 1);
    }
    toasty__pool_release(pool, &only->base);
    for (int i = 0; i < 2; i++) {
        pthread_join(waiters[i].thread, NULL);
        assert_ptr_equal(waiters[i].conn, only);
    }
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

/* ---- connections that are not kept ---- */

static void unusable_connections_are_replaced(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 2));
    (void)state;
    fake_conn *a = acquire(pool);
    a->broken = true;
    toasty__pool_release(pool, &a->base);
    check_status(pool, 0, 0);
    a = acquire(pool);
    assert_int_equal(a->number, 2);
    toasty__pool_release(pool, &a->base);
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

static void a_failed_connect_leaves_the_place_free(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1));
    (void)state;
    atomic_store(&refuse_connects, 2);
    for (int i = 0; i < 2; i++) {
        assert_null(toasty__pool_acquire(pool, &error));
        assert_string_equal(error.info.message, "driver operation failed: no connection today");
        check_status(pool, 0, 0);
    }
    toasty__pool_release(pool, &acquire(pool)->base);
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

static void a_connect_that_takes_too_long_fails(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1, .create_timeout_ms = 5));
    (void)state;
    connect_ms = 30;
    assert_null(toasty__pool_acquire(pool, &error));
    assert_int_equal(error.info.code, TOASTY_CONNECTION_POOL);
    assert_non_null(strstr(error.info.message, "the limit is 5 ms"));
    check_status(pool, 0, 0);
    connect_ms = 0;
    toasty__pool_release(pool, &acquire(pool)->base);
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

static void pre_ping_asks_before_each_use(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 2, .pre_ping = true));
    (void)state;
    fake_conn *a = acquire(pool);
    assert_int_equal(atomic_load(&pings), 0); /* a new one needs none */
    for (int i = 1; i <= 3; i++) {
        toasty__pool_release(pool, &a->base);
        assert_ptr_equal(acquire(pool), a);
        assert_int_equal(atomic_load(&pings), i);
    }
    a->dead = true;
    toasty__pool_release(pool, &a->base);
    fake_conn *b = acquire(pool);
    assert_int_equal(b->number, 2);
    check_status(pool, 1, 0);
    toasty__pool_release(pool, &b->base);
    toasty__pool_free(pool);
}

static void idle_connections_are_pinged_after_the_interval(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 2, .health_check_interval_ms = 50));
    (void)state;
    fake_conn *a = acquire(pool);
    toasty__pool_release(pool, &a->base);
    pass_ms(49);
    assert_ptr_equal(acquire(pool), a);
    toasty__pool_release(pool, &a->base);
    assert_int_equal(atomic_load(&pings), 0);
    pass_ms(60);
    assert_ptr_equal(acquire(pool), a);
    assert_int_equal(atomic_load(&pings), 1);
    a->dead = true;
    toasty__pool_release(pool, &a->base);
    pass_ms(60);
    a = acquire(pool);
    assert_int_equal(a->number, 2);
    check_status(pool, 1, 0);
    toasty__pool_release(pool, &a->base);
    toasty__pool_free(pool);
}

/* What one was lost by, may have taken the others with it: those are asked before the next use. */
static void when_one_is_lost_the_idle_ones_are_asked(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 4, .health_check_interval_ms = 3600 * 1000));
    fake_conn *conns[3];
    (void)state;
    for (int i = 0; i < 3; i++)
        conns[i] = acquire(pool);
    toasty__pool_release(pool, &conns[0]->base);
    toasty__pool_release(pool, &conns[1]->base);
    conns[2]->broken = true;
    conns[1]->dead = true;
    toasty__pool_release(pool, &conns[2]->base);
    fake_conn *fresh = acquire(pool); /* in the place of the second, which does not answer */
    assert_int_equal(fresh->number, 4);
    assert_int_equal(atomic_load(&pings), 1);
    assert_ptr_equal(acquire(pool), conns[0]);
    assert_int_equal(atomic_load(&pings), 2);
    toasty__pool_release(pool, &conns[0]->base);
    assert_ptr_equal(acquire(pool), conns[0]); /* it has answered */
    assert_int_equal(atomic_load(&pings), 2);

    /* one that does not answer is lost, too */
    fresh->dead = true;
    toasty__pool_release(pool, &conns[0]->base);
    toasty__pool_release(pool, &fresh->base);
    fresh->base.suspect = true;
    toasty__pool_release(pool, &acquire(pool)->base);
    assert_int_equal(atomic_load(&made), 5);
    fake_conn *last = acquire(pool);
    assert_int_equal(last->number, 5);
    assert_int_equal(atomic_load(&pings), 3);
    assert_ptr_equal(acquire(pool), conns[0]);
    assert_int_equal(atomic_load(&pings), 4);
    toasty__pool_release(pool, &conns[0]->base);
    toasty__pool_release(pool, &last->base);
    check_status(pool, 2, 2);
    toasty__pool_free(pool);
}

static void without_checks_nobody_is_asked(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 2, .max_idle_ms = 3600 * 1000));
    (void)state;
    fake_conn *a = acquire(pool), *b = acquire(pool);
    toasty__pool_release(pool, &a->base);
    b->broken = true;
    toasty__pool_release(pool, &b->base);
    assert_ptr_equal(acquire(pool), a);
    assert_int_equal(atomic_load(&pings), 0);
    toasty__pool_release(pool, &a->base);
    toasty__pool_free(pool);
}

static void connections_have_a_longest_life(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 2, .max_lifetime_ms = 40));
    (void)state;
    fake_conn *a = acquire(pool);
    pass_ms(50);
    toasty__pool_release(pool, &a->base); /* found at the end of its use */
    check_status(pool, 0, 0);
    a = acquire(pool);
    assert_int_equal(a->number, 2);
    toasty__pool_release(pool, &a->base);
    pass_ms(50);
    a = acquire(pool); /* found at the beginning of one */
    assert_int_equal(a->number, 3);
    check_status(pool, 1, 0);
    toasty__pool_release(pool, &a->base);
    toasty__pool_free(pool);
}

static void connections_that_lie_idle_are_closed(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 4, .max_idle_ms = 40));
    fake_conn *conns[3];
    (void)state;
    for (int i = 0; i < 3; i++)
        conns[i] = acquire(pool);
    for (int i = 0; i < 2; i++)
        toasty__pool_release(pool, &conns[i]->base);
    check_status(pool, 3, 2);
    pass_ms(50);
    /* Held all the time, so not idle; those at the bottom were, and go now. */
    toasty__pool_release(pool, &conns[2]->base);
    check_status(pool, 1, 1);
    assert_ptr_equal(acquire(pool), conns[2]);
    toasty__pool_release(pool, &conns[2]->base);
    pass_ms(50);
    fake_conn *fresh = acquire(pool);
    assert_int_equal(fresh->number, 4);
    toasty__pool_release(pool, &fresh->base);
    toasty__pool_free(pool);
}

/* ---- many threads ---- */

enum { THREADS = 8, ROUNDS = 3000 };

static void *hammer(void *arg)
{
    toasty__pool *pool = arg;
    toasty__error mine;
    uint64_t random = (uint64_t)(uintptr_t)&mine | 1;
    toasty__error_init(&mine);
    for (int i = 0; i < ROUNDS; i++) {
        fake_conn *conn = (fake_conn *)toasty__pool_acquire(pool, &mine);
        if (!conn)
            continue; /* a refused connect */
        if (atomic_exchange(&conn->in_use, true))
            abort(); /* two threads have it */
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        if (random % 64 == 0)
            atomic_fetch_add(&refuse_connects, 1);
        conn->broken = random % 16 == 0;
        conn->dead = random % 17 == 0;
        atomic_store(&conn->in_use, false);
        toasty__pool_release(pool, &conn->base);
    }
    return NULL;
}

static void many_threads_share_few_connections(void **state)
{
    toasty__pool *pool =
        new_pool(CONFIG(.max_size = 3, .pre_ping = true, .max_idle_ms = 1, .max_lifetime_ms = 5));
    pthread_t threads[THREADS];
    (void)state;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, hammer, pool), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    toasty_pool_status status = toasty__pool_status(pool);
    assert_in_range(status.size, 0, 3);
    check_status(pool, status.size, status.size);
    assert_int_equal(toasty__pool_waiting(pool), 0);
    toasty__pool_free(pool);
    assert_int_equal(atomic_load(&open_now), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(connections_are_made_when_needed_and_used_again),
        TEST(a_wait_has_an_end),
        TEST(who_only_tries_does_not_wait),
        TEST(who_comes_first_is_served_first),
        TEST(a_waiter_makes_the_connection_that_replaces_a_broken_one),
        TEST(a_place_that_cannot_be_filled_goes_to_the_next),
        TEST(a_waiter_in_the_middle_can_give_up),
        TEST(others_queue_up_where_one_has_given_up),
        TEST(unusable_connections_are_replaced),
        TEST(a_failed_connect_leaves_the_place_free),
        TEST_IN_ITS_OWN_TIME(a_connect_that_takes_too_long_fails),
        TEST(pre_ping_asks_before_each_use),
        TEST_IN_ITS_OWN_TIME(idle_connections_are_pinged_after_the_interval),
        TEST(when_one_is_lost_the_idle_ones_are_asked),
        TEST(without_checks_nobody_is_asked),
        TEST_IN_ITS_OWN_TIME(connections_have_a_longest_life),
        TEST_IN_ITS_OWN_TIME(connections_that_lie_idle_are_closed),
        TEST(many_threads_share_few_connections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
