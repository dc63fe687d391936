#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    toasty_json extra;
    toasty_json *more TOASTY(column("m"));
};

/* expect 5:17: 'extra' is JSON and must say how its column stores it | column(type = text) */
/* expect 6:18: 'more' is JSON */
