#include <toasty/model.h>

struct TOASTY(model) Person {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
};

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    int64_t age TOASTY(index);
    bool active;
};

struct TOASTY(model) Widget {
    toasty_uuid id TOASTY(key, auto);
    char *label;
    int64_t count;
    bool active;
    char *description;
};
