/* Named in one run with others. */
#include <toasty/model.h>

struct TOASTY(model) Beside {
    int64_t n;
};
