/* Databases, a recorder of log events and small helpers for tests of sessions. */
#ifndef TESTS_SESSION_SUPPORT_H
#define TESTS_SESSION_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <toasty/db.h>

/* ---- a file of its own ---- */

typedef struct temp_file {
    char directory[32];
    char url[64];
    const char *path; /* inside url */
} temp_file;

static inline void temp_file_make(temp_file *file, const char *scheme)
{
    strcpy(file->directory, "session-XXXXXX");
    assert_non_null(mkdtemp(file->directory));
    snprintf(file->url, sizeof file->url, "%s:%s/test.db", scheme, file->directory);
    file->path = file->url + strlen(scheme) + 1;
}

static inline void temp_file_remove(temp_file *file)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    char name[96];
    for (int i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "%s%s", file->path, ends[i]);
        unlink(name);
    }
    assert_int_equal(rmdir(file->directory), 0);
}

/* ---- statuses and values ---- */

/* Checks a call's status and that the handle says the same; shows the message when they differ. */
static inline void check_at(toasty_db *db, toasty_status got, toasty_status wanted, const char *file,
                            int line)
{
    if (got != wanted) {
        print_error("%s: %s\n", toasty_status_name(got), toasty_errmsg(db));
        _fail(file, line);
    }
    _assert_int_equal((uintmax_t)toasty_errcode(db), (uintmax_t)wanted, file, line);
    _assert_int_equal(toasty_errmsg(db)[0] == '\0', wanted == TOASTY_OK, file, line);
}
#define check(db, call, wanted) check_at(db, call, wanted, __FILE__, __LINE__)
#define good(db, call)          check(db, call, TOASTY_OK)

static inline toasty_db *open_good_at(toasty_db *db, const char *file, int line)
{
    if (!db || toasty_errcode(db) != TOASTY_OK) {
        print_error("%s\n", toasty_errmsg(db));
        _fail(file, line);
    }
    return db;
}
#define open_good(...) open_good_at(toasty_open(__VA_ARGS__), __FILE__, __LINE__)

/* The only value of a query, an integer. */
static inline int64_t ask(toasty_db *db, const char *sql)
{
    toasty_rows *rows = toasty_query(db, sql);
    if (!rows)
        print_error("%s\n", toasty_errmsg(db));
    assert_non_null(rows);
    assert_int_equal(rows->len, 1);
    const toasty_value *value = toasty_row_value(rows, 0, 0);
    assert_int_equal(value->type, TOASTY_TYPE_I64);
    int64_t number = value->as.i64;
    toasty_free(rows);
    return number;
}

static inline void assert_message(toasty_db *db, const char *words)
{
    if (!strstr(toasty_errmsg(db), words))
        fail_msg("\"%s\" is not in \"%s\"", words, toasty_errmsg(db));
}

/* ---- events ---- */

enum { MAX_EVENTS = 256 };

typedef struct recorded {
    toasty_log_level level;
    char message[128];
    char system[16];
    char statement[256];
    char params[4096];
    char error[256];
    double duration_ms;
    int64_t rows;
} recorded;

static struct {
    pthread_mutex_t lock;
    int count;
    recorded events[MAX_EVENTS];
} recorder = {.lock = PTHREAD_MUTEX_INITIALIZER};

static inline void record_event(void *context, const toasty_log_event *event)
{
    (void)context;
    pthread_mutex_lock(&recorder.lock);
    if (recorder.count < MAX_EVENTS) {
        recorded *to = &recorder.events[recorder.count++];
        to->level = event->level;
        snprintf(to->message, sizeof to->message, "%s", event->message);
        snprintf(to->system, sizeof to->system, "%s", event->system);
        snprintf(to->statement, sizeof to->statement, "%s", event->statement);
        snprintf(to->params, sizeof to->params, "%s", event->params);
        snprintf(to->error, sizeof to->error, "%s", event->error);
        to->duration_ms = event->duration_ms;
        to->rows = event->rows;
    }
    pthread_mutex_unlock(&recorder.lock);
}

static inline void record_begin(void)
{
    recorder.count = 0;
    toasty_set_logger(record_event, NULL);
}

static inline void record_end(void)
{
    toasty_set_logger(NULL, NULL);
}

/* Expects that exactly these statements ran since record_begin; the list ends with NULL. */
static inline void assert_ran(const char *const *statements)
{
    int count = 0;
    while (statements[count])
        count++;
    for (int i = 0; i < recorder.count && i < count; i++)
        assert_string_equal(recorder.events[i].statement, statements[i]);
    assert_int_equal(recorder.count, count);
}

#endif
