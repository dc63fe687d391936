/* A shop with stock and orders, kept in shop.db in the present folder. */
#include <stdio.h>
#include <string.h>

#include "shop.h"

static const struct command {
    const char *name;
    const char *arguments;
    int least, most;
    bool (*run)(toasty_db *db, char **arguments);
} commands[] = {
    {"product", "SKU NAME PRICE UNITS", 4, 4, product_command},
    {"restock", "SKU UNITS", 2, 2, restock_command},
    {"price", "SKU PRICE VERSION", 3, 3, price_command},
    {"list", "", 0, 0, list_command},
    {"customer", "NAME", 1, 1, customer_command},
    {"buy", "CUSTOMER SKU UNITS [SKU UNITS]...", 3, 1 + 2 * MAX_LINES, buy_command},
    {"cancel", "ORDER", 1, 1, cancel_command},
    {"orders", "CUSTOMER", 1, 1, orders_command},
    {"report", "", 0, 0, report_command},
    {"check", "", 0, 0, check_command},
    {"rush", "THREADS ATTEMPTS", 2, 2, rush_command},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static const struct command *find_command(int argc, char **argv)
{
    for (int i = 0; argc > 1 && i < COMMANDS; i++)
        if (!strcmp(argv[1], commands[i].name) && argc - 2 >= commands[i].least && argc - 2 <= commands[i].most)
            return &commands[i];
    for (int i = 0; i < COMMANDS; i++)
        fprintf(stderr, "%s shop %s%s%s\n", i ? "      " : "usage:", commands[i].name,
                *commands[i].arguments ? " " : "", commands[i].arguments);
    return NULL;
}

/* A condition that did not hold is what the command has told already. */
static void complain(const toasty_db *db)
{
    const toasty_error_info *error = toasty_error(db);
    if (toasty_is_unique_violation(db))
        fprintf(stderr, "shop: this %s of %s is there already\n", error->field, error->model);
    else if (error->code != TOASTY_OK && error->code != TOASTY_CONDITION_FAILED)
        fprintf(stderr, "shop: %s\n", error->message);
}

int main(int argc, char **argv)
{
    const struct command *command = find_command(argc, argv);
    if (!command)
        return 2;
    toasty_db *db = toasty_open("turso:./shop.db",
        .models = toasty_models(&Product),
        .driver = toasty_turso(.concurrent_writes = true));
    /* The first call on a handle that could not be opened says why. */
    bool good = toasty_push_schema(db, .if_missing = true) == TOASTY_OK && command->run(db, argv + 2);
    if (!good)
        complain(db);
    toasty_close(db);
    return good ? 0 : 1;
}
