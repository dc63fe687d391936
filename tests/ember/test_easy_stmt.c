/* Prepared statements, and the cache of the plain calls. */
#include "easy_support.h"

static int compiled;

static void count_compiling(const turso_log_t *log)
{
    if (strncmp(log->message, "prepare: ", 9) == 0)
        compiled++;
}

static void log_compiling(const char *level)
{
    const turso_config_t config = {.logger = count_compiling, .log_level = level};
    assert_int_equal(turso_setup(&config, NULL), TURSO_OK);
    compiled = 0;
}

static int quiet(void **state)
{
    (void)state;
    log_compiling("error");
    return 0;
}

static void running(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    ok(db, ember_exec(db, "CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, n INTEGER)"));
    ember_stmt *insert = ember_prepare(db, "INSERT INTO t VALUES (?1, :name, ?3)");
    assert_non_null(insert);
    log_compiling("trace");
    for (int i = 0; i < 100; i++) {
        ok(db, ember_bind(insert, 1, i));
        ok(db, ember_bind(insert, ":name", "by name"));
        ok(db, ember_bind(insert, 3, 2 * i));
        ok(db, ember_run(insert));
        assert_int_equal(ember_changes(db), 1);
    }
    for (int i = 100; i < 200; i++)
        ok(db, ember_run(insert, ember_args(i, "in a row", NULL)));
    ok(db, ember_bind(insert, 3, 7));
    ok(db, ember_run(insert, ember_args(200, ember_named(":name", "of each"))));
    assert_int_equal(compiled, 0);
    /* The values of a run are forgotten after it. */
    easy_words(EMBER_MISUSE, "parameter 1 has no value", db, ember_run(insert));
    ember_stmt_free(insert);
    ember_stmt_free(NULL);

    ember_stmt *select = ember_prepare(db, "SELECT n FROM t WHERE id = ?1");
    int n = 0;
    ok(db, ember_run_row(select, ember_into(&n), ember_args(200)));
    assert_int_equal(n, 7);
    ok(db, ember_bind(select, 1, 50));
    ok(db, ember_run_row(select, ember_into(&n)));
    assert_int_equal(n, 100);
    easy(EMBER_NO_ROW, db, ember_run_row(select, ember_into(&n), ember_args(1000)));
    ember_rows *rows = ember_run_query(select, ember_args(3));
    assert_true(ember_next(rows));
    assert_int_equal(ember_int(rows, "n"), 6);
    ok(db, ember_rows_free(rows));
    ember_stmt_free(select);
    ember_close(db);
}

static void failing(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    assert_null(ember_prepare(db, "SELECT x FROM nowhere"));
    easy_words(EMBER_ERROR, "nowhere", db, ember_errcode(db));
    assert_null(ember_prepare(db, NULL));
    easy(EMBER_MISUSE, db, ember_errcode(db));
    ok(db, ember_exec(db, "CREATE TABLE t(a UNIQUE)"));
    ember_stmt *stmt = ember_prepare(db, "INSERT INTO t VALUES (?1)");
    ok(db, ember_run(stmt, ember_args(1)));
    easy(EMBER_CONSTRAINT, db, ember_run(stmt, ember_args(1)));
    ok(db, ember_run(stmt, ember_args(2)));
    /* A bind that failed is told by the run, if nobody asked before. */
    easy_words(EMBER_MISUSE, "no parameter 2", db, ember_bind(stmt, 2, 1));
    easy(EMBER_MISUSE, db, ember_bind(stmt, 0, 1));
    ok(db, ember_bind(stmt, 1, 3));
    easy_words(EMBER_MISUSE, "no parameter 2", db, ember_run(stmt));
    easy_words(EMBER_MISUSE, "has no value", db, ember_run(stmt));
    easy_words(EMBER_MISUSE, ":b", db, ember_bind(stmt, ":b", 3));
    easy_words(EMBER_MISUSE, ":b", db, ember_rows_free(ember_run_query(stmt, ember_args(3))));
    easy(EMBER_MISUSE, db, ember_bind_named(stmt, NULL, ember_value_null()));
    easy(EMBER_MISUSE, db, ember_run(stmt, ember_args(3)));
    ok(db, ember_run(stmt, ember_args(3)));
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 3);
    ember_stmt_free(stmt);
    ember_close(db);
}

static void rows_of_a_statement(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    ember_stmt *stmt = ember_prepare(db, "SELECT ?1 UNION ALL SELECT 2");
    ember_rows *rows = ember_run_query(stmt, ember_args(1));
    easy_words(EMBER_MISUSE, "rows of the statement are open", db, ember_run(stmt, ember_args(1)));
    easy(EMBER_MISUSE, db, ember_bind(stmt, 1, 1));
    easy(EMBER_MISUSE, db, ember_rows_free(ember_run_query(stmt, ember_args(1))));
    assert_true(ember_next(rows) && ember_next(rows) && !ember_next(rows));
    /* At the end it is free again, and the rows do not mind. */
    ok(db, ember_run(stmt, ember_args(1)));
    ok(db, ember_rows_free(rows));
    rows = ember_run_query(stmt, ember_args(5));
    ember_stmt_free(stmt);
    assert_true(ember_next(rows));
    assert_int_equal(ember_int(rows, 0), 5);
    ok(db, ember_rows_free(rows));
    ember_close(db);
}

static void cache(void **state)
{
    (void)state;
    ember_db *db = ember_open(":memory:", .statement_cache = 3);
    ok(db, ember_exec(db, "CREATE TABLE t(a)"));
    log_compiling("trace");
    for (int i = 0; i < 50; i++)
        ok(db, ember_exec(db, " /* counted */ INSERT INTO t VALUES (?1)", ember_args(i)));
    assert_int_equal(compiled, 1);
    for (int i = 0; i < 50; i++)
        assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 50);
    assert_int_equal(compiled, 2);
    /* One that is in use is compiled beside it, and both go on. */
    ember_rows *outer = ember_query(db, "SELECT a FROM t ORDER BY a");
    ember_rows *inner = ember_query(db, "SELECT a FROM t ORDER BY a");
    assert_int_equal(compiled, 4);
    assert_true(ember_next(outer) && ember_next(inner) && ember_next(inner));
    assert_true(ember_int(outer, 0) == 0 && ember_int(inner, 0) == 1);
    ok(db, ember_rows_free(inner));
    /* The one used longest ago makes room: the INSERT. One that is pushed out while it is in use goes on. */
    ok(db, ember_exec(db, "SELECT 1"));
    ok(db, ember_exec(db, "SELECT 2"));
    ok(db, ember_exec(db, "SELECT 3"));
    assert_int_equal(compiled, 7);
    ok(db, ember_exec(db, "SELECT 2"));
    assert_int_equal(compiled, 7);
    ok(db, ember_exec(db, " /* counted */ INSERT INTO t VALUES (?1)", ember_args(50)));
    assert_int_equal(compiled, 8);
    assert_true(ember_next(outer));
    assert_int_equal(ember_int(outer, 0), 1);
    ok(db, ember_rows_free(outer));
    /* Some statements do their work while they are compiled. */
    for (int i = 0; i < 3; i++) {
        ok(db, ember_exec(db, "PRAGMA foreign_keys = 0"));
        assert_int_equal(count_of(db, "PRAGMA foreign_keys"), 0);
        ok(db, ember_exec(db, "PRAGMA foreign_keys = 1"));
        assert_int_equal(count_of(db, "PRAGMA foreign_keys"), 1);
    }
    compiled = 0;
    for (int i = 0; i < 3; i++)
        ok(db, ember_exec(db, "\xEF\xBB\xBF; -- a comment\n /* and */ select 5"));
    assert_int_equal(compiled, 1);
    /* What failed can be found and run again. */
    ok(db, ember_exec(db, "CREATE UNIQUE INDEX i ON t(a)"));
    compiled = 0;
    for (int i = 0; i < 5; i++)
        easy(EMBER_CONSTRAINT, db, ember_exec(db, "INSERT INTO t VALUES (?)", ember_args(1)));
    easy(EMBER_MISUSE, db, ember_exec(db, "INSERT INTO t VALUES (?)"));
    ok(db, ember_exec(db, "INSERT INTO t VALUES (?)", ember_args(100)));
    assert_int_equal(compiled, 1);
    ember_close(db);

    db = ember_open(":memory:", .statement_cache = EMBER_NEVER);
    compiled = 0;
    for (int i = 0; i < 5; i++)
        ok(db, ember_exec(db, "SELECT 1"));
    assert_int_equal(compiled, 5);
    ember_close(db);
    db = ember_open(":memory:", .statement_cache = 1000000);
    ok(db, ember_exec(db, "SELECT 1"));
    ember_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(running, quiet),
        cmocka_unit_test(failing),
        cmocka_unit_test(rows_of_a_statement),
        cmocka_unit_test_teardown(cache, quiet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
