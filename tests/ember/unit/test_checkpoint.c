/* checkpoint.h: who is in a transaction, and moving the log. */
#include "../overlay_support.h"

#include <pthread.h>

#include "checkpoint.h"

typedef struct {
    fixture *base;
    ember__limits_t limits;
    ember__turn_t turn;
    ember__checkpointer_t *c;
} world;

static world all;

static int open_world(void **state)
{
    set_up(state);
    all = (world){.base = *state};
    ember__limits_init(&all.limits);
    ember__limit_set(&all.limits, EMBER__LIMIT_CHECKPOINT_FRAMES, 10);
    ember__limit_set(&all.limits, EMBER__LIMIT_DRAIN_MS, 1);
    assert_int_equal(ember__turn_init(&all.turn), SQLITE_OK);
    assert_int_equal(ember__checkpointer_new(open_raw(NULL), open_raw(NULL), &all.limits, &all.turn, &all.c),
                     SQLITE_OK);
    *state = &all;
    return 0;
}

static int close_world(void **state)
{
    world *w = *state;
    ember__checkpointer_free(w->c);
    ember__turn_fini(&w->turn);
    *state = w->base;
    return tear_down(state);
}

static ember__checkpoint_stats_t stats_of(world *w)
{
    ember__checkpoint_stats_t stats;
    ember__checkpointer_stats(w->c, &stats);
    return stats;
}

static void guests_come_and_go(void **state)
{
    world *w = *state;
    ember__guest_t a = {.overlay = w->base->o}, b = {.overlay = w->base->o};
    assert_int_equal(stats_of(w).oldest_us, 0);
    ember__checkpointer_enter(w->c, &a, false);
    usleep(2000);
    ember__checkpointer_enter(w->c, &b, false);
    ember__checkpoint_stats_t stats = stats_of(w);
    assert_int_equal(stats.guests, 2);
    assert_true(stats.oldest_us >= 2000 && stats.longest_us >= stats.oldest_us);
    ember__checkpointer_leave(w->c, &a);
    ember__checkpointer_leave(w->c, &a); /* who is not in does not leave */
    ember__checkpointer_leave(w->c, &b);
    stats = stats_of(w);
    assert_int_equal(stats.guests, 0);
    assert_int_equal(stats.oldest_us, 0);
    assert_true(stats.longest_us >= 2000);
}

static void *enter(void *arg)
{
    ember__guest_t guest = {.overlay = all.base->o};
    ember__checkpointer_enter(all.c, &guest, false);
    *(bool *)arg = stats_of(&all).guests == 1; /* the one that wanted to be alone is out */
    ember__checkpointer_leave(all.c, &guest);
    return NULL;
}

static void alone_keeps_others_out(void **state)
{
    world *w = *state;
    ember__guest_t alone = {.overlay = w->base->o};
    pthread_t thread;
    bool waited = false;
    ember__limit_set(&w->limits, EMBER__LIMIT_DRAIN_MS, 60000);
    ember__checkpointer_enter(w->c, &alone, true);
    assert_int_equal(stats_of(w).alone, 1);
    assert_int_equal(pthread_create(&thread, NULL, enter, &waited), 0);
    usleep(20000);
    ember__checkpointer_leave(w->c, &alone);
    pthread_join(thread, NULL);
    assert_true(waited);
}

static void alone_does_not_wait_for_ever(void **state)
{
    world *w = *state;
    ember__guest_t a = {.overlay = w->base->o}, alone = {.overlay = w->base->o};
    ember__checkpointer_enter(w->c, &a, false);
    ember__checkpointer_enter(w->c, &alone, true);
    assert_int_equal(stats_of(w).guests, 2);
    ember__checkpointer_leave(w->c, &a);
    ember__checkpointer_leave(w->c, &alone);
}

static void the_log_is_moved_at_its_limit(void **state)
{
    world *w = *state;
    ember__checkpointer_run(w->c, 9);
    assert_int_equal(stats_of(w).checkpoints, 0);
    ember__checkpointer_run(w->c, 10);
    assert_int_equal(stats_of(w).checkpoints, 1);
    /* and then only when it has grown by as much again */
    ember__checkpointer_run(w->c, 19);
    assert_int_equal(stats_of(w).checkpoints, 1);
    ember__checkpointer_run(w->c, 20);
    assert_int_equal(stats_of(w).checkpoints, 2);
    /* or begun anew */
    ember__checkpointer_run(w->c, 5);
    ember__checkpointer_run(w->c, 10);
    assert_int_equal(stats_of(w).checkpoints, 3);
    assert_int_equal(stats_of(w).drains, 0);
}

static void a_long_log_is_drained_and_old_snapshots_go(void **state)
{
    world *w = *state;
    ember__guest_t old = {.overlay = w->base->o};
    ember__limit_set(&w->limits, EMBER__LIMIT_DRAIN_FRAMES, 50);
    sql(w->base->p, "BEGIN IMMEDIATE");
    ember__checkpointer_enter(w->c, &old, false);
    ember__checkpointer_run(w->c, 50);
    assert_int_equal(stats_of(w).drains, 1);
    assert_int_equal(stats_of(w).revoked, 0);
    assert_false(ember__overlay_revoked(w->base->o));
    ember__limit_set(&w->limits, EMBER__LIMIT_SNAPSHOT_MS, 1);
    usleep(3000);
    ember__checkpointer_run(w->c, 60);
    assert_int_equal(stats_of(w).revoked, 1);
    assert_true(ember__overlay_revoked(w->base->o));
    ember__checkpointer_run(w->c, 70);
    assert_int_equal(stats_of(w).revoked, 1); /* once is enough */
    ember__checkpointer_leave(w->c, &old);
    sql(w->base->p, "ROLLBACK");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_world, close_world)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(guests_come_and_go),
        TEST(alone_keeps_others_out),
        TEST(alone_does_not_wait_for_ever),
        TEST(the_log_is_moved_at_its_limit),
        TEST(a_long_log_is_drained_and_old_snapshots_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
