#include "test.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include <toasty/types.h>

#include "core/valid.h"

#define FIRST_SECOND INT64_C(-377705116800) /* -9999-01-01T00:00:00Z */
#define LAST_SECOND  INT64_C(253402300799)  /* 9999-12-31T23:59:59Z */

/* ---- timestamps ---- */

static void assert_timestamp(const char *text, int64_t seconds, int32_t nanoseconds)
{
    toasty_timestamp v = {.seconds = 1, .nanoseconds = 2};
    if (!toasty_timestamp_parse(text, &v))
        fail_msg("not read: %s", text);
    assert_true(v.seconds == seconds);
    assert_int_equal(v.nanoseconds, nanoseconds);
}

static void known_timestamps(void **state)
{
    (void)state;
    char out[TOASTY_TEXT_MAX];
    static const struct {
        toasty_timestamp v;
        const char *text;
    } known[] = {
        {{0, 0}, "1970-01-01T00:00:00.000000000Z"},
        {{-1, 999999999}, "1969-12-31T23:59:59.999999999Z"},
        {{951782400, 1}, "2000-02-29T00:00:00.000000001Z"},
        {{1730000000, 500000000}, "2024-10-27T03:33:20.500000000Z"},
        {{-62135596800, 0}, "0001-01-01T00:00:00.000000000Z"},
        {{-62167219200, 0}, "0000-01-01T00:00:00.000000000Z"},
        {{-62167219201, 0}, "-000001-12-31T23:59:59.000000000Z"},
        {{FIRST_SECOND, 0}, "-009999-01-01T00:00:00.000000000Z"},
        {{LAST_SECOND, 999999999}, "9999-12-31T23:59:59.999999999Z"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_string_equal(toasty_timestamp_format(known[i].v, out), known[i].text);
        assert_timestamp(known[i].text, known[i].v.seconds, known[i].v.nanoseconds);
        assert_true(toasty__timestamp_valid(known[i].v));
    }
}

static void forms_of_timestamps(void **state)
{
    (void)state;
    assert_timestamp("1970-01-01T00:00:00Z", 0, 0);
    assert_timestamp("1970-01-01t00:00:00z", 0, 0);
    assert_timestamp("1970-01-01 00:00Z", 0, 0);
    assert_timestamp("1970-01-01T00:00:00.5Z", 0, 500000000);
    assert_timestamp("1970-01-01T00:00:00,123456Z", 0, 123456000);
    assert_timestamp("1970-01-01T00:00:00+00", 0, 0);
    assert_timestamp("1970-01-01T02:30:00+02:30", 0, 0);
    assert_timestamp("1970-01-01T02:30:00+0230", 0, 0);
    assert_timestamp("1969-12-31T19:00:00-05:00", 0, 0);
    assert_timestamp("1970-01-01T00:00:00-00:00", 0, 0);
    assert_timestamp("1970-01-01T01:02:03+01:02:03", 0, 0);
    assert_timestamp("1970-01-01T01:02:03+010203", 0, 0);
    assert_timestamp("+001970-01-01T00:00:00Z", 0, 0);
    /* An offset may lead over the edge of a day, not over that of the calendar. */
    assert_timestamp("9999-12-31T23:59:59.999999999+00:01", LAST_SECOND - 60, 999999999);
}

static void what_is_not_a_timestamp(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "1970",
        "1970-01-01",
        "1970-01-01T00:00:00",
        "1970-01-01T00:00:00.Z",
        "1970-01-01T00:00:00.1234567890Z",
        "1970-01-01T00:00:00ZZ",
        "1970-01-01T00:00:00Z ",
        " 1970-01-01T00:00:00Z",
        "1970-01-01  00:00:00Z",
        "1970-01-01T24:00:00Z",
        "1970-01-01T00:60:00Z",
        "1970-01-01T00:00:60Z",
        "1970-01-01T0:00:00Z",
        "1970-01-01T00:00:00+24:00",
        "1970-01-01T00:00:00+00:60",
        "1970-01-01T00:00:00+1",
        "1970-01-01T00:00:00+01:",
        "1970-01-01T00:00:00+01:3",
        "1970-01-01T00:00:00+01:30:",
        "1970-01-01T00:00:00+01:3000",
        "1970-01-01T00:00:00+0130:00",
        "1970-01-01T00:00:00+-1:00",
        "1970-13-01T00:00:00Z",
        "1970-00-01T00:00:00Z",
        "1970-01-00T00:00:00Z",
        "1970-01-32T00:00:00Z",
        "1970-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "-1970-01-01T00:00:00Z",
        "-000000-01-01T00:00:00Z",
        "+010000-01-01T00:00:00Z",
        "-010000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-00:01",
        "-009999-01-01T00:00:00+00:01",
        "now",
    };
    toasty_timestamp v = {.seconds = 1, .nanoseconds = 2};
    assert_false(toasty_timestamp_parse(NULL, &v));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (toasty_timestamp_parse(wrong[i], &v))
            fail_msg("taken for a timestamp: '%s'", wrong[i]);
    assert_true(v.seconds == 1 && v.nanoseconds == 2);
}

/* Against the C library's calendar, over the whole range. */
static void agrees_with_the_c_library(void **state)
{
    (void)state;
    uint64_t seed = 42;
    for (int i = 0; i < 100000; i++) {
        uint64_t random = test_random(&seed);
        int64_t seconds = FIRST_SECOND + (int64_t)(random % (uint64_t)(LAST_SECOND - FIRST_SECOND + 1));
        int32_t nanoseconds = (int32_t)(test_random(&seed) % 1000000000);
        time_t t = (time_t)seconds;
        struct tm tm;
        assert_non_null(gmtime_r(&t, &tm));
        int year = tm.tm_year + 1900;
        char expected[96];
        snprintf(expected, sizeof expected,
                 year < 0 ? "-%06d-%02d-%02dT%02d:%02d:%02d.%09dZ" : "%04d-%02d-%02dT%02d:%02d:%02d.%09dZ",
                 year < 0 ? -year : year, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec,
                 (int)nanoseconds);
        char out[TOASTY_TEXT_MAX];
        toasty_timestamp v = {.seconds = seconds, .nanoseconds = nanoseconds};
        assert_string_equal(toasty_timestamp_format(v, out), expected);
        assert_timestamp(out, seconds, nanoseconds);
    }
}

static void text_order_is_time_order(void **state)
{
    (void)state;
    char a[TOASTY_TEXT_MAX];
    char b[TOASTY_TEXT_MAX];
    toasty_timestamp early = {.seconds = 1, .nanoseconds = 5};
    toasty_timestamp late = {.seconds = 1, .nanoseconds = 40};
    assert_true(strcmp(toasty_timestamp_format(early, a), toasty_timestamp_format(late, b)) < 0);
}

/* What is no instant of the calendar fits the buffer all the same, and does not read back. */
static void timestamps_beyond_the_calendar(void **state)
{
    (void)state;
    static const toasty_timestamp beyond[] = {
        {INT64_MAX, 999999999}, {INT64_MIN, 0}, {LAST_SECOND + 1, 0},   {FIRST_SECOND - 1, 0},
        {0, 1000000000},        {0, -1},        {INT64_MIN, INT32_MIN}, {INT64_MAX, INT32_MAX}};
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
        char out[TOASTY_TEXT_MAX];
        toasty_timestamp v;
        memset(out, 'x', sizeof out);
        toasty_timestamp_format(beyond[i], out);
        assert_true(memchr(out, '\0', sizeof out) != NULL);
        assert_false(toasty_timestamp_parse(out, &v));
        assert_false(toasty__timestamp_valid(beyond[i]));
    }
}

static void now_is_now(void **state)
{
    (void)state;
    int64_t before = (int64_t)time(NULL);
    toasty_timestamp now = toasty_now();
    assert_true(now.seconds >= before && now.seconds <= before + 60);
    assert_true(toasty__timestamp_valid(now));
}

/* ---- dates, times ---- */

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : lengths[month - 1];
}

static void every_date(void **state)
{
    (void)state;
    for (int year = -9999; year <= 9999; year += year > 1890 && year < 2110 ? 1 : 37) {
        for (int month = 0; month <= 13; month++) {
            for (int day = 0; day <= 32; day++) {
                bool exists = month >= 1 && month <= 12 && day >= 1 && day <= month_length(year, month);
                toasty_date v = {.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
                toasty_date back = {0};
                char out[TOASTY_TEXT_MAX];
                assert_int_equal(toasty__date_valid(v), exists);
                assert_int_equal(toasty_date_parse(toasty_date_format(v, out), &back), exists);
                if (exists)
                    assert_true(back.year == year && back.month == month && back.day == day);
            }
        }
    }
}

static void dates_as_text(void **state)
{
    (void)state;
    char out[TOASTY_TEXT_MAX];
    assert_string_equal(toasty_date_format((toasty_date){2024, 2, 29}, out), "2024-02-29");
    assert_string_equal(toasty_date_format((toasty_date){7, 1, 2}, out), "0007-01-02");
    assert_string_equal(toasty_date_format((toasty_date){-44, 3, 15}, out), "-000044-03-15");
    toasty_date v = {1, 1, 1};
    static const char *const wrong[] = {
        "",           "2024",          "2024-2-29",     "2024-02-29T", "2024-02-30",
        "20240229",   "2024/02/29",    "12024-02-29",   "-2024-02-29", " 2024-02-29",
        "2024-02-2x", "-000000-01-01", "+010000-01-01", "2023-02-29"};
    assert_false(toasty_date_parse(NULL, &v));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (toasty_date_parse(wrong[i], &v))
            fail_msg("taken for a date: '%s'", wrong[i]);
    assert_true(v.year == 1 && v.month == 1 && v.day == 1);
    assert_true(toasty_date_parse("+009999-12-31", &v));
    assert_int_equal(v.year, 9999);
}

static void times_as_text(void **state)
{
    (void)state;
    char out[TOASTY_TEXT_MAX];
    toasty_time v;
    assert_string_equal(toasty_time_format((toasty_time){1, 2, 3, 4}, out), "01:02:03.000000004");
    assert_true(toasty_time_parse("23:59:59.999999999", &v));
    assert_true(v.hour == 23 && v.minute == 59 && v.second == 59 && v.nanosecond == 999999999);
    assert_true(toasty_time_parse("07:08", &v));
    assert_true(v.hour == 7 && v.minute == 8 && v.second == 0 && v.nanosecond == 0);
    v = (toasty_time){1, 2, 3, 4};
    static const char *const wrong[] = {
        "",           "7:08",       "07",      "07:8",      "24:00:00",  "07:60", "07:08:60",
        "07:08:09.",  "07:08:09.x", "07:08.5", "07:08:09Z", "T07:08:09", "-7:08", "07:08:09.0000000001",
        "07:08:09 PM"};
    assert_false(toasty_time_parse(NULL, &v));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (toasty_time_parse(wrong[i], &v))
            fail_msg("taken for a time: '%s'", wrong[i]);
    assert_true(v.hour == 1 && v.minute == 2 && v.second == 3 && v.nanosecond == 4);
    assert_false(toasty__time_valid((toasty_time){24, 0, 0, 0}));
    assert_false(toasty__time_valid((toasty_time){0, 60, 0, 0}));
    assert_false(toasty__time_valid((toasty_time){0, 0, 60, 0}));
    assert_false(toasty__time_valid((toasty_time){0, 0, 0, -1}));
    assert_false(toasty__time_valid((toasty_time){0, 0, 0, 1000000000}));
}

static void datetimes_as_text(void **state)
{
    (void)state;
    char out[TOASTY_TEXT_MAX];
    toasty_datetime v = {{2024, 2, 29}, {13, 14, 15, 160000000}};
    assert_string_equal(toasty_datetime_format(v, out), "2024-02-29T13:14:15.160000000");
    static const char *const wrong[] = {"",
                                        "2024-02-29",
                                        "2024-02-29T",
                                        "13:14:15",
                                        "2024-02-29T13:14:15Z",
                                        "2024-02-29T13:14:15+01:00",
                                        "2024-02-30T13:14:15",
                                        "2024-02-29T25:14:15",
                                        "2024-02-29_13:14:15"};
    toasty_datetime back = v;
    assert_false(toasty_datetime_parse(NULL, &back));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (toasty_datetime_parse(wrong[i], &back))
            fail_msg("taken for a date and time: '%s'", wrong[i]);
    assert_true(toasty_datetime_parse("1999-12-31 23:59", &back));
    assert_true(back.date.year == 1999 && back.time.hour == 23 && back.time.nanosecond == 0);
    uint64_t seed = 3;
    for (int i = 0; i < 20000; i++) {
        uint64_t a = test_random(&seed);
        v.date.year = (int16_t)((int)(a % 19999) - 9999);
        v.date.month = (uint8_t)(1 + a / 20000 % 12);
        v.date.day = (uint8_t)(1 + a / 240000 % (uint64_t)month_length(v.date.year, v.date.month));
        v.time.hour = (uint8_t)(a / 10000000 % 24);
        v.time.minute = (uint8_t)(a / 1000000000 % 60);
        v.time.second = (uint8_t)(a / 100000000000 % 60);
        v.time.nanosecond = (int32_t)(test_random(&seed) % 1000000000);
        assert_true(toasty__datetime_valid(v));
        assert_true(toasty_datetime_parse(toasty_datetime_format(v, out), &back));
        assert_true(back.date.year == v.date.year && back.date.month == v.date.month &&
                    back.date.day == v.date.day);
        assert_true(back.time.hour == v.time.hour && back.time.minute == v.time.minute &&
                    back.time.second == v.time.second && back.time.nanosecond == v.time.nanosecond);
    }
}

/* Members out of range still fit the buffer. */
static void extreme_members_fit(void **state)
{
    (void)state;
    static const int16_t years[] = {INT16_MIN, INT16_MAX};
    static const int32_t nanoseconds[] = {INT32_MIN, INT32_MAX};
    for (int i = 0; i < 2; i++) {
        toasty_datetime v = {{years[i], 255, 255}, {255, 255, 255, nanoseconds[i]}};
        toasty_datetime back;
        char out[TOASTY_TEXT_MAX];
        memset(out, 'x', sizeof out);
        toasty_datetime_format(v, out);
        assert_true(memchr(out, '\0', sizeof out) != NULL);
        assert_false(toasty_datetime_parse(out, &back));
        assert_false(toasty__datetime_valid(v));
    }
}

/* No member out of range has a text that reads back, as another value perhaps. */
static void members_out_of_range_do_not_read_back(void **state)
{
    (void)state;
    for (unsigned member = 0; member < 5; member++) {
        for (unsigned value = 60; value < 256; value++) {
            toasty_datetime v = {{2024, 1, 1}, {1, 1, 1, 1}};
            toasty_datetime back;
            char out[TOASTY_TEXT_MAX];
            *(member == 0   ? &v.date.month
              : member == 1 ? &v.date.day
              : member == 2 ? &v.time.hour
              : member == 3 ? &v.time.minute
                            : &v.time.second) = (uint8_t)value;
            assert_false(toasty_datetime_parse(toasty_datetime_format(v, out), &back));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_timestamps),
        cmocka_unit_test(forms_of_timestamps),
        cmocka_unit_test(what_is_not_a_timestamp),
        cmocka_unit_test(agrees_with_the_c_library),
        cmocka_unit_test(text_order_is_time_order),
        cmocka_unit_test(timestamps_beyond_the_calendar),
        cmocka_unit_test(now_is_now),
        cmocka_unit_test(every_date),
        cmocka_unit_test(dates_as_text),
        cmocka_unit_test(times_as_text),
        cmocka_unit_test(datetimes_as_text),
        cmocka_unit_test(extreme_members_fit),
        cmocka_unit_test(members_out_of_range_do_not_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
