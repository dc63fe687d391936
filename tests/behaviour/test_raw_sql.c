/* SQL of the program's own. */
#include "raw_sql.toasty.h"
#include "support.h"

static void add_user(toasty_db *db, const char *name)
{
    struct User *user = user_create(db, .name = name);
    test_true(db, user);
    toasty_free(user);
}

static void check_value(const toasty_rows *rows, size_t row, size_t column, const char *text)
{
    const toasty_value *value = toasty_row_value(rows, row, column);
    assert_non_null(value);
    assert_int_equal(value->type, TOASTY_TYPE_STRING);
    assert_string_equal(value->as.string, text);
}

static void statement_and_query_on_db(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    add_user(db, "Ada");
    add_user(db, "Bob");
    test_true(db, toasty_exec(db, "UPDATE users SET name = 'Augusta' WHERE name = 'Ada'") == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    toasty_rows *rows = toasty_query(db, "SELECT id, name FROM users ORDER BY id");
    test_true(db, rows);
    assert_int_equal(rows->len, 2);
    assert_int_equal(rows->column_count, 2);
    assert_string_equal(rows->columns[0], "id");
    assert_string_equal(rows->columns[1], "name");
    assert_int_equal(toasty_row_value(rows, 0, 0)->as.i64, 1);
    check_value(rows, 0, 1, "Augusta");
    assert_int_equal(toasty_row_value(rows, 1, 0)->as.i64, 2);
    check_value(rows, 1, 1, "Bob");
    assert_null(toasty_row_value(rows, 2, 0));
    assert_null(toasty_row_value(rows, 0, 2));
    toasty_free(rows);
    test_true(db, toasty_exec(db, "UPDATE users SET name = 'x' WHERE name = 'nobody'") == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    toasty_close(db);
}

static void query_with_binds(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    add_user(db, "Ada");
    add_user(db, "Bob");
    toasty_rows *rows =
        toasty_query(db, "SELECT name FROM users WHERE id = ?2 AND name = ?1", toasty_args("Bob", 2));
    test_true(db, rows);
    assert_int_equal(rows->len, 1);
    check_value(rows, 0, 0, "Bob");
    toasty_free(rows);
    rows = toasty_query(db, "SELECT ?, ?, ?", toasty_args(1, "it's; --", 2.5));
    test_true(db, rows);
    assert_int_equal(toasty_row_value(rows, 0, 0)->as.i64, 1);
    check_value(rows, 0, 1, "it's; --");
    assert_true(toasty_row_value(rows, 0, 2)->as.f64 == 2.5);
    toasty_free(rows);
    rows = toasty_query(db, "SELECT name FROM users WHERE id = ?1", toasty_args(99));
    test_true(db, rows);
    assert_int_equal(rows->len, 0);
    assert_int_equal(rows->column_count, 1);
    toasty_free(rows);
    toasty_close(db);
}

static void statement_inside_transaction_rolls_back(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    add_user(db, "Ada");
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    test_true(tx, toasty_exec(tx, "UPDATE users SET name = ?1", toasty_args("x")) == TOASTY_OK);
    assert_int_equal(toasty_changes(tx), 1);
    toasty_rows *rows = toasty_query(tx, "SELECT name FROM users");
    test_true(tx, rows);
    check_value(rows, 0, 0, "x");
    toasty_free(rows);
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    rows = toasty_query(db, "SELECT name FROM users");
    test_true(db, rows);
    check_value(rows, 0, 0, "Ada");
    toasty_free(rows);
    toasty_close(db);
}

static void query_is_sent_unmodified(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    const char *sql = "SELECT  ?1 /* as it\n stands */ + 1 AS \"Sum\"";
    test_log_start();
    toasty_rows *rows = toasty_query(db, sql, toasty_args(41));
    test_true(db, rows);
    assert_int_equal(test_log_count(), 1);
    assert_string_equal(test_log_sql(0), sql);
    assert_string_equal(rows->columns[0], "Sum");
    assert_int_equal(toasty_row_value(rows, 0, 0)->as.i64, 42);
    toasty_free(rows);
    toasty_close(db);
}

static struct Item *make_item(toasty_db *db)
{
    toasty_uuid uuid;
    assert_true(toasty_uuid_parse("00112233-4455-6677-8899-aabbccddeeff", &uuid));
    struct Item *item =
        item_create(db, .bool_v = true, .i8_v = INT8_MIN, .i16_v = INT16_MIN, .i32_v = INT32_MIN,
                    .i64_v = INT64_MIN, .u8_v = UINT8_MAX, .u16_v = UINT16_MAX, .u32_v = UINT32_MAX,
                    .u64_v = INT64_MAX, .f32_v = 0.5f, .f64_v = 1.25, .string_v = "text",
                    .bytes_v = {(const uint8_t *)"\1\0\2", 3}, .uuid_v = uuid, .text_uuid_v = uuid);
    test_true(db, item);
    return item;
}

static void query_infers_storage_values(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = make_item(db);
    toasty_rows *rows = toasty_query(
        db, "SELECT bool_v, i64_v, f64_v, string_v, bytes_v, uuid_v, text_uuid_v, note FROM items");
    test_true(db, rows);
    assert_int_equal(rows->len, 1);
    const toasty_value *v = rows->values;
    assert_int_equal(v[0].type, TOASTY_TYPE_I64);
    assert_int_equal(v[0].as.i64, 1);
    assert_int_equal(v[1].type, TOASTY_TYPE_I64);
    assert_true(v[1].as.i64 == INT64_MIN);
    assert_int_equal(v[2].type, TOASTY_TYPE_F64);
    assert_true(v[2].as.f64 == 1.25);
    check_value(rows, 0, 3, "text");
    assert_int_equal(v[4].type, TOASTY_TYPE_BYTES);
    assert_int_equal(v[4].as.bytes.len, 3);
    assert_memory_equal(v[4].as.bytes.data, "\1\0\2", 3);
    assert_int_equal(v[5].type, TOASTY_TYPE_BYTES);
    assert_int_equal(v[5].as.bytes.len, 16);
    assert_memory_equal(v[5].as.bytes.data, item->uuid_v.bytes, 16);
    check_value(rows, 0, 6, "00112233-4455-6677-8899-aabbccddeeff");
    assert_int_equal(v[7].type, TOASTY_TYPE_NULL);
    toasty_free(rows);
    toasty_free(item);
    toasty_close(db);
}

/* Rows of raw SQL as records: every column is decoded as its field is. */
static void query_column_types_decode_scalars(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = make_item(db);
    test_true(db, item);
    struct Item_list *list =
        item_from_sql(db, "SELECT 'extra' AS extra, * FROM items WHERE id = ?1", toasty_args(item->id));
    test_true(db, list);
    assert_int_equal(list->len, 1);
    const struct Item *found = list->items;
    assert_int_equal(found->id, item->id);
    assert_true(found->bool_v);
    assert_int_equal(found->i8_v, INT8_MIN);
    assert_int_equal(found->i16_v, INT16_MIN);
    assert_int_equal(found->i32_v, INT32_MIN);
    assert_true(found->i64_v == INT64_MIN);
    assert_int_equal(found->u8_v, UINT8_MAX);
    assert_int_equal(found->u16_v, UINT16_MAX);
    assert_int_equal(found->u32_v, UINT32_MAX);
    assert_true(found->u64_v == INT64_MAX);
    assert_true(found->f32_v == 0.5f);
    assert_true(found->f64_v == 1.25);
    assert_string_equal(found->string_v, "text");
    assert_int_equal(found->bytes_v.len, 3);
    assert_memory_equal(found->bytes_v.data, "\1\0\2", 3);
    assert_true(toasty_uuid_equal(found->uuid_v, item->uuid_v));
    assert_true(toasty_uuid_equal(found->text_uuid_v, item->uuid_v));
    assert_null(found->note);
    toasty_free(list);
    list = item_from_sql(db, "SELECT * FROM items WHERE id = 0");
    test_true(db, list);
    assert_int_equal(list->len, 0);
    toasty_free(list);
    toasty_free(item);
    toasty_close(db);
}

static void from_sql_wants_every_column(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    add_user(db, "Ada");
    assert_null(user_from_sql(db, "SELECT id FROM users"));
    test_failed(db, TOASTY_INVALID_RESULT, "name", "User");
    assert_null(user_from_sql(db, "SELECT id, NULL AS name FROM users"));
    test_failed(db, TOASTY_INVALID_RESULT, "name", "User", "NULL");
    assert_null(user_from_sql(db, "SELECT id, id AS name FROM users"));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "name", "User");
    struct User_list *users = user_from_sql(db, "SELECT name, id FROM users UNION ALL SELECT 'Bob', 7");
    test_true(db, users);
    assert_string_equal(test_names_in_order(users, name), "Ada,Bob");
    assert_int_equal(users->items[1].id, 7);
    toasty_free(users);
    toasty_close(db);
}

static void binds_of_every_type(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = make_item(db);
    test_true(db, item);
    const int8_t small = -5;
    const bool yes = true;
    const toasty_bytes bytes = {(const uint8_t *)"\1\0\2", 3};
    toasty_rows *rows = toasty_query(db,
                                     "SELECT count(*) FROM items WHERE bool_v = ?1 AND uuid_v = ?2 AND "
                                     "bytes_v = ?3 AND f64_v = ?4 AND ?5 = -5",
                                     toasty_args(yes, item->uuid_v, bytes, 1.25, small));
    test_true(db, rows);
    assert_int_equal(toasty_row_value(rows, 0, 0)->as.i64, 1);
    toasty_free(rows);
    rows = toasty_query(db, "SELECT ?1 IS NULL, ?2 IS NULL, typeof(?3)",
                        toasty_args((void *)0, (char *)NULL, "x"));
    test_true(db, rows);
    assert_int_equal(toasty_row_value(rows, 0, 0)->as.i64, 1);
    assert_int_equal(toasty_row_value(rows, 0, 1)->as.i64, 1);
    check_value(rows, 0, 2, "text");
    toasty_free(rows);
    toasty_free(item);
    toasty_close(db);
}

static void statement_binds_null(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    struct Item *item = make_item(db);
    test_true(db, toasty_exec(db, "UPDATE items SET note = ?1", toasty_args("n")) == TOASTY_OK);
    assert_int_equal(item_count(db, .where = toasty_eq(Item.note, "n")), 1);
    test_true(db, toasty_exec(db, "UPDATE items SET note = ?1", toasty_args((void *)0)) == TOASTY_OK);
    assert_int_equal(item_count(db, .where = toasty_is_null(Item.note)), 1);
    toasty_free(item);
    toasty_close(db);
}

static void mistakes_are_told(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    assert_int_not_equal(toasty_exec(db, "UPDAET users"), TOASTY_OK);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "UPDAET");
    assert_string_equal(toasty_error(db)->statement, "UPDAET users");
    assert_null(toasty_query(db, "SELECT * FROM nothing"));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "nothing");
    assert_null(toasty_query(db, NULL));
    test_failed(db, TOASTY_MISUSE, "NULL");
    assert_int_not_equal(toasty_exec(db, "SELECT ?1", toasty_args(1, 2)), TOASTY_OK);
    assert_int_not_equal(toasty_errcode(db), TOASTY_OK);
    add_user(db, "Ada");
    toasty_close(db);
}

static void transactions_are_not_begun_by_text(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    assert_int_not_equal(toasty_exec(db, "BEGIN"), TOASTY_OK);
    test_failed(db, TOASTY_MISUSE, "toasty_begin");
    add_user(db, "Ada");
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    add_user(tx, "Bob");
    assert_int_not_equal(toasty_exec(tx, "ROLLBACK"), TOASTY_OK);
    test_failed(tx, TOASTY_MISUSE, "toasty_commit");
    assert_null(user_create(tx, .name = "Carol"));
    assert_int_not_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(user_count(db), 1);
    toasty_close(db);
}

static void writes_that_return_rows(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    toasty_rows *rows = toasty_query(db, "INSERT INTO users (name) VALUES (?1), (?2) RETURNING id, name",
                                     toasty_args("Ada", "Bob"));
    test_true(db, rows);
    assert_int_equal(rows->len, 2);
    check_value(rows, 1, 1, "Bob");
    toasty_free(rows);
    /* rows that nobody reads are no reason to do half of it */
    test_true(db, toasty_exec(db, "INSERT INTO users (name) VALUES ('x'), ('y') RETURNING id") == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    assert_int_equal(user_count(db), 4);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(statement_and_query_on_db),
    cmocka_unit_test(query_with_binds),
    cmocka_unit_test(statement_inside_transaction_rolls_back),
    cmocka_unit_test(query_is_sent_unmodified),
    cmocka_unit_test(query_infers_storage_values),
    cmocka_unit_test(query_column_types_decode_scalars),
    cmocka_unit_test(from_sql_wants_every_column),
    cmocka_unit_test(binds_of_every_type),
    cmocka_unit_test(statement_binds_null),
    cmocka_unit_test(mistakes_are_told),
    cmocka_unit_test(transactions_are_not_begun_by_text),
    cmocka_unit_test(writes_that_return_rows),
};

TEST_MAIN(tests)
