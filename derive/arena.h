/*
 * Memory that lives as long as one run: everything is freed at once. Nothing here returns NULL: a generator
 * that runs out of memory says so and ends.
 */
#ifndef DERIVE_ARENA_H
#define DERIVE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

typedef struct derive_arena derive_arena;

derive_arena *derive_arena_new(void);
void derive_arena_free(derive_arena *arena);

/** `size` bytes, all zero, aligned for any type. */
void *derive_alloc(derive_arena *arena, size_t size);

/** A copy of the first `length` bytes of `text`, ended by a NUL. */
char *derive_strndup(derive_arena *arena, const char *text, size_t length);
char *derive_strdup(derive_arena *arena, const char *text);

char *derive_printf(derive_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *derive_vprintf(derive_arena *arena, const char *format, va_list args);

/** `old` with its `*capacity` elements moved into a bigger array when it holds no room for one more than
 * `count`. */
void *derive_grow(derive_arena *arena, void *old, size_t count, size_t *capacity, size_t element_size);

/** Says "out of memory" and ends the program. */
_Noreturn void derive_out_of_memory(void);

#endif
