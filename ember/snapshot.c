#include "snapshot.h"
#include "alloc.h"
#include "guard.h"

#include <stdatomic.h>
#include <string.h>
#include <time.h>

enum {
    INDEX_VERSION = 3007000,
    REGION_BYTES = 32768,
    INFO_AT =
        24, /* in 32-bit words: after two headers come the number of frames in the file and the read marks */
    PAGES_AT = 34,  /* ... and then, in the first region, the page numbers of frames */
    HASH_AT = 4096, /* where the hash table of a region begins */
    REGION_FRAMES = 4096,
    FIRST_FRAMES = REGION_FRAMES - PAGES_AT, /* the first region has less room */
    HASH_SLOTS = 8192,
    READ_LOCK = 3, /* slot of read mark 0 */
    MARKS = 5,
    FRAME_HEADER = 24,
    WAL_HEADER = 32,
    TRIES = 2000,
};

_Static_assert(sizeof(ember__wal_header_t) == 48, "as in the file format");

enum { SHARE = SQLITE_SHM_LOCK | SQLITE_SHM_SHARED, UNSHARE = SQLITE_SHM_UNLOCK | SQLITE_SHM_SHARED };
enum { SEIZE = SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE, RELEASE = SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE };

void ember__snapshot_init(ember__snapshot_t *s, sqlite3_vfs *vfs, sqlite3_file *file, const char *wal_name)
{
    *s = (ember__snapshot_t){.file = file, .vfs = vfs, .wal_name = wal_name};
}

void ember__snapshot_fini(ember__snapshot_t *s)
{
    ember__snapshot_drop(s);
    if (s->region_count)
        s->file->pMethods->xShmUnmap(s->file, 0);
    if (s->wal) {
        s->wal->pMethods->xClose(s->wal);
        ember__free(s->wal);
    }
    ember__free(s->regions);
    s->wal = NULL;
    s->regions = NULL;
    s->region_count = 0;
}

static int lock(ember__snapshot_t *s, int mark, int flags)
{
    return s->file->pMethods->xShmLock(s->file, READ_LOCK + mark, 1, flags);
}

static int region(ember__snapshot_t *s, int index, volatile uint32_t **out)
{
    if (index >= s->region_count) {
        volatile uint32_t **grown = ember__realloc(s->regions, (size_t)(index + 1) * sizeof *grown);
        if (!grown)
            return SQLITE_NOMEM;
        s->regions = grown;
        while (s->region_count <= index)
            grown[s->region_count++] = NULL;
    }
    if (!s->regions[index]) {
        void volatile *mapped = NULL;
        int rc = s->file->pMethods->xShmMap(s->file, index, REGION_BYTES, 0, &mapped);
        if (rc != SQLITE_OK)
            return rc;
        if (!mapped)
            return SQLITE_BUSY; /* nobody has built the index yet */
        s->regions[index] = mapped;
    }
    *out = s->regions[index];
    return SQLITE_OK;
}

static void copy_header(volatile const uint32_t *from, ember__wal_header_t *out)
{
    uint32_t words[sizeof *out / 4];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        words[i] = from[i];
    memcpy(out, words, sizeof *out);
}

static bool sums_hold(const ember__wal_header_t *header)
{
    uint32_t words[10];
    uint32_t a = 0;
    uint32_t b = 0;
    memcpy(words, header, sizeof words);
    for (int i = 0; i < 10; i += 2) {
        a += words[i] + b;
        b += words[i + 1] + a;
    }
    return a == header->sums[0] && b == header->sums[1];
}

/* The header is there twice, so that a reader sees when somebody is writing it. */
static bool read_header(ember__snapshot_t *s, volatile const uint32_t *words, ember__wal_header_t *out)
{
    ember__wal_header_t again;
    copy_header(words, out);
    s->file->pMethods->xShmBarrier(s->file);
    copy_header(words + sizeof *out / 4, &again);
    return (memcmp(out, &again, sizeof again) == 0 || !EMBER__GUARD(header_twice)) && out->is_init &&
           (sums_hold(out) || !EMBER__GUARD(header_sums));
}

static bool still(volatile const uint32_t *words, const ember__wal_header_t *header)
{
    ember__wal_header_t now;
    copy_header(words, &now);
    return memcmp(&now, header, sizeof now) == 0;
}

static uint32_t load(volatile uint32_t *word)
{
    return atomic_load_explicit((_Atomic uint32_t *)word, memory_order_relaxed);
}

/* Everything is in the file: read lock 0 keeps checkpoints from writing there. */
static int take_file(ember__snapshot_t *s, volatile uint32_t *words)
{
    int rc = EMBER__GUARD(file_lock) ? lock(s, 0, SHARE) : SQLITE_OK;
    if (rc != SQLITE_OK)
        return rc;
    s->file->pMethods->xShmBarrier(s->file);
    if (!still(words, &s->header) && EMBER__GUARD(file_again)) {
        lock(s, 0, UNSHARE);
        return SQLITE_BUSY;
    }
    s->mark = 0;
    s->first_frame = s->header.last_frame + 1;
    return SQLITE_OK;
}

/* A mark that says how far into the log we may read: one that fits, or one that is made to. */
static int find_mark(ember__snapshot_t *s, volatile uint32_t *marks, int *mark, uint32_t *value)
{
    uint32_t last = s->header.last_frame;
    *mark = 0;
    *value = 0;
    for (int i = 1; i < MARKS; i++) {
        uint32_t has = load(&marks[i]);
        if (*value <= has && has <= last) {
            *value = has;
            *mark = i;
        }
    }
    for (int i = 1; i < MARKS && (*mark == 0 || *value < last); i++) {
        int rc = lock(s, i, SEIZE);
        if (rc == SQLITE_OK) {
            atomic_store_explicit((_Atomic uint32_t *)&marks[i], last, memory_order_relaxed);
            *value = last;
            *mark = i;
            lock(s, i, RELEASE);
            break;
        }
        if (rc != SQLITE_BUSY)
            return rc;
    }
    return *mark ? SQLITE_OK : SQLITE_BUSY;
}

static int take_log(ember__snapshot_t *s, volatile uint32_t *words)
{
    volatile uint32_t *info = words + INFO_AT;
    int mark;
    uint32_t value;
    int rc = find_mark(s, info + 1, &mark, &value);
    if (rc == SQLITE_OK && EMBER__GUARD(mark_lock))
        rc = lock(s, mark, SHARE);
    if (rc != SQLITE_OK)
        return rc;
    /* Before the barrier, as frames up to here may leave the log for the file at any time. */
    s->first_frame = load(&info[0]) + 1;
    s->file->pMethods->xShmBarrier(s->file);
    if ((load(&info[1 + mark]) != value || !still(words, &s->header)) && EMBER__GUARD(mark_again)) {
        lock(s, mark, UNSHARE);
        return SQLITE_BUSY;
    }
    s->mark = mark;
    return SQLITE_OK;
}

static int measure(ember__snapshot_t *s)
{
    s->last_frame = s->header.last_frame;
    s->pages = s->header.pages;
    s->page_size = (s->header.page_size & 0xfe00u) + ((s->header.page_size & 1u) << 16);
    if (s->last_frame && s->pages && s->page_size)
        return SQLITE_OK;
    /* Without a commit in the log, the file speaks for itself. */
    unsigned char size[2];
    sqlite3_int64 bytes = 0;
    s->pages = 0;
    int rc = s->file->pMethods->xRead(s->file, size, 2, 16);
    if (rc == SQLITE_IOERR_SHORT_READ)
        return SQLITE_OK; /* an empty database */
    if (rc == SQLITE_OK)
        rc = s->file->pMethods->xFileSize(s->file, &bytes);
    if (rc != SQLITE_OK)
        return rc;
    s->page_size = size[0] * 256u + size[1];
    if (s->page_size == 1)
        s->page_size = 65536;
    s->pages = s->page_size ? (uint32_t)(bytes / s->page_size) : 0;
    return SQLITE_OK;
}

static int try_take(ember__snapshot_t *s)
{
    volatile uint32_t *words;
    int rc = region(s, 0, &words);
    if (rc != SQLITE_OK)
        return rc;
    if (!read_header(s, words, &s->header))
        return SQLITE_BUSY;
    if (s->header.version != INDEX_VERSION && EMBER__GUARD(index_version))
        return SQLITE_CANTOPEN;
    rc = SQLITE_BUSY;
    if (load(&words[INFO_AT]) == s->header.last_frame)
        rc = take_file(s, words);
    return rc == SQLITE_BUSY ? take_log(s, words) : rc;
}

int ember__snapshot_take(ember__snapshot_t *s)
{
    int rc = SQLITE_BUSY;
    for (int i = 0; i < TRIES && rc == SQLITE_BUSY; i++) {
        if (i > 5) {
            struct timespec pause = {.tv_nsec = i < 50 ? 1000 : 200000};
            nanosleep(&pause, NULL);
        }
        rc = try_take(s);
    }
    if (rc != SQLITE_OK)
        return rc;
    s->held = true;
    rc = measure(s);
    if (rc != SQLITE_OK)
        ember__snapshot_drop(s);
    return rc;
}

void ember__snapshot_drop(ember__snapshot_t *s)
{
    if (s->held)
        lock(s, s->mark, UNSHARE);
    s->held = false;
}

/* The newest frame of the page, or 0 when the file has it. */
static int find_frame(ember__snapshot_t *s, uint32_t page, uint32_t *frame)
{
    *frame = 0;
    if (s->mark == 0 || s->last_frame == 0)
        return SQLITE_OK;
    uint32_t last =
        s->last_frame <= FIRST_FRAMES ? 0 : (s->last_frame - FIRST_FRAMES - 1) / REGION_FRAMES + 1;
    uint32_t first =
        s->first_frame <= FIRST_FRAMES ? 0 : (s->first_frame - FIRST_FRAMES - 1) / REGION_FRAMES + 1;
    for (uint32_t block = last + 1; block-- > first;) {
        volatile uint32_t *words;
        int rc = region(s, (int)block, &words);
        if (rc != SQLITE_OK)
            return rc == SQLITE_BUSY ? SQLITE_IOERR_SHMMAP : rc;
        volatile uint16_t *hash = (volatile uint16_t *)(words + HASH_AT);
        volatile uint32_t *pages = block == 0 ? words + PAGES_AT : words;
        uint32_t before = block == 0 ? 0 : FIRST_FRAMES + (block - 1) * REGION_FRAMES;
        unsigned slot = page * 383u % HASH_SLOTS;
        unsigned entry;
        for (int left = HASH_SLOTS; (entry = hash[slot]) != 0; slot = (slot + 1) % HASH_SLOTS) {
            uint32_t number = before + entry;
            if (entry > REGION_FRAMES || left-- == 0)
                return SQLITE_CORRUPT;
            if ((number <= s->last_frame || !EMBER__GUARD(later_frames)) && number >= s->first_frame &&
                pages[entry - 1] == page)
                *frame = number;
        }
        if (*frame)
            return SQLITE_OK;
    }
    return SQLITE_OK;
}

static int open_wal(ember__snapshot_t *s)
{
    sqlite3_file *wal = ember__calloc(1, (size_t)s->vfs->szOsFile);
    if (!wal)
        return SQLITE_NOMEM;
    int flags = 0;
    int rc = s->vfs->xOpen(s->vfs, s->wal_name, wal, SQLITE_OPEN_READWRITE | SQLITE_OPEN_WAL, &flags);
    if (rc != SQLITE_OK) {
        ember__free(wal);
        return rc;
    }
    s->wal = wal;
    return SQLITE_OK;
}

int ember__snapshot_read(ember__snapshot_t *s, uint32_t page, void *out)
{
    uint32_t frame;
    int size = (int)s->page_size;
    int rc = find_frame(s, page, &frame);
    if (rc != SQLITE_OK)
        return rc;
    if (!frame)
        return s->file->pMethods->xRead(s->file, out, size, (sqlite3_int64)(page - 1) * size);
    if (!s->wal && (rc = open_wal(s)) != SQLITE_OK)
        return rc;
    sqlite3_int64 offset = WAL_HEADER + (sqlite3_int64)(frame - 1) * (size + FRAME_HEADER) + FRAME_HEADER;
    return s->wal->pMethods->xRead(s->wal, out, size, offset);
}

bool ember__snapshot_is_latest(ember__snapshot_t *s)
{
    volatile uint32_t *words;
    return s->held && region(s, 0, &words) == SQLITE_OK && still(words, &s->header);
}

bool ember__log_latest(sqlite3_file *file, ember__wal_header_t *out)
{
    volatile uint32_t *words = NULL;
    ember__snapshot_t s = {.file = file, .regions = &words, .region_count = 1};
    bool read = false;
    int rc = region(&s, 0, &words);
    /* Somebody may be writing it, but that takes no time. */
    for (int i = 0; rc == SQLITE_OK && !read && i < TRIES; i++)
        read = read_header(&s, words, out);
    return read && out->version == INDEX_VERSION;
}

uint32_t ember__log_frames(sqlite3_file *file)
{
    ember__wal_header_t latest;
    return ember__log_latest(file, &latest) ? latest.last_frame : 0;
}

/* The page that a frame holds. */
static int page_of(ember__snapshot_t *s, uint32_t frame, uint32_t *page)
{
    volatile uint32_t *words;
    uint32_t block = frame <= FIRST_FRAMES ? 0 : (frame - FIRST_FRAMES - 1) / REGION_FRAMES + 1;
    int rc = region(s, (int)block, &words);
    if (rc == SQLITE_OK)
        *page = block == 0 ? words[PAGES_AT + frame - 1] : words[(frame - FIRST_FRAMES - 1) % REGION_FRAMES];
    return rc;
}

int ember__snapshot_untouched(ember__snapshot_t *s, const unsigned char *pages, size_t size, bool *out)
{
    volatile uint32_t *words;
    ember__wal_header_t now;
    *out = false;
    int rc = s->held ? region(s, 0, &words) : SQLITE_OK;
    if (rc != SQLITE_OK || !s->held)
        return rc;
    copy_header(words, &now);
    /* The log may have begun anew under a snapshot that is all in the file, but only once: to begin again it
     * would have to be moved into the file, which read lock 0 prevents. */
    bool same_log = memcmp(now.salt, s->header.salt, sizeof now.salt) == 0;
    if (!same_log && s->mark != 0)
        return SQLITE_OK;
    for (uint32_t frame = same_log ? s->header.last_frame + 1 : 1; frame <= now.last_frame; frame++) {
        uint32_t page;
        rc = page_of(s, frame, &page);
        if (rc != SQLITE_OK)
            return rc;
        if (page / 8 < size && pages[page / 8] >> page % 8 & 1)
            return SQLITE_OK;
    }
    *out = true;
    return SQLITE_OK;
}
