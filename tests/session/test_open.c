/* Opening: URLs, options, what is checked, what a handle says that could not be opened. */
#include "support.h"
#include "item.h"

static void expect_failure(toasty_db *db, toasty_status status, const char *words)
{
    assert_non_null(db);
    if (toasty_errcode(db) != status)
        print_error("%s\n", toasty_errmsg(db));
    assert_int_equal(toasty_errcode(db), status);
    assert_message(db, words);
    toasty_close(db);
}

static void every_scheme_opens(void **state)
{
    static const char *const schemes[] = {"turso", "sqlite"};
    (void)state;
    for (int i = 0; i < 2; i++) {
        temp_file file;
        char memory[32];
        temp_file_make(&file, schemes[i]);
        toasty_db *db = open_good(file.url);
        good(db, toasty_exec(db, "CREATE TABLE t (a)"));
        toasty_close(db);
        assert_int_equal(access(file.path, R_OK), 0);
        db = open_good(file.url);
        assert_int_equal(ask(db, "SELECT count(*) FROM t"), 0);
        toasty_close(db);
        temp_file_remove(&file);
        snprintf(memory, sizeof memory, "%s::memory:", schemes[i]);
        db = open_good(memory);
        assert_int_equal(ask(db, "SELECT 1"), 1);
        toasty_close(db);
    }
}

static void bad_urls_are_told(void **state)
{
    (void)state;
    expect_failure(toasty_open(NULL), TOASTY_INVALID_CONNECTION_URL, "no URL was given");
    expect_failure(toasty_open("app.db"), TOASTY_INVALID_CONNECTION_URL, "no scheme");
    expect_failure(toasty_open("mysql://u:secret@h/db"), TOASTY_UNSUPPORTED_FEATURE,
                   "unsupported database scheme `mysql`: this build has turso, sqlite");
    expect_failure(toasty_open("turso:x?nope=1"), TOASTY_INVALID_CONNECTION_URL, "no option `nope`");
    expect_failure(toasty_open("turso:no/such/directory/x.db"), TOASTY_DRIVER_OPERATION_FAILED,
                   "cannot open `no/such/directory/x.db`");
    expect_failure(toasty_open_with(NULL), TOASTY_MISUSE, "options are NULL");
}

static void driver_options_are_checked(void **state)
{
    (void)state;
    expect_failure(toasty_open("turso::memory:", .driver = toasty_sqlite(.busy_timeout_ms = 1)),
                   TOASTY_INVALID_DRIVER_CONFIGURATION, "for `sqlite`");
    expect_failure(toasty_open("sqlite::memory:", .driver = toasty_turso(.concurrent_writes = true)),
                   TOASTY_INVALID_DRIVER_CONFIGURATION, "for `turso`");
    toasty_db *db = open_good("turso::memory:", .driver = toasty_turso(.busy_timeout_ms = 77));
    assert_int_equal(ask(db, "PRAGMA busy_timeout"), 77);
    toasty_close(db);
    db = open_good("turso::memory:?busy_timeout_ms=78");
    assert_int_equal(ask(db, "PRAGMA busy_timeout"), 78);
    toasty_close(db);
    db = open_good("sqlite::memory:", .driver = toasty_sqlite(.busy_timeout_ms = -1));
    assert_int_equal(ask(db, "PRAGMA busy_timeout"), 0);
    toasty_close(db);
}

static void pool_options_are_checked(void **state)
{
    static const struct {
        toasty_open_options options;
        const char *words;
    } cases[] = {
        {{.max_pool_size = -1}, "max_pool_size is -1"},
        {{.pool_wait_timeout_ms = -2}, "pool_wait_timeout_ms is -2"},
        {{.pool_create_timeout_ms = -2}, "pool_create_timeout_ms is -2"},
        {{.pool_health_check_interval_ms = -7}, "pool_health_check_interval_ms is -7"},
        {{.pool_max_lifetime_ms = INT32_MIN}, "pool_max_lifetime_ms is -2147483648"},
        {{.pool_max_idle_ms = -2}, "pool_max_idle_ms is -2"},
        {{.slow_statement_ms = -2}, "slow_statement_ms is -2"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        toasty_open_options options = cases[i].options;
        options.url = "turso::memory:";
        expect_failure(toasty_open_with(&options), TOASTY_INVALID_DRIVER_CONFIGURATION, cases[i].words);
    }
    toasty_close(open_good(
        "turso::memory:", .pool_wait_timeout_ms = TOASTY_NEVER, .pool_create_timeout_ms = TOASTY_NEVER,
        .pool_health_check_interval_ms = TOASTY_NEVER, .pool_max_lifetime_ms = TOASTY_NEVER,
        .pool_max_idle_ms = TOASTY_NEVER, .slow_statement_ms = TOASTY_NEVER));
}

static void models_of_another_version_are_refused(void **state)
{
    toasty_model old = item_model;
    const toasty_model *const Old = &old;
    (void)state;
    old.version = TOASTY_META_VERSION + 1;
    expect_failure(toasty_open("turso::memory:", .models = toasty_models(&Old)), TOASTY_INVALID_SCHEMA,
                   "run `toasty derive` again");
    expect_failure(toasty_open("turso::memory:", .models = {.count = 1}), TOASTY_INVALID_SCHEMA, "no models");
    expect_failure(toasty_open("turso::memory:", .models = toasty_models(NULL)), TOASTY_INVALID_SCHEMA,
                   "NULL");
}

/* A mistake that is found before the database is opened does not leave a file behind. */
static void a_mistake_makes_no_file(void **state)
{
    temp_file file;
    toasty_model old = item_model;
    const toasty_model *const Old = &old;
    (void)state;
    old.version = 0;
    temp_file_make(&file, "turso");
    expect_failure(toasty_open(file.url, .models = toasty_models(&Old)), TOASTY_INVALID_SCHEMA, "version");
    expect_failure(toasty_open(file.url, .max_pool_size = -1), TOASTY_INVALID_DRIVER_CONFIGURATION,
                   "max_pool");
    assert_int_not_equal(access(file.path, F_OK), 0);
    temp_file_remove(&file);
}

static void concurrent_writes_fail_at_open_without_the_engine(void **state)
{
    (void)state;
    toasty_db *db = toasty_open("turso::memory:", .driver = toasty_turso(.concurrent_writes = true));
    if (toasty_errcode(db) != TOASTY_OK) {
        assert_true(toasty_is_unsupported_feature(db));
        assert_message(db, "concurrent_writes: ");
    }
    toasty_close(db);
}

static toasty_status never_run(toasty_db *tx, void *arg)
{
    (void)tx;
    (void)arg;
    fail();
    return TOASTY_OK;
}

static void a_handle_that_failed_to_open_answers_every_call_alike(void **state)
{
    toasty_db *db = toasty_open("nothing");
    const toasty_status why = TOASTY_INVALID_CONNECTION_URL;
    char message[256];
    (void)state;
    assert_int_equal(toasty_errcode(db), why);
    snprintf(message, sizeof message, "%s", toasty_errmsg(db));
    check(db, toasty_push_schema(db), why);
    check(db, toasty_reset_db(db), why);
    check(db, toasty_exec(db, "SELECT 1"), why);
    check(db, toasty_commit(db), why);
    check(db, toasty_rollback(db), why);
    check(db, toasty_transaction(db, never_run), why);
    assert_null(toasty_query(db, "SELECT 1"));
    assert_null(toasty_begin(db));
    assert_null(toasty_clone(db));
    assert_int_equal(toasty_pool(db).max_size, 0);
    assert_int_equal(toasty_changes(db), 0);
    assert_string_equal(toasty_errmsg(db), message);
    assert_string_equal(toasty_error(db)->message, message);
    toasty_close(db);
}

static void options_are_copied(void **state)
{
    (void)state;
    char *url = strdup("turso::memory:"), *prefix = strdup("my_"), *driver = strdup("turso");
    const void **tokens = malloc(sizeof *tokens);
    assert_non_null(url && prefix && driver && tokens ? url : NULL);
    tokens[0] = &Item;
    toasty_db *db = open_good(url, .models = {.count = 1, .tokens = tokens}, .table_name_prefix = prefix,
                              .driver = {.driver = driver});
    memset(url, 'x', 5);
    memset(prefix, 'x', 3);
    free(url);
    free(prefix);
    free(driver);
    free(tokens);
    good(db, toasty_push_schema(db));
    assert_int_equal(ask(db, "SELECT count(*) FROM my_items"), 0);
    toasty_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scheme_opens),
        cmocka_unit_test(bad_urls_are_told),
        cmocka_unit_test(driver_options_are_checked),
        cmocka_unit_test(pool_options_are_checked),
        cmocka_unit_test(models_of_another_version_are_refused),
        cmocka_unit_test(a_mistake_makes_no_file),
        cmocka_unit_test(concurrent_writes_fail_at_open_without_the_engine),
        cmocka_unit_test(a_handle_that_failed_to_open_answers_every_call_alike),
        cmocka_unit_test(options_are_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
