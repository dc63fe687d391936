#include <toasty/model.h>

struct TOASTY(model) User {
    int32_t id TOASTY(key);
    char *name;
};

struct TOASTY(model) Other {
    int32_t id TOASTY(key);
};

/* One reaches another: naming any of them brings those behind it. */

struct TOASTY(model) Author {
    toasty_uuid id TOASTY(key, auto);
    struct Book_list *books TOASTY(has_many);
};

struct TOASTY(model) Book {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid author_id TOASTY(index);
    struct Author *author TOASTY(belongs_to(key = author_id, references = id));
    toasty_uuid *shelf_id TOASTY(index);
    struct Shelf *shelf TOASTY(belongs_to(key = shelf_id, references = id));
};

struct TOASTY(model) Shelf {
    toasty_uuid id TOASTY(key, auto);
};

struct TOASTY(model) Parent {
    toasty_uuid id TOASTY(key, auto);
    struct Child *child TOASTY(has_one);
};

struct TOASTY(model) Child {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid parent_id TOASTY(unique);
    struct Parent *parent TOASTY(belongs_to(key = parent_id, references = id));
};
