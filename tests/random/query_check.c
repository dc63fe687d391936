#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "query.h"
#include "view.h"

/* One query while it is checked. */
typedef struct checking {
    const world *w;
    toasty_db *db;
    const query *q;
    toasty_find_options options;
    toasty_target target;
    row *rows[WORLD_ROWS]; /* that match, in order */
    size_t count;
    size_t first; /* of those that offset and limit let through */
    size_t length;
} checking;

static const char *failed(const checking *c)
{
    return wrong("the call failed: %s", toasty_errmsg(c->db));
}

/* Records against the rows from `from` on: each is one that matches, none comes twice, and the order is
 * right. */
static const char *records_wrong(checking *c, const void *items, size_t len, size_t from)
{
    row *seen[WORLD_ROWS];
    for (size_t i = 0; i < len; i++) {
        const void *record = (const char *)items + i * c->q->model->size;
        bool matches = false, twice = false;
        seen[i] = world_row_of(c->w, c->q->model, record);
        for (size_t k = 0; k < c->count; k++)
            matches |= c->rows[k] == seen[i];
        for (size_t k = 0; k < i; k++)
            twice |= seen[k] == seen[i];
        if (!seen[i] || !matches || twice)
            return wrong("record %zu %s", i, twice ? "came twice" : "does not match");
        if (order_of(c->q->order, c->q->order_count, seen[i], c->rows[from + i]))
            return wrong("record %zu is not in its place", i);
        const char *problem =
            includes_wrong(c->w, c->q->model, record, seen[i], c->q->includes, c->q->include_count);
        if (problem)
            return problem;
    }
    return NULL;
}

static const char *check_find(checking *c)
{
    toasty_list *list = toasty_model_find(c->target, &c->options);
    if (!list)
        return failed(c);
    const char *problem = list->len == c->length ? records_wrong(c, list->items, list->len, c->first)
                                                 : wrong("%zu records, not %zu", list->len, c->length);
    toasty_free(list);
    return problem;
}

static const char *check_single(checking *c)
{
    bool one = c->q->kind == QUERY_ONE, get = c->q->kind == QUERY_GET_BY;
    void *record = get   ? toasty_model_get_by(c->target, c->db, c->options.toasty__parent, c->q->by_values)
                   : one ? toasty_model_one(c->target, &c->options)
                         : toasty_model_first(c->target, &c->options);
    bool there = c->first < c->count;
    const toasty_field *r = c->q->relation;
    bool must = one || get || (r && !holds_list(r) && !(r->flags & TOASTY_NULLABLE));
    const char *problem = NULL;
    if (!there && (record || toasty_errcode(c->db) != (must ? TOASTY_RECORD_NOT_FOUND : TOASTY_OK)))
        problem = record ? wrong("a record that should not be") : failed(c);
    else if (there)
        problem = record ? records_wrong(c, record, 1, c->first) : failed(c);
    toasty_free(record);
    return problem;
}

static const char *check_count(checking *c)
{
    int64_t count = toasty_model_count(c->target, &c->options);
    if (count < 0)
        return failed(c);
    return count == (int64_t)c->length ? NULL : wrong("count is %d, not %zu", (int)count, c->length);
}

static const char *check_exists(checking *c)
{
    bool exists = toasty_model_exists(c->target, &c->options);
    if (toasty_errcode(c->db))
        return failed(c);
    return exists == (c->first < c->count) ? NULL : wrong("exists is %s", exists ? "true" : "false");
}

typedef struct visiting {
    checking *c;
    size_t count;
    const char *problem;
} visiting;

static bool visit(void *record, void *arg)
{
    visiting *v = arg;
    const row *r = world_row_of(v->c->w, v->c->q->model, record);
    if (v->count >= v->c->length)
        v->problem = wrong("too many records");
    else if (!r || record_differs(v->c->q->model, record, r))
        v->problem = wrong("record %zu is none of the rows", v->count);
    else if (!cond_meets(v->c->w, &v->c->q->where, r) ||
             order_of(v->c->q->order, v->c->q->order_count, r, v->c->rows[v->c->first + v->count]))
        v->problem = wrong("record %zu does not match, or is not in its place", v->count);
    v->count++;
    return !v->problem;
}

static const char *check_each(checking *c)
{
    visiting v = {.c = c};
    if (toasty_model_each(c->target, &c->options, visit, &v))
        return failed(c);
    if (!v.problem && v.count != c->length)
        return wrong("%zu records, not %zu", v.count, c->length);
    return v.problem;
}

/* ---- pages ---- */

/* Keeps the keys of a page's rows; NULL, or what is wrong. */
static const char *note_page(checking *c, const toasty_page *page, row **seen, size_t *count, size_t from)
{
    const char *problem = NULL;
    if (from + page->len > c->count)
        return wrong("more records on the pages than there are");
    problem = records_wrong(c, page->items, page->len, from);
    for (size_t i = 0; !problem && i < page->len; i++) {
        row *r = world_row_of(c->w, c->q->model, (const char *)page->items + i * c->q->model->size);
        for (size_t k = 0; k < *count; k++)
            if (seen[k] == r)
                return wrong("a record is on two pages");
        seen[(*count)++] = r;
    }
    return problem;
}

static const char *page_shape(const checking *c, const toasty_page *page, size_t from, bool first)
{
    size_t left = c->count - from, most = (size_t)c->q->per_page;
    if (page->len != (left < most ? left : most))
        return wrong("a page of %zu with %zu left", page->len, left);
    if ((page->len == most) != (page->next != NULL))
        return wrong("a page of %zu %s `next`", page->len, page->next ? "has" : "has no");
    if ((!first && page->len) != (page->prev != NULL))
        return wrong("a page %s `prev`", page->prev ? "has" : "has no");
    return NULL;
}

/* Back again from the last page that had records: the same records in the same places. */
static const char *walk_back(checking *c, const char *cursor, row **seen, size_t before)
{
    char at[4096];
    snprintf(at, sizeof at, "%s", cursor);
    while (before) {
        c->options.after = NULL;
        c->options.before = at;
        toasty_page *page = toasty_model_paginate(c->target, &c->options);
        if (!page)
            return failed(c);
        const char *problem = NULL;
        if (page->len > before || !page->len)
            problem = wrong("a page backwards has %zu records of %zu", page->len, before);
        for (size_t i = 0; !problem && i < page->len; i++)
            if (world_row_of(c->w, c->q->model, (const char *)page->items + i * c->q->model->size) !=
                seen[before - page->len + i])
                problem = wrong("backwards, record %zu is another than forwards", before - page->len + i);
        before -= page->len;
        if (!problem && before && !page->prev)
            problem = wrong("a page backwards has no `prev` with %zu left", before);
        if (!problem && before)
            snprintf(at, sizeof at, "%s", page->prev);
        toasty_free(page);
        if (problem)
            return problem;
    }
    return NULL;
}

static const char *check_pages(checking *c)
{
    char after[4096] = "", prev[4096] = "";
    row *seen[WORLD_ROWS];
    size_t count = 0, last = 0;
    for (bool first = true;; first = false) {
        c->options.after = first ? NULL : after;
        toasty_page *page = toasty_model_paginate(c->target, &c->options);
        if (!page)
            return failed(c);
        const char *problem = page_shape(c, page, count, first);
        if (!problem && page->prev) {
            snprintf(prev, sizeof prev, "%s", page->prev);
            last = count;
        }
        if (!problem)
            problem = note_page(c, page, seen, &count, count);
        bool more = page->next != NULL;
        if (more)
            snprintf(after, sizeof after, "%s", page->next);
        toasty_free(page);
        if (problem)
            return problem;
        if (!more)
            break;
    }
    if (count != c->count)
        return wrong("%zu records on the pages, not %zu", count, c->count);
    return prev[0] ? walk_back(c, prev, seen, last) : NULL;
}

/* ---- single columns ---- */

static const toasty_value *value_in(const checking *c, size_t n)
{
    return &c->rows[c->first + n][c->q->field->number];
}

static bool is_real(const toasty_field *f)
{
    return f->type == TOASTY_TYPE_F32 || f->type == TOASTY_TYPE_F64;
}

__extension__ typedef __int128 wide_int;

typedef struct sums {
    size_t count;
    wide_int whole, above, below;
    long double real, size;
} sums;

static sums sum_up(const checking *c)
{
    sums s = {0};
    for (size_t i = 0; i < c->length; i++) {
        const toasty_value *v = value_in(c, i);
        if (value_is_null(v))
            continue;
        s.count++;
        if (is_real(c->q->field)) {
            s.real += (long double)v->as.f64;
            s.size += fabsl((long double)v->as.f64);
            continue;
        }
        s.whole += v->as.i64;
        *(v->as.i64 < 0 ? &s.below : &s.above) += v->as.i64;
        s.real += (long double)v->as.i64;
        s.size += fabsl((long double)v->as.i64);
    }
    return s;
}

/* Beyond what a double holds every order of adding is as wrong as the others. */
static bool sum_is_off(const sums *s, double value, long double wanted)
{
    if (!(s->size < (long double)DBL_MAX / 2))
        return false;
    return !(fabsl((long double)value - wanted) <= s->size * 1e-12L + (long double)DBL_MIN);
}

static const char *check_sum(checking *c)
{
    sums s = sum_up(c);
    if (is_real(c->q->field)) {
        double sum = toasty_field_sum_real(&c->options, c->q->field, NULL);
        if (toasty_errcode(c->db))
            return failed(c);
        return sum_is_off(&s, sum, s.real) ? wrong("the sum is %g, not %Lg", sum, s.real) : NULL;
    }
    int64_t sum = toasty_field_sum(&c->options, c->q->field, NULL);
    bool outgrown = s.whole > INT64_MAX || s.whole < INT64_MIN;
    if (toasty_errcode(c->db))
        /* on the way there it may outgrow an integer, too */
        return s.above > INT64_MAX || s.below < INT64_MIN ? NULL : failed(c);
    return outgrown || sum != (int64_t)s.whole ? wrong("the sum is %lld", (long long)sum) : NULL;
}

static const char *check_average(checking *c)
{
    sums s = sum_up(c);
    double average = toasty_field_average(&c->options, c->q->field, NULL);
    if (toasty_errcode(c->db))
        return failed(c);
    if (!s.count)
        return isnan(average) ? NULL : wrong("the average of nothing is %g", average);
    return sum_is_off(&s, average * (double)s.count, s.real) ? wrong("the average is %g", average) : NULL;
}

/* The type in which the value of a field comes alone. */
static toasty_type widest(toasty_type type)
{
    if (type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_I64)
        return TOASTY_TYPE_I64;
    if (type >= TOASTY_TYPE_U8 && type <= TOASTY_TYPE_U64)
        return TOASTY_TYPE_U64;
    return type == TOASTY_TYPE_F32 ? TOASTY_TYPE_F64 : type;
}

static const char *check_extreme(checking *c)
{
    bool greatest = c->q->kind == QUERY_GREATEST;
    const toasty_value *wanted = NULL;
    for (size_t i = 0; i < c->length; i++) {
        const toasty_value *v = value_in(c, i);
        if (!value_is_null(v) &&
            (!wanted || (greatest ? value_order(v, wanted) > 0 : value_order(v, wanted) < 0)))
            wanted = v;
    }
    void *found = toasty_field_extreme(&c->options, c->q->field, NULL, greatest);
    if (toasty_errcode(c->db))
        return failed(c);
    const char *problem = NULL;
    if (!found != !wanted)
        problem = wrong("the extreme is %s", found ? "there" : "missing");
    else if (found) {
        toasty_type type = widest(c->q->field->type);
        toasty_value v = type == TOASTY_TYPE_STRING ? toasty_value_string(found) : value_at(type, found);
        problem = value_same(&v, wanted) ? NULL : wrong("the extreme is another value");
    }
    toasty_free(found);
    return problem;
}

static const char *check_pluck(checking *c)
{
    toasty_value_list *list = toasty_field_values(&c->options, c->q->field, NULL);
    if (!list)
        return failed(c);
    const char *problem = list->len == c->length ? NULL : wrong("%zu values, not %zu", list->len, c->length);
    toasty_type type = widest(c->q->field->type);
    bool any_null = false;
    for (size_t i = 0; !problem && i < list->len; i++) {
        bool null = list->nulls && list->nulls[i];
        toasty_value v =
            null ? toasty_value_null(0) : value_at(type, (char *)list->items + i * value_size(type));
        any_null |= null;
        if (!value_same(&v, value_in(c, i)))
            problem = wrong("value %zu is another", i);
    }
    if (!problem && list->nulls && !any_null)
        problem = wrong("`nulls` is there without a NULL");
    toasty_free(list);
    return problem;
}

/* ---- all ---- */

static void limits(checking *c)
{
    size_t offset = (size_t)c->q->offset, most = c->q->limit ? (size_t)c->q->limit : c->count;
    if (c->q->kind == QUERY_FIRST || c->q->kind == QUERY_ONE || c->q->kind == QUERY_EXISTS)
        most = 1;
    c->first = offset < c->count ? offset : c->count;
    c->length = c->count - c->first < most ? c->count - c->first : most;
}

const char *query_wrong(const world *w, toasty_db *db, const query *q)
{
    static world with;
    static const char *(*const checks[])(checking *) = {
        check_find,   check_single, check_single,  check_count,   check_exists,  check_each, check_pages,
        check_single, check_sum,    check_average, check_extreme, check_extreme, check_pluck};
    if (q->model->view) {
        world_with_view(w, q->model, &q->within, &with);
        w = &with;
    }
    checking c = {.w = w, .db = db, .q = q, .options = query_options(db, q), .target = query_target(q)};
    c.count = expected_rows(w, q, c.rows);
    limits(&c);
    return checks[q->kind](&c);
}
