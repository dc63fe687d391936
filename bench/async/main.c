/*
 * What fibers cost: the same calls on a plain thread and in fibers, in turn, many times over. The ratio of a
 * pair does not care how fast the machine was in that moment; printed are the medians. And how long a loop is
 * kept from a timer.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

#include "measure.h"
#include "models.toasty.h"
#include <toasty/async.h>

enum { ITEMS = 10000, ROUNDS = 31, MANY = 64 };

typedef void work(toasty_db *db, int count);

static toasty_db *db;      /* with one writer at a time */
static toasty_db *many_db; /* with concurrent writes */

/* ---- the work ---- */

static void get(toasty_db *on, int count)
{
    for (int i = 0; i < count; i++) {
        struct Item *item = item_get_by_id(on, 1 + i * 7919 % ITEMS);
        check(on, item);
        toasty_free(item);
    }
}

static void list(toasty_db *on, int count)
{
    for (int i = 0; i < count; i++) {
        struct Item_list *items = item_find(on, .where = toasty_ge(Item.id, 0), .limit = 1000);
        check(on, items && items->len == 1000);
        toasty_free(items);
    }
}

static bool see(struct Item *item, void *seen)
{
    *(int64_t *)seen += item->id;
    return true;
}

static void each(toasty_db *on, int count)
{
    int64_t seen = 0;
    for (int i = 0; i < count; i++)
        check(on, item_each(on, see, &seen, .where = toasty_ge(Item.id, 0), .limit = 1000) == TOASTY_OK);
}

static void by_sql(toasty_db *on, int count)
{
    for (int i = 0; i < count; i++) {
        toasty_rows *rows =
            toasty_query(on, "SELECT name FROM items WHERE id = ?1", toasty_args(1 + i % ITEMS));
        check(on, rows);
        toasty_free(rows);
    }
}

static toasty_status sell(toasty_db *tx, void *number)
{
    int64_t id = 1 + *(int *)number * 7919 % ITEMS;
    struct Item *item = item_get_by_id(tx, id);
    toasty_status status = item ? item_update(tx, item, .stock = toasty_add(-1)) : toasty_errcode(tx);
    toasty_free(item);
    return status ? status : item_update_by_id(tx, id % ITEMS + 1, .stock = toasty_add(1));
}

enum { READS = 10 }; /* in a transaction */

static toasty_status read_some(toasty_db *tx, void *number)
{
    for (int i = 0; i < READS; i++) {
        struct Item *item = item_get_by_id(tx, 1 + (*(int *)number + i) * 7919 % ITEMS);
        if (!item)
            return toasty_errcode(tx);
        toasty_free(item);
    }
    return TOASTY_OK;
}

static void run_in(toasty_db *on, int count, toasty_mode mode, toasty_status (*function)(toasty_db *, void *))
{
    for (int i = 0; i < count; i++)
        check(on, toasty_transaction(on, function, &i, .mode = mode) == TOASTY_OK);
}

static void transact(toasty_db *on, int count)
{
    run_in(on, count, TOASTY_MODE_IMMEDIATE, sell);
}

static void transact_queued(toasty_db *on, int count)
{
    run_in(on, count, TOASTY_MODE_QUEUED, sell);
}

static void read_queued(toasty_db *on, int count)
{
    run_in(on, count, TOASTY_MODE_QUEUED, read_some);
}

static void read_snapshot(toasty_db *on, int count)
{
    run_in(on, count, TOASTY_MODE_DEFAULT, read_some);
}

/* ---- both sides ---- */

typedef struct job {
    const char *name;
    work *run;
    int count; /* in a round */
    int fibers;
    bool many; /* concurrent writes */
} job;

static void in_one_of_them(void *arg)
{
    const job *self = arg;
    toasty_db *mine = toasty_clone(self->many ? many_db : db);
    self->run(mine, self->count / self->fibers);
    toasty_close(mine);
}

static void spawn_all(void *arg)
{
    for (int i = 0; i < ((const job *)arg)->fibers; i++)
        if (!toasty_spawn(NULL, in_one_of_them, arg))
            abort();
}

static double plain_us(job *self)
{
    double began = now_us();
    self->run(self->many ? many_db : db, self->count);
    return (now_us() - began) / self->count;
}

static double fibers_us(job *self)
{
    double began = now_us();
    check(db, toasty_run(spawn_all, self) == TOASTY_OK);
    return (now_us() - began) / self->count;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof *values, compare);
    return values[ROUNDS / 2];
}

static void measure(job *self)
{
    double plain[ROUNDS], fibers[ROUNDS], ratios[ROUNDS];
    plain_us(self);
    fibers_us(self);
    for (int i = 0; i < ROUNDS; i++) {
        plain[i] = plain_us(self);
        fibers[i] = fibers_us(self);
        ratios[i] = fibers[i] / plain[i];
    }
    printf("%-44s %4d %10.2f %10.2f %8.2f\n", self->name, self->fibers, median(plain), median(fibers),
           median(ratios));
}

/* ---- the loop ---- */

typedef struct ticking {
    uv_timer_t timer;
    double last_us, longest_us;
} ticking;

static void on_tick(uv_timer_t *timer)
{
    ticking *self = timer->data;
    double now = now_us();
    if (now - self->last_us > self->longest_us)
        self->longest_us = now - self->last_us;
    self->last_us = now;
}

static void list_beside_a_timer(void *unused)
{
    ticking self = {.last_us = now_us()};
    (void)unused;
    toasty_db *mine = toasty_clone(db);
    uv_timer_init(toasty_loop(), &self.timer);
    self.timer.data = &self;
    uv_timer_start(&self.timer, on_tick, 1, 1);
    list(mine, 1000);
    get(mine, 100000);
    printf("a timer of 1 ms beside lists and gets: longest gap %.1f ms\n", self.longest_us / 1e3);
    uv_close((uv_handle_t *)&self.timer, NULL);
    toasty_sleep(1);
    toasty_close(mine);
}

static void yield_often(toasty_db *on, int count)
{
    (void)on;
    for (int i = 0; i < count; i++)
        toasty_yield();
}

static toasty_db *open_full(const char *folder, const char *file)
{
    char url[80];
    snprintf(url, sizeof url, "turso:%s/%s", folder, file);
    toasty_db *opened = toasty_open(url, .models = toasty_models(&Item), .max_pool_size = 8);
    if (!opened)
        exit(1);
    check(opened, toasty_push_schema(opened) == TOASTY_OK);
    check(
        opened,
        toasty_exec(
            opened,
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < ?1) INSERT INTO items "
            "SELECT x, 'item ' || x, 100 FROM c",
            toasty_args((int64_t)ITEMS)) == TOASTY_OK);
    return opened;
}

int main(void)
{
    static job jobs[] = {
        {"get by key", get, 2000, 1, false},
        {"get by key", get, 6400, MANY, false},
        {"find of 1,000 rows", list, 20, 1, false},
        {"each of 1,000 rows", each, 20, 1, false},
        {"transaction: a get and two updates", transact, 20, 1, false},
        {"transaction: a get and two updates", transact, 128, MANY, false},
        {"queued transaction: a get and two updates", transact_queued, 20, 1, true},
        {"queued transaction: a get and two updates", transact_queued, 128, MANY, true},
        {"queued transaction: 10 gets", read_queued, 200, 1, true},
        {"snapshot transaction: 10 gets", read_snapshot, 200, 1, true},
        {"get by key as SQL text", by_sql, 500, 1, false},
    };
    char folder[] = "bench-XXXXXX", command[64];
    if (!mkdtemp(folder))
        return 1;
    db = open_full(folder, "a.db");
    many_db = open_full(folder, "b.db?concurrent_writes=true");
    printf("%-44s %4s %10s %10s %8s\n", "microseconds for one, medians", "", "plain", "fibers", "ratio");
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        measure(&jobs[i]);
    job yields = {"toasty_yield, a turn of the loop", yield_often, 100000, 1, false};
    printf("%-44s %26.2f\n", yields.name, fibers_us(&yields));
    if (toasty_run(list_beside_a_timer, NULL) != TOASTY_OK)
        return 1;
    toasty_close(many_db);
    toasty_close(db);
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}
