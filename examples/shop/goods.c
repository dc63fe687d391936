#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "shop.h"

bool product_command(toasty_db *db, char **arguments)
{
    int64_t cents, units;
    if (!parse_money(arguments[2], &cents) || !parse_units(arguments[3], &units))
        return false;
    toasty_auto struct Product *product = product_create(db,
        .sku   = arguments[0],
        .name  = arguments[1],
        .cents = cents,
        .stock = stock_new(.units = units));
    return product;
}

/* The database adds: two deliveries at once both count. */
bool restock_command(toasty_db *db, char **arguments)
{
    int64_t units;
    if (!parse_units(arguments[1], &units))
        return false;
    toasty_auto struct Product *product = product_get_by_sku(db, arguments[0]);
    return product && stock_update_by_product_id(db, product->id, .units = toasty_add(units)) == TOASTY_OK;
}

/*
 * Who changes a price has seen the old one, some time ago, with its version. The first comparison finds changes made
 * since then, the update itself those made in between.
 */
bool price_command(toasty_db *db, char **arguments)
{
    int64_t cents;
    toasty_auto struct Product *product = product_get_by_sku(db, arguments[0]);
    if (!product || !parse_money(arguments[1], &cents))
        return false;
    if (product->version == strtoull(arguments[2], NULL, 10) &&
        product_update(db, product, .cents = toasty_set(cents)) == TOASTY_OK) {
        printf("%s is version %" PRIu64 "\n", product->sku, product->version);
        return true;
    }
    if (toasty_errcode(db) == TOASTY_OK || toasty_is_condition_failed(db))
        fprintf(stderr, "shop: %s was changed meanwhile: look at it again\n", product->sku);
    return false;
}

bool list_command(toasty_db *db, char **arguments)
{
    (void)arguments;
    char price[MONEY_TEXT];
    toasty_auto struct PriceLine_list *lines = price_line_find(db, .order_by = { toasty_asc(PriceLine.sku) });
    if (!lines)
        return false;
    toasty_each (line, lines)
        printf("%-8s %-12s %8s  %3" PRId64 " there  (version %" PRIu64 ")\n", line->sku, line->name,
               format_money(line->cents, price), *line->units, line->version);
    return true;
}
