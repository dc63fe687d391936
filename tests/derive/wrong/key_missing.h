#include <toasty/model.h>

struct TOASTY(model) User {
    char *name;
};

/* expect 3:22: model User has no key | TOASTY(key, auto) */
