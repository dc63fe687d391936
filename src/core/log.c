#include "core/log.h"

#include <stdatomic.h>
#include <stddef.h>

typedef void (*logger)(void *context, const toasty_log_event *event);

static _Atomic(logger) current;
static _Atomic(void *) current_context;

void toasty_set_logger(void (*log)(void *context, const toasty_log_event *event), void *context)
{
    /* Nobody listens while the two do not belong together. */
    atomic_store(&current, NULL);
    atomic_store(&current_context, context);
    atomic_store(&current, log);
}

bool toasty__log_on(void)
{
    return atomic_load_explicit(&current, memory_order_relaxed) != NULL;
}

/* The logger is promised strings that are never NULL; an event may be made with only those that apply. */
static const char *text(const char *given)
{
    return given ? given : "";
}

void toasty__log(const toasty_log_event *event)
{
    logger log = atomic_load_explicit(&current, memory_order_acquire);
    if (!log)
        return;
    toasty_log_event whole = *event;
    if (!whole.time.seconds && !whole.time.nanoseconds)
        whole.time = toasty_now();
    whole.message = text(event->message);
    whole.system = text(event->system);
    whole.statement = text(event->statement);
    whole.params = text(event->params);
    whole.error = text(event->error);
    log(atomic_load_explicit(&current_context, memory_order_relaxed), &whole);
}
