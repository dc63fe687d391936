/* Functions of the program's that make values, as in TOASTY(default(f())), run on the loop's thread in any
 * call. */
#include "../session/support.h"

#include "defaults.toasty.h"
#include "runtime/fiber.h"
#include <toasty/async.h>

long the_limit = 9;
static int calls;

long where_we_are(void)
{
    calls++;
    return gettid();
}

/* Whether no such value was made anywhere else; there are so many. */
static void expect_home(toasty_db *db, int64_t count)
{
    int64_t home = gettid();
    toasty_rows *rows =
        toasty_query(db, "SELECT made_on FROM albums UNION ALL SELECT changed_on FROM albums UNION ALL "
                         "SELECT made_on FROM tracks UNION ALL SELECT changed_on FROM marks");
    assert_non_null(rows);
    assert_int_equal(rows->len, count);
    for (size_t i = 0; i < rows->len; i++)
        assert_int_equal(toasty_row_value(rows, i, 0)->as.i64, home);
    toasty_free(rows);
}

static void make_records(void *url)
{
    temp_file file;
    temp_file_make(&file, url);
    uint64_t trips = toasty__fiber_trips();
    toasty_db *db = open_good(file.url, .models = toasty_models(&Album, &Track, &Mark));
    good(db, toasty_push_schema(db));
    struct Album *album =
        album_create(db, .tracks = tracks_new({.marks = marks_new({0}, {0})}, {.marks = marks_new({0})}));
    assert_non_null(album);
    assert_int_equal(album->tracks->items[1].limit, 9);
    expect_home(db, 7);
    good(db, album_update(db, album, .tracks = tracks_new({.marks = marks_new({0})})));
    struct Album *another = album_create(db);
    assert_non_null(another);
    expect_home(db, 11);
    toasty_free(another);
    toasty_free(album);
    toasty_close(db);
    temp_file_remove(&file);
    assert_true(!toasty__fiber_current() || toasty__fiber_trips() - trips >= 4); /* it was elsewhere, too */
}

static void values_are_made_at_home(void **state)
{
    (void)state;
    assert_int_equal(toasty_run(make_records, "turso"), TOASTY_OK);
    assert_int_equal(toasty_run(make_records, "sqlite"), TOASTY_OK);
    calls = 0;
    make_records("turso"); /* on a plain thread */
    assert_true(calls >= 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_made_at_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
