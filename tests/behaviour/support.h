/*
 * Common ground of the behaviour tests. Each program runs once for every kind of database, named by its first
 * argument: turso-memory, turso-file, sqlite-memory or sqlite-file. Each test opens a fresh database of that
 * kind. With "-fiber" behind it, as in turso-file-fiber, the tests run in a fiber on a libuv loop; with
 * "-simulated", in one of the simulator (tests/simulator); with "-cancelled", each is cancelled there, again and again
 * (torture.h).
 */
#ifndef TESTS_BEHAVIOUR_SUPPORT_H
#define TESTS_BEHAVIOUR_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <toasty/toasty.h>

#include "test_thread.h"

/* Reads the arguments and runs the tests; main returns it. */
#define TEST_MAIN(tests)                                                                                     \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        test_begin(argc, argv);                                                                              \
        int failed = test_run(tests, sizeof(tests) / sizeof *(tests));                                       \
        test_end();                                                                                          \
        return failed;                                                                                       \
    }

void test_begin(int argc, char **argv);
int test_run(const struct CMUnitTest *tests, size_t count);
void test_end(void);

/* A fresh database with these models and their schema: test_db(&User, &Todo). Fails the test when that fails.
 */
#define test_db(...) test_open_fresh(&(const toasty_open_options){.models = toasty_models(__VA_ARGS__)})
/* The same with options; `url` is set here. */
toasty_db *test_open_fresh(const toasty_open_options *options);
/* Opens without a schema and without checking; the file is fresh. */
toasty_db *test_try_open(const toasty_open_options *options);
/* Another handle of its own pool over the same file. Files only. */
toasty_db *test_reopen(const toasty_open_options *options);
const char *test_url(void);
bool test_in_memory(void);
bool test_is_turso(void);

/* Asserts that the last call on `db` went well, showing its message if not. */
#define test_ok(db) test_status_is(db, TOASTY_OK, __FILE__, __LINE__)
/* Asserts that it failed with this status, and that the message contains each of the words. */
#define test_failed(db, status, ...)                                                                         \
    test_failed_with(db, status, (const char *const[]){__VA_ARGS__, NULL}, __FILE__, __LINE__)
/* Asserts that an expression is true, showing the handle's message if not. */
#define test_true(db, expression) test_is_true(db, !!(expression), #expression, __FILE__, __LINE__)
void test_status_is(toasty_db *db, toasty_status status, const char *file, int line);
void test_failed_with(toasty_db *db, toasty_status status, const char *const *words, const char *file,
                      int line);
void test_is_true(toasty_db *db, bool value, const char *expression, const char *file, int line);

/* Zeroed memory that need not be freed: a test that is cancelled could not. */
void *test_alloc(size_t count, size_t size);
void test_free_all(void);

/* How often to do what is done many times: less where the test itself is run again and again. */
int test_amount(int usual, int when_cancelled);
/* How many results of calls, and what was added to them later, are not freed yet. */
long test_blocks(void);

/*
 * The strings that a member has in the records of a list, with commas between them: sorted, or in the list's
 * order.
 * "(none)" when the list is NULL. The text is valid until the eighth next call.
 */
#define test_names(list, member)                                                                             \
    ((list) ? test_joined((list)->items, (list)->len, sizeof *(list)->items,                                 \
                          offsetof(__typeof__(*(list)->items), member), true)                                \
            : "(none)")
#define test_names_in_order(list, member)                                                                    \
    ((list) ? test_joined((list)->items, (list)->len, sizeof *(list)->items,                                 \
                          offsetof(__typeof__(*(list)->items), member), false)                               \
            : "(none)")
const char *test_joined(const void *items, size_t len, size_t size, size_t offset, bool sorted);

/*
 * The statements sent since test_log_start, one word or two each: "BEGIN, INSERT users, SELECT todos,
 * COMMIT". A failed one has "!" behind it. The text is valid until the next call.
 */
void test_log_start(void);
const char *test_log(void);
/* The full text of the n-th statement (from 0) since test_log_start; NULL past the end. */
const char *test_log_sql(size_t n);
size_t test_log_count(void);

/* Asserts what `sql` gives in its only column, text, with commas between the rows. */
void test_sql(toasty_db *db, const char *sql, const char *expected);

/* What the stock sqlite3 program prints for `sql` on this run's file; for file runs only. Valid until the
 * next call. */
const char *test_sqlite3(const char *sql);

#endif
