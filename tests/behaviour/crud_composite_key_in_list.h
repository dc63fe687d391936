#include <toasty/model.h>

struct TOASTY(model, key(one, two)) Item {
    char *one;
    char *two;
};

struct TOASTY(model, key(shelf, number)) Book {
    char *shelf;
    int32_t number;
    char *title;
    toasty_date *bought;
    struct Loan_list *loans TOASTY(has_many);
};

struct TOASTY(model, index(book_shelf, book_number)) Loan {
    int64_t id TOASTY(key);
    char *book_shelf;
    int32_t book_number;
    struct Book *book TOASTY(belongs_to(key = [ book_shelf, book_number ], references = [ shelf, number ]));
};
