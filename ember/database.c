/* Databases: made from a description, opened, connected to, given back. */
#include "internal.h"
#include "alloc.h"
#include "beside.h"
#include "concurrency.h"
#include "log.h"
#include "memory.h"

#include <string.h>

static bool init_locks(turso_database_t *database)
{
    if (ember__bell_init(&database->unlocked) != SQLITE_OK)
        return false;
    if (pthread_mutex_init(&database->lock, NULL) == 0)
        return true;
    ember__bell_fini(&database->unlocked);
    return false;
}

turso_status_code_t turso_database_new(const turso_database_config_t *config,
                                       const turso_database_t **database, const char **error_opt_out)
{
    if (!config || !database)
        return ember__fail(error_opt_out, TURSO_MISUSE, "turso_database_new: %s is NULL",
                           config ? "database" : "config");
    turso_database_t *made = ember__calloc(1, sizeof *made);
    if (!made)
        return ember__fail_memory(error_opt_out);
    turso_status_code_t status = ember__config_init(&made->config, config, error_opt_out);
    if (status == TURSO_OK && !init_locks(made))
        status = ember__fail_memory(error_opt_out);
    if (status != TURSO_OK) {
        ember__config_fini(&made->config);
        ember__free(made);
        return status;
    }
    *database = made;
    return TURSO_OK;
}

const char *ember__database_vfs(const turso_database_t *database)
{
    return database->memory ? ember__memory_vfs(database->memory) : NULL;
}

static int open_flags(const turso_database_t *database)
{
    /* One thread at a time is the contract of a connection, so SQLite's mutex per connection is not needed.
     * URI names are for ATTACH and VACUUM INTO; the path of the database itself is never one. */
    return SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI |
           (database->config.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

/* Runs a pragma; `word`, if not NULL, gets the first column of its first row, cut to fit. */
static int run_pragma(sqlite3 *db, const char *sql, char *word, size_t size)
{
    sqlite3_stmt *vm = NULL;
    int rc = sqlite3_prepare_v2(db, sql, -1, &vm, NULL);
    if (rc == SQLITE_OK) {
        int step = sqlite3_step(vm);
        if (step == SQLITE_ROW && word) {
            const unsigned char *text = sqlite3_column_text(vm, 0);
            sqlite3_snprintf((int)size, word, "%s", text ? (const char *)text : "");
        }
        rc = sqlite3_finalize(vm);
    }
    return rc;
}

/* Reads the file, so that what is wrong with it shows at open, and gives it a write-ahead log. */
static int settle(const turso_database_t *database, sqlite3 *db, bool *wal)
{
    char mode[16] = "";
    /* The anchor reads one page in its life. */
    sqlite3_db_config(db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
    sqlite3_busy_timeout(db, EMBER__BUSY_MS);
    int rc = SQLITE_OK;
    if (!database->config.read_only)
        rc = run_pragma(db, "PRAGMA journal_mode = WAL", mode, sizeof mode);
    /* Only a read after the switch makes this connection a user of the log, which keeps it from being
     * deleted. */
    if (rc == SQLITE_OK)
        rc = run_pragma(db, "PRAGMA schema_version", NULL, 0);
    *wal = strcmp(mode, "wal") == 0;
    if (rc == SQLITE_OK && *mode && !*wal && ember__log_wanted(TURSO_TRACING_LEVEL_WARN))
        ember__log(TURSO_TRACING_LEVEL_WARN,
                   "\"%s\" cannot have a write-ahead log: it stays in journal mode %s", database->config.path,
                   mode);
    return rc;
}

static turso_status_code_t open_anchor(turso_database_t *database, const char **error)
{
    sqlite3 *db = NULL;
    char *file = NULL;
    bool wal = false;
    const char *path = database->config.path;
    if (database->config.in_memory)
        path = strcmp(path, ":memory:") == 0 ? "memory" : path;
    int rc = sqlite3_open_v2(path, &db, open_flags(database), ember__database_vfs(database));
    if (rc == SQLITE_OK)
        rc = settle(database, db, &wal);
    if (rc == SQLITE_OK) {
        file = ember__strdup(sqlite3_db_filename(db, "main"));
        if (!file)
            rc = SQLITE_NOMEM;
    }
    if (rc != SQLITE_OK) {
        turso_status_code_t status = ember__fail_sqlite(error, db, rc);
        sqlite3_close(db);
        return status;
    }
    database->anchor = db;
    database->file = file;
    database->wal = wal;
    if (!wal || sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &database->index) != SQLITE_OK)
        database->index = NULL;
    return TURSO_OK;
}

/*
 * SQLite counts its memory under one lock for the whole process, which threads that write would queue for. It
 * refuses the change when it is in use already: a program that wants the numbers, or a heap limit, calls
 * sqlite3_initialize() first.
 */
static void stop_counting_memory(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static turso_status_code_t open_locked(turso_database_t *database, const char **error)
{
    if (database->anchor)
        return ember__fail(error, TURSO_MISUSE, "the database is open already");
    if (!sqlite3_threadsafe())
        return ember__fail(error, TURSO_ERROR,
                           "libsqlite3 was built without thread safety (SQLITE_THREADSAFE=0)");
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, stop_counting_memory);
    int rc = sqlite3_initialize();
    if (rc == SQLITE_OK && database->config.in_memory)
        rc = ember__memory_new(&database->memory);
    if (rc != SQLITE_OK)
        return ember__fail_sqlite(error, NULL, rc);
    turso_status_code_t status = open_anchor(database, error);
    if (status != TURSO_OK) {
        ember__memory_free(database->memory);
        database->memory = NULL;
    }
    return status;
}

turso_status_code_t turso_database_open(const turso_database_t *database, const char **error_opt_out)
{
    turso_database_t *self = (turso_database_t *)database;
    if (!self)
        return ember__fail(error_opt_out, TURSO_MISUSE, "turso_database_open: the database is NULL");
    pthread_mutex_lock(&self->lock);
    turso_status_code_t status = open_locked(self, error_opt_out);
    pthread_mutex_unlock(&self->lock);
    if (status == TURSO_OK && ember__log_wanted(TURSO_TRACING_LEVEL_INFO))
        ember__log(TURSO_TRACING_LEVEL_INFO, "opened \"%s\" with SQLite %s", self->config.path,
                   sqlite3_libversion());
    return status;
}

int ember__database_open_raw(const turso_database_t *database, const char *vfs, sqlite3 **out)
{
    int rc =
        sqlite3_open_v2(database->file, out, open_flags(database), vfs ? vfs : ember__database_vfs(database));
    return rc == SQLITE_OK ? sqlite3_db_config(*out, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL) : rc;
}

static turso_status_code_t connect(turso_database_t *database, turso_connection_t *made, const char **error)
{
    int rc = ember__database_open_raw(database, NULL, &made->db);
    if (rc != SQLITE_OK) {
        turso_status_code_t status = ember__fail_sqlite(error, made->db, rc);
        sqlite3_close(made->db);
        return status;
    }
    made->side = made->db;
    made->busy_ms = EMBER__BUSY_MS;
    made->async_io = database->config.async_io;
    ember__busy_install(made);
    return TURSO_OK;
}

turso_status_code_t turso_database_connect(const turso_database_t *self, turso_connection_t **connection,
                                           const char **error_opt_out)
{
    turso_database_t *database = (turso_database_t *)self;
    if (!database || !connection)
        return ember__fail(error_opt_out, TURSO_MISUSE, "turso_database_connect: the %s is NULL",
                           database ? "connection" : "database");
    pthread_mutex_lock(&database->lock);
    bool open = database->anchor != NULL;
    if (open)
        database->connections++;
    pthread_mutex_unlock(&database->lock);
    if (!open)
        return ember__fail(error_opt_out, TURSO_MISUSE,
                           "the database has to be opened before it is connected to");

    turso_connection_t *made = ember__calloc(1, sizeof *made);
    turso_status_code_t status =
        made ? connect(database, made, error_opt_out) : ember__fail_memory(error_opt_out);
    if (status != TURSO_OK) {
        ember__free(made);
        ember__database_leave(database);
        return status;
    }
    made->database = database;
    ember__beside_prepare(made);
    *connection = made;
    return TURSO_OK;
}

static void destroy(turso_database_t *database)
{
    ember__concurrency_free(ember__concurrency_of(database));
    int rc = sqlite3_close(database->anchor);
    if (rc != SQLITE_OK)
        ember__log(TURSO_TRACING_LEVEL_ERROR, "closing \"%s\": %s", database->config.path,
                   sqlite3_errstr(rc));
    ember__memory_free(database->memory);
    pthread_mutex_destroy(&database->lock);
    ember__bell_fini(&database->unlocked);
    ember__free(database->file);
    ember__config_fini(&database->config);
    ember__free(database);
}

void ember__database_leave(turso_database_t *database)
{
    pthread_mutex_lock(&database->lock);
    bool last = --database->connections == 0 && database->abandoned;
    pthread_mutex_unlock(&database->lock);
    if (last)
        destroy(database);
}

void turso_database_deinit(const turso_database_t *self)
{
    turso_database_t *database = (turso_database_t *)self;
    if (!database)
        return;
    pthread_mutex_lock(&database->lock);
    size_t left = database->connections;
    database->abandoned = true;
    pthread_mutex_unlock(&database->lock);
    if (left)
        ember__log(
            TURSO_TRACING_LEVEL_ERROR,
            "turso_database_deinit: %zu connection(s) of a database are still open; it is closed with the "
            "last of them",
            left);
    else
        destroy(database);
}
