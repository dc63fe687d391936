/* Further connections of a call, for reads of the state that it reads. */
#include "runtime/fiber.h"
#include "session/internal.h"

bool toasty__latest(toasty_db *db, const toasty__driver_conn *conn, toasty__state *out)
{
    const toasty__driver *driver = db->database->driver;
    return driver->latest && driver->latest(conn, out);
}

toasty__driver_conn *toasty__take_beside(toasty_db *db, const toasty__state *state)
{
    toasty__driver_conn *conn = toasty__pool_try(db->database->pool);
    if (!conn || db->database->driver->begin_at(conn, state))
        return conn;
    toasty__pool_release(db->database->pool, conn);
    return NULL;
}

void toasty__give_beside(toasty_db *db, toasty__driver_conn *conn)
{
    const toasty__tx_request request = {.action = TOASTY__TX_ROLLBACK};
    toasty__local *local = toasty__fiber_local();
    bool outer = local->shielded;
    toasty__error ignored;
    toasty__error_init(&ignored);
    /* After a failure the pool closes the connection. */
    local->shielded = true;
    (void)db->database->driver->transaction(conn, &request, &ignored);
    local->shielded = outer;
    toasty__pool_release(db->database->pool, conn);
}
