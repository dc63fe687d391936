/* One call of the engine: its session, connection and scratch memory, and the way its operations are run. */
#ifndef TOASTY_ENGINE_CALL_H
#define TOASTY_ENGINE_CALL_H

#include "engine/recent.h"
#include "session/session.h"

typedef struct toasty__parts toasty__parts;

typedef struct toasty__call {
    toasty_db *db;
    toasty__error *error;
    toasty__driver_conn *conn; /* taken when the first operation runs */
    toasty__arena arena;
    bool atomic;
    bool has_state;       /* in a fiber: it reads what it only reads in a transaction ... */
    toasty__state state;  /* ... of this state, unless somebody had committed before its first read */
    toasty__parts *parts; /* the innermost of which it runs one (engine/parts.h); NULL: none */
    max_align_t scratch[256];
} toasty__call;

/* False: the call must fail at once (the handle says why). Otherwise toasty__call_end must follow. */
bool toasty__call_begin(toasty__call *call, toasty_db *db);
/* For parts of another call, on a handle that nobody else has. Nothing follows but toasty__call_clear. */
void toasty__call_init(toasty__call *call, toasty_db *db);
/* The first half of toasty__call_end: commits or undoes what was begun with toasty__call_atomic; returns the outcome. */
toasty_status toasty__call_finish(toasty__call *call, toasty_status status);
/* Commits or undoes what was begun with one of the next two, gives back connection and memory; returns the outcome. */
toasty_status toasty__call_end(toasty__call *call, toasty_status status);

/* From here on all operations of the call happen or none. Once is enough, more is harmless. */
toasty_status toasty__call_atomic(toasty__call *call);
/* From here on all reads of the call see the same state; no writer is kept waiting. */
toasty_status toasty__call_snapshot(toasty__call *call);

/* Lets go of the scratch memory; there is new one. */
void toasty__call_clear(toasty__call *call);

/* The table of a model; NULL with an error when the model is not part of this database. */
const toasty__table *toasty__call_table(toasty__call *call, const toasty_model *model);

/* Scratch memory of the call; NULL with an error when memory is out. */
static inline void *toasty__call_alloc(toasty__call *call, size_t size)
{
    void *memory = toasty__arena_alloc(&call->arena, size);
    if (!memory)
        toasty__fail_memory(call->error);
    return memory;
}
void *toasty__call_zalloc(toasty__call *call, size_t size);

/* An operation at work. */
typedef struct toasty__exec {
    toasty__call *call;
    toasty__use use; /* its plan; NULL for raw SQL, as is the next */
    const toasty__op *op;
    toasty__command command;
    toasty__run run;
    toasty__cell *cells; /* of the current row */
} toasty__exec;

/* After TOASTY_OK it must be closed. The second form runs text that has no plan. */
toasty_status toasty__exec_start(toasty__exec *exec, toasty__call *call, const toasty__op *op);
toasty_status toasty__exec_command(toasty__exec *exec, toasty__call *call, const toasty__command *command);
static inline toasty__step toasty__exec_step(toasty__exec *exec)
{
    toasty__step step = toasty__run_step(&exec->run, exec->cells);
    if (step == TOASTY__STEP_FAILED)
        toasty__name_error(exec->call->db);
    return step;
}
/* `status` is the caller's own so far; returns it, or what closing found. */
toasty_status toasty__exec_close(toasty__exec *exec, toasty_status status);

/* Runs an operation that returns no rows. Either pointer may be NULL. */
toasty_status toasty__exec_all(toasty__call *call, const toasty__op *op, int64_t *changes, int64_t *last_id);

#endif
