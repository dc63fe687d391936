/*
 * Log events of fibers. The program's logger is called on the loop's thread: what there is to tell of a fiber
 * that is away is kept until it comes home, which it does before its call returns.
 */
#ifndef TOASTY_RUNTIME_EVENTS_H
#define TOASTY_RUNTIME_EVENTS_H

#include <toasty/db.h>

/* In order. Zeroed: none. */
typedef struct toasty__events {
    struct toasty__kept_event *first;
    struct toasty__kept_event *last;
    unsigned lost; /* for which there was no memory */
} toasty__events;

/* Tells the logger, now or when the running fiber has come home. Strings may be NULL; they are copied if need
 * be. */
void toasty__events_tell(const toasty_log_event *event);
/* Tells what was kept, on the loop's thread. */
void toasty__events_deliver(toasty__events *events);
/* Keeps one, with the time at which that was first done. */
void toasty__events_keep(toasty__events *events, const toasty_log_event *event);
/* Hands over and forgets what was kept, in order. */
void toasty__events_each(toasty__events *events, void (*tell)(void *context, const toasty_log_event *event),
                         void *context);

#endif
