#include <stdatomic.h>
#include <string.h>

#include <toasty/types.h>

#include "core/clock.h"

/* The time of the newest version 7 identifier in units of 1/65536 ms; see toasty_uuid_v7. */
static _Atomic(uint64_t) newest;

toasty_uuid toasty_uuid_v4(void)
{
    toasty_uuid id;
    toasty__random_bytes(id.bytes, sizeof id.bytes);
    id.bytes[6] = (uint8_t)((id.bytes[6] & 0x0F) | 0x40);
    id.bytes[8] = (uint8_t)((id.bytes[8] & 0x3F) | 0x80);
    return id;
}

/* The present instant, or just after the newest one given when the clock has not moved on since (or went
 * back). */
static uint64_t next_tick(void)
{
    int64_t ns = toasty__realtime_ns();
    uint64_t now = ns > 0 ? (uint64_t)ns : 0;
    uint64_t tick = now / 1000000 << 16 | (now % 1000000 << 16) / 1000000;
    uint64_t seen = atomic_load_explicit(&newest, memory_order_relaxed);
    uint64_t next;
    do
        next = tick > seen ? tick : seen + 1;
    while (!atomic_compare_exchange_weak(&newest, &seen, next));
    return next;
}

/*
 * 48 bits of milliseconds, then 16 bits that count within the millisecond (12 in rand_a, 4 at the top of
 * rand_b) and start at the clock's fraction of it, then 58 random bits. One atomic counter orders all
 * threads.
 */
toasty_uuid toasty_uuid_v7(void)
{
    uint64_t tick = next_tick();
    toasty_uuid id;
    toasty__random_bytes(id.bytes + 8, 8);
    for (int i = 0; i < 6; i++)
        id.bytes[i] = (uint8_t)(tick >> (56 - 8 * i));
    id.bytes[6] = (uint8_t)(0x70 | (tick >> 12 & 0x0F));
    id.bytes[7] = (uint8_t)(tick >> 4);
    id.bytes[8] = (uint8_t)(0x80 | (tick & 0x0F) << 2 | (id.bytes[8] & 0x03));
    return id;
}

bool toasty_uuid_is_nil(toasty_uuid id)
{
    static const toasty_uuid nil;
    return toasty_uuid_equal(id, nil);
}

bool toasty_uuid_equal(toasty_uuid a, toasty_uuid b)
{
    return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

/* A hyphen stands before the bytes 4, 6, 8 and 10. */
static bool hyphen_before(int byte)
{
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

char *toasty_uuid_format(toasty_uuid id, char out[37])
{
    static const char digits[] = "0123456789abcdef";
    char *to = out;
    for (int i = 0; i < 16; i++) {
        if (hyphen_before(i))
            *to++ = '-';
        *to++ = digits[id.bytes[i] >> 4];
        *to++ = digits[id.bytes[i] & 0x0F];
    }
    *to = '\0';
    return out;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool toasty_uuid_parse(const char *text, toasty_uuid *out)
{
    if (!text)
        return false;
    toasty_uuid id;
    for (int i = 0; i < 16; i++) {
        if (hyphen_before(i) && *text++ != '-')
            return false;
        int high = hex_digit(text[0]);
        int low = high < 0 ? -1 : hex_digit(text[1]);
        if (low < 0)
            return false;
        id.bytes[i] = (uint8_t)(high << 4 | low);
        text += 2;
    }
    if (*text != '\0')
        return false;
    *out = id;
    return true;
}
