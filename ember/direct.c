#include "direct_inner.h"
#include "alloc.h"
#include "guard.h"
#include "internal.h"
#include "refusal.h"
#include "testing.h"

#include <errno.h>

enum {
    GROUP_US = 2000,
    IDLE_US = 5000000, /* as long as others wait for a lock by default */
    GROUPS_IN_A_ROW = 4,
    POLL_US = 20,
};

static int64_t usual_group_us = GROUP_US;
static int64_t usual_idle_us = IDLE_US;

void ember__direct_test_times(int64_t group_us, int64_t idle_us)
{
    usual_group_us = group_us;
    usual_idle_us = idle_us;
}

void ember__direct_usual_times(void)
{
    ember__direct_test_times(GROUP_US, IDLE_US);
}

static int on_busy(void *arg, int turn)
{
    const ember__direct_t *d = arg;
    (void)turn;
    if (ember__now_us() >= d->deadline || (d->own && !ember__job_wanted(d->own, true)))
        return 0;
    struct timespec pause = {.tv_nsec = POLL_US * 1000};
    nanosleep(&pause, NULL);
    return 1;
}

static int on_wal(void *arg, sqlite3 *db, const char *schema, int frames)
{
    ember__direct_t *d = arg;
    (void)db;
    (void)schema;
    ember__others_committed(&d->others, d->turn);
    atomic_store(&d->frames, frames);
    return SQLITE_OK;
}

/* What has an answer of its own on each connection is refused, also in triggers, views and defaults. A
 * transaction that is carried out here has no other connection: it brings its numbers along. */
static bool has_numbers(sqlite3_context *call, const ember__direct_t **out)
{
    ember__direct_t *d = sqlite3_user_data(call);
    *out = d;
    if (d->counts)
        return true;
    d->refused = true;
    sqlite3_result_error(call, "it has to be asked on the connection itself", -1);
    return false;
}

static void changes(sqlite3_context *call, int argc, sqlite3_value **argv)
{
    const ember__direct_t *d;
    (void)argc;
    (void)argv;
    if (!has_numbers(call, &d))
        return;
    /* Within a trigger it is what the trigger has done so far. */
    bool before = sqlite3_total_changes64(d->db) == d->total_before;
    sqlite3_result_int64(call, before ? d->counts->changes : sqlite3_changes64(d->db));
}

static void total_changes(sqlite3_context *call, int argc, sqlite3_value **argv)
{
    const ember__direct_t *d;
    (void)argc;
    (void)argv;
    if (has_numbers(call, &d))
        sqlite3_result_int64(call, d->counts->total + sqlite3_total_changes64(d->db) - d->total_before);
}

static int authorize(void *arg, int action, const char *what, const char *column, const char *schema,
                     const char *within)
{
    ember__direct_t *d = arg;
    (void)schema;
    (void)within;
    if (action == SQLITE_READ &&
        (sqlite3_strnicmp(what, "pragma_", 7) == 0 || sqlite3_stricmp(what, "sqlite_stmt") == 0)) {
        d->refused = true;
        sqlite3_snprintf(sizeof d->words, d->words, "%s cannot be read in a queued transaction", what);
        return SQLITE_DENY;
    }
    if (d->counts && ember__hold_refuses(action, what, column, d->words, sizeof d->words)) {
        d->refused = true;
        return SQLITE_DENY;
    }
    return SQLITE_OK;
}

static int set_up_refusals(ember__direct_t *d)
{
    const int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
    int rc = sqlite3_set_authorizer(d->db, authorize, d);
    if (rc == SQLITE_OK)
        rc = sqlite3_create_function_v2(d->db, "changes", 0, flags, d, changes, NULL, NULL, NULL);
    return rc ? rc
              : sqlite3_create_function_v2(d->db, "total_changes", 0, flags, d, total_changes, NULL, NULL,
                                           NULL);
}

static int set_up(ember__direct_t *d)
{
    sqlite3_busy_handler(d->db, on_busy, d);
    if (EMBER__GUARD(own_checkpoints))
        sqlite3_wal_hook(d->db, on_wal, d);
    int rc = set_up_refusals(d);
    if (rc == SQLITE_OK)
        rc = ember__settings_read(d->db, &d->settings);
    if (rc == SQLITE_OK)
        rc = ember__controls_init(&d->controls, d->db);
    return rc == SQLITE_OK && pthread_mutex_init(&d->lock, NULL) != 0 ? SQLITE_NOMEM : rc;
}

static void close_all(ember__direct_t *d)
{
    ember__controls_fini(&d->controls);
    for (int i = 0; i < EMBER__KEPT; i++) {
        sqlite3_finalize(d->statements[i].vm);
        ember__free(d->statements[i].sql);
    }
    sqlite3_close(d->db);
    ember__free(d);
}

int ember__direct_new(sqlite3 *db, const ember__limits_t *limits, ember__turn_t *turn, ember__direct_t **out)
{
    ember__direct_t *d = ember__calloc(1, sizeof *d);
    if (!d) {
        sqlite3_close(db);
        return SQLITE_NOMEM;
    }
    d->db = db;
    d->limits = limits;
    d->turn = turn;
    d->last = &d->first;
    d->synchronous = -1;
    d->group_us = usual_group_us;
    d->idle_us = usual_idle_us;
    int rc = set_up(d);
    if (rc != SQLITE_OK) {
        close_all(d);
        return rc;
    }
    *out = d;
    return SQLITE_OK;
}

void ember__direct_free(ember__direct_t *d)
{
    if (!d)
        return;
    pthread_mutex_destroy(&d->lock);
    close_all(d);
}

/* ---- groups */

/* Only ever raised: the strictest of the connections counts. */
int ember__direct_synchronous(ember__direct_t *d, int wanted)
{
    if (wanted <= d->synchronous)
        return SQLITE_OK;
    char sql[40];
    sqlite3_snprintf(sizeof sql, sql, "PRAGMA synchronous = %d", wanted);
    int rc = sqlite3_exec(d->db, sql, NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        d->synchronous = wanted;
    return rc;
}

ember__job_t *ember__direct_take(ember__direct_t *d)
{
    ember__job_t *job = d->first;
    d->first = job->next;
    if (!d->first)
        d->last = &d->first;
    job->next = NULL;
    job->taken = true;
    return job;
}

/* For one that nothing was done for: it is the first again. Its thread looks at the clock from now on. */
void ember__direct_put_back(ember__direct_t *d, ember__job_t *job)
{
    ember__job_forget(job);
    job->rowid = job->rowid_before;
    job->taken = false;
    atomic_store(&job->ran, false);
    job->next = d->first;
    d->first = job;
    if (!job->next)
        d->last = &job->next;
    pthread_cond_signal(&job->changed);
}

/* Whether the one at the head of the queue can join a group of so many. */
static bool fits(const ember__direct_t *d, int count)
{
    return d->first && !d->first->hold && d->first->synchronous <= d->synchronous &&
           count < ember__limit(d->limits, EMBER__LIMIT_GROUP);
}

/* The next member of a group that has so many. Those who `waited` for it belong to it, as long as the one who
 * leads wants to wait for them; those who came meanwhile join it while it is young. */
static ember__job_t *next_member(ember__direct_t *d, int count, int waited, int64_t begun)
{
    ember__job_t *job = NULL;
    bool stops = d->own && atomic_load(&d->own->unwanted) && count;
    pthread_mutex_lock(&d->lock);
    if (fits(d, count) && !stops && (count < waited || ember__now_us() - begun < d->group_us))
        job = ember__direct_take(d);
    pthread_mutex_unlock(&d->lock);
    return job;
}

static int waiting(ember__direct_t *d)
{
    int count = 0;
    pthread_mutex_lock(&d->lock);
    for (const ember__job_t *job = d->first; job; job = job->next)
        count++;
    pthread_mutex_unlock(&d->lock);
    return count;
}

/* Gives everybody who has no answer yet this one. */
static void settle(ember__direct_t *d, ember__job_t *jobs, int rc)
{
    for (ember__job_t *job = jobs; job; job = job->next) {
        if (!job->settled && rc != SQLITE_OK && job->rc == SQLITE_OK)
            ember__job_fail(d, job, rc);
        job->settled = true;
    }
}

/* One of the group has taken the whole transaction along, with RAISE(ROLLBACK) for one: it has its answer,
 * and the others, of whom nothing is left, run again. */
static void start_over(ember__direct_t *d, ember__job_t *jobs, ember__job_t *culprit, int rc)
{
    if (culprit->rc == SQLITE_OK)
        ember__job_fail(d, culprit, rc);
    culprit->settled = true;
    if (!sqlite3_get_autocommit(d->db))
        ember__controls_run(&d->controls, EMBER__ROLLBACK);
    for (ember__job_t *job = jobs; job; job = job->next)
        if (!job->settled) {
            ember__job_forget(job);
            job->rowid = job->rowid_before;
            atomic_store(&job->ran, false);
            if (job->deadline > d->deadline)
                d->deadline = job->deadline;
        }
}

int ember__direct_begin(ember__direct_t *d)
{
    int rc = ember__controls_run(&d->controls, EMBER__BEGIN);
    if (rc != SQLITE_OK)
        return rc;
    int64_t version = d->others.version;
    rc = ember__controls_ask(&d->controls, EMBER__VERSION, &version);
    ember__others_look(&d->others, d->turn, version);
    return rc;
}

/* One transaction around all who have no answer yet, and who join them; `rc` is what became of its BEGIN.
 * They are taken out of the queue one by one, so that each can leave it until it runs. False: some of them
 * have to run again. */
static bool run_group(ember__direct_t *d, ember__job_t **jobs, int *count, int rc)
{
    int64_t begun = ember__now_us();
    int waited = waiting(d);
    for (ember__job_t **at = jobs; rc == SQLITE_OK; at = &(*at)->next) {
        if (!*at && (*at = next_member(d, *count, waited, begun)) != NULL)
            ++*count;
        ember__job_t *job = *at;
        if (!job)
            break;
        sqlite3_stmt *vm = job->settled ? NULL : ember__direct_statement(d, job);
        if (vm)
            rc = ember__direct_run_in_group(d, job, vm);
        else if (!job->settled)
            job->unfit = job->settled = true;
        if (rc != SQLITE_OK) {
            start_over(d, *jobs, job, rc);
            return !EMBER__GUARD(queue_again);
        }
    }
    if (rc == SQLITE_OK)
        rc = ember__controls_run(&d->controls, EMBER__COMMIT);
    settle(d, *jobs, rc);
    if (!sqlite3_get_autocommit(d->db))
        ember__controls_run(&d->controls, EMBER__ROLLBACK);
    return true;
}

/* A statement that nobody else waits with runs by itself: SQLite commits it. False: the lock is taken. */
static bool serve_one(ember__direct_t *d, ember__job_t *job, int rc)
{
    sqlite3_stmt *vm = rc == SQLITE_OK ? ember__direct_statement(d, job) : NULL;
    if (rc != SQLITE_OK)
        ember__job_fail(d, job, rc);
    else if (vm)
        ember__direct_statement_run(d, job, vm);
    else
        job->unfit = true;
    return (job->rc & 0xff) != SQLITE_BUSY;
}

/* NULL: the lock is taken, or nobody is there any more. */
static ember__job_t *serve_group(ember__direct_t *d, int *count, int rc)
{
    ember__job_t *jobs = NULL;
    ember__job_t **end = &jobs;
    if (rc == SQLITE_OK)
        rc = ember__direct_begin(d);
    if ((rc & 0xff) == SQLITE_BUSY)
        return NULL;
    /* A failure is everybody's. */
    pthread_mutex_lock(&d->lock);
    for (*count = 0; rc != SQLITE_OK && d->first && !d->first->hold; end = &(*end)->next, ++*count)
        *end = ember__direct_take(d);
    pthread_mutex_unlock(&d->lock);
    while (!run_group(d, &jobs, count, rc))
        rc = ember__direct_begin(d);
    return jobs;
}

static void answer(ember__direct_t *d, ember__job_t *jobs, int count)
{
    d->stats.groups++;
    d->stats.foreign_commits = d->others.count;
    if ((uint64_t)count > d->stats.largest_group)
        d->stats.largest_group = (uint64_t)count;
    for (ember__job_t *job = jobs, *next; job; job = next) {
        next = job->next; /* gone as soon as its thread sees that it is done */
        d->stats.statements += job->rc == SQLITE_OK && !job->unfit;
        job->done = true;
        pthread_cond_signal(&job->changed);
    }
}

static bool wants(void *own, bool waits)
{
    return ember__job_wanted(own, waits);
}

bool ember__direct_turn(ember__direct_t *d)
{
    const ember__caller_t caller = {.wants = d->own && d->own->caller.wants ? wants : NULL, .arg = d->own};
    return ember__turn_take(d->turn, d->deadline, &caller);
}

/* Serves those who wait. Until they are served they can still give up, each at its own time. Called and left
 * with the queue locked. False: the lock was not to be had, or not in time for `own`. */
static bool lead_group(ember__direct_t *d, ember__job_t *own)
{
    ember__job_t *jobs = d->first->next || d->first->returns ? NULL : ember__direct_take(d);
    bool alone = jobs != NULL;
    int count = 1;
    int synchronous = alone ? jobs->synchronous : d->synchronous;
    for (const ember__job_t *job = d->first; job; job = job->next)
        if (job->synchronous > synchronous)
            synchronous = job->synchronous;
    /* To wake another leader takes longer than to serve those who have come meanwhile. But one that has its
     * own answer does not wait for a lock any more. */
    d->own = own->done ? NULL : own;
    d->deadline = own->done ? 0 : own->deadline;
    pthread_mutex_unlock(&d->lock);
    int rc = ember__direct_synchronous(d, synchronous);
    bool turn = rc == SQLITE_OK && ember__direct_turn(d);
    if (rc == SQLITE_OK && !turn)
        rc = SQLITE_BUSY;
    if (alone && !serve_one(d, jobs, rc)) {
        pthread_mutex_lock(&d->lock);
        ember__direct_put_back(d, jobs);
        pthread_mutex_unlock(&d->lock);
        jobs = NULL;
    } else if (!alone) {
        jobs = serve_group(d, &count, rc);
    }
    if (turn)
        ember__turn_pass(d->turn);
    d->own = NULL;
    pthread_mutex_lock(&d->lock);
    if (!jobs)
        return false;
    answer(d, jobs, count);
    if (d->first) {
        pthread_mutex_unlock(&d->lock);
        ember__others_let_in(&d->others);
        pthread_mutex_lock(&d->lock);
    }
    return true;
}

/* Called and left with the queue locked. */
void ember__direct_lead(ember__direct_t *d, ember__job_t *own)
{
    d->leading = true;
    for (int i = 0; i < GROUPS_IN_A_ROW && d->first && !d->first->hold; i++)
        if (!lead_group(d, own) || (!own->done && atomic_load(&own->unwanted)))
            break;
    d->leading = false;
    if (d->first)
        pthread_cond_signal(&d->first->changed);
}

void ember__direct_give_up(ember__direct_t *d, ember__job_t *job)
{
    ember__job_t **at = &d->first;
    if (job->done || job->taken || (!atomic_load(&job->unwanted) && ember__now_us() < job->deadline))
        return;
    while (*at != job)
        at = &(*at)->next;
    *at = job->next;
    if (!*at)
        d->last = at;
    job->rc = SQLITE_BUSY;
    job->done = true;
    if (!d->leading && d->first)
        pthread_cond_signal(&d->first->changed);
}

void ember__direct_await(ember__direct_t *d, ember__job_t *job)
{
    int64_t left = job->taken ? INT64_MAX : job->deadline - ember__now_us();
    bool asks = job->caller.wants && !atomic_load(&job->unwanted) && !atomic_load(&job->ran);
    if (asks && left > EMBER__ASK_US)
        left = EMBER__ASK_US;
    if (left == INT64_MAX) {
        pthread_cond_wait(&job->changed, &d->lock);
        return;
    }
    struct timespec end = ember__clock_in(left > 0 ? left : 0);
    if (pthread_cond_timedwait(&job->changed, &d->lock, &end) != ETIMEDOUT || !asks || job->done)
        return;
    pthread_mutex_unlock(&d->lock);
    ember__job_wanted(job, true);
    pthread_mutex_lock(&d->lock);
}

void ember__direct_run(ember__direct_t *d, ember__job_t *job)
{
    if (pthread_cond_init(&job->changed, NULL) != 0) {
        job->rc = SQLITE_NOMEM;
        return;
    }
    job->deadline = ember__now_us() + job->busy_ms * 1000;
    pthread_mutex_lock(&d->lock);
    *d->last = job;
    d->last = &job->next;
    d->stats.waiting++;
    while (!job->done) {
        if (d->leading || d->first->hold)
            ember__direct_await(d, job);
        else
            ember__direct_lead(d, job);
        ember__direct_give_up(d, job);
    }
    d->stats.waiting--;
    pthread_mutex_unlock(&d->lock);
    pthread_cond_destroy(&job->changed);
}

const ember__settings_t *ember__direct_settings(const ember__direct_t *d)
{
    return &d->settings;
}

int ember__direct_frames(ember__direct_t *d)
{
    return atomic_load(&d->frames);
}

void ember__direct_stats(ember__direct_t *d, ember__direct_stats_t *out)
{
    pthread_mutex_lock(&d->lock);
    *out = d->stats;
    pthread_mutex_unlock(&d->lock);
}
