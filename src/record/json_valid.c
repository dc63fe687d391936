#include <string.h>

#include "core/utf8.h"
#include "record/json_text.h"

enum { DEEPEST = 128 };

typedef struct reader {
    const char *at;
    size_t left; /* bytes before the NUL */
    unsigned depth;
} reader;

static bool read_value(reader *r);

static void advance(reader *r, size_t count)
{
    r->at += count;
    r->left -= count;
}

static bool take(reader *r, char c)
{
    if (*r->at != c || r->left == 0)
        return false;
    advance(r, 1);
    return true;
}

static void skip_space(reader *r)
{
    advance(r, strspn(r->at, " \t\n\r"));
}

static bool read_word(reader *r, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(r->at, word, length) != 0)
        return false;
    advance(r, length);
    return true;
}

static bool read_digits(reader *r)
{
    size_t count = strspn(r->at, "0123456789");
    advance(r, count);
    return count != 0;
}

static bool read_number(reader *r)
{
    take(r, '-');
    if (!take(r, '0') && !read_digits(r))
        return false;
    if (take(r, '.') && !read_digits(r))
        return false;
    if (take(r, 'e') || take(r, 'E')) {
        if (!take(r, '+'))
            take(r, '-');
        return read_digits(r);
    }
    return true;
}

static bool read_escape(reader *r)
{
    if (take(r, 'u')) {
        if (strspn(r->at, "0123456789abcdefABCDEF") < 4)
            return false;
        advance(r, 4);
        return true;
    }
    if (r->left == 0 || !strchr("\"\\/bfnrt", *r->at))
        return false;
    advance(r, 1);
    return true;
}

static bool read_string(reader *r)
{
    if (!take(r, '"'))
        return false;
    while (!take(r, '"')) {
        if (r->left == 0 || (unsigned char)*r->at < 0x20)
            return false;
        if (take(r, '\\')) {
            if (!read_escape(r))
                return false;
            continue;
        }
        size_t length = toasty__utf8_length(r->at, r->left);
        if (length == 0)
            return false;
        advance(r, length);
    }
    return true;
}

static bool read_member(reader *r)
{
    skip_space(r);
    if (!read_string(r))
        return false;
    skip_space(r);
    return take(r, ':') && read_value(r);
}

/* The rest of an object or array, behind its opening bracket. */
static bool read_items(reader *r, char close, bool (*read_item)(reader *))
{
    if (++r->depth > DEEPEST)
        return false;
    skip_space(r);
    if (!take(r, close)) {
        do
            if (!read_item(r))
                return false;
        while (take(r, ','));
        if (!take(r, close))
            return false;
    }
    r->depth--;
    return true;
}

static bool read_bare(reader *r)
{
    switch (*r->at) {
    case '{': advance(r, 1); return read_items(r, '}', read_member);
    case '[': advance(r, 1); return read_items(r, ']', read_value);
    case '"': return read_string(r);
    case 't': return read_word(r, "true");
    case 'f': return read_word(r, "false");
    case 'n': return read_word(r, "null");
    default: return read_number(r);
    }
}

/* With the space around it. */
static bool read_value(reader *r)
{
    skip_space(r);
    if (!read_bare(r))
        return false;
    skip_space(r);
    return true;
}

bool toasty__json_valid(const char *text)
{
    reader r = {.at = text, .left = strlen(text)};
    return read_value(&r) && r.left == 0;
}
