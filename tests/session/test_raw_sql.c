/* SQL of the program's own. */
#include "support.h"

#include <math.h>

static int open_db(void **state)
{
    toasty_db *db = open_good("turso::memory:");
    good(db, toasty_exec(db, "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)"));
    *state = db;
    return 0;
}

static int close_db(void **state)
{
    toasty_close(*state);
    return 0;
}

static void statement_and_query_on_db(void **state)
{
    toasty_db *db = *state;
    good(db, toasty_exec(db, "INSERT INTO users (name) VALUES ('Ada')"));
    assert_int_equal(toasty_changes(db), 1);
    good(db, toasty_exec(db, "INSERT INTO users (name) VALUES ('Bob'), ('Eve')"));
    assert_int_equal(toasty_changes(db), 2);
    toasty_rows *rows = toasty_query(db, "SELECT id, name FROM users ORDER BY id");
    assert_non_null(rows);
    assert_int_equal(rows->len, 3);
    assert_int_equal(rows->column_count, 2);
    assert_string_equal(rows->columns[0], "id");
    assert_string_equal(rows->columns[1], "name");
    static const char *const names[] = {"Ada", "Bob", "Eve"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(toasty_row_value(rows, i, 0)->as.i64, i + 1);
        assert_int_equal(toasty_row_value(rows, i, 1)->type, TOASTY_TYPE_STRING);
        assert_string_equal(toasty_row_value(rows, i, 1)->as.string, names[i]);
    }
    assert_null(toasty_row_value(rows, 3, 0));
    assert_null(toasty_row_value(rows, 0, 2));
    toasty_free(rows);
    /* Asking does not change what was changed last. */
    assert_int_equal(toasty_changes(db), 2);
}

static void query_with_a_bind(void **state)
{
    toasty_db *db = *state;
    good(db, toasty_exec(db, "INSERT INTO users (id, name) VALUES (?1, ?2)", toasty_args(7, "Ada")));
    toasty_rows *rows = toasty_query(db, "SELECT id FROM users WHERE name = ?1", toasty_args("Ada"));
    assert_non_null(rows);
    assert_int_equal(toasty_row_value(rows, 0, 0)->as.i64, 7);
    toasty_free(rows);
    rows = toasty_query(db, "SELECT id FROM users WHERE name = ?1", toasty_args("Bob"));
    assert_non_null(rows);
    assert_int_equal(rows->len, 0);
    assert_int_equal(rows->column_count, 1);
    assert_null(toasty_row_value(rows, 0, 0));
    toasty_free(rows);
}

static void statement_inside_transaction_commits(void **state)
{
    toasty_db *db = *state, *tx = toasty_begin(db);
    good(tx, toasty_exec(tx, "INSERT INTO users (name) VALUES ('Ada')"));
    assert_int_equal(ask(tx, "SELECT count(*) FROM users"), 1);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM users"), 1);
}

static void statement_inside_transaction_rolls_back(void **state)
{
    toasty_db *db = *state;
    good(db, toasty_exec(db, "INSERT INTO users (name) VALUES ('Ada')"));
    toasty_db *tx = toasty_begin(db);
    good(tx, toasty_exec(tx, "UPDATE users SET name = 'Bob'"));
    assert_int_equal(toasty_changes(tx), 1);
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM users WHERE name = 'Ada'"), 1);
}

static void query_is_sent_as_it_is(void **state)
{
    toasty_db *db = *state;
    record_begin();
    assert_int_equal(ask(db, "  SELECT /* unchanged */ 1 ; "), 1);
    record_end();
    assert_ran((const char *const[]){"  SELECT /* unchanged */ 1 ; ", NULL});
}

/* What each type of argument is in the database. */
static void arguments_are_stored_like_fields(void **state)
{
    toasty_db *db = *state;
    const toasty_uuid uuid = {{0x01, 0x8f, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1}};
    const toasty_bytes bytes = {(const uint8_t *)"\0\1\2", 3}, empty = {NULL, 0};
    const toasty_timestamp instant = {1, 5};
    const toasty_date date = {2024, 2, 29};
    const toasty_time time = {23, 59, 58, 7};
    const toasty_datetime datetime = {{2024, 2, 29}, {1, 2, 3, 0}};
    const toasty_decimal decimal = {"-12.50"};
    const toasty_json json = {"{\"a\":1}"};
    const struct {
        toasty_value value;
        const char *stored; /* as quote() writes it */
    } cases[] = {
        {toasty_value(true), "1"},
        {toasty_value((bool)false), "0"},
        {toasty_value((int8_t)-128), "-128"},
        {toasty_value((int16_t)-32768), "-32768"},
        {toasty_value(INT32_MIN), "-2147483648"},
        {toasty_value(INT64_MAX), "9223372036854775807"},
        {toasty_value((uint8_t)255), "255"},
        {toasty_value((uint16_t)65535), "65535"},
        {toasty_value(UINT32_MAX), "4294967295"},
        {toasty_value((uint64_t)INT64_MAX), "9223372036854775807"},
        {toasty_value(0.5f), "0.5"},
        {toasty_value(-1.5), "-1.5"},
        {toasty_value("it's"), "'it''s'"},
        {toasty_value(""), "''"},
        {toasty_value(bytes), "X'000102'"},
        {toasty_value(empty), "X''"},
        {toasty_value(uuid), "X'018F0000000070008000000000000001'"},
        {toasty_value(instant), "'1970-01-01T00:00:01.000000005Z'"},
        {toasty_value(date), "'2024-02-29'"},
        {toasty_value(time), "'23:59:58.000000007'"},
        {toasty_value(datetime), "'2024-02-29T01:02:03.000000000'"},
        {toasty_value(decimal), "'-12.50'"},
        {toasty_value(json), "'{\"a\":1}'"},
        {toasty_value((void *)NULL), "NULL"},
        {toasty_value((const char *)NULL), "NULL"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        toasty_rows *rows = toasty_query(db, "SELECT quote(?1)", toasty_args(cases[i].value));
        if (!rows)
            fail_msg("%s", toasty_errmsg(db));
        assert_string_equal(toasty_row_value(rows, 0, 0)->as.string, cases[i].stored);
        toasty_free(rows);
    }
}

static void query_infers_storage_values(void **state)
{
    toasty_db *db = *state;
    toasty_uuid uuid = toasty_uuid_v4();
    toasty_rows *rows = toasty_query(db, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, NULL",
                                     toasty_args(true, INT64_MIN, 0.25, "text", ((toasty_bytes){0}), uuid));
    static const toasty_type types[] = {TOASTY_TYPE_I64,    TOASTY_TYPE_I64,   TOASTY_TYPE_F64,
                                        TOASTY_TYPE_STRING, TOASTY_TYPE_BYTES, TOASTY_TYPE_BYTES,
                                        TOASTY_TYPE_NULL};
    assert_non_null(rows);
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(toasty_row_value(rows, 0, i)->type, types[i]);
    assert_int_equal(toasty_row_value(rows, 0, 0)->as.i64, 1);
    assert_int_equal(toasty_row_value(rows, 0, 1)->as.i64, INT64_MIN);
    assert_true(fabs(toasty_row_value(rows, 0, 2)->as.f64 - 0.25) < 1e-12);
    assert_string_equal(toasty_row_value(rows, 0, 3)->as.string, "text");
    assert_int_equal(toasty_row_value(rows, 0, 4)->as.bytes.len, 0);
    assert_non_null(toasty_row_value(rows, 0, 4)->as.bytes.data);
    assert_int_equal(toasty_row_value(rows, 0, 5)->as.bytes.len, 16);
    assert_memory_equal(toasty_row_value(rows, 0, 5)->as.bytes.data, uuid.bytes, 16);
    toasty_free(rows);
}

static void text_with_a_nul_inside_comes_as_bytes(void **state)
{
    toasty_db *db = *state;
    toasty_rows *rows = toasty_query(db, "SELECT 'a' || char(0) || 'b'");
    assert_non_null(rows);
    const toasty_value *value = toasty_row_value(rows, 0, 0);
    assert_int_equal(value->type, TOASTY_TYPE_BYTES);
    assert_int_equal(value->as.bytes.len, 3);
    assert_memory_equal(value->as.bytes.data, "a\0b", 4);
    toasty_free(rows);
}

static void numbers_beyond_the_database_are_refused(void **state)
{
    toasty_db *db = *state;
    check(db, toasty_exec(db, "SELECT ?1", toasty_args((uint64_t)INT64_MAX + 1)),
          TOASTY_INVALID_TYPE_CONVERSION);
    check(db, toasty_exec(db, "SELECT ?1, ?2", toasty_args(1, UINT64_MAX)), TOASTY_INVALID_TYPE_CONVERSION);
    assert_int_equal(toasty_pool(db).available, 1);
}

static void statement_binds_null(void **state)
{
    toasty_db *db = *state;
    good(db, toasty_exec(db, "INSERT INTO users (name) VALUES (?1)", toasty_args((const char *)NULL)));
    assert_int_equal(ask(db, "SELECT name IS NULL FROM users"), 1);
}

static void several_statements_are_refused_and_nothing_runs(void **state)
{
    toasty_db *db = *state;
    const char *text = "INSERT INTO users (name) VALUES ('Ada'); DELETE FROM users";
    check(db, toasty_exec(db, text), TOASTY_INVALID_STATEMENT);
    assert_message(db, "more than one statement: run them one at a time");
    assert_string_equal(toasty_error(db)->statement, text);
    assert_null(toasty_query(db, "SELECT 1; SELECT 2"));
    assert_int_equal(toasty_errcode(db), TOASTY_INVALID_STATEMENT);
    check(db, toasty_exec(db, ""), TOASTY_INVALID_STATEMENT);
    assert_int_equal(ask(db, "SELECT count(*) FROM users"), 0);
}

static void arguments_are_counted(void **state)
{
    toasty_db *db = *state;
    check(db, toasty_exec(db, "SELECT ?1"), TOASTY_INVALID_STATEMENT);
    check(db, toasty_exec(db, "SELECT 1", toasty_args(1)), TOASTY_INVALID_STATEMENT);
    assert_message(db, "placeholders for 0 values, but 1 were given");
    check(db, toasty_exec_sql(db, (toasty_sql){.text = "SELECT 1", .args = {.count = 40000}}),
          TOASTY_INVALID_STATEMENT);
    assert_message(db, "40000 values were given; a statement takes 32766 at most");
    check(db, toasty_exec_sql(db, (toasty_sql){.text = "SELECT ?1", .args = {.count = 1}}), TOASTY_MISUSE);
    check(db, toasty_exec(db, NULL), TOASTY_MISUSE);
    assert_null(toasty_query(db, NULL));
    assert_int_equal(toasty_errcode(db), TOASTY_MISUSE);
}

static void failures_name_table_and_columns(void **state)
{
    toasty_db *db = *state;
    good(db, toasty_exec(db, "CREATE UNIQUE INDEX by_name ON users (name, id)"));
    good(db, toasty_exec(db, "INSERT INTO users VALUES (1, 'Ada')"));
    check(db, toasty_exec(db, "INSERT INTO users VALUES (1, 'Bob')"), TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(toasty_error(db)->constraint, TOASTY_CONSTRAINT_UNIQUE);
    assert_string_equal(toasty_error(db)->model, "users");
    assert_string_equal(toasty_error(db)->field, "id");
    assert_string_equal(toasty_errmsg(db), "driver operation failed: UNIQUE constraint failed: users.id");
}

static void a_statement_may_return_rows_that_nobody_reads(void **state)
{
    toasty_db *db = *state;
    good(db, toasty_exec(db, "INSERT INTO users (name) VALUES ('a'), ('b'), ('c') RETURNING id"));
    assert_int_equal(toasty_changes(db), 3);
    good(db, toasty_exec(db, "SELECT * FROM users"));
    good(db, toasty_exec(db, "PRAGMA user_version"));
}

static void a_query_may_write(void **state)
{
    toasty_db *db = *state;
    toasty_rows *rows = toasty_query(db, "INSERT INTO users (name) VALUES ('a'), ('b') RETURNING id");
    assert_non_null(rows);
    assert_int_equal(rows->len, 2);
    toasty_free(rows);
    rows = toasty_query(db, "DELETE FROM users");
    assert_non_null(rows);
    assert_int_equal(rows->len, 0);
    assert_int_equal(rows->column_count, 0);
    toasty_free(rows);
    assert_int_equal(ask(db, "SELECT count(*) FROM users"), 0);
}

static void large_results_come_whole(void **state)
{
    toasty_db *db = *state;
    toasty_rows *rows =
        toasty_query(db, "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE "
                         "i < 20000) SELECT i, 'row ' || i, i * 0.5 FROM n");
    char text[32];
    assert_non_null(rows);
    assert_int_equal(rows->len, 20000);
    for (size_t i = 0; i < rows->len; i++) {
        snprintf(text, sizeof text, "row %zu", i + 1);
        assert_int_equal(toasty_row_value(rows, i, 0)->as.i64, i + 1);
        assert_string_equal(toasty_row_value(rows, i, 1)->as.string, text);
    }
    toasty_free(rows);
}

static void results_outlive_the_session(void **state)
{
    (void)state;
    toasty_db *db = open_good("turso::memory:");
    toasty_rows *rows = toasty_query(db, "SELECT 'still here' AS a");
    assert_non_null(rows);
    toasty_close(db);
    assert_string_equal(rows->columns[0], "a");
    assert_string_equal(toasty_row_value(rows, 0, 0)->as.string, "still here");
    toasty_free(rows);
}

static void a_query_that_fails_midway_gives_nothing(void **state)
{
    toasty_db *db = *state;
    assert_null(toasty_query(db, "SELECT json_extract(value, '$') FROM json_each('[\"1\", \"x\"]')"));
    assert_int_equal(toasty_errcode(db), TOASTY_DRIVER_OPERATION_FAILED);
    assert_message(db, "malformed JSON");
    assert_string_equal(toasty_error(db)->statement,
                        "SELECT json_extract(value, '$') FROM json_each('[\"1\", \"x\"]')");
    assert_int_equal(ask(db, "SELECT 1"), 1);
}

/* A transaction that SQL text begins would belong to whoever gets the connection next. */
static void transactions_are_not_begun_by_text(void **state)
{
    toasty_db *db = *state;
    static const char *const texts[] = {"BEGIN", "BEGIN IMMEDIATE", "SAVEPOINT mine"};
    for (int i = 0; i < 3; i++) {
        check(db, toasty_exec(db, texts[i]), TOASTY_MISUSE);
        assert_message(db, "use toasty_begin");
        assert_int_equal(toasty_pool(db).available, 1); /* the connection is fine, and kept */
        good(db, toasty_exec(db, "INSERT INTO users (name) VALUES ('kept')"));
    }
    assert_int_equal(ask(db, "SELECT count(*) FROM users"), 3);
    toasty_db *other = toasty_clone(db);
    assert_int_equal(ask(other, "SELECT count(*) FROM users"), 3);
    toasty_close(other);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_db, close_db)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(statement_and_query_on_db),
        TEST(query_with_a_bind),
        TEST(statement_inside_transaction_commits),
        TEST(statement_inside_transaction_rolls_back),
        TEST(query_is_sent_as_it_is),
        TEST(arguments_are_stored_like_fields),
        TEST(query_infers_storage_values),
        TEST(text_with_a_nul_inside_comes_as_bytes),
        TEST(numbers_beyond_the_database_are_refused),
        TEST(statement_binds_null),
        TEST(several_statements_are_refused_and_nothing_runs),
        TEST(arguments_are_counted),
        TEST(failures_name_table_and_columns),
        TEST(a_statement_may_return_rows_that_nobody_reads),
        TEST(a_query_may_write),
        TEST(large_results_come_whole),
        cmocka_unit_test(results_outlive_the_session),
        TEST(a_query_that_fails_midway_gives_nothing),
        TEST(transactions_are_not_begun_by_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
