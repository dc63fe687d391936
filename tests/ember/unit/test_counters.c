/* sequence.h, tally.h and limit.h: numbers that are shared. */
#include "../support.h"

#include <sqlite3.h>

#include "limit.h"
#include "sequence.h"
#include "tally.h"

static void ranges_do_not_meet(void **state)
{
    ember__counters_t counters;
    ember__lease_t a, b, c, other;
    (void)state;
    assert_int_equal(ember__counters_init(&counters), SQLITE_OK);
    assert_int_equal(ember__lease_take(&counters, "t", 5, 10, &a), SQLITE_OK);
    assert_int_equal(ember__lease_take(&counters, "t", 5, 10, &b), SQLITE_OK);
    assert_int_equal(ember__lease_take(&counters, "other", 5, 10, &other), SQLITE_OK);
    assert_true(a.next == 6 && a.end == 16 && b.next == 16 && b.end == 26 && other.next == 6);
    /* what is left of the last one is given out again, what is left between is not */
    ember__lease_return(&counters, &b, 17);
    ember__lease_return(&counters, &a, 6);
    assert_int_equal(ember__lease_take(&counters, "t", 5, 10, &c), SQLITE_OK);
    assert_int_equal(c.next, 18);
    ember__lease_return(&counters, &c, c.next - 1);
    /* the database has gone on without us */
    assert_int_equal(ember__lease_take(&counters, "t", 1000, 1, &c), SQLITE_OK);
    assert_true(c.next == 1001 && c.end == 1002);
    /* a transaction that used more than its range */
    ember__lease_return(&counters, &c, 1500);
    assert_int_equal(ember__lease_take(&counters, "t", 1000, 10, &c), SQLITE_OK);
    assert_int_equal(c.next, 1501);
    assert_int_equal(ember__lease_take(&counters, "t", INT64_MAX - 5, 10, &c), SQLITE_FULL);
    ember__counters_fini(&counters);
}

static void a_tally_counts_by_name(void **state)
{
    ember__tally_t tally = {0};
    char name[20];
    (void)state;
    for (int i = 0; i < EMBER__TALLY_NAMES + 10; i++) {
        snprintf(name, sizeof name, "t%d", i);
        ember__tally_add(&tally, name);
    }
    ember__tally_add(&tally, "t7");
    assert_int_equal(tally.count, EMBER__TALLY_NAMES);
    assert_string_equal(tally.items[7].name, "t7");
    assert_int_equal(tally.items[7].count, 2);
    assert_int_equal(tally.items[8].count, 1);
    ember__tally_fini(&tally);
    assert_int_equal(tally.count, 0);
}

static void limits_have_names_and_usual_values(void **state)
{
    ember__limits_t limits;
    unsigned count = 0;
    (void)state;
    ember__limits_init(&limits);
    for (const ember__limit_kind_t *kind; (kind = ember__limit_kind(count)) != NULL; count++) {
        assert_true(strncmp(kind->pragma, "ember_", 6) == 0);
        assert_in_range(ember__limit_usual(count), 1, kind->most);
        assert_int_equal(ember__limit(&limits, count), ember__limit_usual(count));
    }
    assert_int_equal(count, EMBER__LIMITS);
    ember__limit_set(&limits, EMBER__LIMIT_ROWS, 3);
    assert_int_equal(ember__limit(&limits, EMBER__LIMIT_ROWS), 3);
    assert_int_not_equal(ember__limit_usual(EMBER__LIMIT_ROWS), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges_do_not_meet),
        cmocka_unit_test(a_tally_counts_by_name),
        cmocka_unit_test(limits_have_names_and_usual_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
