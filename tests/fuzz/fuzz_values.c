/* Texts of values: what a parser accepts comes again from its text, and no value, however wrong, has too long
 * a text. */
#include "fuzz.h"

#include <toasty/types.h>

/* Parses, formats, parses: the two values agree. Then formats whatever the input's bytes make. */
#define CHECK(name)                                                                                          \
    static void check_##name(const char *text, const uint8_t *data, size_t size)                             \
    {                                                                                                        \
        toasty_##name value, again, any;                                                                     \
        char *out = malloc(TOASTY_TEXT_MAX), *second = malloc(TOASTY_TEXT_MAX);                              \
        FUZZ_CHECK(out &&second);                                                                            \
        if (toasty_##name##_parse(text, &value)) {                                                           \
            FUZZ_CHECK(toasty_##name##_format(value, out) == out);                                           \
            FUZZ_CHECK(toasty_##name##_parse(out, &again));                                                  \
            FUZZ_CHECK(!strcmp(toasty_##name##_format(again, second), out));                                 \
        }                                                                                                    \
        memset(&any, 0, sizeof any);                                                                         \
        memcpy(&any, data, size < sizeof any ? size : sizeof any);                                           \
        toasty_##name##_format(any, out);                                                                    \
        FUZZ_CHECK(memchr(out, '\0', TOASTY_TEXT_MAX));                                                      \
        if (toasty_##name##_parse(out, &again))                                                              \
            FUZZ_CHECK(!strcmp(toasty_##name##_format(again, second), out));                                 \
        free(out);                                                                                           \
        free(second);                                                                                        \
    }

CHECK(timestamp)
CHECK(date)
CHECK(time)
CHECK(datetime)
CHECK(inet)
CHECK(cidr)
CHECK(macaddr)
CHECK(macaddr8)

static void check_uuid(const char *text)
{
    toasty_uuid value, again;
    char *out = malloc(37);
    FUZZ_CHECK(out);
    if (toasty_uuid_parse(text, &value)) {
        toasty_uuid_format(value, out);
        FUZZ_CHECK(strlen(out) == 36 && toasty_uuid_parse(out, &again) && toasty_uuid_equal(value, again));
    }
    free(out);
}

/* A decimal is a sign, digits and a fraction, and nothing else is one. */
static void check_decimal(const char *text)
{
    const char *at = text;
    if (*at == '+' || *at == '-')
        at++;
    size_t whole = strspn(at, "0123456789"), fraction = 0;
    at += whole;
    if (*at == '.')
        at += 1 + (fraction = strspn(at + 1, "0123456789"));
    if (toasty_decimal_valid(text))
        FUZZ_CHECK(!*at && whole + fraction > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size);
    check_timestamp(text, data, size);
    check_date(text, data, size);
    check_time(text, data, size);
    check_datetime(text, data, size);
    check_inet(text, data, size);
    check_cidr(text, data, size);
    check_macaddr(text, data, size);
    check_macaddr8(text, data, size);
    check_uuid(text);
    check_decimal(text);
    free(text);
    return 0;
}
