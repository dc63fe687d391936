#include "hold.h"
#include "alloc.h"
#include "direct_inner.h"
#include "guard.h"
#include "internal.h"

#include <errno.h>

enum { IDLE_TICKS = 20 };

int ember__hold_init(ember__hold_t *hold)
{
    *hold = (ember__hold_t){.job = {.hold = hold}};
    return pthread_cond_init(&hold->job.changed, NULL) == 0 ? SQLITE_OK : SQLITE_NOMEM;
}

void ember__hold_fini(ember__hold_t *hold)
{
    ember__job_fini(&hold->job);
    ember__replay_fini(&hold->replay);
    pthread_cond_destroy(&hold->job.changed);
}

static void conflict(ember__job_t *job, const char *words)
{
    ember__job_forget(job);
    job->rc = SQLITE_BUSY_SNAPSHOT;
    ember__fail(&job->words, TURSO_BUSY_SNAPSHOT, "write-write conflict: %s", words);
}

static void lost_while_idle(ember__job_t *job)
{
    conflict(job, "the transaction was idle while others waited for the commit that it shares: run it again");
}

/* ---- groups */

static void add_member(ember__direct_t *d, ember__job_t *job)
{
    job->next = d->members;
    d->members = job;
    d->member_count++;
}

/* ---- groups that are rolled back by one who is not a member, or none any more */

static int run(ember__direct_t *d, ember__job_t *job);

static bool run_as_before(void *arg, ember__job_t *job, const ember__counts_t *counts)
{
    ember__direct_t *d = arg;
    d->counts = counts;
    int rc = run(d, job);
    d->counts = NULL;
    return rc == SQLITE_OK && !sqlite3_get_autocommit(d->db);
}

/* What SQLite would have found at COMMIT. */
static int check_keys(ember__direct_t *d, ember__job_t *job)
{
    int open = 0;
    int high = 0;
    int rc = sqlite3_db_status(d->db, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &high, 0);
    if (rc == SQLITE_OK && open && EMBER__GUARD(hold_keys)) {
        rc = job->rc = SQLITE_CONSTRAINT_FOREIGNKEY;
        ember__fail(&job->words, TURSO_CONSTRAINT, "FOREIGN KEY constraint failed");
    } else if (rc != SQLITE_OK) {
        ember__job_fail(d, job, rc);
    }
    return rc;
}

static void lost_with_another(ember__job_t *job)
{
    conflict(job, "the transaction was rolled back together with another one that shared its commit and "
                  "failed: run it again");
}

/* A single statement in the midst of transactions. What is answered when the group is lost. */
static int run_single(ember__direct_t *d, ember__job_t *job)
{
    sqlite3_stmt *vm = ember__direct_statement(d, job);
    job->unfit = !vm;
    return vm ? ember__direct_run_in_group(d, job, vm) : SQLITE_OK;
}

/* A member, once more. False: the group is lost. */
static bool repeat(ember__direct_t *d, ember__job_t *job)
{
    if (job->unfit)
        return true;
    if (!job->hold) {
        ember__job_forget(job);
        return run_single(d, job) == SQLITE_OK;
    }
    int rc = ember__controls_run(&d->controls, EMBER__SAVEPOINT);
    if (rc == SQLITE_OK &&
        (!ember__replay_run(&job->hold->replay, run_as_before, d) || check_keys(d, job) != SQLITE_OK)) {
        lost_with_another(job);
        rc = sqlite3_get_autocommit(d->db) ? SQLITE_ABORT : ember__controls_run(&d->controls, EMBER__UNDO);
    }
    return rc == SQLITE_OK && ember__controls_run(&d->controls, EMBER__RELEASE) == SQLITE_OK;
}

static void reverse(ember__direct_t *d)
{
    ember__job_t *reversed = NULL;
    for (ember__job_t *job = d->members, *next; job; job = next) {
        next = job->next;
        job->next = reversed;
        reversed = job;
    }
    d->members = reversed;
}

/* Has the members do what they did in a new transaction, in the same order. False: the group is lost. */
static bool repeat_all(ember__direct_t *d)
{
    if (!sqlite3_get_autocommit(d->db))
        ember__controls_run(&d->controls, EMBER__ROLLBACK);
    d->deadline = ember__now_us() + EMBER__BUSY_MS * 1000;
    bool all = ember__direct_begin(d) == SQLITE_OK;
    reverse(d);
    for (ember__job_t *job = d->members; job && all; job = job->next)
        all = repeat(d, job);
    reverse(d);
    return all;
}

/* Nothing is left of the group: statements run again, transactions cannot without their program. */
static void lose(ember__direct_t *d)
{
    ember__job_t *jobs = d->members;
    d->members = NULL;
    for (ember__job_t *job = jobs, *next; job; job = next) {
        next = job->next;
        if (job->hold && EMBER__GUARD(hold_lost))
            lost_with_another(job);
        if (job->hold || job->unfit)
            add_member(d, job);
        else
            ember__direct_put_back(d, job); /* before any transaction that waits, and so not beside one */
    }
}

static void answer(ember__direct_t *d)
{
    uint64_t count = 0;
    uint64_t holds = d->stats.holds;
    d->stats.foreign_commits = d->others.count;
    for (ember__job_t *job = d->members, *next; job; job = next) {
        next = job->next; /* gone as soon as its thread sees that it is done */
        count++;
        if (job->hold)
            d->stats.holds += job->rc == SQLITE_OK;
        else
            d->stats.statements += job->rc == SQLITE_OK && !job->unfit;
        job->done = true;
        pthread_cond_signal(&job->changed);
    }
    if (d->stats.holds > holds) {
        d->stats.hold_groups++;
        if (count > d->stats.largest_hold_group)
            d->stats.largest_hold_group = count;
    }
    d->members = NULL;
    d->member_count = 0;
}

/* Commits the group, if need be once more. Called and left with the queue locked. */
static void close_group(ember__direct_t *d, bool lost)
{
    pthread_mutex_unlock(&d->lock);
    int rc = SQLITE_OK;
    if (lost && d->members && EMBER__GUARD(hold_again))
        lost = !repeat_all(d);
    if (!lost && d->members)
        rc = ember__controls_run(&d->controls, EMBER__COMMIT);
    for (ember__job_t *job = d->members; job && rc != SQLITE_OK; job = job->next)
        if (job->rc == SQLITE_OK && !job->unfit && EMBER__GUARD(hold_commit))
            ember__job_fail(d, job, rc);
    if (!sqlite3_get_autocommit(d->db))
        ember__controls_run(&d->controls, EMBER__ROLLBACK);
    ember__turn_pass(d->turn);
    pthread_mutex_lock(&d->lock);
    if (lost)
        lose(d);
    answer(d);
    if (d->first) {
        pthread_mutex_unlock(&d->lock);
        ember__others_let_in(&d->others);
        pthread_mutex_lock(&d->lock);
    }
    d->leading = false;
    if (d->first)
        pthread_cond_signal(&d->first->changed);
}

/* Whether the one at the head of the queue becomes a member. */
static bool joins(const ember__direct_t *d)
{
    const ember__job_t *job = d->first;
    return job && job->synchronous <= d->synchronous && !(job->hold && job->hold->first_only) &&
           d->member_count < ember__limit(d->limits, EMBER__LIMIT_GROUP) &&
           ember__now_us() - d->begun < d->group_us;
}

/* Has a single statement become a member. False: the group is lost. */
static bool serve(ember__direct_t *d, ember__job_t *job)
{
    pthread_mutex_unlock(&d->lock);
    int rc = run_single(d, job);
    pthread_mutex_lock(&d->lock);
    if (rc == SQLITE_OK) {
        add_member(d, job);
        return true;
    }
    if (job->rc == SQLITE_OK)
        ember__job_fail(d, job, rc);
    job->done = true;
    pthread_cond_signal(&job->changed);
    return false;
}

/* The transaction that had the connection is a member now, or gone: the next ones have their turn. Called and
 * left with the queue locked. */
static void go_on(ember__direct_t *d)
{
    bool lost = false;
    d->holder = NULL;
    while (!lost && joins(d)) {
        ember__job_t *job = ember__direct_take(d);
        if (job->hold) {
            d->holder = job->hold;
            atomic_store(&d->holder->state, EMBER__HOLD_WORKS);
            pthread_cond_signal(&job->changed);
            return;
        }
        lost = !serve(d, job);
    }
    close_group(d, lost);
}

/* ---- the one that has the connection */

/* Between two of its statements it may have lost the connection. */
static bool resume(ember__hold_t *hold)
{
    int rests = EMBER__HOLD_RESTS;
    if (atomic_compare_exchange_strong(&hold->state, &rests, EMBER__HOLD_WORKS))
        return true;
    hold->first_only = true;
    return false;
}

static void rest(ember__direct_t *d, ember__hold_t *hold)
{
    atomic_fetch_add(&d->progress, 1);
    atomic_store(&hold->state, EMBER__HOLD_RESTS);
}

/* Goes on without it. Called and left with the queue locked; the connection has to be the caller's. */
static void drop(ember__direct_t *d)
{
    d->holder = NULL;
    pthread_mutex_unlock(&d->lock);
    int rc = sqlite3_get_autocommit(d->db) ? SQLITE_ABORT : ember__controls_run(&d->controls, EMBER__UNDO);
    if (rc == SQLITE_OK)
        rc = ember__controls_run(&d->controls, EMBER__RELEASE);
    pthread_mutex_lock(&d->lock);
    if (rc == SQLITE_OK)
        go_on(d);
    else
        close_group(d, true);
}

static void leave(ember__direct_t *d)
{
    pthread_mutex_lock(&d->lock);
    drop(d);
    pthread_mutex_unlock(&d->lock);
}

/* A member waits for the commit of its group. Who has the connection now and does nothing, perhaps because it
 * waits for what the member's thread will do next, does not keep it waiting for ever. */
static void await_commit(ember__direct_t *d, ember__job_t *job)
{
    uint64_t seen = atomic_load(&d->progress);
    int ticks = 0;
    while (!job->done) {
        struct timespec end = ember__clock_in(d->idle_us / IDLE_TICKS);
        if (pthread_cond_timedwait(&job->changed, &d->lock, &end) != ETIMEDOUT)
            continue;
        ember__hold_t *holder = d->holder;
        uint64_t now = atomic_load(&d->progress);
        int rests = EMBER__HOLD_RESTS;
        if (!holder || now != seen || atomic_load(&holder->state) != EMBER__HOLD_RESTS) {
            ticks = 0;
        } else if (++ticks >= IDLE_TICKS && EMBER__GUARD(hold_idle) &&
                   atomic_compare_exchange_strong(&holder->state, &rests, EMBER__HOLD_LOST)) {
            drop(d); /* the holder itself may be gone already */
        }
        seen = now;
    }
}

/* ---- beginning */

/* A group that this one is the first of. Called and left with the queue locked. */
static void open_group(ember__direct_t *d, ember__hold_t *hold)
{
    ember__job_t *job = ember__direct_take(d);
    d->leading = true;
    pthread_mutex_unlock(&d->lock);
    d->deadline = job->deadline;
    d->own = job;
    int rc = ember__direct_synchronous(d, job->synchronous);
    bool turn = rc == SQLITE_OK && ember__direct_turn(d);
    if (rc == SQLITE_OK)
        rc = turn ? ember__direct_begin(d) : SQLITE_BUSY;
    d->own = NULL;
    if (rc != SQLITE_OK)
        ember__job_fail(d, job, rc);
    if (rc != SQLITE_OK && !sqlite3_get_autocommit(d->db))
        ember__controls_run(&d->controls, EMBER__ROLLBACK);
    if (rc != SQLITE_OK && turn)
        ember__turn_pass(d->turn);
    pthread_mutex_lock(&d->lock);
    if (rc == SQLITE_OK) {
        d->holder = hold;
        d->begun = ember__now_us();
        atomic_store(&hold->state, EMBER__HOLD_WORKS);
        return;
    }
    job->done = true;
    d->leading = false;
    if (d->first)
        pthread_cond_signal(&d->first->changed);
}

/* In the queue, until it has the connection or cannot have it. */
static void await_turn(ember__direct_t *d, ember__hold_t *hold)
{
    ember__job_t *job = &hold->job;
    *d->last = job;
    d->last = &job->next;
    while (!job->done && d->holder != hold) {
        if (d->leading || (d->first != job && d->first->hold))
            ember__direct_await(d, job);
        else if (d->first == job)
            open_group(d, hold);
        else
            ember__direct_lead(d, job);
        ember__direct_give_up(d, job);
    }
}

void ember__hold_begin(ember__direct_t *d, ember__hold_t *hold)
{
    ember__job_t *job = &hold->job;
    ember__job_forget(job);
    job->taken = job->done = false;
    atomic_store(&job->unwanted, false);
    ember__replay_clear(&hold->replay);
    job->next = NULL;
    job->deadline = ember__now_us() + job->busy_ms * 1000;
    pthread_mutex_lock(&d->lock);
    d->stats.holds_waiting++;
    await_turn(d, hold);
    d->stats.holds_waiting--;
    pthread_mutex_unlock(&d->lock);
    if (job->rc != SQLITE_OK)
        return;
    int rc = ember__controls_run(&d->controls, EMBER__SAVEPOINT);
    if (rc == SQLITE_OK) {
        rest(d, hold);
        return;
    }
    ember__job_fail(d, job, rc);
    pthread_mutex_lock(&d->lock);
    if (sqlite3_get_autocommit(d->db)) {
        d->holder = NULL;
        close_group(d, true);
    } else {
        go_on(d);
    }
    pthread_mutex_unlock(&d->lock);
}

/* ---- statements */

static void refuse(ember__direct_t *d, ember__job_t *job)
{
    ember__job_forget(job);
    job->unfit = job->settled = false;
    job->rc = SQLITE_ERROR;
    ember__fail(&job->words, TURSO_ERROR, "%s", d->words);
}

/* What is answered when the rows that it returns cannot be kept. */
static int run(ember__direct_t *d, ember__job_t *job)
{
    d->refused = false;
    sqlite3_stmt *vm = ember__direct_statement(d, job);
    if (!vm) {
        int rc = sqlite3_extended_errcode(d->db);
        ember__job_fail(d, job, rc == SQLITE_OK ? SQLITE_NOMEM : rc);
        if (d->refused)
            refuse(d, job);
        return SQLITE_OK;
    }
    int kept_rows = ember__direct_statement_run(d, job, vm);
    if (job->unfit)
        refuse(d, job);
    return kept_rows;
}

/* True. The commit of others may follow, so that the caller hears of a wait. */
static bool leave_early(ember__direct_t *d, const ember__job_t *job)
{
    ember__caller_wants(&job->caller, true);
    leave(d);
    return true;
}

bool ember__hold_run(ember__direct_t *d, ember__hold_t *hold, ember__job_t *job,
                     const ember__counts_t *counts)
{
    if (!resume(hold)) {
        lost_while_idle(job);
        return true;
    }
    d->counts = counts;
    d->own = job;
    int rc = run(d, job);
    d->own = NULL;
    d->counts = NULL;
    bool ended = sqlite3_get_autocommit(d->db);
    if (!ended && rc == SQLITE_OK) {
        if (job->rc != SQLITE_INTERRUPT)
            ember__replay_note(&hold->replay, job, counts);
        rest(d, hold);
        return false;
    }
    if (job->rc == SQLITE_OK)
        ember__job_fail(d, job, rc ? rc : SQLITE_ABORT);
    return leave_early(d, job);
}

/* ---- the end */

bool ember__hold_commit(ember__direct_t *d, ember__hold_t *hold)
{
    ember__job_t *job = &hold->job;
    ember__job_forget(job);
    if (!resume(hold)) {
        lost_while_idle(job);
        return true;
    }
    if (check_keys(d, job) != SQLITE_OK) {
        rest(d, hold);
        return false;
    }
    int rc = ember__controls_run(&d->controls, EMBER__RELEASE);
    if (rc != SQLITE_OK) {
        ember__job_fail(d, job, rc);
        leave(d);
        return true;
    }
    job->done = !EMBER__GUARD(hold_answer);
    pthread_mutex_lock(&d->lock);
    d->stats.holds_waiting++;
    add_member(d, job);
    go_on(d);
    await_commit(d, job);
    d->stats.holds_waiting--;
    pthread_mutex_unlock(&d->lock);
    if (job->rc == SQLITE_OK)
        hold->first_only = false;
    return true;
}

void ember__hold_rollback(ember__direct_t *d, ember__hold_t *hold)
{
    if (resume(hold))
        leave(d);
}
