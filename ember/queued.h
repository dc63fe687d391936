/* Single statements that write, outside of transactions: they go through the queue of the database handle. */
#ifndef EMBER_QUEUED_H
#define EMBER_QUEUED_H

#include "internal.h"

/* Whether the statement can go there now. If not it runs on its connection, as in SQLite. */
bool ember__queued_fits(turso_statement_t *s);

/* Runs it. `*unfit`: nothing was done, its connection has to run it. Rows that it returns are kept, and this
 * hands out the first; ember__queued_row() the next ones. */
turso_status_code_t ember__queued_run(turso_statement_t *s, bool *unfit, const char **error);
turso_status_code_t ember__queued_row(turso_statement_t *s);
/* How many rows it has changed. */
int64_t ember__queued_changes(const turso_statement_t *s);
/* Gives kept rows back. */
void ember__queued_forget(turso_statement_t *s);

/* The connection's changes() and total_changes() count what went through the queue, too. */
int ember__queued_prepare(turso_connection_t *connection);

#endif
