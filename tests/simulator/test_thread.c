#include "test_thread.h"

#include <pthread.h>
#include <stdlib.h>

#include "runtime/task.h"

struct test_thread {
    test_thread *next;
    void *(*run)(void *arg);
    void *arg;
    void *result;
    pthread_t thread;
    toasty_fiber *fiber; /* NULL: it is a thread */
};

/* Those that are not joined yet. */
static test_thread *first;

static void run_in_fiber(void *arg)
{
    test_thread *self = arg;
    self->result = self->run(self->arg);
}

static bool start(test_thread *self)
{
    const toasty__fiber *here = toasty__fiber_current();
    if (!here)
        return pthread_create(&self->thread, NULL, self->run, self->arg) == 0;
    self->fiber = toasty__fiber_home_of(here)->spawn(&(const toasty_spawn_options){
        .run = run_in_fiber, .arg = self, .name = "test thread", .joinable = true});
    return self->fiber != NULL;
}

test_thread *test_thread_start(void *(*run)(void *arg), void *arg)
{
    test_thread *self = calloc(1, sizeof *self);
    if (!self)
        return NULL;
    self->run = run;
    self->arg = arg;
    if (!start(self)) {
        free(self);
        return NULL;
    }
    self->next = first;
    first = self;
    return self;
}

void *test_thread_join(test_thread *self)
{
    test_thread **at = &first;
    if (self->fiber)
        toasty_join(self->fiber);
    else
        pthread_join(self->thread, &self->result);
    while (*at != self)
        at = &(*at)->next;
    *at = self->next;
    void *result = self->result;
    free(self);
    return result;
}

bool test_thread_runs(void)
{
    const toasty_fiber *here = toasty__fiber_running();
    const test_thread *at = first;
    while (at && (!here || at->fiber != here))
        at = at->next;
    return at != NULL;
}

void test_threads_join_rest(void)
{
    while (first)
        test_thread_join(first);
}
