/* Who is in a concurrent transaction, and moving the log into the file beside them. */
#ifndef EMBER_CHECKPOINT_H
#define EMBER_CHECKPOINT_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <sqlite3.h>

#include "limit.h"
#include "overlay.h"
#include "turn.h"

typedef struct ember__checkpointer ember__checkpointer_t;

/* One open concurrent transaction. */
typedef struct ember__guest ember__guest_t;
struct ember__guest {
    ember__overlay_t *overlay;
    int64_t since; /* microseconds */
    bool alone;    /* others wait, for a while, until it is out */
    ember__guest_t *next;
    ember__guest_t **link; /* NULL: not in */
};

/*
 * Takes over two connections to the database: one that checkpoints, and one that holds writers off meanwhile.
 * The limits are the caller's and looked at each time. `gate`: where a checkpoint waits for its turn, to keep
 * writers away while it finds its place; needed before libsqlite3 3.51.3. NULL: it does not.
 */
int ember__checkpointer_new(sqlite3 *db, sqlite3 *holder, const ember__limits_t *limits, ember__turn_t *gate,
                            ember__checkpointer_t **out);
void ember__checkpointer_free(ember__checkpointer_t *checkpointer);

/* Before and after a concurrent transaction. Entering may wait while the log is drained, or somebody wants to
 * be alone, which waits for those who are in: all of this for the time of a drain at most. */
void ember__checkpointer_enter(ember__checkpointer_t *checkpointer, ember__guest_t *guest, bool alone);
void ember__checkpointer_leave(ember__checkpointer_t *checkpointer, ember__guest_t *guest);

/* Does what the length of the log asks for, if nobody is at it already. The caller holds no snapshot and no
 * lock. */
void ember__checkpointer_run(ember__checkpointer_t *checkpointer, int frames);

typedef struct {
    uint64_t checkpoints;
    uint64_t drains;
    uint64_t revoked;
    uint64_t alone;
    uint64_t guests;    /* now */
    int64_t oldest_us;  /* age of the oldest snapshot that is open; 0: none is */
    int64_t longest_us; /* the greatest age that any has come to */
} ember__checkpoint_stats_t;
void ember__checkpointer_stats(ember__checkpointer_t *checkpointer, ember__checkpoint_stats_t *out);

#endif
