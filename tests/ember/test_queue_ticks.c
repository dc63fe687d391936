/* Who has the queue's connection and is at work keeps it, however often the ones that wait for their commit
 * look. */
#include "queued.h"

#include <errno.h>

/*
 * The linker lets this stand in for the C library's: time passes for those who wait when the test says so,
 * and no sooner.
 */
static atomic_bool by_hand;
static atomic_int allowed, taken; /* ticks */

int __real_pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *end);
int __wrap_pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *end);

int __wrap_pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *end)
{
    if (!atomic_load(&by_hand))
        return __real_pthread_cond_timedwait(cond, mutex, end);
    struct timespec soon;
    clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_nsec += 100000;
    soon.tv_sec += soon.tv_nsec / 1000000000;
    soon.tv_nsec %= 1000000000;
    int rc = __real_pthread_cond_timedwait(cond, mutex, &soon);
    if (rc != ETIMEDOUT || atomic_load(&taken) == atomic_load(&allowed))
        return 0; /* also for no reason: who waits asks again for what it waits for */
    atomic_fetch_add(&taken, 1);
    return ETIMEDOUT;
}

/* The one that waits has looked once more. */
static void tick(void)
{
    int before = atomic_load(&taken);
    atomic_fetch_add(&allowed, 1);
    while (atomic_load(&taken) == before)
        pause_us(50);
}

static void who_works_between_two_looks_is_not_idle(void **state)
{
    enum { LOOKS = 100 }; /* far more than who is idle has */
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    atomic_store(&by_hand, true);
    errand *first = share(f->a, "INSERT INTO t VALUES (1, 1)", f->b);
    await_queued(f->c, 1);
    for (int i = 0; i < LOOKS; i++) {
        assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 1);
        tick();
    }
    exec(f->b, "INSERT INTO t VALUES (2, 2)");
    exec(f->b, "COMMIT");
    atomic_store(&by_hand, false);
    expect_errand(first, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_works_between_two_looks_is_not_idle, set_up_groups,
                                        tear_down_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
