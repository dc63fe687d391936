#include <toasty/model.h>

/* Over a join model whose key is the pair. */
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(unique);
    struct Membership_list *memberships TOASTY(has_many);
    struct Group_list *groups TOASTY(has_many(via = memberships.group));
    /* Who follows whom: a model and itself. */
    struct Follow_list *following TOASTY(has_many(pair = follower));
    struct Follow_list *followers TOASTY(has_many(pair = followed));
    struct User_list *follows TOASTY(has_many(via = following.followed));
    struct User_list *fans TOASTY(has_many(via = followers.follower));
    /* Not to be written: a rating must say how many stars. */
    struct Rating_list *ratings TOASTY(has_many);
    struct Group_list *rated TOASTY(has_many(via = ratings.group));
};

struct TOASTY(model) Group {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(unique);
    struct Membership_list *memberships TOASTY(has_many);
    struct User_list *users TOASTY(has_many(via = memberships.user));
    struct Rating_list *ratings TOASTY(has_many);
};

/* With all that a join record may have besides. */
struct TOASTY(model, key(user_id, group_id)) Membership {
    toasty_uuid user_id;
    struct User *user TOASTY(belongs_to);
    toasty_uuid group_id TOASTY(index);
    struct Group *group TOASTY(belongs_to);
    char *role TOASTY(default("member"));
    char *note TOASTY(nullable);
    toasty_timestamp created_at TOASTY(auto);
    uint64_t version TOASTY(version);
    struct Badge_list *badges TOASTY(has_many);
};

/* What hangs on a join record. */
struct TOASTY(model, index(user_id, group_id)) Badge {
    int64_t id TOASTY(key, auto);
    toasty_uuid user_id;
    toasty_uuid group_id;
    struct Membership *membership TOASTY(belongs_to(key = (user_id, group_id), references = (user_id, group_id)));
    char *text;
};

/* A key of its own: a pair might be there twice. */
struct TOASTY(model) Follow {
    int64_t id TOASTY(key, auto);
    toasty_uuid follower_id TOASTY(index);
    struct User *follower TOASTY(belongs_to);
    toasty_uuid *followed_id TOASTY(index);
    struct User *followed TOASTY(belongs_to);
};

struct TOASTY(model) Rating {
    int64_t id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    toasty_uuid group_id TOASTY(index);
    struct Group *group TOASTY(belongs_to);
    int32_t stars;
};

/* Keys of two fields at both ends, one of them shared. */
struct TOASTY(model, key(tenant, number)) Shelf {
    char *tenant;
    int32_t number;
    struct Placing_list *placings TOASTY(has_many);
    struct Book_list *books TOASTY(has_many(via = placings.book));
};

struct TOASTY(model, key(tenant, isbn)) Book {
    char *tenant;
    char *isbn;
    struct Placing_list *placings TOASTY(has_many);
    struct Shelf_list *shelves TOASTY(has_many(via = placings.shelf));
};

struct TOASTY(model, key(tenant, shelf_number, isbn), index(tenant, isbn)) Placing {
    char *tenant;
    int32_t shelf_number;
    char *isbn;
    struct Shelf *shelf TOASTY(belongs_to(key = (tenant, shelf_number), references = (tenant, number)));
    struct Book *book TOASTY(belongs_to(key = (tenant, isbn), references = (tenant, isbn)));
};
