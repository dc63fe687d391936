/* Sums, averages, the least and the greatest value of a column: toasty/aggregate.h. */
#include <toasty/aggregate.h>

#include <math.h>
#include <string.h>

#include "engine/column.h"
#include "record/decode.h"
#include "record/member.h"

toasty_status toasty__find_column(toasty__finding *f, const toasty_find_options *options,
                                  const toasty_field *field, const toasty_path_step *path, uint16_t *column)
{
    toasty_target target = {.model = field->model};
    toasty_status status = toasty__find_prepare(f, target, options);
    if (status)
        return status;
    if (path || field->kind != TOASTY_FIELD_SCALAR)
        return toasty__fail(f->call.error, TOASTY_INVALID_STATEMENT,
                            "`%s.%s` cannot be used here: only a plain field of the model itself",
                            field->model->name, field->name);
    *column = toasty__column_of(f->table, (uint16_t)field->number);
    f->select.columns = column;
    f->select.column_count = 1;
    /* the values of others in its column are none of this field */
    return field->flags & TOASTY_SHARED ? toasty__variant_gate(&f->call, f->table, field, &f->select.where)
                                        : TOASTY_OK;
}

toasty_status toasty__decode_widest(const toasty__column *column, const toasty__cell *cell,
                                    toasty__block *block, void *out, toasty__error *error)
{
    toasty_field field = *column->field;
    toasty__column alone = *column;
    toasty__any narrow;
    field.offset = 0;
    field.flags &= ~(unsigned)(TOASTY_BEHIND | TOASTY_PRESENCE | TOASTY_DISCRIMINANT | TOASTY_VARIANT);
    alone.field = &field;
    alone.sharing = NULL;
    alone.nullable = false;
    toasty_type wide = toasty__widest(field.type);
    toasty_status status = toasty__decode(&alone, cell, wide == field.type ? out : &narrow, block, error);
    if (status || wide == field.type)
        return status;
    toasty_value value = toasty__value_at(field.type, &narrow);
    memcpy(out, &value.as, 8);
    return TOASTY_OK;
}

/* What is asked of a column, and the answer's only cell; its bytes are those of the running statement. */
typedef struct aggregation {
    toasty__finding f;
    toasty__select_what what;
    const toasty__column *column;
    toasty__block *block; /* of a value that is kept */
    int64_t integer;
    double real;
} aggregation;

static bool is_number(toasty_type type)
{
    return type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_F64;
}

static bool has_order(toasty_type type)
{
    switch (type) {
    case TOASTY_TYPE_STRING:
    case TOASTY_TYPE_UUID:
    case TOASTY_TYPE_TIMESTAMP:
    case TOASTY_TYPE_DATE:
    case TOASTY_TYPE_TIME:
    case TOASTY_TYPE_DATETIME: return true;
    default: return is_number(type);
    }
}

static toasty_status check(aggregation *a, const toasty_field *field)
{
    bool extreme = a->what == TOASTY__SELECT_MIN || a->what == TOASTY__SELECT_MAX;
    if (extreme ? has_order(field->type) : is_number(field->type))
        return TOASTY_OK;
    toasty__error_set_field(a->f.call.error, field->model->name, field->name);
    return toasty__fail(a->f.call.error, TOASTY_INVALID_STATEMENT,
                        "field `%s` of model `%s` has no %s: its type is not %s", field->name,
                        field->model->name,
                        extreme                         ? "least or greatest value"
                        : a->what == TOASTY__SELECT_SUM ? "sum"
                                                        : "average",
                        extreme ? "an ordered one" : "a number");
}

/* A text is a block by itself; anything else is a variable at the top of one. */
static toasty_status keep(aggregation *a, const toasty__cell *cell)
{
    toasty__error *error = a->f.call.error;
    if (a->column->field->type == TOASTY_TYPE_STRING && cell->kind == TOASTY__CELL_TEXT) {
        a->block = toasty__block_new(cell->as.run.length + 1, 0);
        if (!a->block)
            return toasty__fail_memory(error);
        if (cell->as.run.length)
            memcpy(toasty__block_top(a->block), cell->as.run.bytes, cell->as.run.length);
        return TOASTY_OK;
    }
    a->block = toasty__block_new(sizeof(toasty__any), 0);
    return a->block ? toasty__decode_widest(a->column, cell, a->block, toasty__block_top(a->block), error)
                    : toasty__fail_memory(error);
}

static toasty_status take(aggregation *a, const toasty__cell *cell)
{
    if (cell->kind == TOASTY__CELL_NULL)
        return TOASTY_OK;
    if (a->what == TOASTY__SELECT_MIN || a->what == TOASTY__SELECT_MAX)
        return keep(a, cell);
    a->integer = cell->kind == TOASTY__CELL_INT ? cell->as.integer : 0;
    a->real = cell->kind == TOASTY__CELL_INT ? (double)cell->as.integer : cell->as.real;
    if (cell->kind == TOASTY__CELL_INT ||
        (cell->kind == TOASTY__CELL_REAL && a->column->storage == TOASTY__STORE_REAL) ||
        a->what == TOASTY__SELECT_AVG)
        return TOASTY_OK;
    return toasty__fail(a->f.call.error, TOASTY_INVALID_TYPE_CONVERSION,
                        "the sum of field `%s` of model `%s` is not an integer", a->column->field->name,
                        a->column->field->model->name);
}

/* The database says that a sum is too large, but not of what. */
static toasty_status name_overflow(aggregation *a, toasty_status status)
{
    toasty__error *error = a->f.call.error;
    if (status != TOASTY_DRIVER_OPERATION_FAILED || strcmp(error->info.driver_text, "integer overflow") != 0)
        return status;
    const toasty_field *field = a->column->field;
    toasty__error_set_field(error, field->model->name, field->name);
    return toasty__fail(error, status, "integer overflow in the sum of field `%s` of model `%s`", field->name,
                        field->model->name);
}

static toasty_status ask(aggregation *a)
{
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = a->f.select};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, &a->f.call, &op);
    if (status)
        return status;
    if (toasty__exec_step(&exec) == TOASTY__STEP_ROW)
        status = take(a, &exec.cells[0]);
    return toasty__exec_close(&exec, status);
}

/* The whole call. On failure nothing is left of it. */
static toasty_status aggregate(aggregation *a, const toasty_find_options *options, const toasty_field *field,
                               const toasty_path_step *path)
{
    uint16_t column;
    a->block = 0;
    a->integer = 0;
    a->real = a->what == TOASTY__SELECT_AVG ? (double)NAN : 0;
    if (!options || !field)
        return TOASTY_MISUSE;
    if (!toasty__call_begin(&a->f.call, options->db))
        return toasty__refused();
    toasty_status status = toasty__find_lockless(&a->f, options);
    if (!status)
        status = toasty__find_column(&a->f, options, field, path, &column);
    if (!status)
        status = check(a, field);
    if (!status && !a->f.never) {
        a->column = &a->f.table->columns[column];
        a->f.select.what = a->what;
        if (!a->f.select.limited)
            a->f.select.order_count = 0;
        status = name_overflow(a, ask(a));
    }
    status = toasty__call_end(&a->f.call, status);
    if (status) {
        toasty__block_free(a->block);
        a->block = 0;
    }
    return status;
}

int64_t toasty_field_sum(const toasty_find_options *options, const toasty_field *field,
                         const toasty_path_step *path)
{
    aggregation a;
    a.what = TOASTY__SELECT_SUM;
    return aggregate(&a, options, field, path) ? 0 : a.integer;
}

double toasty_field_sum_real(const toasty_find_options *options, const toasty_field *field,
                             const toasty_path_step *path)
{
    aggregation a;
    a.what = TOASTY__SELECT_SUM;
    return aggregate(&a, options, field, path) ? 0 : a.real;
}

double toasty_field_average(const toasty_find_options *options, const toasty_field *field,
                            const toasty_path_step *path)
{
    aggregation a;
    a.what = TOASTY__SELECT_AVG;
    return aggregate(&a, options, field, path) ? (double)NAN : a.real;
}

void *toasty_field_extreme(const toasty_find_options *options, const toasty_field *field,
                           const toasty_path_step *path, bool greatest)
{
    aggregation a;
    a.what = greatest ? TOASTY__SELECT_MAX : TOASTY__SELECT_MIN;
    return aggregate(&a, options, field, path) || !a.block ? 0 : toasty__block_top(a.block);
}
