/* Views: what each field shows of the model, and whether its type can hold that. */
#include "resolve.h"

#include "text.h"
#include "vocabulary.h"

#include <string.h>

typedef struct viewing {
    resolver *r;
    work_model *view;
    work_model *base;
    derive_view *made;
} viewing;

/* ---- the words ---- */

static void read_struct_words(viewing *v)
{
    resolver *r = v->r;
    const derive_item *word = v->view->word;
    for (const derive_item *item = v->view->decl->items; item; item = item->next) {
        if (item == word || !derive_known_word(r->report, item, DERIVE_ON_STRUCT))
            continue;
        derive_mistake_at(r->report, item->location, "'%s' cannot be said of a view", item->text);
        derive_hint(r->report, "a view says view(Model) and nothing else");
    }
    const derive_item *name = word->arguments;
    if (!name || name->next || name->kind != DERIVE_ITEM_WORD || name->has_arguments || name->value ||
        word->value) {
        derive_mistake_at(r->report, word->location, "'view' needs the name of one model");
        derive_hint(r->report, "write struct TOASTY(view(User)) %s {", v->view->model->name);
        return;
    }
    v->base = derive_find_model(r, name->text);
    if (v->base)
        return;
    derive_mistake_at(r->report, name->location, "there is no model %s", name->text);
    derive_hint(r->report, "name a struct that is marked with TOASTY(model); its header must be included");
}

static bool read_field_words(viewing *v, work_field *f)
{
    resolver *r = v->r;
    bool good = true;
    for (const derive_item *item = f->decl->items; item; item = item->next) {
        if (!derive_known_word(r->report, item, DERIVE_ON_VIEW_FIELD)) {
            good = false;
        } else if (strcmp(item->text, "nullable") == 0) {
            f->nullable = item;
            good = derive_takes_nothing(r, item) && good;
        } else if (f->shows) {
            derive_mistake_at(r->report, item->location, "'%s' shows one thing: %s is said already",
                              f->decl->name, f->shows->text);
            derive_hint(r->report, "write a field for each");
            good = false;
        } else {
            f->shows = item;
        }
    }
    return good;
}

/* ---- the path ---- */

static work_model *target_of(viewing *v, const derive_field *field)
{
    for (size_t i = 0; i < v->r->model_count; i++)
        if (v->r->models[i].model == field->target)
            return &v->r->models[i];
    return NULL;
}

void derive_note_unseen(resolver *r, const derive_model *model, const char *relation, derive_location place)
{
    if (!model->foreign) /* that is a mistake which was noted */
        return;
    derive_mistake_at(r->report, place, "'%s' of %s leads to a model that is not to be seen from here", relation,
                      model->name);
    derive_hint(r->report, "include the header of that model");
}

void derive_note_shared(resolver *r, const char *path, derive_location place)
{
    derive_mistake_at(r->report, place, "'%s' shares its column: a view cannot tell whose value it is", path);
    derive_hint(r->report, "find records instead of views of them");
}

static bool note_no_field(viewing *v, const work_model *m, const char *name, derive_location place)
{
    derive_mistake_at(v->r->report, place, "model %s has no field '%s'", m->model->name, name);
    derive_hint_field(v->r, m, name);
    return false;
}

/* Follows all names but the last one, or all when a count's last one is a relation, too. */
static bool follow(viewing *v, const char *path, derive_location place, derive_view_item *item)
{
    resolver *r = v->r;
    work_model *at = v->base;
    size_t most = 1;
    for (const char *p = path; *p; p++)
        most += *p == '.';
    item->steps = derive_alloc(r->arena, most * sizeof *item->steps);
    item->owners = derive_alloc(r->arena, most * sizeof *item->owners);
    for (const char *p = path;;) {
        size_t length = strcspn(p, ".");
        const char *name = derive_strndup(r->arena, p, length);
        bool last = !p[length];
        int number = derive_find_field(at, name);
        int inside =
            last ? -1 : derive_find_field(at, p); /* of an embedded struct, which may have a field itself */
        if (inside >= 0) {
            number = inside;
            last = true;
        }
        if (number < 0)
            return note_no_field(v, at, name, place);
        const derive_field *field = &at->model->fields[number];
        bool scalar = field->kind == TOASTY_FIELD_SCALAR;
        if (last && item->kind != TOASTY_VIEW_COUNT) {
            item->owner = at->model;
            item->field = field;
            if (scalar && !field->shared)
                return true;
            if (scalar) {
                derive_note_shared(r, path, place);
                return false;
            }
            derive_mistake_at(r->report, place, "'%s' of %s is a relation, and this is a value", name,
                              at->model->name);
            derive_hint(r->report,
                        "name a field behind it, %s.id, or give the field the type of the relation", path);
            return false;
        }
        if (scalar) {
            derive_mistake_at(r->report, place, "'%s' of %s is no relation", name, at->model->name);
            derive_hint(r->report, item->kind == TOASTY_VIEW_COUNT
                                       ? "records are counted: name a has_many, or leave the brackets out"
                                       : "only the last name of a path is a value");
            return false;
        }
        if (field->kind == TOASTY_FIELD_VIA_ONE || field->kind == TOASTY_FIELD_VIA_MANY) {
            derive_mistake_at(r->report, place, "'%s' of %s is via others, and a path of a view is not", name,
                              at->model->name);
            derive_hint(r->report, "name the relations that it leads over");
            return false;
        }
        item->owners[item->step_count] = at->model;
        item->steps[item->step_count++] = field;
        const derive_model *owner = at->model;
        at = target_of(v, field);
        if (!at) {
            derive_note_unseen(v->r, owner, name, place);
            return false;
        }
        if (last)
            return true;
        p += length + 1;
    }
}

static bool has_many_among(const derive_view_item *item)
{
    for (size_t i = 0; i < item->step_count; i++)
        if (item->steps[i]->kind == TOASTY_FIELD_HAS_MANY)
            return true;
    return false;
}

static bool check_steps(viewing *v, const work_field *f, const derive_view_item *item)
{
    bool many = has_many_among(item);
    derive_location place = f->shows ? f->shows->location : f->decl->location;
    if (item->kind == TOASTY_VIEW_VALUE && many) {
        derive_mistake_at(v->r->report, place, "'%s' would show one of many", f->decl->name);
        derive_hint(v->r->report,
                    "a path goes over belongs_to and has_one; of a has_many: min(...), max(...), count(...)");
        return false;
    }
    if (item->kind != TOASTY_VIEW_VALUE && item->step_count && !many) {
        derive_mistake_at(v->r->report, place, "'%s' of what there is one of at most", f->shows->text);
        derive_hint(v->r->report, "show the value itself: path = ...");
        return false;
    }
    return true;
}

static bool read_item(viewing *v, work_field *f, derive_view_item *item)
{
    static const char *const words[] = {"path", "count", "sum", "avg", "min", "max"};
    const derive_item *shows = f->shows;
    if (!shows)
        return follow(v, f->decl->name, f->decl->location, item);
    while (strcmp(words[item->kind], shows->text) != 0)
        item->kind++;
    bool value = item->kind == TOASTY_VIEW_VALUE;
    const derive_item *path = value ? shows->value : shows->arguments;
    if (item->kind == TOASTY_VIEW_COUNT && !shows->has_arguments && !shows->value)
        return true;
    if ((value ? shows->has_arguments : shows->value != NULL) || !path || path->next ||
        path->kind != DERIVE_ITEM_WORD || path->has_arguments || path->value) {
        derive_mistake_at(v->r->report, shows->location, "'%s' needs the name of a field", shows->text);
        derive_hint(v->r->report,
                    value                             ? "write path = user.name"
                    : item->kind == TOASTY_VIEW_COUNT ? "write count(todos), or count for rows of the model"
                                                      : "write %s(todos.minutes)",
                    shows->text);
        return false;
    }
    return follow(v, path->text, path->location, item) && check_steps(v, f, item);
}

/* ---- the type ---- */

static bool is_integer(toasty_type type)
{
    return type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_U64;
}

static bool is_number(toasty_type type)
{
    return is_integer(type) || type == TOASTY_TYPE_F32 || type == TOASTY_TYPE_F64;
}

static bool has_order(toasty_type type)
{
    return is_number(type) || type == TOASTY_TYPE_STRING ||
           (type >= TOASTY_TYPE_UUID && type <= TOASTY_TYPE_DATETIME);
}

/* Whether there may be nobody at the end, or a NULL. */
static bool may_be_null(const derive_view_item *item)
{
    bool may = item->kind >= TOASTY_VIEW_AVG ||
               (item->kind == TOASTY_VIEW_VALUE && (item->field->nullable || item->field->optional));
    for (size_t i = 0; i < item->step_count && item->kind == TOASTY_VIEW_VALUE; i++)
        may = may || item->steps[i]->nullable;
    return may;
}

void derive_note_shown_type(resolver *r, const work_field *f, const char *wanted)
{
    derive_mistake_at(r->report, f->decl->location, "'%s' is declared as '%s', but what it shows needs '%s'",
                      f->decl->name, f->decl->ctype.spelling, wanted);
    derive_hint(r->report, "write %s%s%s", wanted, wanted[strlen(wanted) - 1] == '*' ? "" : " ",
                f->decl->name);
}

static void check_type(viewing *v, const work_field *f, const derive_view_item *item)
{
    const derive_ctype *type = &f->decl->ctype;
    toasty_type wanted = item->kind == TOASTY_VIEW_COUNT ? TOASTY_TYPE_I64 : item->field->type;
    const char *c_type = item->kind == TOASTY_VIEW_COUNT ? "int64_t" : item->field->c_type;
    bool computes = item->kind == TOASTY_VIEW_SUM || item->kind == TOASTY_VIEW_AVG;
    if ((computes && !is_number(wanted)) || (item->kind > TOASTY_VIEW_AVG && !has_order(wanted))) {
        derive_mistake_at(v->r->report, f->shows->location, "'%s' of %s has no %s: its type is '%s'",
                          item->field->name, item->owner->name, f->shows->text, c_type);
        derive_hint(v->r->report, computes
                                      ? "sums and averages are of numbers"
                                      : "an order have numbers, strings, UUIDs, instants, dates and times");
        return;
    }
    if (computes) {
        bool real = item->kind == TOASTY_VIEW_AVG || !is_integer(wanted);
        wanted = real ? TOASTY_TYPE_F64 : TOASTY_TYPE_I64;
        c_type = real ? "double" : "int64_t";
    }
    bool nullable = may_be_null(item);
    if (wanted == TOASTY_TYPE_STRING) {
        if (type->type != wanted) {
            derive_note_shown_type(v->r, f, "char *");
        } else if (nullable && !f->nullable) {
            derive_mistake_at(v->r->report, f->decl->location,
                              "'%s' may be NULL: there may be nothing to show", f->decl->name);
            derive_hint(v->r->report, "write char *%s TOASTY(nullable)", f->decl->name);
        }
    } else if (type->type != wanted || (nullable && !type->pointer)) {
        derive_note_shown_type(
            v->r, f, nullable || type->pointer ? derive_printf(v->r->arena, "%s *", c_type) : c_type);
    }
}

/* ---- all of it ---- */

static void resolve_field(viewing *v, work_field *f, derive_view_item *item)
{
    const derive_ctype *type = &f->decl->ctype;
    derive_field *field = f->field;
    field->kind = TOASTY_FIELD_SCALAR;
    field->column = f->decl->name;
    if (strncmp(f->decl->name, "toasty__", 8) == 0) {
        derive_mistake_at(v->r->report, f->decl->location, "names that begin with toasty__ are Toasty's own");
        derive_hint(v->r->report, "give the field another name");
    }
    if (!read_field_words(v, f))
        return;
    if (type->shape != DERIVE_SHAPE_SCALAR) {
        const bool embed =
            type->record && type->shape != DERIVE_SHAPE_ENUM && derive_find_embed(v->r, type->record);
        if (!embed && type->shape == DERIVE_SHAPE_RECORD_POINTER) {
            if (v->base)
                derive_resolve_view_relation(v->r, v->base, f, item);
            return;
        }
        derive_mistake_at(v->r->report, f->decl->location, "'%s' is %s, which a view cannot hold",
                          f->decl->name, embed ? "an embedded struct" : type->trouble);
        derive_hint(v->r->report, "%s",
                    embed ? "show fields inside of it: path = address.city" : type->advice);
        return;
    }
    field->type = type->type;
    field->c_type = type->c_type;
    field->nullable = type->type == TOASTY_TYPE_STRING ? f->nullable != NULL : type->pointer;
    if (f->nullable && type->type != TOASTY_TYPE_STRING && !type->pointer) {
        derive_mistake_at(v->r->report, f->nullable->location,
                          "'%s' has the plain type '%s': it cannot be NULL", f->decl->name, type->spelling);
        derive_hint(v->r->report, "write a pointer, %s *%s, which is nullable as it is", type->c_type,
                    f->decl->name);
        return;
    }
    if (v->base && read_item(v, f, item))
        check_type(v, f, item);
}

static bool is_own_aggregate(const derive_view_item *item)
{
    return item->kind != TOASTY_VIEW_VALUE && item->kind != TOASTY_VIEW_RELATION && !item->step_count;
}

/* Rows of the model are grouped when an aggregate is of them; what is of related records cannot stand beside.
 */
static void check_groups(viewing *v)
{
    const derive_model *model = v->view->model;
    for (size_t i = 0; i < model->field_count; i++)
        v->made->grouped |= is_own_aggregate(&v->made->items[i]);
    for (size_t i = 0; v->made->grouped && i < model->field_count; i++) {
        const derive_view_item *item = &v->made->items[i];
        if (item->kind == TOASTY_VIEW_VALUE || is_own_aggregate(item))
            continue;
        derive_mistake_at(v->r->report,
                          item->kind == TOASTY_VIEW_RELATION ? model->fields[i].location
                                                             : v->view->fields[i].shows->location,
                          "'%s' is of related records, but the view groups rows of %s by what else it shows",
                          model->fields[i].name, v->made->model->name);
        derive_hint(v->r->report, "%s",
                    item->kind == TOASTY_VIEW_RELATION ? "a group is made of many rows, each with records of "
                                                         "its own: write a view without the aggregate"
                                                       : "write a view for each");
    }
}

void derive_resolve_view(resolver *r, work_model *view)
{
    viewing v = {.r = r, .view = view};
    derive_model *model = view->model;
    size_t before = r->report->count;
    v.made = derive_alloc(r->arena, sizeof *v.made);
    v.made->items = derive_alloc(r->arena, (model->field_count + 1) * sizeof *v.made->items);
    model->view = v.made;
    read_struct_words(&v);
    if (model->field_count == 0) {
        derive_mistake_at(r->report, view->decl->location, "view %s has no fields", model->name);
        derive_hint(r->report, "give it fields of its model: those of the same name show the same");
    }
    for (size_t i = 0; i < model->field_count; i++)
        resolve_field(&v, &view->fields[i], &v.made->items[i]);
    if (!v.base || r->report->count != before)
        return;
    v.made->model = v.base->model;
    check_groups(&v);
}
