/* Emptying a database. */
#include "support.h"

static const char *const everything[] = {
    "CREATE TABLE parents (id INTEGER PRIMARY KEY AUTOINCREMENT, name)",
    "CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id NOT NULL REFERENCES parents (id))",
    "CREATE TABLE \"odd \"\"name\"\" [x]\" (a, b)",
    "CREATE TABLE sqlitefan (a)",
    "CREATE INDEX by_parent ON children (parent_id)",
    "CREATE VIEW families AS SELECT * FROM parents JOIN children ON parents.id = parent_id",
    "CREATE VIEW views AS SELECT * FROM families",
    "CREATE TRIGGER bang AFTER INSERT ON parents BEGIN DELETE FROM sqlitefan; END",
    "CREATE TRIGGER instead INSTEAD OF INSERT ON families BEGIN SELECT 1; END",
    "INSERT INTO parents (name) VALUES ('a'), ('b')",
    "INSERT INTO children VALUES (1, 1), (2, 2)",
};

static void check_reset(const char *scheme, bool file)
{
    fixture f;
    fixture_open(&f, scheme, file, 0);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < sizeof everything / sizeof *everything; i++)
            if (run_sql(&f, everything[i]) != TOASTY_OK)
                fail_msg("%s", f.error.info.message);
        /* Numbering begins anew, and a count that some table left behind goes too. */
        assert_int_equal(run_sql(&f, "INSERT INTO sqlite_sequence VALUES ('gone', 9)"), TOASTY_OK);
        assert_int_equal(ask(&f, "SELECT max(id) FROM parents"), 2);
        if (f.driver->reset(f.conn, &f.error) != TOASTY_OK)
            fail_msg("%s", f.error.info.message);
        assert_int_equal(
            ask(&f, "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"), 0);
        assert_int_equal(ask(&f, "SELECT count(*) FROM sqlite_sequence"), 0);
        assert_int_equal(ask(&f, "PRAGMA foreign_keys"), 1);
        assert_true(f.driver->usable(f.conn));
    }
    fixture_close(&f);
}

static void everything_goes(void **state)
{
    (void)state;
    check_reset("turso", false);
    check_reset("turso", true);
    check_reset("sqlite", false);
    check_reset("sqlite", true);
}

static void virtual_tables_go_with_what_they_keep(void **state)
{
    fixture f;
    (void)state;
    fixture_open(&f, "turso", false, 0);
    if (run_sql(&f, "CREATE VIRTUAL TABLE search USING fts5 (body)") != TOASTY_OK) {
        fixture_close(&f);
        skip();
    }
    assert_int_equal(run_sql(&f, "INSERT INTO search VALUES ('text')"), TOASTY_OK);
    assert_int_equal(f.driver->reset(f.conn, &f.error), TOASTY_OK);
    assert_int_equal(ask(&f, "SELECT count(*) FROM sqlite_schema"), 0);
    fixture_close(&f);
}

static void an_empty_database_can_be_emptied(void **state)
{
    fixture f;
    (void)state;
    fixture_open(&f, "turso", false, 0);
    assert_int_equal(f.driver->reset(f.conn, &f.error), TOASTY_OK);
    fixture_close(&f);
}

static void nothing_goes_while_another_writes(void **state)
{
    fixture f;
    toasty__driver_conn *other = NULL;
    (void)state;
    fixture_open(&f, "turso", true, 0);
    assert_int_equal(run_sql(&f, "CREATE TABLE t (a)"), TOASTY_OK);
    assert_int_equal(f.driver->connect(f.db, &other, &f.error), TOASTY_OK);
    assert_int_equal(run_sql_on(&f, other, "BEGIN IMMEDIATE"), TOASTY_OK);
    assert_int_equal(f.driver->reset(f.conn, &f.error), TOASTY_SERIALIZATION_FAILURE);
    assert_int_equal(ask(&f, "PRAGMA foreign_keys"), 1);
    assert_int_equal(run_sql_on(&f, other, "ROLLBACK"), TOASTY_OK);
    assert_int_equal(ask(&f, "SELECT count(*) FROM t"), 0);
    assert_int_equal(f.driver->reset(f.conn, &f.error), TOASTY_OK);
    f.driver->disconnect(other);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_goes),
        cmocka_unit_test(virtual_tables_go_with_what_they_keep),
        cmocka_unit_test(an_empty_database_can_be_emptied),
        cmocka_unit_test(nothing_goes_while_another_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
