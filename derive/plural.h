/* English plurals for table names and for the names of functions that take several records. */
#ifndef DERIVE_PLURAL_H
#define DERIVE_PLURAL_H

#include <stddef.h>

/**
 * Writes the plural of `name`, a snake_case name in lower case, to `out`; false when `size` is too small (it
 * needs at most five bytes more than the name, NUL included). A plural stays as it is, and so does a word
 * that has none.
 *
 * The rules are those by which Toasty for Rust names tables, so that both can share a database: they look at
 * the name as a whole, so that "foot" gives "feet" but "left_foot" gives "left_foots".
 */
_Bool derive_plural(const char *name, char *out, size_t size);

#endif
