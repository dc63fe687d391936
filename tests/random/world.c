#include "world.h"

#include <string.h>

#include "dice.h"

const toasty_model *model_of(const void *token)
{
    const toasty_model *model;
    memcpy(&model, token, sizeof model);
    return model;
}

void world_init(world *w, const model_set *set)
{
    memset(w, 0, sizeof *w);
    w->set = set;
    w->count = set->count;
    for (size_t i = 0; i < set->count; i++)
        w->tables[i].model = model_of(set->tokens[i]);
}

table *world_table(const world *w, const toasty_model *model)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->tables[i].model == model)
            return (table *)&w->tables[i];
    return NULL;
}

bool is_relation(const toasty_field *field)
{
    return field->kind != TOASTY_FIELD_SCALAR;
}

bool is_via(const toasty_field *field)
{
    return field->kind == TOASTY_FIELD_VIA_ONE || field->kind == TOASTY_FIELD_VIA_MANY;
}

bool holds_list(const toasty_field *relation)
{
    return relation->kind == TOASTY_FIELD_HAS_MANY || relation->kind == TOASTY_FIELD_VIA_MANY;
}

/* ---- making rows ---- */

static bool is_foreign_key(const toasty_model *model, uint16_t number)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *f = &model->fields[i];
        for (uint16_t k = 0; f->kind == TOASTY_FIELD_BELONGS_TO && k < f->relation->count; k++)
            if (f->relation->key[k] == number)
                return true;
    }
    return false;
}

/* Keys may be foreign keys elsewhere, where a plain 0 and a nil UUID mean that nothing is given. */
static toasty_value any_key(const toasty_field *field)
{
    toasty_value v = value_any(field);
    if (is_number(field->type) && v.as.u64 == 0)
        v.as.u64 = 1 + dice(60);
    else if (is_number(field->type) && !dice_one_in(8))
        v.as.u64 = 1 + dice(60);
    if (field->automatic == TOASTY_AUTO_INCREMENT && v.as.i64 <= 0 && field->type <= TOASTY_TYPE_I64)
        v.as.i64 = 1 + dice(60);
    return v;
}

static void point_at(const toasty_relation *pairs, row *r, const row *parent)
{
    for (uint16_t i = 0; i < pairs->count; i++)
        r[pairs->key[i]] = parent ? parent[pairs->references[i]] : toasty_value_null(0);
}

/* The first row of a model that needs one of its own kind points at itself. */
static bool join_parent(const world *w, const toasty_field *relation, row *r)
{
    const toasty_relation *pairs = relation->relation;
    const table *t = world_table(w, pairs->target);
    bool nullable = relation->model->fields[pairs->key[0]].flags & TOASTY_NULLABLE;
    const row *itself = pairs->target == relation->model ? r : NULL;
    if (!t->count && !nullable && !itself)
        return false;
    bool nobody = nullable && (!t->count || dice_one_in(4));
    point_at(pairs, r, nobody ? NULL : t->count ? t->rows[dice((unsigned)t->count)] : itself);
    return true;
}

row *world_any_row(const world *w, const toasty_model *model)
{
    row *r = scratch(model->field_count * sizeof *r);
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *f = &model->fields[i];
        r[i] = toasty_value_null(0);
        if (is_relation(f) || is_foreign_key(model, i))
            continue;
        if (f->flags & TOASTY_ROW_VERSION)
            r[i] = toasty_value_uint(1);
        else if (f->flags & TOASTY_KEY)
            r[i] = any_key(f);
        else if (!(f->flags & TOASTY_NULLABLE) || dice(3))
            r[i] = value_any(f);
    }
    for (uint16_t i = 0; i < model->field_count; i++)
        if (model->fields[i].kind == TOASTY_FIELD_BELONGS_TO && !join_parent(w, &model->fields[i], r))
            return NULL;
    return r;
}

static bool alike(const row *a, const row *b, const uint16_t *fields, uint16_t count)
{
    for (uint16_t i = 0; i < count; i++)
        if (value_is_null(&a[fields[i]]) || value_is_null(&b[fields[i]]) ||
            !value_same(&a[fields[i]], &b[fields[i]]))
            return false;
    return true;
}

bool world_conflicts(const world *w, const toasty_model *model, const row *r, const row *except)
{
    const table *t = world_table(w, model);
    for (size_t n = 0; n < t->count; n++) {
        if (t->rows[n] == except)
            continue;
        if (alike(t->rows[n], r, model->key, model->key_count))
            return true;
        for (uint16_t i = 0; i < model->index_count; i++)
            if (model->indexes[i].unique &&
                alike(t->rows[n], r, model->indexes[i].fields, model->indexes[i].count))
                return true;
    }
    return false;
}

/* Points optional relations anywhere, also at rows that are made later: there are circles then. */
static void link_rows(world *w, const table *t, const toasty_field *relation)
{
    const toasty_relation *pairs = relation->relation;
    const table *target = world_table(w, pairs->target);
    if (!(relation->model->fields[pairs->key[0]].flags & TOASTY_NULLABLE))
        return;
    for (size_t n = 0; n < t->count && target->count; n++) {
        row old[64];
        memcpy(old, t->rows[n], t->model->field_count * sizeof *old);
        if (dice(2))
            point_at(pairs, t->rows[n], target->rows[dice((unsigned)target->count)]);
        if (world_conflicts(w, t->model, t->rows[n], t->rows[n]))
            memcpy(t->rows[n], old, t->model->field_count * sizeof *old);
    }
}

void world_fill(world *w, unsigned most)
{
    for (size_t i = 0; i < w->count; i++) {
        table *t = &w->tables[i];
        unsigned wanted = dice_one_in(8) ? 0 : dice(most + 1);
        for (unsigned n = 0; n < wanted && t->count < WORLD_ROWS; n++) {
            row *r = world_any_row(w, t->model);
            if (r && !world_conflicts(w, t->model, r, NULL))
                t->rows[t->count++] = r;
        }
    }
    for (size_t i = 0; i < w->count; i++)
        for (uint16_t f = 0; f < w->tables[i].model->field_count; f++)
            if (w->tables[i].model->fields[f].kind == TOASTY_FIELD_BELONGS_TO)
                link_rows(w, &w->tables[i], &w->tables[i].model->fields[f]);
}

/* ---- relations ---- */

bool relation_joins(const toasty_relation *r, const row *from, const row *to)
{
    for (uint16_t i = 0; i < r->count; i++) {
        const toasty_value *a = &from[r->key[i]], *b = &to[r->references[i]];
        if (value_is_null(a) || value_is_null(b) || !value_same(a, b))
            return false;
    }
    return true;
}

static size_t add_once(row **out, size_t count, row *r)
{
    for (size_t i = 0; i < count; i++)
        if (out[i] == r)
            return count;
    out[count] = r;
    return count + 1;
}

static size_t add_related(const world *w, const toasty_relation *r, const row *from, row **out, size_t count)
{
    const table *t = world_table(w, r->target);
    for (size_t i = 0; i < t->count; i++)
        if (relation_joins(r, from, t->rows[i]))
            count = add_once(out, count, t->rows[i]);
    return count;
}

size_t world_related(const world *w, const toasty_field *relation, const row *from, row **out)
{
    const toasty_relation *r = relation->relation;
    row *at[WORLD_ROWS], *next[WORLD_ROWS];
    if (!r->via_count)
        return add_related(w, r, from, out, 0);
    size_t count = add_related(w, r->via[0]->relation, from, at, 0);
    for (uint16_t s = 1; s < r->via_count; s++) {
        size_t reached = 0;
        for (size_t i = 0; i < count; i++)
            reached = add_related(w, r->via[s]->relation, at[i], next, reached);
        memcpy(at, next, reached * sizeof *at);
        count = reached;
    }
    memcpy(out, at, count * sizeof *at);
    return count;
}

/* ---- the database ---- */

void new_fill(const toasty_model *model, const row *r, void *values)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *f = &model->fields[i];
        char *at = (char *)values + f->new_offset;
        if (is_relation(f) || value_is_null(&r[i]) || (f->flags & TOASTY_ROW_VERSION))
            continue;
        if ((f->flags & TOASTY_NEW_POINTER) && f->type != TOASTY_TYPE_STRING) {
            void *value = scratch(value_size(f->type));
            memcpy(at, &value, sizeof value);
            at = value;
        }
        value_put(f->type, at, &r[i]);
    }
}

void *new_of_row(const toasty_model *model, const row *r)
{
    void *values = scratch(model->new_size);
    new_fill(model, r, values);
    return values;
}

toasty_db *world_open(const world *w, const char *kind)
{
    char url[32];
    snprintf(url, sizeof url, "%s::memory:", kind);
    toasty_db *db = toasty_open(url, .models = {w->set->count, w->set->tokens});
    if (toasty_push_schema(db) != TOASTY_OK) {
        fprintf(stderr, "no schema: %s\n", toasty_errmsg(db));
        toasty_close(db);
        return NULL;
    }
    for (size_t i = 0; i < w->count; i++) {
        const table *t = &w->tables[i];
        char *values = scratch(t->model->new_size * (t->count + 1));
        for (size_t n = 0; n < t->count; n++)
            new_fill(t->model, t->rows[n], values + n * t->model->new_size);
        toasty_list *list = toasty_model_create_many(t->model, db, values, t->count);
        if (!list) {
            fprintf(stderr, "rows of %s cannot be created: %s\n", t->model->name, toasty_errmsg(db));
            toasty_close(db);
            return NULL;
        }
        toasty_free(list);
    }
    return db;
}

static bool shows_row(const toasty_model *model, const void *record, const row *r, const uint16_t *fields,
                      uint16_t count)
{
    for (uint16_t k = 0; k < count; k++) {
        uint16_t number = fields ? fields[k] : k;
        toasty_value v = value_of_record(&model->fields[number], record);
        if (!value_same(&v, &r[number]))
            return false;
    }
    return true;
}

/* Of a view, which has no key, all fields say which row it is. */
row *world_row_of(const world *w, const toasty_model *model, const void *record)
{
    const table *t = world_table(w, model);
    for (size_t i = 0; i < t->count; i++)
        if (model->view ? shows_row(model, record, t->rows[i], NULL, model->field_count)
                        : shows_row(model, record, t->rows[i], model->key, model->key_count))
            return t->rows[i];
    return NULL;
}

const char *record_differs(const toasty_model *model, const void *record, const row *r)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *f = &model->fields[i];
        if (is_relation(f))
            continue;
        toasty_value v = value_of_record(f, record);
        bool absent = (f->flags & TOASTY_DEFERRED) && !toasty_is_loaded_relation(record, f);
        if (absent ? !value_is_null(&v) : !value_same(&v, &r[i]))
            return f->name;
    }
    return NULL;
}

/* ---- showing ---- */

void row_print(FILE *out, const toasty_model *model, const row *r)
{
    const char *between = "";
    fprintf(out, "%s {", model->name);
    for (uint16_t i = 0; i < model->field_count; i++) {
        if (is_relation(&model->fields[i]))
            continue;
        fprintf(out, "%s.%s = ", between, model->fields[i].name);
        value_print(out, &r[i]);
        between = ", ";
    }
    fprintf(out, "}");
}

void world_print(FILE *out, const world *w)
{
    for (size_t i = 0; i < w->count; i++)
        for (size_t n = 0; n < w->tables[i].count; n++) {
            fputs("  ", out);
            row_print(out, w->tables[i].model, w->tables[i].rows[n]);
            fputc('\n', out);
        }
}
