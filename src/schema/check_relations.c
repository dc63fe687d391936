/* Relations: that both ends mean the same thing, and that the database can answer for them. */
#include "schema/build.h"

static bool is_scalar(const toasty_model *model, uint16_t number)
{
    return number < model->field_count && model->fields[number].kind == TOASTY_FIELD_SCALAR;
}

static const toasty__column *column_of(const toasty__table *table, uint16_t field)
{
    return &table->columns[table->column_of_field[field]];
}

/* A foreign key of another type or storage would never equal the key it points at. */
static bool check_types(toasty__build *build, const toasty__table *table, const toasty_field *field)
{
    const toasty_relation *relation = field->relation;
    const toasty_model *model = table->model;
    const toasty__table *target = toasty__schema_table(build->schema, relation->target);

    for (uint16_t k = 0; k < relation->count; k++) {
        const toasty__column *a;
        const toasty__column *b;
        if (!is_scalar(relation->target, relation->references[k]))
            return toasty__build_refuse(
                build, TOASTY_INVALID_SCHEMA, model, field,
                "relation `%s.%s` refers to a field that model `%s` does not have: run "
                "`toasty derive` again for both headers",
                model->name, field->name, relation->target->name);
        a = column_of(table, relation->key[k]);
        b = column_of(target, relation->references[k]);
        if (a->field->type != b->field->type &&
            !(toasty__type_is_integer(a->field->type) && toasty__type_is_integer(b->field->type)))
            return toasty__build_refuse(
                build, TOASTY_INVALID_SCHEMA, model, field,
                "relation `%s.%s` joins `%s.%s` (%s) and `%s.%s` (%s): give both the same type", model->name,
                field->name, model->name, a->field->name, toasty__type_words(a->field->type),
                relation->target->name, b->field->name, toasty__type_words(b->field->type));
        if (a->storage != b->storage)
            return toasty__build_refuse(
                build, TOASTY_INVALID_SCHEMA, model, field,
                "relation `%s.%s` joins `%s.%s` (column type %s) and `%s.%s` (column type "
                "%s): give both the same column type",
                model->name, field->name, model->name, a->field->name, a->ddl_type, relation->target->name,
                b->field->name, b->ddl_type);
    }
    return true;
}

static bool check_optional(toasty__build *build, const toasty_model *model, const toasty_field *field)
{
    const toasty_relation *relation = field->relation;
    unsigned nullable = 0;

    for (uint16_t k = 0; k < relation->count; k++)
        nullable += (model->fields[relation->key[k]].flags & TOASTY_NULLABLE) != 0;
    if (nullable == 0 && (field->flags & TOASTY_NULLABLE))
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, field,
            "relation `%s.%s` may be absent, but its foreign key may not be NULL: run `toasty "
            "derive` again",
            model->name, field->name);
    if (nullable == relation->count && !(field->flags & TOASTY_NULLABLE))
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, field,
            "relation `%s.%s` is required, but its foreign key may be NULL: run `toasty derive` "
            "again",
            model->name, field->name);
    return true;
}

static bool not_a_pair(toasty__build *build, const toasty_model *model, const toasty_field *field)
{
    return toasty__build_refuse(
        build, TOASTY_INVALID_SCHEMA, model, field,
        "relation `%s.%s` and its other side in model `%s` do not fit together: run `toasty "
        "derive` again for the headers of both",
        model->name, field->name, field->relation->target->name);
}

/* The child's side of a has_one or has_many. */
static bool check_has_pair(toasty__build *build, const toasty_model *model, const toasty_field *field)
{
    const toasty_relation *relation = field->relation;
    const toasty_model *target = relation->target;
    const toasty_field *pair;

    if (relation->pair < 0)
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, field,
            "relation `%s.%s` has no matching belongs_to in model `%s`: add a field `struct %s "
            "*...` marked TOASTY(belongs_to(...)) there",
            model->name, field->name, target->name, model->name);
    if (relation->pair >= target->field_count)
        return not_a_pair(build, model, field);
    pair = &target->fields[relation->pair];
    if (pair->kind != TOASTY_FIELD_BELONGS_TO || pair->relation->target != model ||
        pair->relation->count != relation->count)
        return not_a_pair(build, model, field);
    for (uint16_t k = 0; k < relation->count; k++)
        if (pair->relation->key[k] != relation->references[k] ||
            pair->relation->references[k] != relation->key[k])
            return not_a_pair(build, model, field);
    return true;
}

static bool check_belongs_to_pair(toasty__build *build, const toasty_model *model, const toasty_field *field)
{
    const toasty_relation *relation = field->relation;
    const toasty_field *pair;

    if (relation->pair < 0)
        return true;
    if (relation->pair >= relation->target->field_count)
        return not_a_pair(build, model, field);
    pair = &relation->target->fields[relation->pair];
    if ((pair->kind != TOASTY_FIELD_HAS_ONE && pair->kind != TOASTY_FIELD_HAS_MANY) ||
        pair->relation->target != model || pair->relation->pair != (int16_t)field->number)
        return not_a_pair(build, model, field);
    return true;
}

static bool contains(const uint16_t *numbers, uint16_t count, uint16_t number)
{
    for (uint16_t i = 0; i < count; i++)
        if (numbers[i] == number)
            return true;
    return false;
}

/* Whether the foreign key's fields are the leading ones of an index, in any order among themselves. */
static bool covers(const uint16_t *fields, uint16_t count, const toasty_relation *foreign_key)
{
    if (count < foreign_key->count)
        return false;
    for (uint16_t k = 0; k < foreign_key->count; k++)
        if (!contains(fields, foreign_key->count, foreign_key->key[k]))
            return false;
    return true;
}

static bool has_index_of_its_own(const toasty_model *model, uint16_t field)
{
    for (uint16_t i = 0; i < model->index_count; i++)
        if (model->indexes[i].count == 1 && model->indexes[i].fields[0] == field)
            return true;
    return false;
}

static bool refuse_uncovered(toasty__build *build, const toasty_model *model, const toasty_field *field)
{
    const toasty_model *target = field->relation->target;
    const toasty_field *pair = &target->fields[field->relation->pair];
    const toasty_relation *foreign_key = pair->relation;
    bool each_has_one = true;
    const char *names;

    for (uint16_t k = 0; k < foreign_key->count; k++) {
        if (k > 0)
            toasty__buffer_puts(&build->text, ", ");
        toasty__buffer_puts(&build->text, target->fields[foreign_key->key[k]].name);
        each_has_one = each_has_one && has_index_of_its_own(target, foreign_key->key[k]);
    }
    names = toasty__build_take_text(build);
    if (!names)
        return toasty__build_no_memory(build);
    if (foreign_key->count == 1)
        return toasty__build_refuse(
            build, TOASTY_INVALID_SCHEMA, model, field,
            "relation `%s.%s` cannot be queried: no index on `%s` covers the foreign key of "
            "`%s.%s` (%s). Hint: add TOASTY(index) to field `%s` of `%s`",
            model->name, field->name, target->name, target->name, pair->name, names, names, target->name);
    return toasty__build_refuse(
        build, TOASTY_INVALID_SCHEMA, model, field,
        "relation `%s.%s` cannot be queried: no index on `%s` covers the foreign key of "
        "`%s.%s` (%s). Hint: %sTOASTY(index(%s)) %s `struct %s`",
        model->name, field->name, target->name, target->name, pair->name, names,
        each_has_one ? "each field has its own index already, but a composite foreign key "
                       "needs a single one; replace them with "
                     : "add ",
        names, each_has_one ? "at" : "to", target->name);
}

static bool check_covered(toasty__build *build, const toasty_model *model, const toasty_field *field)
{
    const toasty_model *target = field->relation->target;
    const toasty_relation *foreign_key = target->fields[field->relation->pair].relation;

    if (covers(target->key, target->key_count, foreign_key))
        return true;
    for (uint16_t i = 0; i < target->index_count; i++)
        if (covers(target->indexes[i].fields, target->indexes[i].count, foreign_key))
            return true;
    return refuse_uncovered(build, model, field);
}

/* The way of a relation via others: each step begins where the one before ended. */
static bool check_via(toasty__build *build, const toasty_model *model, const toasty_field *field)
{
    const toasty_relation *relation = field->relation;
    const toasty_model *at = model;
    bool right = relation->via_count >= (relation->value ? 1 : 2);

    for (uint16_t i = 0; right && i < relation->via_count; i++) {
        const toasty_field *step = relation->via[i];
        right = step->model == at && step->kind != TOASTY_FIELD_SCALAR && !step->relation->via_count &&
                toasty__schema_table(build->schema, step->relation->target);
        at = step->relation ? step->relation->target : NULL;
    }
    if (right && at == relation->target &&
        (!relation->value || (relation->value->model == at && relation->value->kind == TOASTY_FIELD_SCALAR)))
        return true;
    return toasty__build_refuse(
        build, TOASTY_INVALID_SCHEMA, model, field,
        "relation `%s.%s` leads over relations that do not fit together: run `toasty derive` "
        "again for the headers of all",
        model->name, field->name);
}

static bool check_relation(toasty__build *build, const toasty__table *table, const toasty_field *field)
{
    const toasty_model *model = table->model;

    if (field->kind == TOASTY_FIELD_VIA_ONE || field->kind == TOASTY_FIELD_VIA_MANY)
        return check_via(build, model, field);

    if (!check_types(build, table, field))
        return false;
    if (field->kind == TOASTY_FIELD_BELONGS_TO)
        return check_optional(build, model, field) && check_belongs_to_pair(build, model, field);
    return check_has_pair(build, model, field) && check_covered(build, model, field);
}

bool toasty__build_check_relations(toasty__build *build)
{
    for (size_t t = 0; t < build->model_count; t++) {
        const toasty__table *table = toasty__build_table_at(build, t);
        const toasty_model *model = table->model;
        for (uint16_t i = 0; i < model->field_count; i++)
            if (model->fields[i].kind != TOASTY_FIELD_SCALAR &&
                !check_relation(build, table, &model->fields[i]))
                return false;
    }
    return true;
}
