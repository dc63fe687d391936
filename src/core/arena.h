/* Memory that goes away all at once: scratch of one call, plans, schemas. Zero-initialise to begin. */
#ifndef TOASTY_CORE_ARENA_H
#define TOASTY_CORE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct toasty__arena_chunk toasty__arena_chunk;

typedef struct toasty__arena {
    toasty__arena_chunk *chunks;
    char *next;
    char *end;
} toasty__arena;

/* Begins on memory of the caller's (a buffer on its stack), used before anything is allocated. */
void toasty__arena_init(toasty__arena *arena, void *buffer, size_t size);
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
void toasty__arena_fini(toasty__arena *arena);

#endif
