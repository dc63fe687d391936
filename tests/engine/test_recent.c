/* Plans that a connection keeps: the same again, never one in use replaced, all given back with the
 * connection. */
#include "table.h"

#include "../core/failing.h"
#include "engine/recent.h"
#include "random.h"

enum { KEPT = 1024 };

/* The n-th of many shapes: a list of n values. */
static bool get(toasty__plans *plans, toasty__driver_conn *conn, uint32_t n, toasty__use *out)
{
    char scratch[4096];
    toasty__arena arena;
    toasty__arena_init(&arena, scratch, sizeof scratch);
    toasty__cell *cells = calloc(n + 1, sizeof *cells);
    toasty__cond where = {
        .kind = TOASTY__COND_IN, .table = &table_t, .column = 1, .count = n, .cells = cells};
    toasty__op op = {.kind = TOASTY__DELETE, .as.remove = {.table = &table_t, .where = &where}};
    toasty__shape shape = {.arena = &arena};
    toasty__params params = {.arena = &arena};
    toasty__op_shape(&op, &shape, &params);
    bool got = !shape.failed && !params.failed && toasty__recent_get(plans, conn, &op, &shape, out);
    toasty__arena_fini(&arena);
    free(cells);
    return got;
}

static uint64_t id_of(toasty__plans *plans, toasty__driver_conn *conn, uint32_t n)
{
    toasty__use use;
    assert_true(get(plans, conn, n, &use));
    char end[32];
    snprintf(end, sizeof end, "?%u)", n);
    assert_string_equal(use.plan->sql + use.plan->sql_length - strlen(end), end);
    uint64_t id = use.plan->id;
    toasty__recent_put(&use);
    return id;
}

static void the_same_again(void **state)
{
    (void)state;
    toasty__plans *plans = toasty__plans_new();
    toasty__driver_conn one = {0}, other = {0};
    uint64_t id = id_of(plans, &one, 3);
    for (int i = 0; i < 3; i++)
        assert_true(id_of(plans, &one, 3) == id && id_of(plans, &other, 3) == id);
    assert_true(id_of(plans, &one, 4) != id);
    /* it stays for as long as a connection keeps it, however many others there are */
    for (uint32_t n = 5; n < 2 * KEPT; n++) {
        toasty__driver_conn third = {0};
        id_of(plans, &third, n);
        third.drop(third.kept);
    }
    assert_true(id_of(plans, &one, 3) == id);
    one.drop(one.kept);
    other.drop(other.kept);
    for (uint32_t n = 5; n < 2 * KEPT; n++) {
        toasty__driver_conn third = {0};
        id_of(plans, &third, n);
        third.drop(third.kept);
    }
    toasty__driver_conn last = {0};
    assert_true(id_of(plans, &last, 3) != id); /* nobody kept it any more */
    last.drop(last.kept);
    toasty__plans_free(plans);
}

/* More at once than there are slots, each twice: who stands in a slot stays there. */
static void what_runs_is_not_replaced(void **state)
{
    (void)state;
    enum { COUNT = 300 };
    static toasty__use uses[2][COUNT];
    toasty__plans *plans = toasty__plans_new();
    toasty__driver_conn conn = {0};
    for (uint32_t n = 0; n < COUNT; n++)
        assert_true(get(plans, &conn, n + 1, &uses[0][n]) && get(plans, &conn, n + 1, &uses[1][n]));
    for (uint32_t n = 0; n < COUNT; n++)
        assert_ptr_equal(uses[0][n].plan, uses[1][n].plan);
    for (uint32_t n = 1; n < 2 * KEPT; n++) { /* each finds the slot free or has none */
        toasty__use use;
        assert_true(get(plans, &conn, COUNT + n, &use));
        toasty__recent_put(&use);
    }
    for (uint32_t n = 0; n < COUNT; n++) {
        char end[32];
        snprintf(end, sizeof end, "?%u)", n + 1);
        const toasty__plan *plan = uses[0][n].plan;
        assert_string_equal(plan->sql + plan->sql_length - strlen(end), end);
        toasty__recent_put(&uses[0][n]);
        toasty__recent_put(&uses[1][n]);
    }
    for (uint32_t n = 0; n < COUNT; n++)
        id_of(plans, &conn, n + 1);
    conn.drop(conn.kept);
    toasty__plans_free(plans);
}

/* Without memory for what a connection keeps there still are plans. */
static void memory_runs_out(void **state)
{
    (void)state;
    toasty__plans *plans = toasty__plans_new();
    toasty__driver_conn conn = {0};
    uint64_t id = 0;
    for (long n = 0, refused = 1; refused; n++) {
        toasty__use use;
        failing_begin(n);
        bool got = get(plans, &conn, 300, &use);
        refused = failing_end();
        assert_true(got || refused);
        if (!got)
            continue;
        assert_true(!id || use.plan->id == id);
        id = use.plan->id;
        toasty__recent_put(&use);
    }
    if (conn.kept)
        conn.drop(conn.kept);
    toasty__plans_free(plans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_again),
        cmocka_unit_test(what_runs_is_not_replaced),
        cmocka_unit_test(memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
