#include <toasty/model.h>

struct TOASTY(model, key(kind, seq)) Event {
    char *kind;
    int64_t seq;
};

struct TOASTY(model) Item {
    toasty_uuid id TOASTY(key, auto);
    char *category TOASTY(index);
    int64_t value;
};
