/* What the parts of Ember share about databases, connections and statements. */
#ifndef EMBER_INTERNAL_H
#define EMBER_INTERNAL_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>
#include <sqlite3.h>

#include "bell.h"
#include "caller.h"
#include "error.h"
#include "extension.h"
#include "parameters.h"
#include "scan.h"
#include "turso.h"

typedef struct ember__memory ember__memory_t;
typedef struct ember__function ember__function_t;
typedef struct ember__collation ember__collation_t;
typedef struct ember__concurrency ember__concurrency_t;
typedef struct ember__session ember__session_t;
typedef struct ember__held ember__held_t;
typedef struct ember__job ember__job_t;

/* A checked copy of turso_database_config_t. */
typedef struct {
    char *path;
    bool in_memory;
    bool async_io;
    bool read_only;
} ember__config_t;

struct turso_database {
    ember__config_t config;
    ember__bell_t unlocked; /* without concurrency: a write has ended, or a transaction */
    pthread_mutex_t lock;   /* guards everything below */
    /*
     * Held open from open to the end and never used by callers: it keeps the WAL and its index alive while
     * connections come and go, so that each last one does not checkpoint and delete them.
     */
    sqlite3 *anchor;
    char *file;          /* absolute, so that chdir() between two connects does not matter */
    bool wal;            /* readers and writers do not wait for each other */
    sqlite3_file *index; /* the anchor's: the index of the log is mapped there; NULL: no log */
    ember__memory_t *memory;
    _Atomic(ember__concurrency_t *) concurrency; /* NULL: off; set once */
    size_t connections;
    bool abandoned; /* the handle was given back; the last connection takes the rest along */
};

struct turso_connection {
    sqlite3 *db;   /* NULL once closed */
    sqlite3 *side; /* the same where statements may run as they are; NULL in, or after a failed, concurrent
                      or queued transaction */
    turso_database_t *database;
    ember__session_t *session; /* made by the first concurrent transaction */
    ember__held_t *held;       /* made by the first queued one */
    turso_statement_t *statements;
    ember__function_t *functions;
    ember__collation_t *collations;
    ember__extensions_t extensions;
    int64_t busy_ms;
    int64_t busy_deadline;
    ember__caller_t caller;
    sqlite3_stmt *running; /* what a step of the program's runs now */
    bool async_io;
    bool never_sleep;  /* the statement that runs now surfaces waiting as TURSO_IO */
    bool had_to_wait;  /* ... and would have waited */
    bool mirrors;      /* copies of parameters are kept, for statements that change sides */
    bool serializable; /* PRAGMA ember_serializable */
    bool alone;        /* it has what other connections have not: its statements cannot be run for it */
    bool alike;        /* its pragmas are as at the beginning ... */
    bool alike_stale;  /* ... but have to be looked at again */
    int synchronous;
    int64_t counted;         /* what changes() says ... */
    int64_t counted_at;      /* ... while SQLite's total_changes() of the connection is this */
    int64_t total_elsewhere; /* rows changed in the queue and in concurrent transactions */
    bool settings_stale;     /* a pragma has run since the concurrent side was set like this one */
};

/* One of Ember's own pragmas, as pragma.c knows it. */
typedef struct {
    unsigned which;
    bool sets;
    int64_t value;
} ember__pragma_t;

enum ember__phase {
    EMBER__READY,   /* a step begins (or, after BUSY, continues) the execution */
    EMBER__RUNNING, /* rows have been handed out */
    EMBER__ENDED,   /* done or failed: only reset leads on */
};

struct turso_statement {
    sqlite3_stmt *vm; /* NULL once finalized */
    sqlite3 *db;      /* where it is compiled; nowhere for what Ember does itself */
    turso_connection_t *connection;
    size_t row_columns;   /* 0 when no row is held: one comparison checks row and index */
    sqlite3_value *value; /* of column `value_index` of the row; NULL: not fetched */
    size_t value_index;
    int value_type;
    uint64_t all;    /* its parameters, as bits; the first 64 */
    uint64_t bound;  /* of them, those that were bound since the last reset */
    bool forgetting; /* a reset forgot all parameters: those that are not bound again become NULL at the next
                        step */
    bool bulky;      /* a parameter holds so much that its memory is not kept, or is none of the first 64 */
    int64_t n_change;
    int64_t io_deadline; /* when the wait for a lock turns into BUSY; 0: not waiting */
    int io_turns;
    enum ember__phase phase;
    bool writes;
    bool counts; /* rows: it sets what changes() says */
    bool pragma;
    bool io_pending;
    bool io_admitted; /* this execution has had its first TURSO_IO */
    bool special;     /* Ember does it, or something before it */
    enum ember__sql kind;
    ember__pragma_t own; /* for EMBER__SQL_EMBER */
    bool queueable;      /* it may go through the queue of single statements */
    uint32_t hash;       /* of its text, for the queue */
    ember__job_t *kept;  /* the rows it has returned there */
    size_t row_at;       /* where the present one begins */
    sqlite3_stmt *other; /* the same statement on the other side of the connection */
    ember__parameters_t parameters;
    char *inserts; /* names of tables, each with its zero, that it may insert into */
    size_t inserts_size;
    turso_statement_t *next;
    turso_statement_t **link;
};

/* bind.c: forgetting parameters keeps the memory of small ones, since most are bound again at once. */
void ember__forget_parameters(turso_statement_t *s);
void ember__forget_unbound(turso_statement_t *s);

/* config.c */
turso_status_code_t ember__config_init(ember__config_t *config, const turso_database_config_t *from,
                                       const char **error);
void ember__config_fini(ember__config_t *config);

/* database.c */
/* Another SQLite connection to the database, set up like those of callers. `vfs`: NULL for the one that they
 * have. */
int ember__database_open_raw(const turso_database_t *database, const char *vfs, sqlite3 **out);
const char *ember__database_vfs(const turso_database_t *database);
void ember__database_leave(turso_database_t *database);

/* function.c: what the connection has registered, for its concurrent side */
int ember__functions_copy(turso_connection_t *connection, sqlite3 *one, sqlite3 *two);

/* queued.c: the value of a row that was kept */
sqlite3_value *ember__queued_value(const turso_statement_t *s, size_t index);

/* busy.c */
#define EMBER__BUSY_MS 5000
int64_t ember__now_us(void);
/* The end of a wait of so many microseconds, as pthread_cond_timedwait() wants it. */
struct timespec ember__clock_in(int64_t us);
/* The turn-th wait for the lock that another connection writes with, not past the deadline (microseconds). */
void ember__await_unlocked(turso_connection_t *connection, int turn, int64_t deadline);
/* After a statement that writes or ends a transaction: for those who wait, unless the lock is kept. */
void ember__tell_unlocked(turso_connection_t *connection);
void ember__busy_install(turso_connection_t *connection);

/* progress.c */
/* Tells the progress handler of statements on `db`, which is the connection's or that of its concurrent
 * transactions. */
void ember__progress_install(turso_connection_t *connection, sqlite3 *db);

/* connection.c and statement.c: say why a handle cannot be used */
EMBER__COLD turso_status_code_t ember__fail_connection(const turso_connection_t *self, const char *caller,
                                                       const char **error);
EMBER__COLD turso_status_code_t ember__fail_statement(const turso_statement_t *self, const char *caller,
                                                      const char **error);

/* The connection when it can be used, else NULL and *error set. */
static inline turso_connection_t *ember__connection(const turso_connection_t *self, const char *caller,
                                                    const char **error)
{
    if (EMBER__UNLIKELY(!self || !self->db)) {
        ember__fail_connection(self, caller, error);
        return NULL;
    }
    return (turso_connection_t *)self;
}

/* The statement when it can be used, else NULL and *error set. */
static inline turso_statement_t *ember__statement(const turso_statement_t *self, const char *caller,
                                                  const char **error)
{
    if (EMBER__UNLIKELY(!self || !self->vm)) {
        ember__fail_statement(self, caller, error);
        return NULL;
    }
    return (turso_statement_t *)self;
}

#endif
