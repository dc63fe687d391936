/* One side of the comparison: the same jobs on larger amounts, done by Toasty or by hand. */
#ifndef BENCH_SCALE_SIDE_H
#define BENCH_SCALE_SIDE_H

#include <stdio.h>

#include "compare.h"
#include "models.toasty.h"

enum {
    AUTHORS = 1000,
    PARENTS = 100, /* those that are read */
    BOOKS = 10,    /* of each author */
    CHAPTERS = 3,  /* of each book */
    EVENTS = 1000000,
    EVENTS_AT_ONCE = 4, /* with the same `at` */
    PAGE = 50,
    PAGES = 20, /* one after the other, from the middle on */
    CUSTOMERS = 1000,
    SALES = 100000,
    REGIONS = 20,
};

typedef struct bench_side {
    const char *name;
    void *(*open)(const char *path);
    void (*close)(void *db);
    /* Stores EVENTS events, number i at i / EVENTS_AT_ONCE. */
    void (*insert_events)(void *db);
    /* Stores AUTHORS authors with their books and chapters, and CUSTOMERS customers. */
    void (*insert_authors)(void *db);
    void (*insert_customers)(void *db);
    /* Deletes all sales; stores SALES of them, number i being that of customer i % CUSTOMERS + 1. */
    void (*delete_sales)(void *db);
    void (*insert_sales)(void *db);
    /* Reads the first PARENTS authors with their books with their chapters. */
    void (*tree)(void *db);
    /* Reads PAGES pages of PAGE events in the order of `at`. */
    void (*pages)(void *db);
    /* Reads number, sum and average of the sales of each region, number and sum of those of each customer. */
    void (*regions)(void *db);
    void (*customers)(void *db);
} bench_side;

extern const bench_side bench_toasty;
extern const bench_side bench_raw;

static inline int64_t bench_at(int event)
{
    return event / EVENTS_AT_ONCE;
}

static inline int32_t bench_cents(int sale)
{
    return (int32_t)(sale * INT64_C(7919) % 10000);
}

static inline const char *bench_region(int sale)
{
    static const char *const names[REGIONS] = {"Aargau",   "Basel",  "Bern",      "Fribourg",  "Geneva",
                                               "Glarus",   "Jura",   "Lucerne",   "Neuenburg", "Nidwalden",
                                               "Obwalden", "Schwyz", "Solothurn", "Thurgau",   "Ticino",
                                               "Uri",      "Valais", "Vaud",      "Zug",       "Zurich"};
    return names[sale * 31 % REGIONS];
}

#endif
