/* toasty_model_each: one record after the other in memory that they share. */
#include <string.h>

#include "engine/deferred.h"
#include "engine/find.h"
#include "record/decode.h"
#include "runtime/fiber.h"

enum {
    TOP = 16, /* so that a record is not the top of its block, and toasty_free refuses it */
    PORTION =
        128 /* with relations so many records are read at a time: one query for each relation of them all */
};

typedef bool visitor(void *record, void *context);

/* The program's function runs on the thread of the fiber's loop. */
static bool call_visitor(toasty__exec *exec, visitor *visit, void *record, void *context)
{
    int64_t paused = toasty__run_pause(&exec->run);
    toasty__fiber_come_home();
    bool more = visit(record, context);
    toasty__run_go_on(&exec->run, paused);
    return more;
}

static toasty_status visit_row(toasty__finding *f, toasty__exec *exec, toasty__block *block, visitor *visit,
                               void *context, bool *more)
{
    toasty__block_rewind(block, TOP);
    void *record = toasty__block_alloc(block, f->table->model->size);
    if (!record)
        return toasty__fail_memory(f->call.error);
    memset(record, 0, f->table->model->size);
    toasty_status status = toasty__decode_row(f->table, exec->cells, record, block, f->call.error);
    if (!status)
        status = toasty__deferred_show(&f->call, f->table, f->select.load, record, 1);
    if (!status)
        *more = call_visitor(exec, visit, record, context);
    return status;
}

static toasty_status read_portion(toasty__finding *f, toasty__exec *exec, toasty__records *records,
                                  const toasty_include *includes, bool *more)
{
    toasty_status status = TOASTY_OK;
    /* what takes memory on the way is let go with the portion */
    toasty__arena arena = f->call.arena;
    f->call.arena = (toasty__arena){0};
    while (!status && *more && records->len < PORTION) {
        *more = toasty__exec_step(exec) == TOASTY__STEP_ROW;
        if (*more)
            status = toasty__records_add(&f->call, records, exec->cells);
    }
    status = toasty__records_keep(&f->call, records, status);
    int64_t paused = toasty__run_pause(&exec->run);
    if (!status)
        status = toasty__find_includes(f, records->block, records->items, records->len, includes);
    toasty__run_go_on(&exec->run, paused);
    toasty__arena_fini(&f->call.arena);
    f->call.arena = arena;
    return status;
}

static toasty_status visit_portions(toasty__finding *f, toasty__exec *exec, toasty__block *block,
                                    const toasty_include *includes, visitor *visit, void *context)
{
    bool more = true;
    toasty_status status = TOASTY_OK;
    while (!status && more) {
        toasty__records records = {.table = f->table, .block = block};
        bool wanted = true;
        toasty__block_rewind(block, TOP);
        status = read_portion(f, exec, &records, includes, &more);
        for (size_t i = 0; !status && wanted && i < records.len; i++)
            wanted = call_visitor(exec, visit, records.items + i * f->table->model->size, context);
        more &= wanted;
    }
    return status;
}

static toasty_status visit_rows(toasty__finding *f, const toasty_include *includes, visitor *visit,
                                void *context)
{
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = f->select};
    toasty__exec exec;
    bool more = true;
    toasty__block *block = toasty__block_new(TOP, f->table->model->size + 4096);
    if (!block)
        return toasty__fail_memory(f->call.error);
    toasty_status status = toasty__exec_start(&exec, &f->call, &op);
    if (!status) {
        if (toasty__includes_relations(f->table, includes, TOASTY_MAX_INCLUDE))
            status = visit_portions(f, &exec, block, includes, visit, context);
        else
            while (!status && more && toasty__exec_step(&exec) == TOASTY__STEP_ROW)
                status = visit_row(f, &exec, block, visit, context, &more);
        status = toasty__exec_close(&exec, status);
    }
    toasty__block_free(block);
    return status;
}

toasty_status toasty_model_each(toasty_target target, const toasty_find_options *options, visitor *visit,
                                void *context)
{
    toasty__finding f;
    if (!options)
        return TOASTY_MISUSE;
    if (!toasty__call_begin(&f.call, options->db))
        return toasty__refused();
    toasty_status status = TOASTY_OK;
    if (!visit)
        status = toasty__fail(f.call.error, TOASTY_MISUSE, "the function to call with each record is NULL");
    if (!status)
        status = toasty__find_prepare(&f, target, options);
    if (!status && !f.never && toasty__includes_relations(f.table, options->include, TOASTY_MAX_INCLUDE))
        status = toasty__call_snapshot(&f.call);
    if (!status && !f.never)
        status = visit_rows(&f, options->include, visit, context);
    status = toasty__call_end(&f.call, status);
    toasty__forget_refusal(options->db);
    return status;
}
