/* Creating and dropping what is in a database. */
#include <string.h>

#include "core/arena.h"
#include "runtime/fiber.h"
#include "schema/schema.h"
#include "session/internal.h"
#include "sql/ddl.h"

static toasty_status run(toasty_db *db, toasty__driver_conn *conn, const toasty__ddl *statement)
{
    const toasty__table *table = statement->reads;
    const toasty__command command = {.kind = table ? TOASTY__QUERY : TOASTY__DDL,
                                     .sql = statement->sql,
                                     .sql_length = strlen(statement->sql)};
    toasty_status status = toasty__run_all(db, conn, &command, NULL, NULL);
    if (!table || status != TOASTY_DRIVER_OPERATION_FAILED)
        return status;
    toasty__error_set_field(&db->error, table->model->name, 0);
    return toasty__fail(&db->error, TOASTY_INVALID_SCHEMA,
                        "table `%s` is there already, but cannot be read as that of model `%s`: %s", table->name,
                        table->model->name, db->error.info.driver_text);
}

static void create_all(toasty_db *db, toasty__driver_conn *conn, const toasty__ddl *statements, size_t count)
{
    toasty_status status = toasty__atomic_begin(db, conn, TOASTY__ATOMIC_SCHEMA);
    if (status != TOASTY_OK)
        return;
    for (size_t i = 0; status == TOASTY_OK && i < count; i++)
        status = run(db, conn, &statements[i]);
    toasty__atomic_end(db, conn, status);
}

static void push_schema(toasty_db *db, bool if_missing)
{
    const toasty__schema *schema = db->database->schema;
    toasty__arena arena = {0};
    toasty__ddl *statements = NULL;
    if (!schema->table_count)
        return;
    size_t count = toasty__ddl_create(schema, if_missing, &arena, &statements);
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

toasty_status toasty_push_schema_with(const toasty_push_options *options)
{
    if (!options || !toasty__enter(options->db))
        return options ? toasty__refused() : TOASTY_MISUSE;
    push_schema(options->db, options->if_missing);
    return toasty__leave(options->db);
}

toasty_status(toasty_push_schema)(toasty_db *db)
{
    return toasty_push_schema_with(&(const toasty_push_options){.db = db});
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
