/*
 * Waiting for a file descriptor, the one thing that code which talks over a network needs of whoever runs it:
 * on a plain thread poll(2), in a fiber its loop.
 */
#ifndef TOASTY_RUNTIME_WAITER_H
#define TOASTY_RUNTIME_WAITER_H

#include "runtime/fiber.h"
#include <toasty/async.h>

/* A fiber that waits, on its stack. Any number of them may wait for one descriptor. */
typedef struct toasty__waiter {
    int fd;
    unsigned events; /* TOASTY_READABLE, TOASTY_WRITABLE or both */
    unsigned ready;  /* those of them that have come */
    toasty__fiber *fiber;
    struct toasty__waiter *next; /* the loop's */
} toasty__waiter;

/*
 * Waits until one of `events` has come or the monotonic clock shows `until_ns` (negative: never). TOASTY_OK,
 * and *ready has those that have; else as toasty_wait. May suspend.
 */
toasty_status toasty__wait(int fd, unsigned events, int64_t until_ns, unsigned *ready);

#endif
