/* Inside of making SQL text: what its files share. */
#ifndef TOASTY_SQL_TEXT_H
#define TOASTY_SQL_TEXT_H

#include "sql/op.h"

typedef struct toasty__writer {
    toasty__buffer *sql;
    unsigned next;  /* number of the next placeholder */
    unsigned alias; /* of the table that columns are of, "t" and one less; 0: none */
} toasty__writer;

void toasty__put(toasty__writer *w, const char *words);
void toasty__put_column(toasty__writer *w, const toasty__table *table, uint16_t number);
/* Columns with commas between them; `numbers` NULL: the first `count`. */
void toasty__put_columns(toasty__writer *w, const toasty__table *table, uint16_t count,
                         const uint16_t *numbers);
/* The same, in parentheses when there are several. */
void toasty__put_together(toasty__writer *w, const toasty__table *table, uint16_t count,
                          const uint16_t *numbers);
void toasty__put_placeholder(toasty__writer *w);
/* In parentheses. */
void toasty__put_placeholders(toasty__writer *w, size_t count);
void toasty__put_cond(toasty__writer *w, const toasty__cond *cond);
/* With the word before it; nothing when there is no condition. */
void toasty__put_where(toasty__writer *w, const toasty__cond *cond);
void toasty__put_select(toasty__writer *w, const toasty__select *select);
/* All columns, and NULL in the place of those that are not to be read. */
void toasty__put_loaded(toasty__writer *w, const toasty__select *select);

#endif
