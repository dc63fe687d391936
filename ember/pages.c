#include "pages.h"
#include "alloc.h"
#include "guard.h"

#include <string.h>

struct ember__page {
    ember__page_t *next;
    uint32_t number;
    uint32_t slot; /* in the file, from 1; 0: the bytes follow here */
    unsigned char bytes[];
};

void ember__pages_init(ember__pages_t *pages, sqlite3_vfs *vfs, size_t memory_limit, size_t limit)
{
    *pages = (ember__pages_t){.vfs = vfs, .memory_limit = memory_limit, .limit = limit};
}

void ember__pages_clear(ember__pages_t *pages, size_t page_size)
{
    for (size_t i = 0; pages->count && i < pages->bucket_count; i++) {
        for (ember__page_t *page = pages->buckets[i], *next; page; page = next) {
            next = page->next;
            ember__free(page);
        }
        pages->buckets[i] = NULL;
    }
    /* What one large transaction needed is not kept for the small ones after it. */
    if (pages->bucket_count > 1024) {
        ember__free(pages->buckets);
        pages->buckets = NULL;
        pages->bucket_count = 0;
    }
    if (pages->spill) {
        pages->spill->pMethods->xClose(pages->spill);
        ember__free(pages->spill);
        pages->spill = NULL;
    }
    pages->count = 0;
    pages->in_memory = 0;
    pages->spilled = 0;
    pages->page_size = page_size;
}

void ember__pages_fini(ember__pages_t *pages)
{
    ember__pages_clear(pages, 0);
    ember__free(pages->buckets);
    pages->buckets = NULL;
    pages->bucket_count = 0;
}

static size_t bucket_of(uint32_t number, size_t count)
{
    return number * UINT32_C(2654435761) >> 7 & (count - 1);
}

static ember__page_t *find(const ember__pages_t *pages, uint32_t number)
{
    if (!pages->count)
        return NULL;
    ember__page_t *page = pages->buckets[bucket_of(number, pages->bucket_count)];
    while (page && page->number != number)
        page = page->next;
    return page;
}

static int grow(ember__pages_t *pages)
{
    size_t count = pages->bucket_count ? pages->bucket_count * 2 : 64;
    ember__page_t **buckets = ember__calloc(count, sizeof *buckets);
    if (!buckets)
        return SQLITE_NOMEM;
    for (size_t i = 0; i < pages->bucket_count; i++) {
        for (ember__page_t *page = pages->buckets[i], *next; page; page = next) {
            ember__page_t **at = &buckets[bucket_of(page->number, count)];
            next = page->next;
            page->next = *at;
            *at = page;
        }
    }
    ember__free(pages->buckets);
    pages->buckets = buckets;
    pages->bucket_count = count;
    return SQLITE_OK;
}

static int open_spill(ember__pages_t *pages)
{
    sqlite3_file *file = ember__calloc(1, (size_t)pages->vfs->szOsFile);
    if (!file)
        return SQLITE_NOMEM;
    int out = 0;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE |
                SQLITE_OPEN_DELETEONCLOSE | SQLITE_OPEN_TEMP_DB;
    int rc = pages->vfs->xOpen(pages->vfs, NULL, file, flags, &out);
    if (rc != SQLITE_OK) {
        ember__free(file);
        return rc;
    }
    pages->spill = file;
    return SQLITE_OK;
}

static sqlite3_int64 place(const ember__pages_t *pages, uint32_t slot)
{
    return (sqlite3_int64)(slot - 1) * (sqlite3_int64)pages->page_size;
}

static int write_slot(ember__pages_t *pages, uint32_t slot, const void *bytes)
{
    return pages->spill->pMethods->xWrite(pages->spill, bytes, (int)pages->page_size, place(pages, slot));
}

static int add(ember__pages_t *pages, uint32_t number, const void *bytes)
{
    int rc = SQLITE_OK;
    if (pages->count >= pages->limit && EMBER__GUARD(page_limit))
        return SQLITE_FULL;
    if (pages->count >= pages->bucket_count && (rc = grow(pages)) != SQLITE_OK)
        return rc;
    bool spill = pages->in_memory >= pages->memory_limit;
    if (spill && !pages->spill && (rc = open_spill(pages)) != SQLITE_OK)
        return rc;
    ember__page_t *page = ember__malloc(sizeof *page + (spill ? 0 : pages->page_size));
    if (!page)
        return SQLITE_NOMEM;
    page->number = number;
    page->slot = spill ? pages->spilled + 1 : 0;
    if (!spill) {
        memcpy(page->bytes, bytes, pages->page_size);
        pages->in_memory++;
    } else if ((rc = write_slot(pages, page->slot, bytes)) != SQLITE_OK) {
        ember__free(page);
        return rc;
    } else {
        pages->spilled++;
    }
    ember__page_t **at = &pages->buckets[bucket_of(number, pages->bucket_count)];
    page->next = *at;
    *at = page;
    pages->count++;
    return SQLITE_OK;
}

int ember__pages_put(ember__pages_t *pages, uint32_t number, const void *bytes)
{
    ember__page_t *page = find(pages, number);
    if (!page)
        return add(pages, number, bytes);
    if (page->slot)
        return write_slot(pages, page->slot, bytes);
    memcpy(page->bytes, bytes, pages->page_size);
    return SQLITE_OK;
}

int ember__pages_get(const ember__pages_t *pages, uint32_t number, void *out)
{
    const ember__page_t *page = find(pages, number);
    if (!page)
        return SQLITE_NOTFOUND;
    if (page->slot)
        return pages->spill->pMethods->xRead(pages->spill, out, (int)pages->page_size,
                                             place(pages, page->slot));
    memcpy(out, page->bytes, pages->page_size);
    return SQLITE_OK;
}
