#include "sequence.h"
#include "alloc.h"

#include <sqlite3.h>
#include <string.h>

struct ember__counter {
    ember__counter_t *next;
    int64_t free; /* the first number that nobody has */
    char table[];
};

int ember__counters_init(ember__counters_t *counters)
{
    counters->first = NULL;
    return pthread_mutex_init(&counters->lock, NULL) == 0 ? SQLITE_OK : SQLITE_NOMEM;
}

void ember__counters_fini(ember__counters_t *counters)
{
    for (ember__counter_t *counter = counters->first, *next; counter; counter = next) {
        next = counter->next;
        ember__free(counter);
    }
    pthread_mutex_destroy(&counters->lock);
}

static ember__counter_t *find(ember__counters_t *counters, const char *table)
{
    ember__counter_t *counter = counters->first;
    while (counter && strcmp(counter->table, table) != 0)
        counter = counter->next;
    if (counter)
        return counter;
    size_t size = strlen(table) + 1;
    counter = ember__malloc(sizeof *counter + size);
    if (!counter)
        return NULL;
    memcpy(counter->table, table, size);
    counter->free = 0;
    counter->next = counters->first;
    counters->first = counter;
    return counter;
}

int ember__lease_take(ember__counters_t *counters, const char *table, int64_t last, int64_t size,
                      ember__lease_t *out)
{
    int rc = SQLITE_NOMEM;
    pthread_mutex_lock(&counters->lock);
    ember__counter_t *counter = find(counters, table);
    if (counter) {
        if (last > INT64_MAX - 2 * size) {
            rc = SQLITE_FULL; /* SQLite itself knows what to do about the last numbers */
        } else {
            if (counter->free <= last)
                counter->free = last + 1;
            *out = (ember__lease_t){counter, counter->free, counter->free + size};
            counter->free += size;
            rc = SQLITE_OK;
        }
    }
    pthread_mutex_unlock(&counters->lock);
    return rc;
}

void ember__lease_return(ember__counters_t *counters, const ember__lease_t *lease, int64_t last)
{
    pthread_mutex_lock(&counters->lock);
    ember__counter_t *counter = lease->counter;
    if (counter->free == lease->end || counter->free <= last)
        counter->free = last + 1;
    pthread_mutex_unlock(&counters->lock);
}
