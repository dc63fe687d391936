#include <toasty/model.h>

struct TOASTY(embed) Metadata {
    char *author;
    char *notes;
};

struct TOASTY(model) Document {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    struct Metadata *metadata TOASTY(deferred);
};

struct TOASTY(embed) Annotated {
    char *author;
    char *notes TOASTY(deferred);
};

struct TOASTY(model) Report {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    struct Annotated metadata;
};

struct TOASTY(model) Draft {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    struct Annotated *metadata;
};

struct TOASTY(embed) Stamp {
    int64_t at;
    int64_t *until;
};

struct TOASTY(embed) Outer {
    char *word;
    struct Stamp *stamp TOASTY(deferred);
};

struct TOASTY(model) Letter {
    int64_t id TOASTY(key, auto);
    char *title TOASTY(unique);
    struct Metadata *maybe TOASTY(deferred, nullable);
    struct Stamp *sent TOASTY(deferred);
    struct Outer outer;
    struct Outer *other;
};

enum TOASTY(embed) Status { DRAFT, PUBLISHED, ARCHIVED };

struct TOASTY(model) Article {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    enum Status *status TOASTY(deferred);
};

struct TOASTY(embed(newtype)) Body {
    char *text;
};

struct TOASTY(model) Essay {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    struct Body body TOASTY(deferred, nullable);
};

struct TOASTY(embed) Remark {
    char *author;
    char *note TOASTY(deferred, nullable);
    int64_t *length TOASTY(deferred);
};

struct TOASTY(embed) Cover {
    char *word;
    struct Stamp *stamp TOASTY(deferred, nullable);
};

struct TOASTY(model) Sheet {
    int64_t id TOASTY(key, auto);
    struct Remark here;
    struct Remark *there;
    struct Cover *cover;
};
