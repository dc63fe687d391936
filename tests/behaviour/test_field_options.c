/* What fills a field, how its column is called and of which type it is. */
#include <time.h>

#include "field_options.toasty.h"
#include "support.h"

/* ---- field_auto ---- */

static void auto_increment_explicit(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Counted);
    for (uint32_t i = 1; i <= 10; i++) {
        struct Counted *counted = counted_create(db, .name = "n");
        test_true(db, counted);
        assert_int_equal(counted->number, i);
        toasty_free(counted);
    }
    struct Counted *counted = counted_get_by_number(db, 10);
    test_true(db, counted);
    /* a number once given is not given again */
    test_true(db, counted_delete(db, counted) == TOASTY_OK);
    toasty_free(counted);
    counted = counted_create(db, .name = "n");
    test_true(db, counted);
    assert_int_equal(counted->number, 11);
    toasty_free(counted);
    /* one's own number counts too */
    counted = counted_create(db, .name = "n", .number = toasty_u32(100));
    test_true(db, counted);
    assert_int_equal(counted->number, 100);
    toasty_free(counted);
    counted = counted_create(db, .name = "n");
    test_true(db, counted);
    assert_int_equal(counted->number, 101);
    toasty_free(counted);
    counted = counted_create(db, .name = "n", .number = toasty_u32(0));
    test_true(db, counted);
    assert_int_equal(counted->number, 0);
    toasty_free(counted);
    toasty_close(db);
}

static void auto_increment_implicit(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Plain);
    for (uint32_t i = 1; i <= 3; i++) {
        struct Plain *plain = plain_create(db);
        test_true(db, plain);
        assert_int_equal(plain->number, i);
        toasty_free(plain);
    }
    toasty_close(db);
}

/* The database counts on; a field that cannot hold the number refuses it, and the row is not kept. */
static void auto_increment_beyond_the_range(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tiny);
    struct Tiny *tiny = tiny_create(db, .number = toasty_i8(127));
    test_true(db, tiny);
    toasty_free(tiny);
    assert_null(tiny_create(db));
    test_failed(db, TOASTY_VALIDATION, "`number`", "`Tiny`", "range");
    assert_int_equal(tiny_count(db), 1);
    assert_null(tiny_create_many(db, tinies_new({.number = NULL}, {.number = NULL})));
    test_failed(db, TOASTY_VALIDATION, "`number`", "`Tiny`", "range");
    assert_int_equal(tiny_count(db), 1);
    struct Tiny_list *all = tiny_find(db);
    test_true(db, all);
    toasty_free(all);
    toasty_close(db);
}

static void auto_increment_with_associations(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Parent, &Child);
    for (uint32_t i = 1; i <= 3; i++) {
        struct Parent *parent = parent_create(db, .children = children_new({.id = NULL}, {.id = NULL}));
        test_true(db, parent);
        assert_int_equal(parent->id, i);
        assert_non_null(parent->children);
        assert_int_equal(parent->children->len, 2);
        for (uint32_t k = 0; k < 2; k++) {
            assert_int_equal(parent->children->items[k].id, 2 * i - 1 + k);
            assert_int_equal(parent->children->items[k].parent_id, i);
        }
        toasty_free(parent);
    }
    toasty_close(db);
}

static void auto_increment_with_single_association(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Parent, &Child);
    struct Parent *parent = parent_create(db, .children = children_new({.id = NULL}));
    test_true(db, parent);
    assert_int_equal(parent->children->items[0].parent_id, parent->id);
    struct Child *child = child_get_by_id(db, parent->children->items[0].id);
    test_true(db, child);
    assert_int_equal(child->parent_id, 1);
    toasty_free(child);
    toasty_free(parent);
    toasty_close(db);
}

static int version(toasty_uuid id)
{
    return id.bytes[6] >> 4;
}

static void auto_uuid_versions(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Versions);
    toasty_uuid last = {{0}};
    for (int i = 0; i < 20; i++) {
        struct Versions *versions = versions_create(db);
        test_true(db, versions);
        assert_int_equal(version(versions->id), 4);
        assert_int_equal(version(versions->seven), 7);
        assert_true(memcmp(versions->seven.bytes, last.bytes, 16) > 0);
        last = versions->seven;
        toasty_free(versions);
    }
    toasty_uuid mine = toasty_uuid_v7();
    struct Versions *versions = versions_create(db, .id = toasty_ref(toasty_uuid, mine));
    test_true(db, versions);
    assert_true(toasty_uuid_equal(versions->id, mine));
    toasty_free(versions);
    toasty_close(db);
}

/* ---- field_column_name ---- */

static void specify_custom_column_name(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Person);
    test_log_start();
    struct Person *person = person_create(db, .id = 1, .name = "Ada", .select = "s");
    test_true(db, person);
    assert_string_equal(test_log_sql(0),
                        "INSERT INTO \"the \"\"people\"\"\" (\"person id\", \"my_name\", \"select\") "
                        "VALUES (?1, ?2, ?3)");
    test_true(db,
              person_update(db, person, .name = toasty_set("Bob"), .select = toasty_set("t")) == TOASTY_OK);
    toasty_free(person);
    person = person_one(db, .where = toasty_eq(Person.name, "Bob"), .order_by = {toasty_desc(Person.select)});
    test_true(db, person);
    assert_string_equal(person->select, "t");
    toasty_free(person);
    test_true(db, person_delete_by_select(db, "t") == TOASTY_OK);
    assert_int_equal(person_count(db), 0);
    /* messages speak of fields, not of columns */
    toasty_free(person_create(db, .id = 1, .name = "Ada", .select = "s"));
    assert_null(person_create(db, .id = 1, .name = "Ada", .select = "s"));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "field `id` of model `Person`");
    toasty_close(db);
}

/* ---- field_column_type ---- */

static void specify_varchar(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Columns);
    struct Columns *columns = columns_create(db, .id = 1, .code = "12345", .token = toasty_uuid_v4());
    test_true(db, columns);
    test_log_start();
    assert_null(columns_create(db, .id = 2, .code = "1234567", .token = toasty_uuid_v4()));
    test_failed(db, TOASTY_VALIDATION, "`code`", "`Columns`", "too long", "7", "5");
    assert_string_equal(toasty_error(db)->field, "code");
    assert_int_equal(columns_update(db, columns, .code = toasty_set("123456")), TOASTY_VALIDATION);
    assert_int_equal(columns_update_where(db, TOASTY_ALL_ROWS, .code = toasty_set("123456")),
                     TOASTY_VALIDATION);
    assert_int_equal(test_log_count(), 0);
    /* characters, not bytes */
    test_true(db, columns_update(db, columns, .code = toasty_set("äöüß€")) == TOASTY_OK);
    assert_string_equal(columns->code, "äöüß€");
    toasty_free(columns);
    toasty_close(db);
}

static void specify_column_types(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Columns);
    toasty_uuid token;
    assert_true(toasty_uuid_parse("0190a3c2-7d4e-7abc-8def-0123456789ab", &token));
    toasty_timestamp at = {1700000000, 123456789};
    struct Columns *columns = columns_create(db, .id = 1, .code = "c", .token = token, .wide = toasty_i64(-1),
                                             .raw = "raw", .at = toasty_ref(toasty_timestamp, at));
    test_true(db, columns);
    toasty_free(columns);
    columns = columns_get_by_token(db, token);
    test_true(db, columns);
    assert_true(toasty_uuid_equal(columns->token, token));
    assert_int_equal(*columns->wide, -1);
    assert_string_equal(columns->raw, "raw");
    assert_int_equal(columns->at->nanoseconds, 123456789);
    toasty_free(columns);
    assert_int_equal(columns_count(db, .where = toasty_in(Columns.token, token, toasty_uuid_v4())), 1);
    if (!test_in_memory()) {
        assert_string_equal(
            test_sqlite3("SELECT code, token, typeof(token), wide, raw, taken_at FROM columns"),
            "c|0190a3c2-7d4e-7abc-8def-0123456789ab|text|-1|raw|2023-11-14T22:13:20.123456789Z\n");
        assert_string_equal(test_sqlite3("SELECT group_concat(type) FROM pragma_table_info('columns')"),
                            "BIGINT,VARCHAR(5),TEXT,BIGINT,CLOB,TEXT\n");
    }
    toasty_close(db);
}

/* ---- field_default_and_update ---- */

static int64_t nanoseconds(toasty_timestamp t)
{
    return t.seconds * 1000000000 + t.nanoseconds;
}

static void wait_a_little(void)
{
    nanosleep(&(const struct timespec){.tv_nsec = 2000000}, NULL);
}

static void default_expr_on_create(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .title = "t");
    test_true(db, item);
    assert_int_equal(item->view_count, 5);
    assert_string_equal(item->status, "draft");
    assert_true(item->fresh);
    assert_int_equal(*item->maybe, 3);
    struct Item *read = item_get_by_id(db, item->id);
    test_true(db, read);
    assert_int_equal(read->view_count, 5);
    assert_string_equal(read->status, "draft");
    assert_true(read->fresh);
    assert_int_equal(*read->maybe, 3);
    toasty_free(read);
    toasty_free(item);
    toasty_close(db);
}

static void default_expr_override(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .title = "t", .view_count = toasty_i64(0),
                                    .fresh = toasty_bool(false), .status = "", .maybe = toasty_i32(-1));
    test_true(db, item);
    assert_int_equal(item->view_count, 0);
    assert_false(item->fresh);
    assert_string_equal(item->status, "");
    assert_int_equal(*item->maybe, -1);
    toasty_free(item);
    toasty_close(db);
}

static void update_expr_on_create(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    int64_t before = nanoseconds(toasty_now());
    struct Item *item = item_create(db, .title = "t");
    test_true(db, item);
    assert_in_range(nanoseconds(item->touched), before, nanoseconds(toasty_now()));
    toasty_free(item);
    toasty_close(db);
}

static void update_expr_on_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .title = "t");
    test_true(db, item);
    int64_t created = nanoseconds(item->touched);
    wait_a_little();
    test_true(db, item_update(db, item, .title = toasty_set("u")) == TOASTY_OK);
    assert_true(nanoseconds(item->touched) > created);
    struct Item *read = item_get_by_id(db, item->id);
    test_true(db, read);
    assert_true(nanoseconds(read->touched) == nanoseconds(item->touched));
    toasty_free(read);
    /* by condition as well */
    int64_t touched = nanoseconds(item->touched);
    wait_a_little();
    test_true(db, item_update_where(db, TOASTY_ALL_ROWS, .title = toasty_set("v")) == TOASTY_OK);
    read = item_get_by_id(db, item->id);
    test_true(db, read);
    assert_true(nanoseconds(read->touched) > touched);
    toasty_free(read);
    toasty_free(item);
    toasty_close(db);
}

static void update_expr_override_on_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .title = "t");
    test_true(db, item);
    const toasty_timestamp mine = {1000, 5};
    test_true(db, item_update(db, item, .touched = toasty_set(mine)) == TOASTY_OK);
    assert_true(nanoseconds(item->touched) == nanoseconds(mine));
    struct Item *read = item_get_by_id(db, item->id);
    test_true(db, read);
    assert_true(nanoseconds(read->touched) == nanoseconds(mine));
    toasty_free(read);
    toasty_free(item);
    toasty_close(db);
}

static void default_and_update_on_same_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = item_create(db, .title = "t");
    test_true(db, item);
    assert_string_equal(item->status, "draft");
    test_true(db, item_update(db, item, .title = toasty_set("u")) == TOASTY_OK);
    assert_string_equal(item->status, "edited");
    test_true(db, item_update(db, item, .status = toasty_set("mine")) == TOASTY_OK);
    assert_string_equal(item->status, "mine");
    toasty_free(item);
    item = item_create(db, .title = "t", .status = "given");
    test_true(db, item);
    assert_string_equal(item->status, "given");
    toasty_free(item);
    toasty_close(db);
}

static void auto_on_timestamp_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    int64_t before = nanoseconds(toasty_now());
    struct Item *item = item_create(db, .title = "t");
    test_true(db, item);
    int64_t created = nanoseconds(item->created_at), updated = nanoseconds(item->updated_at);
    assert_true(created >= before && updated >= before);
    wait_a_little();
    test_true(db, item_update(db, item, .title = toasty_set("u")) == TOASTY_OK);
    assert_true(nanoseconds(item->created_at) == created);
    assert_true(nanoseconds(item->updated_at) > updated);
    toasty_free(item);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(auto_increment_explicit),
    cmocka_unit_test(auto_increment_implicit),
    cmocka_unit_test(auto_increment_beyond_the_range),
    cmocka_unit_test(auto_increment_with_associations),
    cmocka_unit_test(auto_increment_with_single_association),
    cmocka_unit_test(auto_uuid_versions),
    cmocka_unit_test(specify_custom_column_name),
    cmocka_unit_test(specify_varchar),
    cmocka_unit_test(specify_column_types),
    cmocka_unit_test(default_expr_on_create),
    cmocka_unit_test(default_expr_override),
    cmocka_unit_test(update_expr_on_create),
    cmocka_unit_test(update_expr_on_update),
    cmocka_unit_test(update_expr_override_on_update),
    cmocka_unit_test(default_and_update_on_same_field),
    cmocka_unit_test(auto_on_timestamp_fields),
};

TEST_MAIN(tests)
