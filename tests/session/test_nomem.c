/* Memory that runs out at every place it can, in the library and in the engine. */
#include "support.h"
#include "item.h"

#include <sqlite3.h>

#include "core/alloc.h"
#include "testing.h"

static long left;     /* allocations that still succeed */
static bool for_good; /* all others fail, or only one */
static long refused;

static bool allow(void)
{
    if (left-- > 0 || (!for_good && refused))
        return true;
    refused++;
    return false;
}

static int gate(void)
{
    return allow();
}

static void *hook(void *block, size_t size)
{
    return allow() ? realloc(block, size) : NULL;
}

/* Out of memory, or all went well; nothing else can be the matter. */
static bool fine(toasty_db *db, toasty_status status)
{
    if (status != TOASTY_OK && status != TOASTY_OUT_OF_MEMORY)
        fail_msg("%s: %s", toasty_status_name(status), toasty_errmsg(db));
    if (db && status != toasty_errcode(db))
        fail_msg("returned %s, but the handle says %s", toasty_status_name(status), toasty_errmsg(db));
    return status == TOASTY_OK;
}

static bool fine_if(toasty_db *db, const void *result)
{
    if (!result)
        return fine(db, toasty_errcode(db) == TOASTY_OK ? TOASTY_MISUSE : toasty_errcode(db));
    assert_int_equal(toasty_errcode(db), TOASTY_OK);
    return true;
}

/* A transaction ends and its handle goes, whatever happens. */
static void use_transaction(toasty_db *db)
{
    toasty_db *tx = toasty_begin(db);
    if (!fine_if(db, tx))
        return;
    fine(tx, toasty_exec(tx, "INSERT INTO items (name) VALUES (?1)", toasty_args("first")));
    toasty_db *inner = toasty_begin(tx);
    if (fine_if(tx, inner)) {
        fine(inner, toasty_exec(inner, "INSERT INTO items (name) VALUES ('second')"));
        fine(NULL, toasty_commit(inner));
    }
    /* The engine may have rolled back by itself; then the rollback has nothing left to do. */
    fine(NULL, toasty_rollback(tx));
}

static void use_database(const char *url)
{
    toasty_db *db = toasty_open(url, .models = toasty_models(&Item), .table_name_prefix = "p_",
                                .log_statement_params = true);
    if (!db)
        return;
    if (fine(db, toasty_errcode(db)) && fine(db, toasty_reset_db(db)) && fine(db, toasty_push_schema(db)) &&
        fine(db, toasty_exec(db, "CREATE TABLE items (id INTEGER PRIMARY KEY, name)"))) {
        toasty_rows *rows =
            toasty_query(db, "SELECT name, ?1, ?2 FROM sqlite_schema", toasty_args("text", toasty_now()));
        if (fine_if(db, rows))
            assert_int_equal(rows->column_count, 3);
        toasty_free(rows);
        if (fine(db, toasty_errcode(db)))
            use_transaction(db);
        toasty_db *clone = toasty_clone(db);
        if (clone)
            fine(clone, toasty_exec(clone, "SELECT 1"));
        toasty_close(clone);
        toasty_pool_status pool = toasty_pool(db);
        assert_int_equal(pool.size, pool.available);
    }
    toasty_close(db);
}

static void check_unharmed(const char *path)
{
    char command[128], answer[64] = "";
    snprintf(command, sizeof command, "sqlite3 %s 'PRAGMA integrity_check'", path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_non_null(fgets(answer, sizeof answer, pipe));
    assert_int_equal(pclose(pipe), 0);
    assert_string_equal(answer, "ok\n");
}

static void loop(void (*begin)(void), void (*end)(void))
{
    temp_file file;
    bool have_shell = system("sqlite3 -version > /dev/null 2>&1") == 0;
    temp_file_make(&file, "turso");
    /* With a logger, so that its events are made too. */
    for (int once = 0; once < 2; once++) {
        for_good = !once;
        for (long n = 0;; n++) {
            assert_true(n < 50000);
            record_begin();
            left = n;
            refused = 0;
            begin();
            use_database(file.url);
            end();
            record_end();
            if (!refused) {
                print_message("%s failed at each of %ld places\n",
                              once ? "one allocation" : "all allocations", n);
                assert_true(n > 20);
                break;
            }
            if (have_shell && n % 16 == 0)
                check_unharmed(file.path);
        }
        if (have_shell)
            check_unharmed(file.path);
    }
    temp_file_remove(&file);
}

static void begin_library(void)
{
    toasty__set_alloc_gate(gate);
}

static void end_library(void)
{
    toasty__set_alloc_gate(NULL);
}

static void begin_engine(void)
{
    ember__alloc_hook(hook);
}

static void end_engine(void)
{
    ember__alloc_hook(NULL);
}

/* SQLite's own allocations, below the engine's. */
static sqlite3_mem_methods real_methods;
static bool watch_sqlite;

static void *sqlite_malloc(int size)
{
    return !watch_sqlite || allow() ? real_methods.xMalloc(size) : NULL;
}

static void *sqlite_realloc(void *block, int size)
{
    return !watch_sqlite || allow() ? real_methods.xRealloc(block, size) : NULL;
}

static void install_sqlite(void)
{
    sqlite3_mem_methods methods;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_methods), SQLITE_OK);
    methods = real_methods;
    methods.xMalloc = sqlite_malloc;
    methods.xRealloc = sqlite_realloc;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods), SQLITE_OK);
}

static void begin_sqlite(void)
{
    watch_sqlite = true;
}

static void end_sqlite(void)
{
    watch_sqlite = false;
}

static void the_library_bears_it(void **state)
{
    (void)state;
    loop(begin_library, end_library);
}

static void the_engine_bears_it(void **state)
{
    (void)state;
    loop(begin_engine, end_engine);
}

static void sqlite_bears_it(void **state)
{
    (void)state;
    loop(begin_sqlite, end_sqlite);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_library_bears_it),
        cmocka_unit_test(the_engine_bears_it),
        cmocka_unit_test(sqlite_bears_it),
    };
    install_sqlite();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
