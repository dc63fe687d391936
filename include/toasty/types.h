/* The value types a model's fields may have besides C's own. */
#ifndef TOASTY_TYPES_H
#define TOASTY_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define TOASTY_MUST_USE __attribute__((warn_unused_result))
#else
#define TOASTY_MUST_USE
#endif

/** A UUID, bytes in network order. All zero is the nil UUID and counts as "not given". */
typedef struct toasty_uuid {
    uint8_t bytes[16];
} toasty_uuid;

/** A run of bytes. In a record the data belongs to the record's block; in a call it is borrowed. */
typedef struct toasty_bytes {
    const uint8_t *data;
    size_t len;
} toasty_bytes;

/** An instant: seconds since 1970-01-01T00:00:00Z (negative before) and 0 to 999,999,999 nanoseconds. */
typedef struct toasty_timestamp {
    int64_t seconds;
    int32_t nanoseconds;
} toasty_timestamp;

/** A day of the proleptic Gregorian calendar, year -9999 to 9999. */
typedef struct toasty_date {
    int16_t year;
    uint8_t month; /* 1 to 12 */
    uint8_t day;   /* 1 to 31 */
} toasty_date;

/** A time of day without a zone. */
typedef struct toasty_time {
    uint8_t hour;   /* 0 to 23 */
    uint8_t minute; /* 0 to 59 */
    uint8_t second; /* 0 to 59 */
    int32_t nanosecond;
} toasty_time;

/** A date and a time of day without a zone. */
typedef struct toasty_datetime {
    toasty_date date;
    toasty_time time;
} toasty_datetime;

/** A decimal number of any precision, as canonical text ("-12.50"). Memory as for toasty_bytes. */
typedef struct toasty_decimal {
    const char *text;
} toasty_decimal;

/** A JSON document as text. Memory as for toasty_bytes. */
typedef struct toasty_json {
    const char *text;
} toasty_json;

/** An address with a prefix length (192.168.0.1/24). */
typedef struct toasty_inet {
    uint8_t family; /* 4 or 6 */
    uint8_t prefix; /* 0 to 32 or 128 */
    uint8_t address[16];
} toasty_inet;

/** A network: an address whose bits after the prefix are zero (192.168.0.0/24). */
typedef struct toasty_cidr {
    uint8_t family;
    uint8_t prefix;
    uint8_t address[16];
} toasty_cidr;

/** A six-byte hardware address. */
typedef struct toasty_macaddr {
    uint8_t bytes[6];
} toasty_macaddr;

/** An eight-byte hardware address. */
typedef struct toasty_macaddr8 {
    uint8_t bytes[8];
} toasty_macaddr8;

/** What a field, a parameter or a result column holds. */
typedef enum toasty_type {
    TOASTY_TYPE_NULL,
    TOASTY_TYPE_BOOL,
    TOASTY_TYPE_I8,
    TOASTY_TYPE_I16,
    TOASTY_TYPE_I32,
    TOASTY_TYPE_I64,
    TOASTY_TYPE_U8,
    TOASTY_TYPE_U16,
    TOASTY_TYPE_U32,
    TOASTY_TYPE_U64,
    TOASTY_TYPE_F32,
    TOASTY_TYPE_F64,
    TOASTY_TYPE_STRING,
    TOASTY_TYPE_BYTES,
    TOASTY_TYPE_UUID,
    TOASTY_TYPE_TIMESTAMP,
    TOASTY_TYPE_DATE,
    TOASTY_TYPE_TIME,
    TOASTY_TYPE_DATETIME,
    TOASTY_TYPE_DECIMAL,
    TOASTY_TYPE_JSON,
    TOASTY_TYPE_INET,
    TOASTY_TYPE_CIDR,
    TOASTY_TYPE_MACADDR,
    TOASTY_TYPE_MACADDR8
} toasty_type;

/** One value of any type. Pointers in it are borrowed: nothing is copied when one is made. */
typedef struct toasty_value {
    toasty_type type;
    union {
        bool boolean;
        int64_t i64; /* every signed width */
        uint64_t u64; /* every unsigned width */
        double f64; /* both float widths */
        const char *string; /* also the text of decimal and json */
        toasty_bytes bytes;
        toasty_uuid uuid;
        toasty_timestamp timestamp;
        toasty_date date;
        toasty_time time;
        toasty_datetime datetime;
        const toasty_inet *inet;
        const toasty_cidr *cidr;
        toasty_macaddr macaddr;
        toasty_macaddr8 macaddr8;
    } as;
} toasty_value;

/*
 * Values of one field: of many rows (toasty/aggregate.h), or at the end of a relation. `nulls` is NULL where no
 * value is NULL; otherwise nulls[i] tells whether items[i] is, which is 0 then (a string: NULL). toasty_each
 * walks over the items.
 */
#define TOASTY__LIST(name, ctype)                                                                            \
    typedef struct toasty_##name##_list {                                                                    \
        size_t len;                                                                                          \
        ctype *items;                                                                                        \
        const bool *nulls;                                                                                   \
    } toasty_##name##_list;
TOASTY__LIST(bool, bool)
TOASTY__LIST(int, int64_t)
TOASTY__LIST(uint, uint64_t)
TOASTY__LIST(float, double)
TOASTY__LIST(string, char *)
TOASTY__LIST(bytes, toasty_bytes)
TOASTY__LIST(uuid, toasty_uuid)
TOASTY__LIST(timestamp, toasty_timestamp)
TOASTY__LIST(date, toasty_date)
TOASTY__LIST(time, toasty_time)
TOASTY__LIST(datetime, toasty_datetime)
TOASTY__LIST(decimal, toasty_decimal)
TOASTY__LIST(json, toasty_json)
TOASTY__LIST(inet, toasty_inet)
TOASTY__LIST(cidr, toasty_cidr)
TOASTY__LIST(macaddr, toasty_macaddr)
TOASTY__LIST(macaddr8, toasty_macaddr8)
#undef TOASTY__LIST

/** The layout of every such list. */
typedef struct toasty_value_list {
    size_t len;
    void *items;
    const bool *nulls;
} toasty_value_list;

/** A new random UUID (version 4). */
toasty_uuid toasty_uuid_v4(void);

/** A new time-ordered UUID (version 7): those of one process sort in the order in which they were made. */
toasty_uuid toasty_uuid_v7(void);

/** True for the nil UUID. */
bool toasty_uuid_is_nil(toasty_uuid id);

/** True when both are the same UUID. */
bool toasty_uuid_equal(toasty_uuid a, toasty_uuid b);

/** Writes the 36 characters of `id` (lower case, hyphens) and a NUL to `out`; returns `out`. */
char *toasty_uuid_format(toasty_uuid id, char out[37]);

/** Reads a hyphenated UUID of either case. False, and `out` untouched, when `text` is not one. */
bool toasty_uuid_parse(const char *text, toasty_uuid *out);

/** The present instant, from the system's real-time clock. */
toasty_timestamp toasty_now(void);

/** The length that the longest text of the format functions below needs, NUL included. */
#define TOASTY_TEXT_MAX 64

/**
 * Write a value as ISO 8601 text (fractions always with nine digits, a timestamp in UTC with "Z"), an address in
 * its usual notation; return `out`. The parse functions accept any usual number of fraction digits, a timestamp
 * with any offset; they return false and leave `out` untouched when the text is not such a value.
 */
char *toasty_timestamp_format(toasty_timestamp v, char out[TOASTY_TEXT_MAX]);
bool toasty_timestamp_parse(const char *text, toasty_timestamp *out);
char *toasty_date_format(toasty_date v, char out[TOASTY_TEXT_MAX]);
bool toasty_date_parse(const char *text, toasty_date *out);
char *toasty_time_format(toasty_time v, char out[TOASTY_TEXT_MAX]);
bool toasty_time_parse(const char *text, toasty_time *out);
char *toasty_datetime_format(toasty_datetime v, char out[TOASTY_TEXT_MAX]);
bool toasty_datetime_parse(const char *text, toasty_datetime *out);
char *toasty_inet_format(toasty_inet v, char out[TOASTY_TEXT_MAX]);
bool toasty_inet_parse(const char *text, toasty_inet *out);
char *toasty_cidr_format(toasty_cidr v, char out[TOASTY_TEXT_MAX]);
bool toasty_cidr_parse(const char *text, toasty_cidr *out);
char *toasty_macaddr_format(toasty_macaddr v, char out[TOASTY_TEXT_MAX]);
bool toasty_macaddr_parse(const char *text, toasty_macaddr *out);
char *toasty_macaddr8_format(toasty_macaddr8 v, char out[TOASTY_TEXT_MAX]);
bool toasty_macaddr8_parse(const char *text, toasty_macaddr8 *out);

/** True when `text` is a decimal number: optional sign, digits, optional fraction; no exponent. */
bool toasty_decimal_valid(const char *text);

#ifdef __cplusplus
}
#endif
#endif
