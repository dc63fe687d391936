/* The bytes of a file in the heap. */
#include "memory_file.h"
#include "alloc.h"

#include <string.h>

#define CHUNK 65536

int ember__bytes_init(ember__bytes_t *bytes)
{
    memset(bytes, 0, sizeof *bytes);
    pthread_rwlockattr_t attributes;
    if (pthread_rwlockattr_init(&attributes) != 0)
        return SQLITE_NOMEM;
#ifdef __GLIBC__
    /* glibc lets readers pass by default: a writer beside busy readers would starve. */
    pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
#endif
    int failed = pthread_rwlock_init(&bytes->lock, &attributes);
    pthread_rwlockattr_destroy(&attributes);
    return failed ? SQLITE_NOMEM : SQLITE_OK;
}

static void shrink(ember__bytes_t *bytes, size_t count)
{
    while (bytes->count > count)
        ember__free(bytes->chunks[--bytes->count]);
}

void ember__bytes_fini(ember__bytes_t *bytes)
{
    shrink(bytes, 0);
    ember__free(bytes->chunks);
    pthread_rwlock_destroy(&bytes->lock);
}

/* Makes chunks up to `size`; what they hold is not defined. */
static bool grow(ember__bytes_t *bytes, sqlite3_int64 size)
{
    size_t need = (size_t)((size + CHUNK - 1) / CHUNK);
    if (need > bytes->capacity) {
        size_t capacity = bytes->capacity ? bytes->capacity * 2 : 4;
        if (capacity < need)
            capacity = need;
        unsigned char **chunks = ember__realloc(bytes->chunks, capacity * sizeof *chunks);
        if (!chunks)
            return false;
        bytes->chunks = chunks;
        bytes->capacity = capacity;
    }
    while (bytes->count < need) {
        unsigned char *chunk = ember__malloc(CHUNK);
        if (!chunk)
            return false;
        bytes->chunks[bytes->count++] = chunk;
    }
    return true;
}

/* Walks the part of `amount` bytes at `offset` that lies in one chunk. */
static size_t part(const ember__bytes_t *bytes, sqlite3_int64 offset, size_t amount, unsigned char **at)
{
    size_t within = (size_t)(offset % CHUNK);
    *at = bytes->chunks[offset / CHUNK] + within;
    return amount < CHUNK - within ? amount : CHUNK - within;
}

/* Copies into the chunks, or clears when there is nothing to copy. */
static void put(ember__bytes_t *bytes, const unsigned char *from, sqlite3_int64 amount, sqlite3_int64 offset)
{
    while (amount > 0) {
        unsigned char *at;
        size_t n = part(bytes, offset, amount < CHUNK ? (size_t)amount : CHUNK, &at);
        if (from) {
            memcpy(at, from, n);
            from += n;
        } else {
            memset(at, 0, n);
        }
        offset += (sqlite3_int64)n;
        amount -= (sqlite3_int64)n;
    }
}

int ember__bytes_read(ember__bytes_t *bytes, void *to, size_t amount, sqlite3_int64 offset)
{
    unsigned char *out = to;
    pthread_rwlock_rdlock(&bytes->lock);
    sqlite3_int64 left = bytes->size - offset;
    size_t have = left <= 0 ? 0 : (sqlite3_int64)amount < left ? amount : (size_t)left;
    for (size_t done = 0; done < have;) {
        unsigned char *at;
        size_t n = part(bytes, offset + (sqlite3_int64)done, have - done, &at);
        memcpy(out + done, at, n);
        done += n;
    }
    pthread_rwlock_unlock(&bytes->lock);
    if (have == amount)
        return SQLITE_OK;
    memset(out + have, 0, amount - have);
    return SQLITE_IOERR_SHORT_READ;
}

int ember__bytes_write(ember__bytes_t *bytes, const void *from, size_t amount, sqlite3_int64 offset)
{
    sqlite3_int64 end = offset + (sqlite3_int64)amount;
    pthread_rwlock_wrlock(&bytes->lock);
    bool grown = end <= bytes->size || grow(bytes, end);
    if (grown) {
        if (offset > bytes->size)
            put(bytes, NULL, offset - bytes->size, bytes->size);
        put(bytes, from, (sqlite3_int64)amount, offset);
        if (end > bytes->size)
            bytes->size = end;
    }
    pthread_rwlock_unlock(&bytes->lock);
    return grown ? SQLITE_OK : SQLITE_IOERR_NOMEM;
}

int ember__bytes_truncate(ember__bytes_t *bytes, sqlite3_int64 size)
{
    pthread_rwlock_wrlock(&bytes->lock);
    bool grown = size <= bytes->size || grow(bytes, size);
    if (grown) {
        if (size > bytes->size)
            put(bytes, NULL, size - bytes->size, bytes->size);
        bytes->size = size;
        shrink(bytes, (size_t)((size + CHUNK - 1) / CHUNK));
    }
    pthread_rwlock_unlock(&bytes->lock);
    return grown ? SQLITE_OK : SQLITE_IOERR_NOMEM;
}

sqlite3_int64 ember__bytes_size(ember__bytes_t *bytes)
{
    pthread_rwlock_rdlock(&bytes->lock);
    sqlite3_int64 size = bytes->size;
    pthread_rwlock_unlock(&bytes->lock);
    return size;
}
