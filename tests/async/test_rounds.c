/* Many fibers that are ready at once share the loop with its timers and descriptors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <uv.h>

#include <toasty/async.h>

enum { FIBERS = 16, LAPS = 3, BUSY_NS = 2000000 };

typedef struct track {
    uv_prepare_t prepare;
    uv_timer_t timer;
    int turns; /* of the loop */
    int ticks;
    int laps; /* of all fibers */
    struct {
        int fiber, turns, ticks;
    } seen[FIBERS * LAPS];
} track;

typedef struct runner {
    track *track;
    int number;
} runner;

static void on_turn(uv_prepare_t *prepare)
{
    ((track *)prepare->data)->turns++;
}

static void on_tick(uv_timer_t *timer)
{
    ((track *)timer->data)->ticks++;
}

/* Longer than the loop lets fibers run before it looks at what else there is. */
static void keep_busy(void)
{
    uint64_t end = uv_hrtime() + BUSY_NS;
    while (uv_hrtime() < end)
        continue;
}

static void run_laps(void *arg)
{
    const runner *self = arg;
    track *on = self->track;
    for (int i = 0; i < LAPS; i++) {
        on->seen[on->laps].fiber = self->number;
        on->seen[on->laps].turns = on->turns;
        on->seen[on->laps].ticks = on->ticks;
        on->laps++;
        keep_busy();
        toasty_yield();
    }
}

static void watch_turns(track *on, uv_loop_t *loop)
{
    assert_int_equal(uv_loop_init(loop), 0);
    uv_prepare_init(loop, &on->prepare);
    on->prepare.data = on;
    uv_prepare_start(&on->prepare, on_turn);
    uv_unref((uv_handle_t *)&on->prepare);
    uv_timer_init(loop, &on->timer);
    on->timer.data = on;
    uv_timer_start(&on->timer, on_tick, 1, 1);
    uv_unref((uv_handle_t *)&on->timer);
}

static void close_loop(track *on, uv_loop_t *loop)
{
    uv_close((uv_handle_t *)&on->prepare, NULL);
    uv_close((uv_handle_t *)&on->timer, NULL);
    uv_run(loop, UV_RUN_DEFAULT);
    assert_int_equal(uv_loop_close(loop), 0);
}

/* Neither those that are ready from the start nor those that become ready again hold up the loop, and each
 * has its turn in order. */
static void the_loop_has_its_turn_between_fibers(void **state)
{
    uv_loop_t loop;
    track on = {.turns = 0};
    runner runners[FIBERS];
    (void)state;
    watch_turns(&on, &loop);
    for (int i = 0; i < FIBERS; i++) {
        runners[i] = (runner){.track = &on, .number = i};
        assert_non_null(toasty_spawn(&loop, run_laps, &runners[i]));
    }
    uv_run(&loop, UV_RUN_DEFAULT);
    assert_int_equal(on.laps, FIBERS * LAPS);
    for (int i = 0; i < on.laps; i++) {
        assert_int_equal(on.seen[i].fiber, i % FIBERS);
        assert_true(i == 0 || on.seen[i].turns > on.seen[i - 1].turns);
        assert_true(i == 0 || on.seen[i].ticks > on.seen[i - 1].ticks);
    }
    close_loop(&on, &loop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_loop_has_its_turn_between_fibers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
