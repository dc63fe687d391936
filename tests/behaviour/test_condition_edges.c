/* Conditions that tests by chance have shown to be edges. */
#include "condition_edges.toasty.h"
#include "support.h"

/* A UUID as bytes never equals one as text, whatever their values are. */
static void fields_in_different_forms_are_refused(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Token);
    toasty_uuid id = toasty_uuid_v4();
    struct Token *token = token_create(db, .plain = id, .written = id, .again = &id);
    test_true(db, token);
    assert_int_equal(token_count(db, .where = toasty_eq_field(Token.plain, Token.written)), -1);
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "`plain`", "`written`", "Token", "different forms");
    assert_int_equal(token_count(db, .where = toasty_eq_field(Token.written, Token.again)), 1);
    toasty_free(token);
    toasty_close(db);
}

static void many_relations_in_one_condition(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Node);
    for (int64_t i = 1; i <= 11; i++)
        toasty_free(node_create(db, .id = i, .next_id = i < 11 ? toasty_i64(i + 1) : NULL));
    test_ok(db);
    /* nine steps on from the second, it is the last; alone, and beside other conditions */
    toasty_expr far =
        toasty_eq(toasty_path(Node.third, toasty_path(Node.third, toasty_path(Node.third, Node.id))), 11);
    assert_int_equal(node_count(db, .where = far), 1);
    test_ok(db);
    toasty_expr either = toasty_or(toasty_eq(Node.id, 5), toasty_and(toasty_ne(Node.id, 1), far));
    assert_int_equal(node_count(db, .where = either), 2);
    test_ok(db);
    /* nobody for whom all that comes before is preceded by nothing but what nothing precedes */
    toasty_expr no_one = toasty_every(
        Node.before, toasty_every(Node.before, toasty_none(Node.before, toasty_exists(Node.before))));
    assert_int_equal(node_count(db, .where = toasty_and(toasty_gt(Node.id, 4), no_one)), 0);
    test_ok(db);
    assert_int_equal(node_count(db, .where = no_one), 4);
    toasty_close(db);
}

/* Which rows are meant is known before the first of them goes. */
static void a_delete_does_not_see_what_it_deletes(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Link);
    for (int64_t i = 1; i <= 3; i++)
        toasty_free(link_create(db, .id = i, .next_id = toasty_i64(i > 1 ? i - 1 : 9)));
    test_ok(db);
    test_true(db, link_delete_where(db, toasty_none(Link.next, (toasty_expr){0})) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(link_count(db), 2);
    /* nor where it first looks at related rows when some are gone already */
    test_true(db,
              link_delete_where(db, toasty_or(toasty_eq(Link.id, 2),
                                              toasty_every(Link.next, toasty_gt(Link.id, 7)))) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    struct Link_list *gone = link_delete_where_returning(db, toasty_none(Link.next, (toasty_expr){0}));
    test_true(db, gone);
    assert_int_equal(gone->len, 1);
    toasty_free(gone);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(fields_in_different_forms_are_refused),
    cmocka_unit_test(many_relations_in_one_condition),
    cmocka_unit_test(a_delete_does_not_see_what_it_deletes),
};

TEST_MAIN(tests)
