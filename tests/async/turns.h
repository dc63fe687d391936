#include <toasty/model.h>

struct TOASTY(model) Note {
    int64_t id TOASTY(key);
    char *title;
    int64_t rank;
};
