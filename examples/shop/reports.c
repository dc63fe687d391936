#include <inttypes.h>
#include <stdio.h>

#include "shop.h"

static bool print_products(toasty_db *db)
{
    char money[MONEY_TEXT];
    toasty_auto struct ProductSales_list *products = product_sales_find(db,
        .order_by = { toasty_desc(ProductSales.cents), toasty_asc(ProductSales.product) });
    if (!products)
        return false;
    toasty_each (product, products)
        printf("%-12s %3" PRId64 " sold in %" PRId64 " orders for %s\n", product->product, product->units,
               product->orders, format_money(product->cents, money));
    return true;
}

/* Customers who have ordered nothing are left out: the condition is on what the view shows. */
static bool print_customers(toasty_db *db)
{
    char money[MONEY_TEXT];
    toasty_auto struct CustomerSales_list *customers = customer_sales_find(db,
        .where    = toasty_gt(CustomerSales.orders, 0),
        .order_by = { toasty_desc(CustomerSales.cents), toasty_asc(CustomerSales.name) });
    if (!customers)
        return false;
    toasty_each (customer, customers)
        printf("%-12s %3" PRId64 " orders for %s\n", customer->name, customer->orders,
               format_money(customer->cents, money));
    return true;
}

bool report_command(toasty_db *db, char **arguments)
{
    (void)arguments;
    char sum[MONEY_TEXT], mean[MONEY_TEXT], most[MONEY_TEXT];
    if (!print_products(db) || !print_customers(db))
        return false;
    toasty_auto int64_t *dearest = toasty_max(db, Order.cents);
    if (!dearest)
        return toasty_errcode(db) == TOASTY_OK;
    int64_t cents = toasty_sum(db, Order.cents);
    if (toasty_errcode(db) != TOASTY_OK)
        return false;
    double average = toasty_avg(db, Order.cents);
    if (toasty_errcode(db) != TOASTY_OK)
        return false;
    printf("orders for %s, %s on average, %s at most\n", format_money(cents, sum),
           format_money((int64_t)(average + 0.5), mean), format_money(*dearest, most));
    return true;
}

/* All numbers are of one state of the database, whatever is bought meanwhile. */
static toasty_status check(toasty_db *tx, void *argument)
{
    bool *sound = argument;
    bool negative = stock_exists(tx, .where = toasty_lt(Stock.units, 0));
    if (toasty_errcode(tx) != TOASTY_OK)
        return toasty_errcode(tx);
    int64_t orders = toasty_sum(tx, Order.cents);
    if (toasty_errcode(tx) != TOASTY_OK)
        return toasty_errcode(tx);
    int64_t items = toasty_sum(tx, Item.cents);
    if (toasty_errcode(tx) != TOASTY_OK)
        return toasty_errcode(tx);
    *sound = !negative && orders == items;
    return TOASTY_OK;
}

bool check_command(toasty_db *db, char **arguments)
{
    (void)arguments;
    bool sound = false;
    if (toasty_transaction(db, check, &sound, .read_only = true) != TOASTY_OK)
        return false;
    printf("%s\n", sound ? "the sums agree" : "the sums do not agree");
    return sound;
}
