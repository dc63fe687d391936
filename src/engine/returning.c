/* Updates and deletes by condition that hand over the records that they changed. */
#include "engine/returning.h"

#include <string.h>

toasty_status toasty__exec_returning(toasty__call *call, const toasty__op *op, toasty__records *records,
                                     int64_t *changes)
{
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, call, op);
    if (status)
        return status;
    while (!status && toasty__exec_step(&exec) == TOASTY__STEP_ROW)
        status = toasty__records_add(call, records, exec.cells);
    if (changes)
        *changes = exec.run.cursor.changes;
    return toasty__exec_close(&exec, status);
}

toasty_status toasty__returned_begin(toasty__call *call, const toasty__table *table, toasty__records *records)
{
    memset(records, 0, sizeof *records);
    records->table = table;
    records->block = toasty__block_new(sizeof(toasty_list), 1024);
    return records->block ? TOASTY_OK : toasty__fail_memory(call->error);
}

toasty_status toasty__returned_load(toasty__call *call, toasty__records *records)
{
    const toasty__table *table = records->table;
    toasty_list *list = toasty__block_top(records->block);
    toasty_status status = toasty__records_keep(call, records, TOASTY_OK);
    list->len = records->len;
    list->items = records->items;
    if (status || !table->eager || !records->len)
        return status;
    void **each = toasty__call_alloc(call, records->len * sizeof *each);
    if (!each)
        return TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; i < records->len; i++)
        each[i] = records->items + i * table->model->size;
    return toasty__include(call, records->block, table, each, records->len, 0, 0);
}

void *toasty__returned_end(toasty__call *call, toasty__records *records, toasty_status status)
{
    toasty__block *block = records->block;
    toasty_list *list = block ? toasty__block_top(block) : 0;
    if (status && list && !list->items)
        status = toasty__records_keep(call, records, status); /* it knows how to let go of them */
    status = toasty__call_end(call, status);
    if (!status)
        return list;
    toasty__block_free(block);
    return 0;
}
