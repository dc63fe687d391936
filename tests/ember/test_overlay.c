/* Snapshots through the wal-index, and the private database that the overlay shows over them. */
#include "overlay_support.h"

#include <signal.h>
#include <sys/wait.h>

#include "testing.h"

static void a_snapshot_stays_through_everything_others_do(void **state)
{
    fixture *f = *state;
    /* In the log; in the file; after the log has begun anew; and in a log of several index regions. */
    static const char many[] =
        "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 5000)"
        "INSERT INTO big SELECT zeroblob(4000) FROM c";
    static const char *const before[] = {"SELECT 1", "PRAGMA wal_checkpoint(PASSIVE)",
                                         "PRAGMA wal_checkpoint(TRUNCATE)", many};
    sql(f->w, "CREATE TABLE big(x)");
    int64_t sum = FIRST_SUM;
    for (size_t i = 0; i < COUNT(before); i++) {
        sql(f->w, before[i]);
        sql(f->p, "BEGIN IMMEDIATE");
        sql(f->w, "UPDATE t SET v = v + 1000");
        sql(f->w, "INSERT INTO big VALUES(zeroblob(9000))");
        sqlite3_exec(f->w, "PRAGMA wal_checkpoint(PASSIVE); UPDATE t SET v = v + 1", NULL, NULL, NULL);
        assert_int_equal(ask(f->p, SUM), sum);
        assert_false(ember__overlay_is_latest(f->o));
        assert_sound(f->p);
        sql(f->p, "COMMIT");
        sum += 400 * 1001;
        assert_int_equal(ask(f->p, SUM), sum);
        assert_int_equal(ask(f->w, SUM), sum);
    }
    assert_int_equal(f->calls, 0);
}

static void a_database_without_a_log_is_read_from_the_file(void **state)
{
    fixture *f = *state;
    sql(f->w, "PRAGMA wal_checkpoint(TRUNCATE)");
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    sql(f->p, "BEGIN IMMEDIATE");
    assert_true(ember__overlay_is_latest(f->o));
    assert_int_equal(ember__overlay_frames(f->o), 0);
    sql(f->w, "UPDATE t SET v = 0");
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    sql(f->p, "ROLLBACK; BEGIN IMMEDIATE");
    assert_int_equal(ask(f->p, SUM), 0);
    assert_true(ember__overlay_frames(f->o) > 0);
    sql(f->p, "ROLLBACK");
}

static void a_snapshot_keeps_the_log_from_being_reset(void **state)
{
    fixture *f = *state;
    sql(f->p, "BEGIN IMMEDIATE");
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    sql(f->w, "UPDATE t SET v = v + 1");
    sqlite3_busy_timeout(f->w, 0);
    assert_int_equal(ask(f->w, "PRAGMA wal_checkpoint(TRUNCATE)"), 1); /* busy */
    sql(f->p, "COMMIT");
    assert_int_equal(ask(f->w, "PRAGMA wal_checkpoint(TRUNCATE)"), 0);
}

static void writes_are_private_and_rolled_back_locally(void **state)
{
    fixture *f = *state;
    sql(f->p, "PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE t SET v = v + 1, pad = zeroblob(700)");
    assert_int_equal(ask(f->p, SUM), FIRST_SUM + 400);
    sql(f->w, "UPDATE t SET v = 5 WHERE id = 5");
    assert_int_equal(ask(f->w, SUM), FIRST_SUM);
    sql(f->p, "SAVEPOINT s; DELETE FROM t; ROLLBACK TO s");
    assert_int_equal(ask(f->p, SUM), FIRST_SUM + 400);
    assert_sound(f->p);
    sql(f->p, "ROLLBACK");
    assert_int_equal(f->calls, 0); /* spilled pages were played back and synchronized: no commit */
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    sql_rc(f->p, SQLITE_CONSTRAINT_PRIMARYKEY,
           "BEGIN IMMEDIATE; UPDATE t SET v = 0; INSERT OR ROLLBACK INTO t(id) VALUES(1)");
    assert_int_equal(f->calls, 0);
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    assert_sound(f->p);
}

static void commit_asks_with_every_page_written(void **state)
{
    fixture *f = *state;
    sql(f->p, "BEGIN IMMEDIATE; UPDATE t SET v = v + 1; COMMIT");
    assert_int_equal(f->calls, 1);
    assert_int_equal(ask(f->w, SUM), FIRST_SUM); /* what to do with the pages is the function's affair */
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    sql(f->p, "BEGIN IMMEDIATE; COMMIT");
    assert_int_equal(f->calls, 1);
}

static void a_refused_commit_is_rolled_back_whole(void **state)
{
    fixture *f = *state;
    f->answer = SQLITE_BUSY_SNAPSHOT;
    sql_rc(f->p, SQLITE_BUSY_SNAPSHOT,
           "PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE t SET v = v + 1; COMMIT");
    assert_int_equal(f->calls, 1); /* and not again by the rollback's own synchronizing */
    assert_true(sqlite3_get_autocommit(f->p));
    assert_false(ember__overlay_held(f->o));
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    assert_sound(f->p);
}

static void a_busy_commit_may_be_repeated(void **state)
{
    fixture *f = *state;
    f->answer = SQLITE_BUSY;
    sql_rc(f->p, SQLITE_BUSY, "BEGIN IMMEDIATE; UPDATE t SET v = v + 1; COMMIT");
    assert_false(sqlite3_get_autocommit(f->p));
    assert_int_equal(ask(f->p, SUM), FIRST_SUM + 400);
    f->answer = SQLITE_OK;
    sql(f->p, "COMMIT");
    assert_int_equal(f->calls, 2);
    assert_true(sqlite3_get_autocommit(f->p));
}

static void a_playback_is_not_taken_for_a_commit(void **state)
{
    fixture *f = *state;
    /* As when something fails between the commit hook and the synchronizing: armed, spilled, and then played
     * back. */
    sql(f->p, "PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE t SET v = v + 1, pad = zeroblob(900)");
    ember__overlay_arm(f->o);
    sql(f->p, "ROLLBACK");
    assert_int_equal(f->calls, 0);
}

static void readers_follow_with_and_without_what_was_written(void **state)
{
    fixture *f = *state;
    sqlite3 *r = open_overlay();
    ember__overlay_t *reader = ember__overlay_of(r);
    sql(f->p, "PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE t SET v = v + 1");
    sql(f->w, "UPDATE t SET v = 0");
    assert_int_equal(ask(r, SUM), 0);
    sql(f->w, "PRAGMA wal_checkpoint");
    ember__overlay_follow(reader, f->o, EMBER__VIEW_BASE);
    assert_int_equal(ask(r, SUM), FIRST_SUM);
    assert_sound(r);
    ember__overlay_follow(reader, f->o, EMBER__VIEW_OWN);
    assert_int_equal(ask(r, SUM), 0);
    sql(f->p, "ROLLBACK");
    ember__overlay_follow(reader, f->o, EMBER__VIEW_FINAL);
    assert_int_equal(sqlite3_exec(r, SUM, NULL, NULL, NULL), SQLITE_BUSY); /* the other has no snapshot */
    sqlite3_close(r);
}

static int64_t seen_at_commit;
static sqlite3 *commit_reader;

static int look(void *arg)
{
    (void)arg;
    seen_at_commit = ask(commit_reader, SUM);
    return SQLITE_OK;
}

static void the_commit_function_sees_the_final_rows(void **state)
{
    fixture *f = *state;
    commit_reader = open_overlay();
    ember__overlay_follow(ember__overlay_of(commit_reader), f->o, EMBER__VIEW_FINAL);
    ember__overlay_on_commit(f->o, look, NULL);
    for (int i = 1; i <= 3; i++) {
        sql(f->p, "BEGIN IMMEDIATE; UPDATE t SET v = v + 1; INSERT INTO t(v) VALUES(7); COMMIT");
        assert_int_equal(seen_at_commit, FIRST_SUM + 407);
    }
    sqlite3_close(commit_reader);
}

static ember__overlay_header_t header_at_commit;

static int look_at_header(void *arg)
{
    return ember__overlay_header(arg, &header_at_commit);
}

static void changes_of_the_header_show(void **state)
{
    fixture *f = *state;
    static const char *const texts[] = {"CREATE TABLE x(y)", "PRAGMA user_version = 9",
                                        "PRAGMA application_id = 3"};
    ember__overlay_on_commit(f->o, look_at_header, f->o);
    sql(f->p, "BEGIN IMMEDIATE; UPDATE t SET v = 1; COMMIT");
    assert_false(header_at_commit.changed);
    assert_int_equal(header_at_commit.schema, ask(f->w, "PRAGMA schema_version"));
    assert_int_equal(header_at_commit.encoding, 1);
    for (size_t i = 0; i < COUNT(texts); i++) {
        sql(f->p, "BEGIN IMMEDIATE");
        sql(f->p, texts[i]);
        sql(f->p, "UPDATE t SET v = v + 1; COMMIT");
        assert_true(header_at_commit.changed);
    }
}

static void a_transaction_that_is_too_large_is_full(void **state)
{
    fixture *f = *state;
    sql_rc(f->p, SQLITE_FULL,
           "PRAGMA cache_size = 5; BEGIN IMMEDIATE;"
           "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 9000)"
           "INSERT INTO t(pad) SELECT zeroblob(1500) FROM c");
    assert_true(sqlite3_get_autocommit(f->p));
    assert_int_equal(ask(f->p, SUM), FIRST_SUM);
    assert_sound(f->p);
    sql(f->p, "BEGIN IMMEDIATE; UPDATE t SET v = v + 1; COMMIT");
    assert_int_equal(f->calls, 1);
}

static void *no_memory(void *block, size_t size)
{
    (void)block;
    (void)size;
    return NULL;
}

static void lack_of_memory_is_an_error_of_the_file(void **state)
{
    fixture *f = *state;
    unsigned char page[4096] = {0};
    sqlite3_file *file = NULL;
    sql(f->p, "BEGIN IMMEDIATE");
    assert_int_equal(sqlite3_file_control(f->p, "main", SQLITE_FCNTL_FILE_POINTER, &file), SQLITE_OK);
    ember__alloc_hook(no_memory);
    int written = file->pMethods->xWrite(file, page, sizeof page, 100 * sizeof page);
    ember__alloc_hook(NULL);
    assert_int_equal(written, SQLITE_IOERR_NOMEM);
    sql(f->p, "ROLLBACK");
}

static void a_revoked_snapshot_neither_reads_nor_holds(void **state)
{
    fixture *f = *state;
    sql(f->p, "PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE t SET v = v + 1 WHERE id = 1");
    sql(f->w, "UPDATE t SET v = v + 1");
    ember__overlay_revoke(f->o);
    assert_true(ember__overlay_revoked(f->o));
    assert_int_equal(ask(f->w, "PRAGMA wal_checkpoint(TRUNCATE)"), 0);
    sql_rc(f->p, SQLITE_BUSY_SNAPSHOT, "SELECT sum(length(pad)) FROM t");
    sqlite3_exec(f->p, "ROLLBACK", NULL, NULL, NULL);
    assert_int_equal(ask(f->p, SUM), FIRST_SUM + 400);
    assert_false(ember__overlay_revoked(f->o));
}

static void a_killed_process_leaves_nothing_beside_the_database(void **state)
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
    sql(f->w, "UPDATE t SET v = v + 1000");
    assert_int_equal(access("a.db-journal", F_OK), -1);
    sqlite3_close(f->w);
    f->w = open_raw(NULL);
    assert_int_equal(ask(f->w, SUM), FIRST_SUM + 400000);
    assert_sound(f->w);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_snapshot_stays_through_everything_others_do),
        TEST(a_database_without_a_log_is_read_from_the_file),
        TEST(a_snapshot_keeps_the_log_from_being_reset),
        TEST(writes_are_private_and_rolled_back_locally),
        TEST(commit_asks_with_every_page_written),
        TEST(a_refused_commit_is_rolled_back_whole),
        TEST(a_busy_commit_may_be_repeated),
        TEST(a_playback_is_not_taken_for_a_commit),
        TEST(readers_follow_with_and_without_what_was_written),
        TEST(the_commit_function_sees_the_final_rows),
        TEST(changes_of_the_header_show),
        TEST(a_transaction_that_is_too_large_is_full),
        TEST(lack_of_memory_is_an_error_of_the_file),
        TEST(a_revoked_snapshot_neither_reads_nor_holds),
        TEST(a_killed_process_leaves_nothing_beside_the_database),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
