/* Identifiers in SQL text. */
#ifndef TOASTY_SQL_QUOTE_H
#define TOASTY_SQL_QUOTE_H

#include "core/buffer.h"

/* Adds the name in double quotes, each double quote in it doubled. */
void toasty__quote_identifier(toasty__buffer *buffer, const char *name);

#endif
