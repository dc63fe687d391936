/*
 * What stands behind a toasty_db: the shared database (driver, pool, schema, plans) and the state of one
 * session or transaction. The engine runs every statement through the functions below.
 */
#ifndef TOASTY_SESSION_H
#define TOASTY_SESSION_H

#include <stdatomic.h>

#include "driver/driver.h"
#include "runtime/events.h"
#include "runtime/pool.h"

typedef struct toasty__schema toasty__schema; /* schema/schema.h */
typedef struct toasty__plans toasty__plans;   /* engine/plan.h */
typedef struct toasty__view_table toasty__view_table; /* engine/view.h */

/* One opened database, shared by all sessions over it. */
typedef struct toasty__database {
    atomic_int refs;
    const toasty__driver *driver;
    toasty__driver_db *driver_db;
    toasty__pool *pool;
    toasty__schema *schema;
    toasty__plans *plans;
    _Atomic(toasty__view_table *) views; /* those that were asked for */
    int slow_statement_ms; /* negative: never */
    int repeated_warning;  /* 0: never */
    bool log_params;
} toasty__database;

struct toasty_db {
    uint32_t magic;
    atomic_bool busy;           /* while a call runs: a second thread is a mistake */
    toasty__database *database; /* NULL when opening failed: `error` says why, for good */
    toasty_db *parent;          /* of a transaction or savepoint */
    toasty_db *child;           /* the transaction or savepoint open on this handle */
    toasty__driver_conn *conn;  /* transactions: the connection it runs on */
    unsigned depth;             /* 0 session, 1 transaction, 2 and up savepoints */
    toasty_status lost; /* why the transaction is no longer open, though its handle is; or TOASTY_OK */
    toasty__error error;
    int64_t changes;
    int64_t queries;         /* statements sent */
    toasty__events *later; /* what is to be told the logger waits there for its turn; NULL: it is told */
    uint64_t last_statement; /* with repeated_warning: which one, and how often in a row */
    int64_t repeats;
};

/*
 * Begins a call: checks the handle, that no other thread is inside and that no transaction is open on it, and
 * clears the last error. False when the call must fail; the error is set, except where there is no handle or
 * another thread is using it.
 */
bool toasty__enter(toasty_db *db);
/* What a call that toasty__enter has just refused on this thread returns. */
toasty_status toasty__refused(void);
/* After a call that ran a function of the program: what that was refused on this thread is no answer to it. */
void toasty__forget_refusal(const toasty_db *db);
/* Ends a call begun with success; returns the handle's status. */
toasty_status toasty__leave(toasty_db *db);

/* The connection for the statements of one call: the transaction's, or one from the pool. NULL: error set. */
toasty__driver_conn *toasty__take_connection(toasty_db *db);
static inline void toasty__give_connection(toasty_db *db, toasty__driver_conn *conn)
{
    if (!db->depth)
        toasty__pool_release(db->database->pool, conn);
}

/* Tells what was kept while it was `later` of some handle, as if it had just run on this one. */
void toasty__tell_later(toasty_db *db, toasty__events *later);

/* Notes the state that `conn` will read, in a transaction that is about to begin to read, unless somebody commits
 * meanwhile. False: the database cannot tell. */
bool toasty__latest(toasty_db *db, const toasty__driver_conn *conn, toasty__state *out);
/* Another connection, with a transaction that reads the state of one for which toasty__latest noted this. NULL:
   there is none without waiting, or the state is not the latest any more. Both may block. */
toasty__driver_conn *toasty__take_beside(toasty_db *db, const toasty__state *state);
void toasty__give_beside(toasty_db *db, toasty__driver_conn *conn);

/* What the statements of one call do. The schema cannot be changed beside other writers. */
typedef enum toasty__atomic_kind { TOASTY__ATOMIC_READS, TOASTY__ATOMIC_WRITES, TOASTY__ATOMIC_SCHEMA } toasty__atomic_kind;

/* Makes the statements of one call atomic: a transaction, or a savepoint inside one. */
toasty_status toasty__atomic_begin(toasty_db *db, toasty__driver_conn *conn, toasty__atomic_kind kind);
/* Commits when `status` is TOASTY_OK, else undoes everything; returns the outcome (the first error stays). */
toasty_status toasty__atomic_end(toasty_db *db, toasty__driver_conn *conn, toasty_status status);

/* The handle's error names a table and columns, as the driver knows them: makes them model and fields. */
__attribute__((cold)) void toasty__name_error(toasty_db *db);

/* Runs a command. After TOASTY_OK the cursor must be closed; the error of the handle is set otherwise. */
typedef struct toasty__run {
    toasty_db *db;
    toasty__driver_conn *conn;
    const toasty__command *command;
    toasty__cursor cursor;
    int64_t started_ns;
    int64_t timed_ns; /* in a fiber: when it was ready to run, later by its pauses */
    int64_t rows;
    bool done;
    bool failed;
} toasty__run;

toasty_status toasty__run_start(toasty__run *run, toasty_db *db, toasty__driver_conn *conn,
                                const toasty__command *command);
/* For toasty__run_step: the step has failed. */
__attribute__((cold)) void toasty__run_failed(toasty__run *run);

static inline toasty__step toasty__run_step(toasty__run *run, toasty__cell *cells)
{
    toasty__step step = run->db->database->driver->step(run->conn, &run->cursor, cells, &run->db->error);
    if (step == TOASTY__STEP_ROW)
        run->rows++;
    else if (step == TOASTY__STEP_DONE)
        run->done = true;
    else
        toasty__run_failed(run);
    return step;
}
/* What is done between these two, between steps, does not count as time of the statement's. */
int64_t toasty__run_pause(const toasty__run *run);
void toasty__run_go_on(toasty__run *run, int64_t paused_ns);
/* Ends it (a write of which some rows were fetched runs to its end) and logs it; TOASTY_OK or what failed. */
toasty_status toasty__run_close(toasty__run *run);
/* Start, step to the end, close: for statements whose rows nobody reads. `changes` and `last_id` may be NULL.
 */
toasty_status toasty__run_all(toasty_db *db, toasty__driver_conn *conn, const toasty__command *command,
                              int64_t *changes, int64_t *last_id);

#endif
