/*
 * What a transaction has run on the direct connection, to be run again when another member of its group has
 * taken all of them along. It has waited for nothing but its commit since, so that nobody sees a difference
 * when each statement answers what it did the first time.
 */
#ifndef EMBER_REPLAY_H
#define EMBER_REPLAY_H

#include "direct.h"
#include "image.h"

/* What changes() and total_changes() say on the connection that the transaction comes from. */
typedef struct {
    int64_t changes;
    int64_t total;
} ember__counts_t;

/* Zeros are a good beginning. */
typedef struct {
    ember__buffer_t log;
    bool lost; /* it became too long, or there was no memory */
} ember__replay_t;

void ember__replay_fini(ember__replay_t *replay);
/* For the next transaction. */
void ember__replay_clear(ember__replay_t *replay);
/* A statement that has run and was answered. */
void ember__replay_note(ember__replay_t *replay, const ember__job_t *job, const ember__counts_t *counts);
/* Has `run` do the same again, up to one that it returns false for. False: that, or an answer is another one.
 */
bool ember__replay_run(const ember__replay_t *replay,
                       bool (*run)(void *arg, ember__job_t *job, const ember__counts_t *counts), void *arg);

#endif
