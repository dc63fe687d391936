/* The rules of writing, done to rows in memory. Rows are never changed: a changed one takes the place of the
 * old. */
#include <string.h>

#include "write.h"

/* The row with the key of `r`, as it is now; NULL: gone. */
static row **place_of(world *w, const toasty_model *model, const row *r)
{
    table *t = world_table(w, model);
    for (size_t i = 0; i < t->count; i++) {
        uint16_t k = 0;
        while (k < model->key_count && value_same(&t->rows[i][model->key[k]], &r[model->key[k]]))
            k++;
        if (k == model->key_count)
            return &t->rows[i];
    }
    return NULL;
}

static bool has_version(const toasty_model *model)
{
    for (uint16_t i = 0; i < model->field_count; i++)
        if (model->fields[i].flags & TOASTY_ROW_VERSION)
            return true;
    return false;
}

/* A row of its own to be changed, in the place of the old one; every change counts for its version. */
static row *changed(row **place, const toasty_model *model)
{
    row *r = scratch(model->field_count * sizeof *r);
    memcpy(r, *place, model->field_count * sizeof *r);
    for (uint16_t i = 0; i < model->field_count; i++)
        if (model->fields[i].flags & TOASTY_ROW_VERSION)
            r[i].as.u64++;
    *place = r;
    return r;
}

static void add(world *w, const toasty_model *model, row *r)
{
    table *t = world_table(w, model);
    t->rows[t->count++] = r;
}

static bool may_be_null(const toasty_field *children)
{
    const toasty_relation *r = children->relation;
    return r->target->fields[r->references[0]].flags & TOASTY_NULLABLE;
}

static void erase(world *w, const toasty_model *model, const row *r);

/* A child loses its parent: its foreign key, or itself. */
static void unlink_child(world *w, const toasty_field *children, const row *child)
{
    const toasty_relation *pairs = children->relation;
    if (!may_be_null(children)) {
        erase(w, pairs->target, child);
        return;
    }
    row *r = changed(place_of(w, pairs->target, child), pairs->target);
    for (uint16_t i = 0; i < pairs->count; i++)
        r[pairs->references[i]] = toasty_value_null(0);
}

static row *any_child(world *w, const toasty_field *children, const row *parent, const row *except)
{
    const table *t = world_table(w, children->relation->target);
    for (size_t i = 0; i < t->count; i++)
        if (t->rows[i] != except && relation_joins(children->relation, parent, t->rows[i]))
            return t->rows[i];
    return NULL;
}

static void erase(world *w, const toasty_model *model, const row *r)
{
    table *t = world_table(w, model);
    row **place = place_of(w, model, r), *child;
    if (!place)
        return;
    r = *place;
    memmove(place, place + 1, (size_t)(t->rows + --t->count - place) * sizeof *place);
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *f = &model->fields[i];
        if (f->kind == TOASTY_FIELD_HAS_MANY || f->kind == TOASTY_FIELD_HAS_ONE)
            while ((child = any_child(w, f, r, NULL)))
                unlink_child(w, f, child);
    }
}

/* Whoever is in the way of a child in a relation to one record. */
static void make_way(world *w, const toasty_field *children, const row *parent, const row *child)
{
    row *other;
    if (children->kind == TOASTY_FIELD_HAS_ONE)
        while ((other = any_child(w, children, parent, child)))
            unlink_child(w, children, other);
}

static void point_at(const toasty_field *children, const row *parent, row *child)
{
    for (uint16_t i = 0; i < children->relation->count; i++)
        child[children->relation->references[i]] = parent[children->relation->key[i]];
}

/* False when the child has gone on the way, with those in the way. */
static bool link_child(world *w, const toasty_field *children, const row *parent, const row *child)
{
    row **place = place_of(w, children->relation->target, child);
    make_way(w, children, parent, *place);
    place = place_of(w, children->relation->target, child);
    if (!place)
        return false;
    point_at(children, parent, changed(place, children->relation->target));
    return true;
}

static const toasty_field *other_side(const toasty_field *belongs_to)
{
    const toasty_relation *r = belongs_to->relation;
    return r->pair < 0 ? NULL : &r->target->fields[r->pair];
}

/* Pointing at a parent that has one child makes way for it, when that child can be without. */
static void make_way_up(world *w, const toasty_field *belongs_to, const row *parent, const row *child)
{
    const toasty_field *children = other_side(belongs_to);
    if (parent && children && may_be_null(children))
        make_way(w, children, parent, child);
}

static void point_up(const toasty_field *belongs_to, const row *parent, row *child)
{
    const toasty_relation *pairs = belongs_to->relation;
    for (uint16_t i = 0; i < pairs->count; i++)
        child[pairs->key[i]] = parent ? parent[pairs->references[i]] : toasty_value_null(0);
}

/* ---- fields ---- */

static bool in_range(toasty_type type, const toasty_value *v)
{
    static const int64_t low[] = {INT8_MIN, INT16_MIN, INT32_MIN, INT64_MIN};
    static const int64_t high[] = {INT8_MAX, INT16_MAX, INT32_MAX, INT64_MAX};
    static const int64_t most[] = {UINT8_MAX, UINT16_MAX, UINT32_MAX, INT64_MAX};
    if (type <= TOASTY_TYPE_I64)
        return v->as.i64 >= low[type - TOASTY_TYPE_I8] && v->as.i64 <= high[type - TOASTY_TYPE_I8];
    return v->as.i64 >= 0 && v->as.i64 <= most[type - TOASTY_TYPE_U8];
}

/* False when a number outgrows its field. */
static bool change_field(row *r, const change *c)
{
    toasty_value *v = &r[c->field->number];
    if (c->op == TOASTY_SET)
        *v = c->value;
    else if (c->op == TOASTY_SET_NULL)
        *v = toasty_value_null(0);
    else if (!value_is_null(v)) {
        int64_t by = c->op == TOASTY_ADD ? c->value.as.i64 : -c->value.as.i64;
        if (__builtin_add_overflow(v->as.i64, by, &v->as.i64) || !in_range(c->field->type, v))
            return false;
    }
    return true;
}

static bool change_row(row **place, const writing *x)
{
    row *r = changed(place, x->model);
    for (unsigned i = 0; i < x->change_count; i++)
        if (!change_field(r, &x->changes[i]))
            return false;
    return true;
}

/* ---- each kind ---- */

static void create(world *w, const writing *x, outcome *o)
{
    row *r = scratch(x->model->field_count * sizeof *r);
    memcpy(r, x->fresh, x->model->field_count * sizeof *r);
    for (uint16_t i = 0; x->kind == WRITE_CREATE_LINKED && i < x->model->field_count; i++) {
        const toasty_field *f = &x->model->fields[i];
        row *parent[WORLD_ROWS];
        if (f->kind == TOASTY_FIELD_BELONGS_TO && world_related(w, f, r, parent))
            make_way_up(w, f, parent[0], NULL);
    }
    add(w, x->model, r);
    for (unsigned i = 0; i < x->child_count; i++)
        add(w, x->relation->relation->target, x->children[i]);
    o->result = r;
}

static void update_where(world *w, const writing *x, outcome *o)
{
    row *meant[WORLD_ROWS];
    table *t = world_table(w, x->model);
    o->changes = 0;
    o->unbounded = true;
    for (size_t i = 0; i < t->count; i++)
        if (cond_meets(w, &x->where, t->rows[i]))
            meant[o->changes++] = t->rows[i];
    for (int64_t i = 0; i < o->changes; i++)
        if (x->kind == WRITE_DELETE_WHERE)
            erase(w, x->model, meant[i]);
        else if (!change_row(place_of(w, x->model, meant[i]), x))
            o->status = TOASTY_DRIVER_OPERATION_FAILED;
}

static void delete_by(world *w, const writing *x, outcome *o)
{
    row *meant[WORLD_ROWS];
    table *t = world_table(w, x->model);
    o->changes = 0;
    for (size_t i = 0; i < t->count; i++) {
        unsigned k = 0;
        while (k < x->by_count && value_same(&t->rows[i][x->by[k]], &x->target[x->by[k]]))
            k++;
        if (k == x->by_count)
            meant[o->changes++] = t->rows[i];
    }
    for (int64_t i = 0; i < o->changes; i++)
        erase(w, x->model, meant[i]);
}

static void upsert(world *w, const writing *x, outcome *o)
{
    table *t = world_table(w, x->model);
    for (size_t i = 0; i < t->count; i++) {
        unsigned k = 0;
        while (k < x->by_count && value_same(&t->rows[i][x->by[k]], &x->fresh[x->by[k]]))
            k++;
        if (k < x->by_count)
            continue;
        if (x->or_ignore)
            return;
        const row *old = t->rows[i];
        row *r = changed(&t->rows[i], x->model);
        for (uint16_t f = 0; f < x->model->field_count; f++)
            if (!(x->model->fields[f].flags & (TOASTY_ROW_VERSION | TOASTY_KEY)))
                r[f] = x->fresh[f];
        for (k = 0; k < x->by_count; k++)
            r[x->by[k]] = old[x->by[k]];
        o->result = r;
        return;
    }
    add(w, x->model, x->fresh);
    o->result = x->fresh;
}

/* The row after it was linked, which the record shows; NULL when more befell it on the way, in a circle. */
static const row *shows(const toasty_field *children, const row *before, const row *after)
{
    const toasty_relation *pairs = children->relation;
    for (uint16_t i = 0; i < pairs->target->field_count; i++) {
        bool expected =
            is_relation(&pairs->target->fields[i]) || (pairs->target->fields[i].flags & TOASTY_ROW_VERSION);
        for (uint16_t k = 0; k < pairs->count; k++)
            expected |= pairs->references[k] == i;
        if (!expected && !value_same(&before[i], &after[i]))
            return NULL;
    }
    return after;
}

static void insert_or_remove(world *w, const writing *x, outcome *o)
{
    const toasty_model *target = x->relation->relation->target;
    o->model = target;
    if (x->kind == WRITE_INSERT) {
        if (!link_child(w, x->relation, x->parent, x->target)) {
            o->status = TOASTY_RECORD_NOT_FOUND;
            return;
        }
        o->result = shows(x->relation, x->target, *place_of(w, target, x->target));
    } else if (!relation_joins(x->relation->relation, x->parent, x->target)) {
        o->status = TOASTY_CONDITION_FAILED;
    } else {
        unlink_child(w, x->relation, x->target);
        row **place = place_of(w, target, x->target);
        o->result = place ? *place : NULL;
    }
}

/*
 * The record was updated, though only its version shows it; unless it went with its own child. What else
 * befell its row on the way, in a circle, the record does not show; with a version it is as if somebody else
 * had changed it.
 */
static void show_parent(world *w, const writing *x, outcome *o)
{
    row **place = place_of(w, x->model, x->parent);
    bool alone = place && *place == x->parent;
    if (!place)
        o->status = TOASTY_RECORD_NOT_FOUND;
    else if (!alone && has_version(x->model))
        o->status = TOASTY_CONDITION_FAILED;
    else if (alone)
        o->result = changed(place, x->model);
}

static void set_child(world *w, const writing *x, outcome *o)
{
    if (x->target) {
        if (!link_child(w, x->relation, x->parent, x->target))
            o->status = TOASTY_RECORD_NOT_FOUND;
    } else {
        make_way(w, x->relation, x->parent, NULL);
    }
    show_parent(w, x, o);
}

/* As in show_parent. */
static void set_parent(world *w, const writing *x, outcome *o)
{
    make_way_up(w, x->relation, x->parent, x->target);
    row **place = place_of(w, x->model, x->target);
    bool alone = place && *place == x->target;
    if (!place) {
        o->status = TOASTY_RECORD_NOT_FOUND;
    } else if (!alone && has_version(x->model)) {
        o->status = TOASTY_CONDITION_FAILED;
    } else {
        row *r = changed(place, x->model);
        point_up(x->relation, x->parent, r);
        o->result = alone ? r : NULL;
    }
}

static bool is_consistent(const world *w)
{
    for (size_t i = 0; i < w->count; i++)
        for (size_t n = 0; n < w->tables[i].count; n++)
            if (world_conflicts(w, w->tables[i].model, w->tables[i].rows[n], w->tables[i].rows[n]))
                return false;
    return true;
}

/* Links and unlinks as they are written, then new records, then the record itself. */
static void apply_list(world *w, const writing *x, outcome *o)
{
    const toasty_relation *pairs = x->relation->relation;
    for (unsigned i = 0, end; i < x->step_count && !o->status; i = end) {
        row **place = place_of(w, pairs->target, x->steps[i]);
        end = i + 1;
        if (x->links[i]) {
            o->status =
                place && link_child(w, x->relation, x->parent, *place) ? TOASTY_OK : TOASTY_RECORD_NOT_FOUND;
            continue;
        }
        /* what is unlinked side by side must all be there at first; one may go with another */
        for (end = i; end < x->step_count && !x->links[end]; end++) {
            place = place_of(w, pairs->target, x->steps[end]);
            if (!place || !relation_joins(pairs, x->parent, *place))
                o->status = TOASTY_CONDITION_FAILED;
        }
        for (unsigned k = i; k < end && !o->status; k++)
            if ((place = place_of(w, pairs->target, x->steps[k])))
                unlink_child(w, x->relation, *place);
    }
    for (unsigned i = 0; i < x->child_count; i++)
        add(w, pairs->target, x->children[i]);
    /* children that cannot be inserted fail before the row of the parent is looked at, which may be gone */
    if (!o->status && is_consistent(w))
        show_parent(w, x, o);
}

/* Which records match is known before the first of them changes. */
static void set_where(world *w, const writing *x, outcome *o)
{
    row *meant[WORLD_ROWS];
    table *t = world_table(w, x->model);
    o->changes = 0;
    o->unbounded = true;
    for (size_t i = 0; i < t->count; i++)
        if (cond_meets(w, &x->where, t->rows[i]))
            meant[o->changes++] = t->rows[i];
    for (int64_t i = 0; i < o->changes; i++) {
        row **place = place_of(w, x->model, meant[i]);
        if (!place)
            continue;
        if (x->kind == WRITE_SET_PARENT_WHERE) {
            make_way_up(w, x->relation, x->parent, *place);
            point_up(x->relation, x->parent, changed(place, x->model));
        } else {
            changed(place, x->model);
            make_way(w, x->relation, meant[i], NULL);
        }
    }
}

static void apply(world *w, const writing *x, outcome *o)
{
    row **place;
    switch (x->kind) {
    case WRITE_CREATE:
    case WRITE_CREATE_LINKED:
    case WRITE_CREATE_NESTED: create(w, x, o); break;
    case WRITE_CREATE_IN:
        o->model = x->relation->relation->target;
        make_way(w, x->relation, x->parent, NULL);
        add(w, o->model, x->fresh);
        o->result = x->fresh;
        break;
    case WRITE_UPDATE:
        place = place_of(w, x->model, x->target);
        if (!change_row(place, x))
            o->status = TOASTY_DRIVER_OPERATION_FAILED;
        o->result = *place;
        break;
    case WRITE_UPDATE_WHERE:
    case WRITE_DELETE_WHERE: update_where(w, x, o); break;
    case WRITE_DELETE:
        erase(w, x->model, x->target);
        o->changes = 1;
        break;
    case WRITE_DELETE_BY: delete_by(w, x, o); break;
    case WRITE_INSERT:
    case WRITE_REMOVE: insert_or_remove(w, x, o); break;
    case WRITE_SET_PARENT: set_parent(w, x, o); break;
    case WRITE_SET_CHILD: set_child(w, x, o); break;
    case WRITE_APPLY: apply_list(w, x, o); break;
    case WRITE_SET_PARENT_WHERE:
    case WRITE_UNSET_CHILD_WHERE: set_where(w, x, o); break;
    default: upsert(w, x, o); break;
    }
}

/* Whether the parent that something was put into is gone, with what it took the place of. */
static bool is_absurd(world *w, const writing *x)
{
    bool up = x->kind == WRITE_SET_PARENT || x->kind == WRITE_SET_PARENT_WHERE;
    const toasty_model *model = up ? x->relation->relation->target : x->model;
    return x->parent && x->kind != WRITE_REMOVE && !place_of(w, model, x->parent);
}

outcome writing_apply(world *w, const writing *x)
{
    static world before;
    before = *w;
    outcome o = {.changes = -1, .model = x->model};
    apply(w, x, &o);
    o.absurd = !o.status && is_absurd(w, x);
    if (!o.status && !is_consistent(w)) {
        o.status = TOASTY_DRIVER_OPERATION_FAILED;
        o.unique = true;
    }
    if (o.status)
        *w = before;
    return o;
}
