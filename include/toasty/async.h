/*
 * Fibers. Inside a fiber every call of this library that would block suspends the fiber instead, and its loop
 * goes on; outside it blocks, as ever. Loops are libuv's: toasty_spawn_with, toasty_run and toasty_loop are
 * in the library toasty_uv (toasty::uv, toasty-uv.pc).
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

/**
 * Whether a fiber that overflows its stack is named on stderr before the signal of that, SIGSEGV or SIGBUS,
 * does what it would have done: the line has the fiber's name and how much stack it has. By itself the
 * library does so when the program has no handler for either of them at the time it first runs a fiber, and
 * it leaves the handlers alone otherwise, as those of a sanitizer. With true it puts its handler in front of
 * theirs, which get every signal after it, on an alternate stack; false takes it away. Does not suspend.
 */
void toasty_report_stack_overflow(bool on);

typedef struct toasty_fiber_info {
    const char *name;  /* valid until the fiber ends; "" without one */
    size_t stack_size; /* bytes */
    size_t stack_used; /* bytes, by pages: the deepest that it went, or 16 KiB that another one left behind */
} toasty_fiber_info;

/**
 * What there is to know of a fiber, on its loop's thread; of the running one when NULL is given. Without a
 * fiber, or when it has ended, sizes are 0. Does not suspend.
 */
toasty_fiber_info toasty_fiber_describe(const toasty_fiber *fiber);

/** The loop of the running fiber; NULL outside of one. */
struct uv_loop_s *toasty_loop(void);

/** Lets other fibers and the loop run. Suspends; outside of a fiber it does nothing. */
void toasty_yield(void);

/**
 * Waits so many milliseconds: TOASTY_OK, or TOASTY_CANCELLED or TOASTY_DEADLINE_EXCEEDED when it has ended
 * before its time. Suspends; outside of a fiber it blocks.
 */
toasty_status toasty_sleep(int ms);

enum { TOASTY_READABLE = 1, TOASTY_WRITABLE = 2 };

/**
 * Waits until a file descriptor can be read, or written, or one of both (TOASTY_READABLE | TOASTY_WRITABLE),
 * without blocking: also at its end or after an error, which reading or writing then tells. TOASTY_OK;
 * TOASTY_DEADLINE_EXCEEDED after so many milliseconds (negative: no limit) or at the deadline;
 * TOASTY_CANCELLED; TOASTY_OUT_OF_MEMORY; TOASTY_MISUSE: no such descriptor or events, or another handle of
 * the loop watches it. Any number of fibers may wait for one descriptor, which is to stay open meanwhile.
 * Suspends, and makes it non-blocking then; outside of a fiber it blocks.
 */
toasty_status toasty_wait(int fd, unsigned events, int ms);

/**
 * Tells a fiber to stop, on the loop's thread; the fiber must not have ended (one that is joinable may). It
 * stays so, and the fibers in its scopes are told as well. What it waits for there and then, in toasty_sleep,
 * toasty_wait or for a connection, ends with TOASTY_CANCELLED, and so does every call on a database from then
 * on, toasty_commit included, which rolls back. A statement that runs is interrupted, and a wait for a lock:
 * what it wrote is undone, and when it writes, the transaction around it is over. What cleans up goes on to
 * work: toasty_rollback, toasty_close, toasty_free; and toasty_join, which always waits to the end.
 */
void toasty_cancel(toasty_fiber *fiber);

/**
 * The time, in milliseconds from now, after which what the running fiber, or thread, does ends in the same
 * way with TOASTY_DEADLINE_EXCEEDED. Within another one the earlier of the two counts. It holds until
 * toasty_deadline_end is given what this returned. Fibers that toasty_spawn makes meanwhile do not inherit
 * it; those of a scope that begins meanwhile do. Does not suspend.
 */
typedef struct toasty_deadline {
    int64_t outer_ns;
} toasty_deadline;
toasty_deadline toasty_deadline_begin(int ms);
void toasty_deadline_end(toasty_deadline deadline);

/**
 * A scope owns fibers: none of them outlives it, so they may use what its block of code has. It is a variable
 * of that block, in a fiber, and takes no other memory. Scopes may be nested, and belong to the fiber that
 * begins them.
 *
 * A scope stops when a function in it returns something else than TOASTY_OK, when a fiber cannot be made,
 * when its own fiber is told to stop or the time is over, or by toasty_scope_cancel. From then on all its
 * fibers are told to stop, with those in their scopes, and so is the rest of its own block: see
 * toasty_cancel. What a fiber meets first counts; after that it is no failure to return TOASTY_CANCELLED.
 */
typedef struct toasty_scope {
    struct toasty_scope *outer; /* nothing here is for programs */
    toasty_fiber *owner;
    toasty_fiber *fibers;
    int64_t deadline_ns;
    toasty_status status;
    bool stopping;
} toasty_scope;

typedef struct toasty_scope_spawn_options {
    toasty_scope *scope;
    toasty_status (*run)(void *arg);
    void *arg;
    const char *name;  /* as in toasty_spawn_options */
    size_t stack_size; /* also */
} toasty_scope_spawn_options;

/** Begins a scope; toasty_scope_end must follow. TOASTY_MISUSE outside of a fiber. Does not suspend. */
toasty_status toasty_scope_begin(toasty_scope *scope);

/**
 * Makes a fiber in the scope, to be called from the fiber that began it or from one in it. The deadline that
 * held where the scope began holds for it. There is no need to check the result: toasty_scope_end tells it,
 * too. TOASTY_OUT_OF_MEMORY; TOASTY_CANCELLED when the scope stops; TOASTY_MISUSE without a function, on a
 * scope that has ended, outside of a fiber or on another loop. Does not suspend.
 */
toasty_status toasty_scope_spawn_with(const toasty_scope_spawn_options *options);

/** Stops the scope, which then ends without failure. TOASTY_MISUSE as above. Does not suspend. */
toasty_status toasty_scope_cancel(toasty_scope *scope);

/**
 * Waits until all fibers in the scope have ended, however long that takes. TOASTY_OK, or why the scope
 * stopped first: what a function returned, TOASTY_OUT_OF_MEMORY, TOASTY_CANCELLED or
 * TOASTY_DEADLINE_EXCEEDED. TOASTY_MISUSE, and nothing is done, when this is not the running fiber's
 * innermost scope. Suspends.
 */
toasty_status toasty_scope_end(toasty_scope *scope);

#ifndef __cplusplus

/* toasty_spawn(loop, function, argument, .name = "reader") */
#define toasty_spawn(...) toasty_spawn_with(&(const toasty_spawn_options){.loop = __VA_ARGS__})
/* toasty_scope_spawn(&scope, function, argument, .name = "reader") */
#define toasty_scope_spawn(...)                                                                              \
    toasty_scope_spawn_with(&(const toasty_scope_spawn_options){.scope = __VA_ARGS__})

#endif

#ifdef __cplusplus
}
#endif
#endif
