#include <toasty/model.h>

struct TOASTY(model) Bare {
    toasty_uuid id TOASTY(key, auto);
};

struct TOASTY(model) Item {
    toasty_uuid id TOASTY(key, auto);
    char *val;
};

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *email TOASTY(unique);
};

struct TOASTY(model) Member {
    toasty_uuid id TOASTY(key, auto);
    char *email TOASTY(nullable, unique);
};

struct TOASTY(model) Person {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    char *email TOASTY(unique);
};

struct TOASTY(model) Counted {
    uint64_t id TOASTY(key, auto);
    char *name;
    int32_t age;
};

struct TOASTY(model) Aged {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    int32_t age;
};
