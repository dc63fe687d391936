/* What the parts of the driver share. */
#ifndef TOASTY_DRIVER_TURSO_INTERNAL_H
#define TOASTY_DRIVER_TURSO_INTERNAL_H

#include <turso_ember.h>

#include "driver/turso/cache.h"
#include "driver/turso/turso.h"

struct toasty__driver_db {
    const turso_database_t *handle;
    bool turso; /* the scheme's rules; else those of sqlite */
    bool in_memory;
    bool concurrent_writes;
    int busy_timeout_ms;
    bool (*watch)(bool waits);
};

typedef struct toasty__turso_conn {
    toasty__driver_conn base;
    const toasty__driver_db *db;
    turso_connection_t *handle;
    bool broken;     /* not to be used again */
    bool read_only;  /* the transaction */
    bool query_only; /* ... and the engine has been told */
    toasty__turso_cache cache;
} toasty__turso_conn;

static inline toasty__turso_conn *toasty__turso_of(toasty__driver_conn *conn)
{
    return (toasty__turso_conn *)conn;
}

/*
 * Makes an engine's answer the error; `text` is the engine's and is released. `conn` may be NULL while a
 * database is being opened, `sql` where there is no statement.
 */
toasty_status toasty__turso_fail(toasty__turso_conn *conn, turso_status_code_t code, const char *text,
                                 const char *sql, toasty__error *error);

/* Statements of the driver's own, whose rows nobody reads. Ids with this bit are the driver's. */
#define TOASTY__TURSO_OWN (UINT64_C(1) << 63)
/* `id`: kept prepared under it; 0: not kept. */
toasty_status toasty__turso_exec(toasty__turso_conn *conn, uint64_t id, const char *sql,
                                 toasty__error *error);
bool toasty__turso_in_transaction(const toasty__driver_conn *conn);

/* The driver's functions that have files of their own. */
bool toasty__turso_prompt(const toasty__driver_conn *conn, const toasty__command *command);
bool toasty__turso_prompt_transaction(const toasty__driver_conn *conn, const toasty__tx_request *request);
toasty_status toasty__turso_start(toasty__driver_conn *conn, const toasty__command *command,
                                  toasty__cursor *cursor, toasty__error *error);
toasty__step toasty__turso_step(toasty__driver_conn *conn, toasty__cursor *cursor, toasty__cell *cells,
                                toasty__error *error);
void toasty__turso_column_name(toasty__driver_conn *conn, toasty__cursor *cursor, size_t column,
                               toasty__buffer *out);
void toasty__turso_finish(toasty__driver_conn *conn, toasty__cursor *cursor);
toasty_status toasty__turso_transaction(toasty__driver_conn *conn, const toasty__tx_request *request,
                                        toasty__error *error);
void toasty__turso_transaction_text(const toasty__driver_conn *conn, const toasty__tx_request *request,
                                    char *out, size_t size);
bool toasty__turso_latest(const toasty__driver_conn *conn, toasty__state *out);
bool toasty__turso_begin_at(toasty__driver_conn *conn, const toasty__state *state);
toasty_status toasty__turso_reset(toasty__driver_conn *conn, toasty__error *error);

#endif
