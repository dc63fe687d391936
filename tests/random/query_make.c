#include <string.h>

#include "dice.h"
#include "query.h"
#include "view.h"

static const toasty_field *pick_plain(const toasty_model *model)
{
    for (;;) {
        const toasty_field *f = &model->fields[dice(model->field_count)];
        if (!is_relation(f))
            return f;
    }
}

static unsigned make_order(const toasty_model *model, unsigned most, toasty_order *order)
{
    unsigned count = dice(most + 1);
    for (unsigned i = 0; i < count; i++)
        order[i] = (toasty_order){pick_plain(model), dice(2)};
    return count;
}

static void make_includes(const world *w, const toasty_model *model, unsigned depth, including *out,
                          unsigned *count);

static bool make_include(const world *w, const toasty_model *model, unsigned depth, including *i)
{
    *i = (including){.field = &model->fields[dice(model->field_count)]};
    if (!is_relation(i->field))
        return i->field->flags & TOASTY_DEFERRED;
    bool list = holds_list(i->field);
    const toasty_model *target = i->field->relation->target;
    if (dice_one_in(3) && (list || i->field->flags & TOASTY_NULLABLE))
        i->where = cond_any(w, target, dice(2));
    if (list) {
        i->order_count = make_order(target, 3, i->order);
        i->limit = dice_one_in(4) ? dice(4) : 0;
        i->offset = dice_one_in(5) ? dice(3) : 0;
    }
    if (depth) {
        i->nested = scratch(QUERY_INCLUDES * sizeof *i->nested);
        make_includes(w, target, depth - 1, i->nested, &i->count);
    }
    return true;
}

static void make_includes(const world *w, const toasty_model *model, unsigned depth, including *out,
                          unsigned *count)
{
    *count = 0;
    for (unsigned tries = dice(2 * QUERY_INCLUDES); tries > 0 && *count < QUERY_INCLUDES; tries--)
        if (make_include(w, model, depth, &out[*count]))
            ++*count;
}

/* The values of a beginning of an index or the key, mostly those of a row. */
static void make_by(const world *w, query *q)
{
    const toasty_model *model = q->model;
    unsigned n = dice(model->index_count + 1u);
    const uint16_t *fields = n < model->index_count ? model->indexes[n].fields : model->key;
    unsigned count = n < model->index_count ? model->indexes[n].count : model->key_count;
    const table *t = world_table(w, model);
    const row *r = t->count && dice(4) ? t->rows[dice((unsigned)t->count)] : NULL;
    q->by_count = 1 + dice(count);
    for (unsigned i = 0; i < q->by_count; i++) {
        const toasty_field *f = &model->fields[fields[i]];
        q->by[i] = fields[i];
        q->by_values[i] = r && !value_is_null(&r[fields[i]]) ? r[fields[i]] : value_any(f);
    }
}

/* A relation of some row; the query is about its target then. */
static void make_scope(const world *w, query *q)
{
    const table *t = &w->tables[dice((unsigned)w->count)];
    const toasty_field *f = &t->model->fields[dice(t->model->field_count)];
    if (!t->count || !is_relation(f))
        return;
    q->relation = f;
    q->parent = t->rows[dice((unsigned)t->count)];
    q->model = f->relation->target;
}

static bool has_order(toasty_type type)
{
    return is_number(type) || type == TOASTY_TYPE_STRING ||
           (type >= TOASTY_TYPE_UUID && type <= TOASTY_TYPE_DATETIME);
}

static bool fits(query_kind kind, const toasty_field *f)
{
    if (kind == QUERY_SUM || kind == QUERY_AVG)
        return is_number(f->type);
    return kind == QUERY_PLUCK || has_order(f->type);
}

static bool make_field(query *q)
{
    for (unsigned tries = 0; tries < 20; tries++) {
        q->field = pick_plain(q->model);
        if (fits(q->kind, q->field))
            return true;
    }
    q->kind = QUERY_COUNT;
    q->field = NULL;
    return false;
}

/*
 * What is computed of some rows is certain only when it is certain which rows. A view shows first what tells
 * its rows apart.
 */
static void complete_order(query *q)
{
    uint16_t count = q->model->view ? q->model->field_count : q->model->key_count;
    for (uint16_t i = 0; i < count && q->order_count < TOASTY_MAX_ORDER; i++)
        q->order[q->order_count++] =
            (toasty_order){&q->model->fields[q->model->view ? i : q->model->key[i]], dice(2)};
}

/* Something to group by, or all fields of the key: what pages of a view need. */
static bool has_pages(const toasty_model *view)
{
    return view->view->items[0].kind == TOASTY_VIEW_VALUE;
}

/* A condition without any field does not say whether it is on the model or on the view. */
static bool has_field(const cond *c)
{
    bool has = c->field || c->math;
    for (unsigned i = 0; c->children && i < c->count; i++)
        has |= has_field(&c->children[i]);
    return has;
}

static void make_view(const world *w, query *q)
{
    static world with;
    q->model = model_of(w->set->views[dice(2 * (unsigned)w->set->count)]);
    if (dice(2))
        q->within = cond_any(w, q->model->view->model, dice(3));
    if (!has_field(&q->within))
        q->within = (cond){0};
    world_with_view(w, q->model, &q->within, &with);
    if (dice(2))
        q->where = cond_any(&with, q->model, dice(3));
    if (!has_field(&q->where))
        q->where = (cond){0};
    if (q->kind == QUERY_PAGES && !has_pages(q->model))
        q->kind = QUERY_FIND;
}

query query_any(const world *w)
{
    query q = {.kind = dice(QUERY_KINDS), .model = w->tables[dice((unsigned)w->count)].model};
    if (dice(3) == 0)
        q.kind = dice_one_in(2) ? QUERY_FIND : QUERY_PAGES;
    bool column = q.kind >= QUERY_SUM; /* of a model only */
    if (q.kind != QUERY_GET_BY && dice_one_in(5)) {
        make_view(w, &q);
    } else {
        if (!column && dice_one_in(4))
            make_scope(w, &q);
        if (q.kind == QUERY_GET_BY) {
            make_by(w, &q);
            return q;
        }
        if (!column && dice_one_in(8))
            make_by(w, &q);
        if (dice(4))
            q.where = cond_any(w, q.model, dice(4));
    }
    q.order_count = make_order(q.model, 4, q.order);
    if (q.kind == QUERY_PAGES) {
        if (!q.order_count)
            q.order[q.order_count++] = (toasty_order){pick_plain(q.model), dice(2)};
        q.per_page = 1 + dice(7);
    } else {
        q.limit = dice_one_in(3) ? dice(8) : 0;
        q.offset = dice_one_in(4) ? dice(6) : 0;
    }
    if (column) {
        make_field(&q);
        complete_order(&q);
    } else if (!q.model->view && (q.kind <= QUERY_ONE || q.kind == QUERY_PAGES))
        make_includes(w, q.model, 2, q.includes, &q.include_count);
    return q;
}

/* ---- handing over ---- */

static void put_includes(toasty_include *out, const including *includes, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        toasty_with_options *with = scratch(sizeof *with);
        with->relation.field = includes[i].field;
        with->where = includes[i].where.op ? cond_expr(&includes[i].where) : (toasty_expr){0};
        memcpy(with->order_by, includes[i].order, includes[i].order_count * sizeof *with->order_by);
        with->limit = includes[i].limit;
        with->offset = includes[i].offset;
        put_includes(with->include, includes[i].nested, includes[i].count);
        out[i].with = with;
    }
}

toasty_find_options query_options(toasty_db *db, const query *q)
{
    toasty_find_options o = {.db = db, .limit = q->limit, .offset = q->offset, .per_page = q->per_page};
    if (q->relation)
        o.toasty__parent = record_of_row(q->relation->model, q->parent);
    for (unsigned i = 0; i < q->by_count; i++) {
        const toasty_value *v = &q->by_values[i];
        memcpy(&o.toasty__by[i], &v->as,
               sizeof o.toasty__by[i] < sizeof v->as ? sizeof o.toasty__by[i] : sizeof v->as);
    }
    if (q->where.op)
        o.where = cond_expr(&q->where);
    if (q->within.op) {
        toasty_expr *both = scratch(2 * sizeof *both);
        both[0] = cond_expr(&q->within);
        both[1] = o.where;
        o.where = toasty_expr_all(both, 2);
    }
    memcpy(o.order_by, q->order, q->order_count * sizeof *o.order_by);
    put_includes(o.include, q->includes, q->include_count);
    return o;
}

toasty_target query_target(const query *q)
{
    return (toasty_target){q->model, q->relation, q->by_count ? q->by : NULL, (uint16_t)q->by_count};
}

/* ---- making smaller ---- */

static void drop(including *includes, unsigned *count, unsigned n)
{
    --*count;
    memmove(includes + n, includes + n + 1, (*count - n) * sizeof *includes);
}

static bool include_smaller(const including *i, unsigned n, including *out)
{
    *out = *i;
    if (i->count) {
        out->nested = scratch(QUERY_INCLUDES * sizeof *out->nested);
        memcpy(out->nested, i->nested, i->count * sizeof *out->nested);
    }
    if (n < i->count) {
        drop(out->nested, &out->count, n);
        return true;
    }
    n -= i->count;
    if (n < i->order_count) {
        memmove(out->order + n, out->order + n + 1, (--out->order_count - n) * sizeof *out->order);
        return true;
    }
    n -= i->order_count;
    if (i->where.op && n-- == 0) {
        out->where = (cond){0};
        return true;
    }
    if ((i->limit || i->offset) && n-- == 0) {
        out->limit = out->offset = 0;
        return true;
    }
    for (unsigned k = 0; k < i->count; k++)
        for (unsigned m = 0; m < 32 && include_smaller(&i->nested[k], m, &out->nested[k]); m++)
            if (n-- == 0)
                return true;
            else
                out->nested[k] = i->nested[k];
    return i->where.op && cond_smaller(&i->where, n, &out->where);
}

static bool flags_smaller(const query *q, unsigned n, query *out)
{
    const struct {
        bool there;
        query smaller;
    } ways[] = {{.there = q->limit},     {.there = q->offset},
                {.there = q->where.op},  {.there = q->relation != NULL},
                {.there = q->within.op}, {.there = q->by_count && q->kind != QUERY_GET_BY}};
    *out = *q;
    for (unsigned i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (!ways[i].there || n-- != 0)
            continue;
        switch (i) {
        case 0: out->limit = 0; break;
        case 1: out->offset = 0; break;
        case 2: out->where = (cond){0}; break;
        case 3: out->relation = NULL; break;
        case 4: out->within = (cond){0}; break;
        default: out->by_count = 0; break;
        }
        return true;
    }
    return false;
}

bool query_smaller(const query *q, unsigned n, query *out)
{
    if (n < 6)
        return flags_smaller(q, n, out) || query_smaller(q, 6, out);
    n -= 6;
    *out = *q;
    if (n < q->include_count) {
        drop(out->includes, &out->include_count, n);
        return true;
    }
    n -= q->include_count;
    unsigned fewest = q->kind == QUERY_PAGES ? 1 : q->kind >= QUERY_SUM ? TOASTY_MAX_ORDER : 0;
    if (q->order_count > fewest) {
        if (n < q->order_count) {
            memmove(out->order + n, out->order + n + 1, (--out->order_count - n) * sizeof *out->order);
            return true;
        }
        n -= q->order_count;
    }
    for (unsigned i = 0; i < q->include_count; i++)
        for (unsigned k = 0; k < 64 && include_smaller(&q->includes[i], k, &out->includes[i]); k++)
            if (n-- == 0)
                return true;
            else
                out->includes[i] = q->includes[i];
    return q->where.op && cond_smaller(&q->where, n, &out->where);
}

static bool cond_needs(const cond *c, const row *r)
{
    if (c->record == r)
        return true;
    for (unsigned i = 0; c->children && i < c->count; i++)
        if (cond_needs(&c->children[i], r))
            return true;
    return false;
}

static bool includes_need(const including *includes, unsigned count, const row *r)
{
    for (unsigned i = 0; i < count; i++)
        if (cond_needs(&includes[i].where, r) || includes_need(includes[i].nested, includes[i].count, r))
            return true;
    return false;
}

bool query_needs(const query *q, const row *r)
{
    return (q->relation && q->parent == r) || cond_needs(&q->where, r) || cond_needs(&q->within, r) ||
           includes_need(q->includes, q->include_count, r);
}

/* ---- showing ---- */

static void print_limits(FILE *out, int64_t limit, int64_t offset)
{
    if (limit)
        fprintf(out, ", .limit = %d", (int)limit);
    if (offset)
        fprintf(out, ", .offset = %d", (int)offset);
}

static void print_order(FILE *out, const toasty_order *order, unsigned count)
{
    if (!count)
        return;
    fputs(", .order_by = { ", out);
    for (unsigned i = 0; i < count; i++)
        fprintf(out, "%stoasty_%s(%s.%s)", i ? ", " : "", order[i].descending ? "desc" : "asc",
                order[i].field->model->name, order[i].field->name);
    fputs(" }", out);
}

static void print_includes(FILE *out, const including *includes, unsigned count)
{
    if (!count)
        return;
    fputs(", .include = { ", out);
    for (unsigned i = 0; i < count; i++) {
        const including *in = &includes[i];
        fprintf(out, "%stoasty_with%s(%s.%s", i ? ", " : "", is_relation(in->field) ? "" : "_field",
                in->field->model->name, in->field->name);
        if (in->where.op) {
            fputs(", .where = ", out);
            cond_print(out, &in->where);
        }
        print_order(out, in->order, in->order_count);
        print_limits(out, in->limit, in->offset);
        print_includes(out, in->nested, in->count);
        fputc(')', out);
    }
    fputs(" }", out);
}

void query_print(FILE *out, const query *q)
{
    static const char *const names[] = {"find",   "first", "one", "count", "exists", "each", "paginate",
                                        "get_by", "sum",   "avg", "min",   "max",    "pluck"};
    fprintf(out, "%s of %s", names[q->kind], q->field ? q->field->name : q->model->name);
    if (q->field)
        fprintf(out, " of %s", q->model->name);
    if (q->relation) {
        fprintf(out, " in %s of ", q->relation->name);
        row_print(out, q->relation->model, q->parent);
    }
    for (unsigned i = 0; i < q->by_count; i++) {
        fprintf(out, "%s%s = ", i ? " and " : " by ", q->model->fields[q->by[i]].name);
        value_print(out, &q->by_values[i]);
    }
    if (q->within.op) {
        fputs(", within ", out);
        cond_print(out, &q->within);
    }
    if (q->where.op) {
        fputs(", .where = ", out);
        cond_print(out, &q->where);
    }
    print_order(out, q->order, q->order_count);
    print_limits(out, q->limit, q->offset);
    if (q->per_page)
        fprintf(out, ", .per_page = %d", (int)q->per_page);
    print_includes(out, q->includes, q->include_count);
    fputc('\n', out);
}
