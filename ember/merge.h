/* Brings what one transaction did into the database, row by row, on the committer's connection. */
#ifndef EMBER_MERGE_H
#define EMBER_MERGE_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <sqlite3.h>

#include "dispatch.h"
#include "overlay.h"
#include "touched.h"

typedef struct ember__change ember__change_t;

/* A table with AUTOINCREMENT that the transaction has inserted into, and the highest number it gave out. */
typedef struct {
    char *table;
    int64_t last;
} ember__sequence_t;

/* A transaction on its way into the database. Its thread waits, so that all of this can be used. */
struct ember__change {
    ember__touched_t *set;
    ember__overlay_t *overlay;
    const turso_connection_t *connection; /* whose functions and collations the schema may need */
    const ember__sequence_t *sequences;
    size_t sequence_count;
    uint32_t schema;
    bool foreign_keys;
    bool serializable; /* what it has read must not have changed, either; goes in a group of its own */
    int64_t busy_ms;
    /* The answer. */
    int rc;
    char words[256];
    const char *table; /* of the row that it conflicts over; NULL when there is no such row */
    /* For the queue. */
    int64_t deadline; /* when it stops to wait for the write lock */
    bool taken;       /* a leader works at it */
    bool done;
    pthread_cond_t changed;
    ember__change_t *next;
};

/* The connection on which changes are merged. */
typedef struct {
    sqlite3 *db;
    ember__tables_t tables;
    ember__touch_hook_t hook;
    ember__dispatch_t dispatch;
    ember__change_t *current;
    const ember__row_t *writing; /* the row that was written last */
    bool acted;                  /* an action of a foreign key has changed rows */
    bool outside;                /* ... that the transaction did not touch */
} ember__merger_t;

/* `db` belongs to the caller; nothing was prepared on it yet. */
void ember__merger_init(ember__merger_t *merger, sqlite3 *db);
/* In two steps: before and after the connection is closed. */
void ember__merger_stop(ember__merger_t *merger);
void ember__merger_fini(ember__merger_t *merger);

/*
 * Merges one change inside an open write transaction and a savepoint, which the caller rolls back after a
 * failure. `first`: nothing else has been merged in this transaction. SQLITE_BUSY_SNAPSHOT is a conflict; the
 * words say where.
 */
int ember__merge(ember__merger_t *merger, ember__change_t *change, bool first, int (*undo)(void *),
                 void *arg);

#endif
