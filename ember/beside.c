#include "beside.h"
#include "alloc.h"
#include "pragma.h"
#include "queued.h"
#include "guard.h"
#include "held.h"
#include "session.h"

#include <stdio.h>
#include <string.h>

/* Told while the write lock is still held: whoever has it next must not take this commit for another
 * process's. */
static int on_commit(void *arg)
{
    ember__concurrency_t *concurrency = arg;
    ember__turn_committed(&concurrency->turn);
    return 0;
}

/* Commits of this connection outside of concurrent transactions make the log longer, too. */
static int on_wal(void *arg, sqlite3 *db, const char *schema, int frames)
{
    (void)db;
    ember__concurrency_t *concurrency = arg;
    if (strcmp(schema, "main") != 0)
        return SQLITE_OK;
    ember__concurrency_tidy(concurrency, frames);
    return SQLITE_OK;
}

void ember__beside_prepare(turso_connection_t *connection)
{
    ember__concurrency_t *concurrency = ember__concurrency_of(connection->database);
    if (!concurrency || connection->mirrors)
        return;
    connection->mirrors = true;
    connection->settings_stale = true;
    connection->alike_stale = true;
    if (ember__queued_prepare(connection) != SQLITE_OK)
        connection->alone = true;
    ember__beside_hooks(connection);
}

void ember__beside_hooks(turso_connection_t *connection)
{
    ember__concurrency_t *concurrency = ember__concurrency_of(connection->database);
    if (!connection->mirrors)
        return;
    sqlite3_commit_hook(connection->db, on_commit, concurrency);
    /* Instead of SQLite's own checkpoints, which are not gated and come in everybody's way. */
    if (EMBER__GUARD(own_checkpoints))
        sqlite3_wal_hook(connection->db, on_wal, concurrency);
}

void ember__beside_close(turso_connection_t *connection)
{
    ember__session_free(connection->session);
    connection->session = NULL;
    connection->side = connection->db;
}

static bool open_here(const turso_connection_t *connection)
{
    return connection->session && connection->session->state == EMBER__OPEN;
}

void ember__learn_schema(sqlite3 *db)
{
    sqlite3_exec(db, "SELECT 1 FROM main.sqlite_schema LIMIT 1", NULL, NULL, NULL);
}

int ember__prepare_here(turso_connection_t *connection, const char *sql, unsigned flags,
                        turso_statement_t *into, const char **tail)
{
    ember__session_t *session = connection->session;
    bool open = open_here(connection);
    into->db = open ? session->db : connection->db;
    if (session) {
        session->inserts.size = 0;
        *session->words = '\0';
    }
    int rc = sqlite3_prepare_v3(into->db, sql, -1, flags, &into->vm, tail);
    if (rc == SQLITE_ERROR && !open && connection->mirrors) {
        ember__learn_schema(into->db);
        rc = sqlite3_prepare_v3(into->db, sql, -1, flags, &into->vm, tail);
    }
    if (into->pragma)
        ember__beside_hooks(connection); /* wal_autocheckpoint, for one */
    if (rc == SQLITE_OK && open && session->inserts.size) {
        into->inserts = ember__malloc(session->inserts.size);
        if (!into->inserts) {
            sqlite3_finalize(into->vm);
            into->vm = NULL;
            return SQLITE_NOMEM;
        }
        memcpy(into->inserts, session->inserts.data, session->inserts.size);
        into->inserts_size = session->inserts.size;
    }
    return rc;
}

static const char *session_words(const turso_connection_t *connection)
{
    return connection->session && *connection->session->words ? connection->session->words : NULL;
}

turso_status_code_t ember__fail_prepare(const turso_connection_t *connection, int rc, const char **error)
{
    const char *words = session_words(connection);
    /* The authorizer says why it refuses, except when it could not note what it was asked about. */
    if (rc == SQLITE_AUTH)
        return words ? ember__fail(error, TURSO_ERROR, "%s", words) : ember__fail_memory(error);
    sqlite3 *db = open_here(connection) ? connection->session->db : connection->db;
    /* Temporary tables belong to one SQLite connection, and a concurrent transaction has another one. */
    if (db != connection->db && rc == SQLITE_ERROR && strncmp(sqlite3_errmsg(db), "no such table", 13) == 0)
        return ember__fail(
            error, TURSO_ERROR,
            "%s (temporary tables and attached databases of the connection are not visible in a "
            "concurrent transaction)",
            sqlite3_errmsg(db));
    return ember__fail_sqlite(error, db, rc);
}

turso_status_code_t ember__fail_step(const turso_statement_t *s, int rc, const char **error)
{
    const turso_connection_t *connection = s->connection;
    const char *words = s->db != connection->db ? session_words(connection) : NULL;
    if (words && (rc & 0xff) != SQLITE_NOMEM)
        return ember__fail(error, ember__status(rc), "%s", words);
    if (rc == SQLITE_AUTH)
        return ember__fail_memory(error); /* as in ember__fail_prepare() */
    return ember__fail_sqlite(error, sqlite3_db_handle(s->vm), rc);
}

static void swap(turso_statement_t *s, sqlite3_stmt *vm, sqlite3 *db)
{
    s->other = s->vm;
    s->vm = vm;
    s->db = db;
    s->value = NULL;
    s->row_columns = 0;
}

bool ember__copy_missing(const turso_statement_t *s)
{
    if (s->bulky && !s->parameters.count)
        return true;
    uint64_t bound = s->bound;
    for (int i = 0; bound; i++, bound >>= 1)
        if (bound & 1 && (i >= s->parameters.count || !s->parameters.values[i].type))
            return true;
    return false;
}

turso_status_code_t ember__fail_copy(const char **error)
{
    return ember__fail(
        error, TURSO_MISUSE,
        "the parameters were bound before the connection knew of concurrent transactions: bind "
        "them again");
}

/* Moves the statement to the other side of its connection. */
static turso_status_code_t change_sides(turso_statement_t *s, const char **error)
{
    turso_connection_t *connection = s->connection;
    bool open = open_here(connection);
    if (ember__copy_missing(s) && EMBER__GUARD(copied_parameters))
        return ember__fail_copy(error);
    sqlite3_stmt *vm = s->other;
    sqlite3 *db = open ? connection->session->db : connection->db;
    if (!vm) {
        turso_statement_t made = {0};
        int rc = ember__prepare_here(connection, sqlite3_sql(s->vm), SQLITE_PREPARE_PERSISTENT, &made, NULL);
        if (rc != SQLITE_OK)
            return ember__fail_prepare(connection, rc, error);
        vm = made.vm;
        if (made.inserts) {
            ember__free(s->inserts);
            s->inserts = made.inserts;
            s->inserts_size = made.inserts_size;
        }
    }
    sqlite3_reset(s->vm);
    swap(s, vm, db);
    int rc = ember__parameters_bind(&s->parameters, vm, SQLITE_TRANSIENT);
    s->forgetting = false;
    return rc == SQLITE_OK ? TURSO_OK : ember__fail_sqlite(error, db, rc);
}

/* What is left to say until ROLLBACK or BEGIN. */
static turso_status_code_t still_failed(const turso_connection_t *connection, const char **error)
{
    const ember__session_t *session = connection->session;
    return ember__fail(error, session->failed_with,
                       "the transaction was rolled back; ROLLBACK or BEGIN first (%s)",
                       session->failed_words);
}

static void recover(turso_connection_t *connection)
{
    if (connection->session)
        connection->session->state = EMBER__IDLE;
    ember__held_recover(connection);
    connection->side = connection->db;
}

/* BEGIN QUEUED. What has to stay on its own connection takes the lock there. */
static turso_status_code_t begin_queued(turso_statement_t *s, const char **error)
{
    turso_connection_t *connection = s->connection;
    if (!ember__concurrency_of(connection->database))
        return ember__fail(
            error, TURSO_ERROR,
            "BEGIN QUEUED: concurrent transactions are not turned on for this database; do that with PRAGMA "
            "journal_mode = 'mvcc', or use BEGIN IMMEDIATE");
    if (open_here(connection) || ember__held(connection) || !sqlite3_get_autocommit(connection->db))
        return ember__fail(error, TURSO_ERROR, "cannot start a transaction within a transaction");
    ember__beside_prepare(connection);
    recover(connection);
    return ember__queued_possible(connection) ? ember__held_begin(connection, error)
                                              : ember__run_here(s, error);
}

static turso_status_code_t begin(turso_statement_t *s, const char **error)
{
    turso_connection_t *connection = s->connection;
    ember__concurrency_t *concurrency = ember__concurrency_of(connection->database);
    if (!concurrency)
        return ember__fail(
            error, TURSO_ERROR,
            "BEGIN CONCURRENT: concurrent transactions are not turned on for this database; do that "
            "with PRAGMA journal_mode = 'mvcc', or use BEGIN IMMEDIATE");
    if (open_here(connection) || ember__held(connection) || !sqlite3_get_autocommit(connection->db))
        return ember__fail(error, TURSO_ERROR, "cannot start a transaction within a transaction");
    for (const turso_statement_t *other = connection->statements; other; other = other->next)
        if (other->writes && other->vm && other->phase == EMBER__RUNNING)
            return ember__fail(error, TURSO_BUSY,
                               "a statement of the connection that writes is still running");
    ember__beside_prepare(connection);
    if (!connection->session) {
        int rc = ember__session_new(connection, concurrency, &connection->session);
        if (rc == SQLITE_ERROR && connection->extensions.first)
            return ember__fail(
                error, TURSO_ERROR,
                "an extension of the connection does not load for its concurrent transactions");
        if (rc != SQLITE_OK)
            return ember__fail_sqlite(error, NULL, rc);
    }
    recover(connection);
    turso_status_code_t status = ember__session_begin(connection->session, error);
    return status == TURSO_OK ? TURSO_DONE : status;
}

/* SQLite has ended the transaction during a step. */
static void transaction_over(turso_statement_t *s, turso_status_code_t status, const char *const *error)
{
    ember__session_t *session = s->connection->session;
    snprintf(session->failed_words, sizeof session->failed_words, "%s",
             error && *error ? *error : session->words);
    ember__session_ended(session);
    bool asked = (s->kind == EMBER__SQL_COMMIT || s->kind == EMBER__SQL_ROLLBACK) && status == TURSO_DONE;
    if (asked || !EMBER__GUARD(failed_state))
        return;
    session->state = EMBER__FAILED;
    session->failed_with = status == TURSO_BUSY_SNAPSHOT ? status : TURSO_ERROR;
    s->connection->side = NULL;
}

/* The step, on the concurrent side, with what has to be done before it. */
static turso_status_code_t step_open(turso_statement_t *s, const char **error)
{
    ember__session_t *session = s->connection->session;
    if (s->phase == EMBER__READY) {
        turso_status_code_t status = s->db == session->db ? TURSO_OK : change_sides(s, error);
        if (status != TURSO_OK)
            return status;
        *session->words = '\0';
        int rc = s->inserts ? ember__session_lease(session, s->inserts, s->inserts_size) : SQLITE_OK;
        if (rc != SQLITE_OK)
            return ember__fail_sqlite(error, session->db, rc);
    }
    turso_status_code_t status = ember__run_here(s, error);
    if (s->kind == EMBER__SQL_ROLLBACK_TO && status == TURSO_DONE)
        ember__session_undone(session);
    return status;
}

static turso_status_code_t run_failed(turso_statement_t *s, const char **error);

static turso_status_code_t run_open(turso_statement_t *s, const char **error)
{
    ember__session_t *session = s->connection->session;
    const char *own_error = NULL;
    const char **words =
        error ? error : &own_error; /* wanted here in any case: they may have to be repeated */
    /* Resetting a statement, too, can meet an error that ends the transaction. */
    if (EMBER__UNLIKELY(sqlite3_get_autocommit(session->db))) {
        transaction_over(s, TURSO_ERROR, NULL);
        return run_failed(s, error);
    }
    turso_status_code_t status = step_open(s, words);
    if (sqlite3_get_autocommit(session->db))
        transaction_over(s, status,
                         (const char *const *)(status == TURSO_DONE || status == TURSO_ROW ? NULL : words));
    turso_str_deinit(own_error);
    return status;
}

static turso_status_code_t run_failed(turso_statement_t *s, const char **error)
{
    turso_connection_t *connection = s->connection;
    if (s->kind == EMBER__SQL_ROLLBACK) {
        recover(connection);
        s->phase = EMBER__ENDED;
        return TURSO_DONE;
    }
    if (s->kind != EMBER__SQL_BEGIN)
        return still_failed(connection, error);
    recover(connection);
    return ember__run_beside(s, error);
}

static turso_status_code_t run_idle(turso_statement_t *s, const char **error)
{
    turso_connection_t *connection = s->connection;
    if (s->queueable && s->phase == EMBER__READY && ember__queued_fits(s)) {
        bool unfit;
        turso_status_code_t status = ember__queued_run(s, &unfit, error);
        if (!unfit)
            return status;
        s->queueable = false;
    }
    if (s->phase == EMBER__READY && s->db != connection->db) {
        turso_status_code_t status = change_sides(s, error);
        if (status != TURSO_OK)
            return status;
    }
    return ember__run_here(s, error);
}

/* In a queued transaction, or after one that failed. */
static turso_status_code_t run_held(turso_statement_t *s, const char **error)
{
    turso_connection_t *connection = s->connection;
    if (ember__held(connection))
        return ember__held_step(s, error);
    if (s->kind == EMBER__SQL_ROLLBACK) {
        recover(connection);
        s->phase = EMBER__ENDED;
        return TURSO_DONE;
    }
    if (s->kind != EMBER__SQL_BEGIN)
        return ember__held_still_failed(connection, error);
    recover(connection);
    return run_idle(s, error);
}

/* What is shown is that of now, not of when the statement was compiled. */
static turso_status_code_t run_own_pragma(turso_statement_t *s, const char **error)
{
    turso_connection_t *connection = s->connection;
    if (s->own.sets)
        return ember__pragma_set(connection, &s->own, error);
    char *text = ember__pragma_text(connection, &s->own);
    sqlite3_stmt *vm = NULL;
    int rc = text ? sqlite3_prepare_v3(connection->db, text, -1, SQLITE_PREPARE_PERSISTENT, &vm, NULL)
                  : SQLITE_NOMEM;
    sqlite3_free(text);
    if (rc != SQLITE_OK)
        return ember__fail_sqlite(error, NULL, rc);
    sqlite3_finalize(s->vm);
    s->vm = vm;
    return TURSO_OK;
}

static turso_status_code_t run_special(turso_statement_t *s, const char **error)
{
    if (s->phase == EMBER__READY && s->kind == EMBER__SQL_BEGIN_CONCURRENT) {
        turso_status_code_t status = begin(s, error);
        if (status == TURSO_DONE)
            s->phase = EMBER__ENDED;
        return status;
    }
    if (s->phase == EMBER__READY && s->kind == EMBER__SQL_BEGIN_QUEUED) {
        turso_status_code_t status = begin_queued(s, error);
        if (status == TURSO_DONE)
            s->phase = EMBER__ENDED;
        return status;
    }
    if (s->phase == EMBER__READY && s->kind == EMBER__SQL_MVCC) {
        turso_status_code_t status = ember__concurrency_start(s->connection->database, error);
        if (status != TURSO_OK)
            return status;
        ember__beside_prepare(s->connection);
    }
    if (s->phase == EMBER__READY && s->kind == EMBER__SQL_EMBER) {
        turso_status_code_t status = run_own_pragma(s, error);
        if (status != TURSO_OK)
            return status;
    }
    return ember__run_here(s, error);
}

turso_status_code_t ember__run_beside(turso_statement_t *s, const char **error)
{
    turso_connection_t *connection = s->connection;
    ember__session_t *session = connection->session;
    if (s->special)
        return run_special(s, error);
    if (s->kept)
        return ember__queued_row(s);
    if (connection->held && ember__held_concerned(s))
        return run_held(s, error);
    if (!session || session->state == EMBER__IDLE)
        return run_idle(s, error);
    /* Rows that are being handed out, of statements that began before, go on. */
    if (s->phase == EMBER__RUNNING && s->db == connection->db)
        return ember__run_here(s, error);
    return session->state == EMBER__OPEN ? run_open(s, error) : run_failed(s, error);
}
