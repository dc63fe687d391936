#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid a TOASTY(auto());
    toasty_uuid b TOASTY(auto(uuid));
    toasty_uuid c TOASTY(auto(uuid(v8)));
    toasty_uuid d TOASTY(auto(random));
    toasty_uuid e TOASTY(auto = 1);
    toasty_uuid f TOASTY(auto(uuid(v7), increment));
};

/* expect 5:26: auto takes a way to fill | auto(uuid(v4)) */
/* expect 6:31: auto(...) does not know this way | auto(uuid(v7)) */
/* expect 7:36: auto(...) does not know this way */
/* expect 8:31: auto(...) does not know this way */
/* expect 9:26: auto takes a way to fill */
/* expect 10:41: auto(...) does not know this way */
