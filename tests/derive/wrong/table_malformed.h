#include <toasty/model.h>

struct TOASTY(model, table = "") A {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model, table) B {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model, table = people) C {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model, table = "d", table = "e") D {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model, table("x")) E {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 3:30: the name of a table cannot be empty | to get "as" */
/* expect 6:22: 'table' needs a name in quotes | table = "bs" */
/* expect 9:30: 'table' needs a name in quotes */
/* expect 12:35: 'table' is said twice */
/* expect 15:22: 'table' needs a name in quotes */
