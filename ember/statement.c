/* Running statements. */
#include "internal.h"
#include "alloc.h"
#include "beside.h"
#include "queued.h"

turso_status_code_t ember__fail_statement(const turso_statement_t *self, const char *caller,
                                          const char **error)
{
    return ember__fail(error, TURSO_MISUSE, "%s: the statement %s", caller,
                       self ? "has been finalized" : "is NULL");
}

/* How many rows it has changed, for itself and, wherever it has run, for the connection. */
static void count_changes(turso_statement_t *s, int64_t total_before)
{
    turso_connection_t *connection = s->connection;
    s->n_change = 0;
    if (!s->writes)
        return;
    sqlite3 *db = sqlite3_db_handle(s->vm);
    int64_t changes = sqlite3_changes64(db), total = sqlite3_total_changes64(db);
    /* SQLite keeps the last count through statements that count nothing, DDL for one. */
    if (total != total_before)
        s->n_change = changes;
    if (!s->counts)
        return;
    connection->counted = changes;
    connection->counted_at = db == connection->db ? total : sqlite3_total_changes64(connection->db);
}

/* BUSY that waiting can cure: SQLite asked the busy handler, and nothing was handed out yet. */
static bool may_wait(turso_statement_t *s, int rc)
{
    turso_connection_t *connection = s->connection;
    if ((rc & 0xff) != SQLITE_BUSY || !connection->had_to_wait || s->phase != EMBER__READY)
        return false;
    int64_t now = ember__now_us();
    if (s->io_deadline == 0) {
        s->io_deadline = now + connection->busy_ms * 1000;
        s->io_turns = 0;
    }
    return now < s->io_deadline;
}

/* A pragma that was compiled anew may have replaced them. */
static void keep_handlers(turso_connection_t *connection)
{
    ember__busy_install(connection);
    ember__beside_hooks(connection);
}

/* Nearly always nobody waits. */
static inline void tell_unlocked(const turso_statement_t *s)
{
    turso_connection_t *connection = s->connection;
    if (EMBER__UNLIKELY(ember__bell_awaited(&connection->database->unlocked)) &&
        (s->writes || s->kind == EMBER__SQL_COMMIT || s->kind == EMBER__SQL_ROLLBACK))
        ember__tell_unlocked(connection);
}

EMBER__COLD static turso_status_code_t failed(turso_statement_t *s, int rc, int64_t total_before,
                                              const char **error)
{
    if (may_wait(s, rc)) {
        s->io_pending = true;
        return TURSO_IO;
    }
    s->io_deadline = 0;
    turso_status_code_t status = ember__fail_step(s, rc, error);
    /* Stepping again after BUSY goes on where SQLite stopped, unless rows are out that would come twice. */
    if (status != TURSO_BUSY || s->phase != EMBER__READY) {
        s->phase = EMBER__ENDED;
        count_changes(s, total_before);
    }
    return status;
}

/* What follows when a step gave no row. */
static turso_status_code_t ended(turso_statement_t *s, int rc, int64_t total_before, const char **error)
{
    s->row_columns = 0;
    tell_unlocked(s);
    if (EMBER__UNLIKELY(s->pragma)) {
        keep_handlers(s->connection);
        s->connection->settings_stale = true;
        s->connection->alike_stale = true;
    }
    if (rc != SQLITE_DONE)
        return failed(s, rc, total_before, error);
    s->phase = EMBER__ENDED;
    count_changes(s, total_before);
    return TURSO_DONE;
}

static inline turso_status_code_t run_here(turso_statement_t *s, const char **error)
{
    int64_t total_before = 0;
    if (s->writes)
        total_before = sqlite3_total_changes64(sqlite3_db_handle(s->vm));
    s->value = NULL;
    if (s->forgetting && s->bound != s->all)
        ember__forget_unbound(s);
    s->forgetting = false;
    sqlite3_stmt *outer =
        s->connection->running; /* that calls a function of the program's, which runs this */
    s->connection->running = s->vm;
    int rc = sqlite3_step(s->vm);
    s->connection->running = outer;
    if (rc != SQLITE_ROW)
        return ended(s, rc, total_before, error);
    if (s->phase != EMBER__RUNNING) {
        s->phase = EMBER__RUNNING;
        s->n_change = 0;
    }
    if (!s->row_columns)
        s->row_columns = (size_t)sqlite3_data_count(s->vm);
    return TURSO_ROW;
}

turso_status_code_t ember__run_here(turso_statement_t *s, const char **error)
{
    return run_here(s, error);
}

static inline turso_status_code_t run(turso_statement_t *s, const char **error)
{
    /* Concurrent and queued transactions, and the few statements that Ember does itself. */
    if (EMBER__UNLIKELY(s->db != s->connection->side || s->queueable || s->kept))
        return ember__run_beside(s, error);
    return run_here(s, error);
}

static turso_status_code_t run_async(turso_statement_t *s, const char **error)
{
    turso_connection_t *connection = s->connection;
    if (s->io_pending)
        return TURSO_IO;
    if (!s->io_admitted) {
        s->io_admitted = true;
        s->io_pending = true;
        return TURSO_IO;
    }
    connection->never_sleep = true;
    connection->had_to_wait = false;
    turso_status_code_t status = run(s, error);
    connection->never_sleep = false;
    return status;
}

EMBER__COLD static turso_status_code_t not_reset(const char **error)
{
    return ember__fail(error, TURSO_MISUSE, "the statement has ended: reset it before it runs again");
}

turso_status_code_t turso_statement_step(const turso_statement_t *self, const char **error_opt_out)
{
    turso_statement_t *s = ember__statement(self, "turso_statement_step", error_opt_out);
    if (EMBER__UNLIKELY(!s))
        return TURSO_MISUSE;
    if (EMBER__UNLIKELY(s->phase == EMBER__ENDED))
        return not_reset(error_opt_out);
    return s->connection->async_io ? run_async(s, error_opt_out) : run(s, error_opt_out);
}

turso_status_code_t turso_statement_execute(const turso_statement_t *self, uint64_t *rows_changes,
                                            const char **error_opt_out)
{
    turso_statement_t *s = ember__statement(self, "turso_statement_execute", error_opt_out);
    if (EMBER__UNLIKELY(!s))
        return TURSO_MISUSE;
    if (EMBER__UNLIKELY(s->phase == EMBER__ENDED))
        return not_reset(error_opt_out);
    turso_status_code_t status;
    do
        status = s->connection->async_io ? run_async(s, error_opt_out) : run(s, error_opt_out);
    while (status == TURSO_ROW);
    if (status == TURSO_DONE && rows_changes)
        *rows_changes = (uint64_t)s->n_change;
    return status;
}

turso_status_code_t turso_statement_run_io(const turso_statement_t *self, const char **error_opt_out)
{
    turso_statement_t *s = ember__statement(self, "turso_statement_run_io", error_opt_out);
    if (!s)
        return TURSO_MISUSE;
    if (s->io_pending && s->io_deadline)
        ember__await_unlocked(s->connection, s->io_turns++, s->io_deadline);
    s->io_pending = false;
    return TURSO_OK;
}

/* Ends the execution; what it answers is news only while rows were being handed out. */
static int stop(turso_statement_t *s)
{
    if (EMBER__UNLIKELY(s->kept != NULL)) {
        if (s->phase == EMBER__RUNNING)
            s->n_change = ember__queued_changes(s);
        ember__queued_forget(s);
        s->phase = EMBER__READY;
        s->row_columns = 0;
        return SQLITE_OK;
    }
    bool running = s->phase == EMBER__RUNNING;
    int64_t total_before = running && s->writes ? sqlite3_total_changes64(sqlite3_db_handle(s->vm)) : 0;
    int rc = sqlite3_reset(s->vm);
    if (running) {
        count_changes(s, total_before);
        tell_unlocked(s);
    }
    if (s->pragma)
        keep_handlers(s->connection);
    s->phase = EMBER__READY;
    s->row_columns = 0;
    s->io_deadline = 0;
    s->io_pending = false;
    s->io_admitted = false;
    return running ? rc : SQLITE_OK;
}

turso_status_code_t turso_statement_reset(const turso_statement_t *self, const char **error_opt_out)
{
    turso_statement_t *s = ember__statement(self, "turso_statement_reset", error_opt_out);
    if (EMBER__UNLIKELY(!s))
        return TURSO_MISUSE;
    int rc = stop(s);
    turso_status_code_t status = rc == SQLITE_OK ? TURSO_OK : ember__fail_step(s, rc, error_opt_out);
    ember__forget_parameters(s);
    return status;
}

turso_status_code_t turso_statement_finalize(const turso_statement_t *self, const char **error_opt_out)
{
    turso_statement_t *s = (turso_statement_t *)self;
    if (!s)
        return ember__fail_statement(self, "turso_statement_finalize", error_opt_out);
    if (!s->vm)
        return TURSO_DONE;
    int rc = stop(s);
    turso_status_code_t status = rc == SQLITE_OK ? TURSO_DONE : ember__fail_step(s, rc, error_opt_out);
    sqlite3_finalize(s->vm);
    sqlite3_finalize(s->other);
    s->vm = NULL;
    s->other = NULL;
    return status;
}

int64_t turso_statement_n_change(const turso_statement_t *self)
{
    return self && self->vm ? self->n_change : 0;
}

void turso_statement_deinit(const turso_statement_t *self)
{
    turso_statement_t *s = (turso_statement_t *)self;
    if (!s)
        return;
    sqlite3_finalize(s->vm);
    sqlite3_finalize(s->other);
    if (s->kept)
        ember__queued_forget(s);
    ember__parameters_fini(&s->parameters);
    ember__free(s->inserts);
    if (s->link) {
        *s->link = s->next;
        if (s->next)
            s->next->link = s->link;
    }
    ember__free(s);
}
