/* The n-th allocation fails, for every n, of Ember's own and of SQLite's: the friendly layer says so and
 * leaks nothing. */
#include "easy_support.h"

#include <sqlite3.h>

#include "testing.h"

static long countdown; /* 0: nothing fails */
static bool forever;
static long failures;

static bool fails_now(void)
{
    if (countdown == 0)
        return false;
    if (countdown > 1) {
        countdown--;
        return false;
    }
    if (!forever)
        countdown = 0;
    failures++;
    return true;
}

static void *own_hook(void *block, size_t size)
{
    return fails_now() ? NULL : realloc(block, size);
}

static sqlite3_mem_methods plain;

static void *sqlite_malloc(int size)
{
    return fails_now() ? NULL : plain.xMalloc(size);
}

static void *sqlite_realloc(void *block, int size)
{
    return fails_now() ? NULL : plain.xRealloc(block, size);
}

static int group_set_up(void **state)
{
    (void)state;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain), SQLITE_OK);
    sqlite3_mem_methods failing = plain;
    failing.xMalloc = sqlite_malloc;
    failing.xRealloc = sqlite_realloc;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
    assert_int_equal(sqlite3_initialize(), SQLITE_OK);
    ember__alloc_hook(own_hook);
    return 0;
}

static ember_status insert(ember_db *db, void *arg)
{
    return ember_exec(db, "INSERT INTO t(v, w) VALUES (?1, ?2)", ember_args((const char *)arg, 1.5));
}

/* A statement with more parameters than one word has bits. */
static ember_status many_parameters(ember_db *db)
{
    ember_value values[70];
    char sql[400] = "SELECT ?";
    for (int i = 0; i < 70; i++) {
        values[i] = ember_value_int(i);
        strcat(sql, i ? ",?" : "");
    }
    return ember_exec_sql(db, (ember_sql){sql, {70, values}});
}

static ember_status walk(ember_db *db)
{
    int count = 0;
    ember_rows *rows = ember_query(db, "SELECT id, v FROM t WHERE id > ?1", ember_args(0));
    while (ember_next(rows)) {
        const char *text = ember_text(rows, "v");
        if (text)
            assert_string_equal(text, "a text that is not very short");
        count++;
    }
    ember_status status = ember_rows_free(rows);
    if (status == EMBER_OK)
        assert_int_equal(count, 2);
    return status;
}

static ember_status prepared(ember_db *db)
{
    ember_stmt *stmt = ember_prepare(db, "SELECT id, v, w, ?1, NULL, 1, 2, 3, 4 FROM t WHERE id = :id");
    if (!stmt)
        return ember_errcode(db);
    int id = 0, a = 0, b = 0, c = 0, d = 0;
    char *text = NULL, *none = NULL;
    ember_bytes bytes = {NULL, 0};
    double w = 0;
    ember_bind(stmt, 1, ember_bytes_of("bytes", 5));
    ember_bind(stmt, ":id", 1);
    ember_status status = ember_run_row(stmt, ember_into(&id, &text, &w, &bytes, &none, &a, &b, &c, &d));
    if (status == EMBER_OK)
        assert_true(id == 1 && text && bytes.len == 5 && d == 4 && w == 1.5);
    else
        assert_true(id == 0 && !text && !bytes.data);
    ember_free(text);
    ember_free(bytes.data);
    ember_stmt_free(stmt);
    return status;
}

static bool concurrent;

static ember_status session(ember_db *db)
{
    char *text = "a text that is not very short";
    ember_status status = ember_errcode(db);
    if (status == EMBER_OK)
        status = ember_exec_script(db, "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT, w REAL);"
                                       "CREATE INDEX i ON t(w)");
    if (status == EMBER_OK)
        status = ember_transaction(db, insert, text);
    if (status == EMBER_OK)
        status = insert(db, text);
    if (status == EMBER_OK)
        status = walk(db);
    if (status == EMBER_OK)
        status = prepared(db);
    if (status == EMBER_OK)
        status = many_parameters(db);
    if (status == EMBER_OK && ember_stat(db, "open") != 0)
        status = ember_errcode(db);
    if (status == EMBER_OK)
        status = ember_begin(db, concurrent ? EMBER_CONCURRENT : EMBER_DEFERRED);
    if (status == EMBER_OK)
        status = ember_exec(db, "DELETE FROM t");
    if (status == EMBER_OK)
        status = ember_commit(db);
    if (status != EMBER_OK) {
        assert_int_equal(ember_errcode(db), status);
        if (status != EMBER_OUT_OF_MEMORY)
            fail_msg("allocation failure reported as %s: %s", ember_status_name(status), ember_errmsg(db));
    }
    return status;
}

static void every_allocation_fails(void)
{
    long refused = 0;
    for (long n = 1;; n++) {
        sqlite3_int64 before = sqlite3_memory_used();
        failures = 0;
        countdown = n;
        ember_status status = EMBER_OUT_OF_MEMORY;
        ember_db *first = ember_open(":memory:", .concurrent = concurrent);
        if (first) {
            ember_db *db = ember_connect(first);
            if (db) {
                status = session(db);
                ember_close(db);
            }
            ember_close(first);
        }
        bool out = failures > 0;
        countdown = 0;
        refused += status != EMBER_OK;
        assert_true(out || status == EMBER_OK);
        assert_true(sqlite3_memory_used() <= before);
        if (!out) {
            assert_true(n > 200 && refused > n / 2);
            break;
        }
    }
}

static void once(void **state)
{
    (void)state;
    forever = false;
    every_allocation_fails();
}

static void from_then_on(void **state)
{
    (void)state;
    forever = true;
    every_allocation_fails();
}

static void concurrent_once(void **state)
{
    concurrent = true;
    once(state);
}

static void concurrent_from_then_on(void **state)
{
    concurrent = true;
    from_then_on(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(once),
        cmocka_unit_test(from_then_on),
        cmocka_unit_test(concurrent_once),
        cmocka_unit_test(concurrent_from_then_on),
    };
    return cmocka_run_group_tests(tests, group_set_up, NULL);
}
