/* toasty_model_load: relations onto a record in hand, all of them or none. */
#include <string.h>

#include "engine/read.h"
#include "record/annex.h"
#include "record/member.h"

/* How a record's relation members were before, to be put back when the call fails. */
typedef struct before {
    void *pointer;
    bool marked;
} before;

static before *remember(toasty__call *call, const toasty_model *model, const void *record)
{
    before *old = toasty__call_zalloc(call, (model->field_count + 1u) * sizeof *old);
    for (uint16_t i = 0; old && i < model->field_count; i++) {
        const char *slot = (const char *)record + model->fields[i].offset;
        if (model->fields[i].kind == TOASTY_FIELD_SCALAR)
            continue;
        old[i].pointer = toasty__pointer_at(slot);
        old[i].marked = toasty__annex_is_marked(slot);
    }
    return old;
}

static void put_back(const toasty_model *model, void *record, const before *old)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        char *slot = (char *)record + model->fields[i].offset;
        if (model->fields[i].kind == TOASTY_FIELD_SCALAR)
            continue;
        toasty__set_pointer(slot, old[i].pointer);
        if (!old[i].marked) /* a mark that was there still is */
            toasty__annex_unmark(slot);
    }
}

/* A member that points at somebody is not known to be empty any more. */
static void forget_marks(const toasty_model *model, const void *record)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        const char *slot = (const char *)record + model->fields[i].offset;
        if (model->fields[i].kind != TOASTY_FIELD_SCALAR && toasty__pointer_at(slot))
            toasty__annex_unmark(slot);
    }
}

static toasty_status check(toasty__call *call, const toasty_find_options *options)
{
    if (!options->toasty__parent)
        return toasty__fail(call->error, TOASTY_MISUSE, "the record to load onto is NULL");
    if (!options->include[0].with)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "nothing to load: say what with .include = { toasty_with(…) }");
    return TOASTY_OK;
}

toasty_status toasty_model_load(const toasty_model *model, const toasty_find_options *options)
{
    toasty__call call;
    if (!options || !toasty__call_begin(&call, options->db))
        return options ? toasty__refused() : TOASTY_MISUSE;
    void *record = (void *)options->toasty__parent;
    toasty__block *block = 0;
    before *old = 0;
    const toasty__table *table = toasty__call_table(&call, model);
    toasty_status status = table ? check(&call, options) : TOASTY_INVALID_STATEMENT;
    if (!status && !(old = remember(&call, model, record)))
        status = TOASTY_OUT_OF_MEMORY;
    if (!status && !(block = toasty__block_new(0, 1024)))
        status = toasty__fail_memory(call.error);
    if (!status)
        status = toasty__call_snapshot(&call);
    if (!status)
        status = toasty__include(&call, block, table, &record, 1, options->include, TOASTY_MAX_INCLUDE);
    status = toasty__call_finish(&call, status);
    if (!status && !toasty__annex_add(record, block))
        status = toasty__fail_memory(call.error);
    if (!status)
        forget_marks(model, record);
    if (status && block) {
        put_back(model, record, old);
        toasty__block_free(block);
    }
    return toasty__call_end(&call, status);
}
