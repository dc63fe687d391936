/* A glance at SQL text, for the few statements that Ember has to treat itself. */
#ifndef EMBER_SCAN_H
#define EMBER_SCAN_H

#include <stdbool.h>
#include <stddef.h>

enum ember__sql {
    EMBER__SQL_OTHER,
    EMBER__SQL_PRAGMA,
    EMBER__SQL_BUSY_TIMEOUT, /* PRAGMA busy_timeout, read or set */
    EMBER__SQL_MVCC,         /* PRAGMA journal_mode = mvcc */
    EMBER__SQL_BEGIN_CONCURRENT,
};

/* What the first statement of the text is. Cheap for everything that begins with another letter than B, E or
 * P. */
enum ember__sql ember__scan(const char *sql);

/* Whether the text has nothing but blanks, comments and semicolons. */
bool ember__scan_blank(const char *sql);

#endif
