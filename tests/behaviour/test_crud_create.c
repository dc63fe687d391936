/* Creating one, many and nested records. */
#include <stdlib.h>

#include "crud_create.toasty.h"
#include "support.h"

/* ---- several at once ---- */

static void batch_create_many_auto_increment(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    test_log_start();
    struct Item_list *items = item_create_many(db, items_new({.name = "one"}, {.name = "two"}));
    test_true(db, items);
    assert_string_equal(test_log(), "INSERT items");
    assert_int_equal(items->len, 2);
    assert_int_equal(items->items[0].id, 1);
    assert_string_equal(items->items[0].name, "one");
    assert_int_equal(items->items[1].id, 2);
    assert_string_equal(items->items[1].name, "two");
    struct Item *read = item_get_by_id(db, 2);
    test_true(db, read);
    assert_string_equal(read->name, "two");
    toasty_free(read);
    toasty_free(items);

    /* some with a key of their own */
    items = item_create_many(db, items_new({.id = toasty_u64(50), .name = "fifty"}, {.name = "next"}));
    test_true(db, items);
    assert_int_equal(items->items[0].id, 50);
    assert_string_equal(items->items[1].name, "next");
    read = item_get_by_id(db, items->items[1].id);
    test_true(db, read);
    assert_string_equal(read->name, "next");
    toasty_free(read);
    toasty_free(items);
    toasty_close(db);
}

static void batch_create_empty(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    test_log_start();
    struct Item_list *items = item_create_array(db, NULL, 0);
    test_true(db, items);
    assert_int_equal(items->len, 0);
    assert_int_equal(test_log_count(), 0);
    toasty_free(items);
    toasty_close(db);
}

static void batch_create_one(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Post);
    struct Post_list *posts = post_create_many(db, posts_new({.title = "hello"}));
    test_true(db, posts);
    assert_int_equal(posts->len, 1);
    struct Post *read = post_get_by_id(db, posts->items[0].id);
    test_true(db, read);
    assert_string_equal(read->title, "hello");
    toasty_free(read);
    toasty_free(posts);
    toasty_close(db);
}

static void batch_create_model_with_unique_field_index_all_unique(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    struct User_list *users =
        user_create_many(db, users_new({.email = "user1@example.com"}, {.email = "user2@example.com"}));
    test_true(db, users);
    assert_int_equal(users->len, 2);
    assert_false(toasty_uuid_equal(users->items[0].id, users->items[1].id));
    toasty_each (user, users) {
        struct User *by_id = user_get_by_id(db, user->id);
        test_true(db, by_id);
        assert_string_equal(by_id->email, user->email);
        struct User *by_email = user_get_by_email(db, user->email);
        test_true(db, by_email);
        assert_true(toasty_uuid_equal(by_email->id, user->id));
        toasty_free(by_id);
        toasty_free(by_email);
    }
    toasty_free(users);
    toasty_close(db);
}

static void batch_create_unique_violation_rolls_back(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    test_log_start();
    assert_null(
        user_create_many(db, users_new({.email = "same@example.com"}, {.email = "same@example.com"})));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "email", "User");
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(test_log(), "INSERT users!"); /* one statement needs no transaction */
    assert_int_equal(user_count(db), 0);
    toasty_close(db);
}

static void batch_create_inside_transaction_uses_savepoints(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Post);
    test_log_start();
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    struct Post_list *posts = post_create_many(tx, posts_new({.title = "a"}, {.title = "b"}));
    test_true(tx, posts);
    assert_int_equal(posts->len, 2);
    toasty_free(posts);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, INSERT posts, COMMIT");
    assert_int_equal(post_count(db), 2);
    toasty_close(db);
}

/* More rows than one statement can take values: several statements, all or nothing. */
static void batch_create_beyond_one_statement(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    toasty_db *db = test_db(&User);
    struct User_new *news = test_alloc(COUNT, sizeof *news);
    char(*emails)[16] = test_alloc(COUNT, sizeof *emails);
    for (size_t i = 0; i < COUNT; i++) {
        snprintf(emails[i], sizeof emails[i], "u%zu", i);
        news[i].email = emails[i];
    }
    struct User_list *users = user_create_array(db, news, COUNT);
    test_true(db, users);
    assert_int_equal(users->len, COUNT);
    assert_string_equal(users->items[COUNT - 1].email, emails[COUNT - 1]);
    assert_int_equal(user_count(db), COUNT);
    struct User *last = user_get_by_email(db, emails[COUNT - 1]);
    test_true(db, last);
    assert_true(toasty_uuid_equal(last->id, users->items[COUNT - 1].id));
    toasty_free(last);
    toasty_free(users);
    test_true(db, user_delete_where(db, TOASTY_ALL_ROWS) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), COUNT);

    news[COUNT - 1].email = emails[0];
    assert_null(user_create_array(db, news, COUNT));
    assert_true(toasty_is_unique_violation(db));
    assert_int_equal(user_count(db), 0);
    toasty_close(db);
}

/* ---- the forms of a create ---- */

static void create_macro_simple(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Post);
    struct Post *post = post_create(db, .title = "hello");
    test_true(db, post);
    struct Post *read = post_get_by_id(db, post->id);
    test_true(db, read);
    assert_string_equal(read->title, "hello");
    toasty_free(read);
    toasty_free(post);
    toasty_close(db);
}

static void create_macro_multiple_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Contact);
    struct Contact *contact = contact_create(db, .name = "Ada", .email = "ada@example.com");
    test_true(db, contact);
    assert_string_equal(contact->name, "Ada");
    assert_string_equal(contact->email, "ada@example.com");
    assert_null(contact->age);
    assert_null(contact->note);
    struct Contact *read = contact_get_by_id(db, contact->id);
    test_true(db, read);
    assert_string_equal(read->email, "ada@example.com");
    assert_null(read->age);
    assert_null(read->note);
    toasty_free(read);
    toasty_free(contact);
    contact = contact_create(db, .email = "b", .name = "Bob", .note = "tall", .age = toasty_i32(41));
    test_true(db, contact);
    assert_int_equal(*contact->age, 41);
    assert_string_equal(contact->note, "tall");
    toasty_free(contact);
    toasty_close(db);
}

/* Strings given are copied: what the caller does with his own afterwards does not matter. */
static void create_macro_with_variable(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Post);
    char title[] = "hello";
    struct Post *post = post_create(db, .title = title);
    test_true(db, post);
    title[0] = 'j';
    assert_string_equal(post->title, "hello");
    struct Post *read = post_get_by_id(db, post->id);
    test_true(db, read);
    assert_string_equal(read->title, "hello");
    toasty_free(read);
    toasty_free(post);
    toasty_close(db);
}

static void create_macro_batch(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Contact);
    static const char *const names[] = {"Ada", "Bob", "Cy"};
    struct Contact_list *contacts = contact_create_many(
        db, contacts_new({.name = names[0], .email = "a", .age = toasty_i32(1)},
                         {.name = names[1], .email = "b"}, {.name = names[2], .email = "c", .note = "n"}));
    test_true(db, contacts);
    assert_int_equal(contacts->len, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(contacts->items[i].name, names[i]);
    assert_int_equal(*contacts->items[0].age, 1);
    assert_null(contacts->items[1].age);
    assert_null(contacts->items[1].note);
    assert_string_equal(contacts->items[2].note, "n");
    toasty_free(contacts);
    toasty_close(db);
}

static void create_macro_with_belongs_to(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Owner, &Todo);
    test_log_start();
    struct Todo *todo = todo_create(db, .title = "ship", .owner = owner_new(.name = "Ada"));
    test_true(db, todo);
    assert_string_equal(test_log(), "BEGIN, INSERT owners, INSERT todos, COMMIT");
    assert_non_null(todo->owner);
    assert_string_equal(todo->owner->name, "Ada");
    assert_true(toasty_uuid_equal(todo->owner_id, todo->owner->id));
    struct Owner *owner = owner_get_by_id(db, todo->owner_id);
    test_true(db, owner);
    assert_string_equal(owner->name, "Ada");
    toasty_free(owner);
    toasty_free(todo);
    toasty_close(db);
}

static void create_macro_with_has_many(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Owner, &Todo);
    struct Owner *owner = owner_create(
        db, .name = "Ada", .todos = todos_new({.title = "one"}, {.title = "two"}, {.title = "three"}));
    test_true(db, owner);
    assert_non_null(owner->todos);
    assert_int_equal(owner->todos->len, 3);
    assert_string_equal(owner->todos->items[0].title, "one");
    assert_string_equal(owner->todos->items[2].title, "three");
    toasty_each (todo, owner->todos)
        assert_true(toasty_uuid_equal(todo->owner_id, owner->id));
    assert_int_equal(todo_count(db, .where = toasty_eq(Todo.owner_id, owner->id)), 3);
    toasty_free(owner);
    toasty_close(db);
}

static void create_macro_scoped(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Owner, &Todo);
    struct Owner *owner = owner_create(db, .name = "Ada");
    test_true(db, owner);
    struct Todo *todo = owner_todos_create(db, owner, .title = "scoped");
    test_true(db, todo);
    assert_true(toasty_uuid_equal(todo->owner_id, owner->id));
    assert_string_equal(todo->title, "scoped");
    toasty_free(todo);
    toasty_free(owner);
    toasty_close(db);
}

/* A failure anywhere undoes everything, and says where. */
static void create_macro_nested_failure(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Owner, &Todo);
    test_log_start();
    assert_null(owner_create(db, .name = "Ada", .todos = todos_new({.title = "one"}, {.title = NULL})));
    test_failed(db, TOASTY_VALIDATION, "title", "Todo");
    assert_string_equal(toasty_error(db)->model, "Todo");
    assert_string_equal(toasty_error(db)->field, "title");
    assert_null(todo_create(db, .title = "no owner"));
    test_failed(db, TOASTY_VALIDATION, "owner", "Todo");
    assert_int_equal(owner_count(db), 0);
    assert_int_equal(todo_count(db), 0);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(batch_create_many_auto_increment),
    cmocka_unit_test(batch_create_empty),
    cmocka_unit_test(batch_create_one),
    cmocka_unit_test(batch_create_model_with_unique_field_index_all_unique),
    cmocka_unit_test(batch_create_unique_violation_rolls_back),
    cmocka_unit_test(batch_create_inside_transaction_uses_savepoints),
    cmocka_unit_test(batch_create_beyond_one_statement),
    cmocka_unit_test(create_macro_simple),
    cmocka_unit_test(create_macro_multiple_fields),
    cmocka_unit_test(create_macro_with_variable),
    cmocka_unit_test(create_macro_batch),
    cmocka_unit_test(create_macro_with_belongs_to),
    cmocka_unit_test(create_macro_with_has_many),
    cmocka_unit_test(create_macro_scoped),
    cmocka_unit_test(create_macro_nested_failure),
};

TEST_MAIN(tests)
