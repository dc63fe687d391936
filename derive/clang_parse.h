/* One translation unit with all headers of a run. */
#ifndef DERIVE_CLANG_PARSE_H
#define DERIVE_CLANG_PARSE_H

#include "clang_api.h"
#include "reader.h"

typedef struct derive_parsed {
    const clang_api *clang;
    CXIndex index;
    CXTranslationUnit unit;
} derive_parsed;

/** How the user would name a file that libclang names `name`. */
const char *derive_display_path(derive_report *report, const derive_input *input, const char *name, bool *given);

/** Parses; false, with mistakes noted, when libclang is missing or the headers are not correct C. */
bool derive_clang_parse(derive_report *report, const derive_input *input, derive_parsed *out);
void derive_clang_close(derive_parsed *parsed);

#endif
