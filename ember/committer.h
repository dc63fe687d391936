/* The queue of transactions that want to commit, and the connection that commits them in groups. */
#ifndef EMBER_COMMITTER_H
#define EMBER_COMMITTER_H

#include <stdint.h>
#include <sqlite3.h>

#include "limit.h"
#include "merge.h"
#include "turn.h"

typedef struct ember__committer ember__committer_t;

enum { EMBER__GROUP_SIZES = 7 };

/* Counted since the committer was made. */
typedef struct {
    uint64_t commits;
    uint64_t conflicts;
    uint64_t groups;
    uint64_t largest_group;
    /* Groups by size: of 1, 2 to 3, 4 to 7 and so on; the last one has all that are larger, too. */
    uint64_t sizes[EMBER__GROUP_SIZES];
    uint64_t foreign_commits; /* groups that found the database changed by another process */
    uint64_t waiting;         /* transactions that have no answer yet */
} ember__commit_stats_t;

/* Takes over `db`, which must not be in use otherwise; closes it also when it fails. The limits are the caller's and
 * looked at each time; `turn` has to outlive it. */
int ember__committer_new(sqlite3 *db, const ember__limits_t *limits, ember__turn_t *turn,
                         ember__committer_t **out);
void ember__committer_free(ember__committer_t *committer);

/* Commits the change, together with others that wait, and waits for that. change->rc is the answer, too. */
int ember__committer_commit(ember__committer_t *committer, ember__change_t *change);

/* Has the functions and collations of an extension for merging, too. May wait for a group to be committed. */
int ember__committer_load(ember__committer_t *committer, const char *path);

/* Frames in the log after the last commit. */
int ember__committer_frames(ember__committer_t *committer);
void ember__committer_stats(ember__committer_t *committer, ember__commit_stats_t *out);
/* Calls `each` with every table whose rows transactions conflicted over, and how often. */
void ember__committer_conflicts(ember__committer_t *committer,
                                void (*each)(void *arg, const char *table, uint64_t count), void *arg);
/* How safe a commit is: the number of PRAGMA synchronous. Only ever raised. */
int ember__committer_synchronous(ember__committer_t *committer, int level);

#endif
