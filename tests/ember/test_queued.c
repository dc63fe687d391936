/* Transactions in the queue: groups of them, what stays out of it, and how they end. */
#include "queued.h"

#include <sqlite3.h>
#include <sys/wait.h>

#define TABLE "CREATE TABLE t(id INTEGER PRIMARY KEY, v);"

static void several_share_a_commit(void **state)
{
    fixture *f = *state;
    exec(f->a, TABLE);
    int64_t groups = stat_of(f->c, "queued_groups");
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    /* What the one before it has written is there, though nobody else sees it. */
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 1);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 0);
    errand single = {.c = f->c, .sql = "INSERT INTO t VALUES (3, 3)"};
    start_errand(&single);
    await_waiting(f->b, 1);
    exec_all(f->b, "INSERT INTO t VALUES (2, 2); COMMIT");
    expect_errand(&single, TURSO_DONE);
    expect_errand(first, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 3);
    assert_int_equal(stat_of(f->c, "queued_groups"), groups + 1);
    assert_int_equal(stat_of(f->c, "largest_queued_group"), 3);
    assert_int_equal(stat_of(f->c, "queued"), 2);
    assert_int_equal(stat_of(f->c, "queued_waiting"), 0);
}

static void the_size_of_groups_is_a_limit(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "PRAGMA ember_group_size = 1");
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    expect_errand(first, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 1);
    exec_all(f->b, "INSERT INTO t VALUES (2, 2); COMMIT");
    assert_int_equal(stat_of(f->c, "largest_queued_group"), 1);
    /* That of statements is the same. */
    errand errands[3];
    conn_t holder = connect_db(f->db);
    exec(holder, "BEGIN IMMEDIATE");
    for (int i = 0; i < 3; i++) {
        errands[i] = (errand){.c = i == 0   ? f->a
                                   : i == 1 ? f->b
                                            : f->c,
                              .sql = "INSERT INTO t(v) VALUES (1)"};
        start_errand(&errands[i]);
        await_waiting(holder, i + 1);
    }
    exec(holder, "COMMIT");
    for (int i = 0; i < 3; i++)
        expect_errand(&errands[i], TURSO_DONE);
    assert_int_equal(stat_of(holder, "largest_statement_group"), 1);
    turso_connection_deinit(holder);
}

/* What one that wants less would commit could be lost with the power. */
static void who_wants_more_of_the_disk_begins_a_group(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "PRAGMA synchronous = NORMAL");
    exec(f->b, "PRAGMA synchronous = FULL");
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    exec_all(f->b, "INSERT INTO t VALUES (2, 2); COMMIT");
    expect_errand(first, TURSO_DONE);
    assert_int_equal(stat_of(f->c, "largest_queued_group"), 1);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 2);
    /* Who wants less takes part. */
    errand *third = share(f->b, "INSERT INTO t VALUES (3, 3)", f->a);
    exec(f->a, "COMMIT");
    expect_errand(third, TURSO_DONE);
    assert_int_equal(stat_of(f->c, "largest_queued_group"), 2);
}

static void a_member_that_rolls_back_takes_nothing_along(void **state)
{
    fixture *f = *state;
    exec(f->a, TABLE);
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    exec_all(f->b, "UPDATE t SET v = 100; INSERT INTO t VALUES (2, 2); SAVEPOINT s; DELETE FROM t; ROLLBACK");
    expect_errand(first, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 1);
}

static void groups_of_statements_alone_are_not_counted(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "BEGIN QUEUED; INSERT INTO t VALUES (1, 1)");
    errand single = {.c = f->b, .sql = "INSERT INTO t VALUES (2, 2)"};
    start_errand(&single);
    await_waiting(f->c, 1);
    exec(f->a, "ROLLBACK");
    expect_errand(&single, TURSO_DONE);
    assert_int_equal(stat_of(f->c, "queued_groups"), 0);
    assert_int_equal(stat_of(f->c, "largest_queued_group"), 0);
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 2);
}

/* `c`, which has begun a transaction that shares a commit, rolls back all. */
static void roll_back_all(conn_t c)
{
    expect(TURSO_CONSTRAINT, run(c, "INSERT OR ROLLBACK INTO t VALUES (5, 5)", NULL, &error));
    exec(c, "ROLLBACK");
}

static void parameters_are_there_when_it_is_done_again(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "INSERT INTO t VALUES (5, 5); BEGIN QUEUED");
    stmt_t insert = prepare(f->a, "INSERT INTO t VALUES (?1, ?2 || coalesce(?3, '-') || ?4)");
    for (int i = 0; i < 3; i++) {
        expect(TURSO_OK, turso_statement_bind_positional_int(insert, 1, i));
        expect(TURSO_OK, turso_statement_bind_positional_text(insert, 2, "abc", (size_t)i));
        expect(TURSO_OK, turso_statement_bind_positional_double(insert, 4, i + 0.5));
        expect(TURSO_DONE, turso_statement_execute(insert, NULL, &error));
        expect(TURSO_OK, turso_statement_reset(insert, &error));
        expect(TURSO_OK, turso_statement_bind_positional_text(insert, 3, "xyz", (size_t)i + 1));
    }
    turso_statement_deinit(insert);
    errand *first = share_commit(f->a, f->b);
    roll_back_all(f->b);
    expect_errand(first, TURSO_DONE);
    assert_string_equal(ask_text(f->c, "SELECT group_concat(v, ' ') FROM (SELECT v FROM t ORDER BY id)"),
                        "-0.5 ax1.5 abxy2.5 5");
}

static void what_is_much_is_not_done_again(void **state)
{
    static const char much[1 << 20];
    static const struct {
        size_t size;
        turso_status_code_t status;
    } times[] = {{sizeof much, TURSO_BUSY_SNAPSHOT}, {1, TURSO_DONE}};
    fixture *f = *state;
    exec_all(f->a, TABLE "INSERT INTO t VALUES (5, 5)");
    for (size_t i = 0; i < COUNT(times); i++) {
        exec(f->a, "BEGIN QUEUED");
        stmt_t insert = prepare(f->a, "INSERT INTO t(v) VALUES (?1)");
        expect(TURSO_OK, turso_statement_bind_positional_blob(insert, 1, much, times[i].size));
        expect(TURSO_DONE, turso_statement_execute(insert, NULL, &error));
        turso_statement_deinit(insert);
        errand *first = share_commit(f->a, f->b);
        roll_back_all(f->b);
        expect_errand(first, times[i].status);
        if (times[i].status != TURSO_DONE)
            exec(f->a, "ROLLBACK");
        assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 1 + (times[i].status == TURSO_DONE));
    }
}

static void a_connection_that_is_closed_rolls_back_its_own(void **state)
{
    fixture *f = *state;
    exec(f->a, TABLE);
    conn_t other = connect_db(f->db);
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", other);
    exec(other, "INSERT INTO t VALUES (2, 2)");
    stmt_t s = prepare(other, "SELECT v FROM t");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    turso_connection_deinit(other);
    turso_statement_deinit(s);
    expect_errand(first, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT sum(v) FROM t"), 1);
}

/* ---- waiting */

static void it_waits_for_its_turn(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "BEGIN QUEUED; INSERT INTO t VALUES (1, 1)");
    turso_connection_set_busy_timeout_ms(f->b, 20);
    stmt_t begin = prepare(f->b, "BEGIN QUEUED");
    expect(TURSO_BUSY, turso_statement_step(begin, &error));
    assert_true(turso_connection_get_autocommit(f->b));
    expect(TURSO_BUSY, run(f->b, "INSERT INTO t VALUES (2, 2)", NULL, &error));
    expect(TURSO_BUSY, run(f->b, "BEGIN IMMEDIATE", NULL, &error));
    /* Readers and concurrent transactions do not, until they commit. */
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 0);
    exec_all(f->b, "BEGIN CONCURRENT; INSERT INTO t VALUES (3, 3)");
    expect(TURSO_BUSY, run(f->b, "COMMIT", NULL, &error));
    exec(f->a, "COMMIT");
    exec(f->b, "COMMIT");
    expect(TURSO_DONE, turso_statement_step(begin, &error));
    exec_all(f->b, "INSERT INTO t VALUES (2, 2); COMMIT");
    turso_statement_deinit(begin);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 3);
}

static void other_programs_have_the_lock(void **state)
{
    fixture *f = *state;
    sqlite3 *other = NULL;
    exec(f->a, TABLE);
    assert_int_equal(sqlite3_open("a.db", &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE; INSERT INTO t VALUES (1, 1)", NULL, NULL, NULL),
                     SQLITE_OK);
    turso_connection_set_busy_timeout_ms(f->a, 10);
    expect_error(TURSO_BUSY, "locked", run(f->a, "BEGIN QUEUED", NULL, &error));
    turso_connection_set_busy_timeout_ms(f->a, 0);
    expect_error(TURSO_BUSY, "locked", run(f->a, "BEGIN QUEUED", NULL, &error));
    assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    exec(f->a, "BEGIN QUEUED");
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 1);
    exec(f->a, "INSERT INTO t VALUES (2, 2)");
    assert_int_equal(sqlite3_exec(other, "INSERT INTO t VALUES (3, 3)", NULL, NULL, NULL), SQLITE_BUSY);
    exec(f->a, "COMMIT");
    assert_int_equal(sqlite3_exec(other, "INSERT INTO t VALUES (3, 3)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 3);
}

/* ---- what has to stay on its own connection */

/* Takes the lock there: the version can be set, which cannot be in the queue. */
static void expect_fallback(conn_t c, const char *why)
{
    const char *error = NULL;
    exec(c, "BEGIN QUEUED");
    if (run(c, "PRAGMA user_version = 5", NULL, &error) != TURSO_DONE)
        fail_msg("%s: %s", why, error ? error : "");
    exec(c, "ROLLBACK");
}

static void what_has_more_than_others_takes_the_lock(void **state)
{
    static const char *const own[] = {"CREATE TEMP TABLE x(a)", "ATTACH ':memory:' AS x",
                                      "PRAGMA case_sensitive_like = 1", "PRAGMA foreign_keys = OFF",
                                      "PRAGMA recursive_triggers = ON"};
    fixture *f = *state;
    exec_all(f->a, TABLE "INSERT INTO t VALUES (1, 1), (2, 2)");
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        conn_t c = connect_db(f->db);
        exec(c, own[i]);
        expect_fallback(c, own[i]);
        turso_connection_deinit(c);
    }
    stmt_t s = prepare(f->b, "SELECT id FROM t");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect_fallback(f->b, "rows that are read");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    turso_statement_deinit(s);
    exec(f->b, "BEGIN QUEUED");
    expect(TURSO_ERROR, run(f->b, "PRAGMA user_version = 5", NULL, &error));
    exec(f->b, "COMMIT");
}

static void its_own_tables_are_there(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "CREATE TEMP TABLE mine(x); BEGIN QUEUED; INSERT INTO mine VALUES (5);"
                         "INSERT INTO t SELECT x, x FROM mine; COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT v FROM t"), 5);
}

/* ---- statements */

static void rows_are_there_whatever_follows(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "INSERT INTO t VALUES (1, 1), (2, 2), (3, 3); BEGIN QUEUED");
    stmt_t rows = prepare(f->a, "SELECT id, 'text ' || v AS text FROM t ORDER BY id");
    expect(TURSO_ROW, turso_statement_step(rows, &error));
    exec(f->a, "DELETE FROM t");
    expect(TURSO_ROW, turso_statement_step(rows, &error));
    exec(f->a, "COMMIT");
    exec(f->b, "INSERT INTO t VALUES (9, 9)");
    expect(TURSO_ROW, turso_statement_step(rows, &error));
    assert_int_equal(turso_statement_row_value_int(rows, 0), 3);
    assert_memory_equal(turso_statement_row_value_bytes_ptr(rows, 1), "text 3", 6);
    expect(TURSO_DONE, turso_statement_step(rows, &error));
    expect(TURSO_OK, turso_statement_reset(rows, &error));
    expect(TURSO_ROW, turso_statement_step(rows, &error));
    assert_int_equal(turso_statement_row_value_int(rows, 0), 9);
    turso_statement_deinit(rows);
}

/* It would wait for the lock that the transaction has. */
static void a_pragma_that_was_prepared_before(void **state)
{
    fixture *f = *state;
    stmt_t sets = prepare(f->a, "PRAGMA user_version = 5");
    stmt_t tells = prepare(f->a, "PRAGMA user_version");
    turso_connection_set_busy_timeout_ms(f->a, 3600 * 1000);
    exec(f->a, "BEGIN QUEUED");
    expect_error(TURSO_ERROR, "cannot be part of a queued", turso_statement_step(sets, &error));
    expect(TURSO_ROW, turso_statement_step(tells, &error));
    assert_int_equal(turso_statement_row_value_int(tells, 0), 0);
    turso_statement_deinit(tells);
    exec(f->a, "COMMIT");
    expect(TURSO_DONE, turso_statement_step(sets, &error));
    turso_statement_deinit(sets);
    assert_int_equal(ask_int(f->b, "PRAGMA user_version"), 5);
}

static void parameters_go_along(void **state)
{
    fixture *f = *state;
    exec(f->a, TABLE);
    stmt_t insert = prepare(f->a, "INSERT INTO t VALUES (?1, ?2)");
    for (int i = 0; i < 4; i++) {
        exec(f->a, i % 2 ? "BEGIN QUEUED" : "BEGIN CONCURRENT");
        expect(TURSO_OK, turso_statement_bind_positional_int(insert, 1, i));
        expect(TURSO_OK, turso_statement_bind_positional_text(insert, 2, "some text", 4));
        expect(TURSO_DONE, turso_statement_execute(insert, NULL, &error));
        expect(TURSO_OK, turso_statement_reset(insert, &error));
        /* What is not bound again is NULL. */
        expect(TURSO_OK, turso_statement_bind_positional_int(insert, 1, 10 + i));
        expect(TURSO_DONE, turso_statement_execute(insert, NULL, &error));
        expect(TURSO_OK, turso_statement_reset(insert, &error));
        exec(f->a, "COMMIT");
    }
    turso_statement_deinit(insert);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t WHERE v = 'some'"), 4);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t WHERE v IS NULL AND id >= 10"), 4);
}

static void a_schema_that_others_have_changed(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "INSERT INTO t VALUES (1, 1)");
    stmt_t all = prepare(f->a, "SELECT * FROM t");
    assert_int_equal(turso_statement_column_count(all), 2);
    exec(f->b, "ALTER TABLE t ADD COLUMN w DEFAULT 'w'");
    exec(f->a, "BEGIN QUEUED");
    expect(TURSO_ROW, turso_statement_step(all, &error));
    assert_int_equal(turso_statement_column_count(all), 3);
    assert_memory_equal(turso_statement_row_value_bytes_ptr(all, 2), "w", 1);
    exec(f->a, "INSERT INTO t VALUES (2, 2, 'x')");
    exec(f->a, "COMMIT");
    turso_statement_deinit(all);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t WHERE w = 'x'"), 1);
}

static void what_is_asked_twice(void **state)
{
    fixture *f = *state;
    static const char within[] = "cannot start a transaction within a transaction";
    static const char *const begins[] = {"BEGIN QUEUED", "BEGIN CONCURRENT"};
    exec_all(f->a, TABLE "BEGIN QUEUED");
    for (int i = 0; i < 2; i++)
        expect_error(TURSO_ERROR, within, run(f->a, begins[i], NULL, &error));
    exec_all(f->a, "COMMIT; BEGIN");
    expect_error(TURSO_ERROR, within, run(f->a, "BEGIN QUEUED", NULL, &error));
    exec_all(f->a, "COMMIT; BEGIN CONCURRENT");
    expect_error(TURSO_ERROR, within, run(f->a, "BEGIN QUEUED", NULL, &error));
    exec(f->a, "COMMIT");
    exec_all(f->a, "BEGIN QUEUED TRANSACTION; INSERT INTO t VALUES (1, 1); END; begin/**/queued; ROLLBACK");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 1);
}

static void it_is_for_many_writers_only(void **state)
{
    (void)state;
    db_t db = open_db(":memory:");
    conn_t c = connect_db(db);
    expect_error(TURSO_ERROR, "BEGIN QUEUED: concurrent transactions are not turned on",
                 run(c, "BEGIN QUEUED", NULL, &error));
    turso_connection_deinit(c);
    turso_database_deinit(db);
}

/* Each kind of BEGIN ends what is left of a failed transaction, of each kind. */
static void after_a_failure(void **state)
{
    static const char *const begins[] = {"BEGIN", "BEGIN CONCURRENT", "BEGIN QUEUED"};
    static const char fails[] = "INSERT OR ROLLBACK INTO t VALUES (5, 5)";
    fixture *f = *state;
    exec_all(f->a, TABLE "INSERT INTO t VALUES (5, 5)");
    for (int i = 0; i < 3; i++) {
        exec(f->a, "BEGIN QUEUED");
        expect_error(TURSO_CONSTRAINT, "UNIQUE", run(f->a, fails, NULL, &error));
        assert_false(turso_connection_get_autocommit(f->a));
        expect_error(TURSO_ERROR, "UNIQUE", run(f->a, "SELECT 1", NULL, &error));
        exec(f->a, begins[i]);
        exec(f->a, "COMMIT");
        exec(f->a, "BEGIN CONCURRENT");
        expect_error(TURSO_CONSTRAINT, "UNIQUE", run(f->a, fails, NULL, &error));
        exec(f->a, "BEGIN QUEUED");
        exec(f->a, "COMMIT");
    }
}

/* ---- other processes, each with a queue of its own */

static void write_some(int process, int count)
{
    db_t db = open_db("a.db");
    conn_t c = connect_db(db);
    turso_connection_set_busy_timeout_ms(c, 60000);
    exec(c, "PRAGMA journal_mode = mvcc");
    for (int i = 0; i < count; i++) {
        char sql[200];
        snprintf(sql, sizeof sql,
                 "BEGIN QUEUED; UPDATE sum SET v = v + 1; INSERT INTO t SELECT %d, v FROM sum; COMMIT",
                 process * 1000 + i);
        exec_all(c, sql);
    }
    turso_connection_deinit(c);
    turso_database_deinit(db);
}

static void processes_take_turns(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "CREATE TABLE sum(v); INSERT INTO sum VALUES (0)");
    pid_t children[2];
    for (int i = 0; i < 2; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            write_some(i + 1, 50);
            _exit(0);
        }
    }
    for (int i = 0; i < 50; i++) {
        char sql[200];
        snprintf(sql, sizeof sql,
                 "BEGIN QUEUED; UPDATE sum SET v = v + 1; INSERT INTO t SELECT %d, v FROM sum; COMMIT", i);
        exec_all(f->a, sql);
    }
    for (int i = 0; i < 2; i++) {
        int status = -1;
        waitpid(children[i], &status, 0);
        assert_int_equal(status, 0);
    }
    assert_int_equal(ask_int(f->b, "SELECT v FROM sum"), 150);
    assert_int_equal(ask_int(f->b, "SELECT count(DISTINCT v) * 1000 + max(v) FROM t"), 150150);
}

#define GROUPS(test) cmocka_unit_test_setup_teardown(test, set_up_groups, tear_down_groups)
#define PLAIN(test)  cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        GROUPS(several_share_a_commit),
        GROUPS(the_size_of_groups_is_a_limit),
        GROUPS(who_wants_more_of_the_disk_begins_a_group),
        GROUPS(a_member_that_rolls_back_takes_nothing_along),
        GROUPS(groups_of_statements_alone_are_not_counted),
        GROUPS(parameters_are_there_when_it_is_done_again),
        GROUPS(what_is_much_is_not_done_again),
        GROUPS(a_connection_that_is_closed_rolls_back_its_own),
        PLAIN(it_waits_for_its_turn),
        PLAIN(other_programs_have_the_lock),
        PLAIN(what_has_more_than_others_takes_the_lock),
        PLAIN(its_own_tables_are_there),
        PLAIN(rows_are_there_whatever_follows),
        PLAIN(a_pragma_that_was_prepared_before),
        PLAIN(parameters_go_along),
        PLAIN(a_schema_that_others_have_changed),
        PLAIN(what_is_asked_twice),
        cmocka_unit_test(it_is_for_many_writers_only),
        PLAIN(after_a_failure),
        PLAIN(processes_take_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
