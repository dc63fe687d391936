#include "arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

typedef struct block {
    struct block *next;
    size_t used;
    size_t size;
    max_align_t data[];
} block;

struct derive_arena {
    block *blocks;
};

_Noreturn void derive_out_of_memory(void)
{
    fputs("toasty: out of memory\n", stderr);
    exit(1);
}

derive_arena *derive_arena_new(void)
{
    derive_arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        derive_out_of_memory();
    return arena;
}

void derive_arena_free(derive_arena *arena)
{
    if (!arena)
        return;
    for (block *b = arena->blocks, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    free(arena);
}

void *derive_alloc(derive_arena *arena, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        derive_out_of_memory();
    size = (size + align - 1) / align * align;
    block *b = arena->blocks;
    if (!b || b->size - b->used < size) {
        size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
        b = calloc(1, sizeof *b + room);
        if (!b)
            derive_out_of_memory();
        b->size = room;
        b->next = arena->blocks;
        arena->blocks = b;
    }
    void *result = (char *)b->data + b->used;
    b->used += size;
    return result;
}

char *derive_strndup(derive_arena *arena, const char *text, size_t length)
{
    char *copy = derive_alloc(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    return copy;
}

char *derive_strdup(derive_arena *arena, const char *text)
{
    return derive_strndup(arena, text, strlen(text));
}

char *derive_vprintf(derive_arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length < 0)
        derive_out_of_memory();
    char *text = derive_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *derive_printf(derive_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = derive_vprintf(arena, format, args);
    va_end(args);
    return text;
}

void *derive_grow(derive_arena *arena, void *old, size_t count, size_t *capacity, size_t element_size)
{
    if (count < *capacity)
        return old;
    size_t larger = *capacity ? *capacity * 2 : 8;
    void *array = derive_alloc(arena, larger * element_size);
    if (count)
        memcpy(array, old, count * element_size);
    *capacity = larger;
    return array;
}
