/* turn.h and others.h: who is next, and whether somebody else wants the lock. */
#include "../support.h"

#include <pthread.h>
#include <sqlite3.h>
#include <time.h>

#include "internal.h"
#include "others.h"
#include "turn.h"

enum { FAR = 600000000 /* microseconds: longer than any test may take */ };

static const ember__caller_t patient;

static void pause_us(long us)
{
    nanosleep(&(struct timespec){.tv_nsec = us * 1000}, NULL);
}

typedef struct {
    ember__turn_t *turn;
    int64_t deadline;
    bool only_waits;
    ember__caller_t caller;
    bool result;
    int *order; /* how many were served before */
    int place;
    pthread_t thread;
} waiter;

static void *wait_for_it(void *arg)
{
    waiter *w = arg;
    w->result = w->only_waits ? ember__turn_wait(w->turn, w->deadline, &w->caller)
                              : ember__turn_take(w->turn, w->deadline, &w->caller);
    if (w->result && !w->only_waits) {
        w->place = (*w->order)++;
        ember__turn_pass(w->turn);
    }
    return NULL;
}

/* Another one when somebody has joined the queue. */
static ember__waiter_t **end_of(ember__turn_t *turn)
{
    pthread_mutex_lock(&turn->lock);
    ember__waiter_t **end = turn->last;
    pthread_mutex_unlock(&turn->lock);
    return end;
}

static void first_come_first_served(void **state)
{
    enum { COUNT_OF = 5 };
    ember__turn_t turn;
    waiter w[COUNT_OF];
    int order = 0;
    (void)state;
    assert_int_equal(ember__turn_init(&turn), SQLITE_OK);
    int64_t far = ember__now_us() + FAR;
    assert_true(ember__turn_take(&turn, 0, &patient)); /* it is free: no time is needed */
    assert_false(ember__turn_take(&turn, 0, &patient));
    assert_false(ember__turn_take(&turn, ember__now_us() + 2000, &patient));
    for (size_t i = 0; i < COUNT_OF; i++) {
        /* One of them does not wait for long, one only waits. */
        ember__waiter_t **end = end_of(&turn);
        w[i] = (waiter){.turn = &turn,
                        .deadline = i == 1 ? ember__now_us() + 2000 : far,
                        .only_waits = i == 3,
                        .order = &order};
        assert_int_equal(pthread_create(&w[i].thread, NULL, wait_for_it, &w[i]), 0);
        if (i == 1)
            pthread_join(w[i].thread, NULL);
        while (i != 1 && end_of(&turn) == end)
            pause_us(100);
    }
    assert_false(w[1].result);
    assert_int_equal(order, 0);
    ember__turn_pass(&turn);
    for (size_t i = 0; i < COUNT_OF; i++)
        if (i != 1)
            pthread_join(w[i].thread, NULL);
    assert_true(w[0].result && w[2].result && w[3].result && w[4].result);
    assert_true(w[0].place == 0 && w[2].place == 1 && w[4].place == 2);
    assert_true(ember__turn_take(&turn, 0, &patient));
    ember__turn_pass(&turn);
    ember__turn_fini(&turn);
}

static void who_only_waits_takes_nothing(void **state)
{
    ember__turn_t turn;
    (void)state;
    assert_int_equal(ember__turn_init(&turn), SQLITE_OK);
    assert_false(ember__turn_wait(&turn, ember__now_us() + FAR, &patient)); /* nobody has it */
    assert_true(ember__turn_take(&turn, 0, &patient));
    assert_false(ember__turn_wait(&turn, 0, &patient));
    assert_false(ember__turn_wait(&turn, ember__now_us() + 2000, &patient));
    ember__turn_pass(&turn);
    assert_true(ember__turn_take(&turn, 0, &patient));
    ember__turn_fini(&turn);
}

/* Commits of this process are not those of others. */
static void whose_commit_it_was(void **state)
{
    ember__turn_t turn;
    ember__others_t others = {0};
    (void)state;
    assert_int_equal(ember__turn_init(&turn), SQLITE_OK);
    ember__others_look(&others, &turn, 10); /* the first look tells nothing */
    assert_int_equal(others.count, 0);
    ember__others_committed(&others, &turn); /* its own: the version stays */
    ember__others_look(&others, &turn, 10);
    assert_int_equal(others.count, 0);
    assert_false(others.doubtful);
    ember__turn_committed(&turn); /* a connection of this process */
    ember__others_look(&others, &turn, 11);
    assert_int_equal(others.count, 0);
    assert_true(others.doubtful);
    assert_int_equal(others.until, 0);
    ember__others_let_in(&others);
    assert_false(others.doubtful);
    others.paused = 0;
    ember__others_look(&others, &turn, 12); /* nobody here has said a word */
    assert_int_equal(others.count, 1);
    assert_false(others.doubtful);
    assert_true(others.until > ember__now_us());
    int64_t paused = others.paused;
    ember__others_let_in(&others);
    assert_true(others.paused > paused);
    ember__others_look(&others, &turn, 12);
    assert_int_equal(others.count, 1);
    ember__turn_fini(&turn);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_come_first_served),
        cmocka_unit_test(who_only_waits_takes_nothing),
        cmocka_unit_test(whose_commit_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
