/* Creating and dropping what is in a database. */
#include <string.h>

#include "core/arena.h"
#include "runtime/fiber.h"
#include "schema/schema.h"
#include "session/internal.h"
#include "sql/ddl.h"

static toasty_status create_all(toasty_db *db, toasty__driver_conn *conn, const char *const *statements,
                                size_t count)
{
    toasty_status status = toasty__atomic_begin(db, conn, TOASTY__ATOMIC_SCHEMA);
    if (status != TOASTY_OK)
        return status;
    for (size_t i = 0; status == TOASTY_OK && i < count; i++) {
        const toasty__command command = {
            .kind = TOASTY__DDL, .sql = statements[i], .sql_length = strlen(statements[i])};
        status = toasty__run_all(db, conn, &command, NULL, NULL);
    }
    return toasty__atomic_end(db, conn, status);
}

static void push_schema(toasty_db *db)
{
    const toasty__schema *schema = db->database->schema;
    toasty__arena arena = {0};
    const char **statements = NULL;
    if (!schema->table_count)
        return;
    size_t count = toasty__ddl_create(schema, &arena, &statements);
    if (statements) {
        toasty__driver_conn *conn = toasty__take_connection(db);
        if (conn) {
            create_all(db, conn, statements, count);
            toasty__give_connection(db, conn);
        }
    } else {
        toasty__fail_memory(&db->error);
    }
    toasty__arena_fini(&arena);
}

toasty_status toasty_push_schema(toasty_db *db)
{
    if (!toasty__enter(db))
        return toasty__refused();
    push_schema(db);
    return toasty__leave(db);
}

toasty_status toasty_reset_db(toasty_db *db)
{
    if (!toasty__enter(db))
        return toasty__refused();
    if (db->depth) {
        toasty__fail(&db->error, TOASTY_MISUSE, "toasty_reset_db cannot run inside a transaction");
        return toasty__leave(db);
    }
    toasty__driver_conn *conn = toasty__take_connection(db);
    if (conn) {
        toasty__local *local = toasty__fiber_local();
        toasty__fiber_go_away();
        local->shielded = true;
        db->database->driver->reset(conn, &db->error);
        local->shielded = false;
        toasty__give_connection(db, conn);
    }
    return toasty__leave(db);
}
