/* pages.h: written pages, in memory and in a private file. */
#include "../support.h"

#include <sqlite3.h>

#include "pages.h"

enum { SIZE = 512 };

static void fill(unsigned char *page, uint32_t number, int round)
{
    for (size_t i = 0; i < SIZE; i++)
        page[i] = (unsigned char)(number * 7 + (uint32_t)round * 13 + i);
}

static void check(const ember__pages_t *pages, uint32_t number, int round)
{
    unsigned char want[SIZE], got[SIZE];
    fill(want, number, round);
    assert_int_equal(ember__pages_get(pages, number, got), SQLITE_OK);
    assert_memory_equal(got, want, SIZE);
}

static void pages_are_what_was_put_last(void **state)
{
    ember__pages_t pages;
    unsigned char page[SIZE];
    (void)state;
    /* ten in memory, the others in the file */
    ember__pages_init(&pages, sqlite3_vfs_find(NULL), 10, 1000);
    ember__pages_clear(&pages, SIZE);
    assert_int_equal(ember__pages_get(&pages, 1, page), SQLITE_NOTFOUND);
    for (int round = 0; round < 3; round++) {
        for (uint32_t n = 1; n <= 500; n++) {
            fill(page, n * 3, round);
            assert_int_equal(ember__pages_put(&pages, n * 3, page), SQLITE_OK);
        }
        for (uint32_t n = 1; n <= 500; n++)
            check(&pages, n * 3, round);
        assert_int_equal(ember__pages_get(&pages, 4, page), SQLITE_NOTFOUND);
        assert_int_equal(pages.count, 500);
        assert_int_equal(pages.in_memory, 10);
    }
    ember__pages_clear(&pages, SIZE);
    assert_int_equal(ember__pages_get(&pages, 3, page), SQLITE_NOTFOUND);
    fill(page, 3, 9);
    assert_int_equal(ember__pages_put(&pages, 3, page), SQLITE_OK);
    check(&pages, 3, 9);
    ember__pages_fini(&pages);
}

static void too_many_are_refused_and_the_others_stay(void **state)
{
    ember__pages_t pages;
    unsigned char page[SIZE];
    (void)state;
    ember__pages_init(&pages, sqlite3_vfs_find(NULL), 2, 4);
    ember__pages_clear(&pages, SIZE);
    for (uint32_t n = 1; n <= 4; n++) {
        fill(page, n, 0);
        assert_int_equal(ember__pages_put(&pages, n, page), SQLITE_OK);
    }
    fill(page, 5, 0);
    assert_int_equal(ember__pages_put(&pages, 5, page), SQLITE_FULL);
    assert_int_equal(ember__pages_get(&pages, 5, page), SQLITE_NOTFOUND);
    fill(page, 4, 1);
    assert_int_equal(ember__pages_put(&pages, 4, page), SQLITE_OK);
    check(&pages, 4, 1);
    check(&pages, 1, 0);
    ember__pages_fini(&pages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_what_was_put_last),
        cmocka_unit_test(too_many_are_refused_and_the_others_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
