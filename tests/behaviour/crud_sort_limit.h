#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    int64_t age TOASTY(index);
};

struct TOASTY(model) Ranked {
    int64_t id TOASTY(key);
    int32_t *rank;
    char *name;
};

struct TOASTY(model) Empty {
    toasty_uuid id TOASTY(key, auto);
};
