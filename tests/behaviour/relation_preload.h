#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
    struct Settings *settings TOASTY(has_one);
    struct Account_list *accounts TOASTY(has_many);
};

struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title TOASTY(index);
    bool complete;
    int64_t priority;
    struct Step_list *steps TOASTY(has_many);
    struct Detail *detail TOASTY(has_one);
};

struct TOASTY(model) Step {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid todo_id TOASTY(index);
    struct Todo *todo TOASTY(belongs_to);
    char *description;
};

struct TOASTY(model) Detail {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *todo_id TOASTY(unique);
    struct Todo *todo TOASTY(belongs_to);
    char *body;
};

struct TOASTY(model) Profile {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    char *bio;
    struct Badge_list *badges TOASTY(has_many);
    struct Avatar *avatar TOASTY(has_one);
    toasty_uuid *product_id TOASTY(index);
    struct Product *product TOASTY(belongs_to);
};

struct TOASTY(model) Badge {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid profile_id TOASTY(index);
    struct Profile *profile TOASTY(belongs_to);
    char *label;
};

struct TOASTY(model) Avatar {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *profile_id TOASTY(unique);
    struct Profile *profile TOASTY(belongs_to);
    char *url;
};

struct TOASTY(model) Product {
    toasty_uuid id TOASTY(key, auto);
    char *name;
};

struct TOASTY(model) Settings {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    char *theme;
};

struct TOASTY(model) Account {
    toasty_uuid id TOASTY(key, auto);
    char *label;
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    struct Plan *plan TOASTY(has_one, required);
};

struct TOASTY(model) Plan {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *account_id TOASTY(unique);
    struct Account *account TOASTY(belongs_to);
    char *name;
};

/* Things with parents that they share, required and not. */
struct TOASTY(model) Category {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Item_list *items TOASTY(has_many);
};

struct TOASTY(model) Brand {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    struct Item_list *items TOASTY(has_many);
};

struct TOASTY(model) Supplier {
    toasty_uuid id TOASTY(key, auto);
    char *name;
};

struct TOASTY(model) Item {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    toasty_uuid category_id TOASTY(index);
    struct Category *category TOASTY(belongs_to);
    toasty_uuid brand_id TOASTY(index);
    struct Brand *brand TOASTY(belongs_to);
    toasty_uuid *supplier_id TOASTY(index);
    struct Supplier *supplier TOASTY(belongs_to);
};
