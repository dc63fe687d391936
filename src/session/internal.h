/* What the files of this folder share. */
#ifndef TOASTY_SESSION_INTERNAL_H
#define TOASTY_SESSION_INTERNAL_H

#include "session/session.h"

#define TOASTY__DB_MAGIC 0x54535459u

/* A handle over the database, which it does not take a reference to. NULL when memory is out. */
toasty_db *toasty__db_new(toasty__database *database);
void toasty__db_free(toasty_db *db);
/* The flag of toasty__enter alone. False when a call runs. */
static inline bool toasty__db_lock(toasty_db *db)
{
    return !atomic_exchange_explicit(&db->busy, true, memory_order_acquire);
}

static inline void toasty__db_unlock(toasty_db *db)
{
    atomic_store_explicit(&db->busy, false, memory_order_release);
}

/* With repeated_warning: a statement is about to be sent. */
void toasty__note_statement(toasty_db *db, const toasty__command *command);
/* The same by its number, and when its turn has come. */
void toasty__note(toasty_db *db, uint64_t statement, const char *sql);
void toasty__count_repeats(toasty_db *db, uint64_t statement, const char *sql);

void toasty__database_unref(toasty__database *database);

/* Runs and logs a step of a transaction. */
toasty_status toasty__run_transaction(toasty_db *db, toasty__driver_conn *conn,
                                      const toasty__tx_request *request, toasty__error *error);
/* Undoes a transaction or savepoint after something failed; the error of that stays. */
void toasty__undo(toasty_db *db, toasty__driver_conn *conn, unsigned depth);
/* Notes on a transaction's handle, and those it is inside of, that the transaction is gone. */
void toasty__set_lost(toasty_db *db, toasty_status why);
/* Ends and frees a transaction or savepoint without further checks; its children's handles are gone. */
toasty_status toasty__tx_end(toasty_db *tx, bool commit);

/* Tells the logger of something that ran. `command` may be NULL; then `statement` is what ran. */
typedef struct toasty__log_entry {
    const toasty__command *command;
    const char *statement;
    int64_t started_ns;
    int64_t rows;
    const char *error; /* "" when it succeeded */
} toasty__log_entry;
void toasty__log_run(toasty_db *db, const toasty__log_entry *entry);
/* Tells the logger, when it is the handle's turn. */
void toasty__tell(toasty_db *db, const toasty_log_event *event);

#endif
