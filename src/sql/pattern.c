/* Patterns of text that is taken literally. */
#include <string.h>

#include "sql/op.h"

const char *toasty__prefix_pattern(const char *prefix, toasty__arena *arena)
{
    size_t length = 0;
    for (const char *p = prefix; *p; p++)
        length += *p == '*' || *p == '?' || *p == '[' ? 3 : 1;
    char *pattern = toasty__arena_alloc(arena, length + 2);
    if (!pattern)
        return 0;
    char *out = pattern;
    for (const char *p = prefix; *p; p++)
        if (*p == '*' || *p == '?' || *p == '[') {
            *out++ = '[';
            *out++ = *p;
            *out++ = ']';
        } else {
            *out++ = *p;
        }
    *out++ = '*';
    *out = 0;
    return pattern;
}

const char *toasty__like_pattern(const char *text, bool before, bool after, toasty__arena *arena)
{
    char *pattern = toasty__arena_alloc(arena, 2 * strlen(text) + 3);
    if (!pattern)
        return 0;
    char *out = pattern;
    if (before)
        *out++ = '%';
    for (; *text; text++) {
        if (*text == '%' || *text == '_' || *text == '\\')
            *out++ = '\\';
        *out++ = *text;
    }
    if (after)
        *out++ = '%';
    *out = 0;
    return pattern;
}
