#include <toasty/model.h>

struct TOASTY(model) User {
    uint64_t id TOASTY(key, auto);
    char *name TOASTY(index);
};

struct TOASTY(model) Item {
    uint64_t id TOASTY(key, auto);
    bool bool_v;
    int8_t i8_v;
    int16_t i16_v;
    int32_t i32_v;
    int64_t i64_v;
    uint8_t u8_v;
    uint16_t u16_v;
    uint32_t u32_v;
    uint64_t u64_v;
    float f32_v;
    double f64_v;
    char *string_v;
    toasty_bytes bytes_v;
    toasty_uuid uuid_v;
    toasty_uuid text_uuid_v TOASTY(column(type = text));
    char *note TOASTY(nullable);
};
