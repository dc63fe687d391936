#include <toasty/model.h>

struct TOASTY(model) Vi8 {
    int64_t id TOASTY(key);
    int8_t val;
    int8_t *maybe;
};

struct TOASTY(model) Vi16 {
    int64_t id TOASTY(key);
    int16_t val;
    int16_t *maybe;
};

struct TOASTY(model) Vi32 {
    int64_t id TOASTY(key);
    int32_t val;
    int32_t *maybe;
};

struct TOASTY(model) Vi64 {
    int64_t id TOASTY(key);
    int64_t val;
    int64_t *maybe;
};

struct TOASTY(model) Vu8 {
    int64_t id TOASTY(key);
    uint8_t val;
    uint8_t *maybe;
};

struct TOASTY(model) Vu16 {
    int64_t id TOASTY(key);
    uint16_t val;
    uint16_t *maybe;
};

struct TOASTY(model) Vu32 {
    int64_t id TOASTY(key);
    uint32_t val;
    uint32_t *maybe;
};

struct TOASTY(model) Vu64 {
    int64_t id TOASTY(key);
    uint64_t val;
    uint64_t *maybe;
};

struct TOASTY(model) Vf32 {
    int64_t id TOASTY(key);
    float val;
    float *maybe;
};

struct TOASTY(model) Vf64 {
    int64_t id TOASTY(key);
    double val;
    double *maybe;
};

struct TOASTY(model) Vbool {
    int64_t id TOASTY(key);
    bool val;
    bool *maybe;
};

struct TOASTY(model) Vstring {
    int64_t id TOASTY(key);
    char *val;
    char *maybe TOASTY(nullable);
};

struct TOASTY(model) Vbytes {
    int64_t id TOASTY(key);
    toasty_bytes val;
    toasty_bytes *maybe;
};

struct TOASTY(model) Vuuid {
    int64_t id TOASTY(key);
    toasty_uuid val;
    toasty_uuid *maybe;
};

struct TOASTY(model) Measurement {
    toasty_uuid id TOASTY(key, auto);
    float value_f32;
    double value_f64;
};
