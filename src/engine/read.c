#include "engine/read.h"

#include <string.h>

#include "core/alloc.h"
#include "engine/view.h"
#include "record/decode.h"

toasty_status toasty__records_add(toasty__call *call, toasty__records *records, const toasty__cell *cells)
{
    const toasty__table *table = records->table;
    size_t size = table->model->size;
    if (records->len == records->capacity) {
        size_t capacity = records->capacity ? records->capacity * 2 : 8;
        char *items = toasty__realloc(records->items, capacity * size);
        if (!items)
            return toasty__fail_memory(call->error);
        records->items = items;
        records->capacity = capacity;
    }
    char *record = records->items + records->len * size;
    memset(record, 0, size);
    toasty_status status = toasty__decode_row(table, cells, record, records->block, call->error);
    if (!status && table->derived)
        status = toasty__view_keep_keys(call, table, cells, record);
    records->len += !status;
    return status;
}

toasty_status toasty__records_keep(toasty__call *call, toasty__records *records, toasty_status status)
{
    if (!records->items ||
        toasty__block_adopt(records->block, records->items, records->capacity * records->table->model->size))
        return status;
    toasty__free(records->items);
    records->items = 0;
    records->len = 0;
    return toasty__fail_memory(call->error);
}

toasty_status toasty__read(toasty__call *call, const toasty__select *select, toasty__records *records,
                           toasty__row_hook *hook, void *context)
{
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = *select};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, call, &op);
    if (status)
        return status;
    while (!status && toasty__exec_step(&exec) == TOASTY__STEP_ROW) {
        if (hook)
            status = hook(context, call, exec.cells);
        if (!status)
            status = toasty__records_add(call, records, exec.cells);
    }
    return toasty__exec_close(&exec, status);
}

toasty_status toasty__order(toasty__call *call, const toasty__table *table, const toasty_order *order_by,
                            toasty__select *select)
{
    uint16_t count = 0;
    while (count < TOASTY_MAX_ORDER && order_by[count].field)
        count++;
    if (!count)
        return TOASTY_OK;
    toasty__order_key *keys = toasty__call_alloc(call, count * sizeof *keys);
    if (!keys)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = 0; i < count; i++) {
        const toasty_field *field = order_by[i].field;
        if (field->model != table->model || field->kind != TOASTY_FIELD_SCALAR)
            return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                                "model `%s` cannot be ordered by `%s.%s`: only by plain fields of its own",
                                table->model->name, field->model->name, field->name);
        keys[i].column = toasty__column_of(table, (uint16_t)field->number);
        keys[i].descending = order_by[i].descending;
    }
    select->order = keys;
    select->order_count = count;
    return TOASTY_OK;
}
