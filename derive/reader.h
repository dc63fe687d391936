/* Reading: the headers of a run, parsed together by libclang, to declarations. */
#ifndef DERIVE_READER_H
#define DERIVE_READER_H

#include "decl.h"

typedef struct derive_input {
    const char *const *headers; /* as the user names them */
    size_t header_count;
    const char *const *include_dirs;
    size_t include_dir_count;
    const char *const *defines; /* NAME or NAME=VALUE */
    size_t define_count;
    const char *toasty_include_dir; /* or NULL */
} derive_input;

/** What the headers declare; NULL, with mistakes noted, when they could not be read as C. */
derive_declarations *derive_read(derive_report *report, const derive_input *input);

#endif
