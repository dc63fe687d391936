/*
 * Unions in embedded structs: each member is a variant, there when the discriminant, an enum in front of the
 * union, has the constant that the member names.
 */
#include "resolve.h"

#include "text.h"
#include "vocabulary.h"

#include <string.h>

static const derive_item *variant_word(const derive_field_decl *decl)
{
    for (const derive_item *item = decl->items; item; item = item->next)
        if (item->kind == DERIVE_ITEM_WORD && strcmp(item->text, "variant") == 0)
            return item;
    return NULL;
}

static const derive_field_decl *union_of(const work_model *m)
{
    const derive_field_decl *f = m->decl->fields;
    while (f && !f->is_union)
        f = f->next;
    return f;
}

/* ---- what says which is there ---- */

void derive_resolve_discriminant(resolver *r, const work_model *m, work_field *f)
{
    const char *name = f->decl->name, *in = m->model->name;
    const derive_location place = f->variant->location;
    f->broken = true;
    if (f->variant->has_arguments || f->variant->value) {
        derive_mistake_at(r->report, place, "'%s' is in no union: it cannot be the variant of a constant",
                          name);
        derive_hint(r->report,
                    "write just 'variant' of the enum that says which member of the union is there");
    } else if (!f->field->values || f->decl->ctype.pointer) {
        derive_mistake_at(r->report, place, "'%s' cannot say which member of the union is there: it is '%s'",
                          name, f->decl->ctype.spelling);
        derive_hint(r->report,
                    "an enum that is marked can, enum TOASTY(embed) Kind { ... }, in the struct itself");
    } else if (f != m->fields) {
        derive_mistake_at(r->report, place,
                          "'%s' says which member of the union is there, but is not the first of "
                          "struct %s",
                          name, in);
        derive_hint(r->report, "write it before all others");
    } else if (!union_of(m)) {
        derive_mistake_at(r->report, place,
                          "'%s' is to say which member of a union is there, but struct %s has none", name,
                          in);
        derive_hint(r->report, "write union { struct { ... } name TOASTY(variant(%s)); }; behind it",
                    f->field->values->constants ? f->field->values->constants->name : "CONSTANT");
    } else if (f->field->column != f->decl->name) {
        derive_mistake_at(r->report, f->column->location,
                          "the column of '%s' has the name of what holds struct %s", name, in);
        derive_hint(r->report, "leave the name out here, and say column(\"...\") there");
    } else {
        f->broken = false;
        f->field->discriminant = true;
        f->field->column = "";
    }
}

/* The enum of the struct's first field, when that is the discriminant. */
static const derive_enum *constants_of(const work_model *m)
{
    if (!m->model->field_count || m->fields[0].embedded || !variant_word(m->fields[0].decl))
        return NULL;
    return m->model->fields[0].values;
}

static bool check_union(resolver *r, const work_model *m, const derive_field_decl *decl)
{
    if (union_of(m) != decl) {
        derive_mistake_at(r->report, decl->location, "struct %s has two unions", m->model->name);
        derive_hint(r->report, "give each a struct of its own, or make them one");
        return false;
    }
    if (constants_of(m))
        return true;
    for (const derive_field_decl *f = m->decl->fields; f; f = f->next)
        if (variant_word(f)) /* about which there is more to be said */
            return false;
    derive_mistake_at(r->report, decl->location,
                      "nothing says which member of the union in struct %s is there", m->model->name);
    derive_hint(
        r->report,
        "write enum Kind kind TOASTY(variant); before all others, and enum TOASTY(embed) Kind { ... }; "
        "each member of the union says TOASTY(variant(CONSTANT))");
    return false;
}

/* ---- columns that variants have in common ---- */

void derive_resolve_shared(resolver *r, const work_model *m, work_field *f)
{
    const derive_item *name = f->shared->arguments;
    const derive_location place = f->shared->location;
    if (!m->model->unnamed) {
        derive_mistake_at(r->report, place,
                          "'%s' is in no struct without a name in a union: its column is its own",
                          f->decl->name);
        derive_hint(r->report, "fields of several such structs can share a column: leave 'shared' out here");
    } else if (!name || name->next || name->kind != DERIVE_ITEM_WORD || name->has_arguments || name->value ||
               f->shared->value) {
        derive_mistake_at(r->report, place, "'shared' needs the name of the column that variants share");
        derive_hint(r->report, "write shared(%s)", f->decl->name);
    } else if (f->field->column != f->decl->name || f->field->deferred || f->deferred) {
        derive_mistake_at(r->report, place, "'%s' shares its column and cannot be %s", f->decl->name,
                          f->deferred ? "deferred" : "given another one");
        derive_hint(r->report, "say one or the other");
    } else {
        f->field->shared = true;
        f->field->column = name->text;
        return;
    }
    f->broken = true;
}

static bool same_type(const derive_field *a, const derive_field *b)
{
    const toasty_column_type *x = &a->column_type, *y = &b->column_type;
    return a->type == b->type && a->nullable == b->nullable && a->values == b->values && x->kind == y->kind &&
           x->a == y->a && x->b == y->b && (x->text ? y->text && strcmp(x->text, y->text) == 0 : !y->text);
}

bool derive_share_column(const derive_model *model, const derive_field *a, const derive_field *b,
                         const char **wrong)
{
    *wrong = NULL;
    if (!a->shared || !b->shared || model->embeds[a->embed - 1].outer != model->embeds[b->embed - 1].outer)
        return false;
    if (a->embed == b->embed)
        *wrong = "are of one variant";
    else if (!same_type(a, b))
        *wrong = "have different types";
    return !*wrong;
}

/* ---- the members ---- */

/* The constant that a member names; NULL with a mistake. */
static const char *constant_of(resolver *r, const derive_enum *values, const derive_field_decl *of_union,
                               const derive_field_decl *member)
{
    const derive_item *word = variant_word(member), *name = word ? word->arguments : NULL;
    if (!name || name->next || name->kind != DERIVE_ITEM_WORD || name->has_arguments || name->value ||
        word->value) {
        derive_mistake_at(r->report, word ? word->location : member->location,
                          "'%s' is in a union and must name a constant of enum %s", member->name,
                          values->name);
        derive_hint(r->report, "write TOASTY(variant(%s)) behind it",
                    values->constants ? values->constants->name : "CONSTANT");
        return NULL;
    }
    for (const derive_field_decl *other = of_union->members; other != member; other = other->next) {
        const derive_item *taken = variant_word(other);
        if (!taken || !taken->arguments || strcmp(taken->arguments->text, name->text) != 0)
            continue;
        derive_mistake_at(r->report, name->location, "'%s' and '%s' are both the variant %s", other->name,
                          member->name, name->text);
        derive_hint(r->report, "one constant is one member of the union: put what both hold into one struct");
        return NULL;
    }
    size_t count = 0;
    for (const derive_enumerator_decl *c = values->constants; c; c = c->next, count++)
        if (strcmp(c->name, name->text) == 0)
            return c->name;
    const char **names = derive_alloc(r->arena, (count + 1) * sizeof *names);
    count = 0;
    for (const derive_enumerator_decl *c = values->constants; c; c = c->next)
        names[count++] = c->name;
    const char *meant = derive_closest(name->text, names);
    derive_mistake_at(r->report, name->location, "enum %s has no constant '%s'", values->name, name->text);
    if (meant)
        derive_hint(r->report, "did you mean '%s'?", meant);
    else
        derive_hint(r->report, "add it to the enum, or name one that it has");
    return NULL;
}

/* The generator gives a struct without a name one: that of the struct around it, and the member's. */
static const work_model *name_struct(resolver *r, const work_model *m, const derive_field_decl *member)
{
    derive_struct_decl *decl = derive_alloc(r->arena, sizeof *decl);
    work_model *made = derive_alloc(r->arena, sizeof *made);
    derive_model *model = derive_alloc(r->arena, sizeof *model);
    *decl = *m->decl;
    decl->name = derive_printf(r->arena, "%s_%s", m->model->name, member->name);
    decl->doc = member->doc;
    decl->location = member->location;
    decl->items = NULL;
    decl->fields = member->members;
    *model =
        (derive_model){.name = decl->name, .doc = decl->doc, .location = decl->location, .unnamed = true};
    model->snake = derive_printf(r->arena, "%s_%s", m->model->snake, member->name);
    model->header = m->model->header;
    model->foreign = m->model->foreign;
    *made = (work_model){.decl = decl, .word = m->word, .model = model};
    derive_resolve_embed(r, made);
    return made;
}

/* What the member holds; NULL with a mistake. */
static const work_model *struct_of(resolver *r, const work_model *m, const derive_field_decl *member)
{
    const derive_ctype *type = &member->ctype;
    const work_model *of = NULL;
    if (member->members)
        return name_struct(r, m, member);
    if (type->shape == DERIVE_SHAPE_RECORD)
        of = derive_find_embed(r, type->record);
    if (of && of->progress == DERIVE_DONE && !of->model->newtype && !of->model->fields[0].discriminant)
        return of;
    derive_mistake_at(r->report, member->location, "'%s' is in a union and must be a struct, not '%s'",
                      member->name, type->spelling);
    if (of && of->progress == DERIVE_DONE)
        derive_hint(r->report, "write struct { struct %s %s; } %s TOASTY(variant(...))", of->model->name,
                    member->name, member->name);
    else
        derive_hint(r->report, "write its fields into a struct { ... } %s, or into one that is TOASTY(embed)",
                    member->name);
    return NULL;
}

static bool check_words(resolver *r, const derive_field_decl *member)
{
    derive_check_field_name(r, member);
    for (const derive_item *item = member->items; item; item = item->next) {
        if (!derive_known_word(r->report, item, DERIVE_ON_EMBED_FIELD))
            return false;
        if (strcmp(item->text, "variant") == 0 && item == variant_word(member))
            continue;
        derive_mistake_at(r->report, item->location, "'%s' cannot be said of a member of a union",
                          item->text);
        derive_hint(r->report, "a member says variant(CONSTANT), once; the fields inside of it say the rest");
        return false;
    }
    return true;
}

bool derive_next_variant(resolver *r, work_model *m, const derive_field_decl *of_union,
                         const derive_field_decl **at, derive_variant *out)
{
    if (*at == of_union->members && !check_union(r, m, of_union))
        return false;
    for (; *at; *at = (*at)->next) {
        const derive_field_decl *member = *at;
        if (!*member->name) {
            derive_mistake_at(r->report, member->location, "a member of the union has no name");
            derive_hint(r->report, "write struct { ... } name TOASTY(variant(CONSTANT));");
            continue;
        }
        if (!check_words(r, member) || !(out->constant = constant_of(r, constants_of(m), of_union, member)) ||
            !(out->of = struct_of(r, m, member)) || !out->of->model->field_count)
            continue;
        out->decl = member;
        *at = member->next;
        return true;
    }
    return false;
}
