#include "concurrency.h"
#include "alloc.h"

#include <string.h>

enum { FIXED_RESET_BUG = 3051003 };

ember__concurrency_t *ember__concurrency_of(turso_database_t *database)
{
    return atomic_load_explicit(&database->concurrency, memory_order_acquire);
}

static int make_committer(turso_database_t *database, ember__concurrency_t *made)
{
    sqlite3 *db = NULL;
    int rc = ember__database_open_raw(database, NULL, &db);
    if (rc != SQLITE_OK) {
        sqlite3_close(db);
        return rc;
    }
    return ember__committer_new(db, &made->limits, &made->turn, &made->committer);
}

static int make_direct(turso_database_t *database, ember__concurrency_t *made)
{
    sqlite3 *db = NULL;
    int rc = ember__database_open_raw(database, NULL, &db);
    if (rc != SQLITE_OK) {
        sqlite3_close(db);
        return rc;
    }
    return ember__direct_new(db, &made->limits, &made->turn, &made->direct);
}

static int make_checkpointer(turso_database_t *database, ember__concurrency_t *made)
{
    sqlite3 *db = NULL;
    sqlite3 *holder = NULL;
    int rc = ember__database_open_raw(database, NULL, &db);
    if (rc == SQLITE_OK)
        rc = ember__database_open_raw(database, NULL, &holder);
    if (rc != SQLITE_OK) {
        sqlite3_close(db);
        sqlite3_close(holder);
        return rc;
    }
    ember__turn_t *gate = sqlite3_libversion_number() < FIXED_RESET_BUG ? &made->turn : NULL;
    return ember__checkpointer_new(db, holder, &made->limits, gate, &made->checkpointer);
}

void ember__concurrency_free(ember__concurrency_t *concurrency)
{
    if (!concurrency)
        return;
    ember__checkpointer_free(concurrency->checkpointer);
    ember__committer_free(concurrency->committer);
    ember__direct_free(concurrency->direct);
    ember__overlay_vfs_free(concurrency->vfs);
    ember__counters_fini(&concurrency->counters);
    ember__turn_fini(&concurrency->turn);
    ember__free(concurrency);
}

static int make(turso_database_t *database, ember__concurrency_t **out)
{
    ember__concurrency_t *made = ember__calloc(1, sizeof *made);
    if (!made)
        return SQLITE_NOMEM;
    ember__limits_init(&made->limits);
    int rc = ember__counters_init(&made->counters);
    if (rc != SQLITE_OK) {
        ember__free(made);
        return rc;
    }
    rc = ember__turn_init(&made->turn);
    if (rc != SQLITE_OK) {
        ember__counters_fini(&made->counters);
        ember__free(made);
        return rc;
    }
    rc = ember__overlay_vfs_new(ember__database_vfs(database), ember__overlay_limits(&made->limits),
                                &made->vfs);
    if (rc == SQLITE_OK)
        rc = make_committer(database, made);
    if (rc == SQLITE_OK)
        rc = make_direct(database, made);
    if (rc == SQLITE_OK)
        rc = make_checkpointer(database, made);
    if (rc != SQLITE_OK) {
        ember__concurrency_free(made);
        return rc;
    }
    *out = made;
    return SQLITE_OK;
}

static int has_log(sqlite3 *db, bool *wal)
{
    sqlite3_stmt *vm = NULL;
    int rc = sqlite3_prepare_v2(db, "PRAGMA journal_mode", -1, &vm, NULL);
    if (rc == SQLITE_OK && sqlite3_step(vm) == SQLITE_ROW) {
        const char *mode = (const char *)sqlite3_column_text(vm, 0);
        *wal = mode && strcmp(mode, "wal") == 0;
        if (!mode)
            rc = SQLITE_NOMEM;
    }
    int end = sqlite3_finalize(vm);
    return rc ? rc : end;
}

static turso_status_code_t start(turso_database_t *database, const char **error)
{
    ember__concurrency_t *made = NULL;
    if (database->config.read_only)
        return ember__fail(error, TURSO_READONLY, "the database is open read-only: it has no use for mvcc");
    if (!ember__touched_possible())
        return ember__fail(
            error, TURSO_ERROR,
            "concurrent transactions need a libsqlite3 with SQLITE_ENABLE_PREUPDATE_HOOK; this one is "
            "%s without it",
            sqlite3_libversion());
    bool wal = false;
    int rc = has_log(database->anchor, &wal);
    if (rc != SQLITE_OK)
        return ember__fail_sqlite(error, NULL, rc);
    if (!wal)
        return ember__fail(error, TURSO_ERROR,
                           "concurrent transactions need a write-ahead log, which this database cannot have");
    rc = make(database, &made);
    if (rc != SQLITE_OK)
        return ember__fail_sqlite(error, NULL, rc);
    atomic_store_explicit(&database->concurrency, made, memory_order_release);
    return TURSO_OK;
}

turso_status_code_t ember__concurrency_start(turso_database_t *database, const char **error)
{
    pthread_mutex_lock(&database->lock);
    turso_status_code_t status = ember__concurrency_of(database) ? TURSO_OK : start(database, error);
    pthread_mutex_unlock(&database->lock);
    return status;
}

void ember__concurrency_tidy(ember__concurrency_t *concurrency, int frames)
{
    ember__checkpointer_run(concurrency->checkpointer, frames);
}
