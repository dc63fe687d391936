#include <toasty/model.h>

struct TOASTY(model) Item {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    toasty_timestamp val TOASTY(column(type = text));
};
