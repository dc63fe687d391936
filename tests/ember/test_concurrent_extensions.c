/* Loaded extensions in concurrent transactions, and where their rows are merged. */
#include "concurrent.h"

static void load(conn_t c)
{
    expect(TURSO_OK, turso_connection_load_extension(c, TEST_EXTENSION, &error));
}

static void functions_are_there_whenever_it_was_loaded(void **state)
{
    fixture *f = *state;
    load(f->a);
    exec(f->a, "BEGIN CONCURRENT"); /* the first one of the connection */
    assert_int_equal(ask_int(f->a, "SELECT thrice(5)"), 15);
    assert_int_equal(ask_int(f->a, "SELECT 'a' > 'b' COLLATE backwards"), 1);
    exec(f->a, "COMMIT");
    /* in the middle of one */
    exec(f->b, "BEGIN CONCURRENT");
    expect_error(TURSO_ERROR, "no such function", run(f->b, "SELECT thrice(5)", NULL, &error));
    load(f->b);
    assert_int_equal(ask_int(f->b, "SELECT thrice(5)"), 15);
    exec(f->b, "COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT thrice(6)"), 18);
    load(f->b); /* once more is fine */
    expect_error(TURSO_ERROR, "no such function", run(f->c, "SELECT thrice(5)", NULL, &error));
}

static void the_schema_may_use_them(void **state)
{
    fixture *f = *state;
    load(f->a);
    load(f->b);
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v CHECK (thrice(v) >= 0), w AS (thrice(v)) "
                   "STORED, n TEXT COLLATE backwards);"
                   "CREATE INDEX by_thrice ON t(thrice(v)); CREATE UNIQUE INDEX by_name ON t(n);"
                   "INSERT INTO t(id, v, n) VALUES (1, 1, 'a'), (2, 2, 'b')");
    expect_merge(f, "UPDATE t SET v = 10 WHERE id = 1; INSERT INTO t(id, v, n) VALUES (3, 3, 'c')",
                 "UPDATE t SET v = 20 WHERE id = 2; INSERT INTO t(id, v, n) VALUES (4, 4, 'd')");
    expect_conflict(f, "UNIQUE", "INSERT INTO t(id, v, n) VALUES (5, 3, 'x')",
                    "INSERT INTO t(id, v, n) VALUES (6, 3, 'x')");
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t INDEXED BY by_thrice WHERE thrice(v) = 60"), 1);
    assert_int_equal(ask_int(f->a, "SELECT sum(w) FROM t"), 3 * (10 + 20 + 3 + 4 + 3));
    assert_string_equal(ask_text(f->a, "SELECT group_concat(n, '') FROM (SELECT n FROM t ORDER BY n)"),
                        "xdcba");
    assert_string_equal(ask_text(f->a, "PRAGMA integrity_check"), "ok");
    /* c has not loaded it: as outside of concurrent transactions */
    exec(f->c, "BEGIN CONCURRENT");
    expect_error(TURSO_ERROR, "thrice",
                 run(f->c, "INSERT INTO t(id, v, n) VALUES (9, 9, 'y')", NULL, &error));
    exec(f->c, "ROLLBACK");
    exec(f->a, "DROP TABLE t");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM sqlite_schema"), 0); /* c notices */
}

/* It sets commit, wal, busy and authorizer hooks of its own. */
static void its_hooks_do_not_replace_ours(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); PRAGMA ember_checkpoint_frames = 5");
    load(f->a);
    for (int i = 0; i < 20; i++)
        exec(f->a, "INSERT INTO t(v) VALUES (0)");
    assert_true(stat_of(f->c, "checkpoints") > 0);
    exec(f->a, "DELETE FROM t");
    for (int i = 1; i <= 20; i++)
        exec_all(f->a, "BEGIN CONCURRENT; INSERT INTO t(v) VALUES (1); COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 20);
    assert_int_equal(stat_of(f->c, "commits"), 20);
    assert_true(stat_of(f->c, "checkpoints") > 0);
    exec(f->a, "BEGIN CONCURRENT");
    expect_error(TURSO_ERROR, "concurrent transaction", run(f->a, "CREATE TABLE u(x)", NULL, &error));
    exec(f->a, "ROLLBACK");
    expect_conflict(f, "rowid 1", "UPDATE t SET v = 2 WHERE id = 1", "UPDATE t SET v = 3 WHERE id = 1");
}

static void its_modules_stay_outside(void **state)
{
    fixture *f = *state;
    load(f->a);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM pragma_module_list WHERE name = 'wide'"), 1);
    exec(f->a, "BEGIN CONCURRENT");
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM pragma_module_list WHERE name = 'wide'"), 0);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'"),
                     ask_int(f->b, "SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'"));
    exec(f->a, "ROLLBACK");
}

static void what_does_not_load(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    expect_error(TURSO_ERROR, "nowhere", turso_connection_load_extension(f->a, "./nowhere.so", &error));
    exec(f->a, "COMMIT");
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "COMMIT");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
#define MEMORY_TEST(function)                                                                                \
    {                                                                                                        \
#function " in memory", function, set_up_memory, tear_down, NULL                                     \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(functions_are_there_whenever_it_was_loaded),
        TEST(the_schema_may_use_them),
        MEMORY_TEST(the_schema_may_use_them),
        TEST(its_hooks_do_not_replace_ours),
        TEST(its_modules_stay_outside),
        TEST(what_does_not_load),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
