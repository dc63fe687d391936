/* table.h and touched.h: what has to be known of a table, and the rows that were touched. */
#include "../support.h"
#include "../virtual_column.h"

#include <sqlite3.h>

#include "touched.h"

typedef struct {
    sqlite3 *db;     /* writes */
    sqlite3 *reader; /* looks on */
    ember__tables_t tables;
    ember__touched_t set;
    ember__touch_hook_t hook;
    bool ask; /* the hook asks whether it knows the row */
    bool known;
} fixture;

static char directory[500];

static void on_touch(void *arg, const ember__touch_t *touch, int depth)
{
    fixture *f = arg;
    (void)depth;
    if (f->ask)
        f->known = ember__touched_has(&f->set, touch);
    else
        ember__touched_add(&f->set, touch);
}

static void sql(sqlite3 *db, const char *text)
{
    if (sqlite3_exec(db, text, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", text, sqlite3_errmsg(db));
}

static int set_up(void **state)
{
    static fixture f;
    f = (fixture){0};
    enter_scratch(directory, sizeof directory);
    assert_int_equal(sqlite3_open("a.db", &f.db), SQLITE_OK);
    assert_int_equal(sqlite3_open("a.db", &f.reader), SQLITE_OK);
    f.hook = (ember__touch_hook_t){on_touch, &f};
    ember__touch_install(f.db, &f.hook);
    ember__tables_init(&f.tables, f.reader);
    ember__touched_init(&f.set, &f.tables, 100);
    char table_r[100];
    snprintf(table_r, sizeof table_r, "CREATE TABLE r(a, b TEXT, c AS (a + 1) %s)", virtual_column());
    sql(f.db, table_r);
    sql(f.db, "PRAGMA journal_mode = WAL;"
              "CREATE TABLE k(x TEXT COLLATE NOCASE, y, z, PRIMARY KEY(y, x)) WITHOUT ROWID;"
              "CREATE TABLE n(id INTEGER PRIMARY KEY AUTOINCREMENT, \"odd \"\"name\");"
              "CREATE TABLE hidden(rowid, _rowid_, oid);"
              "CREATE VIRTUAL TABLE f USING fts5(words)");
    ember__touched_clear(&f.set);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    ember__touched_fini(&f->set);
    ember__tables_forget(&f->tables);
    assert_int_equal(sqlite3_close(f->reader), SQLITE_OK);
    assert_int_equal(sqlite3_close(f->db), SQLITE_OK);
    leave_scratch(directory);
    return 0;
}

static ember__table_t *table(fixture *f, const char *name)
{
    ember__table_t *t = NULL;
    assert_int_equal(ember__table_get(&f->tables, name, &t), SQLITE_OK);
    return t;
}

static void tables_are_described(void **state)
{
    fixture *f = *state;
    ember__table_t *t = table(f, "r");
    assert_string_equal(t->rowid, "\"rowid\"");
    assert_int_equal(t->column_count, 2);
    assert_false(t->autoincrement);
    assert_ptr_equal(table(f, "r"), t);
    t = table(f, "k");
    assert_null(t->rowid);
    assert_int_equal(t->key_count, 2);
    assert_true(t->key_columns[0] == 1 && t->key_columns[1] == 0);
    t = table(f, "n");
    assert_true(t->autoincrement);
    assert_non_null(strstr(t->columns, "\"odd \"\"name\""));
    assert_non_null(table(f, "hidden")->trouble);
    ember__table_t *none;
    assert_int_equal(ember__table_get(&f->tables, "missing", &none), SQLITE_SCHEMA);
}

static void their_statements_work(void **state)
{
    fixture *f = *state;
    sqlite3_stmt *vm = NULL;
    ember__table_t *t = table(f, "n");
    assert_int_equal(ember__table_statement(&f->tables, t, EMBER__ROW_INSERT, &vm), SQLITE_OK);
    sqlite3_bind_text(vm, 1, "one", -1, SQLITE_STATIC);
    sqlite3_bind_int(vm, 2, 41);
    assert_int_equal(sqlite3_step(vm), SQLITE_DONE);
    sqlite3_reset(vm);
    assert_int_equal(ember__table_statement(&f->tables, t, EMBER__ROW_UPDATE, &vm), SQLITE_OK);
    sqlite3_bind_text(vm, 1, "two", -1, SQLITE_STATIC);
    sqlite3_bind_int(vm, 2, 41);
    assert_int_equal(sqlite3_step(vm), SQLITE_DONE);
    sqlite3_reset(vm);
    assert_int_equal(ember__table_statement(&f->tables, t, EMBER__ROW_SELECT, &vm), SQLITE_OK);
    sqlite3_bind_int(vm, 1, 41);
    assert_int_equal(sqlite3_step(vm), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(vm, 0), "two");
    sqlite3_reset(vm);
    assert_int_equal(ember__table_statement(&f->tables, t, EMBER__ROW_DELETE, &vm), SQLITE_OK);
    sqlite3_bind_int(vm, 1, 41);
    assert_int_equal(sqlite3_step(vm), SQLITE_DONE);
    assert_int_equal(sqlite3_changes(f->reader), 1);
    sqlite3_reset(vm);
}

static void another_schema_is_found_out_anew(void **state)
{
    fixture *f = *state;
    ember__tables_schema(&f->tables, 1);
    assert_int_equal(table(f, "r")->column_count, 2);
    assert_false(ember__tables_schema(&f->tables, 1));
    sql(f->db, "ALTER TABLE r ADD COLUMN d");
    assert_true(ember__tables_schema(&f->tables, 2));
    assert_int_equal(table(f, "r")->column_count, 3);
}

/* Runs the statement in a transaction of its own, and reads what was before and after it. */
static size_t touch(fixture *f, const char *text)
{
    ember__touched_clear(&f->set);
    sql(f->db, "BEGIN");
    sql(f->db, text);
    assert_int_equal(f->set.rc, SQLITE_OK);
    assert_int_equal(ember__touched_read(&f->set, false), SQLITE_OK);
    sql(f->db, "COMMIT");
    assert_int_equal(ember__touched_read(&f->set, true), SQLITE_OK);
    return ember__touched_settle(&f->set);
}

static void printed_is(fixture *f, size_t row, const char *want)
{
    char out[200];
    ember__row_print(&f->set, &f->set.rows[row], out, sizeof out);
    assert_string_equal(out, want);
}

static void rows_are_noted_once_with_both_images(void **state)
{
    fixture *f = *state;
    assert_int_equal(touch(f, "INSERT INTO r(rowid, a, b) VALUES (7, 1, 'x'), (8, 2, 'y')"), 2);
    assert_false(f->set.rows[0].base.present);
    assert_true(f->set.rows[0].final.present);
    printed_is(f, 0, "table \"r\", rowid 7");
    assert_int_equal(touch(f, "UPDATE r SET a = a + 1 WHERE rowid = 7; UPDATE r SET b = 'z' WHERE rowid = 7"),
                     1);
    assert_int_equal(f->set.count, 1);
    assert_true(f->set.rows[0].base.present && f->set.rows[0].final.present);
    assert_false(ember__span_equal(&f->set, &f->set.rows[0].base, &f->set.rows[0].final));
    /* there and back again */
    assert_int_equal(touch(f, "UPDATE r SET a = a + 1; UPDATE r SET a = a - 1"), 0);
    assert_int_equal(f->set.count, 2);
    assert_true(f->set.rows[0].skip && f->set.rows[1].skip);
    /* both keys of a row that moves */
    assert_int_equal(touch(f, "UPDATE r SET rowid = 70 WHERE rowid = 7"), 2);
    assert_int_equal(touch(f, "DELETE FROM r"), 2);
    assert_false(f->set.rows[0].final.present);
}

static void keys_without_rowid(void **state)
{
    fixture *f = *state;
    assert_int_equal(touch(f, "INSERT INTO k VALUES ('nut', 7, 0)"), 1);
    printed_is(f, 0, "table \"k\", key 7, 'nut'");
    /* another spelling of the same key: two mentions of one row */
    assert_int_equal(touch(f, "UPDATE k SET x = 'NUT'"), 1);
    assert_int_equal(touch(f, "UPDATE k SET y = 8"), 2);
}

static void which_rows_it_has(void **state)
{
    fixture *f = *state;
    touch(f, "INSERT INTO n VALUES (1, 'a'), (2, 'b')");
    touch(f, "UPDATE n SET \"odd \"\"name\" = 'c' WHERE id = 1");
    f->ask = true;
    sql(f->db, "UPDATE n SET \"odd \"\"name\" = 'd' WHERE id = 1");
    assert_true(f->known);
    sql(f->db, "UPDATE n SET \"odd \"\"name\" = 'd' WHERE id = 2");
    assert_false(f->known);
}

static void what_goes_wrong_is_kept(void **state)
{
    fixture *f = *state;
    sql(f->db, "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 101) INSERT INTO "
               "r(a) SELECT i FROM c");
    assert_int_equal(f->set.rc, SQLITE_TOOBIG);
    assert_int_equal(f->set.count, 100);
    ember__touched_clear(&f->set);
    assert_int_equal(f->set.rc, SQLITE_OK);
    sql(f->db, "INSERT INTO hidden VALUES (1, 2, 3)");
    assert_non_null(f->set.trouble);
    assert_string_equal(f->set.trouble_table, "hidden");
    ember__touched_clear(&f->set);
    assert_null(f->set.trouble);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(tables_are_described),
        TEST(their_statements_work),
        TEST(another_schema_is_found_out_anew),
        TEST(rows_are_noted_once_with_both_images),
        TEST(keys_without_rowid),
        TEST(which_rows_it_has),
        TEST(what_goes_wrong_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
