#include "resolve.h"

#include "type_words.h"

#include <string.h>

/* Relations via others: their paths become lists of relations, those of further via fields among them
 * unrolled. A path may end at a value. */

static void resolve_via(resolver *r, const work_model *m, work_field *f);

/* toasty_string_list for a field that is a string. */
static const char *value_list(resolver *r, toasty_type type)
{
    return derive_printf(r->arena, "toasty_%s_list", derive_words(type)->family);
}

bool derive_is_value_list(const char *record)
{
    const size_t length = strlen(record);
    for (toasty_type type = TOASTY_TYPE_BOOL; type <= TOASTY_TYPE_MACADDR8; type++) {
        const char *family = derive_words(type)->family;
        const size_t middle = strlen(family);
        if (length == 7 + middle + 5 && strncmp(record, "toasty_", 7) == 0 &&
            strncmp(record + 7, family, middle) == 0 && strcmp(record + 7 + middle, "_list") == 0)
            return true;
    }
    return false;
}

static bool is_list(const work_field *f)
{
    return f->field->kind == TOASTY_FIELD_HAS_MANY || f->field->kind == TOASTY_FIELD_VIA_MANY;
}

static void add_step(resolver *r, derive_field *field, const derive_model *model, size_t number,
                     size_t *capacity)
{
    field->via = derive_grow(r->arena, field->via, field->via_count, capacity, sizeof *field->via);
    field->via[field->via_count].model = model;
    field->via[field->via_count++].field = number;
}

/* The field of `m` that a word of the path names; NULL when there is none. */
static work_field *find_named(resolver *r, const work_model *m, const work_field *f, const derive_item *item)
{
    if (item->kind != DERIVE_ITEM_WORD || item->has_arguments) {
        derive_mistake_at(r->report, item->location, "expected the name of a relation, found %s",
                          derive_item_describe(r->report, item));
        derive_hint(r->report, "write %s(via = memberships.group)", f->relation->text);
        return NULL;
    }
    int number = derive_find_field(m, item->text);
    if (number < 0) {
        derive_mistake_at(r->report, item->location, "%s has no field '%s'", m->model->name, item->text);
        derive_hint_field(r, m, item->text);
        return NULL;
    }
    return &m->fields[number];
}

/* The relation of `m` that a word of the path names; NULL when it names none that could be used. */
static work_field *find_step(resolver *r, const work_model *m, const work_field *f, const derive_item *item)
{
    work_field *step = find_named(r, m, f, item);
    if (!step)
        return NULL;
    if (step->values || step->decl->ctype.shape != DERIVE_SHAPE_RECORD_POINTER) {
        derive_mistake_at(r->report, item->location, "'%s' is %s, and via leads over relations only",
                          item->text, step->values ? "a list of values" : "a value");
        const bool could_be_list = step->decl->ctype.shape == DERIVE_SHAPE_SCALAR && !item->next &&
                                   f->field->via_count && f->field->kind == TOASTY_FIELD_VIA_MANY;
        if (could_be_list)
            derive_hint(r->report, "for a list of these values write %s *%s",
                        value_list(r, step->field->type), f->decl->name);
        else
            derive_hint(r->report, "end the path at %s and take the value from its records", m->model->name);
        return NULL;
    }
    if (f->field->kind == TOASTY_FIELD_VIA_ONE && step->field->kind != TOASTY_FIELD_SCALAR && is_list(step)) {
        derive_mistake_at(r->report, item->location,
                          "'%s' is one record, and its path leads over the list '%s'", f->decl->name,
                          item->text);
        derive_hint(r->report, "say has_many, or name relations to one record only");
        return NULL;
    }
    /* what is wrong with it was said already */
    return step->broken || !step->relation || !step->field->target ? NULL : step;
}

static bool take_step(resolver *r, const work_model *m, work_field *f, work_field *step,
                      const derive_item *item, size_t *capacity)
{
    if (!derive_is_via(step)) {
        add_step(r, f->field, m->model, (size_t)(step->field - m->model->fields), capacity);
        return true;
    }
    if (step->via_begun && !step->field->via_count) {
        derive_mistake_at(r->report, item->location, "'%s' leads over itself", step->decl->name);
        derive_hint(r->report, "name relations that are not via each other");
        return false;
    }
    resolve_via(r, m, step);
    for (size_t i = 0; i < step->field->via_count; i++)
        add_step(r, f->field, step->field->via[i].model, step->field->via[i].field, capacity);
    return !step->broken && step->field->via_count;
}

/* The end of a path to values: a field of `at`. */
static bool take_value(resolver *r, const work_model *at, work_field *f, const derive_item *item)
{
    const work_field *value = find_named(r, at, f, item);
    if (!value)
        return false;
    if (value->values || value->decl->ctype.shape == DERIVE_SHAPE_RECORD_POINTER) {
        derive_mistake_at(r->report, item->location, "'%s' is a list of values, but '%s' is %s",
                          f->decl->name, item->text, value->values ? "one, too" : "a relation");
        if (value->values)
            derive_hint(r->report, "lead over the relations that it is via");
        else
            derive_hint(r->report, "go on to a field that holds a value: %s.title", item->text);
        return false;
    }
    if (value->broken || value->field->kind != TOASTY_FIELD_SCALAR) /* that was said already */
        return false;
    if (!f->field->via_count) {
        derive_mistake_at(r->report, item->location, "the path of '%s' leads over no relation",
                          f->decl->name);
        derive_hint(r->report, "name one first: via = posts.%s", item->text);
        return false;
    }
    const char *list = value_list(r, value->field->type);
    if (strcmp(list, f->decl->ctype.record) != 0) {
        derive_mistake_at(r->report, item->location, "'%s' has type '%s', but %s.%s is '%s'", f->decl->name,
                          f->decl->ctype.spelling, at->model->name, item->text, value->decl->ctype.spelling);
        derive_hint(r->report, "write %s *%s", list, f->decl->name);
        return false;
    }
    f->field->target = at->model;
    f->field->value = value->field;
    return true;
}

static bool check_end(resolver *r, const work_field *f, const work_model *end, const derive_item *path)
{
    if (!path->next) {
        derive_mistake_at(r->report, path->location, "the path of '%s' has one step only", f->decl->name);
        derive_hint(r->report, "use '%s' itself, or go on from there: via = %s.x", path->text, path->text);
        return false;
    }
    if (end->model == f->field->target)
        return true;
    derive_mistake_at(r->report, path->location, "'%s' has type '%s', but its path leads to %s",
                      f->decl->name, f->decl->ctype.spelling, end->model->name);
    derive_hint(r->report,
                f->field->kind == TOASTY_FIELD_VIA_MANY ? "write struct %s_list *%s" : "write struct %s *%s",
                end->model->name, f->decl->name);
    return false;
}

static bool follow(resolver *r, const work_model *m, work_field *f, const derive_item *path)
{
    const derive_item *pair = derive_argument_named(f->relation, "pair");
    const work_model *at = m;
    size_t capacity = 0;
    if (pair) {
        derive_mistake_at(r->report, pair->location, "'%s' cannot say both via and pair", f->decl->name);
        derive_hint(r->report, "leave 'pair' out: a relation via others has no other side of its own");
        return false;
    }
    if (f->required) {
        derive_mistake_at(r->report, f->required->location, "'%s' is via others and cannot be required",
                          f->decl->name);
        derive_hint(r->report, "leave it out: at every step there may be nobody");
        return false;
    }
    for (const derive_item *item = path; item; item = item->next) {
        if (f->values && !item->next)
            return take_value(r, at, f, item);
        work_field *step = find_step(r, at, f, item);
        if (!step || !take_step(r, at, f, step, item, &capacity))
            return false;
        at = derive_find_model(r, step->field->target->name);
    }
    return check_end(r, f, at, path);
}

static void resolve_via(resolver *r, const work_model *m, work_field *f)
{
    if (f->via_begun)
        return;
    f->via_begun = true;
    if (!f->broken && !follow(r, m, f, derive_argument_named(f->relation, "via")->value)) {
        f->broken = true;
        f->field->via_count = 0;
    }
}

void derive_resolve_vias(resolver *r)
{
    for (size_t i = 0; i < r->model_count; i++)
        for (size_t k = 0; k < r->models[i].model->field_count; k++) {
            work_field *f = &r->models[i].fields[k];
            if (f->field->kind == TOASTY_FIELD_VIA_ONE || f->field->kind == TOASTY_FIELD_VIA_MANY)
                resolve_via(r, &r->models[i], f);
        }
}
