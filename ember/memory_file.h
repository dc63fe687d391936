/* Files in the heap: their bytes, the locks on them, and the shared memory that belongs to them. */
#ifndef EMBER_MEMORY_FILE_H
#define EMBER_MEMORY_FILE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <sqlite3.h>

/* The bytes of a file, in chunks, so that growing never moves what is there. */
typedef struct {
    pthread_rwlock_t lock;
    unsigned char **chunks;
    size_t count;
    size_t capacity;
    sqlite3_int64 size;
} ember__bytes_t;

int ember__bytes_init(ember__bytes_t *bytes);
void ember__bytes_fini(ember__bytes_t *bytes);
int ember__bytes_read(ember__bytes_t *bytes, void *to, size_t amount, sqlite3_int64 offset);
int ember__bytes_write(ember__bytes_t *bytes, const void *from, size_t amount, sqlite3_int64 offset);
int ember__bytes_truncate(ember__bytes_t *bytes, sqlite3_int64 size);
sqlite3_int64 ember__bytes_size(ember__bytes_t *bytes);

typedef struct ember__handle ember__handle_t;

/* Who holds which lock on a file, and the WAL index with its lock slots. */
typedef struct {
    pthread_mutex_t mutex;
    unsigned readers;              /* handles at SHARED or above */
    const ember__handle_t *writer; /* the handle above SHARED */
    int writer_level;
    void **regions;
    int region_count;
    unsigned shm_users;
    unsigned shm_readers[SQLITE_SHM_NLOCK];
    const ember__handle_t *shm_writer[SQLITE_SHM_NLOCK];
} ember__locks_t;

typedef struct ember__file ember__file_t;
struct ember__file {
    ember__bytes_t bytes;
    ember__locks_t locks;
    size_t handles; /* guarded by the set of files, as are the two below */
    bool linked;    /* still has its name */
    ember__file_t *next;
    char name[];
};

/* A file as one SQLite connection has it open; begins with SQLite's part. */
struct ember__handle {
    sqlite3_file base;
    ember__file_t *file;
    void *owner; /* the set of files */
    int level;
    bool shm_mapped;
    unsigned shm_shared; /* bit masks of lock slots */
    unsigned shm_exclusive;
};

int ember__locks_init(ember__locks_t *locks);
void ember__locks_fini(ember__locks_t *locks);
int ember__lock(ember__handle_t *handle, int level);
int ember__unlock(ember__handle_t *handle, int level);
bool ember__reserved(ember__handle_t *handle);
int ember__shm_map(ember__handle_t *handle, int region, int size, int extend, void volatile **out);
int ember__shm_lock(ember__handle_t *handle, int offset, int count, int flags);
void ember__shm_barrier(ember__handle_t *handle);
void ember__shm_unmap(ember__handle_t *handle);

#endif
