/* What fibers do is told to the program's logger on their loop's thread, in order and before the call
 * returns. */
#include "../session/support.h"

#include <stdatomic.h>

#include "core/alloc.h"
#include "runtime/fiber.h"
#include <toasty/async.h>

static pid_t home;
static int elsewhere;

static void listen(void *context, const toasty_log_event *event)
{
    elsewhere += gettid() != home;
    record_event(context, event);
}

static void begin_to_listen(void)
{
    home = gettid();
    elsewhere = 0;
    recorder.count = 0;
    toasty_set_logger(listen, NULL);
}

/* ---- every kind of call ---- */

static toasty_status insert(toasty_db *tx, void *unused)
{
    (void)unused;
    return toasty_exec(tx, "INSERT INTO t VALUES (7)");
}

/* Somebody else commits a change of what the first try has read. */
static toasty_status meet_another(toasty_db *tx, void *other)
{
    static int tries;
    assert_int_equal(ask(tx, "SELECT count(*) FROM counter"), 1);
    if (tries++ % 2 == 0)
        good(other, toasty_exec(other, "UPDATE counter SET n = n + 1"));
    return toasty_exec(tx, "UPDATE counter SET n = n + 10");
}

static void write_concurrently(toasty_db *db)
{
    int attempts = 0;
    toasty_db *other = toasty_clone(db);
    good(db, toasty_transaction(db, insert, NULL, .mode = TOASTY_MODE_QUEUED));
    good(db, toasty_transaction(db, insert, NULL));
    good(db, toasty_transaction(db, meet_another, other, .attempts = &attempts));
    assert_int_equal(attempts, 2);
    toasty_close(other);
}

static void make_transactions(toasty_db *db)
{
    toasty_db *tx = toasty_begin(db);
    good(tx, toasty_exec(tx, "INSERT INTO t VALUES (1)"));
    toasty_db *savepoint = toasty_begin(tx);
    good(savepoint, toasty_exec(savepoint, "INSERT INTO t VALUES (2)"));
    good(tx, toasty_rollback(savepoint));
    good(db, toasty_commit(tx));
    tx = toasty_begin(db);
    good(tx, toasty_exec(tx, "DELETE FROM t"));
    toasty_close(tx); /* rolls back */
    assert_int_equal(ask(db, "SELECT count(*) FROM t"), 1);
}

static void make_mistakes(toasty_db *db)
{
    assert_null(toasty_query(db, "SELECT nonsense FROM t"));
    check(db, toasty_exec(db, "INSERT INTO counter VALUES (0)"), TOASTY_DRIVER_OPERATION_FAILED);
    check(db, toasty_exec(db, "BEGIN"), TOASTY_MISUSE);
}

static void repeat_a_read(toasty_db *db)
{
    for (int i = 0; i < 20; i++)
        assert_int_equal(ask(db, "SELECT n FROM counter WHERE n >= 0"), 0);
}

/* A mark in the record where a call has returned. */
static void mark(const char *text)
{
    record_event(NULL, &(const toasty_log_event){
                           .message = text, .system = "", .statement = "", .params = "", .error = ""});
}

/* On whatever thread and in whatever fiber: the same is told. */
static void make_calls(void *url)
{
    home = gettid();
    toasty_db *db = open_good(url, .max_pool_size = 3, .log_statement_params = true,
                              .repeated_statement_warning = 5, .slow_statement_ms = TOASTY_NEVER);
    mark("open");
    good(db, toasty_exec(db, "CREATE TABLE t (a)"));
    mark("table");
    good(db, toasty_exec(db, "CREATE TABLE counter (n UNIQUE)"));
    good(db, toasty_exec(db, "INSERT INTO counter VALUES (?1)", toasty_args(0)));
    mark("insert");
    repeat_a_read(db);
    mark("reads");
    make_transactions(db);
    mark("transactions");
    make_mistakes(db);
    mark("mistakes");
    if (strstr(url, "concurrent"))
        write_concurrently(db);
    mark("concurrent");
    toasty_close(db);
    db = open_good("sqlite::memory:", .max_pool_size = 3); /* tells that it cannot have so many */
    mark("open");
    toasty_close(db);
}

static recorded first_record[MAX_EVENTS];

static void expect_the_same(int count)
{
    for (int i = 0; i < recorder.count && i < count; i++) {
        const recorded *was = &first_record[i], *is = &recorder.events[i];
        assert_string_equal(is->message, was->message);
        assert_string_equal(is->statement, was->statement);
        assert_string_equal(is->params, was->params);
        assert_string_equal(is->error, was->error);
        assert_string_equal(is->system, was->system);
        assert_int_equal(is->level, was->level);
        assert_int_equal(is->rows, was->rows);
    }
    assert_int_equal(recorder.count, count);
}

static void tell_of_all_calls(const char *options)
{
    char url[128];
    temp_file file;
    temp_file_make(&file, "turso");
    snprintf(url, sizeof url, "%s%s", file.url, options);
    begin_to_listen();
    make_calls(url);
    assert_int_equal(elsewhere, 0);
    int count = recorder.count;
    assert_in_range(count, 40, MAX_EVENTS - 1);
    memcpy(first_record, recorder.events, sizeof first_record);
    temp_file_remove(&file);

    temp_file_make(&file, "turso");
    snprintf(url, sizeof url, "%s%s", file.url, options);
    begin_to_listen();
    assert_int_equal(toasty_run(make_calls, url), TOASTY_OK);
    record_end();
    assert_int_equal(elsewhere, 0);
    expect_the_same(count);
    temp_file_remove(&file);
}

static void the_logger_is_called_at_home(void **state)
{
    (void)state;
    tell_of_all_calls("");
    tell_of_all_calls("?concurrent_writes=true");
}

/* ---- stopping ---- */

static void count_for_ever(void *db)
{
    toasty_db *mine = toasty_clone(db);
    assert_null(toasty_query(mine, "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
                                   "SELECT count(*) FROM c"));
    check(mine, toasty_errcode(mine), TOASTY_CANCELLED);
    mark("returned");
    toasty_close(mine);
}

static void cancel_it(void *unused)
{
    (void)unused;
    toasty_db *db = open_good("turso::memory:");
    begin_to_listen();
    toasty_fiber *fiber = toasty_spawn(NULL, count_for_ever, db, .joinable = true);
    toasty_sleep(5);
    toasty_cancel(fiber);
    toasty_join(fiber);
    record_end();
    toasty_close(db);
}

static void what_is_cancelled_is_told_at_home(void **state)
{
    (void)state;
    assert_int_equal(toasty_run(cancel_it, NULL), TOASTY_OK);
    assert_int_equal(elsewhere, 0);
    assert_int_equal(recorder.count, 2);
    assert_string_equal(recorder.events[0].message, "query failed");
    assert_non_null(strstr(recorder.events[0].error, "told to stop"));
    assert_string_equal(recorder.events[1].message, "returned");
}

/* ---- the time of an event ---- */

static toasty_timestamp told, freed;

static void note_time(void *context, const toasty_log_event *event)
{
    (void)context;
    told = event->time;
}

static void run_one(void *db)
{
    toasty_db *mine = toasty_clone(db);
    good(mine, toasty_exec(mine, "SELECT 1"));
    toasty_close(mine);
}

/* Keeps the loop's thread until long after the statement has ended on another one. */
static void keep_the_loop(void *db)
{
    while (!toasty_pool(db).available)
        usleep(100);
    freed = toasty_now();
    usleep(2000);
}

static void run_one_and_wait(void *unused)
{
    (void)unused;
    toasty_db *db = open_good("turso::memory:", .max_pool_size = 1);
    toasty_set_logger(note_time, NULL);
    toasty_spawn(NULL, run_one, db);
    toasty_join(toasty_spawn(NULL, keep_the_loop, db, .joinable = true));
    toasty_yield();
    while (!told.seconds)
        toasty_sleep(1);
    record_end();
    toasty_close(db);
}

static void an_event_has_the_time_at_which_it_happened(void **state)
{
    (void)state;
    assert_int_equal(toasty_run(run_one_and_wait, NULL), TOASTY_OK);
    if (told.seconds == freed.seconds)
        assert_true(told.nanoseconds <= freed.nanoseconds);
    else
        assert_true(told.seconds < freed.seconds);
}

/* ---- memory ---- */

static int none(void)
{
    return 0;
}

static void tell(const char *message)
{
    toasty__events_tell(&(const toasty_log_event){.message = message});
}

static void tell_without_memory(void *unused)
{
    (void)unused;
    begin_to_listen();
    toasty__fiber_go_away();
    tell("first");
    toasty__set_alloc_gate(none);
    tell("second");
    tell("third");
    toasty__set_alloc_gate(NULL);
    tell("fourth");
    assert_int_equal(recorder.count, 0);
    toasty__fiber_come_home();
    tell("fifth");
    record_end();
}

static void what_there_was_no_memory_for_is_counted(void **state)
{
    static const char *const messages[] = {"first", "fourth",
                                           "memory is out: 2 events before this one were lost", "fifth"};
    (void)state;
    assert_int_equal(toasty_run(tell_without_memory, NULL), TOASTY_OK);
    assert_int_equal(recorder.count, 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(recorder.events[i].message, messages[i]);
    assert_int_equal(elsewhere, 0);
}

/* ---- calls within the logger ---- */

static toasty_db *journal;

static void write_down(void *context, const toasty_log_event *event)
{
    static bool busy;
    listen(context, event);
    if (busy)
        return;
    busy = true;
    good(journal, toasty_exec(journal, "INSERT INTO journal VALUES (?1)", toasty_args(event->statement)));
    busy = false;
}

static void keep_a_journal(void *unused)
{
    (void)unused;
    journal = open_good("turso::memory:");
    good(journal, toasty_exec(journal, "CREATE TABLE journal (text)"));
    toasty_db *db = open_good("turso::memory:");
    begin_to_listen();
    toasty_set_logger(write_down, NULL);
    toasty_db *tx = toasty_begin(db);
    good(tx, toasty_exec(tx, "CREATE TABLE t (a)"));
    good(db, toasty_commit(tx));
    record_end();
    toasty_close(db);
    assert_int_equal(ask(journal, "SELECT count(*) FROM journal"), 3);
    toasty_close(journal);
}

static void the_logger_may_make_calls_of_its_own(void **state)
{
    (void)state;
    assert_int_equal(toasty_run(keep_a_journal, NULL), TOASTY_OK);
    assert_int_equal(elsewhere, 0);
    assert_int_equal(recorder.count, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_logger_is_called_at_home),
        cmocka_unit_test(what_is_cancelled_is_told_at_home),
        cmocka_unit_test(an_event_has_the_time_at_which_it_happened),
        cmocka_unit_test(what_there_was_no_memory_for_is_counted),
        cmocka_unit_test(the_logger_may_make_calls_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
