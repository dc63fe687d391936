/* What the tests by chance (tests/random) have shown to be edges. */
#include "edges_by_chance.toasty.h"
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

static void an_update_does_not_see_what_it_updates(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Ring);
    for (int64_t i = 1; i <= 3; i++)
        toasty_free(ring_create(db, .id = i, .next_id = 1));
    test_ok(db);
    /* the second and the third, before one of them points at the third */
    test_true(db, ring_update_where(db, toasty_is_null(Ring.before), .next_id = toasty_set(3)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    assert_int_equal(ring_count(db, .where = toasty_eq(Ring.next_id, 3)), 2);
    toasty_close(db);
}

/* The group without a value is one of a kind. */
static void pages_of_groups_with_and_without_a_value(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Link);
    for (int64_t i = 1; i <= 5; i++)
        toasty_free(link_create(db, .id = i, .next_id = i > 2 ? toasty_i64(i / 2) : NULL));
    test_ok(db);
    for (int descending = 0; descending < 2; descending++) {
        char after[256] = "", seen[16] = "";
        for (bool more = true; more;) {
            struct LinkCounts_page *page =
                link_counts_paginate(db, .order_by = {{LinkCounts.next_id.field, descending}}, .per_page = 1,
                                     .after = *after ? after : NULL);
            test_true(db, page);
            if (page->len)
                snprintf(seen + strlen(seen), 8, "%d", page->items->next_id ? (int)*page->items->next_id : 0);
            more = page->next != NULL;
            snprintf(after, sizeof after, "%s", more ? page->next : "");
            toasty_free(page);
        }
        assert_string_equal(seen, descending ? "210" : "012");
    }
    toasty_close(db);
}

/* It is not in its own way. */
static void a_record_is_put_where_it_is(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Account, &Card);
    struct Account *account = account_create(db);
    struct Card *card = card_create(db, .account = toasty_set(account));
    test_true(db, account && card);
    test_true(db, card_update(db, card, .account = toasty_set(account)) == TOASTY_OK);
    assert_int_equal(*card->account_id, account->id);
    assert_int_equal(card->version, 2);
    assert_int_equal(card_count(db, .where = toasty_eq(Card.account, account)), 1);
    struct Card *other = card_create(db);
    test_true(db, other);
    test_true(db, card_update(db, other, .account = toasty_set(account)) == TOASTY_OK);
    assert_int_equal(card_count(db, .where = toasty_is_null(Card.account)), 1);
    toasty_free(other);
    toasty_free(card);
    toasty_free(account);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(fields_in_different_forms_are_refused),
    cmocka_unit_test(many_relations_in_one_condition),
    cmocka_unit_test(a_delete_does_not_see_what_it_deletes),
    cmocka_unit_test(an_update_does_not_see_what_it_updates),
    cmocka_unit_test(a_record_is_put_where_it_is),
    cmocka_unit_test(pages_of_groups_with_and_without_a_value),
};

TEST_MAIN(tests)
