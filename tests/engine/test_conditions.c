/*
 * Conditions made at random against a table with few different values and many NULLs: what the database finds
 * is what a plain evaluation with three truth values finds. A failure is made as small as it gets before it
 * is shown.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "expression.h"
#include "random.h"

enum { ROWS = 40 };

static struct Row_list *kept;
static toasty_db *db;

static void fill(void)
{
    static const bool bools[] = {false, true};
    struct Row_new rows[ROWS];
    int64_t numbers[ROWS], parents[ROWS];
    double reals[ROWS];
    toasty_date days[ROWS];
    for (int i = 0; i < ROWS; i++) {
        numbers[i] = (int64_t)random_below(5) - 1;
        reals[i] = (random_below(5) - 2.0) / 2;
        days[i] = (toasty_date){(int16_t)(2000 + random_below(2)), 1, (uint8_t)(9 + random_below(3))};
        parents[i] = random_below(ROWS);
        rows[i] =
            (struct Row_new){.id = i,
                             .small = (int32_t)random_below(5) - 1,
                             .number = random_below(3) ? &numbers[i] : NULL,
                             .real = random_below(3) ? &reals[i] : NULL,
                             .text = expression_words[random_below(WORD_COUNT)],
                             .word = random_below(3) ? expression_words[random_below(WORD_COUNT)] : NULL,
                             .flag = random_below(2),
                             .maybe = random_below(3) ? &bools[random_below(2)] : NULL,
                             .day = random_below(3) ? &days[i] : NULL,
                             .parent_id = random_below(3) ? &parents[i] : NULL};
    }
    kept = row_create_array(db, rows, ROWS);
    if (!kept)
        fail_msg("%s", toasty_errmsg(db));
}

/* The first row that is found but should not be, or the other way around; -1: none. */
static int first_difference(const toasty_expr *e)
{
    bool found[ROWS] = {false};
    int different = -1;
    struct Row_list *list = row_find(db, .where = *e);
    if (!list) {
        print_error("%s\n", toasty_errmsg(db));
        return 0;
    }
    for (size_t i = 0; i < list->len; i++) {
        int64_t id = list->items[i].id;
        if (found[id])
            different = (int)id; /* found twice */
        found[id] = true;
    }
    for (int i = ROWS - 1; i >= 0; i--)
        if (found[i] != (expression_value(e, kept->items, ROWS, &kept->items[i]) == IS_TRUE))
            different = i;
    if (row_count(db, .where = *e) != (int64_t)list->len && different < 0)
        different = 0;
    toasty_free(list);
    return different;
}

static void show(const toasty_expr *e)
{
    int row = first_difference(e);
    char *json = row_to_json(&kept->items[row]);
    fprintf(stderr, "wrong for row %s\n  ", json);
    expression_print(stderr, e);
    fprintf(stderr, "\n");
    toasty_free(json);
}

static void check(toasty_expr e)
{
    toasty_expr smaller;
    if (first_difference(&e) < 0)
        return;
    for (unsigned n = 0, steps = 0; steps < 2000 && expression_smaller(&e, n, &smaller); steps++) {
        bool still = first_difference(&smaller) >= 0;
        n = still ? 0 : n + 1;
        if (still)
            e = smaller;
    }
    show(&e);
    fail_msg("the database finds other rows than the condition says");
}

static void random_conditions(void **state)
{
    (void)state;
    long count = 0;
    double until = random_clock() + random_seconds();
    while (random_clock() < until) {
        db = toasty_open("turso::memory:", .models = toasty_models(&Row));
        assert_int_equal(toasty_push_schema(db), TOASTY_OK);
        fill();
        for (int i = 0; i < 1500 && random_clock() < until; i++, count++) {
            expression_begin();
            check(expression_make(random_below(4)));
        }
        toasty_free(kept);
        toasty_close(db);
    }
    print_message("%ld conditions\n", count);
    assert_true(count > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_conditions)};
    random_begin();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
