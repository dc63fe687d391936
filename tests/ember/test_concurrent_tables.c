/* Every kind of table: what is merged, what is a conflict, and that nothing else changes. */
#include "concurrent.h"
#include "virtual_column.h"

static void keys_that_are_the_rowid(void **state)
{
    fixture *f = *state;
    exec_all(f->a,
             "CREATE TABLE i(id INTEGER PRIMARY KEY, v); INSERT INTO i VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    expect_merge(
        f, "UPDATE i SET v = 'A' WHERE id = 1; DELETE FROM i WHERE id = 3; INSERT INTO i VALUES (9, 'i')",
        "UPDATE i SET v = 'B' WHERE id = 2; INSERT INTO i VALUES (8, 'h')");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id || v) FROM i"), "1A,2B,8h,9i");
    /* A key that moves is a delete and an insert. */
    expect_merge(f, "UPDATE i SET id = 100 WHERE id = 1", "UPDATE i SET id = 200 WHERE id = 2");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id || v) FROM i"), "8h,9i,100A,200B");
    expect_conflict(f, "\"i\", rowid 50", "UPDATE i SET id = 50 WHERE id = 8",
                    "UPDATE i SET id = 50 WHERE id = 9");
    expect_conflict(f, "\"i\", rowid 9", "UPDATE i SET v = 1 WHERE id = 9", "DELETE FROM i WHERE id = 9");
    expect_conflict(f, "\"i\", rowid 9", "DELETE FROM i WHERE id = 9", "UPDATE i SET v = 2 WHERE id = 9");
    expect_conflict(f, "\"i\", rowid 300", "INSERT INTO i VALUES (300, 1)", "INSERT INTO i VALUES (300, 2)");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id || v) FROM i"), "50h,100A,200B,3001");
}

static void rowids_without_a_column(void **state)
{
    fixture *f = *state;
    exec_all(f->a,
             "CREATE TABLE n(v, rowid); INSERT INTO n VALUES ('a', 7), ('b', 7), ('c', 7);"
             "CREATE TABLE d(id INTEGER PRIMARY KEY DESC, v); INSERT INTO d VALUES (11, 'a'), (12, 'b')");
    expect_merge(f, "UPDATE n SET v = 'A' WHERE v = 'a'; UPDATE d SET v = 'A' WHERE id = 11",
                 "DELETE FROM n WHERE v = 'b'; UPDATE n SET rowid = 8 WHERE v = 'c'; UPDATE d SET id = 13 "
                 "WHERE v = 'b'");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(v || rowid || _rowid_) FROM n"), "A71,c83");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(v || id) FROM d"), "A11,b13");
    expect_conflict(f, "\"n\", rowid 1", "UPDATE n SET v = 1 WHERE v = 'A'",
                    "UPDATE n SET v = 2 WHERE v = 'A'");
    /* Two that append get the same number: a conflict that a second try resolves. */
    expect_conflict(f, "\"n\", rowid 4", "INSERT INTO n VALUES (5, 5)", "INSERT INTO n VALUES (6, 6)");
}

static void tables_whose_rows_have_no_address(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE n(rowid, _rowid_, oid); CREATE TABLE only(id INTEGER PRIMARY KEY);"
                   "CREATE TABLE oid(rowid, _rowid_, oid INTEGER PRIMARY KEY)");
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "INSERT INTO n VALUES (1, 2, 3)");
    expect_error(TURSO_ERROR, "cannot be addressed", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM n"), 0);
    expect_merge(f, "INSERT INTO only VALUES (1), (2); INSERT INTO oid VALUES (1, 2, 3)",
                 "INSERT INTO only VALUES (5); INSERT INTO oid VALUES (4, 5, 6)");
    expect_merge(f, "UPDATE only SET id = 7 WHERE id = 1", "DELETE FROM only WHERE id = 5");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id) FROM only"), "2,7");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(rowid || _rowid_ || oid) FROM oid"), "123,456");
}

/* `sql` with the word of a virtual column. */
static void create(conn_t c, const char *sql)
{
    char text[500];
    snprintf(text, sizeof text, sql, virtual_column());
    exec(c, text);
}

static void tables_without_rowid(void **state)
{
    fixture *f = *state;
    create(f->a,
           "CREATE TABLE w(v, b TEXT, a INTEGER, g AS (v || 'g') %s, PRIMARY KEY (a, b)) WITHOUT ROWID");
    exec(f->a, "INSERT INTO w(v, b, a) VALUES ('x', 'one', 1), ('y', 'two', 1), ('z', 'two', 2)");
    expect_merge(
        f, "UPDATE w SET v = 'X' WHERE b = 'one'; DELETE FROM w WHERE a = 2",
        "UPDATE w SET b = 'zwei' WHERE a = 1 AND b = 'two'; INSERT INTO w(v, b, a) VALUES ('n', 'new', 5)");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(a || b || g) FROM w"), "1oneXg,1zweiyg,5newng");
    expect_conflict(f, "\"w\", key 1, 'one'", "UPDATE w SET v = 1 WHERE b = 'one'",
                    "DELETE FROM w WHERE b = 'one'");
    expect_conflict(f, "key 9, 'n'", "INSERT INTO w(v, b, a) VALUES (1, 'n', 9)",
                    "INSERT INTO w(v, b, a) VALUES (2, 'n', 9)");
    if (virtual_columns_abort())
        return;
    /* A virtual column in front of the key is counted differently by different releases. */
    exec(f->a, "CREATE TABLE q(g AS (v + 1), v, k PRIMARY KEY) WITHOUT ROWID");
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "INSERT INTO q(v, k) VALUES (1, 1)");
    expect_error(TURSO_ERROR, "virtual generated column", run(f->a, "COMMIT", NULL, &error));
    exec(f->a, "ROLLBACK");
}

static void keys_that_a_collation_takes_for_equal(void **state)
{
    fixture *f = *state;
    exec_all(f->a,
             "CREATE TABLE w(k TEXT COLLATE NOCASE PRIMARY KEY, v) WITHOUT ROWID;"
             "INSERT INTO w VALUES ('A', 1), ('B', 2), ('C', 3);"
             "CREATE TABLE r(k REAL PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO r VALUES (1, 1), (2.5, 2)");
    expect_merge(
        f, "UPDATE w SET k = 'a' WHERE v = 1; UPDATE r SET v = 10 WHERE k = 1",
        "DELETE FROM w WHERE k = 'b'; INSERT INTO w VALUES ('b', 22); UPDATE r SET v = 20 WHERE k = 2.5");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(k || v) FROM w"), "a1,b22,C3");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(k || '=' || v) FROM r"), "1.0=10,2.5=20");
    /* One new row, mentioned by two keys. */
    expect_merge(f, "UPDATE r SET v = 11 WHERE k = 1",
                 "INSERT INTO w VALUES ('new', 5); UPDATE w SET k = 'NEW' WHERE k = 'new'");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM w WHERE k = 'new'"), 1);
    expect_conflict(f, "key '", "UPDATE w SET k = 'c' WHERE v = 3", "UPDATE w SET v = 4 WHERE k = 'c'");
}

static void generated_columns_and_indexes(void **state)
{
    fixture *f = *state;
    create(f->a, "CREATE TABLE g(id INTEGER PRIMARY KEY, v, d AS (v * 2) %s, s AS (v + 1) STORED, w TEXT)");
    exec_all(f->a,
             "CREATE INDEX gd ON g(d); CREATE INDEX gs ON g(s) WHERE v > 10; CREATE INDEX ge ON g(lower(w));"
             "CREATE UNIQUE INDEX gu ON g(w) WHERE w IS NOT NULL;"
             "INSERT INTO g(id, v, w) VALUES (1, 1, 'One'), (2, 20, 'Two'), (3, 30, NULL)");
    expect_merge(f, "UPDATE g SET v = 100 WHERE id = 1",
                 "UPDATE g SET v = 2, w = 'zwei' WHERE id = 2;"
                 "INSERT INTO g(id, v, w) VALUES (4, 4, NULL)");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(d || ' ' || s) FROM g"), "200 101,4 3,60 31,8 5");
    assert_int_equal(ask_int(f->c, "SELECT id FROM g INDEXED BY ge WHERE lower(w) = 'zwei'"), 2);
}

static void every_type_of_value_comes_through(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE v(id INTEGER PRIMARY KEY, a, r REAL, i INTEGER, t TEXT, b BLOB, n NUMERIC);"
                   "CREATE TABLE other(x)");
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a,
         "INSERT INTO v VALUES (1, 1e300, 5, 9223372036854775807, 'ä' || char(0) || 'z', x'00ff', '12'),"
         "(2, 'text', -0.0, -1, '', x'', 1.5), (3, NULL, NULL, NULL, NULL, NULL, NULL)");
    exec(f->b, "INSERT INTO other VALUES (1)");
    exec(f->a, "COMMIT");
    assert_string_equal(
        ask_text(f->c, "SELECT group_concat(quote(a) || quote(r) || quote(i) || quote(hex(t)) || quote(b) || "
                       "quote(n) || typeof(t)) FROM v"),
        "1.0e+3005.09223372036854775807'C3A4007A'X'00FF'12text,'text'0.0-1''X''1.5text,"
        "NULLNULLNULL''NULLNULLnull");
    /* A column that was added later has its default in old rows, whoever looks. */
    exec(f->b, "ALTER TABLE v ADD COLUMN late DEFAULT 'later'");
    expect_merge(f, "UPDATE v SET i = 3 WHERE id = 3", "UPDATE v SET i = 2 WHERE id = 2");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM v WHERE late = 'later'"), 3);
}

static void texts_in_utf16(void **state)
{
    fixture *f = *state;
    (void)f;
    db_t db = open_db("wide.db");
    conn_t a = connect_db(db);
    exec_all(a, "PRAGMA encoding = 'UTF-16le'; CREATE TABLE t(k TEXT PRIMARY KEY, v) WITHOUT ROWID;"
                "INSERT INTO t VALUES ('köln', 1), ('bonn', 2); PRAGMA journal_mode = mvcc; BEGIN CONCURRENT;"
                "UPDATE t SET v = 'größer' WHERE k = 'köln'; INSERT INTO t VALUES ('ulm', CAST(x'00d8' AS "
                "TEXT)); COMMIT");
    assert_int_equal(ask_int(a, "SELECT count(*) FROM t WHERE v = 'größer' OR hex(CAST(v AS BLOB)) = '00D8'"),
                     2);
    turso_connection_deinit(a);
    turso_database_deinit(db);
}

static void unique_keys_that_change_hands(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE u(id INTEGER PRIMARY KEY, k UNIQUE, v); CREATE TABLE o(x);"
                   "INSERT INTO u VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)");
    expect_merge(f, "INSERT INTO o VALUES (1)",
                 "UPDATE u SET k = 'tmp' WHERE id = 1; UPDATE u SET k = 'a' WHERE id = 2;"
                 "UPDATE u SET k = 'b' WHERE id = 1; REPLACE INTO u VALUES (9, 'c', 9)");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id || k) FROM u NOT INDEXED"), "1b,2a,9c");
    expect_conflict(f, "UNIQUE constraint failed: u.k", "INSERT INTO u VALUES (20, 'dup', 1)",
                    "INSERT INTO u VALUES (21, 'dup', 1)");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM u WHERE k = 'dup'"), 1);
}

static void what_the_schema_says_about_conflicts_reaches_no_foreign_rows(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE u(id INTEGER PRIMARY KEY, k UNIQUE ON CONFLICT REPLACE, v)");
    expect_conflict(f, "u.k", "INSERT INTO u VALUES (1, 'x', 'first')",
                    "INSERT INTO u VALUES (2, 'x', 'second')");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(v) FROM u"), "first");
    exec_all(f->a, "CREATE TABLE i(id INTEGER PRIMARY KEY, k UNIQUE ON CONFLICT IGNORE, v)");
    expect_conflict(f, "i.k", "INSERT INTO i VALUES (1, 'x', 'first')",
                    "INSERT INTO i VALUES (2, 'x', 'second')");
}

static void triggers_fire_once(void **state)
{
    fixture *f = *state;
    exec_all(f->a,
             "CREATE TABLE t(id INTEGER PRIMARY KEY, v); CREATE TABLE log(id TEXT PRIMARY KEY) WITHOUT ROWID;"
             "CREATE TABLE total(n); INSERT INTO total VALUES (0);"
             "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('ins ' || new.id);"
             "UPDATE total SET n = n + 1; END;"
             "CREATE VIEW vw AS SELECT * FROM t;"
             "CREATE TRIGGER vt INSTEAD OF INSERT ON vw BEGIN INSERT INTO t VALUES (new.id, new.v); END");
    exec_all(f->a,
             "BEGIN CONCURRENT; INSERT INTO t VALUES (1, 1), (2, 2); INSERT INTO vw VALUES (3, 3); COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT n FROM total"), 3);
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id) FROM log"), "ins 1,ins 2,ins 3");
    /* What a trigger writes is part of the transaction. */
    expect_conflict(f, "\"total\"", "INSERT INTO t VALUES (10, 1)", "INSERT INTO t VALUES (11, 1)");
}

static void foreign_keys_hold_on_the_merged_state(void **state)
{
    fixture *f = *state;
    static const char *const actions[] = {"", "ON DELETE CASCADE", "ON DELETE SET NULL",
                                          "ON DELETE RESTRICT"};
    for (size_t i = 0; i < COUNT(actions); i++) {
        char sql[300];
        snprintf(sql, sizeof sql,
                 "CREATE TABLE p(id INTEGER PRIMARY KEY, v); CREATE TABLE c(id INTEGER PRIMARY KEY, p "
                 "REFERENCES p(id) %s);"
                 "INSERT INTO p VALUES (1, 0), (2, 0), (3, 0); INSERT INTO c VALUES (10, 1), (20, 2)",
                 actions[i]);
        exec_all(f->a, sql);
        /* A child appears while its parent goes. */
        expect_conflict(f, "foreign key", "INSERT INTO c VALUES (30, 3)", "DELETE FROM p WHERE id = 3");
        expect_conflict(f, "foreign key", "DELETE FROM c WHERE p = 2; DELETE FROM p WHERE id = 2",
                        "INSERT INTO c VALUES (21, 2)");
        assert_string_equal(ask_text(f->c, "SELECT group_concat(id) FROM c"), "10,30");
        /* Parents and children that come and go together, in an order that a replay by rows does not keep. */
        expect_merge(f, "INSERT INTO p VALUES (8, 0)",
                     "DELETE FROM c WHERE p = 1; DELETE FROM p WHERE id = 1; INSERT INTO p VALUES (7, 0);"
                     "INSERT INTO c VALUES (5, 7)");
        if (i == 1 || i == 2) {
            expect_merge(f, "UPDATE p SET v = 1 WHERE id = 8", "DELETE FROM p WHERE id = 3");
            assert_int_equal(ask_int(f->c, "SELECT count(*) FROM c WHERE p = 3"), 0);
        }
        exec_all(f->a, "DROP TABLE c; DROP TABLE p");
    }
}

static void a_group_outlives_a_member_that_breaks_a_key(void **state)
{
    fixture *f = *state;
    exec_all(f->a,
             "CREATE TABLE p(id INTEGER PRIMARY KEY);"
             "CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p(id) DEFERRABLE INITIALLY DEFERRED)");
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->a, "INSERT INTO c VALUES (1, 5)");
    expect_error(TURSO_CONSTRAINT, "FOREIGN KEY", run(f->a, "COMMIT", NULL, &error));
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM c"), 1); /* may still be put right */
    exec(f->a, "INSERT INTO p VALUES (5)");
    exec(f->a, "COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM c"), 1);
}

static void an_action_and_the_transaction_agree_on_a_row(void **state)
{
    fixture *f = *state;
    exec_all(
        f->a,
        "CREATE TABLE p(id INTEGER PRIMARY KEY, k UNIQUE);"
        "CREATE TABLE c(id INTEGER PRIMARY KEY, k REFERENCES p(k) ON UPDATE CASCADE ON DELETE CASCADE, v);"
        "CREATE TABLE o(x); INSERT INTO p VALUES (1, 'a'), (2, 'b'); INSERT INTO c VALUES (1, 'a', 0), (2, "
        "'b', 0)");
    /* The old parent's key goes to another parent, and its child with it. The child is written first, so that
     * the action reaches it afterwards. */
    expect_merge(f, "INSERT INTO o VALUES (1)",
                 "UPDATE c SET v = 1 WHERE id = 1; UPDATE p SET k = 'z' WHERE id = 1; UPDATE p SET k = 'a' "
                 "WHERE id = 2;"
                 "UPDATE c SET k = 'a' WHERE id = 1");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id || k) FROM p"), "1z,2a");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id || k || v) FROM c"), "1a1,2a0");
    /* The parent goes, and the child that the action took comes back under another one. */
    expect_merge(f, "INSERT INTO o VALUES (2)",
                 "DELETE FROM p WHERE id = 2; INSERT INTO c VALUES (1, 'z', 5)");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id || k || v) FROM c"), "1z5");
}

static void appenders_with_autoincrement_do_not_meet(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE s(id INTEGER PRIMARY KEY AUTOINCREMENT, v)");
    expect_merge(f, "INSERT INTO s(v) VALUES (1), (2)", "INSERT INTO s(v) VALUES (3)");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM s"), 3);
    /* In order, without gaps where nobody was beside. */
    int64_t last = ask_int(f->c, "SELECT max(id) FROM s");
    for (int i = 1; i <= 3; i++) {
        exec_all(f->a, "BEGIN CONCURRENT; INSERT INTO s(v) VALUES (9); COMMIT");
        assert_int_equal(ask_int(f->c, "SELECT max(id) FROM s"), last + i);
        exec_all(f->a, "BEGIN CONCURRENT; INSERT INTO s(v) VALUES (9); ROLLBACK");
    }
    exec(f->b, "INSERT INTO s(v) VALUES (10)");
    assert_int_equal(turso_connection_last_insert_rowid(f->b), last + 4);
    /* A number that was given out never comes again. */
    exec_all(f->a, "BEGIN CONCURRENT; INSERT INTO s(v) VALUES (11); DELETE FROM s WHERE v = 11; COMMIT");
    exec(f->b, "INSERT INTO s(v) VALUES (12)");
    assert_int_equal(turso_connection_last_insert_rowid(f->b), last + 6);
    /* A savepoint that is undone takes the note of the range along. */
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->b, "BEGIN CONCURRENT");
    exec_all(f->a, "SAVEPOINT x; INSERT INTO s(v) VALUES (20); ROLLBACK TO x; INSERT INTO s(v) VALUES (21)");
    exec_all(f->b, "SAVEPOINT x; INSERT INTO s(v) VALUES (22); ROLLBACK TO x; INSERT INTO s(v) VALUES (23)");
    exec(f->a, "COMMIT");
    exec(f->b, "COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM s WHERE v IN (21, 23)"), 2);
}

static void triggers_append_to_autoincrement_too(void **state)
{
    fixture *f = *state;
    exec_all(
        f->a,
        "CREATE TABLE s(id INTEGER PRIMARY KEY AUTOINCREMENT, v); CREATE TABLE t(id INTEGER PRIMARY KEY);"
        "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO s(v) VALUES (new.id); END");
    stmt_t before = prepare(f->b, "INSERT INTO t VALUES (?1)");
    expect(TURSO_OK, turso_statement_bind_positional_int(before, 1, 2));
    exec(f->a, "BEGIN CONCURRENT");
    exec(f->b, "BEGIN CONCURRENT");
    exec(f->a, "INSERT INTO t VALUES (1)");
    expect(TURSO_DONE, turso_statement_execute(before, NULL, &error));
    exec(f->a, "COMMIT");
    exec(f->b, "COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM s"), 2);
    turso_statement_deinit(before);
}

static void full_text_is_one_unit(void **state)
{
    fixture *f = *state;
    exec_all(
        f->a,
        "CREATE VIRTUAL TABLE ft USING fts5(x); INSERT INTO ft(rowid, x) VALUES (1, 'alpha'), (2, 'beta');"
        "CREATE TABLE o(x)");
    for (int i = 0; i < 5; i++) {
        char sql[200];
        snprintf(sql, sizeof sql,
                 "INSERT INTO ft(rowid, x) VALUES (%d, 'gamma %d'); DELETE FROM ft WHERE rowid = %d", 10 + i,
                 i, i == 0 ? 1 : 9 + i);
        expect_merge(f, "INSERT INTO o VALUES (1)", sql);
        assert_int_equal(ask_int(f->c, "SELECT count(*) FROM ft WHERE ft MATCH 'gamma'"), 1);
    }
    expect_conflict(f, "ft_", "INSERT INTO ft(rowid, x) VALUES (50, 'delta')",
                    "INSERT INTO ft(rowid, x) VALUES (51, 'epsilon')");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM ft WHERE ft MATCH 'epsilon'"), 0);
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM ft WHERE ft MATCH 'delta'"), 1);
    exec(f->c, "INSERT INTO ft(ft) VALUES ('integrity-check')");
}

static void other_virtual_tables_want_to_be_alone(void **state)
{
    fixture *f = *state;
    exec_all(
        f->a,
        "CREATE VIRTUAL TABLE r USING rtree(id, x0, x1); INSERT INTO r VALUES (1, 0, 1); CREATE TABLE o(x)");
    exec_all(f->a, "BEGIN CONCURRENT; INSERT INTO r VALUES (2, 0, 1); COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM r"), 2);
    expect_conflict(f, "virtual table", "INSERT INTO o VALUES (1)", "INSERT INTO r VALUES (3, 0, 1)");
    assert_string_equal(ask_text(f->c, "SELECT rtreecheck('r')"), "ok");
}

static void blobs_of_many_pages(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE b(id INTEGER PRIMARY KEY, x); INSERT INTO b VALUES (1, zeroblob(300000)), "
                   "(2, zeroblob(10))");
    expect_merge(
        f, "UPDATE b SET x = randomblob(200000) WHERE id = 2",
        "UPDATE b SET x = zeroblob(500000) WHERE id = 1; INSERT INTO b VALUES (3, zeroblob(100000))");
    assert_int_equal(ask_int(f->c, "SELECT sum(length(x)) FROM b"), 800000);
}

int main(void)
{
#define TEST(name)                                                                                           \
    cmocka_unit_test_setup_teardown(name, set_up, tear_down),                                                \
        cmocka_unit_test_setup_teardown(name, set_up_memory, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(keys_that_are_the_rowid),
        TEST(rowids_without_a_column),
        TEST(tables_whose_rows_have_no_address),
        TEST(tables_without_rowid),
        TEST(keys_that_a_collation_takes_for_equal),
        TEST(generated_columns_and_indexes),
        TEST(every_type_of_value_comes_through),
        TEST(texts_in_utf16),
        TEST(unique_keys_that_change_hands),
        TEST(what_the_schema_says_about_conflicts_reaches_no_foreign_rows),
        TEST(triggers_fire_once),
        TEST(foreign_keys_hold_on_the_merged_state),
        TEST(a_group_outlives_a_member_that_breaks_a_key),
        TEST(an_action_and_the_transaction_agree_on_a_row),
        TEST(appenders_with_autoincrement_do_not_meet),
        TEST(triggers_append_to_autoincrement_too),
        TEST(full_text_is_one_unit),
        TEST(other_virtual_tables_want_to_be_alone),
        TEST(blobs_of_many_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
