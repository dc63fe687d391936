/* AUTOINCREMENT for concurrent transactions: each gets a range of numbers of its own. */
#ifndef EMBER_SEQUENCE_H
#define EMBER_SEQUENCE_H

#include <pthread.h>
#include <stdint.h>

typedef struct ember__counter ember__counter_t;

/* What has been given out, of all tables of a database. */
typedef struct {
    pthread_mutex_t lock;
    ember__counter_t *first;
} ember__counters_t;

/* A range of numbers of one table: from `next` on, up to but not including `end`. */
typedef struct {
    ember__counter_t *counter;
    int64_t next;
    int64_t end;
} ember__lease_t;

int ember__counters_init(ember__counters_t *counters);
void ember__counters_fini(ember__counters_t *counters);

/* A range of `size` numbers above `last`, the number that the database names, and above everything that was
 * given out. A SQLite code. */
int ember__lease_take(ember__counters_t *counters, const char *table, int64_t last, int64_t size,
                      ember__lease_t *out);
/* `last`: the highest number that was used, or lease->next - 1 when none was. What is left is given out again
 * if it is at the end. */
void ember__lease_return(ember__counters_t *counters, const ember__lease_t *lease, int64_t last);

#endif
