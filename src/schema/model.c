/* What can be checked of one model without looking at any other. */
#include "schema/build.h"
#include <toasty/expr.h>

static bool is_scalar(const toasty_model *model, uint16_t number)
{
    return number < model->field_count && model->fields[number].kind == TOASTY_FIELD_SCALAR;
}

/* Tables that no generator wrote, or one with a defect: refused here so that the rest may trust them. */
static bool damaged(toasty__build *build, const toasty_model *model, const toasty_field *field,
                    const char *what)
{
    return toasty__build_refuse(build, TOASTY_INVALID_SCHEMA, model, field,
                                "the table of model `%s` is damaged (%s): run `toasty derive` again",
                                model->name, what);
}

static bool check_fields(toasty__build *build, const toasty_model *model)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        const toasty_relation *relation = field->relation;

        if (field->number != i)
            return damaged(build, model, field, "a field has the wrong number");
        if (field->kind == TOASTY_FIELD_SCALAR) {
            if (!field->column || !field->column[0])
                return damaged(build, model, field, "a field has no column");
            if (field->type <= TOASTY_TYPE_NULL || field->type > TOASTY_TYPE_MACADDR8)
                return damaged(build, model, field, "a field has no type");
            if (!field->embed && field->flags & (TOASTY_BEHIND | TOASTY_OPTIONAL | TOASTY_PRESENCE |
                                                 TOASTY_WITH_WHOLE | TOASTY_DISCRIMINANT | TOASTY_VARIANT))
                return damaged(build, model, field, "a field is inside of nothing");
            continue;
        }
        if (relation && relation->target && relation->via_count)
            continue;
        if (!relation || !relation->target || relation->count == 0)
            return damaged(build, model, field, "a relation has no target or no fields");
        for (uint16_t k = 0; k < relation->count; k++)
            if (!is_scalar(model, relation->key[k]))
                return damaged(build, model, field, "a relation names a field that is not a column");
    }
    return true;
}

static bool check_indexes(toasty__build *build, const toasty_model *model)
{
    for (uint16_t i = 0; i < model->index_count; i++) {
        const toasty_index *index = &model->indexes[i];
        if (index->count == 0)
            return damaged(build, model, NULL, "an index has no fields");
        for (uint16_t k = 0; k < index->count; k++)
            if (!is_scalar(model, index->fields[k]))
                return damaged(build, model, NULL, "an index names a field that is not a column");
    }
    return true;
}

static bool check_key(toasty__build *build, const toasty_model *model)
{
    if (model->key_count == 0)
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, NULL,
            "model `%s` has no key: mark a field TOASTY(key), or name the fields with "
            "TOASTY(key(...)) at the struct",
            model->name);
    if (model->key_count > TOASTY_MAX_KEY)
        return toasty__build_refuse(build, TOASTY_INVALID_SCHEMA, model, NULL,
                                    "the key of model `%s` has %u fields: at most %d are possible",
                                    model->name, model->key_count, TOASTY_MAX_KEY);
    for (uint16_t k = 0; k < model->key_count; k++) {
        const toasty_field *field;
        if (!is_scalar(model, model->key[k]))
            return damaged(build, model, NULL, "the key names a field that is not a column");
        field = &model->fields[model->key[k]];
        for (uint16_t other = 0; other < k; other++)
            if (model->key[other] == model->key[k])
                return toasty__build_refuse(build, TOASTY_INVALID_SCHEMA, model, field,
                                            "the key of model `%s` names field `%s` twice", model->name,
                                            field->name);
        if (field->flags & TOASTY_NULLABLE)
            return toasty__build_refuse(
                build, TOASTY_INVALID_SCHEMA, model, field,
                "field `%s` of model `%s` is part of the key and may be NULL: make it a plain "
                "value",
                field->name, model->name);
    }
    return true;
}

static bool check_auto_increment(toasty__build *build, const toasty_model *model, const toasty_field *field)
{
    if (!toasty__type_is_integer(field->type))
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, field,
            "auto_increment field `%s` of model `%s` must have an integer type, found %s", field->name,
            model->name, toasty__type_words(field->type));
    if (model->key_count != 1)
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, field,
            "auto_increment field `%s` of model `%s` cannot be used with composite primary "
            "keys: use a toasty_uuid, or remove the composite key",
            field->name, model->name);
    if (model->key[0] != field->number)
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, field,
            "auto_increment field `%s` of model `%s` must be the primary key: mark it "
            "TOASTY(key, auto), or take `auto` away",
            field->name, model->name);
    if (!build->capability->auto_increment)
        return toasty__build_refuse(
            build, TOASTY_UNSUPPORTED_FEATURE, model, field,
            "auto-increment is not supported by this database (`%s.%s`): use a toasty_uuid", model->name,
            field->name);
    return true;
}

static bool check_automatic(toasty__build *build, const toasty_model *model)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        if (field->automatic == TOASTY_AUTO_INCREMENT) {
            if (!check_auto_increment(build, model, field))
                return false;
        } else if (field->automatic != TOASTY_AUTO_NONE && field->type != TOASTY_TYPE_UUID) {
            return toasty__build_refuse(
                build, TOASTY_INVALID_SCHEMA, model, field,
                "field `%s` of model `%s` is filled with UUIDs but has type %s: make it a "
                "toasty_uuid",
                field->name, model->name, toasty__type_words(field->type));
        }
    }
    return true;
}

static bool check_deferred(toasty__build *build, const toasty_model *model)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        if (!(field->flags & TOASTY_DEFERRED))
            continue;
        bool pointer = field->type == TOASTY_TYPE_STRING || (field->flags & TOASTY_NULLABLE);
        bool key = field->flags & TOASTY_KEY;
        for (uint16_t k = 0; k < model->key_count; k++)
            key |= model->key[k] == i;
        pointer |= (field->flags & TOASTY_WITH_WHOLE) != 0;
        if (field->kind != TOASTY_FIELD_SCALAR || !pointer || key || (field->flags & TOASTY_ROW_VERSION))
            return toasty__build_refuse(
                build, TOASTY_INVALID_SCHEMA, model, field,
                "deferred field `%s` of model `%s` must be a pointer, and neither key nor version",
                field->name, model->name);
    }
    return true;
}

static bool check_version(toasty__build *build, const toasty_model *model)
{
    const toasty_field *version = NULL;
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        if (!(field->flags & TOASTY_ROW_VERSION))
            continue;
        if (version)
            return toasty__build_refuse(build, TOASTY_INVALID_SCHEMA, model, field,
                                        "model `%s` has two version fields, `%s` and `%s`: keep one",
                                        model->name, version->name, field->name);
        version = field;
        if (field->kind != TOASTY_FIELD_SCALAR || field->type != TOASTY_TYPE_U64 ||
            field->automatic != TOASTY_AUTO_NONE || field->default_value || field->update_value ||
            (field->flags & ~(unsigned)TOASTY_ROW_VERSION))
            return toasty__build_refuse(
                build, TOASTY_INVALID_SCHEMA, model, field,
                "version field `%s` of model `%s` must be a plain uint64_t, not a key, "
                "not nullable and without auto, default and update",
                field->name, model->name);
    }
    return true;
}

bool toasty__build_check_model(toasty__build *build, const toasty_model *model)
{
    if (!model->name || !model->table || !model->table[0])
        return toasty__build_refuse(build, TOASTY_INVALID_SCHEMA, model, NULL,
                                    "model `%s` has no table: run `toasty derive` again",
                                    model->name ? model->name : "?");
    if (model->field_count > INT16_MAX)
        return damaged(build, model, NULL, "it has too many fields");
    return check_fields(build, model) && check_key(build, model) && check_indexes(build, model) &&
           check_automatic(build, model) && check_version(build, model) && check_deferred(build, model);
}
