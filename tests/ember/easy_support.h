/* What the tests of the friendly layer share. */
#ifndef EMBER_TEST_EASY_SUPPORT_H
#define EMBER_TEST_EASY_SUPPORT_H

#include "support.h"

#include "ember.h"

/* Fails with the handle's words when the status is another one. */
static inline void easy_at(int line, const ember_db *db, ember_status expected, ember_status status)
{
    if (status != expected)
        fail_msg("line %d: %s, not %s: %s", line, ember_status_name(status), ember_status_name(expected),
                 ember_errmsg(db));
    if (db && ember_errcode(db) != expected)
        fail_msg("line %d: the handle says %s", line, ember_status_name(ember_errcode(db)));
    if (db && (ember_errmsg(db)[0] == '\0') != (expected == EMBER_OK))
        fail_msg("line %d: the words are \"%s\"", line, ember_errmsg(db));
}

#define easy(expected, db, call) easy_at(__LINE__, db, expected, call)
#define ok(db, call)             easy(EMBER_OK, db, call)

#define easy_words(expected, words, db, call)                                                                \
    do {                                                                                                     \
        easy(expected, db, call);                                                                            \
        if (!strstr(ember_errmsg(db), words))                                                                \
            fail_msg("line %d: \"%s\" does not contain \"%s\"", __LINE__, ember_errmsg(db), words);          \
    } while (0)

static inline ember_db *open_memory(void)
{
    ember_db *db = ember_open(":memory:");
    assert_non_null(db);
    if (ember_errcode(db) != EMBER_OK)
        fail_msg("opening: %s", ember_errmsg(db));
    return db;
}

static inline int64_t count_of(ember_db *db, const char *sql)
{
    int64_t count = -1;
    ok(db, ember_query_row(db, sql, ember_into(&count)));
    return count;
}

#endif
