/* What the parts of the friendly layer (ember.h) share. It stands on turso.h and knows nothing below. */
#ifndef EMBER_EASY_H
#define EMBER_EASY_H

#include <stdatomic.h>

#include "ember.h"
#include "error.h"
#include "turso.h"

enum { EMBER__TEXT_MAX = 512 };

/* An outcome, with the words for a failure. */
typedef struct {
    ember_status status;
    ember_constraint constraint;
    const char *engine; /* the engine's words, ours to release; NULL: they are in `own` */
    char own[EMBER__TEXT_MAX];
} ember__fault;

/* A database, and how it is to be used; shared by the handles that come from one ember_open(). */
typedef struct {
    atomic_int users;
    const turso_database_t *database;
    int64_t busy_ms;
    bool read_only;
    bool concurrent;
    size_t cache_size;
} ember__shared;

/* A compiled statement. Used by its owner (the cache, an ember_stmt) and by rows: the last one releases it.
 */
typedef struct {
    turso_statement_t *vm;
    int users;
    bool running; /* rows of it are open */
    size_t parameters;
    uint64_t *bound; /* one bit for each parameter that has a value; in `few` when they fit */
    uint64_t few;
} ember__prepared;

/* A statement in the cache. */
typedef struct {
    uint64_t hash;
    uint64_t used; /* when, by the handle's own count */
    char *sql;
    ember__prepared *prepared;
} ember__cached;

struct ember_db {
    ember__shared *shared;
    turso_connection_t *connection; /* NULL: could not be opened, or is closed */
    ember__fault fault;             /* of the last call */
    ember__fault lasting; /* of every call, while it is one: opening failed, or a transaction is gone */
    int children;         /* statements, rows and running transactions, which outlive ember_close() */
    int closures;         /* of ember_transaction(), one in the other */
    bool closed;
    bool live; /* a transaction was open after the last call */
    int64_t changes;
    uint64_t random;
    uint64_t clock;
    size_t cache_count;
    ember__cached *cache;
};

struct ember_stmt {
    ember_db *db;
    ember__prepared *prepared;
    ember__fault fault; /* of a bind since the last run */
};

struct ember_rows {
    ember_db *db; /* NULL: one of the constants for failures without memory */
    ember__prepared *prepared;
    bool running; /* not at the end */
    bool row;
    size_t columns; /* whose names are known */
    const char **names;
    ember__fault fault;
};

/* easy_error.c */
/* Sets the fault, in place of the one before, and returns its status. */
EMBER__COLD ember_status ember__fault_set(ember__fault *fault, ember_status status, const char *format, ...)
    EMBER__PRINTF(3, 4);
EMBER__COLD ember_status ember__fault_memory(ember__fault *fault);
/* The same with the engine's status and words, which it takes over. */
EMBER__COLD ember_status ember__fault_engine(ember__fault *fault, turso_status_code_t code,
                                             const char *words);
EMBER__COLD void ember__fault_copy(ember__fault *to, const ember__fault *from);
EMBER__COLD void ember__fault_move(ember__fault *to, ember__fault *from);
void ember__fault_clear(ember__fault *fault);
const char *ember__fault_words(const ember__fault *fault);

/* easy_open.c */
/* Begins a call: forgets the last error. False, with the error set, when the handle cannot be used. */
bool ember__enter(ember_db *db);
/*
 * Notes after a call whether a transaction is open. One that a failure has ended makes the handle fail from
 * now on.
 */
void ember__settle(ember_db *db, const ember__fault *fault);
/* One child less; the last one of a closed handle frees it. */
void ember__leave_child(ember_db *db);

/* easy_prepared.c */
/* Compiles one statement: NULL, and the fault set, when that fails. The caller is its first user. */
ember__prepared *ember__prepare(ember_db *db, const char *sql, ember__fault *fault);
/* The same, from the cache when it is there and free. */
ember__prepared *ember__obtain(ember_db *db, const char *sql, ember__fault *fault);
void ember__release(ember__prepared *prepared);
void ember__cache_clear(ember_db *db);

/* easy_bind.c */
bool ember__bind(ember__prepared *prepared, size_t position, ember_value value, ember__fault *fault);
bool ember__bind_named(ember__prepared *prepared, const char *name, ember_value value, ember__fault *fault);
/* Binds a list, then sees that every parameter has a value. */
bool ember__bind_all(ember__prepared *prepared, ember_arg_list args, ember__fault *fault);
/* Ends an execution, whatever came of it: the statement is ready again, without values. */
void ember__finish(ember__prepared *prepared, ember__fault *fault);

/* easy_exec.c */
/* Runs one statement of ours that needs no values. */
ember_status ember__control(ember_db *db, const char *sql, ember__fault *fault);
/* Runs what is bound to its end; counts changes on the handle. */
void ember__execute(ember_db *db, ember__prepared *prepared, ember__fault *fault);

/* easy_stmt.c */
/* Whether the statement can run now; a bind that failed before is told here. */
bool ember__stmt_ready(ember_stmt *stmt, ember__fault *fault);

/* easy_values.c */
const char *ember__type_name(ember_type type);

/* easy_text.c */
/* The first word of a statement is this one (given in capitals). */
bool ember__begins_with(const char *sql, const char *word);
/* ROLLBACK of a whole transaction. */
bool ember__is_rollback(const char *sql);
/* Of a kind that can be kept and run again: some statements do their work while they are compiled. */
bool ember__can_be_kept(const char *sql);

#endif
