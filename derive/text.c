#include "text.h"

#include <string.h>

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool derive_is_identifier_start(char c)
{
    /* bytes above ASCII are letters of extended identifiers */
    return is_upper(c) || is_lower(c) || c == '_' || (unsigned char)c >= 0x80;
}

bool derive_is_identifier_char(char c)
{
    return derive_is_identifier_start(c) || (c >= '0' && c <= '9');
}

char *derive_snake_case(derive_arena *arena, const char *name)
{
    size_t length = strlen(name);
    char *snake = derive_alloc(arena, 2 * length + 1);
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        char c = name[i];
        if (!is_upper(c)) {
            snake[n++] = c;
            continue;
        }
        /* a word starts at a capital after a small letter or digit, and at the last capital of a run:
         * HTTPServer */
        bool after_word = i > 0 && !is_upper(name[i - 1]) && name[i - 1] != '_';
        bool ends_run = i > 0 && is_upper(name[i - 1]) && is_lower(name[i + 1]);
        if (after_word || ends_run)
            snake[n++] = '_';
        snake[n++] = (char)(c - 'A' + 'a');
    }
    return snake;
}

static unsigned min3(unsigned a, unsigned b, unsigned c)
{
    unsigned m = a < b ? a : b;
    return m < c ? m : c;
}

unsigned derive_distance(const char *a, const char *b)
{
    enum { LONGEST = 63 };
    size_t n = strlen(a), m = strlen(b);
    if (n > LONGEST || m > LONGEST)
        return (unsigned)(n > m ? n : m);
    unsigned rows[3][LONGEST + 1];
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned change = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = min3(above[j] + 1, row[j - 1] + 1, change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                two_above[j - 2] + 1 < row[j])
                row[j] = two_above[j - 2] + 1;
        }
    }
    return rows[n % 3][m];
}

bool derive_near_miss(const char *typed, const char *meant)
{
    size_t length = strlen(meant);
    unsigned allowed = length <= 3 ? 1 : length <= 7 ? 2 : 3;
    unsigned distance = derive_distance(typed, meant);
    return distance <= allowed && distance < length;
}
