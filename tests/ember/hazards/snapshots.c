/* The snapshot of a transaction, and its private file: what is read, and what others must not do to it
 * meanwhile. */
#include "../overlay_support.h"
#include "paused.h"
#include "hazard.h"
#include "wal_index.h"

#include <signal.h>
#include <sys/wait.h>

#define GROW                                                                                                 \
    "CREATE TABLE IF NOT EXISTS big(x); INSERT INTO big SELECT zeroblob(4000) FROM t; UPDATE t SET v = v + " \
    "1000; INSERT INTO t(v, pad) SELECT v, zeroblob(600) FROM t"

/* ---- the index of the log ---- */

static void an_index_of_another_format_is_refused(void **state)
{
    fixture *f = *state;
    uint32_t was[INDEX_COPY];
    volatile uint32_t *index = wal_index(f->w);
    index_get(index, 0, INDEX_COPY, was);
    uint32_t other[INDEX_COPY];
    memcpy(other, was, sizeof other);
    other[INDEX_VERSION_AT]++;
    index_sum(other);
    index_put(index, 0, INDEX_COPY, other);
    index_put(index, INDEX_COPY, INDEX_COPY, other);
    int rc = sqlite3_exec(f->p, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    index_put(index, 0, INDEX_COPY, was);
    index_put(index, INDEX_COPY, INDEX_COPY, was);
    assert_int_equal(rc & 0xff, SQLITE_CANTOPEN);
}

static void an_index_that_is_being_written_is_not_read(void **state)
{
    fixture *f = *state;
    uint32_t old[INDEX_COPY];
    uint32_t now[INDEX_COPY];
    volatile uint32_t *index = wal_index(f->w);
    index_get(index, 0, INDEX_COPY, old);
    sql(f->w, "UPDATE t SET v = 0");
    index_get(index, 0, INDEX_COPY, now);
    /* The second copy is written first. */
    index_put(index, 0, INDEX_COPY, old);
    int rc = sqlite3_exec(f->p, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    uint32_t after[INDEX_COPY];
    index_get(index, 0, INDEX_COPY, after);
    index_put(index, 0, INDEX_COPY, now);
    assert_int_equal(rc, SQLITE_BUSY);
    assert_memory_equal(after, old, sizeof old); /* nor is it repaired by who has no right to */
    sql(f->p, "BEGIN IMMEDIATE");
    assert_int_equal(ask(f->p, SUM), 0);
    sql(f->p, "ROLLBACK");
}

static void an_index_that_was_torn_is_not_read(void **state)
{
    fixture *f = *state;
    uint32_t was[INDEX_COPY];
    volatile uint32_t *index = wal_index(f->w);
    index_get(index, 0, INDEX_COPY, was);
    uint32_t torn[INDEX_COPY];
    memcpy(torn, was, sizeof torn);
    torn[INDEX_SUMS_AT]++;
    index_put(index, 0, INDEX_COPY, torn);
    index_put(index, INDEX_COPY, INDEX_COPY, torn);
    int rc = sqlite3_exec(f->p, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    index_put(index, 0, INDEX_COPY, was);
    index_put(index, INDEX_COPY, INDEX_COPY, was);
    assert_int_equal(rc, SQLITE_BUSY);
}

/* ---- taking and holding a snapshot ---- */

static void run_text(void *arg)
{
    fixture *f = ((void **)arg)[0];
    sql(f->w, ((void **)arg)[1]);
}

/* Others come between the look at the index and the lock. */
static void begin_while(fixture *f, int slot, char *text)
{
    void *both[] = {f, text};
    pause_before_lock(slot, SQLITE_SHM_LOCK | SQLITE_SHM_SHARED, run_text, both);
    sql(f->p, "BEGIN IMMEDIATE");
    assert_false(pause_pending());
    assert_int_equal(ask(f->p, SUM), ask(f->w, SUM));
    assert_sound(f->p);
    sql(f->p, "ROLLBACK");
}

static void a_file_that_changes_before_the_lock_is_looked_at_again(void **state)
{
    fixture *f = *state;
    static char text[] = GROW "; PRAGMA wal_checkpoint";
    sql(f->w, "PRAGMA wal_checkpoint");
    begin_while(f, 3, text);
}

static void a_log_that_changes_before_the_lock_is_looked_at_again(void **state)
{
    fixture *f = *state;
    static char text[] = "PRAGMA wal_checkpoint(RESTART); " GROW;
    sql(f->w, "UPDATE t SET v = v + 1");
    begin_while(f, 4, text);
}

static void a_snapshot_in_the_log_keeps_it(void **state)
{
    fixture *f = *state;
    sql(f->p, "BEGIN IMMEDIATE");
    sql(f->w, "UPDATE t SET v = v + 1");
    assert_int_equal(ask(f->w, "PRAGMA wal_checkpoint(TRUNCATE)"), 1); /* busy */
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    sql(f->p, "COMMIT");
}

static void a_snapshot_in_the_file_keeps_it(void **state)
{
    fixture *f = *state;
    sql(f->w, "PRAGMA wal_checkpoint");
    sql(f->p, "BEGIN IMMEDIATE");
    sql(f->w, "UPDATE t SET v = 0; PRAGMA wal_checkpoint");
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    assert_sound(f->p);
    sql(f->p, "COMMIT");
}

static void commits_after_the_snapshot_are_not_seen(void **state)
{
    fixture *f = *state;
    sql(f->p, "BEGIN IMMEDIATE");
    sql(f->w, "UPDATE t SET v = 0");
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    sql(f->p, "COMMIT");
}

static void a_log_in_use_is_not_deleted(void **state)
{
    fixture *f = *state;
    sql(f->p, "BEGIN IMMEDIATE");
    sqlite3_close(f->w); /* the last one that SQLite knows of takes the log along */
    f->w = NULL;
    assert_int_equal(access("a.db-wal", F_OK), 0);
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    sql(f->p, "COMMIT");
}

static void a_snapshot_that_was_taken_away_is_not_read(void **state)
{
    fixture *f = *state;
    sql(f->p, "BEGIN IMMEDIATE");
    ember__overlay_revoke(f->o);
    sql(f->w, "PRAGMA wal_checkpoint(RESTART); UPDATE t SET v = 0");
    assert_int_equal(sqlite3_exec(f->p, SUM, NULL, NULL, NULL), SQLITE_BUSY_SNAPSHOT);
    sqlite3_exec(f->p, "ROLLBACK", NULL, NULL, NULL);
}

/* ---- SQLite's cache ---- */

static void what_is_in_the_cache_is_not_taken_for_a_later_snapshot(void **state)
{
    fixture *f = *state;
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    sql(f->w, "UPDATE t SET v = 0");
    assert_int_equal(ask(f->p, SUM), 0);
}

static void what_a_transaction_wrote_is_not_taken_for_the_next_snapshot(void **state)
{
    fixture *f = *state;
    sql(f->p, "BEGIN IMMEDIATE; UPDATE t SET v = 0; COMMIT");
    assert_int_equal(f->calls, 1);
    assert_int_equal(ask(f->p, SUM), FIRST_SUM); /* the commit function did nothing */
}

/* ---- the private file ---- */

static void a_rollback_is_not_taken_for_a_commit(void **state)
{
    fixture *f = *state;
    sql(f->p,
        "PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE t SET v = v + 1, pad = zeroblob(900); ROLLBACK");
    assert_int_equal(f->calls, 0);
    /* As when something fails after the commit hook. */
    sql(f->p, "BEGIN IMMEDIATE; UPDATE t SET v = v + 1, pad = zeroblob(900)");
    ember__overlay_arm(f->o);
    sql(f->p, "ROLLBACK");
    assert_int_equal(f->calls, 0);
    /* A refused commit is rolled back, which is not one more. */
    f->answer = SQLITE_BUSY_SNAPSHOT;
    sql_rc(f->p, SQLITE_BUSY_SNAPSHOT, "BEGIN IMMEDIATE; UPDATE t SET v = v + 1; COMMIT");
    assert_int_equal(f->calls, 1);
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
}

static void a_killed_process_leaves_no_journal(void **state)
{
    fixture *f = *state;
    sqlite3_close(f->p);
    f->p = NULL;
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *p = open_raw(ember__overlay_vfs_name(vfs));
        sqlite3_exec(p, "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 5; BEGIN; UPDATE t SET v = v + 1",
                     NULL, NULL, NULL);
        raise(SIGKILL);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    sql(f->w, "UPDATE t SET v = v + 1000; PRAGMA wal_checkpoint");
    sqlite3_close(f->w);
    f->w = open_raw(NULL);
    assert_int_equal(ask(f->w, SUM), FIRST_SUM + 400000);
    assert_sound(f->w);
    assert_int_equal(access("a.db-journal", F_OK), -1);
}

static void write_journal(void)
{
    FILE *journal = fopen("a.db-journal", "w");
    assert_non_null(journal);
    fputs("somebody's", journal);
    fclose(journal);
}

static void files_of_others_are_not_deleted(void **state)
{
    fixture *f = *state;
    write_journal();
    sql(f->p, "PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE; UPDATE t SET v = v + 1; COMMIT");
    assert_int_equal(access("a.db-journal", F_OK), 0);
    remove("a.db-journal");
}

static void files_of_others_are_not_looked_at(void **state)
{
    fixture *f = *state;
    sqlite3_close(f->p);
    write_journal();
    f->p = open_overlay();
    int rc =
        sqlite3_exec(f->p, "BEGIN IMMEDIATE; UPDATE t SET v = v + 1; " SUM "; ROLLBACK", NULL, NULL, NULL);
    remove("a.db-journal");
    assert_int_equal(rc, SQLITE_OK);
}

static void a_transaction_that_is_too_large_is_full(void **state)
{
    fixture *f = *state;
    sql_rc(f->p, SQLITE_FULL,
           "PRAGMA cache_size = 5; BEGIN IMMEDIATE;"
           "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 9000)"
           "INSERT INTO t(pad) SELECT zeroblob(1500) FROM c");
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
}

static const struct CMUnitTest hazards[] = {
    HAZARD("index_version", an_index_of_another_format_is_refused),
    HAZARD("header_twice", an_index_that_is_being_written_is_not_read),
    HAZARD("header_sums", an_index_that_was_torn_is_not_read),
    HAZARD("file_again", a_file_that_changes_before_the_lock_is_looked_at_again),
    HAZARD("mark_again", a_log_that_changes_before_the_lock_is_looked_at_again),
    HAZARD("mark_lock", a_snapshot_in_the_log_keeps_it),
    HAZARD("file_lock", a_snapshot_in_the_file_keeps_it),
    HAZARD("later_frames", commits_after_the_snapshot_are_not_seen),
    HAZARD("shared_lock", a_log_in_use_is_not_deleted),
    HAZARD("revoked_read", a_snapshot_that_was_taken_away_is_not_read),
    HAZARD("counter", what_is_in_the_cache_is_not_taken_for_a_later_snapshot),
    HAZARD("counter_step", what_a_transaction_wrote_is_not_taken_for_the_next_snapshot),
    HAZARD("playback", a_rollback_is_not_taken_for_a_commit),
    HAZARD("journal", a_killed_process_leaves_no_journal),
    HAZARD("others_kept", files_of_others_are_not_deleted),
    HAZARD("others_hidden", files_of_others_are_not_looked_at),
    HAZARD("page_limit", a_transaction_that_is_too_large_is_full),
};

HAZARD_MAIN
