#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(table = "x", model);
};

/* expect 5:23: 'table' is said of a struct, not of a field | struct TOASTY(model */
/* expect 5:36: 'model' is said of a struct | after the word struct */
