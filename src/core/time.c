#include <stdio.h>

#include <toasty/types.h>

#include "core/clock.h"
#include "core/valid.h"

enum { SECONDS_OF_DAY = 86400, NANOSECONDS = 1000000000, LAST_YEAR = 9999 };

/* 0000-03-01, from which the calendar arithmetic counts, lies this many days before 1970-01-01. */
#define EPOCH_DAYS INT64_C(719468)
#define ERA_DAYS   INT64_C(146097) /* 400 years */

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool toasty__date_valid(toasty_date v)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (v.year < -LAST_YEAR || v.year > LAST_YEAR || v.month < 1 || v.month > 12 || v.day < 1)
        return false;
    return v.day <= days[v.month - 1] + (v.month == 2 && leap(v.year));
}

bool toasty__time_valid(toasty_time v)
{
    return v.hour <= 23 && v.minute <= 59 && v.second <= 59 && v.nanosecond >= 0 &&
           v.nanosecond < NANOSECONDS;
}

bool toasty__datetime_valid(toasty_datetime v)
{
    return toasty__date_valid(v.date) && toasty__time_valid(v.time);
}

/*
 * Days since 1970-01-01. Years are counted from March, so that the leap day comes last; then the months'
 * lengths repeat every five months (153 days) and no table is needed.
 */
static int64_t days_of_date(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = floor_div(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * ERA_DAYS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           EPOCH_DAYS;
}

/* The other way. The year may be far beyond what a toasty_date holds. */
static int64_t date_of_days(int64_t days, int *month, int *day)
{
    days += EPOCH_DAYS;
    int64_t era = floor_div(days, ERA_DAYS);
    int64_t day_of_era = days - era * ERA_DAYS;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    *day = (int)(day_of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    return year_of_era + era * 400 + (*month <= 2);
}

bool toasty__timestamp_valid(toasty_timestamp v)
{
    return v.nanoseconds >= 0 && v.nanoseconds < NANOSECONDS &&
           v.seconds >= days_of_date(-LAST_YEAR, 1, 1) * SECONDS_OF_DAY &&
           v.seconds < days_of_date(LAST_YEAR + 1, 1, 1) * SECONDS_OF_DAY;
}

toasty_timestamp toasty_now(void)
{
    int64_t ns = toasty__realtime_ns();
    int64_t seconds = floor_div(ns, NANOSECONDS);
    return (toasty_timestamp){.seconds = seconds, .nanoseconds = (int32_t)(ns - seconds * NANOSECONDS)};
}

/* ---- writing ---- */

static int put_digits(char *to, uint32_t number, int count)
{
    for (int i = count; i-- > 0; number /= 10)
        to[i] = (char)('0' + number % 10);
    return count;
}

/* Years that four digits do not hold have a sign and six, as ISO 8601 wants them. */
static int put_date(char *to, size_t size, int64_t year, unsigned month, unsigned day)
{
    if (year < 0 || year > LAST_YEAR || month > 99 || day > 99)
        return snprintf(to, size, year < 0 || year > LAST_YEAR ? "%+07lld-%02u-%02u" : "%04lld-%02u-%02u",
                        (long long)year, month, day);
    /* The usual case, without printf's price. */
    int length = put_digits(to, (uint32_t)year, 4);
    to[length++] = '-';
    length += put_digits(to + length, month, 2);
    to[length++] = '-';
    length += put_digits(to + length, day, 2);
    to[length] = '\0';
    return length;
}

static int put_time(char *to, size_t size, toasty_time v)
{
    if (!toasty__time_valid(v))
        return snprintf(to, size, "%02u:%02u:%02u.%09ld", v.hour, v.minute, v.second, (long)v.nanosecond);
    int length = put_digits(to, v.hour, 2);
    to[length++] = ':';
    length += put_digits(to + length, v.minute, 2);
    to[length++] = ':';
    length += put_digits(to + length, v.second, 2);
    to[length++] = '.';
    length += put_digits(to + length, (uint32_t)v.nanosecond, 9);
    to[length] = '\0';
    return length;
}

char *toasty_timestamp_format(toasty_timestamp v, char out[TOASTY_TEXT_MAX])
{
    int64_t days = floor_div(v.seconds, SECONDS_OF_DAY);
    int rest = (int)(v.seconds % SECONDS_OF_DAY);
    if (rest < 0)
        rest += SECONDS_OF_DAY;
    toasty_time time = {.hour = (uint8_t)(rest / 3600),
                        .minute = (uint8_t)(rest / 60 % 60),
                        .second = (uint8_t)(rest % 60),
                        .nanosecond = v.nanoseconds};
    int month;
    int day;
    int64_t year = date_of_days(days, &month, &day);
    int length = put_date(out, TOASTY_TEXT_MAX, year, (unsigned)month, (unsigned)day);
    out[length++] = 'T';
    length += put_time(out + length, TOASTY_TEXT_MAX - (size_t)length, time);
    out[length++] = 'Z';
    out[length] = '\0';
    return out;
}

char *toasty_date_format(toasty_date v, char out[TOASTY_TEXT_MAX])
{
    put_date(out, TOASTY_TEXT_MAX, v.year, v.month, v.day);
    return out;
}

char *toasty_time_format(toasty_time v, char out[TOASTY_TEXT_MAX])
{
    put_time(out, TOASTY_TEXT_MAX, v);
    return out;
}

char *toasty_datetime_format(toasty_datetime v, char out[TOASTY_TEXT_MAX])
{
    int length = put_date(out, TOASTY_TEXT_MAX, v.date.year, v.date.month, v.date.day);
    out[length++] = 'T';
    put_time(out + length, TOASTY_TEXT_MAX - (size_t)length, v.time);
    return out;
}

/* ---- reading: each function moves `*text` behind what it took ---- */

static bool take(const char **text, char c)
{
    if (**text != c)
        return false;
    ++*text;
    return true;
}

/* Exactly `count` digits. */
static bool take_number(const char **text, int count, int *out)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        char c = (*text)[i];
        if (c < '0' || c > '9')
            return false;
        number = number * 10 + (c - '0');
    }
    *text += count;
    *out = number;
    return true;
}

static bool take_date(const char **text, toasty_date *out)
{
    int year;
    int month;
    int day;
    char sign = **text;
    if (sign == '-' || sign == '+') {
        ++*text;
        if (!take_number(text, 6, &year) || year > LAST_YEAR || (sign == '-' && year == 0))
            return false;
        if (sign == '-')
            year = -year;
    } else if (!take_number(text, 4, &year)) {
        return false;
    }
    if (!take(text, '-') || !take_number(text, 2, &month) || !take(text, '-') || !take_number(text, 2, &day))
        return false;
    *out = (toasty_date){.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
    return toasty__date_valid(*out);
}

/* What follows a decimal point: one to nine digits. */
static bool take_fraction(const char **text, int32_t *out)
{
    int32_t fraction = 0;
    int digits = 0;
    while (**text >= '0' && **text <= '9') {
        if (++digits > 9)
            return false;
        fraction = fraction * 10 + (**text - '0');
        ++*text;
    }
    if (digits == 0)
        return false;
    for (; digits < 9; digits++)
        fraction *= 10;
    *out = fraction;
    return true;
}

static bool take_time(const char **text, toasty_time *out)
{
    int hour;
    int minute;
    int second = 0;
    int32_t nanosecond = 0;
    if (!take_number(text, 2, &hour) || !take(text, ':') || !take_number(text, 2, &minute))
        return false;
    if (take(text, ':')) {
        if (!take_number(text, 2, &second))
            return false;
        if ((take(text, '.') || take(text, ',')) && !take_fraction(text, &nanosecond))
            return false;
    }
    *out = (toasty_time){.hour = (uint8_t)hour,
                         .minute = (uint8_t)minute,
                         .second = (uint8_t)second,
                         .nanosecond = nanosecond};
    return toasty__time_valid(*out);
}

static bool take_datetime(const char **text, toasty_datetime *out)
{
    return take_date(text, &out->date) && (take(text, 'T') || take(text, 't') || take(text, ' ')) &&
           take_time(text, &out->time);
}

/* "Z", "+01", "+0130", "+01:30", "+01:30:15": seconds east of Greenwich. */
static bool take_offset(const char **text, int *out)
{
    if (take(text, 'Z') || take(text, 'z')) {
        *out = 0;
        return true;
    }
    bool west = **text == '-';
    int hours;
    int minutes = 0;
    int seconds = 0;
    if (!take(text, west ? '-' : '+') || !take_number(text, 2, &hours))
        return false;
    if (**text != '\0') {
        bool colon = take(text, ':');
        if (!take_number(text, 2, &minutes))
            return false;
        if (**text != '\0' && (take(text, ':') != colon || !take_number(text, 2, &seconds)))
            return false;
    }
    if (hours > 23 || minutes > 59 || seconds > 59)
        return false;
    int offset = (hours * 60 + minutes) * 60 + seconds;
    *out = west ? -offset : offset;
    return true;
}

bool toasty_timestamp_parse(const char *text, toasty_timestamp *out)
{
    toasty_datetime local;
    int offset;
    if (!text || !take_datetime(&text, &local) || !take_offset(&text, &offset) || *text != '\0')
        return false;
    int64_t days = days_of_date(local.date.year, local.date.month, local.date.day);
    int seconds = (local.time.hour * 60 + local.time.minute) * 60 + local.time.second;
    toasty_timestamp result = {.seconds = days * SECONDS_OF_DAY + seconds - offset,
                               .nanoseconds = local.time.nanosecond};
    if (!toasty__timestamp_valid(result))
        return false;
    *out = result;
    return true;
}

bool toasty_date_parse(const char *text, toasty_date *out)
{
    toasty_date result;
    if (!text || !take_date(&text, &result) || *text != '\0')
        return false;
    *out = result;
    return true;
}

bool toasty_time_parse(const char *text, toasty_time *out)
{
    toasty_time result;
    if (!text || !take_time(&text, &result) || *text != '\0')
        return false;
    *out = result;
    return true;
}

bool toasty_datetime_parse(const char *text, toasty_datetime *out)
{
    toasty_datetime result;
    if (!text || !take_datetime(&text, &result) || *text != '\0')
        return false;
    *out = result;
    return true;
}
