/* Opening a database, transactions, errors, raw SQL. */
#ifndef TOASTY_DB_H
#define TOASTY_DB_H

#include <toasty/error.h>
#include <toasty/expr.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A session: what every call takes first. Cheap; used by one thread or fiber at a time (a second one inside a call
 * gets TOASTY_MISUSE); toasty_clone makes another over the same pool. A transaction is a toasty_db too.
 */
typedef struct toasty_db toasty_db;

/** The models of a database. Those reachable through relations come along by themselves. */
typedef struct toasty_model_list {
    size_t count;
    const void *const *tokens; /* addresses of the generated objects: &User, &Todo */
} toasty_model_list;

/** Options of a driver that do not fit a URL; made by toasty_turso(…) and toasty_sqlite(…). Borrowed. */
typedef struct toasty_driver_options {
    const char *driver; /* the URL scheme they belong to */
    bool concurrent_writes;
    int busy_timeout_ms; /* 0: 5000; -1: do not wait */
} toasty_driver_options;

/** A pool time limit of 0 means the default; TOASTY_NEVER (-1) means none. */
#define TOASTY_NEVER (-1)

typedef struct toasty_open_options {
    const char *url;
    toasty_model_list models;
    toasty_driver_options driver;
    int max_pool_size;                 /* connections; 0: twice the processors */
    int pool_wait_timeout_ms;          /* waiting for a free connection; default: none */
    int pool_create_timeout_ms;        /* making a connection; default: none */
    int pool_health_check_interval_ms; /* before use, ping what was not used for so long; default 60,000 */
    bool pool_pre_ping;                /* ping before each use */
    int pool_max_lifetime_ms;          /* default: none */
    int pool_max_idle_ms;              /* default: none */
    const char *table_name_prefix;
    int slow_statement_ms;     /* log a warning at this duration; default 1,000 */
    bool log_statement_params; /* values too, shortened */
    int repeated_statement_warning; /* log one when a session sends the same statement so often in a row; 0: never */
} toasty_open_options;

/**
 * Opens a database: "turso:./app.db", "turso::memory:", "sqlite:./app.db", "sqlite::memory:". Checks URL, options and
 * models and makes one connection. The handle is the caller's, to be closed with toasty_close; NULL only when memory
 * is out. After a failure the handle says why (toasty_errcode, toasty_errmsg) and every other call on it fails with
 * that same status. Strings are copied. May block.
 */
toasty_db *toasty_open_with(const toasty_open_options *options);

/**
 * Another session over the same pool, for another thread; outside of any transaction, also when `db` is one. May be
 * called while other threads use or clone `db`. NULL (and an error on `db`) when memory is out.
 */
toasty_db *toasty_clone(toasty_db *db);

/**
 * Closes a session; the last one closes the pool. A transaction still open on it is rolled back and its handle freed.
 * NULL is fine. Records outlive the session. May block.
 */
void toasty_close(toasty_db *db);

typedef struct toasty_push_options {
    toasty_db *db;
    bool if_missing; /* what is there already stays, and what is missing is created */
} toasty_push_options;

/**
 * Creates the tables and indexes of all models: all or, after a failure, none. A table that is there already is an error;
 * with if_missing only one that lacks a column is (TOASTY_INVALID_SCHEMA; types are not compared). May block.
 */
TOASTY_MUST_USE toasty_status toasty_push_schema_with(const toasty_push_options *options);
/** The same without options. In C, toasty_push_schema(db, .if_missing = true) takes them. */
TOASTY_MUST_USE toasty_status toasty_push_schema(toasty_db *db);

/** Drops everything in the database: for a file, all tables, views, indexes and triggers. Not inside a transaction. */
TOASTY_MUST_USE toasty_status toasty_reset_db(toasty_db *db);

/** The status of the last call on this handle. NULL: TOASTY_MISUSE. */
toasty_status toasty_errcode(const toasty_db *db);

/** One sentence about the last call's failure, "" after success. Valid until the next call on the handle. */
const char *toasty_errmsg(const toasty_db *db);

/** The same in parts. Valid until the next call on the handle; never NULL. */
const toasty_error_info *toasty_error(const toasty_db *db);

bool toasty_is_record_not_found(const toasty_db *db);
bool toasty_is_serialization_failure(const toasty_db *db);
bool toasty_is_validation(const toasty_db *db);
bool toasty_is_condition_failed(const toasty_db *db);
bool toasty_is_unsupported_feature(const toasty_db *db);
bool toasty_is_connection_lost(const toasty_db *db);
/** True when the last call failed on a unique constraint or primary key; toasty_error names model and field. */
bool toasty_is_unique_violation(const toasty_db *db);

/** How many rows the last update, delete or toasty_exec on this handle affected. */
int64_t toasty_changes(const toasty_db *db);

/**
 * How many statements this handle has sent, those that failed, BEGIN and COMMIT included; those of a transaction are added
 * when it ends. A clone begins at 0.
 */
int64_t toasty_query_count(const toasty_db *db);

/* What toasty_assert_queries runs on. */
typedef struct toasty_query_limit {
    const toasty_db *db;
    int64_t before;
    int64_t most;
    bool entered;
} toasty_query_limit;
toasty_query_limit toasty_query_limit_begin(const toasty_db *db, int64_t most);
/** True once; then false, or, when more statements were sent, a message to stderr and abort(). */
bool toasty_query_limit_next(toasty_query_limit *limit, const char *file, int line);

/**
 * A copy of an expression with everything in it, which lives until toasty_free; pass it on as `.where = *copy`. Only a
 * record that a relation is compared with is not copied. NULL when memory is out.
 */
TOASTY_MUST_USE toasty_expr *toasty_expr_copy(toasty_db *db, toasty_expr expr);

/** Connections of the pool. */
typedef struct toasty_pool_status {
    int max_size;
    int size;      /* open now */
    int available; /* open and not in use */
} toasty_pool_status;
toasty_pool_status toasty_pool(const toasty_db *db);

/** Frees what a call returned: a record, a list, rows or a string, with everything loaded under it. NULL is fine. */
void toasty_free(void *result);

/** True when the relation or deferred field has been loaded, also when it was found to have nobody there or to be NULL. */
bool toasty_is_loaded_relation(const void *record, const toasty_field *relation);

/* ---- transactions ---- */

typedef enum toasty_isolation {
    TOASTY_ISOLATION_DEFAULT,
    TOASTY_READ_UNCOMMITTED,
    TOASTY_READ_COMMITTED,
    TOASTY_REPEATABLE_READ,
    TOASTY_SERIALIZABLE
} toasty_isolation;

typedef enum toasty_mode {
    TOASTY_MODE_DEFAULT,
    TOASTY_MODE_DEFERRED,
    TOASTY_MODE_IMMEDIATE,
    TOASTY_MODE_EXCLUSIVE,
    /* Waits for its turn as IMMEDIATE does, and with concurrent writes shares its commit with the calls and
     * transactions of others: for a few statements in a row. Whoever waits for something else within it keeps
     * all writers waiting. */
    TOASTY_MODE_QUEUED
} toasty_mode;

/*
 * How rows that are read are locked until the transaction ends: against changes, or for reading only; and what happens
 * when somebody else has locked one: left out, it waits for him. .lock = TOASTY_FOR_UPDATE | TOASTY_SKIP_LOCKED
 */
enum {
    TOASTY_FOR_UPDATE = 1 << 0,
    TOASTY_FOR_SHARE = 1 << 1,
    TOASTY_SKIP_LOCKED = 1 << 2, /* rows that are locked are left out */
    TOASTY_NO_WAIT = 1 << 3      /* a row that is locked is an error */
};

typedef struct toasty_begin_options {
    toasty_db *db;
    toasty_isolation isolation;
    bool read_only;
    toasty_mode mode;
} toasty_begin_options;

/**
 * Begins a transaction on a connection of its own; on a transaction's handle, a savepoint (options must then be the
 * defaults). The result is a handle like any other. Until it ends, calls on its parent fail with TOASTY_MISUSE.
 * NULL on failure, the error being on the parent. May block.
 */
TOASTY_MUST_USE toasty_db *toasty_begin_with(const toasty_begin_options *options);

/**
 * Ends a transaction or savepoint and frees its handle, whatever the outcome; status and message are on the parent
 * too. A commit that fails is rolled back. Only when the handle cannot be ended (it is no transaction, a savepoint is
 * still open on it) nothing is done: TOASTY_MISUSE. When the database has rolled the transaction back by itself,
 * after a conflict for one, every call on it fails with that failure's status until it is ended, commit included.
 * May block.
 */
TOASTY_MUST_USE toasty_status toasty_commit(toasty_db *tx);
toasty_status toasty_rollback(toasty_db *tx);

typedef struct toasty_transaction_options {
    toasty_db *db;
    toasty_status (*run)(toasty_db *tx, void *arg);
    void *arg;
    int retries; /* after the first try; 0: 10; TOASTY_NEVER: none */
    toasty_isolation isolation;
    bool read_only;
    toasty_mode mode;
    int *attempts; /* when not NULL: receives how often the function was run */
} toasty_transaction_options;

/**
 * Runs a function in a transaction: commits when it returns TOASTY_OK, else rolls back and returns what it returned. After
 * a serialization failure, of the function or of the commit, waits a little (0.25 ms at first, then twice as long up to
 * 100 ms, at random within that) and runs it again, so the function must not leave traces outside the database. On a
 * transaction's handle it runs in a savepoint, once. Error and message are on `db`. May block.
 */
TOASTY_MUST_USE toasty_status toasty_transaction_with(const toasty_transaction_options *options);

/* ---- raw SQL ---- */

/** Values for the placeholders of a statement; see toasty_args. Borrowed for the call. */
typedef struct toasty_arg_list {
    size_t count;
    const toasty_value *values;
} toasty_arg_list;

typedef struct toasty_sql {
    const char *text; /* sent as it is; placeholders are the database's own: ?1 for turso and sqlite */
    toasty_arg_list args;
} toasty_sql;

/**
 * The result of a raw query: rows × columns values, row by row. Their types are the database's: I64, F64, STRING,
 * BYTES (also for text with a NUL inside) and NULL; booleans are I64, a UUID is BYTES.
 */
typedef struct toasty_rows {
    size_t len;
    size_t column_count;
    const char *const *columns; /* names */
    const toasty_value *values;
} toasty_rows;

/**
 * Runs one statement, passing over rows that it may return; toasty_changes has the count of those it changed. The
 * text cannot begin or end a transaction: TOASTY_MISUSE. May block.
 */
TOASTY_MUST_USE toasty_status toasty_exec_sql(toasty_db *db, toasty_sql sql);

/**
 * Runs a query. The rows are the caller's, to be freed with toasty_free; NULL on failure. A statement that writes and
 * returns rows (RETURNING) may have written although this fails for want of memory: a transaction keeps both together.
 * May block.
 */
TOASTY_MUST_USE toasty_rows *toasty_query_sql(toasty_db *db, toasty_sql sql);

/** The value at a row and column, both from 0; NULL past the end. Owned by the rows. */
const toasty_value *toasty_row_value(const toasty_rows *rows, size_t row, size_t column);

/* ---- log ---- */

typedef enum toasty_log_level { TOASTY_LOG_DEBUG, TOASTY_LOG_INFO, TOASTY_LOG_WARN, TOASTY_LOG_ERROR } toasty_log_level;

/** One event. All pointers are valid during the call back only; strings are "" where they do not apply. */
typedef struct toasty_log_event {
    toasty_log_level level;
    const char *message; /* "query executed", "slow query", "query failed", or a sentence */
    const char *system;  /* "turso", "sqlite" */
    const char *statement;
    const char *params; /* with log_statement_params */
    double duration_ms;
    int64_t rows;
    const char *error;
    toasty_timestamp time; /* when it happened: a statement's end */
} toasty_log_event;

/**
 * Receives every event of the process from now on; NULL: none. Not to be changed while calls run. It is called before
 * the call that an event belongs to returns, on the thread of that call, which for a fiber is that of its loop; several
 * threads may call it at the same time.
 */
void toasty_set_logger(void (*log)(void *context, const toasty_log_event *event), void *context);

#ifndef __cplusplus

#define toasty_open(...)  toasty_open_with(&(const toasty_open_options){.url = __VA_ARGS__})
#define toasty_begin(...) toasty_begin_with(&(const toasty_begin_options){.db = __VA_ARGS__})
#define toasty_push_schema(...) toasty_push_schema_with(&(const toasty_push_options){.db = __VA_ARGS__})

/* toasty_transaction(db, function, argument, .retries = 3) */
#define toasty_transaction(...) toasty_transaction_with(&(const toasty_transaction_options){.db = __VA_ARGS__})

#define toasty_models(...)                                                                                   \
    {                                                                                                        \
        .count = TOASTY__COUNT(__VA_ARGS__), .tokens = (const void *const[])                                 \
        {                                                                                                    \
            __VA_ARGS__                                                                                      \
        }                                                                                                    \
    }
#define toasty_turso(...)  {.driver = "turso", __VA_ARGS__}
#define toasty_sqlite(...) {.driver = "sqlite", __VA_ARGS__}

/*
 * For tests: toasty_assert_queries (db, 2) { … } ends the program, as assert does, when the block sends more statements
 * on this handle. A block that is left by break, goto or return is not checked.
 */
#define toasty_assert_queries(db, most)                                                                      \
    for (toasty_query_limit toasty_limit_ = toasty_query_limit_begin((db), (most));                          \
         toasty_query_limit_next(&toasty_limit_, __FILE__, __LINE__);)

#define toasty_is_loaded(record, relation_) toasty_is_loaded_relation(record, (relation_).toasty__field)

/* A value of any C type that toasty_value_… takes; NULL for the value NULL. */
#define toasty_value(v)                                                                                      \
    _Generic((v), bool                                                                                       \
             : toasty_value_bool, signed char                                                                \
             : toasty_value_int, char                                                                        \
             : toasty_value_int, short                                                                       \
             : toasty_value_int, int                                                                         \
             : toasty_value_int, long                                                                        \
             : toasty_value_int, long long                                                                   \
             : toasty_value_int, unsigned char                                                               \
             : toasty_value_uint, unsigned short                                                             \
             : toasty_value_uint, unsigned                                                                   \
             : toasty_value_uint, unsigned long                                                              \
             : toasty_value_uint, unsigned long long                                                         \
             : toasty_value_uint, float                                                                      \
             : toasty_value_float, double                                                                    \
             : toasty_value_float, char *                                                                    \
             : toasty_value_string, const char *                                                             \
             : toasty_value_string, toasty_bytes                                                             \
             : toasty_value_bytes, toasty_uuid                                                               \
             : toasty_value_uuid, toasty_timestamp                                                           \
             : toasty_value_timestamp, toasty_date                                                           \
             : toasty_value_date, toasty_time                                                                \
             : toasty_value_time, toasty_datetime                                                            \
             : toasty_value_datetime, toasty_decimal                                                         \
             : toasty_value_decimal, toasty_json                                                             \
             : toasty_value_json, toasty_macaddr                                                             \
             : toasty_value_macaddr, toasty_macaddr8                                                         \
             : toasty_value_macaddr8, toasty_value                                                           \
             : toasty_value_self, void *                                                                     \
             : toasty_value_null)(v)

/* toasty_args(1, "two", 3.0): up to 64 values. */
#define toasty_args(...)                                                                                     \
    ((toasty_arg_list){TOASTY__COUNT(__VA_ARGS__),                                                           \
                       (const toasty_value[]){TOASTY__EACH(TOASTY__ARG, _, __VA_ARGS__)}})
#define TOASTY__ARG(unused, v) toasty_value(v)

/* toasty_exec(db, "DELETE FROM t WHERE a = ?1", toasty_args(7)); the arguments may be left out. */
#define toasty_exec(db, ...)  toasty_exec_sql(db, (toasty_sql){.text = __VA_ARGS__})
#define toasty_query(db, ...) toasty_query_sql(db, (toasty_sql){.text = __VA_ARGS__})

/* for each record of a list (NULL: none): toasty_each (user, users) { … } */
#define toasty_each(item, list)                                                                              \
    for (__typeof__((list)->items + 0) item = (list) ? (list)->items : 0;                                    \
         item && item < (list)->items + (list)->len; item++)

#if defined(__GNUC__)
/* toasty_auto struct User *u = user_get_by_id(…): freed when the block ends. */
#define toasty_auto __attribute__((cleanup(toasty__free_variable)))
#endif

#endif /* !__cplusplus */

static inline toasty_value toasty_value_self(toasty_value v)
{
    return v;
}

static inline void toasty__free_variable(void *variable)
{
    toasty_free(*(void **)variable);
}

#ifdef __cplusplus
}
#endif
#endif
