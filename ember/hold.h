/*
 * A whole transaction on the direct connection. It waits in the queue like a statement; when it is served,
 * the connection is its own until it commits or rolls back, and it runs its statements there by itself. While
 * the group is young, the next transaction has the connection then, each within a savepoint, and those before
 * it wait: the commit of the group is that of all.
 */
#ifndef EMBER_HOLD_H
#define EMBER_HOLD_H

#include "direct.h"
#include "replay.h"

enum ember__hold_state {
    EMBER__HOLD_RESTS,
    EMBER__HOLD_WORKS, /* a thread is in one of its statements */
    EMBER__HOLD_LOST,  /* it was rolled back by others: nothing is left of it */
};

struct ember__hold {
    ember__job_t job; /* in the queue, and with what is answered */
    atomic_int state; /* enum ember__hold_state */
    bool first_only;  /* it begins a group of its own next time */
    ember__replay_t replay;
};

/* SQLITE_OK or SQLITE_NOMEM. */
int ember__hold_init(ember__hold_t *hold);
void ember__hold_fini(ember__hold_t *hold);

/* The rest answers in hold->job.rc and .words (see ember__job_fini()). A transaction that is lost is over,
 * and SQLITE_BUSY_SNAPSHOT says so: it can be run again. */

/* Waits for the connection, as long as hold->job.busy_ms says; .synchronous is what its commit wants. After a
 * failure there is no transaction. */
void ember__hold_begin(ember__direct_t *d, ember__hold_t *hold);
/* Runs a statement, and answers in its job. True: the transaction is over by that. */
bool ember__hold_run(ember__direct_t *d, ember__hold_t *hold, ember__job_t *job,
                     const ember__counts_t *counts);
/* Commits, with others, and waits for that. True: the transaction is over. */
bool ember__hold_commit(ember__direct_t *d, ember__hold_t *hold);
void ember__hold_rollback(ember__direct_t *d, ember__hold_t *hold);

#endif
