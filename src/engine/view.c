#include "engine/view.h"

#include <string.h>

#include "core/alloc.h"

struct toasty__view_table {
    toasty__table table; /* first */
    toasty__derived derived;
    toasty__arena arena;
    toasty__view_table *next;
};

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

/* The view's column that shows a field of its model as it stands; -1. */
static int shown_as(const toasty_view *view, uint16_t count, const toasty_field *field)
{
    for (uint16_t i = 0; i < count; i++)
        if (view->items[i].kind == TOASTY_VIEW_VALUE && !view->items[i].step_count && view->items[i].field == field)
            return i;
    return -1;
}

/*
 * The columns that tell the view's rows apart: what a group is made by, or the primary key of its model. A view that does
 * not show all of that has no key.
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
            key[count++] = i;
    for (uint16_t i = 0; !model->view->grouped && i < from->key_count; i++) {
        int column = shown_as(model->view, model->field_count, &from->fields[from->key[i]]);
        if (column < 0)
            return TOASTY_OK;
        key[count++] = (uint16_t)column;
    }
    view->table.key = key;
    view->table.key_count = count;
    return TOASTY_OK;
}

static toasty_status make_table(toasty__call *call, toasty__view_table *view, const toasty_model *model)
{
    uint16_t count = model->field_count;
    toasty__column *columns = take(call, view, count * sizeof *columns);
    toasty__made *made = take(call, view, count * sizeof *made);
    int16_t *numbers = take(call, view, count * sizeof *numbers);
    if (!columns || !made || !numbers)
        return TOASTY_OUT_OF_MEMORY;
    view->derived.from = toasty__call_table(call, model->view->model);
    view->derived.grouped = model->view->grouped;
    view->derived.made = made;
    if (!view->derived.from)
        return TOASTY_INVALID_STATEMENT;
    for (uint16_t i = 0; i < count; i++) {
        columns[i].field = &model->fields[i];
        columns[i].name = model->fields[i].column;
        columns[i].nullable = model->fields[i].flags & TOASTY_NULLABLE;
        numbers[i] = (int16_t)i;
        toasty_status status = make_column(call, view, &model->view->items[i], &made[i], &columns[i]);
        if (status)
            return status;
    }
    view->table.model = model;
    view->table.name = model->name;
    view->table.column_count = count;
    view->table.columns = columns;
    view->table.column_of_field = numbers;
    view->table.auto_column = -1;
    view->table.derived = &view->derived;
    return make_key(call, view, model);
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

static int side_of(const toasty_field *field, const toasty_model *view)
{
    if (!field)
        return 0;
    return field->model == view ? OUTSIDE : INSIDE;
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
        int column = shown_as(view->view, view->field_count, own[i].field);
        if (column < 0)
            return toasty__fail(f->call.error, TOASTY_INVALID_STATEMENT,
                                "view `%s` cannot be ordered by `%s.%s`: only by what it shows", view->name,
                                own[i].field->model->name, own[i].field->name);
        own[i].field = &view->fields[column];
    }
    return toasty__order(&f->call, f->table, own, &f->select);
}

toasty_status toasty__find_prepare_view(toasty__finding *f, const toasty_model *model,
                                        const toasty_find_options *options)
{
    f->table = view_table(&f->call, model);
    if (!f->table)
        return toasty_errcode(f->call.db);
    if (options->include[0].with)
        return toasty__fail(f->call.error, TOASTY_INVALID_STATEMENT, "view `%s` has no relations to include",
                            model->name);
    f->select.table = f->table;
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
