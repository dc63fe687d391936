/* Statuses and words of the friendly layer. */
#include "easy.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static_assert((int)EMBER_BUSY == (int)TURSO_BUSY && (int)EMBER_INTERRUPT == (int)TURSO_INTERRUPT &&
                  (int)EMBER_CONFLICT == (int)TURSO_BUSY_SNAPSHOT && (int)EMBER_ERROR == (int)TURSO_ERROR &&
                  (int)EMBER_MISUSE == (int)TURSO_MISUSE && (int)EMBER_CONSTRAINT == (int)TURSO_CONSTRAINT &&
                  (int)EMBER_READONLY == (int)TURSO_READONLY && (int)EMBER_FULL == (int)TURSO_DATABASE_FULL &&
                  (int)EMBER_NOTADB == (int)TURSO_NOTADB && (int)EMBER_CORRUPT == (int)TURSO_CORRUPT &&
                  (int)EMBER_IOERR == (int)TURSO_IOERR,
              "a status below 256 is the engine's code");

const char *ember_status_name(ember_status status)
{
    switch (status) {
#define X(name, value, text)                                                                                 \
    case EMBER_##name: return #name;
        EMBER_STATUS_LIST(X)
#undef X
    default: return "UNKNOWN";
    }
}

const char *ember_status_text(ember_status status)
{
    switch (status) {
#define X(name, value, text)                                                                                 \
    case EMBER_##name: return text;
        EMBER_STATUS_LIST(X)
#undef X
    default: return "unknown status";
    }
}

void ember__fault_clear(ember__fault *fault)
{
    if (fault->status == EMBER_OK)
        return;
    turso_str_deinit(fault->engine);
    fault->engine = NULL;
    fault->status = EMBER_OK;
    fault->constraint = EMBER_CONSTRAINT_NONE;
    fault->own[0] = '\0';
}

/* A text that was cut ends with a whole character. */
static void trim_character(char *text)
{
    size_t length = strlen(text), start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0xC0)
        text[start - 1] = '\0';
}

ember_status ember__fault_set(ember__fault *fault, ember_status status, const char *format, ...)
{
    va_list args;
    ember__fault_clear(fault);
    va_start(args, format);
    int length = vsnprintf(fault->own, sizeof fault->own, format, args);
    va_end(args);
    if (length >= (int)sizeof fault->own)
        trim_character(fault->own);
    return fault->status = status;
}

ember_status ember__fault_memory(ember__fault *fault)
{
    return ember__fault_set(fault, EMBER_OUT_OF_MEMORY, "out of memory");
}

static ember_constraint constraint_of(const char *words)
{
    static const struct {
        const char *beginning;
        ember_constraint kind;
    } known[] = {
        {"UNIQUE constraint failed", EMBER_CONSTRAINT_UNIQUE},
        {"NOT NULL constraint failed", EMBER_CONSTRAINT_NOT_NULL},
        {"FOREIGN KEY constraint failed", EMBER_CONSTRAINT_FOREIGN_KEY},
        {"CHECK constraint failed", EMBER_CONSTRAINT_CHECK},
        {"cannot store ", EMBER_CONSTRAINT_DATATYPE},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strncmp(words, known[i].beginning, strlen(known[i].beginning)) == 0)
            return known[i].kind;
    }
    return EMBER_CONSTRAINT_OTHER;
}

ember_status ember__fault_engine(ember__fault *fault, turso_status_code_t code, const char *words)
{
    if (code == TURSO_ERROR && words && strcmp(words, "out of memory") == 0) {
        turso_str_deinit(words);
        return ember__fault_memory(fault);
    }
    ember__fault_clear(fault);
    fault->status = code == TURSO_OK || code == TURSO_DONE || code == TURSO_ROW || code == TURSO_IO
                        ? EMBER_ERROR /* not an answer to what was asked */
                        : (ember_status)code;
    if (!words)
        snprintf(fault->own, sizeof fault->own, "%s", ember_status_text(fault->status));
    fault->engine = words;
    if (fault->status == EMBER_CONSTRAINT)
        fault->constraint = constraint_of(ember__fault_words(fault));
    return fault->status;
}

void ember__fault_copy(ember__fault *to, const ember__fault *from)
{
    ember_constraint constraint = from->constraint;
    ember__fault_set(to, from->status, "%s", ember__fault_words(from));
    to->constraint = constraint;
}

void ember__fault_move(ember__fault *to, ember__fault *from)
{
    ember__fault_clear(to);
    *to = *from;
    from->engine = NULL;
    ember__fault_clear(from);
}

const char *ember__fault_words(const ember__fault *fault)
{
    return fault->engine ? fault->engine : fault->own;
}

ember_status ember_errcode(const ember_db *db)
{
    return db ? db->fault.status : EMBER_MISUSE;
}

const char *ember_errmsg(const ember_db *db)
{
    return db ? ember__fault_words(&db->fault) : "the database handle is NULL";
}

ember_constraint ember_constraint_kind(const ember_db *db)
{
    return db ? db->fault.constraint : EMBER_CONSTRAINT_NONE;
}
