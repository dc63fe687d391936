/* Names that the database would refuse, or take for the same. */
#include <string.h>
#include <strings.h>

#include "schema/build.h"

static bool same(const toasty__build *build, const char *a, const char *b)
{
    return (build->dialect->names_ignore_case ? strcasecmp(a, b) : strcmp(a, b)) == 0;
}

static bool check_columns(toasty__build *build, const toasty__table *table)
{
    for (uint16_t i = 0; i < table->column_count; i++)
        for (uint16_t k = 0; k < i; k++) {
            const toasty__column *a = &table->columns[k];
            const toasty__column *b = &table->columns[i];
            if (same(build, a->name, b->name))
                return toasty__build_refuse(
                    build, TOASTY_INVALID_SCHEMA, table->model, b->field,
                    "duplicate column `%s` in table `%s`: fields `%s` and `%s` of model `%s` "
                    "need different columns",
                    b->name, table->name, a->field->name, b->field->name, table->model->name);
        }
    return true;
}

/* A database keeps tables and indexes in one list, so an index may not have the name of a table either. */
static bool check_index_name(toasty__build *build, size_t table_number, size_t index_number)
{
    const toasty__table *table = toasty__build_table_at(build, table_number);
    const char *name = table->indexes[index_number].name;

    if (!name[0])
        return toasty__build_refuse(build, TOASTY_INVALID_SCHEMA, table->model, NULL,
                                    "an index of model `%s` has an empty name", table->model->name);
    for (size_t t = 0; t < build->model_count; t++) {
        const toasty__table *other = toasty__build_table_at(build, t);
        if (same(build, other->name, name))
            return toasty__build_refuse(
                build, TOASTY_INVALID_SCHEMA, table->model, NULL,
                "index `%s` of model `%s` has the name of the table of model `%s`: give it another name",
                name, table->model->name, other->model->name);
        if (t > table_number)
            continue;
        for (size_t i = 0; i < (t == table_number ? index_number : other->index_count); i++)
            if (same(build, other->indexes[i].name, name))
                return toasty__build_refuse(build, TOASTY_INVALID_SCHEMA, table->model, NULL,
                                            "duplicate index name `%s` (models `%s` and `%s`): an index that "
                                            "is declared twice is needed "
                                            "once; otherwise give one of them a name of its own",
                                            name, other->model->name, table->model->name);
    }
    return true;
}

static bool check_table_name(toasty__build *build, size_t number)
{
    const toasty__table *table = toasty__build_table_at(build, number);
    const char *reserved = build->dialect->reserved_prefix;

    if (reserved && strncasecmp(table->name, reserved, strlen(reserved)) == 0)
        return toasty__build_refuse(build, TOASTY_INVALID_SCHEMA, table->model, NULL,
                                    "table `%s` of model `%s` has a name reserved by the database: name it "
                                    "with TOASTY(table = \"...\")",
                                    table->name, table->model->name);
    for (size_t t = 0; t < number; t++) {
        const toasty__table *other = toasty__build_table_at(build, t);
        if (same(build, other->name, table->name))
            return toasty__build_refuse(
                build, TOASTY_INVALID_SCHEMA, table->model, NULL,
                "duplicate table name `%s`: models `%s` and `%s` need different tables; "
                "name one with TOASTY(table = \"...\")",
                table->name, other->model->name, table->model->name);
    }
    return true;
}

bool toasty__build_check_names(toasty__build *build)
{
    for (size_t t = 0; t < build->model_count; t++) {
        const toasty__table *table = toasty__build_table_at(build, t);
        if (!check_table_name(build, t) || !check_columns(build, table))
            return false;
        for (size_t i = 0; i < table->index_count; i++)
            if (!check_index_name(build, t, i))
                return false;
    }
    return true;
}
