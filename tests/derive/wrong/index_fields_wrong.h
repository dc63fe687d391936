#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model, index(titel), unique(title, title), index(user), index, unique(), index(partition = title, user_id)) Todo {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    toasty_uuid user_id;
    struct User *user TOASTY(belongs_to);
};

/* expect 6:28: Todo has no field 'titel' | did you mean 'title'? */
/* expect 6:50: 'title' is listed twice */
/* expect 6:64: 'user' is a relation and has no column */
/* expect 6:71: 'index' on a struct needs field names */
/* expect 6:78: 'unique' on a struct needs field names */
/* expect 6:113: plain field names cannot be mixed */
