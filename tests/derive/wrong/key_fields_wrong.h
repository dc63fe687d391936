#include <toasty/model.h>

struct TOASTY(model, key(a, a)) A {
    int64_t a;
};
struct TOASTY(model, key(idd)) B {
    int64_t id;
};
struct TOASTY(model, key) C {
    int64_t id;
};
struct TOASTY(model, key()) D {
    int64_t id;
};
struct TOASTY(model, key("id")) E {
    int64_t id;
};
struct TOASTY(model, key(name = "pk")) F {
    int64_t id;
};
struct TOASTY(model, key(name = "", id)) G {
    int64_t id;
};
struct TOASTY(model, key(name = "a", name = "b", id)) H {
    int64_t id;
};
struct TOASTY(model, key(order = id)) I {
    int64_t id;
};
struct TOASTY(model, key(partition = a, partition = b, local = c)) J {
    int64_t a, b, c;
};

/* expect 3:29: 'a' is listed twice */
/* expect 6:26: B has no field 'idd' | did you mean 'id'? */
/* expect 9:22: 'key' on a struct needs field names | key(a, b) */
/* expect 12:22: 'key' on a struct needs field names */
/* expect 15:26: expected the name of a field, found "id" */
/* expect 18:22: 'key' lists no field */
/* expect 21:33: 'name' needs a name in quotes that is not empty */
/* expect 24:38: 'name' is said twice */
/* expect 27:26: 'order' is nothing that key(...) knows | partition = ... */
/* expect 30:41: 'partition' is said twice | partition = (a, b) */
