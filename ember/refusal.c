#include "refusal.h"
#include "guard.h"
#include "scan.h"

#include <stdio.h>
#include <string.h>
#include <sqlite3.h>

static bool listed(const char *name, size_t length, const char *const *list)
{
    for (; *list; list++)
        if (strlen(*list) == length && sqlite3_strnicmp(name, *list, (int)length) == 0)
            return true;
    return false;
}

static const char *const acts[] = {"wal_checkpoint", "incremental_vacuum", "optimize", "shrink_memory", NULL};
static const char *const looks[] = {
    "table_info",       "table_xinfo",       "table_list",      "index_list",  "index_info", "index_xinfo",
    "foreign_key_list", "foreign_key_check", "integrity_check", "quick_check", NULL};
static const char *const checks[] = {"foreign_key_check", "integrity_check", "quick_check", NULL};
/* They hold for a concurrent transaction, which has its connection for itself. */
static const char *const sets[] = {"defer_foreign_keys", "query_only", NULL};

static bool pragma_allowed(const char *name, size_t length, bool value)
{
    return value ? listed(name, length, looks) : !listed(name, length, acts);
}

static bool refuse(char *words, size_t size, const char *kind, const char *what, const char *name,
                   const char *instead)
{
    snprintf(words, size, "%s%s%s cannot be part of a %s transaction: %s", what, name ? " " : "",
             name ? name : "", kind, instead);
    return true;
}

static bool refuses(const char *kind, int action, const char *first, const char *second, char *words,
                    size_t size)
{
    static const char elsewhere[] = "use BEGIN IMMEDIATE, or no transaction";
    switch (action) {
    case SQLITE_CREATE_INDEX:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_VTABLE: return refuse(words, size, kind, "creating", first, elsewhere);
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_VTABLE: return refuse(words, size, kind, "dropping", first, elsewhere);
    case SQLITE_ALTER_TABLE: return refuse(words, size, kind, "changing", second, elsewhere);
    case SQLITE_REINDEX: return refuse(words, size, kind, "REINDEX", NULL, elsewhere);
    case SQLITE_ANALYZE: return refuse(words, size, kind, "ANALYZE", NULL, elsewhere);
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
        return refuse(words, size, kind, "ATTACH or DETACH", NULL, "do it outside of transactions");
    case SQLITE_PRAGMA:
        return !pragma_allowed(first, strlen(first), second != NULL) &&
               refuse(words, size, kind, "PRAGMA", first, "use it outside of one");
    default: return false;
    }
}

bool ember__session_refuses(int action, const char *first, const char *second, char *words, size_t size)
{
    if (action == SQLITE_PRAGMA && second && listed(first, strlen(first), sets))
        return false;
    if (action == SQLITE_ALTER_TABLE && first && strcmp(first, "temp") == 0)
        return false;
    return refuses("concurrent", action, first, second, words, size);
}

bool ember__hold_refuses(int action, const char *first, const char *second, char *words, size_t size)
{
    if (action != SQLITE_SAVEPOINT)
        return refuses("queued", action, first, second, words, size) && EMBER__GUARD(hold_statements);
    if (sqlite3_stricmp(second, EMBER__OWN_SAVEPOINT) != 0 || !EMBER__GUARD(hold_savepoint))
        return false;
    snprintf(words, size, "a savepoint of a queued transaction cannot be called \"%s\"", second);
    return true;
}

bool ember__hold_refuses_pragma(const char *sql, char *words, size_t size)
{
    static const char *const explained[] = {"pragma", "query", NULL};
    ember__pragma_words_t pragma = ember__scan_pragma(sql);
    if (!listed(pragma.name, pragma.name_length, explained) &&
        pragma_allowed(pragma.name, pragma.name_length, pragma.sets))
        return false;
    int length = pragma.name_length < 100 ? (int)pragma.name_length : 100;
    snprintf(words, size, "PRAGMA %.*s cannot be part of a queued transaction: use it outside of one", length,
             pragma.name);
    return true;
}

bool ember__pragma_checks(const char *sql)
{
    ember__pragma_words_t pragma = ember__scan_pragma(sql);
    return listed(pragma.name, pragma.name_length, checks);
}
