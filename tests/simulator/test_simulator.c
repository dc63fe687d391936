/* The simulator by itself: chance that repeats, time that takes none, work that blocks. */
#include "../session/support.h"
#include "simulator.h"

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/clock.h"
#include "runtime/task.h"

enum { HOUR = 3600 * 1000 };

static void simulate(uint64_t seed, void (*run)(void *arg), void *arg)
{
    const simulator_options options = {.seed = seed, .run = run, .arg = arg};
    assert_int_equal(simulator_run(&options), TOASTY_OK);
}

static toasty_fiber *spawn(void (*run)(void *arg), void *arg, bool joinable)
{
    toasty_fiber *fiber = toasty__fiber_home_of(toasty__fiber_current())
                              ->spawn(&(const toasty_spawn_options){
                                  .run = run, .arg = arg, .name = "spawned", .joinable = joinable});
    assert_non_null(fiber);
    return fiber;
}

/* ---- chance ---- */

static char trace[256];

static void note(void *name)
{
    for (int i = 0; i < 5; i++) {
        strcat(trace, name);
        if (i % 2)
            toasty_yield();
        else
            toasty__fiber_go_away();
        toasty__fiber_come_home();
    }
}

static void spawn_four(void *unused)
{
    static const char *const names[] = {"a", "b", "c", "d"};
    (void)unused;
    trace[0] = 0;
    for (int i = 0; i < 4; i++)
        spawn(note, (void *)names[i], false);
}

static void a_seed_repeats_its_order(void **state)
{
    char first[sizeof trace];
    int orders = 0;
    (void)state;
    simulate(0, spawn_four, NULL);
    strcpy(first, trace);
    assert_int_equal(strlen(first), 20);
    for (uint64_t seed = 1; seed < 20; seed++) {
        char before[sizeof trace];
        simulate(seed, spawn_four, NULL);
        strcpy(before, trace);
        simulate(seed, spawn_four, NULL);
        assert_string_equal(trace, before);
        orders += strcmp(before, first) != 0;
    }
    assert_true(orders > 15);
}

enum { WATCHED = 40 };

/* A statement at home that asks three times whether it may stay. */
static void watch_often(void *arg)
{
    char *moved = arg;
    for (int i = 0; i < WATCHED; i++) {
        uint64_t trips = toasty__fiber_trips();
        toasty_yield();
        for (int k = 0; k < 3; k++)
            assert_true(toasty__fiber_watch(false));
        moved[i] = toasty__fiber_trips() > trips ? 'y' : 'n';
        toasty__fiber_come_home();
    }
}

/* Though time stands still. */
static void some_turns_are_over_at_once(void **state)
{
    char moved[WATCHED + 1] = "", again[WATCHED + 1] = "";
    int64_t usual = toasty__fiber_turn();
    (void)state;
    simulate(1, watch_often, moved);
    assert_non_null(strchr(moved, 'y'));
    assert_non_null(strchr(moved, 'n'));
    simulate(1, watch_often, again);
    assert_string_equal(again, moved);
    assert_int_equal(toasty__fiber_turn(), usual);
}

/* ---- time ---- */

static void sleep_long(void *slept)
{
    int64_t began = toasty__monotonic_ns();
    assert_int_equal(toasty_sleep(HOUR), TOASTY_OK);
    *(int64_t *)slept += toasty__monotonic_ns() - began;
}

static void sleep_together(void *slept)
{
    for (int i = 0; i < 10; i++)
        spawn(sleep_long, slept, false);
    sleep_long(slept);
}

static void sleeping_takes_no_time(void **state)
{
    int64_t slept = 0;
    (void)state;
    time_t began = time(NULL);
    simulate(1, sleep_together, &slept);
    assert_true(slept == (int64_t)11 * HOUR * 1000000);
    assert_true(time(NULL) - began < HOUR / 1000);
}

typedef struct sleeper {
    int ms;
    const char *name;
} sleeper;

static void sleep_and_say(void *arg)
{
    const sleeper *self = arg;
    toasty_sleep(self->ms);
    strcat(trace, self->name);
}

static void sleep_in_turn(void *unused)
{
    static sleeper sleepers[] = {{30, "c"}, {10, "a"}, {20, "b"}, {HOUR, "d"}};
    (void)unused;
    trace[0] = 0;
    for (int i = 0; i < 4; i++)
        spawn(sleep_and_say, &sleepers[i], false);
}

static void who_sleeps_less_wakes_first(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 10; seed++) {
        simulate(seed, sleep_in_turn, NULL);
        assert_string_equal(trace, "abcd");
    }
}

/* ---- work that blocks ---- */

typedef struct bank {
    toasty_db *db;
    int order[8];
    int len;
} bank;

typedef struct client {
    bank *bank;
    int number;
} client;

static void write_for_a_while(void *arg)
{
    client *self = arg;
    toasty_db *mine = toasty_clone(self->bank->db);
    toasty_db *tx = toasty_begin(mine, .mode = TOASTY_MODE_IMMEDIATE);
    if (!tx)
        print_error("%s\n", toasty_errmsg(mine));
    assert_non_null(tx);
    good(tx, toasty_exec(tx, "UPDATE counter SET n = n + 1"));
    toasty_sleep(50);
    good(tx, toasty_exec(tx, "UPDATE counter SET n = n + 1"));
    good(mine, toasty_commit(tx));
    toasty_close(mine);
    self->bank->order[self->bank->len++] = self->number;
}

static void write_together(void *arg)
{
    client clients[4];
    toasty_fiber *fibers[4];
    for (int i = 0; i < 4; i++) {
        clients[i] = (client){.bank = arg, .number = i};
        fibers[i] = spawn(write_for_a_while, &clients[i], true);
    }
    for (int i = 0; i < 4; i++)
        toasty_join(fibers[i]);
}

static void open_bank(bank *self, const char *url, int pool)
{
    self->db = open_good(url, .max_pool_size = pool, .driver = toasty_sqlite(.busy_timeout_ms = 60000));
    self->len = 0;
    good(self->db, toasty_exec(self->db, "CREATE TABLE counter (n INTEGER)"));
    good(self->db, toasty_exec(self->db, "INSERT INTO counter VALUES (0)"));
}

/* Who waits inside SQLite for the lock of a fiber that sleeps does not keep that one from waking. */
static void who_waits_for_a_lock_lets_the_others_go_on(void **state)
{
    bank self;
    (void)state;
    for (uint64_t seed = 0; seed < 3; seed++) {
        temp_file file;
        temp_file_make(&file, "sqlite");
        open_bank(&self, file.url, 4);
        simulate(seed, write_together, &self);
        assert_int_equal(ask(self.db, "SELECT n FROM counter"), 8);
        toasty_close(self.db);
        temp_file_remove(&file);
    }
}

/* With one connection nobody waits inside SQLite, and the whole order repeats. */
static void calls_on_a_database_repeat_their_order(void **state)
{
    bank self;
    int orders = 0, before[4], first[4];
    (void)state;
    for (uint64_t seed = 0; seed < 6; seed++) {
        for (int again = 0; again < 2; again++) {
            open_bank(&self, "sqlite::memory:", 1);
            simulate(seed, write_together, &self);
            assert_int_equal(self.len, 4);
            if (again)
                assert_memory_equal(before, self.order, sizeof before);
            memcpy(before, self.order, sizeof before);
            toasty_close(self.db);
        }
        if (!seed)
            memcpy(first, before, sizeof first);
        orders += memcmp(first, before, sizeof first) != 0;
    }
    assert_true(orders > 0);
}

/* ---- what ends badly ---- */

static void wait_for_ever(void *unused)
{
    (void)unused;
    toasty__fiber_park_anyway(-1);
}

static void what_nothing_can_wake_is_named(void **state)
{
    int result = 0, ends[2];
    char said[300] = "";
    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (!child) {
        const struct rlimit no_core = {0, 0};
        setrlimit(RLIMIT_CORE, &no_core);
        signal(SIGABRT, SIG_DFL);
        dup2(ends[1], 2);
        simulate(42, wait_for_ever, NULL);
        _exit(0);
    }
    close(ends[1]);
    size_t length = 0;
    for (ssize_t got; (got = read(ends[0], said + length, sizeof said - 1 - length)) > 0;)
        length += (size_t)got;
    close(ends[0]);
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_true(WIFSIGNALED(result) && WTERMSIG(result) == SIGABRT);
    assert_non_null(strstr(said, "'first'"));
    assert_non_null(strstr(said, "TOASTY_SEED=42"));
}

/* ---- suspensions ---- */

static void cancel_at(void *at, toasty_fiber *first, unsigned n)
{
    if (n == *(unsigned *)at)
        toasty_cancel(first);
}

static void sleep_often(void *slept)
{
    while (toasty_sleep(1) == TOASTY_OK && *(int *)slept < 100)
        ++*(int *)slept;
}

static void the_first_fiber_can_be_cancelled_anywhere(void **state)
{
    (void)state;
    for (unsigned at = 1; at < 10; at++) {
        int slept = 0;
        const simulator_options options = {
            .seed = 1, .run = sleep_often, .arg = &slept, .suspended = cancel_at, .context = &at};
        assert_int_equal(simulator_run(&options), TOASTY_OK);
        assert_int_equal(slept, at - 1);
    }
}

static void nest(void *unused)
{
    const simulator_options options = {.run = nest};
    (void)unused;
    assert_int_equal(simulator_run(&options), TOASTY_MISUSE);
}

static void simulators_are_not_nested(void **state)
{
    (void)state;
    simulate(1, nest, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nothing_can_wake_is_named),
        cmocka_unit_test(a_seed_repeats_its_order),
        cmocka_unit_test(some_turns_are_over_at_once),
        cmocka_unit_test(sleeping_takes_no_time),
        cmocka_unit_test(who_sleeps_less_wakes_first),
        cmocka_unit_test(who_waits_for_a_lock_lets_the_others_go_on),
        cmocka_unit_test(calls_on_a_database_repeat_their_order),
        cmocka_unit_test(the_first_fiber_can_be_cancelled_anywhere),
        cmocka_unit_test(simulators_are_not_nested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
