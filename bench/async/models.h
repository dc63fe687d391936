#include <toasty/model.h>

struct TOASTY(model) Row {
    int64_t id TOASTY(key);
    char *name;
};
