#ifndef SHOP_H
#define SHOP_H

#include "models.toasty.h"

enum { MAX_LINES = 8, MONEY_TEXT = 32 };

/*
 * The commands: each gets what stands behind its name, ended by NULL, and returns false when it failed. Then the handle
 * says why, or the command has said so.
 */

/* goods.c */
bool product_command(toasty_db *db, char **arguments); /* SKU NAME PRICE UNITS */
bool restock_command(toasty_db *db, char **arguments); /* SKU UNITS */
bool price_command(toasty_db *db, char **arguments);   /* SKU PRICE VERSION */
bool list_command(toasty_db *db, char **arguments);    /* nothing */

/* orders.c */
bool customer_command(toasty_db *db, char **arguments); /* NAME */
bool buy_command(toasty_db *db, char **arguments);      /* CUSTOMER SKU UNITS [SKU UNITS]... */
bool cancel_command(toasty_db *db, char **arguments);   /* ORDER */
bool orders_command(toasty_db *db, char **arguments);   /* CUSTOMER */

/* reports.c */
bool report_command(toasty_db *db, char **arguments); /* nothing */
bool check_command(toasty_db *db, char **arguments);  /* nothing */

/* rush.c */
bool rush_command(toasty_db *db, char **arguments); /* THREADS ATTEMPTS */

struct line {
    const char *sku;
    int64_t units;
};

/*
 * Buys all lines or nothing, and stores the number of the order. Something that is sold out, or not there, is
 * TOASTY_CONDITION_FAILED or TOASTY_RECORD_NOT_FOUND; `refused` then receives its SKU. May be called by many threads at
 * once, each with a session of its own.
 */
toasty_status buy(toasty_db *db, const char *customer, const struct line *lines, int count, int64_t *order,
                  const char **refused);

/* numbers.c: "12.50" and 1250, "3" and 3. What is none is said. */
bool parse_money(const char *text, int64_t *cents);
bool parse_units(const char *text, int64_t *units);
const char *format_money(int64_t cents, char text[MONEY_TEXT]);

#endif
