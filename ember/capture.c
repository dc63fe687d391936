#include "capture.h"
#include "controls.h"
#include "guard.h"
#include "refusal.h"
#include "session.h"

#include <stdio.h>
#include <string.h>

static int note_insert(ember__session_t *s, const char *table, const char *schema)
{
    if (!table || !schema || strcmp(schema, "main") != 0 || strncmp(table, "sqlite_", 7) == 0)
        return SQLITE_OK;
    return ember__buffer_add(&s->inserts, table, strlen(table) + 1) ? SQLITE_OK : SQLITE_DENY;
}

int ember__session_authorize(void *arg, int action, const char *first, const char *second, const char *schema,
                             const char *trigger)
{
    ember__session_t *s = arg;
    (void)trigger;
    if (action == SQLITE_INSERT)
        return note_insert(s, first, schema);
    bool refused =
        ember__session_refuses(action, first, second, s->words, sizeof s->words) && EMBER__GUARD(statements);
    return refused ? SQLITE_DENY : SQLITE_OK;
}

/* Reads all images through one of the reader's views. */
static int read_view(ember__session_t *s, bool final)
{
    ember__overlay_follow(s->reader_overlay, s->overlay, final ? EMBER__VIEW_FINAL : EMBER__VIEW_BASE);
    int rc = ember__run_once(s->read);
    if (rc != SQLITE_OK)
        return rc;
    rc = ember__touched_read(&s->set, final);
    for (int i = 0; i < s->lease_count && final && rc == SQLITE_OK; i++) {
        sqlite3_stmt *vm = NULL;
        rc = sqlite3_prepare_v2(s->reader, "SELECT seq FROM main.sqlite_sequence WHERE name = ?1", -1, &vm,
                                NULL);
        if (rc == SQLITE_OK) {
            sqlite3_bind_text(vm, 1, s->sequences[i].table, -1, SQLITE_STATIC);
            if (sqlite3_step(vm) == SQLITE_ROW && sqlite3_column_int64(vm, 0) > s->sequences[i].last)
                s->sequences[i].last = sqlite3_column_int64(vm, 0);
        }
        int end = sqlite3_finalize(vm);
        rc = rc ? rc : end;
    }
    int end = ember__run_once(s->end_read);
    return rc ? rc : end;
}

static int say(ember__session_t *s, int rc, const char *words)
{
    snprintf(s->words, sizeof s->words, "%s", words);
    return rc;
}

/* What can be said against the transaction without looking at its rows. */
static int check(ember__session_t *s, ember__overlay_header_t *header)
{
    if (ember__overlay_revoked(s->overlay) && EMBER__GUARD(revoked_commit))
        return say(
            s, SQLITE_BUSY_SNAPSHOT,
            "write-write conflict: the transaction was open for so long that its snapshot was given up");
    if (s->set.rc == SQLITE_TOOBIG)
        return say(s, SQLITE_FULL,
                   "the concurrent transaction has touched too many rows: use BEGIN IMMEDIATE");
    if (s->set.rc != SQLITE_OK && EMBER__GUARD(noted))
        return say(s, s->set.rc, "a row that was written could not be noted");
    if (s->set.trouble && EMBER__GUARD(addressable)) {
        snprintf(s->words, sizeof s->words, "table \"%s\" cannot be written in a concurrent transaction: %s",
                 s->set.trouble_table, s->set.trouble);
        return SQLITE_ERROR;
    }
    int rc = ember__overlay_header(s->overlay, header);
    if (rc == SQLITE_OK && header->changed && EMBER__GUARD(header))
        return say(s, SQLITE_ERROR,
                   "the schema or the header was changed, which cannot be part of a concurrent transaction");
    return rc;
}

static bool numbered(const ember__session_t *s)
{
    for (int i = 0; i < s->lease_count; i++)
        if (s->sequences[i].last >= s->leases[i].next)
            return true;
    return false;
}

/* Tables whose numbers were really used, in front. */
static size_t used_sequences(const ember__session_t *s, ember__sequence_t *out)
{
    size_t count = 0;
    for (int i = 0; i < s->lease_count; i++)
        if (s->sequences[i].last >= s->leases[i].next)
            out[count++] = s->sequences[i];
    return count;
}

static int foreign_keys(sqlite3 *db)
{
    int on = 0;
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, -1, &on);
    return on;
}

int ember__session_commit(void *arg)
{
    ember__session_t *s = arg;
    ember__overlay_header_t header;
    ember__sequence_t used[EMBER__LEASES];
    *s->words = '\0';
    int rc = check(s, &header);
    if (rc != SQLITE_OK || (s->set.count == 0 && s->lease_count == 0))
        return rc;
    size_t bytes = s->set.bytes.size;
    rc = read_view(s, true);
    if (rc == SQLITE_OK && s->set.fresh < s->set.count)
        rc = read_view(s, false);
    if (rc != SQLITE_OK)
        return say(s, rc, sqlite3_errmsg(s->reader));
    if (ember__touched_settle(&s->set) == 0 && !numbered(s))
        return SQLITE_OK;
    ember__change_t change = {.set = &s->set,
                              .overlay = s->overlay,
                              .connection = s->connection,
                              .sequences = used,
                              .sequence_count = used_sequences(s, used),
                              .schema = header.schema,
                              .foreign_keys = foreign_keys(s->db) != 0,
                              .serializable = s->serializable,
                              .busy_ms = s->connection->busy_ms};
    rc = ember__committer_commit(s->concurrency->committer, &change);
    if (rc == SQLITE_BUSY)
        s->set.bytes.size = bytes; /* it may be repeated */
    else
        s->conflicts = rc == SQLITE_BUSY_SNAPSHOT ? s->conflicts + 1 : 0;
    return say(s, rc, change.words);
}
