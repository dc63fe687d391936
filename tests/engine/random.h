/* Random numbers that come again with the same seed. */
#ifndef TESTS_ENGINE_RANDOM_H
#define TESTS_ENGINE_RANDOM_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t random_state;

static inline uint32_t random_bits(void)
{
    uint64_t z = (random_state += 0x9E3779B97F4A7C15u);
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (uint32_t)(z >> 32);
}

/* From 0 up to, not including, `n`. */
static inline unsigned random_below(unsigned n)
{
    return random_bits() % n;
}

/* Begins with TOASTY_SEED or, without it, with the time in a soak and with 1 in an ordinary run; says so. */
static inline void random_begin(void)
{
    const char *seed = getenv("TOASTY_SEED");
    random_state = seed ? strtoull(seed, NULL, 0) : getenv("TOASTY_SOAK") ? (uint64_t)time(NULL) : 1;
    printf("TOASTY_SEED=%llu\n", (unsigned long long)random_state);
}

/* How long a run by chance may take: longer with TOASTY_SOAK. */
static inline double random_seconds(void)
{
    return getenv("TOASTY_SOAK") ? 120 : 2;
}

static inline double random_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

#endif
