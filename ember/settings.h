/* Pragmas that belong to one SQLite connection and change what its statements do. */
#ifndef EMBER_SETTINGS_H
#define EMBER_SETTINGS_H

#include <stdbool.h>
#include <sqlite3.h>

enum { EMBER__SETTINGS = 15 };

typedef struct {
    int values[EMBER__SETTINGS];
} ember__settings_t;

int ember__settings_read(sqlite3 *db, ember__settings_t *out);
bool ember__settings_equal(const ember__settings_t *a, const ember__settings_t *b);

/* What a pragma without a value answers. */
int ember__setting_read(sqlite3 *db, const char *name, int *out);

#endif
