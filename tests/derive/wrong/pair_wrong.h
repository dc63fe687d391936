#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Todo_list *a TOASTY(has_many(pair = title));
    struct Todo_list *b TOASTY(has_many(pair = usr));
    struct Todo *c TOASTY(has_one(pair = tag));
    struct Todo *d TOASTY(has_one(pair = "user"));
    struct Todo_list *e TOASTY(has_many(pair = user, pair = user));
    struct Todo_list *f TOASTY(has_many(key = id));
    struct Todo_list *h TOASTY(has_many());
};
struct TOASTY(model) Tag {
    int64_t id TOASTY(key, auto);
};
struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    int64_t tag_id TOASTY(index);
    struct Tag *tag TOASTY(belongs_to);
};

/* expect 5:48: Todo.title is not a belongs_to of User | struct User * and says belongs_to */
/* expect 6:48: Todo has no field 'usr' | did you mean 'user'? */
/* expect 7:42: Todo.tag is not a belongs_to of User */
/* expect 8:42: 'pair' needs the name of a field of Todo */
/* expect 9:54: 'pair' is said twice */
/* expect 10:41: 'key' is nothing that has_many(...) knows | has_many(pair = field) */
/* expect 11:32: 'has_many' takes arguments in brackets or none */
