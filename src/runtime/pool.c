/*
 * A stack of idle connections and a queue of waiters. Whoever gives a connection back hands it to the first
 * waiter, so nobody overtakes. What may block (making, pinging and closing a connection) happens outside the
 * lock, by who asked (a fiber goes away for it): the pool has no thread of its own, so the checks of idle
 * connections are made when one is about to be used, or when another is given back.
 */
#include "runtime/pool.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "core/alloc.h"
#include "core/clock.h"
#include "runtime/fiber.h"

/* Somebody who waits; on the waiter's stack. */
typedef struct waiter {
    struct waiter *next;
    toasty__fiber *fiber; /* NULL: a thread, which `wake` wakes */
    pthread_cond_t wake;
    toasty__driver_conn *conn;
    bool served;           /* with `conn`, or with the place of a connection that it may make */
    bool in_vain;          /* those who have the connections wait for it */
    toasty__holder holder; /* of the place, until it goes on */
} waiter;

struct toasty__pool {
    const toasty__driver *driver;
    toasty__driver_db *db;
    toasty__pool_config config;
    bool timed; /* some check needs to know the time */
    pthread_mutex_t lock;
    int size; /* connections that exist or are being made */
    int idle;
    toasty__driver_conn *newest; /* idle */
    toasty__driver_conn *oldest;
    waiter *first; /* waiting */
    waiter *last;
    toasty__holder *holders; /* fibers that have connections */
};

static const int64_t NS_PER_MS = 1000000;
/* How often a thread that waits looks whether it does so in vain. */
static const int64_t LOOK_NS = 50 * NS_PER_MS;

toasty__pool *toasty__pool_new(const toasty__driver *driver, toasty__driver_db *db,
                               const toasty__pool_config *config)
{
    toasty__pool *pool = toasty__calloc(1, sizeof *pool);
    if (!pool)
        return NULL;
    if (pthread_mutex_init(&pool->lock, NULL) != 0) {
        toasty__free(pool);
        return NULL;
    }
    pool->driver = driver;
    pool->db = db;
    pool->config = *config;
    if (pool->config.max_size < 1)
        pool->config.max_size = 1;
    pool->timed =
        config->health_check_interval_ms >= 0 || config->max_lifetime_ms >= 0 || config->max_idle_ms >= 0;
    return pool;
}

static void finish(toasty__pool *pool, toasty__driver_conn *conn)
{
    if (conn->kept)
        conn->drop(conn->kept);
    pool->driver->disconnect(conn);
}

void toasty__pool_free(toasty__pool *pool)
{
    if (!pool)
        return;
    for (toasty__driver_conn *conn = pool->newest, *older; conn; conn = older) {
        older = conn->older;
        finish(pool, conn);
    }
    pthread_mutex_destroy(&pool->lock);
    toasty__free(pool);
}

/* ---- under the lock ---- */

static void push(toasty__pool *pool, toasty__driver_conn *conn)
{
    conn->newer = NULL;
    conn->older = pool->newest;
    *(pool->newest ? &pool->newest->newer : &pool->oldest) = conn;
    pool->newest = conn;
    pool->idle++;
}

static void take_out(toasty__pool *pool, toasty__driver_conn *conn)
{
    *(conn->newer ? &conn->newer->older : &pool->newest) = conn->older;
    *(conn->older ? &conn->older->newer : &pool->oldest) = conn->newer;
    pool->idle--;
}

static void hold(toasty__pool *pool, toasty__holder *holder, toasty__fiber *fiber)
{
    holder->fiber = toasty__fiber_retain(fiber);
    if (!fiber)
        return;
    holder->next = pool->holders;
    if (holder->next)
        holder->next->link = &holder->next;
    holder->link = &pool->holders;
    pool->holders = holder;
}

static void let_go(toasty__holder *holder)
{
    if (!holder->fiber)
        return;
    *holder->link = holder->next;
    if (holder->next)
        holder->next->link = holder->link;
    toasty__fiber_release(holder->fiber);
    holder->fiber = NULL;
}

/* Serves the first waiter with a connection or, with NULL, with the place of one. False when nobody waits. */
static bool serve(toasty__pool *pool, toasty__driver_conn *conn)
{
    waiter *first = pool->first;
    if (!first)
        return false;
    pool->first = first->next;
    if (!pool->first)
        pool->last = NULL;
    first->conn = conn;
    first->served = true;
    hold(pool, conn ? &conn->holder : &first->holder, first->fiber);
    if (first->fiber)
        toasty__fiber_wake(first->fiber);
    else
        pthread_cond_signal(&first->wake);
    return true;
}

static void give_up_place(toasty__pool *pool)
{
    if (!serve(pool, NULL))
        pool->size--;
}

static void leave_queue(toasty__pool *pool, const waiter *self)
{
    waiter *before = NULL;
    for (waiter *at = pool->first; at != self; at = at->next)
        before = at;
    *(before ? &before->next : &pool->first) = self->next;
    if (pool->last == self)
        pool->last = before;
}

static bool expired(const toasty__pool *pool, const toasty__driver_conn *conn, int64_t now)
{
    return pool->config.max_lifetime_ms >= 0 &&
           now - conn->made_ns >= pool->config.max_lifetime_ms * NS_PER_MS;
}

static bool idle_too_long(const toasty__pool *pool, const toasty__driver_conn *conn, int64_t now)
{
    return pool->config.max_idle_ms >= 0 && now - conn->used_ns >= pool->config.max_idle_ms * NS_PER_MS;
}

/* An idle connection whose time is over: the oldest ones lie at the bottom, where nobody else comes by. */
static toasty__driver_conn *take_overdue(toasty__pool *pool, int64_t now)
{
    toasty__driver_conn *conn = pool->oldest;
    if (!conn || (!idle_too_long(pool, conn, now) && !expired(pool, conn, now)))
        return NULL;
    take_out(pool, conn);
    return conn;
}

/*
 * Whether a thread that waits keeps from running whoever could give it a connection: its own fibers have them
 * all, and none is away, on a thread where it may be about to give back what it has.
 */
static bool in_vain(const toasty__pool *pool)
{
    int count = 0;
    for (const toasty__holder *at = pool->holders; at; at = at->next)
        count += toasty__fiber_needs_this_thread(at->fiber);
    return count == pool->size;
}

/* Until woken, or `until_ns` (negative: no limit), which makes it false. */
static bool wait_until(toasty__pool *pool, waiter *self, int64_t until_ns)
{
    const struct timespec until = {.tv_sec = (time_t)(until_ns / 1000000000),
                                   .tv_nsec = (long)(until_ns % 1000000000)};
    if (until_ns >= 0)
        return pthread_cond_timedwait(&self->wake, &pool->lock, &until) != ETIMEDOUT;
    pthread_cond_wait(&self->wake, &pool->lock);
    return true;
}

/* Until served, or `until_ns`; negative: no limit. */
static void block(toasty__pool *pool, waiter *self, int64_t until_ns)
{
    pthread_condattr_t attributes;
    bool is_home = toasty__fiber_thread_is_home(), in_time = true;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&self->wake, &attributes);
    pthread_condattr_destroy(&attributes);
    while (!self->served && in_time && !(self->in_vain = is_home && in_vain(pool))) {
        /* A fiber that comes home with a connection tells nobody. */
        int64_t look_ns = is_home ? toasty__monotonic_ns() + LOOK_NS : -1;
        if (is_home && (until_ns < 0 || look_ns < until_ns))
            wait_until(pool, self, look_ns);
        else
            in_time = wait_until(pool, self, until_ns);
    }
    pthread_cond_destroy(&self->wake);
}

/* The same for a fiber. */
static void suspend(toasty__pool *pool, const waiter *self, int64_t until_ns)
{
    bool in_time = true;
    while (!self->served && in_time) {
        pthread_mutex_unlock(&pool->lock);
        in_time = toasty__fiber_park(until_ns);
        pthread_mutex_lock(&pool->lock);
    }
}

/* Waits for a turn; false when the time is over, or it would wait for ever: then *vain is true. */
static bool wait_turn(toasty__pool *pool, toasty__driver_conn **out, bool *vain)
{
    waiter self = {.fiber = toasty__fiber_current()};
    int limit = pool->config.wait_timeout_ms;
    int64_t until = limit < 0 ? -1 : toasty__monotonic_ns() + limit * NS_PER_MS;
    int64_t deadline = toasty__fiber_local()->deadline_ns;
    if (deadline && (until < 0 || deadline < until))
        until = deadline;
    *(pool->last ? &pool->last->next : &pool->first) = &self;
    pool->last = &self;
    if (self.fiber)
        suspend(pool, &self, until);
    else
        block(pool, &self, until);
    if (!self.served)
        leave_queue(pool, &self);
    let_go(&self.holder);
    *out = self.conn;
    *vain = self.in_vain;
    return self.served;
}

/* ---- outside the lock ---- */

/* What one connection was lost by may have taken the idle ones with it. */
static void suspect_others(toasty__pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    for (toasty__driver_conn *conn = pool->newest; conn; conn = conn->older)
        conn->suspect = true;
    pthread_mutex_unlock(&pool->lock);
}

static void disconnect(toasty__pool *pool, toasty__driver_conn *conn)
{
    pthread_mutex_lock(&pool->lock);
    let_go(&conn->holder);
    pthread_mutex_unlock(&pool->lock);
    toasty__fiber_go_away();
    finish(pool, conn);
}

static void close_connection(toasty__pool *pool, toasty__driver_conn *conn)
{
    disconnect(pool, conn);
    pthread_mutex_lock(&pool->lock);
    give_up_place(pool);
    pthread_mutex_unlock(&pool->lock);
}

/*
 * Makes a connection for a place that the caller holds. A driver's connect cannot be interrupted, so the time
 * limit is checked when it comes back: late is as good as never.
 */
static toasty__driver_conn *make(toasty__pool *pool, toasty__error *error)
{
    toasty__driver_conn *conn = NULL;
    int limit = pool->config.create_timeout_ms;
    int64_t began = limit >= 0 || pool->timed ? toasty__monotonic_ns() : 0;
    toasty__fiber_go_away();
    if (pool->driver->connect(pool->db, &conn, error) == TOASTY_OK) {
        int64_t now = limit >= 0 ? toasty__monotonic_ns() : began;
        if (limit < 0 || now - began <= limit * NS_PER_MS) {
            conn->made_ns = began;
            conn->used_ns = began;
            pthread_mutex_lock(&pool->lock);
            hold(pool, &conn->holder, toasty__fiber_current());
            pthread_mutex_unlock(&pool->lock);
            return conn;
        }
        pool->driver->disconnect(conn);
        toasty__fail(error, TOASTY_CONNECTION_POOL, "making a connection took %lld ms; the limit is %d ms",
                     (long long)((now - began) / NS_PER_MS), limit);
    }
    pthread_mutex_lock(&pool->lock);
    give_up_place(pool);
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

static bool answers(toasty__pool *pool, toasty__driver_conn *conn)
{
    toasty__error ignored;
    toasty__error_init(&ignored);
    toasty__fiber_go_away();
    if (pool->driver->ping(conn, &ignored) == TOASTY_OK)
        return true;
    suspect_others(pool);
    return false;
}

/* Whether a connection that was idle may be used. */
static bool in_order(toasty__pool *pool, toasty__driver_conn *conn)
{
    bool ping = pool->config.pre_ping;
    if (pool->timed) {
        int64_t now = toasty__monotonic_ns();
        int interval = pool->config.health_check_interval_ms;
        if (expired(pool, conn, now) || idle_too_long(pool, conn, now))
            return false;
        ping = ping || (interval >= 0 && (conn->suspect || now - conn->used_ns >= interval * NS_PER_MS));
        conn->used_ns = now;
    }
    conn->suspect = false;
    return !ping || answers(pool, conn);
}

/* No connection was to be had. */
static void refuse(const toasty__pool *pool, bool vain, toasty__error *error)
{
    int size = pool->config.max_size;
    if (toasty__fiber_stopped(error) != TOASTY_OK)
        return;
    if (!vain)
        toasty__fail(error, TOASTY_CONNECTION_POOL,
                     "timed out after %d ms waiting for one of %d connection%s", pool->config.wait_timeout_ms,
                     size, size == 1 ? "" : "s");
    else
        toasty__fail(
            error, TOASTY_MISUSE,
            "this call would wait in vain: %d of %d connection%s %s held by fibers of this thread, which "
            "cannot go on before it returns; make it in a fiber (toasty_spawn), or have more connections "
            "(.max_pool_size)",
            size, size, size == 1 ? "" : "s", size == 1 ? "is" : "are");
}

/* Takes an idle connection or, *conn being NULL, the place of one that may be made. False: all are in use. */
static bool take_free(toasty__pool *pool, toasty__driver_conn **conn)
{
    *conn = pool->newest;
    if (*conn) {
        take_out(pool, *conn);
        hold(pool, &(*conn)->holder, toasty__fiber_current());
    } else if (pool->size < pool->config.max_size) {
        pool->size++;
    } else {
        return false;
    }
    return true;
}

/* What was taken, if it may be used, or another one in its place. */
static toasty__driver_conn *check_or_make(toasty__pool *pool, toasty__driver_conn *conn, toasty__error *error)
{
    if (conn && in_order(pool, conn))
        return conn;
    if (conn)
        disconnect(pool, conn);
    return make(pool, error);
}

toasty__driver_conn *toasty__pool_acquire(toasty__pool *pool, toasty__error *error)
{
    toasty__driver_conn *conn;
    bool vain = false;
    if (toasty__fiber_stopped(error) != TOASTY_OK)
        return NULL;
    pthread_mutex_lock(&pool->lock);
    bool mine = take_free(pool, &conn) || wait_turn(pool, &conn, &vain);
    pthread_mutex_unlock(&pool->lock);
    if (mine)
        return check_or_make(pool, conn, error);
    refuse(pool, vain, error);
    return NULL;
}

toasty__driver_conn *toasty__pool_try(toasty__pool *pool)
{
    toasty__driver_conn *conn;
    toasty__error ignored;
    toasty__error_init(&ignored);
    pthread_mutex_lock(&pool->lock);
    bool mine = take_free(pool, &conn);
    pthread_mutex_unlock(&pool->lock);
    return mine ? check_or_make(pool, conn, &ignored) : NULL;
}

void toasty__pool_release(toasty__pool *pool, toasty__driver_conn *conn)
{
    toasty__driver_conn *overdue = NULL;
    int64_t now = 0;
    bool usable = pool->driver->usable(conn), keep = usable;
    /* Only where idle time has an end does it matter when it began; else the time of acquiring will do. */
    if (keep && (pool->config.max_lifetime_ms >= 0 || pool->config.max_idle_ms >= 0)) {
        now = toasty__monotonic_ns();
        conn->used_ns = now;
        keep = !expired(pool, conn, now);
    }
    if (!keep) {
        if (!usable)
            suspect_others(pool);
        close_connection(pool, conn);
        return;
    }
    pthread_mutex_lock(&pool->lock);
    let_go(&conn->holder);
    if (!serve(pool, conn))
        push(pool, conn);
    if (now)
        overdue = take_overdue(pool, now);
    pthread_mutex_unlock(&pool->lock);
    while (overdue) {
        close_connection(pool, overdue);
        pthread_mutex_lock(&pool->lock);
        overdue = take_overdue(pool, now);
        pthread_mutex_unlock(&pool->lock);
    }
}

toasty_pool_status toasty__pool_status(toasty__pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    toasty_pool_status status = {
        .max_size = pool->config.max_size, .size = pool->size, .available = pool->idle};
    pthread_mutex_unlock(&pool->lock);
    return status;
}

int toasty__pool_waiting(toasty__pool *pool)
{
    int count = 0;
    pthread_mutex_lock(&pool->lock);
    for (const waiter *at = pool->first; at; at = at->next)
        count++;
    pthread_mutex_unlock(&pool->lock);
    return count;
}
