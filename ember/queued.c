#include "queued.h"
#include "alloc.h"
#include "beside.h"
#include "concurrency.h"
#include "guard.h"
#include "held.h"

int64_t ember__queued_counted(const turso_connection_t *connection)
{
    /* Within a trigger it is what the trigger has done so far. */
    bool before = connection->counted_at == sqlite3_total_changes64(connection->db);
    return before ? connection->counted : sqlite3_changes64(connection->db);
}

static void count_changes(sqlite3_context *call, int argc, sqlite3_value **argv)
{
    (void)argc;
    (void)argv;
    sqlite3_result_int64(call, ember__queued_counted(sqlite3_user_data(call)));
}

static void count_all_changes(sqlite3_context *call, int argc, sqlite3_value **argv)
{
    const turso_connection_t *connection = sqlite3_user_data(call);
    (void)argc;
    (void)argv;
    sqlite3_result_int64(call, connection->total_elsewhere +
                                   sqlite3_total_changes64(sqlite3_context_db_handle(call)));
}

int ember__queued_prepare(turso_connection_t *connection)
{
    /* Innocuous like those that they stand for: views and triggers may call them. */
    const int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
    int rc = sqlite3_create_function_v2(connection->db, "changes", 0, flags, connection, count_changes, NULL,
                                        NULL, NULL);
    return rc ? rc
              : sqlite3_create_function_v2(connection->db, "total_changes", 0, flags, connection,
                                           count_all_changes, NULL, NULL, NULL);
}

/* What pragmas have made of the connection: only statements of connections that are set alike can be run for
 * each other. */
static bool set_alike(turso_connection_t *connection, const ember__concurrency_t *concurrency)
{
    ember__settings_t settings;
    if (!connection->alike_stale)
        return connection->alike;
    int rc = ember__settings_read(connection->db, &settings);
    if (rc == SQLITE_OK)
        rc = ember__setting_read(connection->db, "synchronous", &connection->synchronous);
    connection->alike =
        rc == SQLITE_OK && ember__settings_equal(&settings, ember__direct_settings(concurrency->direct));
    connection->alike_stale = rc != SQLITE_OK;
    return connection->alike;
}

bool ember__queued_possible(turso_connection_t *connection)
{
    const ember__concurrency_t *concurrency = ember__concurrency_of(connection->database);
    /* In the middle of a transaction, or beside a statement that still reads, it belongs there. */
    return concurrency && (!connection->alone || !EMBER__GUARD(queue_alone)) && !connection->async_io &&
           ((sqlite3_get_autocommit(connection->db) &&
             sqlite3_txn_state(connection->db, NULL) == SQLITE_TXN_NONE) ||
            !EMBER__GUARD(queue_outside)) &&
           (set_alike(connection, concurrency) || !EMBER__GUARD(queue_alike));
}

bool ember__queued_fits(turso_statement_t *s)
{
    return !ember__copy_missing(s) && ember__queued_possible(s->connection);
}

turso_status_code_t ember__queued_row(turso_statement_t *s)
{
    size_t columns = s->kept->columns;
    s->value = NULL;
    s->row_at += s->row_columns;
    if (s->row_at < s->kept->value_count) {
        s->row_columns = columns;
        s->n_change = 0;
        s->phase = EMBER__RUNNING;
        return TURSO_ROW;
    }
    s->row_columns = 0;
    s->phase = EMBER__ENDED;
    s->n_change = s->kept->changes;
    return TURSO_DONE;
}

sqlite3_value *ember__queued_value(const turso_statement_t *s, size_t index)
{
    return s->kept->values[s->row_at + index];
}

int64_t ember__queued_changes(const turso_statement_t *s)
{
    return s->kept->changes;
}

void ember__queued_forget(turso_statement_t *s)
{
    ember__job_fini(s->kept);
    ember__free(s->kept);
    s->kept = NULL;
    s->row_at = 0;
}

/* What the connection remembers of it. */
static void remember(const turso_statement_t *s, const ember__job_t *job)
{
    turso_connection_t *connection = s->connection;
    sqlite3_set_last_insert_rowid(connection->db, job->rowid);
    if (s->counts && (job->rc & 0xff) != SQLITE_BUSY) {
        connection->counted = job->changes;
        connection->counted_at = sqlite3_total_changes64(connection->db);
    }
    connection->total_elsewhere += job->total_changes;
}

static turso_status_code_t failed(turso_statement_t *s, const ember__job_t *job, const char **error)
{
    turso_status_code_t status = job->words ? ember__fail(error, ember__status(job->rc), "%s", job->words)
                                            : ember__fail_sqlite(error, NULL, job->rc);
    if (status != TURSO_BUSY) {
        s->phase = EMBER__ENDED;
        s->n_change = job->changes;
    }
    return status;
}

static void run(turso_statement_t *s, ember__job_t *job)
{
    turso_connection_t *connection = s->connection;
    ember__concurrency_t *concurrency = ember__concurrency_of(connection->database);
    const char *sql = sqlite3_sql(s->vm);
    if (!s->hash)
        s->hash = ember__job_hash(sql);
    *job = (ember__job_t){.sql = sql,
                          .hash = s->hash,
                          .parameters = &s->parameters,
                          .returns = s->kept != NULL,
                          .own = s->vm,
                          .busy_ms = connection->busy_ms,
                          .synchronous = connection->synchronous,
                          .rowid_before = sqlite3_last_insert_rowid(connection->db),
                          .caller = connection->caller};
    job->rowid = job->rowid_before;
    if (ember__held(connection)) {
        ember__held_run(connection, job);
        if (!s->writes)
            job->changes = 0; /* SAVEPOINT has FTS5 write what it kept */
        remember(s, job);
        return;
    }
    ember__direct_run(concurrency->direct, job);
    if (job->unfit)
        return;
    remember(s, job);
    ember__concurrency_tidy(concurrency, ember__direct_frames(concurrency->direct));
}

/* The schema has changed, and what the statement answers with it. Its connection finds out here, since it
 * does not run it. */
static void compile_anew(turso_statement_t *s)
{
    sqlite3_stmt *vm = NULL;
    ember__learn_schema(sqlite3_db_handle(s->vm));
    if (sqlite3_prepare_v3(sqlite3_db_handle(s->vm), sqlite3_sql(s->vm), -1, SQLITE_PREPARE_PERSISTENT, &vm,
                           NULL) != SQLITE_OK)
        return;
    ember__parameters_bind(&s->parameters, vm, SQLITE_TRANSIENT);
    sqlite3_finalize(s->vm);
    s->vm = vm;
}

turso_status_code_t ember__queued_run(turso_statement_t *s, bool *unfit, const char **error)
{
    ember__job_t without_rows;
    *unfit = false;
    if (sqlite3_column_count(s->vm)) {
        s->kept = ember__malloc(sizeof *s->kept);
        if (!s->kept)
            return ember__fail_memory(error);
    }
    ember__job_t *job = s->kept ? s->kept : &without_rows;
    run(s, job);
    *unfit = job->unfit;
    if (job->outdated && !job->unfit)
        compile_anew(s);
    turso_status_code_t status = TURSO_DONE;
    if (job->rc == SQLITE_OK && !job->unfit && s->kept)
        return ember__queued_row(s);
    if (job->rc != SQLITE_OK)
        status = failed(s, job, error);
    else
        s->n_change = job->changes;
    if (status == TURSO_DONE && !job->unfit)
        s->phase = EMBER__ENDED;
    if (s->kept)
        ember__queued_forget(s);
    else
        ember__job_fini(job);
    return status;
}
