#include <toasty/model.h>

/* Lists over a join model have calls that write where the join model needs nothing else. */
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    struct Membership_list *memberships TOASTY(has_many);
    struct Group_list *groups TOASTY(has_many(via = memberships.group));
    struct Rating_list *ratings TOASTY(has_many);
    struct Group_list *rated TOASTY(has_many(via = ratings.group));
    struct Membership_list *groups_insert TOASTY(has_many);
    struct Membership_list *rated_insert TOASTY(has_many);
};
struct TOASTY(model) Group {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model, key(user_id, group_id)) Membership {
    toasty_uuid user_id;
    struct User *user TOASTY(belongs_to);
    toasty_uuid group_id TOASTY(index);
    struct Group *group TOASTY(belongs_to);
};
struct TOASTY(model, key(user_id, group_id)) Rating {
    toasty_uuid user_id;
    struct User *user TOASTY(belongs_to);
    toasty_uuid group_id TOASTY(index);
    struct Group *group TOASTY(belongs_to);
    int32_t stars;
};

/* expect 10:29: the relation 'groups' of User and the relation 'groups_insert' of User would both generate user_groups_insert | rename one */
