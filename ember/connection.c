/* Connections: settings, closing. */
#include "internal.h"
#include "alloc.h"
#include "beside.h"
#include "held.h"
#include "session.h"

#include <limits.h>

turso_status_code_t ember__fail_connection(const turso_connection_t *self, const char *caller,
                                           const char **error)
{
    return ember__fail(error, TURSO_MISUSE, "%s: the connection is %s", caller, self ? "closed" : "NULL");
}

void turso_connection_set_busy_timeout_ms(const turso_connection_t *self, int64_t timeout_ms)
{
    turso_connection_t *connection = (turso_connection_t *)self;
    if (!connection || !connection->db || timeout_ms < 0)
        return;
    connection->busy_ms = timeout_ms < INT_MAX ? timeout_ms : INT_MAX;
}

bool turso_connection_get_autocommit(const turso_connection_t *self)
{
    return self && self->side && sqlite3_get_autocommit(self->side);
}

int64_t turso_connection_last_insert_rowid(const turso_connection_t *self)
{
    if (!self || !self->db)
        return 0;
    bool concurrent = self->session && self->session->state == EMBER__OPEN;
    return sqlite3_last_insert_rowid(concurrent ? self->session->db : self->db);
}

static void close_connection(turso_connection_t *connection)
{
    for (turso_statement_t *s = connection->statements; s; s = s->next) {
        sqlite3_finalize(s->vm);
        sqlite3_finalize(s->other);
        s->vm = NULL;
        s->other = NULL;
        s->row_columns = 0;
    }
    ember__held_close(connection);
    ember__beside_close(connection);
    ember__extensions_fini(&connection->extensions);
    /* Cannot fail: every statement is finalized, and nothing else of SQLite's is handed out. Should it,
     * SQLite keeps the rest until it can go. */
    sqlite3_close_v2(connection->db);
    ember__bell_ring(&connection->database->unlocked);
    connection->db = NULL;
    connection->side = NULL;
    ember__database_leave(connection->database);
    connection->database = NULL;
}

turso_status_code_t turso_connection_close(const turso_connection_t *self, const char **error_opt_out)
{
    turso_connection_t *connection = ember__connection(self, "turso_connection_close", error_opt_out);
    if (!connection)
        return TURSO_MISUSE;
    close_connection(connection);
    return TURSO_OK;
}

void turso_connection_deinit(const turso_connection_t *self)
{
    turso_connection_t *connection = (turso_connection_t *)self;
    if (!connection)
        return;
    if (connection->db)
        close_connection(connection);
    for (turso_statement_t *s = connection->statements, *next; s; s = next) {
        next = s->next;
        s->connection = NULL;
        s->next = NULL;
        s->link = NULL;
    }
    ember__free(connection);
}
