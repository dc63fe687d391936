/* The connection's side of a queued transaction (BEGIN QUEUED): its statements run on the direct connection.
 */
#ifndef EMBER_HELD_H
#define EMBER_HELD_H

#include "hold.h"
#include "internal.h"

enum ember__held_state {
    EMBER__HELD_NOT,
    EMBER__HELD_OPEN,
    EMBER__HELD_FAILED, /* it was rolled back without the program asking for it, which has to take notice */
};

struct ember__held {
    ember__hold_t hold;
    enum ember__held_state state;
    turso_status_code_t failed_with;
    bool over;       /* the statement that runs has ended the transaction */
    char words[320]; /* why it has failed, or why something was refused */
};

/* Whether the connection is in a queued transaction. */
static inline bool ember__held(const turso_connection_t *connection)
{
    return connection->held && connection->held->state == EMBER__HELD_OPEN;
}

/* BEGIN QUEUED, where the queue can have it. */
turso_status_code_t ember__held_begin(turso_connection_t *connection, const char **error);
/* Whether the statement is one of the transaction, or of what is left of a failed one: rows that are handed
 * out, of statements that began before, go on. */
bool ember__held_concerned(const turso_statement_t *s);
/* Steps a statement of the transaction. */
turso_status_code_t ember__held_step(turso_statement_t *s, const char **error);
/* For queued.c: has the queue's connection run it. */
void ember__held_run(turso_connection_t *connection, ember__job_t *job);

/* What is left to say until ROLLBACK or BEGIN; and that it was said. */
turso_status_code_t ember__held_still_failed(const turso_connection_t *connection, const char **error);
void ember__held_recover(turso_connection_t *connection);

/* Whether a statement of these kinds, which act on the connection itself, has no place in the transaction:
 * looked at before it is compiled, too, since some act then. held->words say so. */
bool ember__held_refuses(turso_connection_t *connection, enum ember__sql kind, const char *sql);

/* The connection is closed: rolls back. */
void ember__held_close(turso_connection_t *connection);

#endif
