#include "core/clock.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* What one call of the system gives; it never blocks or comes short for this much. */
enum { POOL_SIZE = 256 };

/* Entropy in stock, so that a small need does not cost a system call. Bytes are wiped when they are handed
 * out. */
static _Thread_local struct {
    unsigned char bytes[POOL_SIZE];
    size_t left;
    unsigned generation;
} pool;

/* Counts forks: a child must not hand out what its parent has in stock. */
static atomic_uint generation = 1;
static pthread_once_t watch_forks_once = PTHREAD_ONCE_INIT;

static void forked(void)
{
    atomic_fetch_add(&generation, 1);
}

static void watch_forks(void)
{
    pthread_atfork(NULL, NULL, forked);
}

typedef int64_t (*clock_reader)(void);

static _Atomic(clock_reader) monotonic_instead;
static _Atomic(clock_reader) realtime_instead;

static int64_t read_clock(_Atomic(clock_reader) *instead, clockid_t clock)
{
    clock_reader reader = atomic_load_explicit(instead, memory_order_relaxed);
    if (reader)
        return reader();
    struct timespec now = {0};
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t toasty__monotonic_ns(void)
{
    return read_clock(&monotonic_instead, CLOCK_MONOTONIC);
}

int64_t toasty__realtime_ns(void)
{
    return read_clock(&realtime_instead, CLOCK_REALTIME);
}

void toasty__set_clocks(int64_t (*monotonic_ns)(void), int64_t (*realtime_ns)(void))
{
    atomic_store_explicit(&monotonic_instead, monotonic_ns, memory_order_relaxed);
    atomic_store_explicit(&realtime_instead, realtime_ns, memory_order_relaxed);
}

static void from_system(unsigned char *out, size_t count)
{
    while (count) {
        size_t part = count < POOL_SIZE ? count : POOL_SIZE;
        if (getentropy(out, part) != 0) {
            /* Going on with guessable identifiers would be worse than not going on. */
            perror("toasty: the system gives no random bytes");
            abort();
        }
        out += part;
        count -= part;
    }
}

void toasty__random_bytes(void *out, size_t count)
{
    if (count > POOL_SIZE / 2) {
        from_system(out, count);
        return;
    }
    pthread_once(&watch_forks_once, watch_forks);
    unsigned now = atomic_load_explicit(&generation, memory_order_relaxed);
    if (pool.generation != now || pool.left < count) {
        from_system(pool.bytes, POOL_SIZE);
        pool.left = POOL_SIZE;
        pool.generation = now;
    }
    pool.left -= count;
    memcpy(out, pool.bytes + pool.left, count);
    memset(pool.bytes + pool.left, 0, count);
}
