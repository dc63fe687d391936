/* Embedded enums that carry data: a union, and in front of it what says which member is there. */
#include <stdlib.h>

#include "embed_enum_data.toasty.h"
#include "support.h"

static toasty_db *users(void)
{
    toasty_db *db = test_db(&User);
    struct User_list *made = user_create_many(
        db,
        users_new({.id = "1", .name = "ada", .contact = {CONTACT_EMAIL, .email = {"ada@example.com"}}},
                  {.id = "2", .name = "bob", .contact = {CONTACT_PHONE, .phone = {.number = "555"}}},
                  {.id = "3", .name = "eve", .contact = {.kind = CONTACT_MAIL}},
                  {.id = "4", .name = "dan", .contact = {CONTACT_PHONE, .phone = {"777", &(int32_t){12}}}}));
    test_true(db, made);
    toasty_free(made);
    return db;
}

#define RUN(db, sql) assert_int_equal(toasty_exec(db, sql), TOASTY_OK)

#define FOUND(db, condition, ids)                                                                            \
    do {                                                                                                     \
        struct User_list *found_ = user_find(db, .where = condition);                                        \
        test_true(db, found_);                                                                               \
        assert_string_equal(test_names(found_, id), ids);                                                    \
        toasty_free(found_);                                                                                 \
    } while (0)

static const char all_users[] =
    "SELECT id || ' ' || contact || ' ' || coalesce(contact_address, '-') || ' ' || "
    "coalesce(contact_number, '-') || ' ' || coalesce(contact_extension, '-') FROM users "
    "ORDER BY id";

static void data_carrying_enum_db_schema(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Task, &Account);
    test_sql(db,
             "SELECT name || ' ' || type || CASE \"notnull\" WHEN 0 THEN '?' ELSE '' END FROM "
             "pragma_table_info('users')",
             "id TEXT,name TEXT,contact BIGINT,contact_address TEXT?,contact_number TEXT?,contact_extension "
             "INTEGER?");
    test_sql(db,
             "SELECT name || ' ' || type || CASE \"notnull\" WHEN 0 THEN '?' ELSE '' END FROM "
             "pragma_table_info('tasks') WHERE name LIKE 'status%'",
             "status INTEGER,status_reason TEXT?");
    test_sql(db,
             "SELECT name || CASE \"notnull\" WHEN 0 THEN '?' ELSE '' END FROM pragma_table_info('accounts')",
             "id,contact?,contact_address?,contact_number?,contact_extension?");
    test_sql(
        db,
        "SELECT name || ' ' || \"unique\" FROM pragma_index_list('users') WHERE origin = 'c' ORDER BY name",
        "index_users_by_contact_address 1,index_users_by_contact_number 0");
    toasty_close(db);
}

static void data_variant_roundtrip(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    struct User *ada =
        user_create(db, .id = "1", .name = "ada",
                    .contact = {.kind = CONTACT_EMAIL, .email = {.address = "ada@example.com"}});
    struct User *bob = user_create(db, .id = "2", .name = "bob",
                                   .contact = {.kind = CONTACT_PHONE, .phone = {"555", &(int32_t){7}}});
    struct User *eve = user_create(db, .id = "3", .name = "eve", .contact = {.kind = CONTACT_MAIL});
    test_true(db, ada && bob && eve);
    assert_int_equal(ada->contact.kind, CONTACT_EMAIL);
    assert_string_equal(ada->contact.email.address, "ada@example.com");
    assert_int_equal(*bob->contact.phone.extension, 7);
    assert_int_equal(eve->contact.kind, CONTACT_MAIL);
    test_sql(db, all_users, "1 1 ada@example.com - -,2 2 - 555 7,3 3 - - -");
    toasty_free(ada);
    toasty_free(bob);
    toasty_free(eve);
    ada = user_get_by_id(db, "1");
    bob = user_get_by_id(db, "2");
    eve = user_get_by_id(db, "3");
    test_true(db, ada && bob && eve);
    assert_int_equal(ada->contact.kind, CONTACT_EMAIL);
    assert_string_equal(ada->contact.email.address, "ada@example.com");
    assert_int_equal(bob->contact.kind, CONTACT_PHONE);
    assert_string_equal(bob->contact.phone.number, "555");
    assert_int_equal(*bob->contact.phone.extension, 7);
    assert_int_equal(eve->contact.kind, CONTACT_MAIL);
    toasty_free(ada);
    toasty_free(bob);
    toasty_free(eve);
    toasty_close(db);
}

/* What is in the union but not of the variant is not looked at. */
static void others_are_not_touched(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    struct ContactInfo wild = {.kind = CONTACT_MAIL};
    memset(&wild.phone, 0x5a, sizeof wild.phone);
    struct User_new given = {.id = "1", .name = "x", .contact = {.kind = CONTACT_MAIL}};
    memset(&given.contact.phone, 0x5a, sizeof given.contact.phone);
    given.toasty__db = db;
    struct User *user = user_create_with(&given);
    test_true(db, user);
    assert_int_equal(user->contact.kind, CONTACT_MAIL);
    assert_int_equal(user_update(db, user, .contact = toasty_set(wild)), TOASTY_OK);
    FOUND(db, contact_info_eq(User.contact, wild), "1");
    memset(&user->contact.phone, 0x5a, sizeof user->contact.phone);
    char *text = user_to_json(user);
    assert_string_equal(text, "{\"id\":\"1\",\"name\":\"x\",\"contact\":{\"kind\":\"CONTACT_MAIL\"}}");
    toasty_free(text);
    test_sql(db, all_users, "1 3 - - -");
    toasty_free(user);
    toasty_close(db);
}

static void wrong_values_are_refused(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    assert_null(user_create(db, .id = "1", .name = "x"));
    test_failed(db, TOASTY_VALIDATION, "contact.kind", "was given 0", "no constant of enum ContactKind");
    assert_null(user_create(db, .id = "1", .name = "x", .contact = {.kind = (enum ContactKind)9}));
    test_failed(db, TOASTY_VALIDATION, "contact.kind", "was given 9");
    assert_null(user_create(db, .id = "1", .name = "x", .contact = {.kind = CONTACT_EMAIL}));
    test_failed(db, TOASTY_VALIDATION, "contact.email.address");
    struct User *user = user_create(db, .id = "1", .name = "x", .contact = {.kind = CONTACT_MAIL});
    test_true(db, user);
    assert_int_equal(user_update(db, user, .contact = toasty_set({.kind = (enum ContactKind)9})),
                     TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "contact.kind", "was given 9");
    assert_int_equal(user_update(db, user, .contact = toasty_set({.kind = CONTACT_PHONE})),
                     TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "contact.phone.number", "cannot be NULL");
    assert_int_equal(user_update(db, user, .contact = toasty_null), TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "contact.kind", "cannot be NULL");
    assert_int_equal(user->contact.kind, CONTACT_MAIL);
    test_sql(db, all_users, "1 3 - - -");
    toasty_free(user);
    toasty_close(db);
}

static void wrong_rows_are_refused(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    RUN(db, "INSERT INTO users (id, name, contact, contact_number) VALUES ('1', 'x', 9, '555')");
    test_ok(db);
    assert_null(user_get_by_id(db, "1"));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "9 in column `contact`",
                "no constant of enum ContactKind", "contact.kind");
    RUN(db, "UPDATE users SET contact = 1");
    assert_null(user_get_by_id(db, "1"));
    test_failed(db, TOASTY_INVALID_RESULT, "contact_address", "NULL");
    RUN(db, "UPDATE users SET contact = 3"); /* what stands in columns of other variants is nothing */
    struct User *user = user_get_by_id(db, "1");
    test_true(db, user);
    assert_int_equal(user->contact.kind, CONTACT_MAIL);
    toasty_free(user);
    toasty_close(db);
}

/* regression: the columns of the variant before become NULL */
static void mixed_enum_update_data_to_unit_variant(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Task);
    struct Task *task = task_create(db, .title = "t", .status = {STATUS_FAILED, .failed = {"no power"}});
    test_true(db, task);
    assert_int_equal(task_update(db, task, .status = toasty_set({.kind = STATUS_DONE})), TOASTY_OK);
    assert_int_equal(task->status.kind, STATUS_DONE);
    test_sql(db, "SELECT status || ' ' || coalesce(status_reason, '-') FROM tasks", "3 -");
    assert_int_equal(task_update(db, task, .status = toasty_set({STATUS_FAILED, .failed = {"again"}})),
                     TOASTY_OK);
    assert_string_equal(task->status.failed.reason, "again");
    struct Task *read = task_get_by_id(db, task->id);
    test_true(db, read);
    assert_int_equal(read->status.kind, STATUS_FAILED);
    assert_string_equal(read->status.failed.reason, "again");
    toasty_free(read);
    toasty_free(task);
    toasty_close(db);
}

static void enum_update_between_variants_of_different_width(void **state)
{
    (void)state;
    toasty_db *db = users();
    struct User *dan = user_get_by_id(db, "4");
    test_true(db, dan);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(
            user_update(db, dan, .contact = toasty_set({CONTACT_EMAIL, .email = {"dan@example.com"}})),
            TOASTY_OK);
        assert_string_equal(dan->contact.email.address, "dan@example.com");
        assert_int_equal(
            user_update(db, dan, .contact = toasty_set({CONTACT_PHONE, .phone = {"888", &(int32_t){3}}})),
            TOASTY_OK);
        assert_string_equal(dan->contact.phone.number, "888");
        assert_int_equal(*dan->contact.phone.extension, 3);
    }
    assert_int_equal(user_update_where(db, toasty_eq(User.contact.kind, CONTACT_PHONE),
                                       .contact = toasty_set({.kind = CONTACT_MAIL})),
                     TOASTY_OK);
    test_sql(db, all_users, "1 1 ada@example.com - -,2 3 - - -,3 3 - - -,4 3 - - -");
    toasty_free(dan);
    toasty_close(db);
}

static void part_of_the_variant_that_is_there(void **state)
{
    (void)state;
    toasty_db *db = users();
    struct User *bob = user_get_by_id(db, "2");
    test_true(db, bob);
    assert_int_equal(user_update(db, bob, .contact = {.phone = {.extension = toasty_set(1)}}), TOASTY_OK);
    assert_int_equal(*bob->contact.phone.extension, 1);
    assert_string_equal(bob->contact.phone.number, "555");
    assert_int_equal(user_update(db, bob, .contact = {.phone = {.extension = toasty_add(4)}}), TOASTY_OK);
    assert_int_equal(*bob->contact.phone.extension, 5);
    assert_int_equal(user_update(db, bob, .contact = {.phone = toasty_set({.number = "556"})}), TOASTY_OK);
    assert_null(bob->contact.phone.extension);
    assert_string_equal(bob->contact.phone.number, "556");
    test_sql(db, all_users, "1 1 ada@example.com - -,2 2 - 556 -,3 3 - - -,4 2 - 777 12");
    assert_int_equal(user_update(db, bob, .contact = {.email = {.address = toasty_set("x")}}),
                     TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "contact.email.address", "set `contact` as a whole");
    assert_int_equal(
        user_update_where(db, toasty_eq(User.id, "2"), .contact = {.phone = {.number = toasty_set("x")}}),
        TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "contact.phone.number", "set `contact` as a whole");
    /* a part of what the row is no longer */
    RUN(db, "UPDATE users SET contact = 3, contact_number = NULL WHERE id = '2'");
    assert_int_equal(user_update(db, bob, .contact = {.phone = {.number = toasty_set("x")}}),
                     TOASTY_CONDITION_FAILED);
    test_failed(db, TOASTY_CONDITION_FAILED, "not `contact.phone` any more");
    assert_string_equal(bob->contact.phone.number, "556");
    RUN(db, "DELETE FROM users WHERE id = '2'");
    assert_int_equal(user_update(db, bob, .contact = {.phone = {.number = toasty_set("x")}}),
                     TOASTY_RECORD_NOT_FOUND);
    toasty_free(bob);
    toasty_close(db);
}

static void filter_whole(void **state)
{
    (void)state;
    toasty_db *db = users();
    FOUND(db, contact_info_eq(User.contact, {CONTACT_EMAIL, .email = {"ada@example.com"}}), "1");
    FOUND(db, contact_info_eq(User.contact, {CONTACT_EMAIL, .email = {"555"}}), "");
    FOUND(db, contact_info_eq(User.contact, {CONTACT_PHONE, .phone = {.number = "555"}}), "2");
    FOUND(db, contact_info_eq(User.contact, {CONTACT_PHONE, .phone = {"777", &(int32_t){12}}}), "4");
    FOUND(db, contact_info_eq(User.contact, {CONTACT_PHONE, .phone = {.number = "777"}}), "");
    FOUND(db, contact_info_eq(User.contact, {.kind = CONTACT_MAIL}), "3");
    FOUND(db, contact_info_ne(User.contact, {CONTACT_PHONE, .phone = {.number = "555"}}), "1,3,4");
    FOUND(db, contact_info_ne(User.contact, {.kind = CONTACT_MAIL}), "1,2,4");
    FOUND(db, phone_eq(User.contact.phone, {.number = "555"}), "2");
    FOUND(db, phone_ne(User.contact.phone, {.number = "555"}), "4");
    FOUND(db, contact_info_email_eq(User.contact.email, {"ada@example.com"}), "1");
    struct User *ada = user_get_by_id(db, "1");
    test_true(db, ada);
    FOUND(db, contact_info_eq(User.contact, ada->contact), "1");
    toasty_free(ada);
    toasty_close(db);
}

static void filter_variant(void **state)
{
    (void)state;
    toasty_db *db = users();
    FOUND(db, toasty_eq(User.contact.kind, CONTACT_PHONE), "2,4");
    FOUND(db, toasty_ne(User.contact.kind, CONTACT_PHONE), "1,3");
    FOUND(db, toasty_in(User.contact.kind, CONTACT_EMAIL, CONTACT_MAIL), "1,3");
    toasty_close(db);
}

/* Conditions on fields of a variant hold only where it is there, also turned around. */
static void filter_variant_field(void **state)
{
    (void)state;
    toasty_db *db = users();
    test_log_start();
    FOUND(db, toasty_eq(User.contact.phone.number, "555"), "2");
    assert_non_null(strstr(test_log_sql(0), "\"contact\" = "));
    FOUND(db, toasty_is_null(User.contact.phone.extension), "2");
    FOUND(db, toasty_is_not_null(User.contact.phone.extension), "4");
    FOUND(db, toasty_not(toasty_eq(User.contact.phone.number, "555")), "1,3,4");
    FOUND(db, toasty_ne(User.contact.phone.number, "555"), "4");
    FOUND(db, toasty_not_in(User.contact.phone.number, "555", "556"), "4");
    FOUND(db, toasty_starts_with(User.contact.email.address, "ada@"), "1");
    FOUND(db, toasty_gt(toasty_plus(User.contact.phone.extension, 1), 12), "4");
    FOUND(db,
          toasty_or(toasty_eq(User.contact.phone.number, "777"),
                    toasty_eq(User.contact.email.address, "ada@example.com")),
          "1,4");
    RUN(db, "UPDATE users SET contact_number = '555' WHERE id = '3'"); /* of another variant */
    FOUND(db, toasty_eq(User.contact.phone.number, "555"), "2");
    toasty_close(db);
}

static void indexes_have_functions(void **state)
{
    (void)state;
    toasty_db *db = users();
    struct User *ada = user_get_by_contact_email_address(db, "ada@example.com");
    test_true(db, ada);
    assert_string_equal(ada->id, "1");
    struct User_list *found = user_find_by_contact_phone_number(db, "555");
    test_true(db, found);
    assert_string_equal(test_names(found, id), "2");
    toasty_free(found);
    assert_null(
        user_create(db, .id = "9", .name = "x", .contact = {CONTACT_EMAIL, .email = {"ada@example.com"}}));
    assert_true(toasty_is_unique_violation(db));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "contact.email.address");
    /* those that have none do not clash */
    struct User *mail = user_create(db, .id = "5", .name = "x", .contact = {.kind = CONTACT_MAIL});
    test_true(db, mail);
    RUN(db, "UPDATE users SET contact_number = '555', contact_address = 'lost' WHERE id = '3'");
    assert_null(user_get_by_contact_email_address(db, "lost"));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "User");
    found = user_find_by_contact_phone_number(db, "555");
    test_true(db, found);
    assert_string_equal(test_names(found, id), "2");
    assert_int_equal(user_delete_by_contact_email_address(db, "lost"), TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    assert_int_equal(user_update_by_contact_email_address(db, "ada@example.com", .name = toasty_set("Ada")),
                     TOASTY_OK);
    assert_int_equal(user_delete_by_contact_email_address(db, "ada@example.com"), TOASTY_OK);
    toasty_free(found);
    toasty_free(mail);
    toasty_free(ada);
    toasty_close(db);
}

/* ---- absent ---- */

static toasty_db *accounts(void)
{
    toasty_db *db = test_db(&Account);
    struct Account_list *made = account_create_many(
        db,
        accounts_new({.id = "1", .contact = contact_info_new(CONTACT_EMAIL, .email = {"ada@example.com"})},
                     {.id = "2"}, {.id = "3", .contact = contact_info_new(.kind = CONTACT_MAIL)}));
    test_true(db, made);
    assert_non_null(made->items[0].contact);
    assert_null(made->items[1].contact);
    toasty_free(made);
    return db;
}

static const char all_accounts[] =
    "SELECT id || ' ' || coalesce(contact, '-') || ' ' || coalesce(contact_address, '-') "
    "|| ' ' || coalesce(contact_number, '-') FROM accounts ORDER BY id";

#define FOUND_ACCOUNTS(db, condition, ids)                                                                   \
    do {                                                                                                     \
        struct Account_list *found_ = account_find(db, .where = condition);                                  \
        test_true(db, found_);                                                                               \
        assert_string_equal(test_names(found_, id), ids);                                                    \
        toasty_free(found_);                                                                                 \
    } while (0)

static void option_enum_create_ops(void **state)
{
    (void)state;
    toasty_db *db = accounts();
    test_sql(db, all_accounts, "1 1 ada@example.com -,2 - - -,3 3 - -");
    struct Account *one = account_get_by_id(db, "1"), *two = account_get_by_id(db, "2");
    test_true(db, one && two);
    assert_int_equal(one->contact->kind, CONTACT_EMAIL);
    assert_string_equal(one->contact->email.address, "ada@example.com");
    assert_null(two->contact);
    char *text = account_to_json(two);
    assert_string_equal(text, "{\"id\":\"2\",\"contact\":null}");
    toasty_free(text);
    toasty_free(one);
    toasty_free(two);
    assert_null(account_create(db, .id = "4", .contact = contact_info_new(.kind = CONTACT_PHONE)));
    test_failed(db, TOASTY_VALIDATION, "contact.phone.number");
    toasty_close(db);
}

static void option_enum_filter_ops(void **state)
{
    (void)state;
    toasty_db *db = accounts();
    test_log_start();
    FOUND_ACCOUNTS(db, toasty_is_null(Account.contact), "2");
    assert_non_null(strstr(test_log_sql(0), "WHERE \"contact\" IS NULL"));
    FOUND_ACCOUNTS(db, toasty_is_not_null(Account.contact), "1,3");
    FOUND_ACCOUNTS(db, contact_info_eq(Account.contact, {.kind = CONTACT_MAIL}), "3");
    FOUND_ACCOUNTS(db, contact_info_ne(Account.contact, {.kind = CONTACT_MAIL}), "1");
    FOUND_ACCOUNTS(db, toasty_eq(Account.contact.email.address, "ada@example.com"), "1");
    toasty_close(db);
}

static void option_enum_update(void **state)
{
    (void)state;
    toasty_db *db = accounts();
    struct Account *one = account_get_by_id(db, "1"), *two = account_get_by_id(db, "2");
    test_true(db, one && two);
    assert_int_equal(account_update(db, one, .contact = {.email = {.address = toasty_set("a@b")}}),
                     TOASTY_OK);
    assert_string_equal(one->contact->email.address, "a@b");
    assert_int_equal(account_update(db, two, .contact = {.email = {.address = toasty_set("x")}}),
                     TOASTY_INVALID_STATEMENT);
    assert_int_equal(
        account_update(db, two, .contact = toasty_set({CONTACT_PHONE, .phone = {.number = "1"}})), TOASTY_OK);
    assert_string_equal(two->contact->phone.number, "1");
    assert_int_equal(account_update(db, one, .contact = toasty_null), TOASTY_OK);
    assert_null(one->contact);
    test_sql(db, all_accounts, "1 - - -,2 2 - 1,3 3 - -");
    assert_int_equal(account_update_where(db, toasty_eq(Account.id, "2"), .contact = toasty_null), TOASTY_OK);
    assert_int_equal(account_update_where(db, toasty_eq(Account.id, "1"),
                                          .contact = toasty_set({CONTACT_EMAIL, .email = {"e"}})),
                     TOASTY_OK);
    test_sql(db, all_accounts, "1 1 e -,2 - - -,3 3 - -");
    toasty_free(one);
    toasty_free(two);
    toasty_close(db);
}

static void updates_again_and_again(void **state)
{
    (void)state;
    toasty_db *db = users();
    struct User *user = user_get_by_id(db, "3");
    test_true(db, user);
    char text[32];
    for (int i = 0; i < 20; i++) {
        snprintf(text, sizeof text, "number %d", i);
        assert_int_equal(
            user_update(db, user, .contact = toasty_set({CONTACT_PHONE, .phone = {.number = text}})),
            TOASTY_OK);
        assert_int_equal(user_update(db, user, .contact = {.phone = {.extension = toasty_set(i)}}),
                         TOASTY_OK);
        assert_string_equal(user->contact.phone.number, text);
        assert_int_equal(*user->contact.phone.extension, i);
        assert_int_equal(user_update(db, user, .contact = toasty_set({CONTACT_EMAIL, .email = {text}})),
                         TOASTY_OK);
        assert_string_equal(user->contact.email.address, text);
    }
    assert_int_equal(
        user_update(db, user, .contact = toasty_set({CONTACT_EMAIL, .email = {"ada@example.com"}})),
        TOASTY_DRIVER_OPERATION_FAILED); /* it is another one's */
    assert_string_equal(user->contact.email.address, "number 19");
    toasty_free(user);
    toasty_close(db);
}

static void shown_as_text(void **state)
{
    (void)state;
    toasty_db *db = users();
    struct User *dan = user_get_by_id(db, "4");
    test_true(db, dan);
    char *json = user_to_json(dan);
    assert_string_equal(json, "{\"id\":\"4\",\"name\":\"dan\",\"contact\":{\"kind\":\"CONTACT_PHONE\","
                              "\"phone\":{\"number\":\"777\",\"extension\":12}}}");
    toasty_free(json);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    user_print(out, dan);
    fclose(out);
    assert_string_equal(text, "User {\n"
                              "    id: \"4\",\n"
                              "    name: \"dan\",\n"
                              "    contact: {\n"
                              "        kind: CONTACT_PHONE,\n"
                              "        phone: {\n"
                              "            number: \"777\",\n"
                              "            extension: 12,\n"
                              "        },\n"
                              "    },\n"
                              "}\n");
    free(text);
    toasty_free(dan);
    toasty_close(db);
}

static void orders_values_and_views(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &UserContact);
    toasty_free(user_create_many(
        db, users_new({.id = "1", .name = "a", .contact = {CONTACT_EMAIL, .email = {"e"}}},
                      {.id = "2", .name = "b", .contact = {CONTACT_PHONE, .phone = {"5", &(int32_t){4}}}},
                      {.id = "3", .name = "c", .contact = {CONTACT_PHONE, .phone = {"4", &(int32_t){9}}}})));
    test_ok(db);
    struct User_list *list = user_find(db, .order_by = {toasty_desc(User.contact.phone.number)});
    test_true(db, list);
    assert_string_equal(test_names_in_order(list, id), "2,3,1");
    toasty_free(list);
    list = user_find(db, .order_by = {toasty_asc(User.contact.kind), toasty_asc(User.contact.phone.number)});
    test_true(db, list);
    assert_string_equal(test_names_in_order(list, id), "1,3,2");
    toasty_free(list);
    struct UserContact_list *view = user_contact_find(db, .order_by = {toasty_asc(UserContact.id)});
    test_true(db, view);
    assert_int_equal(view->items[0].kind, CONTACT_EMAIL);
    assert_string_equal(view->items[0].address, "e");
    assert_null(view->items[0].extension);
    assert_null(view->items[2].address);
    assert_int_equal(*view->items[2].extension, 9);
    toasty_free(view);
    int64_t *most = toasty_max(db, User.contact.phone.extension);
    test_true(db, most);
    assert_int_equal(*most, 9);
    toasty_free(most);
    toasty_close(db);
}

static void over_relations(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Desk, &Ticket);
    struct Desk *desk =
        desk_create(db, .id = 1,
                    .tickets = tickets_new({.id = 1, .contact = {CONTACT_EMAIL, .email = {"a@b"}}},
                                           {.id = 2, .contact = {.kind = CONTACT_MAIL}}));
    test_true(db, desk);
    assert_string_equal(desk->tickets->items[0].contact.email.address, "a@b");
    toasty_free(desk);
    struct Desk_list *desks =
        desk_find(db, .where = toasty_any(Desk.tickets, toasty_eq(Ticket.contact.email.address, "a@b")),
                  .include = {toasty_with(Desk.tickets)});
    test_true(db, desks);
    assert_int_equal(desks->len, 1);
    assert_int_equal(desks->items[0].tickets->items[1].contact.kind, CONTACT_MAIL);
    toasty_free(desks);
    desks = desk_find(db, .where = toasty_any(Desk.tickets, toasty_eq(Ticket.contact.phone.number, "a@b")));
    test_true(db, desks);
    assert_int_equal(desks->len, 0);
    toasty_free(desks);
    toasty_close(db);
}

static void upserts_take_a_whole(void **state)
{
    (void)state;
    toasty_db *db = users();
    struct User *bob = user_upsert_by_id(db, "2", .name = toasty_set("Bob"),
                                         .contact = toasty_set({CONTACT_EMAIL, .email = {"b"}}));
    test_true(db, bob);
    assert_string_equal(bob->contact.email.address, "b");
    struct User *fay = user_upsert_by_id(db, "6", .name = toasty_set("fay"),
                                         .contact = toasty_set({CONTACT_PHONE, .phone = {.number = "1"}}));
    test_true(db, fay);
    assert_string_equal(fay->contact.phone.number, "1");
    assert_null(user_upsert_by_id(db, "6", .name = toasty_set("fay"),
                                  .contact = {.phone = {.number = toasty_set("2")}}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "contact.phone.number", "set `contact` as a whole");
    test_sql(db, all_users, "1 1 ada@example.com - -,2 1 b - -,3 3 - - -,4 2 - 777 12,6 2 - 1 -");
    toasty_free(fay);
    toasty_free(bob);
    toasty_close(db);
}

/* The field that says which record is meant says which variant it has, too. */
static void upserts_by_a_variant_field(void **state)
{
    (void)state;
    toasty_db *db = users();
    struct User *ada = user_upsert_by_contact_email_address(db, "ada@example.com", .name = toasty_set("Ada"),
                                                            .on_create = {.id = toasty_set("7")});
    test_true(db, ada);
    assert_string_equal(ada->id, "1");
    assert_string_equal(ada->name, "Ada");
    struct User *fay = user_upsert_by_contact_email_address(db, "fay@example.com", .name = toasty_set("fay"),
                                                            .on_create = {.id = toasty_set("7")});
    test_true(db, fay);
    assert_int_equal(fay->contact.kind, CONTACT_EMAIL);
    assert_string_equal(fay->contact.email.address, "fay@example.com");
    assert_null(user_upsert_by_contact_email_address(db, "x", .name = toasty_set("x"), .id = toasty_set("8"),
                                                     .contact = toasty_set({.kind = CONTACT_MAIL})));
    test_failed(db, TOASTY_INVALID_STATEMENT, "contact.kind", "which record the upsert is about");
    assert_null(user_upsert_by_contact_email_address(db, "x", .name = toasty_set("x"), .id = toasty_set("8"),
                                                     .contact = {.phone = {.number = toasty_set("1")}}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "contact.phone.number");
    test_sql(db, "SELECT group_concat(id || contact || coalesce(contact_address, '')) FROM users",
             "11ada@example.com,22,33,42,71fay@example.com");
    toasty_free(fay);
    toasty_free(ada);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(data_carrying_enum_db_schema),
    cmocka_unit_test(data_variant_roundtrip),
    cmocka_unit_test(others_are_not_touched),
    cmocka_unit_test(wrong_values_are_refused),
    cmocka_unit_test(wrong_rows_are_refused),
    cmocka_unit_test(mixed_enum_update_data_to_unit_variant),
    cmocka_unit_test(enum_update_between_variants_of_different_width),
    cmocka_unit_test(part_of_the_variant_that_is_there),
    cmocka_unit_test(filter_whole),
    cmocka_unit_test(filter_variant),
    cmocka_unit_test(filter_variant_field),
    cmocka_unit_test(indexes_have_functions),
    cmocka_unit_test(option_enum_create_ops),
    cmocka_unit_test(option_enum_filter_ops),
    cmocka_unit_test(option_enum_update),
    cmocka_unit_test(updates_again_and_again),
    cmocka_unit_test(shown_as_text),
    cmocka_unit_test(orders_values_and_views),
    cmocka_unit_test(over_relations),
    cmocka_unit_test(upserts_take_a_whole),
    cmocka_unit_test(upserts_by_a_variant_field),
};
TEST_MAIN(tests)
