/* What types are called in generated code. */
#ifndef DERIVE_TYPE_WORDS_H
#define DERIVE_TYPE_WORDS_H

#include <toasty/types.h>

/* The words by which generated code speaks of a type. */
typedef struct derive_type_words {
    const char *constant;  /* TOASTY_TYPE_I64 */
    const char *family;    /* int: toasty_int_token, toasty_int_change */
    const char *member;    /* i64: of toasty_key_value */
    const char *value;     /* int: toasty_value_int */
    const char *parameter; /* how a function takes it when not as its own type; else NULL */
} derive_type_words;

const derive_type_words *derive_words(toasty_type type);

#endif
