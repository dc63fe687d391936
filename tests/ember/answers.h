/* What statements answer, as text, so that one way to run them can be compared with another. */
#ifndef EMBER_TEST_ANSWERS_H
#define EMBER_TEST_ANSWERS_H

#include "support.h"

#include <stdarg.h>

enum { LONGEST = 24000 };

/* All that the statements of a case have answered. */
typedef struct {
    char text[LONGEST];
    size_t length;
} answers;

static inline void note(answers *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length = vsnprintf(a->text + a->length, LONGEST - a->length, format, args);
    va_end(args);
    a->length += (size_t)length;
    assert_true(a->length < LONGEST);
}

static inline void note_value(answers *a, stmt_t s, size_t i)
{
    const char *bytes = turso_statement_row_value_bytes_ptr(s, i);
    int64_t size = turso_statement_row_value_bytes_count(s, i);
    switch (turso_statement_row_value_kind(s, i)) {
    case TURSO_TYPE_INTEGER: note(a, " %lld", (long long)turso_statement_row_value_int(s, i)); break;
    case TURSO_TYPE_REAL: note(a, " %.17g", turso_statement_row_value_double(s, i)); break;
    case TURSO_TYPE_TEXT: note(a, " '%.*s'", (int)size, bytes); break;
    case TURSO_TYPE_BLOB:
        note(a, " x'");
        for (int64_t at = 0; at < size; at++)
            note(a, "%02x", (unsigned char)bytes[at]);
        note(a, "'");
        break;
    case TURSO_TYPE_NULL: note(a, " NULL"); break;
    default: note(a, " ?"); break;
    }
}

static inline void note_rows(answers *a, stmt_t s, turso_status_code_t status, const char *error)
{
    while (status == TURSO_ROW) {
        note(a, "  row, %lld changes:", (long long)turso_statement_n_change(s));
        for (size_t i = 0; i < (size_t)turso_statement_column_count(s); i++) {
            const char *name = turso_statement_column_name(s, i);
            note(a, " %s", name);
            turso_str_deinit(name);
            note_value(a, s, i);
        }
        note(a, "\n");
        status = turso_statement_step(s, &error);
    }
    note(a, "  %d %s, %lld changes\n", (int)status, error ? error : "",
         (long long)turso_statement_n_change(s));
    turso_str_deinit(error);
}

static inline void note_answer(answers *a, conn_t c, const char *sql)
{
    const char *error = NULL;
    stmt_t s = NULL;
    turso_status_code_t status = turso_connection_prepare_single(c, sql, &s, &error);
    if (status == TURSO_OK)
        status = turso_statement_step(s, &error);
    note_rows(a, s, status, error);
    turso_statement_deinit(s);
}

#endif
