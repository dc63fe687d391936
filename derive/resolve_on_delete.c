#include "resolve.h"

#include <string.h>

#include "vocabulary.h"

static const struct {
    const char *word;
    toasty_on_delete means;
} actions[] = {
    {"cascade", TOASTY_ON_DELETE_CASCADE},
    {"set_null", TOASTY_ON_DELETE_SET_NULL},
    {"restrict", TOASTY_ON_DELETE_RESTRICT},
    {"no_action", TOASTY_ON_DELETE_NO_ACTION},
};

enum { ACTIONS = sizeof actions / sizeof *actions };

static toasty_on_delete read_action(resolver *r, const derive_item *value)
{
    const char *words[ACTIONS + 1] = {NULL};
    for (size_t i = 0; i < ACTIONS; i++) {
        words[i] = actions[i].word;
        if (value->kind == DERIVE_ITEM_WORD && !value->has_arguments &&
            strcmp(value->text, actions[i].word) == 0)
            return actions[i].means;
    }
    derive_mistake_at(r->report, value->location, "%s is nothing that can happen on_delete",
                      derive_item_describe(r->report, value));
    const char *meant = value->kind == DERIVE_ITEM_WORD ? derive_closest(value->text, words) : NULL;
    if (meant)
        derive_hint(r->report, "did you mean '%s'?", meant);
    else
        derive_hint(r->report, "write on_delete = cascade, set_null, restrict or no_action");
    return TOASTY_ON_DELETE_UNSAID;
}

static bool same_fields(const uint16_t *a, size_t count, const uint16_t *b, size_t other)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < other; k++)
            found += a[i] == b[k];
    return count == other && found == count;
}

static bool is_unique(const derive_model *model, const uint16_t *fields, size_t count)
{
    if (same_fields(model->key, model->key_count, fields, count))
        return true;
    for (size_t i = 0; i < model->index_count; i++)
        if (model->indexes[i].unique &&
            same_fields(model->indexes[i].fields, model->indexes[i].count, fields, count))
            return true;
    return false;
}

void derive_resolve_on_delete(resolver *r, work_field *f, const work_model *m, const work_model *target)
{
    const derive_item *said = derive_argument_named(f->relation, "on_delete");
    const derive_field *field = f->field;
    if (!said)
        return;
    f->field->on_delete = read_action(r, said->value);
    if (f->broken || !field->on_delete)
        return;
    if (field->on_delete == TOASTY_ON_DELETE_SET_NULL && !m->model->fields[field->key_fields[0]].nullable) {
        derive_mistake_at(r->report, said->value->location,
                          "'%s' cannot be set to NULL: its key '%s' is required", f->decl->name,
                          m->model->fields[field->key_fields[0]].name);
        derive_hint(r->report, "make the key a pointer, or write on_delete = cascade");
    }
    if (!target->key_broken && !is_unique(target->model, field->reference_fields, field->pair_count)) {
        derive_mistake_at(
            r->report, said->location,
            "the database can hold '%s' only to fields that are unique, and '%s' of %s may repeat",
            f->decl->name, derive_join_fields(r, target->model, field->reference_fields, field->pair_count),
            target->model->name);
        derive_hint(r->report, "refer to the key of %s, make the fields unique, or leave on_delete out",
                    target->model->name);
    }
}
