/* Virtual generated columns, which not every build of libsqlite3 can be tested with. */
#ifndef EMBER_TEST_VIRTUAL_COLUMN_H
#define EMBER_TEST_VIRTUAL_COLUMN_H

#include <stdbool.h>
#include <sqlite3.h>

/* Before 3.44, libsqlite3 asserts by mistake that no table with a hook has virtual columns, which only a
 * build with SQLITE_DEBUG says. */
static inline bool virtual_columns_abort(void)
{
    return sqlite3_libversion_number() < 3044000 && sqlite3_compileoption_used("DEBUG");
}

/* The word behind the expression of a generated column. */
static inline const char *virtual_column(void)
{
    return virtual_columns_abort() ? "STORED" : "VIRTUAL";
}

#endif
