/*
 * Fibers on libuv loops. Each loop with fibers has a queue of those that are ready, which any thread may add
 * to, and an async handle that makes the loop look into it. Both are there from the first fiber to the end of
 * the last one, so that a loop without fibers can be closed.
 */
#include <pthread.h>
#include <uv.h>

#include "core/alloc.h"
#include "core/clock.h"
#include "runtime/fiber.h"
#include <toasty/async.h>

typedef struct home {
    struct home *next;
    uv_loop_t *loop;
    uv_async_t wake;
    size_t fibers;
    pthread_mutex_t lock; /* over what follows */
    toasty_fiber *first;  /* ready */
    toasty_fiber *last;
} home;

struct toasty_fiber {
    toasty__fiber *fiber;
    uv_loop_t *loop;
    home *home;         /* until the end */
    toasty_fiber *next; /* ready */
    uv_timer_t timer;
    bool has_timer;
    bool joinable;
    bool ended;
    toasty_fiber *joiner;
};

/* All there are: few, and looked at only when a fiber is made. */
static pthread_mutex_t homes_lock = PTHREAD_MUTEX_INITIALIZER;
static home *homes;

static toasty_fiber *running(void)
{
    toasty__fiber *fiber = toasty__fiber_current();
    return fiber ? toasty__fiber_owner(fiber) : NULL;
}

/* ---- what fibers need of a loop ---- */

static void ready(toasty__fiber *fiber)
{
    toasty_fiber *self = toasty__fiber_owner(fiber);
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
    toasty__fiber_wake(((toasty_fiber *)timer->data)->fiber);
}

static void set_alarm(toasty__fiber *fiber, int64_t ms)
{
    toasty_fiber *self = toasty__fiber_owner(fiber);
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

static const toasty__fiber_home home_of_fibers = {.ready = ready, .alarm = set_alarm};

/* ---- ends ---- */

static void free_home(uv_handle_t *handle)
{
    home *at = handle->data;
    /* Whoever sent the last signal may still be about to unlock. */
    pthread_mutex_lock(&at->lock);
    pthread_mutex_unlock(&at->lock);
    pthread_mutex_destroy(&at->lock);
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

static void free_fiber(toasty_fiber *self)
{
    if (self->has_timer)
        uv_close((uv_handle_t *)&self->timer, timer_closed);
    else
        toasty__free(self);
}

static void end(toasty_fiber *self)
{
    home *at = self->home;
    toasty__fiber_free(self->fiber);
    self->fiber = NULL;
    self->ended = true;
    if (self->joiner)
        toasty__fiber_wake(self->joiner->fiber);
    else if (!self->joinable)
        free_fiber(self);
    if (--at->fibers == 0)
        close_home(at);
}

/* Runs those that are ready now; who becomes ready meanwhile has to wait until the loop has looked elsewhere.
 */
static void run_ready(uv_async_t *wake)
{
    home *at = wake->data;
    pthread_mutex_lock(&at->lock);
    toasty_fiber *first = at->first;
    at->first = NULL;
    at->last = NULL;
    pthread_mutex_unlock(&at->lock);
    while (first) {
        toasty_fiber *self = first;
        first = self->next;
        if (toasty__fiber_resume(self->fiber))
            end(self);
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

toasty_fiber *toasty_spawn_with(const toasty_spawn_options *options)
{
    uv_loop_t *loop = options && options->loop ? options->loop : toasty_loop();
    if (!loop || !options || !options->run)
        return NULL;
    home *at = find_home(loop);
    if (!at && !(at = make_home(loop)))
        return NULL;
    toasty_fiber *self = toasty__calloc(1, sizeof *self);
    if (self)
        self->fiber = toasty__fiber_new(&(const toasty__fiber_options){
            .run = options->run,
            .arg = options->arg,
            .name = options->name,
            .stack_size = options->stack_size,
            .home = &home_of_fibers,
            .owner = self,
        });
    if (!self || !self->fiber) {
        toasty__free(self);
        if (!at->fibers)
            close_home(at);
        return NULL;
    }
    self->loop = loop;
    self->home = at;
    self->joinable = options->joinable;
    at->fibers++;
    ready(self->fiber);
    return self;
}

toasty_status toasty_join(toasty_fiber *fiber)
{
    toasty_fiber *self = running();
    if (!self || !fiber || fiber == self || !fiber->joinable || fiber->joiner || fiber->loop != self->loop)
        return TOASTY_MISUSE;
    fiber->joiner = self;
    while (!fiber->ended)
        toasty__fiber_park_anyway(-1);
    free_fiber(fiber);
    return TOASTY_OK;
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
    toasty_fiber *self = running();
    return self ? self->loop : NULL;
}

void toasty_yield(void)
{
    toasty__fiber_yield();
}

toasty_status toasty_sleep(int ms)
{
    if (ms > 0)
        toasty__fiber_sleep((int64_t)ms * 1000000);
    return toasty__fiber_stopped(NULL);
}

void toasty_cancel(toasty_fiber *fiber)
{
    if (fiber && !fiber->ended)
        toasty__fiber_cancel(fiber->fiber);
}

toasty_deadline toasty_deadline_begin(int ms)
{
    toasty__local *local = toasty__fiber_local();
    toasty_deadline outer = {.outer_ns = local->deadline_ns};
    int64_t at = toasty__monotonic_ns() + (int64_t)ms * 1000000;
    if (!outer.outer_ns || at < outer.outer_ns)
        local->deadline_ns = at;
    return outer;
}

void toasty_deadline_end(toasty_deadline deadline)
{
    toasty__fiber_local()->deadline_ns = deadline.outer_ns;
}
