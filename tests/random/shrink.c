#include "shrink.h"

#include <string.h>

/* ---- rows ---- */

static bool belongs_to(const toasty_model *model, const row *child, const toasty_model *target,
                       const row *parent)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *f = &model->fields[i];
        if (f->kind == TOASTY_FIELD_BELONGS_TO && f->relation->target == target &&
            relation_joins(f->relation, child, parent))
            return true;
    }
    return false;
}

/* Takes a row out, and those that belong to it. False when one of them is needed. */
static bool take_out(world *w, const failing *f, table *t, size_t n)
{
    const row *gone = t->rows[n];
    if (f->needs(gone, f->arg))
        return false;
    memmove(t->rows + n, t->rows + n + 1, (--t->count - n) * sizeof *t->rows);
    for (size_t i = 0; i < w->count; i++)
        for (size_t k = 0; k < w->tables[i].count; k++)
            if (belongs_to(w->tables[i].model, w->tables[i].rows[k], t->model, gone)) {
                if (!take_out(w, f, &w->tables[i], k))
                    return false;
                k = (size_t)-1; /* others may have gone along */
            }
    return true;
}

static bool still(const world *w, const failing *f)
{
    size_t mark = scratch_mark();
    bool is = f->still(w, f->arg);
    scratch_rewind(mark);
    return is;
}

static bool shrink_rows(world *w, const failing *f)
{
    bool smaller = false;
    for (size_t i = 0; i < w->count; i++)
        for (size_t n = w->tables[i].count; n-- > 0;) {
            world less = *w;
            if (n >= less.tables[i].count || !take_out(&less, f, &less.tables[i], n) || !still(&less, f))
                continue;
            *w = less;
            smaller = true;
        }
    return smaller;
}

/* A copy of a row without a value, or without what points at a parent; NULL when there is nothing to take. */
static row *without(const toasty_model *model, const row *r, const toasty_field *f)
{
    bool up = f->kind == TOASTY_FIELD_BELONGS_TO;
    const toasty_field *first = up ? &model->fields[f->relation->key[0]] : f;
    if ((is_relation(f) && !up) || !(first->flags & TOASTY_NULLABLE) || value_is_null(&r[first->number]))
        return NULL;
    row *less = scratch(model->field_count * sizeof *less);
    memcpy(less, r, model->field_count * sizeof *less);
    less[first->number] = toasty_value_null(0);
    for (uint16_t k = 0; up && k < f->relation->count; k++)
        less[f->relation->key[k]] = toasty_value_null(0);
    return less;
}

static bool shrink_values(world *w, const failing *f)
{
    bool smaller = false;
    for (size_t i = 0; i < w->count; i++)
        for (size_t n = 0; n < w->tables[i].count; n++)
            for (uint16_t k = 0; k < w->tables[i].model->field_count; k++) {
                row **place = &w->tables[i].rows[n], *old = *place;
                row *less = without(w->tables[i].model, old, &w->tables[i].model->fields[k]);
                if (!less || f->needs(old, f->arg))
                    continue;
                *place = less;
                if (still(w, f))
                    smaller = true;
                else
                    *place = old;
            }
    return smaller;
}

bool world_shrink(world *w, const failing *f)
{
    bool fewer = shrink_rows(w, f);
    return shrink_values(w, f) || fewer;
}

/* ---- queries ---- */

typedef struct query_case {
    const char *kind;
    query *q;
    bool failure;
} query_case;

/* Runs a query on a fresh database with the world in it; NULL, or what is wrong. */
static const char *case_wrong(const world *w, const query_case *c)
{
    toasty_db *db = world_open(w, c->kind);
    const char *problem = db ? query_wrong(w, db, c->q) : NULL;
    toasty_close(db);
    return problem;
}

static bool is_failure(const char *problem)
{
    return !strncmp(problem, "the call failed", 15);
}

/* A smaller case must go wrong in the same way, or it may be another mistake: that of the test. */
static bool case_still(const world *w, void *arg)
{
    const query_case *c = arg;
    const char *problem = case_wrong(w, c);
    return problem && is_failure(problem) == c->failure;
}

static bool case_needs(const row *r, void *arg)
{
    return query_needs(((const query_case *)arg)->q, r);
}

static bool shrink_query(const world *w, query_case *c)
{
    bool smaller = false;
    query less, kept = *c->q;
    size_t mark = scratch_mark();
    for (unsigned n = 0, steps = 0; steps < 400 && query_smaller(&kept, n, &less); steps++) {
        *c->q = less;
        if (case_still(w, c)) {
            kept = less;
            smaller = true;
            mark = scratch_mark();
            n = 0;
        } else {
            scratch_rewind(mark);
            n++;
        }
    }
    *c->q = kept;
    return smaller;
}

void case_shrink(world *w, const char *kind, query *q)
{
    query_case c = {kind, q, false};
    failing f = {case_still, case_needs, &c};
    const char *problem = case_wrong(w, &c);
    c.failure = problem && is_failure(problem);
    for (bool smaller = problem != NULL; smaller;) {
        smaller = shrink_query(w, &c);
        smaller |= world_shrink(w, &f);
    }
    if (problem)
        problem = case_wrong(w, &c);
    fprintf(stderr, "%s\nrows:\n", problem ? problem : "not wrong on a fresh database");
    world_print(stderr, w);
    fprintf(stderr, "query:\n  ");
    query_print(stderr, q);
}
