/*
 * Scenarios in which two or three sessions take turns, after Martin Kleppmann's Hermitage and Turso's own
 * tests.
 *
 * A line is "SESSION SQL | ordinary | concurrent | serializable": what comes of it with plain BEGIN, with
 * BEGIN CONCURRENT, and with the serializable option. A missing column is the one before it. BEGIN alone
 * stands for the BEGIN of the column.
 *
 *   ok        it ran, without rows        busy       a lock is taken
 *   [a=b c=d] it gave these rows          stale      the snapshot is too old to write
 *   -         not done                    conflict   write-write conflict
 *   error     failed otherwise            constraint a constraint does not hold
 *   refused   failed, however
 */
#ifndef HERMITAGE_H
#define HERMITAGE_H

typedef struct {
    const char *name, *script;
} hermitage_scenario;

extern const hermitage_scenario hermitage_scenarios[];
extern const char hermitage_setup[]; /* one statement a line */

#endif
