/* Concurrent transactions by the interface: what they see, what they may do, and what becomes of them. */
#include "support.h"

#include <sqlite3.h>

static char directory[500];

typedef struct {
    db_t db;
    conn_t a;
    conn_t b;
} fixture;

static fixture *open_fixture(const char *path)
{
    static fixture f;
    f.db = open_db(path);
    f.a = connect_db(f.db);
    f.b = connect_db(f.db);
    exec(f.a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    exec(f.a, "INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)");
    exec(f.a, "CREATE TABLE other(x)");
    assert_string_equal(ask_text(f.a, "PRAGMA journal_mode = 'mvcc'"), "mvcc");
    return &f;
}

static int set_up(void **state)
{
    enter_scratch(directory, sizeof directory);
    *state = open_fixture("a.db");
    return 0;
}

static int set_up_memory(void **state)
{
    enter_scratch(directory, sizeof directory);
    *state = open_fixture(":memory:");
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    assert_string_equal(ask_text(f->b, "PRAGMA integrity_check"), "ok");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    turso_connection_deinit(f->a);
    turso_connection_deinit(f->b);
    turso_database_deinit(f->db);
    leave_scratch(directory);
    return 0;
}

#define V1 "SELECT v FROM t WHERE id = 1"
#define V2 "SELECT v FROM t WHERE id = 2"

/* ---- beginning and ending ---- */

static void two_writers_of_different_rows_both_commit(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->b, "BEGIN CONCURRENT");
    exec(f->a, "UPDATE t SET v = 11 WHERE id = 1");
    exec(f->b, "UPDATE t SET v = 21 WHERE id = 2");
    exec(f->b, "INSERT INTO t VALUES (7, 70)");
    assert_int_equal(ask_int(f->b, V1), 10);
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, V1), 10); /* its snapshot stays */
    exec(f->b, "COMMIT");
    assert_int_equal(ask_int(f->a, "SELECT sum(v) FROM t"), 11 + 21 + 30 + 70);
}

static void one_row_written_twice_is_a_conflict(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->b, "BEGIN CONCURRENT");
    exec(f->a, "UPDATE t SET v = v + 1 WHERE id = 1");
    exec(f->b, "UPDATE t SET v = v + 1 WHERE id = 1");
    exec(f->b, "UPDATE t SET v = v + 1 WHERE id = 2");
    exec(f->a, "COMMIT");
    expect_error(TURSO_BUSY_SNAPSHOT, "write-write conflict: table \"t\", rowid 1",
                 run(f->b, "COMMIT", NULL, &error));
    exec(f->b, "ROLLBACK");
    assert_int_equal(ask_int(f->b, V1), 11);
    assert_int_equal(ask_int(f->b, V2), 20);
}

static void a_change_by_an_ordinary_statement_counts_too(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "DELETE FROM t WHERE id = 1");
    exec(f->b, "UPDATE t SET v = 5 WHERE id = 1");
    expect_error(TURSO_BUSY_SNAPSHOT, "rowid 1", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "BEGIN CONCURRENT"); /* BEGIN takes notice as well as ROLLBACK */
    exec(f->a, "DELETE FROM t WHERE id = 1");
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 2);
}

static void after_a_conflict_nothing_runs_until_notice_is_taken(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "UPDATE t SET v = 0 WHERE id = 1");
    exec(f->b, "UPDATE t SET v = 5 WHERE id = 1");
    expect_error(TURSO_BUSY_SNAPSHOT, "conflict", run(f->a, "COMMIT", NULL, &error));
    assert_false(turso_connection_get_autocommit(f->a));
    expect_error(TURSO_BUSY_SNAPSHOT, "ROLLBACK or BEGIN first", run(f->a, "DELETE FROM t", NULL, &error));
    expect_error(TURSO_BUSY_SNAPSHOT, "rowid 1", run(f->a, "SELECT 1", NULL, &error));
    expect_error(TURSO_BUSY_SNAPSHOT, "rowid 1", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
    assert_true(turso_connection_get_autocommit(f->a));
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 3);
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "UPDATE t SET v = 0 WHERE id = 1");
    exec(f->b, "UPDATE t SET v = 6 WHERE id = 1");
    expect_error(TURSO_BUSY_SNAPSHOT, "conflict", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "BEGIN IMMEDIATE");
    exec(f->a, "UPDATE t SET v = 7 WHERE id = 1");
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, V1), 7);
}

static void other_rollbacks_have_to_be_noticed_as_well(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "UPDATE t SET v = 0");
    expect_error(TURSO_CONSTRAINT, "UNIQUE",
                 run(f->a, "INSERT OR ROLLBACK INTO t VALUES (1, 1)", NULL, &error));
    expect_error(TURSO_ERROR, "UNIQUE", run(f->a, "DELETE FROM t", NULL, &error));
    exec(f->a, "ROLLBACK");
    assert_int_equal(ask_int(f->b, V1), 10);
    /* While a failure of one statement alone leaves the transaction as it was. */
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "UPDATE t SET v = 0 WHERE id = 1");
    expect_error(TURSO_CONSTRAINT, "UNIQUE", run(f->a, "INSERT INTO t VALUES (9, 9), (1, 1)", NULL, &error));
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT sum(v) FROM t"), 50);
}

static void rollback_and_nothing_leave_no_trace(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "DELETE FROM t");
    exec(f->a, "ROLLBACK");
    exec(f->a, "BEGIN CONCURRENT");
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 3);
    exec(f->b, "UPDATE t SET v = 1");
    exec(f->a, "END");
    assert_int_equal(ask_int(f->a, "SELECT sum(v) FROM t"), 3);
    expect_error(TURSO_ERROR, "no transaction", run(f->a, "COMMIT", NULL, &error));
}

static void a_row_that_ends_as_it_began_is_no_conflict(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "UPDATE t SET v = v + 1 WHERE id = 1");
    exec(f->a, "UPDATE t SET v = v - 1 WHERE id = 1");
    exec(f->a, "UPDATE t SET v = v WHERE id = 2");
    exec(f->a, "SAVEPOINT s");
    exec(f->a, "DELETE FROM t");
    exec(f->a, "ROLLBACK TO s");
    exec(f->a, "UPDATE t SET v = 31 WHERE id = 3");
    exec(f->b, "UPDATE t SET v = 99 WHERE id < 3");
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT sum(v) FROM t"), 99 + 99 + 31);
}

static void transactions_do_not_nest(void **state)
{
    fixture *f = *state;
    static const char *const texts[] = {"BEGIN", "BEGIN IMMEDIATE", "BEGIN CONCURRENT"};
    exec(f->a, "BEGIN CONCURRENT");
    assert_false(turso_connection_get_autocommit(f->a));
    for (size_t i = 0; i < COUNT(texts); i++)
        expect_error(TURSO_ERROR, "within a transaction", run(f->a, texts[i], NULL, &error));
    exec(f->a, "COMMIT");
    exec(f->a, "BEGIN");
    expect_error(TURSO_ERROR, "within a transaction", run(f->a, "BEGIN CONCURRENT", NULL, &error));
    exec(f->a, "COMMIT");
}

static void ordinary_transactions_keep_their_meaning_beside_them(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "UPDATE t SET v = 11 WHERE id = 1");
    exec(f->b, "BEGIN IMMEDIATE");
    exec(f->b, "UPDATE t SET v = 21 WHERE id = 2");
    turso_connection_set_busy_timeout_ms(f->a, 30);
    expect_error(TURSO_BUSY, "locked", run(f->a, "COMMIT", NULL, &error));
    assert_int_equal(ask_int(f->a, V1), 11); /* still open */
    exec(f->b, "COMMIT");
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT sum(v) FROM t"), 62);
}

static void the_connection_answers_for_the_side_it_is_on(void **state)
{
    fixture *f = *state;
    uint64_t changes = 0;
    exec(f->a, "INSERT INTO t VALUES (50, 0)");
    exec(f->a, "BEGIN CONCURRENT");
    assert_int_equal(turso_connection_last_insert_rowid(f->a), 50);
    exec(f->a, "INSERT INTO t VALUES (60, 0)");
    assert_int_equal(turso_connection_last_insert_rowid(f->a), 60);
    expect(TURSO_DONE, run(f->a, "UPDATE t SET v = v + 1", &changes, &error));
    assert_int_equal(changes, 5);
    exec(f->a, "COMMIT");
    assert_int_equal(turso_connection_last_insert_rowid(f->a), 60);
    assert_string_equal(ask_text(f->a, "PRAGMA journal_mode"), "mvcc");
    assert_string_equal(ask_text(f->b, "PRAGMA main.journal_mode;"), "mvcc");
}

/* ---- prepared statements ---- */

static void bind_int(stmt_t s, size_t position, int64_t value)
{
    expect(TURSO_OK, turso_statement_bind_positional_int(s, position, value));
}

static void execute(stmt_t s)
{
    expect(TURSO_DONE, turso_statement_execute(s, NULL, &error));
    expect(TURSO_OK, turso_statement_reset(s, &error));
}

static void prepared_statements_work_on_both_sides(void **state)
{
    fixture *f = *state;
    stmt_t begin = prepare(f->a, "BEGIN CONCURRENT");
    stmt_t commit = prepare(f->a, "COMMIT");
    stmt_t update = prepare(f->a, "UPDATE t SET v = ?2 WHERE id = ?1");
    stmt_t sum = prepare(f->a, "SELECT sum(v) FROM t");
    for (int round = 0; round < 4; round++) {
        /* Bound before, within and after the transaction. */
        bind_int(update, 1, 1);
        bind_int(update, 2, round * 100);
        execute(begin);
        execute(update);
        bind_int(update, 1, 2);
        bind_int(update, 2, round);
        execute(update);
        bind_int(update, 1, 3);
        bind_int(update, 2, round);
        assert_int_equal(ask_int(f->b, "SELECT v FROM t WHERE id = 3"), round ? round - 1 : 30);
        execute(commit);
        execute(update);
        expect(TURSO_ROW, turso_statement_step(sum, &error));
        assert_int_equal(turso_statement_row_value_int(sum, 0), round * 102);
        expect(TURSO_OK, turso_statement_reset(sum, &error));
        execute(begin);
        expect(TURSO_ROW, turso_statement_step(sum, &error));
        assert_int_equal(turso_statement_row_value_int(sum, 0), round * 102);
        expect(TURSO_OK, turso_statement_reset(sum, &error));
        execute(commit);
    }
    turso_statement_deinit(begin);
    turso_statement_deinit(commit);
    turso_statement_deinit(update);
    turso_statement_deinit(sum);
}

static void every_kind_of_parameter_changes_sides(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE k(a, b, c, d, e, f)");
    stmt_t s = prepare(f->a, "INSERT INTO k VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    for (int i = 0; i < 2; i++) {
        char text[] = "tex\0t";
        bind_int(s, 1, -5);
        expect(TURSO_OK, turso_statement_bind_positional_double(s, 2, 2.5));
        expect(TURSO_OK, turso_statement_bind_positional_text(s, 3, text, 5));
        expect(TURSO_OK, turso_statement_bind_positional_blob(s, 4, "\1\2", 2));
        expect(TURSO_OK, turso_statement_bind_positional_blob(s, 5, NULL, 0));
        expect(TURSO_OK, turso_statement_bind_positional_null(s, 6));
        memset(text, 'x', sizeof text - 1); /* they were copied */
        exec(f->a, "BEGIN CONCURRENT");
        execute(s);
        if (i)
            exec(f->a, "COMMIT");
        else
            exec(f->a, "ROLLBACK");
    }
    assert_int_equal(ask_int(f->b,
                             "SELECT count(*) FROM k WHERE a = -5 AND b = 2.5 AND hex(c) = '7465780074' AND "
                             "typeof(c) = 'text' AND d = x'0102' AND e = x'' AND f IS NULL"),
                     1);
    /* Reset forgets them all, on either side. */
    exec(f->a, "BEGIN CONCURRENT");
    execute(s);
    exec(f->a, "COMMIT");
    execute(s);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM k WHERE coalesce(a, b, c, d, e, f) IS NULL"), 2);
    turso_statement_deinit(s);
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
    bind_int(s, 1, 4);
    exec(a, "PRAGMA journal_mode = mvcc");
    exec(b, "BEGIN CONCURRENT");
    expect_error(TURSO_MISUSE, "bind them again", turso_statement_execute(s, NULL, &error));
    expect(TURSO_OK, turso_statement_reset(s, &error));
    bind_int(s, 1, 4);
    execute(s);
    exec(b, "COMMIT");
    assert_int_equal(ask_int(a, "SELECT sum(v) FROM t"), 4);
    turso_statement_deinit(s);
    turso_connection_deinit(a);
    turso_connection_deinit(b);
    turso_database_deinit(db);
}

static void rows_that_are_being_handed_out_go_on(void **state)
{
    fixture *f = *state;
    stmt_t outside = prepare(f->a, "SELECT id FROM t");
    expect(TURSO_ROW, turso_statement_step(outside, &error));
    exec(f->a, "BEGIN CONCURRENT");
    stmt_t inside = prepare(f->a, "SELECT id FROM t");
    expect(TURSO_ROW, turso_statement_step(inside, &error));
    exec(f->a, "UPDATE t SET v = 5 WHERE id = 3");
    expect(TURSO_ROW, turso_statement_step(outside, &error));
    exec(f->a, "COMMIT");
    expect(TURSO_ROW, turso_statement_step(inside, &error));
    assert_int_equal(turso_statement_row_value_int(inside, 0), 2);
    expect(TURSO_ROW, turso_statement_step(outside, &error));
    assert_int_equal(turso_statement_row_value_int(outside, 0), 3);
    expect_error(TURSO_BUSY, "still running", run(f->a, "BEGIN CONCURRENT", NULL, &error));
    expect(TURSO_OK, turso_statement_reset(inside, &error));
    expect(TURSO_DONE, turso_statement_step(outside, &error));
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "ROLLBACK");
    turso_statement_deinit(inside);
    turso_statement_deinit(outside);
}

static void returning_works(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    assert_int_equal(ask_int(f->a, "INSERT INTO t(v) VALUES (8) RETURNING id"), 4);
    assert_int_equal(ask_int(f->a, "UPDATE t SET v = 9 WHERE id = 4 RETURNING v"), 9);
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT v FROM t WHERE id = 4"), 9);
}

/* ---- what is refused, and what is the transaction's own ---- */

static void what_cannot_be_merged_is_refused_and_the_transaction_goes_on(void **state)
{
    fixture *f = *state;
    static const char *const texts[] = {"CREATE TABLE n(x)",
                                        "CREATE INDEX n ON t(v)",
                                        "CREATE VIEW n AS SELECT 1",
                                        "CREATE TRIGGER n AFTER INSERT ON t BEGIN SELECT 1; END",
                                        "CREATE VIRTUAL TABLE n USING fts5(x)",
                                        "DROP TABLE other",
                                        "ALTER TABLE other ADD COLUMN y",
                                        "REINDEX",
                                        "ANALYZE",
                                        "VACUUM",
                                        "ATTACH ':memory:' AS z",
                                        "PRAGMA user_version = 4",
                                        "PRAGMA application_id = 4",
                                        "PRAGMA journal_mode = DELETE",
                                        "PRAGMA locking_mode = EXCLUSIVE",
                                        "PRAGMA wal_checkpoint"};
    exec(f->a, "CREATE INDEX ox ON other(x)");
    stmt_t before = prepare(f->a, "CREATE TABLE n2(x)");
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "UPDATE t SET v = 11 WHERE id = 1");
    for (size_t i = 0; i < COUNT(texts); i++) {
        const char *error = NULL;
        if (run(f->a, texts[i], NULL, &error) != TURSO_ERROR)
            fail_msg("%s was carried out", texts[i]);
        if (!strstr(error, "concurrent transaction") && !strstr(error, "VACUUM"))
            fail_msg("%s: %s", texts[i], error);
        turso_str_deinit(error);
    }
    expect_error(TURSO_ERROR, "creating n2 cannot be part", turso_statement_execute(before, NULL, &error));
    assert_int_equal(ask_int(f->a, "PRAGMA user_version"), 0);
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, V1), 11);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM sqlite_schema"), 3);
    turso_statement_deinit(before);
    for (size_t i = 0; i < 3; i++)
        exec(f->a, i == 2 ? "DROP TABLE n" : texts[i == 0 ? 0 : 6]); /* outside they work */
}

static void a_schema_that_others_change_is_a_conflict(void **state)
{
    fixture *f = *state;
    static const char *const texts[] = {"ALTER TABLE t ADD COLUMN w DEFAULT 7", "CREATE INDEX tv ON t(v)",
                                        "VACUUM"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        exec(f->a, "BEGIN CONCURRENT");
        exec(f->a, "UPDATE t SET v = v + 1 WHERE id = 1");
        exec(f->b, texts[i]);
        expect_error(TURSO_BUSY_SNAPSHOT, "schema", run(f->a, "COMMIT", NULL, &error));
        exec(f->a, "BEGIN CONCURRENT");
        exec(f->a, "UPDATE t SET v = v + 1 WHERE id = 1");
        exec(f->a, "COMMIT");
    }
    assert_int_equal(ask_int(f->b, V1), 13);
}

static void temporary_tables_are_private_and_survive(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "CREATE TEMP TABLE mine(n)");
    exec(f->a, "INSERT INTO mine VALUES (1)");
    exec(f->a, "UPDATE t SET v = (SELECT n FROM mine) WHERE id = 1");
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, V1), 1);
    exec(f->a, "BEGIN CONCURRENT");
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM mine"), 1);
    exec(f->a, "ROLLBACK");
    exec(f->a, "CREATE TEMP TABLE outer_one(n)");
    exec(f->a, "BEGIN CONCURRENT");
    expect_error(TURSO_ERROR, "temporary tables", run(f->a, "SELECT * FROM outer_one", NULL, &error));
    exec(f->a, "ROLLBACK");
}

static void savepoints_nest(void **state)
{
    fixture *f = *state;
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "UPDATE t SET v = 1 WHERE id = 1");
    exec(f->a, "SAVEPOINT x");
    exec(f->a, "UPDATE t SET v = 1 WHERE id = 2");
    exec(f->a, "SAVEPOINT y");
    exec(f->a, "UPDATE t SET v = 1 WHERE id = 3");
    exec(f->a, "ROLLBACK TRANSACTION TO y");
    exec(f->a, "RELEASE x");
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT sum(v) FROM t"), 32);
}

static void settings_of_the_connection_hold(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE p(id INTEGER PRIMARY KEY)");
    exec(f->a, "CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p(id))");
    exec(f->a, "BEGIN CONCURRENT");
    expect_error(TURSO_CONSTRAINT, "FOREIGN KEY", run(f->a, "INSERT INTO c VALUES (1, 1)", NULL, &error));
    exec(f->a, "ROLLBACK");
    exec(f->a, "PRAGMA foreign_keys = OFF");
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "INSERT INTO c VALUES (1, 1)");
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM c"), 1);
    exec(f->b, "DELETE FROM c");
}

static void a_transaction_may_be_for_reading_only(void **state)
{
    fixture *f = *state;
    for (int i = 0; i < 2; i++) {
        exec(f->a, "BEGIN CONCURRENT");
        exec(f->a, "PRAGMA query_only = 1");
        expect_error(TURSO_READONLY, "readonly", run(f->a, "UPDATE t SET v = 0", NULL, &error));
        exec(f->a, "COMMIT");
        exec(f->a, "PRAGMA query_only = 0");
        exec(f->a, "BEGIN CONCURRENT");
        exec(f->a, "UPDATE t SET v = v + 1");
        exec(f->a, "COMMIT");
        /* The same from outside. */
        exec(f->a, "PRAGMA query_only = 1");
        exec(f->a, "BEGIN CONCURRENT");
        assert_int_equal(ask_int(f->a, V1), 11 + i);
        expect_error(TURSO_READONLY, "readonly", run(f->a, "UPDATE t SET v = 0", NULL, &error));
        exec(f->a, "ROLLBACK");
        exec(f->a, "PRAGMA query_only = 0");
    }
}

static void a_caller_that_drives_the_waiting_itself(void **state)
{
    (void)state;
    db_t db = new_db("async.db", (turso_database_config_t){.async_io = 1});
    expect(TURSO_OK, turso_database_open(db, &error));
    conn_t a = connect_db(db);
    conn_t b = connect_db(db);
    exec(a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    exec(a, "PRAGMA journal_mode = mvcc");
    stmt_t begin = prepare(a, "BEGIN CONCURRENT");
    expect(TURSO_IO, turso_statement_step(begin, &error));
    expect(TURSO_OK, turso_statement_run_io(begin, &error));
    expect(TURSO_DONE, turso_statement_step(begin, &error));
    exec(a, "INSERT INTO t VALUES (1, 1)");
    exec(b, "INSERT INTO t VALUES (1, 2)");
    expect_error(TURSO_BUSY_SNAPSHOT, "rowid 1", run(a, "COMMIT", NULL, &error));
    exec(a, "ROLLBACK");
    turso_statement_deinit(begin);
    turso_connection_deinit(a);
    turso_connection_deinit(b);
    turso_database_deinit(db);
}

static void closing_in_the_middle_is_a_rollback(void **state)
{
    fixture *f = *state;
    conn_t c = connect_db(f->db);
    exec(c, "BEGIN CONCURRENT");
    exec(c, "DELETE FROM t");
    stmt_t s = prepare(c, "SELECT * FROM other");
    expect(TURSO_OK, turso_connection_close(c, &error));
    turso_statement_deinit(s);
    turso_connection_deinit(c);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 3);
}

int main(void)
{
#define TEST(name)                                                                                           \
    cmocka_unit_test_setup_teardown(name, set_up, tear_down),                                                \
        cmocka_unit_test_setup_teardown(name, set_up_memory, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(two_writers_of_different_rows_both_commit),
        TEST(one_row_written_twice_is_a_conflict),
        TEST(a_change_by_an_ordinary_statement_counts_too),
        TEST(after_a_conflict_nothing_runs_until_notice_is_taken),
        TEST(other_rollbacks_have_to_be_noticed_as_well),
        TEST(rollback_and_nothing_leave_no_trace),
        TEST(a_row_that_ends_as_it_began_is_no_conflict),
        TEST(transactions_do_not_nest),
        TEST(ordinary_transactions_keep_their_meaning_beside_them),
        TEST(the_connection_answers_for_the_side_it_is_on),
        TEST(prepared_statements_work_on_both_sides),
        TEST(every_kind_of_parameter_changes_sides),
        TEST(parameters_nobody_copied_are_not_taken_for_null),
        TEST(rows_that_are_being_handed_out_go_on),
        TEST(returning_works),
        TEST(what_cannot_be_merged_is_refused_and_the_transaction_goes_on),
        TEST(a_schema_that_others_change_is_a_conflict),
        TEST(temporary_tables_are_private_and_survive),
        TEST(savepoints_nest),
        TEST(settings_of_the_connection_hold),
        TEST(a_transaction_may_be_for_reading_only),
        TEST(a_caller_that_drives_the_waiting_itself),
        TEST(closing_in_the_middle_is_a_rollback),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
