#include "limit.h"
#include "testing.h"

#include <stddef.h>

static const ember__limit_kind_t kinds[EMBER__LIMITS] = {
    [EMBER__LIMIT_ROWS] = {"ember_max_rows", UINT32_MAX},
    [EMBER__LIMIT_PAGES] = {"ember_max_pages", UINT32_MAX},
    [EMBER__LIMIT_MEMORY_PAGES] = {"ember_memory_pages", UINT32_MAX},
    [EMBER__LIMIT_GROUP] = {"ember_group_size", 1024},
    [EMBER__LIMIT_CONFLICTS] = {"ember_patience", 1000000},
    [EMBER__LIMIT_SEQUENCE] = {"ember_sequence_range", 1000000},
    [EMBER__LIMIT_CHECKPOINT_FRAMES] = {"ember_checkpoint_frames", INT32_MAX},
    [EMBER__LIMIT_DRAIN_FRAMES] = {"ember_drain_frames", INT32_MAX},
    [EMBER__LIMIT_DRAIN_MS] = {"ember_drain_ms", 3600000},
    [EMBER__LIMIT_SNAPSHOT_MS] = {"ember_snapshot_ms", INT32_MAX},
};

static int64_t usual[EMBER__LIMITS] = {
    [EMBER__LIMIT_ROWS] = 1000000,
    [EMBER__LIMIT_PAGES] = 262144,
    [EMBER__LIMIT_MEMORY_PAGES] = 4096,
    [EMBER__LIMIT_GROUP] = 64,
    [EMBER__LIMIT_CONFLICTS] = 8,
    [EMBER__LIMIT_SEQUENCE] = 1000,
    [EMBER__LIMIT_CHECKPOINT_FRAMES] = 1000,
    [EMBER__LIMIT_DRAIN_FRAMES] = 16000,
    [EMBER__LIMIT_DRAIN_MS] = 100,
    [EMBER__LIMIT_SNAPSHOT_MS] = 30000,
};

const ember__limit_kind_t *ember__limit_kind(unsigned which)
{
    return which < EMBER__LIMITS ? &kinds[which] : NULL;
}

int64_t ember__limit_usual(enum ember__limit which)
{
    return usual[which];
}

void ember__limits_init(ember__limits_t *limits)
{
    for (unsigned i = 0; i < EMBER__LIMITS; i++)
        atomic_init(&limits->values[i], usual[i]);
}

void ember__concurrency_test_limits(const ember__test_limits_t *test)
{
    usual[EMBER__LIMIT_ROWS] = (int64_t)test->rows;
    usual[EMBER__LIMIT_PAGES] = (int64_t)test->pages;
    usual[EMBER__LIMIT_MEMORY_PAGES] = (int64_t)test->pages_in_memory;
    usual[EMBER__LIMIT_CHECKPOINT_FRAMES] = test->checkpoint_frames;
    usual[EMBER__LIMIT_DRAIN_FRAMES] = test->drain_frames;
    usual[EMBER__LIMIT_SNAPSHOT_MS] = test->oldest_us / 1000;
}

void ember__concurrency_get_limits(ember__test_limits_t *out)
{
    *out = (ember__test_limits_t){.rows = (size_t)usual[EMBER__LIMIT_ROWS],
                                  .pages = (size_t)usual[EMBER__LIMIT_PAGES],
                                  .pages_in_memory = (size_t)usual[EMBER__LIMIT_MEMORY_PAGES],
                                  .checkpoint_frames = (int)usual[EMBER__LIMIT_CHECKPOINT_FRAMES],
                                  .drain_frames = (int)usual[EMBER__LIMIT_DRAIN_FRAMES],
                                  .oldest_us = usual[EMBER__LIMIT_SNAPSHOT_MS] * 1000};
}
