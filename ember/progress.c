/* What a program is told while its statements run, and what it can know before. */
#include "held.h"
#include "session.h"
#include "turso_ember.h"

/*
 * A statement that has ended may be told of as well, since SQLite looks at its count of operations once more
 * then. What it did is committed: it must not be called interrupted.
 */
static int on_progress(void *arg)
{
    const turso_connection_t *connection = arg;
    return !ember__caller_wants(&connection->caller, false) && sqlite3_stmt_busy(connection->running);
}

void ember__progress_install(turso_connection_t *connection, sqlite3 *db)
{
    sqlite3_progress_handler(db, connection->caller.operations, connection->caller.wants ? on_progress : NULL,
                             connection);
}

void turso_connection_set_progress_handler(const turso_connection_t *self, int operations,
                                           bool (*handler)(void *arg, bool waits), void *arg)
{
    turso_connection_t *connection = (turso_connection_t *)self;
    if (!connection || !connection->db)
        return;
    connection->caller = (ember__caller_t){handler, arg, operations > 0 ? operations : 1};
    ember__progress_install(connection, connection->db);
    if (connection->session)
        ember__progress_install(connection, connection->session->db);
}

static bool concurrent(const turso_connection_t *connection)
{
    return connection->session && connection->session->state == EMBER__OPEN;
}

/* Without a log readers wait for writers. */
static bool known(const turso_connection_t *connection)
{
    return connection && connection->db && connection->database->wal;
}

turso_wait_t turso_connection_waits(const turso_connection_t *self, bool writes)
{
    if (!known(self))
        return TURSO_WAIT_DISK;
    if (!writes || concurrent(self) || ember__held(self))
        return TURSO_WAIT_NEVER;
    if (sqlite3_get_autocommit(self->db))
        return TURSO_WAIT_DISK;
    return sqlite3_txn_state(self->db, NULL) == SQLITE_TXN_WRITE ? TURSO_WAIT_NEVER : TURSO_WAIT_LOCK;
}

turso_wait_t turso_connection_end_waits(const turso_connection_t *self)
{
    /* A queued one commits for others, too. */
    if (!known(self) || concurrent(self) || ember__held(self) ||
        sqlite3_txn_state(self->db, NULL) == SQLITE_TXN_WRITE)
        return TURSO_WAIT_DISK;
    return TURSO_WAIT_NEVER;
}
