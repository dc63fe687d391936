#include "resolve.h"

/* What else is said of a version field that does not go with it; NULL when nothing is. */
static const derive_item *other_word(const work_field *f)
{
    const derive_item *const words[] = {f->key,          f->automatic, f->default_value,
                                        f->update_value, f->nullable,  f->unique};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i])
            return words[i];
    return NULL;
}

static bool check(resolver *r, const work_field *f)
{
    const derive_item *other = other_word(f);
    if (f->field->type != TOASTY_TYPE_U64 || f->decl->ctype.pointer) {
        derive_mistake_at(r->report, f->version->location, "'%s' has type '%s', and a version is a uint64_t",
                          f->decl->name, f->decl->ctype.spelling);
        derive_hint(r->report, "write uint64_t %s TOASTY(version)", f->decl->name);
    } else if (other) {
        derive_mistake_at(r->report, other->location, "'%s' cannot be version and %s at once", f->decl->name,
                          other->text);
        derive_hint(r->report, "leave '%s' out: Toasty alone counts a version", other->text);
    } else if (f->field->key) {
        derive_mistake_at(r->report, f->version->location, "'%s' is part of the key and cannot be a version",
                          f->decl->name);
        derive_hint(r->report, "a version changes with every update: take it out of key(...)");
    } else {
        return derive_takes_nothing(r, f->version);
    }
    return false;
}

void derive_resolve_version(resolver *r, work_model *m)
{
    const work_field *first = NULL;
    for (size_t i = 0; i < m->model->field_count; i++) {
        work_field *f = &m->fields[i];
        if (!f->version || f->broken || f->field->kind != TOASTY_FIELD_SCALAR)
            continue;
        if (first) {
            derive_mistake_at(r->report, f->version->location, "%s has two versions, '%s' and '%s'",
                              m->model->name, first->decl->name, f->decl->name);
            derive_hint(r->report, "keep one: it counts the changes of the whole record");
        } else if (check(r, f)) {
            f->field->version = true;
        }
        if (!first)
            first = f;
    }
}
