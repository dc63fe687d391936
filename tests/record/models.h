/* Three models with their tables as the generator would write them, and one that has every type. */
#ifndef TESTS_RECORD_MODELS_H
#define TESTS_RECORD_MODELS_H

#include <toasty/query.h>

struct User {
    struct Profile *profile; /* first: the member lies at the record's own address */
    int64_t id;
    char *name;
    int32_t *age;
    struct Todo_list *todos;
};

struct Todo {
    int64_t id;
    int64_t *user_id;
    struct User *user;
    char *title;
};

struct Profile {
    int64_t id;
    char *user_name; /* nullable: a pointer either way */
    struct User *user;
};

struct Todo_list {
    size_t len;
    struct Todo *items;
};

struct Every {
    bool b;
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
    char *string;
    toasty_bytes bytes;
    toasty_uuid uuid;
    toasty_timestamp timestamp;
    toasty_date date;
    toasty_time time;
    toasty_datetime datetime;
    toasty_decimal decimal;
    toasty_json json;
    toasty_inet inet;
    toasty_cidr cidr;
    toasty_macaddr macaddr;
    toasty_macaddr8 macaddr8;
};

/* The same with nullable fields. */
struct Maybe {
    bool *b;
    int8_t *i8;
    int16_t *i16;
    int32_t *i32;
    int64_t *i64;
    uint8_t *u8;
    uint16_t *u16;
    uint32_t *u32;
    uint64_t *u64;
    float *f32;
    double *f64;
    char *string;
    toasty_bytes *bytes;
    toasty_uuid *uuid;
    toasty_timestamp *timestamp;
    toasty_date *date;
    toasty_time *time;
    toasty_datetime *datetime;
    toasty_decimal *decimal;
    toasty_json *json;
    toasty_inet *inet;
    toasty_cidr *cidr;
    toasty_macaddr *macaddr;
    toasty_macaddr8 *macaddr8;
};

extern const toasty_model User_model, Todo_model, Profile_model, Every_model, Maybe_model;
extern const toasty_field User_fields[5], Todo_fields[4], Profile_fields[3];

enum { USER_PROFILE = 0, USER_TODOS = 4, TODO_USER = 2, PROFILE_USER = 2 };

/* Values for the models with every type; `maybe` points into `every`. */
void every_fill(struct Every *every);
void maybe_fill(struct Maybe *maybe, struct Every *every);

#endif
