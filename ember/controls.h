/* Statements that are compiled once: those of a connection that carries out the work of several transactions
 * within one of its own. */
#ifndef EMBER_CONTROLS_H
#define EMBER_CONTROLS_H

#include <stdint.h>
#include <sqlite3.h>

enum ember__control {
    EMBER__BEGIN, /* with the write lock */
    EMBER__COMMIT,
    EMBER__ROLLBACK,
    EMBER__SAVEPOINT,
    EMBER__UNDO, /* back to the savepoint */
    EMBER__RELEASE,
    EMBER__SCHEMA,  /* the number of the schema */
    EMBER__VERSION, /* changes with every commit of another connection */
    EMBER__CONTROLS
};

typedef struct {
    sqlite3_stmt *statements[EMBER__CONTROLS];
} ember__controls_t;

/* `controls` are zeros before; to be given back also after a failure, before the connection is closed. */
int ember__controls_init(ember__controls_t *controls, sqlite3 *db);
void ember__controls_fini(ember__controls_t *controls);

int ember__controls_run(const ember__controls_t *controls, enum ember__control which);
/* Of one that answers a number; *out is kept when it does not. */
int ember__controls_ask(const ember__controls_t *controls, enum ember__control which, int64_t *out);

/* Steps a statement without rows; what it answers. */
int ember__run_once(sqlite3_stmt *vm);

#endif
