#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *email TOASTY(unique) TOASTY(unique);
    int64_t age TOASTY(index, default(1), default(2));
};

/* expect 5:39: 'unique' is said twice of 'email' | keep one */
/* expect 6:43: 'default' is said twice of 'age' | keep one */
