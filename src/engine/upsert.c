/*
 * Upserts: one INSERT with what to do when the row is there already. Both outcomes are worked out before it
 * is sent, since only the database knows which it will be.
 */
#include <string.h>

#include "engine/deferred.h"
#include "engine/find.h"
#include "engine/version.h"
#include "engine/write.h"
#include "record/decode.h"
#include "record/embed.h"
#include "record/encode.h"
#include "record/member.h"

typedef struct upserting {
    toasty__call *call;
    const toasty__table *table;
    const toasty_upsert *upsert;
    toasty__given *given;    /* by field number: what a create stores */
    toasty__assign *assigns; /* what an update does; room for every column */
    uint16_t count;
} upserting;

static toasty_status wrong_field(const upserting *u, const toasty_field *field, toasty_status status,
                                 const char *why)
{
    toasty__error_set_field(u->call->error, field->model->name, field->name);
    return toasty__fail(u->call->error, status, "field `%s` of model `%s` %s", field->name,
                        field->model->name, why);
}

/* What a T_values does to a field; `value` is set for SET, ADD and SUB. */
static toasty_change_op change_in(const toasty_field *field, const void *values, toasty_value *value)
{
    toasty_change_op op = TOASTY_KEEP;
    if (!toasty__goes_with_whole(field))
        op = toasty__change_at(field->type, (const char *)values + field->values_offset, value);
    return op == TOASTY_KEEP && field->embed ? toasty__whole_change(field, values, true, value) : op;
}

/* The variant with this discriminant in which a field is that the upsert goes by; NULL: none is. */
static const toasty_embed *implied(const upserting *u, const toasty_field *discriminant)
{
    for (uint16_t i = 0; i < u->upsert->by_count; i++)
        for (const toasty_embed *e = u->upsert->model->fields[u->upsert->by[i]].embed; e; e = e->outer)
            if (e->flags & TOASTY_VARIANT && toasty__teller_of(e) == discriminant)
                return e;
    return NULL;
}

/* Whether the field is in an embedded struct that may not be there and does not come with it. */
static bool inside_of_nothing(const upserting *u, const toasty_field *field, const void *values)
{
    const toasty_embed *around = toasty__optional_around(field);
    toasty_value value;
    if (!around)
        return false;
    const toasty_field *teller = toasty__teller_of(around);
    const toasty_embed *there = implied(u, teller);
    if (there)
        return around->flags & TOASTY_VARIANT && around != there;
    return change_in(teller, values, &value) == TOASTY_KEEP &&
           change_in(teller, u->upsert->shared, &value) == TOASTY_KEEP;
}

static bool is_target(const upserting *u, const toasty_field *field)
{
    for (uint16_t i = 0; i < u->upsert->by_count; i++)
        if (u->upsert->by[i] == field->number)
            return true;
    return false;
}

/* *a ± *b, both of the widest type of the field's class; false when that overflows. */
static bool add(toasty_type type, toasty_change_op op, toasty_value *a, const toasty_value *b)
{
    bool minus = op == TOASTY_SUB;
    if (type == TOASTY_TYPE_F32 || type == TOASTY_TYPE_F64) {
        a->as.f64 += minus ? -b->as.f64 : b->as.f64;
        return true;
    }
    if (type >= TOASTY_TYPE_U8) {
        uint64_t sum = minus ? a->as.u64 - b->as.u64 : a->as.u64 + b->as.u64;
        bool good = minus ? b->as.u64 <= a->as.u64 : sum >= a->as.u64;
        a->as.u64 = sum;
        return good;
    }
    int64_t x = a->as.i64, y = b->as.i64;
    if (minus ? (y > 0 ? x < INT64_MIN + y : x > INT64_MAX + y)
              : (y > 0 ? x > INT64_MAX - y : x < INT64_MIN - y))
        return false;
    a->as.i64 = minus ? x - y : x + y;
    return true;
}

/* A create that adds to a field adds to its default. */
static toasty_status add_to_default(upserting *u, const toasty_field *field, toasty_change_op op,
                                    const toasty_value *amount, toasty_value *out)
{
    max_align_t made[2]; /* room for a value of any type */
    if (!toasty__takes_sums(field))
        return wrong_field(u, field, TOASTY_INVALID_STATEMENT,
                           "is not a number: it can be set, not added to");
    if (!field->default_value)
        return wrong_field(
            u, field, TOASTY_INVALID_STATEMENT,
            "is added to, but has no default to begin with: give it TOASTY(default(...)), or a "
            "value in .on_create");
    memset(made, 0, sizeof made);
    field->default_value(made);
    *out = toasty__value_at(field->type, made);
    if (!add(field->type, op, out, amount))
        return wrong_field(u, field, TOASTY_VALIDATION, "overflows when its default is added to");
    return TOASTY_OK;
}

/* What a create stores in a field, unless that is what a create without it would. */
static toasty_status give(upserting *u, const toasty_field *field)
{
    toasty__given *given = &u->given[field->number];
    toasty_value value;
    toasty_change_op op = change_in(field, u->upsert->on_create, &value);
    if (op == TOASTY_KEEP)
        op = change_in(field, u->upsert->shared, &value);
    given->said = op != TOASTY_KEEP;
    toasty_status status = TOASTY_OK;
    if (given->said)
        status = toasty__check_inside(u->call, field, op, &value,
                                      inside_of_nothing(u, field, u->upsert->on_create));
    if (status)
        return status;
    switch (op) {
    case TOASTY_KEEP: return TOASTY_OK;
    case TOASTY_SET: given->value = value; return TOASTY_OK;
    case TOASTY_SET_NULL: given->value = toasty_value_null(0); return TOASTY_OK;
    case TOASTY_ADD:
    case TOASTY_SUB: return add_to_default(u, field, op, &value, &given->value);
    default: return wrong_field(u, field, TOASTY_INVALID_STATEMENT,
                                "is a value: it can be set, not cleared or linked");
    }
}

/* Values of types that change with every update are computed here, those that were given are in the caller's
 * memory. */
static toasty_status assign(upserting *u, const toasty_field *field)
{
    const uint16_t number = toasty__column_of(u->table, (uint16_t)field->number);
    const toasty__column *column = &u->table->columns[number];
    toasty_value value;
    max_align_t *made;
    toasty_status status = TOASTY_OK;
    toasty_change_op op = change_in(field, u->upsert->on_update, &value);
    if (op == TOASTY_KEEP)
        op = change_in(field, u->upsert->shared, &value);
    if (op == TOASTY_KEEP && field->update_value) {
        if (!(made = toasty__call_zalloc(u->call, 2 * sizeof *made)))
            return TOASTY_OUT_OF_MEMORY;
        field->update_value(made);
        value = toasty__value_at(field->type, made);
        op = TOASTY_SET;
    }
    if (op == TOASTY_KEEP)
        return TOASTY_OK;
    status = toasty__check_inside(u->call, field, op, &value, inside_of_nothing(u, field, u->upsert->on_update));
    if (status)
        return status;
    if (column->pointed_at)
        return wrong_field(u, field, TOASTY_INVALID_STATEMENT,
                           "cannot be changed: other records refer to it; .on_create can give it");
    if (op > TOASTY_SUB)
        return wrong_field(u, field, TOASTY_INVALID_STATEMENT,
                           "is a value: it can be set, not cleared or linked");
    if ((op == TOASTY_ADD || op == TOASTY_SUB) && !toasty__takes_sums(field))
        return wrong_field(u, field, TOASTY_INVALID_STATEMENT,
                           "is not a number: it can be set, not added to");
    if (op == TOASTY_SET_NULL)
        value = toasty_value_null(0);
    toasty__assign *a = toasty__next_assign(column, number, op, u->assigns, u->count);
    if (!a)
        return TOASTY_OK;
    a->column = number;
    a->kind = op == TOASTY_ADD   ? TOASTY__ASSIGN_ADD
              : op == TOASTY_SUB ? TOASTY__ASSIGN_SUB
                                 : TOASTY__ASSIGN_SET;
    if (a->kind == TOASTY__ASSIGN_SET)
        status = toasty__fits(column, field, &value, u->call->error);
    if (field->type == TOASTY_TYPE_F32 && a->kind == TOASTY__ASSIGN_SET && value.type != TOASTY_TYPE_NULL)
        value.as.f64 = (double)(float)value.as.f64; /* what the field can show is what is stored */
    if (!status)
        status = toasty__encode(&value, column->storage, &u->call->arena, &a->cell, u->call->error);
    u->count += a == &u->assigns[u->count];
    return status;
}

static toasty_status check_target(upserting *u, const toasty_field *field)
{
    const toasty_upsert *upsert = u->upsert;
    toasty_value value;
    if (field->flags & TOASTY_SHARED)
        return wrong_field(u, field, TOASTY_INVALID_STATEMENT,
                           "shares its column: a record that is there may have another variant");
    if (change_in(field, upsert->shared, &value) == TOASTY_KEEP &&
        change_in(field, upsert->on_create, &value) == TOASTY_KEEP &&
        change_in(field, upsert->on_update, &value) == TOASTY_KEEP)
        return TOASTY_OK;
    return wrong_field(u, field, TOASTY_INVALID_STATEMENT,
                       "says which record the upsert is about: it cannot be set besides");
}

static toasty_status check_ignore(upserting *u, const toasty_field *field)
{
    toasty_value value;
    if (!u->upsert->or_ignore || change_in(field, u->upsert->on_update, &value) == TOASTY_KEEP)
        return TOASTY_OK;
    return wrong_field(u, field, TOASTY_INVALID_STATEMENT,
                       "is set by .on_update, but .or_ignore leaves a record that is there alone");
}

static void give_target(upserting *u)
{
    const toasty_upsert *upsert = u->upsert;
    for (uint16_t i = 0; i < upsert->by_count; i++) {
        const toasty_field *field = &upsert->model->fields[upsert->by[i]];
        toasty_value value = toasty__key_value(field, &upsert->keys[i]);
        bool text = field->type == TOASTY_TYPE_STRING || field->type == TOASTY_TYPE_DECIMAL ||
                    field->type == TOASTY_TYPE_JSON;
        if (text && !value.as.string)
            value = toasty_value_null(0);
        u->given[upsert->by[i]] = (toasty__given){true, value};
    }
}

/* Both outcomes: what a create stores, what an update does. */
static toasty_status look(upserting *u)
{
    const toasty_model *model = u->table->model;
    toasty_status status = TOASTY_OK;
    give_target(u);
    for (uint16_t i = 0; !status && i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        if (field->kind != TOASTY_FIELD_SCALAR || (field->flags & TOASTY_ROW_VERSION))
            continue;
        const toasty_embed *there = implied(u, field);
        if (there)
            u->given[i] = (toasty__given){true, toasty_value_int(there->variant)};
        if (there || is_target(u, field)) {
            status = check_target(u, field);
            continue;
        }
        status = check_ignore(u, field);
        if (!status)
            status = give(u, field);
        if (!status && !u->upsert->or_ignore)
            status = assign(u, field);
    }
    if (status || u->upsert->or_ignore)
        return status;
    if (!u->count)
        return toasty__fail(
            u->call->error, TOASTY_INVALID_STATEMENT,
            "the upsert of model `%s` sets nothing when the record is there: give it a field, or "
            ".or_ignore = true",
            model->name);
    if (u->table->version_column >= 0)
        u->assigns[u->count++] = toasty__version_bump(u->table);
    return TOASTY_OK;
}

static toasty_status begin(upserting *u)
{
    const toasty_upsert *upsert = u->upsert;
    const toasty__driver *driver = u->call->db->database->driver;
    u->table = toasty__call_table(u->call, upsert->model);
    if (!u->table)
        return TOASTY_INVALID_STATEMENT;
    if (!driver->capability->upsert)
        return toasty__fail(u->call->error, TOASTY_UNSUPPORTED_FEATURE, "upserts are not supported by %s",
                            driver->scheme);
    u->given = toasty__call_zalloc(u->call, upsert->model->field_count * sizeof *u->given);
    u->assigns = toasty__call_zalloc(u->call, u->table->column_count * sizeof *u->assigns);
    return u->given && u->assigns ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
}

/* Sends it. *out stays NULL when a row was there and was left alone. */
static toasty_status run(upserting *u, const toasty__cell *cells, toasty__block **out)
{
    const toasty_upsert *upsert = u->upsert;
    uint16_t conflict[TOASTY_MAX_KEY];
    for (uint16_t i = 0; i < upsert->by_count; i++)
        conflict[i] = toasty__column_of(u->table, upsert->by[i]);
    toasty__op op = {.kind = TOASTY__INSERT,
                     .as.insert = {.table = u->table,
                                   .row_count = 1,
                                   .cells = cells,
                                   .conflict_count = upsert->by_count,
                                   .conflict = conflict,
                                   .assign_count = u->count,
                                   .assigns = u->assigns}};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, u->call, &op);
    if (status)
        return toasty__name_overflow(u->call, u->table, u->assigns, u->count, status);
    while (!status && toasty__exec_step(&exec) == TOASTY__STEP_ROW) {
        *out = toasty__block_new(upsert->model->size, 256);
        status = *out
                     ? toasty__decode_row(u->table, exec.cells, toasty__block_top(*out), *out, u->call->error)
                     : toasty__fail_memory(u->call->error);
        if (!status)
            status = toasty__deferred_show(u->call, u->table, u->table->deferred, toasty__block_top(*out), 1);
    }
    status = toasty__exec_close(&exec, status);
    return toasty__name_overflow(u->call, u->table, u->assigns, u->count, status);
}

void *toasty_model_upsert(const toasty_upsert *upsert)
{
    toasty__call call;
    upserting u = {.call = &call, .upsert = upsert};
    toasty__block *proposed = 0, *block = 0;
    const toasty__cell *cells = 0;
    if (!upsert || !toasty__call_begin(&call, upsert->db))
        return 0;
    call.db->changes = 0;
    toasty_status status = begin(&u);
    if (!status)
        status = look(&u);
    if (!status && !(proposed = toasty__block_new(upsert->model->size, 256)))
        status = toasty__fail_memory(call.error);
    toasty__creation creation = {.table = u.table, .count = 1, .given = u.given};
    if (!status) {
        creation.records = toasty__block_top(proposed);
        status = toasty__create_row(&call, proposed, &creation, &cells);
    }
    /* what comes back must be read before it is settled: a failure there leaves nothing behind */
    if (!status)
        status = toasty__call_atomic(&call);
    if (!status)
        status = run(&u, cells, &block);
    if (!status && block)
        status = toasty__complete(&call, block, u.table, toasty__block_top(block), 1);
    if (!status)
        call.db->changes = block != 0;
    status = toasty__call_end(&call, status);
    if (proposed)
        toasty__block_free(proposed);
    if (status && block) {
        toasty__block_free(block);
        block = 0;
    }
    return block ? toasty__block_top(block) : 0;
}
