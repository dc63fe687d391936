#include <toasty/model.h>

struct TOASTY(model, was("people")) User {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(embed) Address {
    char *city;
};

/* expect 3:22: 'was' is not supported yet | leave it out */
/* expect 6:15: 'embed' is not supported yet | leave it out */
