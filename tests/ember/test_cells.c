/* The contracts of turso_ember.h: values with their types, parameters without a copy. */
#include "support.h"

#include <limits.h>

#include "turso_ember.h"

typedef struct {
    db_t db;
    conn_t c;
} fixture;

static int set_up(void **state)
{
    static fixture f;
    f.db = open_db(":memory:");
    f.c = connect_db(f.db);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    turso_connection_deinit(f->c);
    turso_database_deinit(f->db);
    return 0;
}

static turso_cell_t text_cell(const char *text)
{
    turso_cell_t cell = {.type = TURSO_TYPE_TEXT};
    cell.as.bytes.ptr = text;
    cell.as.bytes.len = strlen(text);
    return cell;
}

static void assert_text(stmt_t s, size_t index, const char *expected)
{
    turso_cell_t cell;
    expect(TURSO_OK, turso_statement_row_cells(s, index, 1, &cell));
    assert_int_equal(cell.type, TURSO_TYPE_TEXT);
    assert_int_equal(cell.as.bytes.len, strlen(expected));
    assert_string_equal(cell.as.bytes.ptr, expected);
}

static void cells_come_as_they_are(void **state)
{
    fixture *f = *state;
    turso_cell_t cell, many[8];
    stmt_t s = prepare(f->c, "SELECT -7, 0.5, 'caf\xc3\xa9', x'0001', NULL, '', x''");
    expect(TURSO_MISUSE, turso_statement_row_cells(s, 0, 1, &cell)); /* no row yet */
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect(TURSO_OK, turso_statement_row_cells(s, 0, 1, &cell));
    assert_true(cell.type == TURSO_TYPE_INTEGER && cell.as.integer == -7);
    expect(TURSO_OK, turso_statement_row_cells(s, 1, 1, &cell));
    assert_true(cell.type == TURSO_TYPE_REAL && cell.as.real == 0.5);
    assert_text(s, 2, "caf\xc3\xa9");
    expect(TURSO_OK, turso_statement_row_cells(s, 3, 1, &cell));
    assert_true(cell.type == TURSO_TYPE_BLOB && cell.as.bytes.len == 2);
    assert_memory_equal(cell.as.bytes.ptr, "\0\1", 2);
    expect(TURSO_OK, turso_statement_row_cells(s, 4, 1, &cell));
    assert_int_equal(cell.type, TURSO_TYPE_NULL);
    assert_text(s, 5, "");
    expect(TURSO_OK, turso_statement_row_cells(s, 6, 1, &cell));
    assert_true(cell.type == TURSO_TYPE_BLOB && cell.as.bytes.len == 0 && cell.as.bytes.ptr);
    expect(TURSO_MISUSE, turso_statement_row_cells(s, 7, 1, &cell));
    expect(TURSO_MISUSE, turso_statement_row_cells(s, SIZE_MAX, 1, &cell));
    expect(TURSO_MISUSE, turso_statement_row_cells(NULL, 0, 1, &cell));
    expect(TURSO_MISUSE, turso_statement_row_cells(s, 0, 8, many));
    expect(TURSO_MISUSE, turso_statement_row_cells(s, 6, 2, many));
    expect(TURSO_MISUSE, turso_statement_row_cells(s, 1, SIZE_MAX, many));
    expect(TURSO_OK, turso_statement_row_cells(s, 7, 0, many));
    expect(TURSO_OK, turso_statement_row_cells(s, 1, 3, many));
    assert_true(many[0].as.real == 0.5 && many[1].as.bytes.len == 5 && many[2].as.bytes.ptr[1] == 1);
    expect(TURSO_DONE, turso_statement_step(s, &error));
    expect(TURSO_MISUSE, turso_statement_row_cells(s, 0, 1, &cell));
    turso_statement_deinit(s);
}

/* A database in UTF-16 converts text when it is asked for. */
static void converted_text_comes_too(void **state)
{
    fixture *f = *state;
    exec(f->c, "PRAGMA encoding = 'UTF-16le'");
    exec(f->c, "CREATE TABLE t(a)");
    stmt_t s = prepare(f->c, "INSERT INTO t VALUES (?1)");
    turso_cell_t cell = text_cell("caf\xc3\xa9");
    expect(TURSO_OK, turso_statement_bind_borrowed(s, 1, 1, &cell));
    expect(TURSO_DONE, turso_statement_step(s, &error));
    turso_statement_deinit(s);
    s = prepare(f->c, "SELECT a FROM t");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_text(s, 0, "caf\xc3\xa9");
    turso_statement_deinit(s);
}

static void borrowed_values_arrive(void **state)
{
    fixture *f = *state;
    char text[] = "abcdef";
    turso_cell_t cells[6] = {{.type = TURSO_TYPE_INTEGER, .as.integer = INT64_MIN},
                             {.type = TURSO_TYPE_REAL, .as.real = -0.25},
                             text_cell(text),
                             {.type = TURSO_TYPE_BLOB, .as.bytes = {"\0\1", 2}},
                             {.type = TURSO_TYPE_NULL},
                             {.type = TURSO_TYPE_TEXT, .as.bytes = {NULL, 0}}};
    cells[2].as.bytes.len = 3; /* a part, which no zero byte ends */
    stmt_t s = prepare(f->c, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?3 || '!'");
    expect(TURSO_OK, turso_statement_bind_borrowed(s, 1, 2, cells));
    expect(TURSO_OK, turso_statement_bind_borrowed(s, 3, COUNT(cells) - 2, cells + 2));
    text[0] = 'X'; /* they were not copied */
    expect(TURSO_ROW, turso_statement_step(s, &error));
    assert_true(turso_statement_row_value_int(s, 0) == INT64_MIN);
    assert_true(turso_statement_row_value_double(s, 1) == -0.25);
    assert_text(s, 2, "Xbc");
    assert_memory_equal(turso_statement_row_value_bytes_ptr(s, 3), "\0\1", 2);
    assert_int_equal(turso_statement_row_value_kind(s, 4), TURSO_TYPE_NULL);
    assert_text(s, 5, "");
    assert_text(s, 6, "Xbc!");
    expect(TURSO_MISUSE, turso_statement_bind_borrowed(s, 1, 1, &cells[0])); /* it is running */
    turso_statement_deinit(s);
}

/* After a reset the bytes may go: what is not bound again is NULL, however many parameters there are. */
static void a_reset_ends_the_loan(void **state)
{
    static const char *const texts[] = {"SELECT ?1, ?2", "SELECT ?1, ?2, ?70"};
    fixture *f = *state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        stmt_t s = prepare(f->c, texts[i]);
        char *bytes = strdup("a text");
        turso_cell_t cell = text_cell(bytes);
        expect(TURSO_OK, turso_statement_bind_borrowed(s, 1, 1, &cell));
        expect(TURSO_OK, turso_statement_bind_borrowed(s, 2, 1, &cell));
        expect(TURSO_ROW, turso_statement_step(s, &error));
        assert_text(s, 1, "a text");
        expect(TURSO_OK, turso_statement_reset(s, &error));
        memset(bytes, 'x', 6);
        free(bytes);
        cell = text_cell("another");
        expect(TURSO_OK, turso_statement_bind_borrowed(s, 2, 1, &cell));
        if (i) /* whose bit would be that of the first */
            expect(TURSO_OK, turso_statement_bind_borrowed(s, 65, 1, &cell));
        expect(TURSO_ROW, turso_statement_step(s, &error));
        assert_int_equal(turso_statement_row_value_kind(s, 0), TURSO_TYPE_NULL);
        assert_text(s, 1, "another");
        turso_statement_deinit(s);
    }
}

static void bad_loans_are_refused(void **state)
{
    static const size_t positions[] = {0, 2, (size_t)INT_MAX + 1, SIZE_MAX};
    fixture *f = *state;
    stmt_t s = prepare(f->c, "SELECT ?1");
    turso_cell_t cell = text_cell("a"), two[] = {cell, cell};
    for (size_t i = 0; i < COUNT(positions); i++)
        expect(TURSO_MISUSE, turso_statement_bind_borrowed(s, positions[i], 1, &cell));
    expect(TURSO_MISUSE, turso_statement_bind_borrowed(NULL, 1, 1, &cell));
    expect(TURSO_MISUSE, turso_statement_bind_borrowed(s, 1, 2, two)); /* there is no second */
    expect(TURSO_MISUSE, turso_statement_bind_borrowed(s, 1, SIZE_MAX, two));
    expect(TURSO_OK, turso_statement_bind_borrowed(s, 1, 0, NULL));
    cell.as.bytes.len = (size_t)INT_MAX; /* beyond what SQLite takes; the bytes are not looked at */
    expect(TURSO_ERROR, turso_statement_bind_borrowed(s, 1, 1, &cell));
    cell.as.bytes.ptr = NULL;
    expect(TURSO_MISUSE, turso_statement_bind_borrowed(s, 1, 1, &cell));
    cell.type = TURSO_TYPE_BLOB;
    expect(TURSO_MISUSE, turso_statement_bind_borrowed(s, 1, 1, &cell));
    cell.type = TURSO_TYPE_UNKNOWN;
    expect(TURSO_MISUSE, turso_statement_bind_borrowed(s, 1, 1, &cell));
    turso_statement_deinit(s);
}

/* One statement inside and outside of concurrent transactions, where it is compiled twice. */
static void loans_reach_both_sides(void **state)
{
    fixture *f = *state;
    exec(f->c, "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT)");
    exec(f->c, "PRAGMA journal_mode = 'mvcc'");
    stmt_t s = prepare(f->c, "INSERT INTO t(a) VALUES (?1)");
    for (int i = 0; i < 4; i++) {
        char *bytes = strdup("text 0");
        bytes[5] = (char)('0' + i);
        turso_cell_t cell = text_cell(bytes);
        if (i & 1)
            exec(f->c, "BEGIN CONCURRENT");
        expect(TURSO_OK, turso_statement_bind_borrowed(s, 1, 1, &cell));
        expect(TURSO_DONE, turso_statement_step(s, &error));
        expect(TURSO_OK, turso_statement_reset(s, &error));
        free(bytes);
        if (i & 1)
            exec(f->c, "COMMIT");
    }
    turso_statement_deinit(s);
    assert_string_equal(ask_text(f->c, "SELECT group_concat(a, ', ') FROM (SELECT a FROM t ORDER BY a)"),
                        "text 0, text 1, text 2, text 3");
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH(cells_come_as_they_are), WITH(converted_text_comes_too), WITH(borrowed_values_arrive),
        WITH(a_reset_ends_the_loan),  WITH(bad_loans_are_refused),    WITH(loans_reach_both_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
