/* Upserts: by key or unique fields; what goes to which of the two branches; what is refused. */
#include <inttypes.h>

#include "crud_upsert.toasty.h"
#include "support.h"

static void upsert_by_primary_key_creates_then_updates(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    toasty_uuid id = toasty_uuid_v4();
    struct User *made = user_upsert_by_id(db, id, .name = toasty_set("Ada"));
    test_true(db, made);
    assert_true(toasty_uuid_equal(made->id, id));
    assert_string_equal(made->name, "Ada");
    assert_int_equal(toasty_changes(db), 1);
    struct User *updated = user_upsert_by_id(db, id, .name = toasty_set("Ada Lovelace"));
    test_true(db, updated);
    assert_true(toasty_uuid_equal(updated->id, id));
    assert_string_equal(updated->name, "Ada Lovelace");
    assert_int_equal(user_count(db), 1);
    toasty_free(updated);
    toasty_free(made);
    toasty_close(db);
}

static void upsert_by_unique_field_keeps_the_key(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Account);
    test_log_start();
    struct Account *made = account_upsert_by_email(db, "a@x", .name = toasty_set("Ada"));
    test_true(db, made);
    assert_string_equal(test_log(), "BEGIN, INSERT accounts, COMMIT");
    assert_non_null(strstr(test_log_sql(1), "ON CONFLICT (\"email\") DO UPDATE SET \"name\" = "));
    assert_non_null(strstr(test_log_sql(1), " RETURNING \"id\", \"email\", \"name\""));
    assert_false(toasty_uuid_is_nil(made->id));
    struct Account *updated = account_upsert_by_email(db, "a@x", .name = toasty_set("Bea"));
    test_true(db, updated);
    assert_true(toasty_uuid_equal(updated->id, made->id));
    assert_string_equal(updated->email, "a@x");
    struct Account *read = account_get_by_id(db, made->id);
    test_true(db, read);
    assert_string_equal(read->name, "Bea");
    toasty_free(read);
    toasty_free(updated);
    toasty_free(made);
    toasty_close(db);
}

static void upsert_branch_overrides(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    toasty_uuid id = toasty_uuid_v4();
    for (int i = 0; i < 2; i++) {
        struct User *user = user_upsert_by_id(db, id, .name = toasty_set("shared"),
                                              .on_create = {.name = toasty_set("created")},
                                              .on_update = {.name = toasty_set("updated")});
        test_true(db, user);
        assert_string_equal(user->name, i ? "updated" : "created");
        toasty_free(user);
    }
    toasty_close(db);
}

static void upsert_branch_overrides_are_order_independent(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    toasty_uuid id = toasty_uuid_v4();
    for (int i = 0; i < 2; i++) {
        struct User *user =
            user_upsert_by_id(db, id, .on_update = {.name = toasty_set("updated")},
                              .on_create = {.name = toasty_set("created")}, .name = toasty_set("shared"));
        test_true(db, user);
        assert_string_equal(user->name, i ? "updated" : "created");
        toasty_free(user);
    }
    toasty_close(db);
}

static void upsert_single_branch_override_keeps_shared_other_branch(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    toasty_uuid id = toasty_uuid_v4(), other = toasty_uuid_v4();
    for (int i = 0; i < 2; i++) {
        struct User *user = user_upsert_by_id(db, id, .name = toasty_set("shared"),
                                              .on_create = {.name = toasty_set("created")});
        test_true(db, user);
        assert_string_equal(user->name, i ? "shared" : "created");
        toasty_free(user);
        user = user_upsert_by_id(db, other, .name = toasty_set("shared"),
                                 .on_update = {.name = toasty_set("updated")});
        test_true(db, user);
        assert_string_equal(user->name, i ? "updated" : "shared");
        toasty_free(user);
    }
    toasty_close(db);
}

static void upsert_or_ignore_returns_none_when_there_is_one(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    toasty_uuid id = toasty_uuid_v4();
    struct User *user = user_upsert_by_id(db, id, .name = toasty_set("first"), .or_ignore = true);
    test_true(db, user);
    assert_string_equal(user->name, "first");
    toasty_free(user);
    assert_null(user_upsert_by_id(db, id, .name = toasty_set("second"), .or_ignore = true));
    test_ok(db);
    assert_int_equal(toasty_changes(db), 0);
    user = user_get_by_id(db, id);
    test_true(db, user);
    assert_string_equal(user->name, "first");
    toasty_free(user);
    toasty_close(db);
}

static void upsert_or_ignore_suppresses_only_the_selected_conflict(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Account);
    struct Account *made = account_create(db, .email = "a@x", .name = "Ada");
    test_true(db, made);
    assert_null(account_upsert_by_id(db, made->id, .email = toasty_set("b@x"), .name = toasty_set("B"),
                                     .or_ignore = true));
    test_ok(db);
    assert_null(account_upsert_by_id(db, toasty_uuid_v4(), .email = toasty_set("a@x"),
                                     .name = toasty_set("B"), .or_ignore = true));
    assert_true(toasty_is_unique_violation(db));
    assert_int_equal(account_count(db), 1);
    toasty_free(made);
    toasty_close(db);
}

static void upsert_by_composite_unique_constraint(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Entry);
    toasty_uuid id = {{0}};
    for (int i = 0; i < 2; i++) {
        struct Entry *entry =
            entry_upsert_by_tenant_and_slug(db, "acme", "home", .value = toasty_set(i ? "two" : "one"));
        test_true(db, entry);
        assert_string_equal(entry->value, i ? "two" : "one");
        assert_string_equal(entry->tenant, "acme");
        assert_true(!i || toasty_uuid_equal(id, entry->id));
        id = entry->id;
        toasty_free(entry);
    }
    struct Entry *other = entry_upsert_by_tenant_and_slug(db, "acme", "about", .value = toasty_set("three"));
    test_true(db, other);
    assert_int_equal(entry_count(db), 2);
    toasty_free(other);
    toasty_close(db);
}

static void upsert_by_composite_key_and_nullable_unique(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Slot);
    for (int i = 0; i < 2; i++) {
        struct Slot *slot =
            slot_upsert_by_shelf_and_place(db, "A", 3, .content = toasty_set(i ? "two" : "one"));
        test_true(db, slot);
        assert_string_equal(slot->content, i ? "two" : "one");
        assert_null(slot->code);
        toasty_free(slot);
    }
    /* NULL conflicts with nothing: a record is created each time */
    for (int i = 0; i < 2; i++) {
        struct Slot *slot =
            slot_upsert_by_code(db, NULL, .on_create = {.shelf = toasty_set("B"), .place = toasty_set(i)},
                                .content = toasty_set("c"));
        test_true(db, slot);
        assert_int_equal(slot->place, i);
        toasty_free(slot);
    }
    assert_int_equal(slot_count(db), 3);
    toasty_close(db);
}

static void upsert_explicit_assignments_override_model_defaults(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Defaulted);
    toasty_uuid id = toasty_uuid_v4(), other = toasty_uuid_v4();
    struct Defaulted *item = defaulted_upsert_by_id(db, id);
    test_true(db, item);
    assert_string_equal(item->default_only, "create default");
    assert_string_equal(item->update_only, "update default");
    assert_string_equal(item->branch_defaults, "create branch default");
    toasty_free(item);
    test_true(db,
              defaulted_update_by_id(db, id, .default_only = toasty_set("x"), .update_only = toasty_set("y"),
                                     .branch_defaults = toasty_set("z")) == TOASTY_OK);
    item = defaulted_upsert_by_id(db, id);
    test_true(db, item);
    assert_string_equal(item->default_only, "x");
    assert_string_equal(item->update_only, "update default");
    assert_string_equal(item->branch_defaults, "update branch default");
    toasty_free(item);
    for (int i = 0; i < 2; i++) {
        item = defaulted_upsert_by_id(db, other, .default_only = toasty_set("a"),
                                      .update_only = toasty_set("b"), .branch_defaults = toasty_set("c"));
        test_true(db, item);
        assert_string_equal(item->default_only, "a");
        assert_string_equal(item->update_only, "b");
        assert_string_equal(item->branch_defaults, "c");
        toasty_free(item);
    }
    assert_null(defaulted_upsert_by_id(db, other, .or_ignore = true));
    test_ok(db);
    toasty_close(db);
}

static void upsert_create_assignment_initializes_only_new_record(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Entry);
    for (int i = 0; i < 2; i++) {
        struct Entry *entry =
            entry_upsert_by_tenant_and_slug(db, "acme", "home", .on_create = {.value = toasty_set("first")},
                                            .on_update = {.id = toasty_set(((toasty_uuid){{7}}))});
        test_true(db, entry);
        assert_string_equal(entry->value, "first");
        assert_true(!i || entry->id.bytes[0] == 7);
        toasty_free(entry);
    }
    toasty_close(db);
}

static void upsert_update_can_reference_stored_value(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tally);
    for (int i = 0; i < 3; i++) {
        struct Tally *tally =
            tally_upsert_by_label(db, "x", .on_create = {.note = toasty_set("kept"), .count = toasty_set(1)},
                                  .on_update = {.count = toasty_add(5)});
        test_true(db, tally);
        assert_string_equal(tally->note, "kept");
        assert_int_equal(tally->count, 1 + 5 * i);
        toasty_free(tally);
    }
    toasty_close(db);
}

static void upsert_shared_assignment_operators(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tally);
    for (int i = 0; i < 3; i++) {
        struct Tally *tally = tally_upsert_by_label(db, "x", .count = toasty_add(5), .small = toasty_sub(50),
                                                    .ratio = toasty_add(0.25), .maybe = toasty_null,
                                                    .note = toasty_set(i ? "again" : "new"));
        test_true(db, tally);
        assert_int_equal(tally->count, 15 + 5 * i);
        assert_int_equal(tally->small, 200 - 50 * i);
        assert_true(tally->ratio == 0.75f + 0.25f * (float)i);
        assert_null(tally->maybe);
        assert_string_equal(tally->note, i ? "again" : "new");
        assert_int_equal(tally->version, 1 + i);
        toasty_free(tally);
    }
    struct Tally *tally = tally_upsert_by_label(db, "x", .note = toasty_null);
    test_true(db, tally);
    assert_null(tally->note);
    toasty_free(tally);
    toasty_close(db);
}

static void upsert_shared_mutation_requires_declared_default(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Bare);
    test_log_start();
    assert_null(bare_upsert_by_label(db, "x", .bare = toasty_add(1)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "bare", "default");
    assert_null(bare_upsert_by_label(db, "x", .bare = toasty_set(1), .on_create = {.bare = toasty_sub(1)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "bare", "default");
    /* unlike in a create, a number that is left out can be told from 0 */
    assert_null(bare_upsert_by_label(db, "x", .on_update = {.bare = toasty_set(1)}));
    test_failed(db, TOASTY_VALIDATION, "missing", "bare");
    assert_null(strstr(toasty_errmsg(db), "left out"));
    assert_int_equal(test_log_count(), 0);
    for (int i = 0; i < 2; i++) {
        struct Bare *bare =
            bare_upsert_by_label(db, "x", .on_create = {.bare = toasty_set(0)}, .bare = toasty_add(1));
        test_true(db, bare);
        assert_int_equal(bare->bare, i);
        toasty_free(bare);
    }
    toasty_close(db);
}

static void upsert_without_update_assignments_is_invalid(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tally, &User);
    test_log_start();
    assert_null(tally_upsert_by_label(db, "x"));
    test_failed(db, TOASTY_INVALID_STATEMENT, "Tally", "or_ignore");
    assert_null(user_upsert_by_id(db, toasty_uuid_v4(), .on_create = {.name = toasty_set("n")}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "User", "or_ignore");
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

static void upsert_checks_before_it_asks(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tally, &User, &Account, &Shop, &Till, &Driver, &Licence);
    test_log_start();
    /* missing when created, though nobody knows that it would be */
    assert_null(user_upsert_by_id(db, toasty_uuid_v4(), .on_update = {.name = toasty_set("n")}));
    test_failed(db, TOASTY_VALIDATION, "name", "User");
    assert_null(account_upsert_by_email(db, NULL, .name = toasty_set("n")));
    test_failed(db, TOASTY_VALIDATION, "email");
    assert_null(account_upsert_by_email(db, "a@x", .email = toasty_set("b@x"), .name = toasty_set("n")));
    test_failed(db, TOASTY_INVALID_STATEMENT, "email", "besides");
    assert_null(user_upsert_by_id(db, toasty_uuid_v4(), .name = toasty_null));
    test_failed(db, TOASTY_VALIDATION, "name");
    assert_null(user_upsert_by_id(db, toasty_uuid_v4(), .name = toasty_add("n")));
    test_failed(db, TOASTY_INVALID_STATEMENT, "name", "not a number");
    assert_null(tally_upsert_by_label(db, "x", .small = toasty_add(6)));
    test_failed(db, TOASTY_VALIDATION, "small");
    assert_null(tally_upsert_by_label(db, "x", .count = toasty_add(INT64_MAX)));
    test_failed(db, TOASTY_VALIDATION, "count");
    assert_null(tally_upsert_by_label(db, "x", .small = toasty_set(256)));
    test_failed(db, TOASTY_VALIDATION, "small");
    assert_null(tally_upsert_by_label(db, "x", .note = toasty_set("n"), .or_ignore = true,
                                      .on_update = {.count = toasty_add(1)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "count", "or_ignore");
    /* tills refer to the key of a shop */
    assert_null(shop_upsert_by_name(db, "s", .id = toasty_set(4)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "id", "refer");
    /* an upsert cannot create the licence that a driver needs */
    assert_null(driver_upsert_by_name(db, "d", .points = toasty_add(1)));
    test_failed(db, TOASTY_VALIDATION, "licence");
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

static void upsert_by_automatic_key_and_foreign_key(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Shop, &Till);
    struct Shop *shop =
        shop_upsert_by_name(db, "corner", .on_create = {.id = toasty_set(4)}, .city = toasty_set("Bonn"));
    test_true(db, shop);
    assert_int_equal(shop->id, 4);
    struct Shop *second = shop_upsert_by_name(db, "market", .city = toasty_set("Bonn"));
    test_true(db, second);
    assert_int_equal(second->id, 5);
    struct Shop *third = shop_upsert_by_id(db, 9, .name = toasty_set("third"));
    test_true(db, third);
    assert_int_equal(third->id, 9);
    assert_string_equal(third->city, "nowhere");
    for (int i = 0; i < 2; i++) {
        struct Till *till = till_upsert_by_number(db, 1, .shop_id = toasty_set(i ? second->id : shop->id));
        test_true(db, till);
        assert_int_equal(till->shop_id, i ? second->id : shop->id);
        toasty_free(till);
    }
    assert_int_equal(till_count(db), 1);
    toasty_free(third);
    toasty_free(second);
    toasty_free(shop);
    toasty_close(db);
}

static void upsert_that_fails_changes_nothing(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tally);
    struct Tally *tally = tally_upsert_by_label(db, "x", .count = toasty_set(INT64_MAX));
    test_true(db, tally);
    assert_null(
        tally_upsert_by_label(db, "x", .on_create = {.count = toasty_set(0)}, .count = toasty_add(1)));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "integer overflow", "count");
    assert_int_equal(toasty_changes(db), 0);
    struct Tally *read = tally_get_by_label(db, "x");
    test_true(db, read);
    assert_true(read->count == INT64_MAX);
    assert_int_equal(read->version, 1);
    toasty_free(read);
    /* what is stored there cannot be read: nothing is changed either */
    test_true(db, toasty_exec(db, "UPDATE tallies SET small = 999") == TOASTY_OK);
    assert_null(tally_upsert_by_label(db, "x", .count = toasty_set(0)));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "small");
    assert_int_equal(tally_count(db, .where = toasty_eq(Tally.count, 0)), 0);
    toasty_free(tally);
    toasty_close(db);
}

static void upsert_inside_a_transaction(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Account);
    toasty_db *tx = toasty_begin(db);
    test_ok(tx);
    struct Account *account = account_upsert_by_email(tx, "a@x", .name = toasty_set("Ada"));
    test_true(tx, account);
    toasty_free(account);
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    assert_int_equal(account_count(db), 0);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(upsert_by_primary_key_creates_then_updates),
    cmocka_unit_test(upsert_by_unique_field_keeps_the_key),
    cmocka_unit_test(upsert_branch_overrides),
    cmocka_unit_test(upsert_branch_overrides_are_order_independent),
    cmocka_unit_test(upsert_single_branch_override_keeps_shared_other_branch),
    cmocka_unit_test(upsert_or_ignore_returns_none_when_there_is_one),
    cmocka_unit_test(upsert_or_ignore_suppresses_only_the_selected_conflict),
    cmocka_unit_test(upsert_by_composite_unique_constraint),
    cmocka_unit_test(upsert_by_composite_key_and_nullable_unique),
    cmocka_unit_test(upsert_explicit_assignments_override_model_defaults),
    cmocka_unit_test(upsert_create_assignment_initializes_only_new_record),
    cmocka_unit_test(upsert_update_can_reference_stored_value),
    cmocka_unit_test(upsert_shared_assignment_operators),
    cmocka_unit_test(upsert_shared_mutation_requires_declared_default),
    cmocka_unit_test(upsert_without_update_assignments_is_invalid),
    cmocka_unit_test(upsert_checks_before_it_asks),
    cmocka_unit_test(upsert_by_automatic_key_and_foreign_key),
    cmocka_unit_test(upsert_that_fails_changes_nothing),
    cmocka_unit_test(upsert_inside_a_transaction),
};

TEST_MAIN(tests)
