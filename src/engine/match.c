#include "engine/match.h"

#include <string.h>

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static uint64_t hash_cell(uint64_t hash, const toasty__cell *cell)
{
    if (cell->kind == TOASTY__CELL_INT)
        return mix(hash, (uint64_t)cell->as.integer);
    if (cell->kind == TOASTY__CELL_REAL) {
        uint64_t bits;
        memcpy(&bits, &cell->as.real, sizeof bits);
        return mix(hash, bits);
    }
    const char *bytes = cell->as.run.bytes;
    size_t length = cell->as.run.length;
    for (; length >= 8; bytes += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        hash = mix(hash, word);
    }
    uint64_t rest = length;
    for (size_t i = 0; i < length; i++)
        rest = rest << 8 | (unsigned char)bytes[i];
    return mix(hash, rest);
}

bool toasty__cells_equal(const toasty__cell *a, const toasty__cell *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case TOASTY__CELL_NULL: return true;
    case TOASTY__CELL_INT: return a->as.integer == b->as.integer;
    case TOASTY__CELL_REAL: return a->as.real == b->as.real;
    default:
        return a->as.run.length == b->as.run.length &&
               (!a->as.run.length || !memcmp(a->as.run.bytes, b->as.run.bytes, a->as.run.length));
    }
}

toasty_status toasty__match_init(toasty__match *match, toasty__call *call, uint16_t width, size_t most)
{
    size_t size = 8;
    while (size < most * 2)
        size *= 2;
    match->width = width;
    match->count = 0;
    match->mask = (uint32_t)(size - 1);
    match->cells = toasty__call_alloc(call, (most + 1) * width * sizeof *match->cells);
    match->slots = toasty__call_zalloc(call, size * sizeof *match->slots);
    return match->cells && match->slots ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
}

/* The slot of a key, or the empty one where it would stand. */
static uint32_t *slot_of(const toasty__match *match, const toasty__cell *cells)
{
    uint64_t hash = 0;
    for (uint16_t i = 0; i < match->width; i++)
        hash = hash_cell(hash, &cells[i]);
    for (uint32_t at = (uint32_t)(hash >> 16) & match->mask;; at = (at + 1) & match->mask) {
        uint32_t *slot = &match->slots[at];
        if (!*slot)
            return slot;
        const toasty__cell *key = &match->cells[(size_t)(*slot - 1) * match->width];
        uint16_t i = 0;
        while (i < match->width && toasty__cells_equal(&key[i], &cells[i]))
            i++;
        if (i == match->width)
            return slot;
    }
}

uint32_t toasty__match_add(toasty__match *match, const toasty__cell *cells)
{
    uint32_t *slot = slot_of(match, cells);
    if (!*slot) {
        memcpy(&match->cells[(size_t)match->count * match->width], cells, match->width * sizeof *cells);
        *slot = ++match->count;
    }
    return *slot - 1;
}

uint32_t toasty__match_find(const toasty__match *match, const toasty__cell *cells)
{
    uint32_t *slot = slot_of(match, cells);
    return *slot ? *slot - 1 : TOASTY__NO_GROUP;
}
