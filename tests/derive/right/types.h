#include <toasty/model.h>
#include <sys/types.h>

typedef toasty_uuid row_id;
typedef char *string;
typedef int32_t *maybe_number;

struct TOASTY(model) Plain {
    row_id id TOASTY(key, auto(uuid(v4)));
    bool t_bool;
    _Bool t_bool2;
    int8_t t_i8;
    int16_t t_i16;
    int32_t t_i32;
    int64_t t_i64;
    uint8_t t_u8;
    uint16_t t_u16;
    uint32_t t_u32;
    uint64_t t_u64;
    signed char t_schar;
    short t_short;
    int t_int;
    long t_long;
    long long t_llong;
    unsigned char t_uchar;
    unsigned short t_ushort;
    unsigned t_uint;
    unsigned long t_ulong;
    unsigned long long t_ullong;
    size_t t_size;
    float t_float;
    double t_double;
    char *t_string;
    const char *t_cstring;
    string t_alias;
    toasty_uuid t_uuid;
    struct toasty_uuid t_struct_uuid;
    toasty_bytes t_bytes;
    toasty_timestamp t_timestamp;
    toasty_date t_date;
    toasty_time t_time;
    toasty_datetime t_datetime;
    toasty_decimal t_decimal;
    toasty_json t_json TOASTY(column(type = "JSONB"));
    toasty_inet t_inet;
    toasty_cidr t_cidr;
    toasty_macaddr t_macaddr;
    toasty_macaddr8 t_macaddr8;
};

struct TOASTY(model) Nullable {
    int id TOASTY(key, auto(increment));
    bool *t_bool;
    int8_t *t_i8;
    uint64_t *t_u64 TOASTY(nullable);
    const double *t_double;
    unsigned long *t_ulong;
    maybe_number t_alias;
    char *t_string TOASTY(nullable);
    toasty_date *t_date;
    const toasty_inet *t_inet;
};
