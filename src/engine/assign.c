/* What updates and upserts have in common about the fields that they set. */
#include <string.h>

#include "engine/write.h"
#include "record/embed.h"

toasty_status toasty__check_inside(toasty__call *call, const toasty_field *field, toasty_change_op op,
                                   const toasty_value *value, bool nothing)
{
    const char *model = field->model->name;
    bool missing = field->embed && op == TOASTY_SET && value->type == TOASTY_TYPE_NULL;
    if (!nothing && !missing)
        return TOASTY_OK;
    toasty__error_set_field(call->error, model, field->name);
    const toasty_embed *around = nothing ? toasty__optional_around(field) : NULL;
    if (nothing && around->flags & TOASTY_VARIANT)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "field `%s` of model `%s` is inside of `%s`, which need not be what is there: set `%s` as a "
                            "whole",
                            field->name, model, around->name, around->outer->name);
    if (nothing)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "field `%s` of model `%s` is inside of `%s`, which may be NULL: set that as a whole",
                            field->name, model, around->name);
    return toasty__fail(call->error, TOASTY_VALIDATION,
                        "field `%s` of model `%s` cannot be NULL: it is not nullable", field->name, model);
}

toasty__assign *toasty__next_assign(const toasty__column *column, uint16_t number, toasty_change_op op,
                                    toasty__assign *assigns, uint16_t count)
{
    for (uint16_t i = 0; column->sharing && i < count; i++)
        if (assigns[i].column == number)
            return op == TOASTY_SET_NULL ? NULL : &assigns[i];
    return &assigns[count];
}

bool toasty__takes_sums(const toasty_field *field)
{
    return field->type >= TOASTY_TYPE_I8 && field->type <= TOASTY_TYPE_F64 && !field->values;
}

toasty_status toasty__name_overflow(toasty__call *call, const toasty__table *table,
                                    const toasty__assign *assigns, uint16_t count, toasty_status status)
{
    const toasty_model *model = table->model;
    const toasty_field *field = NULL;
    toasty__error *error = call->error;
    bool several = false;
    if (status != TOASTY_DRIVER_OPERATION_FAILED || strcmp(error->info.driver_text, "integer overflow") != 0)
        return status;
    for (uint16_t i = 0; i < count; i++) {
        if (assigns[i].kind == TOASTY__ASSIGN_SET || assigns[i].kind == TOASTY__ASSIGN_COUNT)
            continue;
        several = field != NULL;
        field = table->columns[assigns[i].column].field;
    }
    if (!field)
        return status;
    toasty__error_set_field(error, model->name, several ? NULL : field->name);
    if (several)
        return toasty__fail(error, status, "integer overflow in a field of model `%s`: nothing was changed",
                            model->name);
    return toasty__fail(error, status, "integer overflow in field `%s` of model `%s`: nothing was changed",
                        field->name, model->name);
}
