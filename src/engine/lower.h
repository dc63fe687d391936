/* Inside of lowering: expressions on fields on their way to conditions on columns. */
#ifndef TOASTY_ENGINE_LOWER_H
#define TOASTY_ENGINE_LOWER_H

#include "engine/cond.h"

/* Whether a field is a relation that begins at a model: one of its own, or of a view of it. */
static inline bool toasty__is_relation_of(const toasty_field *field, const toasty_model *model)
{
    return field->kind != TOASTY_FIELD_SCALAR &&
           (field->model == model || (field->model->view && field->model->view->model == model));
}

/* Fills `out`; constants are folded on the way. */
toasty_status toasty__lower_into(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                 toasty__cond *out);
/* A condition without parts: TRUE, FALSE or UNKNOWN, or the beginning of another. Always TOASTY_OK. */
toasty_status toasty__cond_constant(toasty__cond *out, toasty__cond_kind kind);
/* The contrary of a condition, constants folded. Always TOASTY_OK. */
toasty_status toasty__negate(const toasty__cond *cond, toasty__cond *out);
/* The column of a plain field of the table's model; NULL with an error when it is none. */
const toasty__column *toasty__lower_column(toasty__call *call, const toasty__table *table, const toasty_field *field);
toasty__cond_kind toasty__comparison_kind(toasty_expr_op op);
/* A condition on a number that is computed. */
toasty_status toasty__lower_math(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                 toasty__cond *out);
/* Adds to what an expression on fields of the table itself was lowered to that the variants these are in are there. */
toasty_status toasty__variant_gate_expr(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                        toasty__cond *out);
/* IS_NULL and IS_NOT_NULL of a plain field. */
toasty_status toasty__lower_null(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                 toasty__cond *out);
/* A relation compared with a record, or tested for anybody being there. */
toasty_status toasty__lower_relation(toasty__call *call, const toasty__table *table, const toasty_expr *expr,
                                     toasty__cond *out);
/* ANY, EVERY or NO of the records of a relation meet a condition; `condition` NULL: any record. */
toasty_status toasty__lower_related(toasty__call *call, const toasty__table *table, toasty_expr_op op,
                                    const toasty_field *relation, const toasty_expr *condition, toasty__cond *out);

#endif
