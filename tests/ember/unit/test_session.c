/* session.h, capture.h and beside.h: the concurrent side of a connection. */
#include "../concurrent.h"

#include "beside.h"
#include "capture.h"
#include "session.h"

static ember__session_t *session_of(fixture *f)
{
    if (!f->a->session)
        exec_all(f->a, "BEGIN CONCURRENT; ROLLBACK");
    return f->a->session;
}

static void begin(ember__session_t *s)
{
    const char *error = NULL;
    assert_int_equal(ember__session_begin(s, &error), TURSO_OK);
    assert_int_equal(s->state, EMBER__OPEN);
    assert_null(s->connection->side);
}

static void end(ember__session_t *s)
{
    if (!sqlite3_get_autocommit(s->db))
        assert_int_equal(sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    ember__session_ended(s);
    assert_int_equal(s->state, EMBER__IDLE);
    assert_ptr_equal(s->connection->side, s->connection->db);
}

static void what_it_does_is_noted_and_committed(void **state)
{
    fixture *f = *state;
    exec(f->b, "CREATE TABLE t(id INTEGER PRIMARY KEY, v)");
    ember__session_t *s = session_of(f);
    begin(s);
    assert_int_equal(sqlite3_exec(s->db, "INSERT INTO t VALUES (1, 1), (2, 2)", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(s->set.count, 2);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 0);
    assert_int_equal(sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    end(s);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 2);
    /* a rollback leaves nothing, and the next one begins with a clean sheet */
    begin(s);
    assert_int_equal(s->set.count, 0);
    assert_int_equal(sqlite3_exec(s->db, "DELETE FROM t", NULL, NULL, NULL), SQLITE_OK);
    end(s);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 2);
}

static void a_conflict_is_counted_until_a_commit(void **state)
{
    fixture *f = *state;
    exec_all(f->b, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 0)");
    ember__session_t *s = session_of(f);
    for (int i = 1; i <= 3; i++) {
        begin(s);
        assert_int_equal(sqlite3_exec(s->db, "UPDATE t SET v = -1", NULL, NULL, NULL), SQLITE_OK);
        if (i < 3)
            exec(f->b, "UPDATE t SET v = v + 1");
        int rc = sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL);
        assert_int_equal(rc == SQLITE_OK, i == 3);
        assert_int_equal(s->conflicts, i < 3 ? i : 0);
        if (i < 3)
            assert_non_null(strstr(s->words, "rowid 1"));
        end(s);
    }
}

static void what_the_authorizer_says(void **state)
{
    fixture *f = *state;
    ember__session_t *s = session_of(f);
    assert_int_equal(ember__session_authorize(s, SQLITE_CREATE_TABLE, "t", NULL, "main", NULL), SQLITE_DENY);
    assert_non_null(strstr(s->words, "creating t"));
    assert_int_equal(ember__session_authorize(s, SQLITE_CREATE_TEMP_TABLE, "t", NULL, "temp", NULL),
                     SQLITE_OK);
    assert_int_equal(ember__session_authorize(s, SQLITE_ALTER_TABLE, "temp", "t", NULL, NULL), SQLITE_OK);
    assert_int_equal(ember__session_authorize(s, SQLITE_ALTER_TABLE, "main", "t", NULL, NULL), SQLITE_DENY);
    assert_int_equal(ember__session_authorize(s, SQLITE_PRAGMA, "user_version", "5", NULL, NULL),
                     SQLITE_DENY);
    assert_int_equal(ember__session_authorize(s, SQLITE_PRAGMA, "user_version", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(ember__session_authorize(s, SQLITE_PRAGMA, "Table_Info", "t", NULL, NULL), SQLITE_OK);
    s->inserts.size = 0;
    assert_int_equal(ember__session_authorize(s, SQLITE_INSERT, "t", NULL, "main", NULL), SQLITE_OK);
    assert_int_equal(ember__session_authorize(s, SQLITE_INSERT, "sqlite_master", NULL, "main", NULL),
                     SQLITE_OK);
    assert_int_equal(ember__session_authorize(s, SQLITE_INSERT, "u", NULL, "temp", NULL), SQLITE_OK);
    assert_int_equal(s->inserts.size, 2);
    assert_string_equal((const char *)s->inserts.data, "t");
}

static void ranges_are_taken_once_and_again_after_a_rollback(void **state)
{
    static const char tables[] = "s\0t\0missing";
    fixture *f = *state;
    exec_all(f->b, "CREATE TABLE s(id INTEGER PRIMARY KEY AUTOINCREMENT, v); CREATE TABLE t(v);"
                   "INSERT INTO s VALUES (40, 0)");
    ember__session_t *s = session_of(f);
    begin(s);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(ember__session_lease(s, tables, sizeof tables), SQLITE_OK);
        assert_int_equal(s->lease_count, 1);
    }
    assert_int_equal(s->leases[0].next, 41);
    assert_true(s->raised[0]);
    assert_int_equal(s->set.count, 0); /* what was written about it is not part of the transaction */
    ember__session_undone(s);
    assert_false(s->raised[0]);
    assert_int_equal(ember__session_lease(s, tables, sizeof tables), SQLITE_OK);
    assert_true(s->raised[0]);
    end(s);
    assert_int_equal(s->lease_count, 0);
}

static void statements_are_compiled_on_the_side_that_is_open(void **state)
{
    fixture *f = *state;
    exec(f->b, "CREATE TABLE t(v)");
    ember__session_t *s = session_of(f);
    turso_statement_t made = {0};
    assert_int_equal(ember__prepare_here(f->a, "INSERT INTO t VALUES (1)", 0, &made, NULL), SQLITE_OK);
    assert_ptr_equal(made.db, f->a->db);
    assert_null(made.inserts);
    sqlite3_finalize(made.vm);
    begin(s);
    made = (turso_statement_t){0};
    assert_int_equal(ember__prepare_here(f->a, "INSERT INTO t VALUES (1)", 0, &made, NULL), SQLITE_OK);
    assert_ptr_equal(made.db, s->db);
    assert_string_equal(made.inserts, "t");
    sqlite3_finalize(made.vm);
    free(made.inserts);
    int rc = ember__prepare_here(f->a, "DROP TABLE t", 0, &made, NULL);
    assert_int_equal(rc, SQLITE_AUTH);
    expect_error(TURSO_ERROR, "dropping t", ember__fail_prepare(f->a, rc, &error));
    end(s);
}

static void connections_know_of_concurrency_and_close(void **state)
{
    fixture *f = *state;
    db_t plain = open_db("plain.db");
    conn_t c = connect_db(plain);
    ember__beside_prepare(c);
    assert_false(c->mirrors);
    turso_connection_deinit(c);
    turso_database_deinit(plain);

    c = connect_db(f->db);
    assert_true(c->mirrors && c->settings_stale);
    exec(c, "BEGIN CONCURRENT");
    assert_non_null(c->session);
    assert_false(c->settings_stale);
    ember__beside_close(c);
    assert_null(c->session);
    assert_ptr_equal(c->side, c->db);
    assert_int_equal(stat_of(f->c, "open"), 0);
    turso_connection_deinit(c);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_it_does_is_noted_and_committed),
        TEST(a_conflict_is_counted_until_a_commit),
        TEST(what_the_authorizer_says),
        TEST(ranges_are_taken_once_and_again_after_a_rollback),
        TEST(statements_are_compiled_on_the_side_that_is_open),
        TEST(connections_know_of_concurrency_and_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
