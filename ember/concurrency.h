/* Concurrent write transactions of a database handle: what its connections share. */
#ifndef EMBER_CONCURRENCY_H
#define EMBER_CONCURRENCY_H

#include "checkpoint.h"
#include "committer.h"
#include "direct.h"
#include "internal.h"
#include "overlay.h"
#include "sequence.h"

struct ember__concurrency {
    ember__limits_t limits;
    ember__overlay_vfs_t *vfs;
    ember__turn_t turn;
    ember__committer_t *committer;
    ember__direct_t *direct;
    ember__checkpointer_t *checkpointer;
    ember__counters_t counters;
    atomic_ullong begun;   /* transactions */
    atomic_ullong retries; /* ... by a connection whose last one met a conflict */
};

static inline ember__overlay_limits_t ember__overlay_limits(const ember__limits_t *limits)
{
    return (ember__overlay_limits_t){
        .pages = (size_t)ember__limit(limits, EMBER__LIMIT_PAGES),
        .pages_in_memory = (size_t)ember__limit(limits, EMBER__LIMIT_MEMORY_PAGES),
    };
}

/* Turns concurrency on for the handle, if it is not on yet. */
turso_status_code_t ember__concurrency_start(turso_database_t *database, const char **error);
void ember__concurrency_free(ember__concurrency_t *concurrency);

/* NULL while it is off. */
ember__concurrency_t *ember__concurrency_of(turso_database_t *database);

/* What follows a commit of any kind: the log may have grown long. */
void ember__concurrency_tidy(ember__concurrency_t *concurrency, int frames);

#endif
