#include <toasty/model.h>

struct TOASTY(model, auto, nullable) User {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 3:22: 'auto' is said of a field, not of a struct | after the field's name */
/* expect 3:28: 'nullable' is said of a field | TOASTY */
