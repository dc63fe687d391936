#include "engine/call.h"

#include "engine/foreign_key.h"
#include "engine/parts.h"
#include "runtime/fiber.h"

#include <stdio.h>
#include <string.h>

bool toasty__call_begin(toasty__call *call, toasty_db *db)
{
    if (!toasty__enter(db))
        return false;
    toasty__call_init(call, db);
    return true;
}

void toasty__call_init(toasty__call *call, toasty_db *db)
{
    call->db = db;
    call->error = &db->error;
    call->conn = 0;
    call->atomic = false;
    call->has_state = false;
    call->parts = 0;
    toasty__arena_init(&call->arena, call->scratch, sizeof call->scratch);
}

void toasty__call_clear(toasty__call *call)
{
    toasty__arena_fini(&call->arena);
    toasty__arena_init(&call->arena, call->scratch, sizeof call->scratch);
}

static toasty_status take(toasty__call *call)
{
    if (!call->conn)
        call->conn = toasty__take_connection(call->db);
    return call->conn ? TOASTY_OK : toasty_errcode(call->db);
}

static toasty_status begin(toasty__call *call, toasty__atomic_kind kind)
{
    if (call->atomic)
        return TOASTY_OK;
    toasty_status status = take(call);
    if (!status)
        status = toasty__atomic_begin(call->db, call->conn, kind);
    call->atomic = !status;
    return status;
}

toasty_status toasty__call_atomic(toasty__call *call)
{
    return begin(call, TOASTY__ATOMIC_WRITES);
}

toasty_status toasty__call_snapshot(toasty__call *call)
{
    /* inside a transaction the reads have one already, and there is nothing to undo */
    if (call->db->depth || call->atomic)
        return TOASTY_OK;
    toasty_status status = begin(call, TOASTY__ATOMIC_READS);
    if (!status && toasty__fiber_current())
        call->has_state = toasty__latest(call->db, call->conn, &call->state);
    return status;
}

toasty_status toasty__call_finish(toasty__call *call, toasty_status status)
{
    if (!call->atomic)
        return status;
    call->atomic = false;
    return toasty__atomic_end(call->db, call->conn, status);
}

toasty_status toasty__call_end(toasty__call *call, toasty_status status)
{
    status = toasty__call_finish(call, status);
    if (call->conn)
        toasty__give_connection(call->db, call->conn);
    toasty__arena_fini(&call->arena);
    toasty__leave(call->db);
    return status;
}

const toasty__table *toasty__call_table(toasty__call *call, const toasty_model *model)
{
    const toasty__table *table = toasty__schema_table(call->db->database->schema, model);
    if (!table) {
        toasty__error_set_field(call->error, model->name, 0);
        toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                     "model `%s` is not part of this database: name it in .models when opening", model->name);
    }
    return table;
}

void *toasty__call_zalloc(toasty__call *call, size_t size)
{
    void *memory = toasty__call_alloc(call, size);
    if (memory)
        memset(memory, 0, size);
    return memory;
}

static void put_plan(toasty__exec *exec)
{
    if (exec->use.plan)
        toasty__recent_put(&exec->use);
}

static toasty_status run(toasty__exec *exec)
{
    toasty__call *call = exec->call;
    const toasty__driver *driver = call->db->database->driver;
    if (exec->command.param_count > driver->capability->max_params)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "the statement needs %zu values, but the database takes at most %u in one",
                            exec->command.param_count, driver->capability->max_params);
    if (call->parts && !driver->prompt(call->conn, &exec->command))
        toasty__parts_help(call);
    toasty_status status = toasty__run_start(&exec->run, call->db, call->conn, &exec->command);
    if (status) {
        toasty__name_error(call->db);
        return status;
    }
    exec->cells = toasty__call_alloc(call, (exec->run.cursor.column_count + 1) * sizeof *exec->cells);
    if (!exec->cells)
        toasty__run_close(&exec->run);
    return exec->cells ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
}

toasty_status toasty__exec_command(toasty__exec *exec, toasty__call *call, const toasty__command *command)
{
    toasty_status status = take(call);
    if (status)
        return status;
    exec->call = call;
    exec->use.plan = 0;
    exec->op = 0;
    exec->command = *command;
    return run(exec);
}

toasty_status toasty__exec_start(toasty__exec *exec, toasty__call *call, const toasty__op *op)
{
    toasty__shape shape;
    toasty__params params = {.arena = &call->arena};
    shape.arena = &call->arena;
    toasty_status status = take(call);
    if (status)
        return status;
    exec->call = call;
    exec->op = op;
    toasty__op_shape(op, &shape, &params);
    if (shape.failed || params.failed ||
        !toasty__recent_get(call->db->database->plans, call->conn, op, &shape, &exec->use))
        return toasty__fail_memory(call->error);
    const toasty__plan *plan = exec->use.plan;
    exec->command = (toasty__command){.kind = op->kind,
                                      .sql = plan->sql,
                                      .sql_length = plan->sql_length,
                                      .id = plan->id,
                                      .params = params.cells,
                                      .param_count = params.count};
    status = run(exec);
    if (status)
        put_plan(exec);
    return status;
}

toasty_status toasty__exec_close(toasty__exec *exec, toasty_status status)
{
    toasty_status closed = toasty__run_close(&exec->run);
    put_plan(exec);
    if (closed && exec->op && exec->call->error->info.constraint == TOASTY_CONSTRAINT_FOREIGN_KEY)
        toasty__name_foreign_key(exec->call, exec->op);
    return status ? status : closed;
}

toasty_status toasty__exec_all(toasty__call *call, const toasty__op *op, int64_t *changes, int64_t *last_id)
{
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, call, op);
    if (status)
        return status;
    while (toasty__exec_step(&exec) == TOASTY__STEP_ROW)
        ;
    if (changes)
        *changes = exec.run.cursor.changes;
    if (last_id)
        *last_id = exec.run.cursor.last_insert_id;
    return toasty__exec_close(&exec, TOASTY_OK);
}
