/* toasty_all in fibers: calls at the same time, never more than there are connections, and what ends them. */
#include "../session/support.h"

#include <stdatomic.h>
#include <uv.h>

#include "core/alloc.h"
#include <toasty/async.h>
#include <toasty/query.h>

static void run(void (*function)(void *arg), void *arg)
{
    assert_int_equal(toasty_run(function, arg), TOASTY_OK);
}

/* A call that is described can be any function: an upsert brings its own. */
typedef void *made_call(toasty_db *db, const void *input);

static toasty_op op_of(made_call *call, const void *input, void **result)
{
    return toasty__make_upsert_op(call, input ? input : "", result);
}

/* ---- at the same time ---- */

typedef struct crowd {
    int pool, ops;
    int inside, most;
    int begun;
    int order[8];
} crowd;

static crowd *seen;

/* Each waits for as many as there can be. */
static void *meet(toasty_db *db, const void *input)
{
    good(db, toasty_exec(db, "SELECT 1"));
    seen->order[seen->begun++] = *(const int *)input;
    if (++seen->inside > seen->most)
        seen->most = seen->inside;
    int together = seen->ops < seen->pool ? seen->ops : seen->pool;
    for (int i = 0; i < 20000 && seen->begun < together; i++)
        toasty_sleep(1);
    toasty_yield();
    seen->inside--;
    return NULL;
}

static void make_a_crowd(void *arg)
{
    static const int numbers[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    crowd *self = seen = arg;
    toasty_op ops[8];
    toasty_db *db = open_good("turso::memory:", .max_pool_size = self->pool);
    for (int i = 0; i < self->ops; i++)
        ops[i] = op_of(meet, &numbers[i], NULL);
    int64_t before = toasty_query_count(db);
    good(db, toasty_all_run(db, ops, (size_t)self->ops));
    assert_int_equal(toasty_query_count(db) - before, self->ops);
    assert_int_equal(self->begun, self->ops);
    assert_int_equal(self->inside, 0);
    toasty_close(db);
}

static void calls_are_made_at_the_same_time(void **state)
{
    crowd few = {.pool = 8, .ops = 3}, many = {.pool = 3, .ops = 8};
    (void)state;
    run(make_a_crowd, &few);
    assert_int_equal(few.most, 3);
    /* more than there are connections would only wait */
    run(make_a_crowd, &many);
    assert_int_equal(many.most, 3);
}

static void otherwise_they_are_made_in_order(void **state)
{
    crowd one_connection = {.pool = 1, .ops = 5}, on_a_thread = {.pool = 1, .ops = 5};
    (void)state;
    run(make_a_crowd, &one_connection);
    make_a_crowd(&on_a_thread);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(one_connection.order[i], i);
        assert_int_equal(on_a_thread.order[i], i);
    }
    assert_int_equal(one_connection.most, 1);
    assert_int_equal(on_a_thread.most, 1);
}

/* ---- failures ---- */

typedef struct failure {
    int after_ms;
    const char *sql;
} failure;

static void *run_late(toasty_db *db, const void *input)
{
    const failure *self = input;
    toasty_sleep(self->after_ms);
    return toasty_query(db, self->sql);
}

static void fail_late_and_early(void *unused)
{
    static const failure late = {10, "nonsense late"}, early = {0, "nonsense early"}, none = {1, "SELECT 1"};
    void *results[3] = {seen, seen, seen};
    (void)unused;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 4);
    check(db,
          toasty_all(db, op_of(run_late, &none, &results[0]), op_of(run_late, &late, &results[1]),
                     op_of(run_late, &early, &results[2])),
          TOASTY_DRIVER_OPERATION_FAILED);
    assert_string_equal(toasty_error(db)->statement, "nonsense late");
    assert_non_null(results[0]);
    assert_null(results[1]);
    assert_null(results[2]);
    toasty_free(results[0]);
    good(db, toasty_exec(db, "SELECT 1"));
    toasty_close(db);
}

static void the_first_failure_by_place_is_told(void **state)
{
    (void)state;
    run(fail_late_and_early, NULL);
    fail_late_and_early(NULL);
}

/* ---- the end of it ---- */

typedef struct ending {
    toasty_db *db;
    toasty_status status;
    void *results[3];
    int ended;
} ending;

static ending *ends;

static void *sleep_and_ask(toasty_db *db, const void *input)
{
    (void)input;
    toasty_sleep(3600 * 1000);
    assert_int_not_equal(toasty_exec(db, "SELECT 1"), TOASTY_OK);
    ends->ended++;
    return NULL;
}

static void wait_for_all(void *arg)
{
    ending *self = ends = arg;
    toasty_db *db = toasty_clone(self->db);
    toasty_op ops[3];
    for (int i = 0; i < 3; i++) {
        ops[i] = op_of(sleep_and_ask, NULL, &self->results[i]);
        self->results[i] = self;
    }
    self->status = toasty_all_run(db, ops, 3);
    assert_int_equal(toasty_errcode(db), self->status);
    assert_int_equal(self->ended, 3);
    for (int i = 0; i < 3; i++)
        assert_null(self->results[i]);
    toasty_close(db);
}

static void cancel_it(void *arg)
{
    ending *self = arg;
    self->db = open_good("turso::memory:", .max_pool_size = 2);
    toasty_fiber *fiber = toasty_spawn(NULL, wait_for_all, self, .joinable = true);
    toasty_sleep(5);
    toasty_cancel(fiber);
    toasty_join(fiber);
    good(self->db, toasty_exec(self->db, "SELECT 1"));
    assert_int_equal(toasty_pool(self->db).available, toasty_pool(self->db).size);
    toasty_close(self->db);
}

static void cancelling_ends_all_of_them(void **state)
{
    ending self = {0};
    (void)state;
    run(cancel_it, &self);
    assert_int_equal(self.status, TOASTY_CANCELLED);
}

static void wait_within_a_deadline(void *arg)
{
    ending *self = arg;
    self->db = open_good("turso::memory:", .max_pool_size = 2);
    toasty_deadline deadline = toasty_deadline_begin(10);
    wait_for_all(self);
    assert_int_equal(toasty_sleep(1), TOASTY_DEADLINE_EXCEEDED); /* it still holds */
    toasty_deadline_end(deadline);
    assert_int_equal(toasty_sleep(1), TOASTY_OK);
    good(self->db, toasty_exec(self->db, "SELECT 1"));
    toasty_close(self->db);
}

static void a_deadline_ends_all_of_them(void **state)
{
    ending in_fiber = {0}, on_thread = {0};
    (void)state;
    run(wait_within_a_deadline, &in_fiber);
    assert_int_equal(in_fiber.status, TOASTY_DEADLINE_EXCEEDED);
    wait_within_a_deadline(&on_thread);
    assert_int_equal(on_thread.status, TOASTY_DEADLINE_EXCEEDED);
}

static toasty_status stop_the_scope(void *unused)
{
    (void)unused;
    toasty_sleep(5);
    return TOASTY_VALIDATION;
}

static void wait_in_a_scope(void *arg)
{
    ending *self = arg;
    toasty_scope scope;
    self->db = open_good("turso::memory:", .max_pool_size = 2);
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, stop_the_scope, NULL);
    wait_for_all(self);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_VALIDATION);
    good(self->db, toasty_exec(self->db, "SELECT 1"));
    toasty_close(self->db);
}

static void a_scope_that_stops_ends_all_of_them(void **state)
{
    ending self = {0};
    (void)state;
    run(wait_in_a_scope, &self);
    assert_int_equal(self.status, TOASTY_CANCELLED);
}

/* ---- few connections ---- */

enum { FIBERS = 20, CALLS = 5, ROUNDS = 5 };

static void *add_one(toasty_db *db, const void *input)
{
    (void)input;
    good(db, toasty_exec(db, "UPDATE counter SET n = n + 1"));
    return NULL;
}

static void add_all(void *arg)
{
    toasty_db *db = toasty_clone(arg);
    toasty_op ops[CALLS];
    for (int i = 0; i < CALLS; i++)
        ops[i] = op_of(add_one, NULL, NULL);
    for (int i = 0; i < ROUNDS; i++)
        good(db, toasty_all_run(db, ops, CALLS));
    toasty_close(db);
}

static void *add_all_in_thread(void *db)
{
    add_all(db);
    return NULL;
}

static void spawn_many(void *db)
{
    for (int i = 0; i < FIBERS; i++)
        toasty_spawn(NULL, add_all, db);
}

static void nobody_waits_for_ever(void **state)
{
    (void)state;
    for (int pool = 1; pool <= 3; pool++) {
        pthread_t thread;
        toasty_db *db = open_good("turso::memory:", .max_pool_size = pool);
        good(db, toasty_exec(db, "CREATE TABLE counter (n INTEGER)"));
        good(db, toasty_exec(db, "INSERT INTO counter VALUES (0)"));
        assert_int_equal(pthread_create(&thread, NULL, add_all_in_thread, db), 0);
        run(spawn_many, db);
        pthread_join(thread, NULL);
        assert_int_equal(ask(db, "SELECT n FROM counter"), (FIBERS + 1) * CALLS * ROUNDS);
        assert_int_equal(toasty_pool(db).available, toasty_pool(db).size);
        toasty_close(db);
    }
}

static void find_no_connection(void *unused)
{
    (void)unused;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 2, .pool_wait_timeout_ms = 10);
    toasty_db *others[2] = {toasty_clone(db), toasty_clone(db)};
    for (int i = 0; i < 2; i++)
        assert_non_null(toasty_begin(others[i]));
    static const failure call = {0, "SELECT 1"};
    void *results[3] = {db, db, db};
    check(db,
          toasty_all(db, op_of(run_late, &call, &results[0]), op_of(run_late, &call, &results[1]),
                     op_of(run_late, &call, &results[2])),
          TOASTY_CONNECTION_POOL);
    for (int i = 0; i < 3; i++)
        assert_null(results[i]);
    for (int i = 0; i < 2; i++)
        toasty_close(others[i]);
    good(db, toasty_exec(db, "SELECT 1"));
    toasty_close(db);
}

static void waiting_has_an_end(void **state)
{
    (void)state;
    run(find_no_connection, NULL);
}

/* ---- the handle ---- */

typedef struct shared {
    toasty_db *db;
    toasty_status other;
} shared;

static void *let_others_in(toasty_db *db, const void *input)
{
    (void)input;
    toasty_yield();
    toasty_yield();
    good(db, toasty_exec(db, "SELECT 1"));
    return NULL;
}

static void use_the_handle(void *arg)
{
    shared *self = arg;
    toasty_yield();
    self->other = toasty_exec(self->db, "SELECT 1");
}

static void call_all_with(void *arg)
{
    shared *self = arg;
    self->db = open_good("turso::memory:", .max_pool_size = 2);
    toasty_fiber *other = toasty_spawn(NULL, use_the_handle, self, .joinable = true);
    good(self->db, toasty_all(self->db, op_of(let_others_in, NULL, NULL), op_of(let_others_in, NULL, NULL)));
    toasty_join(other);
    toasty_close(self->db);
}

static void the_handle_is_in_use_meanwhile(void **state)
{
    shared self = {0};
    (void)state;
    run(call_all_with, &self);
    assert_int_equal(self.other, TOASTY_MISUSE);
}

/* ---- memory ---- */

static atomic_int allowed;
static bool for_good;

static int allow_some(void)
{
    int left = atomic_fetch_sub(&allowed, 1);
    return left > 0 || (left < 0 && !for_good);
}

/* One run whose allocation after `n` fails: all have ended, and each has its result or none. */
static toasty_status run_without_memory(toasty_db *db, int n, int *made)
{
    static const failure call = {0, "SELECT 1"};
    void *results[3] = {db, db, db};
    toasty_op ops[3];
    for (int i = 0; i < 3; i++)
        ops[i] = op_of(run_late, &call, &results[i]);
    atomic_store(&allowed, n);
    toasty__set_alloc_gate(allow_some);
    toasty_status status = toasty_all_run(db, ops, 3);
    toasty__set_alloc_gate(NULL);
    assert_int_equal(toasty_errcode(db), status);
    *made = 0;
    for (int i = 0; i < 3; i++) {
        *made += results[i] != NULL;
        toasty_free(results[i]);
    }
    assert_int_equal(toasty_pool(db).available, toasty_pool(db).size);
    return status;
}

static void run_out_of_memory(void *unused)
{
    int refused = 0, made;
    (void)unused;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 3);
    for (int n = 0; n == 0 || atomic_load(&allowed) < 0; n++) {
        toasty_status status = run_without_memory(db, n, &made);
        assert_true(status == TOASTY_OK ? made == 3 : status == TOASTY_OUT_OF_MEMORY && made < 3);
        refused += status != TOASTY_OK;
    }
    assert_true(refused > 0);
    toasty_close(db);
}

/* For a fiber or a session less, the others do more. */
static void run_with_fewer_fibers(void *unused)
{
    int made;
    (void)unused;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 3);
    for (int n = 0; n < 3; n++) {
        good(db, run_without_memory(db, n, &made));
        assert_true(atomic_load(&allowed) < 0);
        assert_int_equal(made, 3);
    }
    toasty_close(db);
}

static void without_memory_all_end(void **state)
{
    (void)state;
    for_good = true;
    run(run_out_of_memory, NULL);
    for_good = false;
    run(run_out_of_memory, NULL);
}

static void without_memory_for_a_fiber_there_is_one_less(void **state)
{
    (void)state;
    for_good = false;
    run(run_with_fewer_fibers, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_are_made_at_the_same_time),
        cmocka_unit_test(otherwise_they_are_made_in_order),
        cmocka_unit_test(the_first_failure_by_place_is_told),
        cmocka_unit_test(cancelling_ends_all_of_them),
        cmocka_unit_test(a_deadline_ends_all_of_them),
        cmocka_unit_test(a_scope_that_stops_ends_all_of_them),
        cmocka_unit_test(nobody_waits_for_ever),
        cmocka_unit_test(waiting_has_an_end),
        cmocka_unit_test(the_handle_is_in_use_meanwhile),
        cmocka_unit_test(without_memory_all_end),
        cmocka_unit_test(without_memory_for_a_fiber_there_is_one_less),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
