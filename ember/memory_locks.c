/* Locks among the connections to one file in the heap, and its shared memory: what fcntl() and mmap() are to
 * SQLite's own files, without other processes. */
#include "memory_file.h"
#include "alloc.h"

#include <stdatomic.h>
#include <string.h>

#if defined(__SANITIZE_THREAD__)
#define THREAD_SANITIZER
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define THREAD_SANITIZER
#endif
#endif

int ember__locks_init(ember__locks_t *locks)
{
    memset(locks, 0, sizeof *locks);
    return pthread_mutex_init(&locks->mutex, NULL) == 0 ? SQLITE_OK : SQLITE_NOMEM;
}

static void drop_regions(ember__locks_t *locks)
{
    for (int i = 0; i < locks->region_count; i++)
        ember__free(locks->regions[i]);
    ember__free(locks->regions);
    locks->regions = NULL;
    locks->region_count = 0;
}

void ember__locks_fini(ember__locks_t *locks)
{
    drop_regions(locks);
    pthread_mutex_destroy(&locks->mutex);
}

static int raise_level(ember__locks_t *locks, ember__handle_t *handle, int level)
{
    bool other = locks->writer && locks->writer != handle;
    if (handle->level == SQLITE_LOCK_NONE) {
        if (other && locks->writer_level >= SQLITE_LOCK_PENDING)
            return SQLITE_BUSY;
        locks->readers++;
        handle->level = SQLITE_LOCK_SHARED;
    }
    if (level == SQLITE_LOCK_SHARED)
        return SQLITE_OK;
    if (other)
        return SQLITE_BUSY;
    locks->writer = handle;
    if (level == SQLITE_LOCK_EXCLUSIVE && locks->readers > 1)
        level = SQLITE_LOCK_PENDING; /* kept: no new readers, so that the present ones run out */
    locks->writer_level = level;
    handle->level = level;
    return level == SQLITE_LOCK_PENDING ? SQLITE_BUSY : SQLITE_OK;
}

int ember__lock(ember__handle_t *handle, int level)
{
    if (handle->level >= level)
        return SQLITE_OK;
    ember__locks_t *locks = &handle->file->locks;
    pthread_mutex_lock(&locks->mutex);
    int rc = raise_level(locks, handle, level);
    pthread_mutex_unlock(&locks->mutex);
    return rc;
}

int ember__unlock(ember__handle_t *handle, int level)
{
    if (handle->level <= level)
        return SQLITE_OK;
    ember__locks_t *locks = &handle->file->locks;
    pthread_mutex_lock(&locks->mutex);
    if (locks->writer == handle) {
        locks->writer = NULL;
        locks->writer_level = SQLITE_LOCK_NONE;
    }
    if (level == SQLITE_LOCK_NONE)
        locks->readers--;
    handle->level = level;
    pthread_mutex_unlock(&locks->mutex);
    return SQLITE_OK;
}

bool ember__reserved(ember__handle_t *handle)
{
    ember__locks_t *locks = &handle->file->locks;
    pthread_mutex_lock(&locks->mutex);
    bool reserved = locks->writer != NULL;
    pthread_mutex_unlock(&locks->mutex);
    return reserved;
}

static int add_regions(ember__locks_t *locks, int count, size_t size)
{
    void **regions = ember__realloc(locks->regions, (size_t)count * sizeof *regions);
    if (!regions)
        return SQLITE_IOERR_NOMEM;
    locks->regions = regions;
    while (locks->region_count < count) {
        void *region = ember__calloc(1, size);
        if (!region)
            return SQLITE_IOERR_NOMEM;
        regions[locks->region_count++] = region;
    }
    return SQLITE_OK;
}

int ember__shm_map(ember__handle_t *handle, int region, int size, int extend, void volatile **out)
{
    ember__locks_t *locks = &handle->file->locks;
    int rc = SQLITE_OK;
    *out = NULL;
    pthread_mutex_lock(&locks->mutex);
    if (!handle->shm_mapped) {
        handle->shm_mapped = true;
        locks->shm_users++;
    }
    if (region >= locks->region_count && extend)
        rc = add_regions(locks, region + 1, (size_t)size);
    if (rc == SQLITE_OK && region < locks->region_count)
        *out = locks->regions[region];
    pthread_mutex_unlock(&locks->mutex);
    return rc;
}

static void release_slots(ember__locks_t *locks, ember__handle_t *handle, unsigned mask)
{
    for (unsigned i = 0; i < SQLITE_SHM_NLOCK; i++) {
        unsigned bit = 1u << i & mask;
        if (handle->shm_shared & bit)
            locks->shm_readers[i]--;
        if (handle->shm_exclusive & bit)
            locks->shm_writer[i] = NULL;
    }
    handle->shm_shared &= ~mask;
    handle->shm_exclusive &= ~mask;
}

static int share_slots(ember__locks_t *locks, ember__handle_t *handle, unsigned mask)
{
    for (unsigned i = 0; i < SQLITE_SHM_NLOCK; i++)
        if ((1u << i & mask) && locks->shm_writer[i])
            return SQLITE_BUSY;
    for (unsigned i = 0; i < SQLITE_SHM_NLOCK; i++)
        if (1u << i & mask & ~handle->shm_shared)
            locks->shm_readers[i]++;
    handle->shm_shared |= mask;
    return SQLITE_OK;
}

static int seize_slots(ember__locks_t *locks, ember__handle_t *handle, unsigned mask)
{
    for (unsigned i = 0; i < SQLITE_SHM_NLOCK; i++)
        if ((1u << i & mask) &&
            (locks->shm_readers[i] || (locks->shm_writer[i] && locks->shm_writer[i] != handle)))
            return SQLITE_BUSY;
    for (unsigned i = 0; i < SQLITE_SHM_NLOCK; i++)
        if (1u << i & mask)
            locks->shm_writer[i] = handle;
    handle->shm_exclusive |= mask;
    return SQLITE_OK;
}

int ember__shm_lock(ember__handle_t *handle, int offset, int count, int flags)
{
    ember__locks_t *locks = &handle->file->locks;
    unsigned mask = ((1u << count) - 1) << offset;
    int rc = SQLITE_OK;
    pthread_mutex_lock(&locks->mutex);
    if (flags & SQLITE_SHM_UNLOCK)
        release_slots(locks, handle, mask);
    else if (flags & SQLITE_SHM_SHARED)
        rc = share_slots(locks, handle, mask);
    else
        rc = seize_slots(locks, handle, mask);
    pthread_mutex_unlock(&locks->mutex);
    return rc;
}

void ember__shm_barrier(ember__handle_t *handle)
{
#ifdef THREAD_SANITIZER
    /* It does not understand fences. */
    pthread_mutex_lock(&handle->file->locks.mutex);
    pthread_mutex_unlock(&handle->file->locks.mutex);
#else
    /* Every read transaction comes by here twice: no lock that readers could fight over. */
    (void)handle;
    atomic_thread_fence(memory_order_seq_cst);
#endif
}

void ember__shm_unmap(ember__handle_t *handle)
{
    ember__locks_t *locks = &handle->file->locks;
    if (!handle->shm_mapped)
        return;
    pthread_mutex_lock(&locks->mutex);
    release_slots(locks, handle, (1u << SQLITE_SHM_NLOCK) - 1);
    handle->shm_mapped = false;
    /* As when the last process closes a -shm file: the next user rebuilds the index from the log. */
    if (--locks->shm_users == 0)
        drop_regions(locks);
    pthread_mutex_unlock(&locks->mutex);
}
