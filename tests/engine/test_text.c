/* The SQL of each operation, sums that stay within their field, and patterns that take every character
 * literally. */
#include "table.h"

#include <sqlite3.h>

#include "random.h"

static sqlite3 *db;

static int begin(void **state)
{
    (void)state;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    return sqlite3_exec(db, TABLE_SQL, NULL, NULL, NULL);
}

static int end(void **state)
{
    (void)state;
    return sqlite3_close(db);
}

static void expect(toasty__op op, const char *sql)
{
    char *text = text_of(&op);
    assert_string_equal(text, sql);
    free(text);
}

static toasty__op deleting(toasty__cond *where)
{
    return (toasty__op){.kind = TOASTY__DELETE, .as.remove = {.table = &table_t, .where = where}};
}

#define WHERE "DELETE FROM \"t\" WHERE "

static void conditions(void **state)
{
    (void)state;
    static const struct {
        toasty__cond_kind kind;
        uint32_t count;
        char escape;
        const char *sql;
    } plain[] = {
        {TOASTY__COND_TRUE, 0, 0, "TRUE"},
        {TOASTY__COND_FALSE, 0, 0, "FALSE"},
        {TOASTY__COND_UNKNOWN, 0, 0, "NULL"},
        {TOASTY__COND_EQ, 1, 0, "\"text\" = ?1"},
        {TOASTY__COND_NE, 1, 0, "\"text\" <> ?1"},
        {TOASTY__COND_GT, 1, 0, "\"text\" > ?1"},
        {TOASTY__COND_GE, 1, 0, "\"text\" >= ?1"},
        {TOASTY__COND_LT, 1, 0, "\"text\" < ?1"},
        {TOASTY__COND_LE, 1, 0, "\"text\" <= ?1"},
        {TOASTY__COND_BETWEEN, 2, 0, "\"text\" BETWEEN ?1 AND ?2"},
        {TOASTY__COND_IN, 3, 0, "\"text\" IN (?1, ?2, ?3)"},
        {TOASTY__COND_NOT_IN, 1, 0, "\"text\" NOT IN (?1)"},
        {TOASTY__COND_NULL, 0, 0, "\"text\" IS NULL"},
        {TOASTY__COND_NOT_NULL, 0, 0, "\"text\" IS NOT NULL"},
        {TOASTY__COND_STARTS_WITH, 1, 0, "\"text\" GLOB ?1"},
        {TOASTY__COND_ENDS_WITH, 1, 0, "substr(\"text\", -length(?1)) = ?1"},
        {TOASTY__COND_CONTAINS, 1, 0, "instr(\"text\", ?1) > 0"},
        {TOASTY__COND_LIKE, 1, 0, "\"text\" LIKE ?1"},
        {TOASTY__COND_LIKE, 1, '!', "\"text\" LIKE ?1 ESCAPE '!'"},
        {TOASTY__COND_LIKE, 1, '\'', "\"text\" LIKE ?1 ESCAPE ''''"},
        {TOASTY__COND_ILIKE, 1, 0, "\"text\" ILIKE ?1"},
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        char sql[128] = WHERE;
        toasty__cond where = {.kind = plain[i].kind,
                              .table = &table_t,
                              .column = 10,
                              .count = plain[i].count,
                              .escape = plain[i].escape};
        expect(deleting(&where), strcat(sql, plain[i].sql));
    }
}

static void conditions_of_conditions(void **state)
{
    (void)state;
    static const uint16_t two[] = {1, 2}, one[] = {3};
    toasty__cond parts[2] = {{.kind = TOASTY__COND_EQ, .table = &table_t, .column = 1, .count = 1},
                             {.kind = TOASTY__COND_NULL, .table = &table_t, .column = 2}};
    toasty__cond both = {.kind = TOASTY__COND_AND, .count = 2, .children = parts};
    expect(deleting(&both), WHERE "(\"i8\" = ?1 AND \"i16\" IS NULL)");
    both.kind = TOASTY__COND_OR;
    expect(deleting(&both), WHERE "(\"i8\" = ?1 OR \"i16\" IS NULL)");
    toasty__cond not = {.kind = TOASTY__COND_NOT, .count = 1, .children = parts};
    expect(deleting(&not ), WHERE "NOT (\"i8\" = ?1)");
    not .kind = TOASTY__COND_NOT_TRUE;
    expect(deleting(&not ), WHERE "(\"i8\" = ?1) IS NOT TRUE");
    toasty__cond fields = {
        .kind = TOASTY__COND_LT, .table = &table_t, .column = 1, .column_count = 1, .columns = one};
    expect(deleting(&fields), WHERE "\"i8\" < \"i32\"");
    toasty__cond rows = {
        .kind = TOASTY__COND_IN_ROWS, .table = &table_t, .count = 2, .column_count = 2, .columns = two};
    expect(deleting(&rows), WHERE "(\"i8\", \"i16\") IN (VALUES (?1, ?2), (?3, ?4))");
    static const toasty__math field = {.op = TOASTY_MATH_FIELD, .column = 3}, value = {.op = TOASTY_MATH_VALUE};
    const toasty__math product[] = {field, value};
    const toasty__math sum[] = {{.op = TOASTY_MATH_TIMES, .sides = product}, value};
    const toasty__math left = {.op = TOASTY_MATH_PLUS, .sides = sum}, right = {.op = TOASTY_MATH_DIVIDE, .sides = product};
    toasty__cond computed = {.kind = TOASTY__COND_LT, .table = &table_t, .math = &left, .count = 1};
    expect(deleting(&computed), WHERE "((\"i32\" * ?1) + ?2) < ?3");
    computed.other = &right;
    computed.count = 0;
    expect(deleting(&computed), WHERE "((\"i32\" * ?1) + ?2) < (\"i32\" / ?3)");
    computed = (toasty__cond){.kind = TOASTY__COND_BETWEEN, .table = &table_t, .math = &right, .count = 2};
    expect(deleting(&computed), WHERE "(\"i32\" / ?1) BETWEEN ?2 AND ?3");
    toasty__select inner = {.table = &table_u, .column_count = 1, .columns = one, .where = &parts[0]};
    toasty__cond in = {.kind = TOASTY__COND_IN_SELECT,
                       .table = &table_t,
                       .column_count = 1,
                       .columns = one,
                       .select = &inner};
    expect(deleting(&in), WHERE "\"i32\" IN (SELECT \"i32\" FROM \"u\" WHERE \"i8\" = ?1)");
    inner.column_count = in.column_count = 2;
    inner.columns = in.columns = two;
    expect(deleting(&in), WHERE "(\"i8\", \"i16\") IN (SELECT \"i8\", \"i16\" FROM \"u\" WHERE \"i8\" = ?1)");
}

#define ALL "\"id\", \"i8\", \"i16\", \"i32\", \"i64\", \"u8\", \"u16\", \"u32\", \"u64\", \"f64\", \"text\""

static void selects(void **state)
{
    (void)state;
    const uint16_t two[] = {10, 1};
    const toasty__order_key order[] = {{4, true}, {0, false}};
    const toasty__cond where = {.kind = TOASTY__COND_GT, .table = &table_t, .column = 1, .count = 1};
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = {.table = &table_t}};
    expect(op, "SELECT " ALL " FROM \"t\"");
    op.as.select.column_count = 2;
    op.as.select.columns = two;
    expect(op, "SELECT \"text\", \"i8\" FROM \"t\"");
    op.as.select.where = &where;
    op.as.select.order_count = 2;
    op.as.select.order = order;
    op.as.select.limited = true;
    expect(op,
           "SELECT \"text\", \"i8\" FROM \"t\" WHERE \"i8\" > ?1 ORDER BY \"i64\" DESC, \"id\" ASC LIMIT ?2");
    op.as.select.lock = TOASTY_FOR_UPDATE;
    expect(op, "SELECT \"text\", \"i8\" FROM \"t\" WHERE \"i8\" > ?1 ORDER BY \"i64\" DESC, \"id\" ASC LIMIT ?2 "
               "FOR UPDATE");
    op.as.select.lock = TOASTY_FOR_SHARE | TOASTY_NO_WAIT;
    op.as.select.limited = false;
    op.as.select.order_count = 0;
    expect(op, "SELECT \"text\", \"i8\" FROM \"t\" WHERE \"i8\" > ?1 FOR SHARE NOWAIT");
    op.as.select.lock = TOASTY_FOR_UPDATE | TOASTY_SKIP_LOCKED;
    expect(op, "SELECT \"text\", \"i8\" FROM \"t\" WHERE \"i8\" > ?1 FOR UPDATE SKIP LOCKED");
    op.as.select.lock = 0;
    op.as.select.limited = true;
    op.as.select.skips = true;
    op.as.select.order_count = 0;
    expect(op, "SELECT \"text\", \"i8\" FROM \"t\" WHERE \"i8\" > ?1 LIMIT ?2 OFFSET ?3");
    op.as.select.what = TOASTY__SELECT_ONE;
    expect(op, "SELECT 1 FROM \"t\" WHERE \"i8\" > ?1 LIMIT ?2 OFFSET ?3");
    op.as.select.what = TOASTY__SELECT_COUNT;
    expect(op, "SELECT COUNT(*) FROM (SELECT 1 FROM \"t\" WHERE \"i8\" > ?1 LIMIT ?2 OFFSET ?3)");
    op.as.select.limited = op.as.select.skips = false;
    expect(op, "SELECT COUNT(*) FROM \"t\" WHERE \"i8\" > ?1");
}

static void writes(void **state)
{
    (void)state;
    toasty__op op = {.kind = TOASTY__INSERT, .as.insert = {.table = &table_t, .row_count = 1}};
    expect(op, "INSERT INTO \"t\" (" ALL ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    op.as.insert.row_count = 2;
    op.as.insert.return_auto = true;
    expect(op, "INSERT INTO \"t\" (" ALL ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11), "
               "(?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22) RETURNING \"id\"");
    toasty__assign assigns[] = {{.column = 10},
                                {.column = 9, .kind = TOASTY__ASSIGN_SUB, .returned = true},
                                {.column = 4, .returned = true}};
    const toasty__cond where = {.kind = TOASTY__COND_EQ, .table = &table_t, .column = 0, .count = 1};
    op = (toasty__op){.kind = TOASTY__UPDATE, .as.update = {.table = &table_t, .assign_count = 1, .assigns = assigns}};
    expect(op, "UPDATE \"t\" SET \"text\" = ?1");
    op.as.update.return_all = true;
    expect(op, "UPDATE \"t\" SET \"text\" = ?1 RETURNING " ALL);
    op.as.update.return_all = false;
    op.as.update.assign_count = 3;
    op.as.update.where = &where;
    expect(op, "UPDATE \"t\" SET \"text\" = ?1, \"f64\" = \"f64\" - ?2, \"i64\" = ?3 WHERE \"id\" = ?4 "
               "RETURNING \"f64\", \"i64\"");
    expect(deleting(NULL), "DELETE FROM \"t\"");
}

static void names_are_quoted(void **state)
{
    (void)state;
    const toasty_field field = {.name = "x", .type = TOASTY_TYPE_I64};
    toasty__column column = {.field = &field, .name = "a\"b"};
    const toasty__table table = {.name = "\"; DROP TABLE x; --", .column_count = 1, .columns = &column};
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = {.table = &table}};
    expect(op, "SELECT \"a\"\"b\" FROM \"\"\"; DROP TABLE x; --\"");
}

/* ---- sums ---- */

typedef struct width {
    uint16_t column;
    int64_t low, high;
} width;

/* `have` + or - `by` in the database; false when it refuses. */
static bool sum(const width *w, toasty__assign_kind kind, int64_t have, int64_t by, int64_t *out)
{
    const toasty__assign assign = {.column = w->column, .kind = kind, .returned = true};
    toasty__op op = {.kind = TOASTY__UPDATE, .as.update = {.table = &table_t, .assign_count = 1, .assigns = &assign}};
    char *set = sqlite3_mprintf("DELETE FROM t; INSERT INTO t(id, %s) VALUES (1, %lld)",
                                table_columns[w->column].name, have);
    char *text = text_of(&op);
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_exec(db, set, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_int64(statement, 1, by);
    bool good = sqlite3_step(statement) == SQLITE_ROW;
    if (good) {
        assert_int_equal(sqlite3_column_type(statement, 0), SQLITE_INTEGER);
        *out = sqlite3_column_int64(statement, 0);
    }
    sqlite3_finalize(statement);
    sqlite3_free(set);
    free(text);
    return good;
}

static void check_sum(const width *w, int64_t have, int64_t by)
{
    for (toasty__assign_kind kind = TOASTY__ASSIGN_ADD; kind <= TOASTY__ASSIGN_SUB; kind++) {
        int64_t wanted, got = 0;
        bool over = kind == TOASTY__ASSIGN_ADD ? __builtin_add_overflow(have, by, &wanted)
                                               : __builtin_sub_overflow(have, by, &wanted);
        bool fits = !over && wanted >= w->low && wanted <= w->high;
        bool done = sum(w, kind, have, by, &got);
        if (done != fits || (fits && got != wanted))
            fail_msg("%s: %lld %c %lld: %s %lld", table_columns[w->column].name, (long long)have,
                     kind == TOASTY__ASSIGN_ADD ? '+' : '-', (long long)by, done ? "is" : "refused, not",
                     (long long)got);
    }
}

static void sums_stay_within_their_field(void **state)
{
    (void)state;
    static const width widths[] = {
        {1, INT8_MIN, INT8_MAX},   {2, INT16_MIN, INT16_MAX}, {3, INT32_MIN, INT32_MAX},
        {4, INT64_MIN, INT64_MAX}, {5, 0, UINT8_MAX},         {6, 0, UINT16_MAX},
        {7, 0, UINT32_MAX},        {8, 0, INT64_MAX},
    };
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        const width *w = &widths[i];
        const int64_t have[] = {w->low, w->low + 1, 0, 1, w->high / 2, w->high - 1, w->high};
        const int64_t by[] = {0,         1,        2, -1, -2, w->high, w->low, w->high / 2, -(w->high / 2),
                              INT64_MAX, INT64_MIN};
        for (size_t h = 0; h < sizeof have / sizeof *have; h++)
            for (size_t b = 0; b < sizeof by / sizeof *by; b++)
                check_sum(w, have[h], by[b]);
    }
}

static void sums_with_null_are_null(void **state)
{
    (void)state;
    const toasty__assign assign = {.column = 1, .kind = TOASTY__ASSIGN_ADD, .returned = true};
    toasty__op op = {.kind = TOASTY__UPDATE, .as.update = {.table = &table_t, .assign_count = 1, .assigns = &assign}};
    char *text = text_of(&op);
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_exec(db, "INSERT INTO t(id) VALUES (1)", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_int64(statement, 1, 5);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_int_equal(sqlite3_column_type(statement, 0), SQLITE_NULL);
    sqlite3_finalize(statement);
    free(text);
}

/* ---- patterns ---- */

static bool matches(const char *condition, const char *text, const char *pattern)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, condition, -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, pattern, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    bool is = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return is;
}

static void random_text(char *out, unsigned most)
{
    static const char letters[] = "ab*?[]^-\\%_!'\"";
    unsigned length = random_below(most + 1);
    for (unsigned i = 0; i < length; i++)
        out[i] = letters[random_below(sizeof letters - 1)];
    out[length] = '\0';
}

static void patterns_take_characters_literally(void **state)
{
    (void)state;
    long hits = 0;
    for (int i = 0; i < 20000; i++) {
        char text[8], part[8], scratch[64];
        toasty__arena arena;
        toasty__arena_init(&arena, scratch, sizeof scratch);
        random_text(text, 6);
        random_text(part, i % 2 ? 2 : 6);
        if (i % 4 == 0) /* often the beginning itself */
            snprintf(part, sizeof part, "%.*s", (int)random_below(7), text);
        bool starts = !strncmp(text, part, strlen(part)), has = strstr(text, part) != NULL;
        const char *prefix = toasty__prefix_pattern(part, &arena),
                   *like = toasty__like_pattern(part, true, true, &arena);
        if (matches("SELECT ?1 GLOB ?2", text, prefix) != starts)
            fail_msg("'%s' begins with '%s'? pattern '%s'", text, part, prefix);
        if (matches("SELECT ?1 LIKE ?2 ESCAPE '\\'", text, like) != has)
            fail_msg("'%s' has '%s' inside? pattern '%s'", text, part, like);
        like = toasty__like_pattern(part, false, true, &arena);
        if (matches("SELECT ?1 LIKE ?2 ESCAPE '\\'", text, like) != starts)
            fail_msg("'%s' begins with '%s'? pattern '%s'", text, part, like);
        hits += starts;
        toasty__arena_fini(&arena);
    }
    assert_true(hits > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions),
        cmocka_unit_test(conditions_of_conditions),
        cmocka_unit_test(selects),
        cmocka_unit_test(writes),
        cmocka_unit_test(names_are_quoted),
        cmocka_unit_test_setup_teardown(sums_stay_within_their_field, begin, end),
        cmocka_unit_test_setup_teardown(sums_with_null_are_null, begin, end),
        cmocka_unit_test_setup_teardown(patterns_take_characters_literally, begin, end),
    };
    random_begin();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
