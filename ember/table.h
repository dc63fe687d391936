/* What has to be known about a table to find, read and write its rows one by one, on one SQLite connection.
 */
#ifndef EMBER_TABLE_H
#define EMBER_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sqlite3.h>

enum ember__row_statement {
    EMBER__ROW_SELECT,      /* key */
    EMBER__ROW_RANGE,       /* first and last rowid; answers the columns and then the rowid, in its order */
    EMBER__ROW_DELETE,      /* key */
    EMBER__ROW_INSERT,      /* columns, and then the rowid where there is one */
    EMBER__ROW_INSERT_MANY, /* the same, EMBER__ROWS_AT_ONCE times; some are left when one cannot be */
    EMBER__ROW_UPDATE,      /* columns, key */
    EMBER__ROW_STATEMENTS,
};

enum { EMBER__ROWS_AT_ONCE = 16 };

typedef struct ember__table ember__table_t;
struct ember__table {
    ember__table_t *next;
    char *name;
    char *rowid;       /* a name that means the rowid; NULL for WITHOUT ROWID */
    char *columns;     /* quoted, of an image: all that are stored, other than the rowid */
    char *assignments; /* "a"=?1, ... */
    int column_count;
    int key_count;    /* of WITHOUT ROWID: columns of the primary key, in its order */
    int *key_columns; /* their numbers in the table */
    char **key_names;
    bool autoincrement;
    bool alone; /* belongs to a virtual table whose inner rows cannot be merged with another writer's */
    const char *trouble; /* why a concurrent transaction cannot write to it, or NULL */
    sqlite3_stmt *statements[EMBER__ROW_STATEMENTS];
};

/* Parameters of a row that is inserted. */
static inline int ember__table_width(const ember__table_t *table)
{
    return table->column_count + (table->rowid != NULL);
}

/* The tables that were asked for, until the schema changes. */
typedef struct {
    sqlite3 *db;
    ember__table_t *first;
    uint32_t schema;
} ember__tables_t;

void ember__tables_init(ember__tables_t *tables, sqlite3 *db);
/* Gives back everything that was found out; also when the schema is no longer the one that it was found out
 * from. */
void ember__tables_forget(ember__tables_t *tables);
/* Names the present schema; forgets when it is another one. True: it was. */
bool ember__tables_schema(ember__tables_t *tables, uint32_t schema);

/* A table of "main". *out is valid until the next forgetting. */
int ember__table_get(ember__tables_t *tables, const char *name, ember__table_t **out);
int ember__table_statement(ember__tables_t *tables, ember__table_t *table, enum ember__row_statement kind,
                           sqlite3_stmt **out);

#endif
