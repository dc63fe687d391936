#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    bool or_ignore;
    toasty_timestamp on_create;
    toasty_timestamp on_update TOASTY(update(toasty_now()));
};

/* expect 5:10: 'or_ignore' is a word of upserts and cannot name a field | column("or_ignore") */
/* expect 6:22: 'on_create' is a word of upserts and cannot name a field | column("on_create") */
/* expect 7:22: 'on_update' is a word of upserts and cannot name a field | column("on_update") */
