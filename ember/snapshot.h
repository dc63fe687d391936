/* Snapshots of a database with a write-ahead log, taken through the documented index of the log (wal-index).
 */
#ifndef EMBER_SNAPSHOT_H
#define EMBER_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sqlite3.h>

/* The header of the index, as the file format describes it. Two headers that are equal are the same commit.
 */
typedef struct {
    uint32_t version;
    uint32_t unused;
    uint32_t change;
    uint8_t is_init;
    uint8_t big_endian_sums;
    uint16_t page_size; /* 1 stands for 65536 */
    uint32_t last_frame;
    uint32_t pages;
    uint32_t frame_sums[2];
    uint32_t salt[2];
    uint32_t sums[2];
} ember__wal_header_t;

/* Reads one moment of a database. While `held`, a read lock keeps what it needs of the log and the file. */
typedef struct {
    sqlite3_file *file; /* of the database; belongs to the caller */
    sqlite3_vfs *vfs;
    const char *wal_name;
    sqlite3_file *wal; /* opened at the first page that is read from it */
    volatile uint32_t **regions;
    int region_count;
    int mark; /* which read lock is held */
    uint32_t first_frame;
    uint32_t last_frame;
    uint32_t pages;
    uint32_t page_size;
    ember__wal_header_t header;
    bool held;
} ember__snapshot_t;

void ember__snapshot_init(ember__snapshot_t *snapshot, sqlite3_vfs *vfs, sqlite3_file *file,
                          const char *wal_name);
void ember__snapshot_fini(ember__snapshot_t *snapshot);

/* Takes the latest commit. SQLITE_BUSY: not now; and if that does not pass, the index wants a recovery, which
 * any ordinary connection does when it reads. */
int ember__snapshot_take(ember__snapshot_t *snapshot);
void ember__snapshot_drop(ember__snapshot_t *snapshot);

/* A whole page, numbered from 1, at most `pages`. */
int ember__snapshot_read(ember__snapshot_t *snapshot, uint32_t page, void *out);

/* The header of the last commit, of a database whose index is built; false where it is not. Where the file
 * has the index mapped already, any number of threads may ask at a time, whoever uses it. */
bool ember__log_latest(sqlite3_file *file, ember__wal_header_t *out);
/* Frames of the log that hold commits; 0 where there is no index. */
uint32_t ember__log_frames(sqlite3_file *file);

/* Whether nobody has committed one of these pages since: bit n % 8 of byte n / 8 for page n, up to `size`
 * bytes. To be asked under the write lock. */
int ember__snapshot_untouched(ember__snapshot_t *snapshot, const unsigned char *pages, size_t size,
                              bool *out);

/* Whether nothing was committed since. An answer for longer than a moment only under the write lock. */
bool ember__snapshot_is_latest(ember__snapshot_t *snapshot);

#endif
