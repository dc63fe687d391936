/* scan.h: what a glance at SQL text tells. */
#include "../support.h"

#include "scan.h"

static void kinds(void **state)
{
    static const struct {
        const char *sql;
        enum ember__sql kind;
    } cases[] = {
        {"", EMBER__SQL_OTHER},
        {"SELECT 1", EMBER__SQL_OTHER},
        {"explain", EMBER__SQL_OTHER},
        {"begin", EMBER__SQL_BEGIN},
        {"BEGIN IMMEDIATE", EMBER__SQL_BEGIN},
        {"  ;; -- a comment\n/* and\nanother */ Begin /**/ Concurrent;", EMBER__SQL_BEGIN_CONCURRENT},
        {"\xEF\xBB\xBF"
         "BEGIN CONCURRENT",
         EMBER__SQL_BEGIN_CONCURRENT},
        {"BEGIN CONCURRENTLY", EMBER__SQL_BEGIN},
        {"begin/**/queued", EMBER__SQL_BEGIN_QUEUED},
        {"BEGIN QUEUE", EMBER__SQL_BEGIN},
        {"BEGINNING", EMBER__SQL_OTHER},
        {"COMMIT", EMBER__SQL_COMMIT},
        {"END TRANSACTION", EMBER__SQL_COMMIT},
        {"ROLLBACK", EMBER__SQL_ROLLBACK},
        {"ROLLBACK TRANSACTION TO SAVEPOINT x", EMBER__SQL_ROLLBACK_TO},
        {"ROLLBACK TO x", EMBER__SQL_ROLLBACK_TO},
        {"PRAGMA user_version", EMBER__SQL_PRAGMA},
        {"PRAGMA", EMBER__SQL_PRAGMA},
        {"PRAGMA main.busy_timeout(5)", EMBER__SQL_BUSY_TIMEOUT},
        {"EXPLAIN QUERY PLAN PRAGMA busy_timeout = 5", EMBER__SQL_BUSY_TIMEOUT},
        {"EXPLAIN SELECT 1", EMBER__SQL_OTHER},
        {"PRAGMA journal_mode", EMBER__SQL_JOURNAL_MODE},
        {"PRAGMA [journal_mode] = \"MVCC\"", EMBER__SQL_MVCC},
        {"PRAGMA journal_mode(experimental_mvcc)", EMBER__SQL_MVCC},
        {"PRAGMA journal_mode = wal", EMBER__SQL_PRAGMA},
        {"PRAGMA ember_stats", EMBER__SQL_EMBER},
        {"PRAGMA main.Ember_Anything = 5", EMBER__SQL_EMBER},
        {"PRAGMA ember_", EMBER__SQL_PRAGMA},
        {"INSERT INTO t VALUES (1)", EMBER__SQL_WRITE},
        {"; replace into t values ('a; rollback')", EMBER__SQL_WRITE},
        {"WITH x AS (SELECT 1) DELETE FROM t", EMBER__SQL_WRITE},
        {"update t set \"changes made\" = 1; ROLLBACK", EMBER__SQL_WRITE},
        {"INSERT OR ROLLBACK INTO t VALUES (1)", EMBER__SQL_WRITE_HERE},
        {"INSERT INTO t VALUES (Total_Changes())", EMBER__SQL_WRITE_HERE},
        {"DELETE FROM \"temp\".t", EMBER__SQL_WRITE_HERE},
        {"CREATE TABLE temp.t(x)", EMBER__SQL_ALONE},
        {"create -- a\ntemporary view v as select 1", EMBER__SQL_ALONE},
        {"CREATE TABLE t(x); CREATE TEMP TABLE u(x)", EMBER__SQL_OTHER},
        {"ATTACH 'b.db' AS b", EMBER__SQL_ALONE},
        {"PRAGMA case_sensitive_like", EMBER__SQL_ALONE},
        {"EXPLAIN PRAGMA case_sensitive_like(1)", EMBER__SQL_ALONE},
        {"/* never closed", EMBER__SQL_OTHER},
        {"PRAGMA 'never closed", EMBER__SQL_PRAGMA},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (ember__scan(cases[i].sql) != cases[i].kind)
            fail_msg("%s: %d, not %d", cases[i].sql, (int)ember__scan(cases[i].sql), (int)cases[i].kind);
}

static void ends(void **state)
{
    static const struct {
        const char *sql;
        size_t end;
    } cases[] = {
        {"", 0},           {"a", 1},
        {"a;b", 2},        {";;a ';' \";\" [;] `;`; b", 20},
        {"a -- ;\n;b", 8}, {"a /* ; */;b", 10},
        {"a 'open;", 8},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(ember__scan_end(cases[i].sql) - cases[i].sql, cases[i].end);
}

static void words_of_pragmas(void **state)
{
    static const struct {
        const char *sql;
        const char *name;
        const char *value;
        bool sets;
    } cases[] = {
        {"PRAGMA ember_stats", "ember_stats", "", false},
        {"PRAGMA ember_stats;", "ember_stats", "", false},
        {";PRAGMA main.ember_x=5;SELECT 1", "ember_x", "5", true},
        {"PRAGMA ember_x(5)", "ember_x", "5", true},
        {"PRAGMA \"ember_x\" = 'on' ;", "ember_x", "on", true},
        {"PRAGMA ember_x = -5", "ember_x", "-5", true},
        {"PRAGMA ember_x = 1.5", "ember_x", "1.", true},
        {"PRAGMA ember_x = 1 2", "ember_x", "1 2", true},
        {"PRAGMA ember_x =", "ember_x", "", true},
        {"PRAGMA", "", "", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[2][40];
        ember__pragma_words_t words = ember__scan_pragma(cases[i].sql);
        snprintf(text[0], sizeof text[0], "%.*s", (int)words.name_length, words.name);
        snprintf(text[1], sizeof text[1], "%.*s", (int)words.value_length, words.value);
        assert_string_equal(text[0], cases[i].name);
        assert_string_equal(text[1], cases[i].value);
        assert_int_equal(words.sets, cases[i].sets);
    }
}

static void small_ones(void **state)
{
    (void)state;
    size_t length = 0;
    assert_int_equal(ember__scan_begin("BEGIN CONCURRENT", &length), 6);
    assert_int_equal(length, 10);
    assert_int_equal(ember__scan_begin(" ;BEGIN/**/ queued-- more", &length), 12);
    assert_int_equal(length, 6);
    assert_true(ember__scan_blank(""));
    assert_true(ember__scan_blank(" ; /* */ ; -- x"));
    assert_false(ember__scan_blank(";x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds),
        cmocka_unit_test(ends),
        cmocka_unit_test(words_of_pragmas),
        cmocka_unit_test(small_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
