/*
 * What a database driver is to the rest: one table of functions. A driver knows SQL text, parameters and
 * cells; no models, no plans, no pool. It waits only inside its functions. Every function that can fail fills
 * the error with code, the database's own words and code, and the constraint and column names where it can
 * tell them.
 */
#ifndef TOASTY_DRIVER_H
#define TOASTY_DRIVER_H

#include "core/buffer.h"
#include "core/error.h"
#include <toasty/db.h>

/* How a value stands in a parameter or a result column. */
typedef enum toasty__cell_kind {
    TOASTY__CELL_NULL,
    TOASTY__CELL_INT,
    TOASTY__CELL_REAL,
    TOASTY__CELL_TEXT,
    TOASTY__CELL_BLOB
} toasty__cell_kind;

/* Bytes of a result cell are the driver's, valid until the next step or the end of the cursor. */
typedef struct toasty__cell {
    toasty__cell_kind kind;
    union {
        int64_t integer;
        double real;
        struct {
            const char *bytes;
            size_t length;
        } run;
    } as;
} toasty__cell;

/* What a statement does, for the log and for drivers that treat reads and writes apart. */
typedef enum toasty__command_kind {
    TOASTY__QUERY,
    TOASTY__INSERT,
    TOASTY__UPDATE,
    TOASTY__DELETE,
    TOASTY__DDL,
    TOASTY__RAW
} toasty__command_kind;

typedef struct toasty__command {
    toasty__command_kind kind;
    const char *sql; /* one statement; NUL-terminated */
    size_t sql_length;
    /* The same id always has the same SQL: a connection keeps its statement prepared. Below 2^63; 0: not
     * kept. */
    uint64_t id;
    const toasty__cell *params;
    size_t param_count;
} toasty__command;

typedef struct toasty__driver_db toasty__driver_db; /* a driver's own: an opened database */
typedef struct toasty__driver_conn toasty__driver_conn;

/* A fiber that has a connection, or the place of one. The pool's. */
typedef struct toasty__holder {
    struct toasty__fiber *fiber;  /* NULL: a thread has it, or nobody */
    struct toasty__holder *next;  /* in the pool */
    struct toasty__holder **link; /* what points to it there */
} toasty__holder;

/* What every driver's connection begins with. The members are the pool's; the driver leaves them alone. */
struct toasty__driver_conn {
    toasty__holder holder;
    toasty__driver_conn *older; /* among the idle ones */
    toasty__driver_conn *newer;
    int64_t made_ns;
    int64_t used_ns;
    bool suspect; /* another one was lost since it was used */
    void *kept;   /* the engine's; the pool has it dropped before it closes the connection */
    void (*drop)(void *kept);
};

/* How long a statement took, as who ran it tells the driver, which remembers it for `prompt`. */
typedef enum toasty__pace { TOASTY__PACE_UNKNOWN, TOASTY__PACE_QUICK, TOASTY__PACE_SLOW } toasty__pace;

/* A running statement. Lives on the caller's stack; `statement` is the driver's. */
typedef struct toasty__cursor {
    void *statement;
    bool keep;     /* it stays in the statement cache at the end */
    unsigned slot; /* the driver's: where in the cache */
    size_t column_count;
    int64_t changes;        /* after the last step of a write */
    int64_t last_insert_id; /* likewise */
    toasty__pace pace;      /* the caller's, before it finishes the statement; `start` clears it */
} toasty__cursor;

typedef enum toasty__step { TOASTY__STEP_ROW, TOASTY__STEP_DONE, TOASTY__STEP_FAILED } toasty__step;

typedef enum toasty__tx_action {
    TOASTY__TX_BEGIN,
    TOASTY__TX_COMMIT,
    TOASTY__TX_ROLLBACK,
    TOASTY__TX_SAVEPOINT, /* named tx_<depth> */
    TOASTY__TX_RELEASE,
    TOASTY__TX_ROLLBACK_TO /* also ends the savepoint */
} toasty__tx_action;

typedef struct toasty__tx_request {
    toasty__tx_action action;
    unsigned depth; /* savepoints */
    toasty_isolation isolation;
    bool read_only;
    toasty_mode mode;
    bool writes; /* begin: the transaction of a single call, known to write; better wait for its turn now */
} toasty__tx_request;

/* What a database can do. The planner and the schema read it; nothing else asks which database this is. */
typedef struct toasty__capability {
    bool sql;
    bool returning; /* INSERT, UPDATE and DELETE … RETURNING */
    bool upsert;    /* INSERT … ON CONFLICT (…) DO UPDATE and DO NOTHING */
    bool foreign_keys; /* FOREIGN KEY in CREATE TABLE, held to at the end of each statement at the latest */
    bool auto_increment;
    bool varchar;
    uint32_t max_varchar;
    bool native_json;
    bool native_jsonb;
    bool ilike;
    bool lock_modes;     /* BEGIN IMMEDIATE, BEGIN EXCLUSIVE */
    bool row_locks;      /* SELECT … FOR UPDATE and FOR SHARE, with SKIP LOCKED and NOWAIT */
    unsigned isolations; /* bit (1 << toasty_isolation) for each that can be asked for */
    uint64_t max_unsigned;
    unsigned max_params;     /* placeholders in one statement */
    unsigned max_identifier; /* 0: no limit */
} toasty__capability;

/* A state of a database: which commits it has. The bytes are the driver's. */
typedef struct toasty__state {
    unsigned char bytes[48];
} toasty__state;

typedef struct toasty__driver_config {
    const char *url;  /* without its secrets, for messages */
    const char *path; /* decoded; ":memory:" */
    bool concurrent_writes;
    int busy_timeout_ms; /* 0: do not wait */
    /*
     * Called while a statement runs, often enough that one that takes long is noticed soon, and, with `waits`,
     * before one waits for a lock: on its thread, with nothing locked, and it may come back on another one.
     * False: the statement is to fail.
     */
    bool (*watch)(bool waits);
} toasty__driver_config;

typedef struct toasty__driver {
    const char *scheme; /* "turso" */
    const toasty__capability *capability;
    toasty_status (*open)(const toasty__driver_config *config, toasty__driver_db **out, toasty__error *error);
    void (*close)(toasty__driver_db *db);
    /* The most connections that make sense; 0: no limit. */
    int (*max_connections)(const toasty__driver_db *db);
    toasty_status (*connect)(toasty__driver_db *db, toasty__driver_conn **out, toasty__error *error);
    void (*disconnect)(toasty__driver_conn *conn);
    toasty_status (*ping)(toasty__driver_conn *conn, toasty__error *error);
    /*
     * Whether a command, or a step of a transaction, is likely to be done soon by a thread that must not be held
     * up: nothing has to be prepared or made safe on the disk, and it was not slow of late. Waits for locks are
     * allowed where `watch` is told of them.
     */
    bool (*prompt)(const toasty__driver_conn *conn, const toasty__command *command);
    bool (*prompt_transaction)(const toasty__driver_conn *conn, const toasty__tx_request *request);
    /* Prepares (or finds) and binds. On success the cursor must be finished, whatever happens then; until it
       is, the parameters and their bytes stay where and as they are. */
    toasty_status (*start)(toasty__driver_conn *conn, const toasty__command *command, toasty__cursor *cursor,
                           toasty__error *error);
    /* The next row: fills column_count cells, or none when `cells` is NULL. Not to be called again after the
       end. The error of a failed step lacks the statement, which the caller has. */
    toasty__step (*step)(toasty__driver_conn *conn, toasty__cursor *cursor, toasty__cell *cells,
                         toasty__error *error);
    /* Adds the name of a result column to `out`, which notes when memory is out. */
    void (*column_name)(toasty__driver_conn *conn, toasty__cursor *cursor, size_t column,
                        toasty__buffer *out);
    void (*finish)(toasty__driver_conn *conn, toasty__cursor *cursor);
    toasty_status (*transaction)(toasty__driver_conn *conn, const toasty__tx_request *request,
                                 toasty__error *error);
    /* The SQL that `transaction` runs for the request, for the log. */
    void (*transaction_text)(const toasty__driver_conn *conn, const toasty__tx_request *request, char *out,
                             size_t size);
    /* Whether a transaction is open; the database may have ended one by itself when a statement in it failed.
     */
    bool (*in_transaction)(const toasty__driver_conn *conn);
    /* False when the connection must not be used again, as after a failed rollback. */
    bool (*usable)(const toasty__driver_conn *conn);
    /* Notes the latest state; false: that cannot be. NULL, like the next: it never can. */
    bool (*latest)(const toasty__driver_conn *conn, toasty__state *out);
    /*
     * Begins, on a connection at rest, a transaction that reads the very state of another one, for which `latest`
     * has noted this before it first read. False, and none has begun, when that is not the latest any more, or on
     * failure.
     */
    bool (*begin_at)(toasty__driver_conn *conn, const toasty__state *state);
    /* Removes every table, view, index and trigger. */
    toasty_status (*reset)(toasty__driver_conn *conn, toasty__error *error);
} toasty__driver;

/* The driver of a URL scheme (in lower case); NULL when there is none in this build. */
const toasty__driver *toasty__driver_find(const char *scheme);
/* The schemes of this build, "sqlite, turso". */
const char *toasty__driver_schemes(void);

#endif
