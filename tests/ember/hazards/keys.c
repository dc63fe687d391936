/* Foreign keys, unique keys, triggers, numbers, virtual tables: what the schema says of rows that are merged.
 */
#include "../concurrent.h"
#include "hazard.h"

#define FAMILY(action)                                                                                       \
    "CREATE TABLE p(id INTEGER PRIMARY KEY, v); CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES "        \
    "p(id) " action "); INSERT INTO p VALUES (1, 0), (2, 0); INSERT INTO c VALUES (10, 1);"

static void unique_keys_change_hands(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE u(id INTEGER PRIMARY KEY, k UNIQUE); CREATE TABLE o(x);"
                   "INSERT INTO u VALUES (1, 'a'), (2, 'b')");
    expect_merge(f, "INSERT INTO o VALUES (1)",
                 "UPDATE u SET k = 'tmp' WHERE id = 1; UPDATE u SET k = 'a' WHERE id = 2;"
                 "UPDATE u SET k = 'b' WHERE id = 1");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id || k) FROM u NOT INDEXED"), "1b,2a");
}

static void triggers_fire_once(void **state)
{
    fixture *f = *state;
    exec_all(f->a,
             "CREATE TABLE t(id INTEGER PRIMARY KEY); CREATE TABLE total(n); INSERT INTO total VALUES (0);"
             "CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE total SET n = n + 1; END;"
             "BEGIN CONCURRENT; INSERT INTO t VALUES (1), (2); COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT n FROM total"), 2);
}

static void a_child_beside_a_parent_that_goes_is_a_conflict(void **state)
{
    fixture *f = *state;
    exec_all(f->a, FAMILY(""));
    expect_conflict(f, "foreign key", "INSERT INTO c VALUES (20, 2)", "DELETE FROM p WHERE id = 2");
}

static void children_may_be_written_before_their_parents(void **state)
{
    fixture *f = *state;
    exec_all(f->a, FAMILY("ON DELETE RESTRICT"));
    /* Rows are merged in the order in which they were touched first. */
    expect_merge(f, "UPDATE p SET v = 1 WHERE id = 2",
                 "INSERT INTO c VALUES (5, 1); INSERT INTO p VALUES (7, 0); UPDATE c SET p = 7 WHERE id = 5;"
                 "DELETE FROM c WHERE id = 10; DELETE FROM p WHERE id = 1");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id || p) FROM c"), "57");
}

static void a_cascade_does_not_reach_rows_of_others(void **state)
{
    fixture *f = *state;
    exec_all(f->a, FAMILY("ON DELETE CASCADE"));
    expect_conflict(f, "foreign key", "INSERT INTO c VALUES (20, 2)", "DELETE FROM p WHERE id = 2");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM c"), 2);
}

static void a_cascade_does_not_make_room_for_a_new_row(void **state)
{
    fixture *f = *state;
    exec_all(f->a, FAMILY("ON DELETE CASCADE"));
    expect_conflict(f, "\"c\", rowid 20", "INSERT INTO c VALUES (20, 2)",
                    "DELETE FROM p WHERE id = 2; INSERT INTO c VALUES (20, 1)");
    assert_int_equal(ask_int(f->c, "SELECT p FROM c WHERE id = 20"), 2);
}

static void an_action_does_not_undo_what_the_transaction_wrote(void **state)
{
    fixture *f = *state;
    exec_all(
        f->a,
        "CREATE TABLE p(id INTEGER PRIMARY KEY, k UNIQUE);"
        "CREATE TABLE c(id INTEGER PRIMARY KEY, k REFERENCES p(k) ON UPDATE CASCADE ON DELETE CASCADE, v);"
        "CREATE TABLE o(x); INSERT INTO p VALUES (1, 'a'), (2, 'b'); INSERT INTO c VALUES (1, 'a', 0), (2, "
        "'b', 0)");
    expect_merge(f, "INSERT INTO o VALUES (1)",
                 "UPDATE c SET v = 1 WHERE id = 1; UPDATE p SET k = 'z' WHERE id = 1; UPDATE p SET k = 'a' "
                 "WHERE id = 2;"
                 "UPDATE c SET k = 'a' WHERE id = 1");
    assert_string_equal(ask_text(f->c, "SELECT group_concat(id || k || v) FROM c"), "1a1,2a0");
}

static void foreign_keys_that_are_off_stay_off(void **state)
{
    fixture *f = *state;
    exec_all(f->a,
             FAMILY("") "PRAGMA foreign_keys = OFF; BEGIN CONCURRENT; INSERT INTO c VALUES (30, 99); COMMIT;"
                        "DELETE FROM c WHERE id = 30");
}

static void a_number_that_was_given_out_never_comes_again(void **state)
{
    fixture *f = *state;
    exec_all(
        f->a,
        "CREATE TABLE s(id INTEGER PRIMARY KEY AUTOINCREMENT, v);"
        "BEGIN CONCURRENT; INSERT INTO s(v) VALUES (1); DELETE FROM s; COMMIT; INSERT INTO s(v) VALUES (2)");
    assert_int_equal(turso_connection_last_insert_rowid(f->a), 2);
}

static void two_append_with_autoincrement(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE s(id INTEGER PRIMARY KEY AUTOINCREMENT, v)");
    expect_merge(f, "INSERT INTO s(v) VALUES (1), (2)", "INSERT INTO s(v) VALUES (3)");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM s"), 3);
}

static void two_append_after_a_savepoint_was_undone(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE s(id INTEGER PRIMARY KEY AUTOINCREMENT, v)");
    expect_merge(f, "SAVEPOINT x; INSERT INTO s(v) VALUES (20); ROLLBACK TO x; INSERT INTO s(v) VALUES (21)",
                 "SAVEPOINT x; INSERT INTO s(v) VALUES (22); ROLLBACK TO x; INSERT INTO s(v) VALUES (23)");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM s"), 2);
}

static void a_tree_of_boxes_has_one_writer(void **state)
{
    fixture *f = *state;
    exec_all(
        f->a,
        "CREATE VIRTUAL TABLE r USING rtree(id, x0, x1); INSERT INTO r VALUES (1, 0, 1); CREATE TABLE o(x)");
    expect_conflict(f, "virtual table", "INSERT INTO o VALUES (1)", "INSERT INTO r VALUES (3, 0, 1)");
    assert_string_equal(ask_text(f->c, "SELECT rtreecheck('r')"), "ok");
}

static turso_value_t negate(uintptr_t context, int32_t argc, const turso_value_t *argv,
                            turso_context_destructor_t context_destructor,
                            turso_value_destructor_t value_destructor)
{
    (void)context;
    (void)argc;
    (void)context_destructor;
    (void)value_destructor;
    return (turso_value_t){.value_type = TURSO_EXTENSION_VALUE_INTEGER,
                           .value.int_value = -argv[0].value.int_value};
}

static void functions_of_the_schema_are_there_where_rows_are_merged(void **state)
{
    fixture *f = *state;
    conn_t all[] = {f->a, f->c};
    for (size_t i = 0; i < COUNT(all); i++)
        expect(TURSO_OK, turso_connection_register_scalar_function(all[i], "negate", 1, true, 0, negate, NULL,
                                                                   NULL, &error));
    exec_all(f->a, "CREATE TABLE t(id INTEGER PRIMARY KEY, v); CREATE INDEX tn ON t(negate(v));"
                   "BEGIN CONCURRENT; INSERT INTO t VALUES (1, 5); COMMIT");
    assert_int_equal(ask_int(f->c, "SELECT id FROM t INDEXED BY tn WHERE negate(v) = -5"), 1);
    exec_all(f->a, "DROP TABLE t"); /* the stock program does not know the function */
}

static const struct CMUnitTest hazards[] = {
    HAZARD("anew", unique_keys_change_hands),
    HAZARD("triggers_off", triggers_fire_once),
    HAZARD("keys_of_each", a_child_beside_a_parent_that_goes_is_a_conflict),
    HAZARD("keys_deferred", children_may_be_written_before_their_parents),
    HAZARD("action_outside", a_cascade_does_not_reach_rows_of_others),
    HAZARD("new_rows", a_cascade_does_not_make_room_for_a_new_row),
    HAZARD("action_inside", an_action_does_not_undo_what_the_transaction_wrote),
    HAZARD("keys_as_set", foreign_keys_that_are_off_stay_off),
    HAZARD("sequence", a_number_that_was_given_out_never_comes_again),
    HAZARD("lease", two_append_with_autoincrement),
    HAZARD("lease_again", two_append_after_a_savepoint_was_undone),
    HAZARD("alone", a_tree_of_boxes_has_one_writer),
    HAZARD("functions", functions_of_the_schema_are_there_where_rows_are_merged),
};

HAZARD_MAIN
