/* The pages that a concurrent transaction has written: the first ones in memory, the rest in a private file.
 */
#ifndef EMBER_PAGES_H
#define EMBER_PAGES_H

#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>
#include <sqlite3.h>

typedef struct ember__page ember__page_t;

typedef struct {
    sqlite3_vfs *vfs;
    ember__page_t **buckets;
    size_t bucket_count; /* a power of two, or 0 */
    size_t count;
    size_t in_memory;
    size_t memory_limit; /* pages; more go to the file */
    size_t limit;        /* pages; more are SQLITE_FULL */
    size_t page_size;
    sqlite3_file *spill; /* without a name: gone when it is closed, whatever happens */
    uint32_t spilled;
} ember__pages_t;

void ember__pages_init(ember__pages_t *pages, sqlite3_vfs *vfs, size_t memory_limit, size_t limit);
void ember__pages_fini(ember__pages_t *pages);
/* Forgets all pages; the next ones may be of another size. */
void ember__pages_clear(ember__pages_t *pages, size_t page_size);

/* On failure the page has the bytes that it had. */
int ember__pages_put(ember__pages_t *pages, uint32_t number, const void *bytes);
/* SQLITE_NOTFOUND: the page was not written. */
int ember__pages_get(const ember__pages_t *pages, uint32_t number, void *out);

#endif
