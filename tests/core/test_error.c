#include "test.h"

#include <stdio.h>
#include <string.h>

#include "core/error.h"
#include "core/utf8.h"

static void every_status_has_name_and_text(void **state)
{
    (void)state;
    for (int i = 0; i < TOASTY_STATUS_COUNT; i++) {
        const char *name = toasty_status_name((toasty_status)i);
        const char *text = toasty_status_text((toasty_status)i);
        assert_true(strlen(name) > 0 && strlen(text) > 0);
        for (int other = 0; other < i; other++) {
            assert_string_not_equal(name, toasty_status_name((toasty_status)other));
            assert_string_not_equal(text, toasty_status_text((toasty_status)other));
        }
    }
    assert_string_equal(toasty_status_name(TOASTY_RECORD_NOT_FOUND), "RECORD_NOT_FOUND");
    assert_string_equal(toasty_status_text(TOASTY_RECORD_NOT_FOUND), "record not found");
    assert_string_equal(toasty_status_name((toasty_status)TOASTY_STATUS_COUNT), "UNKNOWN");
    assert_string_equal(toasty_status_text((toasty_status)-1), "unknown status");
}

static void assert_empty(const toasty__error *error)
{
    assert_int_equal(error->info.code, TOASTY_OK);
    assert_int_equal(error->info.driver_code, 0);
    assert_int_equal(error->info.constraint, TOASTY_CONSTRAINT_NONE);
    assert_string_equal(error->info.message, "");
    assert_string_equal(error->info.driver_text, "");
    assert_string_equal(error->info.sqlstate, "");
    assert_string_equal(error->info.statement, "");
    assert_string_equal(error->info.model, "");
    assert_string_equal(error->info.field, "");
}

static void set_everything(toasty__error *error)
{
    toasty__error_set_field(error, "User", "email");
    toasty__error_set_statement(error, "INSERT");
    toasty__error_set_driver(error, 19, "UNIQUE constraint failed");
    error->info.constraint = TOASTY_CONSTRAINT_UNIQUE;
    snprintf(error->sqlstate, sizeof error->sqlstate, "23505");
    assert_int_equal(toasty__fail(error, TOASTY_DRIVER_OPERATION_FAILED, "%s %d", "oh", 7),
                     TOASTY_DRIVER_OPERATION_FAILED);
}

static void assert_everything(const toasty__error *error)
{
    assert_int_equal(error->info.code, TOASTY_DRIVER_OPERATION_FAILED);
    assert_string_equal(error->info.message, "driver operation failed: oh 7");
    assert_string_equal(error->info.model, "User");
    assert_string_equal(error->info.field, "email");
    assert_string_equal(error->info.statement, "INSERT");
    assert_int_equal(error->info.driver_code, 19);
    assert_string_equal(error->info.driver_text, "UNIQUE constraint failed");
    assert_int_equal(error->info.constraint, TOASTY_CONSTRAINT_UNIQUE);
    assert_string_equal(error->info.sqlstate, "23505");
}

static void failing_keeps_the_parts_and_clearing_takes_all(void **state)
{
    (void)state;
    toasty__error error;
    memset(&error, 0xAA, sizeof error);
    toasty__error_init(&error);
    assert_empty(&error);
    set_everything(&error);
    assert_everything(&error);
    toasty__error_clear(&error);
    assert_empty(&error);
    /* Parts alone are cleared too. */
    toasty__error_set_field(&error, "User", NULL);
    assert_string_equal(error.info.field, "");
    toasty__error_clear(&error);
    assert_empty(&error);
    error.info.constraint = TOASTY_CONSTRAINT_CHECK;
    toasty__error_clear(&error);
    assert_empty(&error);
}

static void a_copy_points_at_itself(void **state)
{
    (void)state;
    toasty__error from;
    toasty__error to;
    toasty__error_init(&from);
    toasty__error_init(&to);
    set_everything(&from);
    toasty__error_copy(&to, &from);
    toasty__error_copy(&to, &to);
    memset(&from, 'x', sizeof from);
    assert_everything(&to);
    assert_ptr_equal(to.info.message, to.message);
}

static void a_message_may_hold_the_one_before(void **state)
{
    (void)state;
    toasty__error error;
    toasty__error_init(&error);
    toasty__fail(&error, TOASTY_INVALID_RESULT, "inner");
    toasty__fail(&error, TOASTY_VALIDATION, "outer (%s)", error.message);
    assert_string_equal(error.message, "validation failed: outer (invalid result: inner)");
    toasty__error_set_driver(&error, 0, error.message + 19);
    assert_string_equal(error.driver_text, "outer (invalid result: inner)");
}

static void memory_and_empty_messages(void **state)
{
    (void)state;
    toasty__error error;
    toasty__error_init(&error);
    assert_int_equal(toasty__fail_memory(&error), TOASTY_OUT_OF_MEMORY);
    assert_string_equal(error.info.message, "out of memory");
    assert_int_equal(error.info.code, TOASTY_OUT_OF_MEMORY);
    assert_int_equal(toasty__fail(&error, TOASTY_CONDITION_FAILED, "%s", ""), TOASTY_CONDITION_FAILED);
    assert_string_equal(error.info.message, "condition failed");
    assert_int_equal(toasty__fail(NULL, TOASTY_MISUSE, "nobody to tell"), TOASTY_MISUSE);
    assert_int_equal(toasty__fail_memory(NULL), TOASTY_OUT_OF_MEMORY);
}

static void assert_utf8(const char *text)
{
    for (size_t left = strlen(text); left;) {
        size_t length = toasty__utf8_length(text, left);
        assert_int_not_equal(length, 0);
        text += length;
        left -= length;
    }
}

/* Long text of characters of one to four bytes, begun at every offset, is cut between characters. */
static void long_text_is_cut_between_characters(void **state)
{
    (void)state;
    static char text[4096];
    text[0] = '\0';
    while (strlen(text) < sizeof text - 16)
        strcat(text, "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8D\x9E");
    for (int pad = 0; pad < 12; pad++) {
        toasty__error error;
        toasty__error_init(&error);
        char *padded = text;
        static char longer[sizeof text + 16];
        snprintf(longer, sizeof longer, "%.*s%s", pad, "xxxxxxxxxxxx", padded);
        toasty__fail(&error, TOASTY_MISUSE, "%s", longer);
        toasty__error_set_statement(&error, longer);
        toasty__error_set_driver(&error, 1, longer);
        toasty__error_set_field(&error, longer, longer);
        const char *parts[] = {error.info.message, error.info.statement, error.info.driver_text,
                               error.info.model, error.info.field};
        const size_t sizes[] = {sizeof error.message, sizeof error.statement, sizeof error.driver_text,
                                sizeof error.model, sizeof error.field};
        for (int i = 0; i < 5; i++) {
            assert_utf8(parts[i]);
            assert_true(strlen(parts[i]) < sizes[i] && strlen(parts[i]) > sizes[i] - 5);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_has_name_and_text),
        cmocka_unit_test(failing_keeps_the_parts_and_clearing_takes_all),
        cmocka_unit_test(a_copy_points_at_itself),
        cmocka_unit_test(a_message_may_hold_the_one_before),
        cmocka_unit_test(memory_and_empty_messages),
        cmocka_unit_test(long_text_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
