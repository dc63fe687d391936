#ifndef TYPES_H
#define TYPES_H

#include <toasty/model.h>

/** Every type of field, plain. */
struct TOASTY(model) Sample {
    uint64_t id TOASTY(key);
    bool flag;
    int8_t i8;
    int16_t i16;
    int32_t i32;
    int64_t i64;
    uint8_t u8;
    uint16_t u16;
    uint32_t u32;
    uint64_t u64;
    float f32;
    double f64;
    char *text;
    toasty_bytes data;
    toasty_uuid token;
    toasty_timestamp at;
    toasty_date day;
    toasty_time hour;
    toasty_datetime local;
    toasty_decimal price;
    toasty_json extra TOASTY(column(type = text));
    toasty_inet host;
    toasty_cidr network;
    toasty_macaddr card;
    toasty_macaddr8 card8;
};

/** Every type of field, nullable, and each of them found by. */
struct TOASTY(model) Maybe {
    int32_t id TOASTY(key, auto);
    bool *flag TOASTY(index);
    int8_t *i8 TOASTY(index);
    int16_t *i16 TOASTY(index);
    int32_t *i32 TOASTY(index);
    int64_t *i64 TOASTY(index);
    uint8_t *u8 TOASTY(index);
    uint16_t *u16 TOASTY(index);
    uint32_t *u32 TOASTY(index);
    uint64_t *u64 TOASTY(index);
    float *f32 TOASTY(index);
    double *f64 TOASTY(index);
    char *text TOASTY(nullable, index);
    toasty_bytes *data TOASTY(index);
    toasty_uuid *token TOASTY(index);
    toasty_timestamp *at TOASTY(index);
    toasty_date *day TOASTY(index);
    toasty_time *hour TOASTY(index);
    toasty_datetime *local TOASTY(index);
    toasty_decimal *price TOASTY(index);
    toasty_json *extra TOASTY(column(type = text));
    toasty_inet *host TOASTY(index);
    toasty_cidr *network TOASTY(index);
    toasty_macaddr *card TOASTY(index);
    toasty_macaddr8 *card8 TOASTY(index);
};

/**
 * A reading of a meter.
 * Its table is older than this program.
 */
struct TOASTY(model, table = "meter \"readings\"", key(station, taken), index(station, kind, taken),
              unique(kind, serial, name = "one_serial")) Reading {
    char *station;
    toasty_timestamp taken TOASTY(column("taken_at", type = timestamp(3)));
    char *kind TOASTY(column(type = varchar(16)), default("water"));
    int64_t serial;
    int32_t count TOASTY(default(1 + 1));
    toasty_decimal amount;
    toasty_timestamp created_at TOASTY(auto);
    toasty_timestamp updated_at TOASTY(auto);
    toasty_uuid batch TOASTY(update(toasty_uuid_v4()));
    char *raw TOASTY(nullable, column(type = "CLOB"));
};

/* Column types that not every database has. */
struct TOASTY(model) Elsewhere {
    int64_t id TOASTY(key);
    toasty_decimal amount TOASTY(column(type = numeric(12, 2)));
    toasty_uuid token TOASTY(column(type = binary(16)));
};

#endif
