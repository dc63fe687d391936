#include <toasty/model.h>

struct TOASTY(model) Account {
    int64_t id TOASTY(key);
    int64_t balance;
};

struct TOASTY(model) Entry {
    int64_t id TOASTY(key, auto);
    char *note;
};
