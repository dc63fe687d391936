#include <toasty/model.h>

struct TOASTY(embed) Metadata {
    char *author;
    char *note;
};

struct TOASTY(model) Document {
    char *id TOASTY(key);
    struct Metadata *metadata;
};

struct TOASTY(embed) Wrapper {
    char *value TOASTY(nullable);
};

struct TOASTY(model) Wrapped {
    int64_t id TOASTY(key, auto);
    struct Wrapper *wrapper;
};

struct TOASTY(embed) Size {
    int64_t width;
    int64_t *height;
};

struct TOASTY(embed) Frame {
    char *colour;
    struct Size *size;
    struct Size inner;
};

struct TOASTY(model) Picture {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
    struct Frame *frame TOASTY(column("fr"));
    struct Frame plain;
};

struct TOASTY(embed(newtype)) Code {
    char *text;
};

struct TOASTY(model) Coded {
    char *id TOASTY(key);
    struct Code code TOASTY(nullable);
};

struct TOASTY(view(Picture)) PictureColour {
    int64_t id;
    char *colour TOASTY(path = frame.colour, nullable);
    int64_t *width TOASTY(path = frame.size.width);
};
