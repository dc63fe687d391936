#include "alloc.h"
#include "testing.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef void *(*realloc_fn)(void *block, size_t size);

static _Atomic(realloc_fn) alloc_hook;

void ember__alloc_hook(void *(*hook)(void *block, size_t size))
{
    atomic_store(&alloc_hook, hook);
}

void *ember__realloc(void *block, size_t size)
{
    realloc_fn hook = atomic_load_explicit(&alloc_hook, memory_order_relaxed);
    if (size == 0)
        size = 1; /* so that NULL always means failure */
    return hook ? hook(block, size) : realloc(block, size);
}

void *ember__malloc(size_t size)
{
    return ember__realloc(NULL, size);
}

void *ember__calloc(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return NULL;
    void *block = ember__malloc(count * size);
    if (block)
        memset(block, 0, count * size);
    return block;
}

void ember__free(void *block)
{
    free(block);
}

char *ember__strdup(const char *text)
{
    if (!text)
        return NULL;
    size_t size = strlen(text) + 1;
    char *copy = ember__malloc(size);
    if (copy)
        memcpy(copy, text, size);
    return copy;
}
