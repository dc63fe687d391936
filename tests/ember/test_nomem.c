/* The n-th allocation fails, for every n: Ember's own and SQLite's, once and from then on. */
#include "support.h"

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
    sqlite3_mem_methods failing;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain), SQLITE_OK);
    failing = plain;
    failing.xMalloc = sqlite_malloc;
    failing.xRealloc = sqlite_realloc;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
    assert_int_equal(sqlite3_initialize(), SQLITE_OK);
    ember__alloc_hook(own_hook);
    return 0;
}

static int32_t no_order(uintptr_t context, const uint8_t *left, size_t left_len, const uint8_t *right,
                        size_t right_len)
{
    (void)context;
    (void)left;
    (void)right;
    return (int32_t)left_len - (int32_t)right_len;
}

static turso_value_t first(uintptr_t context, int32_t argc, const turso_value_t *argv,
                           turso_context_destructor_t cd, turso_value_destructor_t vd)
{
    (void)context;
    (void)argc;
    (void)cd;
    (void)vd;
    return argv[0];
}

static int contexts;

static void free_context(uintptr_t context)
{
    (void)context;
    contexts--;
}

#define TRY(call)                                                                                            \
    do {                                                                                                     \
        status = (call);                                                                                     \
        if (status != TURSO_OK && status != TURSO_DONE && status != TURSO_ROW)                               \
            goto out;                                                                                        \
        if (*error)                                                                                          \
            fail_msg("line %d: success with an error text", __LINE__);                                       \
    } while (0)

static turso_status_code_t fill(conn_t c, const char **error)
{
    turso_status_code_t status;
    stmt_t s = NULL;
    TRY(run(c, "CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, v TEXT, w)", NULL, error));
    TRY(run(c, "BEGIN", NULL, error));
    TRY(turso_connection_prepare_single(c, "INSERT INTO t(v, w) VALUES (?1, ?2)", &s, error));
    for (int i = 0; i < 3; i++) {
        TRY(turso_statement_bind_positional_text(s, 1, "a text that is not very short at all", 36));
        TRY(turso_statement_bind_positional_blob(s, 2, "bytes", 5));
        TRY(turso_statement_execute(s, NULL, error));
        TRY(turso_statement_reset(s, error));
    }
    TRY(run(c, "INSERT INTO t(v) VALUES (zeroblob(150000))", NULL, error));
    TRY(run(c, "COMMIT", NULL, error));
    TRY(run(c, "CREATE TEMP TABLE side AS SELECT * FROM t", NULL, error));
    TRY(run(c, "PRAGMA busy_timeout = 10", NULL, error));
    TRY(run(c, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, error));
out:
    turso_statement_deinit(s);
    return status;
}

static turso_status_code_t look(conn_t c, const char **error)
{
    turso_status_code_t status;
    stmt_t s = NULL;
    contexts++;
    status =
        turso_connection_register_scalar_function(c, "first", -1, true, 0, first, free_context, NULL, error);
    if (status != TURSO_OK)
        contexts--; /* on failure the context is still ours */
    TRY(status);
    contexts++;
    status = turso_connection_register_collation(c, "none", 0, no_order, free_context, error);
    if (status != TURSO_OK)
        contexts--;
    TRY(status);
    TRY(turso_connection_prepare_first(
        c,
        "SELECT first(v, 2, 3, 4, 5, 6, 7, 8, 9, 10), w FROM t WHERE length(w) = 5 ORDER BY v COLLATE none",
        &s, NULL, error));
    turso_str_deinit(turso_statement_column_name(s, 0));
    turso_str_deinit(turso_statement_column_decltype(s, 1));
    for (int i = 0; i < 3; i++) {
        TRY(turso_statement_step(s, error));
        assert_int_equal(status, TURSO_ROW);
        assert_int_equal(turso_statement_row_value_bytes_count(s, 0), 36);
    }
    TRY(turso_statement_finalize(s, error));
out:
    turso_statement_deinit(s);
    return status;
}

static turso_status_code_t session(const char *path, const char **error)
{
    turso_status_code_t status;
    db_t db = NULL;
    conn_t c = NULL, d = NULL;
    TRY(turso_database_new(&(turso_database_config_t){.path = path}, &db, error));
    TRY(turso_database_open(db, error));
    TRY(turso_database_connect(db, &c, error));
    TRY(turso_database_connect(db, &d, error));
    TRY(fill(c, error));
    TRY(look(d, error));
    TRY(turso_connection_close(c, error));
out:
    turso_connection_deinit(c);
    turso_connection_deinit(d);
    turso_database_deinit(db);
    return status;
}

static void check_failure(turso_status_code_t status, const char *error, long n)
{
    if (status == TURSO_ERROR) {
        /* The bind functions have no text to give. */
        if (error && !strstr(error, "out of memory"))
            fail_msg("allocation %ld: %s", n, error);
        return;
    }
    fail_msg("allocation %ld: status %d: %s", n, (int)status, error ? error : "(no text)");
}

static void every_allocation_fails(const char *path)
{
    char scratch[256];
    long refused = 0;
    enter_scratch(scratch, sizeof scratch);
    for (long n = 1;; n++) {
        const char *error = NULL;
        sqlite3_int64 before = sqlite3_memory_used();
        failures = 0;
        countdown = n;
        turso_status_code_t status = session(path, &error);
        bool out = failures > 0;
        countdown = 0;
        if (status != TURSO_OK) {
            assert_true(out);
            check_failure(status, error, n);
            refused++;
        }
        turso_str_deinit(error);
        assert_int_equal(contexts, 0);
        assert_true(sqlite3_memory_used() <= before);
        static const char *const files[] = {"x.db", "x.db-wal", "x.db-shm", "x.db-journal"};
        for (size_t i = 0; i < COUNT(files); i++)
            unlink(files[i]);
        if (!out) {
            assert_int_equal(status, TURSO_OK);
            assert_true(n > 200); /* or nothing was tried */
            assert_true(refused > n / 2);
            break;
        }
    }
    leave_scratch(scratch);
}

static void memory_once(void **state)
{
    (void)state;
    forever = false;
    every_allocation_fails(":memory:");
}

static void memory_from_then_on(void **state)
{
    (void)state;
    forever = true;
    every_allocation_fails(":memory:");
}

static void file_once(void **state)
{
    (void)state;
    forever = false;
    every_allocation_fails("x.db");
}

static void file_from_then_on(void **state)
{
    (void)state;
    forever = true;
    every_allocation_fails("x.db");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_once),
        cmocka_unit_test(memory_from_then_on),
        cmocka_unit_test(file_once),
        cmocka_unit_test(file_from_then_on),
    };
    return cmocka_run_group_tests(tests, group_set_up, NULL);
}
