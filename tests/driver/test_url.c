/* The grammar of connection URLs. */
#include "support.h"

#include "core/arena.h"
#include "driver/url.h"

typedef struct good_url {
    const char *text;
    const char *scheme;
    const char *path;
    int concurrent_writes;
    int busy_timeout_ms;
} good_url;

static void urls_that_are_taken(void **state)
{
    static const good_url urls[] = {
        {"turso::memory:", "turso", ":memory:", -1, -1},
        {"sqlite::memory:", "sqlite", ":memory:", -1, -1},
        {"turso:./app.db", "turso", "./app.db", -1, -1},
        {"TURSO:./App.db", "turso", "./App.db", -1, -1},
        {"SqLite:x", "sqlite", "x", -1, -1},
        {"sqlite://app.db", "sqlite", "app.db", -1, -1},
        {"sqlite:///var/app.db", "sqlite", "/var/app.db", -1, -1},
        {"sqlite://:memory:", "sqlite", ":memory:", -1, -1},
        {"turso:a%20b%2Fc.db", "turso", "a b/c.db", -1, -1},
        {"turso:caf%c3%A9", "turso", "café", -1, -1},
        {"turso:50%25.db", "turso", "50%.db", -1, -1},
        {"turso:what%3F.db", "turso", "what?.db", -1, -1},
        {"turso:a#b.db", "turso", "a#b.db", -1, -1},
        {"turso:a:b@c&d=e", "turso", "a:b@c&d=e", -1, -1},
        {"turso:x?", "turso", "x", -1, -1},
        {"turso:x?&", "turso", "x", -1, -1},
        {"turso:x?concurrent_writes=true", "turso", "x", 1, -1},
        {"turso:x?concurrent_writes=false&busy_timeout_ms=0", "turso", "x", 0, 0},
        {"turso:x?busy_timeout_ms=2147483647", "turso", "x", -1, 2147483647},
        {"sqlite:x?busy_timeout_ms=250", "sqlite", "x", -1, 250},
    };
    (void)state;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        toasty__arena arena = {0};
        toasty__error error;
        toasty__url url;
        toasty__error_init(&error);
        if (toasty__url_parse(urls[i].text, &arena, &url, &error) != TOASTY_OK)
            fail_msg("%s: %s", urls[i].text, error.info.message);
        assert_string_equal(url.driver->scheme, urls[i].scheme);
        assert_string_equal(url.path, urls[i].path);
        assert_string_equal(url.display, urls[i].text);
        assert_int_equal(url.concurrent_writes, urls[i].concurrent_writes);
        assert_int_equal(url.busy_timeout_ms, urls[i].busy_timeout_ms);
        toasty__arena_fini(&arena);
    }
}

typedef struct bad_url {
    const char *text;
    toasty_status status;
    const char *words; /* that the message must have */
} bad_url;

static void check_bad(const bad_url *bad)
{
    toasty__arena arena = {0};
    toasty__error error;
    toasty__url url;
    toasty__error_init(&error);
    toasty_status status = toasty__url_parse(bad->text, &arena, &url, &error);
    if (status != bad->status || !strstr(error.info.message, bad->words))
        fail_msg("%s: %s (%s)", bad->text, error.info.message, toasty_status_name(status));
    assert_int_equal(error.info.code, status);
    toasty__arena_fini(&arena);
}

static void urls_that_are_refused(void **state)
{
    static const bad_url urls[] = {
        {NULL, TOASTY_INVALID_CONNECTION_URL, "no URL was given"},
        {"", TOASTY_INVALID_CONNECTION_URL, "no URL was given"},
        {"app.db", TOASTY_INVALID_CONNECTION_URL, "`app.db` has no scheme"},
        {"./app.db", TOASTY_INVALID_CONNECTION_URL, "has no scheme"},
        {":memory:", TOASTY_INVALID_CONNECTION_URL, "has no scheme"},
        {"1turso:x", TOASTY_INVALID_CONNECTION_URL, "has no scheme"},
        {"tur so:x", TOASTY_INVALID_CONNECTION_URL, "has no scheme"},
        {"turso", TOASTY_INVALID_CONNECTION_URL, "has no scheme"},
        {"foo:bar", TOASTY_UNSUPPORTED_FEATURE,
         "unsupported database scheme `foo`: this build has turso, sqlite"},
        {"PostgreSQL://h/db", TOASTY_UNSUPPORTED_FEATURE, "unsupported database scheme `postgresql`"},
        {"a.b+c-d1:x", TOASTY_UNSUPPORTED_FEATURE, "`a.b+c-d1`"},
        {"turso:", TOASTY_INVALID_CONNECTION_URL, "names no database"},
        {"sqlite://", TOASTY_INVALID_CONNECTION_URL, "names no database"},
        {"turso:?busy_timeout_ms=1", TOASTY_INVALID_CONNECTION_URL, "names no database"},
        {"turso:a%00b", TOASTY_INVALID_CONNECTION_URL, "NUL"},
        {"turso:a%2", TOASTY_INVALID_CONNECTION_URL, "two hexadecimal digits"},
        {"turso:a%", TOASTY_INVALID_CONNECTION_URL, "two hexadecimal digits"},
        {"turso:a%zz", TOASTY_INVALID_CONNECTION_URL, "two hexadecimal digits"},
        {"turso:a%2?x=1", TOASTY_INVALID_CONNECTION_URL, "two hexadecimal digits"},
        {"turso:x?mode=ro", TOASTY_INVALID_CONNECTION_URL,
         "`turso` has no option `mode`; it has concurrent_writes and busy_timeout_ms"},
        {"sqlite:x?concurrent_writes=true", TOASTY_INVALID_CONNECTION_URL,
         "`sqlite` has no option `concurrent_writes`; it has busy_timeout_ms"},
        {"turso:x?concurrent_writes", TOASTY_INVALID_CONNECTION_URL, "must be true or false"},
        {"turso:x?concurrent_writes=1", TOASTY_INVALID_CONNECTION_URL, "must be true or false, not `1`"},
        {"turso:x?concurrent_writes=true&concurrent_writes=true", TOASTY_INVALID_CONNECTION_URL,
         "given twice"},
        {"turso:x?busy_timeout_ms=", TOASTY_INVALID_CONNECTION_URL, "number of milliseconds"},
        {"turso:x?busy_timeout_ms=-1", TOASTY_INVALID_CONNECTION_URL, "not `-1`"},
        {"turso:x?busy_timeout_ms=1s", TOASTY_INVALID_CONNECTION_URL, "not `1s`"},
        {"turso:x?busy_timeout_ms=2147483648", TOASTY_INVALID_CONNECTION_URL, "number of milliseconds"},
        {"turso:x?busy_timeout_ms=99999999999999999999", TOASTY_INVALID_CONNECTION_URL,
         "number of milliseconds"},
        {"sqlite:x?busy_timeout_ms=1&busy_timeout_ms=1", TOASTY_INVALID_CONNECTION_URL, "given twice"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++)
        check_bad(&urls[i]);
}

static void a_url_has_a_longest_length(void **state)
{
    static char text[TOASTY__URL_MAX + 2] = "turso:";
    const bad_url bad = {text, TOASTY_INVALID_CONNECTION_URL, "longer than 4096 bytes"};
    toasty__arena arena = {0};
    toasty__error error;
    toasty__url url;
    (void)state;
    toasty__error_init(&error);
    memset(text + 6, 'x', TOASTY__URL_MAX - 6);
    assert_int_equal(toasty__url_parse(text, &arena, &url, &error), TOASTY_OK);
    assert_int_equal(strlen(url.path), TOASTY__URL_MAX - 6);
    toasty__arena_fini(&arena);
    text[TOASTY__URL_MAX] = 'x';
    check_bad(&bad);
}

static void a_scheme_of_any_length_is_answered(void **state)
{
    char text[64];
    const bad_url bad = {text, TOASTY_UNSUPPORTED_FEATURE, "unsupported database scheme `aaaa"};
    (void)state;
    for (size_t length = 30; length < 60; length++) {
        memset(text, 'a', length);
        strcpy(text + length, ":x");
        check_bad(&bad);
    }
}

static void secrets_are_not_shown(void **state)
{
    static const struct {
        const char *text;
        const char *display;
    } urls[] = {
        {"turso://ada:secret@host/x", "turso://ada:***@host/x"},
        {"turso://ada:s@ecret@host/x", "turso://ada:***@host/x"},
        {"turso://ada:@host/x", "turso://ada:***@host/x"},
        {"turso://ada:s/e%cret@host/x", "turso://ada:***@host/x"},
        {"turso://ada@host:80/x", "turso://ada@host:80/x"},
        {"turso:x?password=secret", "turso:x?password=***"},
        {"turso:x?a=1&authToken=secret&password=p&b=2", "turso:x?a=1&authToken=***&password=***&b=2"},
        {"turso:x?password=", "turso:x?password=***"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        toasty__arena arena = {0};
        toasty__error error;
        toasty__url url;
        toasty__error_init(&error);
        toasty_status status = toasty__url_parse(urls[i].text, &arena, &url, &error);
        assert_string_equal(url.display, urls[i].display);
        assert_null(strstr(error.info.message, "ecret"));
        assert_true(status == TOASTY_OK || error.info.message[0]);
        toasty__arena_fini(&arena);
    }
}

static toasty_status config_of(const char *text, toasty_driver_options options, toasty__driver_config *out,
                               const char *words)
{
    static toasty__arena arena; /* the config of the last call points into it */
    static toasty__error error;
    toasty__url url;
    toasty__arena_fini(&arena);
    toasty__error_init(&error);
    assert_int_equal(toasty__url_parse(text, &arena, &url, &error), TOASTY_OK);
    toasty_status status = toasty__url_config(&url, &options, out, &error);
    if (!strstr(error.info.message, words))
        fail_msg("%s", error.info.message);
    return status;
}

#define OPTIONS(...) ((toasty_driver_options)__VA_ARGS__)

static void driver_options_go_over_the_url(void **state)
{
    toasty__driver_config config;
    (void)state;
    assert_int_equal(config_of("turso:x", OPTIONS({0}), &config, ""), TOASTY_OK);
    assert_false(config.concurrent_writes);
    assert_int_equal(config.busy_timeout_ms, 5000);
    assert_int_equal(config_of("turso:x?busy_timeout_ms=0", OPTIONS({.driver = "turso"}), &config, ""),
                     TOASTY_OK);
    assert_int_equal(config.busy_timeout_ms, 0);
    assert_int_equal(config_of("turso:x?busy_timeout_ms=7&concurrent_writes=false",
                               OPTIONS({.driver = "turso", .busy_timeout_ms = 9, .concurrent_writes = true}),
                               &config, ""),
                     TOASTY_OK);
    assert_int_equal(config.busy_timeout_ms, 9);
    assert_true(config.concurrent_writes);
    assert_int_equal(config_of("sqlite:x?busy_timeout_ms=7",
                               OPTIONS({.driver = "sqlite", .busy_timeout_ms = -1}), &config, ""),
                     TOASTY_OK);
    assert_int_equal(config.busy_timeout_ms, 0);
    assert_string_equal(config.path, "x");
    config_of("turso:x?concurrent_writes=true", OPTIONS({0}), &config, "");
    assert_true(config.concurrent_writes);
}

static void driver_options_of_another_driver_are_refused(void **state)
{
    toasty__driver_config config;
    const toasty_status wrong = TOASTY_INVALID_DRIVER_CONFIGURATION;
    (void)state;
    assert_int_equal(config_of("sqlite:x", OPTIONS({.driver = "turso"}), &config, "for `turso`"), wrong);
    assert_int_equal(config_of("turso:x", OPTIONS({.driver = "sqlite"}), &config, "for `sqlite`"), wrong);
    assert_int_equal(config_of("turso:x", OPTIONS({.busy_timeout_ms = 1}), &config, "name no driver"), wrong);
    assert_int_equal(config_of("sqlite:x", OPTIONS({.driver = "sqlite", .concurrent_writes = true}), &config,
                               "an option of turso"),
                     wrong);
    assert_int_equal(config_of("turso:x", OPTIONS({.driver = "turso", .busy_timeout_ms = -2}), &config,
                               "busy_timeout_ms is -2"),
                     wrong);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(urls_that_are_taken),
        cmocka_unit_test(urls_that_are_refused),
        cmocka_unit_test(a_url_has_a_longest_length),
        cmocka_unit_test(a_scheme_of_any_length_is_answered),
        cmocka_unit_test(secrets_are_not_shown),
        cmocka_unit_test(driver_options_go_over_the_url),
        cmocka_unit_test(driver_options_of_another_driver_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
