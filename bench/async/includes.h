#include <toasty/model.h>

struct TOASTY(model) Owner {
    int64_t id TOASTY(key);
    struct Red_list *reds TOASTY(has_many);
    struct Green_list *greens TOASTY(has_many);
    struct Blue_list *blues TOASTY(has_many);
    struct Grey_list *greys TOASTY(has_many);
};

struct TOASTY(model) Red {
    int64_t id TOASTY(key);
    int64_t owner_id TOASTY(index);
    struct Owner *owner TOASTY(belongs_to);
    char *name;
    int64_t stock;
};

struct TOASTY(model) Green {
    int64_t id TOASTY(key);
    int64_t owner_id TOASTY(index);
    struct Owner *owner TOASTY(belongs_to);
    char *name;
    int64_t stock;
};

struct TOASTY(model) Blue {
    int64_t id TOASTY(key);
    int64_t owner_id TOASTY(index);
    struct Owner *owner TOASTY(belongs_to);
    char *name;
    int64_t stock;
};

struct TOASTY(model) Grey {
    int64_t id TOASTY(key);
    int64_t owner_id TOASTY(index);
    struct Owner *owner TOASTY(belongs_to);
    char *name;
    int64_t stock;
};
