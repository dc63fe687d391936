/* Memory that goes away all at once: scratch of one call, plans, schemas. Zero-initialise to begin. */
#ifndef TOASTY_CORE_ARENA_H
#define TOASTY_CORE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct toasty__arena_chunk toasty__arena_chunk;

typedef struct toasty__arena {
    toasty__arena_chunk *chunks;
    char *next;
    char *end;
} toasty__arena;

/* Begins on memory of the caller's (a buffer on its stack), used before anything is allocated. */
static inline void toasty__arena_init(toasty__arena *arena, void *buffer, size_t size)
{
    size_t before = -(uintptr_t)buffer & 15; /* to where it is aligned */
    arena->chunks = 0;
    arena->end = (char *)buffer + size;
    arena->next = before < size ? (char *)buffer + before : arena->end;
}
/* For toasty__arena_alloc only: there is no room for `size` bytes, or they are none or too many. */
void *toasty__arena_alloc_slowly(toasty__arena *arena, size_t size);

/* Aligned for anything; not zeroed; NULL when memory is out. */
static inline void *toasty__arena_alloc(toasty__arena *arena, size_t size)
{
    /* Whole multiples of the alignment keep `next` aligned. */
    size_t whole = (size + 15) & ~(size_t)15;
    if (whole - 1 >= (size_t)(arena->end - arena->next))
        return toasty__arena_alloc_slowly(arena, size);
    char *memory = arena->next;
    arena->next += whole;
    return memory;
}
void *toasty__arena_zalloc(toasty__arena *arena, size_t size);
char *toasty__arena_strndup(toasty__arena *arena, const char *text, size_t length);
/* For toasty__arena_fini. */
void toasty__arena_free_chunks(toasty__arena *arena);

static inline void toasty__arena_fini(toasty__arena *arena)
{
    if (arena->chunks)
        toasty__arena_free_chunks(arena);
    arena->next = arena->end = 0;
}

#endif
