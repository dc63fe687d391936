#include "view.h"

#include <string.h>

/* An aggregate of one field of some rows; without a field, how many they are. */
static toasty_value aggregate(const toasty_view_item *item, row *const *rows, size_t count)
{
    const toasty_value *least = NULL, *greatest = NULL;
    int64_t sum = 0, values = 0;
    if (item->kind == TOASTY_VIEW_COUNT)
        return toasty_value_int((int64_t)count);
    for (size_t i = 0; i < count; i++) {
        const toasty_value *v = &rows[i][item->field->number];
        if (value_is_null(v))
            continue;
        if (!values++ || value_order(v, least) < 0)
            least = v;
        if (!greatest || value_order(v, greatest) > 0)
            greatest = v;
        if (item->kind == TOASTY_VIEW_SUM || item->kind == TOASTY_VIEW_AVG)
            sum += v->as.i64; /* only small whole numbers are summed */
    }
    switch (item->kind) {
    case TOASTY_VIEW_SUM: return toasty_value_int(sum);
    case TOASTY_VIEW_AVG:
        return values ? toasty_value_float((double)sum / (double)values) : toasty_value_null(0);
    case TOASTY_VIEW_MIN: return least ? *least : toasty_value_null(0);
    default: return greatest ? *greatest : toasty_value_null(0);
    }
}

static toasty_value value_of(const world *w, const toasty_view_item *item, const row *r)
{
    row *found[WORLD_ROWS];
    if (!item->step_count)
        return r[item->field->number];
    size_t count = world_related(w, item->steps[0], r, found);
    if (item->kind != TOASTY_VIEW_VALUE)
        return aggregate(item, found, count);
    return count ? found[0][item->field->number] : toasty_value_null(0);
}

static bool is_own_aggregate(const toasty_view_item *item)
{
    return item->kind != TOASTY_VIEW_VALUE && !item->step_count;
}

static row *shown(const world *w, const toasty_model *view, const row *r)
{
    row *out = scratch((view->field_count + 1u) * sizeof *out);
    for (uint16_t i = 0; r && i < view->field_count; i++)
        if (!is_own_aggregate(&view->view->items[i]))
            out[i] = value_of(w, &view->view->items[i], r);
    return out;
}

static bool same_group(const toasty_model *view, const row *a, const row *b)
{
    for (uint16_t i = 0; i < view->field_count; i++)
        if (view->view->items[i].kind == TOASTY_VIEW_VALUE && !value_same(&a[i], &b[i]))
            return false;
    return true;
}

static bool has_values(const toasty_model *view)
{
    for (uint16_t i = 0; i < view->field_count; i++)
        if (view->view->items[i].kind == TOASTY_VIEW_VALUE)
            return true;
    return false;
}

/* One row for each group of rows; without anything to group by, one for all, of no rows as well. */
static void show_groups(const world *w, const toasty_model *view, row *const *rows, size_t count, table *out)
{
    if (!has_values(view))
        out->rows[out->count++] = shown(w, view, NULL);
    for (size_t i = 0; has_values(view) && i < count; i++) {
        row *r = shown(w, view, rows[i]);
        bool there = false;
        for (size_t k = 0; k < out->count; k++)
            there |= same_group(view, out->rows[k], r);
        if (!there)
            out->rows[out->count++] = r;
    }
    for (size_t k = 0; k < out->count; k++) {
        row *members[WORLD_ROWS];
        size_t n = 0;
        for (size_t i = 0; i < count; i++)
            if (!has_values(view) || same_group(view, out->rows[k], shown(w, view, rows[i])))
                members[n++] = rows[i];
        for (uint16_t i = 0; i < view->field_count; i++)
            if (is_own_aggregate(&view->view->items[i]))
                out->rows[k][i] = aggregate(&view->view->items[i], members, n);
    }
}

void world_with_view(const world *w, const toasty_model *view, const cond *within, world *out)
{
    row *rows[WORLD_ROWS];
    size_t count = 0;
    const table *t = world_table(w, view->view->model);
    *out = *w;
    table *made = &out->tables[out->count++];
    made->model = view;
    made->count = 0;
    for (size_t i = 0; i < t->count; i++)
        if (cond_meets(w, within, t->rows[i]))
            rows[count++] = t->rows[i];
    if (view->view->grouped) {
        show_groups(w, view, rows, count, made);
        return;
    }
    for (size_t i = 0; i < count; i++)
        made->rows[made->count++] = shown(w, view, rows[i]);
}
