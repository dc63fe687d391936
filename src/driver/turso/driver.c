/* Databases and connections. */
#include <stdio.h>
#include <string.h>

#include "core/alloc.h"
#include "driver/turso/internal.h"

static toasty_status open_engine(toasty__driver_db *db, const toasty__driver_config *config,
                                 toasty__error *error)
{
    const turso_database_config_t from = {.path = config->path};
    const char *text = NULL;
    turso_status_code_t code = turso_database_new(&from, &db->handle, &text);
    if (code == TURSO_OK)
        code = turso_database_open(db->handle, &text);
    if (code == TURSO_OK)
        return TOASTY_OK;
    toasty_status status = toasty__turso_fail(NULL, code, text, NULL, error);
    if (status != TOASTY_OUT_OF_MEMORY)
        toasty__fail(error, status, "cannot open `%s`: %s", config->path, error->info.driver_text);
    return status;
}

static toasty_status open_database(const toasty__driver_config *config, bool turso, toasty__driver_db **out,
                                   toasty__error *error)
{
    toasty__driver_db *db = toasty__calloc(1, sizeof *db);
    if (!db)
        return toasty__fail_memory(error);
    db->turso = turso;
    db->in_memory = strcmp(config->path, ":memory:") == 0;
    db->concurrent_writes = config->concurrent_writes;
    db->busy_timeout_ms = config->busy_timeout_ms;
    db->watch = config->watch;
    toasty_status status = open_engine(db, config, error);
    if (status != TOASTY_OK) {
        turso_database_deinit(db->handle);
        toasty__free(db);
        return status;
    }
    *out = db;
    return TOASTY_OK;
}

static toasty_status open_turso(const toasty__driver_config *config, toasty__driver_db **out,
                                toasty__error *error)
{
    return open_database(config, true, out, error);
}

static toasty_status open_sqlite(const toasty__driver_config *config, toasty__driver_db **out,
                                 toasty__error *error)
{
    return open_database(config, false, out, error);
}

static void close_database(toasty__driver_db *db)
{
    turso_database_deinit(db->handle);
    toasty__free(db);
}

static int max_connections(const toasty__driver_db *db)
{
    /* With `sqlite:` a database in memory belongs to one connection, as everywhere; with `turso:` it is
     * shared. */
    return !db->turso && db->in_memory ? 1 : 0;
}

/* The answer is the journal mode that holds from now on; anything but the one asked for is a refusal. */
static toasty_status begin_concurrent_writes(toasty__turso_conn *conn, toasty__error *error)
{
    static const char sql[] = "PRAGMA journal_mode = 'mvcc'";
    const toasty__command command = {.kind = TOASTY__QUERY, .sql = sql, .sql_length = sizeof sql - 1};
    toasty__cursor cursor;
    toasty__cell cell = {.kind = TOASTY__CELL_NULL};
    toasty_status status = toasty__turso_start(&conn->base, &command, &cursor, error);
    if (status == TOASTY_OK) {
        toasty__step step = toasty__turso_step(&conn->base, &cursor, &cell, error);
        bool granted = step == TOASTY__STEP_ROW && cell.kind == TOASTY__CELL_TEXT &&
                       cell.as.run.length == 4 && memcmp(cell.as.run.bytes, "mvcc", 4) == 0;
        if (step == TOASTY__STEP_FAILED)
            status = error->info.code;
        else if (!granted)
            status = toasty__fail(error, TOASTY_UNSUPPORTED_FEATURE,
                                  "concurrent_writes: the engine stays in journal mode `%.*s`",
                                  cell.kind == TOASTY__CELL_TEXT ? (int)cell.as.run.length : 0,
                                  cell.kind == TOASTY__CELL_TEXT ? cell.as.run.bytes : "");
        toasty__turso_finish(&conn->base, &cursor);
    }
    if (status == TOASTY_DRIVER_OPERATION_FAILED)
        status =
            toasty__fail(error, TOASTY_UNSUPPORTED_FEATURE, "concurrent_writes: %s", error->info.driver_text);
    return status;
}

static void close_connection(toasty__driver_conn *base)
{
    toasty__turso_conn *conn = toasty__turso_of(base);
    toasty__turso_cache_clear(&conn->cache);
    turso_connection_deinit(conn->handle);
    toasty__free(conn);
}

/* Some tens of microseconds of usual work. */
enum { OPERATIONS = 1000 };

static bool on_progress(void *arg, bool waits)
{
    const toasty__driver_db *db = arg;
    return db->watch(waits);
}

static toasty_status make_connection(toasty__driver_db *db, toasty__driver_conn **out, toasty__error *error)
{
    toasty__turso_conn *conn = toasty__calloc(1, sizeof *conn);
    const char *text = NULL;
    if (!conn)
        return toasty__fail_memory(error);
    conn->db = db;
    turso_status_code_t code = turso_database_connect(db->handle, &conn->handle, &text);
    if (code != TURSO_OK) {
        toasty_status status = toasty__turso_fail(conn, code, text, NULL, error);
        toasty__free(conn);
        return status;
    }
    turso_connection_set_busy_timeout_ms(conn->handle, db->busy_timeout_ms);
    toasty_status status = db->concurrent_writes ? begin_concurrent_writes(conn, error) : TOASTY_OK;
    if (status != TOASTY_OK) {
        close_connection(&conn->base);
        return status;
    }
    if (db->watch)
        turso_connection_set_progress_handler(conn->handle, OPERATIONS, on_progress, db);
    *out = &conn->base;
    return TOASTY_OK;
}

static toasty_status ping(toasty__driver_conn *base, toasty__error *error)
{
    return toasty__turso_exec(toasty__turso_of(base), TOASTY__TURSO_OWN, "SELECT 1", error);
}

bool toasty__turso_in_transaction(const toasty__driver_conn *base)
{
    return !turso_connection_get_autocommit(((const toasty__turso_conn *)base)->handle);
}

static bool usable(const toasty__driver_conn *base)
{
    const toasty__turso_conn *conn = (const toasty__turso_conn *)base;
    return !conn->broken && turso_connection_get_autocommit(conn->handle);
}

static const toasty__capability capability = {
    .sql = true,
    .returning = true,
    .upsert = true,
    .foreign_keys = true,
    .auto_increment = true,
    .varchar = true,
    .max_varchar = 1000000000,
    .lock_modes = true,
    .isolations = 1u << TOASTY_ISOLATION_DEFAULT | 1u << TOASTY_SERIALIZABLE,
    .max_unsigned = INT64_MAX,
    .max_params = 32766,
};

#define DRIVER(name)                                                                                         \
    const toasty__driver toasty__driver_##name = {                                                           \
        .scheme = #name,                                                                                     \
        .capability = &capability,                                                                           \
        .open = open_##name,                                                                                 \
        .close = close_database,                                                                             \
        .max_connections = max_connections,                                                                  \
        .connect = make_connection,                                                                          \
        .disconnect = close_connection,                                                                      \
        .ping = ping,                                                                                        \
        .prompt = toasty__turso_prompt,                                                                      \
        .prompt_transaction = toasty__turso_prompt_transaction,                                              \
        .start = toasty__turso_start,                                                                        \
        .step = toasty__turso_step,                                                                          \
        .column_name = toasty__turso_column_name,                                                            \
        .finish = toasty__turso_finish,                                                                      \
        .transaction = toasty__turso_transaction,                                                            \
        .transaction_text = toasty__turso_transaction_text,                                                  \
        .in_transaction = toasty__turso_in_transaction,                                                      \
        .usable = usable,                                                                                    \
        .latest = toasty__turso_latest,                                                                      \
        .begin_at = toasty__turso_begin_at,                                                                  \
        .reset = toasty__turso_reset,                                                                        \
    }

DRIVER(turso);
DRIVER(sqlite);
