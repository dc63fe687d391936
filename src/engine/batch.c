/* toasty_batch_run: calls that were described, made one after the other, all or none. */
#include "engine/described.h"

typedef struct batch {
    const toasty_op *ops;
    size_t count;
    size_t done;
} batch;

static toasty_status run_all(toasty_db *db, void *arg)
{
    batch *b = arg;
    toasty_status status = TOASTY_OK;
    for (b->done = 0; !status && b->done < b->count; b->done += !status)
        status = toasty__described_run(db, &b->ops[b->done]);
    return status;
}

/* Nothing of a failed batch remains. */
static void forget_results(const batch *b)
{
    for (size_t i = 0; i < b->done; i++)
        toasty__described_undone(&b->ops[i]);
    for (size_t i = b->done; i < b->count; i++)
        toasty__described_failed(&b->ops[i]);
}

toasty_status toasty_batch_run(toasty_db *db, const toasty_op *ops, size_t count)
{
    batch b = {.ops = ops, .count = count};
    bool write = false;
    for (size_t i = 0; i < count; i++)
        write |= toasty__described_writes(ops[i].kind);
    if (!toasty__enter(db)) {
        forget_results(&b);
        return toasty__refused();
    }
    bool in_turn = write && !db->depth && db->database->driver->capability->lock_modes;
    toasty_status status = toasty__leave(db);
    if (count == 1)
        status = run_all(db, &b);
    else if (count)
        status = toasty_transaction_with(&(const toasty_transaction_options){
            .db = db,
            .run = run_all,
            .arg = &b,
            .retries = TOASTY_NEVER,
            .mode = in_turn ? TOASTY_MODE_QUEUED : TOASTY_MODE_DEFAULT,
        });
    if (status)
        forget_results(&b);
    return status;
}
