#include "checkpoint.h"
#include "alloc.h"
#include "guard.h"
#include "internal.h"

#include <stdatomic.h>

enum { HOLDER_WAIT_MS = 20 };

struct ember__checkpointer {
    pthread_mutex_t work; /* held by the one that checkpoints: guards the connections */
    sqlite3 *db;
    sqlite3 *holder;
    atomic_int moved; /* frames of the log that the last checkpoint found: what it could move is moved */
    const ember__limits_t *limits;
    ember__turn_t *gate;
    pthread_mutex_t lock; /* guards what follows */
    pthread_cond_t changed;
    ember__guest_t *guests;
    size_t guest_count;
    int closed; /* how many want that nobody enters */
    ember__checkpoint_stats_t stats;
};

static int read_once(sqlite3 *db)
{
    /* Without a read before, SQLite takes a checkpoint for nothing to do. */
    return EMBER__GUARD(read_once) ? sqlite3_exec(db, "PRAGMA schema_version", NULL, NULL, NULL) : SQLITE_OK;
}

static int init_locks(ember__checkpointer_t *c)
{
    if (pthread_mutex_init(&c->work, NULL) != 0)
        return SQLITE_NOMEM;
    if (pthread_mutex_init(&c->lock, NULL) == 0) {
        if (pthread_cond_init(&c->changed, NULL) == 0)
            return SQLITE_OK;
        pthread_mutex_destroy(&c->lock);
    }
    pthread_mutex_destroy(&c->work);
    return SQLITE_NOMEM;
}

int ember__checkpointer_new(sqlite3 *db, sqlite3 *holder, const ember__limits_t *limits, ember__turn_t *gate,
                            ember__checkpointer_t **out)
{
    ember__checkpointer_t *c = ember__calloc(1, sizeof *c);
    int rc = c ? read_once(db) : SQLITE_NOMEM;
    if (rc == SQLITE_OK)
        rc = init_locks(c);
    if (rc != SQLITE_OK) {
        sqlite3_close(db);
        sqlite3_close(holder);
        ember__free(c);
        return rc;
    }
    sqlite3_wal_autocheckpoint(db, 0);
    sqlite3_wal_autocheckpoint(holder, 0);
    sqlite3_busy_timeout(holder, HOLDER_WAIT_MS);
    c->db = db;
    c->holder = holder;
    c->limits = limits;
    c->gate = gate;
    *out = c;
    return SQLITE_OK;
}

void ember__checkpointer_free(ember__checkpointer_t *c)
{
    if (!c)
        return;
    sqlite3_close(c->db);
    sqlite3_close(c->holder);
    pthread_cond_destroy(&c->changed);
    pthread_mutex_destroy(&c->lock);
    pthread_mutex_destroy(&c->work);
    ember__free(c);
}

static int64_t drain_us(const ember__checkpointer_t *c)
{
    return ember__limit(c->limits, EMBER__LIMIT_DRAIN_MS) * 1000;
}

void ember__checkpointer_enter(ember__checkpointer_t *c, ember__guest_t *guest, bool alone)
{
    struct timespec end = ember__clock_in(drain_us(c));
    pthread_mutex_lock(&c->lock);
    while (c->closed && pthread_cond_timedwait(&c->changed, &c->lock, &end) == 0)
        ;
    guest->alone = alone;
    if (alone) {
        c->closed++;
        c->stats.alone++;
        end = ember__clock_in(drain_us(c));
        while (c->guest_count && pthread_cond_timedwait(&c->changed, &c->lock, &end) == 0)
            ;
    }
    guest->since = ember__now_us();
    guest->next = c->guests;
    guest->link = &c->guests;
    if (guest->next)
        guest->next->link = &guest->next;
    c->guests = guest;
    c->guest_count++;
    pthread_mutex_unlock(&c->lock);
}

static void note_age(ember__checkpointer_t *c, int64_t age)
{
    if (age > c->stats.longest_us)
        c->stats.longest_us = age;
}

void ember__checkpointer_leave(ember__checkpointer_t *c, ember__guest_t *guest)
{
    pthread_mutex_lock(&c->lock);
    if (guest->link) {
        *guest->link = guest->next;
        if (guest->next)
            guest->next->link = guest->link;
        guest->link = NULL;
        note_age(c, ember__now_us() - guest->since);
        c->closed -= guest->alone;
        if (--c->guest_count == 0 || guest->alone)
            pthread_cond_broadcast(&c->changed);
    }
    pthread_mutex_unlock(&c->lock);
}

/* Keeps writers away. The turn comes first: who only polled for the lock would find it taken again and again.
 */
static bool hold_off(ember__checkpointer_t *c)
{
    if (!ember__turn_take(c->gate, ember__now_us() + HOLDER_WAIT_MS * 1000, &(ember__caller_t){0}))
        return false;
    if (sqlite3_exec(c->holder, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK)
        return true;
    ember__turn_pass(c->gate);
    return false;
}

/*
 * Moves what it can without waiting for anybody. Before 3.51.3 a checkpoint could trust a header of the log
 * that a writer had begun anew since, and lose commits: with the write lock held by us no writer can.
 */
static int checkpoint(ember__checkpointer_t *c, int *left)
{
    int log = 0;
    int moved = 0;
    bool gate = c->gate && EMBER__GUARD(reset_gate);
    if (gate && !hold_off(c))
        return SQLITE_BUSY; /* a long write is going on: the next commit asks again */
    int rc = sqlite3_wal_checkpoint_v2(c->db, "main", SQLITE_CHECKPOINT_PASSIVE, &log, &moved);
    if (gate) {
        sqlite3_exec(c->holder, "ROLLBACK", NULL, NULL, NULL);
        ember__turn_pass(c->gate);
    }
    *left = log - moved;
    return rc;
}

/* Those who are in the way for too long: they read an old moment out of the log. */
static void revoke_old(ember__checkpointer_t *c)
{
    int64_t now = ember__now_us();
    int64_t oldest_us = ember__limit(c->limits, EMBER__LIMIT_SNAPSHOT_MS) * 1000;
    for (ember__guest_t *guest = c->guests; guest; guest = guest->next) {
        if (now - guest->since < oldest_us || ember__overlay_revoked(guest->overlay) ||
            !EMBER__GUARD(age_limit))
            continue;
        ember__overlay_revoke(guest->overlay);
        c->stats.revoked++;
    }
}

/* Lets nobody in until all are out, for a while: only then can the next writer begin the log anew. */
static void drain(ember__checkpointer_t *c)
{
    struct timespec end = ember__clock_in(drain_us(c));
    int left = 0;
    pthread_mutex_lock(&c->lock);
    c->closed++;
    c->stats.drains++;
    revoke_old(c);
    while (c->guest_count && pthread_cond_timedwait(&c->changed, &c->lock, &end) == 0)
        ;
    pthread_mutex_unlock(&c->lock);
    checkpoint(c, &left);
    pthread_mutex_lock(&c->lock);
    c->closed--;
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->lock);
}

void ember__checkpointer_run(ember__checkpointer_t *c, int frames)
{
    int left = 0;
    int64_t limit = ember__limit(c->limits, EMBER__LIMIT_CHECKPOINT_FRAMES);
    if (frames < atomic_load(&c->moved))
        atomic_store(&c->moved, 0); /* the log has begun anew */
    if (frames < limit || pthread_mutex_trylock(&c->work) != 0)
        return;
    if (frames - atomic_load(&c->moved) >= limit) {
        atomic_store(&c->moved, frames);
        if (frames >= ember__limit(c->limits, EMBER__LIMIT_DRAIN_FRAMES) && EMBER__GUARD(drain))
            drain(c);
        else if (checkpoint(c, &left) != SQLITE_OK)
            atomic_store(&c->moved, 0);
        pthread_mutex_lock(&c->lock);
        c->stats.checkpoints++;
        pthread_mutex_unlock(&c->lock);
    }
    pthread_mutex_unlock(&c->work);
}

void ember__checkpointer_stats(ember__checkpointer_t *c, ember__checkpoint_stats_t *out)
{
    pthread_mutex_lock(&c->lock);
    int64_t now = ember__now_us();
    int64_t oldest = 0;
    for (const ember__guest_t *guest = c->guests; guest; guest = guest->next)
        if (now - guest->since > oldest)
            oldest = now - guest->since;
    note_age(c, oldest);
    *out = c->stats;
    out->oldest_us = oldest;
    out->guests = c->guest_count;
    pthread_mutex_unlock(&c->lock);
}
