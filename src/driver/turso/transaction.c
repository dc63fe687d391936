/* Transactions and savepoints. */
#include <stdio.h>
#include <string.h>

#include "driver/turso/internal.h"

enum text {
    BEGIN,
    BEGIN_DEFERRED,
    BEGIN_IMMEDIATE,
    BEGIN_EXCLUSIVE,
    BEGIN_CONCURRENT,
    BEGIN_QUEUED,
    BEGIN_SERIALIZABLE,
    COMMIT,
    ROLLBACK,
    SERIALIZABLE_ON,
    SERIALIZABLE_OFF,
    FIRST_READ,
    SAVEPOINT,
    RELEASE,
    ROLLBACK_TO
};

static const char *const texts[] = {
    [BEGIN] = "BEGIN",
    [BEGIN_DEFERRED] = "BEGIN DEFERRED",
    [BEGIN_IMMEDIATE] = "BEGIN IMMEDIATE",
    [BEGIN_EXCLUSIVE] = "BEGIN EXCLUSIVE",
    [BEGIN_CONCURRENT] = "BEGIN CONCURRENT",
    [BEGIN_QUEUED] = "BEGIN QUEUED",
    [BEGIN_SERIALIZABLE] = "PRAGMA ember_serializable = ON; BEGIN CONCURRENT",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [SERIALIZABLE_ON] = "PRAGMA ember_serializable = ON",
    [SERIALIZABLE_OFF] = "PRAGMA ember_serializable = OFF",
    [FIRST_READ] = "SELECT 1 FROM sqlite_master LIMIT 1",
    [SAVEPOINT] = "SAVEPOINT",
    [RELEASE] = "RELEASE",
    [ROLLBACK_TO] = "ROLLBACK TO",
};

static enum text begin_text(const toasty__driver_db *db, const toasty__tx_request *request)
{
    const enum text in_turn = db->concurrent_writes ? BEGIN_QUEUED : BEGIN_IMMEDIATE;
    switch (request->mode) {
    case TOASTY_MODE_DEFERRED: return BEGIN_DEFERRED;
    case TOASTY_MODE_IMMEDIATE: return BEGIN_IMMEDIATE;
    case TOASTY_MODE_EXCLUSIVE: return BEGIN_EXCLUSIVE;
    case TOASTY_MODE_QUEUED:
        if (!request->read_only)
            return in_turn;
        break;
    case TOASTY_MODE_DEFAULT: break;
    }
    /* A single call has nobody who would repeat it after a conflict: it waits for its turn instead. */
    if (request->writes)
        return in_turn;
    /* What only reads has nothing to validate: its snapshot is a moment between two commits. */
    if (db->concurrent_writes)
        return request->isolation == TOASTY_SERIALIZABLE && !request->read_only ? BEGIN_SERIALIZABLE
                                                                                : BEGIN_CONCURRENT;
    return BEGIN;
}

static enum text text_of(const toasty__driver_db *db, const toasty__tx_request *request)
{
    switch (request->action) {
    case TOASTY__TX_BEGIN: return begin_text(db, request);
    case TOASTY__TX_COMMIT: return COMMIT;
    case TOASTY__TX_ROLLBACK: return ROLLBACK;
    case TOASTY__TX_SAVEPOINT: return SAVEPOINT;
    case TOASTY__TX_RELEASE: return RELEASE;
    case TOASTY__TX_ROLLBACK_TO: break;
    }
    return ROLLBACK_TO;
}

static void write_text(enum text text, unsigned depth, char *out, size_t size)
{
    if (text < SAVEPOINT)
        snprintf(out, size, "%s", texts[text]);
    else
        snprintf(out, size, "%s tx_%u", texts[text], depth);
}

void toasty__turso_transaction_text(const toasty__driver_conn *base, const toasty__tx_request *request,
                                    char *out, size_t size)
{
    write_text(text_of(((const toasty__turso_conn *)base)->db, request), request->depth, out, size);
}

/* The statements stay prepared, so their text is only made when the connection sees one for the first time.
 */
static toasty_status run(toasty__turso_conn *conn, enum text text, unsigned depth, toasty__error *error)
{
    char sql[48];
    if (text < SAVEPOINT)
        depth = 0;
    write_text(text, depth, sql, sizeof sql);
    return toasty__turso_exec(conn, TOASTY__TURSO_OWN | (uint64_t)(text + 1) << 32 | depth, sql, error);
}

/*
 * The engine looks at the setting when a transaction begins: it is off again at once, so that no way out of
 * the transaction can leave it on for the next one of the connection.
 */
static toasty_status begin_serializable(toasty__turso_conn *conn, toasty__error *error)
{
    toasty__error later;
    toasty_status status = run(conn, SERIALIZABLE_ON, 0, error);
    if (status != TOASTY_OK)
        return status;
    status = run(conn, BEGIN_CONCURRENT, 0, error);
    toasty__error_init(&later);
    if (run(conn, SERIALIZABLE_OFF, 0, &later) != TOASTY_OK)
        conn->broken = true;
    return status;
}

static toasty_status begin(toasty__turso_conn *conn, const toasty__tx_request *request, toasty__error *error)
{
    static const char *const names[] = {
        [TOASTY_READ_UNCOMMITTED] = "READ UNCOMMITTED",
        [TOASTY_READ_COMMITTED] = "READ COMMITTED",
        [TOASTY_REPEATABLE_READ] = "REPEATABLE READ",
    };
    if (request->isolation != TOASTY_ISOLATION_DEFAULT && request->isolation != TOASTY_SERIALIZABLE)
        return toasty__fail(
            error, TOASTY_UNSUPPORTED_FEATURE, "isolation level %s: this database has SERIALIZABLE only",
            (unsigned)request->isolation < sizeof names / sizeof *names ? names[request->isolation]
                                                                        : "(unknown)");
    enum text text = begin_text(conn->db, request);
    toasty_status status =
        text == BEGIN_SERIALIZABLE ? begin_serializable(conn, error) : run(conn, text, 0, error);
    if (status == TOASTY_OK)
        conn->read_only = request->read_only;
    return status;
}

/* The transaction is over: the next one may write. */
static void end(toasty__turso_conn *conn)
{
    toasty__error ignored;
    conn->read_only = false;
    if (!conn->query_only)
        return;
    conn->query_only = false;
    toasty__error_init(&ignored);
    if (toasty__turso_exec(conn, 0, "PRAGMA query_only = 0", &ignored) != TOASTY_OK)
        conn->broken = true;
}

static toasty_status roll_back(toasty__turso_conn *conn, toasty__error *error)
{
    toasty_status status = TOASTY_OK;
    /* After some failures the engine has rolled back by itself. */
    if (toasty__turso_in_transaction(&conn->base))
        status = run(conn, ROLLBACK, 0, error);
    if (status != TOASTY_OK)
        conn->broken = true; /* closing the connection rolls back as well */
    end(conn);
    return status;
}

bool toasty__turso_prompt_transaction(const toasty__driver_conn *base, const toasty__tx_request *request)
{
    const toasty__turso_conn *conn = (const toasty__turso_conn *)base;
    switch (request->action) {
    case TOASTY__TX_BEGIN:
        /* A concurrent transaction may wait for a checkpoint. A single call that writes has its commit to
         * come, and should not carry the write lock from thread to thread. */
        return begin_text(conn->db, request) < BEGIN_CONCURRENT && !request->writes &&
               turso_connection_waits(conn->handle, false) != TURSO_WAIT_DISK;
    case TOASTY__TX_COMMIT:
    case TOASTY__TX_ROLLBACK: return turso_connection_end_waits(conn->handle) != TURSO_WAIT_DISK;
    case TOASTY__TX_SAVEPOINT:
    case TOASTY__TX_RELEASE:
    case TOASTY__TX_ROLLBACK_TO: break;
    }
    return turso_connection_waits(conn->handle, false) != TURSO_WAIT_DISK;
}

toasty_status toasty__turso_transaction(toasty__driver_conn *base, const toasty__tx_request *request,
                                        toasty__error *error)
{
    toasty__turso_conn *conn = toasty__turso_of(base);
    toasty_status status;
    switch (request->action) {
    case TOASTY__TX_BEGIN: return begin(conn, request, error);
    case TOASTY__TX_COMMIT:
        status = run(conn, COMMIT, 0, error);
        if (status == TOASTY_OK)
            end(conn);
        return status;
    case TOASTY__TX_ROLLBACK: return roll_back(conn, error);
    case TOASTY__TX_SAVEPOINT: return run(conn, SAVEPOINT, request->depth, error);
    case TOASTY__TX_RELEASE: return run(conn, RELEASE, request->depth, error);
    case TOASTY__TX_ROLLBACK_TO: break;
    }
    status = run(conn, ROLLBACK_TO, request->depth, error);
    return status == TOASTY_OK ? run(conn, RELEASE, request->depth, error) : status;
}

_Static_assert(sizeof(toasty__state) == sizeof(turso_state_t), "the engine's own");

bool toasty__turso_latest(const toasty__driver_conn *base, toasty__state *out)
{
    turso_state_t latest;
    if (!turso_connection_state(((const toasty__turso_conn *)base)->handle, &latest))
        return false;
    memcpy(out, &latest, sizeof latest);
    return true;
}

/* The first read fixes which state the transaction sees: it is the wanted one if nobody has committed by
 * then. */
bool toasty__turso_begin_at(toasty__driver_conn *base, const toasty__state *state)
{
    toasty__turso_conn *conn = toasty__turso_of(base);
    toasty__state latest;
    toasty__error ignored;
    toasty__error_init(&ignored);
    if (run(conn, BEGIN_DEFERRED, 0, &ignored) != TOASTY_OK)
        return false;
    if (run(conn, FIRST_READ, 0, &ignored) == TOASTY_OK && toasty__turso_latest(base, &latest) &&
        memcmp(&latest, state, sizeof latest) == 0)
        return true;
    roll_back(conn, &ignored);
    return false;
}
