#include "concurrency.h"
#include "alloc.h"
#include "testing.h"

#include <string.h>

enum { FIXED_RESET_BUG = 3051003 };

static ember__concurrency_limits_t limits = {
    .rows = 1000000,
    .overlay = {.pages = 262144, .pages_in_memory = 4096},
    .checkpoint = {.frames = 1000, .drain_frames = 16000, .drain_us = 100000, .oldest_us = 30000000},
};

void ember__concurrency_test_limits(const ember__test_limits_t *test)
{
    limits.rows = test->rows;
    limits.overlay.pages = test->pages;
    limits.overlay.pages_in_memory = test->pages_in_memory;
    limits.checkpoint.frames = test->checkpoint_frames;
    limits.checkpoint.drain_frames = test->drain_frames;
    limits.checkpoint.oldest_us = test->oldest_us;
}

void ember__concurrency_get_limits(ember__test_limits_t *out)
{
    *out = (ember__test_limits_t){.rows = limits.rows,
                                  .pages = limits.overlay.pages,
                                  .pages_in_memory = limits.overlay.pages_in_memory,
                                  .checkpoint_frames = limits.checkpoint.frames,
                                  .drain_frames = limits.checkpoint.drain_frames,
                                  .oldest_us = limits.checkpoint.oldest_us};
}

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
    return ember__committer_new(db, &made->committer);
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
    return ember__checkpointer_new(db, holder, &made->limits.checkpoint, &made->checkpointer);
}

void ember__concurrency_free(ember__concurrency_t *concurrency)
{
    if (!concurrency)
        return;
    ember__checkpointer_free(concurrency->checkpointer);
    ember__committer_free(concurrency->committer);
    ember__overlay_vfs_free(concurrency->vfs);
    ember__counters_fini(&concurrency->counters);
    ember__free(concurrency);
}

static int make(turso_database_t *database, ember__concurrency_t **out)
{
    ember__concurrency_t *made = ember__calloc(1, sizeof *made);
    if (!made)
        return SQLITE_NOMEM;
    made->limits = limits;
    made->limits.checkpoint.gate = sqlite3_libversion_number() < FIXED_RESET_BUG;
    int rc = ember__counters_init(&made->counters);
    if (rc != SQLITE_OK) {
        ember__free(made);
        return rc;
    }
    rc = ember__overlay_vfs_new(ember__database_vfs(database), made->limits.overlay, &made->vfs);
    if (rc == SQLITE_OK)
        rc = make_committer(database, made);
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

char *ember__concurrency_report(ember__concurrency_t *concurrency)
{
    ember__commit_stats_t commits = {0};
    ember__checkpoint_stats_t log = {0};
    if (concurrency) {
        ember__committer_stats(concurrency->committer, &commits);
        ember__checkpointer_stats(concurrency->checkpointer, &log);
    }
    return sqlite3_mprintf(
        "SELECT column1 AS name, column2 AS value FROM (VALUES('open', %llu), ('commits', %llu), "
        "('conflicts', %llu), ('groups', %llu), ('largest_group', %llu), ('foreign_commits', %llu), "
        "('checkpoints', %llu), ('drains', %llu), ('revoked', %llu), "
        "('alone', %llu))",
        log.guests, commits.commits, commits.conflicts, commits.groups, commits.largest_group,
        commits.foreign_commits, log.checkpoints, log.drains, log.revoked, log.alone);
}
