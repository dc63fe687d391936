/*
 * Relations of one level, included in a fiber: in a row, as the pool has one connection, and at once. Both in
 * turn, many times over. Where others use the processors as well, only the best of each tell what there is to
 * gain; the first line is what two threads that only count gain over one: more cannot be had.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

#include <toasty/async.h>

#include "includes.toasty.h"
#include "measure.h"

enum { MOST_ROUNDS = 1001, LEAST_ROUNDS = 21, ROWS = 100000 };

static toasty_db *in_a_row, *at_once;
static int64_t owner; /* whose id is the number of its rows of each kind */
static int relations;
static int rounds, times;
static double took_us;

static struct Owner *get(toasty_db *db)
{
    switch (relations) {
    case 2:
        return owner_one(db, .where = toasty_eq(Owner.id, owner),
                         .include = {toasty_with(Owner.reds), toasty_with(Owner.greens)});
    case 3:
        return owner_one(
            db, .where = toasty_eq(Owner.id, owner),
            .include = {toasty_with(Owner.reds), toasty_with(Owner.greens), toasty_with(Owner.blues)});
    default:
        return owner_one(db, .where = toasty_eq(Owner.id, owner),
                         .include = {toasty_with(Owner.reds), toasty_with(Owner.greens),
                                     toasty_with(Owner.blues), toasty_with(Owner.greys)});
    }
}

static void include(void *arg)
{
    toasty_db *db = arg;
    double began = now_us();
    for (int i = 0; i < times; i++) {
        struct Owner *got = get(db);
        check(db, got && got->reds->len == (size_t)owner && got->greens->len == (size_t)owner);
        toasty_free(got);
    }
    took_us = (now_us() - began) / times;
}

static double run(toasty_db *db)
{
    if (toasty_run(include, db) != TOASTY_OK)
        exit(1);
    return took_us;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print(const char *what, double *row, double *once)
{
    qsort(row, (size_t)rounds, sizeof *row, compare);
    qsort(once, (size_t)rounds, sizeof *once, compare);
    printf("%-26s best: %9.1f us in a row %9.1f at once, ratio %.2f; medians: %9.1f %9.1f, %.2f\n", what,
           row[0], once[0], row[0] / once[0], row[rounds / 2], once[rounds / 2],
           row[rounds / 2] / once[rounds / 2]);
    fflush(stdout);
}

/* ---- what there is to gain ---- */

static void *spin(void *unused)
{
    for (volatile long i = 0; i < 300000; i++)
        continue;
    return unused;
}

static void measure_processors(void)
{
    double row[MOST_ROUNDS], once[MOST_ROUNDS];
    rounds = MOST_ROUNDS;
    for (int i = 0; i < rounds; i++) {
        pthread_t thread;
        double began = now_us();
        spin(NULL);
        spin(NULL);
        row[i] = now_us() - began;
        began = now_us();
        if (pthread_create(&thread, NULL, spin, NULL) != 0)
            exit(1);
        spin(NULL);
        pthread_join(thread, NULL);
        once[i] = now_us() - began;
    }
    print("two threads that count", row, once);
}

/* ---- includes ---- */

static void measure(void)
{
    double row[MOST_ROUNDS], once[MOST_ROUNDS];
    char what[64];
    int64_t rows = owner * relations;
    times = (int)(1000 / rows) + 1;
    rounds = rows < ROWS / 10 ? MOST_ROUNDS : (int)(ROWS * 10 / rows) + LEAST_ROUNDS;
    for (int i = 0; i < rounds; i++) {
        row[i] = run(in_a_row);
        once[i] = run(at_once);
    }
    snprintf(what, sizeof what, "%d relations of %d rows", relations, (int)owner);
    print(what, row, once);
}

static void fill(void)
{
    static const char *const tables[] = {"reds", "greens", "blues", "greys"};
    check(in_a_row, toasty_push_schema(in_a_row) == TOASTY_OK);
    for (int64_t of = 1; of <= ROWS; of *= 10) {
        check(in_a_row, toasty_exec(in_a_row, "INSERT INTO owners VALUES(?1)", toasty_args(of)) == TOASTY_OK);
        for (int i = 0; i < 4; i++) {
            char sql[200];
            snprintf(sql, sizeof sql,
                     "WITH RECURSIVE c(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM c WHERE x < ?1 - 1) "
                     "INSERT INTO %s SELECT ?1 + x, ?1, 'name ' || x, x FROM c",
                     tables[i]);
            check(in_a_row, toasty_exec(in_a_row, sql, toasty_args(of)) == TOASTY_OK);
        }
    }
}

int main(void)
{
    char path[] = "bench-includes-XXXXXX", url[64], beside[64];
    int fd = mkstemp(path);
    if (fd < 0)
        return 1;
    close(fd);
    snprintf(url, sizeof url, "turso:%s", path);
    in_a_row =
        toasty_open(url, .models = toasty_models(&Owner, &Red, &Green, &Blue, &Grey), .max_pool_size = 1);
    at_once = toasty_open(url, .models = toasty_models(&Owner, &Red, &Green, &Blue, &Grey));
    check(in_a_row, toasty_errcode(in_a_row) == TOASTY_OK);
    check(at_once, toasty_errcode(at_once) == TOASTY_OK);
    fill();
    measure_processors();
    for (owner = 1; owner <= ROWS; owner *= 10)
        for (relations = 2; relations <= 4; relations++)
            measure();
    toasty_close(in_a_row);
    toasty_close(at_once);
    unlink(path);
    for (int i = 0; i < 2; i++) {
        snprintf(beside, sizeof beside, "%s%s", path, i ? "-wal" : "-shm");
        unlink(beside);
    }
    return 0;
}
