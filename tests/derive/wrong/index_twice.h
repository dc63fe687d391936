#include <toasty/model.h>

struct TOASTY(model, index(name, city), index(name, city)) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    char *city;
    char *mail TOASTY(unique, index);
};
struct TOASTY(model, index(title, name = "by_title"), index(done, name = "By_Title")) Todo {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    bool done;
};
struct TOASTY(model, unique(name, name = "index_users_by_name")) Tag {
    toasty_uuid id TOASTY(key, auto);
    char *name;
};

/* expect 3:41: two indexes over the same fields (name, city) | unique is an index too */
/* expect 7:31: two indexes over the same fields (mail) */
/* expect 9:55: two indexes have the name "By_Title" | name =  */
/* expect 14:22: two indexes have the name "index_users_by_name" | the other one is at */
