/* Scopes: fibers that end before the block of code that began them goes on. */
#include "runtime/task.h"

/* Tells all that is in the scope to stop: its fibers, what they have begun, and the rest of its own block. */
static void stop(toasty_scope *scope)
{
    if (scope->stopping)
        return;
    scope->stopping = true;
    toasty__fiber_cancel(scope->owner->fiber);
    for (toasty_fiber *fiber = scope->fibers; fiber; fiber = fiber->next)
        toasty_cancel(fiber);
}

/* The first failure is what the scope ends with. That a fiber ends because it was told to is none. */
static void fail(toasty_scope *scope, toasty_status status)
{
    if (status == TOASTY_OK || (status == TOASTY_CANCELLED && scope->stopping))
        return;
    if (scope->status == TOASTY_OK)
        scope->status = status;
    stop(scope);
}

void toasty__fiber_stop_scopes(toasty_fiber *self)
{
    for (toasty_scope *scope = self->innermost; scope; scope = scope->outer)
        fail(scope, TOASTY_CANCELLED);
}

/* Whether the running fiber may touch the scope: it is open, and on the same loop. */
static bool reachable(const toasty_scope *scope)
{
    toasty_fiber *self = toasty__fiber_running();
    return self && scope && scope->owner && scope->owner->loop == self->loop;
}

toasty_status toasty_scope_begin(toasty_scope *scope)
{
    toasty_fiber *self = toasty__fiber_running();
    if (!scope)
        return TOASTY_MISUSE;
    *scope = (toasty_scope){.owner = self};
    if (!self)
        return TOASTY_MISUSE;
    scope->outer = self->innermost;
    scope->deadline_ns = toasty__fiber_local()->deadline_ns;
    self->innermost = scope;
    return TOASTY_OK;
}

/* The function of every fiber in a scope. */
static void run(void *unused)
{
    toasty_fiber *self = toasty__fiber_running();
    toasty_scope *scope = self->scope;
    (void)unused;
    toasty__fiber_local()->deadline_ns = scope->deadline_ns;
    toasty_status status = self->run(self->arg);
    *self->link = self->next;
    if (self->next)
        self->next->link = self->link;
    fail(scope, status);
    if (!scope->fibers)
        toasty__fiber_wake(scope->owner->fiber);
}

toasty_status toasty__scope_try_spawn(const toasty_scope_spawn_options *options)
{
    if (!options || !options->run || !reachable(options->scope))
        return TOASTY_MISUSE;
    toasty_scope *scope = options->scope;
    if (scope->stopping)
        return TOASTY_CANCELLED;
    toasty_fiber *self = toasty__fiber_home_of(toasty__fiber_current())
                             ->spawn(&(const toasty_spawn_options){
                                 .run = run, .name = options->name, .stack_size = options->stack_size});
    if (!self)
        return TOASTY_OUT_OF_MEMORY;
    self->run = options->run;
    self->arg = options->arg;
    self->scope = scope;
    self->next = scope->fibers;
    if (self->next)
        self->next->link = &self->next;
    self->link = &scope->fibers;
    scope->fibers = self;
    return TOASTY_OK;
}

toasty_status toasty_scope_spawn_with(const toasty_scope_spawn_options *options)
{
    toasty_status status = toasty__scope_try_spawn(options);
    if (status == TOASTY_OUT_OF_MEMORY)
        fail(options->scope, status);
    return status;
}

toasty_status toasty_scope_cancel(toasty_scope *scope)
{
    if (!reachable(scope))
        return TOASTY_MISUSE;
    stop(scope);
    return TOASTY_OK;
}

toasty_status toasty_scope_end(toasty_scope *scope)
{
    toasty_fiber *self = toasty__fiber_running();
    if (!self || !scope || self->innermost != scope)
        return TOASTY_MISUSE;
    while (scope->fibers) {
        if (scope->stopping)
            toasty__fiber_park_anyway(-1);
        else if (!toasty__fiber_park(-1))
            fail(scope, toasty__fiber_stopped(NULL));
    }
    self->innermost = scope->outer;
    if (scope->stopping)
        toasty__fiber_uncancel(self->fiber);
    scope->owner = NULL;
    return scope->status;
}

void toasty__scope_wait(toasty_scope *scope)
{
    toasty__local *local = toasty__fiber_local();
    int64_t deadline = local->deadline_ns;
    local->deadline_ns = 0;
    toasty_scope_end(scope);
    local->deadline_ns = deadline;
}
