#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *a TOASTY(index(b));
    char *b TOASTY(unique(name = "u"));
    int64_t c TOASTY(index, nullable(x));
    int64_t d TOASTY(index = 3);
};

/* expect 5:20: 'index' takes no arguments here | struct TOASTY(model, index(a, b)) */
/* expect 6:20: 'unique' takes no arguments here | unique(a, b) */
/* expect 7:29: 'nullable' takes no arguments | write just 'nullable' */
/* expect 8:22: 'index' takes no value | write just 'index' */
