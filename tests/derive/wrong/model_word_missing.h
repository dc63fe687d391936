#include <toasty/model.h>

struct User {
    int64_t id TOASTY(key, auto);
};
struct TOASTY(table = "todo_items") Todo {
    int64_t id;
};

/* expect 3:8: struct User has annotations but is not marked as a model | struct TOASTY(model) User { */
/* expect 6:37: struct Todo has annotations but is not marked | struct TOASTY(model, ...) Todo { */
