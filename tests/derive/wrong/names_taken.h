#include <toasty/model.h>

int user_count(void);
struct Todo_list {
    int64_t length;
};
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 7:22: model User needs the name user_count for a function, but that is a function | rename either */
/* expect 10:22: model Todo needs the name Todo_list for a struct, but that is defined here already | the other one is at */
