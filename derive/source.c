#include "source.h"

#include <stdio.h>
#include <string.h>

static const char *read_all(derive_arena *arena, FILE *file, size_t *length)
{
    size_t capacity = 0, used = 0;
    char *text = NULL;
    for (;;) {
        char chunk[16384];
        size_t n = fread(chunk, 1, sizeof chunk, file);
        if (n == 0)
            break;
        if (used + n + 1 > capacity) {
            size_t larger = 2 * capacity + n + 1;
            char *grown = derive_alloc(arena, larger);
            if (used)
                memcpy(grown, text, used);
            text = grown;
            capacity = larger;
        }
        memcpy(text + used, chunk, n);
        used += n;
    }
    if (ferror(file))
        return NULL;
    *length = used;
    return text ? text : "";
}

const derive_source *derive_source_get(derive_sources *sources, const char *path)
{
    for (derive_source *s = sources->first; s; s = s->next)
        if (strcmp(s->path, path) == 0)
            return s->text ? s : NULL;
    derive_source *s = derive_alloc(sources->arena, sizeof *s);
    s->path = derive_strdup(sources->arena, path);
    FILE *file = fopen(path, "rb");
    if (file) {
        s->text = read_all(sources->arena, file, &s->length);
        fclose(file);
    }
    /* a file that cannot be read is remembered too, so that it is not tried again for each message */
    s->next = sources->first;
    sources->first = s;
    return s->text ? s : NULL;
}

bool derive_source_line(const derive_source *source, unsigned line, const char **text, size_t *length)
{
    const char *p = source->text, *end = source->text + source->length;
    for (unsigned n = 1; n < line; n++) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (!p)
            return false;
        p++;
    }
    if (line == 0 || (p == end && line > 1))
        return false;
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    if (!stop)
        stop = end;
    if (stop > p && stop[-1] == '\r')
        stop--;
    *text = p;
    *length = (size_t)(stop - p);
    return true;
}
