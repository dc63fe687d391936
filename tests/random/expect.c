#include <stdarg.h>
#include <string.h>

#include "query.h"

const char *wrong(const char *format, ...)
{
    static char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return text;
}

int order_of(const toasty_order *order, unsigned count, const row *a, const row *b)
{
    for (unsigned i = 0; i < count; i++) {
        int c = value_order(&a[order[i].field->number], &b[order[i].field->number]);
        if (c)
            return order[i].descending ? -c : c;
    }
    return 0;
}

static bool has_values(const query *q, const row *r)
{
    for (unsigned i = 0; i < q->by_count; i++)
        if (value_is_null(&r[q->by[i]]) || !value_same(&r[q->by[i]], &q->by_values[i]))
            return false;
    return true;
}

size_t expected_rows(const world *w, const query *q, row **out)
{
    row *all[WORLD_ROWS];
    size_t count, found = 0;
    if (q->relation) {
        count = world_related(w, q->relation, q->parent, all);
    } else {
        const table *t = world_table(w, q->model);
        count = t->count;
        memcpy(all, t->rows, count * sizeof *all);
    }
    for (size_t i = 0; i < count; i++) {
        if (!has_values(q, all[i]) || !cond_meets(w, &q->where, all[i]))
            continue;
        size_t at = found++;
        for (; at > 0 && order_of(q->order, q->order_count, out[at - 1], all[i]) > 0; at--)
            out[at] = out[at - 1];
        out[at] = all[i];
    }
    return found;
}

/* ---- includes ---- */

/* What several includes of one relation come to: any of the conditions, the last order, everything nested. */
static including merged(const including *includes, unsigned count, unsigned first)
{
    including m = includes[first];
    unsigned conditions = 0;
    bool all = false;
    cond *any = scratch(count * sizeof *any);
    m.nested = scratch(count * QUERY_INCLUDES * sizeof *m.nested);
    m.count = 0;
    for (unsigned i = first; i < count; i++) {
        if (includes[i].field != m.field)
            continue;
        all |= includes[i].where.op == TOASTY_EXPR_NONE;
        any[conditions++] = includes[i].where;
        m.order_count = includes[i].order_count;
        memcpy(m.order, includes[i].order, sizeof m.order);
        m.limit = includes[i].limit;
        m.offset = includes[i].offset;
        for (unsigned k = 0; k < includes[i].count; k++)
            m.nested[m.count++] = includes[i].nested[k];
    }
    m.where = all ? (cond){0} : (cond){.op = TOASTY_EXPR_OR, .count = conditions, .children = any};
    return m;
}

static size_t wanted_rows(const world *w, const including *in, const row *r, row **out)
{
    row *all[WORLD_ROWS];
    size_t count = world_related(w, in->field, r, all), found = 0;
    for (size_t i = 0; i < count; i++)
        if (cond_meets(w, &in->where, all[i]))
            out[found++] = all[i];
    return found;
}

/* Rows that are alike in the order come in the order of their keys where the list is cut. */
static size_t cut(const including *in, row **rows, size_t count)
{
    const toasty_model *model = in->field->relation->target;
    toasty_order order[TOASTY_MAX_ORDER];
    unsigned order_count = in->order_count;
    memcpy(order, in->order, sizeof order);
    for (uint16_t i = 0; i < model->key_count; i++)
        order[order_count++] = (toasty_order){&model->fields[model->key[i]], false};
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && order_of(order, order_count, rows[k - 1], rows[k]) > 0; k--) {
            row *r = rows[k];
            rows[k] = rows[k - 1];
            rows[k - 1] = r;
        }
    size_t skipped = in->offset < (int64_t)count ? (size_t)in->offset : count;
    count -= skipped;
    memmove(rows, rows + skipped, count * sizeof *rows);
    return in->limit && (int64_t)count > in->limit ? (size_t)in->limit : count;
}

static const char *list_wrong(const world *w, const including *in, const toasty_list *list, const row *r)
{
    row *wanted[WORLD_ROWS], *seen[WORLD_ROWS];
    const toasty_model *target = in->field->relation->target;
    size_t count = wanted_rows(w, in, r, wanted);
    if (in->limit || in->offset)
        count = cut(in, wanted, count);
    if (!list)
        return wrong("list %s.%s is not loaded", in->field->model->name, in->field->name);
    if (list->len != count)
        return wrong("%s.%s has %zu records, not %zu", in->field->model->name, in->field->name, list->len,
                     count);
    for (size_t i = 0; i < count; i++) {
        const void *record = (const char *)list->items + i * target->size;
        seen[i] = world_row_of(w, target, record);
        bool found = false;
        for (size_t k = 0; k < count; k++)
            found |= wanted[k] == seen[i];
        for (size_t k = 0; k < i; k++)
            found &= seen[k] != seen[i];
        if (!found || !seen[i])
            return wrong("a record in %s.%s does not belong there, or twice", in->field->model->name,
                         in->field->name);
        if (i && order_of(in->order, in->order_count, seen[i - 1], seen[i]) > 0)
            return wrong("%s.%s is not in order", in->field->model->name, in->field->name);
        const char *nested = includes_wrong(w, target, record, seen[i], in->nested, in->count);
        if (nested)
            return nested;
    }
    return NULL;
}

static const char *relation_wrong(const world *w, const including *in, const void *record, const row *r)
{
    row *wanted[WORLD_ROWS];
    const void *member;
    memcpy(&member, (const char *)record + in->field->offset, sizeof member);
    if (!toasty_is_loaded_relation(record, in->field))
        return wrong("%s.%s is not loaded", in->field->model->name, in->field->name);
    if (holds_list(in->field))
        return list_wrong(w, in, member, r);
    const toasty_model *target = in->field->relation->target;
    size_t count = wanted_rows(w, in, r, wanted);
    if (!count)
        return member ? wrong("%s.%s should have nobody", in->field->model->name, in->field->name) : NULL;
    row *there = member ? world_row_of(w, target, member) : NULL;
    if (there != wanted[0])
        return wrong("%s.%s has another record, or none", in->field->model->name, in->field->name);
    return includes_wrong(w, target, member, there, in->nested, in->count);
}

static bool includes_field(const including *includes, unsigned count, const toasty_field *f)
{
    for (unsigned i = 0; i < count; i++)
        if (includes[i].field == f)
            return true;
    return false;
}

/* A foreign key that is NULL needs no loading to say that nobody is there. */
static bool points_at_nobody(const toasty_field *relation, const row *r)
{
    return relation->kind == TOASTY_FIELD_BELONGS_TO && value_is_null(&r[relation->relation->key[0]]);
}

const char *includes_wrong(const world *w, const toasty_model *model, const void *record, const row *r,
                           const including *includes, unsigned count)
{
    const char *field = record_differs(model, record, r);
    if (field)
        return wrong("field %s.%s has another value", model->name, field);
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *f = &model->fields[i];
        bool included = includes_field(includes, count, f);
        if (is_relation(f) && !included && toasty_is_loaded_relation(record, f) && !points_at_nobody(f, r))
            return wrong("%s.%s is loaded without being asked for", model->name, f->name);
        if (included && !toasty_is_loaded_relation(record, f))
            return wrong("%s.%s is not loaded", model->name, f->name);
    }
    for (unsigned i = 0; i < count; i++) {
        bool before = includes_field(includes, i, includes[i].field);
        if (before || !is_relation(includes[i].field))
            continue;
        including in = merged(includes, count, i);
        const char *problem = relation_wrong(w, &in, record, r);
        if (problem)
            return problem;
    }
    return NULL;
}
