#include "test.h"

#include <string.h>

#include "core/utf8.h"

/* The encoding of a code point by the book; 0 for surrogates and what is no code point. */
static size_t encode(uint32_t point, char *out)
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        out[0] = (char)(0xC0 | point >> 6);
        out[1] = (char)(0x80 | (point & 63));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = (char)(0xE0 | point >> 12);
        out[1] = (char)(0x80 | (point >> 6 & 63));
        out[2] = (char)(0x80 | (point & 63));
        return point >= 0xD800 && point < 0xE000 ? 0 : 3;
    }
    out[0] = (char)(0xF0 | point >> 18);
    out[1] = (char)(0x80 | (point >> 12 & 63));
    out[2] = (char)(0x80 | (point >> 6 & 63));
    out[3] = (char)(0x80 | (point & 63));
    return point > 0x10FFFF ? 0 : 4;
}

static void every_code_point(void **state)
{
    (void)state;
    char text[4];
    for (uint32_t point = 0; point < 0x140000; point++) {
        size_t length = encode(point, text);
        assert_int_equal(toasty__utf8_length(text, 4), length);
        for (size_t left = 1; left < length; left++)
            assert_int_equal(toasty__utf8_length(text, left), 0);
    }
}

static void what_is_not_a_character(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "\x80",         "\xBF",     "\xC0\x80",         "\xC1\xBF",         "\xE0\x80\x80",
        "\xE0\x9F\xBF", "\xC3(",    "\xF0\x80\x80\x80", "\xF8\x88\x80\x80", "\xFF",
        "\xE2\x28\xA1", "\xE2\x82", "\xF0\x9F\x8D"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(toasty__utf8_length(wrong[i], strlen(wrong[i])), 0);
}

static void cutting(void **state)
{
    (void)state;
    const char *text = "ab\xF0\x9F\x8D\x9E"
                       "c";
    assert_int_equal(toasty__utf8_cut(text, 0), 0);
    assert_int_equal(toasty__utf8_cut(text, 1), 1);
    assert_int_equal(toasty__utf8_cut(text, 2), 2);
    assert_int_equal(toasty__utf8_cut(text, 3), 2);
    assert_int_equal(toasty__utf8_cut(text, 4), 2);
    assert_int_equal(toasty__utf8_cut(text, 5), 2);
    assert_int_equal(toasty__utf8_cut(text, 6), 6);
    assert_int_equal(toasty__utf8_cut(text, 7), 7);
    /* What is not UTF-8 is cut where asked. */
    assert_int_equal(toasty__utf8_cut("\x80\x80\x80\x80\x80\x80", 5), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point),
        cmocka_unit_test(what_is_not_a_character),
        cmocka_unit_test(cutting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
