/* The file of a concurrent transaction: a snapshot, and the pages written over it. */
#include "overlay_file.h"
#include "alloc.h"
#include "guard.h"

#include <string.h>

/* Where things are in the file header. */
enum {
    HEADER_BYTES = 100,
    WRITE_VERSION = 18, /* and read version: 1 rollback journal, 2 write-ahead log */
    CHANGE_COUNTER = 24,
    SCHEMA_COOKIE = 40,
    LARGEST_ROOT = 52,
    ENCODING = 56,
    VALID_FOR = 92,
};

/* SQLite itself adds 1 to the change counter when it commits, so steps are larger. */
enum { COUNTER_STEP = 0x10001 };

static uint32_t get32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void put32(unsigned char *at, uint32_t value)
{
    at[0] = (unsigned char)(value >> 24);
    at[1] = (unsigned char)(value >> 16);
    at[2] = (unsigned char)(value >> 8);
    at[3] = (unsigned char)value;
}

int ember__overlay_init(ember__overlay_t *o, sqlite3_vfs *base, sqlite3_file *real, const char *wal_name,
                        const ember__overlay_limits_t *limits)
{
    if (pthread_mutex_init(&o->lock, NULL) != 0)
        return SQLITE_NOMEM;
    o->real = real;
    o->counter = UINT32_C(0x40000000);
    ember__snapshot_init(&o->snapshot, base, real, wal_name);
    ember__pages_init(&o->pages, base, limits->pages_in_memory, limits->pages);
    return SQLITE_OK;
}

void ember__overlay_set_limits(ember__overlay_t *o, ember__overlay_limits_t limits)
{
    o->pages.memory_limit = limits.pages_in_memory;
    o->pages.limit = limits.pages;
}

void ember__overlay_fini(ember__overlay_t *o)
{
    ember__overlay_end(o);
    ember__snapshot_fini(&o->snapshot);
    ember__pages_fini(&o->pages);
    ember__free(o->seen);
    ember__free(o->scratch);
    pthread_mutex_destroy(&o->lock);
}

/* A clean sheet for the pages of the snapshot. */
static int watch(ember__overlay_t *o)
{
    size_t size = o->snapshot.pages / 8 + 1;
    if (size > o->seen_size) {
        unsigned char *grown = ember__realloc(o->seen, size);
        if (!grown)
            return SQLITE_NOMEM;
        o->seen = grown;
        o->seen_size = size;
    }
    memset(o->seen, 0, o->seen_size);
    return SQLITE_OK;
}

int ember__overlay_begin(ember__overlay_t *o)
{
    if (o->begun)
        return SQLITE_OK;
    if (o->leader) {
        if (!o->leader->begun)
            return SQLITE_BUSY;
        o->size = o->view == EMBER__VIEW_BASE ? o->leader->snapshot.pages : o->leader->size;
        o->counter += COUNTER_STEP;
        o->begun = true;
        return SQLITE_OK;
    }
    pthread_mutex_lock(&o->lock);
    int rc = ember__snapshot_take(&o->snapshot);
    if (rc == SQLITE_OK) {
        o->begun = true;
        o->revoked = false;
        o->armed = false;
        o->size = o->snapshot.pages;
        ember__pages_clear(&o->pages, o->snapshot.page_size);
        /* The counter tells SQLite whether what it has in its cache is still true. */
        if (o->dirty || (o->watching && EMBER__GUARD(cold_cache)) ||
            (memcmp(&o->shown, &o->snapshot.header, sizeof o->shown) != 0 && EMBER__GUARD(counter)))
            o->counter += EMBER__GUARD(counter_step) ? COUNTER_STEP : 1;
        o->shown = o->snapshot.header;
        o->dirty = false;
    }
    pthread_mutex_unlock(&o->lock);
    if (rc == SQLITE_OK && o->watching)
        rc = watch(o);
    if (rc != SQLITE_OK)
        ember__overlay_end(o);
    return rc;
}

void ember__overlay_end(ember__overlay_t *o)
{
    if (!o->begun)
        return;
    o->begun = false;
    o->armed = false;
    if (o->leader)
        return;
    pthread_mutex_lock(&o->lock);
    ember__snapshot_drop(&o->snapshot);
    pthread_mutex_unlock(&o->lock);
    ember__pages_clear(&o->pages, 0);
}

/* A database with a rollback journal that never looks the same as another one that was shown. */
static void disguise(ember__overlay_t *o, unsigned char *page)
{
    /* When they differ, the number of pages in the header cannot be trusted; that has to stay so. */
    bool valid = memcmp(page + CHANGE_COUNTER, page + VALID_FOR, 4) == 0;
    page[WRITE_VERSION] = 1;
    page[WRITE_VERSION + 1] = 1;
    put32(page + CHANGE_COUNTER, o->counter);
    put32(page + VALID_FOR, valid ? o->counter : ~o->counter);
}

static int read_snapshot(ember__overlay_t *from, uint32_t number, void *out)
{
    pthread_mutex_lock(&from->lock);
    bool gone = from->revoked && EMBER__GUARD(revoked_read);
    int rc = gone ? SQLITE_BUSY_SNAPSHOT : ember__snapshot_read(&from->snapshot, number, out);
    pthread_mutex_unlock(&from->lock);
    return rc;
}

static int read_page(ember__overlay_t *o, uint32_t number, unsigned char *out)
{
    ember__overlay_t *from = o->leader ? o->leader : o;
    int rc = SQLITE_NOTFOUND;
    if (o->view != EMBER__VIEW_BASE)
        rc = ember__pages_get(&from->pages, number, out);
    if (rc == SQLITE_NOTFOUND) {
        if (o->watching && number > 1 && number / 8 < o->seen_size)
            o->seen[number / 8] |= (unsigned char)(1u << number % 8);
        rc = read_snapshot(from, number, out);
    }
    if (rc == SQLITE_OK && number == 1)
        disguise(o, out);
    return rc;
}

static int scratch(ember__overlay_t *o, size_t size)
{
    if (size <= o->scratch_size)
        return SQLITE_OK;
    unsigned char *grown = ember__realloc(o->scratch, size);
    if (!grown)
        return SQLITE_NOMEM;
    o->scratch = grown;
    o->scratch_size = size;
    return SQLITE_OK;
}

static int read_part(ember__overlay_t *o, void *out, int amount, sqlite3_int64 offset)
{
    uint32_t page_size = (o->leader ? o->leader : o)->snapshot.page_size;
    uint32_t number = page_size ? (uint32_t)(offset / page_size) + 1 : 1;
    if (number > o->size || !page_size) {
        memset(out, 0, (size_t)amount);
        return SQLITE_IOERR_SHORT_READ;
    }
    size_t within = (size_t)(offset % page_size);
    if (within == 0 && (uint32_t)amount == page_size)
        return read_page(o, number, out);
    if (within + (size_t)amount > page_size)
        return SQLITE_IOERR_READ; /* SQLite reads pages and parts of the header */
    int rc = scratch(o, page_size);
    if (rc == SQLITE_OK)
        rc = read_page(o, number, o->scratch);
    if (rc == SQLITE_OK)
        memcpy(out, o->scratch + within, (size_t)amount);
    return rc;
}

int ember__overlay_read(ember__overlay_t *o, void *out, int amount, sqlite3_int64 offset)
{
    bool passing = !o->begun; /* the header is read before the first lock */
    int rc = ember__overlay_begin(o);
    if (rc == SQLITE_OK)
        rc = read_part(o, out, amount, offset);
    if (passing)
        ember__overlay_end(o);
    return rc;
}

int ember__overlay_size(ember__overlay_t *o, sqlite3_int64 *bytes)
{
    bool passing = !o->begun;
    int rc = ember__overlay_begin(o);
    if (rc == SQLITE_OK)
        *bytes = (sqlite3_int64)o->size * (o->leader ? o->leader : o)->snapshot.page_size;
    if (passing)
        ember__overlay_end(o);
    return rc;
}

int ember__overlay_write(ember__overlay_t *o, const void *bytes, int amount, sqlite3_int64 offset)
{
    int rc = SQLITE_IOERR_WRITE;
    if (o->begun && !o->leader && (uint32_t)amount == o->snapshot.page_size && offset % amount == 0) {
        uint32_t number = (uint32_t)(offset / amount) + 1;
        rc = ember__pages_put(&o->pages, number, bytes);
        if (rc == SQLITE_OK && number > o->size)
            o->size = number;
        o->dirty = true;
    }
    /* After a failure SQLite plays back its journal and synchronizes: that must not be taken for a commit. */
    if (rc != SQLITE_OK)
        o->armed = false;
    return rc;
}

int ember__overlay_truncate(ember__overlay_t *o, sqlite3_int64 bytes)
{
    if (!o->begun || o->leader || !o->snapshot.page_size) {
        o->armed = false;
        return SQLITE_IOERR_TRUNCATE;
    }
    o->size = (uint32_t)(bytes / o->snapshot.page_size);
    o->dirty = true;
    return SQLITE_OK;
}

/* A commit has stepped the change counter of page 1; the playback of a journal has put the old one back. */
static bool counter_stepped(ember__overlay_t *o)
{
    if (scratch(o, o->snapshot.page_size) != SQLITE_OK ||
        ember__pages_get(&o->pages, 1, o->scratch) != SQLITE_OK)
        return false;
    return get32(o->scratch + CHANGE_COUNTER) != o->counter;
}

int ember__overlay_synchronize(ember__overlay_t *o)
{
    if ((!o->armed && EMBER__GUARD(playback)) || !o->commit)
        return SQLITE_OK;
    o->armed = false;
    if (scratch(o, o->snapshot.page_size) != SQLITE_OK)
        return SQLITE_NOMEM;
    if (!counter_stepped(o) && EMBER__GUARD(playback))
        return SQLITE_OK;
    return o->commit(o->commit_arg);
}

void ember__overlay_on_commit(ember__overlay_t *o, int (*commit)(void *), void *arg)
{
    o->commit = commit;
    o->commit_arg = arg;
}

void ember__overlay_arm(ember__overlay_t *o)
{
    o->armed = o->begun;
}

void ember__overlay_follow(ember__overlay_t *reader, ember__overlay_t *leader, enum ember__view view)
{
    reader->leader = view == EMBER__VIEW_OWN ? NULL : leader;
    reader->view = view;
    reader->dirty = true;
}

int ember__overlay_header(ember__overlay_t *o, ember__overlay_header_t *out)
{
    unsigned char base[HEADER_BYTES];
    unsigned char final[HEADER_BYTES];
    size_t size = o->snapshot.page_size;
    if (!o->begun || size < HEADER_BYTES || scratch(o, size) != SQLITE_OK)
        return SQLITE_NOMEM;
    int rc = read_snapshot(o, 1, o->scratch);
    if (rc != SQLITE_OK)
        return rc;
    memcpy(base, o->scratch, sizeof base);
    rc = ember__pages_get(&o->pages, 1, o->scratch);
    if (rc != SQLITE_OK && rc != SQLITE_NOTFOUND)
        return rc;
    memcpy(final, o->scratch, sizeof final);
    out->schema = get32(base + SCHEMA_COOKIE);
    out->encoding = get32(base + ENCODING);
    /* Between the two lies the largest root page, which automatic vacuuming moves. */
    out->changed = memcmp(base + SCHEMA_COOKIE, final + SCHEMA_COOKIE, LARGEST_ROOT - SCHEMA_COOKIE) != 0 ||
                   memcmp(base + ENCODING, final + ENCODING, VALID_FOR - ENCODING) != 0;
    return SQLITE_OK;
}

bool ember__overlay_held(const ember__overlay_t *o)
{
    return o->begun;
}

bool ember__overlay_is_latest(ember__overlay_t *o)
{
    pthread_mutex_lock(&o->lock);
    bool latest = !o->revoked && ember__snapshot_is_latest(&o->snapshot);
    pthread_mutex_unlock(&o->lock);
    return latest;
}

void ember__overlay_watch(ember__overlay_t *o, bool on)
{
    o->watching = on;
}

int ember__overlay_unread(ember__overlay_t *o, bool *out)
{
    pthread_mutex_lock(&o->lock);
    int rc = ember__snapshot_untouched(&o->snapshot, o->seen, o->watching ? o->seen_size : 0, out);
    pthread_mutex_unlock(&o->lock);
    return rc;
}

uint32_t ember__overlay_frames(ember__overlay_t *o)
{
    pthread_mutex_lock(&o->lock);
    uint32_t frames = o->snapshot.held && o->snapshot.mark ? o->snapshot.last_frame : 0;
    pthread_mutex_unlock(&o->lock);
    return frames;
}

void ember__overlay_revoke(ember__overlay_t *o)
{
    pthread_mutex_lock(&o->lock);
    if (o->snapshot.held) {
        ember__snapshot_drop(&o->snapshot);
        o->revoked = true;
    }
    pthread_mutex_unlock(&o->lock);
}

bool ember__overlay_revoked(ember__overlay_t *o)
{
    pthread_mutex_lock(&o->lock);
    bool revoked = o->revoked;
    pthread_mutex_unlock(&o->lock);
    return revoked;
}
