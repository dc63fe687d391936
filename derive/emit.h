/* Writing: from the models of a unit to the text of X.toasty.h and X.toasty.c. */
#ifndef DERIVE_EMIT_H
#define DERIVE_EMIT_H

#include "model.h"

/**
 * The text of the generated header and source for the models of `unit` that are not foreign and whose
 * `header` equals this one. Both end with a newline and depend on the unit alone: equal units give equal
 * text. NULL when memory is out; otherwise the caller's, to be freed with free.
 */
char *derive_emit_header(const derive_unit *unit, const char *header);
char *derive_emit_source(const derive_unit *unit, const char *header);

/**
 * Makes the file at `path` hold `text`: by a temporary file beside it and a rename, and not at all when it
 * does so already. False, with a sentence in `error`, when it cannot.
 */
bool derive_write_if_changed(const char *path, const char *text, char *error, size_t error_size);

/**
 * Whether the functions of another model begin with the name of this one and `suffix`, which then has none of its own that
 * begin so: with Task and TaskList, task_list_to_json takes a record of the latter.
 */
bool derive_is_model_prefix(const derive_unit *unit, const derive_model *model, const char *suffix);

#endif
