/* What a program does with fibers, on whichever loop they are. */
#include "runtime/task.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/clock.h"

static const int64_t NS_PER_MS = 1000000;

toasty_fiber *toasty__fiber_running(void)
{
    toasty__fiber *fiber = toasty__fiber_current();
    return fiber ? toasty__fiber_owner(fiber) : NULL;
}

bool toasty__fiber_prepare(toasty_fiber *self, const toasty_spawn_options *options,
                           const toasty__fiber_home *home, const void *loop)
{
    self->fiber = toasty__fiber_new(&(const toasty__fiber_options){
        .run = options->run,
        .arg = options->arg,
        .name = options->name,
        .stack_size = options->stack_size,
        .home = home,
        .owner = self,
    });
    self->loop = loop;
    self->joinable = options->joinable;
    return self->fiber != NULL;
}

void toasty__fiber_ended(toasty_fiber *self)
{
    const toasty__fiber_home *home = toasty__fiber_home_of(self->fiber);
    if (self->innermost) {
        /* The scope was on the stack that is gone, and its fibers are about to use it. */
        fprintf(stderr,
                "toasty: the function of fiber '%s' returned inside a scope: call toasty_scope_end before\n",
                toasty__fiber_name(self->fiber));
        abort();
    }
    toasty__fiber_free(self->fiber);
    self->fiber = NULL;
    if (self->joiner)
        toasty__fiber_wake(self->joiner->fiber);
    else if (!self->joinable)
        home->discard(self);
}

toasty_status toasty_join(toasty_fiber *fiber)
{
    toasty_fiber *self = toasty__fiber_running();
    if (!self || !fiber || fiber == self || !fiber->joinable || fiber->joiner || fiber->loop != self->loop)
        return TOASTY_MISUSE;
    fiber->joiner = self;
    while (fiber->fiber)
        toasty__fiber_park_anyway(-1);
    toasty__fiber_home_of(self->fiber)->discard(fiber);
    return TOASTY_OK;
}

toasty_fiber_info toasty_fiber_describe(const toasty_fiber *fiber)
{
    const toasty__fiber *inner = fiber ? fiber->fiber : toasty__fiber_current();
    if (!inner)
        return (toasty_fiber_info){.name = ""};
    return (toasty_fiber_info){
        .name = toasty__fiber_name(inner),
        .stack_size = toasty__fiber_stack_size(inner),
        .stack_used = toasty__fiber_stack_used(inner),
    };
}

void toasty_yield(void)
{
    toasty__fiber_yield();
}

toasty_status toasty_sleep(int ms)
{
    if (ms > 0)
        toasty__fiber_sleep(ms * NS_PER_MS);
    return toasty__fiber_stopped(NULL);
}

void toasty_cancel(toasty_fiber *fiber)
{
    if (!fiber || !fiber->fiber)
        return;
    toasty__fiber_cancel(fiber->fiber);
    toasty__fiber_stop_scopes(fiber);
}

toasty_deadline toasty_deadline_begin(int ms)
{
    toasty__local *local = toasty__fiber_local();
    toasty_deadline outer = {.outer_ns = local->deadline_ns};
    int64_t at = toasty__monotonic_ns() + ms * NS_PER_MS;
    if (!outer.outer_ns || at < outer.outer_ns)
        local->deadline_ns = at;
    return outer;
}

void toasty_deadline_end(toasty_deadline deadline)
{
    toasty__fiber_local()->deadline_ns = deadline.outer_ns;
}
