/* What the sides of the benchmark of concurrent writers share. */
#ifndef BENCH_CONCURRENT_H
#define BENCH_CONCURRENT_H

#include "campaign.h"

typedef enum { WORK_NONE, WORK_BUSY, WORK_SLEEP } bench_work;

/* One measurement: `threads` write transactions of `rows` rows each into one new file for `ms` milliseconds.
 */
typedef struct {
    int threads, rows, synchronous;
    bench_work work;
    long work_us; /* within each transaction, after half of the rows */
    long ms;
    campaign_isolation isolation; /* Ember's */
    const char *turso;            /* folder with node_modules; NULL: that side is left out */
} bench_cell;

/* What a thread of a side has; `id` is where its ids begin. */
typedef struct {
    const bench_cell *cell;
    void *db;
    int64_t id;
} bench_thread;

/* A side opens the file "bench.db" of the current folder, and each thread writes transactions until
 * bench_goes_on() says no, telling each with bench_done(). */
typedef struct {
    const char *name;
    const char *against; /* the side that its ratio is taken with; NULL: none */
    void *(*open)(const bench_cell *cell);
    void (*write)(bench_thread *t);
    void (*close)(void *db);
} bench_side;

extern const bench_side bench_sqlite, bench_sqlite_statement, bench_ember, bench_ember_batch,
    bench_ember_queued, bench_ember_statement;

/* disk.c: added to each synchronization with the disk. */
extern long bench_disk_us;

bool bench_goes_on(void);
/* The work of a transaction. */
void bench_do_work(const bench_cell *cell);
/* A transaction is committed that began (with its repetitions) at `begin`, in microseconds. */
void bench_done(int64_t begin);
void bench_conflict(void);

/* The rows of one transaction as one statement; the first id is parameter 1. */
const char *bench_statement(const bench_cell *cell, char *buffer, size_t size);

#endif
