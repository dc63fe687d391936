#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* Amounts of money are whole cents: they add up exactly, and the database can add them. */

struct TOASTY(model) Product {
    int64_t id                      TOASTY(key, auto);
    char *sku                       TOASTY(unique);
    char *name;
    int64_t cents;
    uint64_t version                TOASTY(version);        /**< counts the changes of name and price */
    struct Stock *stock             TOASTY(has_one, required);
    struct Item_list *items         TOASTY(has_many);
};

/** What is there of a product. A row of its own: it changes with each sale, and the product does not. */
struct TOASTY(model, table = "stock") Stock {
    int64_t product_id              TOASTY(key);
    struct Product *product         TOASTY(belongs_to);
    int64_t units;
};

struct TOASTY(model) Customer {
    int64_t id                      TOASTY(key, auto);
    char *name                      TOASTY(unique);
    struct Order_list *orders       TOASTY(has_many);
};

struct TOASTY(model) Order {
    int64_t id                      TOASTY(key, auto);
    int64_t customer_id             TOASTY(index);
    struct Customer *customer       TOASTY(belongs_to);
    int64_t cents;                                          /**< the sum of its items */
    toasty_timestamp created_at     TOASTY(auto);
    struct Item_list *items         TOASTY(has_many);
};

/** A line of an order. */
struct TOASTY(model, key(order_id, product_id)) Item {
    int64_t order_id;
    struct Order *order             TOASTY(belongs_to);
    int64_t product_id              TOASTY(index);
    struct Product *product         TOASTY(belongs_to);
    int64_t units;
    int64_t cents;                                          /**< for all units, at the price of that day */
};

/** A line of the price list. */
struct TOASTY(view(Product)) PriceLine {
    char *sku;
    char *name;
    int64_t cents;
    uint64_t version;
    int64_t *units                  TOASTY(path = stock.units);
};

/** Sales by product: a group of items for each. */
struct TOASTY(view(Item)) ProductSales {
    char *product                   TOASTY(path = product.name);
    int64_t orders                  TOASTY(count);
    int64_t units                   TOASTY(sum(units));
    int64_t cents                   TOASTY(sum(cents));
};

/** Sales by customer. */
struct TOASTY(view(Customer)) CustomerSales {
    char *name;
    int64_t orders                  TOASTY(count(orders));
    int64_t cents                   TOASTY(sum(orders.cents));
};

#endif
