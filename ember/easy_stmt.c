/* Statements that the caller keeps. */
#include "easy.h"
#include "alloc.h"

ember_stmt *ember_prepare(ember_db *db, const char *sql)
{
    if (!ember__enter(db))
        return NULL;
    if (!sql) {
        ember__fault_set(&db->fault, EMBER_MISUSE, "ember_prepare: the SQL text is NULL");
        return NULL;
    }
    ember_stmt *stmt = ember__calloc(1, sizeof *stmt);
    if (!stmt) {
        ember__fault_memory(&db->fault);
        return NULL;
    }
    stmt->prepared = ember__prepare(db, sql, &db->fault);
    if (!stmt->prepared) {
        ember__free(stmt);
        return NULL;
    }
    stmt->db = db;
    db->children++;
    return stmt;
}

bool ember__stmt_ready(ember_stmt *stmt, ember__fault *fault)
{
    if (stmt->prepared->running)
        ember__fault_set(fault, EMBER_MISUSE, "rows of the statement are open: free them first");
    else if (stmt->fault.status != EMBER_OK) {
        /* The values are given anew after a bind that failed. */
        ember__fault_move(fault, &stmt->fault);
        ember__fault reset = {.status = EMBER_OK};
        ember__finish(stmt->prepared, &reset);
        ember__fault_clear(&reset);
    }
    return fault->status == EMBER_OK;
}

/* Whether values can be bound now. */
static bool bindable(ember_stmt *stmt)
{
    if (!ember__enter(stmt->db))
        return false;
    if (!stmt->prepared->running)
        return true;
    ember__fault_set(&stmt->db->fault, EMBER_MISUSE, "rows of the statement are open: free them first");
    return false;
}

/* Keeps the first failure for the run. */
static ember_status bound(ember_stmt *stmt, ember__fault *fault)
{
    ember_status status = fault->status;
    if (status == EMBER_OK)
        return status;
    ember__fault_copy(&stmt->db->fault, fault);
    if (stmt->fault.status == EMBER_OK)
        ember__fault_move(&stmt->fault, fault);
    ember__fault_clear(fault);
    return status;
}

ember_status ember_bind_at(ember_stmt *stmt, size_t position, ember_value value)
{
    if (!stmt)
        return EMBER_MISUSE;
    if (!bindable(stmt))
        return stmt->db->fault.status;
    ember__fault fault = {.status = EMBER_OK};
    ember__bind(stmt->prepared, position, value, &fault);
    return bound(stmt, &fault);
}

ember_status ember_bind_named(ember_stmt *stmt, const char *name, ember_value value)
{
    if (!stmt)
        return EMBER_MISUSE;
    if (!bindable(stmt))
        return stmt->db->fault.status;
    ember__fault fault = {.status = EMBER_OK};
    ember__bind_named(stmt->prepared, name ? name : "", value, &fault);
    return bound(stmt, &fault);
}

ember_status ember_run_with(ember_call call)
{
    ember_stmt *stmt = call.stmt;
    if (!stmt)
        return EMBER_MISUSE;
    ember_db *db = stmt->db;
    if (!ember__enter(db) || !ember__stmt_ready(stmt, &db->fault))
        return db->fault.status;
    if (ember__bind_all(stmt->prepared, call.args, &db->fault))
        ember__execute(db, stmt->prepared, &db->fault);
    else
        ember__finish(stmt->prepared, &db->fault);
    return db->fault.status;
}

void ember_stmt_free(ember_stmt *stmt)
{
    if (!stmt)
        return;
    ember_db *db = stmt->db;
    ember__fault_clear(&stmt->fault);
    ember__release(stmt->prepared);
    ember__free(stmt);
    ember__leave_child(db);
}
