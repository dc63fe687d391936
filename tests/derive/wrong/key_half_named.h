#include <toasty/model.h>

struct TOASTY(model, key(partition = a)) A {
    int64_t a, b;
};
struct TOASTY(model, key(local = [a, b])) B {
    int64_t a, b;
};

/* expect 3:22: 'key' names partition fields but no local fields | give both */
/* expect 6:22: 'key' names local fields but no partition fields */
