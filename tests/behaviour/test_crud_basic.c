/* Creating, reading, updating and deleting; which statements that takes; records that are not there. */
#include "crud_basic.toasty.h"
#include "support.h"

static void crud_no_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Bare);
    toasty_uuid ids[10];
    for (size_t i = 0; i < 10; i++) {
        struct Bare *bare = bare_create(db);
        test_true(db, bare);
        ids[i] = bare->id;
        assert_false(toasty_uuid_is_nil(ids[i]));
        for (size_t k = 0; k < i; k++)
            assert_false(toasty_uuid_equal(ids[i], ids[k]));
        toasty_free(bare);
    }
    for (size_t i = 0; i < 10; i++) {
        struct Bare *bare = bare_get_by_id(db, ids[i]);
        test_true(db, bare);
        assert_true(toasty_uuid_equal(bare->id, ids[i]));
        if (i % 2)
            test_true(db, bare_delete(db, bare) == TOASTY_OK);
        else
            test_true(db, bare_delete_by_id(db, ids[i]) == TOASTY_OK);
        toasty_free(bare);
        assert_null(bare_get_by_id(db, ids[i]));
        test_failed(db, TOASTY_RECORD_NOT_FOUND, "Bare");
        assert_int_equal(bare_count(db), 9 - (int)i);
    }
    toasty_close(db);
}

static void crud_one_string(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .val = "hello world");
    test_true(db, item);
    assert_string_equal(item->val, "hello world");

    test_log_start();
    struct Item *read = item_get_by_id(db, item->id);
    test_true(db, read);
    assert_string_equal(test_log(), "SELECT items");
    assert_string_equal(read->val, "hello world");
    toasty_free(read);

    test_log_start();
    test_true(db, item_update(db, item, .val = toasty_set("updated")) == TOASTY_OK);
    assert_string_equal(test_log(), "UPDATE items");
    assert_int_equal(toasty_changes(db), 1);
    assert_string_equal(item->val, "updated");
    read = item_get_by_id(db, item->id);
    test_true(db, read);
    assert_string_equal(read->val, "updated");
    toasty_free(read);

    test_log_start();
    test_true(db, item_update_by_id(db, item->id, .val = toasty_set("again")) == TOASTY_OK);
    assert_string_equal(test_log(), "UPDATE items");
    assert_int_equal(toasty_changes(db), 1);
    assert_string_equal(item->val, "updated"); /* the struct in hand knows nothing of it */
    read = item_get_by_id(db, item->id);
    test_true(db, read);
    assert_string_equal(read->val, "again");

    test_log_start();
    test_true(db, item_delete(db, read) == TOASTY_OK);
    assert_string_equal(test_log(), "DELETE items");
    assert_int_equal(toasty_changes(db), 1);
    toasty_free(read);
    assert_null(item_get_by_id(db, item->id));

    struct Item *other = item_create(db, .val = "other");
    test_true(db, other);
    test_log_start();
    test_true(db, item_delete_by_id(db, other->id) == TOASTY_OK);
    assert_string_equal(test_log(), "DELETE items");
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(item_count(db), 0);
    toasty_free(other);
    toasty_free(item);
    toasty_close(db);
}

static void required_field_create_without_setting(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    test_log_start();
    assert_null(item_create(db));
    test_failed(db, TOASTY_VALIDATION, "val", "Item");
    assert_string_equal(toasty_error(db)->model, "Item");
    assert_string_equal(toasty_error(db)->field, "val");
    assert_true(toasty_is_validation(db));
    assert_int_equal(test_log_count(), 0);
    assert_int_equal(item_count(db), 0);
    toasty_close(db);
}

static void unique_index_required_field_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    struct User *a = user_create(db, .email = "a@example.com");
    test_true(db, a);
    assert_null(user_create(db, .email = "a@example.com"));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "email", "User");
    assert_true(toasty_is_unique_violation(db));

    struct User *found = user_get_by_email(db, "a@example.com");
    test_true(db, found);
    assert_true(toasty_uuid_equal(found->id, a->id));
    toasty_free(found);

    test_true(db, user_update(db, a, .email = toasty_set("b@example.com")) == TOASTY_OK);
    assert_null(user_get_by_email(db, "a@example.com"));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "User");
    found = user_get_by_email(db, "b@example.com");
    test_true(db, found);
    toasty_free(found);

    /* the old value is free again, the new one is not */
    struct User *c = user_create(db, .email = "a@example.com");
    test_true(db, c);
    assert_null(user_create(db, .email = "b@example.com"));
    assert_true(toasty_is_unique_violation(db));
    assert_int_equal(user_update(db, c, .email = toasty_set("b@example.com")),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(c->email, "a@example.com"); /* a failed update leaves the struct as it was */

    test_true(db,
              user_update_by_email(db, "b@example.com", .email = toasty_set("d@example.com")) == TOASTY_OK);
    found = user_get_by_email(db, "d@example.com");
    test_true(db, found);
    assert_true(toasty_uuid_equal(found->id, a->id));
    toasty_free(found);
    assert_null(user_get_by_email(db, "b@example.com"));
    test_true(db, user_delete_by_email(db, "d@example.com") == TOASTY_OK);
    assert_int_equal(user_count(db), 1);
    toasty_free(a);
    toasty_free(c);
    toasty_close(db);
}

static void unique_index_nullable_field_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Member);
    struct Member *members[3];
    for (size_t i = 0; i < 3; i++) {
        members[i] = member_create(db);
        test_true(db, members[i]);
        assert_null(members[i]->email);
    }
    test_true(db, member_update(db, members[0], .email = toasty_set("a@example.com")) == TOASTY_OK);
    assert_string_equal(members[0]->email, "a@example.com");
    assert_int_equal(member_update(db, members[1], .email = toasty_set("a@example.com")),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(db));
    assert_null(members[1]->email);
    test_true(db, member_update(db, members[0], .email = toasty_null) == TOASTY_OK);
    assert_null(members[0]->email);
    test_true(db, member_update(db, members[1], .email = toasty_set("a@example.com")) == TOASTY_OK);
    struct Member *found = member_get_by_email(db, "a@example.com");
    test_true(db, found);
    assert_true(toasty_uuid_equal(found->id, members[1]->id));
    toasty_free(found);
    assert_int_equal(member_count(db, .where = toasty_is_null(Member.email)), 2);
    for (size_t i = 0; i < 3; i++)
        toasty_free(members[i]);
    toasty_close(db);
}

static void unique_index_set_same_value(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Person);
    struct Person *person = person_create(db, .name = "Ada", .email = "ada@example.com");
    test_true(db, person);
    test_true(db, person_update(db, person, .email = toasty_set("ada@example.com"),
                                .name = toasty_set("Ada L.")) == TOASTY_OK);
    struct Person *found = person_get_by_email(db, "ada@example.com");
    test_true(db, found);
    assert_string_equal(found->name, "Ada L.");
    toasty_free(found);
    toasty_free(person);
    toasty_close(db);
}

static void update_multiple_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Person);
    struct Person *person = person_create(db, .name = "Ada", .email = "ada@example.com");
    test_true(db, person);
    test_true(db, person_update(db, person, .name = toasty_set("Bob"),
                                .email = toasty_set("bob@example.com")) == TOASTY_OK);
    assert_string_equal(person->name, "Bob");
    assert_string_equal(person->email, "bob@example.com");
    test_true(db, person_update_by_id(db, person->id, .name = toasty_set("Cy"),
                                      .email = toasty_set("cy@example.com")) == TOASTY_OK);
    struct Person *found = person_get_by_id(db, person->id);
    test_true(db, found);
    assert_string_equal(found->name, "Cy");
    assert_string_equal(found->email, "cy@example.com");
    toasty_free(found);
    toasty_free(person);
    toasty_close(db);
}

/* ---- which statements a cycle takes ---- */

static void basic_crud_u64(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Counted);
    test_log_start();
    struct Counted *record = counted_create(db, .name = "Ada", .age = 36);
    test_true(db, record);
    assert_int_equal(record->id, 1);
    assert_string_equal(test_log(), "INSERT counteds");
    assert_non_null(strstr(test_log_sql(0), "(\"id\", \"name\", \"age\")"));

    test_log_start();
    struct Counted *read = counted_get_by_id(db, record->id);
    test_true(db, read);
    assert_string_equal(test_log(), "SELECT counteds");
    assert_string_equal(test_log_sql(0),
                        "SELECT \"id\", \"name\", \"age\" FROM \"counteds\" WHERE \"id\" = ?1");
    toasty_free(read);

    test_log_start();
    test_true(db, counted_update(db, record, .age = toasty_set(37)) == TOASTY_OK);
    assert_int_equal(test_log_count(), 1);
    assert_string_equal(test_log_sql(0), "UPDATE \"counteds\" SET \"age\" = ?1 WHERE \"id\" = ?2");

    test_log_start();
    test_true(db, counted_delete(db, record) == TOASTY_OK);
    assert_int_equal(test_log_count(), 1);
    assert_string_equal(test_log_sql(0), "DELETE FROM \"counteds\" WHERE \"id\" = ?1");
    toasty_free(record);
    toasty_close(db);
}

static void basic_crud_uuid(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Aged);
    test_log_start();
    struct Aged *record = aged_create(db, .name = "Ada", .age = 36);
    test_true(db, record);
    struct Aged *read = aged_get_by_id(db, record->id);
    test_true(db, read);
    assert_int_equal(read->age, 36);
    assert_string_equal(read->name, "Ada");
    test_true(db, aged_update(db, read, .age = toasty_set(37), .name = toasty_set("Ada L.")) == TOASTY_OK);
    test_true(db, aged_delete(db, record) == TOASTY_OK);
    assert_string_equal(test_log(), "INSERT ageds, SELECT ageds, UPDATE ageds, DELETE ageds");
    assert_string_equal(test_log_sql(2),
                        "UPDATE \"ageds\" SET \"name\" = ?1, \"age\" = ?2 WHERE \"id\" = ?3");
    toasty_free(read);
    toasty_free(record);
    toasty_close(db);
}

/* ---- record_not_found ---- */

static void record_not_found(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    toasty_uuid nobody = toasty_uuid_v4();
    assert_null(item_get_by_id(db, nobody));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "record not found", "Item");
    assert_true(toasty_is_record_not_found(db));
    assert_string_equal(toasty_error(db)->model, "Item");
    assert_null(item_one(db, .where = toasty_eq(Item.val, "none")));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Item");
    /* none at all is an answer to first, not an error */
    assert_null(item_first(db));
    test_ok(db);
    assert_false(toasty_is_record_not_found(db));

    struct Item *item = item_create(db, .val = "short-lived");
    test_true(db, item_delete(db, item) == TOASTY_OK);
    assert_int_equal(item_update(db, item, .val = toasty_set("late")), TOASTY_RECORD_NOT_FOUND);
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Item");
    assert_string_equal(item->val, "short-lived");
    /* deleting what is gone, and changing what no condition matches, is fine */
    test_true(db, item_delete(db, item) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    test_true(db, item_delete_by_id(db, nobody) == TOASTY_OK);
    test_true(db, item_update_by_id(db, nobody, .val = toasty_set("x")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    toasty_free(item);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(crud_no_fields),
    cmocka_unit_test(crud_one_string),
    cmocka_unit_test(required_field_create_without_setting),
    cmocka_unit_test(unique_index_required_field_update),
    cmocka_unit_test(unique_index_nullable_field_update),
    cmocka_unit_test(unique_index_set_same_value),
    cmocka_unit_test(update_multiple_fields),
    cmocka_unit_test(basic_crud_u64),
    cmocka_unit_test(basic_crud_uuid),
    cmocka_unit_test(record_not_found),
};

TEST_MAIN(tests)
