/* The values of one column as an array: toasty/aggregate.h. */
#include <toasty/aggregate.h>

#include <string.h>

#include "engine/column.h"
#include "engine/values.h"
#include "record/member.h"

static toasty_status read_values(toasty__finding *f, toasty__values *values)
{
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = f->select};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, &f->call, &op);
    if (status)
        return status;
    while (!status && toasty__exec_step(&exec) == TOASTY__STEP_ROW)
        status = toasty__values_add(values, &exec.cells[0]);
    return toasty__exec_close(&exec, status);
}

/* Ends the call with a list of what the select of one column finds. */
static void *end_with_values(toasty__finding *f, toasty_status status)
{
    toasty__block *block = 0;
    if (!status && !(block = toasty__block_new(sizeof(toasty_value_list), 256)))
        status = toasty__fail_memory(f->call.error);
    if (!status && !f->never) {
        toasty__values values = {.error = f->call.error, .block = block};
        values.column = &f->table->columns[f->select.columns[0]];
        values.size = toasty__values_size(values.column);
        status = toasty__values_keep(&values, read_values(f, &values));
        *(toasty_value_list *)toasty__block_top(block) =
            (toasty_value_list){values.len, values.items, values.nulls};
    }
    status = toasty__call_end(&f->call, status);
    if (status)
        toasty__block_free(block);
    return status ? 0 : toasty__block_top(block);
}

toasty_status toasty__order_distinct(toasty__call *call, const toasty_field *value,
                                     const toasty__select *select)
{
    const uint16_t column = toasty__column_of(select->table, (uint16_t)value->number);
    for (uint16_t i = 0; i < select->order_count; i++) {
        const toasty_field *by = select->table->columns[select->order[i].column].field;
        if (select->order[i].column != column)
            return toasty__fail(
                call->error, TOASTY_INVALID_STATEMENT,
                "values of `%s.%s`, each once, cannot be ordered by `%s.%s`, which may differ where "
                "they do not: only by themselves",
                value->model->name, value->name, by->model->name, by->name);
    }
    return TOASTY_OK;
}

void *toasty_field_values(const toasty_find_options *options, const toasty_field *field,
                          const toasty_path_step *path)
{
    toasty__finding f;
    uint16_t column;
    if (!options || !field || !toasty__call_begin(&f.call, options->db))
        return 0;
    toasty_find_options rows = *options;
    rows.distinct = false;
    toasty_status status = toasty__find_column(&f, &rows, field, path, &column);
    if (!status && options->distinct)
        status = toasty__order_distinct(&f.call, field, &f.select);
    f.select.distinct = options->distinct;
    return end_with_values(&f, status);
}

void *toasty_relation_values(const toasty_field *relation, const toasty_find_options *options)
{
    toasty__finding f;
    uint16_t column;
    if (!options || !relation || !toasty__call_begin(&f.call, options->db))
        return 0;
    const toasty_relation *r = relation->relation;
    toasty_status status = toasty__find_lockless(&f, options);
    if (!status)
        status = toasty__find_prepare(&f, (toasty_target){.model = r->target, .relation = relation}, options);
    if (!status)
        status = toasty__order_distinct(&f.call, r->value, &f.select);
    if (!status) {
        column = toasty__column_of(f.table, (uint16_t)r->value->number);
        f.select.distinct = true;
        f.select.columns = &column;
        f.select.column_count = 1;
    }
    return end_with_values(&f, status);
}
