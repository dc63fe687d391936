#include "core/alloc.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef int (*alloc_gate)(void);

static _Atomic(alloc_gate) gate;

static int refused(void)
{
    alloc_gate allow = atomic_load_explicit(&gate, memory_order_relaxed);
    return allow && !allow();
}

void toasty__set_alloc_gate(int (*allow)(void))
{
    atomic_store_explicit(&gate, allow, memory_order_relaxed);
}

void *toasty__malloc(size_t size)
{
    if (refused())
        return NULL;
    /* Zero bytes may legally give NULL, which callers would take for failure. */
    return malloc(size ? size : 1);
}

void *toasty__calloc(size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    if (refused())
        return NULL;
    return count && size ? calloc(count, size) : calloc(1, 1);
}

void *toasty__realloc(void *pointer, size_t size)
{
    if (refused())
        return NULL;
    return realloc(pointer, size ? size : 1);
}

char *toasty__strdup(const char *text)
{
    return toasty__strndup(text, strlen(text));
}

char *toasty__strndup(const char *text, size_t length)
{
    if (length == SIZE_MAX)
        return NULL;
    char *copy = toasty__malloc(length + 1);
    if (!copy)
        return NULL;
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void toasty__free(void *pointer)
{
    free(pointer);
}
