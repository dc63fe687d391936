/* One translation unit with all headers of a run. */
#ifndef DERIVE_CLANG_PARSE_H
#define DERIVE_CLANG_PARSE_H

#include "clang_api.h"
#include "reader.h"

/* The real paths of what the user names, found once. */
typedef struct derive_paths {
    const derive_input *input;
    const char **headers;
    const char *here; /* the working directory */
} derive_paths;

typedef struct derive_parsed {
    const clang_api *clang;
    CXIndex index;
    CXTranslationUnit unit;
    derive_paths paths;
} derive_parsed;

/** How the user would name a file that libclang names `name`, and whether it is a header of the run. */
const char *derive_display_path(derive_arena *arena, const derive_paths *paths, const char *name,
                                bool *given);

/** Parses; false, with mistakes noted, when libclang is missing or the headers are not correct C. */
bool derive_clang_parse(derive_report *report, const derive_input *input, derive_parsed *out);
void derive_clang_close(derive_parsed *parsed);

#endif
