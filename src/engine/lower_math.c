/*
 * Conditions on numbers that are computed: toasty/arithmetic.h. The database computes them; what is left to
 * refuse here is what the macros let through, or what was made without them.
 */
#include "engine/lower.h"
#include "record/encode.h"

typedef struct computing {
    toasty__call *call;
    const toasty__table *table;
    bool any_field;
} computing;

static const char other_record[] = "it is a field of another record; toasty_any can ask that one";

static bool is_number(toasty_type type)
{
    return type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_F64;
}

static toasty_status wrong(computing *c, const toasty_field *field, const char *why)
{
    return toasty__fail(c->call->error, TOASTY_INVALID_STATEMENT, "`%s.%s` cannot be computed with: %s",
                        field->model->name, field->name, why);
}

static toasty_status encode(computing *c, const toasty_value *value, toasty__cell *out)
{
    if (value->type != TOASTY_TYPE_NULL && !is_number(value->type))
        return toasty__fail(c->call->error, TOASTY_INVALID_TYPE_CONVERSION,
                            "a number computed from fields of model `%s` meets a value that is none",
                            c->table->model->name);
    return toasty__encode(value, toasty__default_storage(value->type), &c->call->arena, out, c->call->error);
}

static toasty_status compute(computing *c, const toasty_math *math, toasty__math *out)
{
    const toasty__column *column;
    *out = (toasty__math){.op = math->op};
    if (math->op == TOASTY_MATH_VALUE)
        return encode(c, &math->value, &out->cell);
    if (math->op == TOASTY_MATH_FIELD) {
        if (math->path)
            return wrong(c, math->field, other_record);
        if (!(column = toasty__lower_column(c->call, c->table, math->field)))
            return TOASTY_INVALID_STATEMENT;
        if (!is_number(math->field->type) ||
            (column->storage != TOASTY__STORE_INTEGER && column->storage != TOASTY__STORE_REAL))
            return wrong(c, math->field, "it is not stored as a number");
        out->column = (uint16_t)(column - c->table->columns);
        c->any_field = true;
        return TOASTY_OK;
    }
    toasty__math *sides = toasty__call_alloc(c->call, 2 * sizeof *sides);
    if (!sides)
        return TOASTY_OUT_OF_MEMORY;
    out->sides = sides;
    toasty_status status = compute(c, &math->sides[0], &sides[0]);
    return status ? status : compute(c, &math->sides[1], &sides[1]);
}

/* What stands on one side of a condition; *out stays NULL where nothing is computed and no field is given. */
static toasty_status side(computing *c, const toasty_math *math, const toasty_field *field,
                          const toasty__math **out)
{
    toasty_math plain = toasty_math_field(field);
    *out = 0;
    if (!math && !field)
        return TOASTY_OK;
    toasty__math *made = toasty__call_alloc(c->call, sizeof *made);
    if (!made)
        return TOASTY_OUT_OF_MEMORY;
    *out = made;
    return compute(c, math ? math : &plain, made);
}

/* The values that it is compared with; NULL ones leave it unknown. */
static toasty_status operands(computing *c, const toasty_expr *expr, toasty__cond *out)
{
    bool list =
        expr->op == TOASTY_EXPR_IN || expr->op == TOASTY_EXPR_NOT_IN || expr->op == TOASTY_EXPR_BETWEEN;
    const toasty_value *values = list ? expr->of.list : &expr->value;
    out->count = list ? expr->count : 1;
    if (!out->count)
        return toasty__cond_constant(out,
                                     expr->op == TOASTY_EXPR_NOT_IN ? TOASTY__COND_TRUE : TOASTY__COND_FALSE);
    if (!list && values->type == TOASTY_TYPE_NULL)
        return toasty__cond_constant(out, TOASTY__COND_UNKNOWN);
    toasty__cell *cells = toasty__call_alloc(c->call, out->count * sizeof *cells);
    if (!cells)
        return TOASTY_OUT_OF_MEMORY;
    out->cells = cells;
    toasty_status status = TOASTY_OK;
    for (uint32_t i = 0; !status && i < out->count; i++)
        status = encode(c, &values[i], &cells[i]);
    return status;
}

toasty_status toasty__lower_math(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                 toasty__cond *out)
{
    computing c = {call, table, false};
    toasty__cond_constant(out, toasty__comparison_kind(expr->op));
    bool plain = expr->op >= TOASTY_EXPR_EQ && expr->op <= TOASTY_EXPR_LE;
    if (!plain && (expr->op < TOASTY_EXPR_BETWEEN || expr->op > TOASTY_EXPR_IS_NOT_NULL))
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "a number computed from fields of model `%s` is compared as if it were text",
                            table->model->name);
    if (expr->path || expr->other_path)
        return wrong(&c, expr->path ? expr->field : expr->other, other_record);
    out->table = table;
    toasty_status status = side(&c, expr->math, expr->field, &out->math);
    if (!status && plain)
        status = side(&c, expr->other_math, expr->other, &out->other);
    if (!status && !c.any_field)
        status = toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                              "a condition on model `%s` compares numbers without any of its fields",
                              table->model->name);
    if (status || out->other || expr->op == TOASTY_EXPR_IS_NULL || expr->op == TOASTY_EXPR_IS_NOT_NULL)
        return status;
    return operands(&c, expr, out);
}
