/* snapshot.h: one moment of a database with a write-ahead log. */
#include "../overlay_support.h"

#include "snapshot.h"

typedef struct {
    sqlite3 *holder; /* whose file it is; idle meanwhile */
    ember__snapshot_t s;
} taken;

static taken open_snapshot(void)
{
    taken t = {.holder = open_raw(NULL)};
    sqlite3_file *file = NULL;
    ask(t.holder, "SELECT count(*) FROM t");
    assert_int_equal(sqlite3_file_control(t.holder, "main", SQLITE_FCNTL_FILE_POINTER, &file), SQLITE_OK);
    ember__snapshot_init(&t.s, sqlite3_vfs_find(NULL), file,
                         sqlite3_filename_wal(sqlite3_db_filename(t.holder, "main")));
    return t;
}

static void close_snapshot(taken *t)
{
    ember__snapshot_drop(&t->s);
    ember__snapshot_drop(&t->s); /* once more does no harm */
    ember__snapshot_fini(&t->s);
    sqlite3_close(t->holder);
}

static uint32_t schema_cookie(ember__snapshot_t *s)
{
    unsigned char page[4096];
    assert_int_equal(ember__snapshot_read(s, 1, page), SQLITE_OK);
    return (uint32_t)page[40] << 24 | (uint32_t)page[41] << 16 | (uint32_t)page[42] << 8 | page[43];
}

static void it_stays_while_others_commit(void **state)
{
    fixture *f = *state;
    taken t = open_snapshot();
    assert_int_equal(ember__snapshot_take(&t.s), SQLITE_OK);
    assert_true(t.s.held);
    assert_int_equal(t.s.page_size, 4096);
    assert_int_equal(t.s.pages, ask(f->w, "PRAGMA page_count"));
    uint32_t cookie = schema_cookie(&t.s);
    assert_int_equal(cookie, ask(f->w, "PRAGMA schema_version"));
    assert_true(ember__snapshot_is_latest(&t.s));
    sql(f->w, "CREATE TABLE another(x)");
    assert_false(ember__snapshot_is_latest(&t.s));
    assert_int_equal(schema_cookie(&t.s), cookie);
    ember__snapshot_drop(&t.s);
    assert_false(ember__snapshot_is_latest(&t.s));
    assert_int_equal(ember__snapshot_take(&t.s), SQLITE_OK);
    assert_int_equal(schema_cookie(&t.s), cookie + 1);
    close_snapshot(&t);
}

static void which_pages_others_have_written(void **state)
{
    fixture *f = *state;
    unsigned char seen[64] = {0};
    bool untouched = false;
    taken t = open_snapshot();
    assert_int_equal(ember__snapshot_take(&t.s), SQLITE_OK);
    memset(seen, 0xff, sizeof seen);
    assert_int_equal(ember__snapshot_untouched(&t.s, seen, sizeof seen, &untouched), SQLITE_OK);
    assert_true(untouched);
    sql(f->w, "UPDATE t SET v = -1 WHERE id = 1");
    assert_int_equal(ember__snapshot_untouched(&t.s, seen, sizeof seen, &untouched), SQLITE_OK);
    assert_false(untouched);
    /* of a page that was not read it does not matter */
    memset(seen, 0, sizeof seen);
    assert_int_equal(ember__snapshot_untouched(&t.s, seen, sizeof seen, &untouched), SQLITE_OK);
    assert_true(untouched);
    assert_int_equal(ember__snapshot_untouched(&t.s, seen, 0, &untouched), SQLITE_OK);
    assert_true(untouched);
    ember__snapshot_drop(&t.s);
    assert_int_equal(ember__snapshot_untouched(&t.s, seen, sizeof seen, &untouched), SQLITE_OK);
    assert_false(untouched);
    close_snapshot(&t);
}

static void everything_in_the_file(void **state)
{
    fixture *f = *state;
    sql(f->w, "PRAGMA wal_checkpoint(TRUNCATE)");
    taken t = open_snapshot();
    assert_int_equal(ember__snapshot_take(&t.s), SQLITE_OK);
    assert_int_equal(t.s.mark, 0);
    assert_int_equal(schema_cookie(&t.s), ask(f->w, "PRAGMA schema_version"));
    close_snapshot(&t);
}

static void frames_of_the_log(void **state)
{
    fixture *f = *state;
    int log = 0, moved = 0;
    taken t = open_snapshot();
    assert_int_equal(sqlite3_wal_checkpoint_v2(f->w, NULL, SQLITE_CHECKPOINT_PASSIVE, &log, &moved),
                     SQLITE_OK);
    assert_true(log > 20);
    assert_int_equal(ember__log_frames(t.s.file), log);
    sql(f->w, "UPDATE t SET v = 0 WHERE id = 1"); /* begins the log anew */
    assert_in_range(ember__log_frames(t.s.file), 1, 10);
    close_snapshot(&t);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_stays_while_others_commit),
        TEST(which_pages_others_have_written),
        TEST(everything_in_the_file),
        TEST(frames_of_the_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
