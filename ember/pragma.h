/* The pragmas that are Ember's own: PRAGMA ember_... */
#ifndef EMBER_PRAGMA_H
#define EMBER_PRAGMA_H

#include "internal.h"

/* Finds out what the text asks for, or says what is wrong with it. */
turso_status_code_t ember__pragma_parse(const char *sql, ember__pragma_t *out, const char **error);

/* The SELECT that answers it now; to be released with sqlite3_free(). NULL: no memory. */
char *ember__pragma_text(const turso_connection_t *connection, const ember__pragma_t *pragma);

/* Carries out a setting; nothing for one that only reads. */
turso_status_code_t ember__pragma_set(turso_connection_t *connection, const ember__pragma_t *pragma,
                                      const char **error);

#endif
