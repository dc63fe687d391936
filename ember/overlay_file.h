/* Between the two halves of the overlay: the file, and the VFS that hands it to SQLite. */
#ifndef EMBER_OVERLAY_FILE_H
#define EMBER_OVERLAY_FILE_H

#include "overlay.h"

struct ember__overlay {
    sqlite3_file base; /* SQLite's part */
    sqlite3_file *real;
    ember__snapshot_t snapshot;
    ember__pages_t pages;
    /* Guards the snapshot and `revoked`: another thread may take the snapshot away. */
    pthread_mutex_t lock;
    bool revoked;
    bool begun;
    bool dirty; /* what SQLite has in its cache need not be the snapshot's */
    bool armed;
    int level;
    uint32_t size; /* pages */
    uint32_t counter;
    ember__wal_header_t shown; /* the last snapshot */
    ember__overlay_t *leader;
    enum ember__view view;
    int (*commit)(void *);
    void *commit_arg;
    bool watching;
    unsigned char *seen; /* pages that were read, as bits */
    size_t seen_size;
    unsigned char *scratch;
    size_t scratch_size;
};

int ember__overlay_init(ember__overlay_t *overlay, sqlite3_vfs *base, sqlite3_file *real,
                        const char *wal_name, const ember__overlay_limits_t *limits);
void ember__overlay_fini(ember__overlay_t *overlay);
int ember__overlay_begin(ember__overlay_t *overlay);
void ember__overlay_end(ember__overlay_t *overlay);
int ember__overlay_read(ember__overlay_t *overlay, void *out, int amount, sqlite3_int64 offset);
int ember__overlay_size(ember__overlay_t *overlay, sqlite3_int64 *bytes);
int ember__overlay_write(ember__overlay_t *overlay, const void *bytes, int amount, sqlite3_int64 offset);
int ember__overlay_truncate(ember__overlay_t *overlay, sqlite3_int64 bytes);
int ember__overlay_synchronize(ember__overlay_t *overlay);

#endif
