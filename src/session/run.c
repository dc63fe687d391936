/* Commands on their way to the driver: connections, errors, the log. */
#include <string.h>

#include "core/clock.h"
#include "core/log.h"
#include "runtime/fiber.h"
#include "session/internal.h"

toasty__driver_conn *toasty__take_connection(toasty_db *db)
{
    if (!db->depth)
        return toasty__pool_acquire(db->database->pool, &db->error);
    if (db->lost != TOASTY_OK) {
        toasty__fail(&db->error, db->lost,
                     "this transaction is over since an earlier call failed: roll it back and begin again");
        return NULL;
    }
    if (toasty__fiber_stopped(&db->error) != TOASTY_OK)
        return NULL;
    return db->conn;
}

void toasty__set_lost(toasty_db *db, toasty_status why)
{
    for (toasty_db *tx = db; tx && tx->depth; tx = tx->parent)
        if (tx->lost == TOASTY_OK)
            tx->lost = why;
}

/*
 * A failure may have made the database roll back the whole transaction. What follows would then run outside
 * of any, and each statement be final at once; so the handle refuses it.
 */
static void look_after_failure(toasty_db *db, toasty__driver_conn *conn)
{
    if (db->depth && !db->database->driver->in_transaction(conn))
        toasty__set_lost(db, db->error.info.code);
}

static void log_run(const toasty__run *run)
{
    bool query = run->command->kind == TOASTY__QUERY || run->cursor.column_count;
    toasty__log_run(run->db, &(const toasty__log_entry){
                                           .command = run->command,
                                           .started_ns = run->started_ns,
                                           .rows = query ? run->rows : run->cursor.changes,
                                           .error = run->failed ? run->db->error.info.message : "",
                                       });
}

/* In a fiber the driver learns how long its statements take; it goes away with those that are not quick. */
static toasty_status start(toasty__run *run)
{
    toasty_db *db = run->db;
    const toasty__driver *driver = db->database->driver;
    if (toasty__fiber_begins(&db->error) != TOASTY_OK)
        return db->error.info.code;
    bool in_fiber = toasty__fiber_current();
    if (in_fiber && toasty__fiber_at_home() && !driver->prompt(run->conn, run->command))
        toasty__fiber_go_away();
    toasty_status status = driver->start(run->conn, run->command, &run->cursor, &db->error);
    if (status == TOASTY_OK && in_fiber)
        run->timed_ns = toasty__monotonic_ns();
    /* preparing may have waited for a lock */
    if (status != TOASTY_OK && toasty__fiber_interrupted(&db->error) != TOASTY_OK) {
        toasty__error_set_statement(&db->error, run->command->sql);
        status = db->error.info.code;
    }
    return status;
}

int64_t toasty__run_pause(const toasty__run *run)
{
    return run->timed_ns ? toasty__monotonic_ns() : 0;
}

void toasty__run_go_on(toasty__run *run, int64_t paused_ns)
{
    if (run->timed_ns)
        run->timed_ns += toasty__monotonic_ns() - paused_ns;
}

static void note_pace(toasty__run *run)
{
    int64_t took = toasty__monotonic_ns() - run->timed_ns;
    run->cursor.pace = took < toasty__fiber_turn() ? TOASTY__PACE_QUICK : TOASTY__PACE_SLOW;
}

toasty_status toasty__run_start(toasty__run *run, toasty_db *db, toasty__driver_conn *conn,
                                const toasty__command *command)
{
    run->db = db;
    run->conn = conn;
    run->command = command;
    run->started_ns = toasty__log_on() ? toasty__monotonic_ns() : 0;
    run->rows = 0;
    run->done = false;
    run->failed = false;
    run->timed_ns = 0;
    db->queries++;
    if (db->database->repeated_warning)
        toasty__note_statement(db, command);
    toasty_status status = start(run);
    if (status == TOASTY_OK)
        return TOASTY_OK;
    run->failed = true;
    run->cursor.column_count = 0;
    run->cursor.changes = 0;
    look_after_failure(db, conn);
    if (run->started_ns)
        log_run(run);
    return status;
}

void toasty__run_failed(toasty__run *run)
{
    run->failed = true;
    toasty__fiber_interrupted(&run->db->error);
    toasty__error_set_statement(&run->db->error, run->command->sql);
}

toasty_status toasty__run_close(toasty__run *run)
{
    const toasty__driver *driver = run->db->database->driver;
    /* Only at its end does a write tell how many rows it changed, and that it succeeded. */
    if (run->rows && run->command->kind != TOASTY__QUERY)
        while (!run->done && !run->failed)
            toasty__run_step(run, NULL);
    if (run->timed_ns)
        note_pace(run);
    driver->finish(run->conn, &run->cursor);
    if (run->failed)
        look_after_failure(run->db, run->conn);
    if (run->started_ns)
        log_run(run);
    return run->failed ? run->db->error.info.code : TOASTY_OK;
}

toasty_status toasty__run_all(toasty_db *db, toasty__driver_conn *conn, const toasty__command *command,
                              int64_t *changes, int64_t *last_id)
{
    toasty__run run;
    toasty_status status = toasty__run_start(&run, db, conn, command);
    if (status != TOASTY_OK)
        return status;
    while (toasty__run_step(&run, NULL) == TOASTY__STEP_ROW)
        continue;
    int64_t changed = run.cursor.changes, last = run.cursor.last_insert_id;
    status = toasty__run_close(&run);
    if (status == TOASTY_OK && changes)
        *changes = changed;
    if (status == TOASTY_OK && last_id)
        *last_id = last;
    return status;
}
