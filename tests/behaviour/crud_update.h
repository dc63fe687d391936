#include <toasty/model.h>

struct TOASTY(model) Profile {
    toasty_uuid id TOASTY(key);
    char *name;
    int64_t login_count;
};

struct TOASTY(model) Tally {
    int64_t id TOASTY(key);
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
    int32_t *maybe;
};

struct TOASTY(model) Widget {
    toasty_uuid id TOASTY(key, auto);
    char *label;
    int64_t count;
    bool active;
    char *description;
};

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    int64_t age;
    bool active;
    char *nick TOASTY(nullable);
    int64_t *score;
    struct Todo_list *todos TOASTY(has_many);
};

struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to(key = user_id, references = id));
    char *title;
};
