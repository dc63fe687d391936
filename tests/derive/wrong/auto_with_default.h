#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    toasty_timestamp created_at TOASTY(auto, default(toasty_now()));
    toasty_uuid token TOASTY(update(toasty_uuid_v4()), auto);
};

/* expect 5:46: 'created_at' cannot have auto and default | keep one */
/* expect 6:30: 'token' cannot have auto and update */
