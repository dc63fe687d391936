/* log.h: messages to the logger. */
#include "../support.h"

#include "log.h"

static int heard;
static char message[600];
static char file[100];
static turso_tracing_level_t level;

static void listen(const turso_log_t *log)
{
    heard++;
    level = log->level;
    snprintf(message, sizeof message, "%s", log->message);
    snprintf(file, sizeof file, "%s", log->file);
}

static void nobody_listens(void **state)
{
    (void)state;
    assert_false(ember__log_wanted(TURSO_TRACING_LEVEL_ERROR));
    ember__log(TURSO_TRACING_LEVEL_ERROR, "%s", "lost");
    assert_int_equal(heard, 0);
}

static void levels_and_places(void **state)
{
    (void)state;
    turso_config_t config = {.logger = listen, .log_level = "warn"};
    assert_int_equal(turso_setup(&config, NULL), TURSO_OK);
    assert_true(ember__log_wanted(TURSO_TRACING_LEVEL_WARN));
    assert_false(ember__log_wanted(TURSO_TRACING_LEVEL_INFO));
    ember__log(TURSO_TRACING_LEVEL_INFO, "too quiet");
    assert_int_equal(heard, 0);
    ember__log(TURSO_TRACING_LEVEL_WARN, "%d of %s", 7, "nine");
    assert_int_equal(heard, 1);
    assert_int_equal(level, TURSO_TRACING_LEVEL_WARN);
    assert_string_equal(message, "7 of nine");
    assert_string_equal(file, "test_log.c");
    /* a long one is cut */
    char longer[900];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    ember__log(TURSO_TRACING_LEVEL_ERROR, "%s", longer);
    assert_int_equal(strlen(message), 511);
    expect_error(TURSO_ERROR, "loud", turso_setup(&(turso_config_t){.log_level = "loud"}, &error));
    assert_true(ember__log_wanted(TURSO_TRACING_LEVEL_WARN));
    assert_int_equal(turso_setup(NULL, NULL), TURSO_MISUSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_listens),
        cmocka_unit_test(levels_and_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
