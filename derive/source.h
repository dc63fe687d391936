/* The text of the files that are read, kept for messages and for the words inside annotations. */
#ifndef DERIVE_SOURCE_H
#define DERIVE_SOURCE_H

#include "arena.h"

#include <stdbool.h>

typedef struct derive_source {
    const char *path;
    const char *text; /* ended by a NUL */
    size_t length;
    struct derive_source *next;
} derive_source;

typedef struct derive_sources {
    derive_arena *arena;
    derive_source *first;
} derive_sources;

/** The file at `path`, read once; NULL when it cannot be read. */
const derive_source *derive_source_get(derive_sources *sources, const char *path);

/** The bytes of a line, counted from 1, without its end; false when the file has no such line. */
bool derive_source_line(const derive_source *source, unsigned line, const char **text, size_t *length);

#endif
