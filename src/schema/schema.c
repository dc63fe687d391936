#include "schema/schema.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/alloc.h"
#include "schema/build.h"

bool toasty__build_refuse(toasty__build *build, toasty_status code, const toasty_model *model,
                          const toasty_field *field, const char *format, ...)
{
    char message[900];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    toasty__error_set_field(build->error, model ? model->name : NULL, field ? field->name : NULL);
    toasty__fail(build->error, code, "%s", message);
    return false;
}

bool toasty__build_no_memory(toasty__build *build)
{
    toasty__fail_memory(build->error);
    return false;
}

const char *toasty__build_take_text(toasty__build *build)
{
    const char *text = NULL;
    if (!build->text.failed && build->text.data)
        text = toasty__arena_strndup(&build->schema->arena, build->text.data, build->text.len);
    build->text.len = 0;
    return text;
}

/* Addresses of unrelated objects: compared as numbers, because C orders only pointers into one array. */
static int compare_models(const toasty_model *a, const toasty_model *b)
{
    uintptr_t x = (uintptr_t)a;
    uintptr_t y = (uintptr_t)b;
    return (x > y) - (x < y);
}

static int compare_tables(const void *a, const void *b)
{
    return compare_models(((const toasty__table *)a)->model, ((const toasty__table *)b)->model);
}

/* The tables lie sorted by address; they are made and checked in the order of the list, so that of several
 * mistakes the same one is reported in every build. */
static bool build_tables(toasty__build *build)
{
    toasty__schema *schema = build->schema;

    if (build->model_count == 0)
        return true;
    schema->tables = toasty__arena_zalloc(&schema->arena, build->model_count * sizeof *schema->tables);
    if (!schema->tables)
        return toasty__build_no_memory(build);
    schema->table_count = (uint16_t)build->model_count;
    for (size_t i = 0; i < build->model_count; i++)
        schema->tables[i].model = build->models[i];
    qsort(schema->tables, build->model_count, sizeof *schema->tables, compare_tables);
    for (size_t i = 0; i < build->model_count; i++)
        if (!toasty__build_table(build, build->models[i], toasty__build_table_at(build, i)))
            return false;
    return true;
}

toasty__table *toasty__build_table_at(const toasty__build *build, size_t number)
{
    return (toasty__table *)toasty__schema_table(build->schema, build->models[number]);
}

toasty__schema *toasty__schema_new(const toasty_model_list *models, const char *prefix,
                                   const toasty__capability *capability, toasty__error *error)
{
    toasty__build build = {.capability = capability,
                           .dialect = &toasty__dialect_sqlite,
                           .prefix = prefix ? prefix : "",
                           .error = error};
    bool made;

    build.schema = toasty__calloc(1, sizeof *build.schema);
    if (!build.schema) {
        toasty__fail_memory(error);
        return NULL;
    }
    made = toasty__build_collect(&build, models) && build_tables(&build) &&
           toasty__build_check_names(&build) && toasty__build_check_relations(&build) &&
           toasty__build_check_eager(&build) && toasty__build_foreign_keys(&build);
    toasty__buffer_fini(&build.text);
    if (!made) {
        toasty__schema_free(build.schema);
        return NULL;
    }
    return build.schema;
}

void toasty__schema_free(toasty__schema *schema)
{
    if (!schema)
        return;
    toasty__arena_fini(&schema->arena);
    toasty__free(schema);
}

static int compare_model_table(const void *model, const void *table)
{
    return compare_models(model, ((const toasty__table *)table)->model);
}

const toasty__table *toasty__schema_table(const toasty__schema *schema, const toasty_model *model)
{
    if (schema->table_count == 0)
        return NULL;
    return bsearch(model, schema->tables, schema->table_count, sizeof *schema->tables, compare_model_table);
}
