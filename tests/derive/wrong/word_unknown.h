#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(colour);
    char *email TOASTY(uniqe);
    int64_t age TOASTY(defualt(0));
};

/* expect 5:23: unknown word 'colour' | a field may say: key, index, unique */
/* expect 6:24: unknown word 'uniqe' | did you mean 'unique'? */
/* expect 7:24: unknown word 'defualt' | did you mean 'default'? */
