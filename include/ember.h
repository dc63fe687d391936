/*
 * ember.h - the embedded engine Ember in few words: open, exec, query, transaction.
 *
 * A layer over turso.h, in the same library, for C programs that want SQL without ceremony. Rules that hold
 * for every function:
 *
 *   Handles   An ember_db is a connection: one thread at a time, together with its statements and rows. Each
 *             further thread takes its own with ember_connect().
 *   Errors    Calls that can fail return an ember_status; the words are ember_errmsg() of the handle until
 *             the next call on it. NULL for a handle is EMBER_MISUSE (or the neutral value named at the
 *             function). A handle that was given back must not be used again, as with free().
 *   Strings   UTF-8, zero-terminated. Lengths are bytes, times milliseconds; columns count from 0, parameters
 *             from 1. What a call is given it only reads while it runs, so nothing has to be kept.
 *   Waiting   "May block" means: files are read or written, and a lock that another connection holds is
 *             awaited up to the busy timeout. What does not say so never waits.
 *
 * The macros need C11. C++ has everything without them: ember_open_with(), ember_exec_sql(), ember_int_at()
 * and so on, with values from ember_value_int() and its kin.
 */
#ifndef EMBER_H
#define EMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define EMBER_MUST_USE __attribute__((warn_unused_result))
#else
#define EMBER_MUST_USE
#endif

/** A connection to a database. */
typedef struct ember_db ember_db;

/** A statement that was compiled once, to be run often. */
typedef struct ember_stmt ember_stmt;

/** The rows of a query, of which one at a time is there. */
typedef struct ember_rows ember_rows;

/* ---- errors ---- */

/* Name, value and words. Values below 256 are those of turso_status_code_t. */
#define EMBER_STATUS_LIST(X)                                                                                 \
    X(OK, 0, "ok")                                                                                           \
    /* A lock was not free within the busy timeout, or an open statement of this handle is in the way. */    \
    X(BUSY, 4, "the database is busy")                                                                       \
    X(INTERRUPT, 5, "interrupted")                                                                           \
    /* Another transaction has changed what this one rests on: roll back and repeat it as a whole. */        \
    X(CONFLICT, 6, "the transaction conflicts with another")                                                 \
    /* A mistake in the SQL, a feature that is not there, anything without a status of its own. */           \
    X(ERROR, 127, "error")                                                                                   \
    /* The interface was used wrongly: the program is to be corrected. */                                    \
    X(MISUSE, 128, "misuse")                                                                                 \
    /* See ember_constraint_kind(). */                                                                       \
    X(CONSTRAINT, 129, "a constraint does not hold")                                                         \
    X(READONLY, 130, "read-only")                                                                            \
    X(FULL, 131, "no room left for the database")                                                            \
    X(NOTADB, 132, "the file is not a database")                                                             \
    X(CORRUPT, 133, "the database is damaged")                                                               \
    X(IOERR, 134, "the operating system refused a file operation")                                           \
    /* ember_query_row() found none. */                                                                      \
    X(NO_ROW, 256, "no row")                                                                                 \
    /* A value does not have the type, or not the range, that was asked for. */                              \
    X(MISMATCH, 257, "the value is of another type")                                                         \
    X(OUT_OF_MEMORY, 258, "out of memory")

typedef enum ember_status {
#define X(name, value, text) EMBER_##name = value,
    EMBER_STATUS_LIST(X)
#undef X
        EMBER_STATUS_END
} ember_status;

/** Which kind of constraint refused a write. A primary key is UNIQUE. */
typedef enum ember_constraint {
    EMBER_CONSTRAINT_NONE,
    EMBER_CONSTRAINT_UNIQUE,
    EMBER_CONSTRAINT_NOT_NULL,
    EMBER_CONSTRAINT_FOREIGN_KEY,
    EMBER_CONSTRAINT_CHECK,
    EMBER_CONSTRAINT_DATATYPE, /* a STRICT table */
    EMBER_CONSTRAINT_OTHER     /* RAISE() in a trigger, for one */
} ember_constraint;

/** Status of the last call on this handle. NULL: EMBER_MISUSE. */
ember_status ember_errcode(const ember_db *db);

/**
 * Why the last call on this handle failed, with SQLite's own words where they are its; "" after a success,
 * never NULL. Owned by the handle, until its next call.
 */
const char *ember_errmsg(const ember_db *db);

/** The kind of constraint when the last call was EMBER_CONSTRAINT, else NONE. */
ember_constraint ember_constraint_kind(const ember_db *db);

/** "CONSTRAINT" for EMBER_CONSTRAINT. Static; never NULL. */
const char *ember_status_name(ember_status status);

/** A few words for a status. Static; never NULL. */
const char *ember_status_text(ember_status status);

/* ---- opening ---- */

/** For times and counts whose 0 means the default: none at all. */
#define EMBER_NEVER (-1)

typedef struct ember_open_options {
    const char *path;    /* a file name, or ":memory:" */
    int busy_timeout_ms; /* how long a call waits for a lock; 0: 5000; EMBER_NEVER: not at all */
    bool read_only;      /* nothing is written, and a missing file is not made */
    bool concurrent;     /* several write transactions at once, see EMBER_CONCURRENT */
    int statement_cache; /* statements that are kept compiled; 0: 32; EMBER_NEVER: none; at most 1000 */
    const char *encryption_cipher; /* encryption at rest, where the engine has it */
    const char *encryption_hexkey;
} ember_open_options;

/**
 * Opens a database, and makes the file when it is missing. The handle is the caller's, to be given back with
 * ember_close(); NULL only when memory is out. After a failure the handle says why (ember_errcode(),
 * ember_errmsg()) and every other call on it fails for the same reason. May block.
 *
 *     ember_db *db = ember_open("notes.db", .busy_timeout_ms = 1000);
 */
ember_db *ember_open_with(const ember_open_options *options);

/**
 * Another connection to the database of `db`, with the same options, for another thread; any thread may call
 * it, also while others use `db`, only not while `db` is closed. A database in memory is shared between the
 * handles that come from one ember_open(). Result, ownership and errors as for ember_open_with(): they are on
 * the new handle, `db` is not touched. May block.
 */
ember_db *ember_connect(const ember_db *db);

/**
 * Gives a handle back. An open transaction is rolled back. Statements and rows of it that are left can only
 * be freed from now on: every other use of them is EMBER_MISUSE. The last handle closes the database. NULL is
 * fine. May block.
 */
void ember_close(ember_db *db);

/** Changes how long this handle waits for locks: milliseconds, 0 or less for not at all. */
void ember_set_busy_timeout(ember_db *db, int ms);

/**
 * Rows that the last exec, script, run or query changed itself, not through triggers; those of a query
 * (INSERT … RETURNING) are known at its end.
 */
int64_t ember_changes(const ember_db *db);

/** Rowid of the last insert on this handle; 0 when there was none. */
int64_t ember_last_insert_id(const ember_db *db);

/** Whether a transaction is open. */
bool ember_in_transaction(const ember_db *db);

/** Version of the library. Static. */
const char *ember_version(void);

/**
 * The connection underneath, for what only turso.h offers (functions written in C, extensions). Owned by `db`
 * and good until ember_close(); transactions should not be begun or ended through it. NULL when not open.
 */
struct turso_connection *ember_connection(ember_db *db);

/* ---- values ---- */

typedef enum ember_type {
    EMBER_TYPE_NONE, /* there is no such value */
    EMBER_TYPE_INTEGER,
    EMBER_TYPE_REAL,
    EMBER_TYPE_TEXT,
    EMBER_TYPE_BLOB,
    EMBER_TYPE_NULL
} ember_type;

/** `len` bytes at `data`. Who owns them is said where one is handed out. */
typedef struct ember_bytes {
    const void *data;
    size_t len;
} ember_bytes;

/** A value for a parameter. Its pointers are borrowed until the call that takes it returns. */
typedef struct ember_value {
    ember_type type;  /* NONE: a C value that SQL has no place for; the call it is given to fails */
    const char *name; /* of the parameter, with its prefix (":id"); NULL: the next position */
    union {
        int64_t integer;
        double real;
        ember_bytes bytes; /* TEXT and BLOB */
    } as;
} ember_value;

/** Values for the parameters of a statement; see ember_args(). */
typedef struct ember_arg_list {
    size_t count;
    const ember_value *values;
} ember_arg_list;

/* ---- running SQL ---- */

/** A text and its values. */
typedef struct ember_sql {
    const char *text;
    ember_arg_list args;
} ember_sql;

/**
 * Runs one statement to its end, passing over rows that it may return; ember_changes() has the count of those
 * it changed. Values without a name fill the parameters 1, 2, 3 … in their order; named ones go where their
 * name stands. Every parameter needs a value, and every value a parameter: EMBER_MISUSE otherwise. Queries
 * and changes of rows are kept compiled, and found again by their text. May block.
 *
 *     ember_exec(db, "INSERT INTO note(id, text) VALUES (?1, ?2)", ember_args(1, "buy bread"))
 */
EMBER_MUST_USE ember_status ember_exec_sql(ember_db *db, ember_sql sql);

/**
 * Runs all statements of a text, one after the other, up to the first that fails; ember_changes() has their
 * sum. What was done before a failure stays, except within a transaction that the script itself began: that
 * one is rolled back. May block.
 */
EMBER_MUST_USE ember_status ember_exec_script(ember_db *db, const char *sql);

/**
 * Begins a query. Nothing has run when this returns: the first ember_next() does that, and each call fetches
 * one row, so memory does not grow with their number. The rows are the caller's, to be freed with
 * ember_rows_free(), which has the status. Never NULL: when the query cannot be made, the rows are empty and
 * freeing them tells why. Does not run the query, but may block while the schema is read.
 *
 *     ember_rows *rows = ember_query(db, "SELECT id, text FROM note WHERE id > ?1", ember_args(10));
 *     while (ember_next(rows))
 *         printf("%lld %s\n", (long long)ember_int(rows, 0), ember_text(rows, "text"));
 *     if (ember_rows_free(rows) != EMBER_OK)
 *         fprintf(stderr, "%s\n", ember_errmsg(db));
 */
EMBER_MUST_USE ember_rows *ember_query_sql(ember_db *db, ember_sql sql);

/**
 * Goes to the next row. False: there is none, or something failed (also a wrong access to the row before),
 * and ember_rows_free() will tell. At the end the query gives up its locks at once. May block.
 */
bool ember_next(ember_rows *rows);

/**
 * Ends a query, read to its end or not, and frees the rows. EMBER_OK, or why ember_query(), ember_next() or a
 * read access failed, with the words on the database handle; a success leaves the words there alone. NULL is
 * EMBER_OK. May block when rows of INSERT … RETURNING and the like are left, because that commits.
 */
ember_status ember_rows_free(ember_rows *rows);

/** Status and words of the rows so far, as ember_errcode() and ember_errmsg(); owned by the rows. */
ember_status ember_rows_errcode(const ember_rows *rows);
const char *ember_rows_errmsg(const ember_rows *rows);

/** Number of columns; 0 when the statement returns no rows. */
size_t ember_column_count(const ember_rows *rows);

/** Name of a column. Owned by the rows. NULL: no such column, or no memory. */
const char *ember_column_name(ember_rows *rows, size_t column);

/** Position of the column of that name, the first of several, ASCII letters of either case; -1: none. */
int64_t ember_column_index(ember_rows *rows, const char *name);

/*
 * Values of the present row, by position or (…_named) by name of the column; ember_int(rows, 0) and
 * ember_int(rows, "id") choose among the two. NULL in the database is 0, 0.0, NULL or no bytes. Anything else
 * that is not of the type asked for is EMBER_MISMATCH: the answer is the same as for NULL, the next
 * ember_next() is false, and ember_rows_free() tells. No such column, or no row: likewise, EMBER_MISUSE.
 */

/** An INTEGER. */
int64_t ember_int_at(ember_rows *rows, size_t column);
int64_t ember_int_named(ember_rows *rows, const char *column);
/** A REAL, or an INTEGER as such. */
double ember_double_at(ember_rows *rows, size_t column);
double ember_double_named(ember_rows *rows, const char *column);
/** A TEXT, zero-terminated. Owned by the rows, until ember_next() or ember_rows_free(). */
const char *ember_text_at(ember_rows *rows, size_t column);
const char *ember_text_named(ember_rows *rows, const char *column);
/** A BLOB, or the bytes of a TEXT. Owned like texts. `data` is NULL for NULL only. */
ember_bytes ember_blob_at(ember_rows *rows, size_t column);
ember_bytes ember_blob_named(ember_rows *rows, const char *column);
/** Whether the value is NULL. */
bool ember_is_null_at(ember_rows *rows, size_t column);
bool ember_is_null_named(ember_rows *rows, const char *column);
/** The type of the value; NONE, and EMBER_MISUSE, when there is no such value. */
ember_type ember_type_at(ember_rows *rows, size_t column);
ember_type ember_type_named(ember_rows *rows, const char *column);

/* ---- one row into variables ---- */

/** What a variable can hold. */
typedef enum ember_out_kind {
    EMBER_OUT_NONE, /* a C type that no value fits into; the call it is given to fails */
    EMBER_OUT_SIGNED,
    EMBER_OUT_UNSIGNED,
    EMBER_OUT_BOOL,
    EMBER_OUT_FLOAT,
    EMBER_OUT_DOUBLE,
    EMBER_OUT_TEXT,  /* char *: a copy */
    EMBER_OUT_BYTES, /* ember_bytes: a copy */
    EMBER_OUT_CHARS  /* an array of the caller's */
} ember_out_kind;

/** A variable that takes a value. */
typedef struct ember_out {
    ember_out_kind kind;
    void *to;
    size_t size;   /* of an integer or an array, in bytes */
    bool *is_null; /* receives whether the value was NULL; NULL: a number cannot be */
} ember_out;

/** Variables for the columns of a row, from the first on; see ember_into(). */
typedef struct ember_out_list {
    size_t count;
    const ember_out *outs;
} ember_out_list;

/** A query for one row. */
typedef struct ember_row_query {
    const char *text;
    ember_out_list into;
    ember_arg_list args;
} ember_row_query;

/**
 * Runs a query and stores its first row in variables: as many as the row has columns. EMBER_NO_ROW when there
 * is none. Variables are changed on success only. An integer that does not fit its variable, a value of
 * another type, and NULL for a number (see ember_nullable()) are EMBER_MISMATCH. A `char *` or ember_bytes
 * receives a copy that the caller releases with ember_free(), or NULL. May block.
 *
 *     ember_query_row(db, "SELECT id, text FROM note WHERE id = ?1", ember_into(&id, &text), ember_args(7))
 */
EMBER_MUST_USE ember_status ember_query_row_sql(ember_db *db, ember_row_query query);

/** Releases a copy that ember_query_row() made. NULL is fine. */
void ember_free(const void *copy);

/* ---- prepared statements ---- */

/**
 * Compiles one statement. It is the caller's, to be freed with ember_stmt_free(). NULL on failure, with the
 * error on `db`. May block while the schema is read.
 */
EMBER_MUST_USE ember_stmt *ember_prepare(ember_db *db, const char *sql);

/**
 * Gives a parameter a value for the next run, which copies and then forgets it. Errors: EMBER_MISUSE (no such
 * parameter, rows of the statement are open), EMBER_OUT_OF_MEMORY; they are kept as well, and the next run
 * fails with them, so that not every bind has to be checked.
 */
ember_status ember_bind_at(ember_stmt *stmt, size_t position, ember_value value);
/** The same by name, which includes the prefix: ":id", "@id", "$id", "?7". */
ember_status ember_bind_named(ember_stmt *stmt, const char *name, ember_value value);

/** A statement and its values. */
typedef struct ember_call {
    ember_stmt *stmt;
    ember_arg_list args;
} ember_call;

/** A statement for one row. */
typedef struct ember_row_call {
    ember_stmt *stmt;
    ember_out_list into;
    ember_arg_list args;
} ember_row_call;

/**
 * Runs a statement, as ember_exec_sql() does: with the values bound before, those of the call, or some of
 * each. The error is on the statement's database handle. May block.
 */
EMBER_MUST_USE ember_status ember_run_with(ember_call call);

/**
 * Begins a query, as ember_query_sql() does. The statement can be bound and run again when the rows are at
 * their end or freed; it may be freed before them.
 */
EMBER_MUST_USE ember_rows *ember_run_query_with(ember_call call);

/** One row into variables, as ember_query_row_sql() does. May block. */
EMBER_MUST_USE ember_status ember_run_row_with(ember_row_call call);

/** Frees a statement. NULL is fine. */
void ember_stmt_free(ember_stmt *stmt);

/* ---- transactions ---- */

typedef enum ember_mode {
    EMBER_MODE_DEFAULT, /* CONCURRENT or DEFERRED on handles concurrent or read-only; else IMMEDIATE */
    EMBER_DEFERRED,     /* takes the write lock at the first write, which may then be EMBER_CONFLICT */
    EMBER_IMMEDIATE,    /* takes it at once, after waiting for it */
    EMBER_EXCLUSIVE,
    /*
     * Takes none: many such transactions write at once, each on its own snapshot. Those that changed the same
     * rows find out at the latest when they commit, and the later one is EMBER_CONFLICT. The handle has to be
     * opened with .concurrent.
     */
    EMBER_CONCURRENT,
    /*
     * Waits for its turn as IMMEDIATE does, and shares its commit with other short transactions and single
     * statements that write. It never conflicts over rows, and is the fastest one for functions that touch
     * nothing but the database: whoever takes his time keeps all writers waiting. EMBER_CONFLICT means that a
     * failure of another one has rolled both back, that others had waited for 5 s while it did nothing, or
     * that it said OR ROLLBACK beside others. On handles that are not .concurrent it is IMMEDIATE.
     */
    EMBER_QUEUED
} ember_mode;

/** Begins a transaction. EMBER_ERROR when one is open. May block. */
EMBER_MUST_USE ember_status ember_begin(ember_db *db, ember_mode mode);

/**
 * Commits. Whatever the outcome, the transaction is over: one that cannot be committed is rolled back. Rows
 * of a statement that writes (RETURNING) are to be freed before: EMBER_MISUSE otherwise. May block.
 *
 * When the database itself has rolled a transaction back (after a conflict, a full disk, ON CONFLICT
 * ROLLBACK), every call on the handle fails with that failure's status until ember_rollback(),
 * ember_commit(), which fails too, or ember_exec() of ROLLBACK or BEGIN. So a check that was forgotten does
 * not let the rest of a transaction happen outside of it.
 */
EMBER_MUST_USE ember_status ember_commit(ember_db *db);

/** Rolls back. EMBER_ERROR when no transaction is open. May block. */
ember_status ember_rollback(ember_db *db);

/** The inside of a transaction: anything but EMBER_OK rolls it back. */
typedef ember_status (*ember_transaction_fn)(ember_db *db, void *arg);

typedef struct ember_transaction_options {
    ember_db *db;
    ember_transaction_fn run;
    void *arg;
    ember_mode mode;
    int retries;   /* after the first try; 0: 10; EMBER_NEVER: none */
    int *attempts; /* when not NULL: receives how often the transaction was tried */
} ember_transaction_options;

/**
 * Runs a function in a transaction: commits when it returns EMBER_OK, else rolls back and returns what it
 * returned. After EMBER_CONFLICT and EMBER_BUSY, of the function, of begin or of commit, it pauses (0.5 ms at
 * most, then twice as long each time up to 100 ms, at random within that) and tries again, so the function
 * must leave no traces outside the database. It must not end the transaction itself. Within a transaction it
 * runs in a savepoint, once. The last error is on `db`. May block.
 *
 *     ember_transaction(db, transfer, &order, .mode = EMBER_CONCURRENT, .attempts = &attempts)
 */
EMBER_MUST_USE ember_status ember_transaction_with(const ember_transaction_options *options);

/**
 * A number about the concurrent transactions of the database, by its name in PRAGMA ember_stats: "commits",
 * "conflicts", "conflicts.note" for those over rows of the table note, "open" and so on. Counted over all
 * handles that come from one ember_open(). -1, with the error on `db`, when there is no such number. May
 * block.
 */
int64_t ember_stat(ember_db *db, const char *name);

/* ---- making values ---- */

static inline ember_value ember_value_null(void)
{
    ember_value value;
    value.type = EMBER_TYPE_NULL;
    value.name = NULL;
    value.as.integer = 0;
    return value;
}

static inline ember_value ember_value_int(int64_t integer)
{
    ember_value value = ember_value_null();
    value.type = EMBER_TYPE_INTEGER;
    value.as.integer = integer;
    return value;
}

/** SQL's integers end at INT64_MAX; what is beyond makes the call fail that takes the value. */
static inline ember_value ember_value_uint(uint64_t integer)
{
    ember_value value = ember_value_int((int64_t)(integer & INT64_MAX));
    if (integer > INT64_MAX)
        value.type = EMBER_TYPE_NONE;
    return value;
}

/** A NaN is stored as NULL. */
static inline ember_value ember_value_double(double real)
{
    ember_value value = ember_value_null();
    value.type = EMBER_TYPE_REAL;
    value.as.real = real;
    return value;
}

/** `len` bytes of text. NULL is the value NULL. */
static inline ember_value ember_value_text_of(const char *text, size_t len)
{
    ember_value value = ember_value_null();
    if (text) {
        value.type = EMBER_TYPE_TEXT;
        value.as.bytes.data = text;
        value.as.bytes.len = len;
    }
    return value;
}

static inline ember_value ember_value_text(const char *text)
{
    return ember_value_text_of(text, text ? strlen(text) : 0);
}

static inline ember_bytes ember_bytes_of(const void *data, size_t len)
{
    ember_bytes bytes;
    bytes.data = data;
    bytes.len = len;
    return bytes;
}

/** NULL with a length of 0 is the value NULL; an empty blob has a pointer. */
static inline ember_value ember_value_blob(ember_bytes bytes)
{
    ember_value value = ember_value_null();
    if (bytes.data || bytes.len) {
        value.type = EMBER_TYPE_BLOB;
        value.as.bytes = bytes;
    }
    return value;
}

/** The same value for the parameter `name`, which is borrowed. */
static inline ember_value ember_value_named(const char *name, ember_value value)
{
    value.name = name ? name : "";
    return value;
}

/** A variable for ember_query_row_sql(); `size` is that of an integer, or of an array. */
static inline ember_out ember_out_of(ember_out_kind kind, void *to, size_t size)
{
    ember_out out;
    out.kind = kind;
    out.to = to;
    out.size = size;
    out.is_null = NULL;
    return out;
}

/** An array that takes a text with its zero byte. One that is too long is EMBER_MISMATCH. */
static inline ember_out ember_chars(char *array, size_t size)
{
    return ember_out_of(EMBER_OUT_CHARS, array, size);
}

static inline ember_out ember_out_nullable(ember_out out, bool *is_null)
{
    out.is_null = is_null;
    return out;
}

#ifdef __cplusplus
}
#else

#define ember_open(...)          ember_open_with(&(const ember_open_options){.path = __VA_ARGS__})

/* ember_exec(db, "DELETE FROM t WHERE a = ?1", ember_args(7)); the arguments may be left out. */
#define ember_exec(db, ...)      ember_exec_sql(db, (ember_sql){.text = __VA_ARGS__})
#define ember_query(db, ...)     ember_query_sql(db, (ember_sql){.text = __VA_ARGS__})

/* ember_query_row(db, "SELECT count(*) FROM t WHERE a > ?1", ember_into(&count), ember_args(7)) */
#define ember_query_row(db, ...) ember_query_row_sql(db, (ember_row_query){.text = __VA_ARGS__})

/* ember_run(stmt), ember_run(stmt, ember_args(7)), ember_run_row(stmt, ember_into(&count), ember_args(7)) */
#define ember_run(...)           ember_run_with((ember_call){.stmt = __VA_ARGS__})
#define ember_run_query(...)     ember_run_query_with((ember_call){.stmt = __VA_ARGS__})
#define ember_run_row(...)       ember_run_row_with((ember_row_call){.stmt = __VA_ARGS__})

/* ember_transaction(db, function, argument, .retries = 3) */
#define ember_transaction(...)   ember_transaction_with(&(const ember_transaction_options){.db = __VA_ARGS__})

/* A value of any C type that SQL knows; NULL for the value NULL. */
#define ember_value(v)                                                                                       \
    _Generic((v),                                                                                            \
        bool: ember__value_bool,                                                                             \
        signed char: ember_value_int,                                                                        \
        char: ember_value_int,                                                                               \
        short: ember_value_int,                                                                              \
        int: ember_value_int,                                                                                \
        long: ember_value_int,                                                                               \
        long long: ember_value_int,                                                                          \
        unsigned char: ember_value_uint,                                                                     \
        unsigned short: ember_value_uint,                                                                    \
        unsigned: ember_value_uint,                                                                          \
        unsigned long: ember_value_uint,                                                                     \
        unsigned long long: ember_value_uint,                                                                \
        float: ember_value_double,                                                                           \
        double: ember_value_double,                                                                          \
        char *: ember_value_text,                                                                            \
        const char *: ember_value_text,                                                                      \
        ember_bytes: ember_value_blob,                                                                       \
        ember_value: ember__value_self,                                                                      \
        void *: ember__value_pointer,                                                                        \
        const void *: ember__value_pointer)(v)

/* ember_args(1, "two", 3.0, ember_bytes_of(data, len), NULL): up to 32 values. */
#define ember_args(...)                                                                                      \
    ((ember_arg_list){EMBER__COUNT(__VA_ARGS__),                                                             \
                      (const ember_value[]){EMBER__EACH(ember_value, __VA_ARGS__)}})

/* ember_args(ember_named(":id", 7), ember_named(":text", "seven")) */
#define ember_named(name, v) ember_value_named(name, ember_value(v))

/* ember_bind(stmt, 1, "text"), ember_bind(stmt, ":id", 7) */
#define ember_bind(stmt, parameter, v)                                                                       \
    _Generic((parameter), char *: ember_bind_named, const char *: ember_bind_named, default: ember_bind_at)( \
        stmt, parameter, ember_value(v))

#define EMBER__COLUMN(get, rows, column)                                                                     \
    _Generic((column), char * : get##_named, const char * : get##_named, default : get##_at)(rows, column)
#define ember_int(rows, column)     EMBER__COLUMN(ember_int, rows, column)
#define ember_double(rows, column)  EMBER__COLUMN(ember_double, rows, column)
#define ember_text(rows, column)    EMBER__COLUMN(ember_text, rows, column)
#define ember_blob(rows, column)    EMBER__COLUMN(ember_blob, rows, column)
#define ember_is_null(rows, column) EMBER__COLUMN(ember_is_null, rows, column)
#define ember_type_of(rows, column) EMBER__COLUMN(ember_type, rows, column)

/* The address of a number, bool, char * or ember_bytes; or what ember_chars() and ember_nullable() make. */
#define ember_var(p)                                                                                         \
    _Generic((p),                                                                                            \
        signed char *: ember__out_signed_char,                                                               \
        short *: ember__out_short,                                                                           \
        int *: ember__out_int,                                                                               \
        long *: ember__out_long,                                                                             \
        long long *: ember__out_long_long,                                                                   \
        unsigned char *: ember__out_unsigned_char,                                                           \
        unsigned short *: ember__out_unsigned_short,                                                         \
        unsigned *: ember__out_unsigned,                                                                     \
        unsigned long *: ember__out_unsigned_long,                                                           \
        unsigned long long *: ember__out_unsigned_long_long,                                                 \
        bool *: ember__out_bool,                                                                             \
        float *: ember__out_float,                                                                           \
        double *: ember__out_double,                                                                         \
        char **: ember__out_text,                                                                            \
        const char **: ember__out_const_text,                                                                \
        ember_bytes *: ember__out_bytes,                                                                     \
        ember_out: ember__out_self)(p)

/* ember_into(&id, &name, ember_nullable(&age, &no_age)): up to 32 variables. */
#define ember_into(...)                                                                                      \
    ((ember_out_list){EMBER__COUNT(__VA_ARGS__), (const ember_out[]){EMBER__EACH(ember_var, __VA_ARGS__)}})

/* A variable that keeps its value when the database has NULL; the bool tells. */
#define ember_nullable(p, is_null) ember_out_nullable(ember_var(p), is_null)

#define EMBER__COUNT(...)                                                                                    \
    EMBER__COUNT_(__VA_ARGS__, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14,   \
                  13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
#define EMBER__COUNT_(a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19,  \
                      a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, n, ...)               \
    n
#define EMBER__JOIN(a, b)     EMBER__JOIN_(a, b)
#define EMBER__JOIN_(a, b)    a##b
#define EMBER__EACH(m, ...)   EMBER__JOIN(EMBER__E, EMBER__COUNT(__VA_ARGS__))(m, __VA_ARGS__)
#define EMBER__E1(m, a)       m(a)
#define EMBER__E2(m, a, ...)  m(a), EMBER__E1(m, __VA_ARGS__)
#define EMBER__E3(m, a, ...)  m(a), EMBER__E2(m, __VA_ARGS__)
#define EMBER__E4(m, a, ...)  m(a), EMBER__E3(m, __VA_ARGS__)
#define EMBER__E5(m, a, ...)  m(a), EMBER__E4(m, __VA_ARGS__)
#define EMBER__E6(m, a, ...)  m(a), EMBER__E5(m, __VA_ARGS__)
#define EMBER__E7(m, a, ...)  m(a), EMBER__E6(m, __VA_ARGS__)
#define EMBER__E8(m, a, ...)  m(a), EMBER__E7(m, __VA_ARGS__)
#define EMBER__E9(m, a, ...)  m(a), EMBER__E8(m, __VA_ARGS__)
#define EMBER__E10(m, a, ...) m(a), EMBER__E9(m, __VA_ARGS__)
#define EMBER__E11(m, a, ...) m(a), EMBER__E10(m, __VA_ARGS__)
#define EMBER__E12(m, a, ...) m(a), EMBER__E11(m, __VA_ARGS__)
#define EMBER__E13(m, a, ...) m(a), EMBER__E12(m, __VA_ARGS__)
#define EMBER__E14(m, a, ...) m(a), EMBER__E13(m, __VA_ARGS__)
#define EMBER__E15(m, a, ...) m(a), EMBER__E14(m, __VA_ARGS__)
#define EMBER__E16(m, a, ...) m(a), EMBER__E15(m, __VA_ARGS__)
#define EMBER__E17(m, a, ...) m(a), EMBER__E16(m, __VA_ARGS__)
#define EMBER__E18(m, a, ...) m(a), EMBER__E17(m, __VA_ARGS__)
#define EMBER__E19(m, a, ...) m(a), EMBER__E18(m, __VA_ARGS__)
#define EMBER__E20(m, a, ...) m(a), EMBER__E19(m, __VA_ARGS__)
#define EMBER__E21(m, a, ...) m(a), EMBER__E20(m, __VA_ARGS__)
#define EMBER__E22(m, a, ...) m(a), EMBER__E21(m, __VA_ARGS__)
#define EMBER__E23(m, a, ...) m(a), EMBER__E22(m, __VA_ARGS__)
#define EMBER__E24(m, a, ...) m(a), EMBER__E23(m, __VA_ARGS__)
#define EMBER__E25(m, a, ...) m(a), EMBER__E24(m, __VA_ARGS__)
#define EMBER__E26(m, a, ...) m(a), EMBER__E25(m, __VA_ARGS__)
#define EMBER__E27(m, a, ...) m(a), EMBER__E26(m, __VA_ARGS__)
#define EMBER__E28(m, a, ...) m(a), EMBER__E27(m, __VA_ARGS__)
#define EMBER__E29(m, a, ...) m(a), EMBER__E28(m, __VA_ARGS__)
#define EMBER__E30(m, a, ...) m(a), EMBER__E29(m, __VA_ARGS__)
#define EMBER__E31(m, a, ...) m(a), EMBER__E30(m, __VA_ARGS__)
#define EMBER__E32(m, a, ...) m(a), EMBER__E31(m, __VA_ARGS__)

static inline ember_value ember__value_bool(bool truth)
{
    return ember_value_int(truth);
}

static inline ember_value ember__value_self(ember_value value)
{
    return value;
}

/* NULL is meant as the value; any other untyped pointer is a mistake. */
static inline ember_value ember__value_pointer(const void *pointer)
{
    ember_value value = ember_value_null();
    if (pointer)
        value.type = EMBER_TYPE_NONE;
    return value;
}

static inline ember_out ember__out_self(ember_out out)
{
    return out;
}

#define EMBER__OUT(name, type, kind)                                                                         \
    static inline ember_out ember__out_##name(type *to)                                                      \
    {                                                                                                        \
        return ember_out_of(EMBER_OUT_##kind, (void *)to, sizeof *to);                                       \
    }
EMBER__OUT(signed_char, signed char, SIGNED)
EMBER__OUT(short, short, SIGNED)
EMBER__OUT(int, int, SIGNED)
EMBER__OUT(long, long, SIGNED)
EMBER__OUT(long_long, long long, SIGNED)
EMBER__OUT(unsigned_char, unsigned char, UNSIGNED)
EMBER__OUT(unsigned_short, unsigned short, UNSIGNED)
EMBER__OUT(unsigned, unsigned, UNSIGNED)
EMBER__OUT(unsigned_long, unsigned long, UNSIGNED)
EMBER__OUT(unsigned_long_long, unsigned long long, UNSIGNED)
EMBER__OUT(bool, bool, BOOL)
EMBER__OUT(float, float, FLOAT)
EMBER__OUT(double, double, DOUBLE)
EMBER__OUT(text, char *, TEXT)
EMBER__OUT(const_text, const char *, TEXT)
EMBER__OUT(bytes, ember_bytes, BYTES)
#undef EMBER__OUT

#endif /* __cplusplus */
#endif /* EMBER_H */
