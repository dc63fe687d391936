/*
 * What a has_many member of a create or an update says: new records, which all go into one INSERT at the end,
 * and before them the records that are linked and unlinked, in the order in which they were written.
 */
#include "engine/match.h"
#include "engine/write.h"

static toasty_one step_at(const toasty_many *many, size_t i)
{
    return toasty__one_at((const char *)many->steps + i * sizeof(toasty_one));
}

bool toasty__many_says(const toasty_many *many)
{
    return many->count || many->step_count;
}

bool toasty__many_links(const toasty_many *many)
{
    for (size_t i = 0; i < many->step_count; i++)
        if (step_at(many, i).op != TOASTY_CREATE)
            return true;
    return false;
}

bool toasty__many_names(const toasty_many *many)
{
    for (size_t i = 0; i < many->step_count; i++)
        if (step_at(many, i).op == TOASTY_SET || step_at(many, i).op == TOASTY_UNLINK)
            return true;
    return false;
}

size_t toasty__many_new(const toasty_many *many, size_t new_size, const void **out)
{
    size_t count = 0;
    for (size_t i = 0; i < many->count; i++, count++)
        if (out)
            out[count] = (const char *)many->items + i * new_size;
    for (size_t i = 0; i < many->step_count; i++) {
        toasty_one step = step_at(many, i);
        if (step.op != TOASTY_CREATE)
            continue;
        if (out)
            out[count] = step.create;
        count++;
    }
    return count;
}

static toasty_status check(toasty__call *call, const toasty_field *relation, const toasty_many *many)
{
    for (size_t i = 0; i < many->step_count; i++) {
        toasty_one step = step_at(many, i);
        bool record = step.op == TOASTY_SET || step.op == TOASTY_UNLINK;
        if (step.op == TOASTY_CLEAR)
            continue;
        if (!record && step.op != TOASTY_CREATE)
            return toasty__fail(
                call->error, TOASTY_INVALID_STATEMENT,
                "entry %zu for relation `%s.%s` is neither new nor toasty_link, toasty_unlink or "
                "toasty_clear",
                i + 1, relation->model->name, relation->name);
        if (record ? !step.value : !step.create)
            return toasty__fail(call->error, TOASTY_MISUSE,
                                "entry %zu for relation `%s.%s` is a record that is NULL", i + 1,
                                relation->model->name, relation->name);
    }
    return TOASTY_OK;
}

/* An entry counts unless a later one says otherwise of its row: a link makes all before it needless, and a
 * clear all that come before it, whichever row they are about. */
static toasty_status choose(toasty__call *call, const toasty__table *table, const toasty_many *many,
                            bool *counts)
{
    enum { LINKED = 1, UNLINKED = 2 };
    const toasty_model *model = table->model;
    toasty__match rows;
    unsigned char *said = toasty__call_zalloc(call, many->step_count);
    toasty_status status =
        said ? toasty__match_init(&rows, call, model->key_count, many->step_count) : TOASTY_OUT_OF_MEMORY;
    for (size_t i = many->step_count; !status && i-- > 0;) {
        toasty_one step = step_at(many, i);
        bool any_null, link = step.op == TOASTY_SET;
        if (step.op == TOASTY_CREATE)
            continue;
        counts[i] = step.op == TOASTY_CLEAR;
        if (counts[i])
            break;
        toasty__cell *cells = toasty__call_alloc(call, model->key_count * sizeof *cells);
        if (!cells)
            return TOASTY_OUT_OF_MEMORY;
        status = toasty__record_cells(call, step.value, model, model->key, model->key_count, table,
                                      model->key, cells, &any_null);
        if (status)
            break;
        unsigned char *later = &said[toasty__match_add(&rows, cells)];
        counts[i] = !(*later & LINKED) && (link || !(*later & UNLINKED));
        *later = (unsigned char)(*later | (link ? LINKED : UNLINKED));
    }
    return status;
}

toasty_status toasty__many_apply(toasty__call *call, const toasty_field *relation, const void *parent,
                                 const toasty_many *many)
{
    const toasty__table *table = toasty__call_table(call, relation->relation->target);
    toasty_status status = table ? check(call, relation, many) : TOASTY_INVALID_STATEMENT;
    if (status || !toasty__many_links(many))
        return status;
    const void **run = toasty__call_alloc(call, many->step_count * sizeof *run);
    bool *counts = toasty__call_zalloc(call, many->step_count * sizeof *counts);
    if (!run || !counts)
        return TOASTY_OUT_OF_MEMORY;
    status = choose(call, table, many, counts);
    /* neighbours that do the same are one statement */
    for (size_t i = 0; !status && i < many->step_count;) {
        toasty_change_op op = step_at(many, i).op;
        size_t length = 0;
        if (!counts[i]) {
            i++;
            continue;
        }
        if (op == TOASTY_CLEAR) {
            for (size_t k = ++i; k < many->step_count; k++)
                if (counts[k] && step_at(many, k).op == TOASTY_SET)
                    run[length++] = step_at(many, k).value;
            status = toasty__clear(call, relation, parent, run, length);
            continue;
        }
        for (; i < many->step_count && (!counts[i] || step_at(many, i).op == op); i++)
            if (counts[i])
                run[length++] = step_at(many, i).value;
        status = op == TOASTY_SET ? toasty__link_all(call, relation, parent, run, length)
                                  : toasty__unlink_all(call, relation, parent, run, length);
    }
    return status;
}
