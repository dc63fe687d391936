/* What is found outside: Toasty's own headers and those that belong to the C compiler. */
#ifndef DERIVE_TOOLCHAIN_H
#define DERIVE_TOOLCHAIN_H

#include "arena.h"

/**
 * The folder with toasty/model.h, found from where the running program lies: in a build tree a file
 * `toasty-include-dir` beside the program names it, in an installation it is ../include. NULL when it is in
 * neither.
 */
const char *derive_toasty_include_dir(derive_arena *arena);

/** The folder with the compiler's stddef.h, as $CC, cc, gcc or clang tells; NULL when none of them can. */
const char *derive_compiler_include_dir(derive_arena *arena);

/** `path` made absolute with the working directory; symbolic links stay. */
const char *derive_absolute_path(derive_arena *arena, const char *path);

/** `path` without symbolic links, or NULL when there is no such file. */
const char *derive_real_path(derive_arena *arena, const char *path);

/** How one gets from the folder `from` to the file `to` (both real paths): relative, with ../ as needed. */
const char *derive_relative_path(derive_arena *arena, const char *from, const char *to);

/** The folder that a path names a file in ("." when it names none). */
const char *derive_dirname(derive_arena *arena, const char *path);
const char *derive_basename(const char *path);

#endif
