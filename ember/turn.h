/*
 * Whose turn it is to ask for the write lock of the database, among the threads of this process: first come,
 * first served. The lock itself is SQLite's, and everybody polls for it; without turns who polls most often
 * would always win.
 */
#ifndef EMBER_TURN_H
#define EMBER_TURN_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "caller.h"

typedef struct ember__waiter ember__waiter_t;

typedef struct {
    pthread_mutex_t lock;
    atomic_ullong commits; /* of this process */
    bool taken;
    ember__waiter_t *first;
    ember__waiter_t **last;
} ember__turn_t;

/* SQLITE_OK or SQLITE_NOMEM. */
int ember__turn_init(ember__turn_t *turn);
void ember__turn_fini(ember__turn_t *turn);

/* Waits for the turn until `deadline` (ember__now_us(), microseconds), as long as the caller wants it. False:
 * it does not come. */
bool ember__turn_take(ember__turn_t *turn, int64_t deadline, const ember__caller_t *caller);
/* For those who find the lock taken and are not in the queue: waits until it would be their turn. False:
 * nobody has it, or it does not come. */
bool ember__turn_wait(ember__turn_t *turn, int64_t deadline, const ember__caller_t *caller);
/* By the one whose turn it is. */
void ember__turn_pass(ember__turn_t *turn);

/* Commits of this process, by connections that tell of theirs. */
static inline void ember__turn_committed(ember__turn_t *turn)
{
    atomic_fetch_add_explicit(&turn->commits, 1, memory_order_relaxed);
}

static inline uint64_t ember__turn_commits(ember__turn_t *turn)
{
    return atomic_load_explicit(&turn->commits, memory_order_relaxed);
}

#endif
