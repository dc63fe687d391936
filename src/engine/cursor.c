/*
 * Layout before base64url: a checksum of 8 bytes over purpose and rest, then each cell as a kind byte and, for numbers 8
 * bytes, for text and blobs a length of 4 bytes and the bytes. Little-endian throughout.
 */
#include "engine/cursor.h"

#include <string.h>

#include "core/buffer.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static void put_le(toasty__buffer *out, uint64_t n, int bytes)
{
    for (int i = 0; i < bytes; i++)
        toasty__buffer_putc(out, (char)(n >> 8 * i & 0xFF));
}

static uint64_t get_le(const unsigned char *at, int bytes)
{
    uint64_t n = 0;
    for (int i = 0; i < bytes; i++)
        n |= (uint64_t)at[i] << 8 * i;
    return n;
}

static uint64_t rotate(uint64_t x, int by)
{
    return x << by | x >> (64 - by);
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[0] = rotate(v[0], 32);
    v[2] += v[3];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[2] = rotate(v[2], 32);
}

/* SipHash-2-4: a cursor that was altered by chance or by hand does not go through. */
static uint64_t checksum(uint64_t purpose, const unsigned char *data, size_t length)
{
    uint64_t key[2] = {purpose, 0x746f617374792d63u};
    uint64_t v[4] = {key[0] ^ 0x736f6d6570736575u, key[1] ^ 0x646f72616e646f6du, key[0] ^ 0x6c7967656e657261u,
                     key[1] ^ 0x7465646279746573u};
    size_t whole = length / 8 * 8;
    for (size_t i = 0; i <= whole; i += 8) {
        uint64_t word = i < whole ? get_le(data + i, 8)
                                  : get_le(data + i, (int)(length - whole)) | (uint64_t)length << 56;
        v[3] ^= word;
        sip_round(v);
        sip_round(v);
        v[0] ^= word;
    }
    v[2] ^= 0xFF;
    for (int i = 0; i < 4; i++)
        sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

static void put_cell(toasty__buffer *out, const toasty__cell *cell)
{
    uint64_t bits = 0;
    toasty__buffer_putc(out, (char)cell->kind);
    switch (cell->kind) {
    case TOASTY__CELL_NULL: break;
    case TOASTY__CELL_INT: put_le(out, (uint64_t)cell->as.integer, 8); break;
    case TOASTY__CELL_REAL:
        memcpy(&bits, &cell->as.real, sizeof bits);
        put_le(out, bits, 8);
        break;
    default:
        put_le(out, cell->as.run.length, 4);
        if (cell->as.run.length)
            toasty__buffer_add(out, cell->as.run.bytes, cell->as.run.length);
    }
}

const char *toasty__cursor_write(const toasty__cell *cells, size_t count, uint64_t purpose, toasty__block *block)
{
    toasty__buffer raw = {0};
    put_le(&raw, 0, 8);
    for (size_t i = 0; i < count; i++)
        put_cell(&raw, &cells[i]);
    if (raw.failed) {
        toasty__buffer_fini(&raw);
        return NULL;
    }
    unsigned char *bytes = (unsigned char *)raw.data;
    uint64_t sum = checksum(purpose, bytes + 8, raw.len - 8);
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(sum >> 8 * i);
    char *text = toasty__block_alloc(block, raw.len * 4 / 3 + 3);
    char *out = text;
    for (size_t i = 0; text && i < raw.len; i += 3) {
        uint32_t group = (uint32_t)bytes[i] << 16 | (i + 1 < raw.len ? (uint32_t)bytes[i + 1] << 8 : 0) |
                         (i + 2 < raw.len ? bytes[i + 2] : 0);
        for (size_t k = 0; k < 4 && i + k <= raw.len; k++)
            *out++ = digits[group >> (18 - 6 * k) & 63];
    }
    if (text)
        *out = '\0';
    toasty__buffer_fini(&raw);
    return text;
}

static int digit_of(char c)
{
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* False when the text is no base64url. */
static bool decode_text(const char *text, unsigned char *out, size_t *length)
{
    uint32_t group = 0;
    unsigned bits = 0;
    *length = 0;
    for (; *text; text++) {
        int digit = digit_of(*text);
        if (digit < 0)
            return false;
        group = group << 6 | (uint32_t)digit;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out[(*length)++] = (unsigned char)(group >> bits);
        }
    }
    /* bits left over must be zero, or two texts would stand for one cursor */
    return bits < 6 && !(group & ((1u << bits) - 1));
}

/* Reads one cell; NULL when the bytes do not hold one. */
static const unsigned char *get_cell(const unsigned char *at, const unsigned char *end, toasty__cell *cell)
{
    uint64_t n;
    if (at == end || *at > TOASTY__CELL_BLOB)
        return NULL;
    cell->kind = (toasty__cell_kind)*at++;
    switch (cell->kind) {
    case TOASTY__CELL_NULL: return at;
    case TOASTY__CELL_INT:
    case TOASTY__CELL_REAL:
        if (end - at < 8)
            return NULL;
        n = get_le(at, 8);
        if (cell->kind == TOASTY__CELL_INT)
            cell->as.integer = (int64_t)n;
        else
            memcpy(&cell->as.real, &n, sizeof n);
        return at + 8;
    default:
        if (end - at < 4 || (uint64_t)(end - at - 4) < get_le(at, 4))
            return NULL;
        cell->as.run.length = (size_t)get_le(at, 4);
        cell->as.run.bytes = (const char *)at + 4;
        return at + 4 + cell->as.run.length;
    }
}

toasty_status toasty__cursor_read(const char *text, size_t count, uint64_t purpose, toasty__arena *arena,
                                  toasty__cell *cells, toasty__error *error)
{
    size_t length;
    unsigned char *bytes = toasty__arena_alloc(arena, strlen(text) + 1);
    if (!bytes)
        return toasty__fail_memory(error);
    bool good = decode_text(text, bytes, &length) && length >= 8 &&
                get_le(bytes, 8) == checksum(purpose, bytes + 8, length - 8);
    const unsigned char *at = bytes + 8;
    for (size_t i = 0; good && i < count; i++) {
        at = get_cell(at, bytes + length, &cells[i]);
        good = at != NULL;
    }
    if (good && at == bytes + length)
        return TOASTY_OK;
    return toasty__fail(error, TOASTY_VALIDATION,
                        "the cursor is none of this query: it was altered, or belongs to another model or order");
}
