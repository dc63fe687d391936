/* Loaded SQLite extensions, for those connections of SQLite that a caller's connection has others beside. */
#ifndef EMBER_EXTENSION_H
#define EMBER_EXTENSION_H

#include <stdbool.h>
#include <sqlite3.h>

typedef struct ember__extension ember__extension_t;
struct ember__extension {
    ember__extension_t *next;
    char path[];
};

/* In the order in which they were loaded. Zero-initialise to begin. */
typedef struct {
    ember__extension_t *first;
} ember__extensions_t;

bool ember__extensions_have(const ember__extensions_t *extensions, const char *path);
/* False: no memory. */
bool ember__extensions_add(ember__extensions_t *extensions, const char *path);
void ember__extensions_fini(ember__extensions_t *extensions);

/* Loads all of it. *words, if set, is to be released with sqlite3_free(). */
int ember__extension_load(sqlite3 *db, const char *path, char **words);
/* Loads its functions and collations, but not its modules of virtual tables: how those keep their rows nobody
 * here knows. Hooks that it sets are to be set anew by the caller. */
int ember__extension_load_beside(sqlite3 *db, const char *path);

#endif
