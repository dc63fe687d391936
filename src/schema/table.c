/* A model as a table: columns in field order, key, indexes. */
#include "schema/build.h"

#include <string.h>

static bool build_deferred(toasty__build *build, toasty__table *table)
{
    bool *deferred = NULL;
    for (uint16_t c = 0; c < table->column_count; c++) {
        if (!(table->columns[c].field->flags & TOASTY_DEFERRED))
            continue;
        if (!deferred)
            deferred = toasty__arena_zalloc(&build->schema->arena, table->column_count * sizeof *deferred);
        if (!deferred)
            return toasty__build_no_memory(build);
        deferred[c] = true;
    }
    table->deferred = deferred;
    return true;
}

/* The field before this one whose column it shares; NULL: it has one of its own. */
static const toasty_field *shares_with(const toasty_field *field)
{
    const toasty_field *const fields = field->model->fields;
    for (uint32_t i = 0; field->flags & TOASTY_SHARED && i < field->number; i++)
        if (fields[i].flags & TOASTY_SHARED && strcmp(fields[i].column, field->column) == 0)
            return &fields[i];
    return NULL;
}

/* Numbers the columns, and returns how many there are. */
static uint16_t number_columns(const toasty_model *model, int16_t *column_of_field)
{
    uint16_t count = 0;
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i], *other = NULL;
        if (field->kind != TOASTY_FIELD_SCALAR)
            column_of_field[i] = -1;
        else if ((other = shares_with(field)))
            column_of_field[i] = column_of_field[other->number];
        else
            column_of_field[i] = (int16_t)count++;
    }
    return count;
}

static bool build_sharing(toasty__build *build, const toasty_model *model, const int16_t *column_of_field,
                          toasty__column *column)
{
    uint16_t count = 0;
    if (!(column->field->flags & TOASTY_SHARED))
        return true;
    const toasty_field **fields =
        toasty__arena_zalloc(&build->schema->arena, (model->field_count + 1u) * sizeof *fields);
    if (!fields)
        return toasty__build_no_memory(build);
    for (uint16_t i = 0; i < model->field_count; i++)
        if (column_of_field[i] == column_of_field[column->field->number])
            fields[count++] = &model->fields[i];
    if (count > 1)
        column->sharing = fields;
    return true;
}

static bool pointed_at(const toasty_model *model, const toasty_field *field)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *f = &model->fields[i];
        if (f->kind != TOASTY_FIELD_HAS_MANY && f->kind != TOASTY_FIELD_HAS_ONE)
            continue;
        for (uint16_t k = 0; k < f->relation->count; k++)
            if (f->relation->key[k] == field->number)
                return true;
    }
    return false;
}

static bool build_columns(toasty__build *build, const toasty_model *model, toasty__table *table)
{
    toasty__arena *arena = &build->schema->arena;
    int16_t *column_of_field = toasty__arena_alloc(arena, model->field_count * sizeof *column_of_field);

    if (!column_of_field)
        return toasty__build_no_memory(build);
    uint16_t count = number_columns(model, column_of_field);
    table->column_of_field = column_of_field;
    table->auto_column = -1;
    table->version_column = -1;
    table->columns = toasty__arena_zalloc(arena, count * sizeof *table->columns);
    if (!table->columns)
        return toasty__build_no_memory(build);
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        toasty__column *column;
        if (column_of_field[i] < 0 || shares_with(field))
            continue;
        column = &table->columns[column_of_field[i]];
        column->field = field;
        column->name = field->column;
        column->nullable = (field->flags & (TOASTY_NULLABLE | TOASTY_OPTIONAL)) != 0;
        table->apart |= field->values || field->flags & (TOASTY_BEHIND | TOASTY_PRESENCE | TOASTY_VARIANT);
        column->pointed_at = pointed_at(model, field);
        column->auto_increment = field->automatic == TOASTY_AUTO_INCREMENT;
        if (column->auto_increment)
            table->auto_column = column_of_field[i];
        if (field->flags & TOASTY_ROW_VERSION)
            table->version_column = column_of_field[i];
        if (!toasty__build_column_type(build, model, column) ||
            !build_sharing(build, model, column_of_field, column))
            return false;
    }
    table->column_count = count;
    if (!build_deferred(build, table))
        return false;
    if (build->capability->max_params && count > build->capability->max_params)
        return toasty__build_refuse(
            build, TOASTY_UNSUPPORTED_FEATURE, model, NULL,
            "model `%s` has %u columns, and a statement of this database takes at most %u "
            "parameters: split the model",
            model->name, count, build->capability->max_params);
    return true;
}

static const uint16_t *column_numbers(toasty__build *build, const toasty__table *table,
                                      const uint16_t *fields, uint16_t count)
{
    uint16_t *numbers = toasty__arena_alloc(&build->schema->arena, count * sizeof *numbers);
    if (!numbers)
        return NULL;
    for (uint16_t i = 0; i < count; i++)
        numbers[i] = (uint16_t)table->column_of_field[fields[i]];
    return numbers;
}

static bool build_indexes(toasty__build *build, const toasty_model *model, toasty__table *table)
{
    if (model->index_count == 0)
        return true;
    table->indexes = toasty__arena_zalloc(&build->schema->arena, model->index_count * sizeof *table->indexes);
    if (!table->indexes)
        return toasty__build_no_memory(build);
    for (uint16_t i = 0; i < model->index_count; i++) {
        const toasty_index *from = &model->indexes[i];
        toasty__table_index *index = &table->indexes[i];

        index->unique = from->unique;
        index->count = from->count;
        index->columns = column_numbers(build, table, from->fields, from->count);
        if (!index->columns)
            return toasty__build_no_memory(build);
        index->name = from->name ? from->name : toasty__build_index_name(build, table, index);
        if (!index->name)
            return toasty__build_no_memory(build);
    }
    table->index_count = model->index_count;
    return true;
}

bool toasty__build_table(toasty__build *build, const toasty_model *model, toasty__table *table)
{
    toasty__buffer_puts(&build->text, build->prefix);
    toasty__buffer_puts(&build->text, model->table);
    table->name = toasty__build_take_text(build);
    if (!table->name)
        return toasty__build_no_memory(build);
    if (!build_columns(build, model, table))
        return false;
    table->key = column_numbers(build, table, model->key, model->key_count);
    if (!table->key)
        return toasty__build_no_memory(build);
    table->key_count = model->key_count;
    return build_indexes(build, model, table);
}
