#include "resolve.h"

#include <string.h>

static void mark_key(work_model *m, uint16_t number)
{
    m->model->key[m->model->key_count++] = number;
    m->model->fields[number].key = true;
}

/* Key fields by their own annotation. */
static size_t read_field_keys(resolver *r, work_model *m)
{
    size_t count = 0;
    for (size_t i = 0; i < m->model->field_count; i++) {
        const work_field *f = &m->fields[i];
        if (!f->key)
            continue;
        count++;
        if (m->key) {
            derive_mistake_at(r->report, f->key->location, "%s has a key on the struct and on its fields",
                              m->model->name);
            derive_hint(r->report, "keep key(...) of the struct or the word key of the fields, not both");
            m->key_broken = true;
        } else if (f->decl->ctype.shape == DERIVE_SHAPE_SCALAR) {
            mark_key(m, (uint16_t)i);
        } else {
            m->key_broken = true;
        }
    }
    return count;
}

static void read_struct_key(resolver *r, work_model *m)
{
    field_list list;
    if (!derive_read_field_list(r, m, m->key, &list)) {
        m->key_broken = true;
        return;
    }
    m->model->key_name = list.name;
    for (size_t i = 0; i < list.count; i++)
        mark_key(m, list.fields[i]);
}

static void note_apart(resolver *r, const work_model *m, const work_field *f)
{
    const bool variant = f->field->in_variant;
    derive_mistake_at(r->report, m->key->location, "'%s' is %s and cannot be part of the key", f->field->name,
                      variant ? "in a union" : "behind a pointer");
    derive_hint(r->report, variant ? "a record is known by what is always there"
                                   : "hold the embedded struct by value: it must be there to be known by");
}

static void check_not_null(resolver *r, work_model *m)
{
    for (size_t i = 0; i < m->model->key_count; i++) {
        work_field *f = &m->fields[m->model->key[i]];
        const bool apart = f->field->behind || f->field->in_variant;
        if (apart)
            note_apart(r, m, f);
        if (!f->field->nullable || apart)
            continue;
        derive_mistake_at(r->report, f->key ? f->key->location : f->decl->location,
                          "'%s' is part of the key and cannot be nullable", f->decl->name);
        if (f->field->type == TOASTY_TYPE_STRING)
            derive_hint(r->report, "leave 'nullable' out");
        else
            derive_hint(r->report, "write it without the pointer: %s %s", f->field->c_type, f->decl->name);
    }
}

void derive_resolve_key(resolver *r, work_model *m)
{
    m->model->key = derive_alloc(r->arena, (m->model->field_count + 1) * sizeof *m->model->key);
    size_t by_fields = read_field_keys(r, m);
    if (m->key && by_fields == 0)
        read_struct_key(r, m);
    if (!m->key && by_fields == 0 && m->model->field_count > 0) {
        derive_mistake_at(r->report, m->decl->location, "model %s has no key", m->model->name);
        derive_hint(r->report,
                    "mark a field, as in toasty_uuid id TOASTY(key, auto), or write key(a, b) after model");
        m->key_broken = true;
    }
    check_not_null(r, m);
}

/* ---- auto ---- */

static bool is_integer(toasty_type type)
{
    return type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_U64;
}

static void set_increment(resolver *r, work_model *m, work_field *f)
{
    derive_location place = f->automatic->location;
    if (!is_integer(f->field->type)) {
        derive_mistake_at(r->report, place, "auto(increment) needs an integer, and '%s' has type '%s'",
                          f->decl->name, f->decl->ctype.spelling);
        derive_hint(r->report, f->field->type == TOASTY_TYPE_UUID
                                   ? "write auto(uuid(v7)), or make the field an int64_t"
                                   : "make the field an int64_t");
    } else if (m->key_broken) {
        return;
    } else if (!f->field->key) {
        derive_mistake_at(r->report, place, "'%s' counts up but is not the key", f->decl->name);
        derive_hint(r->report, "databases count up key columns only: add key, or leave auto out");
    } else if (m->model->key_count > 1) {
        derive_mistake_at(r->report, place,
                          "auto increment of '%s' cannot be used with composite primary keys", f->decl->name);
        derive_hint(r->report, "make the field a toasty_uuid, or make it the only key field");
    } else {
        f->field->automatic = TOASTY_AUTO_INCREMENT;
    }
}

static void set_uuid(resolver *r, work_field *f, toasty_auto_kind kind)
{
    if (f->field->type == TOASTY_TYPE_UUID) {
        f->field->automatic = kind;
        return;
    }
    derive_mistake_at(r->report, f->automatic->location,
                      "auto(uuid(...)) needs a toasty_uuid, and '%s' has type '%s'", f->decl->name,
                      f->decl->ctype.spelling);
    derive_hint(r->report, is_integer(f->field->type)
                               ? "write auto(increment), or make the field a toasty_uuid"
                               : "make the field a toasty_uuid");
}

/* auto by itself: what the field's type, or its name, asks for. */
static void set_usual(resolver *r, work_model *m, work_field *f)
{
    derive_field *field = f->field;
    if (field->type == TOASTY_TYPE_UUID) {
        field->automatic = TOASTY_AUTO_UUID_V7;
    } else if (is_integer(field->type)) {
        set_increment(r, m, f);
    } else if (field->type == TOASTY_TYPE_TIMESTAMP && !field->key &&
               strcmp(field->name, "created_at") == 0) {
        field->default_value = "toasty_now()";
    } else if (field->type == TOASTY_TYPE_TIMESTAMP && !field->key &&
               strcmp(field->name, "updated_at") == 0) {
        field->update_value = "toasty_now()";
    } else {
        derive_mistake_at(r->report, f->automatic->location,
                          "'%s' has type '%s', which nothing can fill automatically", f->decl->name,
                          f->decl->ctype.spelling);
        if (field->type == TOASTY_TYPE_TIMESTAMP)
            derive_hint(r->report,
                        "only created_at and updated_at are known by name: write default(toasty_now()) or "
                        "update(toasty_now())");
        else
            derive_hint(r->report,
                        "auto is for a toasty_uuid, an integer key, and the timestamps created_at and "
                        "updated_at; otherwise write default(...)");
    }
}

static void set_named(resolver *r, work_model *m, work_field *f, const derive_item *how)
{
    const derive_item *version = how->arguments;
    const bool alone = how->kind == DERIVE_ITEM_WORD && !how->value && !how->next;
    if (alone && strcmp(how->text, "increment") == 0 && !how->has_arguments) {
        set_increment(r, m, f);
    } else if (alone && strcmp(how->text, "uuid") == 0 && version && !version->next &&
               version->kind == DERIVE_ITEM_WORD && !version->has_arguments && !version->value &&
               (strcmp(version->text, "v7") == 0 || strcmp(version->text, "v4") == 0)) {
        set_uuid(r, f, strcmp(version->text, "v7") == 0 ? TOASTY_AUTO_UUID_V7 : TOASTY_AUTO_UUID_V4);
    } else {
        const bool is_uuid = strcmp(how->text, "uuid") == 0;
        derive_mistake_at(r->report,
                          how->next            ? how->next->location
                          : is_uuid && version ? version->location
                                               : how->location,
                          "auto(...) does not know this way to fill a field");
        derive_hint(r->report, "write auto, auto(uuid(v7)), auto(uuid(v4)) or auto(increment)");
    }
}

static bool is_alone(resolver *r, const work_field *f)
{
    const derive_item *other = f->default_value ? f->default_value : f->update_value;
    if (!other)
        return true;
    derive_mistake_at(r->report, other->location, "'%s' cannot have auto and %s", f->decl->name, other->text);
    derive_hint(r->report, "keep one of them: auto fills the field by itself");
    return false;
}

void derive_resolve_auto(resolver *r, work_model *m)
{
    for (size_t i = 0; i < m->model->field_count; i++) {
        work_field *f = &m->fields[i];
        if (!f->automatic || f->version || f->broken || f->field->kind != TOASTY_FIELD_SCALAR)
            continue;
        if (!is_alone(r, f))
            continue;
        if (f->automatic->value || (f->automatic->has_arguments && !f->automatic->arguments)) {
            derive_mistake_at(r->report, f->automatic->location,
                              "auto takes a way to fill the field in brackets");
            derive_hint(r->report, "write auto, auto(uuid(v7)), auto(uuid(v4)) or auto(increment)");
        } else if (f->automatic->arguments) {
            set_named(r, m, f, f->automatic->arguments);
        } else {
            set_usual(r, m, f);
        }
    }
}
