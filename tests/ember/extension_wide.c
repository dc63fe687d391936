/* A SQLite extension that does more than it should: a function for indexes, a collation, a module, and hooks.
 */
#include <string.h>

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

static void thrice(sqlite3_context *call, int argc, sqlite3_value **argv)
{
    (void)argc;
    sqlite3_result_int64(call, 3 * sqlite3_value_int64(argv[0]));
}

static int backwards(void *arg, int left_size, const void *left, int right_size, const void *right)
{
    int shorter = left_size < right_size ? left_size : right_size;
    int order = memcmp(right, left, (size_t)shorter);
    (void)arg;
    return order ? order : right_size - left_size;
}

static int on_commit(void *arg)
{
    (void)arg;
    return 0;
}

static int on_wal(void *arg, sqlite3 *db, const char *name, int frames)
{
    (void)arg;
    (void)db;
    (void)name;
    (void)frames;
    return SQLITE_OK;
}

int sqlite3_extension_init(sqlite3 *db, char **error, const sqlite3_api_routines *api);

int sqlite3_extension_init(sqlite3 *db, char **error, const sqlite3_api_routines *api)
{
    static const sqlite3_module module; /* to be named only */
    (void)error;
    SQLITE_EXTENSION_INIT2(api);
    sqlite3_commit_hook(db, on_commit, 0);
    sqlite3_wal_hook(db, on_wal, 0);
    sqlite3_set_authorizer(db, 0, 0);
    sqlite3_busy_handler(db, 0, 0);
    int rc = sqlite3_create_module(db, "wide", &module, 0);
    if (rc == SQLITE_OK)
        rc = sqlite3_create_collation(db, "backwards", SQLITE_UTF8, 0, backwards);
    if (rc == SQLITE_OK)
        rc = sqlite3_create_function(db, "thrice", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, 0, thrice, 0, 0);
    return rc;
}
