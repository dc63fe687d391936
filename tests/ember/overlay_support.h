/* What the tests of the overlay share: an ordinary connection, and one on the overlay, to one database. */
#ifndef EMBER_TEST_OVERLAY_H
#define EMBER_TEST_OVERLAY_H

#include "support.h"

#include <sqlite3.h>

#include "overlay.h"

static char directory[500];
static ember__overlay_vfs_t *vfs;

static inline sqlite3 *open_raw(const char *vfs_name)
{
    sqlite3 *db = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE;
    assert_int_equal(sqlite3_open_v2("a.db", &db, flags, vfs_name), SQLITE_OK);
    return db;
}

static inline void sql_at(int line, sqlite3 *db, int expected, const char *text)
{
    int rc = sqlite3_exec(db, text, NULL, NULL, NULL);
    if (rc != expected)
        fail_msg("line %d: %s gave %d, not %d: %s", line, text, rc, expected, sqlite3_errmsg(db));
}

#define sql(db, text)              sql_at(__LINE__, db, SQLITE_OK, text)
#define sql_rc(db, expected, text) sql_at(__LINE__, db, expected, text)

static inline int64_t ask(sqlite3 *db, const char *text)
{
    sqlite3_stmt *vm = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &vm, NULL), SQLITE_OK);
    int rc = sqlite3_step(vm);
    if (rc != SQLITE_ROW)
        fail_msg("%s gave %d: %s", text, rc, sqlite3_errmsg(db));
    int64_t value = sqlite3_column_int64(vm, 0);
    sqlite3_finalize(vm);
    return value;
}

static inline void assert_sound(sqlite3 *db)
{
    assert_int_equal(ask(db, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1);
}

/* A database with 400 rows of half a kilobyte; w is an ordinary connection to it. */
typedef struct {
    sqlite3 *w;
    sqlite3 *p;
    ember__overlay_t *o;
    int calls;
    int answer;
} fixture;

static inline int on_commit(void *arg)
{
    fixture *f = arg;
    f->calls++;
    return f->answer;
}

static inline int on_arm(void *arg)
{
    ember__overlay_arm(arg);
    return 0;
}

static inline sqlite3 *open_overlay(void)
{
    sqlite3 *db = open_raw(ember__overlay_vfs_name(vfs));
    sql(db, "PRAGMA journal_mode = MEMORY");
    return db;
}

static inline int set_up(void **state)
{
    static fixture f;
    f = (fixture){0};
    enter_scratch(directory, sizeof directory);
    ember__overlay_limits_t limits = {.pages = 2000, .pages_in_memory = 10};
    assert_int_equal(ember__overlay_vfs_new(NULL, limits, &vfs), SQLITE_OK);
    f.w = open_raw(NULL);
    sql(f.w, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0;"
             "CREATE TABLE t(id INTEGER PRIMARY KEY, v, pad); CREATE INDEX tv ON t(v);"
             "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 400)"
             "INSERT INTO t SELECT i, i, zeroblob(500) FROM c");
    f.p = open_overlay();
    f.o = ember__overlay_of(f.p);
    assert_non_null(f.o);
    assert_null(ember__overlay_of(f.w));
    sqlite3_commit_hook(f.p, on_arm, f.o);
    ember__overlay_on_commit(f.o, on_commit, &f);
    *state = &f;
    return 0;
}

static inline int tear_down(void **state)
{
    fixture *f = *state;
    sqlite3_close(f->p);
    sqlite3_close(f->w);
    ember__overlay_vfs_free(vfs);
    leave_scratch(directory);
    return 0;
}

#define SUM "SELECT sum(v) FROM t"
enum { FIRST_SUM = 400 * 401 / 2 };

#endif
