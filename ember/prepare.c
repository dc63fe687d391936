/* From text to statements. */
#include "internal.h"
#include "alloc.h"
#include "beside.h"
#include "concurrency.h"
#include "held.h"
#include "log.h"
#include "pragma.h"

#include <string.h>

/* Asks SQLite what its busy timeout is; *ms is kept when it cannot say. */
static int read_busy_timeout(sqlite3 *db, int64_t *ms)
{
    sqlite3_stmt *vm = NULL;
    int rc = sqlite3_prepare_v2(db, "PRAGMA busy_timeout", -1, &vm, NULL);
    if (rc == SQLITE_OK && sqlite3_step(vm) == SQLITE_ROW)
        *ms = sqlite3_column_int64(vm, 0);
    int end = sqlite3_finalize(vm);
    return rc ? rc : end;
}

/*
 * PRAGMA busy_timeout is carried out while it is compiled, and it replaces the busy handler. So SQLite is
 * given the timeout that holds, and Ember takes over what came of it.
 */
static int prepare_busy_timeout(turso_connection_t *connection, const char *sql, unsigned flags,
                                sqlite3_stmt **vm, const char **tail)
{
    sqlite3_busy_timeout(connection->db, (int)connection->busy_ms);
    int rc = sqlite3_prepare_v3(connection->db, sql, -1, flags, vm, tail);
    if (rc == SQLITE_OK)
        rc = read_busy_timeout(connection->db, &connection->busy_ms);
    ember__busy_install(connection);
    if (rc != SQLITE_OK) {
        sqlite3_finalize(*vm);
        *vm = NULL;
    }
    return rc;
}

/* Compiles something else in the place of the first statement of the text. */
static int prepare_instead(turso_connection_t *connection, const char *instead, const char *sql,
                           unsigned flags, sqlite3_stmt **vm, const char **tail)
{
    *tail = ember__scan_end(sql);
    return instead ? sqlite3_prepare_v3(connection->db, instead, -1, flags, vm, NULL) : SQLITE_NOMEM;
}

/* SQLite does not know CONCURRENT and QUEUED: what it is given is run where the first has no place in it, the
 * transaction cannot be queued. */
static int prepare_begin(turso_connection_t *connection, const char *sql, unsigned flags, sqlite3_stmt **vm,
                         const char **tail)
{
    size_t length;
    size_t at = ember__scan_begin(sql, &length);
    char *copy = sqlite3_mprintf("%.*sIMMEDIATE%s", (int)at, sql, sql + at + length);
    const char *end = NULL;
    if (!copy)
        return SQLITE_NOMEM;
    int rc = sqlite3_prepare_v3(connection->db, copy, -1, flags, vm, &end);
    if (rc == SQLITE_OK)
        *tail = sql + (end - copy) + length - strlen("IMMEDIATE");
    sqlite3_free(copy);
    return rc;
}

static turso_status_code_t prepare_own_pragma(turso_connection_t *connection, const char *sql, unsigned flags,
                                              turso_statement_t *into, const char **tail, const char **error)
{
    turso_status_code_t status = ember__pragma_parse(sql, &into->own, error);
    if (status != TURSO_OK)
        return status;
    char *text = ember__pragma_text(connection, &into->own);
    int rc = prepare_instead(connection, text, sql, flags, &into->vm, tail);
    sqlite3_free(text);
    return rc == SQLITE_OK ? TURSO_OK : ember__fail_sqlite(error, NULL, rc);
}

static const char shown_mode[] = "SELECT 'mvcc' AS journal_mode";

/* Compiles the first statement of `sql`, past empty ones. into->vm is NULL when there is none. */
static turso_status_code_t compile(turso_connection_t *connection, const char *sql, unsigned flags,
                                   turso_statement_t *into, const char **tail, const char **error)
{
    int rc;
    into->kind = ember__scan(sql);
    if (into->kind == EMBER__SQL_JOURNAL_MODE && !ember__concurrency_of(connection->database))
        into->kind = EMBER__SQL_PRAGMA;
    into->special = true;
    into->db = NULL;
    into->pragma = into->kind == EMBER__SQL_PRAGMA || into->kind == EMBER__SQL_BUSY_TIMEOUT ||
                   into->kind == EMBER__SQL_ALONE;
    if (into->pragma && ember__held(connection) && ember__held_refuses(connection, into->kind, sql))
        return ember__fail(error, TURSO_ERROR, "%s", connection->held->words);
    /* Some pragmas are carried out while they are compiled, also where nothing comes of the statement. */
    if (into->pragma)
        connection->settings_stale = connection->alike_stale = true;
    connection->alone |= into->kind == EMBER__SQL_ALONE;
    switch (into->kind) {
    case EMBER__SQL_BUSY_TIMEOUT: rc = prepare_busy_timeout(connection, sql, flags, &into->vm, tail); break;
    case EMBER__SQL_EMBER: return prepare_own_pragma(connection, sql, flags, into, tail, error);
    case EMBER__SQL_BEGIN_QUEUED:
    case EMBER__SQL_BEGIN_CONCURRENT: rc = prepare_begin(connection, sql, flags, &into->vm, tail); break;
    case EMBER__SQL_JOURNAL_MODE:
    case EMBER__SQL_MVCC: rc = prepare_instead(connection, shown_mode, sql, flags, &into->vm, tail); break;
    default:
        into->special = false;
        rc = ember__prepare_here(connection, sql, flags, into, tail);
        return rc == SQLITE_OK ? TURSO_OK : ember__fail_prepare(connection, rc, error);
    }
    return rc == SQLITE_OK ? TURSO_OK : ember__fail_sqlite(error, connection->db, rc);
}

static void drop(turso_statement_t *unused)
{
    sqlite3_finalize(unused->vm);
    ember__free(unused->inserts);
}

static void enlist(turso_connection_t *connection, turso_statement_t *made)
{
    int parameters = sqlite3_bind_parameter_count(made->vm);
    made->connection = connection;
    made->all = parameters < 64 ? (UINT64_C(1) << parameters) - 1 : UINT64_MAX;
    /* No connection is there, so that it always takes the long way. */
    if (made->special)
        made->db = (sqlite3 *)made;
    made->writes = !sqlite3_stmt_readonly(made->vm);
    made->counts = made->writes && (made->kind == EMBER__SQL_WRITE || made->kind == EMBER__SQL_WRITE_HERE);
    made->queueable = made->kind == EMBER__SQL_WRITE && made->writes && connection->mirrors;
    made->next = connection->statements;
    made->link = &connection->statements;
    if (made->next)
        made->next->link = &made->next;
    connection->statements = made;
}

static turso_status_code_t prepare(turso_connection_t *connection, const char *sql, bool single,
                                   size_t *tail_idx, turso_statement_t **statement, const char **error)
{
    turso_statement_t compiled = {0};
    const char *tail = sql;
    if (ember__log_wanted(TURSO_TRACING_LEVEL_TRACE))
        ember__log(TURSO_TRACING_LEVEL_TRACE, "prepare: %s", sql);
    turso_status_code_t status =
        compile(connection, sql, single ? SQLITE_PREPARE_PERSISTENT : 0, &compiled, &tail, error);
    if (status != TURSO_OK)
        return status;
    if (single && !compiled.vm)
        return ember__fail(error, TURSO_ERROR, "the SQL text holds no statement");
    if (single && *tail && !ember__scan_blank(tail)) {
        drop(&compiled);
        return ember__fail(
            error, TURSO_MISUSE,
            "the SQL text holds more than one statement: use turso_connection_prepare_first()");
    }
    turso_statement_t *made = NULL;
    if (compiled.vm) {
        made = ember__malloc(sizeof *made);
        if (!made) {
            drop(&compiled);
            return ember__fail_memory(error);
        }
        *made = compiled;
        enlist(connection, made);
    }
    *statement = made;
    if (tail_idx)
        *tail_idx = (size_t)(tail - sql);
    return TURSO_OK;
}

turso_status_code_t turso_connection_prepare_single(const turso_connection_t *self, const char *sql,
                                                    turso_statement_t **statement, const char **error_opt_out)
{
    turso_connection_t *connection =
        ember__connection(self, "turso_connection_prepare_single", error_opt_out);
    if (!connection)
        return TURSO_MISUSE;
    if (!sql || !statement)
        return ember__fail(error_opt_out, TURSO_MISUSE, "turso_connection_prepare_single: %s is NULL",
                           sql ? "statement" : "sql");
    return prepare(connection, sql, true, NULL, statement, error_opt_out);
}

turso_status_code_t turso_connection_prepare_first(const turso_connection_t *self, const char *sql,
                                                   turso_statement_t **statement, size_t *tail_idx,
                                                   const char **error_opt_out)
{
    turso_connection_t *connection = ember__connection(self, "turso_connection_prepare_first", error_opt_out);
    if (!connection)
        return TURSO_MISUSE;
    if (!sql || !statement)
        return ember__fail(error_opt_out, TURSO_MISUSE, "turso_connection_prepare_first: %s is NULL",
                           sql ? "statement" : "sql");
    return prepare(connection, sql, false, tail_idx, statement, error_opt_out);
}
