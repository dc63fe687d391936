/* Opening: the models that come along, the pool and its handles, starting over. */

#include "infra.toasty.h"
#include "support.h"

/* ---- models that are not named ---- */

static void author_writes(toasty_db *db)
{
    struct Author *author = author_create(db, .books = books_new({.shelf = shelf_new()}));
    test_true(db, author);
    assert_int_equal(author->books->len, 1);
    assert_non_null(author->books->items[0].shelf);
    assert_int_equal(shelf_count(db), 1);
    toasty_free(author);
    toasty_close(db);
}

static void missing_registration_has_many(void **state)
{
    (void)state;
    author_writes(test_db(&Author));
}

static void missing_registration_belongs_to(void **state)
{
    (void)state;
    author_writes(test_db(&Book));
}

static void missing_registration_has_one(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Parent);
    struct Parent *parent = parent_create(db, .child = child_new());
    test_true(db, parent);
    assert_int_equal(child_count(db), 1);
    toasty_free(parent);
    toasty_close(db);
}

static void registered_twice(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &User, &Book, &Author, &User);
    struct User *user = user_create(db, .id = 1, .name = "Ada");
    test_true(db, user);
    toasty_free(user);
    toasty_close(db);
}

/* Behind a relation nobody comes along who does not point onwards: a shelf knows no books. */
static void missing_registration_of_the_unreachable(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Shelf, &User);
    assert_int_equal(shelf_count(db), 0);
    test_ok(db);
    assert_int_equal(book_count(db), -1);
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Book`", "not part of this database");
    assert_string_equal(toasty_error(db)->model, "Book");
    toasty_close(db);
}

/* ---- the pool ---- */

static void max_pool_size_is_applied(void **state)
{
    (void)state;
    toasty_db *db =
        test_open_fresh(&(const toasty_open_options){.models = toasty_models(&User), .max_pool_size = 3});
    /* SQLite's database in memory lives in its connection and has one only */
    assert_int_equal(toasty_pool(db).max_size, test_in_memory() && !test_is_turso() ? 1 : 3);
    toasty_close(db);
}

static void pool_size_by_default(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    assert_true(toasty_pool(db).max_size >= 1);
    assert_true(toasty_pool(db).size >= 1);
    assert_true(toasty_pool(db).size <= toasty_pool(db).max_size);
    toasty_close(db);
}

static void pool_size_negative(void **state)
{
    (void)state;
    toasty_db *db =
        test_try_open(&(const toasty_open_options){.models = toasty_models(&User), .max_pool_size = -1});
    test_failed(db, TOASTY_INVALID_DRIVER_CONFIGURATION, "max_pool_size", "-1");
    toasty_close(db);
}

static void db_does_not_hold_connection(void **state)
{
    (void)state;
    toasty_db *db =
        test_open_fresh(&(const toasty_open_options){.models = toasty_models(&User), .max_pool_size = 1});
    toasty_db *clones[4];
    for (int i = 0; i < 4; i++) {
        clones[i] = toasty_clone(db);
        assert_non_null(clones[i]);
        struct User *user = user_create(clones[i], .id = i, .name = "u");
        test_true(clones[i], user);
        toasty_free(user);
        assert_int_equal(toasty_pool(db).size, 1);
        assert_int_equal(toasty_pool(db).available, 1);
    }
    assert_int_equal(user_count(db), 4);
    /* the first may go, the others live on */
    toasty_close(db);
    assert_int_equal(user_count(clones[3]), 4);
    for (int i = 0; i < 4; i++)
        toasty_close(clones[i]);
}

/* A failed call gives its connection back too, at whatever point it fails. */
static void failure_gives_connection_back(void **state)
{
    (void)state;
    toasty_db *db =
        test_open_fresh(&(const toasty_open_options){.models = toasty_models(&User), .max_pool_size = 1});
    struct User *user = user_create(db, .id = 1, .name = "u");
    test_true(db, user);
    for (int i = 0; i < 3; i++) {
        assert_null(user_create(db, .id = 1, .name = "u"));
        assert_null(user_create(db, .id = 2));
        assert_null(user_get_by_id(db, 7));
        assert_null(user_from_sql(db, "SELECT nonsense"));
        assert_null(user_from_sql(db, "SELECT 1 AS id"));
        assert_int_equal(toasty_exec(db, "nonsense"), TOASTY_DRIVER_OPERATION_FAILED);
        assert_null(toasty_query(db, "SELECT * FROM nowhere"));
        assert_int_equal(toasty_pool(db).available, 1);
    }
    toasty_free(user);
    toasty_close(db);
}

static void dedicated_connection_holds_pool_slot(void **state)
{
    (void)state;
    toasty_db *db = test_open_fresh(&(const toasty_open_options){
        .models = toasty_models(&User), .max_pool_size = 1, .pool_wait_timeout_ms = 20});
    toasty_db *other = toasty_clone(db);
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    assert_int_equal(toasty_pool(other).available, 0);
    assert_int_equal(user_count(other), -1);
    test_failed(other, TOASTY_CONNECTION_POOL, "connection pool");
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    assert_int_equal(toasty_pool(other).available, 1);
    assert_int_equal(user_count(other), 0);
    test_ok(other);
    toasty_close(other);
    toasty_close(db);
}

static void write_visible_on_same_handle(void **state)
{
    (void)state;
    toasty_db *db =
        test_open_fresh(&(const toasty_open_options){.models = toasty_models(&User), .max_pool_size = 4});
    for (int i = 0; i < 20; i++) {
        struct User *user = user_create(db, .id = i, .name = "u");
        test_true(db, user);
        toasty_free(user);
        user = user_get_by_id(db, i);
        test_true(db, user);
        toasty_free(user);
        assert_int_equal(user_count(db), i + 1);
    }
    toasty_close(db);
}

static void *create_many(void *arg)
{
    toasty_db *db = arg;
    for (int i = 0; i < 50; i++) {
        struct Shelf *shelf = shelf_create(db);
        if (!shelf)
            return arg;
        toasty_free(shelf);
    }
    return NULL;
}

static void clones_in_threads(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Shelf);
    test_thread *threads[4];
    toasty_db *clones[4];
    for (int i = 0; i < 4; i++) {
        clones[i] = toasty_clone(db);
        threads[i] = test_thread_start(create_many, clones[i]);
        assert_non_null(threads[i]);
    }
    for (int i = 0; i < 4; i++) {
        void *failed = test_thread_join(threads[i]);
        if (failed)
            test_ok(failed);
        toasty_close(clones[i]);
    }
    assert_int_equal(shelf_count(db), 200);
    toasty_close(db);
}

/* ---- starting over ---- */

static void reset_db_and_recreate(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User);
    struct User *user = user_create(db, .id = 1, .name = "Ada");
    test_true(db, user);
    toasty_free(user);
    test_true(db, toasty_exec(db, "CREATE VIEW names AS SELECT name FROM users") == TOASTY_OK);
    test_true(db, toasty_reset_db(db) == TOASTY_OK);
    assert_null(user_get_by_id(db, 1));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "users");
    assert_non_null(strstr(toasty_error(db)->statement, "SELECT"));
    test_true(db, toasty_push_schema(db) == TOASTY_OK);
    assert_int_equal(user_count(db), 0);
    user = user_create(db, .id = 1, .name = "Bob");
    test_true(db, user);
    toasty_free(user);
    toasty_close(db);
}

static void push_schema_twice(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Other);
    assert_int_equal(toasty_push_schema(db), TOASTY_DRIVER_OPERATION_FAILED);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "already exists");
    /* one table is missing: still nothing is created */
    test_true(db, toasty_exec(db, "DROP TABLE users") == TOASTY_OK);
    assert_int_equal(toasty_push_schema(db), TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(user_count(db), -1);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "users");
    toasty_close(db);
}

static void table_name_prefix(void **state)
{
    (void)state;
    toasty_db *db = test_open_fresh(
        &(const toasty_open_options){.models = toasty_models(&User, &Author), .table_name_prefix = "app_"});
    test_log_start();
    struct User *user = user_create(db, .id = 1, .name = "Ada");
    test_true(db, user);
    toasty_free(user);
    assert_string_equal(test_log(), "INSERT app_users");
    assert_int_equal(user_count(db), 1);
    assert_null(user_create(db, .id = 1, .name = "Ada"));
    assert_string_equal(toasty_error(db)->model, "User");
    assert_string_equal(toasty_error(db)->field, "id");
    toasty_close(db);
}

static void push_what_is_missing(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Other);
    struct User *user = user_create(db, .id = 1, .name = "Ada");
    test_true(db, user);
    toasty_free(user);
    test_true(db, toasty_push_schema(db, .if_missing = true) == TOASTY_OK);
    assert_int_equal(user_count(db), 1);
    test_true(db, toasty_exec(db, "DROP TABLE others") == TOASTY_OK);
    test_true(db, toasty_push_schema(db, .if_missing = true) == TOASTY_OK);
    assert_int_equal(user_count(db), 1);
    assert_int_equal(other_count(db), 0);
    /* a table of this name that is another one: nothing else is created either */
    test_true(db, toasty_exec(db, "DROP TABLE others") == TOASTY_OK);
    test_true(db, toasty_exec(db, "DROP TABLE users") == TOASTY_OK);
    test_true(db, toasty_exec(db, "CREATE TABLE users (id BIGINT PRIMARY KEY)") == TOASTY_OK);
    assert_int_equal(toasty_push_schema(db, .if_missing = true), TOASTY_INVALID_SCHEMA);
    test_failed(db, TOASTY_INVALID_SCHEMA, "`users`", "`User`", "name");
    assert_string_equal(toasty_error(db)->model, "User");
    assert_int_equal(other_count(db), -1);
    assert_int_equal(toasty_push_schema_with(NULL), TOASTY_MISUSE);
    toasty_close(db);
}

static void *push_missing(void *db)
{
    return toasty_push_schema(db, .if_missing = true) == TOASTY_OK ? NULL : db;
}

static void push_what_is_missing_at_the_same_time(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Other);
    test_thread *threads[4];
    toasty_db *clones[4];
    test_true(db, toasty_reset_db(db) == TOASTY_OK);
    for (int i = 0; i < 4; i++) {
        clones[i] = toasty_clone(db);
        threads[i] = test_thread_start(push_missing, clones[i]);
        assert_non_null(threads[i]);
    }
    for (int i = 0; i < 4; i++) {
        void *failed = test_thread_join(threads[i]);
        if (failed)
            test_ok(failed);
        toasty_close(clones[i]);
    }
    assert_int_equal(user_count(db), 0);
    assert_int_equal(other_count(db), 0);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(missing_registration_has_many),
    cmocka_unit_test(missing_registration_belongs_to),
    cmocka_unit_test(missing_registration_has_one),
    cmocka_unit_test(registered_twice),
    cmocka_unit_test(missing_registration_of_the_unreachable),
    cmocka_unit_test(max_pool_size_is_applied),
    cmocka_unit_test(pool_size_by_default),
    cmocka_unit_test(pool_size_negative),
    cmocka_unit_test(db_does_not_hold_connection),
    cmocka_unit_test(failure_gives_connection_back),
    cmocka_unit_test(dedicated_connection_holds_pool_slot),
    cmocka_unit_test(write_visible_on_same_handle),
    cmocka_unit_test(clones_in_threads),
    cmocka_unit_test(reset_db_and_recreate),
    cmocka_unit_test(push_schema_twice),
    cmocka_unit_test(push_what_is_missing),
    cmocka_unit_test(push_what_is_missing_at_the_same_time),
    cmocka_unit_test(table_name_prefix),
};

TEST_MAIN(tests)
