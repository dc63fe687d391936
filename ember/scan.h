/* A glance at SQL text, for the few statements that Ember has to treat itself. */
#ifndef EMBER_SCAN_H
#define EMBER_SCAN_H

#include <stdbool.h>
#include <stddef.h>

enum ember__sql {
    EMBER__SQL_OTHER,
    EMBER__SQL_WRITE,      /* may be INSERT, REPLACE, UPDATE or DELETE */
    EMBER__SQL_WRITE_HERE, /* the same with words that ask the connection */
    EMBER__SQL_ALONE,      /* gives the connection something of its own: temporary objects, other databases */
    EMBER__SQL_PRAGMA,
    EMBER__SQL_BUSY_TIMEOUT, /* PRAGMA busy_timeout, read or set */
    EMBER__SQL_MVCC,         /* PRAGMA journal_mode = mvcc */
    EMBER__SQL_JOURNAL_MODE, /* PRAGMA journal_mode, read */
    EMBER__SQL_EMBER,        /* PRAGMA ember_..., of Ember's own */
    EMBER__SQL_BEGIN,
    EMBER__SQL_BEGIN_CONCURRENT,
    EMBER__SQL_BEGIN_QUEUED,
    EMBER__SQL_COMMIT, /* or END */
    EMBER__SQL_ROLLBACK,
    EMBER__SQL_ROLLBACK_TO,
};

/* What the first statement of the text is. Cheap for SELECT. */
enum ember__sql ember__scan(const char *sql);

/* Name and value of a pragma, as they are written (of 'x' the x). */
typedef struct {
    const char *name;
    size_t name_length;
    const char *value;
    size_t value_length;
    bool sets; /* a value is there, or should be */
} ember__pragma_words_t;
/* Of text that ember__scan() has found to be one. */
ember__pragma_words_t ember__scan_pragma(const char *sql);

/* Where the first statement ends: behind its semicolon, or at the end of the text. */
const char *ember__scan_end(const char *sql);
/* The word behind BEGIN: where it is, and how long. */
size_t ember__scan_begin(const char *sql, size_t *length);

/* Whether the text has nothing but blanks, comments and semicolons. */
bool ember__scan_blank(const char *sql);

#endif
