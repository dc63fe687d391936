/* toasty_batch_run: calls that were described, made one after the other, all or none. */
#include <string.h>

#include "core/alloc.h"
#include "engine/call.h"
#include <toasty/query.h>

typedef struct batch {
    const toasty_op *ops;
    size_t count;
    size_t done;
} batch;

static bool writes(toasty_op_kind kind)
{
    return kind != TOASTY_OP_FIND && kind != TOASTY_OP_FIRST && kind != TOASTY_OP_COUNT;
}

static bool gives_pointer(toasty_op_kind kind)
{
    return kind == TOASTY_OP_CREATE || kind == TOASTY_OP_FIND || kind == TOASTY_OP_FIRST;
}

/* Where somebody wants to see it. */
static void show(const toasty_op *op, void *pointer, int64_t count)
{
    if (!op->result)
        toasty_free(pointer);
    else if (gives_pointer(op->kind))
        memcpy(op->result, &pointer, sizeof pointer);
    else if (op->kind == TOASTY_OP_COUNT)
        memcpy(op->result, &count, sizeof count);
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
    if (!op->input)
        return fail(db, TOASTY_MISUSE, "a call of the batch was given NULL");
    *out = toasty__malloc(size);
    if (!*out)
        return fail(db, TOASTY_OUT_OF_MEMORY, "");
    memcpy(*out, op->input, size);
    memcpy(*out, &db, sizeof db);
    return TOASTY_OK;
}

static toasty_status read_op(toasty_db *db, const toasty_op *op, const toasty_find_options *options)
{
    toasty_target target = {.model = op->model, .relation = op->relation};
    void *pointer = 0;
    int64_t count = 0;
    if (op->kind == TOASTY_OP_FIND)
        pointer = toasty_model_find(target, options);
    else if (op->kind == TOASTY_OP_FIRST)
        pointer = toasty_model_first(target, options);
    else
        count = toasty_model_count(target, options);
    toasty_status status = toasty_errcode(db);
    if (!status)
        show(op, pointer, count);
    return status;
}

static toasty_status run_op(toasty_db *db, const toasty_op *op)
{
    void *input = 0, *record;
    toasty_status status;
    switch (op->kind) {
    case TOASTY_OP_DELETE: return toasty_model_delete(op->model, db, op->input);
    case TOASTY_OP_DELETE_WHERE:
        return toasty_model_delete_where(op->model, db, 0, 0, *(const toasty_expr *)op->input);
    case TOASTY_OP_CREATE:
        status = with_handle(db, op, op->model->new_size, &input);
        if (status)
            return status;
        record = toasty_model_create(op->model, op->relation, input);
        status = toasty_errcode(db);
        if (!status)
            show(op, record, 0);
        break;
    case TOASTY_OP_UPDATE:
    case TOASTY_OP_UPDATE_WHERE:
        status = with_handle(db, op, op->model->changes_size, &input);
        if (status)
            return status;
        status = op->kind == TOASTY_OP_UPDATE ? toasty_model_update(op->model, input)
                                              : toasty_model_update_where(op->model, 0, input);
        break;
    default:
        status = with_handle(db, op, sizeof(toasty_find_options), &input);
        if (!status)
            status = read_op(db, op, input);
        break;
    }
    toasty__free(input);
    return status;
}

static toasty_status run_all(toasty_db *db, void *arg)
{
    batch *b = arg;
    toasty_status status = TOASTY_OK;
    for (b->done = 0; !status && b->done < b->count; b->done += !status)
        status = run_op(db, &b->ops[b->done]);
    return status;
}

/* Nothing of a failed batch remains. */
static void forget_results(const batch *b)
{
    for (size_t i = 0; i < b->done; i++) {
        void *pointer = 0;
        if (b->ops[i].result && gives_pointer(b->ops[i].kind))
            memcpy(&pointer, b->ops[i].result, sizeof pointer);
        toasty_free(pointer);
    }
    for (size_t i = 0; i < b->count; i++)
        if (b->ops[i].result)
            show(&b->ops[i], 0, -1);
}

toasty_status toasty_batch_run(toasty_db *db, const toasty_op *ops, size_t count)
{
    batch b = {.ops = ops, .count = count};
    bool write = false;
    for (size_t i = 0; i < count; i++)
        write |= writes(ops[i].kind);
    if (!toasty__enter(db)) {
        forget_results(&b);
        return toasty__refused();
    }
    bool immediate = write && !db->depth && db->database->driver->capability->lock_modes;
    toasty_status status = toasty__leave(db);
    if (count == 1)
        status = run_all(db, &b);
    else if (count)
        status = toasty_transaction_with(&(const toasty_transaction_options){
            .db = db,
            .run = run_all,
            .arg = &b,
            .retries = TOASTY_NEVER,
            .mode = immediate ? TOASTY_MODE_IMMEDIATE : TOASTY_MODE_DEFAULT,
        });
    if (status)
        forget_results(&b);
    return status;
}
