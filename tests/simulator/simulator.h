/*
 * A loop for fibers in tests that does nothing by chance: which of the ready fibers runs next, and when one
 * that was away begins there and comes back, is drawn from a seed, so that the same seed gives the same
 * order. Time is virtual: it stands still while there is something to do, and then jumps to the next alarm.
 * So that calls move in their middle nevertheless, the seed also says which turns are over at once.
 *
 * What a fiber does away from home happens on another thread while all others stand still. Only when it
 * does not come back within a moment, as when it waits for a lock that another fiber holds, do the others go
 * on meanwhile.
 */
#ifndef TESTS_SIMULATOR_H
#define TESTS_SIMULATOR_H

#include <stdbool.h>
#include <stdint.h>

#include <toasty/async.h>

typedef struct simulator_options {
    uint64_t seed;
    void (*run)(void *arg); /* the first fiber */
    void *arg;
    /* Called when the first fiber has been suspended for the n-th time (from 1), outside of any fiber and
       while none is away; NULL: not. It may call toasty_cancel. */
    void (*suspended)(void *context, toasty_fiber *first, unsigned n);
    void *context;
} simulator_options;

/* Runs fibers until all have ended. TOASTY_MISUSE within a fiber; TOASTY_OUT_OF_MEMORY. Ends the program with
   a message when fibers are left that nothing can wake. */
toasty_status simulator_run(const simulator_options *options);
/* Whether one runs. In it who waits for a lock takes a fifth of a second, so that what many do in turn is
 * better short. */
bool simulator_running(void);
/* The seed to use: TOASTY_SEED in the environment, else 1. */
uint64_t simulator_seed(void);
/* Says how to repeat what has failed. */
void simulator_report(uint64_t seed);

#endif
