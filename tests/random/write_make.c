#include <string.h>

#include "dice.h"
#include "write.h"

static bool is_children(const toasty_field *f)
{
    return f->kind == TOASTY_FIELD_HAS_MANY || f->kind == TOASTY_FIELD_HAS_ONE;
}

/* A relation of the model of that kind, whose foreign key is no part of a primary key. */
static const toasty_field *pick_relation(const toasty_model *model, bool children)
{
    unsigned start = dice(model->field_count);
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *f = &model->fields[(start + i) % model->field_count];
        if (children ? !is_children(f) : f->kind != TOASTY_FIELD_BELONGS_TO)
            continue;
        const toasty_model *holder = children ? f->relation->target : model;
        uint16_t key = children ? f->relation->references[0] : f->relation->key[0];
        if (!(holder->fields[key].flags & TOASTY_KEY))
            return f;
    }
    return NULL;
}

static row *pick_row(const world *w, const toasty_model *model)
{
    const table *t = world_table(w, model);
    return t->count ? t->rows[dice((unsigned)t->count)] : NULL;
}

static bool room_for(const world *w, const toasty_model *model, unsigned more)
{
    return world_table(w, model)->count + more <= WORLD_ROWS / 2;
}

static bool is_joining(const toasty_model *model, uint16_t number)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *f = &model->fields[i];
        for (uint16_t k = 0; f->kind == TOASTY_FIELD_BELONGS_TO && k < f->relation->count; k++)
            if (f->relation->key[k] == number)
                return true;
    }
    return false;
}

static bool is_unique(const toasty_model *model, uint16_t number)
{
    for (uint16_t i = 0; i < model->index_count; i++)
        for (uint16_t k = 0; model->indexes[i].unique && k < model->indexes[i].count; k++)
            if (model->indexes[i].fields[k] == number)
                return true;
    return false;
}

static void add_change(writing *x, const toasty_field *f)
{
    for (unsigned i = 0; i < x->change_count; i++)
        if (x->changes[i].field == f)
            return;
    change *c = &x->changes[x->change_count++];
    *c = (change){f, TOASTY_SET, value_any(f)};
    bool whole = is_number(f->type) && f->type != TOASTY_TYPE_F32 && f->type != TOASTY_TYPE_F64;
    if ((f->flags & TOASTY_NULLABLE) && dice_one_in(4))
        c->op = TOASTY_SET_NULL;
    else if (whole && !is_unique(f->model, (uint16_t)f->number) && dice(2)) {
        c->op = dice(2) ? TOASTY_ADD : TOASTY_SUB;
        c->value.as.u64 = 1 + dice(3);
    }
}

static bool make_changes(writing *x)
{
    for (unsigned tries = 0; tries < 8 && x->change_count < WRITE_CHANGES; tries++) {
        uint16_t i = (uint16_t)dice(x->model->field_count);
        const toasty_field *f = &x->model->fields[i];
        if (!is_relation(f) && !(f->flags & (TOASTY_KEY | TOASTY_ROW_VERSION)) && !is_joining(x->model, i))
            add_change(x, f);
    }
    return x->change_count > 0;
}

static void join_rows(const toasty_relation *r, const row *from, row *to)
{
    for (uint16_t i = 0; i < r->count; i++)
        to[r->references[i]] = from[r->key[i]];
}

static bool make_nested(const world *w, writing *x)
{
    x->relation = pick_relation(x->model, true);
    x->fresh = world_any_row(w, x->model);
    if (!x->relation || !x->fresh)
        return false;
    const toasty_model *target = x->relation->relation->target;
    unsigned most = x->relation->kind == TOASTY_FIELD_HAS_ONE ? 1 : WRITE_CHILDREN;
    if (!room_for(w, target, most) || target == x->model)
        return false;
    for (unsigned n = 1 + dice(most); n > 0; n--) {
        /* a row for a child needs all of its parents: this one is among the rows for the while */
        static world with;
        with = *w;
        table *t = world_table(&with, x->model);
        t->rows[t->count++] = x->fresh;
        row *child = world_any_row(&with, target);
        if (!child)
            return false;
        join_rows(x->relation->relation, x->fresh, child);
        x->children[x->child_count++] = child;
    }
    return true;
}

/* New records for the list and others to link and to unlink, each once. */
static bool make_steps(const world *w, writing *x)
{
    const toasty_model *target = x->relation->relation->target;
    const table *t = world_table(w, target);
    if (x->relation->kind != TOASTY_FIELD_HAS_MANY || !room_for(w, target, WRITE_CHILDREN))
        return false;
    for (unsigned n = dice(WRITE_CHILDREN); n > 0; n--) {
        row *child = world_any_row(w, target);
        if (!child)
            return false;
        join_rows(x->relation->relation, x->parent, child);
        x->children[x->child_count++] = child;
    }
    for (unsigned n = dice(WRITE_CHILDREN + 1); n > 0 && t->count; n--) {
        const row *r = t->rows[dice((unsigned)t->count)];
        bool named = r == x->parent;
        for (unsigned i = 0; i < x->step_count; i++)
            named |= x->steps[i] == r;
        if (named)
            continue;
        bool mine = relation_joins(x->relation->relation, x->parent, r);
        x->steps[x->step_count] = r;
        x->links[x->step_count++] = mine ? dice_one_in(4) : !dice_one_in(6);
    }
    return x->child_count + x->step_count > 0;
}

/* A relation to one record for all that match; one parent that has one child cannot be that of several. */
static bool make_where(const world *w, writing *x)
{
    bool up = x->kind == WRITE_SET_PARENT_WHERE;
    x->relation = pick_relation(x->model, !up);
    if (!x->relation || (!up && x->relation->kind != TOASTY_FIELD_HAS_ONE))
        return false;
    x->where = cond_any(w, x->model, dice(3));
    const toasty_relation *r = x->relation->relation;
    bool single = up && r->pair >= 0 && r->target->fields[r->pair].kind == TOASTY_FIELD_HAS_ONE;
    if (up && !single && dice(3))
        x->parent = pick_row(w, r->target);
    return x->parent || !up || (x->relation->flags & TOASTY_NULLABLE);
}

/* The key or a unique index, and a row to create whose values there are mostly those of a row that there is.
 */
static bool make_upsert(const world *w, writing *x)
{
    const toasty_model *model = x->model;
    unsigned n = dice(model->index_count + 1u);
    const row *there = pick_row(w, model);
    x->by = n < model->index_count && model->indexes[n].unique ? model->indexes[n].fields : model->key;
    x->by_count = x->by == model->key ? model->key_count : model->indexes[n].count;
    x->fresh = world_any_row(w, model);
    x->or_ignore = dice_one_in(4);
    if (!x->fresh)
        return false;
    for (unsigned i = 0; there && dice(3) && i < x->by_count; i++)
        for (unsigned k = 0; k < x->by_count; k++)
            x->fresh[x->by[k]] = there[x->by[k]];
    /* values alone say nothing of foreign keys that are keys as well */
    for (unsigned i = 0; i < x->by_count; i++)
        if (value_is_null(&x->fresh[x->by[i]]) || is_joining(model, x->by[i]))
            return false;
    return true;
}

static bool make_parts(const world *w, writing *x)
{
    switch (x->kind) {
    case WRITE_CREATE:
    case WRITE_CREATE_LINKED: return (x->fresh = world_any_row(w, x->model)) != NULL;
    case WRITE_CREATE_NESTED: return make_nested(w, x);
    case WRITE_UPDATE: x->target = pick_row(w, x->model); return x->target && make_changes(x);
    case WRITE_UPDATE_WHERE: x->where = cond_any(w, x->model, dice(3)); return make_changes(x);
    case WRITE_DELETE: return (x->target = pick_row(w, x->model)) != NULL;
    case WRITE_DELETE_BY:
        x->by = x->model->key;
        x->by_count = 1 + dice(x->model->key_count);
        return (x->target = pick_row(w, x->model)) != NULL;
    case WRITE_DELETE_WHERE: x->where = cond_any(w, x->model, 1 + dice(3)); return dice_one_in(2);
    case WRITE_SET_PARENT:
        x->relation = pick_relation(x->model, false);
        x->target = pick_row(w, x->model);
        if (!x->relation || !x->target)
            return false;
        x->parent = dice(3) ? pick_row(w, x->relation->relation->target) : NULL;
        return x->parent || (x->relation->flags & TOASTY_NULLABLE);
    case WRITE_SET_PARENT_WHERE:
    case WRITE_UNSET_CHILD_WHERE: return make_where(w, x);
    case WRITE_UPSERT: return make_upsert(w, x);
    default: break;
    }
    x->relation = pick_relation(x->model, true);
    x->parent = pick_row(w, x->model);
    if (!x->relation || !x->parent)
        return false;
    const toasty_model *target = x->relation->relation->target;
    if (x->kind == WRITE_CREATE_IN) {
        if (!(x->fresh = world_any_row(w, target)) || !room_for(w, target, 1))
            return false;
        join_rows(x->relation->relation, x->parent, x->fresh);
        return true;
    }
    if (x->kind == WRITE_APPLY)
        return make_steps(w, x);
    x->target = pick_row(w, target);
    if (x->kind == WRITE_SET_CHILD && dice_one_in(4))
        x->target = NULL;
    else if (!x->target)
        return false;
    return x->kind != WRITE_SET_CHILD || x->relation->kind == TOASTY_FIELD_HAS_ONE;
}

bool writing_any(const world *w, writing *x)
{
    *x = (writing){.kind = dice(WRITE_KINDS), .model = w->tables[dice((unsigned)w->count)].model};
    if (dice_one_in(3))
        x->kind = dice_one_in(2) ? WRITE_CREATE : WRITE_CREATE_IN;
    return room_for(w, x->model, 1) && make_parts(w, x);
}

bool writing_needs(const writing *x, const row *r)
{
    for (unsigned i = 0; i < x->step_count; i++)
        if (x->steps[i] == r)
            return true;
    return x->parent == r || x->target == r || x->where.record == r;
}

static bool is_up(const writing *x)
{
    return x->kind == WRITE_SET_PARENT || x->kind == WRITE_SET_PARENT_WHERE;
}

void writing_print(FILE *out, const writing *x)
{
    static const char *const names[] = {"create",
                                        "create with records set",
                                        "create in a relation",
                                        "create with children",
                                        "update",
                                        "update_where",
                                        "delete",
                                        "delete_by",
                                        "delete_where",
                                        "insert",
                                        "remove",
                                        "set parent",
                                        "set child",
                                        "apply to a list",
                                        "set parent where",
                                        "unset child where",
                                        "upsert"};
    static const char *const ops[] = {"keep", "set", "null", "add", "sub"};
    fprintf(out, "%s of %s%s", names[x->kind], x->model->name, x->or_ignore ? ", or_ignore" : "");
    if (x->relation)
        fprintf(out, ", relation %s", x->relation->name);
    const struct {
        const char *name;
        const toasty_model *model;
        const row *r;
    } rows[] = {{"parent", is_up(x) ? x->relation->relation->target : x->model, x->parent},
                {"record", x->relation && !is_up(x) ? x->relation->relation->target : x->model, x->target},
                {"new", x->kind == WRITE_CREATE_IN ? x->relation->relation->target : x->model, x->fresh}};
    for (int i = 0; i < 3; i++)
        if (rows[i].r) {
            fprintf(out, "\n    %s ", rows[i].name);
            row_print(out, rows[i].model, rows[i].r);
        }
    for (unsigned i = 0; i < x->child_count; i++) {
        fprintf(out, "\n    child ");
        row_print(out, x->relation->relation->target, x->children[i]);
    }
    for (unsigned i = 0; i < x->step_count; i++) {
        fprintf(out, "\n    %s ", x->links[i] ? "link" : "unlink");
        row_print(out, x->relation->relation->target, x->steps[i]);
    }
    for (unsigned i = 0; i < x->by_count; i++)
        fprintf(out, "%s%s", i ? ", " : "\n    by ", x->model->fields[x->by[i]].name);
    for (unsigned i = 0; i < x->change_count; i++) {
        fprintf(out, "\n    %s %s ", ops[x->changes[i].op], x->changes[i].field->name);
        value_print(out, &x->changes[i].value);
    }
    if (x->where.op) {
        fputs("\n    where ", out);
        cond_print(out, &x->where);
    }
    fputc('\n', out);
}
