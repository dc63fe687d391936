#include "engine/version.h"

#include <string.h>

#include "engine/write.h"
#include "record/member.h"

toasty_status toasty__version_guard(toasty__call *call, const toasty__table *table, const void *record,
                                    const toasty__cond **key)
{
    if (table->version_column < 0)
        return TOASTY_OK;
    const toasty_field *field = table->columns[table->version_column].field;
    const toasty__cond *same;
    uint16_t number = (uint16_t)field->number;
    toasty_value loaded = toasty__field_value(field, record);
    toasty_status status = toasty__cond_values(call, table, &number, 1, &loaded, &same);
    return status ? status : toasty__both(call, *key, same, key);
}

toasty_status toasty__version_missed(toasty__call *call, const toasty__table *table, const toasty__cond *key,
                                     const char *verb)
{
    const toasty_model *model = table->model;
    bool found = false;
    toasty_status status = table->version_column < 0 ? TOASTY_OK : toasty__exists(call, table, key, &found);
    if (status)
        return status;
    if (!found) {
        toasty__error_set_field(call->error, model->name, 0);
        return toasty__fail(call->error, TOASTY_RECORD_NOT_FOUND,
                            "the record of model `%s` to %s is not in the database", model->name, verb);
    }
    const toasty_field *version = table->columns[table->version_column].field;
    toasty__error_set_field(call->error, model->name, version->name);
    return toasty__fail(
        call->error, TOASTY_CONDITION_FAILED,
        "the record of model `%s` to %s was changed since it was read: its `%s` is another now", model->name,
        verb, version->name);
}

void toasty__version_show(const toasty_model *model, void *record)
{
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        uint64_t version;
        if (!(field->flags & TOASTY_ROW_VERSION))
            continue;
        memcpy(&version, (const char *)record + field->offset, sizeof version);
        version++;
        memcpy((char *)record + field->offset, &version, sizeof version);
    }
}
