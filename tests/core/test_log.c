#include "test.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "core/log.h"

static atomic_int received;

static void count(void *context, const toasty_log_event *event)
{
    assert_ptr_equal(context, &received);
    assert_string_equal(event->message, "query executed");
    assert_int_equal(event->rows, 3);
    assert_string_equal(event->statement, "");
    assert_string_equal(event->params, "");
    assert_string_equal(event->system, "");
    assert_string_equal(event->error, "");
    atomic_fetch_add(&received, 1);
}

static const toasty_log_event event = {.level = TOASTY_LOG_INFO, .message = "query executed", .rows = 3};

static void nobody_listens_at_first(void **state)
{
    (void)state;
    assert_false(toasty__log_on());
    toasty__log(&event);
}

static void a_logger_gets_whole_events(void **state)
{
    (void)state;
    atomic_store(&received, 0);
    toasty_set_logger(count, &received);
    assert_true(toasty__log_on());
    toasty__log(&event);
    assert_int_equal(atomic_load(&received), 1);
    toasty_set_logger(NULL, NULL);
    assert_false(toasty__log_on());
    toasty__log(&event);
    assert_int_equal(atomic_load(&received), 1);
}

static void *log_a_thousand(void *unused)
{
    for (int i = 0; i < 1000; i++)
        if (toasty__log_on())
            toasty__log(&event);
    return unused;
}

static void from_any_thread(void **state)
{
    (void)state;
    pthread_t threads[4];
    atomic_store(&received, 0);
    toasty_set_logger(count, &received);
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, log_a_thousand, NULL), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    toasty_set_logger(NULL, NULL);
    assert_int_equal(atomic_load(&received), 4000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_listens_at_first),
        cmocka_unit_test(a_logger_gets_whole_events),
        cmocka_unit_test(from_any_thread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
