#include <toasty/model.h>

struct TOASTY(model) Customer {
    int64_t id TOASTY(key);
    char *name;
    struct Order_list *orders TOASTY(has_many);
};

/* `total` is a column by another name. */
struct TOASTY(model, table = "order_book") Order {
    int64_t id TOASTY(key);
    int64_t *customer_id TOASTY(index);
    struct Customer *customer TOASTY(belongs_to);
    int64_t total TOASTY(column("amount"));
    int16_t small;
    uint32_t *pieces;
    double weight;
    float *ratio;
    char *note TOASTY(nullable);
    toasty_timestamp placed;
    toasty_date day;
    toasty_time hour;
    toasty_datetime local;
    toasty_uuid token;
    toasty_uuid named TOASTY(column(type = text));
    toasty_bytes raw;
    toasty_decimal price;
    toasty_json *extra TOASTY(column(type = text));
    toasty_inet address;
    toasty_macaddr *card;
    bool paid;
};
