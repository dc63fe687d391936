#include <toasty/model.h>

/* Named pairs: the key and the has_many say which is which. */
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Todo_list *todos TOASTY(has_many(pair = owner));
};

struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    struct User *owner TOASTY(belongs_to(key = owner_id, references = id));
    toasty_uuid owner_id TOASTY(index);
    char *title;
};

/* Everything inferred; the other side is one of several possible kinds. */
struct TOASTY(model) Author {
    toasty_uuid id TOASTY(key, auto);
    struct Post_list *posts TOASTY(has_many);
};

struct TOASTY(model) Post {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid author_id TOASTY(index);
    struct Author *author TOASTY(belongs_to);
    char *title;
};

/* Optional, and nothing on the other side. */
struct TOASTY(model) Note {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *author_id TOASTY(index);
    struct Author *author TOASTY(belongs_to);
};

/* Only the key is named. */
struct TOASTY(model) Letter {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid sender_id TOASTY(index);
    struct Author *sender TOASTY(belongs_to(key = sender_id));
};

/* Keys of other types, and a key that is not the primary one. */
struct TOASTY(model) Country {
    int32_t id TOASTY(key, auto);
    char *code TOASTY(unique);
    struct City_list *cities TOASTY(has_many);
};

struct TOASTY(model) City {
    int64_t id TOASTY(key, auto);
    char *country_code TOASTY(index);
    struct Country *country TOASTY(belongs_to(key = country_code, references = code));
    char *name;
};

struct TOASTY(model) Person {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    toasty_uuid *parent_id TOASTY(index);
    struct Person *parent TOASTY(belongs_to(key = parent_id, references = id));
    struct Person_list *children TOASTY(has_many(pair = parent));
};
