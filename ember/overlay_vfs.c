/* The VFS part of the overlay: names, opening, and the table of file methods. */
#include "overlay_file.h"
#include "alloc.h"
#include "guard.h"

#include <stdatomic.h>
#include <string.h>

struct ember__overlay_vfs {
    sqlite3_vfs vfs;
    sqlite3_vfs *base;
    ember__overlay_limits_t limits;
    char name[40];
};

static sqlite3_vfs *base_of(sqlite3_vfs *vfs)
{
    return ((ember__overlay_vfs_t *)vfs->pAppData)->base;
}

static int close_file(sqlite3_file *base)
{
    ember__overlay_t *o = (ember__overlay_t *)base;
    sqlite3_file *real = o->real;
    ember__overlay_fini(o);
    real->pMethods->xUnlock(real, SQLITE_LOCK_NONE);
    return real->pMethods->xClose(real);
}

/* SQLite counts with SQLITE_IOERR_NOMEM where a file has no memory: after SQLITE_NOMEM it would not take what
 * is in its cache for lost, and go on with pages of a transaction that was rolled back. */
static int as_file(int rc)
{
    return rc == SQLITE_NOMEM ? SQLITE_IOERR_NOMEM : rc;
}

static int read_file(sqlite3_file *base, void *out, int amount, sqlite3_int64 offset)
{
    return as_file(ember__overlay_read((ember__overlay_t *)base, out, amount, offset));
}

static int write_file(sqlite3_file *base, const void *bytes, int amount, sqlite3_int64 offset)
{
    return as_file(ember__overlay_write((ember__overlay_t *)base, bytes, amount, offset));
}

static int truncate_file(sqlite3_file *base, sqlite3_int64 bytes)
{
    return as_file(ember__overlay_truncate((ember__overlay_t *)base, bytes));
}

static int sync_file(sqlite3_file *base, int flags)
{
    (void)base;
    (void)flags;
    return SQLITE_OK;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *bytes)
{
    return as_file(ember__overlay_size((ember__overlay_t *)base, bytes));
}

/* To share is to take the snapshot; above that nobody is in the way. */
static int lock_file(sqlite3_file *base, int level)
{
    ember__overlay_t *o = (ember__overlay_t *)base;
    int rc = ember__overlay_begin(o);
    if (rc == SQLITE_OK)
        o->level = level;
    return as_file(rc);
}

static int unlock_file(sqlite3_file *base, int level)
{
    ember__overlay_t *o = (ember__overlay_t *)base;
    o->armed = false;
    o->level = level;
    if (level == SQLITE_LOCK_NONE)
        ember__overlay_end(o);
    return SQLITE_OK;
}

static int check_reserved(sqlite3_file *base, int *out)
{
    *out = ((ember__overlay_t *)base)->level >= SQLITE_LOCK_RESERVED;
    return SQLITE_OK;
}

static int control_file(sqlite3_file *base, int operation, void *arg)
{
    ember__overlay_t *o = (ember__overlay_t *)base;
    switch (operation) {
    case SQLITE_FCNTL_SYNC: return as_file(ember__overlay_synchronize(o));
    case SQLITE_FCNTL_SIZE_HINT:
    case SQLITE_FCNTL_CHUNK_SIZE: return SQLITE_OK;
    case SQLITE_FCNTL_HAS_MOVED: *(int *)arg = 0; return SQLITE_OK;
    default: return SQLITE_NOTFOUND;
    }
}

static int sector_size(sqlite3_file *base)
{
    (void)base;
    return 4096;
}

static int characteristics(sqlite3_file *base)
{
    (void)base;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE; /* nothing outlives the process */
}

/* Version 1: without shared memory SQLite cannot take the file for one with a log. */
static const sqlite3_io_methods methods = {
    .iVersion = 1,
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
};

static int open_main(ember__overlay_vfs_t *vfs, const char *name, ember__overlay_t *o, int flags,
                     int *out_flags)
{
    sqlite3_file *real = (sqlite3_file *)(o + 1);
    memset(o, 0, sizeof *o + (size_t)vfs->base->szOsFile);
    int rc = vfs->base->xOpen(vfs->base, name, real, flags, out_flags);
    if (rc != SQLITE_OK)
        return rc;
    if (real->pMethods->iVersion < 2 || !real->pMethods->xShmMap)
        rc = SQLITE_CANTOPEN;
    /* As every user of the log does: it keeps others from deleting it. */
    if (rc == SQLITE_OK && EMBER__GUARD(shared_lock))
        rc = real->pMethods->xLock(real, SQLITE_LOCK_SHARED);
    if (rc == SQLITE_OK)
        rc = ember__overlay_init(o, vfs->base, real, sqlite3_filename_wal(name), &vfs->limits);
    if (rc != SQLITE_OK) {
        real->pMethods->xUnlock(real, SQLITE_LOCK_NONE);
        real->pMethods->xClose(real);
        return rc;
    }
    o->base.pMethods = &methods;
    return SQLITE_OK;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
    ember__overlay_vfs_t *self = vfs->pAppData;
    if (flags & SQLITE_OPEN_MAIN_DB)
        return open_main(self, name, (ember__overlay_t *)file, flags, out_flags);
    /* A journal that outlived the process beside the database would be played back into it by the next one to
     * open it. */
    if (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL) &&
        EMBER__GUARD(journal)) {
        name = NULL;
        flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE |
                SQLITE_OPEN_DELETEONCLOSE | SQLITE_OPEN_TEMP_JOURNAL;
    }
    return self->base->xOpen(self->base, name, file, flags, out_flags);
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name);
    size_t n = strlen(end);
    return length > n && strcmp(name + length - n, end) == 0;
}

static bool of_others(const char *name)
{
    return ends_with(name, "-wal") || ends_with(name, "-journal");
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync)
{
    if (of_others(name) && EMBER__GUARD(others_kept))
        return SQLITE_OK;
    return base_of(vfs)->xDelete(base_of(vfs), name, sync);
}

static int access_file(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
    if (!of_others(name) || !EMBER__GUARD(others_hidden))
        return base_of(vfs)->xAccess(base_of(vfs), name, flags, out);
    *out = 0;
    return SQLITE_OK;
}

static int full_name(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
    return base_of(vfs)->xFullPathname(base_of(vfs), name, size, out);
}

static void *open_library(sqlite3_vfs *vfs, const char *name)
{
    return base_of(vfs)->xDlOpen(base_of(vfs), name);
}

static void library_error(sqlite3_vfs *vfs, int size, char *out)
{
    base_of(vfs)->xDlError(base_of(vfs), size, out);
}

static void (*library_symbol(sqlite3_vfs *vfs, void *library, const char *name))(void)
{
    return base_of(vfs)->xDlSym(base_of(vfs), library, name);
}

static void close_library(sqlite3_vfs *vfs, void *library)
{
    base_of(vfs)->xDlClose(base_of(vfs), library);
}

static int randomness(sqlite3_vfs *vfs, int size, char *out)
{
    return base_of(vfs)->xRandomness(base_of(vfs), size, out);
}

static int sleep_us(sqlite3_vfs *vfs, int us)
{
    return base_of(vfs)->xSleep(base_of(vfs), us);
}

static int current_time(sqlite3_vfs *vfs, double *out)
{
    return base_of(vfs)->xCurrentTime(base_of(vfs), out);
}

static int last_error(sqlite3_vfs *vfs, int size, char *out)
{
    return base_of(vfs)->xGetLastError(base_of(vfs), size, out);
}

static int current_time_ms(sqlite3_vfs *vfs, sqlite3_int64 *out)
{
    return base_of(vfs)->xCurrentTimeInt64(base_of(vfs), out);
}

int ember__overlay_vfs_new(const char *base_name, ember__overlay_limits_t limits, ember__overlay_vfs_t **out)
{
    static atomic_ulong counter;
    sqlite3_vfs *base = sqlite3_vfs_find(base_name);
    if (!base || base->iVersion < 2)
        return SQLITE_ERROR;
    ember__overlay_vfs_t *made = ember__calloc(1, sizeof *made);
    if (!made)
        return SQLITE_NOMEM;
    made->base = base;
    made->limits = limits;
    sqlite3_snprintf((int)sizeof made->name, made->name, "ember-overlay-%lu",
                     atomic_fetch_add(&counter, 1ul));
    made->vfs = (sqlite3_vfs){
        .iVersion = 2,
        .szOsFile = (int)sizeof(ember__overlay_t) + base->szOsFile,
        .mxPathname = base->mxPathname,
        .zName = made->name,
        .pAppData = made,
        .xOpen = open_file,
        .xDelete = delete_file,
        .xAccess = access_file,
        .xFullPathname = full_name,
        .xDlOpen = open_library,
        .xDlError = library_error,
        .xDlSym = library_symbol,
        .xDlClose = close_library,
        .xRandomness = randomness,
        .xSleep = sleep_us,
        .xCurrentTime = current_time,
        .xGetLastError = last_error,
        .xCurrentTimeInt64 = current_time_ms,
    };
    int rc = sqlite3_vfs_register(&made->vfs, 0);
    if (rc != SQLITE_OK) {
        ember__free(made);
        return rc;
    }
    *out = made;
    return SQLITE_OK;
}

const char *ember__overlay_vfs_name(const ember__overlay_vfs_t *vfs)
{
    return vfs->name;
}

void ember__overlay_vfs_free(ember__overlay_vfs_t *vfs)
{
    if (!vfs)
        return;
    sqlite3_vfs_unregister(&vfs->vfs);
    ember__free(vfs);
}

ember__overlay_t *ember__overlay_of(sqlite3 *db)
{
    sqlite3_file *file = NULL;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file ||
        file->pMethods != &methods)
        return NULL;
    return (ember__overlay_t *)file;
}
