/*
 * What is in the database, seen from outside: stock sqlite3 reads what is written here and the other way
 * round; and rows of the wrong kind are told apart, field by field.
 */
#include <stdlib.h>

#include "stored.toasty.h"
#include "support.h"

static struct Sample *make_sample(toasty_db *db, int64_t id)
{
    static const uint8_t data[] = {0, 1, 0xFE, 0xFF, 0};
    toasty_uuid token;
    toasty_inet host;
    assert_true(toasty_uuid_parse("0190a3c2-7d4e-7abc-8def-0123456789ab", &token));
    assert_true(toasty_inet_parse("10.1.2.3", &host));
    struct Sample *sample =
        sample_create(db, .id = id, .flag = true, .i8 = -128, .u16 = 65535, .u64 = INT64_MAX, .f32 = 0.5f,
                      .f64 = 0.1, .text = "it's ünï — 日本", .data = {data, sizeof data}, .token = token,
                      .at = {1700000000, 123456789}, .day = {2024, 2, 29}, .price = {"12.50"}, .host = host);
    test_true(db, sample);
    return sample;
}

/* ---- with stock sqlite3, on files ---- */

static void sqlite3_reads_ours(void **state)
{
    (void)state;
    if (test_in_memory())
        return;
    toasty_db *db = test_db(&Sample, &Maybe);
    toasty_free(make_sample(db, 1));
    assert_string_equal(
        test_sqlite3("SELECT typeof(id), typeof(flag), typeof(i8), typeof(u16), typeof(u64), typeof(f32), "
                     "typeof(f64), typeof(text), typeof(data), typeof(token), typeof(at), typeof(day), "
                     "typeof(price), typeof(host) FROM samples"),
        "integer|integer|integer|integer|integer|real|real|text|blob|blob|text|text|text|text\n");
    assert_string_equal(test_sqlite3("SELECT id, flag, i8, u16, u64, f32, f64 FROM samples"),
                        "1|1|-128|65535|9223372036854775807|0.5|0.1\n");
    assert_string_equal(test_sqlite3("SELECT text, hex(data), hex(token) FROM samples"),
                        "it's ünï — 日本|0001FEFF00|0190A3C27D4E7ABC8DEF0123456789AB\n");
    assert_string_equal(test_sqlite3("SELECT at, day, price, host, strftime('%s', at) FROM samples"),
                        "2023-11-14T22:13:20.123456789Z|2024-02-29|12.50|10.1.2.3|1700000000\n");
    struct Maybe *none = maybe_create(db, .id = 1);
    test_true(db, none);
    toasty_free(none);
    assert_string_equal(
        test_sqlite3("SELECT typeof(i8), typeof(u32), typeof(f64), typeof(text), typeof(data), "
                     "typeof(token), typeof(at) FROM maybes"),
        "null|null|null|null|null|null|null\n");
    const toasty_bytes empty = {NULL, 0};
    struct Maybe *some = maybe_create(db, .id = 2, .text = "", .data = &empty);
    test_true(db, some);
    toasty_free(some);
    assert_string_equal(
        test_sqlite3("SELECT typeof(text), length(text), typeof(data), length(data) FROM maybes "
                     "WHERE id = 2"),
        "text|0|blob|0\n");
    assert_string_equal(test_sqlite3("PRAGMA integrity_check"), "ok\n");
    toasty_close(db);
    /* also when nobody has it open any more */
    assert_string_equal(test_sqlite3("SELECT count(*), total(u16) FROM samples"), "1|65535.0\n");
}

static void sqlite3_sees_the_schema(void **state)
{
    (void)state;
    if (test_in_memory())
        return;
    toasty_db *db = test_db(&Sample, &Maybe);
    assert_string_equal(
        test_sqlite3("SELECT name, type, [notnull], pk FROM pragma_table_info('samples') LIMIT 5"),
        "id|BIGINT|1|1\nflag|BOOLEAN|1|0\ni8|SMALLINT|1|0\nu16|INTEGER|1|0\nu64|INTEGER|1|0\n");
    assert_string_equal(test_sqlite3("SELECT group_concat([notnull], '') FROM pragma_table_info('maybes')"),
                        "10000000\n");
    toasty_close(db);
}

static void we_read_sqlite3s(void **state)
{
    (void)state;
    if (test_in_memory())
        return;
    toasty_db *db = test_db(&Sample, &Maybe);
    assert_string_equal(
        test_sqlite3("INSERT INTO samples VALUES (7, 0, 127, 0, 0, 2, -0.25, 'grüße', x'00FF', "
                     "x'00112233445566778899AABBCCDDEEFF', '2024-06-01T12:00:00+02:00', '0999-12-31', "
                     "'-0.5', '::1/64'), "
                     "(8, 1, 0, 1, 1, 1e3, 3, '', x'', '00112233-4455-6677-8899-aabbccddeeff', "
                     "'2024-06-01T12:00:00.5Z', '2024-06-01', '1', '1.2.3.4')"),
        "");
    struct Sample *sample = sample_get_by_id(db, 7);
    test_true(db, sample);
    assert_false(sample->flag);
    assert_int_equal(sample->i8, 127);
    assert_true(sample->f32 == 2.0f);
    assert_true(sample->f64 == -0.25);
    assert_string_equal(sample->text, "grüße");
    assert_int_equal(sample->data.len, 2);
    assert_int_equal(sample->data.data[1], 0xFF);
    assert_int_equal(sample->token.bytes[15], 0xFF);
    assert_int_equal(sample->at.seconds, 1717236000);
    assert_int_equal(sample->day.year, 999);
    assert_string_equal(sample->price.text, "-0.5");
    assert_int_equal(sample->host.family, 6);
    toasty_free(sample);
    sample = sample_get_by_id(db, 8);
    test_true(db, sample);
    assert_true(sample->flag);
    assert_true(sample->f32 == 1000.0f);
    assert_true(sample->f64 == 3.0);
    assert_int_equal(sample->data.len, 0);
    assert_int_equal(sample->token.bytes[1], 0x11);
    assert_int_equal(sample->at.nanoseconds, 500000000);
    toasty_free(sample);
    /* what it changes, we see, and what we then change, it sees */
    assert_string_equal(test_sqlite3("UPDATE samples SET i8 = 5 WHERE id = 8"), "");
    sample = sample_one(db, .where = toasty_eq(Sample.i8, 5));
    test_true(db, sample);
    test_true(db, sample_update(db, sample, .i8 = toasty_add(1)) == TOASTY_OK);
    toasty_free(sample);
    assert_string_equal(test_sqlite3("SELECT i8 FROM samples WHERE id = 8"), "6\n");
    toasty_close(db);
}

/* ---- rows of the wrong kind ---- */

/* A table whose columns take anything, with one good row. */
static toasty_db *loose(void)
{
    toasty_db *db = test_try_open(&(const toasty_open_options){.models = toasty_models(&Sample, &Maybe)});
    test_ok(db);
    test_true(
        db,
        toasty_exec(db, "CREATE TABLE samples (id, flag, i8, u16, u64, f32, f64, text, data, token, at, day, "
                        "price, host)") == TOASTY_OK);
    test_true(db,
              toasty_exec(db, "CREATE TABLE maybes (id, i8, u32, f64, text, data, token, at)") == TOASTY_OK);
    toasty_free(make_sample(db, 1));
    return db;
}

/* Puts a value into one column of the good row; reading it must then fail in every way of reading. */
static void spoil(toasty_db *db, const char *column, const char *value, toasty_status status, int line)
{
    char sql[256];
    test_true(db, toasty_exec(db, "DELETE FROM samples") == TOASTY_OK);
    toasty_free(make_sample(db, 1));
    snprintf(sql, sizeof sql, "UPDATE samples SET \"%s\" = %s", column, value);
    test_true(db, toasty_exec(db, sql) == TOASTY_OK);
    for (int way = 0; way < 3; way++) {
        void *got = way == 0   ? (void *)sample_find(db)
                    : way == 1 ? (void *)sample_first(db)
                               : sample_from_sql(db, "SELECT * FROM samples");
        if (got) {
            print_error("%s = %s was read\n", column, value);
            _fail(__FILE__, line);
        }
        test_failed_with(db, status, (const char *const[]){column, "Sample", NULL}, __FILE__, line);
        assert_string_equal(toasty_error(db)->model, "Sample");
        assert_string_equal(toasty_error(db)->field, column);
    }
}

#define conversion(column, value) spoil(db, column, value, TOASTY_INVALID_TYPE_CONVERSION, __LINE__)

static void null_in_required_fields(void **state)
{
    (void)state;
    toasty_db *db = loose();
    static const char *const columns[] = {"flag", "i8",    "u16", "u64", "f32",   "f64", "text",
                                          "data", "token", "at",  "day", "price", "host"};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        spoil(db, columns[i], "NULL", TOASTY_INVALID_RESULT, __LINE__);
    toasty_close(db);
}

static void numbers_out_of_range(void **state)
{
    (void)state;
    toasty_db *db = loose();
    conversion("i8", "300");
    conversion("i8", "-129");
    conversion("u16", "65536");
    conversion("u16", "-1");
    conversion("u64", "-1");
    conversion("f32", "1e300");
    toasty_close(db);
}

static void values_of_other_types(void **state)
{
    (void)state;
    toasty_db *db = loose();
    conversion("i8", "'text'");
    conversion("i8", "1.5");
    conversion("i8", "x'01'");
    conversion("flag", "'true'");
    conversion("f64", "'1.5'");
    conversion("text", "17");
    conversion("text", "x'414243'");
    conversion("data", "17");
    conversion("token", "x'00112233445566778899AABBCCDDEE'");
    conversion("token", "x'00112233445566778899AABBCCDDEEFF00'");
    conversion("token", "'00112233-4455-6677-8899-aabbccddeef'");
    conversion("token", "5");
    conversion("at", "'yesterday'");
    conversion("at", "1700000000");
    conversion("at", "'2024-02-30T00:00:00Z'");
    conversion("day", "'2023-02-29'");
    conversion("day", "''");
    conversion("price", "'12,50'");
    conversion("price", "12.5");
    conversion("host", "'300.1.1.1'");
    toasty_close(db);
}

/* A C string would end at the NUL and lose the rest in silence. */
static void embedded_nul_in_text(void **state)
{
    (void)state;
    toasty_db *db = loose();
    conversion("text", "CAST(x'610062' AS TEXT)");
    conversion("day", "CAST(x'323032342D30312D303100' AS TEXT)");
    toasty_close(db);
}

static void wrong_data_in_nullable_fields(void **state)
{
    (void)state;
    toasty_db *db = loose();
    static const char *const wrong[][2] = {{"i8", "128"}, {"u32", "-1"},      {"f64", "'x'"}, {"text", "1"},
                                           {"data", "1"}, {"token", "x'00'"}, {"at", "''"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char sql[128];
        test_true(db, toasty_exec(db, "DELETE FROM maybes") == TOASTY_OK);
        struct Maybe *maybe = maybe_create(db, .id = 1);
        test_true(db, maybe);
        toasty_free(maybe);
        snprintf(sql, sizeof sql, "UPDATE maybes SET %s = %s", wrong[i][0], wrong[i][1]);
        test_true(db, toasty_exec(db, sql) == TOASTY_OK);
        assert_null(maybe_get_by_id(db, 1));
        test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "Maybe");
        assert_string_equal(toasty_error(db)->field, wrong[i][0]);
    }
    toasty_close(db);
}

/* The bad row comes last, when much has been read already. */
static void wrong_data_after_many_rows(void **state)
{
    (void)state;
    toasty_db *db = loose();
    for (int64_t i = 2; i <= 100; i++)
        toasty_free(make_sample(db, i));
    test_true(db, toasty_exec(db, "UPDATE samples SET i8 = 'x' WHERE id = 100") == TOASTY_OK);
    assert_null(sample_find(db, .order_by = {toasty_asc(Sample.id)}));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "i8", "'x'");
    struct Sample_list *good = sample_find(db, .where = toasty_lt(Sample.id, 100));
    test_true(db, good);
    assert_int_equal(good->len, 99);
    toasty_free(good);
    /* counting and deleting it need not understand it */
    assert_int_equal(sample_count(db), 100);
    test_true(db, sample_delete_by_id(db, 100) == TOASTY_OK);
    toasty_close(db);
}

/* A message must be readable however odd the value is. */
static void message_about_odd_text(void **state)
{
    (void)state;
    toasty_db *db = loose();
    conversion("day", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa€'"); /* 31 bytes, then one of three */
    const char *message = toasty_errmsg(db);
    for (const unsigned char *at = (const unsigned char *)message; *at; at++)
        if (*at == 0xE2)
            assert_true(at[1] == 0x82 && at[2] == 0xAC);
    conversion("day", "'line\none'");
    assert_null(strchr(toasty_errmsg(db), '\n'));
    toasty_close(db);
}

/* ---- raw SQL into records ---- */

static void from_sql(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Maybe, &Sample);
    for (int64_t i = 1; i <= 3; i++) {
        struct Maybe *maybe = maybe_create(db, .id = i, .text = "t");
        test_true(db, maybe);
        toasty_free(maybe);
    }
    struct Maybe_list *list =
        maybe_from_sql(db, "SELECT * FROM maybes WHERE id > ?1 ORDER BY id DESC", toasty_args(1));
    test_true(db, list);
    assert_int_equal(list->len, 2);
    assert_int_equal(list->items[0].id, 3);
    assert_string_equal(list->items[0].text, "t");
    toasty_free(list);
    /* columns in any order, and more of them than needed */
    list = maybe_from_sql(
        db, "SELECT 1 AS extra, at, token, data, text, f64, 7 AS u32, i8, id FROM maybes WHERE id = 1");
    test_true(db, list);
    assert_int_equal(list->len, 1);
    assert_int_equal(*list->items[0].u32, 7);
    toasty_free(list);
    list = maybe_from_sql(db, "SELECT * FROM maybes WHERE id = -1");
    test_true(db, list);
    assert_int_equal(list->len, 0);
    toasty_free(list);
    assert_null(maybe_from_sql(db, "SELECT id, text FROM maybes"));
    test_failed(db, TOASTY_INVALID_RESULT, "`i8`", "`Maybe`");
    assert_string_equal(toasty_error(db)->field, "i8");
    assert_null(maybe_from_sql(db, NULL));
    test_failed(db, TOASTY_MISUSE, "NULL");
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(sqlite3_reads_ours),
    cmocka_unit_test(sqlite3_sees_the_schema),
    cmocka_unit_test(we_read_sqlite3s),
    cmocka_unit_test(null_in_required_fields),
    cmocka_unit_test(numbers_out_of_range),
    cmocka_unit_test(values_of_other_types),
    cmocka_unit_test(embedded_nul_in_text),
    cmocka_unit_test(wrong_data_in_nullable_fields),
    cmocka_unit_test(wrong_data_after_many_rows),
    cmocka_unit_test(message_about_odd_text),
    cmocka_unit_test(from_sql),
};

TEST_MAIN(tests)
