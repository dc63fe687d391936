#include <toasty/model.h>

/* The child cannot be without its parent. */
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    char *email TOASTY(unique);
    struct Profile *profile TOASTY(has_one);
};

struct TOASTY(model) Profile {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to(key = user_id, references = id));
    char *bio;
};

/* The parent cannot be without its child. */
struct TOASTY(model) Account {
    toasty_uuid id TOASTY(key, auto);
    char *label;
    struct Settings *settings TOASTY(has_one, required);
};

struct TOASTY(model) Settings {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *account_id TOASTY(unique);
    struct Account *account TOASTY(belongs_to(key = account_id, references = id));
    char *theme;
};

/* Neither can be without the other. */
struct TOASTY(model) Body {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Soul *soul TOASTY(has_one, required);
};

struct TOASTY(model) Soul {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid body_id TOASTY(unique);
    struct Body *body TOASTY(belongs_to(key = body_id, references = id));
    char *weight;
};
