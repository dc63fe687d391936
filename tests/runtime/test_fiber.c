/* Fibers by themselves. The same tests run with the portable way of switching. */
#include "support.h"

#include <errno.h>
#include <fenv.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/sanitizer.h"
#include "runtime/stack.h"

#if defined(TOASTY__TSAN)
enum { MANY = 500 }; /* each takes the sanitizer as much as a thread */
#else
enum { MANY = 10000 };
#endif

/* ---- switching ---- */

static char trace[64];

static void note(void *name)
{
    for (int i = 0; i < 3; i++) {
        strcat(trace, name);
        toasty__fiber_yield();
    }
}

static void fibers_take_turns(void **state)
{
    (void)state;
    trace[0] = 0;
    test_spawn(note, "a", 0);
    test_spawn(note, "b", 0);
    test_run_loop();
    assert_string_equal(trace, "ababab");
}

static void look_at_self(void *arg)
{
    *(toasty__fiber **)arg = toasty__fiber_current();
}

static void a_fiber_knows_itself(void **state)
{
    toasty__fiber *seen = NULL;
    (void)state;
    assert_null(toasty__fiber_current());
    toasty__fiber *fiber = test_spawn(look_at_self, &seen, 0);
    assert_string_equal(toasty__fiber_name(fiber), "test");
    test_run_loop();
    assert_ptr_equal(seen, fiber);
    assert_null(toasty__fiber_current());
    /* outside of fibers these do nothing */
    toasty__fiber_yield();
    toasty__fiber_go_away();
    toasty__fiber_come_home();
}

static void a_long_name_is_cut(void **state)
{
    static const toasty__fiber_options options = {.run = look_at_self,
                                                  .name =
                                                      "a name that is too long for the room that there is",
                                                  .home = &test_home};
    (void)state;
    toasty__fiber *fiber = toasty__fiber_new(&options);
    assert_string_equal(toasty__fiber_name(fiber), "a name that is too long");
    toasty__fiber_free(fiber);
}

/* Numbers in registers, and in those for floating point, across switches. */
static void add_up(void *arg)
{
    volatile long step = *(long *)arg;
    long sum = 0, sums[8] = {0};
    double half = 0;
    for (int i = 0; i < 100; i++) {
        sum += step;
        half += 0.5;
        for (int k = 0; k < 8; k++)
            sums[k] += k * step;
        toasty__fiber_yield();
    }
    for (int k = 0; k < 8; k++)
        assert_int_equal(sums[k], k * sum);
    assert_true(half == 50.0);
    *(long *)arg = sum;
}

static void registers_are_kept(void **state)
{
    long numbers[50];
    (void)state;
    for (long i = 0; i < 50; i++) {
        numbers[i] = i;
        test_spawn(add_up, &numbers[i], 0);
    }
    test_run_loop();
    for (long i = 0; i < 50; i++)
        assert_int_equal(numbers[i], 100 * i);
}

static void round_up_inside(void *arg)
{
    fesetround(FE_UPWARD);
    toasty__fiber_yield();
    *(int *)arg = fegetround();
}

static void look_at_rounding(void *arg)
{
    *(int *)arg = fegetround();
}

static void the_rounding_mode_is_the_fibers_own(void **state)
{
    int up = -1, other = -1;
    (void)state;
    test_spawn(round_up_inside, &up, 0);
    test_spawn(look_at_rounding, &other, 0);
    test_run_loop();
    assert_int_equal(up, FE_UPWARD);
    assert_int_equal(other, FE_TONEAREST);
    assert_int_equal(fegetround(), FE_TONEAREST);
}

static void run_another(void *arg)
{
    toasty__fiber *self = toasty__fiber_current();
    toasty__fiber *inner = toasty__fiber_new(
        &(const toasty__fiber_options){.run = look_at_self, .arg = arg, .home = &test_home});
    assert_true(toasty__fiber_resume(inner));
    assert_ptr_equal(*(toasty__fiber **)arg, inner);
    toasty__fiber_free(inner);
    assert_ptr_equal(toasty__fiber_current(), self);
    toasty__fiber_yield();
    assert_ptr_equal(toasty__fiber_current(), self);
}

static void a_fiber_may_run_another(void **state)
{
    toasty__fiber *seen = NULL;
    (void)state;
    test_spawn(run_another, &seen, 0);
    test_run_loop();
    assert_non_null(seen);
}

static void yield_and_count(void *arg)
{
    toasty__fiber_yield();
    ++*(int *)arg;
}

static void many_fibers_at_once(void **state)
{
    int count = 0;
    (void)state;
    for (int i = 0; i < MANY; i++)
        test_spawn(yield_and_count, &count, 0);
    test_run_loop();
    assert_int_equal(count, MANY);
}

/* ---- stacks ---- */

static __attribute__((noinline)) int go_deep(int levels, int yield_at)
{
    volatile char page[2000];
    memset((void *)page, levels, sizeof page);
    if (levels == yield_at)
        toasty__fiber_yield();
    int below = levels ? go_deep(levels - 1, yield_at) : 0;
    return below + (page[levels % 2000] == (char)levels);
}

static void dive(void *arg)
{
    *(int *)arg = go_deep(*(int *)arg, 3);
}

static void stacks_are_deep(void **state)
{
    int depths[20];
    (void)state;
    for (int i = 0; i < 20; i++) {
        depths[i] = 150;
        test_spawn(dive, &depths[i], 0);
    }
    test_run_loop();
    for (int i = 0; i < 20; i++)
        assert_int_equal(depths[i], 151);
}

static void a_stack_may_be_larger(void **state)
{
    int depth = 4000;
    (void)state;
    test_spawn(dive, &depth, (size_t)64 << 20);
    test_run_loop();
    assert_int_equal(depth, 4001);
}

static void measure(void *arg)
{
    size_t *used = arg;
    used[0] = toasty__fiber_stack_used(toasty__fiber_current());
    go_deep(50, -1);
    used[1] = toasty__fiber_stack_used(toasty__fiber_current());
}

static void the_depth_of_a_stack_is_known(void **state)
{
    size_t used[2];
    (void)state;
    toasty__stack_drop();
    test_spawn(measure, used, 0);
    test_run_loop();
    assert_in_range(used[0], 1, 64 * 1024);
    assert_true(used[1] >= 50 * 2000);
    assert_true(used[1] < 1000 * 2000);
}

static void stacks_are_used_again(void **state)
{
    toasty__stack first, second;
    (void)state;
    toasty__stack_drop();
    assert_true(toasty__stack_get(&first, 0));
    memset(first.base, 1, first.size);
    assert_int_equal(toasty__stack_used(&first), first.size);
    toasty__stack_put(&first);
    assert_int_equal(toasty__stack_kept(), 1);
    assert_true(toasty__stack_get(&second, 0));
    assert_ptr_equal(second.base, first.base);
    assert_int_equal(toasty__stack_kept(), 0);
    /* what it had needed was given back to the system, but for a little */
    assert_true(toasty__stack_used(&second) <= second.size / 4);
    toasty__stack_put(&second);
    toasty__stack_drop();
    assert_int_equal(toasty__stack_kept(), 0);
}

static void unusual_stacks_are_not_kept(void **state)
{
    toasty__stack stack;
    (void)state;
    toasty__stack_drop();
    assert_true(toasty__stack_get(&stack, 100000));
    assert_true(stack.size >= 100000);
    toasty__stack_put(&stack);
    assert_int_equal(toasty__stack_kept(), 0);
    assert_false(toasty__stack_get(&stack, SIZE_MAX / 4));
    assert_false(toasty__stack_get(&stack, SIZE_MAX));
}

static void overflow(void *arg)
{
    (void)arg;
    go_deep(1 << 20, -1);
}

static void go_deep_in_a_fiber(void)
{
    test_spawn(overflow, NULL, 0);
    test_run_loop();
}

static void write_below_a_stack(void)
{
    toasty__stack stack;
    if (toasty__stack_get(&stack, 0))
        ((volatile char *)stack.base)[-1] = 1;
}

/* Whether a process that does this is ended by the system. */
static bool is_fatal(void (*run)(void))
{
    int result = 0;
    pid_t child = fork();
    if (!child) {
        const struct rlimit no_core = {0, 0};
        setrlimit(RLIMIT_CORE, &no_core);
        signal(SIGSEGV, SIG_DFL);
        signal(SIGBUS, SIG_DFL);
        run();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &result, 0), child);
    return WIFSIGNALED(result) && (WTERMSIG(result) == SIGSEGV || WTERMSIG(result) == SIGBUS);
}

/* Below the stack is a page that nobody may touch: too deep ends at once instead of writing over something
 * else. */
static void too_deep_is_caught(void **state)
{
    (void)state;
    assert_true(is_fatal(go_deep_in_a_fiber));
    assert_true(is_fatal(write_below_a_stack));
}

/* ---- parking and waking ---- */

static void park_once(void *arg)
{
    while (!atomic_load((atomic_bool *)arg))
        toasty__fiber_park(-1);
}

typedef struct sleeper {
    atomic_bool go;
    toasty__fiber *fiber;
} sleeper;

static void wake_other(void *arg)
{
    sleeper *other = arg;
    atomic_store(&other->go, true);
    toasty__fiber_wake(other->fiber);
    toasty__fiber_wake(other->fiber); /* once more does no harm */
}

static void a_parked_fiber_is_woken(void **state)
{
    sleeper other = {.go = false};
    (void)state;
    other.fiber = test_spawn(park_once, &other.go, 0);
    test_spawn(wake_other, &other, 0);
    test_run_loop();
}

static void wake_self_then_park(void *arg)
{
    toasty__fiber_wake(toasty__fiber_current());
    toasty__fiber_park(-1);
    *(bool *)arg = true;
}

static void a_wake_is_not_lost(void **state)
{
    bool done = false;
    (void)state;
    test_spawn(wake_self_then_park, &done, 0);
    test_run_loop();
    assert_true(done);
}

static void sleep_a_little(void *arg)
{
    int64_t began = toasty__monotonic_ns();
    toasty__fiber_sleep(20 * 1000000);
    *(int64_t *)arg = toasty__monotonic_ns() - began;
}

static void a_sleep_lasts_as_long_as_it_should(void **state)
{
    int64_t slept[10], alone;
    (void)state;
    for (int i = 0; i < 10; i++)
        test_spawn(sleep_a_little, &slept[i], 0);
    test_run_loop();
    for (int i = 0; i < 10; i++)
        assert_true(slept[i] >= 20 * 1000000);
    sleep_a_little(&alone);
    assert_true(alone >= 20 * 1000000);
}

/* ---- away ---- */

static void go_and_come(void *arg)
{
    pid_t home = gettid();
    int *trips = arg;
    for (int i = 0; i < 20; i++) {
        toasty__fiber *self = toasty__fiber_current();
        toasty__fiber_go_away();
        toasty__fiber_go_away(); /* once is enough */
        bool elsewhere = gettid() != home;
        bool same = toasty__fiber_current() == self;
        toasty__fiber_come_home();
        toasty__fiber_come_home();
        *trips += elsewhere && same && gettid() == home;
    }
}

static void fibers_go_away_and_come_home(void **state)
{
    int trips[50] = {0};
    (void)state;
    for (int i = 0; i < 50; i++)
        test_spawn(go_and_come, &trips[i], 0);
    test_run_loop();
    for (int i = 0; i < 50; i++)
        assert_int_equal(trips[i], 20);
}

/* The linker lets these stand in for pthread_create. */
int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                          void *arg);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                          void *arg);

static bool refuse_threads;

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                          void *arg)
{
    return refuse_threads ? EAGAIN : __real_pthread_create(thread, attributes, run, arg);
}

static void try_to_go(void *arg)
{
    pid_t home = gettid();
    for (int i = 0; i < 3; i++) {
        toasty__fiber_go_away();
        *(int *)arg += gettid() == home;
        toasty__fiber_come_home();
    }
}

/* Before there is any: where no thread can be made, what blocks does so at home. */
static void without_threads_fibers_stay(void **state)
{
    int stayed = 0;
    (void)state;
    refuse_threads = true;
    test_spawn(try_to_go, &stayed, 0);
    test_run_loop();
    refuse_threads = false;
    assert_int_equal(stayed, 3);
}

static pthread_barrier_t meeting;

static void meet_away(void *arg)
{
    (void)arg;
    toasty__fiber_go_away();
    pthread_barrier_wait(&meeting);
    toasty__fiber_come_home();
}

/* However many block, there is a thread for the next one; else who waits for a lock could keep its holder
 * from running. */
static void all_who_are_away_run(void **state)
{
    (void)state;
    pthread_barrier_init(&meeting, NULL, 40);
    for (int i = 0; i < 40; i++)
        test_spawn(meet_away, NULL, 0);
    test_run_loop();
    pthread_barrier_destroy(&meeting);
}

static void note_in_local(void *arg)
{
    toasty__fiber_local()->refused = arg;
    toasty__fiber_yield();
    toasty__fiber_go_away();
    bool mine = toasty__fiber_local()->refused == arg;
    toasty__fiber_come_home();
    assert_true(mine);
}

static void what_is_local_belongs_to_a_fiber(void **state)
{
    int names[3];
    (void)state;
    toasty__fiber_local()->refused = state;
    for (int i = 0; i < 3; i++)
        test_spawn(note_in_local, &names[i], 0);
    test_run_loop();
    assert_ptr_equal(toasty__fiber_local()->refused, state);
    toasty__fiber_local()->refused = NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_threads_fibers_stay),
        cmocka_unit_test(fibers_take_turns),
        cmocka_unit_test(a_fiber_knows_itself),
        cmocka_unit_test(a_long_name_is_cut),
        cmocka_unit_test(registers_are_kept),
        cmocka_unit_test(the_rounding_mode_is_the_fibers_own),
        cmocka_unit_test(a_fiber_may_run_another),
        cmocka_unit_test(many_fibers_at_once),
        cmocka_unit_test(stacks_are_deep),
        cmocka_unit_test(a_stack_may_be_larger),
        cmocka_unit_test(the_depth_of_a_stack_is_known),
        cmocka_unit_test(stacks_are_used_again),
        cmocka_unit_test(unusual_stacks_are_not_kept),
        cmocka_unit_test(too_deep_is_caught),
        cmocka_unit_test(a_parked_fiber_is_woken),
        cmocka_unit_test(a_wake_is_not_lost),
        cmocka_unit_test(a_sleep_lasts_as_long_as_it_should),
        cmocka_unit_test(fibers_go_away_and_come_home),
        cmocka_unit_test(all_who_are_away_run),
        cmocka_unit_test(what_is_local_belongs_to_a_fiber),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
