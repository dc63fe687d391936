/* The words of an error for those who know models. */
#include <stdio.h>
#include <string.h>

#include "schema/schema.h"
#include "session/internal.h"

static const char *field_of_column(const toasty__table *table, const char *name, size_t length)
{
    for (uint16_t c = 0; c < table->column_count; c++)
        if (strlen(table->columns[c].name) == length && !memcmp(table->columns[c].name, name, length))
            return table->columns[c].field->name;
    return 0;
}

/* Columns with commas between them ("a, b") become fields; false when one of them is unknown. */
static bool name_fields(const toasty__table *table, const char *columns, char *out, size_t size)
{
    size_t used = 0;
    for (const char *at = columns; *at;) {
        const char *comma = strstr(at, ", ");
        const char *field = field_of_column(table, at, comma ? (size_t)(comma - at) : strlen(at));
        if (!field || used + strlen(field) + 3 > size)
            return false;
        used += (size_t)snprintf(out + used, size - used, "%s%s", used ? ", " : "", field);
        at = comma ? comma + 2 : "";
    }
    return used != 0;
}

/* The driver knows tables and columns; a user knows models and fields. */
void toasty__name_error(toasty_db *db)
{
    toasty__error *error = &db->error;
    const toasty__schema *schema = db->database->schema;
    char text[sizeof error->driver_text], fields[sizeof error->field];
    if (!error->info.model[0])
        return;
    for (uint16_t t = 0; t < schema->table_count; t++) {
        const toasty__table *table = &schema->tables[t];
        if (strcmp(table->name, error->info.model))
            continue;
        bool known = name_fields(table, error->info.field, fields, sizeof fields);
        memcpy(text, error->driver_text, sizeof text);
        toasty__error_set_field(error, table->model->name, known ? fields : 0);
        if (known)
            toasty__fail(error, error->info.code, "%s (field%s `%s` of model `%s`)", text,
                         strchr(fields, ',') ? "s" : "", fields, table->model->name);
        else
            toasty__fail(error, error->info.code, "%s (model `%s`)", text, table->model->name);
        return;
    }
}
