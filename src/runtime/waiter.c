#include "runtime/waiter.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>

#include "core/clock.h"

static const int64_t NS_PER_MS = 1000000;

static int ms_until(int64_t until_ns)
{
    if (until_ns < 0)
        return -1;
    int64_t left = until_ns - toasty__monotonic_ns();
    int64_t ms = left > 0 ? (left + NS_PER_MS - 1) / NS_PER_MS : 0;
    return ms < INT_MAX ? (int)ms : INT_MAX;
}

/* Blocks the thread for as long. */
static toasty_status wait_by_poll(int fd, unsigned events, int64_t until_ns, unsigned *ready)
{
    struct pollfd one = {.fd = fd};
    if (events & TOASTY_READABLE)
        one.events |= POLLIN;
    if (events & TOASTY_WRITABLE)
        one.events |= POLLOUT;
    int ms, count;
    do {
        ms = ms_until(until_ns);
        count = poll(&one, 1, ms);
    } while ((count < 0 && errno == EINTR) || (count == 0 && ms > 0));
    if (count < 0)
        return errno == ENOMEM ? TOASTY_OUT_OF_MEMORY : TOASTY_MISUSE;
    if (count == 0)
        return TOASTY_DEADLINE_EXCEEDED;
    if (one.revents & POLLNVAL)
        return TOASTY_MISUSE;
    /* After an error or a hang-up nothing blocks: who reads or writes is told. */
    if (one.revents & (POLLERR | POLLHUP))
        *ready = events;
    else
        *ready =
            (one.revents & POLLIN ? TOASTY_READABLE : 0u) | (one.revents & POLLOUT ? TOASTY_WRITABLE : 0u);
    return TOASTY_OK;
}

static toasty_status wait_suspended(int fd, unsigned events, int64_t until_ns, unsigned *ready)
{
    toasty__fiber *fiber = toasty__fiber_current();
    const toasty__fiber_home *home = toasty__fiber_home_of(fiber);
    toasty__waiter self = {.fd = fd, .events = events, .fiber = fiber};
    toasty_status status = home->watch(&self);
    if (status != TOASTY_OK)
        return status;
    while (!self.ready && toasty__fiber_park(until_ns))
        continue;
    home->unwatch(&self);
    if (self.ready) {
        *ready = self.ready;
        return TOASTY_OK;
    }
    status = toasty__fiber_stopped(NULL);
    return status == TOASTY_OK ? TOASTY_DEADLINE_EXCEEDED : status;
}

toasty_status toasty__wait(int fd, unsigned events, int64_t until_ns, unsigned *ready)
{
    int64_t deadline = toasty__fiber_local()->deadline_ns;
    toasty_status status = toasty__fiber_stopped(NULL);
    if (fd < 0 || !events || events & ~(unsigned)(TOASTY_READABLE | TOASTY_WRITABLE))
        return TOASTY_MISUSE;
    if (status != TOASTY_OK)
        return status;
    if (deadline && (until_ns < 0 || deadline < until_ns))
        until_ns = deadline;
    if (!toasty__fiber_current())
        return wait_by_poll(fd, events, until_ns, ready);
    /* A look costs less than being suspended, and tells what is no descriptor or, like a file, never blocks.
     */
    status = wait_by_poll(fd, events, 0, ready);
    return status == TOASTY_DEADLINE_EXCEEDED ? wait_suspended(fd, events, until_ns, ready) : status;
}

toasty_status toasty_wait(int fd, unsigned events, int ms)
{
    unsigned ready;
    return toasty__wait(fd, events, ms < 0 ? -1 : toasty__monotonic_ns() + ms * NS_PER_MS, &ready);
}
