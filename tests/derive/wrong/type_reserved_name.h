#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    int64_t toasty__db;
};

/* expect 5:13: names that begin with toasty__ are Toasty's own | another name */
