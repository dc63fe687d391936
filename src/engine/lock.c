/* The option `.lock` of the finding calls. */
#include "engine/find.h"

toasty_status toasty__find_lock(toasty__finding *f, const toasty_model *model, unsigned lock)
{
    toasty__error *error = f->call.error;
    const toasty__driver *driver = f->call.db->database->driver;
    unsigned how = lock & (TOASTY_FOR_UPDATE | TOASTY_FOR_SHARE),
             wait = lock & (TOASTY_SKIP_LOCKED | TOASTY_NO_WAIT);
    if (!lock)
        return TOASTY_OK;
    if (lock != (how | wait) || (how != TOASTY_FOR_UPDATE && how != TOASTY_FOR_SHARE) ||
        wait == (TOASTY_SKIP_LOCKED | TOASTY_NO_WAIT))
        return toasty__fail(
            error, TOASTY_INVALID_STATEMENT,
            ".lock is TOASTY_FOR_UPDATE or TOASTY_FOR_SHARE, with one of TOASTY_SKIP_LOCKED and "
            "TOASTY_NO_WAIT at most");
    if (model->view)
        return toasty__fail(error, TOASTY_INVALID_STATEMENT,
                            "records of view `%s` cannot be locked: lock those of model `%s`", model->name,
                            model->view->model->name);
    if (!driver->capability->row_locks)
        return toasty__fail(
            error, TOASTY_UNSUPPORTED_FEATURE,
            "%s has no locks of rows: in a transaction with .mode = TOASTY_MODE_IMMEDIATE nobody else "
            "can write",
            driver->scheme);
    if (!f->call.db->depth)
        return toasty__fail(
            error, TOASTY_INVALID_STATEMENT,
            "rows stay locked until the transaction ends, but there is none: begin one for .lock");
    f->select.lock = lock;
    return TOASTY_OK;
}

toasty_status toasty__find_lockless(toasty__finding *f, const toasty_find_options *options)
{
    if (!options->lock)
        return TOASTY_OK;
    return toasty__fail(f->call.error, TOASTY_INVALID_STATEMENT,
                        ".lock is for records that are read: this call reads none");
}
