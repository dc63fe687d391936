/*
 * What a call costs in a fiber: a read by key on a plain thread, in one fiber, and in several; a switch
 * between two fibers; and three counts of so many rows one after the other, and by toasty_all. Numbers are
 * the median of 5 rounds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <uv.h>

#include <toasty/async.h>

#include "models.toasty.h"

enum { READS = 20000, YIELDS = 200000, ROUNDS = 5, MOST = 8, ROWS = 100000 };

static toasty_db *db;
static int fibers;
static int scanned, times; /* of three counts */

static double now_us(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static void check(toasty_db *on, bool good)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", toasty_errmsg(on));
    exit(1);
}

static void read_some(void *unused)
{
    (void)unused;
    toasty_db *mine = toasty_clone(db);
    for (int i = 0; i < READS / fibers; i++) {
        toasty_rows *rows = toasty_query(mine, "SELECT name FROM rows WHERE id = ?1", toasty_args(i % 1000));
        check(mine, rows);
        toasty_free(rows);
    }
    toasty_close(mine);
}

static void read_in_fibers(void *unused)
{
    for (int i = 0; i < fibers; i++)
        toasty_spawn(NULL, read_some, unused);
}

static void yield_often(void *unused)
{
    (void)unused;
    for (int i = 0; i < YIELDS; i++)
        toasty_yield();
}

static void count_in_a_row(void *unused)
{
    (void)unused;
    for (int i = 0; i < times; i++)
        for (int k = 0; k < 3; k++)
            check(db, row_count(db, .where = toasty_and(toasty_lt(Row.id, scanned),
                                                        toasty_ne(Row.name, ""))) == scanned);
}

static void count_at_once(void *unused)
{
    (void)unused;
    for (int i = 0; i < times; i++) {
        int64_t counts[3];
        const toasty_op op =
            row_count_op(NULL, .where = toasty_and(toasty_lt(Row.id, scanned), toasty_ne(Row.name, "")));
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

static void measure(const char *what, void (*run)(void *arg), bool loop, int calls)
{
    double took[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        double began = now_us();
        if (loop)
            in_loop(run);
        else
            run(NULL);
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
    measure(what, count_in_a_row, true, times);
    snprintf(what, sizeof what, "3 counts of %d, at once", of);
    measure(what, count_at_once, true, times);
}

int main(void)
{
    db = toasty_open("turso::memory:", .models = toasty_models(&Row), .max_pool_size = MOST);
    check(db, toasty_push_schema(db) == TOASTY_OK);
    check(db, toasty_exec(db,
                          "WITH RECURSIVE c(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM c WHERE x < ?1 - 1) "
                          "INSERT INTO rows SELECT x, 'name ' || x FROM c",
                          toasty_args(ROWS)) == TOASTY_OK);
    fibers = 1;
    measure("read, plain thread", read_some, false, READS);
    measure("read, 1 fiber", read_in_fibers, true, READS);
    fibers = MOST;
    measure("read, 8 fibers", read_in_fibers, true, READS);
    measure("yield through the loop", yield_often, true, YIELDS);
    for (int of = 1; of <= ROWS; of *= 10)
        measure_three(of);
    toasty_close(db);
    return 0;
}
