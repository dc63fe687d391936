/* From text to statements. */
#include "internal.h"
#include "alloc.h"
#include "log.h"
#include "scan.h"

#include <string.h>

static turso_status_code_t refuse_concurrent(const char *what, const char **error)
{
    return ember__fail(
        error, TURSO_ERROR,
        "%s: concurrent write transactions are not available in this version of Ember; use BEGIN "
        "IMMEDIATE, which waits for its turn up to the busy timeout",
        what);
}

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

/* Compiles the first statement of `sql`, past empty ones. *vm is NULL when there is none. */
static turso_status_code_t compile(turso_connection_t *connection, const char *sql, unsigned flags,
                                   sqlite3_stmt **vm, const char **tail, enum ember__sql *kind,
                                   const char **error)
{
    *kind = ember__scan(sql);
    if (*kind == EMBER__SQL_MVCC)
        return refuse_concurrent("PRAGMA journal_mode = 'mvcc'", error);
    if (*kind == EMBER__SQL_BEGIN_CONCURRENT)
        return refuse_concurrent("BEGIN CONCURRENT", error);
    int rc = *kind == EMBER__SQL_BUSY_TIMEOUT ? prepare_busy_timeout(connection, sql, flags, vm, tail)
                                              : sqlite3_prepare_v3(connection->db, sql, -1, flags, vm, tail);
    return rc == SQLITE_OK ? TURSO_OK : ember__fail_sqlite(error, connection->db, rc);
}

static turso_status_code_t prepare(turso_connection_t *connection, const char *sql, bool single,
                                   size_t *tail_idx, turso_statement_t **statement, const char **error)
{
    sqlite3_stmt *vm = NULL;
    const char *tail = sql;
    enum ember__sql kind;
    if (ember__log_wanted(TURSO_TRACING_LEVEL_TRACE))
        ember__log(TURSO_TRACING_LEVEL_TRACE, "prepare: %s", sql);
    turso_status_code_t status =
        compile(connection, sql, single ? SQLITE_PREPARE_PERSISTENT : 0, &vm, &tail, &kind, error);
    if (status != TURSO_OK)
        return status;
    if (single && !vm)
        return ember__fail(error, TURSO_ERROR, "the SQL text holds no statement");
    if (single && *tail && !ember__scan_blank(tail)) {
        sqlite3_finalize(vm);
        return ember__fail(
            error, TURSO_MISUSE,
            "the SQL text holds more than one statement: use turso_connection_prepare_first()");
    }
    turso_statement_t *made = NULL;
    if (vm) {
        made = ember__calloc(1, sizeof *made);
        if (!made) {
            sqlite3_finalize(vm);
            return ember__fail_memory(error);
        }
        made->vm = vm;
        made->connection = connection;
        made->writes = !sqlite3_stmt_readonly(vm);
        made->pragma = kind == EMBER__SQL_PRAGMA || kind == EMBER__SQL_BUSY_TIMEOUT;
        made->next = connection->statements;
        made->link = &connection->statements;
        if (made->next)
            made->next->link = &made->next;
        connection->statements = made;
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
