#include "runtime/workers.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

enum { IDLE_SECONDS = 5 };

/* A thread without work, on its own stack. The one that has waited least is taken first: its caches are warm.
 */
typedef struct worker {
    struct worker *next;
    pthread_cond_t wake;
    toasty__fiber *fiber;
} worker;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static worker *idle;
static pthread_once_t watch_forks_once = PTHREAD_ONCE_INIT;

/* Threads do not come along into a child. */
static void forked(void)
{
    pthread_mutex_init(&lock, NULL);
    idle = NULL;
}

static void watch_forks(void)
{
    pthread_atfork(NULL, NULL, forked);
}

static void leave_idle(const worker *self)
{
    worker **at = &idle;
    while (*at != self)
        at = &(*at)->next;
    *at = self->next;
}

/* The next fiber to go on with; NULL when there was none for some time. */
static toasty__fiber *wait_for_work(worker *self)
{
    struct timespec until;
    int result = 0;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += IDLE_SECONDS;
    pthread_mutex_lock(&lock);
    self->fiber = NULL;
    self->next = idle;
    idle = self;
    while (!self->fiber && result != ETIMEDOUT)
        result = pthread_cond_timedwait(&self->wake, &lock, &until);
    if (!self->fiber)
        leave_idle(self);
    pthread_mutex_unlock(&lock);
    return self->fiber;
}

static void *work(void *first)
{
    worker self = {0};
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&self.wake, &attributes);
    pthread_condattr_destroy(&attributes);
    for (toasty__fiber *fiber = first; fiber; fiber = wait_for_work(&self))
        toasty__fiber_resume(fiber);
    pthread_cond_destroy(&self.wake);
    return NULL;
}

static bool make_thread(toasty__fiber *fiber)
{
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_once(&watch_forks_once, watch_forks);
    if (pthread_attr_init(&attributes) != 0)
        return false;
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    bool made = pthread_create(&thread, &attributes, work, fiber) == 0;
    pthread_attr_destroy(&attributes);
    return made;
}

bool toasty__workers_take(toasty__fiber *fiber)
{
    pthread_mutex_lock(&lock);
    worker *free = idle;
    if (free) {
        idle = free->next;
        free->fiber = fiber;
        pthread_cond_signal(&free->wake);
    }
    pthread_mutex_unlock(&lock);
    return free || make_thread(fiber);
}
