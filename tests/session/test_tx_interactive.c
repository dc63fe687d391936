/* Interactive transactions and savepoints. */
#include "support.h"

static int open_db(void **state)
{
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 2);
    good(db, toasty_exec(db, "CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT UNIQUE)"));
    *state = db;
    return 0;
}

static int close_db(void **state)
{
    toasty_db *db = *state;
    toasty_pool_status pool = toasty_pool(db);
    assert_int_equal(pool.size, pool.available); /* every connection came back */
    toasty_close(db);
    return 0;
}

static toasty_db *begin_good(toasty_db *db)
{
    toasty_db *tx = toasty_begin(db);
    if (!tx)
        fail_msg("%s", toasty_errmsg(db));
    assert_int_equal(toasty_errcode(tx), TOASTY_OK);
    return tx;
}

static void insert(toasty_db *db, int64_t id)
{
    good(db, toasty_exec(db, "INSERT INTO items (id) VALUES (?1)", toasty_args(id)));
}

static int64_t count(toasty_db *db)
{
    return ask(db, "SELECT count(*) FROM items");
}

static void commit_persists_data(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    insert(tx, 1);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(toasty_errcode(db), TOASTY_OK);
    assert_int_equal(count(db), 1);
}

static void rollback_discards_data(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    insert(tx, 1);
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    assert_int_equal(count(db), 0);
}

static void drop_without_finalize_rolls_back(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    insert(tx, 1);
    toasty_close(tx);
    assert_int_equal(count(db), 0);
}

static void read_your_writes(void **state)
{
    toasty_db *db = *state, *other = toasty_clone(db), *tx = begin_good(db);
    insert(tx, 1);
    assert_int_equal(count(tx), 1);
    assert_int_equal(count(other), 0);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(count(other), 1);
    toasty_close(other);
}

/* A foreign key that is checked at the end makes the commit fail: then everything is undone before anybody
 * else gets the connection. */
static void commit_failure_rolls_back_before_connection_reuse(void **state)
{
    toasty_db *db = *state;
    good(db, toasty_exec(db, "CREATE TABLE parts (item INTEGER REFERENCES items (id) DEFERRABLE INITIALLY "
                             "DEFERRED)"));
    toasty_db *tx = begin_good(db);
    insert(tx, 1);
    good(tx, toasty_exec(tx, "INSERT INTO parts VALUES (99)"));
    record_begin();
    assert_int_equal(toasty_commit(tx), TOASTY_DRIVER_OPERATION_FAILED);
    record_end();
    assert_ran((const char *const[]){"COMMIT", "ROLLBACK", NULL});
    assert_string_equal(recorder.events[0].message, "query failed");
    assert_int_equal(toasty_errcode(db), TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(toasty_error(db)->constraint, TOASTY_CONSTRAINT_FOREIGN_KEY);
    assert_string_equal(toasty_error(db)->statement, "COMMIT");
    assert_int_equal(count(db), 0);
    assert_int_equal(ask(db, "SELECT count(*) FROM parts"), 0);
    tx = begin_good(db);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
}

static void multiple_ops_in_transaction(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    for (int64_t id = 1; id <= 3; id++)
        insert(tx, id);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(count(db), 3);
}

static void a_failed_statement_leaves_the_transaction_open(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    insert(tx, 1);
    check(tx, toasty_exec(tx, "INSERT INTO items (id) VALUES (1)"), TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(tx));
    insert(tx, 2);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(count(db), 2);
}

static void update_inside_transaction(void **state)
{
    toasty_db *db = *state;
    insert(db, 1);
    toasty_db *tx = begin_good(db);
    good(tx, toasty_exec(tx, "UPDATE items SET name = 'new'"));
    assert_int_equal(toasty_changes(tx), 1);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM items WHERE name = 'new'"), 1);
}

static void update_rolled_back(void **state)
{
    toasty_db *db = *state;
    insert(db, 1);
    toasty_db *tx = begin_good(db);
    good(tx, toasty_exec(tx, "UPDATE items SET name = 'new'"));
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM items WHERE name IS NULL"), 1);
}

static void delete_rolled_back(void **state)
{
    toasty_db *db = *state;
    insert(db, 1);
    toasty_db *tx = begin_good(db);
    good(tx, toasty_exec(tx, "DELETE FROM items"));
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    assert_int_equal(count(db), 1);
}

static void driver_sees_begin_commit(void **state)
{
    toasty_db *db = *state;
    record_begin();
    toasty_db *tx = begin_good(db);
    insert(tx, 1);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    record_end();
    assert_ran((const char *const[]){"BEGIN", "INSERT INTO items (id) VALUES (?1)", "COMMIT", NULL});
}

static void driver_sees_begin_rollback(void **state)
{
    toasty_db *db = *state;
    record_begin();
    assert_int_equal(toasty_rollback(begin_good(db)), TOASTY_OK);
    toasty_close(begin_good(db));
    record_end();
    assert_ran((const char *const[]){"BEGIN", "ROLLBACK", "BEGIN", "ROLLBACK", NULL});
}

static void nested_commit_both(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    insert(tx, 1);
    toasty_db *inner = begin_good(tx);
    insert(inner, 2);
    assert_int_equal(toasty_commit(inner), TOASTY_OK);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(count(db), 2);
}

static void nested_rollback_inner(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    insert(tx, 1);
    toasty_db *inner = begin_good(tx);
    insert(inner, 2);
    assert_int_equal(toasty_rollback(inner), TOASTY_OK);
    insert(tx, 3);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(count(db), 2);
    assert_int_equal(ask(db, "SELECT count(*) FROM items WHERE id = 2"), 0);
}

static void nested_rollback_outer(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    insert(tx, 1);
    toasty_db *inner = begin_good(tx);
    insert(inner, 2);
    assert_int_equal(toasty_commit(inner), TOASTY_OK);
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    assert_int_equal(count(db), 0);
}

static void nested_drop_rolls_back_savepoint(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    insert(tx, 1);
    toasty_db *inner = begin_good(tx);
    insert(inner, 2);
    toasty_close(inner);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(count(db), 1);
}

static void nested_driver_sees_savepoint_ops(void **state)
{
    toasty_db *db = *state;
    record_begin();
    toasty_db *tx = begin_good(db);
    toasty_db *inner = begin_good(tx);
    toasty_db *innermost = begin_good(inner);
    assert_int_equal(toasty_rollback(innermost), TOASTY_OK);
    assert_int_equal(toasty_commit(inner), TOASTY_OK);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    record_end();
    assert_ran((const char *const[]){"BEGIN", "SAVEPOINT tx_2", "SAVEPOINT tx_3", "ROLLBACK TO tx_3",
                                     "RELEASE tx_2", "COMMIT", NULL});
}

static void two_sequential_nested_transactions(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    toasty_db *first = begin_good(tx);
    insert(first, 1);
    assert_int_equal(toasty_commit(first), TOASTY_OK);
    toasty_db *second = begin_good(tx);
    insert(second, 2);
    assert_int_equal(toasty_rollback(second), TOASTY_OK);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(count(db), 1);
    assert_int_equal(ask(db, "SELECT id FROM items"), 1);
}

static void deep_nesting(void **state)
{
    toasty_db *db = *state;
    toasty_db *stack[20];
    stack[0] = begin_good(db);
    for (int i = 1; i < 20; i++) {
        stack[i] = begin_good(stack[i - 1]);
        insert(stack[i], i);
    }
    for (int i = 19; i > 0; i--)
        assert_int_equal(i % 2 ? toasty_commit(stack[i]) : toasty_rollback(stack[i]), TOASTY_OK);
    /* 19 commits into 18, which rolls back, and so on: only the first remains. */
    assert_int_equal(toasty_commit(stack[0]), TOASTY_OK);
    assert_int_equal(count(db), 1);
}

/* ---- options ---- */

static void serializable_is_taken_and_other_isolations_are_not(void **state)
{
    static const toasty_isolation refused[] = {TOASTY_READ_UNCOMMITTED, TOASTY_READ_COMMITTED,
                                               TOASTY_REPEATABLE_READ};
    toasty_db *db = *state;
    for (int i = 0; i < 3; i++) {
        record_begin();
        assert_null(toasty_begin(db, .isolation = refused[i]));
        record_end();
        assert_int_equal(recorder.count, 0);
        assert_true(toasty_is_unsupported_feature(db));
    }
    assert_message(db, "unsupported feature: turso has no isolation level REPEATABLE READ");
    toasty_db *tx = toasty_begin(db, .isolation = TOASTY_SERIALIZABLE);
    assert_non_null(tx);
    insert(tx, 1);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
}

static void builder_with_all_options(void **state)
{
    toasty_db *db = *state;
    toasty_db *tx =
        toasty_begin(db, .isolation = TOASTY_SERIALIZABLE, .read_only = true, .mode = TOASTY_MODE_DEFERRED);
    assert_non_null(tx);
    assert_int_equal(count(tx), 0);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
}

static void options_out_of_range_are_refused(void **state)
{
    toasty_db *db = *state;
    assert_null(toasty_begin(db, .isolation = (toasty_isolation)9));
    assert_int_equal(toasty_errcode(db), TOASTY_INVALID_STATEMENT);
    assert_null(toasty_begin(db, .mode = (toasty_mode)-1));
    assert_int_equal(toasty_errcode(db), TOASTY_INVALID_STATEMENT);
}

static void a_savepoint_has_no_options(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    assert_null(toasty_begin(tx, .read_only = true));
    assert_int_equal(toasty_errcode(tx), TOASTY_INVALID_STATEMENT);
    assert_null(toasty_begin(tx, .mode = TOASTY_MODE_IMMEDIATE));
    assert_int_equal(toasty_errcode(tx), TOASTY_INVALID_STATEMENT);
    assert_null(toasty_begin(tx, .isolation = TOASTY_SERIALIZABLE));
    assert_int_equal(toasty_errcode(tx), TOASTY_INVALID_STATEMENT);
    assert_message(tx, "a savepoint has no isolation");
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
}

static void a_read_only_transaction_does_not_write(void **state)
{
    toasty_db *db = *state;
    insert(db, 1);
    toasty_db *tx = toasty_begin(db, .read_only = true);
    assert_non_null(tx);
    assert_int_equal(count(tx), 1);
    check(tx, toasty_exec(tx, "DELETE FROM items"), TOASTY_READ_ONLY_TRANSACTION);
    assert_string_equal(toasty_error(tx)->statement, "DELETE FROM items");
    toasty_db *inner = begin_good(tx);
    check(inner, toasty_exec(inner, "DELETE FROM items"), TOASTY_READ_ONLY_TRANSACTION);
    assert_int_equal(toasty_rollback(inner), TOASTY_OK);
    assert_int_equal(count(tx), 1);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    insert(db, 2);
    assert_int_equal(count(db), 2);
}

/* ---- transactions that the database has ended ---- */

static void a_transaction_that_the_database_rolled_back_refuses_more(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    insert(tx, 1);
    toasty_db *inner = begin_good(tx);
    check(inner, toasty_exec(inner, "INSERT OR ROLLBACK INTO items (id) VALUES (1)"),
          TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(inner));
    /* Run now, this would be final at once. */
    check(inner, toasty_exec(inner, "INSERT INTO items (id) VALUES (2)"), TOASTY_DRIVER_OPERATION_FAILED);
    assert_message(inner, "this transaction is over");
    assert_null(toasty_query(inner, "SELECT 1"));
    assert_null(toasty_begin(inner));
    assert_int_equal(toasty_rollback(inner), TOASTY_OK);
    check(tx, toasty_exec(tx, "INSERT INTO items (id) VALUES (3)"), TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(toasty_commit(tx), TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(toasty_errcode(db), TOASTY_DRIVER_OPERATION_FAILED);
    assert_message(db, "nothing was committed");
    assert_int_equal(count(db), 0);
    insert(db, 4);
    assert_int_equal(count(db), 1);
}

static void raw_sql_does_not_end_a_transaction_unnoticed(void **state)
{
    toasty_db *db = *state, *tx = begin_good(db);
    insert(tx, 1);
    check(tx, toasty_exec(tx, "COMMIT"), TOASTY_MISUSE);
    assert_message(tx, "use toasty_commit");
    check(tx, toasty_exec(tx, "INSERT INTO items (id) VALUES (2)"), TOASTY_MISUSE);
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    assert_int_equal(count(db), 1);
    tx = begin_good(db);
    assert_null(toasty_query(tx, "ROLLBACK"));
    assert_int_equal(toasty_errcode(tx), TOASTY_MISUSE);
    assert_int_equal(toasty_commit(tx), TOASTY_MISUSE);
    assert_int_equal(toasty_errcode(db), TOASTY_MISUSE);
    insert(db, 3);
}

static void a_read_only_transaction_that_was_lost_leaves_no_trace(void **state)
{
    toasty_db *db = *state, *tx = toasty_begin(db, .read_only = true);
    assert_non_null(tx);
    check(tx, toasty_exec(tx, "ROLLBACK"), TOASTY_MISUSE);
    assert_int_equal(toasty_commit(tx), TOASTY_MISUSE);
    insert(db, 1); /* on the same connection: it may write again */
    assert_int_equal(toasty_pool(db).size, 1);
}

static void a_transaction_needs_a_connection(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 1, .pool_wait_timeout_ms = 20);
    toasty_db *other = toasty_clone(db), *tx = begin_good(db);
    assert_null(toasty_begin(other));
    assert_int_equal(toasty_errcode(other), TOASTY_CONNECTION_POOL);
    assert_message(other, "timed out after 20 ms waiting for one of 1 connection");
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    tx = begin_good(other);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    toasty_close(other);
    toasty_close(db);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_db, close_db)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(commit_persists_data),
        TEST(rollback_discards_data),
        TEST(drop_without_finalize_rolls_back),
        TEST(read_your_writes),
        TEST(commit_failure_rolls_back_before_connection_reuse),
        TEST(multiple_ops_in_transaction),
        TEST(a_failed_statement_leaves_the_transaction_open),
        TEST(update_inside_transaction),
        TEST(update_rolled_back),
        TEST(delete_rolled_back),
        TEST(driver_sees_begin_commit),
        TEST(driver_sees_begin_rollback),
        TEST(nested_commit_both),
        TEST(nested_rollback_inner),
        TEST(nested_rollback_outer),
        TEST(nested_drop_rolls_back_savepoint),
        TEST(nested_driver_sees_savepoint_ops),
        TEST(two_sequential_nested_transactions),
        TEST(deep_nesting),
        TEST(serializable_is_taken_and_other_isolations_are_not),
        TEST(builder_with_all_options),
        TEST(options_out_of_range_are_refused),
        TEST(a_savepoint_has_no_options),
        TEST(a_read_only_transaction_does_not_write),
        TEST(a_transaction_that_the_database_rolled_back_refuses_more),
        TEST(raw_sql_does_not_end_a_transaction_unnoticed),
        TEST(a_read_only_transaction_that_was_lost_leaves_no_trace),
        cmocka_unit_test(a_transaction_needs_a_connection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
