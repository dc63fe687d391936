#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "shop.h"

bool customer_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Customer *customer = customer_create(db, .name = arguments[0]);
    return customer;
}

struct purchase {
    const char *customer;
    const struct line *lines;
    int count;
    int64_t order;       /* the number of what was stored */
    const char *refused; /* the line that could not be had */
};

/*
 * Takes the units from the stock, if there are so many: condition and subtraction are one statement. Two transactions
 * that take from the same row do not both commit; the second one is run again.
 */
static toasty_status take(toasty_db *tx, const struct line *line, struct Item_new *item)
{
    toasty_auto struct Product *product = product_get_by_sku(tx, line->sku);
    if (!product || stock_update_where(tx, toasty_and(toasty_eq(Stock.product_id, product->id),
                                                      toasty_ge(Stock.units, line->units)),
                                       .units = toasty_sub(line->units)) != TOASTY_OK)
        return toasty_errcode(tx);
    if (toasty_changes(tx) != 1)
        return TOASTY_CONDITION_FAILED;
    *item = (struct Item_new){
        .product_id = product->id,
        .units      = line->units,
        .cents      = product->cents * line->units,
    };
    return TOASTY_OK;
}

/* May run several times: it leaves nothing behind but its result. */
static toasty_status store(toasty_db *tx, void *argument)
{
    struct purchase *p = argument;
    struct Item_new items[MAX_LINES];
    int64_t cents = 0;
    p->refused = NULL;
    toasty_auto struct Customer *customer = customer_get_by_name(tx, p->customer);
    if (!customer)
        return toasty_errcode(tx);
    for (int i = 0; i < p->count; i++) {
        p->refused = p->lines[i].sku;
        toasty_status status = take(tx, &p->lines[i], &items[i]);
        if (status != TOASTY_OK)
            return status;
        cents += items[i].cents;
    }
    p->refused = NULL;
    toasty_auto struct Order *order = order_create(tx,
        .customer = toasty_set(customer),
        .cents    = cents,
        .items    = { .items = items, .count = (size_t)p->count });
    if (!order)
        return toasty_errcode(tx);
    p->order = order->id;
    return TOASTY_OK;
}

toasty_status buy(toasty_db *db, const char *customer, const struct line *lines, int count, int64_t *order,
                  const char **refused)
{
    struct purchase p = {.customer = customer, .lines = lines, .count = count};
    toasty_status status = toasty_transaction(db, store, &p, .retries = 1000);
    *order = p.order;
    *refused = p.refused;
    return status;
}

bool buy_command(toasty_db *db, char **arguments)
{
    struct line lines[MAX_LINES];
    int count = 0;
    for (char **next = arguments + 1; *next; next += 2, count++) {
        lines[count].sku = next[0];
        if (!parse_units(next[1] ? next[1] : "nothing", &lines[count].units))
            return false;
    }
    int64_t order;
    const char *refused;
    toasty_status status = buy(db, arguments[0], lines, count, &order, &refused);
    if (status == TOASTY_OK)
        printf("order %" PRId64 "\n", order);
    else if (status == TOASTY_CONDITION_FAILED)
        fprintf(stderr, "shop: there is not so much of %s\n", refused);
    return status == TOASTY_OK;
}

/* The items go with their order, back into the stock. */
static toasty_status undo(toasty_db *tx, void *argument)
{
    char **arguments = argument;
    toasty_auto struct Order *order = order_one(tx, .where   = toasty_eq(Order.id, atoll(arguments[0])),
                                                    .include = { toasty_with(Order.items) });
    if (!order)
        return toasty_errcode(tx);
    toasty_each (item, order->items)
        if (stock_update_by_product_id(tx, item->product_id, .units = toasty_add(item->units)) != TOASTY_OK)
            return toasty_errcode(tx);
    return order_delete(tx, order);
}

bool cancel_command(toasty_db *db, char **arguments)
{
    return toasty_transaction(db, undo, arguments) == TOASTY_OK;
}

bool orders_command(toasty_db *db, char **arguments)
{
    char money[MONEY_TEXT];
    toasty_auto struct Order_list *orders = order_find(db,
        .where    = toasty_eq(toasty_path(Order.customer, Customer.name), arguments[0]),
        .order_by = { toasty_asc(Order.id) },
        .include  = { toasty_with(Order.items,
                          .order_by = { toasty_asc(Item.product_id) },
                          .include  = { toasty_with(Item.product) }) });
    if (!orders)
        return false;
    toasty_each (order, orders) {
        printf("order %" PRId64 ": %s\n", order->id, format_money(order->cents, money));
        toasty_each (item, order->items)
            printf("  %" PRId64 " x %s: %s\n", item->units, item->product->name, format_money(item->cents, money));
    }
    return true;
}
