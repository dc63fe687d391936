/* Relations as fields of a view: where their paths lead, and what they hold there. */
#include "resolve.h"

#include "type_words.h"

#include <string.h>

/* The way along a path, so far. */
typedef struct way {
    resolver *r;
    work_field *f;
    derive_location place; /* of the path */
    const work_model *at;
    size_t capacity;
    size_t relation_count;
    const derive_field *first; /* relation of the path */
    const derive_field *value; /* that it ends at; NULL: at records */
    bool many;
} way;

static void add_step(way *w, const derive_model *model, size_t number)
{
    derive_field *field = w->f->field;
    field->via = derive_grow(w->r->arena, field->via, field->via_count, &w->capacity, sizeof *field->via);
    field->via[field->via_count++] = (derive_step){model, number};
}

/* Over one relation, which may be via others itself. False: it is broken, and that was noted. */
static bool take_relation(way *w, const derive_field *relation)
{
    const bool via = relation->kind == TOASTY_FIELD_VIA_ONE || relation->kind == TOASTY_FIELD_VIA_MANY;
    for (size_t i = 0; via && i < relation->via_count; i++)
        add_step(w, relation->via[i].model, relation->via[i].field);
    if (!via)
        add_step(w, w->at->model, (size_t)(relation - w->at->model->fields));
    if (!w->relation_count++)
        w->first = relation;
    w->many |= relation->kind == TOASTY_FIELD_HAS_MANY || relation->kind == TOASTY_FIELD_VIA_MANY;
    w->value = relation->value;
    w->at = relation->target ? derive_find_model(w->r, relation->target->name) : NULL;
    return w->at && w->f->field->via_count;
}

static bool note_end(way *w, const char *name, const char *what)
{
    derive_mistake_at(w->r->report, w->place, "'%s' of %s is %s", name, w->at->model->name, what);
    derive_hint(w->r->report, "only the last name of a path is a value");
    return false;
}

/* From the view's model to the end of the path. */
static bool follow(way *w, const char *path)
{
    for (const char *p = path;; p += strcspn(p, ".") + 1) {
        const char *name = derive_strndup(w->r->arena, p, strcspn(p, "."));
        int number = derive_find_field(w->at, p); /* what is left may be a field of an embedded struct */
        const bool last = number >= 0 || !strchr(p, '.');
        if (!last)
            number = derive_find_field(w->at, name);
        if (number < 0) {
            derive_mistake_at(w->r->report, w->place, "model %s has no field '%s'", w->at->model->name, name);
            derive_hint_field(w->r, w->at, name);
            return false;
        }
        const derive_field *field = &w->at->model->fields[number];
        if (field->kind == TOASTY_FIELD_SCALAR && last) {
            if (field->shared)
                derive_note_shared(w->r, path, w->place);
            w->value = field;
            return !field->shared;
        }
        if (field->kind == TOASTY_FIELD_SCALAR)
            return note_end(w, name, "no relation");
        if (field->value && !last)
            return note_end(w, name, "a list of values");
        const derive_model *owner = w->at->model;
        if (!take_relation(w, field)) {
            derive_note_unseen(w->r, owner, name, w->place);
            return false;
        }
        if (last)
            return true;
    }
}

/* The name of the struct that holds what is at the end; NULL: that is one value. */
static const char *record_at_end(const way *w)
{
    derive_arena *arena = w->r->arena;
    if (w->value)
        return w->many ? derive_printf(arena, "toasty_%s_list", derive_words(w->value->type)->family) : NULL;
    return w->many ? derive_printf(arena, "%s_list", w->at->model->name) : w->at->model->name;
}

static bool check_type(const way *w)
{
    const char *record = record_at_end(w);
    if (record && strcmp(record, w->f->decl->ctype.record) == 0)
        return true;
    if (!record)
        record = w->value->type == TOASTY_TYPE_STRING ? "char *" : w->value->c_type;
    else
        record = derive_printf(w->r->arena, w->value ? "%s *" : "struct %s *", record);
    derive_note_shown_type(w->r, w->f, record);
    return false;
}

static const char *path_of(resolver *r, const work_field *f)
{
    const derive_item *shows = f->shows;
    const derive_item *path = shows ? shows->value : NULL;
    if (f->nullable) {
        derive_mistake_at(r->report, f->nullable->location,
                          "'%s' is a relation, which does not say 'nullable'", f->decl->name);
        derive_hint(r->report, "whether there may be nobody is the model's affair: leave it out here");
        return NULL;
    }
    if (!shows)
        return f->decl->name;
    if (strcmp(shows->text, "path") != 0) {
        derive_mistake_at(r->report, shows->location, "'%s' is a relation, and '%s' makes a value",
                          f->decl->name, shows->text);
        derive_hint(r->report, "a relation is shown as it is, or at the end of a path: path = todos.notes");
        return NULL;
    }
    if (shows->has_arguments || !path || path->next || path->kind != DERIVE_ITEM_WORD ||
        path->has_arguments || path->value) {
        derive_mistake_at(r->report, shows->location, "'path' needs the name of a relation");
        derive_hint(r->report, "write path = todos.notes");
        return NULL;
    }
    return path->text;
}

void derive_resolve_view_relation(resolver *r, const work_model *base, work_field *f, derive_view_item *item)
{
    const char *path = path_of(r, f);
    way w = {.r = r, .f = f, .at = base};
    w.place = f->shows && path ? f->shows->value->location : f->decl->location;
    if (!path || !follow(&w, path) || !check_type(&w))
        return;
    const bool own = w.relation_count == 1 && w.value == w.first->value;
    item->kind = TOASTY_VIEW_RELATION;
    item->owner = base->model;
    item->field = own ? w.first : NULL;
    f->field->kind = w.many ? TOASTY_FIELD_VIA_MANY : TOASTY_FIELD_VIA_ONE;
    f->field->target = w.at->model;
    f->field->value = w.value;
    f->field->nullable = !w.many && (!own || w.first->nullable);
}
