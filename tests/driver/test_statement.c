/* Statements: parameters, cells, counts, what is refused before it runs. */
#include "support.h"

#include <float.h>

static int open_and_create(void **state)
{
    static fixture f;
    fixture_open(&f, "turso", false, 0);
    assert_int_equal(run_sql(&f, "CREATE TABLE t (id INTEGER PRIMARY KEY, a)"), TOASTY_OK);
    *state = &f;
    return 0;
}

static int close_again(void **state)
{
    fixture_close(*state);
    return 0;
}

static toasty__cell run_of(toasty__cell_kind kind, const char *bytes, size_t length)
{
    toasty__cell cell = {.kind = kind};
    cell.as.run.bytes = bytes;
    cell.as.run.length = length;
    return cell;
}

static toasty__cell real_of(double value)
{
    toasty__cell cell = {.kind = TOASTY__CELL_REAL};
    cell.as.real = value;
    return cell;
}

static toasty__cell int_of(int64_t value)
{
    toasty__cell cell = {.kind = TOASTY__CELL_INT};
    cell.as.integer = value;
    return cell;
}

static void cells_come_back_as_they_went(void **state)
{
    fixture *f = *state;
    const toasty__cell cells[] = {
        {.kind = TOASTY__CELL_NULL},
        int_of(INT64_MIN),
        int_of(INT64_MAX),
        real_of(DBL_MIN),
        real_of(-0.5),
        run_of(TOASTY__CELL_TEXT, "", 0),
        run_of(TOASTY__CELL_TEXT, NULL, 0),
        run_of(TOASTY__CELL_TEXT, "a\0b", 3),
        run_of(TOASTY__CELL_TEXT, "Grüße", 7),
        run_of(TOASTY__CELL_BLOB, "", 0),
        run_of(TOASTY__CELL_BLOB, NULL, 0),
        run_of(TOASTY__CELL_BLOB, "\0\xff\0", 3),
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        for (uint64_t id = 0; id < 2; id++) {
            const toasty__command command = {.kind = TOASTY__QUERY,
                                             .sql = "SELECT ?1",
                                             .sql_length = 9,
                                             .id = id,
                                             .params = &cells[i],
                                             .param_count = 1};
            toasty__cursor cursor;
            toasty__cell got;
            assert_int_equal(f->driver->start(f->conn, &command, &cursor, &f->error), TOASTY_OK);
            assert_int_equal(f->driver->step(f->conn, &cursor, &got, &f->error), TOASTY__STEP_ROW);
            assert_int_equal(got.kind, cells[i].kind);
            if (got.kind == TOASTY__CELL_INT)
                assert_int_equal(got.as.integer, cells[i].as.integer);
            if (got.kind == TOASTY__CELL_REAL)
                assert_true(got.as.real >= cells[i].as.real && got.as.real <= cells[i].as.real);
            if (got.kind == TOASTY__CELL_TEXT || got.kind == TOASTY__CELL_BLOB) {
                assert_int_equal(got.as.run.length, cells[i].as.run.length);
                assert_non_null(got.as.run.bytes);
                if (got.as.run.length)
                    assert_memory_equal(got.as.run.bytes, cells[i].as.run.bytes, got.as.run.length);
            }
            assert_int_equal(f->driver->step(f->conn, &cursor, &got, &f->error), TOASTY__STEP_DONE);
            f->driver->finish(f->conn, &cursor);
        }
}

static void writes_tell_what_they_changed(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *sql;
        int64_t changes;
    } cases[] = {
        {"INSERT INTO t (id, a) VALUES (7, 1), (9, 1), (8, 2)", 3},
        {"UPDATE t SET a = 5 WHERE a = 1", 2},
        {"UPDATE t SET a = 5 WHERE a = 1", 0},
        {"DELETE FROM t WHERE id = 8 RETURNING a", 1},
        {"CREATE TABLE u (x)", 0},
        {"SELECT * FROM t", 0},
        {"DELETE FROM t", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const toasty__command command = {
            .kind = TOASTY__RAW, .sql = cases[i].sql, .sql_length = strlen(cases[i].sql)};
        toasty__cursor cursor;
        toasty__step step;
        assert_int_equal(f->driver->start(f->conn, &command, &cursor, &f->error), TOASTY_OK);
        while ((step = f->driver->step(f->conn, &cursor, NULL, &f->error)) == TOASTY__STEP_ROW)
            continue;
        assert_int_equal(step, TOASTY__STEP_DONE);
        assert_int_equal(cursor.changes, cases[i].changes);
        if (i == 0)
            assert_int_equal(cursor.last_insert_id, 8);
        f->driver->finish(f->conn, &cursor);
    }
}

static void columns_have_names(void **state)
{
    fixture *f = *state;
    const char *sql = "SELECT id, a AS \"the a\", 1 + 1 FROM t";
    const toasty__command command = {.kind = TOASTY__RAW, .sql = sql, .sql_length = strlen(sql)};
    toasty__cursor cursor;
    toasty__buffer names = {0};
    assert_int_equal(f->driver->start(f->conn, &command, &cursor, &f->error), TOASTY_OK);
    assert_int_equal(cursor.column_count, 3);
    for (size_t i = 0; i < 3; i++) {
        f->driver->column_name(f->conn, &cursor, i, &names);
        toasty__buffer_putc(&names, ';');
    }
    assert_string_equal(names.data, "id;the a;1 + 1;");
    assert_false(names.failed);
    f->driver->column_name(f->conn, &cursor, 3, &names);
    assert_true(names.failed);
    toasty__buffer_fini(&names);
    f->driver->finish(f->conn, &cursor);
}

static void raw_text_holds_one_statement(void **state)
{
    fixture *f = *state;
    static const char *const good[] = {
        "SELECT 1",  "SELECT 1;", "SELECT 1; ; ", "  SELECT 1 -- one", "/* a */ SELECT 1; /* b; */ -- c",
        ";SELECT 1", "SELECT ';'"};
    static const char *const many[] = {"SELECT 1; SELECT 2", "SELECT 1; garbage",
                                       "DELETE FROM t; DROP TABLE t; -- all", "SELECT 1;;SELECT 2"};
    static const char *const none[] = {"", " ", ";", "-- nothing", "/* nothing */;"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(run_sql(f, good[i]), TOASTY_OK);
    for (size_t i = 0; i < sizeof many / sizeof *many; i++) {
        assert_int_equal(run_sql(f, many[i]), TOASTY_INVALID_STATEMENT);
        assert_non_null(strstr(f->error.info.message, "more than one statement"));
        assert_string_equal(f->error.info.statement, many[i]);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(run_sql(f, none[i]), TOASTY_INVALID_STATEMENT);
        assert_non_null(strstr(f->error.info.message, "no statement"));
    }
    assert_int_equal(ask(f, "SELECT count(*) FROM t"), 0);
}

static void values_must_match_the_placeholders(void **state)
{
    fixture *f = *state;
    const toasty__cell cells[3] = {int_of(1), int_of(2), int_of(3)};
    static const struct {
        const char *sql;
        size_t count;
    } good[] = {
        {"SELECT 1", 0}, {"SELECT ?1", 1}, {"SELECT ?, ?", 2}, {"SELECT ?3", 3}, {"SELECT ?1, ?1", 1}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        for (size_t count = 0; count <= 3; count++) {
            const toasty__command command = {.kind = TOASTY__RAW,
                                             .sql = good[i].sql,
                                             .sql_length = strlen(good[i].sql),
                                             .params = cells,
                                             .param_count = count};
            toasty_status status = run_command(f, f->conn, &command);
            assert_int_equal(status, count == good[i].count ? TOASTY_OK : TOASTY_INVALID_STATEMENT);
        }
    assert_non_null(strstr(f->error.info.message, "placeholders for 1 values, but 3 were given"));
    /* A statement that is kept is not counted each time, but a value without a place is noticed. */
    const toasty__command command = {.kind = TOASTY__QUERY,
                                     .sql = "SELECT ?1",
                                     .sql_length = 9,
                                     .id = 1,
                                     .params = cells,
                                     .param_count = 2};
    assert_int_equal(run_command(f, f->conn, &command), TOASTY_INVALID_STATEMENT);
    assert_non_null(strstr(f->error.info.message, "no placeholder 2"));
}

static void a_value_can_be_too_long(void **state)
{
    fixture *f = *state;
    static const char byte[1];
    const toasty__cell huge = run_of(TOASTY__CELL_BLOB, byte, 2000000000);
    const toasty__command command = {
        .kind = TOASTY__RAW, .sql = "SELECT ?1", .sql_length = 9, .params = &huge, .param_count = 1};
    assert_int_equal(run_command(f, f->conn, &command), TOASTY_DRIVER_OPERATION_FAILED);
    assert_non_null(strstr(f->error.info.message, "value 1 has 2000000000 bytes"));
}

static void a_step_can_fail_after_rows(void **state)
{
    fixture *f = *state;
    const char *sql = "SELECT json_extract(value, '$') FROM json_each('[\"1\", \"x\"]')";
    const toasty__command command = {.kind = TOASTY__QUERY, .sql = sql, .sql_length = strlen(sql), .id = 1};
    toasty__cell cell;
    for (int i = 0; i < 2; i++) {
        toasty__cursor cursor;
        assert_int_equal(f->driver->start(f->conn, &command, &cursor, &f->error), TOASTY_OK);
        assert_int_equal(f->driver->step(f->conn, &cursor, &cell, &f->error), TOASTY__STEP_ROW);
        assert_int_equal(f->driver->step(f->conn, &cursor, &cell, &f->error), TOASTY__STEP_FAILED);
        assert_int_equal(f->error.info.code, TOASTY_DRIVER_OPERATION_FAILED);
        f->driver->finish(f->conn, &cursor);
    }
    assert_true(f->driver->usable(f->conn));
}

static void ping_answers(void **state)
{
    fixture *f = *state;
    for (int i = 0; i < 3; i++)
        assert_int_equal(f->driver->ping(f->conn, &f->error), TOASTY_OK);
}

static void foreign_keys_are_enforced(void **state)
{
    fixture *f = *state;
    assert_int_equal(ask(f, "PRAGMA foreign_keys"), 1);
}

static void the_busy_timeout_is_the_configured_one(void **state)
{
    fixture f;
    (void)state;
    fixture_open(&f, "turso", true, 1234);
    assert_int_equal(ask(&f, "PRAGMA busy_timeout"), 1234);
    fixture_close(&f);
}

static void memory_is_shared_with_turso_only(void **state)
{
    fixture f;
    toasty__driver_conn *other = NULL;
    (void)state;
    fixture_open(&f, "turso", false, 0);
    assert_int_equal(f.driver->max_connections(f.db), 0);
    assert_int_equal(f.driver->connect(f.db, &other, &f.error), TOASTY_OK);
    assert_int_equal(run_sql(&f, "CREATE TABLE t (a)"), TOASTY_OK);
    assert_int_equal(run_sql_on(&f, other, "INSERT INTO t VALUES (1)"), TOASTY_OK);
    assert_int_equal(ask(&f, "SELECT count(*) FROM t"), 1);
    f.driver->disconnect(other);
    fixture_close(&f);
    fixture_open(&f, "sqlite", false, 0);
    assert_int_equal(f.driver->max_connections(f.db), 1);
    fixture_close(&f);
    fixture_open(&f, "sqlite", true, 0);
    assert_int_equal(f.driver->max_connections(f.db), 0);
    fixture_close(&f);
}

static void capabilities_are_those_of_the_engine(void **state)
{
    fixture *f = *state;
    const toasty__capability *can = f->driver->capability;
    assert_true(can->sql && can->returning && can->auto_increment && can->varchar && can->lock_modes);
    assert_false(can->native_json || can->native_jsonb || can->ilike);
    assert_int_equal(can->max_unsigned, INT64_MAX);
    assert_int_equal(can->max_varchar, 1000000000);
    assert_int_equal(can->max_params, 32766);
    assert_int_equal(can->isolations, 1 << TOASTY_ISOLATION_DEFAULT | 1 << TOASTY_SERIALIZABLE);
    /* The engine really takes that many. */
    toasty__cell *cells = calloc(can->max_params, sizeof *cells);
    assert_non_null(cells);
    const toasty__command command = {
        .kind = TOASTY__RAW, .sql = "SELECT ?32766", .sql_length = 13, .params = cells, .param_count = 32766};
    assert_int_equal(run_command(f, f->conn, &command), TOASTY_OK);
    free(cells);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_and_create, close_again)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(cells_come_back_as_they_went),
        TEST(writes_tell_what_they_changed),
        TEST(columns_have_names),
        TEST(raw_text_holds_one_statement),
        TEST(values_must_match_the_placeholders),
        TEST(a_value_can_be_too_long),
        TEST(a_step_can_fail_after_rows),
        TEST(ping_answers),
        TEST(foreign_keys_are_enforced),
        cmocka_unit_test(the_busy_timeout_is_the_configured_one),
        cmocka_unit_test(memory_is_shared_with_turso_only),
        TEST(capabilities_are_those_of_the_engine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
