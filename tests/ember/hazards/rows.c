/* Which rows a transaction has written, and whether others have written them too. */
#include "../concurrent.h"
#include "hazard.h"

#define TABLE "CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 10), (2, 20), (3, 30);"

static void an_update_is_not_lost(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE);
    expect_conflict(f, "rowid 1", "UPDATE t SET v = v + 1 WHERE id = 1",
                    "UPDATE t SET v = v + 1 WHERE id = 1");
    assert_int_equal(ask_int(f->c, "SELECT v FROM t WHERE id = 1"), 11);
}

static void a_row_that_was_deleted_does_not_come_back(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE);
    expect_conflict(f, "rowid 1", "DELETE FROM t WHERE id = 1", "UPDATE t SET v = 5 WHERE id = 1");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 2);
}

static void an_update_of_another_program_is_not_lost(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "BEGIN CONCURRENT; UPDATE t SET v = v + 1 WHERE id = 1");
    assert_int_equal(system("sqlite3 a.db 'UPDATE t SET v = v + 1 WHERE id = 1'"), 0);
    expect_error(TURSO_BUSY_SNAPSHOT, "rowid 1", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT v FROM t WHERE id = 1"), 11);
}

static void an_update_that_conflicts_is_not_lost_in_the_second_try(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE u(id INTEGER PRIMARY KEY, k UNIQUE, v); INSERT INTO u VALUES (1, 'a', 0), "
                   "(2, 'b', 0)");
    /* Keys that change hands: all rows are taken away and put back. */
    expect_conflict(f, "rowid 1", "UPDATE u SET v = 5 WHERE id = 1",
                    "UPDATE u SET k = 'x' WHERE id = 1; UPDATE u SET k = 'a' WHERE id = 2;"
                    "UPDATE u SET k = 'b' WHERE id = 1");
    assert_int_equal(ask_int(f->c, "SELECT v FROM u WHERE id = 1"), 5);
}

static void a_new_row_does_not_replace_anothers(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE u(id INTEGER PRIMARY KEY, k UNIQUE ON CONFLICT REPLACE, v)");
    expect_conflict(f, "u.k", "INSERT INTO u VALUES (1, 'x', 'first')",
                    "INSERT INTO u VALUES (2, 'x', 'second')");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(v) FROM u"), "first");
}

static void what_was_undone_is_no_conflict(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE);
    expect_merge(f, "UPDATE t SET v = 99 WHERE id = 1",
                 "SAVEPOINT s; DELETE FROM t; ROLLBACK TO s; UPDATE t SET v = 21 WHERE id = 2");
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 99 + 21 + 30);
}

static void a_rowid_that_moves_is_two_rows(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "BEGIN CONCURRENT; UPDATE t SET id = 100 WHERE id = 1; COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT v FROM t WHERE id = 100"), 10);
}

static void a_primary_key_that_moves_is_two_rows(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE w(k PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO w VALUES ('a', 1);"
                   "BEGIN CONCURRENT; UPDATE w SET k = 'z'; COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM w WHERE k = 'z'"), 1);
}

static void one_row_under_two_spellings_of_its_key(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE w(k TEXT COLLATE NOCASE PRIMARY KEY, v) WITHOUT ROWID; CREATE TABLE o(x)");
    expect_merge(f, "INSERT INTO o VALUES (1)",
                 "INSERT INTO w VALUES ('new', 5); UPDATE w SET k = 'NEW' WHERE k = 'new'");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(k) FROM w"), "NEW");
}

static void a_table_whose_rows_have_no_address_is_refused(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE n(rowid, _rowid_, oid); BEGIN CONCURRENT; INSERT INTO n VALUES (1, 2, 3)");
    expect_error(TURSO_ERROR, "cannot be addressed", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM n"), 0);
}

static void rows_of_temporary_tables_are_the_connections_own(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "BEGIN CONCURRENT; CREATE TEMP TABLE mine(x); INSERT INTO mine VALUES (1), (2);"
                         "UPDATE t SET v = 11 WHERE id = 1; COMMIT; BEGIN CONCURRENT");
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM mine"), 2);
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT v FROM t WHERE id = 1"), 11);
}

static void too_many_rows_are_refused(void **state)
{
    fixture *f = *state;
    ember__test_limits_t few;
    ember__concurrency_get_limits(&few);
    few.rows = 10;
    reopen(f, &few);
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); BEGIN CONCURRENT;"
                   "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 11) INSERT "
                   "INTO t SELECT i, 0 FROM c");
    expect_error(TURSO_DATABASE_FULL, "too many rows", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
}

static void *no_memory(void *block, size_t size)
{
    (void)block;
    (void)size;
    return NULL;
}

static void a_row_that_could_not_be_noted_is_not_forgotten(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "BEGIN CONCURRENT; UPDATE t SET v = 11 WHERE id = 1");
    stmt_t s = prepare(f->a, "WITH RECURSIVE c(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM c WHERE i < 500) "
                             "INSERT INTO t SELECT i, 1 FROM c");
    ember__alloc_hook(no_memory);
    turso_status_code_t status = turso_statement_execute(s, NULL, NULL);
    ember__alloc_hook(NULL);
    turso_statement_deinit(s);
    assert_int_equal(status, TURSO_DONE); /* SQLite itself had memory */
    assert_int_not_equal(run(f->a, "COMMIT", NULL, NULL), TURSO_DONE);
    exec(f->a, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 60);
}

/* What SQLite does to rows by ways of its own. The table is compared with what an ordinary transaction makes
 * of it. */
static void every_way_to_write_a_row_is_noticed(void **state)
{
    fixture *f = *state;
    static const char *const texts[] = {
        "DELETE FROM t",
        "DELETE FROM w",
        "REPLACE INTO t(id, k, v) VALUES (1, 'b', 'replaces two')",
        "UPDATE OR REPLACE t SET k = 'b' WHERE id = 3",
        "INSERT INTO t(k, v) VALUES ('a', 1) ON CONFLICT(k) DO UPDATE SET v = 'upsert'",
        "INSERT OR IGNORE INTO t(k, v) VALUES ('a', 1), ('q', 2)",
        "INSERT INTO other SELECT * FROM t",
        "DELETE FROM p WHERE id = 1",
        "UPDATE p SET id = 20 WHERE id = 2",
        "INSERT INTO vw VALUES (50, 'vw', 'through a view')",
        "INSERT OR FAIL INTO t(k, v) VALUES ('n', 1), ('a', 1)",
        "UPDATE sqlite_sequence SET seq = 1000",
        "UPDATE t SET id = id + 1000",
        "UPDATE w SET k = k || 'x'",
        "DELETE FROM w WHERE k > 'a' RETURNING k",
    };
    static const char make[] =
        "DROP TABLE IF EXISTS child; DROP TABLE IF EXISTS p; DROP TABLE IF EXISTS w; DROP VIEW IF EXISTS vw;"
        "DROP TABLE IF EXISTS t; DROP TABLE IF EXISTS other; DROP TABLE IF EXISTS log;"
        "CREATE TABLE t(id INTEGER PRIMARY KEY, k UNIQUE, v);"
        "DROP TABLE IF EXISTS s; CREATE TABLE s(id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO s VALUES "
        "(7);"
        "CREATE TABLE other(id INTEGER PRIMARY KEY, k UNIQUE, v);"
        "CREATE TABLE w(k PRIMARY KEY, v) WITHOUT ROWID; CREATE TABLE log(x);"
        "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE child(id INTEGER PRIMARY KEY, p REFERENCES "
        "p(id) ON DELETE "
        "CASCADE ON UPDATE SET NULL);"
        "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.id); END;"
        "CREATE VIEW vw AS SELECT * FROM t;"
        "CREATE TRIGGER vt INSTEAD OF INSERT ON vw BEGIN INSERT INTO t VALUES (new.id, new.k, new.v); END;"
        "INSERT INTO t(k, v) VALUES ('a', 1), ('b', 2), ('c', 3); INSERT INTO w VALUES ('a', 1), ('b', 2);"
        "INSERT INTO p VALUES (1), (2); INSERT INTO child VALUES (1, 1), (2, 2)";
    static const char all[] =
        "SELECT (SELECT group_concat(id || k || v) FROM t) || (SELECT coalesce(group_concat(id || k || v), "
        "'-') FROM other) ||"
        "(SELECT coalesce(group_concat(k || v), '-') FROM w) || (SELECT group_concat(id) FROM p) ||"
        "(SELECT group_concat(id || coalesce(p, '-')) FROM child) || (SELECT group_concat(x) FROM log) ||"
        "(SELECT group_concat(name || seq) FROM sqlite_sequence)";
    for (size_t i = 0; i < COUNT(texts); i++) {
        char expected[512];
        exec_all(f->a, make);
        run(f->a, texts[i], NULL, NULL); /* OR FAIL fails, and keeps what came before */
        snprintf(expected, sizeof expected, "%s", i ? ask_text(f->c, all) : "");
        int64_t count = ask_int(f->c, "SELECT count(*) FROM t");
        exec_all(f->a, make);
        stmt_t before = i % 2 ? NULL : prepare(f->a, texts[i]); /* compiled outside, or inside */
        exec(f->a, "BEGIN CONCURRENT");
        stmt_t s = before ? before : prepare(f->a, texts[i]);
        turso_statement_execute(s, NULL, NULL);
        turso_statement_deinit(s);
        exec(f->a, "COMMIT");
        if (i && strcmp(ask_text(f->c, all), expected) != 0)
            fail_msg("%s: %s, not %s", texts[i], ask_text(f->c, all), expected);
        assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), count);
    }
}

static void a_column_that_was_added_is_written(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE
             "BEGIN CONCURRENT; UPDATE t SET v = 11 WHERE id = 1; COMMIT;"
             "ALTER TABLE t ADD COLUMN late; BEGIN CONCURRENT; UPDATE t SET late = 5 WHERE id = 1; COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT late FROM t WHERE id = 1"), 5);
}

static const struct CMUnitTest hazards[] = {
    HAZARD("values", an_update_is_not_lost),
    HAZARD("values", a_row_that_was_deleted_does_not_come_back),
    HAZARD("values", an_update_of_another_program_is_not_lost),
    HAZARD("values", an_update_that_conflicts_is_not_lost_in_the_second_try),
    HAZARD("or_abort", a_new_row_does_not_replace_anothers),
    HAZARD("unchanged", what_was_undone_is_no_conflict),
    HAZARD("both_keys", a_rowid_that_moves_is_two_rows),
    HAZARD("both_keys", a_primary_key_that_moves_is_two_rows),
    HAZARD("one_row", one_row_under_two_spellings_of_its_key),
    HAZARD("addressable", a_table_whose_rows_have_no_address_is_refused),
    HAZARD("temp_rows", rows_of_temporary_tables_are_the_connections_own),
    HAZARD("row_limit", too_many_rows_are_refused),
    HAZARD("noted", a_row_that_could_not_be_noted_is_not_forgotten),
    HAZARD("hook", every_way_to_write_a_row_is_noticed),
    HAZARD("tables_forgotten", a_column_that_was_added_is_written),
};

HAZARD_MAIN
