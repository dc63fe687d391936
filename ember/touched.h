/*
 * The rows that a transaction has touched: their keys first, as the preupdate hook of SQLite announces them,
 * and at COMMIT their images before and after it.
 */
#ifndef EMBER_TOUCHED_H
#define EMBER_TOUCHED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sqlite3.h>

#include "image.h"
#include "table.h"

/* A stretch of the set's bytes, and whether the row is there at all. */
typedef struct {
    size_t at;
    size_t size;
    bool present;
} ember__span_t;

typedef struct {
    uint32_t next; /* in its bucket: index + 1 */
    uint32_t hash;
    uint32_t table; /* index */
    bool skip;      /* it ends as it began, or is there twice */
    bool fresh;     /* known to have had no base when it was touched first */
    int64_t rowid;
    ember__span_t key; /* of WITHOUT ROWID */
    ember__span_t base;
    ember__span_t final;
} ember__row_t;

typedef struct {
    ember__table_t *table;     /* as the transaction sees it */
    ember__table_t *committer; /* the same table on the connection where it is merged */
} ember__touched_table_t;

typedef struct {
    ember__tables_t *tables; /* of a connection that may be used inside the hook */
    ember__touched_table_t *list;
    size_t list_count;
    ember__row_t *rows;
    size_t count;
    size_t fresh; /* of them */
    size_t capacity;
    uint32_t *buckets;
    size_t bucket_count;
    ember__buffer_t bytes;
    ember__buffer_t key; /* while one is looked for */
    bool inserting;      /* while a touch is taken: it is the insertion of a row with a rowid */
    size_t limit;
    int encoding;
    int rc;              /* why rows are missing: the transaction cannot commit */
    const char *trouble; /* ... because a table cannot be written to this way */
    const char *trouble_table;
} ember__touched_t;

void ember__touched_init(ember__touched_t *set, ember__tables_t *tables, size_t limit);
void ember__touched_fini(ember__touched_t *set);
void ember__touched_clear(ember__touched_t *set);

/* Whether libsqlite3 announces changes of rows. */
bool ember__touched_possible(void);

/* What a hook is told about a row; both keys differ when an UPDATE changed the key. */
typedef struct {
    sqlite3 *db;
    int operation;
    const char *table;
    sqlite3_int64 old_rowid;
    sqlite3_int64 new_rowid;
} ember__touch_t;

/* Takes a row into the set; what fails is kept in the set. */
void ember__touched_add(ember__touched_t *set, const ember__touch_t *touch);
/* Whether the set has the row. */
bool ember__touched_has(ember__touched_t *set, const ember__touch_t *touch);

typedef void (*ember__touch_fn)(void *arg, const ember__touch_t *touch, int depth);
typedef struct {
    ember__touch_fn call;
    void *arg;
} ember__touch_hook_t;
/* Has `hook` called for every row of "main" that the connection changes. `hook` has to stay where it is. To
 * be done before anything is prepared: SQLite compiles DELETE without a condition otherwise. */
void ember__touch_install(sqlite3 *db, ember__touch_hook_t *hook);

/* Reads the images of all rows through the tables' connection, into base or final. */
int ember__touched_read(ember__touched_t *set, bool final);
/* Marks rows that end as they began, and second mentions of one row. Answers how many are left. */
size_t ember__touched_settle(ember__touched_t *set);

bool ember__span_equal(const ember__touched_t *set, const ember__span_t *a, const ember__span_t *b);
int ember__row_bind_key(const ember__touched_t *set, const ember__row_t *row, sqlite3_stmt *vm, int first);
/* The table and the key, for people. */
void ember__row_print(const ember__touched_t *set, const ember__row_t *row, char *out, size_t size);

#endif
