#include "bell.h"
#include "internal.h"

int ember__bell_init(ember__bell_t *bell)
{
    atomic_init(&bell->listeners, 0);
    if (pthread_mutex_init(&bell->lock, NULL) != 0)
        return SQLITE_NOMEM;
    if (pthread_cond_init(&bell->rung, NULL) == 0)
        return SQLITE_OK;
    pthread_mutex_destroy(&bell->lock);
    return SQLITE_NOMEM;
}

void ember__bell_fini(ember__bell_t *bell)
{
    pthread_cond_destroy(&bell->rung);
    pthread_mutex_destroy(&bell->lock);
}

void ember__bell_wait(ember__bell_t *bell, int64_t us)
{
    struct timespec end = ember__clock_in(us);
    pthread_mutex_lock(&bell->lock);
    atomic_fetch_add_explicit(&bell->listeners, 1, memory_order_relaxed);
    pthread_cond_timedwait(&bell->rung, &bell->lock, &end);
    atomic_fetch_sub_explicit(&bell->listeners, 1, memory_order_relaxed);
    pthread_mutex_unlock(&bell->lock);
}

void ember__bell_ring(ember__bell_t *bell)
{
    pthread_mutex_lock(&bell->lock);
    pthread_cond_signal(&bell->rung);
    pthread_mutex_unlock(&bell->lock);
}
