#include "resolve.h"

/* Relations that are loaded with every query: they must come to an end. */

static void read_words(resolver *r, work_field *f)
{
    if (!f->eager || !derive_takes_nothing(r, f->eager))
        return;
    if (f->decl->ctype.shape == DERIVE_SHAPE_RECORD_POINTER) {
        f->field->eager = f->relation && !f->broken && f->field->target;
        return;
    }
    derive_mistake_at(r->report, f->eager->location, "'eager' is said of a relation, and '%s' is a value",
                      f->decl->name);
    derive_hint(r->report, "leave it out: a value is always read, unless it is deferred");
}

/* Eager relations, each from the model that the one before leads to; the last one first. */
typedef struct way {
    const struct way *before;
    work_model *from;
    const work_field *relation;
} way;

/* "User.posts -> Post.user": those from `begin` on. */
static const char *spell(resolver *r, const way *at, const work_model *begin)
{
    const char *before =
        at->from == begin ? "" : derive_printf(r->arena, "%s -> ", spell(r, at->before, begin));
    return derive_printf(r->arena, "%s%s.%s", before, at->from->model->name, at->relation->decl->name);
}

static void note_cycle(resolver *r, const way *last, const work_model *begin)
{
    const way *first = last;
    while (first->from != begin)
        first = first->before;
    derive_mistake_at(r->report, first->relation->eager->location, "eager relation cycle: %s -> %s",
                      spell(r, last, begin), begin->model->name);
    derive_hint(r->report, "leave 'eager' out of one of them, and include that relation where it is needed");
}

static void follow(resolver *r, work_model *m, const way *before)
{
    m->eager = DERIVE_EAGER_ON_THE_WAY;
    for (size_t i = 0; i < m->model->field_count; i++) {
        const way here = {before, m, &m->fields[i]};
        if (!here.relation->field->eager || here.relation->field->value)
            continue;
        work_model *next = derive_find_model(r, here.relation->field->target->name);
        if (next->eager == DERIVE_EAGER_ON_THE_WAY)
            note_cycle(r, &here, next);
        else if (next->eager == DERIVE_EAGER_UNKNOWN)
            follow(r, next, &here);
    }
    m->eager = DERIVE_EAGER_ENDS;
}

void derive_resolve_eager(resolver *r)
{
    for (size_t i = 0; i < r->model_count; i++)
        for (size_t k = 0; k < r->models[i].model->field_count; k++)
            read_words(r, &r->models[i].fields[k]);
    for (size_t i = 0; i < r->model_count; i++)
        if (r->models[i].eager == DERIVE_EAGER_UNKNOWN)
            follow(r, &r->models[i], NULL);
}
