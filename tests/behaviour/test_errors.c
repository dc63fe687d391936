/* Every status that can be had, with what the handle then says; and calls that make no sense. */
#include <stdlib.h>

#include "errors.toasty.h"
#include "support.h"

static toasty_db *with_user(void)
{
    toasty_db *db = test_db(&User, &Todo);
    struct User *user = user_create(db, .id = 1, .email = "ada@example.com");
    test_true(db, user);
    toasty_free(user);
    return db;
}

/* ---- what the database refuses ---- */

static void unique_constraint(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    assert_null(user_create(db, .id = 2, .email = "ada@example.com"));
    const toasty_error_info *error = toasty_error(db);
    assert_int_equal(error->code, TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(error->constraint, TOASTY_CONSTRAINT_UNIQUE);
    assert_string_equal(error->model, "User");
    assert_string_equal(error->field, "email"); /* the field, not its column */
    assert_non_null(strstr(error->driver_text, "UNIQUE constraint failed: users.e_mail"));
    assert_non_null(strstr(error->statement, "INSERT INTO \"users\""));
    assert_int_not_equal(error->driver_code, 0);
    assert_string_equal(error->sqlstate, "");
    assert_ptr_equal(error->message, toasty_errmsg(db));
    assert_true(toasty_is_unique_violation(db));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED,
                "driver operation failed: ", "field `email` of model `User`");

    /* the primary key is unique too */
    assert_null(user_create(db, .id = 1, .email = "bob@example.com"));
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(toasty_error(db)->field, "id");

    /* success clears it all */
    assert_int_equal(user_count(db), 1);
    error = toasty_error(db);
    test_true(db, error);
    assert_int_equal(error->code, TOASTY_OK);
    assert_int_equal(error->constraint, TOASTY_CONSTRAINT_NONE);
    assert_int_equal(error->driver_code, 0);
    assert_string_equal(error->message, "");
    assert_string_equal(error->model, "");
    assert_string_equal(error->field, "");
    assert_string_equal(error->driver_text, "");
    assert_string_equal(error->statement, "");
    assert_false(toasty_is_unique_violation(db));
    toasty_close(db);
}

static void unique_constraint_of_two_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Pair);
    struct Pair *pair = pair_create(db, .one = "a", .two = "b");
    test_true(db, pair);
    toasty_free(pair);
    assert_null(pair_create(db, .one = "a", .two = "b"));
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(toasty_error(db)->model, "Pair");
    assert_string_equal(toasty_error(db)->field, "one, two");
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "pairs.one, pairs.two",
                "(fields `one, two` of model `Pair`)");
    toasty_close(db);
}

/* Constraints that only the table made by hand has. */
static void other_constraints(void **state)
{
    (void)state;
    toasty_db *db = test_try_open(
        &(const toasty_open_options){.models = toasty_models(&User, &Todo), .max_pool_size = 1});
    test_ok(db);
    test_true(db, toasty_exec(db, "CREATE TABLE users (id INTEGER PRIMARY KEY, e_mail TEXT UNIQUE, "
                                  "age INTEGER CHECK (age >= 0), nick TEXT NOT NULL)") == TOASTY_OK);
    test_true(
        db,
        toasty_exec(db, "CREATE TABLE todos (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), "
                        "title TEXT)") == TOASTY_OK);
    assert_null(user_create(db, .id = 1, .email = "a"));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "NOT NULL constraint failed",
                "field `nick` of model `User`");
    assert_int_equal(toasty_error(db)->constraint, TOASTY_CONSTRAINT_NOT_NULL);
    assert_string_equal(toasty_error(db)->field, "nick");
    assert_false(toasty_is_unique_violation(db));

    assert_null(user_create(db, .id = 1, .email = "a", .nick = "n", .age = toasty_i32(-1)));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "CHECK constraint failed");
    assert_int_equal(toasty_error(db)->constraint, TOASTY_CONSTRAINT_CHECK);
    assert_non_null(strstr(toasty_error(db)->statement, "INSERT"));

    test_true(db, toasty_exec(db, "PRAGMA foreign_keys = 1") == TOASTY_OK);
    assert_null(todo_create(db, .id = 1, .title = "t", .user_id = toasty_i64(99)));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "FOREIGN KEY constraint failed");
    assert_int_equal(toasty_error(db)->constraint, TOASTY_CONSTRAINT_FOREIGN_KEY);
    toasty_close(db);
}

static void missing_table(void **state)
{
    (void)state;
    toasty_db *db = test_try_open(&(const toasty_open_options){.models = toasty_models(&User)});
    test_ok(db);
    assert_null(user_find(db));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "no such table", "users");
    assert_int_equal(toasty_error(db)->constraint, TOASTY_CONSTRAINT_NONE);
    assert_non_null(strstr(toasty_error(db)->statement, "FROM \"users\""));
    toasty_close(db);
}

static void raw_sql_mistakes(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    assert_int_equal(toasty_exec(db, "SELEKT 1"), TOASTY_DRIVER_OPERATION_FAILED);
    assert_string_equal(toasty_error(db)->statement, "SELEKT 1");
    assert_non_null(strstr(toasty_error(db)->driver_text, "SELEKT"));
    assert_null(toasty_query(db, "SELECT ?1", toasty_args(1, 2)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "placeholder", "2");
    assert_int_equal(toasty_exec(db, NULL), TOASTY_MISUSE);
    assert_null(toasty_query(db, NULL));
    test_failed(db, TOASTY_MISUSE, "NULL");
    assert_int_equal(toasty_exec(db, "SELECT ?1", toasty_args(UINT64_MAX)), TOASTY_INVALID_TYPE_CONVERSION);
    toasty_close(db);
}

/* ---- opening ---- */

static void opening_fails(const char *url, toasty_status status, const char *word)
{
    toasty_db *db = toasty_open(url, .models = toasty_models(&User));
    assert_non_null(db);
    test_failed(db, status, toasty_status_text(status), word);
    toasty_close(db);
}

static void wrong_urls(void **state)
{
    (void)state;
    opening_fails("", TOASTY_INVALID_CONNECTION_URL, "no URL");
    opening_fails("app.db", TOASTY_INVALID_CONNECTION_URL, "scheme");
    opening_fails(NULL, TOASTY_INVALID_CONNECTION_URL, "no URL");
    opening_fails("turso:", TOASTY_INVALID_CONNECTION_URL, "names no database");
    opening_fails("turso:./x.db?nonsense=1", TOASTY_INVALID_CONNECTION_URL, "nonsense");
    opening_fails("mongodb://localhost/x", TOASTY_UNSUPPORTED_FEATURE, "mongodb");
    opening_fails("sqlite:/nowhere/at/all/x.db", TOASTY_DRIVER_OPERATION_FAILED, "unable to open");
}

static void wrong_options(void **state)
{
    (void)state;
    toasty_db *db = toasty_open("sqlite::memory:", .models = toasty_models(&User),
                                .driver = toasty_turso(.concurrent_writes = true));
    test_failed(db, TOASTY_INVALID_DRIVER_CONFIGURATION, "turso", "sqlite");
    toasty_close(db);
    db = toasty_open("sqlite::memory:", .pool_wait_timeout_ms = -2);
    test_failed(db, TOASTY_INVALID_DRIVER_CONFIGURATION, "pool_wait_timeout_ms", "-2");
    toasty_close(db);
    db = toasty_open_with(NULL);
    test_failed(db, TOASTY_MISUSE, "NULL");
    toasty_close(db);
}

/* Two models for one table: the generator cannot see it, they may come from two programs. */
static void wrong_schema(void **state)
{
    (void)state;
    toasty_model twin = *Stranger.toasty__model;
    twin.table = "users";
    const struct Stranger_fields token = {.toasty__model = &twin};
    toasty_db *db = test_try_open(&(const toasty_open_options){.models = toasty_models(&User, &token)});
    test_failed(db, TOASTY_INVALID_SCHEMA, "`users`", "`User`", "`Stranger`");
    toasty_close(db);
}

static void schema_of_another_generator(void **state)
{
    (void)state;
    toasty_model old = *Stranger.toasty__model;
    old.version = TOASTY_META_VERSION + 1;
    const struct Stranger_fields token = {.toasty__model = &old};
    toasty_db *db = test_try_open(&(const toasty_open_options){.models = toasty_models(&token)});
    test_failed(db, TOASTY_INVALID_SCHEMA, "`Stranger`", "toasty derive");
    toasty_close(db);
    db = test_try_open(&(const toasty_open_options){.models = toasty_models(&User, NULL)});
    test_failed(db, TOASTY_INVALID_SCHEMA, "NULL");
    toasty_close(db);
    db = test_try_open(&(const toasty_open_options){.models = {1, NULL}});
    test_failed(db, TOASTY_INVALID_SCHEMA, "toasty_models");
    toasty_close(db);
}

/* Raw SQL needs no models. */
static void without_models(void **state)
{
    (void)state;
    toasty_db *db = test_try_open(&(const toasty_open_options){0});
    test_ok(db);
    test_true(db, toasty_push_schema(db) == TOASTY_OK);
    toasty_rows *rows = toasty_query(db, "SELECT 40 + ?1", toasty_args(2));
    test_true(db, rows);
    assert_int_equal(toasty_row_value(rows, 0, 0)->as.i64, 42);
    toasty_free(rows);
    assert_null(user_find(db));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`User`", "not part of this database");
    toasty_close(db);
}

/* A handle that did not open answers every call in the same way. */
static void calls_after_a_failed_open(void **state)
{
    (void)state;
    toasty_db *db = toasty_open("turso:./x.db?nonsense=1", .models = toasty_models(&User));
    const toasty_status status = TOASTY_INVALID_CONNECTION_URL;
    struct User user = {.id = 1, .email = "e"};
    struct Todo todo = {.id = 1, .title = "t"};
    test_failed(db, status, "nonsense");
    assert_int_equal(toasty_push_schema(db), status);
    assert_int_equal(toasty_reset_db(db), status);
    assert_null(user_create(db, .id = 1, .email = "e"));
    assert_null(user_create_many(db, users_new({.id = 1, .email = "e"})));
    assert_null(user_find(db));
    assert_null(user_first(db));
    assert_null(user_one(db));
    assert_int_equal(user_count(db), -1);
    assert_false(user_exists(db));
    assert_null(user_get_by_id(db, 1));
    assert_null(user_from_sql(db, "SELECT 1"));
    assert_int_equal(user_update(db, &user, .nick = toasty_set("n")), status);
    assert_int_equal(user_update_where(db, TOASTY_ALL_ROWS, .nick = toasty_set("n")), status);
    assert_int_equal(user_delete(db, &user), status);
    assert_int_equal(user_delete_where(db, TOASTY_ALL_ROWS), status);
    assert_int_equal(user_delete_by_id(db, 1), status);
    assert_int_equal(user_load(db, &user, .include = {toasty_with(User.todos)}), status);
    assert_int_equal(user_todos_insert(db, &user, &todo), status);
    assert_int_equal(user_todos_remove(db, &user, &todo), status);
    assert_int_equal(toasty_exec(db, "SELECT 1"), status);
    assert_null(toasty_query(db, "SELECT 1"));
    assert_null(toasty_begin(db));
    assert_null(toasty_clone(db));
    assert_int_equal(toasty_commit(db), status);
    assert_int_equal(toasty_pool(db).max_size, 0);
    test_failed(db, status, "nonsense"); /* it still says why */
    toasty_close(db);
}

/* ---- transactions ---- */

static void read_only_transaction(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    toasty_db *tx = toasty_begin(db, .read_only = true);
    test_true(db, tx);
    assert_int_equal(user_count(tx), 1);
    assert_null(user_create(tx, .id = 2, .email = "b"));
    test_failed(tx, TOASTY_READ_ONLY_TRANSACTION, "read-only");
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    assert_int_equal(user_count(db), 1);
    toasty_close(db);
}

static void serialization_failure(void **state)
{
    (void)state;
    if (test_in_memory())
        return;
    toasty_db *db =
        test_open_fresh(&(const toasty_open_options){.models = toasty_models(&User), .max_pool_size = 3});
    toasty_free(user_create(db, .id = 1, .email = "a"));
    toasty_db *other = toasty_clone(db);
    toasty_db *tx = toasty_begin(db, .mode = TOASTY_MODE_DEFERRED);
    test_true(db, tx);
    assert_int_equal(user_count(tx), 1); /* the transaction sees the database as it is now */
    test_true(other, user_update_by_id(other, 1, .nick = toasty_set("other")) == TOASTY_OK);
    assert_int_equal(user_update_by_id(tx, 1, .nick = toasty_set("mine")), TOASTY_SERIALIZATION_FAILURE);
    assert_true(toasty_is_serialization_failure(tx));
    test_true(db, toasty_rollback(tx) == TOASTY_OK);
    toasty_close(other);
    toasty_close(db);
}

static void parent_handle_while_a_transaction_is_open(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    struct User *user = user_get_by_id(db, 1);
    test_true(db, user);
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    test_log_start();
    assert_null(user_create(db, .id = 2, .email = "b"));
    test_failed(db, TOASTY_MISUSE, "transaction is open");
    assert_null(user_find(db));
    assert_int_equal(user_count(db), -1);
    assert_int_equal(user_update(db, user, .nick = toasty_set("n")), TOASTY_MISUSE);
    assert_int_equal(user_delete(db, user), TOASTY_MISUSE);
    assert_int_equal(user_delete_where(db, TOASTY_ALL_ROWS), TOASTY_MISUSE);
    assert_int_equal(toasty_exec(db, "SELECT 1"), TOASTY_MISUSE);
    assert_null(toasty_begin(db));
    test_failed(db, TOASTY_MISUSE, "transaction is open");
    assert_int_equal(test_log_count(), 0);
    assert_int_equal(user_count(tx), 1);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    assert_int_equal(user_count(db), 1);
    assert_int_equal(toasty_commit(db), TOASTY_MISUSE);
    assert_int_equal(toasty_rollback(db), TOASTY_MISUSE);
    toasty_free(user);
    toasty_close(db);
}

/* ---- relations ---- */

static void condition_failed(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    struct User *ada = user_get_by_id(db, 1);
    struct User *bob =
        user_create(db, .id = 2, .email = "bob@example.com", .todos = todos_new({.id = 1, .title = "his"}));
    test_true(db, ada && bob);
    struct Todo *todo = todo_get_by_id(db, 1);
    test_true(db, todo);
    assert_int_equal(user_todos_remove(db, ada, todo), TOASTY_CONDITION_FAILED);
    test_failed(db, TOASTY_CONDITION_FAILED, "`Todo`", "`User.todos`");
    assert_true(toasty_is_condition_failed(db));
    assert_int_equal(*todo->user_id, 2);
    assert_int_equal(todo_count(db, .where = toasty_eq(Todo.user_id, 2)), 1);
    toasty_free(todo);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

/* ---- statements that make no sense ---- */

static void update_that_sets_nothing(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    struct User *user = user_get_by_id(db, 1);
    test_true(db, user);
    test_log_start();
    assert_int_equal(user_update(db, user), TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "sets nothing", "`User`");
    assert_int_equal(user_update_where(db, TOASTY_ALL_ROWS), TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "sets nothing");
    assert_int_equal(user_update(db, user, .todos = {.count = 0}), TOASTY_INVALID_STATEMENT);
    /* also where nothing would match: the mistake is in the program, not in the data */
    assert_int_equal(user_update_where(db, toasty_in_array(User.id, NULL, 0)), TOASTY_INVALID_STATEMENT);
    assert_int_equal(test_log_count(), 0);
    toasty_free(user);
    toasty_close(db);
}

static void write_without_a_condition(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    const toasty_expr none = {0};
    test_log_start();
    assert_int_equal(user_delete_where(db, none), TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "delete", "TOASTY_ALL_ROWS");
    assert_int_equal(user_update_where(db, none, .nick = toasty_set("n")), TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "update", "TOASTY_ALL_ROWS");
    /* nor one that comes to nothing */
    assert_int_equal(user_delete_where(db, toasty_expr_all(NULL, 0)), TOASTY_INVALID_STATEMENT);
    assert_int_equal(user_delete_where(db, toasty_and(none, none)), TOASTY_INVALID_STATEMENT);
    assert_int_equal(user_delete_where(db, toasty_not_in_array(User.id, NULL, 0)), TOASTY_INVALID_STATEMENT);
    assert_int_equal(test_log_count(), 0);
    assert_int_equal(user_count(db), 1);
    test_true(db, user_update_where(db, TOASTY_ALL_ROWS, .nick = toasty_set("n")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    test_true(db, user_delete_where(db, TOASTY_ALL_ROWS) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(user_count(db), 0);
    toasty_close(db);
}

static void field_of_another_model(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    test_log_start();
    assert_null(user_find(db, .where = toasty_eq(Todo.title, "t")));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Todo.title`", "`User`");
    assert_null(
        user_find(db, .where = toasty_and(toasty_eq(User.id, 1), toasty_not(toasty_is_null(Todo.title)))));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Todo.title`");
    assert_null(user_find(db, .where = toasty_in(Todo.id, 1, 2)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Todo.id`");
    assert_null(user_find(db, .order_by = {toasty_asc(Todo.id)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Todo.id`", "`User`");
    assert_int_equal(user_delete_where(db, toasty_eq(Todo.id, 1)), TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Todo.id`");
    assert_int_equal(user_count(db, .where = toasty_eq(Todo.id, 1)), -1);
    /* a relation is not a plain field */
    assert_null(user_find(db, .order_by = {{User.todos.field, false}}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`User.todos`");
    assert_null(user_find(db, .where = toasty_not((toasty_expr){0})));
    test_failed(db, TOASTY_INVALID_STATEMENT, "toasty_not");
    assert_int_equal(test_log_count(), 0);
    assert_null(user_find(db, .include = {toasty_with(Todo.user)}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Todo.user`", "`User`");
    toasty_close(db);
}

static void model_of_another_database(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    struct Stranger stranger = {.id = 1, .name = "n"};
    test_log_start();
    assert_null(stranger_create(db, .id = 1, .name = "n"));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Stranger`", "not part of this database");
    assert_string_equal(toasty_error(db)->model, "Stranger");
    assert_null(stranger_create_many(db, strangers_new({.id = 1, .name = "n"})));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Stranger`");
    assert_null(stranger_find(db));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Stranger`");
    assert_null(stranger_get_by_id(db, 1));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Stranger`");
    assert_int_equal(stranger_count(db), -1);
    assert_int_equal(stranger_update(db, &stranger, .name = toasty_set("m")), TOASTY_INVALID_STATEMENT);
    assert_int_equal(stranger_update_where(db, TOASTY_ALL_ROWS, .name = toasty_set("m")),
                     TOASTY_INVALID_STATEMENT);
    assert_int_equal(stranger_delete(db, &stranger), TOASTY_INVALID_STATEMENT);
    assert_int_equal(stranger_delete_where(db, TOASTY_ALL_ROWS), TOASTY_INVALID_STATEMENT);
    assert_int_equal(stranger_delete_by_id(db, 1), TOASTY_INVALID_STATEMENT);
    assert_null(stranger_from_sql(db, "SELECT 1"));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`Stranger`");
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

/* ---- options that mean nothing ---- */

static bool see_user(struct User *user, void *seen)
{
    (void)user;
    *(bool *)seen = true;
    return true;
}

static void distinct_records(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    struct User *user = user_get_by_id(db, 1);
    bool seen = false;
    int64_t count;
    test_true(db, user);
    test_log_start();
    assert_null(user_find(db, .distinct = true));
    test_failed(db, TOASTY_INVALID_STATEMENT, ".distinct", "toasty_pluck");
    assert_null(user_first(db, .distinct = true));
    test_failed(db, TOASTY_INVALID_STATEMENT, ".distinct");
    assert_null(user_one(db, .distinct = true));
    test_failed(db, TOASTY_INVALID_STATEMENT, ".distinct");
    assert_null(user_paginate(db, .per_page = 1, .distinct = true));
    test_failed(db, TOASTY_INVALID_STATEMENT, ".distinct");
    assert_int_equal(user_each(db, see_user, &seen, .distinct = true), TOASTY_INVALID_STATEMENT);
    assert_false(seen);
    assert_int_equal(user_count(db, .distinct = true), -1);
    test_failed(db, TOASTY_INVALID_STATEMENT, ".distinct");
    assert_false(user_exists(db, .distinct = true));
    test_failed(db, TOASTY_INVALID_STATEMENT, ".distinct");
    assert_int_equal(toasty_sum(db, User.id, .distinct = true), 0);
    test_failed(db, TOASTY_INVALID_STATEMENT, ".distinct");
    assert_null(user_todos(db, user, .distinct = true));
    test_failed(db, TOASTY_INVALID_STATEMENT, ".distinct");
    assert_int_equal(toasty_batch(db, user_count_op(&count, .distinct = true)), TOASTY_INVALID_STATEMENT);
    assert_int_equal(test_log_count(), 0);
    toasty_free(user);
    toasty_close(db);
}

/* What is for records that are found would do nothing for one in hand. */
static void loading_takes_an_include_only(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    struct User *user = user_get_by_id(db, 1);
    test_true(db, user);
    test_log_start();
#define REFUSED(...)                                                                                         \
    assert_int_equal(user_load(db, user, .include = {toasty_with(User.todos)}, __VA_ARGS__),                 \
                     TOASTY_INVALID_STATEMENT);                                                              \
    test_failed(db, TOASTY_INVALID_STATEMENT, ".include", "in hand")
    REFUSED(.distinct = true);
    REFUSED(.where = toasty_eq(User.id, 1));
    REFUSED(.order_by = {toasty_asc(User.id)});
    REFUSED(.limit = 1);
    REFUSED(.offset = 1);
    REFUSED(.per_page = 1);
    REFUSED(.after = "x");
    REFUSED(.before = "x");
    REFUSED(.lock = TOASTY_FOR_UPDATE);
#undef REFUSED
    assert_null(user->todos);
    assert_int_equal(test_log_count(), 0);
    toasty_free(user);
    toasty_close(db);
}

/* ---- NULL where something is wanted ---- */

static void null_records(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    struct User *user = user_get_by_id(db, 1);
    struct Todo *todo = todo_create(db, .id = 1, .title = "t");
    test_true(db, user && todo);
    test_log_start();
    assert_int_equal(user_update(db, NULL, .nick = toasty_set("n")), TOASTY_MISUSE);
    test_failed(db, TOASTY_MISUSE, "`User`", "NULL");
    assert_int_equal(user_delete(db, NULL), TOASTY_MISUSE);
    test_failed(db, TOASTY_MISUSE, "`User`", "NULL");
    assert_null(user_todos(db, NULL));
    test_failed(db, TOASTY_MISUSE, "`User.todos`", "NULL");
    assert_null(user_todos_create(db, NULL, .id = 2, .title = "t"));
    test_failed(db, TOASTY_MISUSE, "`User.todos`", "NULL");
    assert_int_equal(user_todos_insert(db, user, NULL), TOASTY_MISUSE);
    assert_int_equal(user_todos_insert(db, NULL, todo), TOASTY_MISUSE);
    assert_int_equal(user_todos_remove(db, user, NULL), TOASTY_MISUSE);
    assert_int_equal(user_todos_remove(db, NULL, todo), TOASTY_MISUSE);
    assert_int_equal(user_load(db, (struct User *)NULL, .include = {toasty_with(User.todos)}), TOASTY_MISUSE);
    test_failed(db, TOASTY_MISUSE, "NULL");
    assert_null(todo_user(db, NULL));
    test_failed(db, TOASTY_MISUSE, "`Todo.user`");
    assert_null(user_create_array(db, NULL, 3));
    test_failed(db, TOASTY_MISUSE, "`User`", "NULL");
    assert_int_equal(user_load(db, user), TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "nothing to load");
    assert_int_equal(test_log_count(), 0);
    toasty_free(user);
    toasty_free(todo);
    toasty_free(NULL);
    toasty_close(db);
}

static void null_handles(void **state)
{
    (void)state;
    struct User user = {.id = 1, .email = "e"};
    struct Todo todo = {.id = 1, .title = "t"};
    assert_null(user_create(NULL, .id = 1));
    assert_null(user_create_many(NULL, users_new({.id = 1})));
    assert_null(user_find(NULL));
    assert_null(user_first(NULL));
    assert_null(user_one(NULL));
    assert_int_equal(user_count(NULL), -1);
    assert_false(user_exists(NULL));
    assert_null(user_get_by_id(NULL, 1));
    assert_null(user_from_sql(NULL, "SELECT 1"));
    assert_int_equal(user_update(NULL, &user, .nick = toasty_set("n")), TOASTY_MISUSE);
    assert_int_equal(user_update_where(NULL, TOASTY_ALL_ROWS, .nick = toasty_set("n")), TOASTY_MISUSE);
    assert_int_equal(user_delete(NULL, &user), TOASTY_MISUSE);
    assert_int_equal(user_delete_where(NULL, TOASTY_ALL_ROWS), TOASTY_MISUSE);
    assert_int_equal(user_delete_by_id(NULL, 1), TOASTY_MISUSE);
    assert_int_equal(user_load(NULL, &user, .include = {toasty_with(User.todos)}), TOASTY_MISUSE);
    assert_null(user_todos(NULL, &user));
    assert_int_equal(user_todos_insert(NULL, &user, &todo), TOASTY_MISUSE);
    assert_int_equal(user_todos_remove(NULL, &user, &todo), TOASTY_MISUSE);
    assert_int_equal(toasty_push_schema(NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_reset_db(NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_exec(NULL, "SELECT 1"), TOASTY_MISUSE);
    assert_null(toasty_query(NULL, "SELECT 1"));
    assert_null(toasty_begin(NULL));
    assert_int_equal(toasty_commit(NULL), TOASTY_MISUSE);
    assert_int_equal(toasty_rollback(NULL), TOASTY_MISUSE);
    assert_null(toasty_clone(NULL));
    toasty_close(NULL);
    assert_int_equal(toasty_errcode(NULL), TOASTY_MISUSE);
    assert_non_null(strstr(toasty_errmsg(NULL), "NULL"));
    assert_int_equal(toasty_changes(NULL), 0);
    assert_int_equal(toasty_pool(NULL).size, 0);
    assert_false(toasty_is_unique_violation(NULL));
}

/* The count of a failed call is none, not that of the call before. */
static void changes_after_a_failure(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    struct User *user = user_get_by_id(db, 1);
    struct User gone = {.id = 99, .email = "e"};
    test_true(db, user);
#define fails(call)                                                                                          \
    test_true(db, user_update_where(db, TOASTY_ALL_ROWS, .nick = toasty_set("n")) == TOASTY_OK);             \
    assert_int_equal(toasty_changes(db), 1);                                                                 \
    assert_int_not_equal(call, TOASTY_OK);                                                                   \
    assert_int_equal(toasty_changes(db), 0)
    fails(user_update(db, user));
    fails(user_update(db, user, .email = toasty_null));
    fails(user_update(db, &gone, .nick = toasty_set("x")));
    fails(user_update_where(db, TOASTY_ALL_ROWS, .email = toasty_null));
    fails(user_delete(db, NULL));
    fails(user_delete_where(db, (toasty_expr){0}));
    fails(toasty_exec(db, "nonsense"));
#undef fails
    test_true(db, toasty_exec(db, "UPDATE users SET nick = NULL") == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    /* reading and creating leave it alone */
    assert_int_equal(user_count(db), 1);
    assert_int_equal(toasty_changes(db), 1);
    toasty_free(user);
    toasty_close(db);
}

/* A failed update, a failed create: nothing is left behind, in the database or in the struct. */
static void a_failure_changes_nothing(void **state)
{
    (void)state;
    toasty_db *db = with_user();
    struct User *user = user_create(db, .id = 2, .email = "b", .nick = "n", .age = toasty_i32(5));
    test_true(db, user);
    assert_int_equal(user_update(db, user, .nick = toasty_set("m"), .age = toasty_add(1),
                                 .email = toasty_set("ada@example.com")),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(db));
    assert_string_equal(user->email, "b");
    assert_string_equal(user->nick, "n");
    assert_int_equal(*user->age, 5);
    struct User *read = user_get_by_id(db, 2);
    test_true(db, read);
    assert_string_equal(read->nick, "n");
    assert_int_equal(*read->age, 5);
    toasty_free(read);
    /* with children: neither they nor the change */
    assert_int_equal(user_update(db, user, .email = toasty_set("ada@example.com"),
                                 .todos = todos_new({.id = 1, .title = "t"})),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_int_equal(todo_count(db), 0);
    assert_null(user->todos);
    toasty_free(user);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(unique_constraint),
    cmocka_unit_test(unique_constraint_of_two_fields),
    cmocka_unit_test(other_constraints),
    cmocka_unit_test(missing_table),
    cmocka_unit_test(raw_sql_mistakes),
    cmocka_unit_test(wrong_urls),
    cmocka_unit_test(wrong_options),
    cmocka_unit_test(wrong_schema),
    cmocka_unit_test(schema_of_another_generator),
    cmocka_unit_test(without_models),
    cmocka_unit_test(calls_after_a_failed_open),
    cmocka_unit_test(read_only_transaction),
    cmocka_unit_test(serialization_failure),
    cmocka_unit_test(parent_handle_while_a_transaction_is_open),
    cmocka_unit_test(condition_failed),
    cmocka_unit_test(update_that_sets_nothing),
    cmocka_unit_test(write_without_a_condition),
    cmocka_unit_test(field_of_another_model),
    cmocka_unit_test(model_of_another_database),
    cmocka_unit_test(distinct_records),
    cmocka_unit_test(loading_takes_an_include_only),
    cmocka_unit_test(null_records),
    cmocka_unit_test(null_handles),
    cmocka_unit_test(changes_after_a_failure),
    cmocka_unit_test(a_failure_changes_nothing),
};

TEST_MAIN(tests)
