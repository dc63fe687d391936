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
    if (name.length > 6 && strncasecmp(name.at, "ember_", 6) == 0)
        return EMBER__SQL_EMBER;
    if (is(name, "case_sensitive_like")) /* nothing tells how it is set */
        return EMBER__SQL_ALONE;
    if (is(name, "journal_mode")) {
        if (then.length == 0 || is(then, ";"))
            return EMBER__SQL_JOURNAL_MODE;
        token value = next_token(&at);
        if (is(value, "mvcc") || is(value, "experimental_mvcc"))
            return EMBER__SQL_MVCC;
    }
    return EMBER__SQL_PRAGMA;
}

static const char *skip_empty(const char *sql)
{
    for (;;) {
        sql = skip_blanks(sql);
        if (*sql != ';')
            return sql;
        sql++;
    }
}

static enum ember__sql scan_explained(const char *at)
{
    token first = next_token(&at);
    if (is(first, "query") && (next_token(&at), true))
        first = next_token(&at);
    /* EXPLAIN PRAGMA does what the pragma does while it is compiled, and some do all of it then. */
    if (!is(first, "pragma"))
        return EMBER__SQL_OTHER;
    enum ember__sql kind = scan_pragma(at);
    return kind == EMBER__SQL_BUSY_TIMEOUT || kind == EMBER__SQL_ALONE ? kind : EMBER__SQL_PRAGMA;
}

static enum ember__sql scan_rollback(const char *at)
{
    token next = next_token(&at);
    if (is(next, "transaction"))
        next = next_token(&at);
    return is(next, "to") ? EMBER__SQL_ROLLBACK_TO : EMBER__SQL_ROLLBACK;
}

static enum ember__sql scan_begin(const char *at)
{
    token next = next_token(&at);
    return is(next, "concurrent") ? EMBER__SQL_BEGIN_CONCURRENT
           : is(next, "queued")   ? EMBER__SQL_BEGIN_QUEUED
                                  : EMBER__SQL_BEGIN;
}

static bool one_of(token t, const char *const *words)
{
    while (*words && !is(t, *words))
        words++;
    return *words != NULL;
}

/* Whether one of the words is in the rest of the statement, in whatever role. */
static bool mentions(const char *at, const char *const *words)
{
    for (at = skip_blanks(at); *at && *at != ';'; at = skip_blanks(at))
        if (one_of(next_token(&at), words))
            return true;
    return false;
}

static enum ember__sql scan_write(const char *at)
{
    static const char *const asking[] = {"rollback", "changes", "total_changes", "temp", NULL};
    return mentions(at, asking) ? EMBER__SQL_WRITE_HERE : EMBER__SQL_WRITE;
}

static enum ember__sql scan_create(const char *at)
{
    static const char *const temporary[] = {"temp", "temporary", NULL};
    return mentions(at, temporary) ? EMBER__SQL_ALONE : EMBER__SQL_OTHER;
}

enum ember__sql ember__scan(const char *sql)
{
    static const char *const writes[] = {"insert", "replace", "update", "delete", "with", NULL};
    sql = skip_empty(sql);
    if (!*sql || !strchr("aAbBcCdDeEiIpPrRuUwW", *sql))
        return EMBER__SQL_OTHER;
    token first = next_token(&sql);
    if (one_of(first, writes))
        return scan_write(sql);
    if (is(first, "create"))
        return scan_create(sql);
    if (is(first, "attach"))
        return EMBER__SQL_ALONE;
    if (is(first, "explain"))
        return scan_explained(sql);
    if (is(first, "pragma"))
        return scan_pragma(sql);
    if (is(first, "begin"))
        return scan_begin(sql);
    if (is(first, "commit") || is(first, "end"))
        return EMBER__SQL_COMMIT;
    return is(first, "rollback") ? scan_rollback(sql) : EMBER__SQL_OTHER;
}

ember__pragma_words_t ember__scan_pragma(const char *sql)
{
    const char *at = skip_empty(sql);
    next_token(&at);
    token name = next_token(&at);
    token then = next_token(&at);
    if (is(then, ".")) {
        name = next_token(&at);
        then = next_token(&at);
    }
    ember__pragma_words_t words = {name.at, name.length, then.at, 0, is(then, "=") || is(then, "(")};
    if (!words.sets)
        return words;
    token value = next_token(&at);
    token rest = next_token(&at);
    words.value = value.at;
    words.value_length = value.length;
    /* What is more than one word is shown as it stands. */
    if (rest.length && !is(rest, ")") && !is(rest, ";"))
        words.value_length = (size_t)(rest.at + rest.length - value.at);
    return words;
}

const char *ember__scan_end(const char *sql)
{
    sql = skip_empty(sql);
    for (;;) {
        sql = skip_blanks(sql);
        if (!*sql)
            return sql;
        if (*sql == ';')
            return sql + 1;
        next_token(&sql);
    }
}

size_t ember__scan_begin(const char *sql, size_t *length)
{
    const char *at = skip_empty(sql);
    next_token(&at);
    const char *word = at = skip_blanks(at);
    next_token(&at);
    *length = (size_t)(at - word);
    return (size_t)(word - sql);
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
