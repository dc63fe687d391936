/*
 * What a session tells the logger of statements whose turn has not come: those that run at once with others
 * are told of in the order in which they would have run one after the other.
 */
#include "session/internal.h"

void toasty__tell(toasty_db *db, const toasty_log_event *event)
{
    if (db->later)
        toasty__events_keep(db->later, event);
    else
        toasty__events_tell(event);
}

/* One that is no event yet has no message, and its number where there are rows. */
void toasty__note(toasty_db *db, uint64_t statement, const char *sql)
{
    if (db->later)
        toasty__events_keep(db->later,
                            &(const toasty_log_event){.statement = sql, .rows = (int64_t)statement});
    else
        toasty__count_repeats(db, statement, sql);
}

static void tell_now(void *db, const toasty_log_event *event)
{
    if (event->message)
        toasty__tell(db, event);
    else
        toasty__note(db, (uint64_t)event->rows, event->statement);
}

void toasty__tell_later(toasty_db *db, toasty__events *later)
{
    toasty__events_each(later, tell_now, db);
    toasty__events_deliver(later);
}
