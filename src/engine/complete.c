/* Records that were just created, as a query would show them: with their eager relations. */
#include "engine/read.h"
#include "record/annex.h"
#include "record/member.h"

static toasty_status complete(toasty__call *call, toasty__block *block, const toasty__table *table,
                              void **records, size_t count);

static bool is_loaded(const toasty_field *relation, const void *record)
{
    const char *slot = (const char *)record + relation->offset;
    return toasty__pointer_at(slot) || toasty__annex_is_marked(slot);
}

static toasty_status load_missing(toasty__call *call, toasty__block *block, const toasty_field *relation,
                                  void **records, size_t count)
{
    size_t missing = 0;
    void **without = toasty__call_alloc(call, (count + 1) * sizeof *without);
    if (!without)
        return TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; i < count; i++)
        if (!is_loaded(relation, records[i]))
            without[missing++] = records[i];
    return missing ? toasty__load_relation(call, block, relation, without, missing) : TOASTY_OK;
}

/* What hangs on a record: `out`, where not NULL, gets the addresses. */
static size_t hanging(const toasty_field *relation, const void *record, void **out)
{
    char *there = toasty__pointer_at((const char *)record + relation->offset);
    if (!there || relation->relation->value)
        return 0;
    if (!toasty__holds_list(relation)) {
        if (out)
            *out = there;
        return 1;
    }
    const toasty_list *list = (const toasty_list *)(const void *)there;
    for (size_t i = 0; out && i < list->len; i++)
        out[i] = (char *)list->items + i * relation->relation->target->size;
    return list->len;
}

static toasty_status complete_below(toasty__call *call, toasty__block *block, const toasty_field *relation,
                                    void **records, size_t count)
{
    size_t all = 0;
    for (size_t i = 0; i < count; i++)
        all += hanging(relation, records[i], 0);
    if (!all)
        return TOASTY_OK;
    const toasty__table *target = toasty__call_table(call, relation->relation->target);
    void **below = toasty__call_alloc(call, all * sizeof *below);
    if (!target || !below)
        return target ? TOASTY_OUT_OF_MEMORY : TOASTY_INVALID_STATEMENT;
    all = 0;
    for (size_t i = 0; i < count; i++)
        all += hanging(relation, records[i], below + all);
    return complete(call, block, target, below, all);
}

static toasty_status complete(toasty__call *call, toasty__block *block, const toasty__table *table,
                              void **records, size_t count)
{
    const toasty_model *model = table->model;
    toasty_status status = TOASTY_OK;
    for (uint16_t i = 0; !status && i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        if (field->kind == TOASTY_FIELD_SCALAR)
            continue;
        /* first what came along: what is loaded is complete */
        status = complete_below(call, block, field, records, count);
        if (!status && (field->flags & TOASTY_EAGER))
            status = load_missing(call, block, field, records, count);
    }
    return status;
}

toasty_status toasty__complete(toasty__call *call, toasty__block *block, const toasty__table *table,
                               char *records, size_t count)
{
    if (!call->db->database->schema->eager)
        return TOASTY_OK;
    void **each = toasty__call_alloc(call, (count + 1) * sizeof *each);
    if (!each)
        return TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; i < count; i++)
        each[i] = records + i * table->model->size;
    return complete(call, block, table, each, count);
}
