/*
 * Fibers on a libuv loop. Inside a fiber every call of this library that would block suspends the fiber
 * instead, and the loop goes on; outside it blocks, as ever. Needs the library toasty_uv (toasty::uv,
 * toasty-uv.pc).
 */
#ifndef TOASTY_ASYNC_H
#define TOASTY_ASYNC_H

#include <toasty/error.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uv_loop_s; /* uv_loop_t */

typedef struct toasty_fiber toasty_fiber;

typedef struct toasty_spawn_options {
    struct uv_loop_s *loop; /* NULL: that of the running fiber */
    void (*run)(void *arg);
    void *arg;
    const char *name;  /* for debuggers; copied, shortened to 23 bytes */
    size_t stack_size; /* bytes; 0: 1 MiB, of which only what is used takes memory */
    bool joinable;     /* toasty_join must follow */
} toasty_spawn_options;

/**
 * Makes a fiber, which begins with one of the loop's next turns. To be called on the loop's thread, from a
 * fiber or not. The loop lives on as long as there are fibers. The fiber is freed when its function returns;
 * one that is joinable, by toasty_join. NULL when memory is out, or without a function or loop. Does not
 * suspend.
 */
toasty_fiber *toasty_spawn_with(const toasty_spawn_options *options);

/**
 * Waits until a joinable fiber of the same loop has ended, and frees it. Suspends. TOASTY_MISUSE, and nothing
 * is done: not in a fiber, on another loop, on itself, not joinable, or joined by another one already.
 */
toasty_status toasty_join(toasty_fiber *fiber);

/**
 * Runs a function in a fiber, on a loop made for it, and returns when that and all other fibers and handles
 * on the loop have ended. Blocks. TOASTY_MISUSE within a fiber; TOASTY_OUT_OF_MEMORY, also when file
 * descriptors are.
 */
TOASTY_MUST_USE toasty_status toasty_run(void (*run)(void *arg), void *arg);

/** The loop of the running fiber; NULL outside of one. */
struct uv_loop_s *toasty_loop(void);

/** Lets other fibers and the loop run. Suspends; outside of a fiber it does nothing. */
void toasty_yield(void);

/**
 * Waits so many milliseconds: TOASTY_OK, or TOASTY_CANCELLED or TOASTY_DEADLINE_EXCEEDED when it has ended
 * before its time. Suspends; outside of a fiber it blocks.
 */
toasty_status toasty_sleep(int ms);

/**
 * Tells a fiber to stop, on the loop's thread; the fiber must not have ended (one that is joinable may). What
 * it waits for there and then, in toasty_sleep or for a connection, ends with TOASTY_CANCELLED, and so does
 * every call on a database from then on, toasty_commit included, which rolls back. A statement that runs is
 * not interrupted. What cleans up goes on to work: toasty_rollback, toasty_close, toasty_free; and
 * toasty_join, which always waits to the end.
 */
void toasty_cancel(toasty_fiber *fiber);

/**
 * The time, in milliseconds from now, after which what the running fiber, or thread, does ends in the same
 * way with TOASTY_DEADLINE_EXCEEDED. Within another one the earlier of the two counts. It holds until
 * toasty_deadline_end is given what this returned. Fibers that are spawned meanwhile do not inherit it. Does
 * not suspend.
 */
typedef struct toasty_deadline {
    int64_t outer_ns;
} toasty_deadline;
toasty_deadline toasty_deadline_begin(int ms);
void toasty_deadline_end(toasty_deadline deadline);

#ifndef __cplusplus

/* toasty_spawn(loop, function, argument, .name = "reader") */
#define toasty_spawn(...) toasty_spawn_with(&(const toasty_spawn_options){.loop = __VA_ARGS__})

#endif

#ifdef __cplusplus
}
#endif
#endif
