/*
 * The connection on which single statements of all connections are carried out, one after the other, in
 * groups that share one commit: the thread that finds nobody at work runs its own and those of all that wait.
 */
#ifndef EMBER_DIRECT_H
#define EMBER_DIRECT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sqlite3.h>

#include "caller.h"
#include "limit.h"
#include "parameters.h"
#include "settings.h"
#include "turn.h"

typedef struct ember__direct ember__direct_t;
typedef struct ember__job ember__job_t;
typedef struct ember__hold ember__hold_t;

/* A statement on its way. Its thread waits, so that another can use all of this. */
struct ember__job {
    const char *sql;
    uint32_t hash; /* of the text */
    const ember__parameters_t *parameters;
    bool returns;      /* it has result columns */
    sqlite3_stmt *own; /* as its connection has compiled it */
    int64_t busy_ms;
    int synchronous;
    sqlite3_int64 rowid_before; /* last_insert_rowid() */
    ember__caller_t caller;
    /* The answer. */
    bool unfit;        /* its own connection has to run it: nothing was done */
    int rc;            /* SQLITE_OK, or an error code of SQLite */
    const char *words; /* of an error; NULL: those of its code */
    sqlite3_int64 rowid;
    int64_t changes;
    int64_t total_changes;
    size_t columns;         /* of these rows */
    bool outdated;          /* they are others than those of `own` */
    sqlite3_value **values; /* of the rows that it returns, one after the other */
    size_t value_count;
    size_t value_capacity;
    /* For the queue. */
    int64_t deadline;     /* when it stops to wait for the write lock */
    bool taken;           /* a leader works at it */
    atomic_bool unwanted; /* the caller has said so: it is taken out, or interrupted */
    atomic_bool ran;      /* too late for that */
    bool settled;
    bool done;
    ember__hold_t *hold; /* not a statement but a transaction that waits: hold.h */
    pthread_cond_t changed;
    ember__job_t *next;
};

uint32_t ember__job_hash(const char *sql);
/* Asks the caller, on its thread and with nothing locked. False: it does not want the answer any more. */
bool ember__job_wanted(ember__job_t *job, bool waits);
/* Gives the answer's memory back. */
void ember__job_fini(ember__job_t *job);

/* Counted since it was made. */
typedef struct {
    uint64_t statements;
    uint64_t groups;
    uint64_t largest_group;
    uint64_t foreign_commits; /* by other processes, that were met */
    uint64_t waiting;         /* statements that have no answer yet */
    uint64_t holds;           /* transactions that were committed */
    uint64_t hold_groups;
    uint64_t largest_hold_group;
    uint64_t holds_waiting; /* for their beginning or for their end */
} ember__direct_stats_t;

/* Takes over `db`, on which nothing was prepared yet; closes it also when it fails. `limits` and `turn` have
 * to outlive it. */
int ember__direct_new(sqlite3 *db, const ember__limits_t *limits, ember__turn_t *turn, ember__direct_t **out);
void ember__direct_free(ember__direct_t *direct);

/* Runs the statement, together with others that wait, and waits for that. SQLITE_BUSY: nothing was done, for
 * the lock was not to be had in time, or the caller did not want to wait. SQLITE_INTERRUPT: nor did it want
 * it to run on. */
void ember__direct_run(ember__direct_t *direct, ember__job_t *job);

/* What a connection must have set for its statements to be run here. */
const ember__settings_t *ember__direct_settings(const ember__direct_t *direct);
/* Frames in the log after the last commit. */
int ember__direct_frames(ember__direct_t *direct);
void ember__direct_stats(ember__direct_t *direct, ember__direct_stats_t *out);

#endif
