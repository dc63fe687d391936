/* What SQLite asks a session while a concurrent transaction is compiled, and when it commits. */
#ifndef EMBER_CAPTURE_H
#define EMBER_CAPTURE_H

/* Authorizer: refuses what has no place in a concurrent transaction, and notes what is inserted into. */
int ember__session_authorize(void *session, int action, const char *first, const char *second,
                             const char *schema, const char *trigger);

/* The commit function of the overlay: hands what was done to the committer and waits for its answer. */
int ember__session_commit(void *session);

#endif
