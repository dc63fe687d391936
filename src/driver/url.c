#include "driver/url.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

enum { DEFAULT_BUSY_TIMEOUT_MS = 5000, SCHEME_MAX = 32 };

static bool is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of the scheme that `text` begins with; 0 when there is none. */
static size_t scheme_length(const char *text)
{
    size_t length = 0;
    if (!is_alpha(text[0]))
        return 0;
    while (is_alpha(text[length]) || is_digit(text[length]) || (text[length] && strchr("+.-", text[length])))
        length++;
    return text[length] == ':' ? length : 0;
}

/* Overwrites what lies between the two with three stars; returns where the text goes on. */
static char *hide(char *from, char *to)
{
    memmove(from + 3, to, strlen(to) + 1);
    memcpy(from, "***", 3);
    return from + 3;
}

/* The values of query keys that carry secrets. */
static void hide_query(char *at)
{
    static const char *const secret[] = {"password", "authtoken", "auth_token", "hexkey", "sslkey"};
    while (at) {
        char *key = at + 1;
        size_t length = strcspn(key, "=&");
        for (size_t i = 0; i < sizeof secret / sizeof *secret; i++)
            if (key[length] == '=' && length == strlen(secret[i]) &&
                strncasecmp(key, secret[i], length) == 0) {
                key = hide(key + length + 1, key + strcspn(key, "&"));
                break;
            }
        at = strchr(key, '&');
    }
}

/* A copy with room for the stars. */
static char *without_secrets(const char *text, toasty__arena *arena)
{
    size_t pairs = 1;
    for (const char *at = text; *at; at++)
        pairs += *at == '&';
    size_t length = strlen(text);
    char *copy = toasty__arena_alloc(arena, length + 3 * (pairs + 1) + 1);
    if (!copy)
        return NULL;
    memcpy(copy, text, length + 1);
    size_t scheme = scheme_length(copy);
    char *rest = copy + (scheme ? scheme + 1 : 0);
    if (strncmp(rest, "//", 2) == 0) {
        char *authority = rest + 2;
        /* A password may hold any character, so the last @ before the query ends it. */
        char *end = authority + strcspn(authority, "?");
        char *at_sign = end;
        while (at_sign > authority && *at_sign != '@')
            at_sign--;
        char *colon = memchr(authority, ':', (size_t)(end - authority));
        if (*at_sign == '@' && colon && colon < at_sign)
            hide(colon + 1, at_sign);
    }
    hide_query(strchr(rest, '?'));
    return copy;
}

static toasty_status find_driver(const char *text, size_t length, toasty__url *out, toasty__error *error)
{
    char scheme[SCHEME_MAX + 1];
    for (size_t i = 0; i <= length && i <= SCHEME_MAX; i++)
        scheme[i] =
            i == length ? '\0' : (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i]);
    scheme[SCHEME_MAX] = '\0';
    out->driver = length <= SCHEME_MAX ? toasty__driver_find(scheme) : NULL;
    if (!out->driver)
        return toasty__fail(error, TOASTY_UNSUPPORTED_FEATURE,
                            "unsupported database scheme `%s`: this build has %s", scheme,
                            toasty__driver_schemes());
    return TOASTY_OK;
}

static int hex_digit(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static toasty_status decode_path(const char *text, size_t length, toasty__arena *arena, toasty__url *out,
                                 toasty__error *error)
{
    char *path = toasty__arena_alloc(arena, length + 1);
    if (!path)
        return toasty__fail_memory(error);
    size_t written = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != '%') {
            path[written++] = text[i];
            continue;
        }
        int high = i + 2 < length ? hex_digit(text[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        if (low < 0)
            return toasty__fail(error, TOASTY_INVALID_CONNECTION_URL,
                                "`%s`: after %% there must be two hexadecimal digits; write %%25 for the "
                                "character %%",
                                out->display);
        if (high == 0 && low == 0)
            return toasty__fail(error, TOASTY_INVALID_CONNECTION_URL,
                                "`%s`: a path cannot hold the NUL byte %%00", out->display);
        path[written++] = (char)(high * 16 + low);
        i += 2;
    }
    path[written] = '\0';
    if (!written)
        return toasty__fail(error, TOASTY_INVALID_CONNECTION_URL,
                            "`%s` names no database: write `%s:./app.db`, or `%s::memory:` for one in memory",
                            out->display, out->driver->scheme, out->driver->scheme);
    out->path = path;
    return TOASTY_OK;
}

static bool is_word(const char *text, size_t length, const char *word)
{
    return length == strlen(word) && memcmp(text, word, length) == 0;
}

static int parse_number(const char *text, size_t length)
{
    int64_t number = 0;
    for (size_t i = 0; i < length && number <= INT_MAX; i++)
        number = is_digit(text[i]) ? number * 10 + (text[i] - '0') : INT64_C(1) << 32;
    return length && number <= INT_MAX ? (int)number : -1;
}

static toasty_status set_key(const char *key, size_t key_length, const char *value, size_t value_length,
                             toasty__url *out, toasty__error *error)
{
    bool turso = strcmp(out->driver->scheme, "turso") == 0;
    if (turso && is_word(key, key_length, "concurrent_writes")) {
        bool yes = is_word(value, value_length, "true");
        if (!yes && !is_word(value, value_length, "false"))
            return toasty__fail(error, TOASTY_INVALID_CONNECTION_URL,
                                "`concurrent_writes` must be true or false, not `%.*s`", (int)value_length,
                                value);
        if (out->concurrent_writes >= 0)
            return toasty__fail(error, TOASTY_INVALID_CONNECTION_URL, "`concurrent_writes` is given twice");
        out->concurrent_writes = yes;
        return TOASTY_OK;
    }
    if (is_word(key, key_length, "busy_timeout_ms")) {
        int number = parse_number(value, value_length);
        if (number < 0)
            return toasty__fail(error, TOASTY_INVALID_CONNECTION_URL,
                                "`busy_timeout_ms` must be a number of milliseconds from 0 to %d, not `%.*s`",
                                INT_MAX, (int)value_length, value);
        if (out->busy_timeout_ms >= 0)
            return toasty__fail(error, TOASTY_INVALID_CONNECTION_URL, "`busy_timeout_ms` is given twice");
        out->busy_timeout_ms = number;
        return TOASTY_OK;
    }
    return toasty__fail(error, TOASTY_INVALID_CONNECTION_URL, "`%s` has no option `%.*s`; it has %s",
                        out->driver->scheme, (int)key_length, key,
                        turso ? "concurrent_writes and busy_timeout_ms" : "busy_timeout_ms");
}

static toasty_status parse_query(const char *query, toasty__url *out, toasty__error *error)
{
    while (*query) {
        size_t length = strcspn(query, "&");
        size_t key_length = strcspn(query, "=&");
        size_t value_at = key_length < length ? key_length + 1 : key_length;
        if (length) {
            toasty_status status =
                set_key(query, key_length, query + value_at, length - value_at, out, error);
            if (status != TOASTY_OK)
                return status;
        }
        query += length + (query[length] == '&');
    }
    return TOASTY_OK;
}

toasty_status toasty__url_parse(const char *text, toasty__arena *arena, toasty__url *out,
                                toasty__error *error)
{
    *out = (toasty__url){.concurrent_writes = -1, .busy_timeout_ms = -1};
    if (!text || !*text)
        return toasty__fail(error, TOASTY_INVALID_CONNECTION_URL, "no URL was given: write `turso:./app.db`");
    if (strnlen(text, TOASTY__URL_MAX + 1) > TOASTY__URL_MAX)
        return toasty__fail(error, TOASTY_INVALID_CONNECTION_URL, "the URL is longer than %d bytes",
                            TOASTY__URL_MAX);
    out->display = without_secrets(text, arena);
    if (!out->display)
        return toasty__fail_memory(error);
    size_t scheme = scheme_length(text);
    if (!scheme)
        return toasty__fail(error, TOASTY_INVALID_CONNECTION_URL,
                            "`%s` has no scheme: write `turso:./app.db` or `sqlite:./app.db`", out->display);
    toasty_status status = find_driver(text, scheme, out, error);
    if (status != TOASTY_OK)
        return status;
    const char *path = text + scheme + 1;
    if (strncmp(path, "//", 2) == 0)
        path += 2;
    size_t length = strcspn(path, "?");
    status = decode_path(path, length, arena, out, error);
    if (status == TOASTY_OK && path[length] == '?')
        status = parse_query(path + length + 1, out, error);
    return status;
}

toasty_status toasty__url_config(const toasty__url *url, const toasty_driver_options *options,
                                 toasty__driver_config *out, toasty__error *error)
{
    const char *scheme = url->driver->scheme;
    bool given = options->driver || options->concurrent_writes || options->busy_timeout_ms;
    if (given && !options->driver)
        return toasty__fail(error, TOASTY_INVALID_DRIVER_CONFIGURATION,
                            "the driver options name no driver: make them with toasty_%s(…)", scheme);
    if (given && strcmp(options->driver, scheme) != 0)
        return toasty__fail(error, TOASTY_INVALID_DRIVER_CONFIGURATION,
                            "the driver options are for `%.32s`, but the URL is `%s`", options->driver,
                            url->display);
    if (options->concurrent_writes && strcmp(scheme, "turso") != 0)
        return toasty__fail(error, TOASTY_INVALID_DRIVER_CONFIGURATION,
                            "concurrent_writes is an option of turso, not of %s", scheme);
    if (options->busy_timeout_ms < -1)
        return toasty__fail(
            error, TOASTY_INVALID_DRIVER_CONFIGURATION,
            "busy_timeout_ms is %d: it must be a time, 0 for the default or -1 for not waiting",
            options->busy_timeout_ms);
    *out = (toasty__driver_config){
        .url = url->display,
        .path = url->path,
        .concurrent_writes = options->concurrent_writes || url->concurrent_writes == 1,
        .busy_timeout_ms = url->busy_timeout_ms >= 0 ? url->busy_timeout_ms : DEFAULT_BUSY_TIMEOUT_MS,
    };
    if (options->busy_timeout_ms)
        out->busy_timeout_ms = options->busy_timeout_ms < 0 ? 0 : options->busy_timeout_ms;
    return TOASTY_OK;
}
