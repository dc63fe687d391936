#include <toasty/model.h>

struct TOASTY(model) ToastyUser {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model) Toasty {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 3:22: model ToastyUser would get functions named toasty_ | another name */
/* expect 6:22: model Toasty would get */
