#include <toasty/model.h>

struct TOASTY(model) Item {
    int64_t id TOASTY(key);
    char *name;
    int64_t stock;
};
