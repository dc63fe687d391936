#include <toasty/model.h>

struct TOASTY(model, was("people")) User {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 3:22: 'was' is not supported yet | leave it out */
