/* toasty_model_from_sql: raw SQL whose rows become records. */
#include <string.h>

#include "engine/deferred.h"
#include "engine/read.h"
#include "record/encode.h"
#include <toasty/query.h>

static const char **column_names(toasty__exec *exec)
{
    toasty__call *call = exec->call;
    size_t count = exec->run.cursor.column_count;
    const char **names = toasty__call_alloc(call, (count + 1) * sizeof *names);
    for (size_t i = 0; names && i < count; i++) {
        toasty__buffer name = {0};
        call->db->database->driver->column_name(call->conn, &exec->run.cursor, i, &name);
        names[i] =
            name.failed ? 0 : toasty__arena_strndup(&call->arena, name.data ? name.data : "", name.len);
        toasty__buffer_fini(&name);
        if (!names[i]) {
            toasty__fail_memory(call->error);
            return 0;
        }
    }
    return names;
}

/* Where each column of the model stands among the result's. */
static toasty_status find_columns(toasty__exec *exec, const toasty__table *table, size_t *at)
{
    toasty__call *call = exec->call;
    const char **names = column_names(exec);
    if (!names)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t c = 0; c < table->column_count; c++) {
        size_t i = 0;
        while (i < exec->run.cursor.column_count && strcmp(names[i], table->columns[c].name))
            i++;
        at[c] = i;
        if (i < exec->run.cursor.column_count)
            continue;
        toasty__error_set_field(call->error, table->model->name, table->columns[c].field->name);
        return toasty__fail(call->error, TOASTY_INVALID_RESULT,
                            "the query returns no column `%s`, which field `%s` of model `%s` is read from",
                            table->columns[c].name, table->columns[c].field->name, table->model->name);
    }
    return TOASTY_OK;
}

static toasty_status read_rows(toasty__exec *exec, toasty__records *records)
{
    const toasty__table *table = records->table;
    size_t *at = toasty__call_alloc(exec->call, table->column_count * sizeof *at);
    toasty__cell *cells = toasty__call_alloc(exec->call, table->column_count * sizeof *cells);
    if (!at || !cells)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = find_columns(exec, table, at);
    while (!status && toasty__exec_step(exec) == TOASTY__STEP_ROW) {
        for (uint16_t c = 0; c < table->column_count; c++)
            cells[c] = exec->cells[at[c]];
        status = toasty__records_add(exec->call, records, cells);
    }
    return status;
}

static toasty_status encode_args(toasty__call *call, toasty_arg_list args, toasty__cell *cells)
{
    for (size_t i = 0; i < args.count; i++) {
        toasty__storage storage = toasty__default_storage(args.values[i].type);
        toasty_status status = toasty__encode(&args.values[i], storage, &call->arena, &cells[i], call->error);
        if (status)
            return status;
    }
    return TOASTY_OK;
}

void *toasty_model_from_sql(const toasty_model *model, toasty_db *db, toasty_sql sql)
{
    toasty__call call;
    toasty__exec exec;
    toasty__block *block = 0;
    if (!toasty__call_begin(&call, db))
        return 0;
    toasty__records records = {.table = toasty__call_table(&call, model)};
    toasty_status status = records.table ? TOASTY_OK : TOASTY_INVALID_STATEMENT;
    if (!status && !sql.text)
        status = toasty__fail(call.error, TOASTY_MISUSE, "the SQL text is NULL");
    toasty__cell *cells = toasty__call_alloc(&call, (sql.args.count + 1) * sizeof *cells);
    if (!status)
        status = cells ? encode_args(&call, sql.args, cells) : TOASTY_OUT_OF_MEMORY;
    if (!status && !(block = records.block = toasty__block_new(sizeof(toasty_list), 1024)))
        status = toasty__fail_memory(call.error);
    toasty__command command = {.kind = TOASTY__RAW,
                               .sql = sql.text,
                               .sql_length = sql.text ? strlen(sql.text) : 0,
                               .params = cells,
                               .param_count = sql.args.count};
    if (!status && records.table->eager)
        status = toasty__call_snapshot(&call);
    if (!status)
        status = toasty__exec_command(&exec, &call, &command);
    if (!status) {
        status = read_rows(&exec, &records);
        status = toasty__exec_close(&exec, status);
        status = toasty__records_keep(&call, &records, status);
        if (!status)
            status = toasty__deferred_show(&call, records.table, records.table->deferred, records.items,
                                           records.len);
        if (!status)
            status = toasty__complete(&call, block, records.table, records.items, records.len);
    }
    status = toasty__call_end(&call, status);
    if (status) {
        if (block)
            toasty__block_free(block);
        return 0;
    }
    toasty_list *list = toasty__block_top(block);
    list->len = records.len;
    list->items = records.items;
    return list;
}
