#include "runtime/events.h"

#include <stdio.h>
#include <string.h>

#include "core/alloc.h"
#include "core/log.h"
#include "runtime/fiber.h"

typedef struct toasty__kept_event {
    struct toasty__kept_event *next;
    toasty_log_event event;
    char text[]; /* its strings */
} kept;

enum { STRINGS = 5 };

static void list_strings(toasty_log_event *event, const char **strings[STRINGS])
{
    strings[0] = &event->message;
    strings[1] = &event->system;
    strings[2] = &event->statement;
    strings[3] = &event->params;
    strings[4] = &event->error;
}

/* NULL when memory is out. */
static kept *copy(const toasty_log_event *event)
{
    toasty_log_event whole = *event;
    const char **strings[STRINGS];
    size_t lengths[STRINGS], length = 0;
    list_strings(&whole, strings);
    for (int i = 0; i < STRINGS; i++) {
        lengths[i] = *strings[i] ? strlen(*strings[i]) + 1 : 0;
        length += lengths[i];
    }
    kept *self = toasty__malloc(sizeof *self + length);
    if (!self)
        return NULL;
    char *at = self->text;
    for (int i = 0; i < STRINGS; i++) {
        if (lengths[i])
            *strings[i] = memcpy(at, *strings[i], lengths[i]);
        at += lengths[i];
    }
    self->next = NULL;
    self->event = whole;
    if (!self->event.time.seconds && !self->event.time.nanoseconds)
        self->event.time = toasty_now();
    return self;
}

void toasty__events_keep(toasty__events *events, const toasty_log_event *event)
{
    kept *self = copy(event);
    if (!self) {
        events->lost++;
        return;
    }
    *(events->last ? &events->last->next : &events->first) = self;
    events->last = self;
}

void toasty__events_tell(const toasty_log_event *event)
{
    if (!toasty__log_on())
        return;
    if (toasty__fiber_current() && !toasty__fiber_at_home())
        toasty__events_keep(&toasty__fiber_local()->events, event);
    else
        toasty__log(event);
}

static void tell_lost(toasty__events *events)
{
    char text[80];
    snprintf(text, sizeof text, "memory is out: %u events before this one were lost", events->lost);
    events->lost = 0;
    toasty__log(&(const toasty_log_event){.level = TOASTY_LOG_WARN, .message = text});
}

void toasty__events_each(toasty__events *events, void (*tell)(void *context, const toasty_log_event *event),
                         void *context)
{
    /* The logger may make calls of its own, which keep events and deliver them. */
    while (events->first) {
        kept *self = events->first;
        events->first = self->next;
        if (!events->first)
            events->last = NULL;
        tell(context, &self->event);
        toasty__free(self);
    }
}

static void tell_logger(void *unused, const toasty_log_event *event)
{
    (void)unused;
    toasty__log(event);
}

void toasty__events_deliver(toasty__events *events)
{
    toasty__events_each(events, tell_logger, NULL);
    if (events->lost)
        tell_lost(events);
}
