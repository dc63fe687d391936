/* What a database file holds, as stock SQLite sees it. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "torture.h"

enum {
    LONG_TEXT = 16
}; /* from here on the values may be made by chance, like UUIDs: only their length counts */

struct torture_file {
    sqlite3 *connection;
    int64_t version; /* that `state` was read at */
    uint64_t state;
    char wrong[300];
};

torture_file *torture_file_open(const char *path)
{
    torture_file *file = calloc(1, sizeof *file);
    assert_non_null(file);
    if (sqlite3_open_v2(path, &file->connection, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
        torture_file_close(file);
        return NULL; /* it was not made yet */
    }
    file->version = -1;
    return file;
}

void torture_file_close(torture_file *file)
{
    if (file)
        sqlite3_close(file->connection);
    free(file);
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ ((const unsigned char *)bytes)[i]) * UINT64_C(0x100000001B3);
    return hash;
}

static uint64_t hash_cell(uint64_t hash, sqlite3_stmt *row, int i)
{
    int type = sqlite3_column_type(row, i), size = sqlite3_column_bytes(row, i);
    hash = mix(hash, &type, sizeof type);
    if (type == SQLITE_TEXT || type == SQLITE_BLOB)
        hash = mix(hash, &size, sizeof size);
    if (type == SQLITE_INTEGER || type == SQLITE_FLOAT || (type == SQLITE_TEXT && size < LONG_TEXT))
        hash = mix(hash, sqlite3_column_text(row, i), (size_t)sqlite3_column_bytes(row, i));
    return hash;
}

/* The order of the rows, which may be that of UUIDs, does not count. */
static uint64_t hash_table(sqlite3 *connection, const char *table)
{
    sqlite3_stmt *rows = NULL;
    uint64_t sum = 0;
    char *sql = sqlite3_mprintf("SELECT * FROM \"%w\"", table);
    if (sqlite3_prepare_v2(connection, sql, -1, &rows, NULL) == SQLITE_OK)
        while (sqlite3_step(rows) == SQLITE_ROW) {
            uint64_t hash = UINT64_C(0xCBF29CE484222325);
            for (int i = 0; i < sqlite3_column_count(rows); i++)
                hash = hash_cell(hash, rows, i);
            sum += hash | 1;
        }
    sqlite3_finalize(rows);
    sqlite3_free(sql);
    return sum;
}

static int64_t version_of(sqlite3 *connection)
{
    sqlite3_stmt *version = NULL;
    int64_t found = -1;
    if (sqlite3_prepare_v2(connection, "PRAGMA data_version", -1, &version, NULL) == SQLITE_OK &&
        sqlite3_step(version) == SQLITE_ROW)
        found = sqlite3_column_int64(version, 0);
    sqlite3_finalize(version);
    return found;
}

uint64_t torture_file_state(torture_file *file)
{
    sqlite3_stmt *tables = NULL;
    int64_t version = version_of(file->connection);
    if (version == file->version)
        return file->state;
    uint64_t state = 0;
    sqlite3_prepare_v2(file->connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
                       -1, &tables, NULL);
    while (tables && sqlite3_step(tables) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(tables, 0);
        uint64_t rows = hash_table(file->connection, name);
        state = mix(state, name, strlen(name));
        state = mix(state, &rows, sizeof rows);
    }
    sqlite3_finalize(tables);
    file->version = version;
    file->state = state;
    return state;
}

static int note_damage(void *wrong, int count, char **values, char **names)
{
    (void)count;
    (void)names;
    if (strcmp(values[0], "ok"))
        snprintf(wrong, sizeof((torture_file *)0)->wrong, "integrity_check: %s", values[0]);
    return 0;
}

const char *torture_file_check(torture_file *file)
{
    file->wrong[0] = 0;
    if (sqlite3_exec(file->connection, "BEGIN IMMEDIATE; ROLLBACK", NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(file->connection, "PRAGMA integrity_check", note_damage, file->wrong, NULL) != SQLITE_OK)
        snprintf(file->wrong, sizeof file->wrong, "another connection: %s", sqlite3_errmsg(file->connection));
    return file->wrong[0] ? file->wrong : NULL;
}
