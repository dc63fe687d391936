/* Plans: one for each shape, kept while in use, made room for by the oldest, shared by threads. */
#include "table.h"

#include <pthread.h>

#include "../core/failing.h"
#include "engine/plan.h"
#include "random.h"

enum { KEPT = 1024 };

/* The n-th of many shapes: a list of n values. */
static toasty__plan *get(toasty__plans *plans, uint32_t n, int64_t value)
{
    char scratch[4096];
    toasty__arena arena;
    toasty__arena_init(&arena, scratch, sizeof scratch);
    toasty__cell *cells = calloc(n + 1, sizeof *cells);
    cells[0] = int_cell(value);
    toasty__cond where = {
        .kind = TOASTY__COND_IN, .table = &table_t, .column = 1, .count = n, .cells = cells};
    toasty__op op = {.kind = TOASTY__DELETE, .as.remove = {.table = &table_t, .where = &where}};
    toasty__shape shape = {.arena = &arena};
    toasty__params params = {.arena = &arena};
    toasty__op_shape(&op, &shape, &params);
    toasty__plan *plan = shape.failed || params.failed
                             ? NULL
                             : toasty__plans_get(plans, &op, &shape, toasty__shape_hash(&shape));
    toasty__arena_fini(&arena);
    free(cells);
    return plan;
}

/* The text of shape n ends with its last placeholder. */
static bool right(const toasty__plan *plan, uint32_t n)
{
    char end[32];
    snprintf(end, sizeof end, "?%u)", n);
    size_t length = strlen(end);
    return plan->sql_length > length && strlen(plan->sql) == plan->sql_length &&
           !strcmp(plan->sql + plan->sql_length - length, end);
}

static uint64_t id_of(toasty__plans *plans, uint32_t n)
{
    toasty__plan *plan = get(plans, n, 0);
    assert_non_null(plan);
    assert_true(right(plan, n));
    uint64_t id = plan->id;
    toasty__plans_put(plan);
    return id;
}

static void same_shape_same_plan(void **state)
{
    (void)state;
    toasty__plans *plans = toasty__plans_new();
    toasty__plan *one = get(plans, 3, 1), *same = get(plans, 3, 99), *other = get(plans, 4, 1);
    assert_string_equal(one->sql, "DELETE FROM \"t\" WHERE \"i8\" IN (?1, ?2, ?3)");
    assert_ptr_equal(one, same);
    assert_ptr_not_equal(one, other);
    assert_true(one->id && other->id && one->id != other->id);
    toasty__plans_put(one);
    toasty__plans_put(same);
    toasty__plans_put(other);
    toasty__plans_free(plans);
}

static void the_oldest_make_room(void **state)
{
    (void)state;
    toasty__plans *plans = toasty__plans_new();
    uint64_t first = id_of(plans, 1), second = id_of(plans, 2);
    for (uint32_t n = 3; n <= KEPT; n++)
        id_of(plans, n);
    assert_int_equal(id_of(plans, 1), first); /* all fit, and it is the youngest now */
    id_of(plans, KEPT + 1);
    assert_int_equal(id_of(plans, 1), first);
    assert_true(id_of(plans, 2) > second); /* was the oldest; numbers are never used again */
    toasty__plans_free(plans);
}

static void what_is_in_use_stays(void **state)
{
    (void)state;
    toasty__plans *plans = toasty__plans_new();
    toasty__plan *held = get(plans, 1, 0), *twice = get(plans, 1, 0);
    uint64_t id = held->id;
    for (uint32_t n = 2; n < 2 * KEPT; n++)
        id_of(plans, n);
    assert_true(right(held, 1));
    toasty__plans_put(held); /* one user is left */
    for (uint32_t n = 2; n < 2 * KEPT; n++)
        id_of(plans, n);
    assert_true(right(twice, 1));
    assert_int_equal(id_of(plans, 1), id);
    toasty__plans_put(twice);
    for (uint32_t n = 2; n < 2 * KEPT; n++)
        id_of(plans, n);
    assert_int_not_equal(id_of(plans, 1), id);
    toasty__plans_free(plans);
}

static void more_in_use_than_are_kept(void **state)
{
    (void)state;
    enum { COUNT = KEPT + 200 };
    static toasty__plan *held[COUNT];
    toasty__plans *plans = toasty__plans_new();
    for (uint32_t n = 0; n < COUNT; n++)
        held[n] = get(plans, n + 1, 0);
    for (uint32_t n = 0; n < COUNT; n++)
        assert_true(held[n] && right(held[n], n + 1));
    for (uint32_t n = 0; n < COUNT; n++)
        toasty__plans_put(held[n]);
    toasty__plans_free(plans);
}

static void memory_runs_out(void **state)
{
    (void)state;
    toasty__plans *plans = toasty__plans_new();
    long refused = 1, n = 0;
    for (; refused; n++) {
        failing_begin(n);
        toasty__plan *plan = get(plans, 300, 0);
        refused = failing_end();
        assert_int_equal(plan == NULL, refused != 0);
        if (plan)
            toasty__plans_put(plan);
    }
    assert_true(n > 3);
    id_of(plans, 300);
    toasty__plans_free(plans);
}

typedef struct worker {
    toasty__plans *plans;
    uint32_t seed;
    long wrong;
} worker;

static void *work(void *arg)
{
    worker *w = arg;
    uint32_t x = w->seed;
    for (int i = 0; i < 3000; i++) {
        x = x * 1664525 + 1013904223;
        uint32_t n = 1 + (x >> 16) % (i % 3 ? 20 : 1400);
        toasty__plan *plan = get(w->plans, n, i);
        w->wrong += !plan || !right(plan, n);
        if (plan)
            toasty__plans_put(plan);
    }
    return NULL;
}

static void threads_share(void **state)
{
    (void)state;
    pthread_t threads[4];
    worker workers[4];
    toasty__plans *plans = toasty__plans_new();
    for (uint32_t i = 0; i < 4; i++) {
        workers[i] = (worker){plans, i + 1, 0};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(workers[i].wrong, 0);
    }
    toasty__plans_free(plans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_shape_same_plan), cmocka_unit_test(the_oldest_make_room),
        cmocka_unit_test(what_is_in_use_stays), cmocka_unit_test(more_in_use_than_are_kept),
        cmocka_unit_test(memory_runs_out),      cmocka_unit_test(threads_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
