#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    int64_t a TOASTY(default);
    char *b TOASTY(default());
    toasty_timestamp c TOASTY(update);
    int64_t d TOASTY(default = 3);
};

/* expect 5:22: 'default' needs a C expression in brackets | default(0) */
/* expect 6:20: 'default' needs a C expression | default("draft") */
/* expect 7:31: 'update' needs a C expression | update(toasty_now()) */
/* expect 8:22: 'default' needs a C expression */
