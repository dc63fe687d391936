#include "scan.h"

#include <string.h>
#include <strings.h>

/* A token: a word (quotes taken off), or one other character. */
typedef struct {
    const char *at;
    size_t length;
} token;

static const char *skip_blanks(const char *at)
{
    for (;;) {
        /* The byte order mark counts as blank for SQLite. */
        if (strncmp(at, "\xEF\xBB\xBF", 3) == 0) {
            at += 3;
        } else if (strchr(" \t\n\f\r", *at) && *at) {
            at++;
        } else if (at[0] == '-' && at[1] == '-') {
            at += strcspn(at, "\n");
        } else if (at[0] == '/' && at[1] == '*') {
            const char *end = strstr(at + 2, "*/");
            at = end ? end + 2 : at + strlen(at);
        } else {
            return at;
        }
    }
}

static bool word_char(char c)
{
    unsigned char u = (unsigned char)c;
    return (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u == '_' ||
           u == '$' || u >= 0x80;
}

static token next_token(const char **cursor)
{
    const char *at = skip_blanks(*cursor);
    token result = {at, 0};
    char quote = *at == '[' ? ']' : *at;
    if (quote == ']' || quote == '\'' || quote == '"' || quote == '`') {
        const char *end = strchr(at + 1, quote);
        result.at = at + 1;
        result.length = end ? (size_t)(end - at - 1) : strlen(at + 1);
        *cursor = end ? end + 1 : result.at + result.length;
        return result;
    }
    while (word_char(at[result.length]))
        result.length++;
    if (result.length == 0 && *at)
        result.length = 1;
    *cursor = at + result.length;
    return result;
}

static bool is(token t, const char *word)
{
    return t.length == strlen(word) && strncasecmp(t.at, word, t.length) == 0;
}

static enum ember__sql scan_pragma(const char *at)
{
    token name = next_token(&at);
    token then = next_token(&at);
    if (is(then, ".")) {
        name = next_token(&at);
        then = next_token(&at);
    }
    if (is(name, "busy_timeout"))
        return EMBER__SQL_BUSY_TIMEOUT;
    if (is(name, "journal_mode") && (is(then, "=") || is(then, "("))) {
        token value = next_token(&at);
        if (is(value, "mvcc") || is(value, "experimental_mvcc"))
            return EMBER__SQL_MVCC;
    }
    return EMBER__SQL_PRAGMA;
}

enum ember__sql ember__scan(const char *sql)
{
    for (;;) {
        sql = skip_blanks(sql);
        if (*sql != ';')
            break;
        sql++;
    }
    if (!*sql || !strchr("bBeEpP", *sql))
        return EMBER__SQL_OTHER;
    token first = next_token(&sql);
    if (is(first, "explain")) {
        /* EXPLAIN PRAGMA does what the pragma does while it is compiled. */
        first = next_token(&sql);
        if (is(first, "query") && (next_token(&sql), true))
            first = next_token(&sql);
    }
    if (is(first, "pragma"))
        return scan_pragma(sql);
    if (is(first, "begin") && is(next_token(&sql), "concurrent"))
        return EMBER__SQL_BEGIN_CONCURRENT;
    return EMBER__SQL_OTHER;
}

bool ember__scan_blank(const char *sql)
{
    for (;;) {
        sql = skip_blanks(sql);
        if (*sql != ';')
            return *sql == '\0';
        sql++;
    }
}
