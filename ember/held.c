#include "held.h"
#include "alloc.h"
#include "beside.h"
#include "concurrency.h"
#include "guard.h"
#include "queued.h"
#include "refusal.h"

#include <stdio.h>

static ember__direct_t *direct_of(const turso_connection_t *connection)
{
    return ember__concurrency_of(connection->database)->direct;
}

static int make(turso_connection_t *connection)
{
    ember__held_t *made = ember__calloc(1, sizeof *made);
    if (!made)
        return SQLITE_NOMEM;
    int rc = ember__hold_init(&made->hold);
    if (rc != SQLITE_OK) {
        ember__free(made);
        return rc;
    }
    connection->held = made;
    return SQLITE_OK;
}

static turso_status_code_t failed(const ember__job_t *job, const char **error)
{
    return job->words ? ember__fail(error, ember__status(job->rc), "%s", job->words)
                      : ember__fail_sqlite(error, NULL, job->rc);
}

turso_status_code_t ember__held_begin(turso_connection_t *connection, const char **error)
{
    if (!connection->held && make(connection) != SQLITE_OK)
        return ember__fail_memory(error);
    ember__held_t *held = connection->held;
    ember__job_t *job = &held->hold.job;
    job->busy_ms = connection->busy_ms;
    job->synchronous = connection->synchronous;
    job->caller = connection->caller;
    ember__hold_begin(direct_of(connection), &held->hold);
    if (job->rc != SQLITE_OK)
        return failed(job, error);
    held->state = EMBER__HELD_OPEN;
    connection->side = NULL;
    return TURSO_DONE;
}

static void over(turso_connection_t *connection)
{
    connection->held->state = EMBER__HELD_NOT;
    connection->side = connection->db;
    ember__concurrency_t *concurrency = ember__concurrency_of(connection->database);
    ember__concurrency_tidy(concurrency, ember__direct_frames(concurrency->direct));
}

/* It has ended without the program asking for it. */
static void note_failure(turso_connection_t *connection, turso_status_code_t status, const char *words)
{
    ember__held_t *held = connection->held;
    over(connection);
    if (!EMBER__GUARD(hold_failed))
        return;
    held->state = EMBER__HELD_FAILED;
    held->failed_with = status == TURSO_BUSY_SNAPSHOT ? status : TURSO_ERROR;
    connection->side = NULL;
    snprintf(held->words, sizeof held->words, "%s", words ? words : "");
}

void ember__held_run(turso_connection_t *connection, ember__job_t *job)
{
    const ember__counts_t counts = {
        .changes = ember__queued_counted(connection),
        .total = connection->total_elsewhere + sqlite3_total_changes64(connection->db),
    };
    connection->held->over = ember__hold_run(direct_of(connection), &connection->held->hold, job, &counts);
}

static turso_status_code_t commit(turso_connection_t *connection, const char **error)
{
    ember__held_t *held = connection->held;
    const ember__job_t *job = &held->hold.job;
    bool ended = ember__hold_commit(direct_of(connection), &held->hold);
    if (job->rc == SQLITE_OK) {
        over(connection);
        return TURSO_DONE;
    }
    turso_status_code_t status = failed(job, error);
    if (ended)
        note_failure(connection, status, job->words);
    return status;
}

static turso_status_code_t run_statement(turso_statement_t *s, const char **error)
{
    turso_connection_t *connection = s->connection;
    const char *own_error = NULL;
    const char **words =
        error ? error : &own_error; /* wanted here in any case: they may have to be repeated */
    bool unfit;
    if (ember__copy_missing(s))
        return ember__fail_copy(error);
    connection->held->over = false;
    turso_status_code_t status = ember__queued_run(s, &unfit, words);
    if (connection->held->over)
        note_failure(connection, status, *words);
    turso_str_deinit(own_error);
    return status;
}

turso_status_code_t ember__held_step(turso_statement_t *s, const char **error)
{
    turso_connection_t *connection = s->connection;
    turso_status_code_t status = TURSO_DONE;
    switch (s->kind) {
    case EMBER__SQL_BEGIN:
        return ember__fail(error, TURSO_ERROR, "cannot start a transaction within a transaction");
    case EMBER__SQL_COMMIT: status = commit(connection, error); break;
    case EMBER__SQL_ROLLBACK:
        ember__hold_rollback(direct_of(connection), &connection->held->hold);
        over(connection);
        break;
    default:
        if (!s->pragma || ember__pragma_checks(sqlite3_sql(s->vm)))
            return run_statement(s, error);
        /* What other pragmas tell is of the connection. */
        if (!ember__held_refuses(connection, s->kind, sqlite3_sql(s->vm)))
            return ember__run_here(s, error);
        return ember__fail(error, TURSO_ERROR, "%s", connection->held->words);
    }
    s->phase = EMBER__ENDED;
    return status;
}

bool ember__held_concerned(const turso_statement_t *s)
{
    return s->connection->held->state != EMBER__HELD_NOT && s->phase == EMBER__READY;
}

turso_status_code_t ember__held_still_failed(const turso_connection_t *connection, const char **error)
{
    return ember__fail(error, connection->held->failed_with,
                       "the transaction was rolled back; ROLLBACK or BEGIN first (%s)",
                       connection->held->words);
}

void ember__held_recover(turso_connection_t *connection)
{
    if (connection->held)
        connection->held->state = EMBER__HELD_NOT;
}

bool ember__held_refuses(turso_connection_t *connection, enum ember__sql kind, const char *sql)
{
    ember__held_t *held = connection->held;
    if (kind == EMBER__SQL_BUSY_TIMEOUT || !EMBER__GUARD(hold_pragmas))
        return false;
    if (kind == EMBER__SQL_PRAGMA)
        return ember__hold_refuses_pragma(sql, held->words, sizeof held->words);
    snprintf(held->words, sizeof held->words,
             "what gives the connection something of its own cannot be part of a queued transaction: do it "
             "outside of one");
    return true;
}

void ember__held_close(turso_connection_t *connection)
{
    if (!connection->held)
        return;
    if (ember__held(connection)) {
        ember__hold_rollback(direct_of(connection), &connection->held->hold);
        over(connection);
    }
    ember__hold_fini(&connection->held->hold);
    ember__free(connection->held);
    connection->held = NULL;
}
