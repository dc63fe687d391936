/* What the engine says, as statuses, constraints and names. */
#include "support.h"

#include "driver/turso/internal.h"

static const char schema[] =
    "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE, name TEXT NOT NULL, "
    "age INT CHECK (age >= 0), a, b, UNIQUE (a, b))";

static void open_with_table(fixture *f, const char *scheme)
{
    fixture_open(f, scheme, false, 0);
    assert_int_equal(run_sql(f, schema), TOASTY_OK);
    assert_int_equal(run_sql(f, "CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id REFERENCES users (id))"),
                     TOASTY_OK);
    assert_int_equal(run_sql(f, "INSERT INTO users VALUES (1, 'ada@x', 'Ada', 3, 1, 2)"), TOASTY_OK);
}

static void constraints_are_named(void **state)
{
    static const struct {
        const char *sql;
        toasty_constraint constraint;
        const char *table;
        const char *columns;
    } cases[] = {
        {"INSERT INTO users (email, name) VALUES ('ada@x', 'B')", TOASTY_CONSTRAINT_UNIQUE, "users", "email"},
        {"INSERT INTO users (id, name) VALUES (1, 'B')", TOASTY_CONSTRAINT_UNIQUE, "users", "id"},
        {"INSERT INTO users (name, a, b) VALUES ('B', 1, 2)", TOASTY_CONSTRAINT_UNIQUE, "users", "a, b"},
        {"INSERT INTO users (email) VALUES ('b@x')", TOASTY_CONSTRAINT_NOT_NULL, "users", "name"},
        {"INSERT INTO users (name, age) VALUES ('B', -1)", TOASTY_CONSTRAINT_CHECK, "", ""},
        {"INSERT INTO posts (user_id) VALUES (99)", TOASTY_CONSTRAINT_FOREIGN_KEY, "", ""},
    };
    static const char *const schemes[] = {"turso", "sqlite"};
    (void)state;
    for (int s = 0; s < 2; s++) {
        fixture f;
        open_with_table(&f, schemes[s]);
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            assert_int_equal(run_sql(&f, cases[i].sql), TOASTY_DRIVER_OPERATION_FAILED);
            assert_int_equal(f.error.info.constraint, cases[i].constraint);
            assert_string_equal(f.error.info.model, cases[i].table);
            assert_string_equal(f.error.info.field, cases[i].columns);
            assert_int_equal(f.error.info.driver_code, TURSO_CONSTRAINT);
            assert_non_null(strstr(f.error.info.driver_text, "constraint failed"));
            assert_non_null(strstr(f.error.info.message, f.error.info.driver_text));
        }
        fixture_close(&f);
    }
}

static void an_index_over_an_expression_has_no_columns(void **state)
{
    fixture f;
    (void)state;
    fixture_open(&f, "turso", false, 0);
    assert_int_equal(run_sql(&f, "CREATE TABLE t (a)"), TOASTY_OK);
    assert_int_equal(run_sql(&f, "CREATE UNIQUE INDEX i ON t (lower(a))"), TOASTY_OK);
    assert_int_equal(run_sql(&f, "INSERT INTO t VALUES ('x')"), TOASTY_OK);
    assert_int_equal(run_sql(&f, "INSERT INTO t VALUES ('X')"), TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(f.error.info.constraint, TOASTY_CONSTRAINT_UNIQUE);
    assert_string_equal(f.error.info.model, "");
    fixture_close(&f);
}

/* The engine's answer for a code and text, as the driver of a scheme reads it. */
static toasty_status translate(const char *scheme, turso_status_code_t code, const char *text, bool read_only,
                               toasty__error *error)
{
    const toasty__driver_db db = {.turso = strcmp(scheme, "turso") == 0};
    toasty__turso_conn *conn = calloc(1, sizeof *conn);
    assert_non_null(conn);
    conn->db = &db;
    conn->read_only = read_only;
    toasty__error_init(error);
    toasty_status status = toasty__turso_fail(conn, code, text ? strdup(text) : NULL, "SELECT 1", error);
    assert_int_equal(conn->broken, code == TURSO_IOERR);
    free(conn);
    return status;
}

static void every_code_has_a_status(void **state)
{
    static const struct {
        turso_status_code_t code;
        const char *text;
        bool read_only;
        toasty_status turso;
        toasty_status sqlite;
    } cases[] = {
        {TURSO_BUSY, "database is locked", false, TOASTY_SERIALIZATION_FAILURE, TOASTY_SERIALIZATION_FAILURE},
        {TURSO_BUSY_SNAPSHOT, "stale", false, TOASTY_SERIALIZATION_FAILURE, TOASTY_SERIALIZATION_FAILURE},
        {TURSO_INTERRUPT, "interrupted", false, TOASTY_DRIVER_OPERATION_FAILED,
         TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_ERROR, "near \"x\"", false, TOASTY_DRIVER_OPERATION_FAILED, TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_ERROR, "Write-write conflict", false, TOASTY_SERIALIZATION_FAILURE,
         TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_ERROR, "Database schema conflict", false, TOASTY_SERIALIZATION_FAILURE,
         TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_ERROR, "Commit dependency aborted", false, TOASTY_SERIALIZATION_FAILURE,
         TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_ERROR, "near \"conflict\": syntax error", false, TOASTY_DRIVER_OPERATION_FAILED,
         TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_ERROR, "out of memory", false, TOASTY_OUT_OF_MEMORY, TOASTY_OUT_OF_MEMORY},
        {TURSO_MISUSE, "misuse", false, TOASTY_DRIVER_OPERATION_FAILED, TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_READONLY, "read-only", false, TOASTY_DRIVER_OPERATION_FAILED, TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_READONLY, "read-only", true, TOASTY_READ_ONLY_TRANSACTION, TOASTY_READ_ONLY_TRANSACTION},
        {TURSO_DATABASE_FULL, "full", false, TOASTY_DRIVER_OPERATION_FAILED, TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_NOTADB, "no db", false, TOASTY_DRIVER_OPERATION_FAILED, TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_CORRUPT, "corrupt", false, TOASTY_DRIVER_OPERATION_FAILED, TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_IOERR, "disk I/O error", false, TOASTY_CONNECTION_LOST, TOASTY_DRIVER_OPERATION_FAILED},
        {TURSO_ERROR, NULL, false, TOASTY_DRIVER_OPERATION_FAILED, TOASTY_DRIVER_OPERATION_FAILED},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        toasty__error error;
        toasty_status got = translate("turso", cases[i].code, cases[i].text, cases[i].read_only, &error);
        if (got != cases[i].turso)
            fail_msg("%d %s: %s", (int)cases[i].code, cases[i].text, toasty_status_name(got));
        assert_int_equal(error.info.code, got);
        assert_int_equal(error.info.driver_code, cases[i].code);
        assert_string_equal(error.info.driver_text,
                            cases[i].text ? cases[i].text : "the engine gives no reason");
        assert_string_equal(error.info.statement, "SELECT 1");
        assert_int_equal(error.info.constraint, TOASTY_CONSTRAINT_NONE);
        got = translate("sqlite", cases[i].code, cases[i].text, cases[i].read_only, &error);
        if (got != cases[i].sqlite)
            fail_msg("sqlite: %d %s: %s", (int)cases[i].code, cases[i].text, toasty_status_name(got));
    }
}

static void names_are_found_in_any_constraint_text(void **state)
{
    static const struct {
        const char *text;
        toasty_constraint constraint;
        const char *table;
        const char *columns;
    } cases[] = {
        {"UNIQUE constraint failed: t.u (19)", TOASTY_CONSTRAINT_UNIQUE, "t", "u"},
        {"UNIQUE constraint failed: t.a, t.b (19)", TOASTY_CONSTRAINT_UNIQUE, "t", "a, b"},
        {"UNIQUE constraint failed: t.a (x)", TOASTY_CONSTRAINT_UNIQUE, "t", "a (x)"},
        {"UNIQUE constraint failed: ", TOASTY_CONSTRAINT_UNIQUE, "", ""},
        {"UNIQUE constraint failed: t.", TOASTY_CONSTRAINT_UNIQUE, "t", "t."},
        {"UNIQUE constraint failed: index 'i'", TOASTY_CONSTRAINT_UNIQUE, "", ""},
        {"NOT NULL constraint failed: t.c", TOASTY_CONSTRAINT_NOT_NULL, "t", "c"},
        {"CHECK constraint failed: c.x > 0", TOASTY_CONSTRAINT_CHECK, "", ""},
        {"FOREIGN KEY constraint failed", TOASTY_CONSTRAINT_FOREIGN_KEY, "", ""},
        {"a trigger's own words", TOASTY_CONSTRAINT_NONE, "", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        toasty__error error;
        translate("turso", TURSO_CONSTRAINT, cases[i].text, false, &error);
        assert_int_equal(error.info.constraint, cases[i].constraint);
        assert_string_equal(error.info.model, cases[i].table);
        assert_string_equal(error.info.field, cases[i].columns);
    }
}

static void long_names_are_cut(void **state)
{
    char text[2000] = "UNIQUE constraint failed: ";
    toasty__error error;
    (void)state;
    for (int i = 0; i < 40; i++)
        strcat(text,
               i ? ", a_table_with_a_name.a_column_with_a_name" : "a_table_with_a_name.a_column_with_a_name");
    translate("turso", TURSO_CONSTRAINT, text, false, &error);
    assert_string_equal(error.info.model, "a_table_with_a_name");
    assert_true(strlen(error.info.field) > 100);
    assert_int_equal(strncmp(error.info.field, "a_column_with_a_name, a_column_with_a_name, ", 44), 0);
}

static void failures_carry_words_code_and_statement(void **state)
{
    fixture f;
    (void)state;
    open_with_table(&f, "turso");
    assert_int_equal(run_sql(&f, "SELEC 1"), TOASTY_DRIVER_OPERATION_FAILED);
    assert_string_equal(f.error.info.driver_text, "near \"SELEC\": syntax error");
    assert_string_equal(f.error.info.message, "driver operation failed: near \"SELEC\": syntax error");
    assert_string_equal(f.error.info.statement, "SELEC 1");
    assert_int_equal(f.error.info.driver_code, TURSO_ERROR);
    fixture_close(&f);
}

static void a_full_database_says_so(void **state)
{
    fixture f;
    (void)state;
    open_with_table(&f, "turso");
    assert_int_equal(run_sql(&f, "PRAGMA max_page_count = 10"), TOASTY_OK);
    assert_int_equal(run_sql(&f, "INSERT INTO users (name) VALUES (randomblob(100000))"),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(f.error.info.driver_code, TURSO_DATABASE_FULL);
    fixture_close(&f);
}

static void lock_and_snapshot_conflicts_can_be_retried(void **state)
{
    static const char *const schemes[] = {"turso", "sqlite"};
    (void)state;
    for (int s = 0; s < 2; s++) {
        fixture f;
        toasty__driver_conn *other = NULL;
        fixture_open(&f, schemes[s], true, 0);
        assert_int_equal(f.driver->connect(f.db, &other, &f.error), TOASTY_OK);
        assert_int_equal(run_sql(&f, "CREATE TABLE t (a)"), TOASTY_OK);
        assert_int_equal(run_tx(&f, f.conn, TOASTY__TX_BEGIN, 1), TOASTY_OK);
        assert_int_equal(run_sql(&f, "INSERT INTO t VALUES (1)"), TOASTY_OK);
        assert_int_equal(run_sql_on(&f, other, "INSERT INTO t VALUES (2)"), TOASTY_SERIALIZATION_FAILURE);
        assert_int_equal(f.error.info.driver_code, TURSO_BUSY);
        assert_int_equal(run_tx(&f, f.conn, TOASTY__TX_COMMIT, 1), TOASTY_OK);

        assert_int_equal(run_tx(&f, f.conn, TOASTY__TX_BEGIN, 1), TOASTY_OK);
        assert_int_equal(ask(&f, "SELECT count(*) FROM t"), 1);
        assert_int_equal(run_sql_on(&f, other, "INSERT INTO t VALUES (3)"), TOASTY_OK);
        assert_int_equal(run_sql(&f, "INSERT INTO t VALUES (4)"), TOASTY_SERIALIZATION_FAILURE);
        assert_int_equal(f.error.info.driver_code, TURSO_BUSY_SNAPSHOT);
        assert_true(f.driver->in_transaction(f.conn));
        assert_int_equal(run_tx(&f, f.conn, TOASTY__TX_ROLLBACK, 1), TOASTY_OK);
        f.driver->disconnect(other);
        fixture_close(&f);
    }
}

static toasty_status open_path(const char *path, toasty__error *error)
{
    const toasty__driver *driver = toasty__driver_find("turso");
    const toasty__driver_config config = {.url = "test:", .path = path};
    toasty__driver_db *db = NULL;
    toasty__error_init(error);
    toasty_status status = driver->open(&config, &db, error);
    if (status == TOASTY_OK)
        driver->close(db);
    return status;
}

static void what_cannot_be_opened_says_why(void **state)
{
    toasty__error error;
    char path[] = "garbage-XXXXXX";
    (void)state;
    assert_int_equal(open_path("no/such/directory/x.db", &error), TOASTY_DRIVER_OPERATION_FAILED);
    assert_non_null(strstr(error.info.message, "cannot open `no/such/directory/x.db`: "));
    assert_non_null(strstr(error.info.message, "No such file or directory"));
    assert_int_equal(error.info.driver_code, TURSO_IOERR);
    int file = mkstemp(path);
    assert_true(file >= 0);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(write(file, "this is no database ", 20), 20);
    close(file);
    assert_int_equal(open_path(path, &error), TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(error.info.driver_code, TURSO_NOTADB);
    unlink(path);
}

static void concurrent_writes_need_an_engine_that_has_them(void **state)
{
    const toasty__driver *driver = toasty__driver_find("turso");
    const toasty__driver_config config = {.url = "test:", .path = ":memory:", .concurrent_writes = true};
    toasty__driver_db *db = NULL;
    toasty__driver_conn *conn = NULL;
    toasty__error error;
    (void)state;
    toasty__error_init(&error);
    assert_int_equal(driver->open(&config, &db, &error), TOASTY_OK);
    toasty_status status = driver->connect(db, &conn, &error);
    if (status == TOASTY_OK) {
        const toasty__tx_request begin = {.action = TOASTY__TX_BEGIN};
        assert_int_equal(driver->transaction(conn, &begin, &error), TOASTY_OK);
        driver->disconnect(conn);
    } else {
        assert_int_equal(status, TOASTY_UNSUPPORTED_FEATURE);
        assert_non_null(strstr(error.info.message, "unsupported feature: concurrent_writes: "));
    }
    driver->close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constraints_are_named),
        cmocka_unit_test(an_index_over_an_expression_has_no_columns),
        cmocka_unit_test(every_code_has_a_status),
        cmocka_unit_test(names_are_found_in_any_constraint_text),
        cmocka_unit_test(long_names_are_cut),
        cmocka_unit_test(failures_carry_words_code_and_statement),
        cmocka_unit_test(a_full_database_says_so),
        cmocka_unit_test(lock_and_snapshot_conflicts_can_be_retried),
        cmocka_unit_test(what_cannot_be_opened_says_why),
        cmocka_unit_test(concurrent_writes_need_an_engine_that_has_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
