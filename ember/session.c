#include "session.h"
#include "alloc.h"
#include "capture.h"
#include "controls.h"
#include "settings.h"
#include "guard.h"

#include <stdio.h>
#include <string.h>

static void on_touch(void *arg, const ember__touch_t *touch, int depth)
{
    ember__session_t *session = arg;
    (void)depth;
    if (session->capturing)
        ember__touched_add(&session->set, touch);
}

static int on_commit_begins(void *arg)
{
    ember__overlay_arm(arg);
    return 0;
}

static int open_side(ember__session_t *session, sqlite3 **db, ember__overlay_t **overlay)
{
    int rc = ember__database_open_raw(session->connection->database,
                                      ember__overlay_vfs_name(session->concurrency->vfs), db);
    /* A rollback needs no journal on disk: nothing of this is to survive. */
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(*db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", NULL, NULL, NULL);
    if (rc == SQLITE_OK) {
        *overlay = ember__overlay_of(*db);
        if (!*overlay)
            rc = SQLITE_CANTOPEN;
    }
    return rc;
}

static int prepare(sqlite3 *db, const char *sql, sqlite3_stmt **out)
{
    return sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);
}

/* The index of the log may lie as somebody left it who died, which only an ordinary reader repairs. */
static int repair(turso_connection_t *connection)
{
    return sqlite3_exec(connection->db, "PRAGMA schema_version", NULL, NULL, NULL);
}

static void set_hooks(ember__session_t *s)
{
    if (EMBER__GUARD(hook))
        ember__touch_install(s->db, &s->hook);
    sqlite3_commit_hook(s->db, on_commit_begins, s->overlay);
    sqlite3_set_authorizer(s->db, ember__session_authorize, s);
}

int ember__session_load(ember__session_t *s, const char *path)
{
    int rc = ember__extension_load_beside(s->db, path);
    set_hooks(s); /* whatever it did about them */
    if (rc == SQLITE_OK)
        rc = ember__extension_load_beside(s->reader, path);
    return rc == SQLITE_OK ? ember__committer_load(s->concurrency->committer, path) : rc;
}

/* What the connection has besides SQLite's own; a function that it has registered goes before one of an
 * extension. */
static int copy_functions(ember__session_t *s)
{
    int rc = SQLITE_OK;
    const ember__extension_t *extension = s->connection->extensions.first;
    for (; extension && rc == SQLITE_OK; extension = extension->next)
        rc = ember__session_load(s, extension->path);
    return rc == SQLITE_OK ? ember__functions_copy(s->connection, s->db, s->reader) : rc;
}

int ember__session_new(turso_connection_t *connection, ember__concurrency_t *concurrency,
                       ember__session_t **out)
{
    ember__session_t *s = ember__calloc(1, sizeof *s);
    if (!s)
        return SQLITE_NOMEM;
    s->connection = connection;
    s->concurrency = concurrency;
    int rc = EMBER__GUARD(recovery) ? repair(connection) : SQLITE_OK;
    if (rc == SQLITE_OK)
        rc = open_side(s, &s->db, &s->overlay);
    if (rc == SQLITE_OK)
        rc = open_side(s, &s->reader, &s->reader_overlay);
    ember__tables_init(&s->tables, s->reader);
    ember__touched_init(&s->set, &s->tables, (size_t)ember__limit(&concurrency->limits, EMBER__LIMIT_ROWS));
    s->guest.overlay = s->overlay;
    s->hook = (ember__touch_hook_t){on_touch, s};
    if (rc == SQLITE_OK) {
        set_hooks(s);
        ember__progress_install(connection, s->db);
        rc = copy_functions(s);
    }
    /* IMMEDIATE, so that the snapshot is that of now; in the overlay nobody else is in the way. */
    if (rc == SQLITE_OK)
        rc = prepare(s->db, "BEGIN IMMEDIATE", &s->begin);
    if (rc == SQLITE_OK)
        rc = prepare(s->reader, "BEGIN", &s->read);
    if (rc == SQLITE_OK)
        rc = prepare(s->reader, "COMMIT", &s->end_read);
    if (rc != SQLITE_OK) {
        ember__session_free(s);
        return rc;
    }
    ember__overlay_on_commit(s->overlay, ember__session_commit, s);
    *out = s;
    return SQLITE_OK;
}

static void forget_leases(ember__session_t *s)
{
    for (int i = 0; i < s->lease_count; i++) {
        ember__lease_return(&s->concurrency->counters, &s->leases[i], s->sequences[i].last);
        ember__free(s->sequences[i].table);
    }
    s->lease_count = 0;
}

void ember__session_free(ember__session_t *s)
{
    if (!s)
        return;
    ember__tables_forget(&s->tables);
    sqlite3_finalize(s->begin);
    sqlite3_finalize(s->read);
    sqlite3_finalize(s->end_read);
    sqlite3_close(s->reader);
    sqlite3_close(s->db);
    ember__checkpointer_leave(s->concurrency->checkpointer, &s->guest);
    forget_leases(s);
    ember__touched_fini(&s->set);
    ember__buffer_fini(&s->inserts);
    ember__free(s);
}

/* What the program has set on its connection holds in its concurrent transactions, too. */
static int copy_settings(ember__session_t *s)
{
    static const char *const names[] = {"foreign_keys", "recursive_triggers", "trusted_schema"};
    int synchronous = 2;
    int query_only = 0;
    int rc = SQLITE_OK;
    sqlite3_set_authorizer(s->db, NULL, NULL);
    for (size_t i = 0; i < sizeof names / sizeof *names && rc == SQLITE_OK; i++) {
        char sql[80];
        int value = 0;
        rc = ember__setting_read(s->connection->db, names[i], &value);
        snprintf(sql, sizeof sql, "PRAGMA %s = %d", names[i], value);
        if (rc == SQLITE_OK)
            rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
    }
    sqlite3_set_authorizer(s->db, ember__session_authorize, s);
    /* With it on the transaction could not begin: see begin(). One before may have turned it on for itself.
     */
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(s->db, "PRAGMA query_only = 0", NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = ember__setting_read(s->connection->db, "query_only", &query_only);
    s->query_only = query_only != 0;
    if (rc == SQLITE_OK)
        rc = ember__setting_read(s->connection->db, "synchronous", &synchronous);
    if (rc == SQLITE_OK) {
        ember__committer_synchronous(s->concurrency->committer, synchronous);
        s->connection->settings_stale = false;
    }
    return rc;
}

/* Takes the snapshot, and looks at the schema that goes with it. */
static int begin(ember__session_t *s)
{
    ember__overlay_header_t header;
    int rc = ember__run_once(s->begin);
    if (rc == SQLITE_BUSY && EMBER__GUARD(recovery) && (rc = repair(s->connection)) == SQLITE_OK)
        rc = ember__run_once(s->begin);
    if (rc != SQLITE_OK)
        return rc;
    rc = ember__overlay_header(s->overlay, &header);
    if (rc == SQLITE_OK && s->query_only) {
        rc = sqlite3_exec(s->db, "PRAGMA query_only = 1", NULL, NULL, NULL);
        s->connection->settings_stale = true; /* it has to be off for the next one to begin */
    }
    if (rc != SQLITE_OK) {
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
        return rc;
    }
    ember__overlay_follow(s->reader_overlay, s->overlay, EMBER__VIEW_BASE);
    ember__tables_schema(&s->tables, header.schema);
    s->set.encoding = header.encoding ? (int)header.encoding : SQLITE_UTF8;
    return SQLITE_OK;
}

/* Those that hold for the transaction that begins. */
static void take_limits(ember__session_t *s)
{
    const ember__limits_t *limits = &s->concurrency->limits;
    s->set.limit = (size_t)ember__limit(limits, EMBER__LIMIT_ROWS);
    ember__overlay_set_limits(s->overlay, ember__overlay_limits(limits));
}

/* A statement that rolls back (OR ROLLBACK) does so before FTS5 closes what it reads its index with: SQLite
 * keeps the snapshot then until the next statement ends. */
static void let_go(ember__session_t *s)
{
    if (ember__overlay_held(s->overlay) && EMBER__GUARD(let_go))
        sqlite3_exec(s->db, "PRAGMA schema_version", NULL, NULL, NULL);
}

turso_status_code_t ember__session_begin(ember__session_t *s, const char **error)
{
    *s->words = '\0';
    let_go(s);
    if (ember__overlay_held(s->overlay) && EMBER__GUARD(held))
        return ember__fail(
            error, TURSO_BUSY,
            "statements of the last concurrent transaction are still running: reset them first");
    int rc = s->connection->settings_stale && EMBER__GUARD(settings) ? copy_settings(s) : SQLITE_OK;
    if (rc != SQLITE_OK)
        return ember__fail_sqlite(error, s->connection->db, rc);
    ember__touched_clear(&s->set);
    take_limits(s);
    s->serializable = s->connection->serializable;
    ember__overlay_watch(s->overlay, s->serializable);
    /* Who always comes too late is let through alone once. */
    ember__checkpointer_enter(s->concurrency->checkpointer, &s->guest,
                              s->conflicts >= ember__limit(&s->concurrency->limits, EMBER__LIMIT_CONFLICTS) &&
                                  EMBER__GUARD(patience));
    rc = begin(s);
    if (rc != SQLITE_OK) {
        ember__checkpointer_leave(s->concurrency->checkpointer, &s->guest);
        return ember__fail_sqlite(error, s->db, rc);
    }
    sqlite3_set_last_insert_rowid(s->db, sqlite3_last_insert_rowid(s->connection->db));
    atomic_fetch_add(&s->concurrency->begun, 1);
    if (s->conflicts)
        atomic_fetch_add(&s->concurrency->retries, 1);
    s->capturing = true;
    s->state = EMBER__OPEN;
    s->connection->side = NULL;
    return TURSO_OK;
}

void ember__session_ended(ember__session_t *s)
{
    s->capturing = false;
    ember__checkpointer_leave(s->concurrency->checkpointer, &s->guest);
    forget_leases(s);
    sqlite3_set_last_insert_rowid(s->connection->db, sqlite3_last_insert_rowid(s->db));
    s->connection->total_elsewhere += sqlite3_total_changes64(s->db) - s->counted;
    s->counted = sqlite3_total_changes64(s->db);
    s->state = EMBER__IDLE;
    s->connection->side = s->connection->db;
    let_go(s);
    if (!ember__overlay_held(s->overlay))
        ember__concurrency_tidy(s->concurrency, ember__committer_frames(s->concurrency->committer));
}

/* The last number of a table that the database of the transaction knows. */
static int last_number(sqlite3 *db, const char *table, int64_t *out)
{
    sqlite3_stmt *vm = NULL;
    int rc = sqlite3_prepare_v2(db, "SELECT seq FROM main.sqlite_sequence WHERE name = ?1", -1, &vm, NULL);
    *out = 0;
    if (rc == SQLITE_OK) {
        sqlite3_bind_text(vm, 1, table, -1, SQLITE_STATIC);
        if (sqlite3_step(vm) == SQLITE_ROW)
            *out = sqlite3_column_int64(vm, 0);
    }
    int end = sqlite3_finalize(vm);
    return rc ? rc : end;
}

/* Writes where the range begins, so that SQLite numbers from there. */
static int raise_number(ember__session_t *s, const char *table, int64_t last)
{
    static const char *const texts[] = {"UPDATE main.sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1",
                                        "INSERT INTO main.sqlite_sequence(name, seq) VALUES(?1, ?2)"};
    int64_t rowid = sqlite3_last_insert_rowid(s->db);
    int64_t total = sqlite3_total_changes64(s->db);
    int rc = SQLITE_OK;
    s->capturing = false;
    for (int i = 0; i < 2 && rc == SQLITE_OK; i++) {
        sqlite3_stmt *vm = NULL;
        rc = sqlite3_prepare_v2(s->db, texts[i], -1, &vm, NULL);
        if (rc == SQLITE_OK) {
            sqlite3_bind_text(vm, 1, table, -1, SQLITE_STATIC);
            sqlite3_bind_int64(vm, 2, last);
            sqlite3_step(vm);
        }
        int end = sqlite3_finalize(vm);
        rc = rc ? rc : end;
        if (rc == SQLITE_OK && sqlite3_changes(s->db))
            break;
    }
    s->capturing = true;
    s->counted += sqlite3_total_changes64(s->db) - total;
    sqlite3_set_last_insert_rowid(s->db, rowid);
    return rc;
}

static int lease_index(const ember__session_t *s, const char *table)
{
    for (int i = 0; i < s->lease_count; i++)
        if (strcmp(s->sequences[i].table, table) == 0)
            return i;
    return -1;
}

static int lease_one(ember__session_t *s, const char *table)
{
    ember__table_t *described;
    int64_t last;
    int i = lease_index(s, table);
    if (i >= 0 && s->raised[i])
        return SQLITE_OK;
    if (i < 0) {
        int rc = ember__table_get(&s->tables, table, &described);
        if (rc == SQLITE_SCHEMA)
            return SQLITE_OK; /* a view, or a virtual table */
        if (rc != SQLITE_OK || !described->autoincrement || s->lease_count == EMBER__LEASES)
            return rc;
        rc = last_number(s->db, table, &last);
        char *name = rc == SQLITE_OK ? ember__strdup(table) : NULL;
        if (!name)
            return rc ? rc : SQLITE_NOMEM;
        rc = ember__lease_take(&s->concurrency->counters, table, last,
                               ember__limit(&s->concurrency->limits, EMBER__LIMIT_SEQUENCE),
                               &s->leases[s->lease_count]);
        if (rc != SQLITE_OK) {
            ember__free(name);
            return rc == SQLITE_FULL ? SQLITE_OK : rc;
        }
        i = s->lease_count++;
        s->sequences[i] = (ember__sequence_t){name, s->leases[i].next - 1};
        s->raised[i] = last == s->leases[i].next - 1;
    }
    int rc = s->raised[i] ? SQLITE_OK : raise_number(s, table, s->leases[i].next - 1);
    s->raised[i] = rc == SQLITE_OK;
    return rc;
}

int ember__session_lease(ember__session_t *s, const char *tables, size_t size)
{
    int rc = SQLITE_OK;
    for (const char *at = tables; at < tables + size && rc == SQLITE_OK && EMBER__GUARD(lease);
         at += strlen(at) + 1)
        rc = lease_one(s, at);
    return rc;
}

void ember__session_undone(ember__session_t *s)
{
    for (int i = 0; i < s->lease_count && EMBER__GUARD(lease_again); i++)
        s->raised[i] = false;
}
