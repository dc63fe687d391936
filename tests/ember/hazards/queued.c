/* Transactions in the queue: what they do to those that share their commit, and to the connection that they
 * run on. */
#include "../queue.h"
#include "../queued.h"
#include "pause_vfs.h"

#include <sqlite3.h>
#include <unistd.h>

#define HAZARD_SET_UP    set_up_queued
#define HAZARD_TEAR_DOWN tear_down_queued
#include "hazard.h"

static int set_up_queued(void **state)
{
    pause_vfs_register();
    ember__direct_test_times(FOR_EVER, FOR_EVER);
    alarm(30); /* without a guard some wait for ever */
    return set_up(state);
}

static int tear_down_queued(void **state)
{
    int rc = tear_down(state);
    alarm(0);
    ember__direct_usual_times();
    pause_vfs_unregister();
    return rc;
}

#define TABLE "CREATE TABLE t(id INTEGER PRIMARY KEY, v);"

static void a_key_that_is_broken_fails_nobody_else(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(id INTEGER PRIMARY KEY, p "
                         "REFERENCES p(id) DEFERRABLE INITIALLY DEFERRED)");
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    exec(f->b, "INSERT INTO c VALUES (1, 99)");
    expect_error(TURSO_CONSTRAINT, "FOREIGN KEY", run(f->b, "COMMIT", NULL, &error));
    exec(f->b, "ROLLBACK");
    expect_errand(first, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 1);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM c"), 0);
}

static void a_commit_that_fails_is_that_of_all(void **state)
{
    fixture *f = *state;
    exec(f->a, TABLE);
    exec(f->a, "PRAGMA synchronous = FULL");
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    exec(f->b, "INSERT INTO t VALUES (2, 2)");
    pause_fail_sync("a.db-wal");
    expect(TURSO_IOERR, run(f->b, "COMMIT", NULL, &error));
    expect_errand(first, TURSO_IOERR);
    exec(f->a, "ROLLBACK");
    exec(f->b, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 0);
}

static void nobody_is_answered_before_the_commit(void **state)
{
    fixture *f = *state;
    exec(f->a, TABLE);
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    for (int i = 0; i < 100 && !atomic_load(&first->done); i++)
        pause_us(1000);
    assert_false(atomic_load(&first->done));
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 0);
    exec(f->b, "COMMIT");
    expect_errand(first, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 1);
}

/* The read of a page that the queue's connection has not in its cache fails, which rolls back everything. */
#define COLD      "CREATE TABLE other(v);"
#define FILL_COLD "BEGIN IMMEDIATE; INSERT INTO other VALUES (zeroblob(200000)); COMMIT"
#define READ_COLD "SELECT count(*), sum(length(v)), max(v) FROM other"

static void who_is_rolled_back_with_another_one_does_it_again(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE COLD);
    exec_all(f->a, FILL_COLD);
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    pause_fail_read("a.db-wal");
    expect(TURSO_IOERR, run(f->b, READ_COLD, NULL, &error));
    expect_errand(first, TURSO_DONE);
    exec(f->b, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 1);
}

/* It would not be what the program has seen. */
static void what_does_not_come_out_the_same_is_lost(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE COLD);
    exec_all(f->a, FILL_COLD);
    errand *first = share(f->a, "INSERT INTO t VALUES (1, random()) RETURNING v", f->b);
    pause_fail_read("a.db-wal");
    expect(TURSO_IOERR, run(f->b, READ_COLD, NULL, &error));
    expect_errand(first, TURSO_BUSY_SNAPSHOT);
    exec(f->a, "ROLLBACK");
    exec(f->b, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 0);
}

static void run_elsewhere(void *sql)
{
    sqlite3 *other = NULL;
    assert_int_equal(sqlite3_open("a.db", &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
}

/* The transaction of `c`, which shares a commit, fails in a way that rolls back all; before the others do
 * again what they did, another program runs this. */
static void fail_while_another_program_writes(conn_t c, const char *sql)
{
    enum { WRITE_SLOT = 0 };
    pause_before_lock(WRITE_SLOT, SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE, run_elsewhere, (void *)sql);
    pause_fail_read("a.db-wal");
    expect(TURSO_IOERR, run(c, READ_COLD, NULL, &error));
    exec(c, "ROLLBACK");
}

/* Rows, counts, rowids, errors and their words. */
static void what_the_program_was_told_comes_out_again_or_is_lost(void **state)
{
    static const struct {
        const char *sql;
        turso_status_code_t status;
        const char *elsewhere;
    } cases[] = {
        {"SELECT a FROM u", TURSO_DONE, "UPDATE u SET a = 3"},
        {"UPDATE u SET a = a", TURSO_DONE, "INSERT INTO u VALUES (7, 8)"},
        {"INSERT INTO n(v) VALUES (1)", TURSO_DONE, "INSERT INTO n(v) VALUES (1)"},
        {"INSERT INTO u VALUES (9, 8)", TURSO_CONSTRAINT, "DELETE FROM u WHERE b = 8"},
        {"INSERT INTO u VALUES (5, 2)", TURSO_CONSTRAINT, "UPDATE u SET a = 5, b = 6"},
    };
    fixture *f = *state;
    exec_all(f->a, TABLE COLD "CREATE TABLE n(id INTEGER PRIMARY KEY, v);"
                              "CREATE TABLE u(a UNIQUE, b UNIQUE); INSERT INTO u VALUES (1, 2)");
    exec_all(f->a, FILL_COLD);
    for (size_t i = 0; i < COUNT(cases); i++) {
        exec_all(f->a, "BEGIN QUEUED; INSERT INTO t VALUES (1, 1)");
        expect(cases[i].status, run(f->a, cases[i].sql, NULL, &error));
        errand *first = share_commit(f->a, f->b);
        fail_while_another_program_writes(f->b, cases[i].elsewhere);
        expect_errand(first, TURSO_BUSY_SNAPSHOT);
        exec(f->a, "ROLLBACK");
        assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 0);
    }
}

/* A statement that nobody else can run any more, when it is to be run again. */
static void what_cannot_be_done_again_here_is_done_elsewhere(void **state)
{
    fixture *f = *state;
    errand begin = {.c = connect_db(f->db), .sql = "BEGIN QUEUED"}, second = {.c = f->b, .sql = "COMMIT"};
    errand single = {.c = f->c, .sql = "INSERT INTO t VALUES (5, 5)"};
    exec_all(f->a, TABLE COLD "CREATE TABLE sets(a); CREATE TABLE log(n);"
                              "CREATE TRIGGER r AFTER INSERT ON t WHEN EXISTS (SELECT 1 FROM sets) BEGIN "
                              "INSERT INTO log VALUES (total_changes()); END");
    exec_all(f->a, FILL_COLD);
    conn_t watch = connect_db(f->db);
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    start_errand(&single);
    await_waiting(watch, 1);
    start_errand(&begin);
    await_queued(watch, 2);
    start_errand(&second);
    expect_errand(&begin, TURSO_DONE);
    fail_while_another_program_writes(begin.c, "INSERT INTO sets VALUES (1)");
    expect_errand(first, TURSO_BUSY_SNAPSHOT);
    exec(f->a, "ROLLBACK");
    expect_errand(&second, TURSO_DONE);
    expect_errand(&single, TURSO_DONE);
    assert_int_equal(ask_int(watch, "SELECT v FROM t WHERE id = 5"), 5);
    turso_connection_deinit(begin.c);
    turso_connection_deinit(watch);
}

/* Another program comes in between, so that one of them rolls back everything when it does it again. */
static void who_is_lost_with_another_one_is_told(void **state)
{
    fixture *f = *state;
    errand begin = {.c = f->b, .sql = "BEGIN QUEUED"}, second = {.c = f->c, .sql = "COMMIT"};
    exec_all(f->a, TABLE COLD);
    exec_all(f->a, FILL_COLD);
    conn_t watch = connect_db(f->db);
    errand *first = share(f->a, "INSERT INTO t VALUES (2, 2)", f->c);
    start_errand(&begin);
    await_queued(watch, 2);
    exec(f->c, "INSERT OR ROLLBACK INTO t VALUES (1, 1)");
    start_errand(&second);
    expect_errand(&begin, TURSO_DONE);
    fail_while_another_program_writes(f->b, "INSERT INTO t VALUES (1, 100)");
    expect_errand(first, TURSO_BUSY_SNAPSHOT);
    expect_errand(&second, TURSO_BUSY_SNAPSHOT);
    exec(f->a, "ROLLBACK");
    exec(f->c, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 100);
    turso_connection_deinit(watch);
}

static void what_rolls_back_all_takes_nobody_along(void **state)
{
    static const char *const fails[] = {"INSERT INTO r VALUES (5)",
                                        "INSERT OR ROLLBACK INTO t VALUES (5, 5)"};
    fixture *f = *state;
    exec_all(f->a, TABLE "CREATE TABLE r(id INTEGER PRIMARY KEY ON CONFLICT ROLLBACK);"
                         "INSERT INTO r VALUES (5); INSERT INTO t VALUES (5, 5)");
    for (int i = 0; i < 2; i++) {
        errand *first = share(f->a, "INSERT INTO t(v) VALUES (1)", f->b);
        expect_error(TURSO_CONSTRAINT, "UNIQUE", run(f->b, fails[i], NULL, &error));
        exec(f->b, "ROLLBACK");
        expect_errand(first, TURSO_DONE);
        assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 2 + i);
    }
    /* A statement between transactions. */
    errand *first = share(f->a, "INSERT INTO t(v) VALUES (1)", f->b);
    errand single = {.c = f->c, .sql = fails[0]};
    start_errand(&single);
    await_waiting(f->b, 1);
    exec(f->b, "COMMIT");
    expect_errand(&single, TURSO_CONSTRAINT);
    expect_errand(first, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 4);
}

/* As if the program's thread had to do with something that the other one's thread will do after its COMMIT.
 */
static void who_does_nothing_keeps_nobody_waiting_for_ever(void **state)
{
    fixture *f = *state;
    ember__test_limits_t limits;
    ember__concurrency_get_limits(&limits);
    ember__direct_test_times(FOR_EVER, 100000);
    reopen(f, &limits);
    exec(f->a, TABLE);
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    expect_errand(first, TURSO_DONE);
    expect_error(TURSO_BUSY_SNAPSHOT, "idle", run(f->b, "INSERT INTO t VALUES (2, 2)", NULL, &error));
    exec(f->b, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 1);
    /* The next time it begins a group of its own: nobody waits for its commit. */
    errand begin = {.c = f->b, .sql = "BEGIN QUEUED"};
    exec_all(f->a, "BEGIN QUEUED; UPDATE t SET v = 3");
    start_errand(&begin);
    await_queued(f->c, 1);
    exec(f->a, "COMMIT");
    expect_errand(&begin, TURSO_DONE);
    pause_us(300000);
    exec_all(f->b, "INSERT INTO t VALUES (2, 2); COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 2);
}

static void what_is_left_of_a_lost_one_does_not_count_alone(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "INSERT INTO t VALUES (5, 5); BEGIN QUEUED; INSERT INTO t VALUES (1, 1)");
    expect(TURSO_CONSTRAINT, run(f->a, "INSERT OR ROLLBACK INTO t VALUES (5, 5)", NULL, &error));
    expect_error(TURSO_ERROR, "was rolled back", run(f->a, "INSERT INTO t VALUES (2, 2)", NULL, &error));
    expect_error(TURSO_ERROR, "was rolled back", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 1);
}

static void the_schema_is_changed_elsewhere(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "BEGIN QUEUED");
    expect_error(TURSO_ERROR, "cannot be part of a queued", run(f->a, "CREATE TABLE u(x)", NULL, &error));
    expect_error(TURSO_ERROR, "cannot be part of a queued", run(f->a, "DROP TABLE t", NULL, &error));
    expect_error(TURSO_ERROR, "cannot be part of a queued",
                 run(f->a, "ALTER TABLE t ADD COLUMN w", NULL, &error));
    expect_error(TURSO_ERROR, "cannot be part of a queued", run(f->a, "ANALYZE", NULL, &error));
    exec(f->a, "INSERT INTO t VALUES (1, 1)");
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 1);
}

static void no_pragma_takes_effect_beside_the_transaction(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(p REFERENCES p); BEGIN QUEUED");
    stmt_t s = NULL;
    static const char *const texts[] = {"PRAGMA foreign_keys = OFF",
                                        "EXPLAIN PRAGMA foreign_keys = OFF",
                                        "PRAGMA main.defer_foreign_keys(1)",
                                        "PRAGMA wal_checkpoint",
                                        "CREATE TEMP TABLE u(x)",
                                        "ATTACH ':memory:' AS more",
                                        "PRAGMA case_sensitive_like = 1"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect_error(TURSO_ERROR, "cannot be part of a queued",
                     turso_connection_prepare_single(f->a, texts[i], &s, &error));
    exec(f->a, "ROLLBACK");
    expect(TURSO_CONSTRAINT, run(f->a, "INSERT INTO c VALUES (5)", NULL, &error));
    assert_int_equal(ask_int(f->a, "PRAGMA foreign_keys"), 1);
}

static void the_savepoint_around_it_is_not_its_own(void **state)
{
    fixture *f = *state;
    exec(f->a, TABLE);
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    exec(f->b, "INSERT INTO t VALUES (2, 2)");
    expect_error(TURSO_ERROR, "ember", run(f->b, "RELEASE ember", NULL, &error));
    expect_error(TURSO_ERROR, "\"Ember\"", run(f->b, "SAVEPOINT \"Ember\"", NULL, &error));
    exec(f->b, "ROLLBACK");
    expect_errand(first, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 1);
}

static const struct CMUnitTest hazards[] = {
    HAZARD("hold_keys", a_key_that_is_broken_fails_nobody_else),
    HAZARD("hold_commit", a_commit_that_fails_is_that_of_all),
    HAZARD("hold_answer", nobody_is_answered_before_the_commit),
    HAZARD("hold_again", who_is_rolled_back_with_another_one_does_it_again),
    HAZARD("hold_same", what_does_not_come_out_the_same_is_lost),
    HAZARD("hold_same", what_the_program_was_told_comes_out_again_or_is_lost),
    CONSTRUCTION(what_cannot_be_done_again_here_is_done_elsewhere),
    HAZARD("hold_lost", who_is_lost_with_another_one_is_told),
    HAZARD("hold_again", what_rolls_back_all_takes_nobody_along),
    HAZARD("hold_idle", who_does_nothing_keeps_nobody_waiting_for_ever),
    HAZARD("hold_failed", what_is_left_of_a_lost_one_does_not_count_alone),
    HAZARD("hold_statements", the_schema_is_changed_elsewhere),
    HAZARD("hold_pragmas", no_pragma_takes_effect_beside_the_transaction),
    HAZARD("hold_savepoint", the_savepoint_around_it_is_not_its_own),
};

HAZARD_MAIN
