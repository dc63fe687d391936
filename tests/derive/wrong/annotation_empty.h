#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY();
};

/* expect 5:23: this TOASTY() says nothing | TOASTY(key, auto) */
