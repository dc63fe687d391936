/* Conditions that a union in an embedded struct has the member in which a field is. */
#include "engine/lower.h"
#include "engine/update.h"

#include "record/embed.h"
#include "record/member.h"

toasty_status toasty__variant_gate(toasty__call *call, const toasty__table *table, const toasty_field *field,
                                   const toasty__cond **cond)
{
    const toasty_embed *variant = field->embed;
    const toasty__cond *gate;
    while (variant && !(variant->flags & TOASTY_VARIANT))
        variant = variant->outer;
    if (!variant)
        return TOASTY_OK;
    /* the discriminant may be inside of a variant itself: its own condition says so */
    uint16_t number = (uint16_t)toasty__teller_of(variant)->number;
    toasty_value value = toasty_value_int(variant->variant);
    toasty_status status = toasty__cond_values(call, table, &number, 1, &value, &gate);
    return status ? status : toasty__both(call, gate, *cond, cond);
}

static toasty_status gate_field(toasty__call *call, const toasty__table *table, const toasty_field *field,
                                toasty__cond *out)
{
    if (!field || !(field->flags & TOASTY_VARIANT) || out->kind == TOASTY__COND_FALSE ||
        out->kind == TOASTY__COND_UNKNOWN)
        return TOASTY_OK;
    toasty__cond *copy = toasty__call_alloc(call, sizeof *copy);
    const toasty__cond *both = copy;
    if (!copy)
        return TOASTY_OUT_OF_MEMORY;
    *copy = *out;
    toasty_status status = toasty__variant_gate(call, table, field, &both);
    if (!status)
        *out = *both;
    return status;
}

static toasty_status gate_math(toasty__call *call, const toasty__table *table, const toasty_math *math,
                               toasty__cond *out)
{
    if (!math || math->op == TOASTY_MATH_VALUE)
        return TOASTY_OK;
    if (math->op == TOASTY_MATH_FIELD)
        return gate_field(call, table, math->field, out);
    toasty_status status = gate_math(call, table, &math->sides[0], out);
    return status ? status : gate_math(call, table, &math->sides[1], out);
}

toasty_status toasty__variant_gate_expr(toasty__call *call, const toasty__table *table,
                                        const toasty_expr *expr, toasty__cond *out)
{
    const bool rows = expr->op == TOASTY_EXPR_IN_ROWS || expr->op == TOASTY_EXPR_NOT_IN_ROWS;
    toasty_status status = TOASTY_OK;
    if (expr->path || expr->other_path)
        return TOASTY_OK;
    for (uint8_t i = 0; !status && rows && i < expr->width; i++)
        status = gate_math(call, table, &expr->math[i], out);
    if (status || rows)
        return status;
    status = gate_field(call, table, expr->field, out);
    if (!status)
        status = gate_field(call, table, expr->other, out);
    if (!status)
        status = gate_math(call, table, expr->math, out);
    return status ? status : gate_math(call, table, expr->other_math, out);
}

/* Whether a part of a variant is changed, and not what it is in; then the nearest such. */
static const toasty_embed *changed_in_part(const toasty__changing *c, const toasty_field *field)
{
    toasty_value value;
    if (!(field->flags & TOASTY_VARIANT) || !c->assigned[field->number])
        return NULL;
    const toasty_embed *variant = field->embed;
    while (!(variant->flags & TOASTY_VARIANT))
        variant = variant->outer;
    bool whole = toasty__change_of(toasty__teller_of(variant), c->changes, &value) != TOASTY_KEEP;
    return whole ? NULL : variant;
}

toasty_status toasty__variant_guard(toasty__changing *c, const toasty__cond **key)
{
    const toasty_model *model = c->table->model;
    const toasty_embed *last = NULL;
    toasty_status status = TOASTY_OK;
    if (!c->table->apart) /* most have no unions */
        return TOASTY_OK;
    for (uint16_t i = 0; !status && i < model->field_count; i++) {
        const toasty_embed *variant = changed_in_part(c, &model->fields[i]);
        if (variant && variant != last)
            status = toasty__variant_gate(c->call, c->table, &model->fields[i], key);
        last = variant ? variant : last;
    }
    return status;
}

toasty_status toasty__variant_missed(const toasty__changing *c, const toasty__cond *key)
{
    const toasty_model *model = c->table->model;
    bool row = false;
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_embed *variant = changed_in_part(c, &model->fields[i]);
        const toasty__cond *still = key;
        bool same = false;
        if (!variant)
            continue;
        toasty_status status = row ? TOASTY_OK : toasty__exists(c->call, c->table, key, &row);
        if (status || !row)
            return status;
        status = toasty__variant_gate(c->call, c->table, &model->fields[i], &still);
        if (!status)
            status = toasty__exists(c->call, c->table, still, &same);
        if (status)
            return status;
        if (same)
            continue;
        toasty__error_set_field(c->call->error, model->name, model->fields[i].name);
        return toasty__fail(
            c->call->error, TOASTY_CONDITION_FAILED,
            "the record of model `%s` to update was changed since it was read: it is not `%s` any more",
            model->name, variant->name);
    }
    return TOASTY_OK;
}
