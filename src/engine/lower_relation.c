/*
 * Conditions on relations. They become subqueries over the fields that join two models. A subquery that may
 * hold a NULL makes NOT IN unknown for everybody, so NULLs are kept out on both sides and the result is
 * always true or false.
 */
#include "engine/lower.h"

toasty_status toasty__cond_present(toasty__call *call, const toasty__table *table, const uint16_t *fields,
                                   uint16_t count, const toasty__cond **cond)
{
    for (uint16_t i = 0; i < count; i++) {
        uint16_t column = toasty__column_of(table, fields[i]);
        if (!table->columns[column].nullable)
            continue;
        toasty__cond *there = toasty__call_zalloc(call, sizeof *there);
        if (!there)
            return TOASTY_OUT_OF_MEMORY;
        there->kind = TOASTY__COND_NOT_NULL;
        there->table = table;
        there->column = column;
        toasty_status status = toasty__both(call, *cond, there, cond);
        if (status)
            return status;
    }
    return TOASTY_OK;
}

/* What the records looked for meet: the condition itself, or for EVERY, that they do not meet it. NULL: all
 * do. */
static toasty_status inner(toasty__call *call, const toasty__table *target, toasty_expr_op op,
                           const toasty_expr *condition, const toasty__cond **out)
{
    *out = 0;
    if (!condition || condition->op == TOASTY_EXPR_NONE)
        return TOASTY_OK;
    toasty__cond *conds = toasty__call_zalloc(call, 2 * sizeof *conds);
    if (!conds)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty__lower_into(call, target, condition, &conds[0]);
    if (status)
        return status;
    if (op != TOASTY_EXPR_EVERY) {
        *out = conds[0].kind == TOASTY__COND_TRUE ? 0 : &conds[0];
        return TOASTY_OK;
    }
    if (toasty__never(&conds[0]))
        return TOASTY_OK;
    conds[1].kind = conds[0].kind == TOASTY__COND_TRUE ? TOASTY__COND_FALSE : TOASTY__COND_NOT_TRUE;
    conds[1].count = conds[0].kind == TOASTY__COND_TRUE ? 0 : 1;
    conds[1].children = &conds[0];
    *out = &conds[1];
    return TOASTY_OK;
}

/* Rows of `table` that a relation leads to rows which meet `where`; over several relations, from the last to
 * the first. */
static toasty_status reach(toasty__call *call, const toasty__table *table, const toasty_field *relation,
                           const toasty__cond *where, const toasty__cond **out)
{
    const toasty_relation *r = relation->relation;
    const toasty_field *const *steps = r->via_count ? r->via : &relation;
    toasty_status status = TOASTY_OK;
    for (uint16_t i = r->via_count ? r->via_count : 1; !status && i-- > 0;) {
        const toasty_relation *step = steps[i]->relation;
        const toasty__table *from = i ? toasty__call_table(call, steps[i]->model) : table;
        const toasty__table *to = toasty__call_table(call, step->target);
        if (!from || !to)
            return TOASTY_INVALID_STATEMENT;
        status = toasty__cond_present(call, to, step->references, step->count, &where);
        if (!status)
            status = toasty__cond_in(call, from, step->key, step->count, to, step->references, where, out);
        /* behind the subquery: how deep those may nest depends on what stands before them */
        if (!status)
            status = toasty__cond_present(call, from, step->key, step->count, out);
        where = *out;
    }
    return status;
}

toasty_status toasty__lower_related(toasty__call *call, const toasty__table *table, toasty_expr_op op,
                                    const toasty_field *relation, const toasty_expr *condition,
                                    toasty__cond *out)
{
    if (!relation || !toasty__is_relation_of(relation, table->model))
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "`%s.%s` cannot be used here: it is not a relation of model `%s`",
                            relation ? relation->model->name : "?", relation ? relation->name : "?",
                            table->model->name);
    const toasty_relation *r = relation->relation;
    const toasty__table *target = toasty__call_table(call, r->target);
    const toasty__cond *where, *found;
    if (!target)
        return TOASTY_INVALID_STATEMENT;
    if (op == TOASTY_EXPR_EVERY && (!condition || condition->op == TOASTY_EXPR_NONE))
        return toasty__cond_constant(out, TOASTY__COND_TRUE);
    toasty_status status = inner(call, target, op, condition, &where);
    if (status)
        return status;
    if (toasty__never(where))
        return toasty__cond_constant(out, op == TOASTY_EXPR_ANY ? TOASTY__COND_FALSE : TOASTY__COND_TRUE);
    status = reach(call, table, relation, where, &found);
    if (status)
        return status;
    if (op != TOASTY_EXPR_ANY)
        return toasty__negate(found, out);
    *out = *found;
    return TOASTY_OK;
}

/* A relation over several compared with a record: whether it is among those that it leads to. */
static toasty_status lower_among(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                 toasty__cond *out)
{
    const toasty__table *target = toasty__call_table(call, expr->field->relation->target);
    const toasty__cond *key, *found;
    if (!target)
        return TOASTY_INVALID_STATEMENT;
    toasty_status status = toasty__cond_key(call, target, expr->value.as.bytes.data, &key);
    if (!status)
        status = reach(call, table, expr->field, key, &found);
    if (status)
        return status;
    if (expr->op == TOASTY_EXPR_NE)
        return toasty__negate(found, out);
    *out = *found;
    return TOASTY_OK;
}

toasty_status toasty__lower_relation(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                     toasty__cond *out)
{
    const toasty_relation *r = expr->field->relation;
    const toasty__cond *cond;
    if (expr->op == TOASTY_EXPR_IS_NULL || expr->op == TOASTY_EXPR_IS_NOT_NULL) {
        if (expr->field->kind != TOASTY_FIELD_BELONGS_TO)
            return toasty__lower_related(call, table,
                                         expr->op == TOASTY_EXPR_IS_NULL ? TOASTY_EXPR_NO : TOASTY_EXPR_ANY,
                                         expr->field, 0, out);
        toasty_expr on_key = *expr;
        on_key.field = &table->model->fields[r->key[0]];
        return toasty__lower_null(call, table, &on_key, out);
    }
    if (expr->op != TOASTY_EXPR_EQ && expr->op != TOASTY_EXPR_NE)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "relation `%s.%s` can be compared for equality only", expr->field->model->name,
                            expr->field->name);
    if (expr->value.type == TOASTY_TYPE_NULL)
        return toasty__cond_constant(out, TOASTY__COND_UNKNOWN);
    if (r->value)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            "relation `%s.%s` holds values and cannot be compared with a record: use "
                            "toasty_any with a condition on `%s.%s`",
                            expr->field->model->name, expr->field->name, r->target->name, r->value->name);
    if (r->via_count)
        return lower_among(call, table, expr, out);
    bool any_null;
    toasty__cell *cells = toasty__call_alloc(call, r->count * sizeof *cells);
    if (!cells)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty__record_cells(call, expr->value.as.bytes.data, r->target, r->references,
                                                r->count, table, r->key, cells, &any_null);
    if (!status)
        status = toasty__cond_equal(call, table, r->key, r->count, cells, &cond);
    if (status)
        return status;
    if (expr->op == TOASTY_EXPR_NE && !any_null)
        return toasty__negate(cond, out);
    *out = *cond;
    return TOASTY_OK;
}
