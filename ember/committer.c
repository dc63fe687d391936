#include "committer.h"
#include "alloc.h"
#include "controls.h"
#include "guard.h"
#include "internal.h"
#include "others.h"
#include "tally.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
    SHORT_POLL_US = 5,
    LONG_POLL_US = 50,
    SHORT_POLLS = 20,
};

struct ember__committer {
    pthread_mutex_t lock; /* guards the queue, `leading` and the numbers */
    ember__change_t *first;
    ember__change_t **last;
    bool leading; /* a thread is committing a group; the rest below is its own until it ends */
    ember__commit_stats_t stats;
    ember__tally_t conflicts; /* by table */
    const ember__limits_t *limits;
    ember__extensions_t extensions; /* that are loaded; the leader's */
    sqlite3 *db;
    ember__merger_t merger;
    ember__controls_t controls;
    int64_t deadline;
    ember__turn_t *turn;
    ember__others_t others;
    bool foreign_keys;
    bool any_keys; /* in the schema of this number */
    int64_t keys_schema;
    int synchronous;
    atomic_int wanted_synchronous;
    atomic_int frames;
};

/* The lock is free again in well under a millisecond as a rule: sleeping longer would only lose it to
 * somebody else. */
static int on_busy(void *arg, int turn)
{
    const ember__committer_t *c = arg;
    if (ember__now_us() >= c->deadline)
        return 0;
    struct timespec pause = {.tv_nsec = (turn < SHORT_POLLS ? SHORT_POLL_US : LONG_POLL_US) * 1000};
    nanosleep(&pause, NULL);
    return 1;
}

static int on_wal(void *arg, sqlite3 *db, const char *schema, int frames)
{
    ember__committer_t *c = arg;
    (void)db;
    (void)schema;
    ember__others_committed(&c->others, c->turn);
    atomic_store(&c->frames, frames);
    return SQLITE_OK;
}

static void set_hooks(ember__committer_t *c)
{
    ember__touch_install(c->db, &c->merger.hook);
    sqlite3_busy_handler(c->db, on_busy, c);
    if (EMBER__GUARD(own_checkpoints))
        sqlite3_wal_hook(c->db, on_wal, c);
}

int ember__committer_new(sqlite3 *db, const ember__limits_t *limits, ember__turn_t *turn,
                         ember__committer_t **out)
{
    ember__committer_t *c = ember__calloc(1, sizeof *c);
    if (!c) {
        sqlite3_close(db);
        return SQLITE_NOMEM;
    }
    c->db = db;
    c->limits = limits;
    c->turn = turn;
    c->last = &c->first;
    c->synchronous = -1;
    c->foreign_keys = true;
    c->keys_schema = -1;
    ember__merger_init(&c->merger, db);
    set_hooks(c);
    /* The triggers have fired where the transaction ran. The log is emptied by the checkpointer. */
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, !EMBER__GUARD(triggers_off), NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    int rc = ember__controls_init(&c->controls, db);
    if (rc == SQLITE_OK && pthread_mutex_init(&c->lock, NULL) != 0)
        rc = SQLITE_NOMEM;
    if (rc != SQLITE_OK) {
        ember__controls_fini(&c->controls);
        sqlite3_close(db);
        ember__free(c);
        return rc;
    }
    *out = c;
    return SQLITE_OK;
}

void ember__committer_free(ember__committer_t *c)
{
    if (!c)
        return;
    ember__merger_stop(&c->merger);
    ember__controls_fini(&c->controls);
    sqlite3_close(c->db);
    ember__merger_fini(&c->merger);
    ember__tally_fini(&c->conflicts);
    ember__extensions_fini(&c->extensions);
    pthread_mutex_destroy(&c->lock);
    ember__free(c);
}

static int undo(void *arg)
{
    const ember__committer_t *c = arg;
    return ember__controls_run(&c->controls, EMBER__UNDO);
}

/* One transaction of the group. After a failure nothing of it is left. False: the whole group is lost. */
static bool merge_one(ember__committer_t *c, ember__change_t *change, int64_t schema, bool first)
{
    if (change->schema != (uint32_t)schema && EMBER__GUARD(schema)) {
        change->rc = SQLITE_BUSY_SNAPSHOT;
        snprintf(change->words, sizeof change->words,
                 "write-write conflict: the schema was changed meanwhile");
        return true;
    }
    change->rc = ember__controls_run(&c->controls, EMBER__SAVEPOINT);
    if (change->rc == SQLITE_OK)
        change->rc = ember__merge(&c->merger, change, first, undo, c);
    if (change->rc != SQLITE_OK && sqlite3_get_autocommit(c->db))
        return false;
    int rc = change->rc == SQLITE_OK || !EMBER__GUARD(undo_one)
                 ? SQLITE_OK
                 : ember__controls_run(&c->controls, EMBER__UNDO);
    if (rc == SQLITE_OK)
        rc = ember__controls_run(&c->controls, EMBER__RELEASE);
    if (rc != SQLITE_OK && change->rc == SQLITE_OK)
        change->rc = rc;
    return rc == SQLITE_OK;
}

/* Whether the schema has any foreign key. */
static int look_for_keys(ember__committer_t *c, int64_t schema)
{
    static const char sql[] =
        "SELECT 1 FROM main.sqlite_schema AS s, pragma_foreign_key_list(s.name, 'main') "
        "WHERE s.type = 'table' LIMIT 1";
    sqlite3_stmt *vm = NULL;
    if (c->keys_schema == schema)
        return SQLITE_OK;
    int rc = sqlite3_prepare_v2(c->db, sql, -1, &vm, NULL);
    if (rc == SQLITE_OK)
        c->any_keys = sqlite3_step(vm) == SQLITE_ROW;
    int end = sqlite3_finalize(vm);
    rc = rc ? rc : end;
    c->keys_schema = rc == SQLITE_OK ? schema : -1;
    return rc;
}

/* Begins a transaction, with the write lock. */
static int begin(ember__committer_t *c)
{
    int wanted = atomic_load(&c->wanted_synchronous);
    if (wanted != c->synchronous) {
        char sql[40];
        snprintf(sql, sizeof sql, "PRAGMA synchronous = %d", wanted);
        if (sqlite3_exec(c->db, sql, NULL, NULL, NULL) == SQLITE_OK)
            c->synchronous = wanted;
    }
    int64_t version = c->others.version;
    int rc = ember__controls_run(&c->controls, EMBER__BEGIN);
    if (rc == SQLITE_OK)
        rc = ember__controls_ask(&c->controls, EMBER__VERSION, &version);
    ember__others_look(&c->others, c->turn, version);
    return rc;
}

/* What holds for the whole group. */
static int prepare(ember__committer_t *c, const ember__change_t *group, int64_t *schema)
{
    if (c->foreign_keys != group->foreign_keys && EMBER__GUARD(keys_as_set)) {
        c->foreign_keys = group->foreign_keys;
        sqlite3_db_config(c->db, SQLITE_DBCONFIG_ENABLE_FKEY, (int)c->foreign_keys, NULL);
    }
    int rc = ember__controls_ask(&c->controls, EMBER__SCHEMA, schema);
    if (rc == SQLITE_OK && c->foreign_keys)
        rc = look_for_keys(c, *schema);
    /* Until COMMIT; also turns RESTRICT into a check at the end, as rows arrive in another order than they
     * were written. It has SQLite compile everything anew, so it is not done for nothing. */
    if (rc == SQLITE_OK && c->foreign_keys && c->any_keys && EMBER__GUARD(keys_deferred))
        rc = sqlite3_exec(c->db, "PRAGMA defer_foreign_keys = ON", NULL, NULL, NULL);
    ember__tables_schema(&c->merger.tables, (uint32_t)*schema);
    return rc;
}

/* `rc`: what became of its beginning. */
static int merge_group(ember__committer_t *c, ember__change_t *group, int rc)
{
    int64_t schema = 0;
    bool any = false;
    if (rc == SQLITE_OK)
        rc = prepare(c, group, &schema);
    for (ember__change_t *change = group; change && rc == SQLITE_OK; change = change->next) {
        if (!merge_one(c, change, schema, !any))
            rc = change->rc;
        any |= change->rc == SQLITE_OK;
    }
    if (rc == SQLITE_OK)
        rc = ember__controls_run(&c->controls, any ? EMBER__COMMIT : EMBER__ROLLBACK);
    if (rc != SQLITE_OK && !sqlite3_get_autocommit(c->db))
        ember__controls_run(&c->controls, EMBER__ROLLBACK);
    return rc;
}

static int size_class(uint64_t count)
{
    int class = 0;
    while (count > 1 && class < EMBER__GROUP_SIZES - 1) {
        count /= 2;
        class ++;
    }
    return class;
}

static void answer(ember__committer_t *c, ember__change_t *group, int rc)
{
    uint64_t count = 0;
    for (ember__change_t *change = group; change; change = change->next) {
        count++;
        if (rc != SQLITE_OK && change->rc == SQLITE_OK) {
            change->rc = rc;
            snprintf(change->words, sizeof change->words, "%s",
                     sqlite3_extended_errcode(c->db) == rc ? sqlite3_errmsg(c->db) : sqlite3_errstr(rc));
        }
        c->stats.commits += change->rc == SQLITE_OK;
        if (change->rc == SQLITE_BUSY_SNAPSHOT) {
            c->stats.conflicts++;
            if (change->table)
                ember__tally_add(&c->conflicts, change->table);
        }
    }
    c->stats.foreign_commits = c->others.count;
    c->stats.groups++;
    c->stats.sizes[size_class(count)]++;
    if (count > c->stats.largest_group)
        c->stats.largest_group = count;
    for (ember__change_t *change = group, *next; change; change = next) {
        next = change->next; /* gone as soon as its thread sees that it is done */
        change->done = true;
        pthread_cond_signal(&change->changed);
    }
}

/* From the front of the queue: as many as fit and agree on what is set for all. */
static ember__change_t *take_group(ember__committer_t *c)
{
    pthread_mutex_lock(&c->lock);
    ember__change_t *group = c->first;
    ember__change_t *end = group;
    int64_t largest = ember__limit(c->limits, EMBER__LIMIT_GROUP);
    for (int n = 1; end->next && n < largest &&
                    (end->next->foreign_keys == group->foreign_keys || !EMBER__GUARD(group_keys)) &&
                    ((!group->serializable && !end->next->serializable) || !EMBER__GUARD(group_reads));
         n++)
        end = end->next;
    c->first = end->next;
    if (!c->first)
        c->last = &c->first;
    end->next = NULL;
    for (ember__change_t *change = group; change; change = change->next)
        change->taken = true;
    pthread_mutex_unlock(&c->lock);
    return group;
}

/* Takes it out when its time is over and nobody is at work for it. */
static void give_up(ember__committer_t *c, ember__change_t *change)
{
    ember__change_t **at = &c->first;
    if (change->done || change->taken || ember__now_us() < change->deadline)
        return;
    while (*at != change)
        at = &(*at)->next;
    *at = change->next;
    if (!*at)
        c->last = at;
    change->rc = SQLITE_BUSY;
    snprintf(change->words, sizeof change->words, "%s", sqlite3_errstr(SQLITE_BUSY));
    change->done = true;
    if (!c->leading && c->first)
        pthread_cond_signal(&c->first->changed);
}

/* Commits those that wait once the write lock is had; until then they can still give up. Called and left with
 * the queue locked. */
static void lead(ember__committer_t *c, ember__change_t *own)
{
    c->leading = true;
    c->deadline = own->deadline;
    pthread_mutex_unlock(&c->lock);
    bool turn = ember__turn_take(c->turn, c->deadline, &(ember__caller_t){0});
    int rc = turn ? begin(c) : SQLITE_BUSY;
    ember__change_t *group = (rc & 0xff) == SQLITE_BUSY ? NULL : take_group(c);
    if (group)
        rc = merge_group(c, group, rc);
    if (turn)
        ember__turn_pass(c->turn);
    pthread_mutex_lock(&c->lock);
    if (group)
        answer(c, group, rc);
    else
        own->deadline = 0;
    if (c->first) {
        pthread_mutex_unlock(&c->lock);
        ember__others_let_in(&c->others);
        pthread_mutex_lock(&c->lock);
    }
    c->leading = false;
    if (c->first)
        pthread_cond_signal(&c->first->changed);
}

/* The time is looked up anew for each wait: the clock of the day, which the wait goes by, may be set. */
static void await(ember__committer_t *c, ember__change_t *change)
{
    if (change->taken) {
        pthread_cond_wait(&change->changed, &c->lock);
        return;
    }
    int64_t left = change->deadline - ember__now_us();
    struct timespec end = ember__clock_in(left > 0 ? left : 0);
    pthread_cond_timedwait(&change->changed, &c->lock, &end);
}

int ember__committer_commit(ember__committer_t *c, ember__change_t *change)
{
    change->next = NULL;
    change->done = change->taken = false;
    change->deadline = ember__now_us() + change->busy_ms * 1000;
    change->rc = SQLITE_OK;
    change->table = NULL;
    *change->words = '\0';
    if (pthread_cond_init(&change->changed, NULL) != 0)
        return change->rc = SQLITE_NOMEM;
    pthread_mutex_lock(&c->lock);
    *c->last = change;
    c->last = &change->next;
    c->stats.waiting++;
    while (!change->done) {
        if (!c->leading)
            lead(c, change);
        else
            await(c, change);
        give_up(c, change);
    }
    c->stats.waiting--;
    pthread_mutex_unlock(&c->lock);
    pthread_cond_destroy(&change->changed);
    return change->rc;
}

int ember__committer_load(ember__committer_t *c, const char *path)
{
    int rc = SQLITE_OK;
    /* With the lock held and nobody at work, the connection is ours. */
    pthread_mutex_lock(&c->lock);
    while (c->leading) {
        struct timespec pause = {.tv_nsec = LONG_POLL_US * 1000};
        pthread_mutex_unlock(&c->lock);
        nanosleep(&pause, NULL);
        pthread_mutex_lock(&c->lock);
    }
    if (!ember__extensions_have(&c->extensions, path)) {
        rc = ember__extension_load_beside(c->db, path);
        set_hooks(c); /* whatever it did about them */
        if (rc == SQLITE_OK && !ember__extensions_add(&c->extensions, path))
            rc = SQLITE_NOMEM;
    }
    pthread_mutex_unlock(&c->lock);
    return rc;
}

int ember__committer_frames(ember__committer_t *c)
{
    return atomic_load(&c->frames);
}

void ember__committer_stats(ember__committer_t *c, ember__commit_stats_t *out)
{
    pthread_mutex_lock(&c->lock);
    *out = c->stats;
    pthread_mutex_unlock(&c->lock);
}

void ember__committer_conflicts(ember__committer_t *c,
                                void (*each)(void *arg, const char *table, uint64_t count), void *arg)
{
    pthread_mutex_lock(&c->lock);
    for (size_t i = 0; i < c->conflicts.count; i++)
        each(arg, c->conflicts.items[i].name, c->conflicts.items[i].count);
    pthread_mutex_unlock(&c->lock);
}

int ember__committer_synchronous(ember__committer_t *c, int level)
{
    int now = atomic_load(&c->wanted_synchronous);
    while (EMBER__GUARD(synchronous) && now < level &&
           !atomic_compare_exchange_weak(&c->wanted_synchronous, &now, level))
        ;
    return now > level ? now : level;
}
