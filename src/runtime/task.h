/*
 * What a program has of a fiber: whom it is joined by, which scope it belongs to. The same on every loop;
 * each puts its own behind it.
 */
#ifndef TOASTY_RUNTIME_TASK_H
#define TOASTY_RUNTIME_TASK_H

#include "runtime/fiber.h"
#include <toasty/async.h>

struct toasty_fiber {
    toasty__fiber *fiber; /* NULL: it has ended */
    const void *loop;     /* on which it is at home */
    bool joinable;
    toasty_fiber *joiner;

    toasty_scope *scope;     /* that it was spawned in; NULL: none */
    toasty_fiber **link;     /* what points to it in that scope */
    toasty_fiber *next;      /* there */
    toasty_scope *innermost; /* of those that it has begun */
    toasty_status (*run)(void *arg);
    void *arg;
};

/* Makes the fiber of a zeroed task, which is its owner. False when memory is out. */
bool toasty__fiber_prepare(toasty_fiber *self, const toasty_spawn_options *options,
                           const toasty__fiber_home *home, const void *loop);
/* To be called, on the loop's thread, when its function has returned: frees the fiber, and discards the task
   unless somebody is to join it. */
void toasty__fiber_ended(toasty_fiber *self);
/* The task of the running fiber; NULL: none runs. */
toasty_fiber *toasty__fiber_running(void);
/* Tells all to stop that run in scopes which this fiber has begun. */
void toasty__fiber_stop_scopes(toasty_fiber *self);
/* toasty_scope_spawn_with, but for want of memory the scope does not stop. */
toasty_status toasty__scope_try_spawn(const toasty_scope_spawn_options *options);
/* toasty_scope_end, but a deadline does not stop the scope: the fibers have it, too, and each ends by it in its
   own words. */
void toasty__scope_wait(toasty_scope *scope);

#endif
