#include <toasty/model.h>

/* Tables and columns that are called like what the library's own SQL calls things. */
struct TOASTY(model, table = "t1") Shelf {
    int64_t id TOASTY(key, auto);
    char *n;
    int64_t c0;
    struct Book_list *books TOASTY(has_many);
    struct Tag_list *tags TOASTY(has_many(via = books.tags));
};

struct TOASTY(model, table = "toasty_1") Book {
    int64_t c1 TOASTY(key, auto);
    int64_t c0 TOASTY(index);
    struct Shelf *shelf TOASTY(belongs_to(key = c0, references = id));
    char *toasty_number;
    int64_t n;
    struct Tag_list *tags TOASTY(has_many);
};

struct TOASTY(model, table = "t0") Tag {
    int64_t toasty_1 TOASTY(key, auto);
    int64_t k0 TOASTY(index);
    struct Book *book TOASTY(belongs_to(key = k0, references = c1));
    char *t1;
    int64_t toasty_number;
};

struct TOASTY(view(Tag)) TagCard {
    int64_t toasty_1;
    char *t0 TOASTY(path = t1);
    char *n TOASTY(path = book.toasty_number);
    char *t1 TOASTY(path = book.shelf.n);
};

struct TOASTY(view(Book)) BookCard {
    int64_t c1;
    char *t1 TOASTY(path = shelf.n);
    int64_t toasty_2 TOASTY(sum(tags.toasty_number));
};
