#include <toasty/model.h>

union TOASTY(model) Value {
    int64_t a;
};

/* expect 3:14: a union cannot be a model: only a struct can | leave TOASTY */
