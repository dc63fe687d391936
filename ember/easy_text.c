/* As much of SQL as the friendly layer has to read: the words that a statement begins with. */
#include "easy.h"

#include <string.h>
#include <strings.h>

static const char *skip_blanks(const char *at)
{
    for (;;) {
        if (strncmp(at, "\xEF\xBB\xBF", 3) == 0) {
            at += 3; /* the byte order mark counts as blank */
        } else if (*at && strchr(" \t\n\f\r", *at)) {
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

static size_t word_length(const char *at)
{
    return strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_");
}

static bool is(const char *at, const char *word)
{
    size_t length = word_length(at);
    return length == strlen(word) && strncasecmp(at, word, length) == 0;
}

static const char *beginning(const char *sql)
{
    sql = skip_blanks(sql);
    while (*sql == ';')
        sql = skip_blanks(sql + 1);
    return sql;
}

bool ember__begins_with(const char *sql, const char *word)
{
    return is(beginning(sql), word);
}

bool ember__is_rollback(const char *sql)
{
    const char *at = beginning(sql);
    if (!is(at, "ROLLBACK"))
        return false;
    at = skip_blanks(at + word_length(at));
    if (is(at, "TRANSACTION"))
        at = skip_blanks(at + word_length(at));
    return !is(at, "TO");
}

bool ember__can_be_kept(const char *sql)
{
    static const char *const kinds[] = {"SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "VALUES"};
    const char *at = beginning(sql);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (is(at, kinds[i]))
            return true;
    }
    return false;
}
