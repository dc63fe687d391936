/* The concurrent side of a connection: a second SQLite connection, on a snapshot of its own. */
#ifndef EMBER_SESSION_H
#define EMBER_SESSION_H

#include "concurrency.h"

enum ember__session_state {
    EMBER__IDLE,
    EMBER__OPEN,   /* in a concurrent transaction */
    EMBER__FAILED, /* it was rolled back without the program asking for it, which has to take notice */
};

enum { EMBER__LEASES = 16 };

struct ember__session {
    turso_connection_t *connection;
    ember__concurrency_t *concurrency;
    enum ember__session_state state;
    turso_status_code_t failed_with;
    char failed_words[320];
    sqlite3 *db;
    ember__overlay_t *overlay;
    sqlite3 *reader; /* reads what `db` has written, and what was there before */
    ember__overlay_t *reader_overlay;
    sqlite3_stmt *begin; /* on `db`; the next two on `reader` */
    sqlite3_stmt *read;
    sqlite3_stmt *end_read;
    ember__tables_t tables; /* of the reader */
    ember__touched_t set;
    ember__touch_hook_t hook;
    int64_t counted; /* rows that its connection knows to be changed */
    bool capturing;
    ember__guest_t guest;
    int conflicts; /* in a row */
    bool serializable;
    bool query_only;
    /* Ranges of numbers this transaction has, by AUTOINCREMENT table. */
    ember__lease_t leases[EMBER__LEASES];
    ember__sequence_t sequences[EMBER__LEASES];
    bool raised[EMBER__LEASES]; /* the database of this transaction knows of the range */
    int lease_count;
    /* Tables that what was compiled last inserts into, as the authorizer heard. */
    ember__buffer_t inserts;
    char words[320]; /* why something was refused or failed; empty: SQLite says it better */
};

int ember__session_new(turso_connection_t *connection, ember__concurrency_t *concurrency,
                       ember__session_t **out);
void ember__session_free(ember__session_t *session);

/* Has an extension that the connection has loaded in its concurrent transactions, too. */
int ember__session_load(ember__session_t *session, const char *path);

/* Begins a concurrent transaction. */
turso_status_code_t ember__session_begin(ember__session_t *session, const char **error);
/* To be called when SQLite has ended the transaction, for whatever reason. */
void ember__session_ended(ember__session_t *session);

/* Before a statement runs that inserts into these tables (names, each with its zero). */
int ember__session_lease(ember__session_t *session, const char *tables, size_t size);
/* A savepoint was rolled back: what was written about ranges may be gone with it. */
void ember__session_undone(ember__session_t *session);

#endif
