/* The schema and the header of the file, which no merge of rows can bring along. */
#include "../concurrent.h"
#include "hazard.h"

#define TABLE "CREATE TABLE t(id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 10);"

static void rows_do_not_get_past_a_schema_that_was_changed(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "CREATE TABLE log(x)");
    exec_all(f->b, "BEGIN CONCURRENT; INSERT INTO t VALUES (2, 20)");
    exec_all(f->a, "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.id); END");
    expect_error(TURSO_BUSY_SNAPSHOT, "schema", run(f->b, "COMMIT", NULL, &error));
    exec(f->b, "ROLLBACK");
    assert_int_equal(ask_int(f->c, "SELECT count(*) FROM t"), 1);
}

static void rows_do_not_get_into_a_table_that_was_numbered_anew(void **state)
{
    fixture *f = *state;
    exec_all(f->a, "CREATE TABLE n(v); INSERT INTO n VALUES ('first'), ('same'), ('same'); DELETE FROM n "
                   "WHERE v = 'first'");
    exec_all(f->b, "BEGIN CONCURRENT; UPDATE n SET v = 'changed' WHERE rowid = 2");
    exec(f->a, "VACUUM");
    expect_error(TURSO_BUSY_SNAPSHOT, "schema", run(f->b, "COMMIT", NULL, &error));
    exec(f->b, "ROLLBACK");
}

static const char *const changes[] = {"CREATE TABLE n(x)",
                                      "CREATE INDEX n ON t(v)",
                                      "ALTER TABLE t ADD COLUMN w",
                                      "DROP TABLE gone",
                                      "PRAGMA user_version = 4",
                                      "PRAGMA application_id = 4",
                                      "ANALYZE",
                                      "CREATE VIRTUAL TABLE n USING fts5(x)"};

static void what_cannot_be_merged_is_refused_at_once(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "CREATE TABLE gone(x)");
    for (size_t i = 0; i < COUNT(changes); i++) {
        exec_all(f->a, "BEGIN CONCURRENT; UPDATE t SET v = v + 1");
        expect_error(TURSO_ERROR, "cannot be part of a concurrent transaction",
                     run(f->a, changes[i], NULL, &error));
        exec(f->a, "COMMIT"); /* it goes on */
        assert_int_equal(ask_int(f->c, "SELECT v FROM t"), 11 + (int)i);
    }
}

/* The second line: also when the authorizer did not know a statement, nothing is lost without a word. */
static void what_cannot_be_merged_is_never_lost_without_a_word(void **state)
{
    fixture *f = *state;
    exec_all(f->a, TABLE "CREATE TABLE gone(x)");
    for (int with_rows = 0; with_rows < 2; with_rows++) {
        for (size_t i = 0; i < 6; i++) {
            exec(f->a, "BEGIN CONCURRENT");
            if (with_rows)
                exec(f->a, "UPDATE t SET v = v + 1");
            turso_status_code_t status = run(f->a, changes[i], NULL, NULL);
            if (status == TURSO_DONE)
                status = run(f->a, "COMMIT", NULL, NULL);
            assert_int_not_equal(status, TURSO_DONE);
            exec(f->a, "ROLLBACK");
        }
    }
}

static const struct CMUnitTest hazards[] = {
    HAZARD("schema", rows_do_not_get_past_a_schema_that_was_changed),
    HAZARD("schema", rows_do_not_get_into_a_table_that_was_numbered_anew),
    HAZARD("statements", what_cannot_be_merged_is_refused_at_once),
    HAZARD("statements,header", what_cannot_be_merged_is_never_lost_without_a_word),
};

HAZARD_MAIN
