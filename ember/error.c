#include "error.h"
#include "alloc.h"
#include "log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Handed out when there is no memory for a text; turso_str_deinit() knows it by its address. */
static const char no_memory[] = "out of memory";

turso_status_code_t ember__status(int rc)
{
    if (rc == SQLITE_BUSY_SNAPSHOT)
        return TURSO_BUSY_SNAPSHOT;
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return TURSO_BUSY;
    case SQLITE_INTERRUPT: return TURSO_INTERRUPT;
    case SQLITE_CONSTRAINT: return TURSO_CONSTRAINT;
    case SQLITE_READONLY: return TURSO_READONLY;
    case SQLITE_FULL: return TURSO_DATABASE_FULL;
    case SQLITE_NOTADB: return TURSO_NOTADB;
    case SQLITE_CORRUPT: return TURSO_CORRUPT;
    case SQLITE_IOERR: return rc == SQLITE_IOERR_NOMEM ? TURSO_ERROR : TURSO_IOERR;
    case SQLITE_CANTOPEN: return TURSO_IOERR;
    case SQLITE_MISUSE:
    case SQLITE_RANGE: return TURSO_MISUSE;
    default: return TURSO_ERROR;
    }
}

turso_status_code_t ember__fail(const char **error, turso_status_code_t status, const char *format, ...)
{
    bool log = ember__log_wanted(TURSO_TRACING_LEVEL_DEBUG);
    if (!error && !log)
        return status;
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = length < 0 ? NULL : ember__malloc((size_t)length + 1);
    if (text) {
        va_start(args, format);
        vsnprintf(text, (size_t)length + 1, format, args);
        va_end(args);
    }
    if (log)
        ember__log(TURSO_TRACING_LEVEL_DEBUG, "status %d: %s", (int)status, text ? text : no_memory);
    if (error)
        *error = text ? text : no_memory;
    else
        ember__free(text);
    return status;
}

/* The operating system's words for errno values; strerror() is not safe among threads. */
static const char *system_words(int number, char *buffer, size_t size)
{
#if defined(__GLIBC__) && defined(_GNU_SOURCE)
    return strerror_r(number, buffer, size);
#else
    return strerror_r(number, buffer, size) == 0 ? buffer : "unknown system error";
#endif
}

turso_status_code_t ember__fail_sqlite(const char **error, sqlite3 *db, int rc)
{
    turso_status_code_t status = ember__status(rc);
    int primary = rc & 0xff;
    if (primary == SQLITE_NOMEM || rc == SQLITE_IOERR_NOMEM)
        return ember__fail_memory(error);
    const char *words = db ? sqlite3_errmsg(db) : sqlite3_errstr(rc);
    if (status == TURSO_BUSY_SNAPSHOT)
        return ember__fail(error, status,
                           "%s: the snapshot is out of date, roll back and repeat the transaction", words);
    int number = db && (primary == SQLITE_CANTOPEN || primary == SQLITE_IOERR) ? sqlite3_system_errno(db) : 0;
    if (number) {
        char buffer[128];
        return ember__fail(error, status, "%s: %s", words, system_words(number, buffer, sizeof buffer));
    }
    return ember__fail(error, status, "%s", words);
}

turso_status_code_t ember__fail_memory(const char **error)
{
    if (error)
        *error = no_memory;
    return TURSO_ERROR;
}

void turso_str_deinit(const char *self)
{
    if (self != no_memory)
        ember__free((char *)self);
}
