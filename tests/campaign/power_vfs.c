#include "power_vfs.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sqlite3.h>

enum { MOST_FILES = 64, SECTOR = 512 };

typedef struct pending {
    struct pending *next;
    sqlite3_int64 offset;
    size_t length; /* 0: a truncation to `offset` */
    unsigned char bytes[];
} pending;

/* What is known of a file by its name, however often it is open. */
typedef struct {
    char *name;
    unsigned char *bytes; /* permanent */
    size_t length, room;
    bool exists, permanent; /* the name is on the disk */
    pending *first, **last;
    size_t pending_count;
} record;

typedef struct {
    sqlite3_file base;
    record *record; /* NULL: a temporary file, which nobody looks for after a failure */
    sqlite3_file *real;
} power_file;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static record records[MOST_FILES];
static size_t record_count;
static long operations, syncs;
static bool lying;
static sqlite3_vfs *below;
static sqlite3_vfs power_vfs;

/* ---- records; under the lock */

static void forget_pending(record *r)
{
    for (pending *p = r->first, *next; p; p = next) {
        next = p->next;
        free(p);
    }
    r->first = NULL;
    r->last = &r->first;
    r->pending_count = 0;
}

static record *record_of(const char *name)
{
    for (size_t i = 0; i < record_count; i++)
        if (strcmp(records[i].name, name) == 0)
            return &records[i];
    if (record_count == MOST_FILES)
        campaign_die("too many files");
    record *r = &records[record_count++];
    *r = (record){.name = strdup(name)};
    r->last = &r->first;
    return r;
}

static void put(unsigned char **bytes, size_t *length, size_t *room, size_t offset, const unsigned char *from,
                size_t count)
{
    size_t end = offset + count;
    if (end > *room) {
        size_t more = *room ? *room : 65536;
        while (more < end)
            more *= 2;
        unsigned char *grown = realloc(*bytes, more);
        if (!grown)
            campaign_die("no memory");
        memset(grown + *room, 0, more - *room);
        *bytes = grown;
        *room = more;
    }
    memcpy(*bytes + offset, from, count);
    if (end > *length)
        *length = end;
}

static void cut(unsigned char *bytes, size_t *length, size_t to)
{
    if (to < *length) {
        memset(bytes + to, 0, *length - to);
        *length = to;
    }
}

static void remember(record *r, sqlite3_int64 offset, const void *bytes, size_t length)
{
    pending *p = malloc(sizeof *p + length);
    if (!p)
        campaign_die("no memory");
    p->next = NULL;
    p->offset = offset;
    p->length = length;
    if (length)
        memcpy(p->bytes, bytes, length);
    *r->last = p;
    r->last = &p->next;
    r->pending_count++;
    operations++;
}

static void make_permanent(record *r)
{
    operations++;
    syncs++;
    if (lying)
        return;
    for (const pending *p = r->first; p; p = p->next) {
        if (p->length)
            put(&r->bytes, &r->length, &r->room, (size_t)p->offset, p->bytes, p->length);
        else
            cut(r->bytes, &r->length, (size_t)p->offset);
    }
    forget_pending(r);
    r->permanent = true;
}

/* A file that was there before is permanent as it is. In pieces: SQLite's files are not asked for more at
 * once. */
static void load(record *r, sqlite3_file *real)
{
    unsigned char piece[65536];
    sqlite3_int64 size = 0;
    real->pMethods->xFileSize(real, &size);
    for (sqlite3_int64 at = 0, count; at < size; at += count) {
        count = size - at < (sqlite3_int64)sizeof piece ? size - at : (sqlite3_int64)sizeof piece;
        if (real->pMethods->xRead(real, piece, (int)count, at) != SQLITE_OK)
            campaign_die("cannot load %s", r->name);
        put(&r->bytes, &r->length, &r->room, (size_t)at, piece, (size_t)count);
    }
    r->permanent = size > 0;
}

/* ---- files */

static sqlite3_file *real_of(sqlite3_file *f)
{
    return ((power_file *)f)->real;
}

static int power_close(sqlite3_file *f)
{
    return real_of(f)->pMethods->xClose(real_of(f));
}

static int power_read(sqlite3_file *f, void *to, int count, sqlite3_int64 offset)
{
    return real_of(f)->pMethods->xRead(real_of(f), to, count, offset);
}

/* The lock is held over the real operation, too: what is remembered is in the order in which it happened. */
static int power_write(sqlite3_file *f, const void *from, int count, sqlite3_int64 offset)
{
    record *r = ((power_file *)f)->record;
    pthread_mutex_lock(&lock);
    int rc = real_of(f)->pMethods->xWrite(real_of(f), from, count, offset);
    if (r && rc == SQLITE_OK)
        remember(r, offset, from, (size_t)count);
    pthread_mutex_unlock(&lock);
    return rc;
}

static int power_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    record *r = ((power_file *)f)->record;
    pthread_mutex_lock(&lock);
    int rc = real_of(f)->pMethods->xTruncate(real_of(f), size);
    if (r && rc == SQLITE_OK)
        remember(r, size, NULL, 0);
    pthread_mutex_unlock(&lock);
    return rc;
}

/* Only the memory of this program loses power, so nothing has to reach the real disk. */
static int power_sync(sqlite3_file *f, int flags)
{
    record *r = ((power_file *)f)->record;
    (void)flags;
    pthread_mutex_lock(&lock);
    if (r)
        make_permanent(r);
    pthread_mutex_unlock(&lock);
    return SQLITE_OK;
}

static int power_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return real_of(f)->pMethods->xFileSize(real_of(f), size);
}

static int power_lock(sqlite3_file *f, int level)
{
    return real_of(f)->pMethods->xLock(real_of(f), level);
}

static int power_unlock(sqlite3_file *f, int level)
{
    return real_of(f)->pMethods->xUnlock(real_of(f), level);
}

static int power_check_lock(sqlite3_file *f, int *held)
{
    return real_of(f)->pMethods->xCheckReservedLock(real_of(f), held);
}

static int power_control(sqlite3_file *f, int op, void *arg)
{
    /* Growing a file ahead of its writes would go past what is remembered. */
    if (op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE)
        return SQLITE_OK;
    return real_of(f)->pMethods->xFileControl(real_of(f), op, arg);
}

static int power_sector(sqlite3_file *f)
{
    (void)f;
    return SECTOR;
}

static int power_device(sqlite3_file *f)
{
    (void)f;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int power_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **at)
{
    return real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, at);
}

static int power_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
    return real_of(f)->pMethods->xShmLock(real_of(f), offset, n, flags);
}

static void power_shm_barrier(sqlite3_file *f)
{
    real_of(f)->pMethods->xShmBarrier(real_of(f));
}

static int power_shm_unmap(sqlite3_file *f, int delete_it)
{
    return real_of(f)->pMethods->xShmUnmap(real_of(f), delete_it);
}

/* Version 2: without memory-mapped pages, which are written past everybody. */
static const sqlite3_io_methods methods = {
    2,
    power_close,
    power_read,
    power_write,
    power_truncate,
    power_sync,
    power_size,
    power_lock,
    power_unlock,
    power_check_lock,
    power_control,
    power_sector,
    power_device,
    power_shm_map,
    power_shm_lock,
    power_shm_barrier,
    power_shm_unmap,
    NULL,
    NULL,
};

static int power_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out)
{
    power_file *file = (power_file *)f;
    (void)vfs;
    *file = (power_file){.real = (sqlite3_file *)(file + 1)};
    pthread_mutex_lock(&lock);
    int rc = below->xOpen(below, name, file->real, flags, out);
    const int kept =
        SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
    if (rc == SQLITE_OK && name && (flags & kept) && !(flags & SQLITE_OPEN_DELETEONCLOSE)) {
        file->record = record_of(name);
        if (!file->record->exists) {
            load(file->record, file->real);
            file->record->exists = true;
        }
    }
    if (rc == SQLITE_OK)
        file->base.pMethods = &methods;
    pthread_mutex_unlock(&lock);
    return rc;
}

static int power_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    pthread_mutex_lock(&lock);
    int rc = below->xDelete(below, name, sync);
    for (size_t i = 0; rc == SQLITE_OK && i < record_count; i++)
        if (strcmp(records[i].name, name) == 0) {
            forget_pending(&records[i]);
            records[i].length = 0;
            records[i].exists = records[i].permanent = false;
        }
    pthread_mutex_unlock(&lock);
    return rc;
}

void power_register(bool lie)
{
    below = sqlite3_vfs_find("unix");
    if (!below)
        campaign_die("there is no VFS called unix");
    lying = lie;
    power_vfs = *below;
    power_vfs.zName = "power";
    power_vfs.szOsFile = (int)sizeof(power_file) + below->szOsFile;
    power_vfs.xOpen = power_open;
    power_vfs.xDelete = power_delete;
    if (sqlite3_vfs_register(&power_vfs, 1) != SQLITE_OK)
        campaign_die("cannot register a VFS");
}

/* ---- the failure */

typedef struct {
    unsigned char *bytes;
    size_t length, room;
} image;

static bool survives(power_way way, size_t index, size_t survivors, campaign_random *r, unsigned chance)
{
    switch (way) {
    case POWER_NONE: return false;
    case POWER_ALL: return true;
    case POWER_FIRST: return index < survivors;
    default: return campaign_chance(r, chance);
    }
}

static void write_torn(image *to, const pending *p, campaign_random *r, unsigned chance)
{
    for (size_t done = 0, step; done < p->length; done += step) {
        size_t at = (size_t)p->offset + done;
        step = SECTOR - at % SECTOR;
        if (step > p->length - done)
            step = p->length - done;
        if (campaign_chance(r, chance))
            put(&to->bytes, &to->length, &to->room, at, p->bytes + done, step);
    }
}

/* The file as it could be found; false when its name could be missing and is. */
static bool found_after(const record *f, power_way way, campaign_random *r, image *out)
{
    static const unsigned chances[] = {5, 50, 95};
    unsigned chance = chances[campaign_below(r, 3)];
    size_t survivors = campaign_below(r, f->pending_count + 1), index = 0;
    if (!f->exists || (!f->permanent && !survives(way, 0, survivors, r, chance)))
        return false;
    if (f->length)
        put(&out->bytes, &out->length, &out->room, 0, f->bytes, f->length);
    for (const pending *p = f->first; p; p = p->next, index++) {
        if (way == POWER_TORN && p->length)
            write_torn(out, p, r, chance);
        else if (!survives(way, index, survivors, r, chance))
            continue;
        else if (p->length)
            put(&out->bytes, &out->length, &out->room, (size_t)p->offset, p->bytes, p->length);
        else
            cut(out->bytes, &out->length, (size_t)p->offset);
    }
    return true;
}

static void save(const char *folder, const record *f, const image *i)
{
    char path[1024];
    const char *slash = strrchr(f->name, '/');
    snprintf(path, sizeof path, "%s/%s", folder, slash ? slash + 1 : f->name);
    FILE *out = fopen(path, "wb");
    if (!out || (i->length && fwrite(i->bytes, 1, i->length, out) != i->length) || fclose(out) != 0)
        campaign_die("%s: %s", path, strerror(errno));
}

size_t power_fail(const char *folder, power_way way, campaign_random *r, void (*now)(void *context),
                  void *context)
{
    image images[MOST_FILES] = {0};
    bool found[MOST_FILES] = {0};
    size_t unsynced = 0;
    pthread_mutex_lock(&lock);
    size_t count = record_count;
    for (size_t i = 0; i < count; i++) {
        found[i] = found_after(&records[i], way, r, &images[i]);
        unsynced += records[i].pending_count;
    }
    if (now)
        now(context);
    pthread_mutex_unlock(&lock);
    for (size_t i = 0; i < count; i++) {
        if (found[i])
            save(folder, &records[i], &images[i]);
        free(images[i].bytes);
    }
    return unsynced;
}

void power_forget(void)
{
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < record_count; i++) {
        forget_pending(&records[i]);
        free(records[i].bytes);
        free(records[i].name);
    }
    record_count = 0;
    pthread_mutex_unlock(&lock);
}

long power_operations(void)
{
    pthread_mutex_lock(&lock);
    long count = operations;
    pthread_mutex_unlock(&lock);
    return count;
}

long power_syncs(void)
{
    pthread_mutex_lock(&lock);
    long count = syncs;
    pthread_mutex_unlock(&lock);
    return count;
}
