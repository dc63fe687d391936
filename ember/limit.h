/* Limits of concurrent transactions, of one database handle. They may be read and set from any thread. */
#ifndef EMBER_LIMIT_H
#define EMBER_LIMIT_H

#include <stdatomic.h>
#include <stdint.h>

enum ember__limit {
    EMBER__LIMIT_ROWS,              /* that one transaction may touch */
    EMBER__LIMIT_PAGES,             /* ... and write */
    EMBER__LIMIT_MEMORY_PAGES,      /* ... and keep in memory; more go to a private file */
    EMBER__LIMIT_GROUP,             /* transactions that are committed together */
    EMBER__LIMIT_CONFLICTS,         /* in a row, before a connection is let through alone */
    EMBER__LIMIT_SEQUENCE,          /* numbers of an AUTOINCREMENT table that a transaction takes at a time */
    EMBER__LIMIT_CHECKPOINT_FRAMES, /* in the log before it is moved into the file */
    EMBER__LIMIT_DRAIN_FRAMES,      /* ... and before new transactions wait for the present ones */
    EMBER__LIMIT_DRAIN_MS,          /* how long they wait at most */
    EMBER__LIMIT_SNAPSHOT_MS, /* an older snapshot in the way of a log that should be drained is taken away */
    EMBER__LIMITS
};

typedef struct {
    _Atomic int64_t values[EMBER__LIMITS];
} ember__limits_t;

typedef struct {
    const char *pragma;
    int64_t most; /* the least is 1 for all */
} ember__limit_kind_t;

/* The limit of this number; NULL past the last one. */
const ember__limit_kind_t *ember__limit_kind(unsigned which);

/* Sets all of them to what a fresh handle has. */
void ember__limits_init(ember__limits_t *limits);
int64_t ember__limit_usual(enum ember__limit which);

static inline int64_t ember__limit(const ember__limits_t *limits, enum ember__limit which)
{
    return atomic_load_explicit(&limits->values[which], memory_order_relaxed);
}

static inline void ember__limit_set(ember__limits_t *limits, enum ember__limit which, int64_t value)
{
    atomic_store_explicit(&limits->values[which], value, memory_order_relaxed);
}

#endif
