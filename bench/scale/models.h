#include <toasty/model.h>

struct TOASTY(model) Author {
    int64_t id TOASTY(key, auto);
    char *name;
    struct Book_list *books TOASTY(has_many);
};

struct TOASTY(model) Book {
    int64_t id TOASTY(key, auto);
    int64_t author_id TOASTY(index);
    struct Author *author TOASTY(belongs_to);
    char *title;
    struct Chapter_list *chapters TOASTY(has_many);
};

struct TOASTY(model) Chapter {
    int64_t id TOASTY(key, auto);
    int64_t book_id TOASTY(index);
    struct Book *book TOASTY(belongs_to);
    char *title;
    int32_t pages;
};

struct TOASTY(model) Event {
    int64_t id TOASTY(key, auto);
    int64_t at TOASTY(index);
    char *text;
};

struct TOASTY(model) Customer {
    int64_t id TOASTY(key, auto);
    char *name;
    struct Sale_list *sales TOASTY(has_many);
};

struct TOASTY(model) Sale {
    int64_t id TOASTY(key, auto);
    int64_t customer_id TOASTY(index);
    struct Customer *customer TOASTY(belongs_to);
    char *region;
    int32_t cents;
};

struct TOASTY(view(Sale)) RegionSales {
    char *region;
    int64_t sales TOASTY(count);
    int64_t cents TOASTY(sum(cents));
    double *average TOASTY(avg(cents));
};

struct TOASTY(view(Customer)) CustomerTotal {
    char *name;
    int64_t sales TOASTY(count(sales));
    int64_t cents TOASTY(sum(sales.cents));
};
