/*
 * Deleting, and what relations demand of it. Children go before their parents: those that need a parent are deleted
 * with all that hangs on them, the others lose their foreign key. A child without which its parent may not be takes the
 * parent along.
 */
#include <string.h>

#include "engine/read.h"
#include "engine/write.h"

/* Records that point at each other in a circle would be followed for ever. */
enum { DEEPEST = 200 };

typedef struct path {
    const struct path *above;
    const toasty_model *model;
    unsigned depth;
} path;

static toasty_status delete_rows(toasty__call *call, const toasty__table *table, const toasty__cond *where,
                                 const path *above, int64_t *changes);

static bool owns_children(const toasty_field *field)
{
    return field->kind == TOASTY_FIELD_HAS_MANY || field->kind == TOASTY_FIELD_HAS_ONE;
}

/* The paired has_one that may not be empty, for a belongs_to; else NULL. */
static const toasty_field *demanding_parent(const toasty_field *field)
{
    const toasty_relation *r = field->relation;
    if (field->kind != TOASTY_FIELD_BELONGS_TO || r->pair < 0)
        return 0;
    const toasty_field *pair = &r->target->fields[r->pair];
    return pair->kind == TOASTY_FIELD_HAS_ONE && !(pair->flags & TOASTY_NULLABLE) ? pair : 0;
}

bool toasty__delete_cascades(const toasty__table *table)
{
    const toasty_model *model = table->model;
    for (uint16_t i = 0; i < model->field_count; i++)
        if (owns_children(&model->fields[i]) || demanding_parent(&model->fields[i]))
            return true;
    return false;
}

static bool on_path(const path *p, const toasty_model *model)
{
    for (; p; p = p->above)
        if (p->model == model)
            return true;
    return false;
}

static toasty_status set_null(toasty__call *call, const toasty__table *table, const toasty_relation *r,
                              const toasty__cond *where)
{
    toasty__assign *assigns = toasty__call_zalloc(call, r->count * sizeof *assigns);
    if (!assigns)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = 0; i < r->count; i++)
        assigns[i].column = toasty__column_of(table, r->references[i]);
    toasty__op op = {
        .kind = TOASTY__UPDATE,
        .as.update = {.table = table, .assign_count = r->count, .assigns = assigns, .where = where}};
    return toasty__exec_all(call, &op, 0, 0);
}

/* The keys of the rows that meet a condition, as a condition of its own that later statements cannot change. */
static toasty_status pin_rows(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                              uint16_t count, const toasty__cond *where, const toasty__table *to,
                              const uint16_t *to_fields, const toasty__cond **out, size_t *found)
{
    toasty__select select = {.table = table, .column_count = count, .where = where};
    uint16_t *columns = toasty__call_alloc(call, count * sizeof *columns);
    toasty__cell *cells = 0;
    size_t capacity = 0;
    if (!columns)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = 0; i < count; i++)
        columns[i] = toasty__column_of(table, fields[i]);
    select.columns = columns;
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = select};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, call, &op);
    if (status)
        return status;
    *found = 0;
    while (!status && toasty__exec_step(&exec) == TOASTY__STEP_ROW) {
        if (*found == capacity) {
            capacity = capacity ? capacity * 2 : 16;
            toasty__cell *more = toasty__call_alloc(call, capacity * count * sizeof *more);
            if (more && *found)
                memcpy(more, cells, *found * count * sizeof *more);
            cells = more;
            if (!cells)
                status = TOASTY_OUT_OF_MEMORY;
        }
        for (uint16_t i = 0; !status && i < count; i++) {
            toasty__cell *cell = &cells[*found * count + i];
            *cell = exec.cells[i];
            if (cell->kind != TOASTY__CELL_TEXT && cell->kind != TOASTY__CELL_BLOB)
                continue;
            cell->as.run.bytes = toasty__arena_strndup(&call->arena, cell->as.run.bytes, cell->as.run.length);
            if (!cell->as.run.bytes)
                status = toasty__fail_memory(call->error);
        }
        (*found)++;
    }
    status = toasty__exec_close(&exec, status);
    return status ? status : toasty__cond_among(call, to, to_fields, count, cells, (uint32_t)*found, out);
}

static toasty_status delete_children(toasty__call *call, const toasty__table *child, const toasty__cond *where,
                                     const path *here)
{
    const toasty_model *model = child->model;
    size_t found = 1;
    if (here->depth >= DEEPEST)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "deleting would follow records of model `%s` more than %d deep; do they refer to "
                            "each other in a circle?",
                            model->name, DEEPEST);
    /* within a circle of models a subquery would have no end: ask for the keys, level by level */
    if (on_path(here, model)) {
        toasty_status status =
            pin_rows(call, child, model->key, model->key_count, where, child, model->key, &where, &found);
        if (status || !found)
            return status;
    }
    return delete_rows(call, child, where, here, 0);
}

static toasty_status settle_children(toasty__call *call, const toasty__table *table, const toasty_field *relation,
                                     const toasty__cond *where, const path *here)
{
    const toasty_relation *r = relation->relation;
    const toasty__table *child = toasty__call_table(call, r->target);
    const toasty__cond *children;
    if (!child)
        return TOASTY_INVALID_STATEMENT;
    toasty_status status =
        toasty__cond_in(call, child, r->references, r->count, table, r->key, where, &children);
    if (status)
        return status;
    return toasty__child_is_optional(relation) ? set_null(call, child, r, children)
                                               : delete_children(call, child, children, here);
}

/* Parents that may not be without a row that is going, found before it goes. */
static toasty_status pin_parents(toasty__call *call, const toasty__table *table, const toasty_field *field,
                                 const toasty__cond *where, const toasty__cond **out, size_t *found)
{
    const toasty_relation *r = field->relation;
    const toasty__table *parent = toasty__call_table(call, r->target);
    return parent ? pin_rows(call, table, r->key, r->count, where, parent, r->references, out, found)
                  : TOASTY_INVALID_STATEMENT;
}

static toasty_status delete_rows(toasty__call *call, const toasty__table *table, const toasty__cond *where,
                                 const path *above, int64_t *changes)
{
    const toasty_model *model = table->model;
    path here = {above, model, above ? above->depth + 1 : 0};
    const toasty__cond **parents = toasty__call_zalloc(call, model->field_count * sizeof *parents);
    toasty_status status = parents ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = 0; !status && i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        size_t found = 0;
        if (owns_children(field))
            status = settle_children(call, table, field, where, &here);
        else if (demanding_parent(field) && !on_path(above, field->relation->target))
            status = pin_parents(call, table, field, where, &parents[i], &found);
        if (!found)
            parents[i] = 0;
    }
    toasty__op op = {.kind = TOASTY__DELETE, .as.remove = {.table = table, .where = where}};
    if (!status)
        status = toasty__exec_all(call, &op, changes, 0);
    for (uint16_t i = 0; !status && i < model->field_count; i++)
        if (parents[i])
            status = delete_rows(call, toasty__call_table(call, model->fields[i].relation->target), parents[i],
                                 &here, 0);
    return status;
}

toasty_status toasty__delete_where(toasty__call *call, const toasty__table *table, const toasty__cond *where,
                             int64_t *changes)
{
    return delete_rows(call, table, where, 0, changes);
}

toasty_status toasty__detach(toasty__call *call, const toasty_field *relation, const toasty__cond *where)
{
    const toasty__table *child = toasty__call_table(call, relation->relation->target);
    if (!child)
        return TOASTY_INVALID_STATEMENT;
    if (toasty__child_is_optional(relation))
        return set_null(call, child, relation->relation, where);
    /* the parent stays: its demand for a child is about to be met, or was given up on purpose */
    path parent = {0, relation->model, 0};
    return delete_rows(call, child, where, &parent, 0);
}

/* ---- the calls ---- */

static toasty_status delete_where(toasty__call *call, const toasty__table *table, const toasty__cond *where)
{
    toasty_status status = TOASTY_OK;
    call->db->changes = 0;
    if (toasty__never(where))
        return TOASTY_OK;
    if (toasty__delete_cascades(table))
        status = toasty__call_atomic(call);
    return status ? status : toasty__delete_where(call, table, where, &call->db->changes);
}

toasty_status toasty_model_delete(const toasty_model *model, toasty_db *db, const void *record)
{
    toasty__call call;
    const toasty__cond *key;
    if (!toasty__call_begin(&call, db))
        return TOASTY_MISUSE;
    const toasty__table *table = toasty__call_table(&call, model);
    toasty_status status = table ? TOASTY_OK : TOASTY_INVALID_STATEMENT;
    if (!status && !record)
        status = toasty__fail(call.error, TOASTY_MISUSE, "the record of model `%s` to delete is NULL", model->name);
    if (!status)
        status = toasty__cond_key(&call, table, record, &key);
    if (!status)
        status = delete_where(&call, table, key);
    return toasty__call_end(&call, status);
}

toasty_status toasty_model_delete_where(const toasty_model *model, toasty_db *db, const toasty_field *relation,
                                        const void *parent, toasty_expr where)
{
    toasty__call call;
    const toasty__cond *scope = 0, *cond = 0;
    if (!toasty__call_begin(&call, db))
        return TOASTY_MISUSE;
    const toasty__table *table = toasty__call_table(&call, model);
    toasty_status status = table ? TOASTY_OK : TOASTY_INVALID_STATEMENT;
    if (!status)
        status = toasty__lower_demanded(&call, table, &where, "delete", &cond);
    if (!status && relation)
        status = toasty__cond_related(&call, relation, parent, &scope);
    if (!status)
        status = toasty__both(&call, scope, cond, &cond);
    if (!status)
        status = delete_where(&call, table, cond);
    return toasty__call_end(&call, status);
}

toasty_status toasty_model_delete_by(toasty_target target, toasty_db *db, const void *parent,
                                     const toasty_value *values)
{
    toasty__call call;
    const toasty__cond *scope = 0, *cond = 0;
    if (!toasty__call_begin(&call, db))
        return TOASTY_MISUSE;
    const toasty__table *table = toasty__call_table(&call, target.model);
    toasty_status status = table ? TOASTY_OK : TOASTY_INVALID_STATEMENT;
    if (!status)
        status = toasty__cond_values(&call, table, target.by, target.by_count, values, &cond);
    if (!status && target.relation)
        status = toasty__cond_related(&call, target.relation, parent, &scope);
    if (!status)
        status = toasty__both(&call, scope, cond, &cond);
    if (!status)
        status = delete_where(&call, table, cond);
    return toasty__call_end(&call, status);
}
