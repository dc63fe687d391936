/*
 * Embedded structs: their fields become fields of the struct that they stand in, so that whatever is
 * concluded of a model's fields holds for them too.
 */
#include "resolve.h"

#include "vocabulary.h"

#include <string.h>

/* One struct whose fields are listed. */
typedef struct layout {
    resolver *r;
    work_model *m;
    size_t room, work_room, embed_room;
} layout;

static work_field *add_field(layout *l, const derive_field_decl *decl)
{
    derive_model *model = l->m->model;
    size_t count = model->field_count++;
    l->m->fields = derive_grow(l->r->arena, l->m->fields, count, &l->work_room, sizeof *l->m->fields);
    model->fields = derive_grow(l->r->arena, model->fields, count, &l->room, sizeof *model->fields);
    work_field *f = &l->m->fields[count];
    derive_field *field = &model->fields[count];
    memset(f, 0, sizeof *f);
    memset(field, 0, sizeof *field);
    f->decl = decl;
    field->name = field->ident = field->access = field->given = decl->name;
    field->doc = decl->doc;
    field->location = decl->location;
    field->offset = decl->offset;
    field->pair = -1;
    return f;
}

static derive_embed *add_embed(layout *l, const derive_embed *embed)
{
    derive_model *model = l->m->model;
    model->embeds =
        derive_grow(l->r->arena, model->embeds, model->embed_count, &l->embed_room, sizeof *model->embeds);
    model->embeds[model->embed_count] = *embed;
    return &model->embeds[model->embed_count++];
}

/* ---- what is said where the struct stands ---- */

typedef struct use {
    const derive_field_decl *decl;
    const work_model *of;
    bool nullable, deferred;
    const char *prefix;  /* of the columns; NULL: none */
    const char *variant; /* as in derive_embed */
} use;

static void read_prefix(resolver *r, const derive_item *column, use *u)
{
    const derive_item *name = column->arguments;
    if (column->value || !name || name->next || name->kind != DERIVE_ITEM_STRING || name->value ||
        !*name->text) {
        derive_mistake_at(r->report, column->location,
                          "'%s' is an embedded struct: its columns have a name in common, "
                          "and each a type of its own",
                          u->decl->name);
        derive_hint(r->report, "write column(\"name\"), and types at the fields of struct %s",
                    u->of->model->name);
        return;
    }
    u->prefix = name->text;
}

static use read_use(resolver *r, const derive_field_decl *decl, const work_model *of, bool in_embed)
{
    use u = {.decl = decl, .of = of, .prefix = decl->name};
    derive_check_field_name(r, decl);
    const bool pointer = decl->ctype.shape == DERIVE_SHAPE_RECORD_POINTER;
    work_field words = {.decl = decl};
    derive_read_words(r, &words, in_embed ? DERIVE_ON_EMBED_FIELD : DERIVE_ON_FIELD);
    const derive_item *const others[] = {
        words.key,      words.automatic,     words.unique,       words.index,    words.version,
        words.relation, words.default_value, words.update_value, words.required, words.eager};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (!others[i])
            continue;
        derive_mistake_at(r->report, others[i]->location, "'%s' is an embedded struct and cannot be %s",
                          decl->name, others[i]->text);
        if (others[i] == words.unique || others[i] == words.index)
            derive_hint(r->report, "say it of a field of struct %s, or of the model: %s(%s.%s)",
                        of->model->name, others[i]->text, decl->name,
                        of->model->field_count ? of->model->fields[0].name : "field");
        else
            derive_hint(r->report, "leave '%s' out", others[i]->text);
    }
    if (words.column)
        read_prefix(r, words.column, &u);
    u.deferred = words.deferred && derive_takes_nothing(r, words.deferred);
    u.nullable = words.nullable ? derive_takes_nothing(r, words.nullable) : pointer && !u.deferred;
    if (!pointer && (words.nullable || words.deferred)) {
        const derive_item *word = words.nullable ? words.nullable : words.deferred;
        derive_mistake_at(r->report, word->location, "'%s' is in the struct itself and cannot be %s",
                          decl->name, word->text);
        derive_hint(r->report, "write a pointer, struct %s *%s, which is NULL %s", of->model->name,
                    decl->name, words.nullable ? "where there is none" : "until it is loaded");
        u.nullable = u.deferred = false;
    }
    return u;
}

/* What is loaded must be told from what is not. */
static void check_deferred(resolver *r, const use *u)
{
    if (!u->deferred || u->nullable)
        return;
    for (size_t i = 0; i < u->of->model->field_count; i++) {
        const derive_field *f = &u->of->model->fields[i];
        if (!f->nullable && !f->optional)
            return;
    }
    derive_mistake_at(r->report, u->decl->location,
                      "all of '%s' may be NULL: it cannot be seen whether it was loaded", u->decl->name);
    derive_hint(r->report, "add nullable, which gives it a column that tells whether it is there");
}

/* ---- taking fields over ---- */

static const char *join(layout *l, const char *a, const char *between, const char *b)
{
    return derive_printf(l->r->arena, "%s%s%s", a, between, b);
}

static void add_presence(layout *l, const use *u)
{
    add_field(l, u->decl)->embedded = true;
    derive_field *field = &l->m->model->fields[l->m->model->field_count - 1];
    field->kind = TOASTY_FIELD_SCALAR;
    field->type = TOASTY_TYPE_BOOL;
    field->c_type = "bool";
    field->column = u->prefix;
    field->nullable = field->presence = true;
    field->deferred = u->deferred;
}

static void take_embeds(layout *l, const use *u, size_t first, size_t number)
{
    const derive_model *of = u->of->model;
    const bool pointer = u->decl->ctype.shape == DERIVE_SHAPE_RECORD_POINTER;
    for (size_t i = 0; i < of->embed_count; i++) {
        derive_embed copy = of->embeds[i];
        copy.name = join(l, u->decl->name, ".", copy.name);
        copy.outer = copy.outer ? copy.outer + number : number;
        copy.first += first;
        if (!copy.base) {
            copy.base = pointer ? of->name : NULL;
            copy.access = pointer ? copy.access : join(l, u->decl->name, ".", copy.access);
        }
        if (!copy.new_base) {
            copy.new_base = u->nullable ? of->name : NULL;
            copy.given = u->nullable ? copy.given : join(l, u->decl->name, ".", copy.given);
        }
        add_embed(l, &copy);
    }
}

/* That of a discriminant has the name of what it is inside of. */
static const char *column_of(layout *l, const use *u, const char *own)
{
    if (!u->prefix || !*own)
        return u->prefix ? u->prefix : own;
    return join(l, u->prefix, "_", own);
}

static void take_field(layout *l, const use *u, size_t i, size_t number)
{
    const work_field *from = &u->of->fields[i];
    const derive_field *inner = &u->of->model->fields[i];
    const bool pointer = u->decl->ctype.shape == DERIVE_SHAPE_RECORD_POINTER;
    size_t at = l->m->model->field_count;
    work_field *f = add_field(l, from->decl);
    derive_field *field = &l->m->model->fields[at];
    f->unique = from->unique;
    f->index = from->index;
    f->broken = from->broken;
    f->embedded = true;
    *field = *inner;
    field->location = u->decl->location;
    field->name = join(l, u->decl->name, ".", inner->name);
    field->ident = join(l, u->decl->name, "_", inner->ident);
    field->column = column_of(l, u, inner->column ? inner->column : inner->name);
    field->embed = inner->embed ? inner->embed + number : number;
    if (!field->base) {
        field->base = pointer ? u->of->model->name : NULL;
        field->access = pointer ? inner->access : join(l, u->decl->name, ".", inner->access);
    }
    if (!field->new_base) {
        field->new_base = u->nullable ? u->of->model->name : NULL;
        field->given = u->nullable ? inner->given : join(l, u->decl->name, ".", inner->given);
    }
    field->behind |= pointer;
    field->optional |= u->nullable || u->variant;
    field->in_variant |= u->variant != NULL;
    field->with_whole |= u->deferred;
    field->deferred |= u->deferred;
}

static void take(layout *l, const use *u)
{
    const bool pointer = u->decl->ctype.shape == DERIVE_SHAPE_RECORD_POINTER;
    const bool presence = u->nullable && !u->of->model->fields[0].discriminant;
    const derive_embed embed = {.name = u->decl->name,
                                .doc = u->decl->doc,
                                .type = u->of->model,
                                .first = l->m->model->field_count,
                                .count = u->of->model->field_count + presence,
                                .access = u->decl->name,
                                .given = u->decl->name,
                                .pointer = pointer,
                                .nullable = u->nullable,
                                .presence = presence,
                                .deferred = u->deferred,
                                .variant = u->variant};
    check_deferred(l->r, u);
    add_embed(l, &embed);
    size_t number = l->m->model->embed_count;
    if (presence) {
        add_presence(l, u);
        l->m->model->fields[embed.first].embed = number;
    }
    take_embeds(l, u, embed.first + presence, number);
    for (size_t i = 0; i < u->of->model->field_count; i++)
        take_field(l, u, i, number);
}

/* ---- one field ---- */

/* The value inside is the field: nothing but the record knows of the struct around it. */
static void take_newtype(layout *l, const derive_field_decl *decl, const work_model *of)
{
    const bool pointer = decl->ctype.shape == DERIVE_SHAPE_RECORD_POINTER;
    derive_field_decl *plain = derive_alloc(l->r->arena, sizeof *plain);
    if (!of->model->field_count) /* that is a mistake which was noted */
        return;
    const derive_field *inner = &of->model->fields[0];
    *plain = *decl;
    plain->ctype.shape = DERIVE_SHAPE_SCALAR;
    plain->ctype.type = inner->type;
    plain->ctype.c_type = inner->c_type;
    plain->ctype.pointer = pointer;
    size_t at = l->m->model->field_count;
    work_field *f = add_field(l, plain);
    derive_field *field = &l->m->model->fields[at];
    field->newtype = of->model;
    field->member_type = derive_printf(l->r->arena, "struct %s%s", of->model->name, pointer ? " *" : "");
    field->access = pointer ? decl->name : join(l, decl->name, ".", inner->access);
    field->values = inner->values;
    if (!pointer || inner->type != TOASTY_TYPE_STRING)
        return;
    derive_mistake_at(l->r->report, decl->location, "'%s' is a pointer to text that is a pointer itself",
                      decl->name);
    derive_hint(l->r->report, "write struct %s %s TOASTY(nullable)", of->model->name, decl->name);
    f->broken = true;
}

static void lay_out_field(layout *l, const derive_field_decl *decl)
{
    const derive_shape shape = decl->ctype.shape;
    if (shape == DERIVE_SHAPE_RECORD || shape == DERIVE_SHAPE_RECORD_POINTER) {
        work_model *of = derive_find_embed(l->r, decl->ctype.record);
        if (of && of->progress == DERIVE_BEGUN) {
            derive_mistake_at(l->r->report, decl->location, "'%s' puts struct %s inside of itself",
                              decl->name, of->model->name);
            derive_hint(l->r->report,
                        "an embedded struct is stored in columns, of which there are not endlessly many");
            return;
        }
        if (of && strcmp(l->m->word->text, "view") == 0)
            of = NULL;
        if (of && of->model->newtype) {
            take_newtype(l, decl, of);
        } else if (of) {
            use u = read_use(l->r, decl, of, l->m->model->embedded);
            take(l, &u);
        } else {
            add_field(l, decl);
        }
        return;
    }
    work_enum *values = shape == DERIVE_SHAPE_ENUM ? derive_find_enum(l->r, decl->ctype.record) : NULL;
    if (values) {
        derive_field_decl *plain = derive_alloc(l->r->arena, sizeof *plain);
        *plain = *decl;
        plain->ctype.shape = DERIVE_SHAPE_SCALAR;
        decl = plain;
    }
    add_field(l, decl);
    if (values)
        l->m->model->fields[l->m->model->field_count - 1].values = &values->made;
}

static void lay_out_union(layout *l, const derive_field_decl *decl)
{
    const derive_field_decl *at = decl->members;
    derive_variant variant;
    while (derive_next_variant(l->r, l->m, decl, &at, &variant)) {
        const use u = {.decl = variant.decl, .of = variant.of, .variant = variant.constant};
        take(l, &u);
    }
}

void derive_lay_out(resolver *r, work_model *m, const derive_struct_decl *decl)
{
    layout l = {.r = r, .m = m};
    for (const derive_field_decl *f = decl->fields; f; f = f->next)
        if (f->is_union && m->model->embedded)
            lay_out_union(&l, f);
        else
            lay_out_field(&l, f);
    for (size_t i = 0; i < m->model->field_count; i++)
        m->fields[i].field = &m->model->fields[i];
}

/* ---- the structs themselves ---- */

static void check_newtype(resolver *r, const work_model *m)
{
    const derive_model *model = m->model;
    if (model->field_count == 1 && !model->embed_count && !model->fields[0].nullable &&
        !m->fields[0].unique && !m->fields[0].index && !m->fields[0].column && !model->fields[0].deferred)
        return;
    derive_mistake_at(
        r->report, m->decl->location,
        "struct %s is to be one value: it has one field, of which nothing is said and which is not NULL",
        model->name);
    derive_hint(r->report, "words stand where the struct is used; with more fields it is TOASTY(embed)");
}

static void read_struct_words(resolver *r, work_model *m)
{
    for (const derive_item *item = m->decl->items; item; item = item->next) {
        if (!derive_known_word(r->report, item, DERIVE_ON_STRUCT))
            continue;
        if (item != m->word) {
            derive_mistake_at(r->report, item->location, "'%s' cannot be said of an embedded struct",
                              item->text);
            derive_hint(r->report, "it has no table: say it of the models that hold it");
            continue;
        }
        const derive_item *how = item->arguments;
        m->model->newtype = how && how->kind == DERIVE_ITEM_WORD && strcmp(how->text, "newtype") == 0;
        if (item->value || (item->has_arguments && (!m->model->newtype || how->next || how->arguments))) {
            derive_mistake_at(r->report, item->location, "'embed' takes no such argument");
            derive_hint(r->report, "write embed, or embed(newtype) for a struct around one value");
        }
    }
}

void derive_resolve_embed(resolver *r, work_model *m)
{
    m->progress = DERIVE_BEGUN;
    m->model->embedded = true;
    read_struct_words(r, m);
    derive_lay_out(r, m, m->decl);
    derive_resolve_fields(r, m);
    derive_resolve_deferred(r, m);
    if (m->model->newtype) {
        check_newtype(r, m);
    } else if (!m->decl->fields) {
        derive_mistake_at(r->report, m->decl->location, "struct %s has no fields", m->model->name);
        derive_hint(r->report, "give it some, or take it out of the models");
    }
    r->unit->embeds =
        derive_grow(r->arena, r->unit->embeds, r->unit->embed_count, &r->embed_room, sizeof *r->unit->embeds);
    r->unit->embeds[r->unit->embed_count++] = m->model;
    m->progress = DERIVE_DONE;
}

work_model *derive_find_embed(resolver *r, const char *name)
{
    for (size_t i = 0; i < r->embed_count; i++) {
        if (strcmp(r->embeds[i].model->name, name) != 0)
            continue;
        if (r->embeds[i].progress == DERIVE_NOT_BEGUN)
            derive_resolve_embed(r, &r->embeds[i]);
        return &r->embeds[i];
    }
    return NULL;
}

void derive_resolve_embeds(resolver *r)
{
    for (size_t i = 0; i < r->embed_count; i++)
        derive_find_embed(r, r->embeds[i].model->name);
}
