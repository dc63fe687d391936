/* Calls that were described with an `_op` twin. */
#include "engine/described.h"

#include <string.h>

#include "core/alloc.h"

bool toasty__described_writes(toasty_op_kind kind)
{
    return kind >= TOASTY_OP_CREATE;
}

static bool gives_pointer(toasty_op_kind kind)
{
    switch (kind) {
    case TOASTY_OP_COUNT:
    case TOASTY_OP_EXISTS:
    case TOASTY_OP_UPDATE:
    case TOASTY_OP_UPDATE_WHERE:
    case TOASTY_OP_DELETE:
    case TOASTY_OP_DELETE_WHERE: return false;
    default: return true;
    }
}

/* Where somebody wants to see it. */
static void show(const toasty_op *op, void *pointer, int64_t count)
{
    bool any = count > 0;
    if (!op->result)
        toasty_free(pointer);
    else if (gives_pointer(op->kind))
        memcpy(op->result, &pointer, sizeof pointer);
    else if (op->kind == TOASTY_OP_COUNT)
        memcpy(op->result, &count, sizeof count);
    else if (op->kind == TOASTY_OP_EXISTS)
        memcpy(op->result, &any, sizeof any);
}

static toasty_status fail(toasty_db *db, toasty_status status, const char *message)
{
    if (!toasty__enter(db))
        return toasty__refused();
    if (status == TOASTY_OUT_OF_MEMORY)
        toasty__fail_memory(&db->error);
    else
        toasty__fail(&db->error, status, "%s", message);
    return toasty__leave(db);
}

/* What the call takes begins with its handle, which is not known before now. */
static toasty_status with_handle(toasty_db *db, const toasty_op *op, size_t size, void **out)
{
    *out = toasty__malloc(size);
    if (!*out)
        return fail(db, TOASTY_OUT_OF_MEMORY, "");
    memcpy(*out, op->input, size);
    memcpy(*out, &db, sizeof db);
    return TOASTY_OK;
}

static toasty_status refused_null(toasty_db *db)
{
    return fail(db, TOASTY_MISUSE, "a call that was described before it is made was given NULL");
}

static toasty_status show_pointer(toasty_db *db, const toasty_op *op, void *pointer)
{
    toasty_status status = toasty_errcode(db);
    if (!status)
        show(op, pointer, 0);
    return status;
}

static toasty_status read_op(toasty_db *db, const toasty_op *op, const toasty_find_options *options)
{
    toasty_target target = {op->model, op->relation, op->by, op->by_count};
    int64_t count;
    switch (op->kind) {
    case TOASTY_OP_FIND: return show_pointer(db, op, toasty_model_find(target, options));
    case TOASTY_OP_FIRST: return show_pointer(db, op, toasty_model_first(target, options));
    case TOASTY_OP_ONE: return show_pointer(db, op, toasty_model_one(target, options));
    case TOASTY_OP_PAGINATE: return show_pointer(db, op, toasty_model_paginate(target, options));
    case TOASTY_OP_COUNT: count = toasty_model_count(target, options); break;
    default: count = toasty_model_exists(target, options); break;
    }
    toasty_status status = toasty_errcode(db);
    if (!status)
        show(op, 0, count);
    return status;
}

static toasty_status change_op(toasty_db *db, const toasty_op *op, const void *changes)
{
    if (op->kind == TOASTY_OP_UPDATE)
        return toasty_model_update(op->model, changes);
    if (op->kind == TOASTY_OP_UPDATE_WHERE)
        return toasty_model_update_where(op->model, op->relation, changes);
    return show_pointer(db, op, toasty_model_update_where_returning(op->model, 0, changes));
}

static toasty_status create_many_op(toasty_db *db, const toasty_op *op)
{
    toasty_many many; /* a T_many is its beginning */
    memcpy(&many, op->input, offsetof(toasty_many, steps));
    return show_pointer(db, op, toasty_model_create_many(op->model, db, many.items, many.count));
}

/* Calls whose input begins with the handle. */
static toasty_status run_with_handle(toasty_db *db, const toasty_op *op)
{
    bool creates = op->kind == TOASTY_OP_CREATE, reads = !toasty__described_writes(op->kind);
    void *input = 0;
    toasty_status status = with_handle(db, op,
                                       creates ? op->model->new_size
                                       : reads ? sizeof(toasty_find_options)
                                               : op->model->changes_size,
                                       &input);
    if (status)
        return status;
    if (creates)
        status = show_pointer(db, op, toasty_model_create(op->model, op->relation, input));
    else
        status = reads ? read_op(db, op, input) : change_op(db, op, input);
    toasty__free(input);
    return status;
}

toasty_status toasty__described_run(toasty_db *db, const toasty_op *op)
{
    if (op->kind == TOASTY_OP_DELETE)
        return toasty_model_delete(op->model, db, op->input);
    if (!op->input)
        return refused_null(db);
    switch (op->kind) {
    case TOASTY_OP_DELETE_WHERE:
        return toasty_model_delete_where(op->model, db, op->relation, op->parent,
                                         *(const toasty_expr *)op->input);
    case TOASTY_OP_DELETE_RETURNING:
        return show_pointer(
            db, op,
            toasty_model_delete_where_returning(op->model, db, 0, 0, *(const toasty_expr *)op->input));
    case TOASTY_OP_UPSERT: return show_pointer(db, op, op->upsert(db, op->input));
    case TOASTY_OP_CREATE_MANY: return create_many_op(db, op);
    default: return run_with_handle(db, op);
    }
}

void toasty__described_failed(const toasty_op *op)
{
    if (op->result)
        show(op, 0, -1);
}

void toasty__described_undone(const toasty_op *op)
{
    void *pointer = 0;
    if (op->result && gives_pointer(op->kind))
        memcpy(&pointer, op->result, sizeof pointer);
    toasty_free(pointer);
    toasty__described_failed(op);
}
