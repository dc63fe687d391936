/*
 * What tests do beside themselves: in a thread, or, where the test runs in a fiber, in another fiber of its
 * loop. So it is done in the simulator, too, and whoever leaves a test in its middle can be rid of it.
 */
#ifndef TESTS_SIMULATOR_TEST_THREAD_H
#define TESTS_SIMULATOR_TEST_THREAD_H

#include <stdbool.h>

typedef struct test_thread test_thread;

/* NULL when there is no memory or no thread. From the test itself only. */
test_thread *test_thread_start(void *(*run)(void *arg), void *arg);
/* What its function returned. */
void *test_thread_join(test_thread *thread);

/* Whether this is one that runs in a fiber. */
bool test_thread_runs(void);
/* Joins those that the test has not. */
void test_threads_join_rest(void);

#endif
