#include "core/arena.h"

#include <stdint.h>
#include <string.h>

#include "core/alloc.h"

enum { ALIGNMENT = 16, FIRST_CHUNK = 2048, LARGEST_CHUNK = 256 * 1024 };

struct toasty__arena_chunk {
    _Alignas(ALIGNMENT) toasty__arena_chunk *next;
    size_t size; /* of the room behind the head; 0 for a chunk with one large piece */
};

static toasty__arena_chunk *new_chunk(size_t size)
{
    if (size > SIZE_MAX - sizeof(toasty__arena_chunk))
        return NULL;
    toasty__arena_chunk *chunk = toasty__malloc(sizeof *chunk + size);
    if (chunk)
        *chunk = (toasty__arena_chunk){.size = size};
    return chunk;
}

/* The slow way: the current chunk has no room for `size` bytes, a multiple of the alignment. */
static void *alloc_in_new_chunk(toasty__arena *arena, size_t size)
{
    size_t room = arena->chunks ? arena->chunks->size * 2 : 0;
    if (room < FIRST_CHUNK)
        room = FIRST_CHUNK;
    else if (room > LARGEST_CHUNK)
        room = LARGEST_CHUNK;
    if (size > room / 4) {
        /* A chunk of its own behind the first, so that what is left in the current one is not lost. */
        toasty__arena_chunk *own = new_chunk(size);
        if (!own)
            return NULL;
        own->size = 0;
        if (arena->chunks) {
            own->next = arena->chunks->next;
            arena->chunks->next = own;
        } else {
            arena->chunks = own;
        }
        return own + 1;
    }
    toasty__arena_chunk *chunk = new_chunk(room);
    if (!chunk)
        return NULL;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    char *memory = (char *)(chunk + 1);
    arena->next = memory + size;
    arena->end = memory + room;
    return memory;
}

void *toasty__arena_alloc_slowly(toasty__arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        return NULL;
    /* even nothing gets an address of its own */
    size = size ? (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : ALIGNMENT;
    if (arena->next && (size_t)(arena->end - arena->next) >= size) {
        char *memory = arena->next;
        arena->next += size;
        return memory;
    }
    return alloc_in_new_chunk(arena, size);
}

void *toasty__arena_zalloc(toasty__arena *arena, size_t size)
{
    void *memory = toasty__arena_alloc(arena, size);
    if (memory)
        memset(memory, 0, size);
    return memory;
}

char *toasty__arena_strndup(toasty__arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX)
        return NULL;
    char *copy = toasty__arena_alloc(arena, length + 1);
    if (!copy)
        return NULL;
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void toasty__arena_free_chunks(toasty__arena *arena)
{
    toasty__arena_chunk *chunk = arena->chunks;
    while (chunk) {
        toasty__arena_chunk *next = chunk->next;
        toasty__free(chunk);
        chunk = next;
    }
    arena->chunks = NULL;
}
