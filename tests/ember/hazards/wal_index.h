/* The index of the log, to put it into states that other processes may leave it in. */
#ifndef EMBER_TEST_WAL_INDEX_H
#define EMBER_TEST_WAL_INDEX_H

#include <stdint.h>
#include <string.h>
#include <sqlite3.h>

/* Its first words: two copies of the header, and what belongs to checkpoints and readers. */
enum { INDEX_VERSION_AT = 0, INDEX_SUMS_AT = 10, INDEX_COPY = 12, INDEX_WORDS = 34 };

/* Of an ordinary connection that has read the log. */
static inline volatile uint32_t *wal_index(sqlite3 *db)
{
    sqlite3_file *file = NULL;
    void volatile *mapped = NULL;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    file->pMethods->xShmMap(file, 0, 32768, 0, &mapped);
    return mapped;
}

static inline void index_get(volatile uint32_t *index, int from, int count, uint32_t *out)
{
    for (int i = 0; i < count; i++)
        out[i] = index[from + i];
}

static inline void index_put(volatile uint32_t *index, int from, int count, const uint32_t *words)
{
    for (int i = 0; i < count; i++)
        index[from + i] = words[i];
}

/* What the header says of itself. */
static inline void index_sum(uint32_t *header)
{
    uint32_t a = 0;
    uint32_t b = 0;
    for (int i = 0; i < INDEX_SUMS_AT; i += 2) {
        a += header[i] + b;
        b += header[i + 1] + a;
    }
    header[INDEX_SUMS_AT] = a;
    header[INDEX_SUMS_AT + 1] = b;
}

#endif
