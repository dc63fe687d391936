#include "resolve.h"

#include "vocabulary.h"

#include <string.h>

/* Where a word of this name is kept; NULL for those that are not kept alone. */
static const derive_item **slot_of(work_field *f, const char *word)
{
    const struct {
        const char *word;
        const derive_item **slot;
    } slots[] = {
        {"key", &f->key},
        {"auto", &f->automatic},
        {"unique", &f->unique},
        {"index", &f->index},
        {"nullable", &f->nullable},
        {"default", &f->default_value},
        {"update", &f->update_value},
        {"column", &f->column},
        {"version", &f->version},
        {"deferred", &f->deferred},
        {"variant", &f->variant},
        {"shared", &f->shared},
        {"required", &f->required},
        {"eager", &f->eager},
        {"has_many", &f->relation},
        {"has_one", &f->relation},
        {"belongs_to", &f->relation},
    };
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (strcmp(slots[i].word, word) == 0)
            return slots[i].slot;
    return NULL;
}

void derive_read_words(resolver *r, work_field *f, unsigned place)
{
    for (const derive_item *item = f->decl->items; item; item = item->next) {
        if (!derive_known_word(r->report, item, place)) {
            f->broken = true;
            continue;
        }
        const derive_item **slot = slot_of(f, item->text);
        if (!*slot) {
            *slot = item;
            continue;
        }
        f->broken = true;
        if (strcmp((*slot)->text, item->text) == 0) {
            derive_mistake_at(r->report, item->location, "'%s' is said twice of '%s'", item->text,
                              f->decl->name);
            derive_hint(r->report, "keep one of them");
        } else {
            derive_mistake_at(r->report, item->location, "'%s' cannot be %s and %s at once", f->decl->name,
                              (*slot)->text, item->text);
            derive_hint(r->report, "a field is one relation: write a field for each");
        }
    }
}

/* ---- fields that hold a value ---- */

static void check_code(resolver *r, work_field *f, const derive_item *item)
{
    if (item->value || !item->has_arguments || !item->code || !*item->code) {
        derive_mistake_at(r->report, item->location, "'%s' needs a C expression in brackets", item->text);
        derive_hint(r->report, "write %s(...), for example %s", item->text,
                    f->field->type == TOASTY_TYPE_STRING      ? "default(\"draft\")"
                    : f->field->type == TOASTY_TYPE_TIMESTAMP ? "update(toasty_now())"
                                                              : "default(0)");
        f->broken = true;
    }
}

static void check_nullable(resolver *r, work_field *f)
{
    if (!f->nullable || !derive_takes_nothing(r, f->nullable))
        return;
    const derive_ctype *type = &f->decl->ctype;
    if (type->pointer || type->type == TOASTY_TYPE_STRING)
        return;
    derive_mistake_at(r->report, f->nullable->location, "'%s' has the plain type '%s': it cannot be NULL",
                      f->decl->name, type->spelling);
    derive_hint(r->report, "write a pointer, %s *%s, which is nullable as it is", type->c_type,
                f->decl->name);
    f->broken = true;
}

static bool is_string_pointer(const work_field *f)
{
    return f->decl->ctype.type == TOASTY_TYPE_STRING;
}

/* Where nothing is said of the column, it is that of the enum, or a number that holds whatever the enum may
 * come to. */
static void read_enum(resolver *r, work_field *f)
{
    const work_enum *of = derive_find_enum(r, f->field->values->name);
    if (f->field->column_type.kind != TOASTY_COLUMN_DEFAULT)
        return;
    if (!of->column) {
        f->field->column_type = (toasty_column_type){.kind = TOASTY_COLUMN_INTEGER, .a = 8};
        return;
    }
    const derive_item *own = f->column;
    const char *column = f->field->column;
    f->column = of->column;
    derive_resolve_column(r, f);
    f->column = own;
    f->field->column = column;
}

static void read_value(resolver *r, work_field *f)
{
    derive_field *field = f->field;
    const derive_ctype *type = &f->decl->ctype;
    field->kind = TOASTY_FIELD_SCALAR;
    field->type = type->type;
    field->c_type = type->c_type;
    field->column = f->decl->name;
    field->nullable = is_string_pointer(f) ? f->nullable != NULL : type->pointer;
    check_nullable(r, f);
    const derive_item *plain[] = {f->key, f->unique, f->index};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (plain[i] && !derive_takes_nothing(r, plain[i]))
            f->broken = true;
    if (f->default_value) {
        check_code(r, f, f->default_value);
        field->default_value = f->default_value->code;
    }
    if (f->update_value) {
        check_code(r, f, f->update_value);
        field->update_value = f->update_value->code;
    }
    if (f->relation) {
        const bool many = strcmp(f->relation->text, "has_many") == 0;
        derive_mistake_at(r->report, f->relation->location,
                          "'%s' has type '%s', and %s needs a pointer to %s", f->decl->name, type->spelling,
                          f->relation->text, many ? "a list of a model" : "a model");
        derive_hint(r->report, many ? "write struct Model_list *%s" : "write struct Model *%s",
                    f->decl->name);
        f->broken = true;
    } else if (f->required) {
        derive_mistake_at(r->report, f->required->location, "'required' is said of a has_one only");
        derive_hint(r->report,
                    "leave it out: a field that is no pointer, and a char * without nullable, is NOT NULL");
        f->broken = true;
    }
    derive_resolve_column(r, f);
    if (field->values)
        read_enum(r, f);
}

/* ---- all fields ---- */

static void reject_type(resolver *r, const work_model *m, work_field *f)
{
    const derive_ctype *type = &f->decl->ctype;
    f->broken = true;
    if (f->variant) {
        derive_resolve_discriminant(r, m, f);
        return;
    }
    if (*f->decl->name)
        derive_mistake_at(r->report, f->decl->location, "'%s' is %s, which a model cannot hold",
                          f->decl->name, type->trouble);
    else
        derive_mistake_at(r->report, f->decl->location, "%s, which a model cannot hold", type->trouble);
    derive_hint(r->report, "%s", type->advice);
}

static void reject_relation(resolver *r, work_field *f)
{
    f->broken = true;
    derive_mistake_at(r->report, f->decl->location, "'%s' points at struct %s, which is not embedded",
                      f->decl->name, f->decl->ctype.record);
    derive_hint(r->report,
                "an embedded struct has no relations: write them as fields of the model; or mark the other "
                "struct TOASTY(embed) %s",
                f->decl->ctype.record);
}

void derive_check_field_name(resolver *r, const derive_field_decl *decl)
{
    static const char *const of_upserts[] = {"on_create", "on_update", "or_ignore"};
    for (size_t i = 0; i < sizeof of_upserts / sizeof *of_upserts; i++)
        if (strcmp(decl->name, of_upserts[i]) == 0) {
            derive_mistake_at(r->report, decl->location, "'%s' is a word of upserts and cannot name a field",
                              decl->name);
            derive_hint(r->report,
                        "give the field another name; its column can keep this one: column(\"%s\")",
                        decl->name);
        }
    if (strncmp(decl->name, "toasty__", 8) != 0)
        return;
    derive_mistake_at(r->report, decl->location, "names that begin with toasty__ are Toasty's own");
    derive_hint(r->report, "give the field another name");
}

void derive_resolve_fields(resolver *r, work_model *m)
{
    for (size_t i = 0; i < m->model->field_count; i++) {
        work_field *f = &m->fields[i];
        if (f->embedded)
            continue;
        derive_check_field_name(r, f->decl);
        derive_read_words(r, f, m->model->embedded ? DERIVE_ON_EMBED_FIELD : DERIVE_ON_FIELD);
        switch (f->decl->ctype.shape) {
        case DERIVE_SHAPE_SCALAR:
            read_value(r, f);
            if (f->variant)
                derive_resolve_discriminant(r, m, f);
            if (f->shared)
                derive_resolve_shared(r, m, f);
            break;
        case DERIVE_SHAPE_RECORD_POINTER:
            if (m->model->embedded)
                reject_relation(r, f);
            else
                derive_check_relation_words(r, m, f);
            break;
        case DERIVE_SHAPE_RECORD:
        case DERIVE_SHAPE_ENUM:
        case DERIVE_SHAPE_UNSUPPORTED: reject_type(r, m, f); break;
        }
    }
    if (m->model->field_count == 0 && !m->model->embedded) {
        derive_mistake_at(r->report, m->decl->location, "model %s has no fields", m->model->name);
        derive_hint(r->report, "give it at least a key: toasty_uuid id TOASTY(key, auto);");
    }
}
