/* A loop without libuv for tests of fibers: a queue of those that are ready, which any thread may add to. */
#ifndef TESTS_RUNTIME_SUPPORT_H
#define TESTS_RUNTIME_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>

#include "core/clock.h"
#include "runtime/fiber.h"

typedef struct test_task {
    toasty__fiber *fiber;
    struct test_task *next; /* ready */
    struct test_task *later;
    int64_t alarm_ns; /* negative: none */
} test_task;

static struct {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    test_task *first, *last;
    test_task *all; /* with an alarm or not; of the loop's thread only */
    size_t live;
} test_loop = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static void test_ready(toasty__fiber *fiber)
{
    test_task *task = toasty__fiber_owner(fiber);
    task->next = NULL;
    pthread_mutex_lock(&test_loop.lock);
    *(test_loop.last ? &test_loop.last->next : &test_loop.first) = task;
    test_loop.last = task;
    pthread_cond_signal(&test_loop.changed);
    pthread_mutex_unlock(&test_loop.lock);
}

static void test_alarm(toasty__fiber *fiber, int64_t ms)
{
    test_task *task = toasty__fiber_owner(fiber);
    task->alarm_ns = ms < 0 ? -1 : toasty__monotonic_ns() + ms * 1000000;
}

static const toasty__fiber_home test_home = {.ready = test_ready, .alarm = test_alarm};

static inline toasty__fiber *test_spawn(void (*run)(void *arg), void *arg, size_t stack_size)
{
    test_task *task = calloc(1, sizeof *task);
    assert_non_null(task);
    task->alarm_ns = -1;
    task->fiber = toasty__fiber_new(&(const toasty__fiber_options){
        .run = run, .arg = arg, .name = "test", .stack_size = stack_size, .home = &test_home, .owner = task});
    assert_non_null(task->fiber);
    task->later = test_loop.all;
    test_loop.all = task;
    test_loop.live++;
    test_ready(task->fiber);
    return task->fiber;
}

static inline void test_ring(void)
{
    int64_t now = toasty__monotonic_ns();
    for (test_task *task = test_loop.all; task; task = task->later)
        if (task->alarm_ns >= 0 && task->alarm_ns <= now) {
            task->alarm_ns = -1;
            toasty__fiber_wake(task->fiber);
        }
}

static inline test_task *test_next(void)
{
    struct timespec soon;
    clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_nsec += 1000000;
    soon.tv_sec += soon.tv_nsec / 1000000000;
    soon.tv_nsec %= 1000000000;
    pthread_mutex_lock(&test_loop.lock);
    if (!test_loop.first)
        pthread_cond_timedwait(&test_loop.changed, &test_loop.lock, &soon);
    test_task *task = test_loop.first;
    if (task && !(test_loop.first = task->next))
        test_loop.last = NULL;
    pthread_mutex_unlock(&test_loop.lock);
    return task;
}

/* Runs one that is ready, or waits a moment for one. */
static inline void test_run_one(void)
{
    test_task *task = test_next();
    if (task && toasty__fiber_resume(task->fiber)) {
        test_task **at = &test_loop.all;
        while (*at != task)
            at = &(*at)->later;
        *at = task->later;
        toasty__fiber_free(task->fiber);
        free(task);
        test_loop.live--;
    }
    test_ring();
}

/* Runs all fibers to their end. */
static inline void test_run_loop(void)
{
    while (test_loop.live)
        test_run_one();
}

#endif
