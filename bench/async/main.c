/*
 * What a call costs in a fiber: a read by key on a plain thread, in one fiber, and in several; and a switch
 * between two fibers. Numbers are the median of 5 rounds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <uv.h>

#include <toasty/async.h>
#include <toasty/db.h>

enum { READS = 20000, YIELDS = 200000, ROUNDS = 5, MOST = 8 };

static toasty_db *db;
static int fibers;

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
        toasty_rows *rows = toasty_query(mine, "SELECT name FROM t WHERE id = ?1", toasty_args(i % 1000));
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

static void measure(const char *what, void (*run)(void *arg), bool loop, int times)
{
    double took[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        double began = now_us();
        if (loop)
            in_loop(run);
        else
            run(NULL);
        took[i] = (now_us() - began) / times;
    }
    qsort(took, ROUNDS, sizeof *took, compare);
    printf("%-28s %8.2f us\n", what, took[ROUNDS / 2]);
}

int main(void)
{
    db = toasty_open("turso::memory:", .max_pool_size = MOST);
    check(db, toasty_exec(db, "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)") == TOASTY_OK);
    check(db, toasty_exec(db, "WITH RECURSIVE c(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM c WHERE x < 999) "
                              "INSERT INTO t SELECT x, 'name ' || x FROM c") == TOASTY_OK);
    fibers = 1;
    measure("read, plain thread", read_some, false, READS);
    measure("read, 1 fiber", read_in_fibers, true, READS);
    fibers = MOST;
    measure("read, 8 fibers", read_in_fibers, true, READS);
    measure("yield through the loop", yield_often, true, YIELDS);
    toasty_close(db);
    return 0;
}
