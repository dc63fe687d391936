#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    colour_t colour;
    int64_t age TOASTY(wrong);
};

/* expect 5:5: unknown type name 'colour_t' */
