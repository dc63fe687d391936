/* Handles that are NULL, closed, or used out of turn. */
#include "easy_support.h"

static ember_status nothing(ember_db *db, void *arg)
{
    (void)db;
    (void)arg;
    return EMBER_OK;
}

static void null_handles(void **state)
{
    (void)state;
    int n = 0, attempts = 5;
    ember_db *none = NULL;
    assert_int_equal(ember_errcode(NULL), EMBER_MISUSE);
    assert_true(ember_errmsg(NULL)[0] != '\0');
    assert_int_equal(ember_constraint_kind(NULL), EMBER_CONSTRAINT_NONE);
    assert_int_equal(ember_exec(none, "SELECT 1"), EMBER_MISUSE);
    assert_int_equal(ember_exec_script(NULL, "SELECT 1"), EMBER_MISUSE);
    assert_int_equal(ember_query_row(none, "SELECT 1", ember_into(&n)), EMBER_MISUSE);
    assert_int_equal(ember_begin(NULL, EMBER_IMMEDIATE), EMBER_MISUSE);
    assert_int_equal(ember_commit(NULL), EMBER_MISUSE);
    assert_int_equal(ember_rollback(NULL), EMBER_MISUSE);
    assert_int_equal(ember_transaction(none, nothing, NULL, .attempts = &attempts), EMBER_MISUSE);
    assert_int_equal(attempts, 0);
    assert_int_equal(ember_transaction_with(NULL), EMBER_MISUSE);
    assert_int_equal(ember_changes(NULL), 0);
    assert_int_equal(ember_last_insert_id(NULL), 0);
    assert_false(ember_in_transaction(NULL));
    assert_null(ember_connection(NULL));
    assert_null(ember_prepare(NULL, "SELECT 1"));
    ember_set_busy_timeout(NULL, 1);
    ember_db *db = ember_connect(NULL);
    easy(EMBER_MISUSE, db, ember_errcode(db));
    ember_close(db);

    ember_rows *rows = ember_query(none, "SELECT 1");
    assert_non_null(rows);
    assert_false(ember_next(rows));
    assert_int_equal(ember_int(rows, 0), 0);
    assert_int_equal(ember_int(rows, "a"), 0);
    assert_int_equal(ember_rows_errcode(rows), EMBER_MISUSE);
    assert_true(ember_rows_errmsg(rows)[0] != '\0');
    assert_int_equal(ember_rows_free(rows), EMBER_MISUSE);
    assert_int_equal(ember_rows_free(NULL), EMBER_OK);
    rows = NULL;
    assert_false(ember_next(rows));
    assert_int_equal(ember_int(rows, 0), 0);
    assert_null(ember_text(rows, "a"));
    assert_true(ember_is_null(rows, 0));
    assert_int_equal(ember_column_count(rows), 0);
    assert_null(ember_column_name(rows, 0));
    assert_int_equal(ember_column_index(rows, "a"), -1);
    assert_int_equal(ember_rows_errcode(rows), EMBER_MISUSE);
    assert_true(ember_rows_errmsg(rows)[0] != '\0');

    ember_stmt *stmt = NULL;
    assert_int_equal(ember_bind(stmt, 1, 1), EMBER_MISUSE);
    assert_int_equal(ember_bind(stmt, ":a", 1), EMBER_MISUSE);
    assert_int_equal(ember_run(stmt), EMBER_MISUSE);
    assert_int_equal(ember_rows_free(ember_run_query(stmt)), EMBER_MISUSE);
    assert_int_equal(ember_run_row(stmt, ember_into(&n)), EMBER_MISUSE);
}

static void closed_with_rows_open(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    ok(db, ember_exec_script(db, "CREATE TABLE t(a); INSERT INTO t VALUES (1), (2)"));
    ember_stmt *stmt = ember_prepare(db, "INSERT INTO t VALUES (?1)");
    ember_rows *fresh = ember_query(db, "SELECT a FROM t");
    ember_rows *walked = ember_query(db, "SELECT a, 1 FROM t");
    ember_rows *ended = ember_query(db, "SELECT 1 FROM t WHERE 0");
    ember_rows *writing = ember_query(db, "INSERT INTO t VALUES (3), (4) RETURNING a");
    assert_true(ember_next(walked) && ember_next(writing) && !ember_next(ended));
    ember_close(db);

    /* The handle is there until the last of them is freed. */
    easy_words(EMBER_MISUSE, "closed", db, ember_exec(db, "SELECT 1"));
    ember_close(db);
    ember_db *other = ember_connect(db);
    easy_words(EMBER_MISUSE, "closed", other, ember_errcode(other));
    ember_close(other);
    easy(EMBER_MISUSE, db, ember_begin(db, EMBER_IMMEDIATE));
    easy(EMBER_MISUSE, db, ember_commit(db));
    easy(EMBER_MISUSE, db, ember_bind(stmt, 1, 1));
    easy(EMBER_MISUSE, db, ember_run(stmt, ember_args(1)));
    easy(EMBER_MISUSE, db, ember_rows_free(ember_query(db, "SELECT 1")));
    assert_null(ember_prepare(db, "SELECT 1"));
    ember_set_busy_timeout(db, 1);
    assert_int_equal(ember_last_insert_id(db), 0);

    assert_int_equal(ember_int(walked, 0), 0);
    assert_false(ember_next(walked));
    assert_false(ember_next(fresh));
    assert_int_equal(ember_column_count(fresh), 0);
    assert_null(ember_column_name(walked, 0));
    easy_words(EMBER_MISUSE, "closed", db, ember_rows_free(fresh));
    easy_words(EMBER_MISUSE, "closed", db, ember_rows_free(walked));
    assert_int_equal(ember_rows_free(ended), EMBER_OK);
    ember_stmt_free(stmt);
    assert_int_equal(ember_rows_free(writing), EMBER_OK);
}

static ember_status close_it(ember_db *db, void *arg)
{
    (void)arg;
    ember_close(db);
    return EMBER_OK;
}

static void closed_inside(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    assert_int_equal(ember_transaction(db, close_it, NULL), EMBER_MISUSE);
    db = open_memory();
    ok(db, ember_begin(db, EMBER_IMMEDIATE));
    assert_int_equal(ember_transaction(db, close_it, NULL), EMBER_MISUSE);
}

/* The first handle may go first: the database stays for the others. */
static void order_of_closing(void **state)
{
    (void)state;
    ember_db *first = open_memory();
    ok(first, ember_exec_script(first, "CREATE TABLE t(a); INSERT INTO t VALUES (1)"));
    ember_db *second = ember_connect(first);
    ember_close(first);
    assert_int_equal(count_of(second, "SELECT count(*) FROM t"), 1);
    ember_db *third = ember_connect(second);
    ember_close(second);
    assert_int_equal(count_of(third, "SELECT count(*) FROM t"), 1);
    ember_close(third);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_handles),
        cmocka_unit_test(closed_with_rows_open),
        cmocka_unit_test(closed_inside),
        cmocka_unit_test(order_of_closing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
