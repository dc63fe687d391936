#include "driver/turso/cache.h"

#include <string.h>

static unsigned bucket_of(uint64_t id)
{
    return (unsigned)(id * UINT64_C(0x9E3779B97F4A7C15) >> 55);
}

_Static_assert(TOASTY__TURSO_BUCKETS == 1 << 9, "bucket_of takes nine bits");

static unsigned next_bucket(unsigned bucket)
{
    return (bucket + 1) % TOASTY__TURSO_BUCKETS;
}

/* The bucket of the id, or the free one where it would go. There is always a free one. */
static unsigned find(const toasty__turso_cache *cache, uint64_t id)
{
    unsigned bucket = bucket_of(id);
    while (cache->buckets[bucket] && cache->kept[cache->buckets[bucket] - 1].id != id)
        bucket = next_bucket(bucket);
    return bucket;
}

static void unlink_slot(toasty__turso_cache *cache, unsigned slot)
{
    toasty__turso_kept *kept = &cache->kept[slot];
    *(kept->newer ? &cache->kept[kept->newer - 1].older : &cache->newest) = kept->older;
    *(kept->older ? &cache->kept[kept->older - 1].newer : &cache->oldest) = kept->newer;
}

static void link_newest(toasty__turso_cache *cache, unsigned slot)
{
    toasty__turso_kept *kept = &cache->kept[slot];
    kept->newer = 0;
    kept->older = cache->newest;
    *(cache->newest ? &cache->kept[cache->newest - 1].newer : &cache->oldest) = (uint16_t)(slot + 1);
    cache->newest = (uint16_t)(slot + 1);
}

int toasty__turso_cache_take(toasty__turso_cache *cache, uint64_t id)
{
    unsigned found = cache->buckets[find(cache, id)];
    if (!found || cache->kept[found - 1].busy)
        return -1;
    unsigned slot = found - 1;
    if (cache->newest != found) {
        unlink_slot(cache, slot);
        link_newest(cache, slot);
    }
    cache->kept[slot].busy = true;
    return (int)slot;
}

/* How many quick runs make up for a slow one: a single trip that is not needed costs far less than a loop
 * that is held up. */
enum { RUNS_TO_FORGET = 16 };

bool toasty__turso_cache_quick(const toasty__turso_cache *cache, uint64_t id)
{
    unsigned found = cache->buckets[find(cache, id)];
    return found && !cache->kept[found - 1].busy && !cache->kept[found - 1].slow;
}

void toasty__turso_cache_give(toasty__turso_cache *cache, unsigned slot, toasty__pace pace)
{
    toasty__turso_kept *kept = &cache->kept[slot];
    kept->busy = false;
    if (pace == TOASTY__PACE_SLOW)
        kept->slow = RUNS_TO_FORGET;
    else if (pace == TOASTY__PACE_QUICK && kept->slow)
        kept->slow--;
}

/* Empties a bucket; those behind it that were pushed past it move up, so that no search stops too early. */
static void empty_bucket(toasty__turso_cache *cache, unsigned hole)
{
    for (unsigned at = next_bucket(hole); cache->buckets[at]; at = next_bucket(at)) {
        unsigned home = bucket_of(cache->kept[cache->buckets[at] - 1].id);
        unsigned from_home = (at - home) % TOASTY__TURSO_BUCKETS;
        unsigned from_hole = (at - hole) % TOASTY__TURSO_BUCKETS;
        if (from_home >= from_hole) {
            cache->buckets[hole] = cache->buckets[at];
            hole = at;
        }
    }
    cache->buckets[hole] = 0;
}

/* A slot without a statement: a fresh one, or that of the least recently used one that does not run. */
static int free_slot(toasty__turso_cache *cache)
{
    if (cache->count < TOASTY__TURSO_KEPT)
        return cache->count++;
    unsigned at = cache->oldest;
    while (at && cache->kept[at - 1].busy)
        at = cache->kept[at - 1].newer;
    if (!at)
        return -1;
    unsigned slot = at - 1;
    empty_bucket(cache, find(cache, cache->kept[slot].id));
    unlink_slot(cache, slot);
    turso_statement_deinit(cache->kept[slot].statement);
    return (int)slot;
}

int toasty__turso_cache_add(toasty__turso_cache *cache, uint64_t id, turso_statement_t *statement)
{
    if (cache->buckets[find(cache, id)])
        return -1;
    int slot = free_slot(cache);
    if (slot < 0)
        return -1;
    cache->kept[slot] = (toasty__turso_kept){.id = id, .statement = statement, .busy = true};
    link_newest(cache, (unsigned)slot);
    cache->buckets[find(cache, id)] = (uint16_t)(slot + 1);
    return slot;
}

void toasty__turso_cache_clear(toasty__turso_cache *cache)
{
    for (unsigned slot = 0; slot < cache->count; slot++)
        turso_statement_deinit(cache->kept[slot].statement);
    memset(cache, 0, sizeof *cache);
}
