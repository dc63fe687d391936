/* Write skew: two doctors may each go off call while the other one is on call, but not both at once. Under
 * snapshots both can; with .isolation = TOASTY_SERIALIZABLE one has to try again, and then stays. */
#include "serializable.toasty.h"
#include "support.h"

static toasty_db *doctors(void)
{
    toasty_db *db =
        test_open_fresh(&(const toasty_open_options){.models = toasty_models(&Doctor),
                                                     .driver = toasty_turso(.concurrent_writes = true),
                                                     .max_pool_size = 2});
    toasty_free(doctor_create_many(db, doctors_new({.id = 1, .on_call = true}, {.id = 2, .on_call = true})));
    test_ok(db);
    return db;
}

static int64_t on_call(toasty_db *db)
{
    int64_t count = doctor_count(db, .where = toasty_eq(Doctor.on_call, true));
    test_ok(db);
    return count;
}

static toasty_status leave(toasty_db *tx, int64_t id)
{
    if (on_call(tx) < 2)
        return TOASTY_CONDITION_FAILED;
    return doctor_update_by_id(tx, id, .on_call = toasty_set(false));
}

/* Doctor 1 commits, then doctor 2: the answer to the second. */
static toasty_status both_leave(toasty_db *db, toasty_db *other, toasty_isolation isolation)
{
    toasty_db *a = toasty_begin(db, .isolation = isolation);
    toasty_db *b = toasty_begin(other, .isolation = isolation);
    test_true(db, a);
    test_true(other, b);
    test_true(a, leave(a, 1) == TOASTY_OK);
    test_true(b, leave(b, 2) == TOASTY_OK);
    test_true(db, toasty_commit(a) == TOASTY_OK);
    return toasty_commit(b);
}

static void all_come_back(toasty_db *db)
{
    test_true(db, doctor_update_where(db, TOASTY_ALL_ROWS, .on_call = toasty_set(true)) == TOASTY_OK);
}

static void a_snapshot_lets_both_leave(void **state)
{
    (void)state;
    if (!test_is_turso())
        skip();
    toasty_db *db = doctors(), *other = toasty_clone(db);
    assert_int_equal(both_leave(db, other, TOASTY_ISOLATION_DEFAULT), TOASTY_OK);
    assert_int_equal(on_call(db), 0);
    toasty_close(other);
    toasty_close(db);
}

static void serializable_lets_one_leave(void **state)
{
    (void)state;
    if (!test_is_turso())
        skip();
    toasty_db *db = doctors(), *other = toasty_clone(db);
    assert_int_equal(both_leave(db, other, TOASTY_SERIALIZABLE), TOASTY_SERIALIZATION_FAILURE);
    test_failed(other, TOASTY_SERIALIZATION_FAILURE, "read");
    assert_int_equal(on_call(db), 1);
    toasty_close(other);
    toasty_close(db);
}

/* Both connections of the pool have been serializable, and one of them has conflicted. */
static void the_next_transaction_of_a_connection_is_as_before(void **state)
{
    (void)state;
    if (!test_is_turso())
        skip();
    toasty_db *db = doctors(), *other = toasty_clone(db);
    assert_int_equal(both_leave(db, other, TOASTY_SERIALIZABLE), TOASTY_SERIALIZATION_FAILURE);
    all_come_back(db);
    assert_int_equal(both_leave(db, other, TOASTY_ISOLATION_DEFAULT), TOASTY_OK);
    assert_int_equal(on_call(db), 0);
    all_come_back(db);
    assert_int_equal(both_leave(db, other, TOASTY_SERIALIZABLE), TOASTY_SERIALIZATION_FAILURE);
    toasty_close(other);
    toasty_close(db);
}

typedef struct meeting {
    toasty_db *other;
    int runs;
} meeting;

/* In its first run somebody else comes in between reading and writing. */
static toasty_status leave_beside(toasty_db *tx, void *arg)
{
    meeting *m = arg;
    toasty_status status = leave(tx, 2);
    if (status == TOASTY_OK && m->runs++ == 0) {
        toasty_db *first = toasty_begin(m->other, .isolation = TOASTY_SERIALIZABLE);
        test_true(m->other, first);
        test_true(first, leave(first, 1) == TOASTY_OK);
        test_true(m->other, toasty_commit(first) == TOASTY_OK);
    }
    return status;
}

static void the_function_is_run_again_and_sees_why(void **state)
{
    (void)state;
    if (!test_is_turso())
        skip();
    int attempts = 0;
    toasty_db *db = doctors();
    meeting m = {.other = toasty_clone(db)};
    assert_int_equal(
        toasty_transaction(db, leave_beside, &m, .isolation = TOASTY_SERIALIZABLE, .attempts = &attempts),
        TOASTY_CONDITION_FAILED);
    assert_int_equal(attempts, 2);
    assert_int_equal(on_call(db), 1);
    toasty_close(m.other);
    toasty_close(db);
}

static void both_may_be_open_at_once(void **state)
{
    (void)state;
    if (!test_is_turso())
        skip();
    toasty_db *db = doctors(), *other = toasty_clone(db);
    test_log_start();
    toasty_db *a = toasty_begin(db, .isolation = TOASTY_SERIALIZABLE);
    toasty_db *b = toasty_begin(other, .isolation = TOASTY_SERIALIZABLE);
    test_true(db, a);
    test_true(other, b);
    assert_string_equal(test_log_sql(0), "PRAGMA ember_serializable = ON; BEGIN CONCURRENT");
    test_true(a, leave(a, 1) == TOASTY_OK);
    /* who only reads is in nobody's way, and commits */
    assert_int_equal(on_call(b), 2);
    test_true(db, toasty_commit(a) == TOASTY_OK);
    assert_int_equal(on_call(b), 2);
    test_true(other, toasty_commit(b) == TOASTY_OK);
    assert_int_equal(on_call(other), 1);
    toasty_close(other);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_snapshot_lets_both_leave),
    cmocka_unit_test(serializable_lets_one_leave),
    cmocka_unit_test(the_next_transaction_of_a_connection_is_as_before),
    cmocka_unit_test(the_function_is_run_again_and_sees_why),
    cmocka_unit_test(both_may_be_open_at_once),
};

TEST_MAIN(tests)
