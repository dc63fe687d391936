/* The finding calls of toasty/query.h: lists, single records, counts. */
#include <string.h>

#include "engine/deferred.h"
#include "engine/find.h"
#include "engine/view.h"
#include "record/member.h"
#include "record/decode.h"

void *toasty_model_find(toasty_target target, const toasty_find_options *options)
{
    toasty__finding f;
    toasty__block *block = 0;
    if (!options || !toasty__call_begin(&f.call, options->db))
        return 0;
    toasty_status status = toasty__find_prepare(&f, target, options);
    if (!status && !(block = toasty__block_new(sizeof(toasty_list), 1024)))
        status = toasty__fail_memory(f.call.error);
    if (!status && !f.never && toasty__includes_relations(f.table, options->include, TOASTY_MAX_INCLUDE))
        status = toasty__call_snapshot(&f.call);
    if (!status && !f.never) {
        toasty_list *list = toasty__block_top(block);
        toasty__records records = {.table = f.table, .block = block};
        status = toasty__read(&f.call, &f.select, &records, 0, 0);
        status = toasty__records_keep(&f.call, &records, status);
        list->len = records.len;
        list->items = records.items;
        if (!status)
            status = toasty__find_includes(&f, block, records.items, records.len, options->include);
    }
    status = toasty__call_end(&f.call, status);
    if (status) {
        toasty__block_free(block);
        return 0;
    }
    return toasty__block_top(block);
}

/* Reads at most one record into a block of its own; *out stays NULL when there is none. */
static toasty_status read_one(toasty__finding *f, toasty__block **out)
{
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = f->select};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, &f->call, &op);
    if (status)
        return status;
    if (toasty__exec_step(&exec) == TOASTY__STEP_ROW) {
        *out = toasty__block_new(f->table->model->size, 256);
        status = *out ? toasty__decode_row(f->table, exec.cells, toasty__block_top(*out), *out, f->call.error)
                      : toasty__fail_memory(f->call.error);
        if (!status && f->table->derived)
            status = toasty__view_keep_keys(&f->call, f->table, exec.cells, toasty__block_top(*out));
    }
    return toasty__exec_close(&exec, status);
}

static toasty_status missing(toasty__finding *f)
{
    toasty__error_set_field(f->call.error, f->table->model->name, 0);
    return toasty__fail(f->call.error, TOASTY_RECORD_NOT_FOUND, "no record of model `%s` matches",
                        f->table->model->name);
}

/* The only way out of a call for one record: a failed call leaves no block behind. */
static void *end_one(toasty__finding *f, toasty_status status, toasty__block *block, bool required)
{
    if (!status && !block && required)
        status = missing(f);
    status = toasty__call_end(&f->call, status);
    if (status && block) {
        toasty__block_free(block);
        block = 0;
    }
    return block ? toasty__block_top(block) : 0;
}

static void *find_first(toasty_target target, const toasty_find_options *options, bool required)
{
    toasty__finding f;
    toasty__block *block = 0;
    if (!options || !toasty__call_begin(&f.call, options->db))
        return 0;
    toasty_status status = toasty__find_prepare(&f, target, options);
    if (!status)
        status = toasty__find_limit(&f, 1, options->offset);
    if (!status && !f.never && toasty__includes_relations(f.table, options->include, TOASTY_MAX_INCLUDE))
        status = toasty__call_snapshot(&f.call);
    if (!status && !f.never)
        status = read_one(&f, &block);
    if (!status && !f.never)
        status = toasty__find_includes(&f, block, block ? toasty__block_top(block) : 0, block ? 1 : 0,
                                       options->include);
    return end_one(&f, status, block, required);
}

void *toasty_model_first(toasty_target target, const toasty_find_options *options)
{
    /* a relation that must have somebody at its other side and has nobody is an error, not an answer */
    const toasty_field *r = target.relation;
    bool required = r && !toasty__holds_list(r) && !(r->flags & TOASTY_NULLABLE);
    return find_first(target, options, required);
}

void *toasty_model_one(toasty_target target, const toasty_find_options *options)
{
    return find_first(target, options, true);
}

void *toasty_model_get_by(toasty_target target, toasty_db *db, const void *parent, const toasty_value *values)
{
    toasty__finding f;
    toasty__block *block = 0;
    const toasty__cond *scope = 0, *by = 0;
    toasty_status status = TOASTY_OK;
    if (!toasty__call_begin(&f.call, db))
        return 0;
    memset(&f.select, 0, sizeof f.select);
    f.table = toasty__call_table(&f.call, target.model);
    f.select.table = f.table;
    if (!f.table)
        status = TOASTY_INVALID_STATEMENT;
    if (!status && target.relation)
        status = toasty__cond_related(&f.call, target.relation, parent, &scope);
    if (!status)
        status = toasty__cond_values(&f.call, f.table, target.by, target.by_count, values, &by);
    if (!status)
        status = toasty__both(&f.call, scope, by, &f.select.where);
    if (!status && f.table->eager && !toasty__never(f.select.where))
        status = toasty__call_snapshot(&f.call);
    if (!status && !toasty__never(f.select.where))
        status = read_one(&f, &block);
    if (!status && block)
        status = toasty__find_includes(&f, block, toasty__block_top(block), 1, 0);
    return end_one(&f, status, block, true);
}

int64_t toasty_model_count(toasty_target target, const toasty_find_options *options)
{
    toasty__finding f;
    int64_t count = 0;
    if (!options || !toasty__call_begin(&f.call, options->db))
        return -1;
    toasty_status status = toasty__find_lockless(&f, options);
    if (!status)
        status = toasty__find_prepare(&f, target, options);
    f.select.what = TOASTY__SELECT_COUNT;
    f.select.order_count = 0;
    if (!status && !f.never) {
        toasty__op op = {.kind = TOASTY__QUERY, .as.select = f.select};
        toasty__exec exec;
        if (!(status = toasty__exec_start(&exec, &f.call, &op))) {
            if (toasty__exec_step(&exec) == TOASTY__STEP_ROW)
                count = exec.cells[0].as.integer;
            status = toasty__exec_close(&exec, TOASTY_OK);
        }
    }
    return toasty__call_end(&f.call, status) ? -1 : count;
}

bool toasty_model_exists(toasty_target target, const toasty_find_options *options)
{
    toasty__finding f;
    bool exists = false;
    if (!options || !toasty__call_begin(&f.call, options->db))
        return false;
    toasty_status status = toasty__find_lockless(&f, options);
    if (!status)
        status = toasty__find_prepare(&f, target, options);
    if (!status)
        status = toasty__find_limit(&f, 1, options->offset);
    f.select.what = TOASTY__SELECT_ONE;
    f.select.order_count = 0;
    if (!status && !f.never) {
        toasty__op op = {.kind = TOASTY__QUERY, .as.select = f.select};
        toasty__exec exec;
        if (!(status = toasty__exec_start(&exec, &f.call, &op))) {
            exists = toasty__exec_step(&exec) == TOASTY__STEP_ROW;
            status = toasty__exec_close(&exec, TOASTY_OK);
        }
    }
    return !toasty__call_end(&f.call, status) && exists;
}
