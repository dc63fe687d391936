#include "resolve.h"

/*
 * Relations via others that can be written: many to many over a join model. The first step is a list of join
 * records, the second the record that each belongs to, and a join record needs nothing but its two foreign
 * keys.
 */

static bool is_key_of(const derive_field *relation, size_t number)
{
    for (size_t i = 0; i < relation->pair_count; i++)
        if (relation->key_fields[i] == number)
            return true;
    return false;
}

static bool can_be_left_out(const derive_field *field)
{
    if (field->kind == TOASTY_FIELD_HAS_ONE)
        return field->nullable;
    /* what a belongs_to demands is demanded of the fields that hold its key */
    return field->kind != TOASTY_FIELD_SCALAR || field->nullable || field->version || field->default_value ||
           field->update_value || field->automatic != TOASTY_AUTO_NONE;
}

static bool joins(const derive_field *f)
{
    if (f->kind != TOASTY_FIELD_VIA_MANY || f->value || f->via_count != 2)
        return false;
    const derive_field *first = &f->via[0].model->fields[f->via[0].field];
    const derive_model *join = f->via[1].model;
    const derive_field *second = &join->fields[f->via[1].field];
    if (first->kind != TOASTY_FIELD_HAS_MANY || second->kind != TOASTY_FIELD_BELONGS_TO || first->pair < 0 ||
        (size_t)first->pair == f->via[1].field)
        return false;
    for (size_t i = 0; i < join->field_count; i++)
        if (!can_be_left_out(&join->fields[i]) && !is_key_of(&join->fields[first->pair], i) &&
            !is_key_of(second, i))
            return false;
    return true;
}

void derive_find_joins(resolver *r)
{
    for (size_t i = 0; i < r->model_count; i++) {
        derive_model *model = r->models[i].model;
        for (size_t k = 0; k < model->field_count; k++)
            model->fields[k].joined = joins(&model->fields[k]);
    }
}
