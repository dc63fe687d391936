#include <toasty/model.h>

struct TOASTY(model) Doctor {
    int64_t id TOASTY(key);
    bool on_call;
};
