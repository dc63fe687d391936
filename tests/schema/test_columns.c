/* Column types: the defaults of every field type, explicit types, and those that are refused. */
#include "models.h"

static hand_model model;

static toasty_field *only_field(toasty_type type, toasty_column_kind kind, uint32_t a, const char *text)
{
    toasty_field *field;
    hand_init(&model, "Thing", "things");
    hand_field(&model, "id", TOASTY_TYPE_UUID);
    hand_key(&model, 1, 0);
    field = hand_field(&model, "value", type);
    field->column_type.kind = kind;
    field->column_type.a = a;
    field->column_type.text = text;
    return field;
}

static void expect_column(const char *ddl_type, toasty__storage storage, uint32_t max_length)
{
    toasty__schema *schema = hand_schema(&model, NULL, NULL, NULL);
    const toasty__column *column;
    if (!schema)
        fail_msg("%s", hand_error.info.message);
    column = &toasty__schema_table(schema, &model.model)->columns[1];
    assert_string_equal(column->ddl_type, ddl_type);
    assert_int_equal(column->storage, storage);
    assert_int_equal(column->max_length, max_length);
    toasty__schema_free(schema);
}

static void every_field_type_has_its_column_type(void **state)
{
    static const struct {
        toasty_type type;
        const char *ddl;
        toasty__storage storage;
    } expected[] = {
        {TOASTY_TYPE_BOOL, "BOOLEAN", TOASTY__STORE_INTEGER},
        {TOASTY_TYPE_I8, "SMALLINT", TOASTY__STORE_INTEGER},
        {TOASTY_TYPE_I16, "SMALLINT", TOASTY__STORE_INTEGER},
        {TOASTY_TYPE_I32, "INTEGER", TOASTY__STORE_INTEGER},
        {TOASTY_TYPE_I64, "BIGINT", TOASTY__STORE_INTEGER},
        {TOASTY_TYPE_U8, "INTEGER", TOASTY__STORE_INTEGER},
        {TOASTY_TYPE_U16, "INTEGER", TOASTY__STORE_INTEGER},
        {TOASTY_TYPE_U32, "INTEGER", TOASTY__STORE_INTEGER},
        {TOASTY_TYPE_U64, "INTEGER", TOASTY__STORE_INTEGER},
        {TOASTY_TYPE_F32, "REAL", TOASTY__STORE_REAL},
        {TOASTY_TYPE_F64, "REAL", TOASTY__STORE_REAL},
        {TOASTY_TYPE_STRING, "TEXT", TOASTY__STORE_TEXT},
        {TOASTY_TYPE_BYTES, "BLOB", TOASTY__STORE_BLOB},
        {TOASTY_TYPE_UUID, "BLOB", TOASTY__STORE_BLOB},
        {TOASTY_TYPE_TIMESTAMP, "TEXT", TOASTY__STORE_TEXT},
        {TOASTY_TYPE_DATE, "TEXT", TOASTY__STORE_TEXT},
        {TOASTY_TYPE_TIME, "TEXT", TOASTY__STORE_TEXT},
        {TOASTY_TYPE_DATETIME, "TEXT", TOASTY__STORE_TEXT},
        {TOASTY_TYPE_DECIMAL, "TEXT", TOASTY__STORE_TEXT},
        {TOASTY_TYPE_JSON, "TEXT", TOASTY__STORE_TEXT},
        {TOASTY_TYPE_INET, "TEXT", TOASTY__STORE_TEXT},
        {TOASTY_TYPE_CIDR, "TEXT", TOASTY__STORE_TEXT},
        {TOASTY_TYPE_MACADDR, "TEXT", TOASTY__STORE_TEXT},
        {TOASTY_TYPE_MACADDR8, "TEXT", TOASTY__STORE_TEXT},
    };
    (void)state;
    assert_int_equal(sizeof expected / sizeof *expected, TOASTY_TYPE_MACADDR8);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        only_field(expected[i].type, TOASTY_COLUMN_DEFAULT, 0, NULL);
        expect_column(expected[i].ddl, expected[i].storage, 0);
    }
}

static void explicit_types_are_written_as_asked(void **state)
{
    static const struct {
        toasty_type type;
        toasty_column_kind kind;
        uint32_t a;
        const char *ddl;
        toasty__storage storage;
        uint32_t max_length;
    } expected[] = {
        {TOASTY_TYPE_BOOL, TOASTY_COLUMN_BOOLEAN, 0, "BOOLEAN", TOASTY__STORE_INTEGER, 0},
        {TOASTY_TYPE_BOOL, TOASTY_COLUMN_INTEGER, 4, "INTEGER", TOASTY__STORE_INTEGER, 0},
        {TOASTY_TYPE_I64, TOASTY_COLUMN_INTEGER, 1, "SMALLINT", TOASTY__STORE_INTEGER, 0},
        {TOASTY_TYPE_I64, TOASTY_COLUMN_INTEGER, 2, "SMALLINT", TOASTY__STORE_INTEGER, 0},
        {TOASTY_TYPE_I64, TOASTY_COLUMN_INTEGER, 3, "INTEGER", TOASTY__STORE_INTEGER, 0},
        {TOASTY_TYPE_I16, TOASTY_COLUMN_INTEGER, 8, "BIGINT", TOASTY__STORE_INTEGER, 0},
        {TOASTY_TYPE_I16, TOASTY_COLUMN_INTEGER, 0, "SMALLINT", TOASTY__STORE_INTEGER, 0},
        {TOASTY_TYPE_U16, TOASTY_COLUMN_INTEGER, 4, "INTEGER", TOASTY__STORE_INTEGER, 0},
        {TOASTY_TYPE_I32, TOASTY_COLUMN_UNSIGNED, 8, "INTEGER", TOASTY__STORE_INTEGER, 0},
        {TOASTY_TYPE_STRING, TOASTY_COLUMN_TEXT, 0, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_STRING, TOASTY_COLUMN_VARCHAR, 5, "VARCHAR(5)", TOASTY__STORE_TEXT, 5},
        {TOASTY_TYPE_STRING, TOASTY_COLUMN_VARCHAR, 1000000000, "VARCHAR(1000000000)", TOASTY__STORE_TEXT,
         1000000000},
        {TOASTY_TYPE_UUID, TOASTY_COLUMN_TEXT, 0, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_UUID, TOASTY_COLUMN_BLOB, 0, "BLOB", TOASTY__STORE_BLOB, 0},
        {TOASTY_TYPE_UUID, TOASTY_COLUMN_VARCHAR, 36, "VARCHAR(36)", TOASTY__STORE_TEXT, 36},
        {TOASTY_TYPE_BYTES, TOASTY_COLUMN_BLOB, 0, "BLOB", TOASTY__STORE_BLOB, 0},
        {TOASTY_TYPE_JSON, TOASTY_COLUMN_TEXT, 0, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_DECIMAL, TOASTY_COLUMN_TEXT, 0, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_TIMESTAMP, TOASTY_COLUMN_TIMESTAMP, 3, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_TIMESTAMP, TOASTY_COLUMN_TEXT, 0, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_DATE, TOASTY_COLUMN_DATE, 0, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_TIME, TOASTY_COLUMN_TIME, 6, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_DATETIME, TOASTY_COLUMN_DATETIME, 6, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_CIDR, TOASTY_COLUMN_CIDR, 0, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_INET, TOASTY_COLUMN_INET, 0, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_MACADDR, TOASTY_COLUMN_MACADDR, 0, "TEXT", TOASTY__STORE_TEXT, 0},
        {TOASTY_TYPE_MACADDR8, TOASTY_COLUMN_MACADDR8, 0, "TEXT", TOASTY__STORE_TEXT, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        only_field(expected[i].type, expected[i].kind, expected[i].a, NULL);
        expect_column(expected[i].ddl, expected[i].storage, expected[i].max_length);
    }
}

static void a_raw_type_passes_through_and_keeps_the_storage(void **state)
{
    (void)state;
    only_field(TOASTY_TYPE_UUID, TOASTY_COLUMN_RAW, 0, "my own (type)");
    expect_column("my own (type)", TOASTY__STORE_BLOB, 0);
    only_field(TOASTY_TYPE_UUID, TOASTY_COLUMN_RAW, 0, "");
    expect_refusal(&model, NULL, NULL, TOASTY_INVALID_SCHEMA,
                   "invalid schema: field `value` of model `Thing` has an empty column type");
}

static void an_auto_increment_column_is_integer_whatever_its_width(void **state)
{
    static const toasty_type types[] = {TOASTY_TYPE_I8, TOASTY_TYPE_I32, TOASTY_TYPE_I64, TOASTY_TYPE_U32,
                                        TOASTY_TYPE_U64};
    (void)state;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        only_field(types[i], TOASTY_COLUMN_DEFAULT, 0, NULL)->automatic = TOASTY_AUTO_INCREMENT;
        hand_key(&model, 1, 1);
        expect_column("INTEGER", TOASTY__STORE_INTEGER, 0);
    }
    only_field(TOASTY_TYPE_I64, TOASTY_COLUMN_INTEGER, 8, NULL)->automatic = TOASTY_AUTO_INCREMENT;
    hand_key(&model, 1, 1);
    expect_column("INTEGER", TOASTY__STORE_INTEGER, 0);
}

static void varchar_needs_the_database_and_a_possible_length(void **state)
{
    toasty__capability without = hand_capability;
    toasty__capability small = hand_capability;
    (void)state;
    without.varchar = false;
    small.max_varchar = 65535;
    only_field(TOASTY_TYPE_STRING, TOASTY_COLUMN_VARCHAR, 5, NULL);
    expect_refusal(
        &model, NULL, &without, TOASTY_UNSUPPORTED_FEATURE,
        "unsupported feature: VARCHAR type is not supported by this database (`Thing.value`): use text");
    assert_string_equal(hand_error.info.model, "Thing");
    assert_string_equal(hand_error.info.field, "value");
    only_field(TOASTY_TYPE_STRING, TOASTY_COLUMN_VARCHAR, 65536, NULL);
    expect_refusal(&model, NULL, &small, TOASTY_UNSUPPORTED_FEATURE,
                   "unsupported feature: VARCHAR(65536) exceeds database maximum of 65535 (`Thing.value`)");
    only_field(TOASTY_TYPE_STRING, TOASTY_COLUMN_VARCHAR, 0, NULL);
    expect_refusal(
        &model, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: field `value` of model `Thing` has column type varchar without room for a "
        "character: write varchar(N)");
}

static void types_that_sqlite_lacks_are_refused(void **state)
{
    (void)state;
    only_field(TOASTY_TYPE_JSON, TOASTY_COLUMN_JSON, 0, NULL);
    expect_refusal(
        &model, NULL, NULL, TOASTY_UNSUPPORTED_FEATURE,
        "unsupported feature: JSON column type is not supported by this database (`Thing.value`): use text "
        "or leave the type out");
    only_field(TOASTY_TYPE_JSON, TOASTY_COLUMN_JSONB, 0, NULL);
    expect_refusal(
        &model, NULL, NULL, TOASTY_UNSUPPORTED_FEATURE,
        "unsupported feature: JSONB column type is not supported by this database (`Thing.value`): use text "
        "or leave the type out");
    only_field(TOASTY_TYPE_DECIMAL, TOASTY_COLUMN_NUMERIC, 10, NULL);
    expect_refusal(
        &model, NULL, NULL, TOASTY_UNSUPPORTED_FEATURE,
        "unsupported feature: NUMERIC column type is not supported by this database (`Thing.value`): use "
        "text or leave the type out");
    only_field(TOASTY_TYPE_BYTES, TOASTY_COLUMN_BINARY, 16, NULL);
    expect_refusal(
        &model, NULL, NULL, TOASTY_UNSUPPORTED_FEATURE,
        "unsupported feature: BINARY column type is not supported by this database (`Thing.value`): use "
        "blob or leave the type out");
}

static void a_column_must_be_able_to_hold_the_field(void **state)
{
    static const struct {
        toasty_type type;
        toasty_column_kind kind;
        const char *message;
    } wrong[] = {
        {TOASTY_TYPE_STRING, TOASTY_COLUMN_INTEGER, "char *, which a column of type int"},
        {TOASTY_TYPE_STRING, TOASTY_COLUMN_UNSIGNED, "char *, which a column of type uint"},
        {TOASTY_TYPE_STRING, TOASTY_COLUMN_BLOB, "char *, which a column of type blob"},
        {TOASTY_TYPE_I64, TOASTY_COLUMN_TEXT, "int64_t, which a column of type text"},
        {TOASTY_TYPE_I64, TOASTY_COLUMN_BOOLEAN, "int64_t, which a column of type boolean"},
        {TOASTY_TYPE_F64, TOASTY_COLUMN_INTEGER, "double, which a column of type int"},
        {TOASTY_TYPE_BYTES, TOASTY_COLUMN_VARCHAR, "toasty_bytes, which a column of type varchar"},
        {TOASTY_TYPE_STRING, TOASTY_COLUMN_JSON, "char *, which a column of type json"},
        {TOASTY_TYPE_I64, TOASTY_COLUMN_NUMERIC, "int64_t, which a column of type numeric"},
        {TOASTY_TYPE_STRING, TOASTY_COLUMN_BINARY, "char *, which a column of type binary"},
        {TOASTY_TYPE_DATE, TOASTY_COLUMN_TIMESTAMP, "toasty_date, which a column of type timestamp"},
        {TOASTY_TYPE_DATETIME, TOASTY_COLUMN_DATE, "toasty_datetime, which a column of type date"},
        {TOASTY_TYPE_DATE, TOASTY_COLUMN_TIME, "toasty_date, which a column of type time"},
        {TOASTY_TYPE_TIME, TOASTY_COLUMN_DATETIME, "toasty_time, which a column of type datetime"},
        {TOASTY_TYPE_INET, TOASTY_COLUMN_CIDR, "toasty_inet, which a column of type cidr"},
        {TOASTY_TYPE_CIDR, TOASTY_COLUMN_INET, "toasty_cidr, which a column of type inet"},
        {TOASTY_TYPE_MACADDR8, TOASTY_COLUMN_MACADDR, "toasty_macaddr8, which a column of type macaddr"},
        {TOASTY_TYPE_MACADDR, TOASTY_COLUMN_MACADDR8, "toasty_macaddr, which a column of type macaddr8"},
    };
    char message[200];
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        only_field(wrong[i].type, wrong[i].kind, 4, NULL);
        snprintf(message, sizeof message,
                 "invalid schema: field `value` of model `Thing` has type %s cannot hold", wrong[i].message);
        expect_refusal(&model, NULL, NULL, TOASTY_INVALID_SCHEMA, message);
    }
}

static void impossible_types_are_refused(void **state)
{
    (void)state;
    only_field(TOASTY_TYPE_I64, TOASTY_COLUMN_INTEGER, 16, NULL);
    expect_refusal(
        &model, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: field `value` of model `Thing` asks for an integer column of 16 bytes: at most 8 "
        "are possible");
    only_field(TOASTY_TYPE_I64, (toasty_column_kind)(TOASTY_COLUMN_RAW + 1), 0, NULL);
    expect_refusal(
        &model, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: field `value` of model `Thing` has an unknown column type: run `toasty derive` "
        "again");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_type_has_its_column_type),
        cmocka_unit_test(explicit_types_are_written_as_asked),
        cmocka_unit_test(a_raw_type_passes_through_and_keeps_the_storage),
        cmocka_unit_test(an_auto_increment_column_is_integer_whatever_its_width),
        cmocka_unit_test(varchar_needs_the_database_and_a_possible_length),
        cmocka_unit_test(types_that_sqlite_lacks_are_refused),
        cmocka_unit_test(a_column_must_be_able_to_hold_the_field),
        cmocka_unit_test(impossible_types_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
