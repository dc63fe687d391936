/* What has no place in transactions that run on another connection than that of the program: what SQLite's
 * authorizer asks about. True: refused, and `words` say why. */
#ifndef EMBER_REFUSAL_H
#define EMBER_REFUSAL_H

#include <stdbool.h>
#include <stddef.h>

/* In a concurrent transaction. */
bool ember__session_refuses(int action, const char *first, const char *second, char *words, size_t size);
/* In a queued one. */
bool ember__hold_refuses(int action, const char *first, const char *second, char *words, size_t size);
/* A pragma in a queued transaction: looked at before it is compiled, since some act then. */
bool ember__hold_refuses_pragma(const char *sql, char *words, size_t size);
/* Whether it reads rows of the transaction. */
bool ember__pragma_checks(const char *sql);

/* The name of the savepoint that is around each member of a group. */
#define EMBER__OWN_SAVEPOINT "ember"

#endif
