/*
 * Fibers on libuv loops. Each loop with fibers has a queue of those that are ready, which any thread may add
 * to, and an async handle that makes the loop look into it. Both are there from the first fiber to the end of
 * the last one, so that a loop without fibers can be closed.
 */
#include "core/alloc.h"
#include "uv/home.h"

typedef toasty__home home;

/* How long fibers have the loop before its timers and descriptors are looked at: what timers count in. */
static const uint64_t ROUND_NS = 1000000;

/* A fiber with what it has of libuv; the runtime knows it as a toasty_fiber. */
typedef struct uv_fiber {
    toasty_fiber task;
    uv_loop_t *loop;
    home *home;            /* until the end */
    struct uv_fiber *next; /* ready */
    uv_timer_t timer;
    bool has_timer;
} uv_fiber;

/* All there are: few, and looked at only when a fiber is made. */
static pthread_mutex_t homes_lock = PTHREAD_MUTEX_INITIALIZER;
static home *homes;

/* ---- what fibers need of a loop ---- */

static void ready(toasty__fiber *fiber)
{
    uv_fiber *self = toasty__fiber_owner(fiber);
    home *at = self->home;
    self->next = NULL;
    /* Sent under the lock: as soon as the loop sees the fiber, it may end and the handle with it. */
    pthread_mutex_lock(&at->lock);
    *(at->last ? &at->last->next : &at->first) = self;
    at->last = self;
    uv_async_send(&at->wake);
    pthread_mutex_unlock(&at->lock);
}

static void on_timer(uv_timer_t *timer)
{
    toasty__fiber_wake(((uv_fiber *)timer->data)->task.fiber);
}

static void set_alarm(toasty__fiber *fiber, int64_t ms)
{
    uv_fiber *self = toasty__fiber_owner(fiber);
    if (ms < 0) {
        uv_timer_stop(&self->timer);
        return;
    }
    if (!self->has_timer) {
        uv_timer_init(self->loop, &self->timer); /* cannot fail */
        self->timer.data = self;
        self->has_timer = true;
    }
    uv_update_time(self->loop);
    uv_timer_start(&self->timer, on_timer, (uint64_t)ms, 0);
}

/* ---- ends ---- */

static void free_home(uv_handle_t *handle)
{
    home *at = handle->data;
    /* Whoever sent the last signal may still be about to unlock. */
    pthread_mutex_lock(&at->lock);
    pthread_mutex_unlock(&at->lock);
    pthread_mutex_destroy(&at->lock);
    toasty__free(at->watches);
    toasty__free(at);
}

static void close_home(home *at)
{
    pthread_mutex_lock(&homes_lock);
    home **link = &homes;
    while (*link != at)
        link = &(*link)->next;
    *link = at->next;
    pthread_mutex_unlock(&homes_lock);
    uv_close((uv_handle_t *)&at->wake, free_home);
}

static void timer_closed(uv_handle_t *timer)
{
    toasty__free(timer->data);
}

static void discard(toasty_fiber *fiber)
{
    uv_fiber *self = (uv_fiber *)fiber;
    if (self->has_timer)
        uv_close((uv_handle_t *)&self->timer, timer_closed);
    else
        toasty__free(self);
}

static void end(uv_fiber *self)
{
    home *at = self->home;
    toasty__fiber_ended(&self->task);
    if (--at->fibers == 0)
        close_home(at);
}

/* What a round has not come to is the first of the next one. */
static void put_back(home *at, uv_fiber *first, uv_fiber *last)
{
    pthread_mutex_lock(&at->lock);
    last->next = at->first;
    if (!at->first)
        at->last = last;
    at->first = first;
    uv_async_send(&at->wake);
    pthread_mutex_unlock(&at->lock);
}

/*
 * A round: runs those that are ready now. Who becomes ready meanwhile, or is not reached in time, has to wait
 * until the loop has looked elsewhere.
 */
static void run_ready(uv_async_t *wake)
{
    home *at = wake->data;
    pthread_mutex_lock(&at->lock);
    uv_fiber *first = at->first, *last = at->last;
    at->first = NULL;
    at->last = NULL;
    pthread_mutex_unlock(&at->lock);
    uint64_t end_ns = uv_hrtime() + ROUND_NS;
    while (first) {
        uv_fiber *self = first;
        first = self->next;
        if (toasty__fiber_resume(self->task.fiber))
            end(self);
        if (first && uv_hrtime() >= end_ns) {
            put_back(at, first, last);
            return;
        }
    }
}

/* ---- beginnings ---- */

static home *find_home(const uv_loop_t *loop)
{
    pthread_mutex_lock(&homes_lock);
    home *at = homes;
    while (at && at->loop != loop)
        at = at->next;
    pthread_mutex_unlock(&homes_lock);
    return at;
}

static home *make_home(uv_loop_t *loop)
{
    home *at = toasty__calloc(1, sizeof *at);
    if (!at)
        return NULL;
    if (pthread_mutex_init(&at->lock, NULL) != 0) {
        toasty__free(at);
        return NULL;
    }
    if (uv_async_init(loop, &at->wake, run_ready) != 0) {
        pthread_mutex_destroy(&at->lock);
        toasty__free(at);
        return NULL;
    }
    at->loop = loop;
    at->wake.data = at;
    pthread_mutex_lock(&homes_lock);
    at->next = homes;
    homes = at;
    pthread_mutex_unlock(&homes_lock);
    return at;
}

static toasty_fiber *spawn(uv_loop_t *loop, const toasty_spawn_options *options);

static toasty_fiber *spawn_beside(const toasty_spawn_options *options)
{
    return spawn(toasty_loop(), options);
}

static toasty_status watch(toasty__waiter *waiter)
{
    return toasty__home_watch(((uv_fiber *)toasty__fiber_owner(waiter->fiber))->home, waiter);
}

static void unwatch(toasty__waiter *waiter)
{
    toasty__home_unwatch(((uv_fiber *)toasty__fiber_owner(waiter->fiber))->home, waiter);
}

static const toasty__fiber_home home_of_fibers = {
    .ready = ready,
    .alarm = set_alarm,
    .spawn = spawn_beside,
    .discard = discard,
    .watch = watch,
    .unwatch = unwatch,
};

static toasty_fiber *spawn(uv_loop_t *loop, const toasty_spawn_options *options)
{
    home *at = find_home(loop);
    if (!at && !(at = make_home(loop)))
        return NULL;
    uv_fiber *self = toasty__calloc(1, sizeof *self);
    if (!self || !toasty__fiber_prepare(&self->task, options, &home_of_fibers, loop)) {
        toasty__free(self);
        if (!at->fibers)
            close_home(at);
        return NULL;
    }
    self->loop = loop;
    self->home = at;
    at->fibers++;
    ready(self->task.fiber);
    return &self->task;
}

toasty_fiber *toasty_spawn_with(const toasty_spawn_options *options)
{
    toasty__fiber *running = toasty__fiber_current();
    if (!options || !options->run)
        return NULL;
    if (options->loop)
        return spawn(options->loop, options);
    return running ? toasty__fiber_home_of(running)->spawn(options) : NULL;
}

static void close_handle(uv_handle_t *handle, void *unused)
{
    (void)unused;
    if (!uv_is_closing(handle))
        uv_close(handle, NULL);
}

toasty_status toasty_run(void (*run)(void *arg), void *arg)
{
    uv_loop_t loop;
    if (!run || toasty__fiber_current())
        return TOASTY_MISUSE;
    if (uv_loop_init(&loop) != 0)
        return TOASTY_OUT_OF_MEMORY;
    toasty_fiber *fiber = toasty_spawn(&loop, run, arg);
    uv_run(&loop, UV_RUN_DEFAULT);
    if (uv_loop_close(&loop) == UV_EBUSY) {
        uv_walk(&loop, close_handle, NULL); /* what the program left behind */
        uv_run(&loop, UV_RUN_DEFAULT);
        uv_loop_close(&loop);
    }
    return fiber ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
}

struct uv_loop_s *toasty_loop(void)
{
    toasty__fiber *running = toasty__fiber_current();
    if (!running || toasty__fiber_home_of(running) != &home_of_fibers)
        return NULL;
    return ((uv_fiber *)toasty__fiber_owner(running))->loop;
}
