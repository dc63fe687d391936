/* One statement on the direct connection. */
#include "alloc.h"
#include "direct_inner.h"
#include "guard.h"
#include "internal.h"

#include <string.h>

uint32_t ember__job_hash(const char *sql)
{
    uint32_t hash = UINT32_C(2166136261);
    while (*sql)
        hash = (hash ^ (unsigned char)*sql++) * UINT32_C(16777619);
    return hash;
}

bool ember__job_wanted(ember__job_t *job, bool waits)
{
    if (!atomic_load(&job->ran) && !atomic_load(&job->unwanted) && !ember__caller_wants(&job->caller, waits))
        atomic_store(&job->unwanted, true);
    return !atomic_load(&job->unwanted);
}

void ember__job_fini(ember__job_t *job)
{
    for (size_t i = 0; i < job->value_count; i++)
        sqlite3_value_free(job->values[i]);
    ember__free(job->values);
    turso_str_deinit(job->words);
    job->values = NULL;
    job->words = NULL;
    job->value_count = job->value_capacity = 0;
}

/* The compiled statement; NULL when it does not compile here, no matter why. */
sqlite3_stmt *ember__direct_statement(ember__direct_t *d, const ember__job_t *job)
{
    ember__kept_t *k = &d->statements[job->hash % EMBER__KEPT];
    if (k->sql && strcmp(k->sql, job->sql) == 0)
        return k->vm;
    sqlite3_finalize(k->vm);
    ember__free(k->sql);
    *k = (ember__kept_t){.sql = ember__strdup(job->sql)};
    if (k->sql &&
        sqlite3_prepare_v3(d->db, job->sql, -1, SQLITE_PREPARE_PERSISTENT, &k->vm, NULL) == SQLITE_OK)
        return k->vm;
    ember__free(k->sql);
    *k = (ember__kept_t){0};
    return NULL;
}

static int keep_row(ember__job_t *job, sqlite3_stmt *vm)
{
    size_t columns = job->columns = (size_t)sqlite3_column_count(vm);
    if (job->value_count + columns > job->value_capacity) {
        size_t capacity = job->value_capacity * 2 + columns + 8;
        sqlite3_value **grown = ember__realloc(job->values, capacity * sizeof *grown);
        if (!grown)
            return SQLITE_NOMEM;
        job->values = grown;
        job->value_capacity = capacity;
    }
    for (size_t i = 0; i < columns; i++) {
        sqlite3_value *value = sqlite3_value_dup(sqlite3_column_value(vm, (int)i));
        if (!value)
            return SQLITE_NOMEM;
        job->values[job->value_count++] = value;
    }
    return SQLITE_OK;
}

void ember__job_forget(ember__job_t *job)
{
    ember__job_fini(job);
    job->rc = SQLITE_OK;
    job->changes = job->total_changes = 0;
}

void ember__job_fail(ember__direct_t *d, ember__job_t *job, int rc)
{
    ember__job_forget(job);
    job->rc = rc;
    ember__fail_sqlite(&job->words, sqlite3_extended_errcode(d->db) == rc ? d->db : NULL, rc);
}

static bool same_columns(sqlite3_stmt *a, sqlite3_stmt *b)
{
    int count = sqlite3_column_count(a);
    bool same = count == sqlite3_column_count(b);
    for (int i = 0; i < count && same; i++) {
        const char *name = sqlite3_column_name(a, i);
        const char *other = sqlite3_column_name(b, i);
        same = name && other && strcmp(name, other) == 0;
    }
    return same;
}

/*
 * Whose thread is at work is asked while others' statements run, too: it goes no further than this one then.
 * What is interrupted is what runs, by what its own caller has said, so that it never meets another
 * statement.
 */
static int on_progress(void *arg)
{
    const ember__direct_t *d = arg;
    /* One that has run does it once more, for another one's sake. */
    if (!d->running || atomic_load(&d->running->ran))
        return 0;
    if (d->own)
        ember__job_wanted(d->own, false);
    /* See progress.c for those that have ended. */
    return atomic_load(&d->running->unwanted) && sqlite3_stmt_busy(d->running_vm);
}

static void watch(ember__direct_t *d, ember__job_t *job, sqlite3_stmt *vm)
{
    const ember__job_t *asked = job->caller.wants || !d->own ? job : d->own;
    sqlite3_progress_handler(d->db, asked->caller.operations, asked->caller.wants ? on_progress : NULL, d);
    d->running = job;
    d->running_vm = vm;
}

/* Runs it as the connection that it comes from would. What is answered when its rows cannot be kept: the
 * statement has done its work all the same. */
int ember__direct_statement_run(ember__direct_t *d, ember__job_t *job, sqlite3_stmt *vm)
{
    int kept_rows = SQLITE_OK;
    if (EMBER__GUARD(queue_rowid))
        sqlite3_set_last_insert_rowid(d->db, job->rowid_before);
    d->total_before = sqlite3_total_changes64(d->db);
    d->refused = false;
    int rc = ember__parameters_bind(job->parameters, vm, SQLITE_STATIC);
    if (rc == SQLITE_OK) {
        watch(d, job, vm);
        while (kept_rows == SQLITE_OK && sqlite3_step(vm) == SQLITE_ROW)
            kept_rows = keep_row(job, vm);
        rc = sqlite3_reset(vm);
        d->running = NULL;
    }
    atomic_store(&job->ran, true);
    sqlite3_clear_bindings(vm); /* they are gone when the job is */
    job->outdated = job->returns && !same_columns(vm, job->own);
    if (rc != SQLITE_OK && d->refused)
        job->unfit = job->settled = true;
    else if (rc != SQLITE_OK)
        ember__job_fail(d, job, rc);
    job->total_changes = sqlite3_total_changes64(d->db) - d->total_before;
    job->changes = job->total_changes ? sqlite3_changes64(d->db) : 0;
    job->rowid = sqlite3_last_insert_rowid(d->db);
    return kept_rows;
}

/* Within a group: what SQLite would have found at the end of the statement has to be found now. */
int ember__direct_run_in_group(ember__direct_t *d, ember__job_t *job, sqlite3_stmt *vm)
{
    int open = 0;
    int high = 0;
    int rc = ember__controls_run(&d->controls, EMBER__SAVEPOINT);
    if (rc != SQLITE_OK)
        return rc;
    int kept_rows = ember__direct_statement_run(d, job, vm);
    if (sqlite3_get_autocommit(d->db))
        return job->rc ? job->rc : SQLITE_ABORT;
    rc = sqlite3_db_status(d->db, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &high, 0);
    if (rc == SQLITE_OK && ((open && EMBER__GUARD(queue_keys)) || kept_rows != SQLITE_OK)) {
        ember__job_forget(job);
        job->rc = kept_rows ? kept_rows : SQLITE_CONSTRAINT_FOREIGNKEY;
        if (!kept_rows)
            ember__fail(&job->words, TURSO_CONSTRAINT, "FOREIGN KEY constraint failed");
        rc = ember__controls_run(&d->controls, EMBER__UNDO);
    }
    return rc == SQLITE_OK ? ember__controls_run(&d->controls, EMBER__RELEASE) : rc;
}
