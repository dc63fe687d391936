/*
 * Expressions on fields become conditions on columns. What is certain without asking the database is folded here, with
 * SQL's three truth values: a comparison with NULL is unknown, not false, and stays so under NOT.
 */
#include <string.h>

#include "engine/lower.h"
#include "record/encode.h"
#include "record/member.h"

toasty_status toasty__cond_constant(toasty__cond *out, toasty__cond_kind kind)
{
    memset(out, 0, sizeof *out);
    out->kind = kind;
    return TOASTY_OK;
}

static toasty_status lower_junction(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                    toasty__cond *out)
{
    bool all = expr->op == TOASTY_EXPR_AND;
    toasty__cond_kind decides = all ? TOASTY__COND_FALSE : TOASTY__COND_TRUE;
    toasty__cond_kind drops = all ? TOASTY__COND_TRUE : TOASTY__COND_FALSE;
    toasty__cond *children = toasty__call_alloc(call, (expr->count + 1u) * sizeof *children);
    if (!children)
        return TOASTY_OUT_OF_MEMORY;
    uint32_t count = 0;
    for (uint32_t i = 0; i < expr->count; i++) {
        if (expr->of.children[i].op == TOASTY_EXPR_NONE)
            continue; /* a condition that was left empty says nothing */
        toasty_status status = toasty__lower_into(call, table, &expr->of.children[i], &children[count]);
        if (status)
            return status;
        if (children[count].kind == decides)
            return toasty__cond_constant(out, decides);
        if (children[count].kind != drops)
            count++;
    }
    if (!count)
        return toasty__cond_constant(out, drops);
    if (count == 1) {
        *out = children[0];
        return TOASTY_OK;
    }
    toasty__cond_constant(out, all ? TOASTY__COND_AND : TOASTY__COND_OR);
    out->count = count;
    out->children = children;
    return TOASTY_OK;
}

toasty_status toasty__negate(const toasty__cond *cond, toasty__cond *out)
{
    switch (cond->kind) {
    case TOASTY__COND_TRUE: return toasty__cond_constant(out, TOASTY__COND_FALSE);
    case TOASTY__COND_FALSE: return toasty__cond_constant(out, TOASTY__COND_TRUE);
    case TOASTY__COND_UNKNOWN: return toasty__cond_constant(out, TOASTY__COND_UNKNOWN);
    default: break;
    }
    toasty__cond_constant(out, TOASTY__COND_NOT);
    out->count = 1;
    out->children = cond;
    return TOASTY_OK;
}

static toasty_status lower_not(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                               toasty__cond *out)
{
    toasty__cond *child = toasty__call_alloc(call, sizeof *child);
    if (!child)
        return TOASTY_OUT_OF_MEMORY;
    if (expr->of.children->op == TOASTY_EXPR_NONE)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT, "toasty_not was given no condition");
    toasty_status status = toasty__lower_into(call, table, expr->of.children, child);
    return status ? status : toasty__negate(child, out);
}

typedef enum value_class {
    CLASS_BOOL,
    CLASS_NUMBER,
    CLASS_OTHER
} value_class;

static value_class class_of(toasty_type type)
{
    if (type == TOASTY_TYPE_BOOL)
        return CLASS_BOOL;
    return type >= TOASTY_TYPE_I8 && type <= TOASTY_TYPE_F64 ? CLASS_NUMBER : CLASS_OTHER;
}

/* The macros fix the type of a value; lists made at run time and code for any model do not. */
toasty_status toasty__encode_operand(toasty__call *call, const toasty__column *column, toasty_value value,
                                     toasty__cell *out)
{
    toasty_type type = column->field->type;
    if (value.type != TOASTY_TYPE_NULL) {
        value_class class = class_of(type);
        if (class != class_of(value.type) || (class == CLASS_OTHER && type != value.type)) {
            toasty__error_set_field(call->error, column->field->model->name, column->field->name);
            return toasty__fail(call->error, TOASTY_INVALID_TYPE_CONVERSION,
                                "field `%s` of model `%s` was compared with a value of another type",
                                column->field->name, column->field->model->name);
        }
        if (type == TOASTY_TYPE_F32 && (value.type == TOASTY_TYPE_F64 || value.type == TOASTY_TYPE_F32))
            value.as.f64 = (double)(float)value.as.f64; /* as it was stored */
    }
    toasty_status status = toasty__encode(&value, column->storage, &call->arena, out, call->error);
    if (status)
        toasty__error_set_field(call->error, column->field->model->name, column->field->name);
    return status;
}

const toasty__column *toasty__lower_column(toasty__call *call, const toasty__table *table, const toasty_field *field)
{
    if (field && field->model == table->model && field->kind == TOASTY_FIELD_SCALAR)
        return &table->columns[toasty__column_of(table, (uint16_t)field->number)];
    toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                 field && field->model == table->model
                     ? "relation `%s.%s` cannot stand where a plain field of model `%s` is wanted"
                     : "field `%s.%s` cannot be used here: the statement is about model `%s`",
                 field ? field->model->name : "?", field ? field->name : "?", table->model->name);
    return 0;
}

toasty__cond_kind toasty__comparison_kind(toasty_expr_op op)
{
    switch (op) {
    case TOASTY_EXPR_EQ: return TOASTY__COND_EQ;
    case TOASTY_EXPR_NE: return TOASTY__COND_NE;
    case TOASTY_EXPR_GT: return TOASTY__COND_GT;
    case TOASTY_EXPR_GE: return TOASTY__COND_GE;
    case TOASTY_EXPR_LT: return TOASTY__COND_LT;
    case TOASTY_EXPR_LE: return TOASTY__COND_LE;
    case TOASTY_EXPR_STARTS_WITH: return TOASTY__COND_STARTS_WITH;
    case TOASTY_EXPR_ENDS_WITH: return TOASTY__COND_ENDS_WITH;
    case TOASTY_EXPR_CONTAINS: return TOASTY__COND_CONTAINS;
    case TOASTY_EXPR_LIKE:
    case TOASTY_EXPR_IEQ:
    case TOASTY_EXPR_ISTARTS_WITH:
    case TOASTY_EXPR_ICONTAINS: return TOASTY__COND_LIKE;
    case TOASTY_EXPR_ILIKE: return TOASTY__COND_ILIKE;
    case TOASTY_EXPR_BETWEEN: return TOASTY__COND_BETWEEN;
    case TOASTY_EXPR_IN: return TOASTY__COND_IN;
    case TOASTY_EXPR_NOT_IN: return TOASTY__COND_NOT_IN;
    case TOASTY_EXPR_IS_NULL: return TOASTY__COND_NULL;
    default: return TOASTY__COND_NOT_NULL;
    }
}

/* What is compared with: the text itself, or a pattern made from it. NULL when memory is out. */
static const char *pattern(toasty__call *call, const toasty_expr *expr, char *escape)
{
    const char *text = expr->value.as.string;
    bool before = expr->op == TOASTY_EXPR_ICONTAINS, after = before || expr->op == TOASTY_EXPR_ISTARTS_WITH;
    if (expr->op == TOASTY_EXPR_STARTS_WITH)
        return toasty__prefix_pattern(text, &call->arena);
    if (!after && expr->op != TOASTY_EXPR_IEQ)
        return text;
    *escape = '\\';
    return toasty__like_pattern(text, before, after, &call->arena);
}

static toasty_status lower_fields(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                  toasty__cond *out)
{
    const toasty__column *column = toasty__lower_column(call, table, expr->field);
    const toasty__column *other = column ? toasty__lower_column(call, table, expr->other) : 0;
    uint16_t *columns = other ? toasty__call_alloc(call, sizeof *columns) : 0;
    if (!columns)
        return other ? TOASTY_OUT_OF_MEMORY : TOASTY_INVALID_STATEMENT;
    value_class class = class_of(column->field->type);
    if (class != class_of(other->field->type) || (class == CLASS_OTHER && column->field->type != other->field->type))
        return toasty__fail(call->error, TOASTY_INVALID_TYPE_CONVERSION,
                            "fields `%s` and `%s` of model `%s` have types that cannot be compared",
                            column->field->name, other->field->name, table->model->name);
    if (class == CLASS_OTHER && column->storage != other->storage)
        return toasty__fail(call->error, TOASTY_INVALID_TYPE_CONVERSION,
                            "fields `%s` and `%s` of model `%s` are stored in different forms and cannot be compared: give "
                            "their columns the same type",
                            column->field->name, other->field->name, table->model->name);
    columns[0] = (uint16_t)(other - table->columns);
    toasty__cond_constant(out, toasty__comparison_kind(expr->op));
    out->table = table;
    out->column = (uint16_t)(column - table->columns);
    out->column_count = 1;
    out->columns = columns;
    return TOASTY_OK;
}

static toasty_status lower_value(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                 toasty__cond *out)
{
    const toasty__column *column = toasty__lower_column(call, table, expr->field);
    if (!column)
        return TOASTY_INVALID_STATEMENT;
    toasty_value value = expr->value;
    if (value.type == TOASTY_TYPE_NULL)
        return toasty__cond_constant(out, TOASTY__COND_UNKNOWN);
    if (expr->op == TOASTY_EXPR_ILIKE && !call->db->database->driver->capability->ilike)
        return toasty__fail(call->error, TOASTY_UNSUPPORTED_FEATURE,
                            "%s has no ILIKE; its LIKE already ignores the case of ASCII letters",
                            call->db->database->driver->scheme);
    char escape = expr->escape;
    if (value.type == TOASTY_TYPE_STRING && !(value.as.string = pattern(call, expr, &escape)))
        return toasty__fail_memory(call->error);
    toasty__cell *cell = toasty__call_alloc(call, sizeof *cell);
    if (!cell)
        return TOASTY_OUT_OF_MEMORY;
    toasty__cond_constant(out, toasty__comparison_kind(expr->op));
    /* every text ends with nothing, as it has nothing inside; of NULL, neither is known */
    if (expr->op == TOASTY_EXPR_ENDS_WITH && value.type == TOASTY_TYPE_STRING && !*value.as.string)
        out->kind = TOASTY__COND_CONTAINS;
    out->escape = escape;
    out->table = table;
    out->column = (uint16_t)(column - table->columns);
    out->count = 1;
    out->cells = cell;
    return toasty__encode_operand(call, column, value, cell);
}

static toasty_status lower_list(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                toasty__cond *out)
{
    const toasty__column *column = toasty__lower_column(call, table, expr->field);
    if (!column)
        return TOASTY_INVALID_STATEMENT;
    if (!expr->count)
        return toasty__cond_constant(out, expr->op == TOASTY_EXPR_NOT_IN ? TOASTY__COND_TRUE : TOASTY__COND_FALSE);
    toasty__cell *cells = toasty__call_alloc(call, expr->count * sizeof *cells);
    if (!cells)
        return TOASTY_OUT_OF_MEMORY;
    for (uint32_t i = 0; i < expr->count; i++) {
        toasty_status status = toasty__encode_operand(call, column, expr->of.list[i], &cells[i]);
        if (status)
            return status;
    }
    toasty__cond_constant(out, toasty__comparison_kind(expr->op));
    out->table = table;
    out->column = (uint16_t)(column - table->columns);
    out->count = expr->count;
    out->cells = cells;
    if (expr->op == TOASTY_EXPR_BETWEEN)
        return TOASTY_OK;
    const toasty__cond *list;
    uint16_t field = (uint16_t)expr->field->number;
    toasty_status status = toasty__cond_among(call, table, &field, 1, cells, expr->count, &list);
    if (!status) {
        out->count = list->count;
        out->cells = list->cells;
    }
    return status;
}

/* Several fields at once against rows of values. */
static toasty_status lower_rows(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                toasty__cond *out)
{
    size_t count = (size_t)expr->count * expr->width;
    uint16_t fields[TOASTY_MAX_KEY];
    const toasty__column *columns[TOASTY_MAX_KEY];
    const toasty__cond *among;
    if (!expr->width || expr->width > TOASTY_MAX_KEY)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "rows of %u fields of model `%s` were asked for: 1 to %d are possible", expr->width,
                            table->model->name, TOASTY_MAX_KEY);
    for (uint8_t i = 0; i < expr->width; i++) {
        const toasty_math *leaf = &expr->math[i];
        if (!(columns[i] = toasty__lower_column(call, table, leaf->op == TOASTY_MATH_FIELD ? leaf->field : 0)))
            return TOASTY_INVALID_STATEMENT;
        if (leaf->path)
            return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                                "`%s.%s` cannot stand in rows: it is a field of another record",
                                leaf->field->model->name, leaf->field->name);
        fields[i] = (uint16_t)leaf->field->number;
    }
    toasty__cell *cells = toasty__call_alloc(call, (count + 1) * sizeof *cells);
    toasty_status status = cells ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; !status && i < count; i++)
        status = toasty__encode_operand(call, columns[i % expr->width], expr->of.list[i], &cells[i]);
    if (!status)
        status = toasty__cond_among(call, table, fields, expr->width, cells, expr->count, &among);
    if (status)
        return status;
    *out = *among;
    return expr->op == TOASTY_EXPR_IN_ROWS ? TOASTY_OK : toasty__negate(among, out);
}

toasty_status toasty__lower_null(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                toasty__cond *out)
{
    const toasty__column *column = toasty__lower_column(call, table, expr->field);
    if (!column)
        return TOASTY_INVALID_STATEMENT;
    toasty__cond_constant(out, toasty__comparison_kind(expr->op));
    out->table = table;
    out->column = (uint16_t)(column - table->columns);
    return TOASTY_OK;
}

/* Two fields that are compared must be those of one record. */
static bool same_step(const toasty_expr *expr)
{
    return expr->path && expr->other_path && expr->path->relation == expr->other_path->relation;
}

static toasty_status apart(toasty__call *call, const toasty_expr *expr)
{
    return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                        "`%s.%s` cannot be compared with `%s.%s`: they are fields of two records",
                        expr->field->model->name, expr->field->name, expr->other->model->name,
                        expr->other->name);
}

/* A field of the record itself and a value. */
static bool is_plain(const toasty_expr *expr)
{
    return expr->op >= TOASTY_EXPR_EQ && expr->op <= TOASTY_EXPR_LE && expr->field &&
           expr->field->kind == TOASTY_FIELD_SCALAR && !expr->path && !expr->other && !expr->other_path &&
           !expr->math && !expr->other_math;
}

static toasty_status lower_any(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                               toasty__cond *out)
{
    if (is_plain(expr))
        return lower_value(call, table, expr, out);
    if (expr->op == TOASTY_EXPR_IN_ROWS || expr->op == TOASTY_EXPR_NOT_IN_ROWS)
        return lower_rows(call, table, expr, out);
    if (expr->math || expr->other_math)
        return toasty__lower_math(call, table, expr, out);
    if (expr->path || expr->other_path) {
        toasty_expr rest = *expr;
        if (expr->other && !same_step(expr))
            return apart(call, expr);
        rest.path = expr->path->next;
        rest.other_path = expr->other_path ? expr->other_path->next : NULL;
        return toasty__lower_related(call, table, TOASTY_EXPR_ANY, expr->path->relation, &rest, out);
    }
    if (expr->op == TOASTY_EXPR_ANY || expr->op == TOASTY_EXPR_EVERY || expr->op == TOASTY_EXPR_NO)
        return toasty__lower_related(call, table, expr->op, expr->field, expr->count ? expr->of.children : 0, out);
    if (expr->field && toasty__is_relation_of(expr->field, table->model))
        return toasty__lower_relation(call, table, expr, out);
    if (expr->other)
        return lower_fields(call, table, expr, out);
    switch (expr->op) {
    case TOASTY_EXPR_NONE:
    case TOASTY_EXPR_ALL_ROWS: return toasty__cond_constant(out, TOASTY__COND_TRUE);
    case TOASTY_EXPR_AND:
    case TOASTY_EXPR_OR: return lower_junction(call, table, expr, out);
    case TOASTY_EXPR_NOT: return lower_not(call, table, expr, out);
    case TOASTY_EXPR_BETWEEN:
    case TOASTY_EXPR_IN:
    case TOASTY_EXPR_NOT_IN: return lower_list(call, table, expr, out);
    case TOASTY_EXPR_IS_NULL:
    case TOASTY_EXPR_IS_NOT_NULL: return toasty__lower_null(call, table, expr, out);
    default: return lower_value(call, table, expr, out);
    }
}

toasty_status toasty__lower_into(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                 toasty__cond *out)
{
    toasty_status status = lower_any(call, table, expr, out);
    return status || !table->apart ? status : toasty__variant_gate_expr(call, table, expr, out);
}

toasty_status toasty__lower(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                            const toasty__cond **out)
{
    *out = 0;
    if (!expr || expr->op == TOASTY_EXPR_NONE)
        return TOASTY_OK;
    toasty__cond *cond = toasty__call_alloc(call, sizeof *cond);
    if (!cond)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty__lower_into(call, table, expr, cond);
    if (!status && cond->kind != TOASTY__COND_TRUE)
        *out = cond;
    return status;
}

toasty_status toasty__lower_demanded(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                     const char *verb, const toasty__cond **out)
{
    toasty_status status = toasty__lower(call, table, expr, out);
    if (!status && !*out && expr->op != TOASTY_EXPR_ALL_ROWS)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "the condition lets every record of model `%s` through; to %s them all, say so with "
                            "TOASTY_ALL_ROWS",
                            table->model->name, verb);
    return status;
}
