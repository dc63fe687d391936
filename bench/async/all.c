/* Three counts of so many rows in a fiber, one after the other, and by toasty_all. Numbers are the median of
 * 5 rounds. */
#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

#include <toasty/async.h>

#include "models.toasty.h"
#include "measure.h"

enum { ROUNDS = 5, ROWS = 100000 };

static toasty_db *db;
static int scanned, times; /* of three counts */

static void count_in_a_row(void *unused)
{
    (void)unused;
    for (int i = 0; i < times; i++)
        for (int k = 0; k < 3; k++)
            check(db, item_count(db, .where = toasty_and(toasty_lt(Item.id, scanned),
                                                         toasty_ne(Item.name, ""))) == scanned);
}

static void count_at_once(void *unused)
{
    (void)unused;
    for (int i = 0; i < times; i++) {
        int64_t counts[3];
        const toasty_op op =
            item_count_op(NULL, .where = toasty_and(toasty_lt(Item.id, scanned), toasty_ne(Item.name, "")));
        toasty_op ops[3] = {op, op, op};
        for (int k = 0; k < 3; k++)
            ops[k].result = &counts[k];
        check(db, toasty_all_run(db, ops, 3) == TOASTY_OK && counts[0] == scanned && counts[2] == scanned);
    }
}

static void in_loop(void (*run)(void *arg))
{
    if (toasty_run(run, NULL) != TOASTY_OK)
        exit(1);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(const char *what, void (*run)(void *arg), int calls)
{
    double took[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        double began = now_us();
        in_loop(run);
        took[i] = (now_us() - began) / calls;
    }
    qsort(took, ROUNDS, sizeof *took, compare);
    printf("%-28s %8.2f us\n", what, took[ROUNDS / 2]);
}

static void measure_three(int of)
{
    char what[64];
    scanned = of;
    times = 200000 / (of + 100) + 20;
    snprintf(what, sizeof what, "3 counts of %d, in a row", of);
    measure(what, count_in_a_row, times);
    snprintf(what, sizeof what, "3 counts of %d, at once", of);
    measure(what, count_at_once, times);
}

int main(void)
{
    db = toasty_open("turso::memory:", .models = toasty_models(&Item), .max_pool_size = 8);
    check(db, toasty_push_schema(db) == TOASTY_OK);
    check(db, toasty_exec(db,
                          "WITH RECURSIVE c(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM c WHERE x < ?1 - 1) "
                          "INSERT INTO items SELECT x, 'name ' || x, 0 FROM c",
                          toasty_args(ROWS)) == TOASTY_OK);
    for (int of = 1; of <= ROWS; of *= 10)
        measure_three(of);
    toasty_close(db);
    return 0;
}
