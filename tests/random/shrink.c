#include "shrink.h"

#include <string.h>

const char *case_wrong(const world *w, const char *kind, const query *q)
{
    toasty_db *db = world_open(w, kind);
    const char *problem = db ? query_wrong(w, db, q) : wrong("the rows cannot be created");
    toasty_close(db);
    return problem;
}

static bool is_failure(const char *problem)
{
    return !strncmp(problem, "the call failed", 15);
}

/* A smaller case must go wrong in the same way, or it may be another mistake: that of the test. */
static bool still(const world *w, const char *kind, const query *q, bool failure)
{
    size_t mark = scratch_mark();
    const char *problem = case_wrong(w, kind, q);
    scratch_rewind(mark);
    return problem && is_failure(problem) == failure && strcmp(problem, "the rows cannot be created");
}

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

/* Takes a row out, and those that belong to it. False when the query needs one of them. */
static bool take_out(world *w, const query *q, table *t, size_t n)
{
    const row *gone = t->rows[n];
    if (query_needs(q, gone))
        return false;
    memmove(t->rows + n, t->rows + n + 1, (--t->count - n) * sizeof *t->rows);
    for (size_t i = 0; i < w->count; i++)
        for (size_t k = 0; k < w->tables[i].count; k++)
            if (belongs_to(w->tables[i].model, w->tables[i].rows[k], t->model, gone)) {
                if (!take_out(w, q, &w->tables[i], k))
                    return false;
                k = (size_t)-1; /* others may have gone along */
            }
    return true;
}

static bool shrink_rows(world *w, const char *kind, const query *q, bool failure)
{
    bool smaller = false;
    for (size_t i = 0; i < w->count; i++)
        for (size_t n = w->tables[i].count; n-- > 0;) {
            world less = *w;
            if (n >= less.tables[i].count || !take_out(&less, q, &less.tables[i], n) ||
                !still(&less, kind, q, failure))
                continue;
            *w = less;
            smaller = true;
        }
    return smaller;
}

static bool shrink_query(const world *w, const char *kind, query *q, bool failure)
{
    bool smaller = false;
    query less;
    size_t mark = scratch_mark();
    for (unsigned n = 0, steps = 0; steps < 400 && query_smaller(q, n, &less); steps++) {
        if (still(w, kind, &less, failure)) {
            *q = less;
            smaller = true;
            mark = scratch_mark();
            n = 0;
        } else {
            scratch_rewind(mark);
            n++;
        }
    }
    return smaller;
}

void case_shrink(world *w, const char *kind, query *q)
{
    const char *problem = case_wrong(w, kind, q);
    bool failure = problem && is_failure(problem);
    if (!problem) {
        fprintf(stderr, "not wrong on a fresh database\n");
    } else {
        for (bool smaller = true; smaller;) {
            smaller = shrink_query(w, kind, q, failure);
            smaller |= shrink_rows(w, kind, q, failure);
        }
        problem = case_wrong(w, kind, q);
    }
    fprintf(stderr, "%s\nrows:\n", problem ? problem : "");
    world_print(stderr, w);
    fprintf(stderr, "query:\n  ");
    query_print(stderr, q);
}
