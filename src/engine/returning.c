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

void *toasty__returned_end(toasty__call *call, toasty__records *records, toasty_status status)
{
    toasty__block *block = records->block;
    if (block) {
        status = toasty__records_keep(call, records, status);
        toasty_list *list = toasty__block_top(block);
        list->len = records->len;
        list->items = records->items;
    }
    status = toasty__call_end(call, status);
    if (!status)
        return toasty__block_top(block);
    toasty__block_free(block);
    return 0;
}
