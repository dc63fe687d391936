/* Statements of connections that know concurrent transactions: what to do when a plain step is not the
 * answer. */
#ifndef EMBER_BESIDE_H
#define EMBER_BESIDE_H

#include "internal.h"

/* Steps a statement that is not where its connection is. */
turso_status_code_t ember__run_beside(turso_statement_t *s, const char **error);
/* The step itself, wherever the statement is; in statement.c. */
turso_status_code_t ember__run_here(turso_statement_t *s, const char **error);

/* Statements that are run elsewhere do not tell the connection that the schema has changed. */
void ember__learn_schema(sqlite3 *db);
/* Compiles for the side that the connection is on. */
int ember__prepare_here(turso_connection_t *connection, const char *sql, unsigned flags,
                        turso_statement_t *into, const char **tail);
/* Whether a parameter is bound of which there is no copy. */
bool ember__copy_missing(const turso_statement_t *s);
turso_status_code_t ember__fail_copy(const char **error);
/* The words for a failure of a statement. */
turso_status_code_t ember__fail_step(const turso_statement_t *s, int rc, const char **error);
turso_status_code_t ember__fail_prepare(const turso_connection_t *connection, int rc, const char **error);

/* Has the connection keep what its statements need to change sides. */
void ember__beside_prepare(turso_connection_t *connection);
/* Sets the hooks of the connection that concurrency needs, where something may have replaced them. */
void ember__beside_hooks(turso_connection_t *connection);
/* The concurrent side goes, with what is open on it. */
void ember__beside_close(turso_connection_t *connection);

#endif
