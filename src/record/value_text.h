/* Values that are text in a database, in JSON and for people alike. */
#ifndef TOASTY_RECORD_VALUE_TEXT_H
#define TOASTY_RECORD_VALUE_TEXT_H

#include <toasty/types.h>

/* The text of a value of an identifier, calendar or address type, in `out`; NULL for the other types. */
const char *toasty__value_text(const toasty_value *value, char out[TOASTY_TEXT_MAX]);

#endif
