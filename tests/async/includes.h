#include <toasty/model.h>

struct TOASTY(model) Shelf {
    int64_t id TOASTY(key);
    int64_t version;
    int64_t owner_id;
    int64_t keeper_id;
    struct Owner *owner TOASTY(belongs_to);
    struct Owner *keeper TOASTY(belongs_to);
    struct Red_list *reds TOASTY(has_many);
    struct Green_list *greens TOASTY(has_many);
    struct Blue_list *blues TOASTY(has_many);
};

struct TOASTY(model) Owner {
    int64_t id TOASTY(key);
};

struct TOASTY(model) Red {
    int64_t id TOASTY(key);
    int64_t shelf_id TOASTY(index);
    struct Shelf *shelf TOASTY(belongs_to);
    int64_t version;
    char *name;
    struct Leaf_list *leaves TOASTY(has_many);
    struct Bud_list *buds TOASTY(has_many);
};

struct TOASTY(model) Leaf {
    int64_t id TOASTY(key);
    int64_t red_id TOASTY(index);
    struct Red *red TOASTY(belongs_to);
    int64_t version;
};

struct TOASTY(model) Bud {
    int64_t id TOASTY(key);
    int64_t red_id TOASTY(index);
    struct Red *red TOASTY(belongs_to);
    int64_t version;
};

struct TOASTY(model) Green {
    int64_t id TOASTY(key);
    int64_t shelf_id TOASTY(index);
    struct Shelf *shelf TOASTY(belongs_to);
    int64_t version;
    char *name;
};

struct TOASTY(model) Blue {
    int64_t id TOASTY(key);
    int64_t shelf_id TOASTY(index);
    struct Shelf *shelf TOASTY(belongs_to);
    int64_t version;
    char *name;
};
