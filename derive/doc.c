#include "doc.h"

#include <stdbool.h>
#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Past the mark that opens a comment and, with `<`, says that it belongs to what stands before it. */
static const char *skip_opening(const char *p, const char *end)
{
    size_t n = 0;
    if (end - p >= 3 && (strncmp(p, "/**", 3) == 0 || strncmp(p, "///", 3) == 0 ||
                         strncmp(p, "/*!", 3) == 0 || strncmp(p, "//!", 3) == 0))
        n = 3;
    else if (end - p >= 2 && (strncmp(p, "/*", 2) == 0 || strncmp(p, "//", 2) == 0))
        n = 2;
    if (n && p + n < end && p[n] == '<')
        n++;
    return p + n;
}

static const char *skip_margin(const char *p, const char *end)
{
    const char *q = p;
    while (q < end && is_blank(*q))
        q++;
    if (q < end && *q == '/')
        return skip_opening(q, end);
    if (q < end && *q == '*' && !(q + 1 < end && q[1] == '/'))
        return q + 1;
    return q;
}

static const char *cut_end(const char *p, const char *end)
{
    while (end > p && is_blank(end[-1]))
        end--;
    if (end - p >= 2 && end[-2] == '*' && end[-1] == '/') {
        end -= 2;
        while (end > p && end[-1] == '*')
            end--;
        while (end > p && is_blank(end[-1]))
            end--;
    }
    return end;
}

const char *derive_doc_text(derive_arena *arena, const char *comment)
{
    if (!comment)
        return NULL;
    char *text = derive_alloc(arena, strlen(comment) + 1);
    size_t used = 0;
    for (const char *p = comment; *p;) {
        const char *newline = strchr(p, '\n');
        const char *next = newline ? newline + 1 : p + strlen(p);
        const char *end = newline ? newline : next;
        const char *begin = skip_margin(p, end);
        end = cut_end(begin, end);
        if (begin < end && *begin == ' ')
            begin++;
        if (used || begin < end) {
            memcpy(text + used, begin, (size_t)(end - begin));
            used += (size_t)(end - begin);
            text[used++] = '\n';
        }
        p = next;
    }
    while (used && (text[used - 1] == '\n' || is_blank(text[used - 1])))
        used--;
    text[used] = '\0';
    return used ? text : NULL;
}
