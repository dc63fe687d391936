/*
 * Rung when the write lock of a database may be free, for the threads of this process that wait for it: they
 * ask again at once, and the lock is not left lying while all of them sleep.
 */
#ifndef EMBER_BELL_H
#define EMBER_BELL_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t rung;
    atomic_int listeners;
} ember__bell_t;

/* SQLITE_OK or SQLITE_NOMEM. */
int ember__bell_init(ember__bell_t *bell);
void ember__bell_fini(ember__bell_t *bell);

/* Waits so many microseconds at most. */
void ember__bell_wait(ember__bell_t *bell, int64_t us);
/* Wakes one of those who wait. */
void ember__bell_ring(ember__bell_t *bell);

static inline bool ember__bell_awaited(ember__bell_t *bell)
{
    return atomic_load_explicit(&bell->listeners, memory_order_relaxed) > 0;
}

#endif
