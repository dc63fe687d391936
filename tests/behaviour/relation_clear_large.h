#include <toasty/model.h>

struct TOASTY(model) Shelf {
    int64_t id TOASTY(key, auto);
    struct Book_list *books TOASTY(has_many);
};

/* A key of many fields, so that few records fill a statement. */
struct TOASTY(model, key(a, b, c, d, e, f, g, number)) Book {
    int32_t a;
    int32_t b;
    int32_t c;
    int32_t d;
    int32_t e;
    int32_t f;
    int32_t g;
    int32_t number;
    int64_t *shelf_id TOASTY(index);
    struct Shelf *shelf TOASTY(belongs_to);
};

struct TOASTY(model) Reader {
    int64_t id TOASTY(key, auto);
    struct Reading_list *readings TOASTY(has_many);
    struct Book_list *books TOASTY(has_many(via = readings.book));
};

struct TOASTY(model) Reading {
    int64_t id TOASTY(key, auto);
    int64_t reader_id TOASTY(index);
    struct Reader *reader TOASTY(belongs_to);
    int32_t a;
    int32_t b;
    int32_t c;
    int32_t d;
    int32_t e;
    int32_t f;
    int32_t g;
    int32_t number;
    struct Book *book TOASTY(belongs_to(key = (a, b, c, d, e, f, g, number), references = (a, b, c, d, e, f, g, number)));
};
