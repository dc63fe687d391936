/* Scopes: fibers that end before the block that began them goes on. */
#include "../session/support.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <uv.h>

#include "core/alloc.h"
#include <toasty/async.h>

enum { HOUR = 3600 * 1000 };

static char trace[128];

static void say(const char *word)
{
    strcat(trace, word);
}

/* Runs a function in a fiber. */
static void run(void (*function)(void *arg), void *arg)
{
    trace[0] = 0;
    assert_int_equal(toasty_run(function, arg), TOASTY_OK);
}

static toasty_status say_slowly(void *word)
{
    toasty_status status = toasty_sleep(1);
    say(word);
    return status;
}

static toasty_status say_at_once(void *word)
{
    say(word);
    return TOASTY_OK;
}

/* Sleeps until it is stopped, and says so. */
static toasty_status sleep_for_ever(void *word)
{
    toasty_status status = toasty_sleep(HOUR);
    if (status != TOASTY_OK)
        say(word);
    return status;
}

static toasty_status fail_soon(void *unused)
{
    (void)unused;
    toasty_yield();
    return TOASTY_RECORD_NOT_FOUND;
}

static void wait_for_both(void *unused)
{
    toasty_scope scope;
    (void)unused;
    assert_int_equal(toasty_scope_begin(&scope), TOASTY_OK);
    assert_int_equal(toasty_scope_spawn(&scope, say_slowly, "slow,"), TOASTY_OK);
    assert_int_equal(toasty_scope_spawn(&scope, say_at_once, "fast,", .name = "fast"), TOASTY_OK);
    say("block,");
    assert_int_equal(toasty_scope_end(&scope), TOASTY_OK);
    say("after");
}

static void a_scope_ends_after_its_fibers(void **state)
{
    (void)state;
    run(wait_for_both, NULL);
    assert_string_equal(trace, "block,fast,slow,after");
}

static void leave_empty(void *unused)
{
    toasty_scope scope;
    (void)unused;
    toasty_scope_begin(&scope);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_OK);
    /* also when all have ended before */
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, say_at_once, "");
    toasty_yield();
    toasty_yield();
    assert_int_equal(toasty_scope_end(&scope), TOASTY_OK);
}

static void an_empty_scope_ends_at_once(void **state)
{
    (void)state;
    run(leave_empty, NULL);
}

/* ---- failures ---- */

static void fail_among_others(void *unused)
{
    toasty_scope scope;
    (void)unused;
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, sleep_for_ever, "one,");
    toasty_scope_spawn(&scope, fail_soon, NULL);
    toasty_scope_spawn(&scope, sleep_for_ever, "two,");
    /* the block itself is stopped, too */
    assert_int_equal(toasty_sleep(HOUR), TOASTY_CANCELLED);
    assert_int_equal(toasty_scope_spawn(&scope, say_at_once, "never"), TOASTY_CANCELLED);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_RECORD_NOT_FOUND);
    /* but not what follows */
    assert_int_equal(toasty_sleep(1), TOASTY_OK);
}

static void a_failure_stops_the_scope(void **state)
{
    (void)state;
    run(fail_among_others, NULL);
    assert_true(!strcmp(trace, "one,two,") || !strcmp(trace, "two,one,"));
}

static toasty_status fail_in_its_turn(void *arg)
{
    (void)toasty_sleep(HOUR);
    return *(toasty_status *)arg;
}

static toasty_status give_up(void *unused)
{
    (void)unused;
    return TOASTY_CANCELLED;
}

static void fail_twice(void *unused)
{
    toasty_scope scope;
    toasty_status later = TOASTY_INVALID_RECORD_COUNT;
    (void)unused;
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, fail_in_its_turn, &later);
    toasty_scope_spawn(&scope, fail_soon, NULL);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_RECORD_NOT_FOUND);
    /* after a scope was cancelled, other failures than that are still told */
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, fail_in_its_turn, &later);
    toasty_scope_cancel(&scope);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_INVALID_RECORD_COUNT);
    /* who gives up without having been told to has failed */
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, give_up, NULL);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_CANCELLED);
}

static void the_first_failure_counts(void **state)
{
    (void)state;
    run(fail_twice, NULL);
}

/* ---- stopping ---- */

static void cancel_the_scope(void *unused)
{
    toasty_scope scope;
    (void)unused;
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, sleep_for_ever, "one,");
    toasty_scope_spawn(&scope, sleep_for_ever, "two,");
    toasty_yield();
    assert_int_equal(toasty_scope_cancel(&scope), TOASTY_OK);
    assert_int_equal(toasty_scope_cancel(&scope), TOASTY_OK);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_OK);
    say("after");
    assert_int_equal(toasty_sleep(1), TOASTY_OK);
}

static void a_scope_can_be_cancelled(void **state)
{
    (void)state;
    run(cancel_the_scope, NULL);
    assert_true(!strcmp(trace, "one,two,after") || !strcmp(trace, "two,one,after"));
}

typedef struct race {
    toasty_scope scope;
    int winner;
} race;

static toasty_status win(void *arg)
{
    race *self = arg;
    self->winner = 1;
    return toasty_scope_cancel(&self->scope);
}

static void race_for_it(void *arg)
{
    race *self = arg;
    toasty_scope_begin(&self->scope);
    toasty_scope_spawn(&self->scope, sleep_for_ever, "lost");
    toasty_scope_spawn(&self->scope, win, self);
    assert_int_equal(toasty_scope_end(&self->scope), TOASTY_OK);
}

static void who_is_done_stops_the_others(void **state)
{
    race self = {.winner = 0};
    (void)state;
    run(race_for_it, &self);
    assert_int_equal(self.winner, 1);
    assert_string_equal(trace, "lost");
}

static toasty_status inner_scope(void *word)
{
    toasty_scope scope;
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, sleep_for_ever, word);
    return toasty_scope_end(&scope);
}

static void outer_scope(void *status)
{
    toasty_scope scope;
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, inner_scope, "deep,");
    toasty_scope_spawn(&scope, inner_scope, "deep,");
    *(toasty_status *)status = toasty_scope_end(&scope);
    assert_int_equal(toasty_sleep(1), TOASTY_CANCELLED); /* it stays cancelled itself */
}

static void cancel_from_outside(void *status)
{
    toasty_fiber *fiber = toasty_spawn(NULL, outer_scope, status, .joinable = true);
    toasty_sleep(2);
    assert_string_equal(trace, "");
    toasty_cancel(fiber);
    assert_int_equal(toasty_join(fiber), TOASTY_OK);
}

static void cancelling_a_fiber_reaches_all_in_its_scopes(void **state)
{
    toasty_status status = TOASTY_OK;
    (void)state;
    run(cancel_from_outside, &status);
    assert_int_equal(status, TOASTY_CANCELLED);
    assert_string_equal(trace, "deep,deep,");
}

static toasty_status say_after_the_block(void *word)
{
    toasty_status status = TOASTY_OK;
    while (status == TOASTY_OK && !strstr(trace, "between,"))
        status = toasty_sleep(1);
    say(word);
    return status;
}

static void fail_inside(void *unused)
{
    toasty_scope outer, inner;
    (void)unused;
    toasty_scope_begin(&outer);
    toasty_scope_spawn(&outer, say_after_the_block, "outer,");
    toasty_scope_begin(&inner);
    toasty_scope_spawn(&inner, sleep_for_ever, "inner,");
    toasty_scope_spawn(&inner, fail_soon, NULL);
    assert_int_equal(toasty_scope_end(&inner), TOASTY_RECORD_NOT_FOUND);
    say("between,");
    assert_int_equal(toasty_scope_end(&outer), TOASTY_OK);
}

static void a_failure_stays_in_its_scope(void **state)
{
    (void)state;
    run(fail_inside, NULL);
    assert_string_equal(trace, "inner,between,outer,");
}

static toasty_status spawn_sibling(void *scope)
{
    say("first,");
    return toasty_scope_spawn((toasty_scope *)scope, say_slowly, "sibling,");
}

static void spawn_from_within(void *unused)
{
    toasty_scope scope;
    (void)unused;
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, spawn_sibling, &scope);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_OK);
    say("after");
}

static void fibers_may_spawn_into_their_scope(void **state)
{
    (void)state;
    run(spawn_from_within, NULL);
    assert_string_equal(trace, "first,sibling,after");
}

static void sleep_until_cancelled(void *unused)
{
    (void)unused;
    toasty_sleep(HOUR);
}

static void join_inside(void *late)
{
    toasty_scope scope;
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, sleep_for_ever, "told,");
    assert_int_equal(toasty_join(late), TOASTY_OK);
    say("joined");
    assert_int_equal(toasty_scope_end(&scope), TOASTY_CANCELLED);
}

static void cancel_while_it_joins(void *unused)
{
    (void)unused;
    toasty_fiber *late = toasty_spawn(NULL, sleep_until_cancelled, NULL, .joinable = true);
    toasty_fiber *joiner = toasty_spawn(NULL, join_inside, late, .joinable = true);
    toasty_sleep(1);
    toasty_cancel(joiner);
    toasty_sleep(1);
    assert_string_equal(trace, "told,");
    toasty_cancel(late);
    assert_int_equal(toasty_join(joiner), TOASTY_OK);
}

/* They do not wait until it comes to the end of its scope. */
static void the_fibers_of_a_scope_are_told_at_once(void **state)
{
    (void)state;
    run(cancel_while_it_joins, NULL);
    assert_string_equal(trace, "told,joined");
}

/* ---- deadlines ---- */

static void wait_within_deadline(void *unused)
{
    toasty_scope scope;
    (void)unused;
    toasty_deadline deadline = toasty_deadline_begin(5);
    toasty_scope_begin(&scope);
    toasty_deadline inner = toasty_deadline_begin(1);
    toasty_scope_spawn(&scope, sleep_for_ever, "slept,");
    toasty_deadline_end(inner);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(deadline);
    assert_string_equal(trace, "slept,");
    /* also when it is over for the block */
    deadline = toasty_deadline_begin(1);
    toasty_scope_begin(&scope);
    toasty_deadline_end(deadline);
    toasty_scope_spawn(&scope, sleep_for_ever, "alone,");
    assert_int_equal(toasty_scope_end(&scope), TOASTY_DEADLINE_EXCEEDED);
    /* one that begins inside holds for the block alone: it stops the scope when it is over before the end */
    toasty_scope_begin(&scope);
    deadline = toasty_deadline_begin(1);
    toasty_scope_spawn(&scope, say_slowly, "fiber,");
    assert_int_equal(toasty_sleep(HOUR), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(deadline);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_OK);
    toasty_scope_begin(&scope);
    deadline = toasty_deadline_begin(1);
    toasty_scope_spawn(&scope, sleep_for_ever, "told");
    assert_int_equal(toasty_scope_end(&scope), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(deadline);
}

static void a_deadline_holds_for_the_fibers_of_a_scope(void **state)
{
    (void)state;
    run(wait_within_deadline, NULL);
    assert_string_equal(trace, "slept,alone,fiber,told");
}

/* ---- databases ---- */

typedef struct bank {
    toasty_db *db;
    bool written;
    toasty_status waited;
} bank;

static toasty_status write_and_sleep(void *arg)
{
    bank *self = arg;
    toasty_db *db = toasty_clone(self->db);
    toasty_db *tx = toasty_begin(db);
    toasty_status status = tx ? toasty_exec(tx, "INSERT INTO t VALUES (1)") : toasty_errcode(db);
    self->written = true;
    if (status == TOASTY_OK)
        status = toasty_sleep(HOUR);
    toasty_close(db);
    return status;
}

static toasty_status wait_for_connection(void *arg)
{
    bank *self = arg;
    toasty_db *db = toasty_clone(self->db);
    while (!self->written)
        toasty_yield();
    self->waited = toasty_exec(db, "INSERT INTO t VALUES (2)");
    toasty_close(db);
    return self->waited;
}

static toasty_status fail_late(void *unused)
{
    (void)unused;
    toasty_sleep(3);
    return TOASTY_VALIDATION;
}

static void stop_at_work(void *arg)
{
    bank *self = arg;
    toasty_scope scope;
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, write_and_sleep, self);
    toasty_scope_spawn(&scope, wait_for_connection, self);
    toasty_scope_spawn(&scope, fail_late, NULL);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_VALIDATION);
    assert_int_equal(self->waited, TOASTY_CANCELLED);
    assert_int_equal(toasty_pool(self->db).available, toasty_pool(self->db).size);
    good(self->db, toasty_exec(self->db, "INSERT INTO t VALUES (3)")); /* which is after the scope */
}

static void what_a_scope_stops_is_rolled_back(void **state)
{
    bank self = {.waited = TOASTY_OK};
    (void)state;
    self.db = open_good("turso::memory:", .max_pool_size = 1);
    good(self.db, toasty_exec(self.db, "CREATE TABLE t (a)"));
    run(stop_at_work, &self);
    assert_int_equal(ask(self.db, "SELECT sum(a) FROM t"), 3);
    toasty_close(self.db);
}

/* ---- what makes no sense ---- */

static toasty_status end_it(void *scope)
{
    assert_int_equal(toasty_scope_end(scope), TOASTY_MISUSE);
    return TOASTY_OK;
}

static void use_wrongly(void *ended)
{
    toasty_scope scope, inner;
    assert_int_equal(toasty_scope_begin(NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_scope_end(NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_scope_cancel(NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_scope_spawn_with(NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_scope_spawn(NULL, say_at_once, ""), TOASTY_MISUSE);
    assert_int_equal(toasty_scope_end(ended), TOASTY_MISUSE);
    toasty_scope_begin(&scope);
    assert_int_equal(toasty_scope_spawn(&scope, NULL), TOASTY_MISUSE);
    toasty_scope_spawn(&scope, end_it, &scope); /* another fiber's */
    toasty_scope_begin(&inner);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_MISUSE); /* not the innermost */
    assert_int_equal(toasty_scope_end(&inner), TOASTY_OK);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_OK);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_MISUSE); /* for the second time */
    assert_int_equal(toasty_scope_spawn(&scope, say_at_once, ""), TOASTY_MISUSE);
    assert_int_equal(toasty_scope_cancel(&scope), TOASTY_MISUSE);
}

typedef struct elsewhere {
    toasty_scope *scope;
} elsewhere;

static void spawn_from_another_loop(void *arg)
{
    elsewhere *self = arg;
    assert_int_equal(toasty_scope_spawn(self->scope, say_at_once, ""), TOASTY_MISUSE);
}

static void *run_another_loop(void *arg)
{
    assert_int_equal(toasty_run(spawn_from_another_loop, arg), TOASTY_OK);
    return NULL;
}

static void open_for_others(void *unused)
{
    toasty_scope scope;
    pthread_t thread;
    elsewhere self = {.scope = &scope};
    (void)unused;
    toasty_scope_begin(&scope);
    assert_int_equal(pthread_create(&thread, NULL, run_another_loop, &self), 0);
    pthread_join(thread, NULL);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_OK);
}

static void what_makes_no_sense_is_refused(void **state)
{
    toasty_scope scope;
    (void)state;
    assert_int_equal(toasty_scope_begin(&scope), TOASTY_MISUSE); /* not in a fiber */
    assert_int_equal(toasty_scope_spawn(&scope, say_at_once, ""), TOASTY_MISUSE);
    assert_int_equal(toasty_scope_cancel(&scope), TOASTY_MISUSE);
    assert_int_equal(toasty_scope_end(&scope), TOASTY_MISUSE);
    run(use_wrongly, &scope);
    run(open_for_others, NULL);
    assert_string_equal(trace, "");
}

static void return_inside(void *unused)
{
    toasty_scope scope;
    (void)unused;
    toasty_scope_begin(&scope);
    toasty_scope_spawn(&scope, sleep_for_ever, "");
}

/* The scope is gone with the stack, so this cannot go on. */
static void returning_inside_a_scope_is_fatal(void **state)
{
    int result = 0, ends[2];
    char said[200] = "";
    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (!child) {
        const struct rlimit no_core = {0, 0};
        setrlimit(RLIMIT_CORE, &no_core);
        signal(SIGABRT, SIG_DFL);
        dup2(ends[1], 2);
        (void)!toasty_run(return_inside, NULL);
        _exit(0);
    }
    close(ends[1]);
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    close(ends[0]);
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_true(WIFSIGNALED(result) && WTERMSIG(result) == SIGABRT);
    assert_non_null(strstr(said, "toasty_scope_end"));
}

/* ---- memory ---- */

static int allowed;

static int allow_some(void)
{
    return allowed-- > 0;
}

static void spawn_without_memory(void *refused)
{
    toasty_status status;
    do {
        toasty_scope scope;
        toasty_scope_begin(&scope);
        assert_int_equal(toasty_scope_spawn(&scope, sleep_for_ever, "x"), TOASTY_OK);
        allowed = *(int *)refused;
        toasty__set_alloc_gate(allow_some);
        status = toasty_scope_spawn(&scope, say_at_once, "");
        toasty__set_alloc_gate(NULL);
        if (status == TOASTY_OK) {
            toasty_scope_cancel(&scope);
        } else {
            assert_int_equal(status, TOASTY_OUT_OF_MEMORY);
            ++*(int *)refused;
        }
        assert_int_equal(toasty_scope_end(&scope), status);
    } while (status != TOASTY_OK);
}

static void without_memory_for_a_fiber_the_scope_fails(void **state)
{
    int refused = 0;
    (void)state;
    run(spawn_without_memory, &refused);
    assert_true(refused >= 2);
    assert_int_equal(strlen(trace), refused + 1); /* the other fiber was stopped each time */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(returning_inside_a_scope_is_fatal),
        cmocka_unit_test(a_scope_ends_after_its_fibers),
        cmocka_unit_test(an_empty_scope_ends_at_once),
        cmocka_unit_test(a_failure_stops_the_scope),
        cmocka_unit_test(the_first_failure_counts),
        cmocka_unit_test(a_scope_can_be_cancelled),
        cmocka_unit_test(who_is_done_stops_the_others),
        cmocka_unit_test(cancelling_a_fiber_reaches_all_in_its_scopes),
        cmocka_unit_test(the_fibers_of_a_scope_are_told_at_once),
        cmocka_unit_test(a_failure_stays_in_its_scope),
        cmocka_unit_test(fibers_may_spawn_into_their_scope),
        cmocka_unit_test(a_deadline_holds_for_the_fibers_of_a_scope),
        cmocka_unit_test(what_a_scope_stops_is_rolled_back),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(without_memory_for_a_fiber_the_scope_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
