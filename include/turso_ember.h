/*
 * turso_ember.h - what Ember has beside turso.h, for programs that read or bind a great many values. Turso's own library
 * has no such functions. The rules of turso.h hold for these too.
 */
#ifndef TURSO_EMBER_H
#define TURSO_EMBER_H

#include "turso.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A value with its type: which member counts. */
typedef struct {
    turso_type_t type;
    union {
        int64_t integer;
        double real;
        struct {
            const char *ptr;
            size_t len;
        } bytes; /* TEXT and BLOB */
    } as;
} turso_cell_t;

/**
 * `count` columns of the current row from column `first` on, whatever their types, with one call. Their bytes are as those
 * that turso_statement_row_value_bytes_ptr() gives, and stay as long. Errors: TURSO_MISUSE (no row, not so many columns),
 * TURSO_ERROR (no memory); what `cells` holds is undefined then.
 */
turso_status_code_t turso_statement_row_cells(const turso_statement_t *self, size_t first, size_t count,
                                              turso_cell_t *cells);

/**
 * Gives the parameter at `position` (from 1) a value whose bytes are not copied: they must stay as they are until the
 * statement has been reset, finalized or given back. Otherwise as turso_statement_bind_positional_null() and its like;
 * TURSO_TYPE_UNKNOWN is TURSO_MISUSE.
 */
turso_status_code_t turso_statement_bind_borrowed(const turso_statement_t *self, size_t position,
                                                  const turso_cell_t *cell);

#ifdef __cplusplus
}
#endif
#endif
