/* Seams for tests; not installed. */
#ifndef EMBER_TESTING_H
#define EMBER_TESTING_H

#include <stddef.h>
#include <stdint.h>

/*
 * Puts `hook` in front of every allocation of Ember: it is asked as realloc(block, size) would be and answers
 * as realloc() does. Releasing does not pass it. NULL takes it away. Blocks made with and without the hook
 * must come from the same allocator.
 */
void ember__alloc_hook(void *(*hook)(void *block, size_t size));

/* Limits of concurrent transactions, for databases that turn them on from now on. Times in microseconds. */
typedef struct {
    size_t rows;
    size_t pages;
    size_t pages_in_memory;
    int checkpoint_frames;
    int drain_frames;
    int64_t oldest_us;
} ember__test_limits_t;

void ember__concurrency_get_limits(ember__test_limits_t *out);
void ember__concurrency_test_limits(const ember__test_limits_t *limits);

/* How long groups in the queue take others in, and how long a transaction there may keep those waiting that
 * share its commit while it does nothing, in microseconds; for databases that turn concurrency on from now
 * on. */
void ember__direct_test_times(int64_t group_us, int64_t idle_us);
/* The usual ones again. */
void ember__direct_usual_times(void);

#endif
