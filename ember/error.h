/* Status codes and error texts. */
#ifndef EMBER_ERROR_H
#define EMBER_ERROR_H

#include <sqlite3.h>

#include "turso.h"

#if defined(__GNUC__)
#define EMBER__PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define EMBER__COLD              __attribute__((cold, noinline))
#define EMBER__UNLIKELY(x)       __builtin_expect(!!(x), 0)
#else
#define EMBER__PRINTF(fmt, args)
#define EMBER__COLD
#define EMBER__UNLIKELY(x) (x)
#endif

/* The status for an (extended) SQLite result code that is an error. */
turso_status_code_t ember__status(int rc);

/* Stores a text in *error, if anybody wants it, and returns `status`. */
EMBER__COLD turso_status_code_t ember__fail(const char **error, turso_status_code_t status,
                                            const char *format, ...) EMBER__PRINTF(3, 4);

/* The same with SQLite's own words for its last failure. `db` may be NULL: then only `rc` speaks. */
EMBER__COLD turso_status_code_t ember__fail_sqlite(const char **error, sqlite3 *db, int rc);

EMBER__COLD turso_status_code_t ember__fail_memory(const char **error);

#endif
