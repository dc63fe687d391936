/* A text that grows, and templates. Out of memory sticks: nothing is added afterwards and take gives NULL. */
#ifndef DERIVE_EMIT_TEXT_H
#define DERIVE_EMIT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct derive_text {
    char *data; /* NUL-terminated once anything was added */
    size_t len;
    size_t capacity;
    bool failed;
} derive_text;

/* What $a to $z and $A to $Z stand for in a template; NULL: nothing. */
typedef struct derive_vars {
    const char *of['z' - 'A' + 1];
} derive_vars;

#define DERIVE_VAR(vars, letter) ((vars)->of[(letter) - 'A'])

void derive_text_add(derive_text *text, const char *string);
void derive_text_add_bytes(derive_text *text, const char *bytes, size_t len);
void derive_text_number(derive_text *text, unsigned long number);
/** A C string literal that means `string`. */
void derive_text_literal(derive_text *text, const char *string);
/** As it may stand in a comment, which it neither ends nor makes a compiler warn about; `newline` begins each
 * new line. */
void derive_text_comment(derive_text *text, const char *string, const char *newline);
/** The template with each $letter replaced. A letter that `vars` does not define is a mistake of the caller.
 */
void derive_text_expand(derive_text *text, const char *template_text, const derive_vars *vars);

/** Empties the text and keeps its memory. */
void derive_text_clear(derive_text *text);
/** The text so far, "" when nothing was added. Valid until the next addition. */
const char *derive_text_peek(const derive_text *text);
/** Hands the text over, for free; NULL when memory ran out. */
char *derive_text_take(derive_text *text);
void derive_text_fini(derive_text *text);

#endif
