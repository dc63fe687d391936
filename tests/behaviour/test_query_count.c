/* How many statements are sent, and the same one too often. */
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "query_count.toasty.h"
#include "support.h"

static toasty_db *filled(int warning)
{
    toasty_db *db = test_open_fresh(
        &(const toasty_open_options){.models = toasty_models(&User), .repeated_statement_warning = warning});
    toasty_free(user_create_many(db, users_new({.id = 1}, {.id = 2}, {.id = 3}, {.id = 4})));
    toasty_free(todo_create_many(db, todos_new({.id = 1, .user_id = 1}, {.id = 2, .user_id = 2})));
    test_ok(db);
    return db;
}

static void statements_are_counted(void **state)
{
    (void)state;
    toasty_db *db = filled(0);
    int64_t before = toasty_query_count(db);
    assert_true(before >= 2);
    toasty_free(user_get_by_id(db, 1));
    assert_int_equal(toasty_query_count(db), before + 1);
    assert_null(user_find(db, .limit = -1)); /* not sent */
    assert_int_equal(toasty_query_count(db), before + 1);
    assert_null(user_create(db, .id = 1)); /* sent, and refused */
    assert_int_equal(toasty_query_count(db), before + 2);
    toasty_free(user_find(db, .include = {toasty_with(User.todos)})); /* BEGIN, two, COMMIT */
    assert_int_equal(toasty_query_count(db), before + 6);
    if (toasty_exec(db, "SELECT 1"))
        test_ok(db);
    assert_int_equal(toasty_query_count(db), before + 7);
    toasty_db *clone = toasty_clone(db);
    assert_int_equal(toasty_query_count(clone), 0);
    toasty_close(clone);
    assert_int_equal(toasty_query_count(NULL), 0);
    toasty_close(db);
}

static void those_of_a_transaction_are_added(void **state)
{
    (void)state;
    toasty_db *db = filled(0);
    int64_t before = toasty_query_count(db);
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    assert_int_equal(user_count(tx), 4);
    assert_int_equal(toasty_query_count(tx), 1);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(toasty_query_count(db), before + 3);
    tx = toasty_begin(db);
    toasty_db *inner = toasty_begin(tx);
    assert_int_equal(user_count(inner), 4);
    toasty_close(tx); /* BEGIN, SAVEPOINT, SELECT, ROLLBACK */
    assert_int_equal(toasty_query_count(db), before + 7);
    toasty_close(db);
}

static void load_one_by_one(toasty_db *db)
{
    for (int64_t i = 1; i <= 4; i++)
        toasty_free(user_get_by_id(db, i));
}

/* 0, or the signal that ended a child which sends four statements where `most` are expected. */
static int end_of_child(toasty_db *db, int64_t most)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (!child) {
        signal(SIGABRT, SIG_DFL);
        if (!freopen("/dev/null", "w", stderr))
            _exit(1);
        toasty_assert_queries(db, most) load_one_by_one(db);
        _exit(0);
    }
    int status = 1;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
}

static void a_block_that_sends_too_many(void **state)
{
    (void)state;
    toasty_db *db = filled(0);
    int rounds = 0;
    toasty_assert_queries(db, 4)
    {
        load_one_by_one(db);
        rounds++;
    }
    assert_int_equal(rounds, 1);
    toasty_assert_queries(db, 0) rounds++;
    assert_int_equal(rounds, 2);
    assert_int_equal(end_of_child(db, 4), 0);
    assert_int_equal(end_of_child(db, 3), SIGABRT);
    toasty_close(db);
}

typedef struct warnings {
    int count;
    int64_t rows;
    char statement[128];
} warnings;

static void listen(void *context, const toasty_log_event *event)
{
    warnings *w = context;
    if (event->level != TOASTY_LOG_WARN || !strstr(event->message, "in a row"))
        return;
    w->count++;
    w->rows = event->rows;
    snprintf(w->statement, sizeof w->statement, "%s", event->statement);
}

static void the_same_statement_in_a_row(void **state)
{
    (void)state;
    warnings w = {0};
    toasty_db *db = filled(3), *quiet;
    toasty_set_logger(listen, &w);
    load_one_by_one(db);
    assert_int_equal(w.count, 1); /* once for all of them */
    assert_int_equal(w.rows, 3);
    assert_non_null(strstr(w.statement, "FROM \"users\""));
    assert_int_equal(user_count(db), 4);
    toasty_free(user_get_by_id(db, 1));
    toasty_free(user_get_by_id(db, 2));
    assert_int_equal(user_count(db), 4); /* something else in between */
    toasty_free(user_get_by_id(db, 3));
    assert_int_equal(w.count, 1);
    for (int i = 0; i < 3; i++)
        if (toasty_exec(db, "DELETE FROM todos"))
            test_ok(db);
    assert_int_equal(w.count, 2);
    assert_string_equal(w.statement, "DELETE FROM todos");
    toasty_close(db);
    quiet = filled(0);
    load_one_by_one(quiet);
    assert_int_equal(w.count, 2);
    toasty_close(quiet);
    db = test_try_open(
        &(const toasty_open_options){.models = toasty_models(&User), .repeated_statement_warning = -1});
    test_failed(db, TOASTY_INVALID_DRIVER_CONFIGURATION, "repeated_statement_warning is -1");
    toasty_close(db);
    toasty_set_logger(NULL, NULL);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(statements_are_counted),
    cmocka_unit_test(those_of_a_transaction_are_added),
    cmocka_unit_test(a_block_that_sends_too_many),
    cmocka_unit_test(the_same_statement_in_a_row),
};

TEST_MAIN(tests)
