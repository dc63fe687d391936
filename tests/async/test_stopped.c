/* What stops in the middle leaves its connection to the next one as if it had not been. */
#include "../session/support.h"

#include <toasty/async.h>
#include <toasty/query.h>

typedef struct stopping stopping;

struct stopping {
    toasty_db *db; /* with one connection */
    bool by_deadline;
    toasty_status (*work)(stopping *self, toasty_db *db);
    bool half_done;
    toasty_deadline deadline;
    toasty_status status;
};

/* Writes, and is stopped then. */
static toasty_status half(stopping *self, toasty_db *db)
{
    good(db, toasty_exec(db, "INSERT INTO t VALUES (1)"));
    self->half_done = true;
    if (self->by_deadline)
        self->deadline = toasty_deadline_begin(1);
    return toasty_sleep(3600 * 1000);
}

static void *half_of_batch(toasty_db *db, const void *input)
{
    half(*(stopping *const *)input, db);
    return NULL;
}

static void *rest_of_batch(toasty_db *db, const void *input)
{
    (void)input;
    return toasty_query(db, "INSERT INTO t VALUES (2) RETURNING a");
}

static toasty_status work_in_batch(stopping *self, toasty_db *db)
{
    return toasty_batch(db, toasty__make_upsert_op(half_of_batch, &self, NULL),
                        toasty__make_upsert_op(rest_of_batch, "", NULL));
}

static toasty_status half_of_transaction(toasty_db *tx, void *self)
{
    half(self, tx);
    return TOASTY_OK; /* as if nothing had been */
}

static toasty_status work_in_transaction(stopping *self, toasty_db *db)
{
    return toasty_transaction(db, half_of_transaction, self);
}

static toasty_status work_in_savepoint(stopping *self, toasty_db *db)
{
    toasty_db *tx = toasty_begin(db);
    assert_non_null(tx);
    toasty_status status = work_in_transaction(self, tx);
    assert_int_equal(toasty_commit(tx), status);
    return status;
}

/* The program only closes its handle. */
static toasty_status work_and_leave(stopping *self, toasty_db *db)
{
    toasty_db *tx = toasty_begin(db);
    assert_non_null(tx);
    toasty_db *inner = toasty_begin(tx);
    assert_non_null(inner);
    return half(self, inner);
}

static void work(void *arg)
{
    stopping *self = arg;
    toasty_db *db = toasty_clone(self->db);
    self->status = self->work(self, db);
    toasty_deadline_end(self->deadline);
    toasty_close(db);
}

static void stop_in_the_middle(void *arg)
{
    stopping *self = arg;
    self->db = open_good("turso::memory:", .max_pool_size = 1);
    good(self->db, toasty_exec(self->db, "CREATE TABLE t (a)"));
    good(self->db, toasty_exec(self->db, "CREATE TEMP TABLE same_connection (a)"));
    toasty_fiber *fiber = toasty_spawn(NULL, work, self, .joinable = true);
    while (!self->half_done)
        toasty_yield();
    if (!self->by_deadline)
        toasty_cancel(fiber);
    toasty_join(fiber);
    assert_int_equal(self->status, self->by_deadline ? TOASTY_DEADLINE_EXCEEDED : TOASTY_CANCELLED);
    assert_int_equal(toasty_pool(self->db).available, toasty_pool(self->db).size);
    assert_int_equal(ask(self->db, "SELECT count(*) FROM t"), 0);
    assert_int_equal(ask(self->db, "SELECT count(*) FROM same_connection"), 0);
    toasty_db *tx = toasty_begin(self->db); /* none is open on it */
    assert_non_null(tx);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (3)"));
    good(self->db, toasty_commit(tx));
    assert_int_equal(ask(self->db, "SELECT sum(a) FROM t"), 3);
    toasty_close(self->db);
}

static void stop_both_ways(toasty_status (*how)(stopping *self, toasty_db *db))
{
    for (int i = 0; i < 2; i++) {
        stopping self = {.by_deadline = i == 1, .work = how};
        assert_int_equal(toasty_run(stop_in_the_middle, &self), TOASTY_OK);
    }
}

static void a_batch_is_undone(void **state)
{
    (void)state;
    stop_both_ways(work_in_batch);
}

static void a_transaction_is_undone(void **state)
{
    (void)state;
    stop_both_ways(work_in_transaction);
}

static void a_savepoint_is_undone(void **state)
{
    (void)state;
    stop_both_ways(work_in_savepoint);
}

static void a_handle_is_closed(void **state)
{
    (void)state;
    stop_both_ways(work_and_leave);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_batch_is_undone),
        cmocka_unit_test(a_transaction_is_undone),
        cmocka_unit_test(a_savepoint_is_undone),
        cmocka_unit_test(a_handle_is_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
