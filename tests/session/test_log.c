/* What the program's logger is told. */
#include "support.h"

static int open_db(void **state)
{
    toasty_db *db = open_good("turso::memory:", .log_statement_params = true);
    good(db, toasty_exec(db, "CREATE TABLE t (a)"));
    *state = db;
    return 0;
}

static int close_db(void **state)
{
    toasty_close(*state);
    return 0;
}

static void queries_are_told(void **state)
{
    toasty_db *db = *state;
    record_begin();
    good(db, toasty_exec(db, "INSERT INTO t VALUES (1), (2)"));
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 2);
    toasty_free(toasty_query(db, "SELECT a FROM t"));
    record_end();
    assert_int_equal(recorder.count, 3);
    static const int64_t rows[] = {2, 1, 2};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(recorder.events[i].level, TOASTY_LOG_DEBUG);
        assert_string_equal(recorder.events[i].message, "query executed");
        assert_string_equal(recorder.events[i].system, "turso");
        assert_string_equal(recorder.events[i].error, "");
        assert_int_equal(recorder.events[i].rows, rows[i]);
        assert_true(recorder.events[i].duration_ms > 0 && recorder.events[i].duration_ms < 60000);
    }
}

static void failures_are_told(void **state)
{
    toasty_db *db = *state;
    record_begin();
    check(db, toasty_exec(db, "nonsense"), TOASTY_DRIVER_OPERATION_FAILED);
    check(db, toasty_exec(db, "SELECT json('x')"), TOASTY_DRIVER_OPERATION_FAILED);
    record_end();
    assert_int_equal(recorder.count, 2);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(recorder.events[i].level, TOASTY_LOG_DEBUG);
        assert_string_equal(recorder.events[i].message, "query failed");
        assert_int_equal(recorder.events[i].rows, 0);
    }
    assert_string_equal(recorder.events[0].error, "driver operation failed: near \"nonsense\": syntax error");
    assert_string_equal(recorder.events[1].error, toasty_errmsg(db));
}

static const char slow_sql[] =
    "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200000) "
    "SELECT count(*) FROM n";

static void slow_queries_are_warned_of(void **state)
{
    (void)state;
    toasty_db *db = open_good("sqlite::memory:", .slow_statement_ms = 1);
    record_begin();
    good(db, toasty_exec(db, slow_sql));
    record_end();
    assert_int_equal(recorder.count, 1);
    assert_int_equal(recorder.events[0].level, TOASTY_LOG_WARN);
    assert_string_equal(recorder.events[0].message, "slow query");
    assert_string_equal(recorder.events[0].system, "sqlite");
    assert_string_equal(recorder.events[0].statement, slow_sql);
    assert_true(recorder.events[0].duration_ms >= 1);
    toasty_close(db);
    db = open_good("sqlite::memory:", .slow_statement_ms = TOASTY_NEVER);
    record_begin();
    good(db, toasty_exec(db, slow_sql));
    record_end();
    assert_int_equal(recorder.events[0].level, TOASTY_LOG_DEBUG);
    toasty_close(db);
}

static void params_are_told_when_asked_for(void **state)
{
    toasty_db *db = *state;
    const toasty_bytes bytes = {(const uint8_t *)"secret", 6};
    record_begin();
    good(db, toasty_exec(db, "SELECT ?1, ?2, ?3, ?4, ?5", toasty_args(-7, "text", 0.5, bytes, (void *)NULL)));
    good(db, toasty_exec(db, "SELECT 1"));
    record_end();
    assert_string_equal(recorder.events[0].params, "-7, 'text', 0.5, <6 bytes>, NULL");
    assert_string_equal(recorder.events[1].params, "");
    toasty_db *quiet = open_good("turso::memory:");
    record_begin();
    good(quiet, toasty_exec(quiet, "SELECT ?1", toasty_args("secret")));
    record_end();
    assert_string_equal(recorder.events[0].params, "");
    toasty_close(quiet);
}

static void params_are_shortened(void **state)
{
    toasty_db *db = *state;
    toasty_value values[40];
    char sql[64], text[512] = "", wanted[1024];
    for (int i = 0; i < 40; i++)
        values[i] = toasty_value(i);
    snprintf(sql, sizeof sql, "SELECT ?40");
    for (int i = 0; i < 128; i++)
        strcat(text, "ü");
    snprintf(wanted, sizeof wanted, "'%s'", text);
    record_begin();
    good(db, toasty_exec(db, "SELECT ?1", toasty_args((const char *)text)));
    assert_string_equal(recorder.events[0].params, wanted);
    snprintf(wanted, sizeof wanted, "'%s…'", text);
    strcat(text, "ü");
    good(db, toasty_exec(db, "SELECT ?1", toasty_args((const char *)text)));
    assert_string_equal(recorder.events[1].params, wanted);
    good(db, toasty_exec_sql(db, (toasty_sql){.text = sql, .args = {40, values}}));
    record_end();
    const char *params = recorder.events[2].params;
    assert_non_null(strstr(params, "0, 1, 2, "));
    assert_non_null(strstr(params, ", 31, … (40 in all)"));
    assert_null(strstr(params, "32"));
}

static void text_that_is_no_utf8_is_shortened_too(void **state)
{
    toasty_db *db = *state;
    char text[300];
    memset(text, '\xff', sizeof text);
    text[299] = '\0';
    record_begin();
    good(db, toasty_exec(db, "SELECT ?1", toasty_args((const char *)text)));
    record_end();
    assert_int_equal(strlen(recorder.events[0].params), 128 + 2 + strlen("…"));
}

static void nobody_listens_nothing_is_told(void **state)
{
    toasty_db *db = *state;
    record_begin();
    record_end();
    good(db, toasty_exec(db, "SELECT 1"));
    assert_int_equal(recorder.count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_db, close_db)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(queries_are_told),
        TEST(failures_are_told),
        cmocka_unit_test(slow_queries_are_warned_of),
        TEST(params_are_told_when_asked_for),
        TEST(params_are_shortened),
        TEST(text_that_is_no_utf8_is_shortened_too),
        TEST(nobody_listens_nothing_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
