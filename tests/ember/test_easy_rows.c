/* Walking rows, and rows into variables. */
#include "easy_support.h"

#include <limits.h>

static void walking(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    ok(db, ember_exec(db, "CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, weight REAL, data BLOB)"));
    for (int i = 1; i <= 3; i++)
        ok(db, ember_exec(db, "INSERT INTO t VALUES (?1, ?2, ?3, ?4)",
                          ember_args(i, i == 2 ? NULL : "name", i / 2.0, ember_bytes_of("a\0b", 3))));
    ember_rows *rows = ember_query(db, "SELECT id, name, weight, data FROM t WHERE id > ?1", ember_args(1));
    assert_int_equal(ember_column_count(rows), 4);
    assert_string_equal(ember_column_name(rows, 1), "name");
    assert_null(ember_column_name(rows, 4));
    assert_true(ember_next(rows));
    assert_int_equal(ember_int(rows, 0), 2);
    assert_true(ember_is_null(rows, "name"));
    assert_null(ember_text(rows, "name"));
    assert_int_equal(ember_int(rows, 1), 0);
    assert_true(ember_double(rows, 1) == 0.0 && ember_blob(rows, 1).data == NULL);
    assert_true(ember_double(rows, "Weight") == 1.0);
    assert_true(ember_double(rows, "id") == 2.0);
    ember_bytes data = ember_blob(rows, "data");
    assert_int_equal(data.len, 3);
    assert_memory_equal(data.data, "a\0b", 3);
    assert_true(ember_next(rows));
    assert_string_equal(ember_text(rows, 1), "name");
    assert_int_equal(ember_blob(rows, 1).len, 4);
    static const ember_type types[] = {EMBER_TYPE_INTEGER, EMBER_TYPE_TEXT, EMBER_TYPE_REAL, EMBER_TYPE_BLOB};
    for (size_t i = 0; i < COUNT(types); i++)
        assert_int_equal(ember_type_of(rows, i), types[i]);
    assert_int_equal(ember_type_of(rows, "data"), EMBER_TYPE_BLOB);
    assert_int_equal(ember_column_index(rows, "data"), 3);
    assert_int_equal(ember_column_index(rows, "nothing"), -1);
    assert_false(ember_next(rows));
    assert_false(ember_next(rows));
    assert_int_equal(ember_rows_errcode(rows), EMBER_OK);
    assert_string_equal(ember_rows_errmsg(rows), "");
    /* At the end its locks are gone, before it is freed. */
    ok(db, ember_exec(db, "DROP TABLE t"));
    ok(db, ember_rows_free(rows));

    rows = ember_query(db, "VALUES (x'', '')");
    assert_true(ember_next(rows));
    assert_non_null(ember_blob(rows, 0).data);
    assert_int_equal(ember_blob(rows, 0).len, 0);
    assert_string_equal(ember_text(rows, 1), "");
    ok(db, ember_rows_free(rows));
    ember_close(db);
}

static void wrong_access(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    static const struct {
        int what;
        ember_status status;
        const char *words;
    } cases[] = {
        {0, EMBER_MISMATCH, "column 1 (b) holds TEXT, not INTEGER"},
        {1, EMBER_MISMATCH, "column 1 (b) holds TEXT, not a number"},
        {2, EMBER_MISMATCH, "column 0 (a) holds INTEGER, not TEXT"},
        {3, EMBER_MISMATCH, "column 0 (a) holds INTEGER, not BLOB or TEXT"},
        {4, EMBER_MISUSE, "no column 7: the row has 2"},
        {5, EMBER_MISUSE, "no column \"z\""},
        {6, EMBER_MISUSE, "no column \"(NULL)\""},
        {7, EMBER_MISUSE, "no column"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        ember_rows *rows = ember_query(db, "SELECT 1 AS a, 'x' AS b UNION ALL SELECT 2, 'y'");
        const char *null = NULL;
        assert_true(ember_next(rows));
        switch (cases[i].what) {
        case 0: assert_int_equal(ember_int(rows, 1), 0); break;
        case 1: assert_true(ember_double(rows, 1) == 0.0); break;
        case 2: assert_null(ember_text(rows, 0)); break;
        case 3: assert_null(ember_blob(rows, 0).data); break;
        case 4: assert_int_equal(ember_int(rows, 7), 0); break;
        case 5: assert_null(ember_text(rows, "z")); break;
        case 6: assert_true(ember_is_null(rows, null)); break;
        default: assert_int_equal(ember_type_of(rows, -1), EMBER_TYPE_NONE);
        }
        /* What comes after the first mistake does not hide it. */
        assert_int_equal(ember_int(rows, 9), 0);
        assert_false(ember_next(rows));
        assert_int_equal(ember_errcode(db), cases[i].status);
        assert_int_equal(ember_rows_errcode(rows), cases[i].status);
        assert_non_null(strstr(ember_rows_errmsg(rows), cases[i].words));
        easy_words(cases[i].status, cases[i].words, db, ember_rows_free(rows));
    }
    ember_rows *rows = ember_query(db, "SELECT 1");
    assert_int_equal(ember_int(rows, 0), 0); /* before the first row */
    assert_false(ember_next(rows));
    easy_words(EMBER_MISUSE, "no row", db, ember_rows_free(rows));
    ember_close(db);
}

static void failing(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    ember_rows *rows = ember_query(db, "SELECT a FROM nowhere");
    assert_false(ember_next(rows));
    assert_int_equal(ember_column_count(rows), 0);
    assert_int_equal(ember_column_index(rows, "a"), -1);
    ok(db, ember_exec(db, "SELECT 1")); /* the error of the rows is the rows' */
    easy_words(EMBER_ERROR, "no such table", db, ember_rows_free(rows));

    /* Half way, with the words there although other calls came between. */
    rows = ember_query(db, "SELECT abs(x) FROM (SELECT 1 AS x UNION ALL SELECT -9223372036854775807 - 1)");
    assert_true(ember_next(rows));
    assert_false(ember_next(rows));
    assert_int_equal(ember_errcode(db), EMBER_ERROR);
    ok(db, ember_exec(db, "SELECT 1"));
    easy_words(EMBER_ERROR, "integer overflow", db, ember_rows_free(rows));

    easy(EMBER_MISUSE, db, ember_rows_free(ember_query(db, NULL)));
    easy(EMBER_MISUSE, db, ember_rows_free(ember_query(db, "SELECT ?1")));
    easy(EMBER_MISUSE, db, ember_rows_free(ember_query(db, "SELECT 1; SELECT 2")));

    /* A success leaves the error of another call alone. */
    rows = ember_query(db, "SELECT 1");
    easy(EMBER_ERROR, db, ember_exec(db, "nonsense"));
    assert_int_equal(ember_rows_free(rows), EMBER_OK);
    assert_int_equal(ember_errcode(db), EMBER_ERROR);
    ember_close(db);
}

static void returning(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    ok(db, ember_exec(db, "CREATE TABLE t(id INTEGER PRIMARY KEY, v UNIQUE)"));
    ember_rows *rows = ember_query(db, "INSERT INTO t(v) VALUES (7), (8) RETURNING id");
    assert_true(ember_next(rows));
    assert_int_equal(ember_int(rows, "id"), 1);
    ok(db, ember_rows_free(rows)); /* the second row is not read, but it is there */
    assert_int_equal(ember_changes(db), 2);
    assert_int_equal(count_of(db, "SELECT count(*) FROM t"), 2);
    int id = 0;
    ok(db, ember_query_row(db, "INSERT INTO t(v) VALUES (9) RETURNING id", ember_into(&id)));
    assert_int_equal(id, 3);
    easy(EMBER_CONSTRAINT, db,
         ember_query_row(db, "INSERT INTO t(v) VALUES (9) RETURNING id", ember_into(&id)));
    assert_int_equal(id, 3);
    ember_close(db);
}

/* The columns of the same text change with the schema. */
static void other_schema(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    ok(db, ember_exec_script(db, "CREATE TABLE t(a, b); INSERT INTO t VALUES (1, 2)"));
    ok(db, ember_exec(db, "SELECT * FROM t"));
    ok(db, ember_exec_script(db, "ALTER TABLE t RENAME b TO c; ALTER TABLE t ADD COLUMN d DEFAULT 4"));
    ember_rows *rows = ember_query(db, "SELECT * FROM t");
    ember_column_name(rows, 0);
    assert_true(ember_next(rows));
    assert_int_equal(ember_column_count(rows), 3);
    assert_string_equal(ember_column_name(rows, 1), "c");
    assert_int_equal(ember_int(rows, "d"), 4);
    ok(db, ember_rows_free(rows));
    ember_close(db);
}

static void into_variables(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    signed char a = 0;
    short b = 0;
    int c = 0;
    long d = 0;
    unsigned char e = 0;
    unsigned short f = 0;
    unsigned g = 0;
    unsigned long long h = 0;
    bool i = false;
    float j = 0;
    double k = 0;
    char *text = NULL;
    const char *constant = NULL;
    ember_bytes bytes = {NULL, 0};
    char array[4] = "";
    ok(db, ember_query_row(db,
                           "SELECT -128, -32768, -5, -6, 255, 65535, 4294967295, 9, 1, 0.5, 7, 'text', 'c', "
                           "x'0001', 'abc'",
                           ember_into(&a, &b, &c, &d, &e, &f, &g, &h, &i, &j, &k, &text, &constant, &bytes,
                                      ember_chars(array, sizeof array))));
    assert_true(a == -128 && b == -32768 && c == -5 && d == -6 && e == 255 && f == 65535 && g == UINT_MAX &&
                h == 9 && i && j == 0.5f && k == 7.0);
    assert_string_equal(text, "text");
    assert_string_equal(constant, "c");
    assert_int_equal(bytes.len, 2);
    assert_memory_equal(bytes.data, "\0\1", 2);
    assert_string_equal(array, "abc");
    ember_free(text);
    ember_free(constant);
    ember_free(bytes.data);
    ember_free(NULL);

    bool no_c = false, no_text = false, no_k = true;
    c = 17;
    text = array;
    ok(db, ember_query_row(db, "SELECT NULL, NULL, 2.5, NULL, NULL",
                           ember_into(ember_nullable(&c, &no_c), ember_nullable(&text, &no_text),
                                      ember_nullable(&k, &no_k), &bytes, ember_chars(array, sizeof array))));
    assert_true(no_c && no_text && !no_k && c == 17 && !text && k == 2.5 && !bytes.data && !bytes.len);
    assert_string_equal(array, "");
    ember_close(db);
}

static void into_wrong_variables(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    int c = 17;
    unsigned g = 18;
    signed char a = 19;
    bool truth = false;
    double k = 1.5;
    char *text = NULL;
    char array[4] = "old";
    ember_bytes bytes = {NULL, 7};
    easy_words(EMBER_NO_ROW, "no row", db, ember_query_row(db, "SELECT 1 WHERE 0", ember_into(&c)));
    easy_words(EMBER_MISMATCH, "(x) holds 2147483648", db,
               ember_query_row(db, "SELECT 2147483648 AS x", ember_into(&c)));
    easy(EMBER_MISMATCH, db, ember_query_row(db, "SELECT -1", ember_into(&g)));
    easy(EMBER_MISMATCH, db, ember_query_row(db, "SELECT 128", ember_into(&a)));
    easy(EMBER_MISMATCH, db, ember_query_row(db, "SELECT -129", ember_into(&a)));
    easy(EMBER_MISMATCH, db, ember_query_row(db, "SELECT 2", ember_into(&truth)));
    easy_words(EMBER_MISMATCH, "ember_nullable", db, ember_query_row(db, "SELECT NULL", ember_into(&c)));
    easy_words(EMBER_MISMATCH, "holds TEXT", db, ember_query_row(db, "SELECT 'x'", ember_into(&c)));
    easy(EMBER_MISMATCH, db, ember_query_row(db, "SELECT 1.5", ember_into(&c)));
    easy(EMBER_MISMATCH, db, ember_query_row(db, "SELECT 'x'", ember_into(&k)));
    easy(EMBER_MISMATCH, db, ember_query_row(db, "SELECT 1", ember_into(&text)));
    easy(EMBER_MISMATCH, db, ember_query_row(db, "SELECT x'00'", ember_into(&text)));
    easy(EMBER_MISMATCH, db, ember_query_row(db, "SELECT 1", ember_into(&bytes)));
    easy_words(EMBER_MISMATCH, "short", db,
               ember_query_row(db, "SELECT 'abcd'", ember_into(ember_chars(array, sizeof array))));
    easy(EMBER_MISUSE, db, ember_query_row(db, "SELECT 'a'", ember_into(ember_chars(array, 0))));
    easy_words(EMBER_MISUSE, "2 columns, not 1", db, ember_query_row(db, "SELECT 1, 2", ember_into(&c)));
    easy_words(EMBER_MISUSE, "1 columns, not 2", db, ember_query_row(db, "SELECT 1", ember_into(&c, &g)));
    easy(EMBER_MISUSE, db, ember_query_row(db, "SELECT 1", ember_into((int *)NULL)));
    easy(EMBER_MISUSE, db, ember_query_row_sql(db, (ember_row_query){"SELECT 1", {1, NULL}, {0, NULL}}));
    easy(EMBER_ERROR, db, ember_query_row(db, "SELECT x", ember_into(&c)));
    /* All or none: the first columns would fit. */
    easy(EMBER_MISMATCH, db,
         ember_query_row(db, "SELECT 1, 'copy', x'01', 'abc', 'not a number'",
                         ember_into(&c, &text, &bytes, ember_chars(array, sizeof array), &k)));
    assert_true(c == 17 && g == 18 && a == 19 && !truth && k == 1.5 && !text && bytes.len == 7);
    assert_string_equal(array, "old");
    ember_close(db);
}

/* Rows come one by one: an endless query can be begun. */
static void streaming(void **state)
{
    (void)state;
    ember_db *db = open_memory();
    ember_rows *rows =
        ember_query(db, "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n");
    for (int i = 1; i <= 10000; i++) {
        assert_true(ember_next(rows));
        assert_int_equal(ember_int(rows, 0), i);
    }
    ok(db, ember_rows_free(rows));
    ember_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walking),
        cmocka_unit_test(wrong_access),
        cmocka_unit_test(failing),
        cmocka_unit_test(returning),
        cmocka_unit_test(other_schema),
        cmocka_unit_test(into_variables),
        cmocka_unit_test(into_wrong_variables),
        cmocka_unit_test(streaming),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
