/* Names that would meet twice: in the database, and in the C that is generated. */
#include "resolve.h"

#include "generated_names.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void check_tables(resolver *r)
{
    for (size_t i = 1; i < r->model_count; i++) {
        const work_model *m = &r->models[i];
        for (size_t j = 0; j < i; j++) {
            const work_model *other = &r->models[j];
            if (strcasecmp(m->model->table, other->model->table) != 0)
                continue;
            derive_mistake_at(r->report,
                              m->table && m->table->value ? m->table->value->location : m->decl->location,
                              "models %s and %s have the same table \"%s\"", other->model->name,
                              m->model->name, m->model->table);
            derive_hint(r->report, "give one of them another: struct TOASTY(model, table = \"...\") %s",
                        m->model->name);
            break;
        }
    }
}

static bool has_column(const work_field *f)
{
    return f->field->kind == TOASTY_FIELD_SCALAR && f->field->column;
}

static derive_location column_place(const work_field *f)
{
    for (const derive_item *item = f->column ? f->column->arguments : NULL; item; item = item->next)
        if (item->kind == DERIVE_ITEM_STRING)
            return item->location;
    return f->field->location;
}

static void check_columns(resolver *r, const work_model *m)
{
    for (size_t i = 1; i < m->model->field_count; i++) {
        const work_field *f = &m->fields[i];
        for (size_t j = 0; j < i && has_column(f); j++) {
            const work_field *other = &m->fields[j];
            const char *wrong;
            if (!has_column(other) || strcasecmp(f->field->column, other->field->column) != 0 ||
                derive_share_column(m->model, f->field, other->field, &wrong))
                continue;
            if (wrong) {
                derive_mistake_at(r->report, f->field->location,
                                  "'%s' and '%s' cannot share the column \"%s\": they %s", other->field->name,
                                  f->field->name, f->field->column, wrong);
                derive_hint(
                    r->report,
                    "fields of different variants with the same type and the same column(type = ...) can");
                break;
            }
            derive_mistake_at(r->report, column_place(f),
                              "fields '%s' and '%s' of %s have the same column \"%s\"", other->field->name,
                              f->field->name, m->model->name, f->field->column);
            derive_hint(r->report, "give one of them another name with column(\"...\")%s%s",
                        f->field->in_variant && other->field->in_variant
                            ? ", or say shared(name) of both where they are in structs without a name"
                            : "",
                        strcmp(f->field->column, other->field->column) == 0
                            ? ""
                            : ": databases do not tell capital and small letters apart");
            break;
        }
    }
}

/* ---- indexes ---- */

typedef struct index_name {
    const char *name;
    const derive_index *index;
    const derive_model *model;
} index_name;

static const char *usual_index_name(resolver *r, const derive_model *model, const derive_index *index)
{
    const char *name = derive_printf(r->arena, "index_%s_by", model->table);
    for (size_t i = 0; i < index->count; i++)
        name =
            derive_printf(r->arena, "%s%s_%s", name, i ? "_and" : "", model->fields[index->fields[i]].column);
    return name;
}

static int compare_index_names(const void *left, const void *right)
{
    const index_name *a = left, *b = right;
    int order = strcasecmp(a->name, b->name);
    if (order)
        return order;
    int files = strcmp(a->index->location.file, b->index->location.file);
    if (files)
        return files;
    if (a->index->location.line != b->index->location.line)
        return a->index->location.line < b->index->location.line ? -1 : 1;
    return a->index->location.column < b->index->location.column ? -1 : 1;
}

static bool same_fields(const index_name *a, const index_name *b)
{
    return a->model == b->model && a->index->count == b->index->count &&
           memcmp(a->index->fields, b->index->fields, a->index->count * sizeof *a->index->fields) == 0;
}

static void note_same_index(resolver *r, const index_name *first, const index_name *second)
{
    if (same_fields(first, second) && !second->index->name && !first->index->name) {
        derive_mistake_at(r->report, second->index->location,
                          "there are two indexes over the same fields (%s)",
                          derive_join_fields(r, second->model, second->index->fields, second->index->count));
        derive_hint(r->report, "keep one: unique is an index too");
        return;
    }
    derive_mistake_at(r->report, second->index->location, "two indexes have the name \"%s\"", second->name);
    derive_hint(r->report, "the other one is at %s:%u; give this one another: name = \"...\"",
                first->index->location.file, first->index->location.line);
}

static void check_indexes(resolver *r)
{
    size_t count = 0;
    for (size_t i = 0; i < r->model_count; i++)
        count += r->models[i].model->index_count;
    index_name *names = derive_alloc(r->arena, (count + 1) * sizeof *names);
    count = 0;
    for (size_t i = 0; i < r->model_count; i++) {
        const derive_model *model = r->models[i].model;
        for (size_t j = 0; j < model->index_count; j++) {
            const derive_index *index = &model->indexes[j];
            names[count].name = index->name ? index->name : usual_index_name(r, model, index);
            names[count].index = index;
            names[count++].model = model;
        }
    }
    if (count)
        qsort(names, count, sizeof *names, compare_index_names);
    for (size_t i = 1; i < count; i++)
        if (strcasecmp(names[i - 1].name, names[i].name) == 0)
            note_same_index(r, &names[i - 1], &names[i]);
}

/* ---- names in C ---- */

static void check_reserved(resolver *r, const work_model *m)
{
    if (strcmp(m->model->snake, "toasty") != 0 && strncmp(m->model->snake, "toasty_", 7) != 0)
        return;
    derive_mistake_at(r->report, m->decl->location,
                      "model %s would get functions named toasty_..., which are Toasty's", m->model->name);
    derive_hint(r->report, "give the struct another name; the table can keep its own with table = \"...\"");
}

static void note_clash(resolver *r, const derive_generated_name *first, const derive_generated_name *second)
{
    /* what the user wrote is not to blame; what is generated can be renamed through the models */
    if (!first->model) {
        const derive_generated_name *swap = first;
        first = second;
        second = swap;
    }
    if (!second->model) {
        derive_mistake_at(r->report, first->location, "%s needs the name %s for %s, but that is %s",
                          first->owner, first->name, first->what, second->what);
        derive_hint(r->report, "rename either; the other one is at %s:%u", second->location.file,
                    second->location.line);
        return;
    }
    derive_mistake_at(r->report, second->location, "%s and %s would both generate %s", first->owner,
                      second->owner, first->name);
    derive_hint(r->report,
                "rename one of them; columns and tables keep their names with column(\"...\") and table = "
                "\"...\"");
}

/* Pairs that were spoken of: the same two meet in many names, and one says it. */
typedef struct noted {
    size_t count, capacity;
    const char **owners; /* two for each pair */
} noted;

static bool is_noted(resolver *r, noted *pairs, const char *first, const char *second)
{
    for (size_t i = 0; i + 1 < pairs->count; i += 2)
        if (strcmp(pairs->owners[i], first) == 0 && strcmp(pairs->owners[i + 1], second) == 0)
            return true;
    const char *both[] = {first, second};
    for (size_t i = 0; i < 2; i++) {
        pairs->owners =
            derive_grow(r->arena, pairs->owners, pairs->count, &pairs->capacity, sizeof *pairs->owners);
        pairs->owners[pairs->count++] = both[i];
    }
    return false;
}

static void check_generated(resolver *r)
{
    derive_generated_names names = derive_generated_names_of(r->arena, r->unit, r->declarations);
    noted pairs = {0};
    for (size_t i = 1; i < names.count; i++) {
        const derive_generated_name *a = &names.items[i - 1], *b = &names.items[i];
        if (strcmp(a->name, b->name) != 0 || a->is_tag != b->is_tag || (!a->model && !b->model))
            continue;
        if (a->model && b->model && a->model != b->model && strcmp(a->model->snake, b->model->snake) == 0) {
            if (is_noted(r, &pairs, a->model->name, b->model->name))
                continue;
            derive_mistake_at(r->report, b->model->location,
                              "models %s and %s would both generate functions named %s_...", a->model->name,
                              b->model->name, b->model->snake);
            derive_hint(r->report, "rename one of the structs");
        } else if (!is_noted(r, &pairs, a->model ? a->owner : b->owner,
                             a->model && b->model ? b->owner : b->name)) {
            note_clash(r, a, b);
        }
    }
}

void derive_check_names(resolver *r)
{
    check_tables(r);
    check_indexes(r);
    for (size_t i = 0; i < r->model_count; i++) {
        check_reserved(r, &r->models[i]);
        check_columns(r, &r->models[i]);
    }
    check_generated(r);
}
