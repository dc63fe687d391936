#include "engine/view.h"

#include <stdio.h>
#include <string.h>

#include "core/alloc.h"

void toasty__views_free(toasty__view_table *views)
{
    while (views) {
        toasty__view_table *next = views->next;
        toasty__arena_fini(&views->arena);
        toasty__free(views);
        views = next;
    }
}

/* ---- making the table ---- */

static void *take(toasty__call *call, toasty__view_table *view, size_t size)
{
    void *memory = toasty__arena_zalloc(&view->arena, size);
    if (!memory)
        toasty__fail_memory(call->error);
    return memory;
}

/* The joins along a path, and the table at its end. */
static toasty_status make_joins(toasty__call *call, toasty__view_table *view, const toasty_view_item *item,
                                toasty__made *made, const toasty__table **end)
{
    toasty__join *joins = take(call, view, (item->step_count + 1u) * sizeof *joins);
    if (!joins)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = 0; i < item->step_count; i++) {
        const toasty_relation *r = item->steps[i]->relation;
        const toasty__table *target = toasty__call_table(call, r->target);
        uint16_t *columns = take(call, view, 2u * r->count * sizeof *columns);
        if (!target)
            return TOASTY_INVALID_STATEMENT;
        if (!columns)
            return TOASTY_OUT_OF_MEMORY;
        for (uint16_t k = 0; k < r->count; k++) {
            columns[k] = toasty__column_of(target, r->references[k]);
            columns[r->count + k] = toasty__column_of(*end, r->key[k]);
        }
        joins[i] = (toasty__join){
            .table = target, .count = r->count, .columns = columns, .before = columns + r->count};
        *end = target;
    }
    made->joins = joins;
    made->join_count = item->step_count;
    return TOASTY_OK;
}

static toasty_status make_column(toasty__call *call, toasty__view_table *view, const toasty_view_item *item,
                                 toasty__made *made, toasty__column *column)
{
    const toasty__table *end = view->derived.from;
    toasty_status status = make_joins(call, view, item, made, &end);
    if (status)
        return status;
    made->kind = item->kind;
    column->storage = item->kind == TOASTY_VIEW_AVG ? TOASTY__STORE_REAL : TOASTY__STORE_INTEGER;
    if (item->field) {
        made->column = toasty__column_of(end, (uint16_t)item->field->number);
        toasty__storage storage = end->columns[made->column].storage;
        made->real = storage == TOASTY__STORE_REAL;
        if (item->kind != TOASTY_VIEW_AVG)
            column->storage = storage;
    }
    return TOASTY_OK;
}

/* The view's field that shows a field of its model as it stands; -1. */
static int shown_as(const toasty_view *view, uint16_t count, const toasty_field *field)
{
    for (uint16_t i = 0; i < count; i++)
        if (view->items[i].kind == TOASTY_VIEW_VALUE && !view->items[i].step_count &&
            view->items[i].field == field)
            return i;
    return -1;
}

/*
 * The columns that tell the view's rows apart: what a group is made by, or the primary key of its model. A
 * view that does not show all of that has no key.
 */
static toasty_status make_key(toasty__call *call, toasty__view_table *view, const toasty_model *model)
{
    const toasty_model *from = model->view->model;
    uint16_t *key = take(call, view, (model->field_count + from->key_count + 1u) * sizeof *key);
    uint16_t count = 0;
    if (!key)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = 0; model->view->grouped && i < model->field_count; i++)
        if (model->view->items[i].kind == TOASTY_VIEW_VALUE)
            key[count++] = toasty__column_of(&view->table, i);
    for (uint16_t i = 0; !model->view->grouped && i < from->key_count; i++) {
        int field = shown_as(model->view, model->field_count, &from->fields[from->key[i]]);
        if (field < 0)
            return TOASTY_OK;
        key[count++] = toasty__column_of(&view->table, (uint16_t)field);
    }
    view->table.key = key;
    view->table.key_count = count;
    return TOASTY_OK;
}

/* The column of a field of the model that a relation is found by, and if the view does not show it, one more.
 */
static toasty_status make_relation_key(toasty__call *call, toasty__view_table *view,
                                       const toasty_field *field, toasty__column *columns, toasty__made *made)
{
    const toasty_model *model = view->table.model;
    const uint16_t number = toasty__column_of(view->derived.from, (uint16_t)field->number);
    const toasty__column *column = &view->derived.from->columns[number];
    for (uint16_t i = 0; i < view->key_count; i++)
        if (view->keys[i].column == column)
            return TOASTY_OK;
    const int shown = shown_as(model->view, model->field_count, field);
    const uint16_t at =
        shown < 0 ? view->derived.column_count++ : toasty__column_of(&view->table, (uint16_t)shown);
    view->keys[view->key_count++] = (toasty__view_key){column, at};
    if (shown >= 0)
        return TOASTY_OK;
    char *name = take(call, view, sizeof "toasty__65535");
    if (!name)
        return TOASTY_OUT_OF_MEMORY;
    snprintf(name, sizeof "toasty__65535", "toasty__%u", (unsigned)at);
    columns[at] = *column;
    columns[at].name = name;
    made[at].column = number;
    return TOASTY_OK;
}

/* "user.team", for messages. */
static const char *way_name(toasty__call *call, toasty__view_table *view, const toasty_relation *relation)
{
    size_t length = 0;
    for (uint16_t i = 0; i < relation->via_count; i++)
        length += strlen(relation->via[i]->name) + 1;
    char *name = take(call, view, length);
    for (uint16_t i = 0; name && i < relation->via_count; i++)
        strcat(strcat(name, i ? "." : ""), relation->via[i]->name);
    return name;
}

/* As a relation of the view's model, by the keys of the one that its way begins with. */
static toasty_status make_relation(toasty__call *call, toasty__view_table *view, const toasty_field *shown,
                                   toasty__column *columns, toasty__made *made)
{
    const toasty_model *from = view->derived.from->model;
    const toasty_field *own = view->table.model->view->items[shown->number].field;
    const toasty_relation *first = shown->relation->via[0]->relation;
    toasty__view_relation *relation = &view->relations[view->relation_count++];
    toasty_status status = TOASTY_OK;
    relation->shown = shown;
    relation->loaded = own ? *own : *shown;
    relation->loaded.model = from;
    if (!own && !(relation->loaded.name = way_name(call, view, shown->relation)))
        return TOASTY_OUT_OF_MEMORY;
    relation->loaded.offset = (uint32_t)toasty__view_member(from, (uint16_t)(view->relation_count - 1));
    for (uint16_t i = 0; !status && i < first->count; i++)
        status = make_relation_key(call, view, &from->fields[first->key[i]], columns, made);
    return status;
}

static toasty_status make_relations(toasty__call *call, toasty__view_table *view, toasty__column *columns,
                                    toasty__made *made)
{
    const toasty_model *model = view->table.model;
    uint16_t *numbers =
        take(call, view, (model->field_count + view->derived.from->model->field_count) * sizeof *numbers);
    view->relations = take(call, view, model->field_count * sizeof *view->relations);
    view->keys = take(call, view, view->derived.from->model->field_count * sizeof *view->keys);
    if (!numbers || !view->relations || !view->keys)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = TOASTY_OK;
    for (uint16_t i = 0; !status && i < model->field_count; i++)
        if (model->view->items[i].kind == TOASTY_VIEW_RELATION)
            status = make_relation(call, view, &model->fields[i], columns, made);
    for (uint16_t i = 0; i < view->derived.column_count; i++)
        numbers[i] = i;
    view->numbers = numbers;
    view->table.eager = view->relation_count;
    return status;
}

static toasty_status make_columns(toasty__call *call, toasty__view_table *view, toasty__column *columns,
                                  toasty__made *made)
{
    const toasty_model *model = view->table.model;
    int16_t *numbers = take(call, view, model->field_count * sizeof *numbers);
    if (!numbers)
        return TOASTY_OUT_OF_MEMORY;
    uint16_t count = 0;
    for (uint16_t i = 0; i < model->field_count; i++) {
        numbers[i] = -1;
        if (model->fields[i].kind != TOASTY_FIELD_SCALAR)
            continue;
        toasty__column *column = &columns[count];
        column->field = &model->fields[i];
        column->name = model->fields[i].column;
        column->nullable = model->fields[i].flags & TOASTY_NULLABLE;
        numbers[i] = (int16_t)count;
        toasty_status status = make_column(call, view, &model->view->items[i], &made[count++], column);
        if (status)
            return status;
    }
    view->table.column_of_field = numbers;
    view->table.column_count = view->derived.column_count = count;
    return TOASTY_OK;
}

static toasty_status make_table(toasty__call *call, toasty__view_table *view, const toasty_model *model)
{
    const size_t most = (size_t)model->field_count + model->view->model->field_count;
    toasty__column *columns = take(call, view, most * sizeof *columns);
    toasty__made *made = take(call, view, most * sizeof *made);
    if (!columns || !made)
        return TOASTY_OUT_OF_MEMORY;
    view->derived.from = toasty__call_table(call, model->view->model);
    view->derived.grouped = model->view->grouped;
    view->derived.made = made;
    if (!view->derived.from)
        return TOASTY_INVALID_STATEMENT;
    view->table.model = model;
    view->table.name = model->name;
    view->table.columns = columns;
    view->table.auto_column = -1;
    view->table.derived = &view->derived;
    toasty_status status = make_columns(call, view, columns, made);
    if (!status)
        status = make_relations(call, view, columns, made);
    return status ? status : make_key(call, view, model);
}

/* Two threads that ask for a view at the same time make a table each; both are good. */
static const toasty__table *view_table(toasty__call *call, const toasty_model *model)
{
    toasty__database *database = call->db->database;
    toasty__view_table *first = atomic_load_explicit(&database->views, memory_order_acquire);
    for (toasty__view_table *view = first; view; view = view->next)
        if (view->table.model == model)
            return &view->table;
    toasty__view_table *view = toasty__calloc(1, sizeof *view);
    if (!view) {
        toasty__fail_memory(call->error);
        return 0;
    }
    if (make_table(call, view, model)) {
        toasty__views_free(view);
        return 0;
    }
    view->next = first;
    while (!atomic_compare_exchange_weak_explicit(&database->views, &view->next, view, memory_order_release,
                                                  memory_order_acquire))
        continue;
    return &view->table;
}

/* ---- conditions and orders ---- */

enum { INSIDE = 1, OUTSIDE = 2 };

/* A relation is one of the model's, whichever names it. */
static int side_of(const toasty_field *field, const toasty_model *view)
{
    if (!field)
        return 0;
    return field->model == view && field->kind == TOASTY_FIELD_SCALAR ? OUTSIDE : INSIDE;
}

static int math_sides(const toasty_math *math, const toasty_model *view)
{
    if (!math)
        return 0;
    if (math->sides)
        return math_sides(&math->sides[0], view) | math_sides(&math->sides[1], view);
    return side_of(math->field, view);
}

/* Whose fields a condition is about: those of the view's model (INSIDE), of the view (OUTSIDE), or both. */
static int sides(const toasty_expr *expr, const toasty_model *view)
{
    int found = 0;
    switch (expr->op) {
    case TOASTY_EXPR_NONE:
    case TOASTY_EXPR_ALL_ROWS: return 0;
    case TOASTY_EXPR_AND:
    case TOASTY_EXPR_OR:
        for (uint32_t i = 0; i < expr->count; i++)
            found |= sides(&expr->of.children[i], view);
        return found;
    case TOASTY_EXPR_NOT: return sides(expr->of.children, view);
    default:
        found = side_of(expr->field, view) | side_of(expr->other, view) | math_sides(expr->other_math, view);
        for (int i = 0; expr->math && i < (expr->width ? expr->width : 1); i++)
            found |= math_sides(&expr->math[i], view);
        return found;
    }
}

static toasty_status add_condition(toasty__finding *f, const toasty_expr *expr)
{
    const toasty__cond *cond;
    int found = sides(expr, f->table->model);
    if (found == (INSIDE | OUTSIDE)) {
        if (expr->op != TOASTY_EXPR_AND)
            return toasty__fail(
                f->call.error, TOASTY_INVALID_STATEMENT,
                "a condition on view `%s` mixes its fields with those of model `%s`: only toasty_and can",
                f->table->model->name, f->table->model->view->model->name);
        for (uint32_t i = 0; i < expr->count; i++) {
            toasty_status status = add_condition(f, &expr->of.children[i]);
            if (status)
                return status;
        }
        return TOASTY_OK;
    }
    bool inside = found != OUTSIDE;
    const toasty__cond **at = inside ? &f->select.within : &f->select.where;
    toasty_status status = toasty__lower(&f->call, inside ? f->table->derived->from : f->table, expr, &cond);
    return status ? status : toasty__both(&f->call, *at, cond, at);
}

static toasty_status order(toasty__finding *f, const toasty_order *order_by)
{
    toasty_order own[TOASTY_MAX_ORDER];
    const toasty_model *view = f->table->model;
    memcpy(own, order_by, sizeof own);
    for (int i = 0; i < TOASTY_MAX_ORDER && own[i].field; i++) {
        if (own[i].field->model == view)
            continue;
        int field = shown_as(view->view, view->field_count, own[i].field);
        if (field < 0)
            return toasty__fail(f->call.error, TOASTY_INVALID_STATEMENT,
                                "view `%s` cannot be ordered by `%s.%s`: only by what it shows", view->name,
                                own[i].field->model->name, own[i].field->name);
        own[i].field = &view->fields[field];
    }
    return toasty__order(&f->call, f->table, own, &f->select);
}

toasty_status toasty__find_prepare_view(toasty__finding *f, const toasty_model *model,
                                        const toasty_find_options *options)
{
    f->table = view_table(&f->call, model);
    if (!f->table)
        return toasty_errcode(f->call.db);
    f->select.table = f->table;
    f->select.columns = ((const toasty__view_table *)f->table)->numbers;
    f->select.column_count = f->table->derived->column_count;
    toasty_status status = add_condition(f, &options->where);
    if (!status)
        status = order(f, options->order_by);
    if (!status)
        status = toasty__find_limit(f, options->limit, options->offset);
    /* a group of no rows has a record all the same where there are no values to group by: that is asked for
     */
    f->never =
        toasty__never(f->select.where) || (toasty__never(f->select.within) && !f->table->derived->grouped);
    return status;
}
