#include <toasty/model.h>

enum TOASTY(embed) Kind { HUMAN = 1, BOT };

struct TOASTY(embed) Owner {
    enum Kind kind TOASTY(variant);
    union {
        struct { int64_t id; } human TOASTY(variant(HUMAN));
    };
};

struct TOASTY(model) User {
    int64_t id TOASTY(key);
    char *name;
};

struct TOASTY(model) Thing {
    int64_t id TOASTY(key);
    struct Owner owner;
    struct User *user TOASTY(belongs_to(key = owner.human.id, references = id));
};

/* expect 20:18: 'owner.human.id' joins the relation 'user' and cannot be in a union | take it out of the union */
