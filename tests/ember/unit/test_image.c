/* image.h: rows as bytes. */
#include "../support.h"

#include <sqlite3.h>

#include "image.h"

static sqlite3 *db;

static int set_up(void **state)
{
    (void)state;
    return sqlite3_open(":memory:", &db);
}

static int tear_down(void **state)
{
    (void)state;
    return sqlite3_close(db);
}

static sqlite3_stmt *row_of(const char *sql)
{
    sqlite3_stmt *vm = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &vm, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(vm), SQLITE_ROW);
    return vm;
}

static ember__buffer_t image_of(const char *sql, int encoding)
{
    ember__buffer_t image = {0};
    sqlite3_stmt *vm = row_of(sql);
    assert_int_equal(ember__image_add_row(&image, vm, sqlite3_data_count(vm), encoding), SQLITE_OK);
    sqlite3_finalize(vm);
    return image;
}

static bool same(const char *a, const char *b)
{
    ember__buffer_t x = image_of(a, SQLITE_UTF8);
    ember__buffer_t y = image_of(b, SQLITE_UTF8);
    bool equal = x.size == y.size && memcmp(x.data, y.data, x.size) == 0;
    ember__buffer_fini(&x);
    ember__buffer_fini(&y);
    return equal;
}

static void equal_rows_are_equal_bytes(void **state)
{
    (void)state;
    assert_true(same("SELECT 1, 'a', NULL, 0.5, x'00ff'", "SELECT 1, 'a', NULL, 0.5, x'00ff'"));
    assert_false(same("SELECT 1", "SELECT 1.0"));
    assert_false(same("SELECT 'a'", "SELECT x'61'"));
    assert_false(same("SELECT ''", "SELECT NULL"));
    assert_false(same("SELECT 'ab', 'c'", "SELECT 'a', 'bc'"));
    assert_false(same("SELECT 'a'", "SELECT 'A'"));
}

static void bound_again_they_are_what_they_were(void **state)
{
    static const char *const row =
        "SELECT -9223372036854775807 - 1, 1e300, 'tête-à-tête', '', x'', x'0001', NULL";
    static const int encodings[] = {SQLITE_UTF8, SQLITE_UTF16LE};
    (void)state;
    for (size_t i = 0; i < COUNT(encodings); i++) {
        ember__buffer_t image = image_of(row, encodings[i]);
        ember__buffer_t again = {0};
        sqlite3_stmt *vm = NULL;
        assert_int_equal(sqlite3_prepare_v2(db, "SELECT ?2, ?3, ?4, ?5, ?6, ?7, ?8", -1, &vm, NULL),
                         SQLITE_OK);
        assert_int_equal(ember__image_bind(vm, 2, image.data, 7, encodings[i]), SQLITE_OK);
        assert_int_equal(sqlite3_step(vm), SQLITE_ROW);
        assert_string_equal((const char *)sqlite3_column_text(vm, 2), "tête-à-tête");
        sqlite3_reset(vm);
        assert_int_equal(sqlite3_step(vm), SQLITE_ROW);
        assert_int_equal(ember__image_add_row(&again, vm, sqlite3_data_count(vm), encodings[i]), SQLITE_OK);
        assert_int_equal(again.size, image.size);
        assert_memory_equal(again.data, image.data, image.size);
        /* one parameter too many */
        sqlite3_reset(vm);
        assert_int_equal(ember__image_bind(vm, 3, image.data, 7, encodings[i]), SQLITE_RANGE);
        sqlite3_finalize(vm);
        ember__buffer_fini(&image);
        ember__buffer_fini(&again);
    }
}

static void printed_for_people(void **state)
{
    char out[60];
    (void)state;
    ember__buffer_t image = image_of("SELECT 1, 'two', 0.5, x'00', NULL", SQLITE_UTF8);
    ember__image_print(out, sizeof out, image.data, 4, SQLITE_UTF8);
    assert_string_equal(out, "1, 'two', 0.5, (1 bytes)");
    /* cut, but whole as a text */
    ember__image_print(out, 8, image.data, 5, SQLITE_UTF8);
    assert_true(strlen(out) < 8);
    ember__image_print(out, 1, image.data, 5, SQLITE_UTF8);
    assert_string_equal(out, "");
    ember__buffer_fini(&image);
}

static void a_buffer_grows(void **state)
{
    ember__buffer_t buffer = {0};
    (void)state;
    assert_true(ember__buffer_add(&buffer, NULL, 0));
    assert_int_equal(buffer.size, 0);
    for (int i = 0; i < 1000; i++)
        assert_true(ember__buffer_add(&buffer, &i, sizeof i));
    for (int i = 0; i < 1000; i++) {
        int got;
        memcpy(&got, buffer.data + (size_t)i * sizeof got, sizeof got);
        assert_int_equal(got, i);
    }
    ember__buffer_fini(&buffer);
    assert_null(buffer.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_rows_are_equal_bytes),
        cmocka_unit_test(bound_again_they_are_what_they_were),
        cmocka_unit_test(printed_for_people),
        cmocka_unit_test(a_buffer_grows),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
