/* Statements that go through the queue of the database handle: single ones that write, outside of
 * transactions, and those of transactions that have its connection. */
#ifndef EMBER_QUEUED_H
#define EMBER_QUEUED_H

#include "internal.h"

/* Whether the connection has nothing that its statements would miss there. */
bool ember__queued_possible(turso_connection_t *connection);
/* Whether the statement can go there now. If not it runs on its connection, as in SQLite. */
bool ember__queued_fits(turso_statement_t *s);

/* Runs it. `*unfit`: nothing was done, its connection has to run it, if it is not of a transaction. Rows that
 * it returns are kept, and this hands out the first; ember__queued_row() the next ones. */
turso_status_code_t ember__queued_run(turso_statement_t *s, bool *unfit, const char **error);
turso_status_code_t ember__queued_row(turso_statement_t *s);
/* What changes() says on the connection. */
int64_t ember__queued_counted(const turso_connection_t *connection);
/* How many rows it has changed. */
int64_t ember__queued_changes(const turso_statement_t *s);
/* Gives kept rows back. */
void ember__queued_forget(turso_statement_t *s);

/* The connection's changes() and total_changes() count what went through the queue, too. */
int ember__queued_prepare(turso_connection_t *connection);

#endif
