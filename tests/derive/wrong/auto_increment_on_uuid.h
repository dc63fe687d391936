#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto(increment));
};

/* expect 4:32: auto(increment) needs an integer, and 'id' has type 'toasty_uuid' | auto(uuid(v7)) */
