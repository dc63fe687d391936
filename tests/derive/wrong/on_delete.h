#include <toasty/model.h>

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    char *name TOASTY(index);
};
struct TOASTY(model) Todo {
    int64_t id TOASTY(key);
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to(on_delete = set_null));
    int64_t *owner_id;
    struct User *owner TOASTY(belongs_to(on_delete = cascades));
    struct User *other TOASTY(belongs_to(key = owner_id, on_delete = explode));
    char *user_name;
    struct User *named TOASTY(belongs_to(key = user_name, references = name, on_delete = restrict));
    struct User *more TOASTY(belongs_to(key = owner_id, on_delete = "cascade"));
};

/* expect 10:53: 'user' cannot be set to NULL: its key 'user_id' is required | make the key a pointer */
/* expect 12:54: 'cascades' is nothing that can happen on_delete | did you mean 'cascade'? */
/* expect 13:70: 'explode' is nothing that can happen on_delete | write on_delete = cascade, set_null, restrict or no_action */
/* expect 15:78: the database can hold 'named' only to fields that are unique, and 'name' of User may repeat | make the fields unique */
/* expect 16:69: "cascade" is nothing that can happen on_delete */
