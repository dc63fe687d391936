/* What the parts of the direct connection share: direct.c, for single statements, and hold.c, for whole
 * transactions. */
#ifndef EMBER_DIRECT_INNER_H
#define EMBER_DIRECT_INNER_H

#include <stdatomic.h>

#include "controls.h"
#include "direct.h"
#include "hold.h"
#include "others.h"

enum {
    EMBER__KEPT = 128, /* compiled statements */
};

typedef struct {
    char *sql;
    sqlite3_stmt *vm;
} ember__kept_t;

struct ember__direct {
    pthread_mutex_t lock; /* guards the queue, `leading`, `holder` and the numbers */
    ember__job_t *first;
    ember__job_t **last;
    bool leading; /* a thread is at work; what follows the numbers is its own until it ends */
    ember__hold_t
        *holder; /* the transaction that has the connection; it is at work between its statements, too */
    atomic_ullong progress; /* of holders: counts what they do */
    ember__direct_stats_t stats;
    const ember__limits_t *limits;
    int64_t group_us; /* a group that has run for so long takes nobody in any more */
    int64_t idle_us;  /* that a transaction may do nothing while others wait for the commit that it shares */
    ember__turn_t *turn;
    sqlite3 *db;
    ember__settings_t settings;
    bool refused;                  /* the statement asks its connection for something */
    char words[200];               /* ... and what */
    const ember__counts_t *counts; /* of the transaction whose statement runs; NULL: a single statement */
    int64_t total_before;          /* total_changes() of the connection before the statement */
    ember__job_t *running;         /* the statement, and */
    sqlite3_stmt *running_vm;      /* what it is compiled to */
    ember__job_t *own; /* the one that the thread that is at work waits for; NULL: none, or none that can be
                          interrupted */
    ember__controls_t controls;
    ember__kept_t statements[EMBER__KEPT];
    ember__others_t others;
    int64_t deadline;
    int synchronous;
    atomic_int frames;
    /* A group with transactions in it. */
    ember__job_t *members; /* that wait for its commit; the last one first */
    int member_count;
    int64_t begun;
};

/* The compiled statement; NULL when it does not compile here, no matter why. */
sqlite3_stmt *ember__direct_statement(ember__direct_t *d, const ember__job_t *job);
/* Runs it as the connection that it comes from would. What is answered when its rows cannot be kept: the
 * statement has done its work all the same. */
int ember__direct_statement_run(ember__direct_t *d, ember__job_t *job, sqlite3_stmt *vm);
/* The same within a group: what SQLite would have found at the end of the statement has to be found now. */
int ember__direct_run_in_group(ember__direct_t *d, ember__job_t *job, sqlite3_stmt *vm);

/* Waits until it is our turn among the writers of the process; then ember__turn_pass() is due. */
bool ember__direct_turn(ember__direct_t *d);
/* Begins a transaction, with the write lock. */
int ember__direct_begin(ember__direct_t *d);
/* Only ever raised: the strictest of the connections counts. */
int ember__direct_synchronous(ember__direct_t *d, int wanted);

/* The answer is this failure, with the connection's words when they are of it. */
void ember__job_fail(ember__direct_t *d, ember__job_t *job, int rc);
void ember__job_forget(ember__job_t *job);

/* The queue, which has to be locked. */
ember__job_t *ember__direct_take(ember__direct_t *d);
/* For one that nothing was done for: it is the first again. Its thread looks at the clock from now on. */
void ember__direct_put_back(ember__direct_t *d, ember__job_t *job);
/* Serves statements, up to a transaction that waits. */
void ember__direct_lead(ember__direct_t *d, ember__job_t *own);
/* Waits until something has changed for it, its time is over, or its caller has been asked. */
void ember__direct_await(ember__direct_t *d, ember__job_t *job);
/* Takes it out when its time is over, or its caller does not want it, and nobody is at work for it. */
void ember__direct_give_up(ember__direct_t *d, ember__job_t *job);

#endif
