/* Concurrent write transactions of a database handle: what its connections share. */
#ifndef EMBER_CONCURRENCY_H
#define EMBER_CONCURRENCY_H

#include "checkpoint.h"
#include "committer.h"
#include "internal.h"
#include "overlay.h"
#include "sequence.h"

/* Limits, with their defaults in concurrency.c. */
typedef struct {
    size_t rows; /* that one transaction may touch */
    ember__overlay_limits_t overlay;
    ember__checkpoint_limits_t checkpoint;
} ember__concurrency_limits_t;

struct ember__concurrency {
    ember__concurrency_limits_t limits;
    ember__overlay_vfs_t *vfs;
    ember__committer_t *committer;
    ember__checkpointer_t *checkpointer;
    ember__counters_t counters;
};

/* Turns concurrency on for the handle, if it is not on yet. */
turso_status_code_t ember__concurrency_start(turso_database_t *database, const char **error);
void ember__concurrency_free(ember__concurrency_t *concurrency);

/* NULL while it is off. */
ember__concurrency_t *ember__concurrency_of(turso_database_t *database);

/* What follows a commit of any kind: the log may have grown long. */
void ember__concurrency_tidy(ember__concurrency_t *concurrency, int frames);

/* The SELECT that shows the numbers; to be released with sqlite3_free(). NULL: no memory. */
char *ember__concurrency_report(ember__concurrency_t *concurrency);

#endif
