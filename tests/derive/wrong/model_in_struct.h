#include <toasty/model.h>

struct Outer {
    struct TOASTY(model) Inner {
        int64_t id;
    } inner;
};

/* expect 4:12: this TOASTY(...) marks no model | not inside a function or another struct */
