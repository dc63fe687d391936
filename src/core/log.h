/* Log events on their way to the program's logger. */
#ifndef TOASTY_CORE_LOG_H
#define TOASTY_CORE_LOG_H

#include <toasty/db.h>

/* True when somebody listens: the caller may skip the work of making an event. */
bool toasty__log_on(void);
/* Strings of the event may be NULL: the logger sees "". Without a time it gets that of now. */
void toasty__log(const toasty_log_event *event);

#endif
