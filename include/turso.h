/*
 * turso.h - the C interface of an embedded SQL engine.
 *
 * Names, types, values and contracts are those of Turso's C kit, so a program written against this header can
 * be linked with Ember or with Turso's own library. Where the two behave differently, the comment of the
 * function says so under "Ember".
 *
 * Rules that hold for every function:
 *
 *   Status     Calls that can fail return a turso_status_code_t. Outputs are written on success only.
 *   Errors     `error_opt_out` may be NULL. Otherwise, when the call fails, it receives a zero-terminated
 * text that the caller releases with turso_str_deinit(). It is not touched when the call succeeds. Misuse A
 * NULL handle, a closed connection, a finalized statement or a bad argument gives TURSO_MISUSE (or the
 * neutral value named at the function). A handle passed to its deinit function is gone: passing it again is
 * undefined, as with free(). Threads    A database handle may be used by many threads at once. A connection,
 * together with its statements, may be used by one thread at a time. Text       Strings are UTF-8. Lengths
 * are bytes, times are milliseconds, columns count from 0, parameters from 1. Waiting    TURSO_IO is returned
 * only by turso_statement_step() and turso_statement_execute(), and only when the database was made with
 * async_io != 0. A function that does not mention waiting never waits for another connection.
 */
#ifndef TURSO_H
#define TURSO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Bytes at `ptr`, `len` of them. A view: whoever owns the bytes keeps owning them. */
typedef struct {
    const void *ptr;
    size_t len;
} turso_slice_ref_t;

/** What a call came to. */
typedef enum {
    /** Done, nothing more to say. */
    TURSO_OK = 0,
    /** The statement has run to its end. */
    TURSO_DONE = 1,
    /** The statement holds a row. */
    TURSO_ROW = 2,
    /** The statement waits: call turso_statement_run_io(), then repeat the call. */
    TURSO_IO = 3,
    /** A lock was not free within the busy timeout, or a statement of this connection stands in the way. */
    TURSO_BUSY = 4,
    /** The execution was interrupted. */
    TURSO_INTERRUPT = 5,
    /** The transaction's snapshot is out of date: roll back and repeat the whole transaction. */
    TURSO_BUSY_SNAPSHOT = 6,
    /** Any failure without a code of its own: a mistake in the SQL, no memory, a feature that is not there.
     */
    TURSO_ERROR = 127,
    /** The interface was used wrongly. */
    TURSO_MISUSE = 128,
    /** A constraint (NOT NULL, UNIQUE, CHECK, FOREIGN KEY, ...) does not hold. */
    TURSO_CONSTRAINT = 129,
    /** A write to something that is read-only. */
    TURSO_READONLY = 130,
    /** No room left for the database. */
    TURSO_DATABASE_FULL = 131,
    /** The file is not a database. */
    TURSO_NOTADB = 132,
    /** The file is a damaged database. */
    TURSO_CORRUPT = 133,
    /** The operating system refused a file operation, opening included. */
    TURSO_IOERR = 134,
} turso_status_code_t;

/** Type of the value in a result column. UNKNOWN: there is no such value. */
typedef enum {
    TURSO_TYPE_UNKNOWN = 0,
    TURSO_TYPE_INTEGER = 1,
    TURSO_TYPE_REAL = 2,
    TURSO_TYPE_TEXT = 3,
    TURSO_TYPE_BLOB = 4,
    TURSO_TYPE_NULL = 5,
} turso_type_t;

/* ---- values passed to and from functions written in C
 * ------------------------------------------------------ */

/** Which member of turso_extension_value_data_t counts. */
typedef enum {
    TURSO_EXTENSION_VALUE_NULL = 0,
    TURSO_EXTENSION_VALUE_INTEGER = 1,
    TURSO_EXTENSION_VALUE_FLOAT = 2,
    TURSO_EXTENSION_VALUE_TEXT = 3,
    TURSO_EXTENSION_VALUE_BLOB = 4,
    TURSO_EXTENSION_VALUE_ERROR = 5,
} turso_extension_value_type_t;

/** What a function says in a turso_extension_error_t. */
typedef enum {
    TURSO_EXTENSION_RESULT_OK = 0,
    TURSO_EXTENSION_RESULT_ERROR = 1,
    TURSO_EXTENSION_RESULT_INVALID_ARGS = 2,
    TURSO_EXTENSION_RESULT_UNKNOWN = 3,
    TURSO_EXTENSION_RESULT_OOM = 4,
    TURSO_EXTENSION_RESULT_CORRUPT = 5,
    TURSO_EXTENSION_RESULT_NOT_FOUND = 6,
    TURSO_EXTENSION_RESULT_ALREADY_EXISTS = 7,
    TURSO_EXTENSION_RESULT_PERMISSION_DENIED = 8,
    TURSO_EXTENSION_RESULT_ABORTED = 9,
    TURSO_EXTENSION_RESULT_OUT_OF_RANGE = 10,
    TURSO_EXTENSION_RESULT_UNIMPLEMENTED = 11,
    TURSO_EXTENSION_RESULT_INTERNAL = 12,
    TURSO_EXTENSION_RESULT_UNAVAILABLE = 13,
    TURSO_EXTENSION_RESULT_CUSTOM_ERROR = 14,
    TURSO_EXTENSION_RESULT_EOF = 15,
    TURSO_EXTENSION_RESULT_READ_ONLY = 16,
    TURSO_EXTENSION_RESULT_ROWID = 17,
    TURSO_EXTENSION_RESULT_ROW = 18,
    TURSO_EXTENSION_RESULT_INTERRUPT = 19,
    TURSO_EXTENSION_RESULT_BUSY = 20,
    TURSO_EXTENSION_RESULT_CONSTRAINT_VIOLATION = 21,
} turso_extension_result_code_t;

/** Whether a text is known to be JSON. */
typedef enum {
    TURSO_EXTENSION_TEXT_TEXT = 0,
    TURSO_EXTENSION_TEXT_JSON = 1,
} turso_extension_text_subtype_t;

/** UTF-8 text of `len` bytes; not necessarily zero-terminated. */
typedef struct {
    turso_extension_text_subtype_t subtype;
    const uint8_t *text;
    uint32_t len;
} turso_extension_text_t;

/** `size` bytes at `data`. */
typedef struct {
    const uint8_t *data;
    uint64_t size;
} turso_extension_blob_t;

/** Why a function failed; `message` may be NULL. */
typedef struct {
    turso_extension_result_code_t code;
    turso_extension_text_t *message;
} turso_extension_error_t;

/** Payload of a turso_value_t. */
typedef union {
    int64_t int_value;
    double float_value;
    const turso_extension_text_t *text;
    const turso_extension_blob_t *blob;
    const turso_extension_error_t *error;
} turso_extension_value_data_t;

/** An SQL value, or an error. */
typedef struct {
    turso_extension_value_type_t value_type;
    turso_extension_value_data_t value;
} turso_value_t;

/** State of one run of an aggregate; `state` belongs to the callbacks. */
typedef struct {
    void *state;
} turso_agg_ctx_t;

/** Releases the context given at registration, or (as an aggregate destructor) the state of one run. */
typedef void (*turso_context_destructor_t)(uintptr_t context);

/** Releases what a callback returned, after the engine has copied it. */
typedef void (*turso_value_destructor_t)(turso_value_t *result);

/**
 * A scalar function. `argv` has `argc` entries that may be read until the callback returns; both destructors
 * are the ones given at registration, for information.
 */
typedef turso_value_t (*turso_scalar_function_t)(uintptr_t context, int32_t argc, const turso_value_t *argv,
                                                 turso_context_destructor_t context_destructor,
                                                 turso_value_destructor_t value_destructor);

/** Begins one run of an aggregate; the answer is handed to the step, final and destructor callbacks as it is.
 */
typedef turso_agg_ctx_t *(*turso_aggregate_init_function_t)(uintptr_t context);

/** Takes one row into an aggregate. Only an answer of type ERROR counts. `argv` as for scalar functions. */
typedef turso_value_t (*turso_aggregate_step_function_t)(uintptr_t context,
                                                         turso_agg_ctx_t *aggregate_context, int32_t argc,
                                                         const turso_value_t *argv);

/** Ends one run of an aggregate with its result. Also called, its answer unused, when the query is abandoned.
 */
typedef turso_value_t (*turso_aggregate_final_function_t)(uintptr_t context,
                                                          turso_agg_ctx_t *aggregate_context);

/** Orders two UTF-8 texts as strcmp() does: negative, zero or positive. The bytes are valid for the call
 * only. */
typedef int32_t (*turso_collation_function_t)(uintptr_t context, const uint8_t *left_ptr, size_t left_len,
                                              const uint8_t *right_ptr, size_t right_len);

/* ---- handles and descriptions
 * ------------------------------------------------------------------------------ */

/** Weight of a log message. */
typedef enum {
    TURSO_TRACING_LEVEL_ERROR = 1,
    TURSO_TRACING_LEVEL_WARN,
    TURSO_TRACING_LEVEL_INFO,
    TURSO_TRACING_LEVEL_DEBUG,
    TURSO_TRACING_LEVEL_TRACE,
} turso_tracing_level_t;

/** A database. Opened once; usable by many threads. */
typedef struct turso_database turso_database_t;

/** A connection to a database. One thread at a time. */
typedef struct turso_connection turso_connection_t;

/** A prepared statement of a connection. Used by the thread that uses the connection. */
typedef struct turso_statement turso_statement_t;

/** One log message. Every pointer is valid until the logger returns. */
typedef struct {
    const char *message;
    /** Part of the library that speaks. */
    const char *target;
    const char *file;
    /** Seconds since 1970. */
    uint64_t timestamp;
    size_t line;
    turso_tracing_level_t level;
} turso_log_t;

/** What turso_setup() sets for the whole process. */
typedef struct {
    /** Called from whichever thread has something to say; must not call the engine. NULL keeps the present
     * one. */
    void (*logger)(const turso_log_t *log);
    /** "error", "warn", "info", "debug" or "trace"; NULL keeps the present level ("error" at first). */
    const char *log_level;
} turso_config_t;

/** Where a page that passes a page codec lives. */
typedef enum {
    TURSO_CODEC_LOCATION_DATABASE = 0,
    TURSO_CODEC_LOCATION_WAL = 1,
} turso_codec_location_t;

/** Bits of turso_database_config_t.open_flags. */
typedef enum {
    TURSO_DATABASE_OPEN_DEFAULT = 0,
    TURSO_DATABASE_OPEN_READONLY = 1,
} turso_database_open_flags_t;

/** What a page codec finds in the first bytes of a file. */
typedef struct {
    uint32_t page_size;
    uint8_t reserved_space;
    uint8_t is_supported;
} turso_page_codec_header_info_t;

/** Looks at the first `raw_len` bytes of a file and fills `out`; 0 for success. */
typedef int32_t (*turso_page_codec_probe_header_t)(void *ctx, const uint8_t *raw_page1_prefix, size_t raw_len,
                                                   turso_page_codec_header_info_t *out, const char **error);

/** Turns the page `input` into the page `output`; 0 for success. Must be usable from several threads at once.
 */
typedef int32_t (*turso_page_codec_transform_t)(void *ctx, uint32_t page_no, turso_codec_location_t location,
                                                const uint8_t *input, size_t input_len, uint8_t *output,
                                                size_t output_len, const char **error);

/** Releases the context of a page codec when the last user of it is gone. */
typedef void (*turso_page_codec_destroy_t)(void *ctx);

/** A transformation of pages on their way to and from storage. Ember: refused by turso_database_new(). */
typedef struct {
    uint32_t abi_version;
    void *ctx;
    uint8_t reserved_space;
    /** Names the codec and its settings; public. Two settings that encode differently must differ here. */
    uint8_t codec_id[16];
    turso_page_codec_destroy_t destroy;
    turso_page_codec_probe_header_t probe_header;
    turso_page_codec_transform_t decode_page;
    turso_page_codec_transform_t encode_page;
} turso_page_codec_v1_t;

/** What turso_database_new() makes a database from. Fill with zeros, then set what is needed. Strings are
 * copied. */
typedef struct {
    /** Not 0: the caller drives waiting, see TURSO_IO. 0: the library waits itself. */
    uint64_t async_io;
    /** File name, or ":memory:" for a database in memory that the connections of this handle share. Required.
     */
    const char *path;
    /**
     * Comma-separated names of experimental features, or NULL. Ember: accepts the names of what SQLite has
     * anyway (attach, autovacuum, generated_columns, multiprocess_wal, strict, triggers, vacuum,
     * without_rowid), refuses the others.
     */
    const char *experimental_features;
    /**
     * Storage: "memory", "syscall", "io_uring" or "experimental_win_iocp"; NULL chooses by the path. Ember:
     * the first two.
     */
    const char *vfs;
    /** Cipher for encryption at rest, or NULL. Ember: refused. */
    const char *encryption_cipher;
    /** Key in hexadecimal for encryption at rest, or NULL. Ember: refused. */
    const char *encryption_hexkey;
    /** Page codec, or NULL. Ember: refused. */
    const turso_page_codec_v1_t *page_codec;
    /** Bits of turso_database_open_flags_t. */
    uint32_t open_flags;
} turso_database_config_t;

/* ---- process
 * ----------------------------------------------------------------------------------------------- */

/** Version of the library, "major.minor.patch" perhaps with a suffix. Static: not to be released. */
const char *turso_version(void);

/**
 * Sets the logger and the log level of the process. May be called at any time, from any thread, and again.
 * Errors: TURSO_MISUSE for a NULL config, TURSO_ERROR for an unknown level (nothing is changed then).
 */
turso_status_code_t turso_setup(const turso_config_t *config, const char **error_opt_out);

/* ---- database
 * ---------------------------------------------------------------------------------------------- */

/**
 * Makes a database handle from a description; touches no file. The caller owns the handle and gives it back
 * with turso_database_deinit(). The description may be released after the call. Errors: TURSO_MISUSE for a
 * description that contradicts itself, TURSO_ERROR for a feature that is not there or for lack of memory.
 */
turso_status_code_t turso_database_new(const turso_database_config_t *config,
                                       const turso_database_t **database, const char **error_opt_out);

/**
 * Opens the database, creating the file when it is missing and the handle is not read-only. To be called
 * once; after a failure it may be tried again. Waits for locks of other programs, 5000 ms at most. Ember:
 * switches a file to write-ahead logging (WAL), except when read-only; never returns TURSO_IO. Errors:
 * TURSO_IOERR (no such directory, no permission), TURSO_NOTADB, TURSO_CORRUPT, TURSO_READONLY, TURSO_BUSY,
 * TURSO_MISUSE when it is open already.
 */
turso_status_code_t turso_database_open(const turso_database_t *database, const char **error_opt_out);

/**
 * Makes a connection. The caller owns it and gives it back with turso_connection_deinit(), before the
 * database. Ember: a connection starts with foreign keys enforced and a busy timeout of 5000 ms; a file is
 * synchronised as SQLite does by default (PRAGMA synchronous = FULL: a commit survives the loss of power).
 * Errors: TURSO_MISUSE when the database is not open, TURSO_IOERR, TURSO_ERROR (no memory).
 */
turso_status_code_t turso_database_connect(const turso_database_t *self, turso_connection_t **connection,
                                           const char **error_opt_out);

/* ---- connection
 * -------------------------------------------------------------------------------------------- */

/**
 * Sets how long a statement waits for a lock before it gives up with TURSO_BUSY, in milliseconds; 0 is not at
 * all. Negative values, NULL and closed connections are ignored. Does not wait.
 */
void turso_connection_set_busy_timeout_ms(const turso_connection_t *self, int64_t timeout_ms);

/**
 * Whether the connection is outside an explicit transaction. False for NULL and closed connections. Ember: false,
 * too, after a concurrent transaction has failed, until ROLLBACK or BEGIN takes notice of it.
 */
bool turso_connection_get_autocommit(const turso_connection_t *self);

/** Rowid of the connection's last insert; 0 when there was none, and for NULL and closed connections. */
int64_t turso_connection_last_insert_rowid(const turso_connection_t *self);

/**
 * Registers a scalar function, or replaces the function of that name, whatever its number of arguments.
 * `argc` is the number of arguments, -1 for any number; `deterministic` promises the same answer for the same
 * arguments. The name is copied. On success the library owns `context` and calls `context_destructor` (may be
 * NULL) when the function is replaced, unregistered or the connection closes; on failure the context stays
 * with the caller. `value_destructor` (may be NULL) is called with every result after it was copied; without
 * it nothing is released. Errors: TURSO_MISUSE (NULL callback or name, argc below -1 or above the engine's
 * limit), TURSO_BUSY while a statement of the connection runs.
 */
turso_status_code_t turso_connection_register_scalar_function(
    const turso_connection_t *self, const char *name, int32_t argc, bool deterministic, uintptr_t context,
    turso_scalar_function_t callback, turso_context_destructor_t context_destructor,
    turso_value_destructor_t value_destructor, const char **error_opt_out);

/**
 * Registers an aggregate function; otherwise as turso_connection_register_scalar_function().
 * `aggregate_destructor` (may be NULL) receives what `init` returned, as an integer, after `finalize`.
 */
turso_status_code_t turso_connection_register_aggregate_function(
    const turso_connection_t *self, const char *name, int32_t argc, uintptr_t context,
    turso_aggregate_init_function_t init, turso_aggregate_step_function_t step,
    turso_aggregate_final_function_t finalize, turso_context_destructor_t context_destructor,
    turso_context_destructor_t aggregate_destructor, turso_value_destructor_t value_destructor,
    const char **error_opt_out);

/**
 * Removes a registered scalar or aggregate function.
 * Ember: a built-in function that was replaced does not come back on this connection.
 * Errors: TURSO_ERROR when no function of that name was registered, TURSO_BUSY while a statement runs.
 */
turso_status_code_t turso_connection_unregister_function(const turso_connection_t *self, const char *name,
                                                         const char **error_opt_out);

/**
 * Registers a collation, or replaces the one of that name. Name, context and errors as for scalar functions.
 */
turso_status_code_t turso_connection_register_collation(const turso_connection_t *self, const char *name,
                                                        uintptr_t context,
                                                        turso_collation_function_t callback,
                                                        turso_context_destructor_t context_destructor,
                                                        const char **error_opt_out);

/** Removes a collation; TURSO_OK also when there is none of that name. TURSO_BUSY while a statement runs. */
turso_status_code_t turso_connection_unregister_collation(const turso_connection_t *self, const char *name,
                                                          const char **error_opt_out);

/** Allows or forbids the SQL function load_extension() on this connection. Forbidden at first. */
turso_status_code_t turso_connection_enable_load_extension(const turso_connection_t *self, bool enabled,
                                                           const char **error_opt_out);

/**
 * Loads a shared library with extensions into this connection, whether or not SQL may do so.
 * Ember: the library is a SQLite extension; Turso loads extensions of its own make. Its functions and
 * collations are there in concurrent transactions, too, its modules of virtual tables are not.
 * Errors: TURSO_MISUSE for a NULL path, TURSO_ERROR with the loader's words.
 */
turso_status_code_t turso_connection_load_extension(const turso_connection_t *self, const char *path,
                                                    const char **error_opt_out);

/**
 * Compiles the one statement in `sql` (zero-terminated). The caller owns the statement and gives it back with
 * turso_statement_deinit(). May wait for a lock up to the busy timeout while the schema is read; never
 * TURSO_IO. Ember: a second statement in the text is TURSO_MISUSE (Turso ignores it). Errors: TURSO_ERROR (a
 * mistake in the SQL, no statement in the text), TURSO_BUSY, TURSO_MISUSE.
 */
turso_status_code_t turso_connection_prepare_single(const turso_connection_t *self, const char *sql,
                                                    turso_statement_t **statement,
                                                    const char **error_opt_out);

/**
 * Compiles the first statement in `sql` and sets `tail_idx` to the number of bytes it took; the rest of the
 * text begins there. When nothing but blanks, comments and semicolons is left, `*statement` becomes NULL and
 * the result is TURSO_OK. Ownership, waiting and errors as for turso_connection_prepare_single(). Ember:
 * `tail_idx` may be NULL, and is set to the length of the text when there is no statement (Turso leaves it).
 */
turso_status_code_t turso_connection_prepare_first(const turso_connection_t *self, const char *sql,
                                                   turso_statement_t **statement, size_t *tail_idx,
                                                   const char **error_opt_out);

/**
 * Closes the connection: its statements are finalized, an open transaction is rolled back, locks are given
 * up. The handles of the connection and of its statements stay valid until their deinit functions, but every
 * use is an error. No statement of the connection may be running in another thread. Errors: TURSO_MISUSE when
 * it is closed already.
 */
turso_status_code_t turso_connection_close(const turso_connection_t *self, const char **error_opt_out);

/* ---- execution
 * --------------------------------------------------------------------------------------------- */

/**
 * Runs the statement to its end, passing over rows, and stores the number of rows it changed in
 * `rows_changes` (may be NULL) when the result is TURSO_DONE. Not to be mixed with turso_statement_step() in
 * one execution. After TURSO_IO call turso_statement_run_io() and then this again. Waiting and errors as for
 * turso_statement_step().
 */
turso_status_code_t turso_statement_execute(const turso_statement_t *self, uint64_t *rows_changes,
                                            const char **error_opt_out);

/**
 * Runs the statement to its next row (TURSO_ROW) or its end (TURSO_DONE). With async_io == 0 it waits for
 * locks up to the busy timeout; with async_io != 0 it returns TURSO_IO instead of waiting. Ember: with
 * async_io the first step of every execution returns TURSO_IO once, so that the caller's loop gets a say
 * before work begins, and a lock that is taken returns TURSO_IO until the busy timeout is over; files are
 * read and written inside the call. Repeating the call without turso_statement_run_io() gives TURSO_IO again.
 * After TURSO_DONE or an error the statement must be reset before it can run again; only after TURSO_BUSY on
 * the way to the first row it may be stepped again directly. Errors: any code from TURSO_BUSY on.
 */
turso_status_code_t turso_statement_step(const turso_statement_t *self, const char **error_opt_out);

/**
 * One turn of waiting after TURSO_IO; TURSO_OK when it is time to repeat the call that returned TURSO_IO.
 * Ember: sleeps when a lock is awaited, 5 ms at most; returns at once otherwise.
 */
turso_status_code_t turso_statement_run_io(const turso_statement_t *self, const char **error_opt_out);

/**
 * Ends a running execution, forgets all bound values and makes the statement ready to run again. A write
 * whose rows (RETURNING) were not all fetched has happened nevertheless; outside a transaction it is
 * committed here, and an error of that commit is the result. An error that step has reported already is not
 * repeated. Does not wait.
 */
turso_status_code_t turso_statement_reset(const turso_statement_t *self, const char **error_opt_out);

/**
 * Ends the statement for good, as turso_statement_reset() and with its errors: TURSO_DONE. Further use is
 * TURSO_MISUSE, but finalizing again is TURSO_DONE. The handle still has to be given back with
 * turso_statement_deinit().
 * Ember: never returns TURSO_IO, and does not read the remaining rows of a query.
 */
turso_status_code_t turso_statement_finalize(const turso_statement_t *self, const char **error_opt_out);

/**
 * Number of rows that the last execution inserted, updated or deleted itself (not through triggers or foreign
 * key actions); known once it has ended. 0 for other statements, NULL and finalized statements.
 */
int64_t turso_statement_n_change(const turso_statement_t *self);

/* ---- result columns
 * ---------------------------------------------------------------------------------------- */

/** Number of result columns; 0 when the statement has none or is finalized, -1 for NULL. */
int64_t turso_statement_column_count(const turso_statement_t *self);

/** Name of a column. The caller releases it with turso_str_deinit(). NULL: no such column, or no memory. */
const char *turso_statement_column_name(const turso_statement_t *self, size_t index);

/**
 * Type that the table declares for a column, as it was written ("INTEGER", "VARCHAR(20)"). The caller
 * releases it with turso_str_deinit(). NULL: not a plain table column, declared without a type, no such
 * column, or no memory.
 */
const char *turso_statement_column_decltype(const turso_statement_t *self, size_t index);

/** What kind of type a column is declared with. */
typedef enum {
    /** Nothing is known: not a plain table column, no such column, statement finalized. */
    TURSO_COLUMN_KIND_NONE = -1,
    TURSO_COLUMN_KIND_BUILTIN = 0,
    TURSO_COLUMN_KIND_CUSTOM = 1,
    TURSO_COLUMN_KIND_DOMAIN = 2,
    TURSO_COLUMN_KIND_STRUCT = 3,
    TURSO_COLUMN_KIND_UNION = 4,
} turso_column_kind_t;

/** Name of a column's declared type; released with turso_str_deinit(). Ember: the same as the decltype. */
const char *turso_statement_column_declared_name(const turso_statement_t *self, size_t index);

/** Array depth of a column; 0 for a scalar and when nothing is known. Ember: always 0, there are no array
 * types. */
uint32_t turso_statement_column_array_dimensions(const turso_statement_t *self, size_t index);

/**
 * Primitive type under a column's custom type or domain, released with turso_str_deinit(); NULL when the type
 * is built in or nothing is known. Ember: always NULL, there are no custom types.
 */
const char *turso_statement_column_base_type(const turso_statement_t *self, size_t index);

/** Kind of a column's declared type. Ember: BUILTIN where there is a decltype, NONE elsewhere. */
turso_column_kind_t turso_statement_column_kind(const turso_statement_t *self, size_t index);

/* ---- values of the current row
 * ----------------------------------------------------------------------------- */

/** Type of a value; TURSO_TYPE_UNKNOWN when there is no row or no such column. */
turso_type_t turso_statement_row_value_kind(const turso_statement_t *self, size_t index);

/** Length in bytes of a TEXT or BLOB value; -1 for anything else. */
int64_t turso_statement_row_value_bytes_count(const turso_statement_t *self, size_t index);

/**
 * Bytes of a TEXT or BLOB value, NULL for anything else. They belong to the statement and stay until it is
 * stepped, reset, finalized or given back. An empty value has a pointer that is not NULL. In Ember text is
 * followed by a zero byte, and NULL for a TEXT or BLOB means that memory ran out.
 */
const char *turso_statement_row_value_bytes_ptr(const turso_statement_t *self, size_t index);

/** Value of type INTEGER; 0 for anything else (nothing is converted). */
int64_t turso_statement_row_value_int(const turso_statement_t *self, size_t index);

/** Value of type REAL; 0 for anything else (nothing is converted). */
double turso_statement_row_value_double(const turso_statement_t *self, size_t index);

/* ---- parameters
 * -------------------------------------------------------------------------------------------- */

/** Position (from 1) of the parameter `name`, which includes its prefix (":a", "@a", "$a", "?3"); -1: none.
 */
int64_t turso_statement_named_position(const turso_statement_t *self, const char *name);

/** Number of parameters: the highest position. 0 for a finalized statement, -1 for NULL. */
int64_t turso_statement_parameters_count(const turso_statement_t *self);

/**
 * Name of the parameter at a position, with its prefix; released with turso_str_deinit(). NULL: a bare "?",
 * no such parameter, or no memory.
 */
const char *turso_statement_parameter_name(const turso_statement_t *self, int64_t index);

/**
 * The bind functions give the parameter at `position` (from 1) a value, which stays until the statement is
 * reset. Bytes are copied. NULL with a length of 0 is an empty value, not an SQL NULL. None of them waits.
 * Errors: TURSO_MISUSE (no such position, NULL bytes with a length, NULL or finalized statement, the
 * statement is running or has ended and was not reset), TURSO_ERROR (no memory, value over the engine's size
 * limit).
 */
turso_status_code_t turso_statement_bind_positional_null(const turso_statement_t *self, size_t position);
/** See turso_statement_bind_positional_null(). */
turso_status_code_t turso_statement_bind_positional_int(const turso_statement_t *self, size_t position,
                                                        int64_t value);
/** See turso_statement_bind_positional_null(). A NaN is stored as NULL. */
turso_status_code_t turso_statement_bind_positional_double(const turso_statement_t *self, size_t position,
                                                           double value);
/** See turso_statement_bind_positional_null(). `len` bytes from `ptr`. */
turso_status_code_t turso_statement_bind_positional_blob(const turso_statement_t *self, size_t position,
                                                         const char *ptr, size_t len);
/** See turso_statement_bind_positional_null(). `len` bytes of UTF-8 from `ptr`. Ember: the encoding is not
 * checked. */
turso_status_code_t turso_statement_bind_positional_text(const turso_statement_t *self, size_t position,
                                                         const char *ptr, size_t len);

/* ---- giving back
 * ------------------------------------------------------------------------------------------- */

/** Releases a string that this library handed out. NULL is fine. */
void turso_str_deinit(const char *self);

/**
 * Closes a database and releases its handle; nobody may use the handle at that time or later. NULL is fine.
 * All its connections should be gone: if some are open this is an error, told to the logger, the connections
 * stay usable, and the database is closed together with the last of them. May write to the file (a
 * checkpoint).
 */
void turso_database_deinit(const turso_database_t *self);

/**
 * Closes a connection, if it is open, and releases its handle. Statements of it that are left become
 * finalized; their handles still have to be given back. NULL is fine.
 */
void turso_connection_deinit(const turso_connection_t *self);

/** Finalizes a statement, if that has not been done, and releases its handle. NULL is fine. */
void turso_statement_deinit(const turso_statement_t *self);

#ifdef __cplusplus
}
#endif

#endif /* TURSO_H */
