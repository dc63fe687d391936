#include "pause_vfs.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sqlite3.h>

typedef struct {
    sqlite3_file base;
    sqlite3_file *real;
    char name[200];
} file;

enum moment { NEVER, AT_LOCK, AT_UNFETCH };

static struct {
    enum moment moment;
    int slot;
    int flags;
    void (*act)(void *);
    void *arg;
} wanted;

static struct {
    char name[200];
    int count;
} syncs[16];

static _Atomic(const char *) failing_read; /* how the names end; NULL: nothing fails */
static _Atomic(const char *) failing_sync;
static sqlite3_vfs *below;
static sqlite3_vfs vfs;

#define REAL(base)              (((file *)(base))->real)
#define CALL(base, method, ...) REAL(base)->pMethods->method(REAL(base), __VA_ARGS__)

static void pause_now(void)
{
    wanted.moment = NEVER;
    wanted.act(wanted.arg);
}

static int ends(const char *name, const char *end)
{
    size_t length = strlen(name);
    size_t n = strlen(end);
    return length >= n && strcmp(name + length - n, end) == 0;
}

/* Once. */
static int fails(_Atomic(const char *) *which, sqlite3_file *base)
{
    const char *end = *which;
    return end && ends(((file *)base)->name, end) && atomic_exchange(which, NULL) == end;
}

static int close_file(sqlite3_file *base)
{
    return REAL(base)->pMethods->xClose(REAL(base));
}

static int read_file(sqlite3_file *base, void *out, int amount, sqlite3_int64 offset)
{
    return fails(&failing_read, base) ? SQLITE_IOERR_READ : CALL(base, xRead, out, amount, offset);
}

static int write_file(sqlite3_file *base, const void *bytes, int amount, sqlite3_int64 offset)
{
    return CALL(base, xWrite, bytes, amount, offset);
}

static int truncate_file(sqlite3_file *base, sqlite3_int64 size)
{
    return CALL(base, xTruncate, size);
}

static int sync_file(sqlite3_file *base, int flags)
{
    const char *name = ((file *)base)->name;
    for (size_t i = 0; i < sizeof syncs / sizeof *syncs; i++) {
        if (*syncs[i].name && strcmp(syncs[i].name, name) != 0)
            continue;
        snprintf(syncs[i].name, sizeof syncs[i].name, "%s", name);
        syncs[i].count++;
        break;
    }
    return fails(&failing_sync, base) ? SQLITE_IOERR_FSYNC : CALL(base, xSync, flags);
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size)
{
    return CALL(base, xFileSize, size);
}

static int lock_file(sqlite3_file *base, int level)
{
    return CALL(base, xLock, level);
}

static int unlock_file(sqlite3_file *base, int level)
{
    return CALL(base, xUnlock, level);
}

static int check_reserved(sqlite3_file *base, int *out)
{
    return CALL(base, xCheckReservedLock, out);
}

static int control_file(sqlite3_file *base, int operation, void *arg)
{
    return CALL(base, xFileControl, operation, arg);
}

static int sector_size(sqlite3_file *base)
{
    return REAL(base)->pMethods->xSectorSize(REAL(base));
}

static int characteristics(sqlite3_file *base)
{
    return REAL(base)->pMethods->xDeviceCharacteristics(REAL(base));
}

static int map_shm(sqlite3_file *base, int region, int size, int extend, void volatile **out)
{
    return CALL(base, xShmMap, region, size, extend, out);
}

static int lock_shm(sqlite3_file *base, int offset, int count, int flags)
{
    if (wanted.moment == AT_LOCK && wanted.slot == offset && wanted.flags == flags)
        pause_now();
    return CALL(base, xShmLock, offset, count, flags);
}

static void barrier(sqlite3_file *base)
{
    REAL(base)->pMethods->xShmBarrier(REAL(base));
}

static int unmap_shm(sqlite3_file *base, int remove)
{
    return CALL(base, xShmUnmap, remove);
}

static int fetch(sqlite3_file *base, sqlite3_int64 offset, int amount, void **out)
{
    (void)base;
    (void)offset;
    (void)amount;
    *out = NULL; /* nothing is mapped */
    return SQLITE_OK;
}

static int unfetch(sqlite3_file *base, sqlite3_int64 offset, void *mapped)
{
    (void)base;
    (void)offset;
    (void)mapped;
    if (wanted.moment == AT_UNFETCH)
        pause_now();
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 3,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_reserved,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = map_shm,
    .xShmLock = lock_shm,
    .xShmBarrier = barrier,
    .xShmUnmap = unmap_shm,
    .xFetch = fetch,
    .xUnfetch = unfetch,
};

static int open_file(sqlite3_vfs *self, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
    file *f = (file *)base;
    (void)self;
    memset(f, 0, (size_t)vfs.szOsFile);
    f->real = (sqlite3_file *)(f + 1);
    int rc = below->xOpen(below, name, f->real, flags, out_flags);
    if (rc != SQLITE_OK)
        return rc;
    f->base.pMethods = &methods;
    /* The name outlives nobody: its end is what tests ask for. */
    size_t length = name ? strlen(name) : 0;
    snprintf(f->name, sizeof f->name, "%s", name ? name + (length > 150 ? length - 150 : 0) : "");
    return SQLITE_OK;
}

void pause_vfs_register(void)
{
    below = sqlite3_vfs_find(NULL);
    vfs = *below;
    vfs.zName = "pausing";
    vfs.szOsFile = (int)sizeof(file) + below->szOsFile;
    vfs.xOpen = open_file;
    wanted.moment = NEVER;
    failing_read = failing_sync = NULL;
    memset(syncs, 0, sizeof syncs);
    sqlite3_vfs_register(&vfs, 1);
}

void pause_vfs_unregister(void)
{
    sqlite3_vfs_unregister(&vfs);
    sqlite3_vfs_register(below, 1);
}

void pause_before_lock(int slot, int flags, void (*act)(void *), void *arg)
{
    wanted.moment = AT_LOCK;
    wanted.slot = slot;
    wanted.flags = flags;
    wanted.act = act;
    wanted.arg = arg;
}

void pause_before_unfetch(void (*act)(void *), void *arg)
{
    wanted.moment = AT_UNFETCH;
    wanted.act = act;
    wanted.arg = arg;
}

int pause_pending(void)
{
    int pending = wanted.moment != NEVER;
    wanted.moment = NEVER;
    return pending;
}

void pause_fail_read(const char *end)
{
    failing_read = end;
}

void pause_fail_sync(const char *end)
{
    failing_sync = end;
}

int pause_syncs(const char *end)
{
    int count = 0;
    for (size_t i = 0; i < sizeof syncs / sizeof *syncs; i++)
        if (ends(syncs[i].name, end))
            count += syncs[i].count;
    return count;
}
