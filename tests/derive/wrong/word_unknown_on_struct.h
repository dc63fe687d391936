#include <toasty/model.h>

struct TOASTY(model, tabel = "people") User {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 3:22: unknown word 'tabel' | did you mean 'table'? */
