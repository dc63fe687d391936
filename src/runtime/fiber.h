/*
 * Fibers: functions with a stack of their own that can be left in the middle and gone on with later. A fiber
 * is at home on a loop, whose thread runs it. For a call that blocks it goes away, to a thread that runs only
 * this fiber meanwhile, and comes home before the program's own code goes on; so that code never sees another
 * thread.
 *
 * On a plain thread there is no fiber: toasty__fiber_current is NULL, going away and home do nothing.
 */
#ifndef TOASTY_RUNTIME_FIBER_H
#define TOASTY_RUNTIME_FIBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "runtime/events.h"

typedef struct toasty__fiber toasty__fiber;

struct toasty_fiber;
struct toasty_spawn_options;
struct toasty__waiter;

/* What a loop does for the fibers that are at home there: all that fibers know of loops. */
typedef struct toasty__fiber_home {
    /* Resumes the fiber on the loop's thread before long. Called from any thread. */
    void (*ready)(toasty__fiber *fiber);
    /* Calls toasty__fiber_wake after so many milliseconds; negative: no longer. On the loop's thread. */
    void (*alarm)(toasty__fiber *fiber, int64_t ms);
    /* Goes on with the fiber on another thread; false: there is none. NULL: toasty__workers_take. */
    bool (*away)(toasty__fiber *fiber);
    /* toasty_spawn_with on the loop of the running fiber. NULL when memory is out. */
    struct toasty_fiber *(*spawn)(const struct toasty_spawn_options *options);
    /* Frees what is left of a fiber that has ended (runtime/task.h). On the loop's thread. */
    void (*discard)(struct toasty_fiber *fiber);
    /* Watches the waiter's descriptor: notes what has come in it and wakes its fiber, until unwatch. */
    toasty_status (*watch)(struct toasty__waiter *waiter);
    void (*unwatch)(struct toasty__waiter *waiter);
} toasty__fiber_home;

typedef struct toasty__fiber_options {
    void (*run)(void *arg);
    void *arg;
    const char *name;  /* shortened if need be; NULL: none */
    size_t stack_size; /* 0: the usual one */
    const toasty__fiber_home *home;
    void *owner; /* for the home */
} toasty__fiber_options;

/* Does not run yet. NULL when memory is out. */
toasty__fiber *toasty__fiber_new(const toasty__fiber_options *options);
/* Of one that has ended, or never began. */
void toasty__fiber_free(toasty__fiber *fiber);
/* Runs the fiber until it is suspended or ends; true when it has ended. */
bool toasty__fiber_resume(toasty__fiber *fiber);

/* The fiber that runs on this thread; NULL: none. */
toasty__fiber *toasty__fiber_current(void);
const toasty__fiber_home *toasty__fiber_home_of(const toasty__fiber *fiber);
void *toasty__fiber_owner(const toasty__fiber *fiber);
const char *toasty__fiber_name(const toasty__fiber *fiber);
/* How much of the stack has been in use, in bytes, to a page. */
size_t toasty__fiber_stack_used(const toasty__fiber *fiber);
size_t toasty__fiber_stack_size(const toasty__fiber *fiber);
/* Whether who touched this address, and must not, has gone deeper than the stack. */
bool toasty__fiber_overflowed(const toasty__fiber *fiber, const void *address);

/*
 * Suspends the running fiber, which is at home, until somebody wakes it or the monotonic clock shows
 * `until_ns` (negative: never). It may also return for no reason: ask again for what was waited for. False
 * when the time has come, or the fiber is to stop.
 */
bool toasty__fiber_park(int64_t until_ns);
/* The same without regard to whether it is to stop. */
bool toasty__fiber_park_anyway(int64_t until_ns);
/* From any thread, as long as the fiber cannot end meanwhile. One that is not parked does not park the next
 * time. */
void toasty__fiber_wake(toasty__fiber *fiber);
/* Lets others run. */
void toasty__fiber_yield(void);

/* From here on the running fiber may block: it goes on in a thread of its own. */
void toasty__fiber_go_away(void);
/* Before the program's own code goes on, of which the logger is the first. One that is at home lets others
 * run when its turn is over. */
void toasty__fiber_come_home(void);
/* How often the running fiber went away. */
uint64_t toasty__fiber_trips(void);

/*
 * For somebody who wants to know something of a fiber later: it can be asked even when it has ended, until it
 * is released. Both from any thread, and with NULL.
 */
toasty__fiber *toasty__fiber_retain(toasty__fiber *fiber);
void toasty__fiber_release(toasty__fiber *fiber);
/* Whether the fiber goes on only when the calling thread, which is in none, goes on with its loop. */
bool toasty__fiber_needs_this_thread(const toasty__fiber *fiber);
/* Whether there can be such fibers: some have run on the calling thread, at home. */
bool toasty__fiber_thread_is_home(void);

/*
 * What is quick a fiber does at home, on the loop's thread, but only so long at a time: its turn, which
 * begins whenever it is resumed.
 */
/* Whether it is a fiber that runs, at home. */
bool toasty__fiber_at_home(void);
/*
 * Called again and again by what runs and may turn out not to be quick, and, with `waits`, before it waits:
 * at the end of its turn, or then, a fiber at home goes away. False when what runs is to be interrupted.
 */
bool toasty__fiber_watch(bool waits);
/* How long a turn is, in nanoseconds; for tests. */
int64_t toasty__fiber_turn(void);
void toasty__fiber_set_turn(int64_t ns);

/* For so long a plain thread sleeps and a fiber is suspended; less when it is to stop, or the deadline comes.
 */
void toasty__fiber_sleep(int64_t ns);

/* From any thread, as long as the fiber cannot end meanwhile: it is to stop, until whoever says so takes it
 * back. */
void toasty__fiber_cancel(toasty__fiber *fiber);
void toasty__fiber_uncancel(toasty__fiber *fiber);
/* TOASTY_OK, or why the running fiber or thread is to stop, which becomes the error (may be NULL). */
toasty_status toasty__fiber_stopped(toasty__error *error);
/* The same before something begins, which nothing has interrupted yet. */
toasty_status toasty__fiber_begins(toasty__error *error);
/* After a failure: TOASTY_OK, or why toasty__fiber_watch has interrupted what failed, which becomes the
 * error. */
toasty_status toasty__fiber_interrupted(toasty__error *error);

/* What belongs to the running fiber, or, outside of one, to the thread. */
typedef struct toasty__local {
    const void *refused; /* the handle of the last call that was refused */
    toasty_status status;
    int64_t deadline_ns; /* of the monotonic clock; 0: none */
    bool shielded;       /* what runs must be done whoever wants to stop, like the end of a transaction */
    toasty_status interrupted; /* why what runs is, or TOASTY_OK */
    toasty__events events;     /* that are to be told at home */
} toasty__local;
toasty__local *toasty__fiber_local(void);

#endif
