/* Linking and unlinking several records at once, in as few statements as there is room for. */
#include "engine/join.h"
#include "engine/link.h"
#include "engine/match.h"
#include "engine/read.h"
#include "record/member.h"

toasty_status toasty__null_record(toasty__call *call, const toasty_field *relation)
{
    return toasty__fail(call->error, TOASTY_MISUSE, "relation `%s.%s` was given a record that is NULL",
                        relation->model->name, relation->name);
}

toasty_status toasty__read_only(toasty__call *call, const toasty_field *relation)
{
    toasty__error_set_field(call->error, relation->model->name, relation->name);
    return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                        "relation `%s.%s` leads over other relations: it can be read, not written",
                        relation->model->name, relation->name);
}

/* The rows of some records, by their primary keys. */
static toasty_status cond_keys(toasty__call *call, const toasty__table *table, const void *const *records,
                               size_t count, const toasty__cond **out)
{
    const toasty_model *model = table->model;
    toasty_status status = TOASTY_OK;
    bool any_null;
    if (count == 1)
        return toasty__cond_key(call, table, records[0], out);
    toasty__cell *cells = toasty__call_alloc(call, count * model->key_count * sizeof *cells);
    if (!cells)
        return TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; !status && i < count; i++)
        status = toasty__record_cells(call, records[i], model, model->key, model->key_count, table,
                                      model->key, cells + i * model->key_count, &any_null);
    return status
               ? status
               : toasty__cond_among(call, table, model->key, model->key_count, cells, (uint32_t)count, out);
}

/* How many records one statement can name. */
static size_t most_of(toasty__call *call, const toasty__table *table)
{
    return call->db->database->driver->capability->max_params / 2 / table->model->key_count;
}

static toasty_status check(toasty__call *call, const toasty_field *relation, const void *parent,
                           const void *const *children, size_t count)
{
    bool there = parent != 0;
    for (size_t i = 0; i < count; i++)
        there &= children[i] != 0;
    if (!there)
        return toasty__null_record(call, relation);
    if (toasty__is_read_only(relation))
        return toasty__read_only(call, relation);
    return toasty__call_table(call, relation->relation->target) ? TOASTY_OK : TOASTY_INVALID_STATEMENT;
}

static toasty_status not_there(toasty__call *call, const toasty_field *relation)
{
    const char *model = relation->relation->target->name;
    toasty__error_set_field(call->error, model, 0);
    return toasty__fail(call->error, TOASTY_RECORD_NOT_FOUND,
                        "a record of model `%s` to link into `%s.%s` is not in the database", model,
                        relation->model->name, relation->name);
}

static toasty_status link_some(toasty__call *call, const toasty_field *relation, const void *parent,
                               const void *const *children, size_t count)
{
    const toasty__table *table = toasty__call_table(call, relation->relation->target);
    const toasty__cond *keys;
    toasty__op op = {.kind = TOASTY__UPDATE, .as.update = {.table = table}};
    toasty__assign *assigns;
    int64_t changes = 0;
    toasty_status status = cond_keys(call, table, children, count, &keys);
    if (!status)
        status = toasty__assign_parent(call, relation, table, parent, &assigns, &op.as.update.assign_count);
    if (status)
        return status;
    op.as.update.where = keys;
    op.as.update.assigns = assigns;
    status = toasty__exec_all(call, &op, &changes, 0);
    return status || changes == (int64_t)count ? status : not_there(call, relation);
}

toasty_status toasty__link_all(toasty__call *call, const toasty_field *relation, const void *parent,
                               const void *const *children, size_t count)
{
    toasty_status status = check(call, relation, parent, children, count);
    if (!status && toasty__is_via(relation))
        return toasty__join_all(call, relation, parent, children, count);
    if (status || count == 1)
        return status ? status : toasty__link(call, relation, parent, children[0]);
    size_t most = most_of(call, toasty__call_table(call, relation->relation->target));
    for (size_t at = 0; !status && at < count; at += most)
        status = link_some(call, relation, parent, children + at, count - at < most ? count - at : most);
    return status;
}

static toasty_status count_rows(toasty__call *call, const toasty__table *table, const toasty__cond *where,
                                int64_t *out)
{
    toasty__op op = {.kind = TOASTY__QUERY,
                     .as.select = {.what = TOASTY__SELECT_COUNT, .table = table, .where = where}};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, call, &op);
    if (status)
        return status;
    if (toasty__exec_step(&exec) == TOASTY__STEP_ROW)
        *out = exec.cells[0].as.integer;
    return toasty__exec_close(&exec, TOASTY_OK);
}

toasty_status toasty__all_there(toasty__call *call, const toasty_field *relation, const void *const *records,
                                size_t count)
{
    const toasty__table *table = toasty__call_table(call, relation->relation->target);
    const toasty__cond *keys;
    int64_t found = 0;
    if (!table)
        return TOASTY_INVALID_STATEMENT;
    toasty_status status = cond_keys(call, table, records, count, &keys);
    if (!status)
        status = count_rows(call, table, keys, &found);
    return status || found == (int64_t)count ? status : not_there(call, relation);
}

toasty_status toasty__not_linked(toasty__call *call, const toasty_field *relation, size_t count)
{
    toasty__error_set_field(call->error, relation->model->name, relation->name);
    return toasty__fail(call->error, TOASTY_CONDITION_FAILED,
                        "%s of model `%s` is not in relation `%s.%s` of this record",
                        count == 1 ? "the record" : "a record", relation->relation->target->name,
                        relation->model->name, relation->name);
}

static toasty_status unlink_some(toasty__call *call, const toasty_field *relation, const void *parent,
                                 const void *const *children, size_t count)
{
    const toasty__table *table = toasty__call_table(call, relation->relation->target);
    const toasty__cond *mine, *keys;
    int64_t found = 0;
    toasty_status status = toasty__cond_related(call, relation, parent, &mine);
    if (!status)
        status = cond_keys(call, table, children, count, &keys);
    if (!status)
        status = toasty__both(call, mine, keys, &mine);
    if (!status)
        status = count_rows(call, table, mine, &found);
    if (status)
        return status;
    return found < (int64_t)count ? toasty__not_linked(call, relation, count)
                                  : toasty__detach(call, relation, mine);
}

toasty_status toasty__unlink_all(toasty__call *call, const toasty_field *relation, const void *parent,
                                 const void *const *children, size_t count)
{
    toasty_status status = check(call, relation, parent, children, count);
    if (!status && toasty__is_via(relation))
        return toasty__part_all(call, relation, parent, children, count);
    if (status)
        return status;
    size_t most = most_of(call, toasty__call_table(call, relation->relation->target));
    for (size_t at = 0; !status && at < count; at += most)
        status = unlink_some(call, relation, parent, children + at, count - at < most ? count - at : most);
    return status;
}

toasty_status toasty__besides(toasty__call *call, const toasty_field *relation, const toasty__table *table,
                              const toasty__cond *where, const uint16_t *fields, const toasty__match *kept,
                              toasty__change_rows *change)
{
    const size_t size = table->model->size, most = most_of(call, table);
    toasty__records rows = {.table = table, .block = toasty__block_new(0, 1024)};
    toasty__cell cells[TOASTY_MAX_KEY];
    size_t count = 0;
    if (!rows.block)
        return toasty__fail_memory(call->error);
    toasty_status status = toasty__read(call, &(toasty__select){.table = table, .where = where}, &rows, 0, 0);
    status = toasty__records_keep(call, &rows, status);
    const void **others = toasty__call_alloc(call, (rows.len + 1) * sizeof *others);
    if (!status && !others)
        status = TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; !status && i < rows.len; i++) {
        bool any_null;
        status = toasty__record_cells(call, rows.items + i * size, table->model, fields, kept->width, table,
                                      fields, cells, &any_null);
        if (!status && toasty__match_find(kept, cells) == TOASTY__NO_GROUP)
            others[count++] = rows.items + i * size;
    }
    for (size_t at = 0; !status && at < count; at += most) {
        const toasty__cond *keys;
        status = cond_keys(call, table, others + at, count - at < most ? count - at : most, &keys);
        if (!status)
            status = change(call, relation, keys);
    }
    toasty__block_free(rows.block);
    return status;
}

/* More to keep than a statement can name. */
static toasty_status clear_besides(toasty__call *call, const toasty_field *relation, const toasty__cond *mine,
                                   const void *const *keep, size_t count)
{
    const toasty__table *table = toasty__call_table(call, relation->relation->target);
    const toasty_model *model = table->model;
    toasty__match kept;
    toasty_status status = toasty__match_init(&kept, call, model->key_count, count);
    for (size_t i = 0; !status && i < count; i++) {
        bool any_null;
        toasty__cell *cells = toasty__call_alloc(call, model->key_count * sizeof *cells);
        if (!cells)
            return TOASTY_OUT_OF_MEMORY;
        status = toasty__record_cells(call, keep[i], model, model->key, model->key_count, table, model->key,
                                      cells, &any_null);
        if (!status)
            toasty__match_add(&kept, cells);
    }
    return status ? status : toasty__besides(call, relation, table, mine, model->key, &kept, toasty__detach);
}

toasty_status toasty__clear(toasty__call *call, const toasty_field *relation, const void *parent,
                            const void *const *keep, size_t count)
{
    const toasty__cond *mine, *kept;
    toasty_status status = check(call, relation, parent, keep, count);
    if (!status && toasty__is_via(relation))
        return toasty__part_others(call, relation, parent, keep, count);
    if (!status)
        status = toasty__cond_related(call, relation, parent, &mine);
    if (!status && count > most_of(call, toasty__call_table(call, relation->relation->target)))
        return clear_besides(call, relation, mine, keep, count);
    if (!status && count) {
        status = cond_keys(call, toasty__call_table(call, relation->relation->target), keep, count, &kept);
        if (!status)
            status = toasty__negated(call, kept, &kept);
        if (!status)
            status = toasty__both(call, mine, kept, &mine);
    }
    return status ? status : toasty__detach(call, relation, mine);
}

/* ---- the calls ---- */

/* The records whose rows are different, the first of each row. */
static toasty_status distinct(toasty__call *call, const toasty__table *table, const char *items,
                              size_t *count, const void **out)
{
    const toasty_model *model = table->model;
    toasty__match seen;
    size_t all = *count;
    *count = 0;
    toasty_status status = toasty__match_init(&seen, call, model->key_count, all);
    for (size_t i = 0; !status && i < all; i++) {
        const char *record = items + i * model->size;
        uint32_t before = seen.count;
        bool any_null;
        toasty__cell *cells = toasty__call_alloc(call, model->key_count * sizeof *cells);
        if (!cells)
            return TOASTY_OUT_OF_MEMORY;
        status = toasty__record_cells(call, record, model, model->key, model->key_count, table, model->key,
                                      cells, &any_null);
        if (!status && toasty__match_add(&seen, cells) == before)
            out[(*count)++] = record;
    }
    return status;
}

typedef toasty_status change_all(toasty__call *call, const toasty_field *relation, const void *parent,
                                 const void *const *children, size_t count);

/* The structs show `shown` as their parent afterwards; when `shows` is false they are left as they are. */
static toasty_status change_several(const toasty_field *relation, toasty_db *db, const void *parent,
                                    char *items, size_t count, change_all *change, const void *shown,
                                    bool shows)
{
    size_t size = relation->relation->target->size, rows = count, begun = 0;
    toasty__call call;
    if (!toasty__call_begin(&call, db))
        return toasty__refused();
    const toasty__table *table = toasty__call_table(&call, relation->relation->target);
    toasty_status status = table ? TOASTY_OK : TOASTY_INVALID_STATEMENT;
    if (!status && (!parent || (count && !items)))
        status = toasty__null_record(&call, relation);
    if (!status && toasty__is_read_only(relation))
        status = toasty__read_only(&call, relation);
    const void **children = toasty__call_alloc(&call, (count + 1) * sizeof *children);
    toasty__linking *l = toasty__call_zalloc(&call, (count + 1) * sizeof *l);
    if (!children || !l)
        status = TOASTY_OUT_OF_MEMORY;
    if (!status)
        status = distinct(&call, table, items, &rows, children);
    while (!status && shows && begun < count) {
        status = toasty__linking_begin(&l[begun], &call, relation, shown, items + begun * size);
        begun++;
    }
    if (!status && count)
        status = toasty__call_atomic(&call);
    if (!status)
        status = change(&call, relation, parent, children, rows);
    status = toasty__call_finish(&call, status);
    for (size_t i = 0; i < begun; i++)
        toasty__linking_settle(&l[i], status, relation, items + i * size);
    return toasty__call_end(&call, status);
}

toasty_status toasty_relation_insert_all(const toasty_field *relation, toasty_db *db, const void *parent,
                                         void *items, size_t count)
{
    return change_several(relation, db, parent, items, count, toasty__link_all, parent,
                          !toasty__is_via(relation));
}

toasty_status toasty_relation_remove_all(const toasty_field *relation, toasty_db *db, const void *parent,
                                         void *items, size_t count)
{
    return change_several(relation, db, parent, items, count, toasty__unlink_all, 0,
                          !toasty__is_via(relation) && toasty__child_is_optional(relation));
}
