#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    int64_t n TOASTY(auto(increment));
};

/* expect 5:22: 'n' counts up but is not the key */
