#include "runtime/fiber.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/alloc.h"
#include "core/clock.h"
#include "runtime/context.h"
#include "runtime/overflow.h"
#include "runtime/sanitizer.h"
#include "runtime/stack.h"
#include "runtime/workers.h"

/* One of the two sides of a switch. */
typedef struct side {
    toasty__context context;
    const void *stack;
    size_t stack_size;
    void *fake_stack; /* ASan's */
    void *thread;     /* TSan's */
} side;

enum { AWAKE, PARKED, WOKEN };

static const int64_t NS_PER_MS = 1000000;

struct toasty__fiber {
    side self;
    side *resumer;
    void (*then)(toasty__fiber *fiber); /* runs when the stack has been left */
    toasty__stack stack;
    toasty__fiber_options options;
    toasty__local local;
    char name[24];
    atomic_int waking;  /* AWAKE, PARKED, WOKEN */
    atomic_int cancels; /* that have not been taken back */
    int64_t turn_ns;    /* when its turn began */
    uint64_t trips;
    atomic_int refs;
    _Atomic(const bool *) thread; /* on which it last was at home: its `is_home` */
    atomic_bool away;
    atomic_bool ended;
};

/*
 * A fiber moves between threads: what the compiler knows of this variable's address before a switch is wrong
 * behind it. So no function touches it on both sides of one.
 */
static _Thread_local toasty__fiber *current __attribute__((tls_model("initial-exec")));

/* Whether fibers have run on the thread, at home. Its address stands for the thread. */
static _Thread_local bool is_home __attribute__((tls_model("initial-exec")));

toasty__fiber *toasty__fiber_current(void)
{
    return current;
}

/* Both halves must be in the function that switches: TSan counts entries and exits of each side's functions.
 */
static inline __attribute__((always_inline)) void switch_sides(side *from, side *to, bool for_good)
{
#if defined(TOASTY__ASAN)
    __sanitizer_start_switch_fiber(for_good ? NULL : &from->fake_stack, to->stack, to->stack_size);
#endif
#if defined(TOASTY__TSAN)
    __tsan_switch_to_fiber(to->thread, 0);
#endif
    (void)for_good;
    toasty__context_switch(&from->context, &to->context);
}

/* On the new stack: `from`, whose bounds become known, was left. */
static inline __attribute__((always_inline)) void switched(side *self, side *from)
{
#if defined(TOASTY__ASAN)
    __sanitizer_finish_switch_fiber(self->fake_stack, &from->stack, &from->stack_size);
#endif
    (void)self;
    (void)from;
}

static void entry(void)
{
    toasty__fiber *fiber = current;
    switched(&fiber->self, fiber->resumer);
    fiber->options.run(fiber->options.arg);
    fiber->ended = true;
    fiber->then = NULL;
    switch_sides(&fiber->self, fiber->resumer, true);
}

toasty__fiber *toasty__fiber_new(const toasty__fiber_options *options)
{
    toasty__fiber *fiber = toasty__calloc(1, sizeof *fiber);
    if (!fiber)
        return NULL;
    if (!toasty__stack_get(&fiber->stack, options->stack_size)) {
        toasty__free(fiber);
        return NULL;
    }
    fiber->options = *options;
    snprintf(fiber->name, sizeof fiber->name, "%s", options->name ? options->name : "");
    atomic_init(&fiber->waking, AWAKE);
    atomic_init(&fiber->cancels, 0);
    atomic_init(&fiber->refs, 1);
    atomic_init(&fiber->thread, NULL);
    atomic_init(&fiber->away, false);
    atomic_init(&fiber->ended, false);
    fiber->self.stack = fiber->stack.base;
    fiber->self.stack_size = fiber->stack.size;
#if defined(TOASTY__TSAN)
    fiber->self.thread = __tsan_create_fiber(0);
#endif
    toasty__context_make(&fiber->self.context, fiber->stack.base, fiber->stack.size, entry);
    return fiber;
}

void toasty__fiber_free(toasty__fiber *fiber)
{
    if (!fiber)
        return;
#if defined(TOASTY__TSAN)
    __tsan_destroy_fiber(fiber->self.thread);
#endif
    toasty__stack_put(&fiber->stack);
    fiber->ended = true;
    toasty__fiber_release(fiber);
}

toasty__fiber *toasty__fiber_retain(toasty__fiber *fiber)
{
    if (fiber)
        atomic_fetch_add_explicit(&fiber->refs, 1, memory_order_relaxed);
    return fiber;
}

void toasty__fiber_release(toasty__fiber *fiber)
{
    if (fiber && atomic_fetch_sub_explicit(&fiber->refs, 1, memory_order_acq_rel) == 1)
        toasty__free(fiber);
}

bool toasty__fiber_needs_this_thread(const toasty__fiber *fiber)
{
    return fiber->thread == &is_home && !fiber->away && !fiber->ended;
}

bool toasty__fiber_thread_is_home(void)
{
    return is_home;
}

__attribute__((noinline)) bool toasty__fiber_resume(toasty__fiber *fiber)
{
    side here = {.stack = NULL};
    toasty__fiber *outer = current; /* one that runs another loop; it cannot be suspended meanwhile */
#if defined(TOASTY__TSAN)
    here.thread = __tsan_get_current_fiber();
#endif
    fiber->resumer = &here;
    toasty__overflow_watch();
    if (!fiber->away) {
        fiber->turn_ns = toasty__monotonic_ns();
        is_home = true;
        atomic_store_explicit(&fiber->thread, &is_home, memory_order_relaxed);
    }
    current = fiber;
    switch_sides(&here, &fiber->self, false);
    switched(&here, &fiber->self);
    current = outer;
    bool ended = fiber->ended;
    /* From here on the fiber may run on another thread. */
    if (fiber->then)
        fiber->then(fiber);
    return ended;
}

/* Leaves the fiber's stack; `then` decides who goes on with it, and may be overtaken by that. */
static __attribute__((noinline)) void suspend(toasty__fiber *fiber, void (*then)(toasty__fiber *fiber))
{
    fiber->then = then;
    switch_sides(&fiber->self, fiber->resumer, false);
    switched(&fiber->self, fiber->resumer);
}

const toasty__fiber_home *toasty__fiber_home_of(const toasty__fiber *fiber)
{
    return fiber->options.home;
}

void *toasty__fiber_owner(const toasty__fiber *fiber)
{
    return fiber->options.owner;
}

const char *toasty__fiber_name(const toasty__fiber *fiber)
{
    return fiber->name;
}

size_t toasty__fiber_stack_used(const toasty__fiber *fiber)
{
    return toasty__stack_used(&fiber->stack);
}

size_t toasty__fiber_stack_size(const toasty__fiber *fiber)
{
    return fiber->stack.size;
}

bool toasty__fiber_overflowed(const toasty__fiber *fiber, const void *address)
{
    return toasty__stack_overflowed(&fiber->stack, address);
}

toasty__local *toasty__fiber_local(void)
{
    static _Thread_local toasty__local of_thread __attribute__((tls_model("initial-exec")));
    return current ? &current->local : &of_thread;
}

/* ---- waiting ---- */

static void make_ready(toasty__fiber *fiber)
{
    fiber->options.home->ready(fiber);
}

static void park(toasty__fiber *fiber)
{
    int state = AWAKE;
    if (atomic_compare_exchange_strong(&fiber->waking, &state, PARKED))
        return;
    atomic_store(&fiber->waking, AWAKE);
    make_ready(fiber);
}

bool toasty__fiber_park_anyway(int64_t until_ns)
{
    toasty__fiber *fiber = current;
    if (until_ns >= 0) {
        int64_t left = until_ns - toasty__monotonic_ns();
        fiber->options.home->alarm(fiber, left > 0 ? (left + NS_PER_MS - 1) / NS_PER_MS : 0);
    }
    suspend(fiber, park);
    if (until_ns < 0)
        return true;
    fiber->options.home->alarm(fiber, -1);
    return toasty__monotonic_ns() < until_ns;
}

bool toasty__fiber_park(int64_t until_ns)
{
    int64_t deadline = toasty__fiber_local()->deadline_ns;
    if (toasty__fiber_stopped(NULL) != TOASTY_OK)
        return false;
    if (deadline && (until_ns < 0 || deadline < until_ns))
        until_ns = deadline;
    return toasty__fiber_park_anyway(until_ns) && toasty__fiber_stopped(NULL) == TOASTY_OK;
}

void toasty__fiber_cancel(toasty__fiber *fiber)
{
    atomic_fetch_add(&fiber->cancels, 1);
    toasty__fiber_wake(fiber);
}

void toasty__fiber_uncancel(toasty__fiber *fiber)
{
    atomic_fetch_sub(&fiber->cancels, 1);
}

static toasty_status stopped(const toasty__fiber *fiber, const toasty__local *local)
{
    if (local->shielded)
        return TOASTY_OK;
    if (fiber && atomic_load(&fiber->cancels))
        return TOASTY_CANCELLED;
    if (local->deadline_ns && toasty__monotonic_ns() >= local->deadline_ns)
        return TOASTY_DEADLINE_EXCEEDED;
    return TOASTY_OK;
}

static const char *words(toasty_status status)
{
    return status == TOASTY_CANCELLED ? "this fiber was told to stop" : "the time is over";
}

toasty_status toasty__fiber_stopped(toasty__error *error)
{
    toasty_status status = stopped(current, toasty__fiber_local());
    return status ? toasty__fail(error, status, "%s: nothing more was done", words(status)) : TOASTY_OK;
}

toasty_status toasty__fiber_begins(toasty__error *error)
{
    toasty__local *local = toasty__fiber_local();
    toasty_status status = stopped(current, local);
    if (status != TOASTY_OK)
        return toasty__fiber_stopped(error);
    local->interrupted = TOASTY_OK;
    return TOASTY_OK;
}

toasty_status toasty__fiber_interrupted(toasty__error *error)
{
    toasty__local *local = toasty__fiber_local();
    toasty_status status = local->interrupted;
    local->interrupted = TOASTY_OK;
    return status ? toasty__fail(error, status, "%s: what ran was interrupted", words(status)) : TOASTY_OK;
}

void toasty__fiber_wake(toasty__fiber *fiber)
{
    int state = atomic_load(&fiber->waking);
    while (!atomic_compare_exchange_weak(&fiber->waking, &state, state == PARKED ? AWAKE : WOKEN))
        continue;
    if (state == PARKED)
        make_ready(fiber);
}

void toasty__fiber_yield(void)
{
    toasty__fiber *fiber = current;
    if (fiber)
        suspend(fiber, make_ready);
}

/* ---- turns ---- */

/* Eight times what a trip costs, and little beside the millisecond that timers count in. */
static _Atomic int64_t turn = 200000;

int64_t toasty__fiber_turn(void)
{
    return atomic_load_explicit(&turn, memory_order_relaxed);
}

void toasty__fiber_set_turn(int64_t ns)
{
    atomic_store_explicit(&turn, ns, memory_order_relaxed);
}

static bool turn_over(const toasty__fiber *fiber)
{
    return toasty__monotonic_ns() - fiber->turn_ns >= toasty__fiber_turn();
}

/* ---- away and home ---- */

static void leave(toasty__fiber *fiber)
{
    const toasty__fiber_home *home = fiber->options.home;
    if (home->away ? home->away(fiber) : toasty__workers_take(fiber))
        return;
    fiber->away = false; /* no thread to be had: it blocks the loop's */
    fiber->trips--;
    make_ready(fiber);
}

void toasty__fiber_go_away(void)
{
    toasty__fiber *fiber = current;
    if (!fiber || fiber->away)
        return;
    fiber->away = true;
    fiber->trips++;
    suspend(fiber, leave);
}

void toasty__fiber_come_home(void)
{
    toasty__fiber *fiber = current;
    if (!fiber || !(fiber->away || turn_over(fiber)))
        return;
    fiber->away = false;
    suspend(fiber, make_ready);
    toasty__events_deliver(&fiber->local.events);
}

uint64_t toasty__fiber_trips(void)
{
    return current ? current->trips : 0;
}

bool toasty__fiber_at_home(void)
{
    return current && !current->away;
}

bool toasty__fiber_watch(bool waits)
{
    toasty__fiber *fiber = current;
    toasty__local *local = toasty__fiber_local();
    if (fiber && !fiber->away && (waits || turn_over(fiber)))
        toasty__fiber_go_away();
    toasty_status status = stopped(fiber, local);
    if (status != TOASTY_OK)
        local->interrupted = status;
    return status == TOASTY_OK;
}

void toasty__fiber_sleep(int64_t ns)
{
    int64_t now = toasty__monotonic_ns(), deadline = toasty__fiber_local()->deadline_ns;
    if (current) {
        while (toasty__fiber_park(now + ns))
            continue;
        return;
    }
    if (deadline && deadline - now < ns)
        ns = deadline > now ? deadline - now : 0;
    struct timespec left = {.tv_sec = (time_t)(ns / 1000000000), .tv_nsec = (long)(ns % 1000000000)};
    while (nanosleep(&left, &left) != 0 && errno == EINTR)
        continue;
}
