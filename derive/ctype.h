/* What a member's C type means to Toasty. */
#ifndef DERIVE_CTYPE_H
#define DERIVE_CTYPE_H

#include "clang_api.h"
#include "decl.h"

/** The meaning of the type of `field`, a member of a struct. */
derive_ctype derive_ctype_of(const clang_api *clang, derive_arena *arena, CXCursor field);

/** A copy of a string of libclang, which is given back. */
const char *derive_clang_text(const clang_api *clang, derive_arena *arena, CXString string);

#endif
