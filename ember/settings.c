#include "settings.h"

#include <stdio.h>
#include <string.h>

static const char *const names[EMBER__SETTINGS] = {
    "foreign_keys",    "query_only",      "recursive_triggers",        "trusted_schema",
    "secure_delete",   "writable_schema", "ignore_check_constraints",  "legacy_alter_table",
    "cell_size_check", "automatic_index", "reverse_unordered_selects", "defer_foreign_keys",
    "count_changes",   "max_page_count",  "fullfsync",
};

int ember__setting_read(sqlite3 *db, const char *name, int *out)
{
    char sql[80];
    sqlite3_stmt *vm = NULL;
    snprintf(sql, sizeof sql, "PRAGMA %s", name);
    int rc = sqlite3_prepare_v2(db, sql, -1, &vm, NULL);
    if (rc == SQLITE_OK && sqlite3_step(vm) == SQLITE_ROW)
        *out = sqlite3_column_int(vm, 0);
    int end = sqlite3_finalize(vm);
    return rc ? rc : end;
}

int ember__settings_read(sqlite3 *db, ember__settings_t *out)
{
    int rc = SQLITE_OK;
    *out = (ember__settings_t){0};
    for (int i = 0; i < EMBER__SETTINGS && rc == SQLITE_OK; i++)
        rc = ember__setting_read(db, names[i], &out->values[i]);
    return rc;
}

bool ember__settings_equal(const ember__settings_t *a, const ember__settings_t *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}
