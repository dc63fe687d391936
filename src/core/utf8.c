#include "core/utf8.h"

#include <stdbool.h>

static bool continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* What the first byte of a character announces; 0 when no character begins with it. */
static size_t announced(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    if (first >= 0xF0 && first <= 0xF4)
        return 4;
    return 0;
}

size_t toasty__utf8_length(const char *text, size_t left)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t length = announced(bytes[0]);
    if (length == 0 || length > left)
        return 0;
    for (size_t i = 1; i < length; i++)
        if (!continues(bytes[i]))
            return 0;
    /* Overlong forms, surrogates, and what lies behind U+10FFFF show in the second byte. */
    if ((bytes[0] == 0xE0 && bytes[1] < 0xA0) || (bytes[0] == 0xED && bytes[1] > 0x9F) ||
        (bytes[0] == 0xF0 && bytes[1] < 0x90) || (bytes[0] == 0xF4 && bytes[1] > 0x8F))
        return 0;
    return length;
}

size_t toasty__utf8_cut(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t begin = length;
    for (size_t back = 0; back < 4 && begin > 0; back++) {
        begin--;
        if (!continues(bytes[begin]))
            return announced(bytes[begin]) > length - begin ? begin : length;
    }
    return length;
}
