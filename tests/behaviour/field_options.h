#include <toasty/model.h>

struct TOASTY(model) Counted {
    uint32_t number TOASTY(key, auto(increment));
    char *name;
};

struct TOASTY(model) Plain {
    uint32_t number TOASTY(key, auto);
};

struct TOASTY(model) Tiny {
    int8_t number TOASTY(key, auto);
};

struct TOASTY(model) Parent {
    uint32_t id TOASTY(key, auto);
    struct Child_list *children TOASTY(has_many);
};

struct TOASTY(model) Child {
    uint32_t id TOASTY(key, auto);
    uint32_t parent_id TOASTY(index);
    struct Parent *parent TOASTY(belongs_to(key = parent_id, references = id));
};

struct TOASTY(model) Versions {
    toasty_uuid id TOASTY(key, auto(uuid(v4)));
    toasty_uuid seven TOASTY(auto(uuid(v7)));
};

struct TOASTY(model, table = "the \"people\"") Person {
    int64_t id TOASTY(key, column("person id"));
    char *name TOASTY(column("my_name"));
    char *select TOASTY(column("select"), index);
};

struct TOASTY(model) Columns {
    int64_t id TOASTY(key);
    char *code TOASTY(column(type = varchar(5)));
    toasty_uuid token TOASTY(column(type = text), unique);
    int64_t *wide TOASTY(column(type = i64));
    char *raw TOASTY(nullable, column(type = "CLOB"));
    toasty_timestamp *at TOASTY(column("taken_at", type = timestamp(3)));
};

struct TOASTY(model) Item {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    int64_t view_count TOASTY(default(5));
    char *status TOASTY(default("draft"), update("edited"));
    bool fresh TOASTY(default(true));
    int32_t *maybe TOASTY(default(3));
    toasty_timestamp touched TOASTY(update(toasty_now()));
    toasty_timestamp created_at TOASTY(auto);
    toasty_timestamp updated_at TOASTY(auto);
};
