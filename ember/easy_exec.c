/* Running statements that are given as text. */
#include "easy.h"

void ember__execute(ember_db *db, ember__prepared *prepared, ember__fault *fault)
{
    const char *error = NULL;
    uint64_t changes = 0;
    db->changes = 0;
    prepared->running = true; /* a function written in C may call back into the handle */
    turso_status_code_t code = turso_statement_execute(prepared->vm, &changes, &error);
    if (code == TURSO_DONE)
        db->changes = (int64_t)changes;
    else
        ember__fault_engine(fault, code, error);
    ember__finish(prepared, fault);
    ember__settle(db, fault);
}

static ember_status run_vm(turso_statement_t *vm, int64_t *changes, ember__fault *fault)
{
    const char *error = NULL;
    uint64_t changed = 0;
    turso_status_code_t code = turso_statement_execute(vm, &changed, &error);
    if (code != TURSO_DONE)
        return ember__fault_engine(fault, code, error);
    *changes += (int64_t)changed;
    return EMBER_OK;
}

ember_status ember__control(ember_db *db, const char *sql, ember__fault *fault)
{
    const char *error = NULL;
    int64_t changes = 0;
    turso_statement_t *vm = NULL;
    turso_status_code_t code = turso_connection_prepare_single(db->connection, sql, &vm, &error);
    if (code != TURSO_OK)
        return ember__fault_engine(fault, code, error);
    run_vm(vm, &changes, fault);
    turso_statement_deinit(vm);
    return fault->status;
}

/* The calls that lead out of a transaction which the database has ended. */
static bool leads_out(ember_db *db, const char *sql)
{
    if (!db->connection || db->closures || db->lasting.status == EMBER_OK || !sql)
        return false;
    if (ember__begins_with(sql, "BEGIN"))
        ember__fault_clear(&db->lasting);
    return ember__is_rollback(sql);
}

ember_status ember_exec_sql(ember_db *db, ember_sql sql)
{
    if (db && leads_out(db, sql.text))
        return ember_rollback(db);
    if (!ember__enter(db))
        return ember_errcode(db);
    if (!sql.text)
        return ember__fault_set(&db->fault, EMBER_MISUSE, "ember_exec: the SQL text is NULL");
    ember__prepared *prepared = ember__obtain(db, sql.text, &db->fault);
    if (!prepared)
        return db->fault.status;
    if (ember__bind_all(prepared, sql.args, &db->fault))
        ember__execute(db, prepared, &db->fault);
    else
        ember__finish(prepared, &db->fault);
    ember__release(prepared);
    return db->fault.status;
}

/* Runs the first statement of a text and moves on; false at the end, and after a failure. */
static bool run_next(ember_db *db, const char **sql)
{
    const char *error = NULL;
    turso_statement_t *vm = NULL;
    size_t taken = 0;
    ember__fault *fault = &db->fault;
    turso_status_code_t code = turso_connection_prepare_first(db->connection, *sql, &vm, &taken, &error);
    if (code != TURSO_OK)
        ember__fault_engine(fault, code, error);
    else if (vm && turso_statement_parameters_count(vm) > 0)
        ember__fault_set(fault, EMBER_MISUSE, "a script has no values for parameters");
    else if (vm)
        run_vm(vm, &db->changes, fault);
    turso_statement_deinit(vm);
    ember__settle(db, fault);
    *sql += taken;
    return vm && fault->status == EMBER_OK;
}

ember_status ember_exec_script(ember_db *db, const char *sql)
{
    if (!ember__enter(db))
        return ember_errcode(db);
    if (!sql)
        return ember__fault_set(&db->fault, EMBER_MISUSE, "ember_exec_script: the SQL text is NULL");
    bool inside = ember_in_transaction(db);
    db->changes = 0;
    while (run_next(db, &sql))
        ;
    if (db->fault.status == EMBER_OK || inside)
        return db->fault.status;
    /* What the script began is not left to a caller who does not know how far it came. */
    ember__fault ignored = {.status = EMBER_OK};
    if (ember_in_transaction(db))
        ember__control(db, "ROLLBACK", &ignored);
    ember__fault_clear(&ignored);
    ember__fault_clear(&db->lasting);
    db->live = ember_in_transaction(db);
    return db->fault.status;
}
