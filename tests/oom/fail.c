#include "fail.h"

#include <sqlite3.h>
#include <stdlib.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "core/alloc.h"
#include "testing.h"

/* Of the address sanitizer; without it, there is none. */
size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

static fail_source source = FAIL_SOURCES;
static long left;
static bool all;
static long refused;
static sqlite3_mem_methods plain;

static bool allow(fail_source asking)
{
    if (asking != source || left-- > 0 || (!all && refused))
        return true;
    refused++;
    return false;
}

static int library_gate(void)
{
    return allow(FAIL_LIBRARY);
}

static void *engine_hook(void *block, size_t size)
{
    return allow(FAIL_ENGINE) ? realloc(block, size) : NULL;
}

static void *sqlite_malloc(int size)
{
    return allow(FAIL_SQLITE) ? plain.xMalloc(size) : NULL;
}

static void *sqlite_realloc(void *block, int size)
{
    return allow(FAIL_SQLITE) ? plain.xRealloc(block, size) : NULL;
}

void fail_install(void)
{
    sqlite3_mem_methods failing;
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain) != SQLITE_OK)
        abort();
    failing = plain;
    failing.xMalloc = sqlite_malloc;
    failing.xRealloc = sqlite_realloc;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &failing) != SQLITE_OK)
        abort();
    toasty__set_alloc_gate(library_gate);
    ember__alloc_hook(engine_hook);
}

void fail_begin(fail_source from, long n, bool for_good)
{
    left = n;
    all = for_good;
    refused = 0;
    source = from;
}

long fail_end(void)
{
    source = FAIL_SOURCES;
    return refused;
}

size_t fail_live_bytes(void)
{
    if (__sanitizer_get_current_allocated_bytes)
        return __sanitizer_get_current_allocated_bytes();
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}
