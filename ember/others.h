/* Writers of other processes: they sleep between their looks at the write lock, so that a process that always
 * has something to commit would never let them in. */
#ifndef EMBER_OTHERS_H
#define EMBER_OTHERS_H

#include <stdbool.h>
#include <stdint.h>

#include "turn.h"

/* What one of our connections has noticed of them. */
typedef struct {
    int64_t version; /* PRAGMA data_version: changes with every commit of another connection */
    uint64_t ours;   /* commits of this process that are known to be */
    int64_t until;   /* when they stop being taken into account */
    int64_t paused;
    bool doubtful; /* it may have been them */
    uint64_t count;
} ember__others_t;

/* After a commit of the connection itself. */
void ember__others_committed(ember__others_t *others, ember__turn_t *turn);
/* With the write lock held: what `version` says now. */
void ember__others_look(ember__others_t *others, ember__turn_t *turn, int64_t version);
/* After a commit, when more is waiting, and without any lock: leaves the database alone for a moment when
 * others want it. */
void ember__others_let_in(ember__others_t *others);

#endif
