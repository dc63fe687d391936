#include <toasty/model.h>

/* A child with two parents. */
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    char *moto TOASTY(nullable);
    struct Todo_list *todos TOASTY(has_many);
};

struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    toasty_uuid category_id TOASTY(index);
    struct Category *category TOASTY(belongs_to);
    char *title;
};

struct TOASTY(model) Category {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Todo_list *todos TOASTY(has_many);
};

/* Two ways to the same model. */
struct TOASTY(model) Writer {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Article_list *authored TOASTY(has_many(pair = author));
    struct Article_list *reviewed TOASTY(has_many(pair = reviewer));
};

struct TOASTY(model) Article {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    toasty_uuid author_id TOASTY(index);
    toasty_uuid reviewer_id TOASTY(index);
    struct Writer *author TOASTY(belongs_to(key = author_id, references = id));
    struct Writer *reviewer TOASTY(belongs_to(key = reviewer_id, references = id));
};

/* Children that may do without a parent. */
struct TOASTY(model) Owner {
    toasty_uuid id TOASTY(key, auto);
    struct Thing_list *things TOASTY(has_many);
};

struct TOASTY(model) Thing {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *owner_id TOASTY(index);
    struct Owner *owner TOASTY(belongs_to);
    char *title;
};

/* Scoped conditions, with a key of one field and of two. */
struct TOASTY(model) Group {
    toasty_uuid id TOASTY(key, auto);
    struct Single_list *singles TOASTY(has_many);
    struct Pair_list *pairs TOASTY(has_many);
};

struct TOASTY(model) Single {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid group_id TOASTY(index);
    struct Group *group TOASTY(belongs_to);
    char *title;
    int64_t position;
};

struct TOASTY(model, key(group_id, id)) Pair {
    toasty_uuid id TOASTY(auto);
    toasty_uuid group_id;
    struct Group *group TOASTY(belongs_to);
    char *title;
    int64_t position;
};
