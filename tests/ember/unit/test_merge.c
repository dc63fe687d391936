/* merge.h, committer.h and dispatch.h: changes on their way into the database. */
#include "../overlay_support.h"

#include <pthread.h>

#include "committer.h"
#include "internal.h"

typedef struct {
    fixture *base;
    sqlite3 *reader;
    ember__overlay_t *reader_overlay;
    ember__tables_t tables;
    ember__touched_t set;
    ember__touch_hook_t hook;
    turso_connection_t connection; /* with the functions that are registered on it: none */
    ember__limits_t limits;
    ember__turn_t turn;
    ember__committer_t *committer;
    ember__merger_t merger; /* on `db`, when there is no committer */
    sqlite3 *db;
    bool first;
    int undone;
    ember__change_t change;
} world;

static world all;

static void on_touch(void *arg, const ember__touch_t *touch, int depth)
{
    (void)depth;
    ember__touched_add(arg, touch);
}

static void read_view(world *w, enum ember__view view)
{
    ember__overlay_follow(w->reader_overlay, w->base->o, view);
    sql(w->reader, "BEGIN");
    assert_int_equal(ember__touched_read(&w->set, view == EMBER__VIEW_FINAL), SQLITE_OK);
    sql(w->reader, "COMMIT");
}

static int undo(void *arg)
{
    world *w = arg;
    w->undone++;
    return sqlite3_exec(w->db, "ROLLBACK TO one", NULL, NULL, NULL);
}

static int merge_alone(world *w)
{
    sql(w->db, "BEGIN IMMEDIATE; SAVEPOINT one; PRAGMA defer_foreign_keys = ON");
    ember__tables_schema(&w->merger.tables, w->change.schema);
    int rc = ember__merge(&w->merger, &w->change, w->first, undo, w);
    sql(w->db, rc == SQLITE_OK ? "COMMIT" : "ROLLBACK");
    return rc;
}

/* Where the pages of the transaction are all written and nothing is published. */
static int commit(void *arg)
{
    world *w = arg;
    ember__overlay_header_t header;
    assert_int_equal(ember__overlay_header(w->base->o, &header), SQLITE_OK);
    read_view(w, EMBER__VIEW_FINAL);
    read_view(w, EMBER__VIEW_BASE);
    ember__touched_settle(&w->set);
    w->change = (ember__change_t){.set = &w->set,
                                  .overlay = w->base->o,
                                  .connection = &w->connection,
                                  .schema = header.schema,
                                  .foreign_keys = true,
                                  .busy_ms = 20};
    return w->committer ? ember__committer_commit(w->committer, &w->change) : merge_alone(w);
}

static int open_world(void **state, bool with_committer)
{
    set_up(state);
    world *w = &all;
    *w = (world){.base = *state, .first = true};
    sql(w->base->w, "CREATE TABLE u(id INTEGER PRIMARY KEY, name UNIQUE);"
                    "CREATE TABLE parent(id INTEGER PRIMARY KEY);"
                    "CREATE TABLE child(id INTEGER PRIMARY KEY, of REFERENCES parent ON DELETE CASCADE);"
                    "INSERT INTO u VALUES (1, 'a'), (2, 'b'); INSERT INTO parent VALUES (1), (2)");
    w->reader = open_overlay();
    w->reader_overlay = ember__overlay_of(w->reader);
    ember__tables_init(&w->tables, w->reader);
    ember__touched_init(&w->set, &w->tables, 1000);
    w->hook = (ember__touch_hook_t){on_touch, &w->set};
    ember__touch_install(w->base->p, &w->hook);
    ember__overlay_on_commit(w->base->o, commit, w);
    sql(w->base->p, "PRAGMA foreign_keys = ON");
    ember__limits_init(&w->limits);
    w->db = open_raw(NULL);
    if (with_committer) {
        assert_int_equal(ember__turn_init(&w->turn), SQLITE_OK);
        assert_int_equal(ember__committer_new(w->db, &w->limits, &w->turn, &w->committer), SQLITE_OK);
    } else {
        ember__merger_init(&w->merger, w->db);
        sql(w->db, "PRAGMA foreign_keys = ON");
        sqlite3_db_config(w->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    }
    *state = w;
    return 0;
}

static int set_up_committer(void **state)
{
    return open_world(state, true);
}

static int set_up_merger(void **state)
{
    return open_world(state, false);
}

static int close_world(void **state)
{
    world *w = *state;
    assert_sound(w->base->w);
    ember__touched_fini(&w->set);
    ember__tables_forget(&w->tables);
    sqlite3_close(w->reader);
    if (w->committer) {
        ember__committer_free(w->committer);
        ember__turn_fini(&w->turn);
    } else {
        ember__merger_stop(&w->merger);
        sqlite3_close(w->db);
        ember__merger_fini(&w->merger);
    }
    *state = w->base;
    return tear_down(state);
}

/* A transaction that does `text`, and somebody else who does `meanwhile` before it commits. */
static int transact(world *w, const char *text, const char *meanwhile)
{
    ember__touched_clear(&w->set);
    sql(w->base->p, "BEGIN IMMEDIATE");
    sql(w->base->p, text);
    sql(w->base->w, meanwhile);
    int rc = sqlite3_exec(w->base->p, "COMMIT", NULL, NULL, NULL);
    if (!sqlite3_get_autocommit(w->base->p))
        sql(w->base->p, "ROLLBACK");
    return rc;
}

#define merges(w, text, meanwhile) assert_int_equal(transact(w, text, meanwhile), SQLITE_OK)
#define conflicts(w, words_, table_, text, meanwhile)                                                        \
    do {                                                                                                     \
        transact(w, text, meanwhile);                                                                        \
        assert_int_equal((w)->change.rc, SQLITE_BUSY_SNAPSHOT);                                              \
        if (!strstr((w)->change.words, words_))                                                              \
            fail_msg("%s", (w)->change.words);                                                               \
        if (table_)                                                                                          \
            assert_string_equal((w)->change.table, table_);                                                  \
        else                                                                                                 \
            assert_null((w)->change.table);                                                                  \
    } while (0)

static void rows_arrive(void **state)
{
    world *w = *state;
    merges(w,
           "INSERT INTO u VALUES (3, 'c'); UPDATE u SET name = 'x' WHERE id = 1; DELETE FROM u WHERE id = 2",
           "INSERT INTO u VALUES (9, 'z')");
    assert_int_equal(
        ask(w->base->w, "SELECT group_concat(id || name) = '1x,3c,9z' FROM (SELECT * FROM u ORDER BY id)"),
        1);
    assert_int_equal(w->undone, 0);
}

#define COUNT_TO_200 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "

/* New rows of one table are written many at a time. */
static void many_rows_arrive(void **state)
{
    world *w = *state;
    sql(w->base->w, "CREATE TABLE bare(id INTEGER PRIMARY KEY); CREATE TABLE k(a, b, c, PRIMARY KEY(b, a)) "
                    "WITHOUT ROWID; CREATE TABLE wide(x, y UNIQUE, z AS (x * 2) STORED, v)");
    merges(w,
           "DELETE FROM u;" COUNT_TO_200
           "INSERT INTO u SELECT i, 'row ' || i FROM n WHERE i <> 2;" COUNT_TO_200
           "INSERT INTO bare SELECT i FROM n;" COUNT_TO_200
           "INSERT INTO k SELECT i, 'k' || i % 7, i * 0.5 FROM n; UPDATE k SET c = NULL WHERE a = 40;"
           "DELETE FROM k WHERE a = 50;" COUNT_TO_200
           "INSERT INTO wide(rowid, x, y, v) SELECT i * 3, i, 'y' || i, zeroblob(i) FROM n",
           "INSERT INTO bare VALUES (9999)");
    static const char *const checks[] = {
        "SELECT count(*) = 199 AND sum(name = 'row ' || id) = 199 FROM u",
        "SELECT count(*) = 201 AND sum(id) = 201 * 100 + 9999 FROM bare",
        "SELECT count(*) = 199 AND sum(b = 'k' || a % 7) = 199 AND sum(c = a * 0.5) = 198 FROM k",
        "SELECT count(*) = 200 AND sum(rowid = x * 3 AND y = 'y' || x AND z = x * 2) = 200 FROM wide",
        "SELECT sum(length(v) = x) = 200 FROM wide"};
    for (size_t i = 0; i < COUNT(checks); i++)
        assert_int_equal(ask(w->base->w, checks[i]), 1);
    assert_int_equal(w->undone, 0);
}

/* The one that is in the way is named, and nothing is left of those before it. */
static void many_rows_and_one_that_is_there(void **state)
{
    world *w = *state;
    conflicts(w, "rowid 150", "u", COUNT_TO_200 "INSERT INTO u SELECT i, 'row ' || i FROM n WHERE i > 2",
              "INSERT INTO u VALUES (150, 'there')");
    assert_int_equal(ask(w->base->w, "SELECT count(*) FROM u"), 3);
    sql(w->base->w, "DELETE FROM u WHERE id = 150");
    conflicts(w, "u.name", "u", COUNT_TO_200 "INSERT INTO u SELECT i, 'row ' || i FROM n WHERE i > 2",
              "INSERT INTO u VALUES (1000, 'row 77')");
}

static void keys_that_change_hands_take_a_second_try(void **state)
{
    world *w = *state;
    merges(w,
           "UPDATE u SET name = 't' WHERE id = 1; UPDATE u SET name = 'a' WHERE id = 2; UPDATE u SET name = "
           "'b' WHERE id = 1",
           "");
    assert_int_equal(w->undone, 1);
    assert_int_equal(
        ask(w->base->w, "SELECT group_concat(name) = 'b,a' FROM (SELECT name FROM u ORDER BY id)"), 1);
}

static void without_anybody_else_nothing_is_compared(void **state)
{
    world *w = *state;
    /* said to be first in the transaction, but the snapshot is not the latest: it is compared */
    transact(w, "UPDATE u SET name = 'x' WHERE id = 1", "UPDATE u SET name = 'y' WHERE id = 1");
    assert_non_null(strstr(w->change.words, "table \"u\", rowid 1"));
    w->first = false;
    merges(w, "UPDATE u SET name = 'x' WHERE id = 1", "");
}

static void conflicts_are_named(void **state)
{
    world *w = *state;
    conflicts(w, "table \"u\", rowid 1", "u", "UPDATE u SET name = 'x' WHERE id = 1",
              "UPDATE u SET name = 'y' WHERE id = 1");
    conflicts(w, "UNIQUE constraint failed: u.name", "u", "INSERT INTO u VALUES (5, 'n')",
              "INSERT INTO u VALUES (6, 'n')");
    conflicts(w, "table \"u\", rowid 7", "u", "INSERT INTO u VALUES (7, 'p')",
              "INSERT INTO u VALUES (7, 'q')");
    conflicts(w, "foreign key", NULL, "INSERT INTO child VALUES (1, 1)", "DELETE FROM parent WHERE id = 1");
    conflicts(w, "schema", NULL, "DELETE FROM u WHERE id = 1", "CREATE TABLE more(x)");
    assert_int_equal(ask(w->base->w, "SELECT count(*) FROM u WHERE id = 1"), 1);
}

static void tell(void *arg, const char *table, uint64_t count)
{
    assert_string_equal(table, "u");
    *(uint64_t *)arg += count;
}

static void numbers(void **state)
{
    world *w = *state;
    ember__commit_stats_t stats;
    uint64_t of_u = 0;
    merges(w, "DELETE FROM u WHERE id = 1", "");
    transact(w, "DELETE FROM u WHERE id = 2", "UPDATE u SET name = 'y' WHERE id = 2");
    ember__committer_stats(w->committer, &stats);
    assert_true(stats.commits == 1 && stats.conflicts == 1 && stats.groups == 2 && stats.largest_group == 1);
    assert_true(stats.sizes[0] == 2 && stats.sizes[1] == 0);
    ember__committer_conflicts(w->committer, tell, &of_u);
    assert_int_equal(of_u, 1);
    assert_true(ember__committer_frames(w->committer) > 0);
}

static void who_holds_the_lock_makes_it_busy(void **state)
{
    world *w = *state;
    sql(w->base->p, "BEGIN IMMEDIATE; DELETE FROM u WHERE id = 1");
    sql(w->base->w, "BEGIN IMMEDIATE");
    sql_rc(w->base->p, SQLITE_BUSY, "COMMIT");
    sql(w->base->w, "COMMIT");
    assert_int_equal(w->change.rc, SQLITE_BUSY);
    /* it may be repeated */
    w->set.bytes.size = 0;
    sql(w->base->p, "COMMIT");
    assert_int_equal(ask(w->base->w, "SELECT count(*) FROM u"), 1);
}

static void how_safe_a_commit_is_only_rises(void **state)
{
    world *w = *state;
    assert_int_equal(ember__committer_synchronous(w->committer, 1), 1);
    assert_int_equal(ember__committer_synchronous(w->committer, 2), 2);
    assert_int_equal(ember__committer_synchronous(w->committer, 0), 2);
    merges(w, "DELETE FROM u WHERE id = 1", "");
}

/* ---- dispatch ---- */

static void a_schema_that_needs_what_the_connection_has_not(void **state)
{
    world *w = *state;
    ember__dispatch_t d;
    ember__dispatch_init(&d, w->db);
    assert_int_equal(ember__dispatch_enter(&d, &w->connection), SQLITE_OK);
    assert_ptr_equal(d.current, &w->connection);
    assert_null(d.proxies);
    ember__dispatch_leave(&d);
    assert_null(d.current);
    ember__dispatch_fini(&d);
}

#define TEST(function)        cmocka_unit_test_setup_teardown(function, set_up_committer, close_world)
#define MERGER_TEST(function) cmocka_unit_test_setup_teardown(function, set_up_merger, close_world)

int main(void)
{
    const struct CMUnitTest tests[] = {
        MERGER_TEST(rows_arrive),
        MERGER_TEST(many_rows_arrive),
        MERGER_TEST(keys_that_change_hands_take_a_second_try),
        MERGER_TEST(without_anybody_else_nothing_is_compared),
        MERGER_TEST(a_schema_that_needs_what_the_connection_has_not),
        TEST(rows_arrive),
        TEST(many_rows_arrive),
        TEST(many_rows_and_one_that_is_there),
        TEST(conflicts_are_named),
        TEST(numbers),
        TEST(who_holds_the_lock_makes_it_busy),
        TEST(how_safe_a_commit_is_only_rises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
