#include "resolve.h"

static bool check(resolver *r, const work_field *f)
{
    const derive_ctype *type = &f->decl->ctype;
    derive_location place = f->deferred->location;
    if (f->key || f->field->key) {
        derive_mistake_at(r->report, place, "'%s' is part of the key and cannot be deferred", f->decl->name);
        derive_hint(r->report, "leave 'deferred' out: a record is known by its key");
    } else if (f->version) {
        derive_mistake_at(r->report, place, "'%s' cannot be version and deferred at once", f->decl->name);
        derive_hint(r->report, "leave 'deferred' out: a version must be known to be compared");
    } else if (!type->pointer && type->type != TOASTY_TYPE_STRING) {
        derive_mistake_at(r->report, place, "'%s' has the plain type '%s' and cannot be deferred",
                          f->decl->name, type->spelling);
        derive_hint(r->report, "write a pointer, %s *%s, which is NULL until it is loaded (and nullable)",
                    type->c_type, f->decl->name);
    } else {
        return derive_takes_nothing(r, f->deferred);
    }
    return false;
}

void derive_resolve_deferred(resolver *r, work_model *m)
{
    for (size_t i = 0; i < m->model->field_count; i++) {
        work_field *f = &m->fields[i];
        if (f->deferred && !f->broken && !f->embedded && f->field->kind == TOASTY_FIELD_SCALAR)
            f->field->deferred = check(r, f);
    }
}

/* A field that relations are matched by must be known. */
static void check_pairs(resolver *r, const derive_field *relation, const derive_model *model,
                        const uint16_t *fields)
{
    for (size_t i = 0; fields && model && i < relation->pair_count; i++) {
        const derive_field *field = &model->fields[fields[i]];
        if (field->behind || field->in_variant) {
            derive_mistake_at(r->report, relation->location, "'%s' joins the relation '%s' and cannot be %s",
                              field->name, relation->name, field->behind ? "behind a pointer" : "in a union");
            derive_hint(r->report, field->behind ? "hold the embedded struct by value"
                                                 : "take it out of the union, to where it always is");
        }
        if (!field->deferred || field->behind)
            continue;
        derive_mistake_at(r->report, field->location, "'%s' joins the relation '%s' and cannot be deferred",
                          field->name, relation->name);
        derive_hint(r->report, "leave 'deferred' out");
    }
}

void derive_check_deferred_keys(resolver *r, const work_model *m)
{
    for (size_t i = 0; i < m->model->field_count; i++) {
        const derive_field *relation = &m->model->fields[i];
        if (relation->kind != TOASTY_FIELD_BELONGS_TO)
            continue;
        check_pairs(r, relation, m->model, relation->key_fields);
        check_pairs(r, relation, relation->target, relation->reference_fields);
    }
}
