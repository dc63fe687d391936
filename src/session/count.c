/* How many statements a handle sends, and the same one again and again. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/log.h"
#include "session/internal.h"

int64_t toasty_query_count(const toasty_db *db)
{
    return db && db->magic == TOASTY__DB_MAGIC ? db->queries : 0;
}

toasty_query_limit toasty_query_limit_begin(const toasty_db *db, int64_t most)
{
    return (toasty_query_limit){.db = db, .before = toasty_query_count(db), .most = most};
}

bool toasty_query_limit_next(toasty_query_limit *limit, const char *file, int line)
{
    int64_t sent = toasty_query_count(limit->db) - limit->before;
    if (!limit->entered)
        return limit->entered = true;
    if (sent <= limit->most)
        return false;
    fprintf(stderr, "%s:%d: %" PRId64 " statements were sent, at most %" PRId64 " were expected\n", file,
            line, sent, limit->most);
    abort();
}

/* Statements that are not kept have no number: their text stands for them. */
static uint64_t which(const toasty__command *command)
{
    uint64_t hash = 0xCBF29CE484222325u;
    if (command->id)
        return command->id;
    for (const char *p = command->sql; *p; p++)
        hash = (hash ^ (unsigned char)*p) * 0x100000001B3u;
    return hash | UINT64_C(1) << 63;
}

void toasty__note_statement(toasty_db *db, const toasty__command *command)
{
    toasty__note(db, which(command), command->sql);
}

void toasty__count_repeats(toasty_db *db, uint64_t statement, const char *sql)
{
    db->repeats = statement == db->last_statement ? db->repeats + 1 : 1;
    db->last_statement = statement;
    if (db->repeats != db->database->repeated_warning || !toasty__log_on())
        return;
    char text[160];
    snprintf(text, sizeof text,
             "the same statement %" PRId64
             " times in a row: can it be one, with .include, toasty_in or a batch?",
             db->repeats);
    toasty__tell(db, &(const toasty_log_event){.level = TOASTY_LOG_WARN,
                                               .message = text,
                                               .system = db->database->driver->scheme,
                                               .statement = sql,
                                               .rows = db->repeats});
}
