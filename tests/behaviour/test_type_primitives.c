/* Numbers, truth values, strings, bytes and UUIDs: what is written comes back, to the last bit. */
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "type_primitives.toasty.h"
#include "support.h"

/*
 * For each value of `values`: a record made with it reads back the same and is found by it; then one record
 * that takes all of them in turn. `M` is the model, `m` its functions, `T` the type of the field.
 */
#define ROUND_TRIP(M, m, T, ...)                                                                             \
    do {                                                                                                     \
        toasty_db *db = test_db(&M);                                                                         \
        const T values[] = {__VA_ARGS__};                                                                    \
        const size_t count = sizeof values / sizeof *values;                                                 \
        for (size_t i = 0; i < count; i++) {                                                                 \
            struct M *made = m##_create(db, .id = (int64_t)i, .val = values[i], .maybe = &values[i]);        \
            test_true(db, made);                                                                             \
            assert_true(made->val == values[i]);                                                             \
            assert_true(*made->maybe == values[i]);                                                          \
            toasty_free(made);                                                                               \
            struct M *read = m##_get_by_id(db, (int64_t)i);                                                  \
            test_true(db, read);                                                                             \
            assert_true(read->val == values[i]);                                                             \
            assert_true(*read->maybe == values[i]);                                                          \
            toasty_free(read);                                                                               \
            struct M##_list *same = m##_find(                                                                \
                db, .where = toasty_and(toasty_eq(M.val, values[i]), toasty_in(M.maybe, values[i])));        \
            test_true(db, same);                                                                             \
            assert_int_equal(same->len, 1);                                                                  \
            assert_int_equal(same->items[0].id, (int64_t)i);                                                 \
            toasty_free(same);                                                                               \
        }                                                                                                    \
        struct M *one = m##_create(db, .id = 1000, .val = values[0]);                                        \
        test_true(db, one);                                                                                  \
        assert_null(one->maybe);                                                                             \
        for (size_t i = 0; i < count; i++) {                                                                 \
            test_true(db, m##_update(db, one, .val = toasty_set(values[i]),                                  \
                                     .maybe = toasty_set(values[i])) == TOASTY_OK);                          \
            assert_true(one->val == values[i]);                                                              \
            assert_true(*one->maybe == values[i]);                                                           \
            struct M *read = m##_get_by_id(db, 1000);                                                        \
            test_true(db, read);                                                                             \
            assert_true(read->val == values[i]);                                                             \
            assert_true(*read->maybe == values[i]);                                                          \
            toasty_free(read);                                                                               \
        }                                                                                                    \
        test_true(db, m##_update(db, one, .maybe = toasty_null) == TOASTY_OK);                               \
        assert_null(one->maybe);                                                                             \
        struct M *read = m##_get_by_id(db, 1000);                                                            \
        test_true(db, read);                                                                                 \
        assert_null(read->maybe);                                                                            \
        toasty_free(read);                                                                                   \
        toasty_free(one);                                                                                    \
        /* the order of the values is the order of the numbers */                                            \
        struct M##_list *all =                                                                               \
            m##_find(db, .where = toasty_lt(M.id, 1000), .order_by = {toasty_asc(M.val)});                   \
        test_true(db, all);                                                                                  \
        assert_int_equal(all->len, count);                                                                   \
        for (size_t i = 1; i < count; i++)                                                                   \
            assert_true(all->items[i - 1].val < all->items[i].val);                                          \
        toasty_free(all);                                                                                    \
        toasty_close(db);                                                                                    \
    } while (0)

static void ty_i8(void **state)
{
    (void)state;
    ROUND_TRIP(Vi8, vi8, int8_t, INT8_MIN, -100, -1, 0, 1, 63, 64, 100, INT8_MAX);
}

static void ty_i16(void **state)
{
    (void)state;
    ROUND_TRIP(Vi16, vi16, int16_t, INT16_MIN, -10000, -1, 0, 1, 10000, 16384, INT16_MAX);
}

static void ty_i32(void **state)
{
    (void)state;
    ROUND_TRIP(Vi32, vi32, int32_t, INT32_MIN, -1000000, -1, 0, 1, 1000000, INT32_MAX);
}

static void ty_i64(void **state)
{
    (void)state;
    ROUND_TRIP(Vi64, vi64, int64_t, INT64_MIN, INT64_MIN + 1, -10000000000, -1, 0, 1,
               INT64_C(9007199254740993), INT64_MAX - 1, INT64_MAX);
}

static void ty_u8(void **state)
{
    (void)state;
    ROUND_TRIP(Vu8, vu8, uint8_t, 0, 1, 100, 127, 128, 200, UINT8_MAX);
}

static void ty_u16(void **state)
{
    (void)state;
    ROUND_TRIP(Vu16, vu16, uint16_t, 0, 1, 1000, 32767, 32768, 50000, UINT16_MAX);
}

static void ty_u32(void **state)
{
    (void)state;
    ROUND_TRIP(Vu32, vu32, uint32_t, 0, 1, 100000, INT32_MAX, INT32_MAX + 1u, 4000000000u, UINT32_MAX);
}

static void ty_u64(void **state)
{
    (void)state;
    ROUND_TRIP(Vu64, vu64, uint64_t, 0, 1, 10000000000, INT64_MAX - 1u, INT64_MAX);
}

/* The database has no unsigned numbers: what its signed ones cannot hold is refused, not wrapped. */
static void ty_u64_beyond_the_database(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Vu64);
    test_log_start();
    const uint64_t big = INT64_MAX + UINT64_C(1);
    assert_null(vu64_create(db, .id = 1, .val = big));
    test_failed(db, TOASTY_VALIDATION, "`val`", "`Vu64`", "range");
    assert_string_equal(toasty_error(db)->field, "val");
    assert_null(vu64_create(db, .id = 1, .val = 1, .maybe = toasty_u64(UINT64_MAX)));
    test_failed(db, TOASTY_VALIDATION, "`maybe`");
    assert_null(vu64_find(db, .where = toasty_eq(Vu64.val, UINT64_MAX)));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "18446744073709551615");
    assert_string_equal(toasty_error(db)->field, "val");
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

static void ty_bool(void **state)
{
    (void)state;
    ROUND_TRIP(Vbool, vbool, bool, false, true);
}

static void ty_f32(void **state)
{
    (void)state;
    ROUND_TRIP(Vf32, vf32, float, -INFINITY, -FLT_MAX, -1.5f, -FLT_MIN, 0.0f, FLT_MIN, 0.1f, 3.1415927f,
               16777217.0f, FLT_MAX, INFINITY);
}

static void ty_f64(void **state)
{
    (void)state;
    ROUND_TRIP(Vf64, vf64, double, -INFINITY, -DBL_MAX, -1.5, -DBL_MIN, 0.0, 5e-324, DBL_MIN, 0.1,
               3.141592653589793, 4294967296.0, 9007199254740992.0, 1e300, DBL_MAX, INFINITY);
}

static void ty_float_nan(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Vf64, &Vf32);
    test_log_start();
    assert_null(vf64_create(db, .id = 1, .val = NAN));
    test_failed(db, TOASTY_VALIDATION, "`val`", "NaN");
    assert_null(vf32_create(db, .id = 1, .val = 0, .maybe = toasty_f32(NAN)));
    test_failed(db, TOASTY_VALIDATION, "`maybe`", "NaN");
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

/* ---- float_fields ---- */

static void float_fields_crud(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Measurement);
    struct Measurement *m = measurement_create(db, .value_f32 = 3.25f, .value_f64 = 2.718281828459045);
    test_true(db, m);
    struct Measurement *read = measurement_get_by_id(db, m->id);
    test_true(db, read);
    assert_true(read->value_f32 == 3.25f);
    assert_true(read->value_f64 == 2.718281828459045);
    toasty_free(read);
    test_true(db, measurement_update(db, m, .value_f32 = toasty_set(-1.5), .value_f64 = toasty_set(1e-10)) ==
                      TOASTY_OK);
    read = measurement_get_by_id(db, m->id);
    test_true(db, read);
    assert_true(read->value_f32 == -1.5f);
    assert_true(read->value_f64 == 1e-10);
    toasty_free(read);
    test_true(db, measurement_delete(db, m) == TOASTY_OK);
    assert_null(measurement_get_by_id(db, m->id));
    toasty_free(m);
    toasty_close(db);
}

/* Whole numbers come back as floats, though the database may keep them as integers. */
static void float_fields_whole_numbers(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Measurement);
    struct Measurement *m = measurement_create(db, .value_f32 = 7, .value_f64 = -1e15);
    test_true(db, m);
    test_true(db, measurement_update_where(db, TOASTY_ALL_ROWS, .value_f64 = toasty_add(1)) == TOASTY_OK);
    struct Measurement *read = measurement_one(
        db, .where = toasty_and(toasty_gt(Measurement.value_f32, 6.5), toasty_le(Measurement.value_f32, 7)));
    test_true(db, read);
    assert_true(read->value_f32 == 7.0f);
    assert_true(read->value_f64 == -999999999999999.0);
    toasty_free(read);
    toasty_free(m);
    toasty_close(db);
}

/* ---- strings ---- */

static char *repeated(const char *text, size_t times)
{
    size_t length = strlen(text);
    char *all = test_alloc(length * times + 1, 1);
    for (size_t i = 0; i < times; i++)
        memcpy(all + i * length, text, length);
    all[length * times] = 0;
    return all;
}

static void ty_str(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Vstring);
    char *hundred = repeated("0123456789", 10), *thousand = repeated("aä€😀", 1000),
         *most = repeated("x", 100000);
    const char *values[] = {"",
                            "hello world",
                            "foo;bar'baz\"qux\\ --",
                            "line one\nline two\r\n\ttab",
                            "ünïcødé — 日本語 — 😀",
                            "e\xCC\x81",
                            "%_*?[]",
                            " ",
                            hundred,
                            thousand,
                            most};
    const size_t count = sizeof values / sizeof *values;
    struct Vstring *one = vstring_create(db, .id = 1000, .val = "start");
    test_true(db, one);
    for (size_t i = 0; i < count; i++) {
        struct Vstring *made = vstring_create(db, .id = (int64_t)i, .val = values[i], .maybe = values[i]);
        test_true(db, made);
        assert_string_equal(made->val, values[i]);
        toasty_free(made);
        struct Vstring *read = vstring_one(
            db, .where = toasty_and(toasty_eq(Vstring.val, values[i]), toasty_lt(Vstring.id, 1000)));
        test_true(db, read);
        assert_int_equal(read->id, (int64_t)i);
        assert_string_equal(read->val, values[i]);
        assert_string_equal(read->maybe, values[i]);
        toasty_free(read);
        test_true(db, vstring_update(db, one, .val = toasty_set(values[i])) == TOASTY_OK);
        assert_string_equal(one->val, values[i]);
        read = vstring_get_by_id(db, 1000);
        test_true(db, read);
        assert_string_equal(read->val, values[i]);
        toasty_free(read);
    }
    struct Vstring_list *all =
        vstring_find(db, .order_by = {toasty_asc(Vstring.id)}, .limit = (int64_t)count);
    test_true(db, all);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(all->items[i].val, values[i]);
    toasty_free(all);
    toasty_free(one);
    toasty_close(db);
}

/* ---- bytes ---- */

static void ty_bytes(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Vbytes);
    uint8_t every[256], many[70000];
    for (size_t i = 0; i < sizeof many; i++)
        many[i] = (uint8_t)(i * 7);
    for (size_t i = 0; i < sizeof every; i++)
        every[i] = (uint8_t)i;
    const toasty_bytes values[] = {
        {(const uint8_t *)"", 0}, {NULL, 0}, {every, 1}, {every, 256}, {many, sizeof many}};
    struct Vbytes *one = vbytes_create(db, .id = 1000, .val = values[3]);
    test_true(db, one);
    assert_null(one->maybe);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct Vbytes *made = vbytes_create(db, .id = (int64_t)i, .val = values[i], .maybe = &values[i]);
        test_true(db, made);
        assert_int_equal(made->val.len, values[i].len);
        toasty_free(made);
        struct Vbytes *read = vbytes_get_by_id(db, (int64_t)i);
        test_true(db, read);
        assert_int_equal(read->val.len, values[i].len);
        assert_memory_equal(read->val.data, values[i].len ? values[i].data : every, values[i].len);
        assert_non_null(read->maybe); /* no bytes are not NULL */
        assert_int_equal(read->maybe->len, values[i].len);
        toasty_free(read);
        /* the two empty ones are the same value */
        assert_int_equal(vbytes_count(db, .where = toasty_and(toasty_eq(Vbytes.val, values[i]),
                                                              toasty_lt(Vbytes.id, 1000))),
                         i == 1 ? 2 : 1);
        test_true(db, vbytes_update(db, one, .val = toasty_set(values[i]), .maybe = toasty_set(values[i])) ==
                          TOASTY_OK);
        assert_int_equal(one->val.len, values[i].len);
        assert_int_equal(one->maybe->len, values[i].len);
    }
    test_true(db, vbytes_update(db, one, .maybe = toasty_null) == TOASTY_OK);
    assert_null(one->maybe);
    assert_int_equal(vbytes_count(db, .where = toasty_is_null(Vbytes.maybe)), 1);
    toasty_free(one);
    toasty_close(db);
}

/* ---- UUIDs ---- */

static void ty_uuid(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Vuuid);
    const toasty_uuid nil = {{0}};
    toasty_uuid all_ones;
    memset(all_ones.bytes, 0xFF, sizeof all_ones.bytes);
    const toasty_uuid values[] = {toasty_uuid_v4(), toasty_uuid_v7(), all_ones};
    for (int64_t i = 0; i < 3; i++) {
        struct Vuuid *made = vuuid_create(db, .id = i, .val = values[i], .maybe = &values[i]);
        test_true(db, made);
        toasty_free(made);
        struct Vuuid *read = vuuid_one(db, .where = toasty_eq(Vuuid.val, values[i]));
        test_true(db, read);
        assert_int_equal(read->id, i);
        assert_true(toasty_uuid_equal(read->val, values[i]));
        assert_true(toasty_uuid_equal(*read->maybe, values[i]));
        test_true(db, vuuid_update(db, read, .maybe = toasty_set(nil)) == TOASTY_OK);
        assert_true(toasty_uuid_is_nil(*read->maybe));
        toasty_free(read);
    }
    assert_int_equal(vuuid_count(db, .where = toasty_eq(Vuuid.maybe, nil)), 3);
    assert_int_equal(vuuid_count(db, .where = toasty_in(Vuuid.val, values[0], values[2])), 2);
    /* the nil UUID of a required field counts as left out */
    assert_null(vuuid_create(db, .id = 9));
    test_failed(db, TOASTY_VALIDATION, "`val`", "`Vuuid`");
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(ty_i8),
    cmocka_unit_test(ty_i16),
    cmocka_unit_test(ty_i32),
    cmocka_unit_test(ty_i64),
    cmocka_unit_test(ty_u8),
    cmocka_unit_test(ty_u16),
    cmocka_unit_test(ty_u32),
    cmocka_unit_test(ty_u64),
    cmocka_unit_test(ty_u64_beyond_the_database),
    cmocka_unit_test(ty_bool),
    cmocka_unit_test(ty_f32),
    cmocka_unit_test(ty_f64),
    cmocka_unit_test(ty_float_nan),
    cmocka_unit_test(float_fields_crud),
    cmocka_unit_test(float_fields_whole_numbers),
    cmocka_unit_test(ty_str),
    cmocka_unit_test(ty_bytes),
    cmocka_unit_test(ty_uuid),
};

TEST_MAIN(tests)
