/* What PRAGMA ember_stats shows. */
#ifndef EMBER_STATS_H
#define EMBER_STATS_H

#include "internal.h"

/* The SELECT whose rows (name, value) are the numbers of this moment; to be released with sqlite3_free().
 * NULL: no memory. */
char *ember__stats_text(turso_database_t *database);

#endif
