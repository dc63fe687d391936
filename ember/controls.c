#include "controls.h"
#include "refusal.h"

#include <stddef.h>

static const char *const texts[EMBER__CONTROLS] = {
    [EMBER__BEGIN] = "BEGIN IMMEDIATE",
    [EMBER__COMMIT] = "COMMIT",
    [EMBER__ROLLBACK] = "ROLLBACK",
    [EMBER__SAVEPOINT] = "SAVEPOINT " EMBER__OWN_SAVEPOINT,
    [EMBER__UNDO] = "ROLLBACK TO " EMBER__OWN_SAVEPOINT,
    [EMBER__RELEASE] = "RELEASE " EMBER__OWN_SAVEPOINT,
    [EMBER__SCHEMA] = "PRAGMA main.schema_version",
    [EMBER__VERSION] = "PRAGMA main.data_version",
};

int ember__controls_init(ember__controls_t *controls, sqlite3 *db)
{
    int rc = SQLITE_OK;
    for (int i = 0; i < EMBER__CONTROLS && rc == SQLITE_OK; i++)
        rc = sqlite3_prepare_v3(db, texts[i], -1, SQLITE_PREPARE_PERSISTENT, &controls->statements[i], NULL);
    return rc;
}

void ember__controls_fini(ember__controls_t *controls)
{
    for (int i = 0; i < EMBER__CONTROLS; i++)
        sqlite3_finalize(controls->statements[i]);
}

int ember__controls_run(const ember__controls_t *controls, enum ember__control which)
{
    return ember__run_once(controls->statements[which]);
}

int ember__controls_ask(const ember__controls_t *controls, enum ember__control which, int64_t *out)
{
    sqlite3_stmt *vm = controls->statements[which];
    if (sqlite3_step(vm) == SQLITE_ROW)
        *out = sqlite3_column_int64(vm, 0);
    return sqlite3_reset(vm);
}

int ember__run_once(sqlite3_stmt *vm)
{
    sqlite3_step(vm);
    return sqlite3_reset(vm);
}
