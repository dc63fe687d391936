#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    int64_t age TOASTY(nullable);
    toasty_date born TOASTY(nullable);
};

/* expect 5:24: 'age' has the plain type 'int64_t': it cannot be NULL | int64_t *age */
/* expect 6:29: 'born' has the plain type 'toasty_date' | toasty_date *born */
