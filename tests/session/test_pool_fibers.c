/* The pool in fibers: what blocks does so on other threads, and fibers and threads wait in one queue. */
#include "fake_driver.h"

#include "../runtime/support.h"

typedef struct guest {
    toasty__pool *pool;
    toasty__fiber *fiber;
    pthread_t thread;
    toasty__error error;
    int turn; /* in which it was served; 0: not at all */
} guest;

static atomic_int turns;

static void visit(void *arg)
{
    guest *self = arg;
    toasty__error_init(&self->error);
    toasty__driver_conn *conn = toasty__pool_acquire(self->pool, &self->error);
    if (conn) {
        self->turn = atomic_fetch_add(&turns, 1) + 1;
        toasty__pool_release(self->pool, conn);
    }
    toasty__fiber_come_home();
}

static void *visit_in_thread(void *arg)
{
    visit(arg);
    return NULL;
}

static void run_on_loop(void (*run)(void *arg), void *arg)
{
    atomic_store(&loop_thread, gettid());
    test_spawn(run, arg, 0);
    test_run_loop();
    assert_int_equal(atomic_load(&blocked), 0);
    atomic_store(&loop_thread, 0);
}

/* ---- what blocks ---- */

static fake_conn *use_once(toasty__pool *pool, bool breaks, bool dies)
{
    fake_conn *conn = acquire(pool);
    conn->broken = breaks;
    conn->dead = dies;
    toasty__fiber_come_home(); /* it may be given back from there */
    toasty__pool_release(pool, &conn->base);
    toasty__fiber_come_home();
    return conn;
}

static void make_ping_and_close(void *arg)
{
    toasty__pool *pool = arg;
    use_once(pool, false, true); /* made; the next ping fails */
    use_once(pool, true, false); /* another in its place */
    use_once(pool, false, false);
    fake_conn *idle = use_once(pool, false, false); /* pinged */
    idle->base.used_ns -= INT64_C(7200) * 1000000000;
    use_once(pool, false, false); /* the old one is closed */
}

static void what_blocks_does_not_hold_the_loop(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1, .pre_ping = true, .max_idle_ms = 3600 * 1000));
    (void)state;
    run_on_loop(make_ping_and_close, pool);
    assert_int_equal(atomic_load(&made), 4);
    assert_int_equal(atomic_load(&pings), 2);
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

static void connect_slowly(void *pool)
{
    assert_null(toasty__pool_acquire(pool, &error));
    toasty__fiber_come_home();
    assert_int_equal(error.info.code, TOASTY_CONNECTION_POOL);
    assert_non_null(strstr(error.info.message, "the limit is 5 ms"));
}

static void a_slow_connect_ends_with_its_limit(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1, .create_timeout_ms = 5));
    (void)state;
    connect_ms = 30;
    run_on_loop(connect_slowly, pool);
    check_status(pool, 0, 0);
    toasty__pool_free(pool);
}

/* ---- waiting ---- */

enum { GUESTS = 8 };

static void wait_until_queued(toasty__pool *pool, int count)
{
    while (toasty__pool_waiting(pool) != count)
        toasty__fiber_yield();
}

static void invite_all(void *arg)
{
    guest *guests = arg;
    toasty__pool *pool = guests[0].pool;
    fake_conn *only = acquire(pool);
    toasty__fiber_come_home();
    for (int i = 0; i < GUESTS; i++) {
        if (i % 2)
            assert_int_equal(pthread_create(&guests[i].thread, NULL, visit_in_thread, &guests[i]), 0);
        else
            test_spawn(visit, &guests[i], 0);
        wait_until_queued(pool, i + 1);
    }
    toasty__pool_release(pool, &only->base);
}

static void fibers_and_threads_wait_in_one_queue(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1));
    guest guests[GUESTS];
    (void)state;
    atomic_store(&turns, 0);
    for (int i = 0; i < GUESTS; i++)
        guests[i] = (guest){.pool = pool};
    run_on_loop(invite_all, guests);
    for (int i = 0; i < GUESTS; i++) {
        if (i % 2)
            pthread_join(guests[i].thread, NULL);
        assert_int_equal(guests[i].turn, i + 1);
    }
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

static void let_them_wait_in_vain(void *arg)
{
    guest *guests = arg;
    fake_conn *only = acquire(guests[0].pool);
    toasty__fiber_come_home();
    for (int i = 0; i < 3; i++)
        test_spawn(visit, &guests[i], 0);
    for (int i = 0; i < 3; i++)
        while (guests[i].error.info.code == TOASTY_OK)
            toasty__fiber_yield();
    toasty__pool_release(guests[0].pool, &only->base);
}

static void a_fiber_waits_no_longer_than_the_limit(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1, .wait_timeout_ms = 15));
    guest guests[3] = {{.pool = pool}, {.pool = pool}, {.pool = pool}};
    (void)state;
    run_on_loop(let_them_wait_in_vain, guests);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(guests[i].error.info.code, TOASTY_CONNECTION_POOL);
        assert_string_equal(guests[i].error.info.message,
                            "connection pool: timed out after 15 ms waiting for one of 1 connection");
    }
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

static void cancel_the_second(void *arg)
{
    guest *guests = arg;
    toasty__pool *pool = guests[0].pool;
    fake_conn *only = acquire(pool);
    toasty__fiber_come_home();
    for (int i = 0; i < 3; i++) {
        guests[i].fiber = test_spawn(visit, &guests[i], 0);
        wait_until_queued(pool, i + 1);
    }
    toasty__fiber_cancel(guests[1].fiber);
    wait_until_queued(pool, 2);
    toasty__pool_release(pool, &only->base);
}

static void a_cancelled_fiber_leaves_the_queue(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1));
    guest guests[3] = {{.pool = pool}, {.pool = pool}, {.pool = pool}};
    (void)state;
    atomic_store(&turns, 0);
    run_on_loop(cancel_the_second, guests);
    assert_int_equal(guests[0].turn, 1);
    assert_int_equal(guests[1].turn, 0);
    assert_int_equal(guests[1].error.info.code, TOASTY_CANCELLED);
    assert_int_equal(guests[2].turn, 2);
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

static void cancel_who_is_served(void *arg)
{
    guest *guests = arg;
    toasty__pool *pool = guests[0].pool;
    fake_conn *only = acquire(pool);
    toasty__fiber_come_home();
    for (int i = 0; i < 2; i++) {
        guests[i].fiber = test_spawn(visit, &guests[i], 0);
        wait_until_queued(pool, i + 1);
    }
    toasty__pool_release(pool, &only->base);
    toasty__fiber_cancel(guests[0].fiber); /* it has the connection, and does not know yet */
}

static void a_connection_is_not_lost_with_who_is_cancelled(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1));
    guest guests[2] = {{.pool = pool}, {.pool = pool}};
    (void)state;
    atomic_store(&turns, 0);
    run_on_loop(cancel_who_is_served, guests);
    assert_int_equal(guests[1].turn, atomic_load(&turns));
    check_status(pool, 1, 1);
    toasty__pool_free(pool);
}

static void replace_for_a_waiter(void *arg)
{
    guest *self = arg;
    fake_conn *only = acquire(self->pool);
    toasty__fiber_come_home();
    test_spawn(visit, self, 0);
    wait_until_queued(self->pool, 1);
    only->broken = true;
    toasty__pool_release(self->pool, &only->base);
    toasty__fiber_come_home();
}

static void a_waiting_fiber_makes_the_connection_that_replaces_a_broken_one(void **state)
{
    guest self = {.pool = new_pool(CONFIG(.max_size = 1))};
    (void)state;
    atomic_store(&turns, 0);
    run_on_loop(replace_for_a_waiter, &self);
    assert_int_equal(self.turn, 1);
    assert_int_equal(atomic_load(&made), 2);
    check_status(self.pool, 1, 1);
    toasty__pool_free(self.pool);
}

/* ---- a thread that waits while its fibers have what it waits for ---- */

typedef struct holding {
    toasty__pool *pool;
    toasty__fiber *fiber;
    fake_conn *conn;
    int awaited; /* waiters before it goes on */
    atomic_bool has_conn;
    atomic_bool let_go;
} holding;

static void wait_away(const holding *self)
{
    while (toasty__pool_waiting(self->pool) != self->awaited)
        usleep(100);
}

static void hold_at_home(void *arg)
{
    holding *self = arg;
    self->conn = acquire(self->pool);
    toasty__fiber_come_home();
    atomic_store(&self->has_conn, true);
    while (!atomic_load(&self->let_go))
        toasty__fiber_park(-1);
    toasty__pool_release(self->pool, &self->conn->base);
    toasty__fiber_come_home();
}

/* Until it has what it wants to have, on this thread's loop. */
static void begin_to_hold(holding *self, void (*run)(void *arg))
{
    self->fiber = test_spawn(run, self, 0);
    while (!atomic_load(&self->has_conn))
        test_run_one();
}

static void end_holding(holding *self, int count)
{
    for (int i = 0; i < count; i++) {
        atomic_store(&self[i].let_go, true);
        toasty__fiber_wake(self[i].fiber);
    }
    test_run_loop();
}

static void expect_refusal(toasty__pool *pool, const char *words)
{
    assert_null(toasty__pool_acquire(pool, &error));
    assert_int_equal(error.info.code, TOASTY_MISUSE);
    if (!strstr(error.info.message, words))
        fail_msg("'%s' is not in '%s'", words, error.info.message);
    assert_int_equal(toasty__pool_waiting(pool), 0);
}

static void use_and_free(toasty__pool *pool)
{
    toasty__pool_release(pool, &acquire(pool)->base);
    toasty__pool_free(pool);
    assert_int_equal(atomic_load(&open_now), 0);
}

static void a_thread_does_not_wait_for_its_own_fibers(void **state)
{
    holding one = {.pool = new_pool(CONFIG(.max_size = 1))};
    holding two[2] = {{.pool = new_pool(CONFIG(.max_size = 2, .wait_timeout_ms = 3600 * 1000))}};
    (void)state;
    begin_to_hold(&one, hold_at_home);
    expect_refusal(one.pool, "1 of 1 connection is held by fibers of this thread");
    expect_refusal(one.pool, "toasty_spawn");
    end_holding(&one, 1);
    use_and_free(one.pool);

    two[1] = (holding){.pool = two[0].pool};
    begin_to_hold(&two[0], hold_at_home);
    toasty__pool_release(two[0].pool, &acquire(two[0].pool)->base); /* one is left */
    begin_to_hold(&two[1], hold_at_home);
    expect_refusal(two[0].pool, "2 of 2 connections are held");
    end_holding(two, 2);
    use_and_free(two[0].pool);
}

static void *release_when_awaited(void *arg)
{
    holding *self = arg;
    wait_away(self);
    toasty__pool_release(self->pool, &self->conn->base);
    return NULL;
}

/* Another thread has one of two, and gives it back. */
static void a_thread_waits_for_others(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 2));
    holding fiber = {.pool = pool}, thread = {.pool = pool, .awaited = 1};
    pthread_t other;
    (void)state;
    begin_to_hold(&fiber, hold_at_home);
    thread.conn = acquire(pool);
    assert_int_equal(pthread_create(&other, NULL, release_when_awaited, &thread), 0);
    fake_conn *mine = acquire(pool);
    assert_ptr_equal(mine, thread.conn);
    pthread_join(other, NULL);
    toasty__pool_release(pool, &mine->base);
    end_holding(&fiber, 1);
    use_and_free(pool);
}

static void hold_away(void *arg)
{
    holding *self = arg;
    self->conn = acquire(self->pool);
    toasty__fiber_go_away();
    atomic_store(&self->has_conn, true);
    wait_away(self);
    toasty__pool_release(self->pool, &self->conn->base);
    toasty__fiber_come_home();
}

/* It needs no loop to give its connection back. */
static void a_thread_waits_for_a_fiber_that_is_away(void **state)
{
    holding self = {.pool = new_pool(CONFIG(.max_size = 1)), .awaited = 1};
    (void)state;
    begin_to_hold(&self, hold_away);
    toasty__pool_release(self.pool, &acquire(self.pool)->base);
    test_run_loop();
    use_and_free(self.pool);
}

static void come_home_with_it(void *arg)
{
    holding *self = arg;
    self->conn = acquire(self->pool);
    toasty__fiber_go_away();
    atomic_store(&self->has_conn, true);
    wait_away(self);
    toasty__fiber_come_home();
    toasty__pool_release(self->pool, &self->conn->base);
    toasty__fiber_come_home();
}

static void a_thread_ceases_to_wait_for_who_has_come_home(void **state)
{
    holding self = {.pool = new_pool(CONFIG(.max_size = 1)), .awaited = 1};
    (void)state;
    begin_to_hold(&self, come_home_with_it);
    expect_refusal(self.pool, "held by fibers of this thread");
    test_run_loop();
    use_and_free(self.pool);
}

/* Another thread gives its connection, or the place of one, to a fiber that was before us in the queue. */
static void be_overtaken(bool breaks)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 1));
    holding fiber = {.pool = pool}, thread = {.pool = pool, .awaited = 2};
    pthread_t other;
    thread.conn = acquire(pool);
    thread.conn->broken = breaks;
    fiber.fiber = test_spawn(hold_at_home, &fiber, 0);
    while (toasty__pool_waiting(pool) != 1)
        test_run_one();
    assert_int_equal(pthread_create(&other, NULL, release_when_awaited, &thread), 0);
    expect_refusal(pool, "held by fibers of this thread");
    pthread_join(other, NULL);
    assert_false(atomic_load(&fiber.has_conn));
    end_holding(&fiber, 1);
    assert_true(atomic_load(&fiber.has_conn));
    use_and_free(pool);
}

static void a_thread_does_not_wait_behind_its_own_fibers(void **state)
{
    (void)state;
    be_overtaken(false);
    be_overtaken(true);
}

static void leave_it_behind(void *arg)
{
    holding *self = arg;
    self->conn = acquire(self->pool);
    toasty__fiber_come_home();
    atomic_store(&self->has_conn, true);
}

/* Whoever has it now may give it back. */
static void what_an_ended_fiber_has_left_is_waited_for(void **state)
{
    holding self = {.pool = new_pool(CONFIG(.max_size = 1)), .awaited = 1};
    pthread_t other;
    (void)state;
    begin_to_hold(&self, leave_it_behind);
    test_run_loop();
    assert_int_equal(pthread_create(&other, NULL, release_when_awaited, &self), 0);
    toasty__pool_release(self.pool, &acquire(self.pool)->base);
    pthread_join(other, NULL);
    use_and_free(self.pool);
}

/* ---- many ---- */

enum { FIBERS = 16, THREADS = 4, ROUNDS = 300 };

static void hammer(void *arg)
{
    toasty__pool *pool = arg;
    toasty__error mine;
    toasty__error_init(&mine);
    for (int i = 0; i < ROUNDS; i++) {
        toasty__fiber_come_home();
        fake_conn *conn = (fake_conn *)toasty__pool_acquire(pool, &mine);
        if (!conn)
            continue; /* a refused connect, or too late */
        if (atomic_exchange(&conn->in_use, true))
            abort(); /* two have it */
        if (i % 64 == 0)
            atomic_fetch_add(&refuse_connects, 1);
        conn->broken = i % 16 == 0;
        conn->dead = i % 17 == 0;
        atomic_store(&conn->in_use, false);
        if (i % 3 == 0)
            toasty__fiber_come_home();
        toasty__pool_release(pool, &conn->base);
    }
    toasty__fiber_come_home();
}

static void *hammer_in_thread(void *pool)
{
    hammer(pool);
    return NULL;
}

static void fibers_and_threads_share_few_connections(void **state)
{
    toasty__pool *pool = new_pool(CONFIG(.max_size = 3, .pre_ping = true, .wait_timeout_ms = 1,
                                         .max_idle_ms = 1, .max_lifetime_ms = 5));
    pthread_t threads[THREADS];
    (void)state;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, hammer_in_thread, pool), 0);
    for (int i = 0; i < FIBERS; i++)
        test_spawn(hammer, pool, 0);
    run_on_loop(hammer, pool);
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
        TEST(what_blocks_does_not_hold_the_loop),
        TEST_IN_ITS_OWN_TIME(a_slow_connect_ends_with_its_limit),
        TEST(fibers_and_threads_wait_in_one_queue),
        TEST(a_fiber_waits_no_longer_than_the_limit),
        TEST(a_cancelled_fiber_leaves_the_queue),
        TEST(a_connection_is_not_lost_with_who_is_cancelled),
        TEST(a_waiting_fiber_makes_the_connection_that_replaces_a_broken_one),
        TEST(a_thread_does_not_wait_for_its_own_fibers),
        TEST(a_thread_waits_for_others),
        TEST(a_thread_waits_for_a_fiber_that_is_away),
        TEST(a_thread_ceases_to_wait_for_who_has_come_home),
        TEST(a_thread_does_not_wait_behind_its_own_fibers),
        TEST(what_an_ended_fiber_has_left_is_waited_for),
        TEST(fibers_and_threads_share_few_connections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
