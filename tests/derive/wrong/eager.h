#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(eager);
    struct Post_list *posts TOASTY(has_many, eager);
    struct Detail *detail TOASTY(has_one, eager(always));
};
struct TOASTY(model) Post {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to, eager);
};
struct TOASTY(model) Detail {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to, eager = 1);
};
struct TOASTY(model, eager) Clock {
    toasty_uuid id TOASTY(key, auto);
};
/* a model and itself */
struct TOASTY(model) Node {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *parent_id TOASTY(index);
    struct Node *parent TOASTY(belongs_to);
    struct Node_list *children TOASTY(has_many(pair = parent), eager);
};
/* three models, and a list over others in it */
struct TOASTY(model) Shop {
    toasty_uuid id TOASTY(key, auto);
    struct Offer_list *offers TOASTY(has_many);
    struct Ware_list *wares TOASTY(has_many(via = offers.ware), eager);
};
struct TOASTY(model) Offer {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid shop_id TOASTY(index);
    struct Shop *shop TOASTY(belongs_to, eager);
    toasty_uuid ware_id TOASTY(index);
    struct Ware *ware TOASTY(belongs_to);
};
struct TOASTY(model) Ware {
    toasty_uuid id TOASTY(key, auto);
    struct Offer_list *offers TOASTY(has_many, eager);
};

/* expect 5:23: 'eager' is said of a relation, and 'name' is a value | leave it out */
/* expect 6:46: eager relation cycle: User.posts -> Post.user -> User | leave 'eager' out of one of them */
/* expect 7:43: 'eager' takes no arguments here | write just 'eager' */
/* expect 17:42: 'eager' takes no value here */
/* expect 19:22: 'eager' is said of a field, not of a struct */
/* expect 27:64: eager relation cycle: Node.children -> Node | include that relation where it is needed */
/* expect 33:65: eager relation cycle: Shop.wares -> Ware.offers -> Offer.shop -> Shop */
