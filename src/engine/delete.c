/*
 * Deleting, and what relations demand of it. Children go before their parents: those that need a parent are
 * deleted with all that hangs on them, the others lose their foreign key. A child without which its parent
 * may not be takes the parent along.
 *
 * As long as the way down leads from model to model, children are named by a subquery over their parents.
 * Where it comes to a model a second time (trees, circles) such a subquery would have no end, and changing
 * those children could change what the subquery says: their keys are read, and they wait in a queue until the
 * rows above them are gone. Each round deletes rows, so there is an end even where records point at each
 * other in a circle.
 */
#include <string.h>

#include "engine/returning.h"
#include "engine/version.h"
#include "engine/write.h"

/* Rows yet to be deleted or, with `unlink`, to lose the foreign key of that relation. */
typedef struct task {
    struct task *next;
    const toasty__table *table;
    const toasty__cond *where;
    const toasty_relation *unlink;
} task;

typedef struct removal {
    toasty__call *call;
    task *first;
    task **end;
} removal;

/* The models above one on the way down, and the relation that led to it. */
typedef struct path {
    const struct path *above;
    const toasty_model *model;
    const toasty_field *relation; /* NULL at the top */
} path;

static toasty_status delete_rows(removal *d, const toasty__cond *where, const path *here, int64_t *changes);

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

static bool on_path(const path *p, const toasty_model *model)
{
    for (; p; p = p->above)
        if (p->model == model)
            return true;
    return false;
}

/* What the database does by itself with the rows at the other side, when these go. */
static toasty_on_delete action_of(const toasty_relation *r)
{
    return r->pair < 0 ? TOASTY_ON_DELETE_UNSAID : r->target->fields[r->pair].relation->on_delete;
}

static bool needs_settling(toasty__call *call, const toasty_model *model, const path *above);

/* Whether deleting rows leaves something to be done about their children. */
static bool concerns(toasty__call *call, const toasty_relation *r, const path *here)
{
    const toasty__table *child;
    switch (action_of(r)) {
    case TOASTY_ON_DELETE_NO_ACTION:
    case TOASTY_ON_DELETE_RESTRICT: return false;
    case TOASTY_ON_DELETE_SET_NULL:
        child = toasty__call_table(call, r->target);
        return !child || child->version_column >= 0;
    case TOASTY_ON_DELETE_CASCADE: return needs_settling(call, r->target, here);
    default: return true;
    }
}

/* A belongs_to without another side, as that would be; false when memory is out. */
static bool reversed(toasty__call *call, const toasty__foreign_key *key, const toasty_relation **out)
{
    const toasty_relation *r = key->field->relation;
    toasty_relation *back = toasty__call_zalloc(call, sizeof *back);
    if (!back)
        return false;
    back->target = key->from->model;
    back->count = r->count;
    back->key = r->references;
    back->references = r->key;
    back->pair = (int16_t)key->field->number;
    *out = back;
    return true;
}

static bool is_one_sided(const toasty__foreign_key *key)
{
    return key->field->relation->pair < 0;
}

/* In a ring of models the rows are followed here: how far they lead is not the database's concern. */
static bool needs_settling(toasty__call *call, const toasty_model *model, const path *above)
{
    const toasty__table *table = toasty__call_table(call, model);
    path here = {above, model, 0};
    if (!table || on_path(above, model))
        return true;
    for (uint16_t i = 0; i < model->field_count; i++)
        if (demanding_parent(&model->fields[i]) ||
            (owns_children(&model->fields[i]) && concerns(call, model->fields[i].relation, &here)))
            return true;
    for (const toasty__foreign_key *key = table->referrers; key; key = key->next) {
        const toasty_relation *r;
        if (is_one_sided(key) && (!reversed(call, key, &r) || concerns(call, r, &here)))
            return true;
    }
    return false;
}

bool toasty__delete_cascades(toasty__call *call, const toasty__table *table)
{
    return needs_settling(call, table->model, 0);
}

static toasty_status set_null(toasty__call *call, const toasty__table *table, const toasty_relation *r,
                              const toasty__cond *where)
{
    uint16_t count = r->count;
    toasty__assign *assigns = toasty__call_zalloc(call, (count + 1u) * sizeof *assigns);
    if (!assigns)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = 0; i < r->count; i++)
        assigns[i].column = toasty__column_of(table, r->references[i]);
    if (table->version_column >= 0)
        assigns[count++] = toasty__version_bump(table);
    toasty__op op = {
        .kind = TOASTY__UPDATE,
        .as.update = {.table = table, .assign_count = count, .assigns = assigns, .where = where}};
    return toasty__exec_all(call, &op, 0, 0);
}

/* Values of some fields, row by row. */
typedef struct keys {
    uint16_t width;
    size_t count;
    size_t capacity;
    toasty__cell *cells;
} keys;

/* Takes the values of a row; one with a NULL among them is nobody's key. */
static toasty_status add_key(toasty__call *call, keys *k, const toasty__cell *row)
{
    for (uint16_t i = 0; i < k->width; i++)
        if (row[i].kind == TOASTY__CELL_NULL)
            return TOASTY_OK;
    if (k->count == k->capacity) {
        k->capacity = k->capacity ? k->capacity * 2 : 16;
        toasty__cell *more = toasty__call_alloc(call, k->capacity * k->width * sizeof *more);
        if (!more)
            return TOASTY_OUT_OF_MEMORY;
        if (k->count)
            memcpy(more, k->cells, k->count * k->width * sizeof *more);
        k->cells = more;
    }
    toasty__cell *cells = &k->cells[k->count * k->width];
    for (uint16_t i = 0; i < k->width; i++) {
        cells[i] = row[i];
        if (row[i].kind != TOASTY__CELL_TEXT && row[i].kind != TOASTY__CELL_BLOB)
            continue;
        cells[i].as.run.bytes =
            toasty__arena_strndup(&call->arena, row[i].as.run.bytes, row[i].as.run.length);
        if (!cells[i].as.run.bytes)
            return toasty__fail_memory(call->error);
    }
    k->count++;
    return TOASTY_OK;
}

static toasty_status read_keys(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                               const toasty__cond *where, keys *out)
{
    const uint16_t *columns = toasty__columns_of(call, table, fields, out->width);
    if (!columns)
        return TOASTY_OUT_OF_MEMORY;
    toasty__op op = {
        .kind = TOASTY__QUERY,
        .as.select = {.table = table, .column_count = out->width, .columns = columns, .where = where}};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, call, &op);
    if (status)
        return status;
    while (!status && toasty__exec_step(&exec) == TOASTY__STEP_ROW)
        status = add_key(call, out, exec.cells);
    return toasty__exec_close(&exec, status);
}

/* Queues the rows of a table whose `fields` have these values. */
static toasty_status queue(removal *d, const toasty__table *table, const uint16_t *fields, const keys *k,
                           const toasty_relation *unlink)
{
    toasty__call *call = d->call;
    size_t most = call->db->database->driver->capability->max_params / 2 / k->width;
    toasty_status status = TOASTY_OK;
    for (size_t at = 0; !status && at < k->count; at += most) {
        uint32_t n = (uint32_t)(k->count - at < most ? k->count - at : most);
        task *t = toasty__call_zalloc(call, sizeof *t);
        if (!t)
            return TOASTY_OUT_OF_MEMORY;
        t->table = table;
        t->unlink = unlink;
        status = toasty__cond_among(call, table, fields, k->width, &k->cells[at * k->width], n, &t->where);
        *d->end = t;
        d->end = &t->next;
    }
    return status;
}

static toasty_status queue_children(removal *d, const toasty__table *child, const toasty__cond *where,
                                    const toasty_relation *unlink)
{
    const toasty_model *model = child->model;
    keys k = {.width = model->key_count};
    toasty_status status = read_keys(d->call, child, model->key, where, &k);
    return status ? status : queue(d, child, model->key, &k, unlink);
}

static toasty_status queue_parents(removal *d, const toasty__table *child, const toasty_relation *belongs_to,
                                   const toasty__cond *where)
{
    const toasty__table *parent = toasty__call_table(d->call, belongs_to->target);
    keys k = {.width = belongs_to->count};
    if (!parent)
        return TOASTY_INVALID_STATEMENT;
    toasty_status status = read_keys(d->call, child, belongs_to->key, where, &k);
    return status ? status : queue(d, parent, belongs_to->references, &k, 0);
}

/* Children of a model that is on the way already, which the database would delete with these, whatever hangs
 * on them: they are let go, and deleted later. */
static toasty_status keep_for_later(removal *d, const toasty__table *child, const toasty_relation *r,
                                    const toasty__cond *children)
{
    const toasty_field *belongs_to = &r->target->fields[r->pair];
    if (!(belongs_to->flags & TOASTY_NULLABLE)) {
        toasty__error_set_field(d->call->error, r->target->name, belongs_to->name);
        return toasty__fail(
            d->call->error, TOASTY_INVALID_SCHEMA,
            "relation `%s.%s` is required, and part of a ring: on_delete = cascade would leave what "
            "depends on its records; make it nullable or leave on_delete out",
            r->target->name, belongs_to->name);
    }
    toasty_status status = queue_children(d, child, children, 0);
    return status ? status : set_null(d->call, child, r, children);
}

/* `relation` leads from the rows to their children; NULL where only the children know. */
static toasty_status settle_children(removal *d, const toasty__table *table, const toasty_relation *r,
                                     const toasty_field *relation, const toasty__cond *where,
                                     const path *here)
{
    const toasty__table *child = toasty__call_table(d->call, r->target);
    toasty_on_delete action = action_of(r);
    const toasty__cond *children;
    if (!child)
        return TOASTY_INVALID_STATEMENT;
    if (!concerns(d->call, r, here))
        return TOASTY_OK;
    toasty_status status =
        toasty__cond_in(d->call, child, r->references, r->count, table, r->key, where, &children);
    if (status)
        return status;
    bool cascade = action == TOASTY_ON_DELETE_CASCADE;
    bool optional = !cascade && (r->target->fields[r->references[0]].flags & TOASTY_NULLABLE);
    if (on_path(here, r->target))
        return cascade ? keep_for_later(d, child, r, children)
                       : queue_children(d, child, children, optional ? r : 0);
    if (optional)
        return set_null(d->call, child, r, children);
    path below = {here, r->target, relation};
    return delete_rows(d, children, &below, 0);
}

static toasty_status delete_rows(removal *d, const toasty__cond *where, const path *here, int64_t *changes)
{
    const toasty_model *model = here->model;
    const toasty__table *table = toasty__call_table(d->call, model);
    toasty_status status = table ? TOASTY_OK : TOASTY_INVALID_STATEMENT;
    for (uint16_t i = 0; !status && i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        if (owns_children(field))
            status = settle_children(d, table, field->relation, field, where, here);
        else if (demanding_parent(field) && demanding_parent(field) != here->relation)
            status = queue_parents(d, table, field->relation, where);
    }
    for (const toasty__foreign_key *key = table ? table->referrers : 0; !status && key; key = key->next) {
        const toasty_relation *r;
        if (is_one_sided(key))
            status = reversed(d->call, key, &r) ? settle_children(d, table, r, 0, where, here)
                                                : TOASTY_OUT_OF_MEMORY;
    }
    if (status)
        return status;
    toasty__op op = {.kind = TOASTY__DELETE, .as.remove = {.table = table, .where = where}};
    return toasty__exec_all(d->call, &op, changes, 0);
}

static toasty_status run_queue(removal *d)
{
    toasty_status status = TOASTY_OK;
    for (const task *t = d->first; !status && t; t = t->next) {
        path again = {0, t->table->model, 0};
        status = t->unlink ? set_null(d->call, t->table, t->unlink, t->where)
                           : delete_rows(d, t->where, &again, 0);
    }
    return status;
}

/* Deletes rows, which `top` says how they were come by, and then what they left in the queue. */
static toasty_status delete_all(toasty__call *call, const toasty__cond *where, const path *top,
                                int64_t *changes)
{
    removal d = {.call = call};
    d.end = &d.first;
    toasty_status status = delete_rows(&d, where, top, changes);
    return status ? status : run_queue(&d);
}

/* True when a condition depends on other rows than the one it is asked of. */
static bool asks_others(const toasty__cond *where)
{
    if (!where)
        return false;
    switch (where->kind) {
    case TOASTY__COND_IN_SELECT: return true;
    case TOASTY__COND_AND:
    case TOASTY__COND_OR:
    case TOASTY__COND_NOT:
    case TOASTY__COND_NOT_TRUE:
        for (uint32_t i = 0; i < where->count; i++)
            if (asks_others(&where->children[i]))
                return true;
        return false;
    default: return false;
    }
}

/* Reads which rows they are first: a condition on related records would no longer hold once those are
 * settled. */
static toasty_status delete_by_keys(toasty__call *call, const toasty__table *table, const toasty__cond *where,
                                    int64_t *changes)
{
    removal d = {.call = call};
    keys k = {.width = table->model->key_count};
    d.end = &d.first;
    toasty_status status = read_keys(call, table, table->model->key, where, &k);
    if (!status)
        status = queue(&d, table, table->model->key, &k, 0);
    if (!status)
        status = run_queue(&d);
    if (!status && changes)
        *changes = (int64_t)k.count;
    return status;
}

toasty_status toasty__delete_where(toasty__call *call, const toasty__table *table, const toasty__cond *where,
                                   int64_t *changes)
{
    path top = {0, table->model, 0};
    if (toasty__delete_cascades(call, table) && asks_others(where))
        return delete_by_keys(call, table, where, changes);
    return delete_all(call, where, &top, changes);
}

toasty_status toasty__detach(toasty__call *call, const toasty_field *relation, const toasty__cond *where)
{
    const toasty_model *child = relation->relation->target;
    const toasty__table *table = toasty__call_table(call, child);
    if (!table)
        return TOASTY_INVALID_STATEMENT;
    if (toasty__child_is_optional(relation))
        return set_null(call, table, relation->relation, where);
    /* the parent stays: its demand for a child is about to be met, or was given up on purpose */
    path top = {0, child, relation};
    return delete_all(call, where, &top, 0);
}

/* ---- the calls ---- */

static toasty_status delete_where(toasty__call *call, const toasty__table *table, const toasty__cond *where)
{
    toasty_status status = TOASTY_OK;
    if (toasty__never(where))
        return TOASTY_OK;
    if (toasty__delete_cascades(call, table))
        status = toasty__call_atomic(call);
    return status ? status : toasty__delete_where(call, table, where, &call->db->changes);
}

/* A record with a version: only while its row is as it was when it was read, or nothing happens at all. */
static toasty_status delete_guarded(toasty__call *call, const toasty__table *table, const void *record,
                                    const toasty__cond *key)
{
    const toasty__cond *guarded = key;
    toasty_status status = toasty__version_guard(call, table, record, &guarded);
    if (!status && toasty__delete_cascades(call, table)) {
        /* what depends on the row goes before it: whether it may go must be known by then */
        bool found = false;
        status = toasty__call_atomic(call);
        if (!status)
            status = toasty__exists(call, table, guarded, &found);
        if (!status && !found)
            return toasty__version_missed(call, table, key, "delete");
        guarded = key; /* settling them may count as a change of the row itself */
    }
    if (!status)
        status = delete_where(call, table, guarded);
    return status || call->db->changes ? status : toasty__version_missed(call, table, key, "delete");
}

toasty_status toasty_model_delete(const toasty_model *model, toasty_db *db, const void *record)
{
    toasty__call call;
    const toasty__cond *key;
    if (!toasty__call_begin(&call, db))
        return toasty__refused();
    db->changes = 0;
    const toasty__table *table = toasty__call_table(&call, model);
    toasty_status status = table ? TOASTY_OK : TOASTY_INVALID_STATEMENT;
    if (!status && !record)
        status = toasty__fail(call.error, TOASTY_MISUSE, "the record of model `%s` to delete is NULL",
                              model->name);
    if (!status)
        status = toasty__cond_key(&call, table, record, &key);
    if (!status && table->version_column >= 0)
        status = delete_guarded(&call, table, record, key);
    else if (!status)
        status = delete_where(&call, table, key);
    return toasty__call_end(&call, status);
}

/* What a delete by condition is about. */
static toasty_status scoped(toasty__call *call, const toasty_model *model, const toasty_field *relation,
                            const void *parent, const toasty_expr *where, const toasty__table **table,
                            const toasty__cond **out)
{
    const toasty__cond *scope = 0;
    call->db->changes = 0;
    *table = toasty__call_table(call, model);
    if (!*table)
        return TOASTY_INVALID_STATEMENT;
    toasty_status status = toasty__lower_demanded(call, *table, where, "delete", out);
    if (!status && relation)
        status = toasty__cond_related(call, relation, parent, &scope);
    return status ? status : toasty__both(call, scope, *out, out);
}

toasty_status toasty_model_delete_where(const toasty_model *model, toasty_db *db,
                                        const toasty_field *relation, const void *parent, toasty_expr where)
{
    toasty__call call;
    const toasty__table *table;
    const toasty__cond *cond;
    if (!toasty__call_begin(&call, db))
        return toasty__refused();
    toasty_status status = scoped(&call, model, relation, parent, &where, &table, &cond);
    if (!status)
        status = delete_where(&call, table, cond);
    return toasty__call_end(&call, status);
}

/* Where other rows go first, or are loaded with them, the records are read before that; otherwise the delete
 * returns them. */
static toasty_status delete_returning(toasty__call *call, const toasty__table *table,
                                      const toasty__cond *where, toasty__records *records)
{
    toasty__op op = {.kind = TOASTY__DELETE,
                     .as.remove = {.table = table, .where = where, .return_all = true}};
    if (toasty__never(where))
        return toasty__returned_load(call, records);
    /* a row that comes back must be read before it is settled */
    toasty_status status = toasty__call_atomic(call);
    if (!status && !table->eager && !toasty__delete_cascades(call, table)) {
        status = toasty__exec_returning(call, &op, records, &call->db->changes);
        return status ? status : toasty__returned_load(call, records);
    }
    if (!status)
        status = toasty__read(call, &(toasty__select){.table = table, .where = where}, records, 0, 0);
    if (!status)
        status = toasty__returned_load(call, records);
    if (!status)
        status = toasty__delete_where(call, table, where, 0);
    if (!status)
        call->db->changes = (int64_t)records->len;
    return status;
}

void *toasty_model_delete_where_returning(const toasty_model *model, toasty_db *db,
                                          const toasty_field *relation, const void *parent, toasty_expr where)
{
    toasty__call call;
    const toasty__table *table;
    const toasty__cond *cond;
    toasty__records records = {0};
    if (!toasty__call_begin(&call, db))
        return 0;
    toasty_status status = scoped(&call, model, relation, parent, &where, &table, &cond);
    if (!status)
        status = toasty__returned_begin(&call, table, &records);
    if (!status)
        status = delete_returning(&call, table, cond, &records);
    return toasty__returned_end(&call, &records, status);
}

toasty_status toasty_model_delete_by(toasty_target target, toasty_db *db, const void *parent,
                                     const toasty_value *values)
{
    toasty__call call;
    const toasty__cond *scope = 0, *cond = 0;
    if (!toasty__call_begin(&call, db))
        return toasty__refused();
    db->changes = 0;
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
