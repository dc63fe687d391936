#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key, auto(uuid(v7)));
    bool flag TOASTY(auto(uuid(v4)));
};

/* expect 4:28: auto(uuid(...)) needs a toasty_uuid, and 'id' has type 'int64_t' | auto(increment) */
/* expect 5:22: auto(uuid(...)) needs a toasty_uuid, and 'flag' has type 'bool' | make the field a toasty_uuid */
