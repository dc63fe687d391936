#include "engine/deferred.h"

#include "record/annex.h"
#include "record/embed.h"
#include "record/member.h"

toasty_status toasty__deferred_wanted(toasty__call *call, const toasty__table *table,
                                      const toasty_include *includes, size_t most, bool **load)
{
    *load = 0;
    if (!table->deferred)
        return TOASTY_OK;
    for (size_t i = 0; i < most && includes[i].with; i++) {
        const toasty_field *field = includes[i].with->relation.field;
        if (!field || field->model != table->model || !toasty__is_deferred(field))
            continue;
        if (!*load && !(*load = toasty__call_zalloc(call, table->column_count * sizeof **load)))
            return TOASTY_OUT_OF_MEMORY;
        const toasty_embed *whole = NULL;
        for (const toasty_embed *e = field->embed; e; e = e->outer)
            if (e->flags & TOASTY_DEFERRED)
                whole = e;
        (*load)[table->column_of_field[field->number]] = true;
        for (uint16_t k = 0; whole && k < whole->count; k++)
            (*load)[table->column_of_field[whole->first + k]] = true;
    }
    return TOASTY_OK;
}

bool toasty__includes_relations(const toasty__table *table, const toasty_include *includes, size_t most)
{
    if (table->eager)
        return true;
    for (size_t i = 0; i < most && includes[i].with; i++)
        if (!includes[i].with->relation.field || !toasty__is_deferred(includes[i].with->relation.field))
            return true;
    return false;
}

toasty_status toasty__deferred_show(toasty__call *call, const toasty__table *table, const bool *load,
                                    const char *records, size_t count)
{
    for (uint16_t c = 0; load && count && c < table->column_count; c++) {
        const toasty__column *column = &table->columns[c];
        const toasty_field *field = column->field;
        /* what is read by itself is asked for only where what it is inside of is there */
        const bool nullable =
            field->flags & TOASTY_WITH_WHOLE ? column->nullable : field->flags & TOASTY_NULLABLE;
        for (size_t i = 0; load[c] && i < count; i++) {
            char *slot = toasty__deferred_slot(field, records + i * table->model->size);
            if (!slot || toasty__pointer_at(slot))
                continue;
            if (!nullable) {
                toasty__error_set_field(call->error, table->model->name, field->name);
                return toasty__fail(call->error, TOASTY_INVALID_RESULT,
                                    "column `%s` holds NULL, but field `%s` of model `%s` is not nullable",
                                    column->name, field->name, table->model->name);
            }
            if (!toasty__annex_mark(slot))
                return toasty__fail_memory(call->error);
        }
    }
    return TOASTY_OK;
}
