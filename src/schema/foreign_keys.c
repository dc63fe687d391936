/* Constraints of the database on belongs_to relations that ask for one, seen from both of their ends. */
#include "schema/build.h"

static bool same_columns(const uint16_t *a, uint16_t count, const uint16_t *b, uint16_t other)
{
    uint16_t found = 0;
    for (uint16_t i = 0; i < count; i++)
        for (uint16_t k = 0; k < other; k++)
            found += a[i] == b[k];
    return count == other && found == count;
}

static bool is_unique(const toasty__table *table, const uint16_t *columns, uint16_t count)
{
    if (same_columns(table->key, table->key_count, columns, count))
        return true;
    for (uint16_t i = 0; i < table->index_count; i++)
        if (table->indexes[i].unique &&
            same_columns(table->indexes[i].columns, table->indexes[i].count, columns, count))
            return true;
    return false;
}

static bool check(toasty__build *build, const toasty__table *table, const toasty__foreign_key *key)
{
    const toasty_model *model = table->model;
    if (!build->capability->foreign_keys)
        return toasty__build_refuse(build, TOASTY_UNSUPPORTED_FEATURE, model, key->field,
                                    "relation `%s.%s` says on_delete, but this database has no foreign keys: "
                                    "leave it out",
                                    model->name, key->field->name);
    if (key->field->relation->on_delete == TOASTY_ON_DELETE_SET_NULL &&
        !(key->field->flags & TOASTY_NULLABLE))
        return toasty__build_refuse(build, TOASTY_INVALID_SCHEMA, model, key->field,
                                    "relation `%s.%s` is required: on_delete cannot set it to NULL",
                                    model->name, key->field->name);
    if (!is_unique(key->to, key->references, key->count))
        return toasty__build_refuse(build, TOASTY_INVALID_SCHEMA, model, key->field,
                                    "relation `%s.%s` says on_delete, but what it refers to in model `%s` is "
                                    "not unique",
                                    model->name, key->field->name, key->to->model->name);
    return true;
}

static bool fill(toasty__build *build, toasty__table *table, const toasty_field *field,
                 toasty__foreign_key *key)
{
    const toasty_relation *relation = field->relation;
    uint16_t *columns = toasty__arena_alloc(&build->schema->arena, 2u * relation->count * sizeof *columns);
    key->field = field;
    key->from = table;
    key->to = toasty__schema_table(build->schema, relation->target);
    if (!columns)
        return toasty__build_no_memory(build);
    for (uint16_t i = 0; i < relation->count; i++) {
        columns[i] = (uint16_t)table->column_of_field[relation->key[i]];
        columns[relation->count + i] = (uint16_t)key->to->column_of_field[relation->references[i]];
    }
    key->count = relation->count;
    key->columns = columns;
    key->references = columns + relation->count;
    return check(build, table, key);
}

static bool is_held(const toasty_field *field)
{
    return field->kind == TOASTY_FIELD_BELONGS_TO && field->relation->on_delete != TOASTY_ON_DELETE_UNSAID;
}

static bool build_table(toasty__build *build, toasty__table *table)
{
    const toasty_model *model = table->model;
    uint16_t count = 0;
    for (uint16_t i = 0; i < model->field_count; i++)
        count += is_held(&model->fields[i]);
    if (!count)
        return true;
    toasty__foreign_key *keys = toasty__arena_zalloc(&build->schema->arena, count * sizeof *keys);
    if (!keys)
        return toasty__build_no_memory(build);
    table->foreign_keys = keys;
    for (uint16_t i = 0; i < model->field_count; i++)
        if (is_held(&model->fields[i]) &&
            !fill(build, table, &model->fields[i], &keys[table->foreign_key_count++]))
            return false;
    return true;
}

/* Threads every table's keys into the list of the table that they refer to. */
static void note_referrers(toasty__build *build)
{
    for (size_t t = build->model_count; t-- > 0;) {
        toasty__table *table = toasty__build_table_at(build, t);
        for (uint16_t i = table->foreign_key_count; i-- > 0;) {
            toasty__foreign_key *key = &table->foreign_keys[i];
            toasty__table *to = (toasty__table *)key->to; /* the schema's own, which is being made */
            key->next = to->referrers;
            to->referrers = key;
        }
    }
}

bool toasty__build_foreign_keys(toasty__build *build)
{
    for (size_t t = 0; t < build->model_count; t++)
        if (!build_table(build, toasty__build_table_at(build, t)))
            return false;
    note_referrers(build);
    return true;
}
