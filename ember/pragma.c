#include "pragma.h"
#include "concurrency.h"
#include "stats.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Numbers of ember__pragma_t.which beyond those of the limits. */
enum { STATS = EMBER__LIMITS, SERIALIZABLE };

static bool is(const char *at, size_t length, const char *word)
{
    return length == strlen(word) && strncasecmp(at, word, length) == 0;
}

static bool find(const ember__pragma_words_t *words, ember__pragma_t *out)
{
    const ember__limit_kind_t *kind;
    if (is(words->name, words->name_length, "ember_stats")) {
        out->which = STATS;
        return true;
    }
    if (is(words->name, words->name_length, "ember_serializable")) {
        out->which = SERIALIZABLE;
        return true;
    }
    for (out->which = 0; (kind = ember__limit_kind(out->which)) != NULL; out->which++)
        if (is(words->name, words->name_length, kind->pragma))
            return true;
    return false;
}

static bool parse_switch(const ember__pragma_words_t *words, int64_t *out)
{
    static const char *const on[] = {"on", "1", "true", "yes"};
    static const char *const off[] = {"off", "0", "false", "no"};
    for (size_t i = 0; i < sizeof on / sizeof *on; i++) {
        *out = is(words->value, words->value_length, on[i]);
        if (*out || is(words->value, words->value_length, off[i]))
            return true;
    }
    return false;
}

/* A number from 1 to `most`. */
static bool parse_number(const ember__pragma_words_t *words, int64_t most, int64_t *out)
{
    if (!words->value_length || words->value_length > 18 ||
        strspn(words->value, "0123456789") < words->value_length)
        return false;
    *out = strtoll(words->value, NULL, 10);
    return *out >= 1 && *out <= most;
}

turso_status_code_t ember__pragma_parse(const char *sql, ember__pragma_t *out, const char **error)
{
    ember__pragma_words_t words = ember__scan_pragma(sql);
    int length = words.name_length < 100 ? (int)words.name_length : 100;
    *out = (ember__pragma_t){.sets = words.sets};
    if (!find(&words, out))
        return ember__fail(error, TURSO_ERROR, "there is no PRAGMA %.*s", length, words.name);
    if (!out->sets)
        return TURSO_OK;
    if (out->which == STATS)
        return ember__fail(error, TURSO_ERROR, "PRAGMA ember_stats only shows numbers: it cannot be set");
    if (out->which == SERIALIZABLE)
        return parse_switch(&words, &out->value)
                   ? TURSO_OK
                   : ember__fail(error, TURSO_ERROR, "PRAGMA ember_serializable is ON or OFF");
    int64_t most = ember__limit_kind(out->which)->most;
    return parse_number(&words, most, &out->value)
               ? TURSO_OK
               : ember__fail(error, TURSO_ERROR, "PRAGMA %.*s takes a number from 1 to %lld", length,
                             words.name, (long long)most);
}

char *ember__pragma_text(const turso_connection_t *connection, const ember__pragma_t *pragma)
{
    if (pragma->sets)
        return sqlite3_mprintf("SELECT 1 WHERE 0");
    if (pragma->which == STATS)
        return ember__stats_text(connection->database);
    if (pragma->which == SERIALIZABLE)
        return sqlite3_mprintf("SELECT %d AS ember_serializable", (int)connection->serializable);
    const ember__concurrency_t *concurrency = ember__concurrency_of(connection->database);
    int64_t value =
        concurrency ? ember__limit(&concurrency->limits, pragma->which) : ember__limit_usual(pragma->which);
    return sqlite3_mprintf("SELECT %lld AS %s", value, ember__limit_kind(pragma->which)->pragma);
}

turso_status_code_t ember__pragma_set(turso_connection_t *connection, const ember__pragma_t *pragma,
                                      const char **error)
{
    if (!pragma->sets)
        return TURSO_OK;
    if (pragma->which == SERIALIZABLE) {
        connection->serializable = pragma->value != 0;
        return TURSO_OK;
    }
    ember__concurrency_t *concurrency = ember__concurrency_of(connection->database);
    if (!concurrency)
        return ember__fail(
            error, TURSO_ERROR,
            "PRAGMA %s is a limit of concurrent transactions, which are not turned on for this "
            "database; do that with PRAGMA journal_mode = 'mvcc' first",
            ember__limit_kind(pragma->which)->pragma);
    ember__limit_set(&concurrency->limits, pragma->which, pragma->value);
    return TURSO_OK;
}
