/* Structs around one value: a type of its own in the record, and that value everywhere else. */
#include <stdlib.h>

#include "embed_newtype.toasty.h"
#include "support.h"

static struct User *make(toasty_db *db, const char *name, const char *email, const char *zip)
{
    struct User *user = user_create(db, .name = name, .email = email, .address = {.city = "c", .zip = zip});
    test_true(db, user);
    return user;
}

static void newtypes_have_one_column(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Event);
    test_sql(db, "SELECT name || ' ' || type FROM pragma_table_info('users')",
             "id BLOB,name TEXT,email TEXT,address_city TEXT,address_zip TEXT");
    test_sql(db,
             "SELECT name || CASE \"notnull\" WHEN 0 THEN '?' ELSE '' END FROM pragma_table_info('events')",
             "id,at,wrapped,until?");
    toasty_close(db);
}

static void crud_newtype_embed(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    struct User *ada = make(db, "ada", "a@b", "1000"), *bob = make(db, "bob", "b@b", "2000");
    struct User *read = user_get_by_email(db, "a@b");
    test_true(db, read);
    assert_string_equal(read->name, "ada");
    assert_string_equal(read->email.text, "a@b");
    toasty_free(read);
    read = user_get_by_id(db, ada->id.value);
    test_true(db, read);
    assert_string_equal(read->address.zip.text, "1000");
    assert_int_equal(
        user_update(db, read, .email = toasty_set("new@b"), .address = {.zip = toasty_set("3000")}),
        TOASTY_OK);
    assert_string_equal(read->email.text, "new@b");
    assert_string_equal(read->address.zip.text, "3000");
    assert_int_equal(user_count(db, .where = toasty_eq(User.email, "new@b")), 1);
    assert_int_equal(user_count(db, .where = toasty_eq(User.address.zip, "3000")), 1);
    assert_int_equal(user_count(db, .where = address_eq(User.address, {"c", {"2000"}})), 1);
    assert_int_equal(user_delete_where(db, toasty_eq(User.email, "new@b")), TOASTY_OK);
    assert_int_equal(user_count(db), 1);
    char *json = user_to_json(bob);
    assert_non_null(strstr(json, "\"email\":\"b@b\",\"address\":{\"city\":\"c\",\"zip\":\"2000\"}"));
    toasty_free(json);
    assert_null(user_create(db, .name = "x", .email = "b@b", .address = {"c", "1"}));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "email");
    assert_null(user_create(db, .name = "x", .address = {"c", "1"}));
    test_failed(db, TOASTY_VALIDATION, "email");
    toasty_free(read);
    toasty_free(bob);
    toasty_free(ada);
    toasty_close(db);
}

static void newtype_auto_increment_key(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Order);
    for (uint64_t i = 1; i <= 3; i++) {
        struct Order *order = order_create(db, .item = "i");
        test_true(db, order);
        assert_int_equal(order->id.number, i);
        toasty_free(order);
    }
    struct Order *two = order_get_by_id(db, 2);
    test_true(db, two);
    assert_int_equal(two->id.number, 2);
    toasty_free(two);
    toasty_close(db);
}

static void newtype_ordering_comparisons(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Event);
    for (int64_t i = 1; i <= 3; i++)
        toasty_free(event_create(db, .at = i * 100, .wrapped = i, .until = i == 2 ? toasty_i64(9) : NULL));
    assert_int_equal(event_count(db, .where = toasty_ne(Event.at, 200)), 2);
    assert_int_equal(event_count(db, .where = toasty_gt(Event.at, 100)), 2);
    assert_int_equal(event_count(db, .where = toasty_ge(Event.at, 100)), 3);
    assert_int_equal(event_count(db, .where = toasty_lt(Event.wrapped, 2)), 1);
    assert_int_equal(event_count(db, .where = toasty_le(Event.wrapped, 2)), 2);
    assert_int_equal(event_count(db, .where = toasty_in(Event.wrapped, 1, 3)), 2);
    struct Event_list *all = event_find(db, .order_by = {toasty_desc(Event.wrapped)});
    test_true(db, all);
    assert_int_equal(all->items[0].at.value, 300);
    assert_int_equal(all->items[0].wrapped.millis.value, 3);
    assert_null(all->items[0].until);
    assert_int_equal(all->items[1].until->value, 9);
    assert_int_equal(event_update(db, &all->items[0], .wrapped = toasty_add(4), .until = toasty_set(1)),
                     TOASTY_OK);
    assert_int_equal(all->items[0].wrapped.millis.value, 7);
    assert_int_equal(all->items[0].until->value, 1);
    toasty_free(all);
    toasty_close(db);
}

/* Wherever a field of the value itself could stand. */
static void newtype_in_every_condition(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Event);
    toasty_free(make(db, "ada", "ada@x", "1000"));
    toasty_free(make(db, "bob", "bob@y", "2000"));
    toasty_free(make(db, "cid", "cid@x", "3000"));
    for (int64_t i = 1; i <= 3; i++)
        toasty_free(event_create(db, .at = i * 100, .wrapped = i, .until = i == 2 ? toasty_i64(9) : NULL));
    test_ok(db);
    assert_int_equal(user_count(db, .where = toasty_starts_with(User.email, "a")), 1);
    assert_int_equal(user_count(db, .where = toasty_like(User.email, "%@x")), 2);
    assert_int_equal(user_count(db, .where = toasty_between(User.address.zip, "1500", "3000")), 2);
    assert_int_equal(
        user_count(db, .where = toasty_in_rows((User.name, User.email), ("ada", "ada@x"), ("bob", "ada@x"))),
        1);
    assert_int_equal(event_count(db, .where = toasty_between(Event.wrapped, 2, 3)), 2);
    assert_int_equal(event_count(db, .where = toasty_is_null(Event.until)), 2);
    assert_int_equal(event_count(db, .where = toasty_not_in(Event.at, 100, 300)), 1);
    const toasty_value ends[] = {toasty_value_int(100), toasty_value_int(300)};
    assert_int_equal(event_count(db, .where = toasty_in_array(Event.at, ends, 2)), 2);
    toasty_string_list *emails = toasty_pluck(db, User.email, .order_by = {toasty_desc(User.email)});
    test_true(db, emails && emails->len == 3);
    assert_string_equal(emails->items[0], "cid@x");
    toasty_int_list *times = toasty_pluck(db, Event.wrapped, .order_by = {toasty_asc(Event.at)});
    test_true(db, times && times->len == 3 && times->items[2] == 3);
    assert_int_equal(toasty_sum(db, Event.at), 600);
    toasty_free(times);
    toasty_free(emails);
    toasty_close(db);
}

static void belongs_to_with_embed_pk(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Meeting, &AgendaItem);
    struct Meeting *meeting =
        meeting_create(db, .id = "m", .items = agenda_items_new({.id = "a"}, {.id = "b"}));
    test_true(db, meeting);
    assert_string_equal(meeting->items->items[0].meeting_id.text, "m");
    struct AgendaItem *item = agenda_item_get_by_id(db, "b");
    test_true(db, item);
    struct Meeting *parent = agenda_item_meeting(db, item);
    test_true(db, parent);
    assert_string_equal(parent->id.text, "m");
    toasty_free(parent);
    toasty_free(item);
    item = agenda_item_create(db, .id = "c", .meeting = toasty_set(meeting));
    test_true(db, item);
    assert_string_equal(item->meeting_id.text, "m");
    struct Meeting_list *all =
        meeting_find(db, .include = {toasty_with(Meeting.items, .order_by = {toasty_asc(AgendaItem.id)})});
    test_true(db, all);
    assert_int_equal(all->items[0].items->len, 3);
    assert_string_equal(all->items[0].items->items[2].id.text, "c");
    toasty_free(all);
    toasty_free(item);
    toasty_free(meeting);
    toasty_close(db);
}

static void or_over_embedded_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Project, &Topic, &Release);
    static const char *const names[] = {"a", "b", "c"};
    for (size_t i = 0; i < 3; i++)
        toasty_free(project_create(db, .topics = topics_new({.name = names[i]}),
                                   .releases = releases_new({.label = names[i]})));
    struct Topic_list *topics =
        topic_find(db, .where = toasty_or(toasty_eq(Topic.name, "a"), toasty_eq(Topic.name, "c")));
    test_true(db, topics);
    assert_int_equal(topics->len, 2);
    toasty_free(topics);
    struct Release_list *releases = release_find(
        db, .where = toasty_any(Release.project,
                                toasty_any(Project.topics, toasty_or(toasty_eq(Topic.name, "a"),
                                                                     toasty_eq(Topic.name, "b")))));
    test_true(db, releases);
    assert_string_equal(test_names(releases, label), "a,b");
    toasty_free(releases);
    toasty_close(db);
}

static void paginate_non_unique_column_with_newtype_primary_key(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    for (int64_t i = 0; i < 10; i++)
        toasty_free(item_create(db, .id = i + 1, .group = i % 2));
    char *after = NULL;
    int64_t seen = 0, last = 0;
    do {
        struct Item_page *page =
            item_paginate(db, .order_by = {toasty_asc(Item.group)}, .per_page = 3, .after = after);
        test_true(db, page);
        for (size_t i = 0; i < page->len; i++, seen++) {
            int64_t at = page->items[i].group * 100 + page->items[i].id.n;
            assert_true(at > last);
            last = at;
        }
        after = page->next ? strcpy(test_alloc(strlen(page->next) + 1, 1), page->next) : NULL;
        toasty_free(page);
    } while (after);
    assert_int_equal(seen, 10);
    toasty_close(db);
}

static void newtype_version(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Versioned);
    struct Versioned *made = versioned_create(db, .name = "n");
    test_true(db, made);
    assert_int_equal(made->version.n, 1);
    struct Versioned *stale = versioned_get_by_id(db, made->id);
    test_true(db, stale);
    assert_int_equal(versioned_update(db, made, .name = toasty_set("m")), TOASTY_OK);
    assert_int_equal(made->version.n, 2);
    assert_int_equal(versioned_update(db, stale, .name = toasty_set("o")), TOASTY_CONDITION_FAILED);
    assert_int_equal(versioned_delete(db, stale), TOASTY_CONDITION_FAILED);
    toasty_free(stale);
    assert_int_equal(versioned_update_by_id(db, made->id, .name = toasty_set("p")), TOASTY_OK);
    assert_int_equal(versioned_update(db, made, .name = toasty_set("q")), TOASTY_CONDITION_FAILED);
    struct Versioned *read = versioned_one(db, .where = toasty_eq(Versioned.version, 3));
    test_true(db, read);
    assert_string_equal(read->name, "p");
    assert_int_equal(versioned_delete(db, read), TOASTY_OK);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(newtypes_have_one_column),
    cmocka_unit_test(crud_newtype_embed),
    cmocka_unit_test(newtype_auto_increment_key),
    cmocka_unit_test(newtype_ordering_comparisons),
    cmocka_unit_test(newtype_in_every_condition),
    cmocka_unit_test(belongs_to_with_embed_pk),
    cmocka_unit_test(or_over_embedded_field),
    cmocka_unit_test(paginate_non_unique_column_with_newtype_primary_key),
    cmocka_unit_test(newtype_version),
};

TEST_MAIN(tests)
