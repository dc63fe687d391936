/* The connection: what it says after a failure, and what it carries into its concurrent side. */
#include "../concurrent.h"
#include "hazard.h"

#include <sqlite3.h>

#define TABLE "CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 10), (2, 20);"

static void the_rest_of_a_failed_transaction_does_not_run(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "BEGIN CONCURRENT; UPDATE t SET v = 0 WHERE id = 1");
    exec(f->b, "UPDATE t SET v = 5 WHERE id = 1");
    expect_error(TURSO_BUSY_SNAPSHOT, "conflict", run(f->a, "COMMIT", NULL, &error));
    expect_error(TURSO_BUSY_SNAPSHOT, "ROLLBACK or BEGIN first", run(f->a, "DELETE FROM t", NULL, &error));
    exec(f->a, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 2);
}

static void a_snapshot_that_is_still_read_is_not_that_of_the_next(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "BEGIN CONCURRENT");
    stmt_t inside = prepare(f->a, "SELECT id FROM t");
    expect(TURSO_ROW, turso_statement_step(inside, &error));
    exec(f->a, "COMMIT");
    exec(f->b, "UPDATE t SET v = 99");
    expect_error(TURSO_BUSY, "still running", run(f->a, "BEGIN CONCURRENT", NULL, &error));
    turso_statement_deinit(inside);
    exec(f->a, "BEGIN CONCURRENT");
    assert_int_equal(ask_int(f->a, "SELECT v FROM t WHERE id = 1"), 99);
    exec(f->a, "COMMIT");
}

static void parameters_nobody_copied_are_not_taken_for_null(void **state)
{
    fixture *f = *state;
    (void)f;
    db_t db = open_db("b.db");
    conn_t a = connect_db(db);
    conn_t b = connect_db(db);
    exec(a, "CREATE TABLE t(v)");
    stmt_t s = prepare(b, "INSERT INTO t VALUES (?1)");
    expect(TURSO_OK, turso_statement_bind_positional_int(s, 1, 4));
    exec(a, "PRAGMA journal_mode = mvcc");
    exec(b, "BEGIN CONCURRENT");
    expect_error(TURSO_MISUSE, "bind them again", turso_statement_execute(s, NULL, &error));
    exec(b, "ROLLBACK");
    turso_statement_deinit(s);
    turso_connection_deinit(a);
    turso_connection_deinit(b);
    turso_database_deinit(db);
}

static void settings_hold_in_concurrent_transactions(void **state)
{
    fixture *f = *state;
    exec_all(f->a,
             "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(p REFERENCES p(id));"
             "PRAGMA foreign_keys = OFF; BEGIN CONCURRENT; INSERT INTO c VALUES (5); COMMIT; DELETE FROM c");
    exec_all(f->b, "BEGIN CONCURRENT");
    expect_error(TURSO_CONSTRAINT, "FOREIGN KEY", script(f->b, "INSERT INTO c VALUES (5); COMMIT", &error));
    exec(f->b, "ROLLBACK");
}

static void who_always_comes_too_late_is_let_through(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(stat_of(f->c, "alone"), 0);
        exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = 0");
        exec(f->b, "UPDATE t SET v = v + 1");
        expect_error(TURSO_BUSY_SNAPSHOT, "conflict", run(f->a, "COMMIT", NULL, &error));
        exec(f->a, "ROLLBACK");
    }
    exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = 0; COMMIT");
    assert_int_equal(stat_of(f->c, "alone"), 1);
}

/* Whether this libsqlite3 has mended it. */
static bool closes_in_time(void)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    sqlite3_exec(db,
                 TABLE "CREATE VIRTUAL TABLE ft USING fts5(x); INSERT INTO ft VALUES ('alpha'); BEGIN;"
                       "INSERT INTO ft VALUES ('beta'); INSERT OR ROLLBACK INTO t VALUES (2, 0)",
                 NULL, NULL, NULL);
    bool closed = sqlite3_txn_state(db, "main") == SQLITE_TXN_NONE;
    sqlite3_close(db);
    return closed;
}

static void a_rollback_lets_go_of_the_snapshot(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "CREATE VIRTUAL TABLE ft USING fts5(x); INSERT INTO ft VALUES ('alpha');"
                         "BEGIN CONCURRENT; INSERT INTO ft VALUES ('beta')");
    expect_error(TURSO_CONSTRAINT, "UNIQUE",
                 run(f->a, "INSERT OR ROLLBACK INTO t VALUES (2, 0)", NULL, &error));
    exec(f->a, "ROLLBACK");
    /* Nobody holds the log now. */
    assert_int_equal(ask_int(f->b, "PRAGMA wal_checkpoint(TRUNCATE)"), 0);
    exec_all(f->a, "BEGIN CONCURRENT; INSERT INTO ft VALUES ('gamma'); COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM ft"), 2);
    if (closes_in_time())
        skip();
}

/* The two sides of a connection share no cache: a rollback leaves nothing stale that the other side could
 * write back. */
static void an_ordinary_write_after_a_rollback_undoes_nobodys_commit(void **state)
{
    fixture *f = *state;
    static const char *const ends[] = {"ROLLBACK", "INSERT OR ROLLBACK INTO t VALUES (2, 0)", "COMMIT"};
    exec_all(f->a, TABLE "CREATE VIRTUAL TABLE ft USING fts5(x); INSERT INTO ft VALUES ('alpha')");
    for (size_t i = 0; i < COUNT(ends); i++) {
        int v = (int)ask_int(f->c, "SELECT v FROM t WHERE id = 1");
        ask_int(f->a, "SELECT count(*) FROM ft WHERE ft MATCH 'beta'");
        exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = 0 WHERE id = 1; INSERT INTO ft VALUES ('mine')");
        exec_all(f->b, "UPDATE t SET v = v + 1 WHERE id = 1; INSERT INTO ft VALUES ('beta')");
        assert_int_equal(run(f->a, ends[i], NULL, NULL) == TURSO_DONE, i == 0);
        if (i)
            exec(f->a, "ROLLBACK");
        assert_int_equal(ask_int(f->a, "SELECT count(*) FROM ft WHERE ft MATCH 'beta'"), (int)i + 1);
        exec(f->a, "UPDATE t SET v = v + 100 WHERE id = 2");
        assert_int_equal(ask_int(f->c, "SELECT v FROM t WHERE id = 1"), v + 1);
        assert_int_equal(ask_int(f->c, "SELECT count(*) FROM ft WHERE ft MATCH 'mine'"), 0);
    }
    exec(f->a, "INSERT INTO ft(ft) VALUES ('integrity-check')");
}

/* COMMIT is SQLite's own: virtual tables have written what they had pending, temporary tables keep their
 * rows. */
static void what_belongs_to_a_commit_is_part_of_it(void **state)
{
    fixture *f = *state;
    exec_all(f->a,
             "CREATE VIRTUAL TABLE ft USING fts5(x); BEGIN CONCURRENT; CREATE TEMP TABLE mine(x);"
             "INSERT INTO mine VALUES (1); INSERT INTO ft VALUES ('pending'); COMMIT; BEGIN CONCURRENT");
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM mine"), 1);
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM ft WHERE ft MATCH 'pending'"), 1);
    /* The rows of its index belong together, so its second writer meets the first one in them. */
    expect_conflict(f, "ft_", "INSERT INTO ft VALUES ('delta')", "INSERT INTO ft VALUES ('epsilon')");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM ft WHERE ft MATCH 'delta OR epsilon'"), 1);
    exec(f->c, "INSERT INTO ft(ft) VALUES ('integrity-check')");
}

static const struct CMUnitTest hazards[] = {
    HAZARD("failed_state", the_rest_of_a_failed_transaction_does_not_run),
    HAZARD("held", a_snapshot_that_is_still_read_is_not_that_of_the_next),
    HAZARD("copied_parameters", parameters_nobody_copied_are_not_taken_for_null),
    HAZARD("let_go", a_rollback_lets_go_of_the_snapshot),
    HAZARD("settings", settings_hold_in_concurrent_transactions),
    HAZARD("patience", who_always_comes_too_late_is_let_through),
    CONSTRUCTION(an_ordinary_write_after_a_rollback_undoes_nobodys_commit),
    CONSTRUCTION(what_belongs_to_a_commit_is_part_of_it),
};

HAZARD_MAIN
