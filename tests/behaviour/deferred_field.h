#include <toasty/model.h>

struct TOASTY(model) Document {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    char *body TOASTY(deferred);
    struct Note_list *notes TOASTY(has_many);
};

struct TOASTY(model) Note {
    int64_t id TOASTY(key, auto);
    toasty_uuid document_id TOASTY(index);
    struct Document *document TOASTY(belongs_to);
    char *head;
    char *text TOASTY(deferred, nullable);
};

struct TOASTY(model) Summary {
    toasty_uuid id TOASTY(key, auto);
    char *title TOASTY(unique);
    char *summary TOASTY(deferred, nullable);
    int64_t *words TOASTY(deferred);
    toasty_bytes *picture TOASTY(deferred);
    uint64_t version TOASTY(version);
};

typedef char *Text;

/* A type by another name. */
struct TOASTY(model) Page {
    int64_t id TOASTY(key, auto);
    Text body TOASTY(deferred);
    Text note TOASTY(deferred, nullable);
};

struct TOASTY(model) Repository {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    toasty_json *payload TOASTY(deferred, column(type = text));
    char *kind TOASTY(deferred, default("git"));
};
