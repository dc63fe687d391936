#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key(id), auto);
};

/* expect 4:27: 'key' takes no arguments here | key(a, b) */
