#include <toasty/model.h>

/** A person who can sign in. */
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    /** Where letters go. */
    char *email TOASTY(unique);
    int64_t *age; /**< In years. */
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
};

struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to(key = user_id, references = id));
    char *title;
    bool done TOASTY(default(false));
};

struct TOASTY(model) Profile {
    int64_t id TOASTY(key, auto);
    toasty_uuid *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    char *bio TOASTY(nullable);
};
