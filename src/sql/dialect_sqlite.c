/*
 * Type names as Toasty for Rust writes them, so that both make the same tables. To SQLite they are little
 * more than words (it derives an affinity from them); what matters is the storage beside them.
 */
#include "sql/dialect.h"

/* clang-format off */
const toasty__dialect toasty__dialect_sqlite = {
    .of_type = {
        [TOASTY_TYPE_BOOL]      = {"BOOLEAN",  TOASTY__STORE_INTEGER},
        [TOASTY_TYPE_I8]        = {"SMALLINT", TOASTY__STORE_INTEGER},
        [TOASTY_TYPE_I16]       = {"SMALLINT", TOASTY__STORE_INTEGER},
        [TOASTY_TYPE_I32]       = {"INTEGER",  TOASTY__STORE_INTEGER},
        [TOASTY_TYPE_I64]       = {"BIGINT",   TOASTY__STORE_INTEGER},
        [TOASTY_TYPE_U8]        = {"INTEGER",  TOASTY__STORE_INTEGER},
        [TOASTY_TYPE_U16]       = {"INTEGER",  TOASTY__STORE_INTEGER},
        [TOASTY_TYPE_U32]       = {"INTEGER",  TOASTY__STORE_INTEGER},
        [TOASTY_TYPE_U64]       = {"INTEGER",  TOASTY__STORE_INTEGER},
        [TOASTY_TYPE_F32]       = {"REAL",     TOASTY__STORE_REAL},
        [TOASTY_TYPE_F64]       = {"REAL",     TOASTY__STORE_REAL},
        [TOASTY_TYPE_STRING]    = {"TEXT",     TOASTY__STORE_TEXT},
        [TOASTY_TYPE_BYTES]     = {"BLOB",     TOASTY__STORE_BLOB},
        [TOASTY_TYPE_UUID]      = {"BLOB",     TOASTY__STORE_BLOB},
        [TOASTY_TYPE_TIMESTAMP] = {"TEXT",     TOASTY__STORE_TEXT},
        [TOASTY_TYPE_DATE]      = {"TEXT",     TOASTY__STORE_TEXT},
        [TOASTY_TYPE_TIME]      = {"TEXT",     TOASTY__STORE_TEXT},
        [TOASTY_TYPE_DATETIME]  = {"TEXT",     TOASTY__STORE_TEXT},
        [TOASTY_TYPE_DECIMAL]   = {"TEXT",     TOASTY__STORE_TEXT},
        [TOASTY_TYPE_JSON]      = {"TEXT",     TOASTY__STORE_TEXT},
        [TOASTY_TYPE_INET]      = {"TEXT",     TOASTY__STORE_TEXT},
        [TOASTY_TYPE_CIDR]      = {"TEXT",     TOASTY__STORE_TEXT},
        [TOASTY_TYPE_MACADDR]   = {"TEXT",     TOASTY__STORE_TEXT},
        [TOASTY_TYPE_MACADDR8]  = {"TEXT",     TOASTY__STORE_TEXT},
    },
    /* NUMERIC would turn exact decimals into doubles, and a fixed BINARY is not kept to: neither is offered. */
    .of_kind = {
        [TOASTY_COLUMN_BOOLEAN]   = {"BOOLEAN", TOASTY__STORE_INTEGER},
        [TOASTY_COLUMN_TEXT]      = {"TEXT",    TOASTY__STORE_TEXT},
        [TOASTY_COLUMN_VARCHAR]   = {"VARCHAR", TOASTY__STORE_TEXT},
        [TOASTY_COLUMN_BLOB]      = {"BLOB",    TOASTY__STORE_BLOB},
        [TOASTY_COLUMN_TIMESTAMP] = {"TEXT",    TOASTY__STORE_TEXT},
        [TOASTY_COLUMN_DATE]      = {"TEXT",    TOASTY__STORE_TEXT},
        [TOASTY_COLUMN_TIME]      = {"TEXT",    TOASTY__STORE_TEXT},
        [TOASTY_COLUMN_DATETIME]  = {"TEXT",    TOASTY__STORE_TEXT},
        [TOASTY_COLUMN_CIDR]      = {"TEXT",    TOASTY__STORE_TEXT},
        [TOASTY_COLUMN_INET]      = {"TEXT",    TOASTY__STORE_TEXT},
        [TOASTY_COLUMN_MACADDR]   = {"TEXT",    TOASTY__STORE_TEXT},
        [TOASTY_COLUMN_MACADDR8]  = {"TEXT",    TOASTY__STORE_TEXT},
    },
    .signed_integer     = {"SMALLINT", "SMALLINT", "INTEGER", "BIGINT"},
    .unsigned_integer   = {"INTEGER", "INTEGER", "INTEGER", "INTEGER"},
    .auto_type          = "INTEGER",
    .auto_clause        = "PRIMARY KEY AUTOINCREMENT",
    .auto_clause_is_key = true,
    .names_ignore_case  = true,
    .reserved_prefix    = "sqlite_",
};
/* clang-format on */
