/* The same writes through the library. */
#include <string.h>

#include "query.h"
#include "write.h"

void *record_read(toasty_db *db, const toasty_model *model, const row *r)
{
    toasty_value values[TOASTY_MAX_KEY];
    for (uint16_t i = 0; i < model->key_count; i++)
        values[i] = r[model->key[i]];
    return toasty_model_get_by((toasty_target){model, NULL, model->key, model->key_count}, db, NULL, values);
}

/* Where the value of a change stands behind its operation: both widths of a class share one type. */
static size_t value_offset(toasty_type type)
{
#define AT(name) offsetof(toasty_##name##_change, value)
    static const size_t others[] = {AT(string), AT(bytes),    AT(uuid),    AT(timestamp), AT(date),
                                    AT(time),   AT(datetime), AT(decimal), AT(json),      AT(inet),
                                    AT(cidr),   AT(macaddr),  AT(macaddr8)};
    if (type == TOASTY_TYPE_BOOL)
        return AT(bool);
    return is_number(type) ? AT(int) : others[type - TOASTY_TYPE_STRING];
}

static toasty_type widest(toasty_type type)
{
    if (type >= TOASTY_TYPE_F32 && type <= TOASTY_TYPE_F64)
        return TOASTY_TYPE_F64;
    return is_number(type) ? TOASTY_TYPE_I64 : type;
}

static void put_change(char *at, toasty_type type, toasty_change_op op, const toasty_value *v)
{
    *(toasty_change_op *)(void *)at = op;
    if (op != TOASTY_SET_NULL)
        value_put(widest(type), at + value_offset(type), v);
}

static void *changes_of(toasty_db *db, const writing *x, void *record)
{
    char *changes = scratch(x->model->changes_size);
    ((toasty_changes_head *)(void *)changes)->toasty__db = db;
    ((toasty_changes_head *)(void *)changes)->toasty__record = record;
    for (unsigned i = 0; i < x->change_count; i++)
        put_change(changes + x->changes[i].field->changes_offset, x->changes[i].field->type, x->changes[i].op,
                   &x->changes[i].value);
    return changes;
}

/* A relation instead of the fields that it fills. */
static void link_parents(const world *w, const writing *x, char *values)
{
    for (uint16_t i = 0; i < x->model->field_count; i++) {
        const toasty_field *f = &x->model->fields[i];
        row *parent[WORLD_ROWS];
        if (f->kind != TOASTY_FIELD_BELONGS_TO || !world_related(w, f, x->fresh, parent))
            continue;
        for (uint16_t k = 0; k < f->relation->count; k++) {
            const toasty_field *key = &x->model->fields[f->relation->key[k]];
            bool pointer = (key->flags & TOASTY_NEW_POINTER) || is_text_type(key->type);
            memset(values + key->new_offset, 0, pointer ? sizeof(void *) : value_size(key->type));
        }
        toasty_one one = {TOASTY_SET, record_of_row(f->relation->target, parent[0]), NULL};
        memcpy(values + f->new_offset, &one, sizeof one);
    }
}

static void *create(toasty_db *db, const world *w, const writing *x)
{
    bool in = x->kind == WRITE_CREATE_IN;
    const toasty_model *model = in ? x->relation->relation->target : x->model;
    char *values = new_of_row(model, x->fresh);
    ((toasty_new_head *)(void *)values)->toasty__db = db;
    if (in)
        ((toasty_new_head *)(void *)values)->toasty__parent = record_of_row(x->model, x->parent);
    if (x->kind == WRITE_CREATE_LINKED)
        link_parents(w, x, values);
    if (x->kind == WRITE_CREATE_NESTED) {
        const toasty_model *target = x->relation->relation->target;
        char *children = scratch(target->new_size * x->child_count);
        for (unsigned i = 0; i < x->child_count; i++)
            new_fill(target, x->children[i], children + i * target->new_size);
        toasty_one one = {TOASTY_CREATE, NULL, children};
        toasty_many many = {children, x->child_count, NULL, 0};
        if (x->relation->kind == TOASTY_FIELD_HAS_ONE)
            memcpy(values + x->relation->new_offset, &one, sizeof one);
        else
            memcpy(values + x->relation->new_offset, &many, sizeof many);
    }
    return toasty_model_create(model, in ? x->relation : NULL, values);
}

static void *upsert(toasty_db *db, const writing *x)
{
    char *shared = scratch(16384), *on_create = scratch(16384);
    toasty_key_value keys[TOASTY_MAX_KEY];
    for (unsigned i = 0; i < x->by_count; i++)
        memcpy(&keys[i], &x->fresh[x->by[i]].as,
               sizeof keys[i] < sizeof x->fresh->as ? sizeof keys[i] : sizeof x->fresh->as);
    for (uint16_t i = 0; i < x->model->field_count; i++) {
        const toasty_field *f = &x->model->fields[i];
        bool by = false;
        for (unsigned k = 0; k < x->by_count; k++)
            by |= x->by[k] == i;
        if (is_relation(f) || by || (f->flags & TOASTY_ROW_VERSION))
            continue;
        put_change((f->flags & TOASTY_KEY ? on_create : shared) + f->values_offset, f->type,
                   value_is_null(&x->fresh[i]) ? TOASTY_SET_NULL : TOASTY_SET, &x->fresh[i]);
    }
    toasty_upsert u = {.model = x->model,
                       .by = x->by,
                       .by_count = (uint16_t)x->by_count,
                       .or_ignore = x->or_ignore,
                       .db = db,
                       .keys = keys,
                       .shared = shared,
                       .on_create = on_create,
                       .on_update = scratch(16384)};
    return toasty_model_upsert(&u);
}

/* New records and steps of a list. */
static toasty_many list_of(const writing *x)
{
    const toasty_model *target = x->relation->relation->target;
    char *children = scratch(target->new_size * (x->child_count + 1));
    toasty_one *steps = scratch((x->step_count + x->child_count + 1) * sizeof *steps);
    size_t count = 0;
    for (unsigned i = 0; i < x->child_count; i++)
        new_fill(target, x->children[i], children + i * target->new_size);
    for (unsigned i = 0; i < x->step_count; i++)
        steps[count++] =
            (toasty_one){x->links[i] ? TOASTY_SET : TOASTY_UNLINK, record_of_row(target, x->steps[i]), NULL};
    for (unsigned i = 0; i < x->child_count; i++)
        steps[count++] = (toasty_one){TOASTY_CREATE, NULL, children + i * target->new_size};
    return (toasty_many){NULL, 0, steps, count};
}

static toasty_status apply_list(toasty_db *db, const writing *x, void *record)
{
    char *changes = changes_of(db, x, record);
    toasty_many many = list_of(x);
    memcpy(changes + x->relation->changes_offset, &many, sizeof many);
    return toasty_model_update(x->model, changes);
}

/* An update of the record, or of what matches, through one of its relations. */
static toasty_status set_relation(toasty_db *db, const writing *x, void *record)
{
    char *changes = changes_of(db, x, record);
    bool up = x->kind == WRITE_SET_PARENT || x->kind == WRITE_SET_PARENT_WHERE;
    const row *other = up ? x->parent : x->target;
    toasty_one one = {other ? TOASTY_SET : TOASTY_SET_NULL, NULL, NULL};
    if (other)
        one.value = record_of_row(x->relation->relation->target, other);
    memcpy(changes + x->relation->changes_offset, &one, sizeof one);
    if (record)
        return toasty_model_update(x->model, changes);
    ((toasty_changes_head *)(void *)changes)->toasty__where = cond_expr(&x->where);
    return toasty_model_update_where(x->model, NULL, changes);
}

static toasty_status run(toasty_db *db, const world *before, const writing *x, void **record)
{
    toasty_value values[TOASTY_MAX_KEY];
    const toasty_field *r = x->relation;
    char *changes;
    switch (x->kind) {
    case WRITE_UPDATE:
        *record = record_read(db, x->model, x->target);
        return *record ? toasty_model_update(x->model, changes_of(db, x, *record)) : toasty_errcode(db);
    case WRITE_UPDATE_WHERE:
        changes = changes_of(db, x, NULL);
        ((toasty_changes_head *)(void *)changes)->toasty__where = cond_expr(&x->where);
        return toasty_model_update_where(x->model, NULL, changes);
    case WRITE_DELETE: return toasty_model_delete(x->model, db, record_of_row(x->model, x->target));
    case WRITE_DELETE_BY:
        for (unsigned i = 0; i < x->by_count; i++)
            values[i] = x->target[x->by[i]];
        return toasty_model_delete_by((toasty_target){x->model, NULL, x->by, (uint16_t)x->by_count}, db, NULL,
                                      values);
    case WRITE_DELETE_WHERE: return toasty_model_delete_where(x->model, db, NULL, NULL, cond_expr(&x->where));
    case WRITE_INSERT:
    case WRITE_REMOVE:
        *record = record_read(db, r->relation->target, x->target);
        if (!*record)
            return toasty_errcode(db);
        return x->kind == WRITE_INSERT
                   ? toasty_relation_insert(r, db, record_of_row(x->model, x->parent), *record)
                   : toasty_relation_remove(r, db, record_of_row(x->model, x->parent), *record);
    case WRITE_SET_PARENT:
    case WRITE_SET_CHILD:
        *record = record_read(db, x->model, x->kind == WRITE_SET_PARENT ? x->target : x->parent);
        return *record ? set_relation(db, x, *record) : toasty_errcode(db);
    case WRITE_APPLY:
        *record = record_read(db, x->model, x->parent);
        return *record ? apply_list(db, x, *record) : toasty_errcode(db);
    case WRITE_SET_PARENT_WHERE:
    case WRITE_UNSET_CHILD_WHERE: return set_relation(db, x, NULL);
    case WRITE_UPSERT: *record = upsert(db, x); return toasty_errcode(db);
    default: *record = create(db, before, x); return toasty_errcode(db);
    }
}

const char *writing_run(toasty_db *db, const world *before, const writing *x, const outcome *wanted)
{
    void *record = NULL;
    const char *problem = NULL;
    toasty_status status = run(db, before, x, &record);
    if (status != wanted->status)
        problem = wrong("the status is %s (%s), not %s", toasty_status_name(status), toasty_errmsg(db),
                        toasty_status_name(wanted->status));
    else if (wanted->unique && !toasty_is_unique_violation(db))
        problem = wrong("another failure than that of a unique index: %s", toasty_errmsg(db));
    else if (!status && wanted->changes >= 0 && toasty_changes(db) != wanted->changes)
        problem = wrong("toasty_changes is %d, not %d", (int)toasty_changes(db), (int)wanted->changes);
    else if (!status && wanted->result) {
        const char *field = record ? record_differs(wanted->model, record, wanted->result) : "(none)";
        if (field)
            problem = wrong("field %s of the record has another value", field);
    }
    if (wanted->unbounded && status == TOASTY_INVALID_STATEMENT &&
        strstr(toasty_errmsg(db), "TOASTY_ALL_ROWS"))
        problem = "unbounded";
    toasty_free(record);
    return problem;
}
