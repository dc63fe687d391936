/* What is kept for a loop while it has fibers. */
#ifndef TOASTY_UV_HOME_H
#define TOASTY_UV_HOME_H

#include <pthread.h>
#include <uv.h>

#include "runtime/task.h"
#include "runtime/waiter.h"

typedef struct toasty__home {
    struct toasty__home *next;
    uv_loop_t *loop;
    uv_async_t wake;
    size_t fibers;
    struct toasty__watch **watches; /* by descriptor; NULL: nobody waits for it */
    int watches_len;
    pthread_mutex_t lock;   /* over what follows */
    struct uv_fiber *first; /* ready */
    struct uv_fiber *last;
} toasty__home;

/* Both as toasty__fiber_home has them. */
toasty_status toasty__home_watch(toasty__home *home, toasty__waiter *waiter);
void toasty__home_unwatch(toasty__home *home, toasty__waiter *waiter);

#endif
