#include <toasty/model.h>

/* Many to many. */
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    struct Membership_list *memberships TOASTY(has_many);
    struct Group_list *groups TOASTY(has_many(via = memberships.group));
    struct User_list *companions TOASTY(has_many(via = groups.users));
    struct Account *account TOASTY(has_one);
    struct Subscription *subscription TOASTY(has_one(via = account.subscription));
    struct Organization_list *organizations TOASTY(has_many);
    struct Todo_list *todos TOASTY(has_many(via = organizations.projects.todos));
    struct Todo_list *nested_todos TOASTY(has_many(via = organizations.todos));
};

struct TOASTY(model) Group {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    int64_t size;
    struct Membership_list *memberships TOASTY(has_many);
    struct User_list *users TOASTY(has_many(via = memberships.user));
};

struct TOASTY(model) Membership {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    toasty_uuid *group_id TOASTY(index);
    struct Group *group TOASTY(belongs_to);
    char *role;
};

/* One, or nobody at any step. */
struct TOASTY(model) Account {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    struct Subscription *subscription TOASTY(has_one);
};

struct TOASTY(model) Subscription {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *account_id TOASTY(unique);
    struct Account *account TOASTY(belongs_to);
    char *plan;
};

/* Three steps, in one path and in two. */
struct TOASTY(model) Organization {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    struct Project_list *projects TOASTY(has_many);
    struct Todo_list *todos TOASTY(has_many(via = projects.todos));
};

struct TOASTY(model) Project {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    toasty_uuid organization_id TOASTY(index);
    struct Organization *organization TOASTY(belongs_to);
    struct Todo_list *todos TOASTY(has_many);
};

struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    toasty_uuid project_id TOASTY(index);
    struct Project *project TOASTY(belongs_to);
    struct User *owner TOASTY(has_one(via = project.organization.user));
};

/* Keys of two fields at both ends. */
struct TOASTY(model, key(country, code)) Region {
    char *country;
    int32_t code;
    struct Route_list *routes TOASTY(has_many(pair = from));
    struct Region_list *neighbours TOASTY(has_many(via = routes.to));
};

struct TOASTY(model, index(from_country, from_code), index(to_country, to_code)) Route {
    int64_t id TOASTY(key, auto);
    char *from_country;
    int32_t from_code;
    struct Region *from TOASTY(belongs_to(key = (from_country, from_code), references = (country, code)));
    char *to_country;
    int32_t to_code;
    struct Region *to TOASTY(belongs_to(key = (to_country, to_code), references = (country, code)));
};
