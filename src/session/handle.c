/* Handles: who may use them when, and what they say. */
#include "core/alloc.h"
#include "core/log.h"
#include "runtime/fiber.h"
#include "session/internal.h"

/*
 * Who meets another one inside a handle must not write to it, so what the last refused call was told is kept by
 * the thread or fiber (toasty__fiber_local); the address tells toasty_errcode of which handle it speaks.
 */

static const toasty_error_info no_handle = {
    .code = TOASTY_MISUSE,
    .message = "misuse: the handle is NULL or closed",
    .driver_text = "",
    .sqlstate = "",
    .statement = "",
    .model = "",
    .field = "",
};

static const toasty_error_info second_thread = {
    .code = TOASTY_MISUSE,
    .message =
        "misuse: another thread or fiber is inside a call on this handle, or this one in a function that the call "
        "runs; toasty_clone makes one for each",
    .driver_text = "",
    .sqlstate = "",
    .statement = "",
    .model = "",
    .field = "",
};

static bool valid(const toasty_db *db)
{
    return db && db->magic == TOASTY__DB_MAGIC;
}

toasty_db *toasty__db_new(toasty__database *database)
{
    toasty_db *db = toasty__calloc(1, sizeof *db);
    if (!db)
        return NULL;
    db->magic = TOASTY__DB_MAGIC;
    db->database = database;
    atomic_init(&db->busy, false);
    toasty__error_init(&db->error);
    toasty__forget_refusal(db); /* of an earlier handle at the same address */
    return db;
}

void toasty__db_free(toasty_db *db)
{
    db->magic = 0;
    toasty__free(db);
}

static bool refuse(const toasty_db *handle, toasty_status status)
{
    toasty__local *local = toasty__fiber_local();
    local->refused = handle;
    local->status = status;
    return false;
}

bool toasty__enter(toasty_db *db)
{
    if (!valid(db))
        return refuse(NULL, TOASTY_MISUSE);
    if (!toasty__db_lock(db))
        return refuse(db, TOASTY_MISUSE);
    toasty__forget_refusal(db);
    if (!db->database) {
        toasty_status status = db->error.info.code;
        toasty__db_unlock(db);
        return refuse(NULL, status);
    }
    toasty__error_clear(&db->error);
    if (!db->child)
        return true;
    toasty__fail(&db->error, TOASTY_MISUSE,
                 "a %s is open on this handle: use its own handle, or commit or roll it back first",
                 db->child->depth > 1 ? "savepoint" : "transaction");
    toasty__db_unlock(db);
    return refuse(NULL, TOASTY_MISUSE);
}

void toasty__forget_refusal(const toasty_db *db)
{
    toasty__local *local = toasty__fiber_local();
    if (local->refused == db)
        local->refused = NULL;
}

toasty_status toasty__refused(void)
{
    return toasty__fiber_local()->status;
}

toasty_status toasty__leave(toasty_db *db)
{
    toasty_status status = db->error.info.code;
    toasty__fiber_come_home();
    toasty__db_unlock(db);
    return status;
}

const toasty_error_info *toasty_error(const toasty_db *db)
{
    if (!valid(db))
        return &no_handle;
    return toasty__fiber_local()->refused == db ? &second_thread : &db->error.info;
}

toasty_status toasty_errcode(const toasty_db *db)
{
    return toasty_error(db)->code;
}

const char *toasty_errmsg(const toasty_db *db)
{
    return toasty_error(db)->message;
}

bool toasty_is_record_not_found(const toasty_db *db)
{
    return toasty_errcode(db) == TOASTY_RECORD_NOT_FOUND;
}

bool toasty_is_serialization_failure(const toasty_db *db)
{
    return toasty_errcode(db) == TOASTY_SERIALIZATION_FAILURE;
}

bool toasty_is_validation(const toasty_db *db)
{
    return toasty_errcode(db) == TOASTY_VALIDATION;
}

bool toasty_is_condition_failed(const toasty_db *db)
{
    return toasty_errcode(db) == TOASTY_CONDITION_FAILED;
}

bool toasty_is_unsupported_feature(const toasty_db *db)
{
    return toasty_errcode(db) == TOASTY_UNSUPPORTED_FEATURE;
}

bool toasty_is_connection_lost(const toasty_db *db)
{
    return toasty_errcode(db) == TOASTY_CONNECTION_LOST;
}

bool toasty_is_unique_violation(const toasty_db *db)
{
    const toasty_error_info *error = toasty_error(db);
    return error->code != TOASTY_OK && error->constraint == TOASTY_CONSTRAINT_UNIQUE;
}

int64_t toasty_changes(const toasty_db *db)
{
    return valid(db) ? db->changes : 0;
}

toasty_pool_status toasty_pool(const toasty_db *db)
{
    if (!valid(db) || !db->database)
        return (toasty_pool_status){0};
    return toasty__pool_status(db->database->pool);
}

/* Any number of threads may clone a handle that one of them is using: nothing of it is written. */
toasty_db *toasty_clone(toasty_db *db)
{
    if (!valid(db) || !db->database)
        return NULL;
    toasty_db *clone = toasty__db_new(db->database);
    if (clone) {
        atomic_fetch_add_explicit(&db->database->refs, 1, memory_order_relaxed);
    } else if (toasty__db_lock(db)) {
        toasty__fail_memory(&db->error);
        toasty__db_unlock(db);
    }
    return clone;
}

/* Whether a call runs on the handle or on a transaction inside it; else they are all locked from now on. */
static bool lock_all(toasty_db *db)
{
    for (toasty_db *at = db; at; at = at->child) {
        if (toasty__db_lock(at))
            continue;
        for (toasty_db *locked = db; locked != at; locked = locked->child)
            toasty__db_unlock(locked);
        return false;
    }
    return true;
}

/* Frees the handles inside `db`, innermost first, without a word to the database. */
static void free_children(toasty_db *db)
{
    while (db->child) {
        toasty_db *last = db;
        while (last->child)
            last = last->child;
        last->parent->child = NULL;
        last->parent->queries += last->queries;
        toasty__db_free(last);
    }
}

/* Rolls back a transaction that is being dropped. */
static void drop(toasty_db *tx)
{
    free_children(tx);
    toasty__error_clear(&tx->error);
    toasty__tx_end(tx, false);
}

void toasty_close(toasty_db *db)
{
    if (!valid(db))
        return;
    if (!lock_all(db) || (db->parent && !toasty__db_lock(db->parent))) {
        /* Freeing it would pull it from under that thread. */
        toasty__log(&(const toasty_log_event){.level = TOASTY_LOG_ERROR,
                                              .message =
                                                  "toasty_close: another thread or fiber is inside a call on this "
                                                  "handle; it stays open"});
        return;
    }
    if (db->depth) {
        toasty_db *parent = db->parent;
        drop(db);
        toasty__db_unlock(parent);
        return;
    }
    if (db->child)
        drop(db->child);
    toasty__database *database = db->database;
    toasty__db_free(db);
    toasty__database_unref(database);
}
