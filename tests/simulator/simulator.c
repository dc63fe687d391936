#include "simulator.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/alloc.h"
#include "core/clock.h"
#include "runtime/task.h"
#include "runtime/waiter.h"
#include "runtime/workers.h"

enum {
    PATIENCE_MS = 200, /* for who is away to come back, before it is taken to wait for another fiber */
    SHORT_TURNS = 4,   /* one of so many turns is over at once */
    GLANCE_MS = 5,     /* the same for those who are taken so, after each step of others */
};

typedef struct simulator simulator;

typedef enum whereabouts {
    SUSPENDED,
    READY,   /* to go on at home */
    LEAVING, /* to go on elsewhere */
    AWAY,    /* there, for a moment */
    BLOCKED, /* there for longer */
} whereabouts;

typedef struct member {
    toasty_fiber task;
    simulator *sim;
    whereabouts state;
    int64_t alarm_ns; /* negative: none */
    unsigned suspensions;
    struct member *next; /* all, in the order in which they were made */
} member;

struct simulator {
    simulator_options options;
    uint64_t random;
    toasty_fiber *first;
    member *members;
    toasty__waiter *waiters;
    pthread_mutex_t lock; /* over states */
    pthread_cond_t came_back;
};

/* One for all simulators: it only ever goes on. */
static _Atomic int64_t now_ns;

static int64_t read_clock(void)
{
    return atomic_load(&now_ns);
}

/* splitmix64 */
static uint64_t draw(simulator *sim)
{
    uint64_t z = sim->random += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* ---- what fibers need of a loop ---- */

static void set_state(member *self, whereabouts state)
{
    pthread_mutex_lock(&self->sim->lock);
    self->state = state;
    pthread_cond_signal(&self->sim->came_back);
    pthread_mutex_unlock(&self->sim->lock);
}

static void ready(toasty__fiber *fiber)
{
    set_state(toasty__fiber_owner(fiber), READY);
}

static bool leave(toasty__fiber *fiber)
{
    set_state(toasty__fiber_owner(fiber), LEAVING);
    return true;
}

static void set_alarm(toasty__fiber *fiber, int64_t ms)
{
    member *self = toasty__fiber_owner(fiber);
    self->alarm_ns = ms < 0 ? -1 : read_clock() + ms * 1000000;
}

static toasty_status watch(toasty__waiter *waiter)
{
    simulator *sim = ((member *)toasty__fiber_owner(waiter->fiber))->sim;
    waiter->next = sim->waiters;
    sim->waiters = waiter;
    return TOASTY_OK;
}

static void unwatch(toasty__waiter *waiter)
{
    toasty__waiter **at = &((member *)toasty__fiber_owner(waiter->fiber))->sim->waiters;
    while (*at != waiter)
        at = &(*at)->next;
    *at = waiter->next;
}

static void discard(toasty_fiber *fiber)
{
    member *self = (member *)fiber;
    member **at = &self->sim->members;
    while (*at != self)
        at = &(*at)->next;
    *at = self->next;
    toasty__free(self);
}

static toasty_fiber *spawn(const toasty_spawn_options *options);

static const toasty__fiber_home home = {
    .ready = ready,
    .alarm = set_alarm,
    .away = leave,
    .spawn = spawn,
    .discard = discard,
    .watch = watch,
    .unwatch = unwatch,
};

static toasty_fiber *spawn_in(simulator *sim, const toasty_spawn_options *options)
{
    member *self = toasty__calloc(1, sizeof *self);
    if (!self || !toasty__fiber_prepare(&self->task, options, &home, sim)) {
        toasty__free(self);
        return NULL;
    }
    self->sim = sim;
    self->state = READY;
    self->alarm_ns = -1;
    member **at = &sim->members;
    while (*at)
        at = &(*at)->next;
    *at = self;
    return &self->task;
}

static toasty_fiber *spawn(const toasty_spawn_options *options)
{
    return spawn_in(((member *)toasty__fiber_running())->sim, options);
}

/* ---- steps ---- */

static size_t count(simulator *sim, whereabouts state)
{
    size_t n = 0;
    pthread_mutex_lock(&sim->lock);
    for (const member *at = sim->members; at; at = at->next)
        n += at->task.fiber && at->state == state;
    pthread_mutex_unlock(&sim->lock);
    return n;
}

/* One of those that can go on; NULL: there is none. */
static member *choose(simulator *sim)
{
    member *chosen = NULL;
    size_t candidates = count(sim, READY) + count(sim, LEAVING);
    if (!candidates)
        return NULL;
    size_t skip = (size_t)(draw(sim) % candidates);
    pthread_mutex_lock(&sim->lock);
    for (chosen = sim->members;; chosen = chosen->next) {
        bool can = chosen->task.fiber && (chosen->state == READY || chosen->state == LEAVING);
        if (can && skip-- == 0)
            break;
    }
    pthread_mutex_unlock(&sim->lock);
    return chosen;
}

/* Waits, for real and so long at most, until nobody is in this state. */
static void wait_while_any(simulator *sim, whereabouts state, int ms)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += (long)ms * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    while (count(sim, state)) {
        pthread_mutex_lock(&sim->lock);
        int result = pthread_cond_timedwait(&sim->came_back, &sim->lock, &until);
        pthread_mutex_unlock(&sim->lock);
        if (result == ETIMEDOUT)
            return;
    }
}

/* False when it does not come back within a moment. */
static bool go_on_elsewhere(simulator *sim, member *self)
{
    set_state(self, AWAY);
    toasty__fiber_set_turn(INT64_MAX);
    if (!toasty__workers_take(self->task.fiber)) {
        fprintf(stderr, "simulator: no thread can be made\n");
        abort();
    }
    wait_while_any(sim, AWAY, PATIENCE_MS);
    pthread_mutex_lock(&sim->lock);
    bool is_back = self->state != AWAY;
    if (!is_back)
        self->state = BLOCKED;
    pthread_mutex_unlock(&sim->lock);
    return is_back;
}

/* False when it has ended. As time stands still, a turn is over at once or never. */
static bool go_on_at_home(simulator *sim, member *self)
{
    toasty__fiber_set_turn(draw(sim) % SHORT_TURNS == 0 ? 0 : INT64_MAX);
    set_state(self, SUSPENDED);
    if (!toasty__fiber_resume(self->task.fiber))
        return true;
    if (sim->first == &self->task)
        sim->first = NULL;
    toasty__fiber_ended(&self->task);
    return false;
}

static void step(simulator *sim, member *self)
{
    bool first = sim->first == &self->task;
    bool here = self->state == LEAVING ? go_on_elsewhere(sim, self) : go_on_at_home(sim, self);
    if (first && here && sim->options.suspended)
        sim->options.suspended(sim->options.context, sim->first, ++self->suspensions);
}

/* ---- when nobody can go on ---- */

static bool look_at_descriptors(simulator *sim, int ms)
{
    bool any = false;
    for (toasty__waiter *at = sim->waiters; at; at = at->next) {
        struct pollfd one = {.fd = at->fd,
                             .events = (short)((at->events & TOASTY_READABLE ? POLLIN : 0) |
                                               (at->events & TOASTY_WRITABLE ? POLLOUT : 0))};
        if (at->ready || poll(&one, 1, ms) <= 0)
            continue;
        at->ready = one.revents & (POLLERR | POLLHUP) ? at->events
                                                      : (one.revents & POLLIN ? TOASTY_READABLE : 0u) |
                                                            (one.revents & POLLOUT ? TOASTY_WRITABLE : 0u);
        toasty__fiber_wake(at->fiber);
        any = true;
    }
    return any;
}

/* Jumps to the next alarm; false when there is none. */
static bool let_time_pass(simulator *sim)
{
    int64_t next = -1;
    for (const member *at = sim->members; at; at = at->next)
        if (at->alarm_ns >= 0 && (next < 0 || at->alarm_ns < next))
            next = at->alarm_ns;
    if (next < 0)
        return false;
    if (next > read_clock())
        atomic_store(&now_ns, next);
    for (member *at = sim->members; at; at = at->next)
        if (at->alarm_ns >= 0 && at->alarm_ns <= next) {
            at->alarm_ns = -1;
            toasty__fiber_wake(at->task.fiber);
        }
    return true;
}

static void give_up(const simulator *sim)
{
    fprintf(stderr, "simulator: nothing can wake");
    for (const member *at = sim->members; at; at = at->next)
        if (at->task.fiber)
            fprintf(stderr, " '%s'", toasty__fiber_name(at->task.fiber));
    fprintf(stderr, "\n");
    simulator_report(sim->options.seed);
    abort();
}

/* Something outside may still help: whoever is away, or at the other end of a descriptor. */
static void wait_for_help(simulator *sim)
{
    if (look_at_descriptors(sim, 0) || let_time_pass(sim))
        return;
    if (count(sim, BLOCKED))
        wait_while_any(sim, BLOCKED, PATIENCE_MS);
    else if (sim->waiters)
        look_at_descriptors(sim, PATIENCE_MS);
    else
        give_up(sim);
}

/* Fibers that have ended wait only to be joined. */
static bool any_left(const simulator *sim)
{
    for (const member *at = sim->members; at; at = at->next)
        if (at->task.fiber)
            return true;
    return false;
}

static void run_all(simulator *sim)
{
    while (any_left(sim)) {
        if (count(sim, BLOCKED))
            wait_while_any(sim, BLOCKED, GLANCE_MS);
        look_at_descriptors(sim, 0);
        member *next = choose(sim);
        if (next)
            step(sim, next);
        else
            wait_for_help(sim);
    }
    while (sim->members)
        discard(&sim->members->task); /* what the program has not joined */
}

toasty_status simulator_run(const simulator_options *options)
{
    simulator sim = {.options = *options, .random = options->seed};
    if (!options->run || toasty__fiber_current())
        return TOASTY_MISUSE;
    pthread_mutex_init(&sim.lock, NULL);
    pthread_cond_init(&sim.came_back, NULL);
    if (!read_clock())
        atomic_store(&now_ns, toasty__monotonic_ns());
    toasty__set_clocks(read_clock, NULL);
    int64_t usual_turn = toasty__fiber_turn();
    sim.first = spawn_in(
        &sim, &(const toasty_spawn_options){.run = options->run, .arg = options->arg, .name = "first"});
    bool made = sim.first != NULL;
    run_all(&sim);
    toasty__fiber_set_turn(usual_turn);
    toasty__set_clocks(NULL, NULL);
    pthread_cond_destroy(&sim.came_back);
    pthread_mutex_destroy(&sim.lock);
    return made ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
}

bool simulator_running(void)
{
    const toasty__fiber *here = toasty__fiber_current();
    return here && toasty__fiber_home_of(here) == &home;
}

uint64_t simulator_seed(void)
{
    const char *seed = getenv("TOASTY_SEED");
    return seed ? strtoull(seed, NULL, 0) : 1;
}

void simulator_report(uint64_t seed)
{
    fprintf(stderr, "simulated with seed %" PRIu64 "; TOASTY_SEED=%" PRIu64 " repeats it\n", seed, seed);
}
