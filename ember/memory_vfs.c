/* The VFS of a database in the heap: names, opening and deleting, and the table of file methods. */
#include "memory.h"
#include "memory_file.h"
#include "alloc.h"

#include <stdatomic.h>
#include <string.h>

struct ember__memory {
    sqlite3_vfs vfs;
    sqlite3_vfs *system;  /* for time, random numbers and shared libraries */
    pthread_mutex_t lock; /* guards the list and every file's part of it */
    ember__file_t *files;
    char name[40];
};

static ember__memory_t *memory_of(sqlite3_vfs *vfs)
{
    return vfs->pAppData;
}

static void free_file(ember__file_t *file)
{
    ember__bytes_fini(&file->bytes);
    ember__locks_fini(&file->locks);
    ember__free(file);
}

static ember__file_t *new_file(const char *name)
{
    size_t size = strlen(name) + 1;
    ember__file_t *file = ember__calloc(1, sizeof *file + size);
    if (!file)
        return NULL;
    memcpy(file->name, name, size);
    if (ember__bytes_init(&file->bytes) != SQLITE_OK) {
        ember__free(file);
        return NULL;
    }
    if (ember__locks_init(&file->locks) != SQLITE_OK) {
        ember__bytes_fini(&file->bytes);
        ember__free(file);
        return NULL;
    }
    return file;
}

static ember__file_t **find(ember__memory_t *memory, const char *name)
{
    ember__file_t **at = &memory->files;
    while (*at && strcmp((*at)->name, name) != 0)
        at = &(*at)->next;
    return at;
}

/* Takes the name off a file; the bytes live as long as somebody has it open. */
static void unlink_file(ember__file_t **at)
{
    ember__file_t *file = *at;
    *at = file->next;
    file->next = NULL;
    file->linked = false;
    if (file->handles == 0)
        free_file(file);
}

static int close_handle(sqlite3_file *base)
{
    ember__handle_t *handle = (ember__handle_t *)base;
    ember__memory_t *memory = handle->owner;
    ember__shm_unmap(handle);
    ember__unlock(handle, SQLITE_LOCK_NONE);
    pthread_mutex_lock(&memory->lock);
    if (--handle->file->handles == 0 && !handle->file->linked)
        free_file(handle->file);
    pthread_mutex_unlock(&memory->lock);
    return SQLITE_OK;
}

static ember__bytes_t *bytes_of(sqlite3_file *base)
{
    return &((ember__handle_t *)base)->file->bytes;
}

static int read_handle(sqlite3_file *base, void *to, int amount, sqlite3_int64 offset)
{
    return ember__bytes_read(bytes_of(base), to, (size_t)amount, offset);
}

static int write_handle(sqlite3_file *base, const void *from, int amount, sqlite3_int64 offset)
{
    return ember__bytes_write(bytes_of(base), from, (size_t)amount, offset);
}

static int truncate_handle(sqlite3_file *base, sqlite3_int64 size)
{
    return ember__bytes_truncate(bytes_of(base), size);
}

static int sync_handle(sqlite3_file *base, int flags)
{
    (void)base;
    (void)flags;
    return SQLITE_OK;
}

static int size_of_handle(sqlite3_file *base, sqlite3_int64 *size)
{
    *size = ember__bytes_size(bytes_of(base));
    return SQLITE_OK;
}

static int lock_handle(sqlite3_file *base, int level)
{
    return ember__lock((ember__handle_t *)base, level);
}

static int unlock_handle(sqlite3_file *base, int level)
{
    return ember__unlock((ember__handle_t *)base, level);
}

static int reserved_handle(sqlite3_file *base, int *out)
{
    *out = ember__reserved((ember__handle_t *)base);
    return SQLITE_OK;
}

static int control_handle(sqlite3_file *base, int operation, void *arg)
{
    (void)base;
    if (operation != SQLITE_FCNTL_HAS_MOVED)
        return SQLITE_NOTFOUND;
    *(int *)arg = 0;
    return SQLITE_OK;
}

static int sector_size(sqlite3_file *base)
{
    (void)base;
    return 512;
}

static int characteristics(sqlite3_file *base)
{
    (void)base;
    /* Nothing outlives the process, so nothing can be torn by a crash. */
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_SAFE_APPEND | SQLITE_IOCAP_SEQUENTIAL;
}

static int map_handle(sqlite3_file *base, int region, int size, int extend, void volatile **out)
{
    return ember__shm_map((ember__handle_t *)base, region, size, extend, out);
}

static int shm_lock_handle(sqlite3_file *base, int offset, int count, int flags)
{
    return ember__shm_lock((ember__handle_t *)base, offset, count, flags);
}

static void barrier_handle(sqlite3_file *base)
{
    ember__shm_barrier((ember__handle_t *)base);
}

static int unmap_handle(sqlite3_file *base, int delete_flag)
{
    (void)delete_flag; /* there is no file behind the index that could be left */
    ember__shm_unmap((ember__handle_t *)base);
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = close_handle,
    .xRead = read_handle,
    .xWrite = write_handle,
    .xTruncate = truncate_handle,
    .xSync = sync_handle,
    .xFileSize = size_of_handle,
    .xLock = lock_handle,
    .xUnlock = unlock_handle,
    .xCheckReservedLock = reserved_handle,
    .xFileControl = control_handle,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = map_handle,
    .xShmLock = shm_lock_handle,
    .xShmBarrier = barrier_handle,
    .xShmUnmap = unmap_handle,
};

/* Finds or makes the file; the caller holds the lock. */
static int take_file(ember__memory_t *memory, const char *name, int flags, ember__file_t **out)
{
    ember__file_t **at = name ? find(memory, name) : NULL;
    ember__file_t *file = at ? *at : NULL;
    if (file && (flags & SQLITE_OPEN_EXCLUSIVE))
        return SQLITE_CANTOPEN;
    if (!file) {
        if (name && !(flags & SQLITE_OPEN_CREATE))
            return SQLITE_CANTOPEN;
        file = new_file(name ? name : "");
        if (!file)
            return SQLITE_NOMEM;
        /* A file that nobody can name is made without a link: it goes when it is closed. */
        if (name && !(flags & SQLITE_OPEN_DELETEONCLOSE)) {
            file->linked = true;
            *at = file;
        }
    }
    file->handles++;
    *out = file;
    return SQLITE_OK;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
    ember__memory_t *memory = memory_of(vfs);
    ember__handle_t *handle = (ember__handle_t *)base;
    memset(handle, 0, sizeof *handle);
    handle->owner = memory;
    pthread_mutex_lock(&memory->lock);
    int rc = take_file(memory, name, flags, &handle->file);
    pthread_mutex_unlock(&memory->lock);
    if (rc != SQLITE_OK)
        return rc;
    handle->base.pMethods = &methods;
    if (out_flags)
        *out_flags = flags;
    return SQLITE_OK;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)sync;
    ember__memory_t *memory = memory_of(vfs);
    pthread_mutex_lock(&memory->lock);
    ember__file_t **at = find(memory, name);
    bool found = *at != NULL;
    if (found)
        unlink_file(at);
    pthread_mutex_unlock(&memory->lock);
    return found ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

static int access_file(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
    ember__memory_t *memory = memory_of(vfs);
    pthread_mutex_lock(&memory->lock);
    ember__file_t *file = *find(memory, name);
    /* SQLite takes an empty journal for none, and its own VFS says so here. */
    *out = file && (flags != SQLITE_ACCESS_EXISTS || ember__bytes_size(&file->bytes) > 0);
    pthread_mutex_unlock(&memory->lock);
    return SQLITE_OK;
}

static int full_name(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
    (void)vfs;
    size_t need = strlen(name) + 1;
    if (need > (size_t)size)
        return SQLITE_CANTOPEN;
    memcpy(out, name, need);
    return SQLITE_OK;
}

static void *open_library(sqlite3_vfs *vfs, const char *name)
{
    sqlite3_vfs *system = memory_of(vfs)->system;
    return system->xDlOpen(system, name);
}

static void library_error(sqlite3_vfs *vfs, int size, char *out)
{
    sqlite3_vfs *system = memory_of(vfs)->system;
    system->xDlError(system, size, out);
}

static void (*library_symbol(sqlite3_vfs *vfs, void *library, const char *name))(void)
{
    sqlite3_vfs *system = memory_of(vfs)->system;
    return system->xDlSym(system, library, name);
}

static void close_library(sqlite3_vfs *vfs, void *library)
{
    sqlite3_vfs *system = memory_of(vfs)->system;
    system->xDlClose(system, library);
}

static int randomness(sqlite3_vfs *vfs, int size, char *out)
{
    sqlite3_vfs *system = memory_of(vfs)->system;
    return system->xRandomness(system, size, out);
}

static int sleep_us(sqlite3_vfs *vfs, int us)
{
    sqlite3_vfs *system = memory_of(vfs)->system;
    return system->xSleep(system, us);
}

static int current_time(sqlite3_vfs *vfs, double *out)
{
    sqlite3_vfs *system = memory_of(vfs)->system;
    return system->xCurrentTime(system, out);
}

static int last_error(sqlite3_vfs *vfs, int size, char *out)
{
    (void)vfs;
    (void)size;
    (void)out;
    return 0;
}

static int current_time_ms(sqlite3_vfs *vfs, sqlite3_int64 *out)
{
    sqlite3_vfs *system = memory_of(vfs)->system;
    return system->xCurrentTimeInt64(system, out);
}

static void fill_vfs(ember__memory_t *memory)
{
    static atomic_ulong counter;
    sqlite3_snprintf((int)sizeof memory->name, memory->name, "ember-memory-%lu",
                     atomic_fetch_add(&counter, 1ul));
    memory->vfs = (sqlite3_vfs){
        .iVersion = 2,
        .szOsFile = sizeof(ember__handle_t),
        .mxPathname = 4096,
        .zName = memory->name,
        .pAppData = memory,
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
}

int ember__memory_new(ember__memory_t **out)
{
    sqlite3_vfs *system = sqlite3_vfs_find(NULL);
    if (!system || system->iVersion < 2)
        return SQLITE_ERROR;
    ember__memory_t *memory = ember__calloc(1, sizeof *memory);
    if (!memory)
        return SQLITE_NOMEM;
    if (pthread_mutex_init(&memory->lock, NULL) != 0) {
        ember__free(memory);
        return SQLITE_NOMEM;
    }
    memory->system = system;
    fill_vfs(memory);
    /* A VFS of its own for each database: that way ATTACH and temporary files, which SQLite opens by itself,
     * end up with the right set of files too. */
    int rc = sqlite3_vfs_register(&memory->vfs, 0);
    if (rc != SQLITE_OK) {
        pthread_mutex_destroy(&memory->lock);
        ember__free(memory);
        return rc;
    }
    *out = memory;
    return SQLITE_OK;
}

const char *ember__memory_vfs(const ember__memory_t *memory)
{
    return memory->name;
}

void ember__memory_free(ember__memory_t *memory)
{
    if (!memory)
        return;
    sqlite3_vfs_unregister(&memory->vfs);
    while (memory->files)
        unlink_file(&memory->files);
    pthread_mutex_destroy(&memory->lock);
    ember__free(memory);
}
