/* Fibers on libuv loops: beginning, waiting, ending. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <string.h>
#include <unistd.h>
#include <uv.h>

#include "core/alloc.h"
#include <toasty/async.h>

static char trace[64];

static void say(void *word)
{
    strcat(trace, word);
}

static void say_thrice(void *word)
{
    for (int i = 0; i < 3; i++) {
        say(word);
        toasty_yield();
    }
}

static void close_good(uv_loop_t *loop)
{
    assert_int_equal(uv_loop_close(loop), 0);
}

static void fibers_run_on_a_loop_of_the_programs(void **state)
{
    uv_loop_t loop;
    (void)state;
    trace[0] = 0;
    uv_loop_init(&loop);
    assert_non_null(toasty_spawn(&loop, say_thrice, "a"));
    assert_non_null(toasty_spawn(&loop, say_thrice, "b", .name = "second"));
    assert_string_equal(trace, "");
    uv_run(&loop, UV_RUN_DEFAULT);
    assert_string_equal(trace, "ababab");
    /* and again, after all have ended */
    assert_non_null(toasty_spawn(&loop, say, "!"));
    uv_run(&loop, UV_RUN_DEFAULT);
    assert_string_equal(trace, "ababab!");
    close_good(&loop);
}

static void spawn_more(void *unused)
{
    (void)unused;
    assert_non_null(toasty_loop());
    assert_non_null(toasty_spawn(NULL, say, "child"));
    say("parent,");
}

static void run_waits_for_all(void **state)
{
    (void)state;
    trace[0] = 0;
    assert_int_equal(toasty_run(spawn_more, NULL), TOASTY_OK);
    assert_string_equal(trace, "parent,child");
}

static void say_late(void *word)
{
    toasty_sleep(5);
    say(word);
}

static void join_others(void *unused)
{
    (void)unused;
    toasty_fiber *early = toasty_spawn(NULL, say, "early,", .joinable = true);
    toasty_fiber *late = toasty_spawn(NULL, say_late, "late,", .joinable = true);
    assert_int_equal(toasty_join(late), TOASTY_OK);
    assert_int_equal(toasty_join(early), TOASTY_OK); /* which has ended long ago */
    say("joined");
}

static void joining_waits(void **state)
{
    (void)state;
    trace[0] = 0;
    assert_int_equal(toasty_run(join_others, NULL), TOASTY_OK);
    assert_string_equal(trace, "early,late,joined");
}

typedef struct couple {
    toasty_fiber *self;
    toasty_fiber *other;
    toasty_status status[2];
} couple;

static void join_self(void *arg)
{
    couple *pair = arg;
    pair->status[0] = toasty_join(pair->self);
}

static void join_the_other(void *arg)
{
    couple *pair = arg;
    pair->status[1] = toasty_join(pair->other);
}

static void nothing(void *unused)
{
    (void)unused;
}

static void join_wrongly(void *unused)
{
    couple pair = {0};
    (void)unused;
    assert_int_equal(toasty_join(NULL), TOASTY_MISUSE);
    pair.self = toasty_spawn(NULL, join_self, &pair, .joinable = true);
    assert_int_equal(toasty_join(pair.self), TOASTY_OK);
    assert_int_equal(pair.status[0], TOASTY_MISUSE);
    assert_int_equal(toasty_join(toasty_spawn(NULL, nothing, NULL)), TOASTY_MISUSE);

    pair.other = toasty_spawn(NULL, say_late, "", .joinable = true);
    toasty_spawn(NULL, join_the_other, &pair);
    toasty_yield();
    assert_int_equal(toasty_join(pair.other), TOASTY_MISUSE); /* there is somebody already */
    toasty_sleep(10);
    assert_int_equal(pair.status[1], TOASTY_OK);
    assert_int_equal(toasty_run(nothing, NULL), TOASTY_MISUSE);
}

static void what_makes_no_sense_is_refused(void **state)
{
    uv_loop_t loop;
    (void)state;
    assert_int_equal(toasty_run(join_wrongly, NULL), TOASTY_OK);
    assert_int_equal(toasty_run(NULL, NULL), TOASTY_MISUSE);
    assert_null(toasty_spawn(NULL, nothing, NULL)); /* no loop */
    assert_null(toasty_spawn_with(NULL));
    assert_null(toasty_loop());
    uv_loop_init(&loop);
    assert_null(toasty_spawn(&loop, NULL, NULL));
    assert_null(toasty_spawn(&loop, nothing, NULL, .stack_size = SIZE_MAX));
    toasty_fiber *fiber = toasty_spawn(&loop, say, "", .joinable = true);
    assert_int_equal(toasty_join(fiber), TOASTY_MISUSE); /* not in a fiber */
    uv_run(&loop, UV_RUN_DEFAULT);
    toasty_fiber *joiner = toasty_spawn(&loop, join_the_other, (&(couple){.other = fiber}));
    assert_non_null(joiner);
    uv_run(&loop, UV_RUN_DEFAULT);
    close_good(&loop);
}

static void sleep_5(void *arg)
{
    uint64_t began = uv_hrtime();
    toasty_sleep(5);
    *(uint64_t *)arg = uv_hrtime() - began;
}

static void sleeping_takes_its_time(void **state)
{
    uint64_t ns = 0;
    (void)state;
    assert_int_equal(toasty_run(sleep_5, &ns), TOASTY_OK);
    assert_true(ns >= 5 * 1000000);
    ns = 0;
    sleep_5(&ns); /* on a plain thread */
    assert_true(ns >= 5 * 1000000);
    toasty_sleep(0);
    toasty_sleep(-1);
    toasty_yield();
}

static void sleep_for_ever(void *status)
{
    *(toasty_status *)status = toasty_sleep(3600 * 1000);
    if (*(toasty_status *)status == TOASTY_CANCELLED)
        *(toasty_status *)status = toasty_sleep(3600 * 1000); /* it stays cancelled */
}

static void cancel_others(void *arg)
{
    toasty_status *statuses = arg;
    toasty_fiber *asleep = toasty_spawn(NULL, sleep_for_ever, &statuses[0], .joinable = true);
    toasty_yield();
    toasty_fiber *not_begun = toasty_spawn(NULL, sleep_for_ever, &statuses[1], .joinable = true);
    toasty_cancel(asleep);
    toasty_cancel(asleep);
    toasty_cancel(not_begun);
    assert_int_equal(toasty_join(asleep), TOASTY_OK);
    toasty_yield();
    toasty_cancel(not_begun); /* too late, harmless */
    toasty_cancel(NULL);
    assert_int_equal(toasty_join(not_begun), TOASTY_OK);
}

static void cancelling_ends_a_sleep(void **state)
{
    toasty_status statuses[2] = {TOASTY_OK, TOASTY_OK};
    (void)state;
    assert_int_equal(toasty_run(cancel_others, statuses), TOASTY_OK);
    assert_int_equal(statuses[0], TOASTY_CANCELLED);
    assert_int_equal(statuses[1], TOASTY_CANCELLED);
}

static void join_while_cancelled(void *arg)
{
    toasty_fiber *late = toasty_spawn(NULL, say_late, arg, .joinable = true);
    assert_int_equal(toasty_join(late), TOASTY_OK);
    say("joined");
}

static void cancel_a_joiner(void *unused)
{
    (void)unused;
    toasty_fiber *joiner = toasty_spawn(NULL, join_while_cancelled, "late,", .joinable = true);
    toasty_yield();
    toasty_cancel(joiner);
    assert_int_equal(toasty_join(joiner), TOASTY_OK);
}

/* What a fiber has lent to another one must be there until that one ends. */
static void joining_always_waits_to_the_end(void **state)
{
    (void)state;
    trace[0] = 0;
    assert_int_equal(toasty_run(cancel_a_joiner, NULL), TOASTY_OK);
    assert_string_equal(trace, "late,joined");
}

static void sleep_within_deadlines(void *unused)
{
    (void)unused;
    toasty_deadline outer = toasty_deadline_begin(20);
    toasty_deadline inner = toasty_deadline_begin(3600 * 1000); /* the earlier one counts */
    assert_int_equal(toasty_sleep(1800 * 1000), TOASTY_DEADLINE_EXCEEDED);
    assert_int_equal(toasty_sleep(1), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(inner);
    assert_int_equal(toasty_sleep(1), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(outer);
    assert_int_equal(toasty_sleep(1), TOASTY_OK);
    outer = toasty_deadline_begin(3600 * 1000);
    inner = toasty_deadline_begin(1);
    assert_int_equal(toasty_sleep(5), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(inner);
    assert_int_equal(toasty_sleep(1), TOASTY_OK);
    toasty_deadline_end(outer);
}

static void deadlines_end_a_sleep(void **state)
{
    (void)state;
    assert_int_equal(toasty_run(sleep_within_deadlines, NULL), TOASTY_OK);
    sleep_within_deadlines(NULL); /* on a plain thread */
}

static void *run_in_thread(void *count)
{
    for (int i = 0; i < 20; i++)
        assert_int_equal(toasty_run(say_late, ""), TOASTY_OK);
    *(int *)count = 20;
    return NULL;
}

static void threads_have_loops_of_their_own(void **state)
{
    pthread_t threads[3];
    int counts[3];
    (void)state;
    for (int i = 0; i < 3; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, run_in_thread, &counts[i]), 0);
    for (int i = 0; i < 3; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(counts[i], 20);
    }
}

static void *run_elsewhere(void *loop)
{
    uv_run(loop, UV_RUN_DEFAULT);
    return NULL;
}

static void a_loop_may_run_on_another_thread(void **state)
{
    uv_loop_t loop;
    pthread_t thread;
    (void)state;
    trace[0] = 0;
    uv_loop_init(&loop);
    assert_non_null(toasty_spawn(&loop, say_late, "done"));
    assert_int_equal(pthread_create(&thread, NULL, run_elsewhere, &loop), 0);
    pthread_join(thread, NULL);
    assert_string_equal(trace, "done");
    close_good(&loop);
}

static uv_timer_t left_behind;

static void leave_a_handle(void *unused)
{
    (void)unused;
    uv_timer_init(toasty_loop(), &left_behind);
}

static void handles_left_behind_are_closed(void **state)
{
    (void)state;
    assert_int_equal(toasty_run(leave_a_handle, NULL), TOASTY_OK);
    assert_true(uv_is_closing((uv_handle_t *)&left_behind));
}

static void on_poll(uv_poll_t *poll, int status, int events)
{
    (void)poll;
    (void)status;
    (void)events;
}

static void wait_beside_the_program(void *unused)
{
    uv_poll_t poll;
    int ends[2];
    (void)unused;
    assert_int_equal(pipe(ends), 0);
    uv_poll_init(toasty_loop(), &poll, ends[0]);
    uv_poll_start(&poll, UV_READABLE, on_poll);
    assert_int_equal(toasty_wait(ends[0], TOASTY_READABLE, 3600 * 1000), TOASTY_MISUSE);
    uv_close((uv_handle_t *)&poll, NULL);
    assert_int_equal(toasty_wait(ends[0], TOASTY_READABLE, 1), TOASTY_DEADLINE_EXCEEDED);
    close(ends[0]);
    close(ends[1]);
}

static void what_the_program_watches_is_left_to_it(void **state)
{
    (void)state;
    assert_int_equal(toasty_run(wait_beside_the_program, NULL), TOASTY_OK);
}

/* ---- memory ---- */

static int allowed;

static int allow_some(void)
{
    return allowed-- > 0;
}

static void set_flag(void *flag)
{
    *(bool *)flag = true;
}

/* Each allocation fails in turn; what was begun is taken back, so that the loop can be closed. */
static void without_memory_nothing_is_spawned(void **state)
{
    int refused = 0;
    (void)state;
    for (int n = 0;; n++) {
        uv_loop_t loop;
        bool ran = false;
        uv_loop_init(&loop);
        allowed = n;
        toasty__set_alloc_gate(allow_some);
        toasty_fiber *fiber = toasty_spawn(&loop, set_flag, &ran);
        toasty__set_alloc_gate(NULL);
        uv_run(&loop, UV_RUN_DEFAULT);
        close_good(&loop);
        assert_int_equal(ran, fiber != NULL);
        if (fiber)
            break;
        refused++;
        allowed = n;
        toasty__set_alloc_gate(allow_some);
        toasty_status status = toasty_run(set_flag, &ran);
        toasty__set_alloc_gate(NULL);
        assert_int_equal(status, TOASTY_OUT_OF_MEMORY);
        assert_false(ran);
    }
    assert_true(refused >= 3);
}

static void wait_without_memory(void *refused)
{
    toasty_status status;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    do {
        allowed = *(int *)refused;
        toasty__set_alloc_gate(allow_some);
        status = toasty_wait(ends[0], TOASTY_READABLE, 1);
        toasty__set_alloc_gate(NULL);
        *(int *)refused += status == TOASTY_OUT_OF_MEMORY;
    } while (status == TOASTY_OUT_OF_MEMORY);
    assert_int_equal(status, TOASTY_DEADLINE_EXCEEDED);
    assert_int_equal(write(ends[1], "x", 1), 1);
    assert_int_equal(toasty_wait(ends[0], TOASTY_READABLE, 1), TOASTY_OK);
    close(ends[0]);
    close(ends[1]);
}

static void without_memory_nothing_is_waited_for(void **state)
{
    int refused = 0;
    (void)state;
    assert_int_equal(toasty_run(wait_without_memory, &refused), TOASTY_OK);
    assert_true(refused >= 2);
}

enum { DEEP = 300 * 1024, STACK = 512 * 1024 };

static __attribute__((noinline)) void go_deep(void)
{
    volatile char bytes[DEEP];
    for (size_t i = 0; i < sizeof bytes; i += 1024)
        bytes[i] = 1;
}

static void go_deep_and_wait(void *unused)
{
    (void)unused;
    assert_true(toasty_fiber_describe(NULL).stack_used < DEEP);
    go_deep();
    assert_in_range(toasty_fiber_describe(NULL).stack_used, DEEP, STACK);
    toasty_yield();
}

static void describe_another(void *unused)
{
    (void)unused;
    toasty_fiber *other =
        toasty_spawn(NULL, go_deep_and_wait, NULL, .name = "diver", .stack_size = STACK, .joinable = true);
    assert_non_null(other);
    assert_string_equal(toasty_fiber_describe(other).name, "diver");
    toasty_yield();
    toasty_fiber_info info = toasty_fiber_describe(other);
    assert_int_equal(info.stack_size, STACK);
    assert_in_range(info.stack_used, DEEP, STACK);
    assert_string_equal(toasty_fiber_describe(NULL).name, "");
    assert_true(toasty_fiber_describe(NULL).stack_used < DEEP);
    toasty_yield();
    toasty_yield();
    assert_int_equal(toasty_fiber_describe(other).stack_size, 0); /* it has ended */
    assert_int_equal(toasty_join(other), TOASTY_OK);
}

static void fibers_are_described(void **state)
{
    (void)state;
    assert_int_equal(toasty_run(describe_another, NULL), TOASTY_OK);
    toasty_fiber_info none = toasty_fiber_describe(NULL);
    assert_string_equal(none.name, "");
    assert_int_equal(none.stack_size, 0);
    assert_int_equal(none.stack_used, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fibers_run_on_a_loop_of_the_programs),
        cmocka_unit_test(run_waits_for_all),
        cmocka_unit_test(joining_waits),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(sleeping_takes_its_time),
        cmocka_unit_test(cancelling_ends_a_sleep),
        cmocka_unit_test(joining_always_waits_to_the_end),
        cmocka_unit_test(deadlines_end_a_sleep),
        cmocka_unit_test(threads_have_loops_of_their_own),
        cmocka_unit_test(a_loop_may_run_on_another_thread),
        cmocka_unit_test(handles_left_behind_are_closed),
        cmocka_unit_test(what_the_program_watches_is_left_to_it),
        cmocka_unit_test(fibers_are_described),
        cmocka_unit_test(without_memory_nothing_is_spawned),
        cmocka_unit_test(without_memory_nothing_is_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
