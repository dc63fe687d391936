#include <toasty/model.h>

struct TOASTY(model) Sample {
    int64_t id TOASTY(key);
    bool flag;
    int8_t i8;
    uint16_t u16;
    uint64_t u64;
    float f32;
    double f64;
    char *text;
    toasty_bytes data;
    toasty_uuid token;
    toasty_timestamp at;
    toasty_date day;
    toasty_decimal price;
    toasty_inet host;
};

struct TOASTY(model) Maybe {
    int64_t id TOASTY(key);
    int8_t *i8;
    uint32_t *u32;
    double *f64;
    char *text TOASTY(nullable);
    toasty_bytes *data;
    toasty_uuid *token;
    toasty_timestamp *at;
};
