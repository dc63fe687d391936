/* toasty_model_each: one record after the other in memory that they share. */
#include <string.h>

#include "engine/find.h"
#include "record/decode.h"

enum { TOP = 16 }; /* so that a record is not the top of its block, and toasty_free refuses it */

static toasty_status visit_row(toasty__finding *f, toasty__block *block, const toasty__cell *cells,
                               bool (*visit)(void *record, void *context), void *context, bool *more)
{
    toasty__block_rewind(block, TOP);
    void *record = toasty__block_alloc(block, f->table->model->size);
    if (!record)
        return toasty__fail_memory(f->call.error);
    memset(record, 0, f->table->model->size);
    toasty_status status = toasty__decode_row(f->table, cells, record, block, f->call.error);
    if (!status)
        *more = visit(record, context);
    return status;
}

static toasty_status visit_rows(toasty__finding *f, bool (*visit)(void *record, void *context), void *context)
{
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = f->select};
    toasty__exec exec;
    bool more = true;
    toasty__block *block = toasty__block_new(TOP, f->table->model->size + 4096);
    if (!block)
        return toasty__fail_memory(f->call.error);
    toasty_status status = toasty__exec_start(&exec, &f->call, &op);
    if (!status) {
        while (!status && more && toasty__exec_step(&exec) == TOASTY__STEP_ROW)
            status = visit_row(f, block, exec.cells, visit, context, &more);
        status = toasty__exec_close(&exec, status);
    }
    toasty__block_free(block);
    return status;
}

toasty_status toasty_model_each(toasty_target target, const toasty_find_options *options,
                                bool (*visit)(void *record, void *context), void *context)
{
    toasty__finding f;
    if (!options)
        return TOASTY_MISUSE;
    if (!toasty__call_begin(&f.call, options->db))
        return toasty__refused();
    toasty_status status = TOASTY_OK;
    if (!visit)
        status = toasty__fail(f.call.error, TOASTY_MISUSE, "the function to call with each record is NULL");
    else if (options->include[0].with)
        status = toasty__fail(f.call.error, TOASTY_INVALID_STATEMENT,
                              "records that come one after the other cannot come with .include");
    if (!status)
        status = toasty__find_prepare(&f, target, options);
    if (!status && !f.never)
        status = visit_rows(&f, visit, context);
    status = toasty__call_end(&f.call, status);
    toasty__forget_refusal(options->db);
    return status;
}
