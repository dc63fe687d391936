#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key, count);
    char *name;
};
struct TOASTY(view) Nothing {
    int64_t id;
};
struct TOASTY(view(Usr)) Unknown {
    int64_t id;
};
struct TOASTY(model, view(User)) Both {
    int64_t id TOASTY(key);
};
struct TOASTY(view(User), table = "cards", index(id)) Card {
    int64_t id TOASTY(key);
    char *name TOASTY(nullable = 1);
    int64_t one TOASTY(count, sum(id));
    int64_t *two TOASTY(cout);
};
struct TOASTY(view(User)) Empty {
};

/* expect 4:28: 'count' is said of a field of a view only | struct TOASTY(view(Model)) Name { */
/* expect 7:15: 'view' needs the name of one model | struct TOASTY(view(User)) Nothing { */
/* expect 10:20: there is no model Usr | marked with TOASTY(model) */
/* expect 13:22: a model or a view of one, not both | struct TOASTY(view(Both)) Name { */
/* expect 16:27: 'table' cannot be said of a view | nothing else */
/* expect 16:44: 'index' cannot be said of a view | nothing else */
/* expect 17:23: 'key' cannot be said of a field of a view | leave it out here */
/* expect 18:23: 'nullable' takes no value | write just 'nullable' */
/* expect 19:31: 'one' shows one thing: count is said already | a field for each */
/* expect 20:25: unknown word 'cout' | did you mean 'count'? */
/* expect 22:27: view Empty has no fields | fields of its model */
