/* A function in a transaction, run again after a conflict with another writer. */
#include "core/clock.h"
#include "runtime/fiber.h"
#include "session/internal.h"

enum { USUAL_RETRIES = 10, FIRST_PAUSE_US = 500, LONGEST_PAUSE_US = 100000 };

/*
 * Doubles from try to try, and is drawn at random from its upper half: those who met once shall not meet
 * again at the same moment.
 */
static void pause_before(int retry)
{
    uint32_t random;
    int64_t longest = retry < 8 ? FIRST_PAUSE_US << retry : LONGEST_PAUSE_US;
    if (longest > LONGEST_PAUSE_US)
        longest = LONGEST_PAUSE_US;
    toasty__random_bytes(&random, sizeof random);
    int64_t us = longest / 2 + (int64_t)(random % (uint32_t)(longest / 2 + 1));
    toasty__fiber_sleep(us * 1000);
}

/* One try. The error of what failed is on `db` afterwards. */
static toasty_status try_once(const toasty_transaction_options *options)
{
    toasty_db *db = options->db;
    toasty_db *tx = toasty_begin_with(&(const toasty_begin_options){
        .db = db, .isolation = options->isolation, .read_only = options->read_only, .mode = options->mode});
    if (!tx)
        return toasty_errcode(db);
    toasty_status status = options->run(tx, options->arg);
    if (status == TOASTY_OK) {
        status = toasty_commit(tx);
        if (db->child != tx)
            return status;
        /* refused: the function left a savepoint open, so it did not say whether its changes are to stay */
    }
    /* rolling back clears the handle, but the caller wants to know why */
    toasty__error why;
    toasty__error_init(&why);
    if (toasty_errcode(tx) == status)
        toasty__error_copy(&why, &tx->error);
    else
        toasty__fail(&why, status, "the function of the transaction returned this status");
    toasty_close(tx);
    toasty__error_copy(&db->error, &why);
    return status;
}

toasty_status toasty_transaction_with(const toasty_transaction_options *options)
{
    if (!options)
        return TOASTY_MISUSE;
    if (!toasty__enter(options->db))
        return toasty__refused();
    toasty_db *db = options->db;
    if (!options->run)
        toasty__fail(&db->error, TOASTY_MISUSE, "the function of the transaction is NULL");
    toasty_status status = toasty__leave(db);
    int retries = options->retries ? options->retries : USUAL_RETRIES;
    int attempts = 0;
    if (status == TOASTY_OK) {
        status = try_once(options);
        attempts = 1;
    }
    /* a savepoint cannot be repeated: what it conflicts with is in the way of the whole transaction */
    while (status == TOASTY_SERIALIZATION_FAILURE && !db->depth && attempts <= retries) {
        pause_before(attempts - 1);
        status = try_once(options);
        attempts++;
    }
    if (options->attempts)
        *options->attempts = attempts;
    return status;
}
