#include <toasty/model.h>

struct TOASTY(model) Item {
    int64_t id TOASTY(key);
    char *name;
    int64_t value TOASTY(index);
    char *nick TOASTY(nullable);
};

struct TOASTY(model, key(pk, sk)) Sorted {
    int64_t pk;
    char *sk;
};

struct TOASTY(model) Entry {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    uint32_t n;
    double f;
};
