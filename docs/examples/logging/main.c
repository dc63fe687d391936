#include "models.toasty.h"
#include <stdio.h>
#include <stdlib.h>

/* [doc: logger] */
static void log_statement(void *context, const toasty_log_event *event)
{
    static const char *const levels[] = {"debug", "info", "warn", "error"};
    FILE *out = context;
    if (event->level < TOASTY_LOG_WARN && !*event->error && !*event->params)
        return;
    fprintf(out, "%s %s: %s: %s", levels[event->level], event->system, event->message, event->statement);
    if (*event->params)
        fprintf(out, " (%s)", event->params);
    fprintf(out, *event->error ? " -> %s\n" : "%s\n", event->error);
}
/* [end] */

int main(void)
{
    /* [doc: set] */
    toasty_set_logger(log_statement, stdout);
    toasty_db *db = toasty_open("turso::memory:",
        .models               = toasty_models(&Event),
        .log_statement_params = true);
    /* [end] */
    if (toasty_push_schema(db) != TOASTY_OK)
        return 1;
    toasty_free(event_create(db, .name = "start"));
    toasty_free(event_create(db, .name = "start"));
    toasty_free(event_get_by_name(db, "start"));
    toasty_close(db);
    return 0;
}
