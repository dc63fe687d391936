#include "stats.h"
#include "concurrency.h"
#include "snapshot.h"

typedef struct {
    uint64_t frames;
    uint64_t bytes;
} log_size;

/* How long the log is: frames with commits in them, and what the file takes. */
static log_size measure_log(turso_database_t *database)
{
    sqlite3_file *file = NULL;
    sqlite3_file *log = NULL;
    sqlite3_int64 bytes = 0;
    log_size size = {0};
    /* The lock also keeps two from asking at once. */
    pthread_mutex_lock(&database->lock);
    sqlite3 *db = database->anchor;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK && file->pMethods)
        size.frames = ember__log_frames(file);
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK && log->pMethods &&
        log->pMethods->xFileSize(log, &bytes) == SQLITE_OK)
        size.bytes = (uint64_t)bytes;
    pthread_mutex_unlock(&database->lock);
    return size;
}

static void add(sqlite3_str *text, const char *name, uint64_t value)
{
    sqlite3_str_appendf(text, "%s('%q', %llu)", sqlite3_str_length(text) ? ", " : "", name, value);
}

static void add_groups(sqlite3_str *text, const ember__commit_stats_t *commits)
{
    char name[32];
    add(text, "groups", commits->groups);
    add(text, "largest_group", commits->largest_group);
    for (int i = 0; i < EMBER__GROUP_SIZES; i++) {
        sqlite3_snprintf((int)sizeof name, name, "group_of_%d", 1 << i);
        add(text, name, commits->sizes[i]);
    }
}

static void add_conflicts(void *arg, const char *table, uint64_t count)
{
    sqlite3_str_appendf(arg, ", ('conflicts.%q', %llu)", table, count);
}

char *ember__stats_text(turso_database_t *database)
{
    ember__concurrency_t *concurrency = ember__concurrency_of(database);
    ember__commit_stats_t commits = {0};
    ember__checkpoint_stats_t log = {0};
    ember__direct_stats_t single = {0};
    log_size size = {0};
    if (concurrency) {
        ember__committer_stats(concurrency->committer, &commits);
        ember__checkpointer_stats(concurrency->checkpointer, &log);
        ember__direct_stats(concurrency->direct, &single);
        size = measure_log(database);
    }
    sqlite3_str *text = sqlite3_str_new(NULL);
    add(text, "open", log.guests);
    add(text, "begun", concurrency ? atomic_load(&concurrency->begun) : 0);
    add(text, "commits", commits.commits);
    add(text, "conflicts", commits.conflicts);
    add(text, "commits_waiting", commits.waiting);
    add(text, "retries", concurrency ? atomic_load(&concurrency->retries) : 0);
    add(text, "alone", log.alone);
    add_groups(text, &commits);
    add(text, "statements", single.statements);
    add(text, "statement_groups", single.groups);
    add(text, "largest_statement_group", single.largest_group);
    add(text, "statements_waiting", single.waiting);
    add(text, "queued", single.holds);
    add(text, "queued_groups", single.hold_groups);
    add(text, "largest_queued_group", single.largest_hold_group);
    add(text, "queued_waiting", single.holds_waiting);
    add(text, "foreign_commits", commits.foreign_commits + single.foreign_commits);
    add(text, "checkpoints", log.checkpoints);
    add(text, "drains", log.drains);
    add(text, "revoked", log.revoked);
    add(text, "wal_frames", size.frames);
    add(text, "wal_bytes", size.bytes);
    add(text, "oldest_snapshot_ms", (uint64_t)log.oldest_us / 1000);
    add(text, "longest_snapshot_ms", (uint64_t)log.longest_us / 1000);
    if (concurrency)
        ember__committer_conflicts(concurrency->committer, add_conflicts, text);
    char *rows = sqlite3_str_finish(text);
    char *select =
        rows ? sqlite3_mprintf("SELECT column1 AS name, column2 AS value FROM (VALUES %s)", rows) : NULL;
    sqlite3_free(rows);
    return select;
}
