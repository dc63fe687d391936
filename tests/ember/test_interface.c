/* The contracts of turso.h, function by function. */
#include "support.h"

#include <limits.h>
#include <math.h>

#include "error.h"

static void version_is_semantic(void **state)
{
    (void)state;
    int a, b, c;
    assert_int_equal(sscanf(turso_version(), "%d.%d.%d", &a, &b, &c), 3);
}

/* ---- database ---- */

static turso_status_code_t try_new(turso_database_config_t config, const char **error)
{
    db_t db = NULL;
    turso_status_code_t status = turso_database_new(&config, &db, error);
    if (status != TURSO_OK)
        assert_null(db);
    turso_database_deinit(db);
    return status;
}

#define CONFIG(...) ((turso_database_config_t){.path = ":memory:", __VA_ARGS__})

static void bad_configurations_are_refused(void **state)
{
    (void)state;
    db_t db = NULL;
    turso_page_codec_v1_t codec = {0};
    expect_error(TURSO_MISUSE, "config is NULL", turso_database_new(NULL, &db, &error));
    expect_error(TURSO_MISUSE, "database is NULL", turso_database_new(&CONFIG(0), NULL, &error));
    expect_error(TURSO_MISUSE, "path", try_new((turso_database_config_t){0}, &error));
    expect_error(TURSO_MISUSE, "path", try_new((turso_database_config_t){.path = ""}, &error));
    expect_error(TURSO_MISUSE, "URI", try_new((turso_database_config_t){.path = "file:x.db"}, &error));
    expect_error(TURSO_MISUSE, "open_flags", try_new(CONFIG(.open_flags = 6), &error));
    expect_error(TURSO_MISUSE, "read-only", try_new(CONFIG(.open_flags = 1), &error));
    expect_error(TURSO_MISUSE, "memory", try_new(CONFIG(.vfs = "syscall"), &error));
    expect_error(TURSO_ERROR, "io_uring", try_new(CONFIG(.vfs = "io_uring"), &error));
    expect_error(TURSO_ERROR, "use \"syscall\"", try_new(CONFIG(.vfs = "floppy"), &error));
    expect_error(TURSO_MISUSE, "one is missing", try_new(CONFIG(.encryption_cipher = "aes256gcm"), &error));
    expect_error(TURSO_MISUSE, "one is missing", try_new(CONFIG(.encryption_hexkey = "00"), &error));
    expect_error(TURSO_ERROR, "encryption",
                 try_new(CONFIG(.encryption_cipher = "aes256gcm", .encryption_hexkey = "00"), &error));
    expect_error(
        TURSO_MISUSE, "exclude",
        try_new(CONFIG(.encryption_cipher = "a", .encryption_hexkey = "00", .page_codec = &codec), &error));
    expect_error(TURSO_ERROR, "page codec", try_new(CONFIG(.page_codec = &codec), &error));
    expect_error(TURSO_ERROR, "\"encryption\"",
                 try_new(CONFIG(.experimental_features = "attach,encryption"), &error));
    expect_error(TURSO_ERROR, "\"views\"", try_new(CONFIG(.experimental_features = " views "), &error));
    expect_error(TURSO_ERROR, "\"att\"", try_new(CONFIG(.experimental_features = "att"), &error));
    /* Without anybody to take the text. */
    assert_int_equal(turso_database_new(NULL, &db, NULL), TURSO_MISUSE);
}

static void good_configurations_pass(void **state)
{
    (void)state;
    expect(TURSO_OK, try_new(CONFIG(0), &error));
    expect(TURSO_OK, try_new(CONFIG(.vfs = "memory"), &error));
    expect(TURSO_OK, try_new(CONFIG(.experimental_features = ""), &error));
    expect(TURSO_OK, try_new(CONFIG(.experimental_features = "attach, strict ,,without_rowid,"), &error));
    expect(TURSO_OK,
           try_new((turso_database_config_t){.path = "x.db", .vfs = "syscall", .open_flags = 1}, &error));
}

static void a_database_is_opened_once_and_first(void **state)
{
    (void)state;
    conn_t c = NULL;
    db_t db = new_db(":memory:", (turso_database_config_t){0});
    expect_error(TURSO_MISUSE, "opened", turso_database_connect(db, &c, &error));
    assert_null(c);
    expect(TURSO_OK, turso_database_open(db, &error));
    expect_error(TURSO_MISUSE, "already", turso_database_open(db, &error));
    expect_error(TURSO_MISUSE, "NULL", turso_database_open(NULL, &error));
    expect_error(TURSO_MISUSE, "NULL", turso_database_connect(NULL, &c, &error));
    expect_error(TURSO_MISUSE, "NULL", turso_database_connect(db, NULL, &error));
    turso_database_deinit(db);
    turso_database_deinit(NULL);
}

static char logged[512];
static int logged_level;

static void remember_log(const turso_log_t *log)
{
    assert_non_null(log->file);
    assert_true(log->line > 0);
    assert_true(log->timestamp > 1600000000);
    assert_string_equal(log->target, "ember");
    if (log->level == TURSO_TRACING_LEVEL_ERROR || logged_level != TURSO_TRACING_LEVEL_ERROR) {
        snprintf(logged, sizeof logged, "%s", log->message);
        logged_level = log->level;
    }
}

static void setup_checks_and_filters(void **state)
{
    (void)state;
    db_t db;
    expect_error(TURSO_MISUSE, "NULL", turso_setup(NULL, &error));
    expect_error(TURSO_ERROR, "loud", turso_setup(&(turso_config_t){.log_level = "loud"}, &error));
    expect(TURSO_OK, turso_setup(&(turso_config_t){.logger = remember_log, .log_level = "warn"}, &error));
    logged[0] = 0;
    logged_level = 0;
    assert_int_equal(turso_database_new(NULL, &db, NULL), TURSO_MISUSE);
    assert_string_equal(logged, "");
    expect(TURSO_OK, turso_setup(&(turso_config_t){.log_level = "debug"}, &error));
    assert_int_equal(turso_database_new(NULL, &db, NULL), TURSO_MISUSE);
    assert_non_null(strstr(logged, "config is NULL"));
    assert_int_equal(logged_level, TURSO_TRACING_LEVEL_DEBUG);
    expect(TURSO_OK, turso_setup(&(turso_config_t){.log_level = "error"}, &error));
}

static void a_database_outlives_its_handle_while_connected(void **state)
{
    (void)state;
    db_t db = open_db(":memory:");
    conn_t a = connect_db(db), b = connect_db(db);
    expect(TURSO_OK, turso_setup(&(turso_config_t){.logger = remember_log, .log_level = "error"}, &error));
    logged[0] = 0;
    turso_database_deinit(db);
    assert_non_null(strstr(logged, "2 connection(s)"));
    exec(a, "CREATE TABLE t(v)");
    turso_connection_deinit(a);
    assert_int_equal(ask_int(b, "SELECT count(*) FROM t"), 0);
    turso_connection_deinit(b);
}

/* ---- connection ---- */

typedef struct {
    db_t db;
    conn_t c;
} fixture;

static int set_up(void **state)
{
    static fixture f;
    f.db = open_db(":memory:");
    f.c = connect_db(f.db);
    exec(f.c, "CREATE TABLE t(id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL, x)");
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    turso_connection_deinit(f->c);
    turso_database_deinit(f->db);
    return 0;
}

static void connection_defaults(void **state)
{
    fixture *f = *state;
    assert_int_equal(ask_int(f->c, "PRAGMA foreign_keys"), 1);
    assert_int_equal(ask_int(f->c, "PRAGMA busy_timeout"), 5000);
    assert_int_equal(ask_int(f->c, "PRAGMA synchronous"), 2);
    assert_string_equal(ask_text(f->c, "PRAGMA journal_mode"), "wal");
}

static void busy_timeout_is_one_setting(void **state)
{
    fixture *f = *state;
    turso_connection_set_busy_timeout_ms(f->c, 1234);
    assert_int_equal(ask_int(f->c, "PRAGMA busy_timeout"), 1234);
    turso_connection_set_busy_timeout_ms(f->c, -1);
    assert_int_equal(ask_int(f->c, "PRAGMA main.busy_timeout"), 1234);
    assert_int_equal(ask_int(f->c, "/* c */ pragma busy_timeout = 77"), 77);
    assert_int_equal(ask_int(f->c, "PRAGMA busy_timeout"), 77);
    assert_int_equal(ask_int(f->c, ";PRAGMA \"busy_timeout\"(88)"), 88);
    assert_int_equal(ask_int(f->c, "PRAGMA busy_timeout"), 88);
    turso_connection_set_busy_timeout_ms(f->c, INT64_MAX);
    assert_int_equal(ask_int(f->c, "PRAGMA busy_timeout"), INT_MAX);
    turso_connection_set_busy_timeout_ms(NULL, 1);
}

static void autocommit_and_rowid(void **state)
{
    fixture *f = *state;
    assert_true(turso_connection_get_autocommit(f->c));
    assert_int_equal(turso_connection_last_insert_rowid(f->c), 0);
    exec(f->c, "BEGIN");
    assert_false(turso_connection_get_autocommit(f->c));
    exec(f->c, "INSERT INTO t(id, name) VALUES (41, 'a')");
    assert_int_equal(turso_connection_last_insert_rowid(f->c), 41);
    exec(f->c, "ROLLBACK");
    assert_true(turso_connection_get_autocommit(f->c));
    assert_false(turso_connection_get_autocommit(NULL));
    assert_int_equal(turso_connection_last_insert_rowid(NULL), 0);
}

static void a_closed_connection_answers_with_misuse(void **state)
{
    fixture *f = *state;
    conn_t c = connect_db(f->db);
    stmt_t s = prepare(c, "SELECT 1"), other = NULL;
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect(TURSO_OK, turso_connection_close(c, &error));
    expect_error(TURSO_MISUSE, "closed", turso_connection_close(c, &error));
    expect_error(TURSO_MISUSE, "closed", turso_connection_prepare_single(c, "SELECT 1", &other, &error));
    expect_error(TURSO_MISUSE, "closed", turso_connection_prepare_first(c, "SELECT 1", &other, NULL, &error));
    expect_error(TURSO_MISUSE, "closed", turso_connection_enable_load_extension(c, true, &error));
    expect_error(TURSO_MISUSE, "closed", turso_connection_load_extension(c, "x", &error));
    expect_error(TURSO_MISUSE, "closed", turso_connection_unregister_function(c, "x", &error));
    expect_error(TURSO_MISUSE, "closed", turso_connection_unregister_collation(c, "x", &error));
    assert_false(turso_connection_get_autocommit(c));
    assert_int_equal(turso_connection_last_insert_rowid(c), 0);
    turso_connection_set_busy_timeout_ms(c, 1);
    expect_error(TURSO_MISUSE, "finalized", turso_statement_step(s, &error));
    assert_int_equal(turso_statement_row_value_kind(s, 0), TURSO_TYPE_UNKNOWN);
    turso_connection_deinit(c);
    /* The statement's handle outlives even the connection's. */
    expect_error(TURSO_MISUSE, "finalized", turso_statement_execute(s, NULL, &error));
    turso_statement_deinit(s);
    expect_error(TURSO_MISUSE, "NULL", turso_connection_close(NULL, &error));
    turso_connection_deinit(NULL);
}

static void closing_rolls_back(void **state)
{
    fixture *f = *state;
    conn_t c = connect_db(f->db);
    exec(c, "BEGIN IMMEDIATE");
    exec(c, "INSERT INTO t(name) VALUES ('lost')");
    turso_connection_deinit(c);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 0);
    exec(f->c, "INSERT INTO t(name) VALUES ('kept')");
}

static void statements_leave_the_list_in_any_order(void **state)
{
    fixture *f = *state;
    conn_t c = connect_db(f->db);
    stmt_t s[4];
    for (int i = 0; i < 4; i++)
        s[i] = prepare(c, "SELECT 1");
    turso_statement_deinit(s[1]);
    turso_statement_deinit(s[3]);
    turso_statement_deinit(s[0]);
    turso_connection_deinit(c);
    expect_error(TURSO_MISUSE, "finalized", turso_statement_step(s[2], &error));
    turso_statement_deinit(s[2]);
    turso_statement_deinit(NULL);
}

/* ---- prepare ---- */

static void prepare_single_takes_one_statement(void **state)
{
    fixture *f = *state;
    stmt_t s = NULL;
    expect_error(TURSO_MISUSE, "more than one",
                 turso_connection_prepare_single(f->c, "SELECT 1; SELECT 2", &s, &error));
    expect_error(TURSO_ERROR, "no statement", turso_connection_prepare_single(f->c, "", &s, &error));
    expect_error(TURSO_ERROR, "no statement",
                 turso_connection_prepare_single(f->c, " ; -- x\n;", &s, &error));
    expect_error(TURSO_ERROR, "syntax error", turso_connection_prepare_single(f->c, "SELEC 1", &s, &error));
    expect_error(TURSO_ERROR, "no such table: nix",
                 turso_connection_prepare_single(f->c, "SELECT * FROM nix", &s, &error));
    expect_error(TURSO_MISUSE, "sql is NULL", turso_connection_prepare_single(f->c, NULL, &s, &error));
    expect_error(TURSO_MISUSE, "statement is NULL",
                 turso_connection_prepare_single(f->c, "SELECT 1", NULL, &error));
    expect_error(TURSO_MISUSE, "connection is NULL",
                 turso_connection_prepare_single(NULL, "SELECT 1", &s, &error));
    assert_null(s);
    assert_int_equal(turso_connection_prepare_single(f->c, "SELEC", &s, NULL), TURSO_ERROR);
    expect(TURSO_OK, turso_connection_prepare_single(f->c, ";; SELECT 7 ; /* end */ ; -- end", &s, &error));
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_row_value_int(s, 0), 7);
    turso_statement_deinit(s);
}

static void prepare_first_walks_a_script(void **state)
{
    fixture *f = *state;
    const char *sql = " ; SELECT 1; -- one\n/* two */ SELECT 2\n ; ; ";
    int64_t values[2];
    int n = 0;
    for (size_t at = 0, tail;; at += tail) {
        stmt_t s = (stmt_t)&n;
        tail = 9999;
        expect(TURSO_OK, turso_connection_prepare_first(f->c, sql + at, &s, &tail, &error));
        assert_true(at + tail <= strlen(sql));
        if (!s) {
            assert_int_equal(at + tail, strlen(sql));
            break;
        }
        expect(TURSO_ROW, turso_statement_step(s, &error));
        assert_true(n < 2);
        values[n++] = turso_statement_row_value_int(s, 0);
        turso_statement_deinit(s);
    }
    assert_int_equal(n, 2);
    assert_int_equal(values[0] + 10 * values[1], 21);
    stmt_t s = (stmt_t)&n;
    size_t tail = 42;
    expect_error(TURSO_ERROR, "syntax",
                 turso_connection_prepare_first(f->c, "bad;SELECT 1", &s, &tail, &error));
    assert_ptr_equal(s, &n);
    assert_int_equal(tail, 42);
    expect(TURSO_OK, turso_connection_prepare_first(f->c, "SELECT 1;", &s, NULL, &error));
    turso_statement_deinit(s);
}

static void concurrency_has_to_be_turned_on(void **state)
{
    fixture *f = *state;
    static const char *const texts[] = {"BEGIN CONCURRENT", "; /* c */ begin\nconcurrent transaction"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        expect_error(TURSO_ERROR, "journal_mode = 'mvcc'", run(f->c, texts[i], NULL, &error));
        assert_true(turso_connection_get_autocommit(f->c));
    }
    assert_string_not_equal(ask_text(f->c, "PRAGMA journal_mode"), "mvcc");
    exec(f->c, "BEGIN /* CONCURRENT */ IMMEDIATE");
    exec(f->c, "COMMIT");
}

/* ---- execution ---- */

static void step_execute_and_reset(void **state)
{
    fixture *f = *state;
    uint64_t changes = 99;
    stmt_t s = prepare(f->c, "INSERT INTO t(name) VALUES (?1) RETURNING id");
    expect(TURSO_OK, turso_statement_bind_positional_text(s, 1, "a", 1));
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_n_change(s), 0);
    expect(TURSO_DONE, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_n_change(s), 1);
    assert_int_equal(turso_statement_row_value_kind(s, 0), TURSO_TYPE_UNKNOWN);
    expect_error(TURSO_MISUSE, "reset", turso_statement_step(s, &error));
    expect_error(TURSO_MISUSE, "reset", turso_statement_execute(s, &changes, &error));
    assert_int_equal(changes, 99);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 1);
    assert_int_equal(turso_statement_bind_positional_null(s, 1), TURSO_MISUSE);
    expect(TURSO_OK, turso_statement_reset(s, &error));
    /* Bindings are gone, so NOT NULL strikes. */
    expect_error(TURSO_CONSTRAINT, "NOT NULL constraint failed: t.name",
                 turso_statement_execute(s, &changes, &error));
    assert_int_equal(changes, 99);
    expect_error(TURSO_MISUSE, "reset", turso_statement_step(s, &error));
    expect(TURSO_OK, turso_statement_reset(s, &error)); /* the failure is not told twice */
    expect(TURSO_OK, turso_statement_bind_positional_text(s, 1, "b", 1));
    expect(TURSO_DONE, turso_statement_execute(s, &changes, &error));
    assert_int_equal(changes, 1);
    expect(TURSO_DONE, turso_statement_finalize(s, &error));
    expect(TURSO_DONE, turso_statement_finalize(s, &error));
    turso_statement_deinit(s);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 2);
}

static void a_write_left_halfway_has_happened(void **state)
{
    fixture *f = *state;
    stmt_t s = prepare(f->c, "INSERT INTO t(name) VALUES ('a'), ('b') RETURNING id");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect(TURSO_OK, turso_statement_reset(s, &error));
    assert_int_equal(turso_statement_n_change(s), 2);
    conn_t other = connect_db(f->db);
    assert_int_equal(ask_int(other, "SELECT count(*) FROM t"), 2);
    turso_connection_deinit(other);
    turso_statement_deinit(s);
}

/* A deferred foreign key fails at the commit that reset or finalize brings about. */
static void the_commit_of_reset_can_fail(void **state)
{
    fixture *f = *state;
    exec(f->c, "CREATE TABLE child(id, t REFERENCES t DEFERRABLE INITIALLY DEFERRED)");
    stmt_t s = prepare(f->c, "INSERT INTO child VALUES (1, 99), (2, 99) RETURNING id");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect_error(TURSO_CONSTRAINT, "FOREIGN KEY", turso_statement_reset(s, &error));
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect_error(TURSO_CONSTRAINT, "FOREIGN KEY", turso_statement_finalize(s, &error));
    expect(TURSO_DONE, turso_statement_finalize(s, &error));
    turso_statement_deinit(s);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM child"), 0);
}

static int64_t changes_of(conn_t c, const char *sql)
{
    uint64_t changes = 9999;
    expect(TURSO_DONE, run(c, sql, &changes, &error));
    return (int64_t)changes;
}

static void n_change_counts_this_statement_only(void **state)
{
    fixture *f = *state;
    exec(f->c, "CREATE TABLE log(x)");
    exec(f->c, "CREATE TRIGGER tr AFTER UPDATE ON t BEGIN INSERT INTO log VALUES (1), (2); END");
    assert_int_equal(changes_of(f->c, "INSERT INTO t(name) VALUES ('a'), ('b'), ('c')"), 3);
    assert_int_equal(changes_of(f->c, "CREATE TABLE other(x)"), 0);
    assert_int_equal(changes_of(f->c, "SELECT * FROM t"), 0);
    assert_int_equal(changes_of(f->c, "BEGIN IMMEDIATE"), 0);
    assert_int_equal(changes_of(f->c, "UPDATE t SET name = 'd' WHERE id < 3"), 2);
    assert_int_equal(changes_of(f->c, "COMMIT"), 0);
    assert_int_equal(changes_of(f->c, "UPDATE t SET name = 'd' WHERE id = 99"), 0);
    assert_int_equal(changes_of(f->c, "PRAGMA user_version = 5"), 0);
    assert_int_equal(changes_of(f->c, "DELETE FROM t"), 3);
    assert_int_equal(changes_of(f->c, "CREATE TABLE copy AS SELECT * FROM log"), 0);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM log"), 4);
    assert_int_equal(turso_statement_n_change(NULL), 0);
}

static void statements_that_cannot_be_used(void **state)
{
    fixture *f = *state;
    stmt_t s = prepare(f->c, "SELECT ?1");
    expect(TURSO_DONE, turso_statement_finalize(s, &error));
    const stmt_t dead[] = {NULL, s};
    for (size_t i = 0; i < 2; i++) {
        const char *words = i ? "finalized" : "NULL";
        stmt_t d = dead[i];
        expect_error(TURSO_MISUSE, words, turso_statement_step(d, &error));
        expect_error(TURSO_MISUSE, words, turso_statement_execute(d, NULL, &error));
        expect_error(TURSO_MISUSE, words, turso_statement_run_io(d, &error));
        expect_error(TURSO_MISUSE, words, turso_statement_reset(d, &error));
        assert_int_equal(turso_statement_step(d, NULL), TURSO_MISUSE);
        assert_int_equal(turso_statement_bind_positional_null(d, 1), TURSO_MISUSE);
        assert_int_equal(turso_statement_bind_positional_int(d, 1, 1), TURSO_MISUSE);
        assert_int_equal(turso_statement_bind_positional_double(d, 1, 1), TURSO_MISUSE);
        assert_int_equal(turso_statement_bind_positional_blob(d, 1, "", 0), TURSO_MISUSE);
        assert_int_equal(turso_statement_bind_positional_text(d, 1, "", 0), TURSO_MISUSE);
        assert_int_equal(turso_statement_named_position(d, "?1"), -1);
        assert_null(turso_statement_parameter_name(d, 1));
        assert_int_equal(turso_statement_parameters_count(d), i ? 0 : -1);
        assert_int_equal(turso_statement_column_count(d), i ? 0 : -1);
        assert_null(turso_statement_column_name(d, 0));
        assert_null(turso_statement_column_decltype(d, 0));
        assert_null(turso_statement_column_declared_name(d, 0));
        assert_null(turso_statement_column_base_type(d, 0));
        assert_int_equal(turso_statement_column_kind(d, 0), TURSO_COLUMN_KIND_NONE);
        assert_int_equal(turso_statement_column_array_dimensions(d, 0), 0);
        assert_int_equal(turso_statement_row_value_kind(d, 0), TURSO_TYPE_UNKNOWN);
        assert_int_equal(turso_statement_row_value_bytes_count(d, 0), -1);
        assert_null(turso_statement_row_value_bytes_ptr(d, 0));
        assert_int_equal(turso_statement_row_value_int(d, 0), 0);
        assert_true(turso_statement_row_value_double(d, 0) == 0.0);
        assert_int_equal(turso_statement_n_change(d), 0);
    }
    expect_error(TURSO_MISUSE, "NULL", turso_statement_finalize(NULL, &error));
    turso_statement_deinit(s);
}

/* ---- columns and values ---- */

static void assert_owned(const char *text, const char *expected)
{
    if (!text || !expected)
        assert_ptr_equal(text, expected);
    else
        assert_string_equal(text, expected);
    turso_str_deinit(text);
}

static void columns_are_described(void **state)
{
    fixture *f = *state;
    stmt_t s = prepare(f->c, "SELECT id, name AS label, x, id + 1 FROM t");
    assert_int_equal(turso_statement_column_count(s), 4);
    assert_owned(turso_statement_column_name(s, 0), "id");
    assert_owned(turso_statement_column_name(s, 1), "label");
    assert_owned(turso_statement_column_name(s, 3), "id + 1");
    assert_owned(turso_statement_column_name(s, 4), NULL);
    assert_owned(turso_statement_column_name(s, SIZE_MAX), NULL);
    assert_owned(turso_statement_column_decltype(s, 0), "INTEGER");
    assert_owned(turso_statement_column_decltype(s, 1), "VARCHAR(20)");
    assert_owned(turso_statement_column_decltype(s, 2), NULL);
    assert_owned(turso_statement_column_decltype(s, 3), NULL);
    assert_owned(turso_statement_column_decltype(s, 4), NULL);
    assert_owned(turso_statement_column_declared_name(s, 1), "VARCHAR(20)");
    assert_int_equal(turso_statement_column_kind(s, 1), TURSO_COLUMN_KIND_BUILTIN);
    assert_int_equal(turso_statement_column_kind(s, 3), TURSO_COLUMN_KIND_NONE);
    assert_int_equal(turso_statement_column_kind(s, 4), TURSO_COLUMN_KIND_NONE);
    assert_int_equal(turso_statement_column_array_dimensions(s, 0), 0);
    assert_null(turso_statement_column_base_type(s, 0));
    turso_statement_deinit(s);
    s = prepare(f->c, "DELETE FROM t");
    assert_int_equal(turso_statement_column_count(s), 0);
    turso_statement_deinit(s);
}

static void values_come_as_they_are(void **state)
{
    fixture *f = *state;
    stmt_t s = prepare(f->c, "SELECT 42, 1.5, 'h' || char(0) || 'i', x'00ff', NULL, '', x'', '7'");
    assert_int_equal(turso_statement_row_value_kind(s, 0), TURSO_TYPE_UNKNOWN);
    expect(TURSO_ROW, turso_statement_step(s, &error));
    static const turso_type_t kinds[] = {TURSO_TYPE_INTEGER, TURSO_TYPE_REAL, TURSO_TYPE_TEXT,
                                         TURSO_TYPE_BLOB,    TURSO_TYPE_NULL, TURSO_TYPE_TEXT,
                                         TURSO_TYPE_BLOB,    TURSO_TYPE_TEXT, TURSO_TYPE_UNKNOWN};
    static const int sizes[] = {-1, -1, 3, 2, -1, 0, 0, 1, -1};
    for (size_t i = 0; i < COUNT(kinds); i++) {
        assert_int_equal(turso_statement_row_value_kind(s, i), kinds[i]);
        assert_int_equal(turso_statement_row_value_bytes_count(s, i), sizes[i]);
        const char *bytes = turso_statement_row_value_bytes_ptr(s, i);
        assert_int_equal(bytes != NULL, sizes[i] >= 0);
        assert_int_equal(turso_statement_row_value_int(s, i), i == 0 ? 42 : 0);
        assert_true(turso_statement_row_value_double(s, i) == (i == 1 ? 1.5 : 0.0));
    }
    assert_memory_equal(turso_statement_row_value_bytes_ptr(s, 2), "h\0i", 4);
    assert_memory_equal(turso_statement_row_value_bytes_ptr(s, 3), "\0\xff", 2);
    assert_int_equal(turso_statement_row_value_kind(s, SIZE_MAX), TURSO_TYPE_UNKNOWN);
    expect(TURSO_OK, turso_statement_reset(s, &error));
    assert_int_equal(turso_statement_row_value_kind(s, 0), TURSO_TYPE_UNKNOWN);
    turso_statement_deinit(s);
}

/* The columns of SELECT * are those of the moment it runs, not of when it was prepared. */
static void a_changed_schema_is_followed(void **state)
{
    fixture *f = *state;
    exec(f->c, "INSERT INTO t(name) VALUES ('a')");
    stmt_t s = prepare(f->c, "SELECT * FROM t");
    exec(f->c, "ALTER TABLE t ADD COLUMN y DEFAULT 9");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_int_equal(turso_statement_column_count(s), 4);
    assert_int_equal(turso_statement_row_value_int(s, 3), 9);
    turso_statement_deinit(s);
}

/* ---- parameters ---- */

static void parameters_are_described(void **state)
{
    fixture *f = *state;
    stmt_t s = prepare(f->c, "SELECT :a, @b, $c, ?, ?9");
    assert_int_equal(turso_statement_parameters_count(s), 9);
    assert_int_equal(turso_statement_named_position(s, ":a"), 1);
    assert_int_equal(turso_statement_named_position(s, "@b"), 2);
    assert_int_equal(turso_statement_named_position(s, "$c"), 3);
    assert_int_equal(turso_statement_named_position(s, "?9"), 9);
    assert_int_equal(turso_statement_named_position(s, "a"), -1);
    assert_int_equal(turso_statement_named_position(s, ""), -1);
    assert_int_equal(turso_statement_named_position(s, NULL), -1);
    assert_owned(turso_statement_parameter_name(s, 1), ":a");
    assert_owned(turso_statement_parameter_name(s, 4), NULL);
    assert_owned(turso_statement_parameter_name(s, 9), "?9");
    assert_owned(turso_statement_parameter_name(s, 0), NULL);
    assert_owned(turso_statement_parameter_name(s, -1), NULL);
    assert_owned(turso_statement_parameter_name(s, 10), NULL);
    assert_owned(turso_statement_parameter_name(s, INT64_MAX), NULL);
    turso_statement_deinit(s);
}

static void bound_values_arrive(void **state)
{
    fixture *f = *state;
    char text[] = "caf\xc3\xa9", blob[] = {0, 1, 2};
    stmt_t s = prepare(f->c, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8");
    expect(TURSO_OK, turso_statement_bind_positional_int(s, 1, INT64_MIN));
    expect(TURSO_OK, turso_statement_bind_positional_double(s, 2, -0.25));
    expect(TURSO_OK, turso_statement_bind_positional_text(s, 3, text, 5));
    expect(TURSO_OK, turso_statement_bind_positional_blob(s, 4, blob, 3));
    expect(TURSO_OK, turso_statement_bind_positional_null(s, 5));
    expect(TURSO_OK, turso_statement_bind_positional_text(s, 6, NULL, 0));
    expect(TURSO_OK, turso_statement_bind_positional_blob(s, 7, NULL, 0));
    expect(TURSO_OK, turso_statement_bind_positional_double(s, 8, (double)NAN));
    memset(text, 'x', sizeof text); /* they were copied */
    memset(blob, 'x', sizeof blob);
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_true(turso_statement_row_value_int(s, 0) == INT64_MIN);
    assert_true(turso_statement_row_value_double(s, 1) == -0.25);
    assert_string_equal(turso_statement_row_value_bytes_ptr(s, 2), "caf\xc3\xa9");
    assert_memory_equal(turso_statement_row_value_bytes_ptr(s, 3), "\0\1\2", 3);
    assert_int_equal(turso_statement_row_value_kind(s, 4), TURSO_TYPE_NULL);
    assert_int_equal(turso_statement_row_value_kind(s, 5), TURSO_TYPE_TEXT);
    assert_int_equal(turso_statement_row_value_kind(s, 6), TURSO_TYPE_BLOB);
    assert_int_equal(turso_statement_row_value_kind(s, 7), TURSO_TYPE_NULL);
    assert_int_equal(turso_statement_bind_positional_int(s, 1, 1), TURSO_MISUSE); /* it is running */
    turso_statement_deinit(s);
}

static void bad_positions_are_refused(void **state)
{
    fixture *f = *state;
    static const size_t positions[] = {0, 2, (size_t)INT_MAX + 1, SIZE_MAX, (size_t)UINT32_MAX + 2};
    stmt_t s = prepare(f->c, "SELECT ?1");
    for (size_t i = 0; i < COUNT(positions); i++) {
        assert_int_equal(turso_statement_bind_positional_null(s, positions[i]), TURSO_MISUSE);
        assert_int_equal(turso_statement_bind_positional_int(s, positions[i], 1), TURSO_MISUSE);
        assert_int_equal(turso_statement_bind_positional_double(s, positions[i], 1), TURSO_MISUSE);
        assert_int_equal(turso_statement_bind_positional_blob(s, positions[i], "a", 1), TURSO_MISUSE);
        assert_int_equal(turso_statement_bind_positional_text(s, positions[i], "a", 1), TURSO_MISUSE);
    }
    assert_int_equal(turso_statement_bind_positional_blob(s, 1, NULL, 1), TURSO_MISUSE);
    assert_int_equal(turso_statement_bind_positional_text(s, 1, NULL, 1), TURSO_MISUSE);
    /* Beyond what SQLite takes; the bytes are not looked at. */
    assert_int_equal(turso_statement_bind_positional_text(s, 1, "a", (size_t)INT_MAX), TURSO_ERROR);
    turso_statement_deinit(s);
    turso_str_deinit(NULL);
}

/* ---- status codes ---- */

static void failures_have_their_codes(void **state)
{
    fixture *f = *state;
    exec(f->c, "CREATE TABLE u(k UNIQUE, n CHECK (n > 0))");
    exec(f->c, "CREATE TABLE child(t REFERENCES t)");
    exec(f->c, "INSERT INTO u VALUES (1, 1)");
    expect_error(TURSO_CONSTRAINT, "UNIQUE constraint failed: u.k",
                 run(f->c, "INSERT INTO u VALUES (1, 1)", NULL, &error));
    expect_error(TURSO_CONSTRAINT, "CHECK constraint failed",
                 run(f->c, "INSERT INTO u VALUES (2, 0)", NULL, &error));
    expect_error(TURSO_CONSTRAINT, "FOREIGN KEY", run(f->c, "INSERT INTO child VALUES (5)", NULL, &error));
    expect_error(TURSO_ERROR, "cannot commit", run(f->c, "COMMIT", NULL, &error));
    exec(f->c, "PRAGMA query_only = 1");
    expect_error(TURSO_READONLY, "readonly", run(f->c, "DELETE FROM u", NULL, &error));
    exec(f->c, "PRAGMA query_only = 0");
    exec(f->c, "PRAGMA max_page_count = 1");
    expect_error(TURSO_DATABASE_FULL, "full",
                 run(f->c, "CREATE TABLE big AS SELECT randomblob(99999)", NULL, &error));
    expect_error(TURSO_ERROR, "too big", run(f->c, "SELECT zeroblob(2000000000)", NULL, &error));
    expect_error(TURSO_IOERR, "unable to open",
                 run(f->c, "ATTACH 'file:/no/such/place.db?vfs=unix' AS b", NULL, &error));
    stmt_t s = prepare(f->c, "SELECT * FROM u");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect_error(TURSO_BUSY, "locked", run(f->c, "DROP TABLE u", NULL, &error));
    turso_statement_deinit(s);
}

static void every_sqlite_code_has_its_status(void **state)
{
    (void)state;
    static const struct {
        int rc;
        turso_status_code_t status;
    } table[] = {
        {SQLITE_BUSY, TURSO_BUSY},
        {SQLITE_BUSY_RECOVERY, TURSO_BUSY},
        {SQLITE_BUSY_SNAPSHOT, TURSO_BUSY_SNAPSHOT},
        {SQLITE_LOCKED, TURSO_BUSY},
        {SQLITE_PROTOCOL, TURSO_BUSY},
        {SQLITE_INTERRUPT, TURSO_INTERRUPT},
        {SQLITE_CONSTRAINT_UNIQUE, TURSO_CONSTRAINT},
        {SQLITE_CONSTRAINT, TURSO_CONSTRAINT},
        {SQLITE_READONLY_DBMOVED, TURSO_READONLY},
        {SQLITE_FULL, TURSO_DATABASE_FULL},
        {SQLITE_NOTADB, TURSO_NOTADB},
        {SQLITE_CORRUPT_INDEX, TURSO_CORRUPT},
        {SQLITE_IOERR_WRITE, TURSO_IOERR},
        {SQLITE_CANTOPEN_ISDIR, TURSO_IOERR},
        {SQLITE_IOERR_NOMEM, TURSO_ERROR},
        {SQLITE_NOMEM, TURSO_ERROR},
        {SQLITE_MISUSE, TURSO_MISUSE},
        {SQLITE_RANGE, TURSO_MISUSE},
        {SQLITE_ERROR, TURSO_ERROR},
        {SQLITE_SCHEMA, TURSO_ERROR},
        {SQLITE_TOOBIG, TURSO_ERROR},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_int_equal(ember__status(table[i].rc), table[i].status);
}

static void a_stale_snapshot_has_its_code(void **state)
{
    fixture *f = *state;
    conn_t other = connect_db(f->db);
    exec(f->c, "BEGIN");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 0);
    exec(other, "INSERT INTO t(name) VALUES ('a')");
    expect_error(TURSO_BUSY_SNAPSHOT, "roll back",
                 run(f->c, "INSERT INTO t(name) VALUES ('b')", NULL, &error));
    assert_false(turso_connection_get_autocommit(f->c));
    exec(f->c, "ROLLBACK");
    exec(f->c, "INSERT INTO t(name) VALUES ('b')");
    turso_connection_deinit(other);
}

int main(void)
{
#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(version_is_semantic),
        cmocka_unit_test(bad_configurations_are_refused),
        cmocka_unit_test(good_configurations_pass),
        cmocka_unit_test(a_database_is_opened_once_and_first),
        cmocka_unit_test(setup_checks_and_filters),
        cmocka_unit_test(a_database_outlives_its_handle_while_connected),
        WITH(connection_defaults),
        WITH(busy_timeout_is_one_setting),
        WITH(autocommit_and_rowid),
        WITH(a_closed_connection_answers_with_misuse),
        WITH(closing_rolls_back),
        WITH(statements_leave_the_list_in_any_order),
        WITH(prepare_single_takes_one_statement),
        WITH(prepare_first_walks_a_script),
        WITH(concurrency_has_to_be_turned_on),
        WITH(step_execute_and_reset),
        WITH(a_write_left_halfway_has_happened),
        WITH(the_commit_of_reset_can_fail),
        WITH(n_change_counts_this_statement_only),
        WITH(statements_that_cannot_be_used),
        WITH(columns_are_described),
        WITH(values_come_as_they_are),
        WITH(a_changed_schema_is_followed),
        WITH(parameters_are_described),
        WITH(bound_values_arrive),
        WITH(bad_positions_are_refused),
        cmocka_unit_test(every_sqlite_code_has_its_status),
        WITH(failures_have_their_codes),
        WITH(a_stale_snapshot_has_its_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
