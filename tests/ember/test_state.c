/* turso_connection_state: which commits a database has. */
#include "concurrent.h"

#include "turso_ember.h"
#include <sqlite3.h>

static turso_state_t state_of(conn_t c)
{
    turso_state_t state;
    memset(&state, 0xEE, sizeof state);
    assert_true(turso_connection_state(c, &state));
    return state;
}

static bool same(turso_state_t one, turso_state_t two)
{
    return memcmp(&one, &two, sizeof one) == 0;
}

/* A connection of another program. */
static sqlite3 *open_stock(const char *path)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA synchronous = OFF", NULL, NULL, NULL), SQLITE_OK);
    return db;
}

static void run_stock(sqlite3 *db, const char *sql)
{
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
}

static void it_changes_with_every_commit(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t (x)");
    turso_state_t before = state_of(f->a);
    assert_true(same(state_of(f->b), before));
    exec(f->b, "SELECT * FROM t");
    exec(f->a, "BEGIN IMMEDIATE");
    exec(f->a, "INSERT INTO t VALUES (1)");
    assert_true(same(state_of(f->b), before)); /* not committed */
    exec(f->a, "COMMIT");
    turso_state_t after = state_of(f->b);
    assert_false(same(after, before));
    exec(f->a, "BEGIN IMMEDIATE");
    exec(f->a, "INSERT INTO t VALUES (2)");
    exec(f->a, "ROLLBACK");
    assert_true(same(state_of(f->c), after));
    exec(f->c, "BEGIN CONCURRENT");
    exec(f->c, "INSERT INTO t VALUES (3)");
    assert_true(same(state_of(f->c), after));
    exec(f->c, "COMMIT");
    assert_false(same(state_of(f->a), after));
    exec(f->b, "DELETE FROM t"); /* what it was like before is another state */
    assert_false(same(state_of(f->a), before));
}

/* Nothing of it comes back, whatever becomes of the log. */
static void no_two_are_alike(void **state)
{
    static const char *const then[] = {"", "PRAGMA wal_checkpoint", "PRAGMA wal_checkpoint(RESTART)",
                                       "PRAGMA wal_checkpoint(TRUNCATE)"};
    enum { COMMITS = 400 };
    static turso_state_t seen[COMMITS];
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t (x)");
    sqlite3 *stock = open_stock("a.db");
    run_stock(stock, "INSERT INTO t VALUES (0)");
    for (int i = 0; i < COMMITS; i++) {
        run_stock(stock, "UPDATE t SET x = 1 - x"); /* back and forth */
        seen[i] = state_of(f->a);
        for (int k = 0; k < i; k++)
            assert_false(same(seen[i], seen[k]));
        run_stock(stock, then[i % 4]);
    }
    sqlite3_close(stock);
}

/* What it is for: two connections read the same when nobody has committed from before the one began to read
 * until after the other had. */
static void it_tells_who_reads_the_same(void **state)
{
    fixture *f = *state;
    exec(f->a, "CREATE TABLE t (x)");
    exec(f->a, "INSERT INTO t VALUES (0)");
    sqlite3 *stock = open_stock("a.db");
    for (int commit_at = 0; commit_at < 5; commit_at++) {
        turso_state_t before = state_of(f->a);
        if (commit_at == 1)
            run_stock(stock, "UPDATE t SET x = x + 1");
        exec(f->a, "BEGIN");
        int64_t one = ask_int(f->a, "SELECT x FROM t");
        if (commit_at == 2)
            run_stock(stock, "UPDATE t SET x = x + 1");
        exec(f->b, "BEGIN");
        int64_t two = ask_int(f->b, "SELECT x FROM t");
        bool known = same(state_of(f->b), before);
        if (commit_at == 3)
            run_stock(stock, "UPDATE t SET x = x + 1");
        if (commit_at == 4)
            run_stock(stock, "PRAGMA wal_checkpoint");
        assert_int_equal(known, commit_at != 1 && commit_at != 2);
        if (known)
            assert_int_equal(ask_int(f->b, "SELECT x FROM t"), ask_int(f->a, "SELECT x FROM t"));
        assert_int_equal(two - one, commit_at == 2);
        exec(f->a, "COMMIT");
        exec(f->b, "COMMIT");
    }
    sqlite3_close(stock);
}

static void it_cannot_always_be_told(void **state)
{
    turso_state_t left;
    (void)state;
    memset(&left, 0x55, sizeof left);
    turso_state_t untouched = left;
    assert_false(turso_connection_state(NULL, &left));
    conn_t closed;
    db_t db = open_db("other.db");
    closed = connect_db(db);
    assert_false(turso_connection_state(closed, NULL));
    expect(TURSO_OK, turso_connection_close(closed, &error));
    assert_false(turso_connection_state(closed, &left));
    turso_connection_deinit(closed);
    turso_database_deinit(db);
    /* without a log of its own */
    db = new_db("other.db", (turso_database_config_t){.open_flags = TURSO_DATABASE_OPEN_READONLY});
    expect(TURSO_OK, turso_database_open(db, &error));
    conn_t reader = connect_db(db);
    assert_false(turso_connection_state(reader, &left));
    turso_connection_deinit(reader);
    turso_database_deinit(db);
    assert_true(same(left, untouched));
}

static void a_database_in_memory_has_states(void **state)
{
    (void)state;
    db_t db = open_db(":memory:");
    conn_t a = connect_db(db), b = connect_db(db);
    exec(a, "CREATE TABLE t (x)");
    turso_state_t before = state_of(a);
    assert_true(same(state_of(b), before));
    exec(b, "INSERT INTO t VALUES (1)");
    assert_false(same(state_of(a), before));
    turso_connection_deinit(a);
    turso_connection_deinit(b);
    turso_database_deinit(db);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(it_changes_with_every_commit),    TEST(no_two_are_alike),
        TEST(it_tells_who_reads_the_same),     TEST(it_cannot_always_be_told),
        TEST(a_database_in_memory_has_states),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
