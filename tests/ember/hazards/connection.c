/* The connection: what it says after a failure, and what it carries into its concurrent side. */
#include "../concurrent.h"
#include "hazard.h"

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

static const struct CMUnitTest hazards[] = {
    HAZARD("failed_state", the_rest_of_a_failed_transaction_does_not_run),
    HAZARD("held", a_snapshot_that_is_still_read_is_not_that_of_the_next),
    HAZARD("copied_parameters", parameters_nobody_copied_are_not_taken_for_null),
    HAZARD("settings", settings_hold_in_concurrent_transactions),
    HAZARD("patience", who_always_comes_too_late_is_let_through),
};

HAZARD_MAIN
