/* Handles of the friendly layer: opening, sharing a database, closing. */
#include "easy.h"
#include "alloc.h"

#include <string.h>
#include <time.h>

enum { DEFAULT_BUSY_MS = 5000, DEFAULT_CACHE = 32, LARGEST_CACHE = 1000 };

static void share_leave(ember__shared *shared)
{
    if (!shared || atomic_fetch_sub(&shared->users, 1) > 1)
        return;
    turso_database_deinit(shared->database);
    ember__free(shared);
}

static void free_handle(ember_db *db)
{
    ember__fault_clear(&db->fault);
    ember__fault_clear(&db->lasting);
    ember__free(db->cache);
    share_leave(db->shared);
    ember__free(db);
}

void ember__leave_child(ember_db *db)
{
    db->children--;
    if (db->closed && db->children == 0)
        free_handle(db);
}

bool ember__enter(ember_db *db)
{
    if (!db)
        return false;
    ember__fault_clear(&db->fault);
    if (db->lasting.status == EMBER_OK)
        return true;
    ember__fault_copy(&db->fault, &db->lasting);
    return false;
}

void ember__settle(ember_db *db, const ember__fault *fault)
{
    bool live = !turso_connection_get_autocommit(db->connection);
    if (fault->status != EMBER_OK && db->live && !live)
        ember__fault_copy(&db->lasting, fault);
    db->live = live;
}

static int64_t busy_ms_of(int ms)
{
    return ms == 0 ? DEFAULT_BUSY_MS : ms < 0 ? 0 : ms;
}

static size_t cache_size_of(int count)
{
    return count == 0 ? DEFAULT_CACHE : count < 0 ? 0 : count > LARGEST_CACHE ? LARGEST_CACHE : (size_t)count;
}

static ember_status check_options(const ember_open_options *options, ember__fault *fault)
{
    if (!options || !options->path)
        return ember__fault_set(fault, EMBER_MISUSE, "ember_open: the path is NULL");
    if (options->read_only && options->concurrent)
        return ember__fault_set(
            fault, EMBER_MISUSE,
            "ember_open: a handle that is read_only has no transactions that could write concurrently");
    return EMBER_OK;
}

static ember_status open_database(ember__shared *shared, const ember_open_options *options,
                                  ember__fault *fault)
{
    const char *error = NULL;
    const turso_database_config_t config = {
        .path = options->path,
        .encryption_cipher = options->encryption_cipher,
        .encryption_hexkey = options->encryption_hexkey,
        .open_flags = options->read_only ? TURSO_DATABASE_OPEN_READONLY : TURSO_DATABASE_OPEN_DEFAULT,
    };
    turso_status_code_t code = turso_database_new(&config, &shared->database, &error);
    if (code == TURSO_OK)
        code = turso_database_open(shared->database, &error);
    return code == TURSO_OK ? EMBER_OK : ember__fault_engine(fault, code, error);
}

static ember_status connect_handle(ember_db *db, ember__fault *fault)
{
    const char *error = NULL;
    turso_connection_t *connection = NULL;
    if (db->shared->cache_size) {
        db->cache = ember__calloc(db->shared->cache_size, sizeof *db->cache);
        if (!db->cache)
            return ember__fault_memory(fault);
    }
    turso_status_code_t code = turso_database_connect(db->shared->database, &connection, &error);
    if (code != TURSO_OK)
        return ember__fault_engine(fault, code, error);
    turso_connection_set_busy_timeout_ms(connection, db->shared->busy_ms);
    db->connection = connection;
    return EMBER_OK;
}

/* The pragma answers with the mode that holds now, and another answer is a refusal. */
static ember_status go_concurrent(ember_db *db, ember__fault *fault)
{
    const char *error = NULL;
    turso_statement_t *vm = NULL;
    turso_status_code_t code =
        turso_connection_prepare_single(db->connection, "PRAGMA journal_mode = 'mvcc'", &vm, &error);
    if (code == TURSO_OK)
        code = turso_statement_step(vm, &error);
    if (code != TURSO_ROW) {
        ember__fault_engine(fault, code, error);
    } else {
        const char *mode = turso_statement_row_value_bytes_ptr(vm, 0);
        if (!mode)
            ember__fault_memory(fault);
        else if (strcmp(mode, "mvcc") != 0)
            ember__fault_set(fault, EMBER_ERROR,
                             "this database takes no concurrent transactions: its journal mode stays %s",
                             mode);
    }
    turso_statement_deinit(vm);
    return fault->status;
}

/* What cannot be used keeps its reason only. */
static void give_up(ember_db *db, const ember__fault *fault)
{
    turso_connection_deinit(db->connection);
    db->connection = NULL;
    share_leave(db->shared);
    db->shared = NULL;
    ember__fault_copy(&db->lasting, fault);
}

static ember_db *new_handle(void)
{
    struct timespec now;
    ember_db *db = ember__calloc(1, sizeof *db);
    if (!db)
        return NULL;
    clock_gettime(CLOCK_MONOTONIC, &now);
    db->random = (uint64_t)(uintptr_t)db ^ ((uint64_t)now.tv_nsec << 32) ^ (uint64_t)now.tv_sec;
    return db;
}

ember_db *ember_open_with(const ember_open_options *options)
{
    ember_db *db = new_handle();
    if (!db)
        return NULL;
    ember__fault *fault = &db->fault;
    if (check_options(options, fault) == EMBER_OK) {
        db->shared = ember__calloc(1, sizeof *db->shared);
        if (!db->shared) {
            ember__free(db);
            return NULL;
        }
        atomic_init(&db->shared->users, 1);
        db->shared->busy_ms = busy_ms_of(options->busy_timeout_ms);
        db->shared->cache_size = cache_size_of(options->statement_cache);
        db->shared->read_only = options->read_only;
        db->shared->concurrent = options->concurrent;
        if (open_database(db->shared, options, fault) == EMBER_OK && connect_handle(db, fault) == EMBER_OK &&
            options->concurrent)
            go_concurrent(db, fault);
    }
    if (fault->status != EMBER_OK)
        give_up(db, fault);
    return db;
}

ember_db *ember_connect(const ember_db *from)
{
    ember_db *db = new_handle();
    if (!db)
        return NULL;
    if (!from || from->closed) {
        ember__fault_set(&db->fault, EMBER_MISUSE, "ember_connect: the handle is %s",
                         from ? "closed" : "NULL");
    } else if (!from->shared) {
        ember__fault_copy(&db->fault, &from->lasting);
    } else {
        db->shared = from->shared;
        atomic_fetch_add(&db->shared->users, 1);
        connect_handle(db, &db->fault);
    }
    if (db->fault.status != EMBER_OK)
        give_up(db, &db->fault);
    return db;
}

void ember_close(ember_db *db)
{
    if (!db || db->closed)
        return;
    ember__cache_clear(db);
    turso_connection_deinit(db->connection);
    db->connection = NULL;
    share_leave(db->shared);
    db->shared = NULL;
    db->closed = true;
    ember__fault_set(&db->lasting, EMBER_MISUSE, "the database handle has been closed");
    if (db->children == 0)
        free_handle(db);
}

void ember_set_busy_timeout(ember_db *db, int ms)
{
    if (db && db->connection)
        turso_connection_set_busy_timeout_ms(db->connection, ms < 0 ? 0 : ms);
}

int64_t ember_changes(const ember_db *db)
{
    return db ? db->changes : 0;
}

int64_t ember_last_insert_id(const ember_db *db)
{
    return db ? turso_connection_last_insert_rowid(db->connection) : 0;
}

bool ember_in_transaction(const ember_db *db)
{
    return db && db->connection && !turso_connection_get_autocommit(db->connection);
}

const char *ember_version(void)
{
    return turso_version();
}

struct turso_connection *ember_connection(ember_db *db)
{
    return db ? db->connection : NULL;
}
