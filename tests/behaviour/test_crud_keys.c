/* Keys: of one field and of several, given on fields and on the struct, whole and in part. */
#include "crud_keys.toasty.h"
#include "support.h"

static void single_column_pk(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Widget);
    struct Widget *widget = widget_create(db, .id = "w1", .name = "wheel");
    test_true(db, widget);
    toasty_free(widget);
    widget = widget_get_by_id(db, "w1");
    test_true(db, widget);
    assert_string_equal(widget->id, "w1");
    assert_string_equal(widget->name, "wheel");
    toasty_free(widget);
    assert_null(widget_get_by_id(db, "w2"));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Widget");
    assert_null(widget_create(db, .id = "w1", .name = "again"));
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(toasty_error(db)->field, "id");
    /* nobody has no key */
    test_log_start();
    assert_null(widget_get_by_id(db, NULL));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Widget");
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

static void composite_pk(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Pair);
    struct Pair_list *made = pair_create_many(
        db, pairs_new({.one = "a", .two = "x"}, {.one = "a", .two = "y"}, {.one = "b", .two = "x"}));
    test_true(db, made);
    toasty_free(made);
    struct Pair *pair = pair_get_by_one_and_two(db, "a", "y");
    test_true(db, pair);
    assert_string_equal(pair->one, "a");
    assert_string_equal(pair->two, "y");
    toasty_free(pair);
    assert_null(pair_get_by_one_and_two(db, "b", "y"));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Pair");
    assert_null(pair_create(db, .one = "a", .two = "y"));
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(toasty_error(db)->model, "Pair");
    test_true(db, pair_delete_by_one_and_two(db, "a", "y") == TOASTY_OK);
    assert_int_equal(pair_count(db), 2);
    struct Pair_list *as = pair_find_by_one(db, "a");
    test_true(db, as);
    assert_int_equal(as->len, 1);
    assert_string_equal(as->items[0].two, "x");
    toasty_free(as);
    toasty_close(db);
}

/* Code for any model: by its table of fields, without the generated functions. */
static void get_widget(toasty_db *db, const toasty_model *model, const char *key, size_t name_offset,
                       const char *name)
{
    const toasty_value values[] = {toasty_value_string(key)};
    assert_int_equal(model->key_count, 1);
    char *record = toasty_model_get_by((toasty_target){model, NULL, model->key, 1}, db, NULL, values);
    test_true(db, record);
    assert_string_equal(*(char **)(void *)(record + name_offset), name);
    toasty_free(record);
}

static void generic_by_primary_key(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Widget);
    struct Widget *widget = widget_create(db, .id = "w1", .name = "wheel");
    test_true(db, widget);
    toasty_free(widget);
    get_widget(db, Widget.toasty__model, "w1", offsetof(struct Widget, name), "wheel");
    /* the compiler cannot check what such code compares: the library does */
    const toasty_value number[] = {toasty_value_int(1)};
    const toasty_target target = {Widget.toasty__model, NULL, Widget.toasty__model->key, 1};
    assert_null(toasty_model_get_by(target, db, NULL, number));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "`id`", "`Widget`");
    assert_int_equal(toasty_model_delete_by(target, db, NULL, number), TOASTY_INVALID_TYPE_CONVERSION);
    toasty_close(db);
}

/* A key of two fields marked one by one. */
static void key_on_two_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Parts);
    struct Parts *parts = parts_create(db, .one = "a", .two = "b", .n = 7);
    test_true(db, parts);
    test_true(db, parts_update(db, parts, .n = toasty_add(1)) == TOASTY_OK);
    assert_int_equal(parts->n, 8);
    toasty_free(parts);
    parts = parts_get_by_one_and_two(db, "a", "b");
    test_true(db, parts);
    assert_int_equal(parts->n, 8);
    test_true(db, parts_delete(db, parts) == TOASTY_OK);
    assert_int_equal(parts_count(db), 0);
    toasty_free(parts);
    toasty_close(db);
}

/* ---- keys given on the struct ---- */

static void model_level_key_single(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Coded);
    struct Coded *coded = coded_create(db, .code = -5, .name = "minus five");
    test_true(db, coded);
    toasty_free(coded);
    coded = coded_create(db, .code = 0, .name = "zero");
    test_true(db, coded);
    toasty_free(coded);
    coded = coded_get_by_code(db, 0);
    test_true(db, coded);
    assert_string_equal(coded->name, "zero");
    /* a key may be changed: the record is then known by the new one */
    test_true(db, coded_update(db, coded, .code = toasty_set(1)) == TOASTY_OK);
    assert_int_equal(coded->code, 1);
    test_true(db, coded_update(db, coded, .name = toasty_set("one")) == TOASTY_OK);
    toasty_free(coded);
    assert_null(coded_get_by_code(db, 0));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Coded");
    coded = coded_get_by_code(db, 1);
    test_true(db, coded);
    assert_string_equal(coded->name, "one");
    toasty_free(coded);
    test_true(db, coded_delete_by_code(db, -5) == TOASTY_OK);
    assert_int_equal(coded_count(db), 1);
    toasty_close(db);
}

static void model_level_key_of_three(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Reading);
    const toasty_date may = {2024, 5, 1}, june = {2024, 6, 1};
    struct Reading_list *made =
        reading_create_many(db, readings_new({.kind = "water", .day = may, .part = 1, .value = 0.5},
                                             {.kind = "water", .day = may, .part = 2, .value = 1.5},
                                             {.kind = "water", .day = june, .part = 1, .value = 2.5},
                                             {.kind = "gas", .day = may, .part = 1, .value = 3.5}));
    test_true(db, made);
    toasty_free(made);
    struct Reading *reading = reading_get_by_kind_and_day_and_part(db, "water", may, 2);
    test_true(db, reading);
    assert_true(reading->value == 1.5);
    toasty_free(reading);
    struct Reading_list *list =
        reading_find_by_kind_and_day(db, "water", may, .order_by = {toasty_desc(Reading.part)});
    test_true(db, list);
    assert_int_equal(list->len, 2);
    assert_int_equal(list->items[0].part, 2);
    toasty_free(list);
    list = reading_find_by_kind(db, "water", .where = toasty_gt(Reading.value, 1.0), .limit = 1,
                                .order_by = {toasty_desc(Reading.day)});
    test_true(db, list);
    assert_int_equal(list->len, 1);
    assert_int_equal(list->items[0].day.month, 6);
    toasty_free(list);
    toasty_close(db);
}

/* ---- by a part of the key ---- */

static toasty_db *with_todos(void)
{
    toasty_db *db = test_db(&Todo);
    struct Todo_list *made =
        todo_create_many(db, todos_new({.user_id = "ada", .title = "one"}, {.user_id = "ada", .title = "two"},
                                       {.user_id = "bob", .title = "three"}));
    test_true(db, made);
    toasty_free(made);
    return db;
}

static void update_by_partition_key(void **state)
{
    (void)state;
    toasty_db *db = with_todos();
    test_log_start();
    test_true(db, todo_update_by_user_id(db, "ada", .title = toasty_set("done")) == TOASTY_OK);
    assert_string_equal(test_log(), "UPDATE todos");
    assert_int_equal(toasty_changes(db), 2);
    assert_int_equal(todo_count(db, .where = toasty_eq(Todo.title, "done")), 2);
    struct Todo_list *bobs = todo_find_by_user_id(db, "bob");
    test_true(db, bobs);
    assert_int_equal(bobs->len, 1);
    assert_string_equal(bobs->items[0].title, "three");
    toasty_free(bobs);
    toasty_close(db);
}

static void delete_by_partition_key(void **state)
{
    (void)state;
    toasty_db *db = with_todos();
    test_log_start();
    test_true(db, todo_delete_by_user_id(db, "ada") == TOASTY_OK);
    assert_string_equal(test_log(), "DELETE todos");
    assert_int_equal(toasty_changes(db), 2);
    struct Todo *left = todo_one(db);
    test_true(db, left);
    assert_string_equal(left->user_id, "bob");
    toasty_free(left);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(single_column_pk),        cmocka_unit_test(composite_pk),
    cmocka_unit_test(generic_by_primary_key),  cmocka_unit_test(key_on_two_fields),
    cmocka_unit_test(model_level_key_single),  cmocka_unit_test(model_level_key_of_three),
    cmocka_unit_test(update_by_partition_key), cmocka_unit_test(delete_by_partition_key),
};

TEST_MAIN(tests)
