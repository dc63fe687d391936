/* Whether a value that a program put together is one; checked before it is stored. */
#ifndef TOASTY_CORE_VALID_H
#define TOASTY_CORE_VALID_H

#include <toasty/types.h>

bool toasty__date_valid(toasty_date v);
bool toasty__time_valid(toasty_time v);
bool toasty__datetime_valid(toasty_datetime v);
/* True for instants of the years -9999 to 9999, the ones that have a text. */
bool toasty__timestamp_valid(toasty_timestamp v);
bool toasty__inet_valid(toasty_inet v);
bool toasty__cidr_valid(toasty_cidr v);

#endif
