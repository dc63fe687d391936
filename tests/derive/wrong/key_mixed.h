#include <toasty/model.h>

struct TOASTY(model, key(a, partition = b)) A {
    int64_t a, b, c;
};
struct TOASTY(model, key(partition = a, local = b, c)) B {
    int64_t a, b, c;
};
struct TOASTY(model, key(partition = a, b)) C {
    int64_t a, b;
};

/* expect 3:29: plain field names cannot be mixed with partition and local | key(partition = a, local = b) */
/* expect 6:52: plain field names cannot be mixed */
/* expect 9:41: plain field names cannot be mixed */
