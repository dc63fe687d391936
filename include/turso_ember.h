/*
 * turso_ember.h - what Ember has beside turso.h, for programs that read or bind a great many values. Turso's own library
 * has no such functions. The rules of turso.h hold for these too.
 */
#ifndef TURSO_EMBER_H
#define TURSO_EMBER_H

#include "turso.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A value with its type: which member counts. */
typedef struct {
    turso_type_t type;
    union {
        int64_t integer;
        double real;
        struct {
            const char *ptr;
            size_t len;
        } bytes; /* TEXT and BLOB */
    } as;
} turso_cell_t;

/**
 * `count` columns of the current row from column `first` on, whatever their types, with one call. Their bytes are as those
 * that turso_statement_row_value_bytes_ptr() gives, and stay as long. Errors: TURSO_MISUSE (no row, not so many columns),
 * TURSO_ERROR (no memory); what `cells` holds is undefined then.
 */
turso_status_code_t turso_statement_row_cells(const turso_statement_t *self, size_t first, size_t count,
                                              turso_cell_t *cells);

/**
 * Gives `count` parameters from position `first` (from 1) on values whose bytes are not copied: they must stay as they are
 * until the statement has been reset, finalized or given back. Otherwise as turso_statement_bind_positional_null() and its
 * like; TURSO_TYPE_UNKNOWN is TURSO_MISUSE. At the first that fails it stops.
 */
turso_status_code_t turso_statement_bind_borrowed(const turso_statement_t *self, size_t first, size_t count,
                                                  const turso_cell_t *cells);

/**
 * Calls `handler` while statements of the connection run: about every `operations` operations of SQLite's machine, and, with
 * `waits`, before one waits for a lock and every 20 ms while it does. When it returns false the statement ends with
 * TURSO_INTERRUPT, or, when it waits, with TURSO_BUSY; a statement that has done its work already succeeds. An interrupted
 * statement that writes is undone, and SQLite rolls back the transaction around it. The handler runs on the thread that runs
 * the statement, within the call; it must not use the connection. The statement does not belong to the thread: a handler that
 * switches stacks may return on another one. A single statement that writes waits in the queue of concurrent writes, and may be
 * run there by another connection's thread: the handler is then called every 20 ms. Not told of: the ends of transactions. NULL
 * ends it. Does nothing without a connection.
 */
void turso_connection_set_progress_handler(const turso_connection_t *self, int operations,
                                           bool (*handler)(void *arg, bool waits), void *arg);

/** What a statement that runs now may have to wait for. */
typedef enum {
    TURSO_WAIT_NEVER, /* no lock, and no write of the disk has to be safe before it returns */
    TURSO_WAIT_LOCK,  /* for a lock, of which a progress handler is told */
    TURSO_WAIT_DISK   /* for the disk, or in ways that no handler is told of */
} turso_wait_t;

/**
 * The worst that can happen to a statement that reads, or, with `writes`, to one that changes rows. Reading what is not in
 * memory yet does not count. TURSO_WAIT_DISK without a connection.
 */
turso_wait_t turso_connection_waits(const turso_connection_t *self, bool writes);

/** The same for the COMMIT or ROLLBACK of the open transaction. */
turso_wait_t turso_connection_end_waits(const turso_connection_t *self);

/** A state of a database: which commits it has. Equal bytes, equal states; what else they say is Ember's own. */
typedef struct {
    unsigned char bytes[48];
} turso_state_t;

/**
 * The latest state, that of a transaction which begins to read now. Two connections read the same one when this says the
 * same before the first begins to read and after the other has. False, and nothing given, where it cannot be told: without a
 * connection, and in a database without a write-ahead log or opened read-only. Takes no lock and reads no file.
 */
bool turso_connection_state(const turso_connection_t *self, turso_state_t *state);

#ifdef __cplusplus
}
#endif
#endif
