/* Numbers about concurrent transactions. */
#include "easy.h"

#include <string.h>

static const char by_table[] = "conflicts.";

int64_t ember_stat(ember_db *db, const char *name)
{
    bool found = false;
    int64_t value = 0;
    ember_rows *rows = ember_query(db, "PRAGMA ember_stats");
    while (!found && name && ember_next(rows)) {
        const char *here = ember_text(rows, 0);
        found = here && strcmp(here, name) == 0;
        value = found ? ember_int(rows, 1) : 0;
    }
    if (ember_rows_free(rows) != EMBER_OK)
        return -1;
    /* A table that had no conflict is not named. */
    if (found || (name && strncmp(name, by_table, sizeof by_table - 1) == 0))
        return value;
    ember__fault_set(&db->fault, EMBER_MISUSE, "ember_stat: there is no number of the name %s",
                     name ? name : "(NULL)");
    return -1;
}
