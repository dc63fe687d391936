#include <toasty/model.h>

struct TOASTY(model, model) User {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 3:22: 'model' is said twice | keep one */
