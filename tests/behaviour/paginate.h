#include <toasty/model.h>

struct TOASTY(model) Item {
    int64_t id TOASTY(key);
    int64_t rank TOASTY(unique);
    int64_t *maybe TOASTY(unique);
    int64_t group_;
    int64_t *level;
    char *name;
    int64_t shelf_id TOASTY(index);
    struct Shelf *shelf TOASTY(belongs_to);
};

struct TOASTY(model) Shelf {
    int64_t id TOASTY(key);
    struct Item_list *items TOASTY(has_many);
};

struct TOASTY(model, unique(group_, rank)) Pair {
    toasty_uuid id TOASTY(key, auto);
    int64_t group_;
    int64_t rank;
    double weight;
};

struct TOASTY(model) Author {
    int64_t id TOASTY(key);
    struct Book_list *books TOASTY(has_many);
};

struct TOASTY(model) Book {
    int64_t id TOASTY(key);
    int64_t room;
    int64_t *author_id TOASTY(index);
    struct Author *author TOASTY(belongs_to);
};

/* Called like the lists and pages of another. */
struct TOASTY(model) Task {
    int64_t id TOASTY(key);
};

struct TOASTY(model) TaskPage {
    int64_t id TOASTY(key);
};

struct TOASTY(model) TaskList {
    int64_t id TOASTY(key);
};
