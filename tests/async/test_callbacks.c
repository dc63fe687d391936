/* Calls on a loop's thread outside of its fibers: they block, and are refused where that would be for ever.
 */
#include "../session/support.h"

#include <stdatomic.h>
#include <uv.h>

#include "core/clock.h"
#include "runtime/pool.h"
#include "session/session.h"
#include <toasty/async.h>

typedef struct work {
    toasty_db *db;
    uv_timer_t timer;
    uv_loop_t loop;
    toasty_status read, begin;
    char message[256];
    atomic_bool done;
} work;

static void call_outside_of_fibers(uv_timer_t *timer)
{
    work *self = timer->data;
    toasty_db *db = toasty_clone(self->db);
    self->read = toasty_exec(db, "SELECT 1");
    snprintf(self->message, sizeof self->message, "%s", toasty_errmsg(db));
    toasty_db *tx = toasty_begin(db);
    self->begin = toasty_errcode(db);
    if (tx)
        good(db, toasty_rollback(tx));
    toasty_close(db);
    uv_close((uv_handle_t *)timer, NULL);
    atomic_store(&self->done, true);
}

static void call_from_a_timer(work *self, uv_loop_t *loop)
{
    atomic_store(&self->done, false);
    uv_timer_init(loop, &self->timer);
    self->timer.data = self;
    uv_timer_start(&self->timer, call_outside_of_fibers, 0, 0);
}

/* In a transaction, while the timer's call is made. */
static void call_meanwhile(void *arg)
{
    work *self = arg;
    toasty_db *db = toasty_clone(self->db);
    toasty_db *tx = toasty_begin(db);
    assert_non_null(tx);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"));
    call_from_a_timer(self, toasty_loop());
    while (!atomic_load(&self->done))
        toasty_sleep(1);
    good(db, toasty_commit(tx));
    toasty_close(db);
}

static void prepare(work *self, int connections)
{
    *self = (work){.db = open_good("turso::memory:", .max_pool_size = connections)};
    good(self->db, toasty_exec(self->db, "CREATE TABLE t (a)"));
}

static void a_call_that_would_wait_for_ever_is_refused(void **state)
{
    work self;
    (void)state;
    prepare(&self, 1);
    assert_int_equal(toasty_run(call_meanwhile, &self), TOASTY_OK);
    assert_int_equal(self.read, TOASTY_MISUSE);
    assert_int_equal(self.begin, TOASTY_MISUSE);
    assert_string_equal(
        self.message,
        "misuse: this call would wait in vain: 1 of 1 connection is held by fibers of this thread, "
        "which cannot go on before it returns; make it in a fiber (toasty_spawn), or have more "
        "connections (.max_pool_size)");
    assert_int_equal(ask(self.db, "SELECT count(*) FROM t"), 1);
    toasty_close(self.db);
}

static void one_with_a_connection_is_made(void **state)
{
    work self;
    (void)state;
    prepare(&self, 2);
    assert_int_equal(toasty_run(call_meanwhile, &self), TOASTY_OK);
    assert_int_equal(self.read, TOASTY_OK);
    assert_int_equal(self.begin, TOASTY_OK);
    toasty_close(self.db);
}

static void wait_for_a_waiter(const work *self)
{
    while (!toasty__pool_waiting(self->db->database->pool))
        toasty_sleep(1);
}

static void hold_until_awaited(void *arg)
{
    work *self = arg;
    toasty_db *db = toasty_clone(self->db);
    toasty_db *tx = toasty_begin(db);
    assert_non_null(tx);
    atomic_store(&self->done, true);
    wait_for_a_waiter(self);
    good(db, toasty_commit(tx));
    toasty_close(db);
}

static void *hold_in_thread(void *arg)
{
    hold_until_awaited(arg);
    return NULL;
}

static void *hold_in_a_fiber_of_a_thread(void *arg)
{
    assert_int_equal(toasty_run(hold_until_awaited, arg), TOASTY_OK);
    return NULL;
}

/* One of two is held by another thread, or a fiber of another one's loop: it is waited for. */
static void wait_for_another(void *(*hold)(void *arg))
{
    work self;
    pthread_t thread;
    prepare(&self, 2);
    assert_int_equal(pthread_create(&thread, NULL, hold, &self), 0);
    while (!atomic_load(&self.done))
        usleep(100);
    assert_int_equal(toasty_run(call_meanwhile, &self), TOASTY_OK);
    pthread_join(thread, NULL);
    assert_int_equal(self.read, TOASTY_OK);
    assert_int_equal(self.begin, TOASTY_OK);
    toasty_close(self.db);
}

static void what_other_threads_hold_is_waited_for(void **state)
{
    (void)state;
    wait_for_another(hold_in_thread);
    wait_for_another(hold_in_a_fiber_of_a_thread);
}

/* A single call, on another thread until the end: it needs no loop to give its connection back. */
static void count_for_long(void *arg)
{
    work *self = arg;
    toasty_db *db = toasty_clone(self->db);
    call_from_a_timer(self, toasty_loop());
    assert_int_equal(ask(db,
                         "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 1000000) "
                         "SELECT count(*) FROM c"),
                     1000000);
    toasty_close(db);
}

static void a_call_that_ends_by_itself_is_waited_for(void **state)
{
    work self;
    (void)state;
    prepare(&self, 1);
    assert_int_equal(toasty_run(count_for_long, &self), TOASTY_OK);
    assert_int_equal(self.read, TOASTY_OK);
    toasty_close(self.db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_call_that_would_wait_for_ever_is_refused),
        cmocka_unit_test(one_with_a_connection_is_made),
        cmocka_unit_test(what_other_threads_hold_is_waited_for),
        cmocka_unit_test(a_call_that_ends_by_itself_is_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
