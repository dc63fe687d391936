#include <toasty/model.h>

struct TOASTY(model) Item16 {
    uint16_t id TOASTY(key);
    char *val;
};

struct TOASTY(model) Item32 {
    uint32_t id TOASTY(key);
    char *val;
};
