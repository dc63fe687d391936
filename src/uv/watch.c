/* File descriptors that fibers wait for. libuv has one handle for each, so those who wait for one share it.
 */
#include "core/alloc.h"
#include "uv/home.h"

typedef struct toasty__watch {
    uv_poll_t poll;
    toasty__waiter *waiters;
} watch;

static void closed(uv_handle_t *handle)
{
    toasty__free(handle->data);
}

static void on_events(uv_poll_t *poll, int status, int events);

/* Asks for what is still waited for. */
static int ask(watch *self)
{
    unsigned events = 0;
    for (const toasty__waiter *at = self->waiters; at; at = at->next)
        if (!at->ready)
            events |= at->events;
    if (!events)
        return uv_poll_stop(&self->poll);
    return uv_poll_start(&self->poll,
                         (events & TOASTY_READABLE ? UV_READABLE : 0) |
                             (events & TOASTY_WRITABLE ? UV_WRITABLE : 0),
                         on_events);
}

static void on_events(uv_poll_t *poll, int status, int events)
{
    watch *self = poll->data;
    unsigned come =
        (events & UV_READABLE ? TOASTY_READABLE : 0u) | (events & UV_WRITABLE ? TOASTY_WRITABLE : 0u);
    if (status < 0) /* the descriptor has an error, of which reading and writing tell */
        come = TOASTY_READABLE | TOASTY_WRITABLE;
    for (toasty__waiter *at = self->waiters; at; at = at->next) {
        if (at->ready || !(at->events & come))
            continue;
        at->ready = at->events & come;
        toasty__fiber_wake(at->fiber);
    }
    ask(self); /* what is open can be asked for */
}

static bool make_room(toasty__home *home, int fd)
{
    if (fd < home->watches_len)
        return true;
    int len = fd < 32 ? 64 : 2 * fd;
    watch **watches = toasty__realloc(home->watches, (size_t)len * sizeof *watches);
    if (!watches)
        return false;
    for (int i = home->watches_len; i < len; i++)
        watches[i] = NULL;
    home->watches = watches;
    home->watches_len = len;
    return true;
}

static toasty_status make_watch(toasty__home *home, int fd)
{
    watch *self = make_room(home, fd) ? toasty__calloc(1, sizeof *self) : NULL;
    if (!self)
        return TOASTY_OUT_OF_MEMORY;
    int result = uv_poll_init(home->loop, &self->poll, fd);
    if (result != 0) {
        toasty__free(self);
        return result == UV_ENOMEM ? TOASTY_OUT_OF_MEMORY : TOASTY_MISUSE;
    }
    self->poll.data = self;
    home->watches[fd] = self;
    return TOASTY_OK;
}

toasty_status toasty__home_watch(toasty__home *home, toasty__waiter *waiter)
{
    int fd = waiter->fd;
    toasty_status status = TOASTY_OK;
    if (fd >= home->watches_len || !home->watches[fd])
        status = make_watch(home, fd);
    if (status != TOASTY_OK)
        return status;
    waiter->next = home->watches[fd]->waiters;
    home->watches[fd]->waiters = waiter;
    if (ask(home->watches[fd]) == 0)
        return TOASTY_OK;
    toasty__home_unwatch(home, waiter);
    return TOASTY_MISUSE;
}

void toasty__home_unwatch(toasty__home *home, toasty__waiter *waiter)
{
    watch *self = home->watches[waiter->fd];
    toasty__waiter **at = &self->waiters;
    while (*at != waiter)
        at = &(*at)->next;
    *at = waiter->next;
    if (self->waiters) {
        ask(self);
        return;
    }
    home->watches[waiter->fd] = NULL;
    uv_close((uv_handle_t *)&self->poll, closed);
}
