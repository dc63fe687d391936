#include "test.h"

#include <stdio.h>
#include <string.h>

#include "core/buffer.h"
#include "failing.h"

static void pieces_follow_one_another(void **state)
{
    (void)state;
    toasty__buffer buffer = {0};
    toasty__buffer_puts(&buffer, "SELECT ");
    toasty__buffer_putc(&buffer, '*');
    toasty__buffer_add(&buffer, " FROM nowhere", 5);
    toasty__buffer_printf(&buffer, " \"%s\" LIMIT %d", "users", 3);
    assert_false(buffer.failed);
    assert_string_equal(buffer.data, "SELECT * FROM \"users\" LIMIT 3");
    assert_int_equal(buffer.len, strlen(buffer.data));
    toasty__buffer_fini(&buffer);
    assert_null(buffer.data);
}

static void nothing_added_is_still_text(void **state)
{
    (void)state;
    toasty__buffer buffer = {0};
    toasty__buffer_puts(&buffer, "");
    assert_string_equal(buffer.data, "");
    assert_int_equal(buffer.len, 0);
    toasty__buffer_fini(&buffer);
    toasty__buffer_fini(&buffer);
}

static void bytes_may_be_zero(void **state)
{
    (void)state;
    toasty__buffer buffer = {0};
    toasty__buffer_add(&buffer, "a\0b", 3);
    assert_int_equal(buffer.len, 3);
    assert_memory_equal(buffer.data, "a\0b", 4);
    toasty__buffer_fini(&buffer);
}

/* Every length around every growth. */
static void printf_fits_exactly(void **state)
{
    (void)state;
    char expected[600];
    for (int before = 0; before < 140; before++) {
        for (int width = 0; width < 200; width += 1 + before % 3) {
            toasty__buffer buffer = {0};
            for (int i = 0; i < before; i++)
                toasty__buffer_putc(&buffer, 'x');
            toasty__buffer_printf(&buffer, "%*s|", width, "");
            memset(expected, 'x', (size_t)before);
            snprintf(expected + before, sizeof expected - (size_t)before, "%*s|", width, "");
            assert_string_equal(buffer.data, expected);
            assert_int_equal(buffer.len, strlen(expected));
            toasty__buffer_fini(&buffer);
        }
    }
}

static void failure_sticks(void **state)
{
    (void)state;
    toasty__buffer buffer = {0};
    toasty__buffer_puts(&buffer, "kept");
    failing_begin(0);
    toasty__buffer_printf(&buffer, "%200s", "");
    assert_int_equal(failing_end(), 1);
    assert_true(buffer.failed);
    assert_string_equal(buffer.data, "kept");
    toasty__buffer_puts(&buffer, "x");
    toasty__buffer_printf(&buffer, "%d", 1);
    assert_string_equal(buffer.data, "kept");
    toasty__buffer_fini(&buffer);
    assert_false(buffer.failed);
}

static void fails_until_memory_is_enough(void **state)
{
    (void)state;
    long n = 0;
    for (bool done = false; !done; n++) {
        toasty__buffer buffer = {0};
        failing_begin(n);
        for (int i = 0; i < 100; i++)
            toasty__buffer_printf(&buffer, "%d,", i);
        assert_int_equal(failing_end() == 0, !buffer.failed);
        done = !buffer.failed;
        if (done)
            assert_int_equal(buffer.len, 290);
        toasty__buffer_fini(&buffer);
    }
    assert_true(n > 2);
}

static void an_endless_length_fails(void **state)
{
    (void)state;
    volatile size_t endless = SIZE_MAX;
    toasty__buffer buffer = {0};
    toasty__buffer_puts(&buffer, "a");
    toasty__buffer_add(&buffer, "a", endless);
    assert_true(buffer.failed);
    toasty__buffer_fini(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_follow_one_another),
        cmocka_unit_test(nothing_added_is_still_text),
        cmocka_unit_test(bytes_may_be_zero),
        cmocka_unit_test(printf_fits_exactly),
        cmocka_unit_test(failure_sticks),
        cmocka_unit_test(fails_until_memory_is_enough),
        cmocka_unit_test(an_endless_length_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
