/*
 * The prepared statements that a connection keeps, by command id: a small hash table over a fixed array, the
 * least recently used giving way. A statement that runs stays in its slot, marked busy, and is neither handed
 * out twice nor given up. Zero-initialise to begin.
 */
#ifndef TOASTY_DRIVER_TURSO_CACHE_H
#define TOASTY_DRIVER_TURSO_CACHE_H

#include <stdbool.h>
#include <stdint.h>
#include <turso.h>

#include "driver/driver.h"

enum { TOASTY__TURSO_KEPT = 256, TOASTY__TURSO_BUCKETS = 2 * TOASTY__TURSO_KEPT };

typedef struct toasty__turso_kept {
    uint64_t id;
    turso_statement_t *statement;
    uint16_t newer, older; /* slot + 1; 0: none */
    bool busy;
    uint8_t slow; /* so often it has to be quick until it counts as quick again */
} toasty__turso_kept;

typedef struct toasty__turso_cache {
    uint16_t count;
    uint16_t newest, oldest;                 /* slot + 1 */
    uint16_t buckets[TOASTY__TURSO_BUCKETS]; /* slot + 1 */
    toasty__turso_kept kept[TOASTY__TURSO_KEPT];
} toasty__turso_cache;

/* The slot of the statement, which becomes busy; -1 when there is none or it is busy already. */
int toasty__turso_cache_take(toasty__turso_cache *cache, uint64_t id);
/* Whether the statement is there, not busy, and quick. */
bool toasty__turso_cache_quick(const toasty__turso_cache *cache, uint64_t id);
/*
 * Keeps a statement, busy, in a slot; the cache owns it from now on. -1, nothing taken, when the id is there
 * already or every slot is busy.
 */
int toasty__turso_cache_add(toasty__turso_cache *cache, uint64_t id, turso_statement_t *statement);
void toasty__turso_cache_give(toasty__turso_cache *cache, unsigned slot, toasty__pace pace);
/* Releases all statements. */
void toasty__turso_cache_clear(toasty__turso_cache *cache);

#endif
