/* From expressions to SQL: each kind of condition as it is sent, and three truth values folded as SQLite
 * folds them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rows.toasty.h"

static toasty_db *db;
static char sent[4096]; /* the last statement, "" when none was sent */

static void note(void *context, const toasty_log_event *event)
{
    (void)context;
    snprintf(sent, sizeof sent, "%s", event->statement);
}

static int begin(void **state)
{
    (void)state;
    db = toasty_open("turso::memory:", .models = toasty_models(&Row));
    if (toasty_push_schema(db) ||
        toasty_exec(db, "INSERT INTO rows (id, small, text, flag) VALUES (1, 1, 'a', 0)"))
        return -1;
    toasty_set_logger(note, NULL);
    return 0;
}

static int end(void **state)
{
    (void)state;
    toasty_set_logger(NULL, NULL);
    toasty_close(db);
    return 0;
}

/* `sql` is what follows WHERE; "": no WHERE; NULL: nothing is sent. */
static void expect(toasty_expr e, const char *sql)
{
    static const char counting[] = "SELECT COUNT(*) FROM \"rows\"";
    sent[0] = '\0';
    if (row_count(db, .where = e) < 0)
        fail_msg("%s", toasty_errmsg(db));
    if (!sql) {
        assert_string_equal(sent, "");
        return;
    }
    assert_memory_equal(sent, counting, sizeof counting - 1);
    if (!*sql)
        assert_string_equal(sent + sizeof counting - 1, "");
    else if (strlen(sent) < sizeof counting + 6 || strcmp(sent + sizeof counting + 6, sql))
        fail_msg("sent   %s\nwanted %s", sent + sizeof counting + 6, sql);
}

static void each_kind_of_condition(void **state)
{
    (void)state;
    expect(toasty_eq(Row.small, 1), "\"small\" = ?1");
    expect(toasty_ne(Row.real, 1.5), "\"real\" <> ?1");
    expect(toasty_gt(Row.number, 1), "\"number\" > ?1");
    expect(toasty_ge(Row.text, "a"), "\"text\" >= ?1");
    expect(toasty_lt(Row.day, ((toasty_date){2000, 1, 1})), "\"day\" < ?1");
    expect(toasty_le(Row.flag, true), "\"flag\" <= ?1");
    expect(toasty_between(Row.id, 1, 3), "\"id\" BETWEEN ?1 AND ?2");
    expect(toasty_in(Row.id, 1), "\"id\" IN (?1)");
    expect(toasty_in(Row.id, 1, 2, 3), "\"id\" IN (?1, ?2, ?3, ?4)"); /* lists of like length share a plan */
    expect(toasty_not_in(Row.id, 1, 2), "\"id\" NOT IN (?1, ?2)");
    expect(toasty_is_null(Row.word), "\"word\" IS NULL");
    expect(toasty_is_not_null(Row.word), "\"word\" IS NOT NULL");
    expect(toasty_starts_with(Row.word, "a"), "\"word\" GLOB ?1");
    expect(toasty_like(Row.word, "a%"), "\"word\" LIKE ?1");
    expect(toasty_like_escape(Row.word, "a!%", '!'), "\"word\" LIKE ?1 ESCAPE '!'");
    expect(toasty_contains(Row.word, "a"), "instr(\"word\", ?1) > 0");
    expect(toasty_ends_with(Row.word, "a"), "substr(\"word\", -length(?1)) = ?1");
    expect(toasty_ieq(Row.word, "a"), "\"word\" LIKE ?1 ESCAPE '\\'");
    expect(toasty_lt_field(Row.small, Row.number), "\"small\" < \"number\"");
    expect(toasty_not(toasty_eq(Row.id, 1)), "NOT (\"id\" = ?1)");
}

static void junctions(void **state)
{
    (void)state;
    toasty_expr one = toasty_eq(Row.id, 1), two = toasty_is_null(Row.word),
                no = toasty_in_array(Row.id, NULL, 0);
    expect(toasty_and(one, two), "(\"id\" = ?1 AND \"word\" IS NULL)");
    expect(toasty_or(one, toasty_and(two, one)), "(\"id\" = ?1 OR (\"word\" IS NULL AND \"id\" = ?2))");
    expect(toasty_and(one), "\"id\" = ?1");
    expect(toasty_and(one, (toasty_expr){0}), "\"id\" = ?1");
    expect(toasty_and(one, TOASTY_ALL_ROWS), "\"id\" = ?1");
    expect(toasty_or(one, no), "\"id\" = ?1");
    expect(toasty_or(one, TOASTY_ALL_ROWS), "");
    expect(toasty_expr_all(NULL, 0), "");
    expect((toasty_expr){0}, "");
    /* what can never hold is not asked */
    expect(toasty_expr_any(NULL, 0), NULL);
    expect(toasty_and(one, no), NULL);
    expect(toasty_and(one, toasty_eq(Row.word, NULL)), NULL);
    expect(toasty_and(one, toasty_eq(Row.id, 2)), NULL);
    expect(toasty_not(toasty_not_in_array(Row.id, NULL, 0)), NULL);
    expect(toasty_and(toasty_eq_field(Row.small, Row.number), toasty_eq(Row.small, 2)),
           "(\"small\" = \"number\" AND \"small\" = ?1)");
}

/* ---- three truth values ---- */

enum { DEEPEST = 3 };

/* A tree of constants and the same as SQL that nobody has folded. */
typedef struct tree {
    toasty_expr expr;
    char sql[160];
} tree;

static long trees;

static bool database_says(const char *sql)
{
    char query[256];
    snprintf(query, sizeof query, "SELECT (%s) IS TRUE", sql);
    toasty_rows *rows = toasty_query(db, query);
    assert_non_null(rows);
    bool is = rows->values[0].as.i64;
    toasty_free(rows);
    return is;
}

static void check(const tree *t)
{
    if ((row_count(db, .where = t->expr) == 1) != database_says(t->sql))
        fail_msg("%s", t->sql);
    trees++;
}

static void combine(const tree *a, const tree *b, unsigned depth);

/* A tree by itself, negated, and together with each constant. */
static void grow(const tree *t, unsigned depth)
{
    const tree constants[] = {{TOASTY_ALL_ROWS, "TRUE"},
                              {toasty_in_array(Row.id, NULL, 0), "FALSE"},
                              {toasty_eq(Row.word, NULL), "NULL"},
                              {toasty_eq(Row.number, 5), "(SELECT number = 5 FROM rows)"},
                              {toasty_eq(Row.id, 1), "(SELECT id = 1 FROM rows)"}};
    check(t);
    if (depth == DEEPEST)
        return;
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        combine(t, &constants[i], depth);
}

static void combine(const tree *a, const tree *b, unsigned depth)
{
    const toasty_expr parts[] = {a->expr, b->expr}, turned[] = {b->expr, a->expr};
    tree made;
    for (int either = 0; either < 2; either++)
        for (int swap = 0; swap < 2; swap++) {
            const toasty_expr *order = swap ? turned : parts;
            tree negated;
            made.expr = either ? toasty_expr_any(order, 2) : toasty_expr_all(order, 2);
            if (snprintf(made.sql, sizeof made.sql, "(%s %s %s)", a->sql, either ? "OR" : "AND", b->sql) >=
                (int)sizeof made.sql)
                return;
            grow(&made, depth + 1);
            negated.expr = toasty_not(made.expr);
            if (snprintf(negated.sql, sizeof negated.sql, "NOT %s", made.sql) < (int)sizeof negated.sql)
                grow(&negated, depth + 1);
        }
}

static void three_truth_values(void **state)
{
    (void)state;
    const tree constants[] = {{TOASTY_ALL_ROWS, "TRUE"},
                              {toasty_in_array(Row.id, NULL, 0), "FALSE"},
                              {toasty_eq(Row.word, NULL), "NULL"},
                              {toasty_eq(Row.number, 5), "(SELECT number = 5 FROM rows)"}};
    toasty_set_logger(NULL, NULL);
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        tree negated = {toasty_not(constants[i].expr), ""};
        assert_true(snprintf(negated.sql, sizeof negated.sql, "NOT %s", constants[i].sql) <
                    (int)sizeof negated.sql);
        grow(&constants[i], 1);
        grow(&negated, 1);
    }
    print_message("%ld combinations\n", trees);
    assert_true(trees > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_kind_of_condition, begin, end),
        cmocka_unit_test_setup_teardown(junctions, begin, end),
        cmocka_unit_test_setup_teardown(three_truth_values, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
