#include "test.h"

#include <toasty/types.h>

static void numbers(void **state)
{
    (void)state;
    static const char *const good[] = {"0",      "-0",  "+1",  "12.50",
                                       "-12.50", "007", "0.0", "123456789012345678901234567890.00000000001"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!toasty_decimal_valid(good[i]))
            fail_msg("refused: '%s'", good[i]);
}

static void what_is_not_a_number(void **state)
{
    (void)state;
    static const char *const bad[] = {"",    "-",     "+",   ".",   "1.",       ".5",    "-.5",
                                      "--1", "+-1",   "1e5", "1E5", "1.5e1",    " 1",    "1 ",
                                      "1,5", "1.2.3", "0x1", "NaN", "Infinity", "1_000", "\xD9\xA1"};
    assert_false(toasty_decimal_valid(NULL));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (toasty_decimal_valid(bad[i]))
            fail_msg("taken for a decimal number: '%s'", bad[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(what_is_not_a_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
