#include "test.h"

#include <pthread.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <toasty/types.h>

#include "core/clock.h"

static void the_monotonic_clock_never_goes_back(void **state)
{
    (void)state;
    int64_t first = toasty__monotonic_ns();
    int64_t last = first;
    for (int i = 0; i < 10000; i++) {
        int64_t now = toasty__monotonic_ns();
        assert_true(now >= last);
        last = now;
    }
    assert_true(last > first);
}

static void the_real_time_is_the_systems(void **state)
{
    (void)state;
    int64_t before = (int64_t)time(NULL);
    int64_t now = toasty__realtime_ns() / 1000000000;
    int64_t after = (int64_t)time(NULL);
    /* time() may read a coarser clock that lags by a tick. */
    assert_true(now >= before && now <= after + 1);
}

static int64_t three(void)
{
    return 3;
}

static int64_t minus_one(void)
{
    return -1;
}

static void clocks_can_be_set(void **state)
{
    (void)state;
    toasty__set_clocks(three, minus_one);
    assert_true(toasty__monotonic_ns() == 3);
    assert_true(toasty__realtime_ns() == -1);
    toasty_timestamp now = toasty_now();
    assert_true(now.seconds == -1 && now.nanoseconds == 999999999);
    toasty__set_clocks(NULL, NULL);
    assert_true(toasty__monotonic_ns() > 3);
    assert_true(toasty__realtime_ns() > 3);
}

/* All sizes around the stock's; nothing written beside, no value of a byte missing in the long run. */
static void random_bytes_fill_what_they_are_asked_for(void **state)
{
    (void)state;
    unsigned char seen[256] = {0};
    for (size_t size = 0; size < 1000; size++) {
        unsigned char bytes[1024];
        memset(bytes, 0x5A, sizeof bytes);
        toasty__random_bytes(bytes + 8, size);
        for (size_t i = 0; i < size; i++)
            seen[bytes[8 + i]] = 1;
        for (size_t i = 0; i < 8; i++) {
            assert_int_equal(bytes[i], 0x5A);
            assert_int_equal(bytes[8 + size + i], 0x5A);
        }
    }
    for (int i = 0; i < 256; i++)
        assert_true(seen[i]);
}

static void random_bytes_do_not_repeat(void **state)
{
    (void)state;
    enum { COUNT = 2000 };
    static uint64_t numbers[COUNT];
    for (int i = 0; i < COUNT; i++) {
        toasty__random_bytes(&numbers[i], sizeof numbers[i]);
        for (int other = 0; other < i; other++)
            assert_true(numbers[i] != numbers[other]);
    }
}

static void *draw(void *out)
{
    toasty__random_bytes(out, 32);
    return NULL;
}

static void threads_have_stocks_of_their_own(void **state)
{
    (void)state;
    unsigned char bytes[4][32];
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, draw, bytes[i]), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < 4; i++)
        for (int other = 0; other < i; other++)
            assert_memory_not_equal(bytes[i], bytes[other], 32);
}

static void a_child_does_not_repeat_its_parent(void **state)
{
    (void)state;
    unsigned char ours[64];
    unsigned char theirs[64];
    int ends[2];
    toasty__random_bytes(ours, 8);
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        toasty__random_bytes(theirs, sizeof theirs);
        _exit(write(ends[1], theirs, sizeof theirs) == (ssize_t)sizeof theirs ? 0 : 1);
    }
    toasty__random_bytes(ours, sizeof ours);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_int_equal(read(ends[0], theirs, sizeof theirs), (int)sizeof theirs);
    for (size_t i = 0; i < sizeof ours; i += 8)
        for (size_t other = 0; other < sizeof theirs; other += 8)
            assert_memory_not_equal(ours + i, theirs + other, 8);
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_monotonic_clock_never_goes_back),
        cmocka_unit_test(the_real_time_is_the_systems),
        cmocka_unit_test(clocks_can_be_set),
        cmocka_unit_test(random_bytes_fill_what_they_are_asked_for),
        cmocka_unit_test(random_bytes_do_not_repeat),
        cmocka_unit_test(threads_have_stocks_of_their_own),
        cmocka_unit_test(a_child_does_not_repeat_its_parent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
