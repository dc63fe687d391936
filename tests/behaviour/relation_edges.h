#include <toasty/model.h>

/* A chain: each has at most one that follows it, and follows at most one. */
struct TOASTY(model) Link {
    int64_t id TOASTY(key);
    int64_t *previous_id TOASTY(unique);
    struct Link *previous TOASTY(belongs_to);
    struct Link *next TOASTY(has_one(pair = previous));
};

/* Five levels with keys that the database counts up. */
struct TOASTY(model) A {
    int64_t id TOASTY(key, auto);
    char *name;
    struct B_list *bs TOASTY(has_many);
    struct Extra *extra TOASTY(has_one);
};

struct TOASTY(model) B {
    int64_t id TOASTY(key, auto);
    int64_t a_id TOASTY(index);
    struct A *a TOASTY(belongs_to);
    char *name;
    struct C_list *cs TOASTY(has_many);
};

struct TOASTY(model) C {
    int64_t id TOASTY(key, auto);
    int64_t b_id TOASTY(index);
    struct B *b TOASTY(belongs_to);
    char *name;
    struct D_list *ds TOASTY(has_many);
};

struct TOASTY(model) D {
    int64_t id TOASTY(key, auto);
    int64_t c_id TOASTY(index);
    struct C *c TOASTY(belongs_to);
    char *name;
    int64_t *tag_id TOASTY(index);
    struct Tag *tag TOASTY(belongs_to);
};

struct TOASTY(model) Tag {
    int64_t id TOASTY(key, auto);
    char *name;
};

struct TOASTY(model) Extra {
    int64_t id TOASTY(key, auto);
    int64_t *a_id TOASTY(unique);
    struct A *a TOASTY(belongs_to);
    char *name;
};
