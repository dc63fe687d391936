#include <toasty/model.h>

struct TOASTY(model) Item {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    uint64_t version TOASTY(version);
};

struct TOASTY(model) Counter {
    toasty_uuid id TOASTY(key, auto);
    int64_t value;
    uint64_t version TOASTY(version);
};

struct TOASTY(model) Tagged {
    toasty_uuid id TOASTY(key, auto);
    char *tag TOASTY(index);
    char *status;
    char *name;
    uint64_t version TOASTY(version);
};

struct TOASTY(model) Account {
    toasty_uuid id TOASTY(key, auto);
    char *email TOASTY(unique);
    uint64_t version TOASTY(version);
};

struct TOASTY(model) Gauge {
    toasty_uuid id TOASTY(key, auto);
    double value;
    uint64_t version TOASTY(version);
};

/* Deleting one takes its children along; each may refer to itself. */
struct TOASTY(model) Folder {
    int64_t id TOASTY(key, auto);
    char *name;
    int64_t *above_id TOASTY(index);
    struct Folder *above TOASTY(belongs_to);
    struct Folder_list *below TOASTY(has_many);
    struct Page_list *pages TOASTY(has_many);
    uint64_t revision TOASTY(version, column("rev"));
};

struct TOASTY(model) Page {
    int64_t id TOASTY(key, auto);
    int64_t folder_id TOASTY(index);
    struct Folder *folder TOASTY(belongs_to);
    char *title;
    uint64_t version TOASTY(version);
};
