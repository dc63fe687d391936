/* Which statements go through the queue, what they are run with there, and what becomes of their rows. */
#include "queue.h"

#include <sqlite3.h>

#include "turso_ember.h"

static const char insert[] = "INSERT INTO t(v) VALUES (1)";

#define assert_goes(c, sql)  assert_true(goes_there(c, sql))
#define assert_stays(c, sql) assert_false(goes_there(c, sql))

static void single_writes_go_there(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    assert_goes(f->a, insert);
    assert_goes(f->b, " ;-- a comment\n replace INTO main.t VALUES (1, 2);");
    assert_goes(f->c, "UPDATE t SET v = 'changes made; some'");
    assert_goes(f->a, "WITH n AS (SELECT 5) DELETE FROM t WHERE v IN n");
    assert_stays(f->a, "CREATE TABLE u(x)");
    assert_stays(f->a, "EXPLAIN INSERT INTO t(v) VALUES (1)");
    assert_stays(f->a, "WITH n AS (SELECT 5) SELECT * FROM n");
    assert_stays(f->a, "INSERT OR ROLLBACK INTO t(v) VALUES (1)");
    assert_stays(f->a, "INSERT INTO t(v) VALUES (changes())");
    assert_stays(f->a, "INSERT INTO t(v) VALUES (\"total_changes\"())");
}

static void what_a_connection_has_alone(void **state)
{
    static const char *const own[] = {
        "CREATE TEMP TABLE x(a)",
        "CREATE /* */ TEMPORARY VIEW x AS SELECT 1",
        "CREATE TABLE temp.x(a)",
        "CREATE TABLE \"Temp\".x(a)",
        "CREATE TEMP TABLE t(id INTEGER PRIMARY KEY, v)",
        "CREATE TEMP TRIGGER x AFTER INSERT ON main.t BEGIN SELECT 1; END",
        "ATTACH ':memory:' AS x",
        "PRAGMA case_sensitive_like = 1",
        "EXPLAIN PRAGMA case_sensitive_like = 1",
    };
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    for (size_t i = 0; i < COUNT(own); i++) {
        conn_t c = connect_db(f->db);
        assert_goes(c, insert);
        stmt_t kept = prepare(c, insert);
        exec(c, own[i]);
        assert_stays(c, insert);
        int64_t groups = stat_of(f->a, "statement_groups");
        expect(TURSO_DONE, turso_statement_execute(kept, NULL, &error));
        assert_int_equal(stat_of(f->a, "statement_groups"), groups);
        turso_connection_deinit(c);
        turso_statement_deinit(kept);
        assert_goes(f->b, insert);
    }
    /* The table of its own has taken the rows of its connection: the last but four of the list. */
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 9 * 2 + 2 * 8);
}

/* Also where it was done before concurrency was turned on. */
static void what_a_connection_had_before(void **state)
{
    static const char *const own[] = {"CREATE TEMP TABLE t(id INTEGER PRIMARY KEY, v)",
                                      "ATTACH ':memory:' AS x", "PRAGMA foreign_keys = OFF",
                                      "PRAGMA case_sensitive_like = 1"};
    (void)state;
    for (size_t i = 0; i < COUNT(own); i++) {
        db_t db = open_db(":memory:");
        conn_t c = connect_db(db);
        exec(c, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
        exec(c, own[i]);
        stmt_t before = prepare(c, "INSERT INTO t(v) VALUES (?1)");
        turso_statement_bind_positional_int(before, 1, 7);
        exec(c, "PRAGMA journal_mode = mvcc");
        assert_stays(c, insert);
        expect(TURSO_DONE, turso_statement_execute(before, NULL, &error));
        turso_statement_deinit(before);
        assert_int_equal(ask_int(c, "SELECT sum(v) FROM t"), 8);
        turso_connection_deinit(c);
        turso_database_deinit(db);
    }
}

static void pragmas(void **state)
{
    /* The default of libsqlite3 before 3.45, and since. */
    const char *most_pages = sqlite3_libversion_number() < 3045000 ? "PRAGMA max_page_count = 1073741823"
                                                                   : "PRAGMA max_page_count = 4294967294";
    const char *const settings[][2] = {
        {"PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"},
        {"PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers = OFF"},
        {"PRAGMA ignore_check_constraints = ON", "PRAGMA ignore_check_constraints = OFF"},
        {"PRAGMA reverse_unordered_selects = ON", "PRAGMA reverse_unordered_selects = OFF"},
        {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema = ON"},
        {"PRAGMA count_changes = ON", "PRAGMA count_changes = OFF"},
        {"PRAGMA max_page_count = 5000", most_pages},
        {"EXPLAIN PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"},
    };
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    for (size_t i = 0; i < COUNT(settings); i++) {
        assert_goes(f->a, insert);
        exec(f->a, settings[i][0]);
        assert_stays(f->a, insert);
        assert_goes(f->b, insert);
        exec(f->a, settings[i][1]);
        assert_goes(f->a, insert);
    }
    exec(f->a, "PRAGMA query_only = ON");
    expect_error(TURSO_READONLY, "readonly", run(f->a, insert, NULL, &error));
    exec(f->a, "PRAGMA query_only = OFF");
    assert_goes(f->a, insert);
    exec(f->a, "PRAGMA cache_size = 77");
    exec(f->a, "PRAGMA synchronous = FULL");
    assert_goes(f->a, insert);
    /* Foreign keys and checks are as each connection has them. */
    exec(f->a, "CREATE TABLE child(p REFERENCES t, q CHECK (q > 0))");
    exec(f->b, "PRAGMA foreign_keys = OFF");
    exec(f->c, "PRAGMA ignore_check_constraints = ON");
    exec(f->b, "INSERT INTO child VALUES (-1, 1)");
    exec(f->c, "INSERT INTO child VALUES (1, -1)");
    expect_error(TURSO_CONSTRAINT, "CHECK", run(f->b, "INSERT INTO child VALUES (-1, -1)", NULL, &error));
    expect_error(TURSO_CONSTRAINT, "FOREIGN", run(f->c, "INSERT INTO child VALUES (-1, -1)", NULL, &error));
    exec(f->b, "DELETE FROM child");
}

/* SQLite's own checkpoints stay off: with many libraries they are not safe beside others. */
static void a_pragma_of_checkpoints(void **state)
{
    fixture *f = *state;
    stmt_t s = NULL;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    exec(f->a, "PRAGMA wal_autocheckpoint = 1");
    expect_error(
        TURSO_MISUSE, "more than one",
        turso_connection_prepare_single(f->b, "PRAGMA wal_autocheckpoint = 1; SELECT 1", &s, &error));
    for (int i = 0; i < 10; i++) {
        exec_all(f->a, "BEGIN IMMEDIATE; INSERT INTO t(v) VALUES (1); COMMIT");
        exec_all(f->b, "BEGIN IMMEDIATE; INSERT INTO t(v) VALUES (1); COMMIT");
    }
    assert_true(stat_of(f->a, "wal_frames") >= 20);
}

/* SQLite carries them out while it compiles them: text that is refused afterwards has its effect all the
 * same. */
static void pragmas_of_text_that_is_refused(void **state)
{
    fixture *f = *state;
    stmt_t s = NULL;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    assert_goes(f->a, insert);
    expect_error(TURSO_MISUSE, "more than one",
                 turso_connection_prepare_single(f->a, "PRAGMA foreign_keys = OFF; SELECT 1", &s, &error));
    assert_int_equal(ask_int(f->a, "PRAGMA foreign_keys"), 0);
    assert_stays(f->a, insert);
    assert_goes(f->b, insert);
    expect_error(
        TURSO_MISUSE, "more than one",
        turso_connection_prepare_single(f->b, "PRAGMA case_sensitive_like = 1; SELECT 1", &s, &error));
    assert_stays(f->b, insert);
}

static void within_transactions(void **state)
{
    static const char *const begins[] = {"BEGIN", "BEGIN IMMEDIATE", "SAVEPOINT s", "BEGIN CONCURRENT"};
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    stmt_t kept = prepare(f->a, insert);
    for (size_t i = 0; i < COUNT(begins); i++) {
        exec(f->a, begins[i]);
        assert_stays(f->a, insert);
        expect(TURSO_DONE, turso_statement_execute(kept, NULL, &error));
        expect(TURSO_OK, turso_statement_reset(kept, &error));
        assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), i);
        exec(f->a, "ROLLBACK");
        assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), i);
        expect(TURSO_DONE, turso_statement_execute(kept, NULL, &error));
        expect(TURSO_OK, turso_statement_reset(kept, &error));
    }
    assert_int_equal(stat_of(f->a, "statements"), COUNT(begins));
    turso_statement_deinit(kept);
}

static void beside_a_statement_that_reads(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    exec(f->a, "INSERT INTO t(v) VALUES (1), (2)");
    stmt_t select = prepare(f->a, "SELECT v FROM t");
    expect(TURSO_ROW, turso_statement_step(select, &error));
    assert_stays(f->a, insert);
    expect(TURSO_ROW, turso_statement_step(select, &error));
    turso_statement_deinit(select);
    assert_goes(f->a, insert);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 4);
}

static int32_t backwards(uintptr_t context, const uint8_t *left, size_t left_size, const uint8_t *right,
                         size_t right_size)
{
    (void)context;
    return memcmp(right, left, left_size < right_size ? left_size : right_size);
}

/* What a program registers is its connection's, whether the statement uses it or not. */
static void with_a_collation(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    assert_goes(f->a, insert);
    expect(TURSO_OK, turso_connection_register_collation(f->a, "backwards", 0, backwards, NULL, &error));
    assert_stays(f->a, "INSERT INTO t(v) SELECT max('a' COLLATE backwards, 'b')");
    assert_string_equal(ask_text(f->b, "SELECT v FROM t WHERE id = 2"), "a");
    assert_stays(f->a, insert);
    expect(TURSO_OK, turso_connection_enable_load_extension(f->b, true, &error));
    assert_stays(f->b, insert);
    assert_goes(f->c, insert);
}

static void one_that_never_sleeps(void **state)
{
    (void)state;
    db_t db = new_db(":memory:", (turso_database_config_t){.async_io = true});
    expect(TURSO_OK, turso_database_open(db, &error));
    conn_t c = connect_db(db);
    exec(c, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    assert_string_equal(ask_text(c, "PRAGMA journal_mode = mvcc"), "mvcc");
    exec(c, insert);
    assert_int_equal(ask_int(c, "SELECT count(*) FROM t"), 1);
    turso_connection_deinit(c);
    turso_database_deinit(db);
}

/* ---- the statements that are kept compiled there */

static void many_texts(void **state)
{
    fixture *f = *state;
    char sql[120];
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v, w)");
    for (int round = 0; round < 3; round++)
        for (int i = 0; i < 300; i++) {
            snprintf(sql, sizeof sql, "INSERT INTO t(v, w) VALUES (%d, ?1) RETURNING v + ?1", i);
            stmt_t s = prepare(i % 2 ? f->a : f->b, sql);
            turso_statement_bind_positional_int(s, 1, i);
            expect(TURSO_ROW, turso_statement_step(s, &error));
            assert_int_equal(turso_statement_row_value_int(s, 0), 2 * i);
            turso_statement_deinit(s);
        }
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t WHERE v = w"), 900);
    assert_int_equal(ask_int(f->c, "SELECT count(DISTINCT v) FROM t"), 300);
    assert_int_equal(stat_of(f->a, "statements"), 900);
}

static void parameters(void **state)
{
    enum { PARAMETERS = 100, BIG = 3000000 };
    fixture *f = *state;
    char sql[1000] = "INSERT INTO t VALUES (?1";
    char *big = malloc(BIG);
    assert_non_null(big);
    memset(big, 'b', BIG);
    for (int i = 2; i <= PARAMETERS; i++)
        snprintf(sql + strlen(sql), sizeof sql - strlen(sql), ", ?%d", i);
    strcat(sql, ")");
    exec_all(f->a, "CREATE TABLE t(c1); CREATE TABLE u(v)");
    for (int i = 2; i <= PARAMETERS; i++) {
        char add[60];
        snprintf(add, sizeof add, "ALTER TABLE t ADD COLUMN c%d", i);
        exec(f->b, add);
    }
    stmt_t s = prepare(f->a, sql);
    for (int run_ = 0; run_ < 3; run_++) {
        /* Those that are not bound are NULL, whatever they were the last time. */
        for (int i = 1 + run_; i <= PARAMETERS; i += 1 + run_)
            assert_int_equal(turso_statement_bind_positional_int(s, (size_t)i, i), TURSO_OK);
        expect(TURSO_DONE, turso_statement_execute(s, NULL, &error));
        expect(TURSO_OK, turso_statement_reset(s, &error));
    }
    turso_statement_deinit(s);
    assert_int_equal(ask_int(f->a, "SELECT sum(c1) + sum(c100) + sum(c99) FROM t"), 1 + 200 + 198);
    assert_int_equal(ask_int(f->a, "SELECT count(c3) + 10 * count(c2) + 100 * count(c4) FROM t"), 222);
    s = prepare(f->a, "INSERT INTO u VALUES (?1) RETURNING length(?1), ?1, ?2");
    assert_int_equal(turso_statement_bind_positional_text(s, 1, big, BIG), TURSO_OK);
    assert_int_equal(turso_statement_bind_positional_blob(s, 2, NULL, 0), TURSO_OK);
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_row_value_int(s, 0), BIG);
    assert_int_equal(turso_statement_row_value_bytes_count(s, 1), BIG);
    assert_memory_equal(turso_statement_row_value_bytes_ptr(s, 1), big, BIG);
    assert_int_equal(turso_statement_row_value_kind(s, 2), TURSO_TYPE_BLOB);
    assert_int_equal(turso_statement_row_value_bytes_count(s, 2), 0);
    expect(TURSO_OK, turso_statement_reset(s, &error));
    assert_int_equal(turso_statement_bind_borrowed(
                         s, 2, 1, &(turso_cell_t){.type = TURSO_TYPE_TEXT, .as.bytes = {"borrowed", 8}}),
                     TURSO_OK);
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_row_value_kind(s, 0), TURSO_TYPE_NULL);
    assert_string_equal(turso_statement_row_value_bytes_ptr(s, 2), "borrowed");
    turso_statement_deinit(s);
    free(big);
    assert_int_equal(stat_of(f->a, "statements"), 5);
}

static void the_schema_changes_in_between(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(a, b)");
    stmt_t s = prepare(f->a, "INSERT INTO t(a, b) VALUES (1, 2), (3, 4) RETURNING *");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect(TURSO_OK, turso_statement_reset(s, &error));
    exec(f->b, "ALTER TABLE t ADD COLUMN c DEFAULT 'new'");
    for (int i = 0; i < 2; i++) {
        for (int row = 0; row < 2; row++) {
            expect(TURSO_ROW, turso_statement_step(s, &error));
            assert_int_equal(turso_statement_row_value_int(s, 0), row * 2 + 1);
            assert_int_equal(turso_statement_row_value_int(s, 1), row * 2 + 2);
            assert_string_equal(turso_statement_row_value_bytes_ptr(s, 2), "new");
            assert_int_equal(turso_statement_column_count(s), 3);
        }
        expect(TURSO_DONE, turso_statement_step(s, &error));
        assert_int_equal(turso_statement_n_change(s), 2);
        expect(TURSO_OK, turso_statement_reset(s, &error));
    }
    exec(f->b, "ALTER TABLE t RENAME COLUMN c TO d");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    const char *name = turso_statement_column_name(s, 2);
    assert_string_equal(name, "d");
    turso_str_deinit(name);
    expect(TURSO_OK, turso_statement_reset(s, &error));
    /* In a transaction it is the connection's again. */
    exec(f->a, "BEGIN");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_column_count(s), 3);
    expect(TURSO_OK, turso_statement_reset(s, &error));
    exec(f->a, "COMMIT");
    exec(f->b, "ALTER TABLE t RENAME COLUMN a TO e");
    expect_error(TURSO_ERROR, "no column named a", turso_statement_step(s, &error));
    expect(TURSO_OK, turso_statement_reset(s, &error));
    exec(f->b, "DROP TABLE t");
    expect_error(TURSO_ERROR, "no such table", turso_statement_step(s, &error));
    expect(TURSO_OK, turso_statement_reset(s, &error));
    exec(f->c, "CREATE TABLE t(b, a UNIQUE)");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_row_value_int(s, 0), 2);
    assert_int_equal(turso_statement_column_count(s), 2);
    turso_statement_deinit(s);
}

/* Same texts, other meanings, as each connection has a table of its own or not. */
static void a_shadowed_table(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(v)");
    exec(f->b, "CREATE TEMP TABLE t(v UNIQUE)");
    for (int i = 0; i < 3; i++) {
        exec(f->a, "INSERT OR IGNORE INTO t VALUES (1)");
        exec(f->b, "INSERT OR IGNORE INTO t VALUES (1)");
    }
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 3);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 1);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM main.t"), 3);
}

/* ---- rows that are kept */

static void rows_left_behind(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v UNIQUE)");
    stmt_t s = prepare(f->a, "INSERT INTO t(v) VALUES (?1), (?1 + 1) RETURNING id, v");
    for (int i = 0; i < 4; i++) {
        turso_statement_bind_positional_int(s, 1, i * 2);
        expect(TURSO_ROW, turso_statement_step(s, &error));
        assert_int_equal(turso_statement_n_change(s), 0);
        assert_int_equal(turso_statement_row_value_int(s, 1), i * 2);
        /* It is there before all rows are read, and others are not in the way. */
        assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), i * 2 + 2);
        exec(f->b, "UPDATE t SET v = v WHERE id = 1");
        assert_goes(f->a, "UPDATE t SET v = v WHERE id = 2");
        expect(TURSO_OK, turso_statement_reset(s, &error));
        assert_int_equal(turso_statement_n_change(s), 2);
        assert_int_equal(turso_statement_row_value_kind(s, 0), TURSO_TYPE_UNKNOWN);
    }
    turso_statement_bind_positional_int(s, 1, 100);
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect(TURSO_DONE, turso_statement_finalize(s, &error));
    assert_int_equal(turso_statement_row_value_kind(s, 0), TURSO_TYPE_UNKNOWN);
    expect_error(TURSO_MISUSE, "finalized", turso_statement_step(s, &error));
    turso_statement_deinit(s);
    s = prepare(f->a, "INSERT INTO t(v) VALUES (200), (201) RETURNING id");
    uint64_t changes = 0;
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect(TURSO_DONE, turso_statement_execute(s, &changes, &error));
    assert_int_equal(changes, 2);
    expect_error(TURSO_MISUSE, "reset", turso_statement_step(s, &error));
    turso_statement_deinit(s);
    /* The connection goes first. */
    conn_t c = connect_db(f->db);
    s = prepare(c, "DELETE FROM t RETURNING v");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect(TURSO_OK, turso_connection_close(c, &error));
    assert_int_equal(turso_statement_row_value_kind(s, 0), TURSO_TYPE_UNKNOWN);
    expect_error(TURSO_MISUSE, "finalized", turso_statement_step(s, &error));
    turso_connection_deinit(c);
    turso_statement_deinit(s);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 0);
}

/* The kept rows go on while their connection is in a transaction. */
static void rows_across_a_transaction(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    stmt_t s = prepare(f->a, "INSERT INTO t(v) VALUES (1), (2), (3) RETURNING v");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    exec(f->a, "BEGIN IMMEDIATE");
    exec(f->a, insert);
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_row_value_int(s, 0), 2);
    exec(f->a, "ROLLBACK");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_row_value_int(s, 0), 3);
    expect(TURSO_DONE, turso_statement_step(s, &error));
    turso_statement_deinit(s);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 3);
}

/* A foreign key that is checked at the end is answered before the first row. */
static void a_deferred_key_with_rows(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE p(id INTEGER PRIMARY KEY); "
                   "CREATE TABLE t(p REFERENCES p DEFERRABLE INITIALLY DEFERRED)");
    stmt_t s = prepare(f->a, "INSERT INTO t VALUES (9) RETURNING p");
    expect_error(TURSO_CONSTRAINT, "FOREIGN KEY constraint failed", turso_statement_step(s, &error));
    expect_error(TURSO_MISUSE, "reset", turso_statement_step(s, &error));
    expect(TURSO_OK, turso_statement_reset(s, &error));
    exec(f->b, "INSERT INTO p VALUES (9)");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    turso_statement_deinit(s);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 1);
}

/* Rows are counted wherever they are changed. */
static void counts_of_concurrent_transactions(void **state)
{
    static const char asked[] = "SELECT changes() * 100 + total_changes()";
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, v)");
    exec(f->a, "INSERT INTO t(v) VALUES (1), (2)");
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "INSERT INTO t(v) VALUES (3)");
    exec(f->a, "UPDATE t SET v = 0");
    assert_int_equal(ask_int(f->a, "SELECT changes()"), 3);
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->a, asked), 306);
    exec(f->a, "DELETE FROM t WHERE id < 3");
    assert_int_equal(ask_int(f->a, asked), 208);
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "DELETE FROM t");
    exec(f->a, "ROLLBACK");
    assert_int_equal(ask_int(f->a, asked), 109);
    exec_all(f->a, "BEGIN; UPDATE t SET v = 1 WHERE id = -1; COMMIT");
    assert_int_equal(ask_int(f->a, asked), 9);
}

/* Views and triggers may call what is counted, also where the schema is not trusted. */
static void counts_in_views(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "PRAGMA trusted_schema = OFF; CREATE TABLE t(v);"
                   "CREATE VIEW w AS SELECT changes() AS c, total_changes() AS t");
    exec(f->a, "INSERT INTO t VALUES (1), (2)");
    assert_int_equal(ask_int(f->a, "SELECT c * 10 + t FROM w"), 22);
}

#define both(test)                                                                                           \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down),                                                \
        cmocka_unit_test_setup_teardown(test, set_up_memory, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        both(single_writes_go_there),
        both(what_a_connection_has_alone),
        cmocka_unit_test(what_a_connection_had_before),
        both(pragmas),
        both(a_pragma_of_checkpoints),
        both(pragmas_of_text_that_is_refused),
        both(within_transactions),
        both(beside_a_statement_that_reads),
        both(with_a_collation),
        cmocka_unit_test(one_that_never_sleeps),
        both(many_texts),
        both(parameters),
        both(the_schema_changes_in_between),
        both(a_shadowed_table),
        both(rows_left_behind),
        both(rows_across_a_transaction),
        both(a_deferred_key_with_rows),
        both(counts_of_concurrent_transactions),
        both(counts_in_views),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
