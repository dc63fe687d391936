#include <toasty/model.h>

enum TOASTY(embed) Status { PENDING = 1, ACTIVE = 2, DONE = 3 };

enum TOASTY(embed, column(type = u8)) Priority { LOW = 1, NORMAL = 2, HIGH = 3 };

struct TOASTY(embed) Meta {
    char *label;
    enum Priority priority;
};

struct TOASTY(model) Task {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    enum Status status TOASTY(index);
    enum Priority urgency TOASTY(column("prio", type = i16));
    struct Meta meta;
    enum Status *before;
    enum Status since TOASTY(default(PENDING));
};

enum TOASTY(embed) Kind { PLAIN, FANCY };

struct TOASTY(model) Thing {
    enum Kind kind TOASTY(key);
    char *name;
    enum Status state TOASTY(default(PENDING));
};
