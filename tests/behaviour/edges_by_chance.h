#include <toasty/model.h>

/* One kind of value in two forms. */
struct TOASTY(model) Token {
    int64_t id TOASTY(key, auto);
    toasty_uuid plain;
    toasty_uuid written TOASTY(column(type = text));
    toasty_uuid *again TOASTY(column(type = text));
};

/* A long way, walked over and over. */
struct TOASTY(model) Node {
    int64_t id TOASTY(key);
    int64_t *next_id TOASTY(index);
    struct Node *next TOASTY(belongs_to);
    struct Node_list *before TOASTY(has_many(pair = next));
    struct Node *third TOASTY(has_one(via = next.next.next));
};

/* Points at another one, which need not be there. */
struct TOASTY(model) Link {
    int64_t id TOASTY(key);
    int64_t *next_id TOASTY(index);
    struct Link *next TOASTY(belongs_to);
};

struct TOASTY(view(Link)) LinkCounts {
    int64_t *next_id;
    int64_t links TOASTY(count);
};

struct TOASTY(model) Ring {
    int64_t id TOASTY(key);
    int64_t next_id TOASTY(index);
    struct Ring *next TOASTY(belongs_to);
    struct Ring_list *before TOASTY(has_many(pair = next));
};

struct TOASTY(model) Account {
    int64_t id TOASTY(key, auto);
    struct Card *card TOASTY(has_one);
};

struct TOASTY(model) Card {
    int64_t id TOASTY(key, auto);
    int64_t *account_id TOASTY(unique);
    struct Account *account TOASTY(belongs_to);
    uint64_t version TOASTY(version);
};
