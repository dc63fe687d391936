/* Functions and collations on the committer: each transaction brings those of its own connection. */
#ifndef EMBER_DISPATCH_H
#define EMBER_DISPATCH_H

#include "internal.h"

typedef struct ember__proxy ember__proxy_t;

typedef struct {
    sqlite3 *db;
    ember__proxy_t *proxies;
    const turso_connection_t *current; /* whose transaction is merged; its thread waits meanwhile */
    const char *missing;               /* a collation that was needed and that the connection does not have */
} ember__dispatch_t;

void ember__dispatch_init(ember__dispatch_t *dispatch, sqlite3 *db);
/* After the connection is closed. */
void ember__dispatch_fini(ember__dispatch_t *dispatch);

/* Makes the functions and collations of the connection known. */
int ember__dispatch_enter(ember__dispatch_t *dispatch, const turso_connection_t *connection);
void ember__dispatch_leave(ember__dispatch_t *dispatch);

#endif
