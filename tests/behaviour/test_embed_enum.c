/* Enums that are marked: stored as numbers, read back as nothing but their constants. */
#include <stdlib.h>

#include "embed_enum.toasty.h"
#include "support.h"

static struct Task *make(toasty_db *db, const char *title, enum Status status, enum Priority priority)
{
    struct Task *task = task_create(db, .title = title, .status = status, .urgency = priority,
                                    .meta = {.label = "l", .priority = priority});
    test_true(db, task);
    return task;
}

static toasty_db *some(void)
{
    toasty_db *db = test_db(&Task, &Thing);
    toasty_free(make(db, "a", PENDING, LOW));
    toasty_free(make(db, "b", ACTIVE, HIGH));
    toasty_free(make(db, "c", ACTIVE, NORMAL));
    return db;
}

#define FOUND(db, condition, titles)                                                                         \
    do {                                                                                                     \
        struct Task_list *found_ = task_find(db, .where = condition);                                        \
        test_true(db, found_);                                                                               \
        assert_string_equal(test_names(found_, title), titles);                                              \
        toasty_free(found_);                                                                                 \
    } while (0)

/* i64 where nothing is said, else the enum's type or the field's own */
static void storage_of_enums(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Task);
    test_sql(db, "SELECT name || ' ' || type FROM pragma_table_info('tasks')",
             "id BLOB,title TEXT,status BIGINT,prio SMALLINT,meta_label TEXT,meta_priority INTEGER,before "
             "BIGINT,since BIGINT");
    toasty_close(db);
}

static void create_and_query_enum(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Task);
    const enum Status done = DONE;
    struct Task *made = task_create(db, .title = "t", .status = ACTIVE, .urgency = HIGH,
                                    .meta = {.label = "l", .priority = LOW}, .before = &done);
    test_true(db, made);
    struct Task *read = task_get_by_id(db, made->id);
    test_true(db, read);
    assert_int_equal(read->status, ACTIVE);
    assert_int_equal(read->urgency, HIGH);
    assert_int_equal(read->meta.priority, LOW);
    assert_int_equal(*read->before, DONE);
    assert_int_equal(read->since, PENDING);
    test_sql(db, "SELECT status || ' ' || prio || ' ' || meta_priority || ' ' || before FROM tasks",
             "2 3 1 3");
    assert_int_equal(task_update(db, read, .status = toasty_set(DONE), .before = toasty_null), TOASTY_OK);
    assert_int_equal(read->status, DONE);
    assert_null(read->before);
    char *json = task_to_json(read);
    assert_non_null(strstr(
        json, "\"status\":\"DONE\",\"urgency\":\"HIGH\",\"meta\":{\"label\":\"l\",\"priority\":\"LOW\"},"
              "\"before\":null,\"since\":\"PENDING\""));
    toasty_free(json);
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    task_print(out, read);
    fclose(out);
    assert_non_null(strstr(text, "    status: DONE,\n"));
    free(text);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static void filter_by_enum(void **state)
{
    (void)state;
    toasty_db *db = some();
    FOUND(db, toasty_eq(Task.status, ACTIVE), "b,c");
    FOUND(db, toasty_ne(Task.status, ACTIVE), "a");
    FOUND(db, toasty_in(Task.meta.priority, LOW, HIGH), "a,b");
    FOUND(db, meta_eq(Task.meta, {.label = "l", .priority = NORMAL}), "c");
    FOUND(db, toasty_is_null(Task.before), "a,b,c");
    struct Task_list *active = task_find_by_status(db, ACTIVE, .order_by = {toasty_desc(Task.urgency)});
    test_true(db, active);
    assert_string_equal(test_names_in_order(active, title), "b,c");
    toasty_free(active);
    toasty_close(db);
}

static void filter_by_optional_enum(void **state)
{
    (void)state;
    toasty_db *db = some();
    assert_int_equal(task_update_where(db, toasty_eq(Task.title, "b"), .before = toasty_set(PENDING)),
                     TOASTY_OK);
    assert_int_equal(task_update_where(db, toasty_eq(Task.title, "c"), .before = toasty_set(DONE)),
                     TOASTY_OK);
    FOUND(db, toasty_is_not_null(Task.before), "b,c");
    FOUND(db, toasty_eq(Task.before, DONE), "c");
    FOUND(db, toasty_ne(Task.before, DONE), "b"); /* not those without one */
    FOUND(db, toasty_in(Task.before, PENDING, DONE), "b,c");
    FOUND(db, toasty_not_in(Task.before, PENDING), "c");
    assert_int_equal(task_update_where(db, toasty_eq(Task.before, DONE), .before = toasty_null), TOASTY_OK);
    FOUND(db, toasty_is_null(Task.before), "a,c");
    assert_int_equal(task_delete_where(db, toasty_eq(Task.before, PENDING)), TOASTY_OK);
    FOUND(db, TOASTY_ALL_ROWS, "a,c");
    toasty_close(db);
}

static void values_of_enums(void **state)
{
    (void)state;
    toasty_db *db = some();
    toasty_int_list *all = toasty_pluck(db, Task.status, .order_by = {toasty_asc(Task.title)});
    test_true(db, all && all->len == 3 && all->items[0] == PENDING && all->items[2] == ACTIVE);
    toasty_free(all);
    struct Task_page *page =
        task_paginate(db, .order_by = {toasty_desc(Task.status), toasty_asc(Task.urgency)}, .per_page = 1);
    test_true(db, page);
    assert_string_equal(test_names(page, title), "c");
    struct Task_page *next =
        task_paginate(db, .order_by = {toasty_desc(Task.status), toasty_asc(Task.urgency)}, .per_page = 2,
                      .after = page->next);
    test_true(db, next);
    assert_string_equal(test_names_in_order(next, title), "b,a");
    toasty_free(next);
    toasty_free(page);
    assert_int_equal(toasty_exec(db, "UPDATE tasks SET status = 7"), TOASTY_OK);
    assert_null(toasty_pluck(db, Task.status));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "status", "7");
    toasty_close(db);
}

static void unit_enum_in_embedded_struct(void **state)
{
    (void)state;
    toasty_db *db = some();
    struct Task *task = task_one(db, .where = toasty_eq(Task.title, "a"));
    test_true(db, task);
    assert_int_equal(task_update(db, task, .meta = {.priority = toasty_set(HIGH)}), TOASTY_OK);
    assert_int_equal(task->meta.priority, HIGH);
    assert_string_equal(task->meta.label, "l");
    toasty_free(task);
    FOUND(db, toasty_eq(Task.meta.priority, HIGH), "a,b");
    toasty_close(db);
}

static void numbers_that_are_no_constants(void **state)
{
    (void)state;
    toasty_db *db = some();
    assert_null(task_create(db, .title = "x", .urgency = LOW, .meta = {.label = "l", .priority = LOW}));
    test_failed(db, TOASTY_VALIDATION, "status", "given 0", "enum Status");
    assert_int_equal(task_update_where(db, TOASTY_ALL_ROWS, .meta = {.priority = toasty_set(9)}),
                     TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "meta.priority", "enum Priority");
    assert_int_equal(toasty_exec(db, "UPDATE tasks SET status = 7"), TOASTY_OK);
    assert_null(task_find(db));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "status", "7");
    toasty_close(db);
}

/* What comes of it need not be a constant. */
static void enums_are_not_added_to(void **state)
{
    (void)state;
    toasty_db *db = some();
    struct Task *task = task_one(db, .where = toasty_eq(Task.title, "a"));
    test_true(db, task);
    test_log_start();
    assert_int_equal(task_update(db, task, .status = toasty_add(5)), TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "status", "added to");
    assert_int_equal(task_update_where(db, TOASTY_ALL_ROWS, .meta = {.priority = toasty_sub(1)}),
                     TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "meta.priority", "added to");
    assert_null(thing_upsert_by_kind(db, PLAIN, .name = toasty_set("p"), .state = toasty_add(1)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "state", "added to");
    assert_null(thing_upsert_by_kind(db, PLAIN, .name = toasty_set("p"), .on_update = {.state = toasty_add(1)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "state", "added to");
    assert_int_equal(test_log_count(), 0);
    toasty_free(task);
    toasty_close(db);
}

static void enum_as_key(void **state)
{
    (void)state;
    toasty_db *db = some();
    toasty_free(thing_create(db, .kind = FANCY, .name = "f"));
    struct Thing *plain = thing_create(db, .kind = PLAIN, .name = "p");
    test_true(db, plain);
    struct Thing *fancy = thing_get_by_kind(db, FANCY);
    test_true(db, fancy);
    assert_string_equal(fancy->name, "f");
    toasty_free(fancy);
    toasty_free(plain);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(storage_of_enums),
    cmocka_unit_test(create_and_query_enum),
    cmocka_unit_test(filter_by_enum),
    cmocka_unit_test(filter_by_optional_enum),
    cmocka_unit_test(values_of_enums),
    cmocka_unit_test(unit_enum_in_embedded_struct),
    cmocka_unit_test(numbers_that_are_no_constants),
    cmocka_unit_test(enums_are_not_added_to),
    cmocka_unit_test(enum_as_key),
};

TEST_MAIN(tests)
