/* toasty_model_load: relations onto a record in hand, all of them or none. */
#include <string.h>

#include "engine/deferred.h"
#include "engine/read.h"
#include "record/annex.h"
#include "record/decode.h"
#include "record/embed.h"
#include "record/member.h"

/* The member that loading fills; NULL: it fills none. */
static char *slot_of(const toasty_field *field, const void *record)
{
    if (toasty__is_deferred(field))
        return toasty__deferred_slot(field, record);
    return field->kind != TOASTY_FIELD_SCALAR ? (char *)record + field->offset : NULL;
}

/* How a record's members were before, to be put back when the call fails. */
typedef struct before {
    void *pointer;
    bool marked;
} before;

static before *remember(toasty__call *call, const toasty_model *model, const void *record)
{
    before *old = toasty__call_zalloc(call, (model->field_count + 1u) * sizeof *old);
    for (uint16_t i = 0; old && i < model->field_count; i++) {
        const char *slot = slot_of(&model->fields[i], record);
        if (!slot)
            continue;
        old[i].pointer = toasty__pointer_at(slot);
        old[i].marked = toasty__annex_is_marked(slot);
    }
    return old;
}

static void put_back(const toasty_model *model, void *record, const before *old)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        char *slot = slot_of(&model->fields[i], record);
        if (!slot)
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
        const char *slot = slot_of(&model->fields[i], record);
        if (slot && toasty__pointer_at(slot))
            toasty__annex_unmark(slot);
    }
}

static toasty_status check(toasty__call *call, const toasty__table *table, const toasty_find_options *options)
{
    if (!options->toasty__parent)
        return toasty__fail(call->error, TOASTY_MISUSE, "the record to load onto is NULL");
    if (options->lock || options->distinct || options->where.op != TOASTY_EXPR_NONE ||
        options->order_by[0].field || options->limit || options->offset || options->per_page ||
        options->after || options->before)
        return toasty__fail(
            call->error, TOASTY_INVALID_STATEMENT,
            "only .include says what to load: .where, .order_by, .limit, .distinct, .lock and "
            "the like are for records that are found, and this one is in hand already");
    if (!options->include[0].with && !table->eager)
        return toasty__fail(
            call->error, TOASTY_INVALID_STATEMENT,
            "nothing to load: say what with .include = { toasty_with(…), toasty_with_field(…) }");
    return TOASTY_OK;
}

/* An embedded struct that was loaded before is not written into, but made anew. */
static void unload_wholes(const toasty__table *table, const bool *load, void *record)
{
    for (uint16_t c = 0; c < table->column_count; c++) {
        const toasty_field *field = table->columns[c].field;
        char *slot = load[c] && field->flags & (TOASTY_WITH_WHOLE | TOASTY_PRESENCE)
                         ? toasty__deferred_slot(field, record)
                         : NULL;
        if (slot)
            toasty__set_pointer(slot, NULL);
    }
}

/* Deferred fields of the record, in one query; `load` says which. */
static toasty_status load_fields(toasty__call *call, const toasty__table *table, const bool *load,
                                 void *record, toasty__block *block)
{
    const toasty__cond *key;
    toasty__exec exec;
    bool found = false;
    uint16_t *columns = toasty__call_alloc(call, table->column_count * sizeof *columns);
    if (!columns)
        return TOASTY_OUT_OF_MEMORY;
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = {.table = table, .columns = columns}};
    for (uint16_t c = 0; c < table->column_count; c++)
        if (load[c])
            columns[op.as.select.column_count++] = c;
    toasty_status status = toasty__cond_key(call, table, record, &key);
    op.as.select.where = key;
    if (!status)
        status = toasty__exec_start(&exec, call, &op);
    if (status)
        return status;
    if (toasty__exec_step(&exec) == TOASTY__STEP_ROW) {
        found = true;
        unload_wholes(table, load, record);
        for (uint16_t i = 0; !status && i < op.as.select.column_count; i++)
            status = toasty__decode(&table->columns[columns[i]], &exec.cells[i], record, block, call->error);
    }
    status = toasty__exec_close(&exec, status);
    if (!status && !found) {
        toasty__error_set_field(call->error, table->model->name, 0);
        return toasty__fail(call->error, TOASTY_RECORD_NOT_FOUND,
                            "the record of model `%s` to load fields of is not in the database",
                            table->model->name);
    }
    return status ? status : toasty__deferred_show(call, table, load, record, 1);
}

toasty_status toasty_model_load(const toasty_model *model, const toasty_find_options *options)
{
    toasty__call call;
    if (!options || !toasty__call_begin(&call, options->db))
        return options ? toasty__refused() : TOASTY_MISUSE;
    void *record = (void *)options->toasty__parent;
    toasty__block *block = 0;
    before *old = 0;
    bool *load = 0;
    const toasty__table *table = toasty__call_table(&call, model);
    toasty_status status = table ? check(&call, table, options) : TOASTY_INVALID_STATEMENT;
    if (!status && !(old = remember(&call, model, record)))
        status = TOASTY_OUT_OF_MEMORY;
    if (!status && !(block = toasty__block_new(0, 1024)))
        status = toasty__fail_memory(call.error);
    if (!status)
        status = toasty__deferred_wanted(&call, table, options->include, TOASTY_MAX_INCLUDE, &load);
    if (!status && toasty__includes_relations(table, options->include, TOASTY_MAX_INCLUDE))
        status = toasty__call_snapshot(&call);
    if (!status && load)
        status = load_fields(&call, table, load, record, block);
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
