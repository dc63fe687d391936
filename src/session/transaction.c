/* Transactions, savepoints, and calls that happen whole or not at all. */
#include "core/clock.h"
#include "core/log.h"
#include "runtime/fiber.h"
#include "session/internal.h"

/* A wait for the beginning can be interrupted; an end comes to an end. */
static toasty_status step(const toasty__driver *driver, toasty__driver_conn *conn,
                          const toasty__tx_request *request, toasty__error *error)
{
    toasty__local *local = toasty__fiber_local();
    bool outer = local->shielded;
    local->interrupted = TOASTY_OK;
    if (toasty__fiber_at_home() && !driver->prompt_transaction(conn, request))
        toasty__fiber_go_away();
    local->shielded |= request->action != TOASTY__TX_BEGIN;
    toasty_status status = driver->transaction(conn, request, error);
    local->shielded = outer;
    if (status != TOASTY_OK && toasty__fiber_interrupted(error) != TOASTY_OK)
        status = error->info.code;
    return status;
}

static toasty_status run(toasty_db *db, toasty__driver_conn *conn, const toasty__tx_request *request,
                         toasty__error *error)
{
    const toasty__driver *driver = db->database->driver;
    db->queries++;
    if (!toasty__log_on())
        return step(driver, conn, request, error);
    char text[64];
    driver->transaction_text(conn, request, text, sizeof text);
    int64_t started = toasty__monotonic_ns();
    toasty_status status = step(driver, conn, request, error);
    toasty__log_run(db, &(const toasty__log_entry){
                                      .statement = text,
                                      .started_ns = started,
                                      .error = status == TOASTY_OK ? "" : error->info.message,
                                  });
    return status;
}

toasty_status toasty__run_transaction(toasty_db *db, toasty__driver_conn *conn,
                                      const toasty__tx_request *request, toasty__error *error)
{
    toasty_status status = run(db, conn, request, error);
    /* A savepoint that fails can take the whole transaction with it, as any statement can. */
    if (status != TOASTY_OK && db->depth && !db->database->driver->in_transaction(conn))
        toasty__set_lost(db, status);
    return status;
}

void toasty__undo(toasty_db *db, toasty__driver_conn *conn, unsigned depth)
{
    toasty__error ignored;
    const toasty__tx_request request = {
        .action = depth > 1 ? TOASTY__TX_ROLLBACK_TO : TOASTY__TX_ROLLBACK,
        .depth = depth,
    };
    toasty__error_init(&ignored);
    /* What cannot be undone must not be committed either. After a rollback that fails the pool closes the
     * connection. */
    if (depth > 1 && db->lost != TOASTY_OK)
        return;
    if (toasty__run_transaction(db, conn, &request, &ignored) != TOASTY_OK && depth > 1)
        toasty__set_lost(db, ignored.info.code);
}

toasty_status toasty__atomic_begin(toasty_db *db, toasty__driver_conn *conn, toasty__atomic_kind kind)
{
    static const toasty_mode modes[] = {TOASTY_MODE_DEFERRED, TOASTY_MODE_DEFAULT, TOASTY_MODE_IMMEDIATE};
    const toasty__tx_request request = {
        .action = db->depth ? TOASTY__TX_SAVEPOINT : TOASTY__TX_BEGIN,
        .depth = db->depth + 1,
        .writes = kind != TOASTY__ATOMIC_READS,
        .mode = modes[kind],
    };
    return toasty__run_transaction(db, conn, &request, &db->error);
}

toasty_status toasty__atomic_end(toasty_db *db, toasty__driver_conn *conn, toasty_status status)
{
    const toasty__tx_request request = {
        .action = db->depth ? TOASTY__TX_RELEASE : TOASTY__TX_COMMIT,
        .depth = db->depth + 1,
    };
    if (status == TOASTY_OK) {
        status = toasty__run_transaction(db, conn, &request, &db->error);
        if (status != TOASTY_OK)
            toasty__name_error(db);
    }
    if (status != TOASTY_OK)
        toasty__undo(db, conn, db->depth + 1);
    return status;
}

static toasty_status check_begin(toasty_db *db, const toasty_begin_options *options)
{
    const toasty__capability *capability = db->database->driver->capability;
    const char *scheme = db->database->driver->scheme;
    bool plain = options->isolation == TOASTY_ISOLATION_DEFAULT && !options->read_only &&
                 options->mode == TOASTY_MODE_DEFAULT;
    if (db->depth)
        return plain ? TOASTY_OK
                     : toasty__fail(
                           &db->error, TOASTY_INVALID_STATEMENT,
                           "a savepoint has no isolation, mode or read_only of its own: they are those "
                           "of its transaction");
    if ((unsigned)options->isolation > TOASTY_SERIALIZABLE || (unsigned)options->mode > TOASTY_MODE_QUEUED)
        return toasty__fail(&db->error, TOASTY_INVALID_STATEMENT, "there is no isolation %d or no mode %d",
                            (int)options->isolation, (int)options->mode);
    if (!(capability->isolations & 1u << options->isolation)) {
        static const char *const names[] = {"", "READ UNCOMMITTED", "READ COMMITTED", "REPEATABLE READ",
                                            "SERIALIZABLE"};
        return toasty__fail(&db->error, TOASTY_UNSUPPORTED_FEATURE, "%s has no isolation level %s", scheme,
                            names[options->isolation]);
    }
    if (options->mode >= TOASTY_MODE_IMMEDIATE && !capability->lock_modes)
        return toasty__fail(&db->error, TOASTY_UNSUPPORTED_FEATURE, "%s has no transaction modes", scheme);
    return TOASTY_OK;
}

/* A handle for the transaction, not yet begun. */
static toasty_db *new_child(toasty_db *parent)
{
    toasty_db *tx = toasty__db_new(parent->database);
    if (!tx) {
        toasty__fail_memory(&parent->error);
        return NULL;
    }
    tx->conn = toasty__take_connection(parent);
    if (!tx->conn) {
        toasty__db_free(tx);
        return NULL;
    }
    tx->parent = parent;
    tx->depth = parent->depth + 1;
    return tx;
}

static toasty_db *begin(toasty_db *db, const toasty_begin_options *options)
{
    if (check_begin(db, options) != TOASTY_OK)
        return NULL;
    toasty_db *tx = new_child(db);
    if (!tx)
        return NULL;
    const toasty__tx_request request = {
        .action = db->depth ? TOASTY__TX_SAVEPOINT : TOASTY__TX_BEGIN,
        .depth = tx->depth,
        .isolation = options->isolation,
        .read_only = options->read_only,
        .mode = options->mode,
    };
    if (toasty__run_transaction(db, tx->conn, &request, &db->error) != TOASTY_OK) {
        toasty__give_connection(db, tx->conn);
        toasty__db_free(tx);
        return NULL;
    }
    db->child = tx;
    return tx;
}

toasty_db *toasty_begin_with(const toasty_begin_options *options)
{
    if (!options || !toasty__enter(options->db))
        return NULL;
    toasty_db *tx = begin(options->db, options);
    toasty__leave(options->db);
    return tx;
}

static toasty_status commit(toasty_db *tx)
{
    const toasty__tx_request request = {
        .action = tx->depth > 1 ? TOASTY__TX_RELEASE : TOASTY__TX_COMMIT,
        .depth = tx->depth,
    };
    toasty_status status = toasty__fiber_stopped(&tx->error);
    if (status == TOASTY_OK && tx->lost == TOASTY_OK) {
        status = toasty__run_transaction(tx, tx->conn, &request, &tx->error);
        if (status != TOASTY_OK)
            toasty__name_error(tx);
    } else if (status == TOASTY_OK) {
        status = toasty__fail(&tx->error, tx->lost,
                              "this transaction is over since an earlier call failed: nothing was committed");
    }
    if (status != TOASTY_OK)
        toasty__undo(tx, tx->conn, tx->depth);
    return status;
}

static toasty_status roll_back(toasty_db *tx)
{
    const toasty__tx_request request = {
        .action = tx->depth > 1 ? TOASTY__TX_ROLLBACK_TO : TOASTY__TX_ROLLBACK,
        .depth = tx->depth,
    };
    if (tx->depth > 1 && tx->lost != TOASTY_OK)
        return TOASTY_OK; /* gone with its transaction */
    toasty_status status = toasty__run_transaction(tx, tx->conn, &request, &tx->error);
    if (status != TOASTY_OK)
        toasty__set_lost(tx, status);
    return status;
}

toasty_status toasty__tx_end(toasty_db *tx, bool do_commit)
{
    toasty_db *parent = tx->parent;
    toasty_status status = do_commit ? commit(tx) : roll_back(tx);
    if (tx->depth == 1)
        toasty__pool_release(tx->database->pool, tx->conn);
    toasty__fiber_come_home();
    if (status == TOASTY_OK)
        toasty__error_clear(&parent->error);
    else
        toasty__error_copy(&parent->error, &tx->error);
    parent->child = NULL;
    parent->queries += tx->queries;
    toasty__db_free(tx);
    return status;
}

static toasty_status end(toasty_db *tx, bool do_commit)
{
    if (!toasty__enter(tx))
        return toasty__refused();
    toasty_db *parent = tx->parent;
    if (!parent) {
        toasty__fail(&tx->error, TOASTY_MISUSE, "this handle is not a transaction: there is nothing to %s",
                     do_commit ? "commit" : "roll back");
        return toasty__leave(tx);
    }
    if (!toasty__db_lock(parent)) {
        toasty__fail(&tx->error, TOASTY_MISUSE,
                     "another thread or fiber is inside a call on the handle that this transaction was begun on");
        return toasty__leave(tx);
    }
    toasty_status status = toasty__tx_end(tx, do_commit);
    toasty__db_unlock(parent);
    return status;
}

toasty_status toasty_commit(toasty_db *tx)
{
    return end(tx, true);
}

toasty_status toasty_rollback(toasty_db *tx)
{
    return end(tx, false);
}
