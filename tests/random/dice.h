/* Random numbers that come again with the same seed. */
#ifndef TESTS_RANDOM_DICE_H
#define TESTS_RANDOM_DICE_H

#include <stdbool.h>
#include <stdint.h>

extern uint64_t dice_state;

static inline uint32_t dice_bits(void)
{
    uint64_t z = (dice_state += 0x9E3779B97F4A7C15u);
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (uint32_t)(z >> 32);
}

/* From 0 up to, not including, `n`. */
static inline unsigned dice(unsigned n)
{
    return dice_bits() % n;
}

/* True once in `n` times. */
static inline bool dice_one_in(unsigned n)
{
    return dice(n) == 0;
}

#endif
