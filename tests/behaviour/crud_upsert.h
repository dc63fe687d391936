#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
};

struct TOASTY(model) Account {
    toasty_uuid id TOASTY(key, auto);
    char *email TOASTY(unique);
    char *name;
};

struct TOASTY(model, unique(tenant, slug)) Entry {
    toasty_uuid id TOASTY(key, auto);
    char *tenant;
    char *slug;
    char *value;
};

struct TOASTY(model) Defaulted {
    toasty_uuid id TOASTY(key, auto);
    char *default_only TOASTY(default("create default"));
    char *update_only TOASTY(update("update default"));
    char *branch_defaults TOASTY(default("create branch default"), update("update branch default"));
};

struct TOASTY(model) Tally {
    int64_t id TOASTY(key, auto);
    char *label TOASTY(unique);
    int64_t count TOASTY(default(10));
    uint8_t small TOASTY(default(250));
    float ratio TOASTY(default(0.5f));
    char *note TOASTY(nullable);
    int64_t *maybe TOASTY(default(7));
    uint64_t version TOASTY(version);
};

struct TOASTY(model) Bare {
    char *label TOASTY(key);
    int64_t bare;
};

struct TOASTY(model, key(shelf, place)) Slot {
    char *shelf;
    int32_t place;
    char *content TOASTY(nullable);
    char *code TOASTY(unique, nullable);
};

/* Something refers to it, and something it cannot be without. */
struct TOASTY(model) Shop {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
    char *city TOASTY(default("nowhere"));
    struct Till_list *tills TOASTY(has_many);
};
struct TOASTY(model) Till {
    int64_t id TOASTY(key, auto);
    int64_t shop_id TOASTY(index);
    struct Shop *shop TOASTY(belongs_to);
    int32_t number TOASTY(unique);
};
struct TOASTY(model) Driver {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
    int64_t points TOASTY(default(0));
    struct Licence *licence TOASTY(has_one, required);
};
struct TOASTY(model) Licence {
    int64_t id TOASTY(key, auto);
    int64_t driver_id TOASTY(unique);
    struct Driver *driver TOASTY(belongs_to);
};
