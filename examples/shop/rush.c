/* Many customers at once, each a thread that buys one unit of one product after the other. */
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "shop.h"

enum { MAX_THREADS = 64 };

struct buyer {
    pthread_t thread;
    toasty_db *db; /* this thread's own session */
    char name[32];
    const toasty_string_list *skus;
    int number, attempts;
    int bought, sold_out;
    bool failed;
};

static void *go_shopping(void *argument)
{
    struct buyer *b = argument;
    for (int i = 0; i < b->attempts && !b->failed; i++) {
        struct line line = {.sku = b->skus->items[(size_t)(b->number + i) % b->skus->len], .units = 1};
        int64_t order;
        const char *refused;
        toasty_status status = buy(b->db, b->name, &line, 1, &order, &refused);
        if (status == TOASTY_OK)
            b->bought++;
        else if (status == TOASTY_CONDITION_FAILED)
            b->sold_out++;
        else
            b->failed = true;
    }
    if (b->failed)
        fprintf(stderr, "shop: %s: %s\n", b->name, toasty_errmsg(b->db));
    return NULL;
}

/* A session and a customer for each; false when there is one that cannot begin. */
static bool prepare(toasty_db *db, struct buyer *b)
{
    snprintf(b->name, sizeof b->name, "buyer %d", b->number);
    toasty_free(customer_upsert_by_name(db, b->name, .or_ignore = true));
    b->db = toasty_errcode(db) == TOASTY_OK ? toasty_clone(db) : NULL;
    return b->db && pthread_create(&b->thread, NULL, go_shopping, b) == 0;
}

static bool rush(toasty_db *db, const toasty_string_list *skus, int threads, int attempts)
{
    struct buyer buyers[MAX_THREADS] = {0};
    int started = 0, bought = 0, sold_out = 0;
    bool good = true;
    for (; started < threads && good; started += good) {
        buyers[started] = (struct buyer){.skus = skus, .number = started, .attempts = attempts};
        good = prepare(db, &buyers[started]);
    }
    for (int i = 0; i < started; i++) {
        pthread_join(buyers[i].thread, NULL);
        bought += buyers[i].bought;
        sold_out += buyers[i].sold_out;
        good = good && !buyers[i].failed;
    }
    for (int i = 0; i < threads; i++)
        toasty_close(buyers[i].db);
    if (good)
        printf("%d bought, %d came too late\n", bought, sold_out);
    return good;
}

bool rush_command(toasty_db *db, char **arguments)
{
    int threads = atoi(arguments[0]), attempts = atoi(arguments[1]);
    toasty_auto toasty_string_list *skus = toasty_pluck(db, Product.sku, .order_by = { toasty_asc(Product.id) });
    if (!skus)
        return false;
    if (!skus->len || threads < 1 || threads > MAX_THREADS) {
        fprintf(stderr, "shop: a rush takes something to buy and 1 to %d threads\n", MAX_THREADS);
        return false;
    }
    int64_t before = toasty_sum(db, Stock.units);
    if (toasty_errcode(db) != TOASTY_OK || !rush(db, skus, threads, attempts))
        return false;
    int64_t after = toasty_sum(db, Stock.units);
    if (toasty_errcode(db) != TOASTY_OK)
        return false;
    printf("%" PRId64 " were there, %" PRId64 " are left\n", before, after);
    return check_command(db, NULL);
}
