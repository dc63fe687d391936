/* The text that makes the tables, and that SQLite takes it. */
#include "models.h"

#include <sqlite3.h>

#include "core/alloc.h"
#include "sql/ddl.h"
#include "sql/quote.h"

static hand_model user;
static hand_model todo;

/* Makes the statements of up to two models, compares them, runs them all. */
static void expect_ddl(const hand_model *a, const hand_model *b, const char *prefix, bool if_missing,
                       const char *const *expected, size_t count)
{
    toasty__schema *schema = hand_schema(a, b, prefix, NULL);
    toasty__arena arena = {0};
    toasty__ddl *statements;
    sqlite3 *db;

    if (!schema)
        fail_msg("%s", hand_error.info.message);
    assert_int_equal(toasty__ddl_create(schema, if_missing, &arena, &statements), count);
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(statements[i].sql, expected[i]);
        assert_int_equal(statements[i].reads != NULL, !strncmp(expected[i], "SELECT", 6));
        if (sqlite3_exec(db, statements[i].sql, NULL, NULL, NULL) != SQLITE_OK)
            fail_msg("%s: %s", statements[i].sql, sqlite3_errmsg(db));
    }
    sqlite3_close(db);
    toasty__arena_fini(&arena);
    toasty__schema_free(schema);
}

#define EXPECT_DDL(a, b, prefix, ...)                                                                        \
    expect_ddl(a, b, prefix, false, (const char *const[]){__VA_ARGS__},                                             \
               sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void the_first_example(void **state)
{
    (void)state;
    hand_user_and_todo(&user, &todo);
    EXPECT_DDL(
        &user, &todo, NULL,
        "CREATE TABLE \"todos\" (\"id\" BLOB NOT NULL, \"user_id\" BLOB NOT NULL, \"title\" TEXT NOT NULL, "
        "PRIMARY KEY (\"id\"))",
        "CREATE INDEX \"index_todos_by_user_id\" ON \"todos\" (\"user_id\")",
        "CREATE TABLE \"users\" (\"id\" BLOB NOT NULL, \"name\" TEXT NOT NULL, \"email\" TEXT NOT NULL, "
        "PRIMARY KEY (\"id\"))",
        "CREATE UNIQUE INDEX \"index_users_by_email\" ON \"users\" (\"email\")");
}

/* What is there stays, and is looked at. */
static void what_is_missing(void **state)
{
    static const char *const expected[] = {
        ("CREATE TABLE IF NOT EXISTS \"users\" (\"id\" BLOB NOT NULL, \"name\" TEXT NOT NULL, "
         "\"email\" TEXT NOT NULL, PRIMARY KEY (\"id\"))"),
        "SELECT \"users\".\"id\", \"users\".\"name\", \"users\".\"email\" FROM \"users\" LIMIT 0",
        "CREATE UNIQUE INDEX IF NOT EXISTS \"index_users_by_email\" ON \"users\" (\"email\")"};
    (void)state;
    hand_user_and_todo(&user, &todo);
    user.model.field_count = 3; /* without the relation */
    expect_ddl(&user, NULL, NULL, true, expected, 3);
}

static void every_type(void **state)
{
    static const char *const names[] = {"",    "b",   "i8",  "i16", "i32", "i64", "u8", "u16", "u32",
                                        "u64", "f32", "f64", "s",   "by",  "id",  "ts", "d",   "t",
                                        "dt",  "de",  "j",   "i",   "c",   "m",   "m8"};
    static hand_model model;
    (void)state;
    hand_init(&model, "All", "alls");
    for (int type = TOASTY_TYPE_BOOL; type <= TOASTY_TYPE_MACADDR8; type++)
        hand_field(&model, names[type], (toasty_type)type)->flags = type % 2 ? TOASTY_NULLABLE : 0;
    hand_key(&model, 2, TOASTY_TYPE_UUID - 1, TOASTY_TYPE_I16 - 2);
    model.fields[TOASTY_TYPE_UUID - 1].flags = 0;
    EXPECT_DDL(
        &model, NULL, "my_",
        "CREATE TABLE \"my_alls\" (\"b\" BOOLEAN, \"i8\" SMALLINT NOT NULL, \"i16\" SMALLINT, \"i32\" "
        "INTEGER "
        "NOT NULL, \"i64\" BIGINT, \"u8\" INTEGER NOT NULL, \"u16\" INTEGER, \"u32\" INTEGER NOT NULL, "
        "\"u64\" "
        "INTEGER, \"f32\" REAL NOT NULL, \"f64\" REAL, \"s\" TEXT NOT NULL, \"by\" BLOB, \"id\" BLOB NOT "
        "NULL, "
        "\"ts\" TEXT, \"d\" TEXT NOT NULL, \"t\" TEXT, \"dt\" TEXT NOT NULL, \"de\" TEXT, \"j\" TEXT NOT "
        "NULL, "
        "\"i\" TEXT, \"c\" TEXT NOT NULL, \"m\" TEXT, \"m8\" TEXT NOT NULL, PRIMARY KEY (\"id\", \"i8\"))");
}

static void auto_increment_is_an_alias_of_the_rowid(void **state)
{
    static hand_model model;
    static const char table[] = "CREATE TABLE \"items\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
                                "\"name\" VARCHAR(12))";
    sqlite3_stmt *statement;
    sqlite3 *db;
    (void)state;
    hand_init(&model, "Item", "items");
    hand_field(&model, "id", TOASTY_TYPE_U64)->automatic = TOASTY_AUTO_INCREMENT;
    hand_field(&model, "name", TOASTY_TYPE_STRING)->flags = TOASTY_NULLABLE;
    model.fields[1].column_type.kind = TOASTY_COLUMN_VARCHAR;
    model.fields[1].column_type.a = 12;
    hand_key(&model, 1, 0);
    EXPECT_DDL(&model, NULL, NULL, table);

    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, table, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db, "INSERT INTO items VALUES (NULL, 'a'), (NULL, 'b') RETURNING id, rowid", -1,
                           &statement, NULL),
        SQLITE_OK);
    for (int id = 1; id <= 2; id++) {
        assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
        assert_int_equal(sqlite3_column_int(statement, 0), id);
        assert_int_equal(sqlite3_column_int(statement, 1), id);
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

static void names_are_quoted(void **state)
{
    static hand_model model;
    (void)state;
    hand_init(&model, "Odd", "select \"me\"");
    hand_field(&model, "order", TOASTY_TYPE_I32);
    hand_field(&model, "a\"b", TOASTY_TYPE_I32);
    hand_key(&model, 1, 0);
    hand_index(&model, false, 2, 1, 0);
    EXPECT_DDL(
        &model, NULL, NULL,
        "CREATE TABLE \"select \"\"me\"\"\" (\"order\" INTEGER NOT NULL, \"a\"\"b\" INTEGER NOT NULL, "
        "PRIMARY "
        "KEY (\"order\"))",
        "CREATE INDEX \"index_select \"\"me\"\"_by_a\"\"b_and_order\" ON \"select \"\"me\"\"\" (\"a\"\"b\", "
        "\"order\")");
}

static void a_quoted_name_is_read_back_by_sqlite(void **state)
{
    static const char *const names[] = {"plain", "", "\"", "\"\"", "a\"", "\"a", "x\"; DROP TABLE t; --",
                                        "ünï"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        toasty__buffer sql = {0};
        sqlite3_stmt *statement;
        sqlite3 *db;
        toasty__buffer_puts(&sql, "SELECT 1 AS ");
        toasty__quote_identifier(&sql, names[i]);
        assert_false(sql.failed);
        assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
        assert_int_equal(sqlite3_prepare_v2(db, sql.data, -1, &statement, NULL), SQLITE_OK);
        assert_string_equal(sqlite3_column_name(statement, 0), names[i]);
        sqlite3_finalize(statement);
        sqlite3_close(db);
        toasty__buffer_fini(&sql);
    }
}

static void no_models_no_statements(void **state)
{
    toasty_model_list none = {0};
    toasty__arena arena = {0};
    toasty__schema *schema;
    toasty__ddl some, *statements = &some;
    (void)state;
    toasty__error_init(&hand_error);
    schema = toasty__schema_new(&none, NULL, &hand_capability, &hand_error);
    assert_non_null(schema);
    assert_int_equal(toasty__ddl_create(schema, false, &arena, &statements), 0);
    assert_null(statements);
    toasty__schema_free(schema);
    toasty__arena_fini(&arena);
}

/* Tables come behind those that they refer to, and a ring begins with the first by name. */
static void foreign_keys(void **state)
{
    static hand_model zone;
    toasty_relation *relation;
    (void)state;
    hand_init(&zone, "Zone", "zones");
    hand_field(&zone, "id", TOASTY_TYPE_I64);
    hand_key(&zone, 1, 0);
    hand_init(&user, "User", "users");
    hand_field(&user, "id", TOASTY_TYPE_I64);
    hand_field(&user, "zone_id", TOASTY_TYPE_I64);
    relation = hand_relation_of(&user, hand_relation(&user, TOASTY_FIELD_BELONGS_TO, "zone", &zone, -1, 1, 1, 0));
    relation->on_delete = TOASTY_ON_DELETE_RESTRICT;
    hand_field(&user, "boss_id", TOASTY_TYPE_I64)->flags = TOASTY_NULLABLE;
    toasty_field *boss = hand_relation(&user, TOASTY_FIELD_BELONGS_TO, "boss", &user, -1, 1, 3, 0);
    boss->flags = TOASTY_NULLABLE;
    hand_relation_of(&user, boss)->on_delete = TOASTY_ON_DELETE_SET_NULL;
    hand_key(&user, 1, 0);
    EXPECT_DDL(&user, NULL, NULL, "CREATE TABLE \"zones\" (\"id\" BIGINT NOT NULL, PRIMARY KEY (\"id\"))",
               "CREATE TABLE \"users\" (\"id\" BIGINT NOT NULL, \"zone_id\" BIGINT NOT NULL, \"boss_id\" BIGINT, "
               "PRIMARY KEY (\"id\"), "
               "FOREIGN KEY (\"zone_id\") REFERENCES \"zones\" (\"id\") ON DELETE RESTRICT, "
               "FOREIGN KEY (\"boss_id\") REFERENCES \"users\" (\"id\") ON DELETE SET NULL)");
    hand_field(&zone, "user_id", TOASTY_TYPE_I64);
    relation = hand_relation_of(&zone, hand_relation(&zone, TOASTY_FIELD_BELONGS_TO, "user", &user, -1, 1, 1, 0));
    relation->on_delete = TOASTY_ON_DELETE_NO_ACTION;
    EXPECT_DDL(&user, NULL, NULL,
               "CREATE TABLE \"users\" (\"id\" BIGINT NOT NULL, \"zone_id\" BIGINT NOT NULL, \"boss_id\" BIGINT, "
               "PRIMARY KEY (\"id\"), "
               "FOREIGN KEY (\"zone_id\") REFERENCES \"zones\" (\"id\") ON DELETE RESTRICT, "
               "FOREIGN KEY (\"boss_id\") REFERENCES \"users\" (\"id\") ON DELETE SET NULL)",
               "CREATE TABLE \"zones\" (\"id\" BIGINT NOT NULL, \"user_id\" BIGINT NOT NULL, PRIMARY KEY (\"id\"), "
               "FOREIGN KEY (\"user_id\") REFERENCES \"users\" (\"id\") ON DELETE NO ACTION)");
}

static int allowed;

static int allow(void)
{
    return allowed-- > 0;
}

static void every_failed_allocation_gives_no_statements(void **state)
{
    toasty__schema *schema;
    size_t count = 0;
    int n;
    (void)state;
    hand_user_and_todo(&user, &todo);
    schema = hand_schema(&user, NULL, NULL, NULL);
    assert_non_null(schema);
    for (n = 0; count == 0; n++) {
        toasty__arena arena = {0};
        toasty__ddl *statements;
        assert_true(n < 1000);
        allowed = n;
        toasty__set_alloc_gate(allow);
        count = toasty__ddl_create(schema, false, &arena, &statements);
        toasty__set_alloc_gate(NULL);
        if (count == 0)
            assert_null(statements);
        toasty__arena_fini(&arena);
    }
    assert_int_equal(count, 4);
    assert_true(n > 2);
    toasty__schema_free(schema);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_example),
        cmocka_unit_test(what_is_missing),
        cmocka_unit_test(every_type),
        cmocka_unit_test(auto_increment_is_an_alias_of_the_rowid),
        cmocka_unit_test(names_are_quoted),
        cmocka_unit_test(a_quoted_name_is_read_back_by_sqlite),
        cmocka_unit_test(no_models_no_statements),
        cmocka_unit_test(foreign_keys),
        cmocka_unit_test(every_failed_allocation_gives_no_statements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
