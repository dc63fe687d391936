#include <toasty/model.h>

struct TOASTY(model) Widget {
    char *id TOASTY(key);
    char *name;
};

struct TOASTY(model, key(one, two)) Pair {
    char *one;
    char *two;
};

struct TOASTY(model) Parts {
    char *one TOASTY(key);
    char *two TOASTY(key);
    int64_t n;
};

struct TOASTY(model, key(code)) Coded {
    int32_t code;
    char *name;
};

struct TOASTY(model, key(user_id, id)) Todo {
    toasty_uuid id TOASTY(auto);
    char *user_id;
    char *title;
};

struct TOASTY(model, key(kind, day, part)) Reading {
    char *kind;
    toasty_date day;
    int16_t part;
    double value;
};
