/* Single statements, which one connection carries out for all: in groups, and not if they need their own. */
#include "../concurrent.h"
#include "hazard.h"
#include "together.h"

#include <sqlite3.h>

enum { MEMBERS = 4 };

#define TABLE "CREATE TABLE t(id INTEGER PRIMARY KEY, v);"

/* Runs the statements as one group, each on a connection of its own; the first one leads and is not part of
 * it. */
static void play(fixture *f, const char *prepare_sql, const char *const *texts, member *members)
{
    exec_all(f->a, prepare_sql);
    for (int i = 0; i < MEMBERS; i++)
        members[i] = (member){.connection = connect_db(f->db), .sql = texts[i]};
    run_together(f->c, "statements_waiting", members, MEMBERS);
    assert_int_equal(stat_of(f->c, "largest_statement_group"), MEMBERS - 1);
    for (int i = 0; i < MEMBERS; i++)
        turso_connection_deinit(members[i].connection);
}

static void who_breaks_a_key_does_not_fail_the_group(void **state)
{
    fixture *f = *state;
    static const char *const texts[] = {"INSERT INTO t VALUES (1, 1)", "INSERT INTO t VALUES (2, 2)",
                                        "INSERT INTO c VALUES (1, 99)", "INSERT INTO t VALUES (3, 3)"};
    member members[MEMBERS];
    play(f,
         TABLE
         "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p(id) "
         "DEFERRABLE INITIALLY DEFERRED)",
         texts, members);
    assert_int_equal(members[1].status, TURSO_DONE);
    assert_int_equal(members[2].status, TURSO_CONSTRAINT);
    assert_int_equal(members[3].status, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 3);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM c"), 0);
}

static void who_rolls_all_back_takes_nobody_along(void **state)
{
    fixture *f = *state;
    static const char *const texts[] = {"INSERT INTO t VALUES (1, 1)", "INSERT INTO t VALUES (2, 2)",
                                        "INSERT INTO r VALUES (5)", "INSERT INTO t VALUES (3, 3)"};
    member members[MEMBERS];
    play(f, TABLE "CREATE TABLE r(id INTEGER PRIMARY KEY ON CONFLICT ROLLBACK); INSERT INTO r VALUES (5)",
         texts, members);
    assert_int_equal(members[1].status, TURSO_DONE);
    assert_int_equal(members[2].status, TURSO_CONSTRAINT);
    assert_int_equal(members[3].status, TURSO_DONE);
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 3);
}

static void a_temporary_table_comes_before_that_of_all(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "CREATE TEMP TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 1)");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 0);
    assert_int_equal(ask_int(f->a, "SELECT count(*) FROM t"), 1);
}

static void a_statement_of_a_transaction_stays_in_it(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "BEGIN; INSERT INTO t VALUES (1, 1); ROLLBACK");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 0);
    /* Nor is one run elsewhere while the connection still reads. */
    exec_all(
        f->a,
        "INSERT INTO t VALUES (1, 1), (2, 2); BEGIN; SELECT * FROM t; INSERT INTO t VALUES (3, 3); ROLLBACK");
    assert_int_equal(ask_int(f->b, "SELECT count(*) FROM t"), 2);
}

static void settings_of_the_connection_hold(void **state)
{
    fixture *f = *state;
    exec_all(
        f->a,
        "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p(id));"
        "PRAGMA foreign_keys = OFF; INSERT INTO c VALUES (1, 99); DELETE FROM c;");
    exec(f->b, "PRAGMA query_only = ON");
    expect_error(TURSO_READONLY, "readonly", run(f->b, "INSERT INTO p VALUES (1)", NULL, &error));
    exec(f->b, "PRAGMA query_only = OFF");
}

static void the_last_rowid_is_that_of_the_connection(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "INSERT INTO t VALUES (5, 0)");
    exec(f->b, "INSERT INTO t VALUES (6, 0)");
    exec(f->a, "UPDATE t SET v = last_insert_rowid() WHERE id = 5");
    assert_int_equal(ask_int(f->c, "SELECT v FROM t WHERE id = 5"), 5);
}

static void parameters_nobody_copied_are_not_taken_for_null(void **state)
{
    fixture *f = *state;
    (void)f;
    db_t db = open_db("b.db");
    conn_t a = connect_db(db);
    exec(a, "CREATE TABLE t(v)");
    stmt_t s = prepare(a, "INSERT INTO t VALUES (?1)");
    exec(a, "PRAGMA journal_mode = mvcc");
    stmt_t later = prepare(a, "INSERT INTO t VALUES (?1)");
    expect(TURSO_OK, turso_statement_bind_positional_int(s, 1, 4));
    expect(TURSO_OK, turso_statement_bind_positional_int(later, 1, 5));
    expect(TURSO_DONE, turso_statement_execute(s, NULL, &error));
    expect(TURSO_DONE, turso_statement_execute(later, NULL, &error));
    assert_int_equal(ask_int(a, "SELECT sum(v) FROM t"), 9);
    turso_statement_deinit(s);
    turso_statement_deinit(later);
    turso_connection_deinit(a);
    turso_database_deinit(db);
}

static const struct CMUnitTest hazards[] = {
    HAZARD("queue_keys", who_breaks_a_key_does_not_fail_the_group),
    HAZARD("queue_again", who_rolls_all_back_takes_nobody_along),
    HAZARD("queue_alone", a_temporary_table_comes_before_that_of_all),
    HAZARD("queue_outside", a_statement_of_a_transaction_stays_in_it),
    HAZARD("queue_alike", settings_of_the_connection_hold),
    HAZARD("queue_rowid", the_last_rowid_is_that_of_the_connection),
    CONSTRUCTION(parameters_nobody_copied_are_not_taken_for_null),
};

HAZARD_MAIN
