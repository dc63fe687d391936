#include "../core/test.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/failing.h"
#include "models.h"
#include "record/annex.h"
#include "record/json_text.h"

static void assert_json(const toasty_model *model, const void *record, const char *expected)
{
    char *text = toasty_model_to_json(model, record);
    assert_non_null(text);
    assert_string_equal(text, expected);
    assert_true(toasty__json_valid(text));
    toasty_free(text);
}

static void no_record(void **state)
{
    (void)state;
    assert_json(&User_model, NULL, "null");
    char *text = toasty_model_list_to_json(&User_model, NULL);
    assert_string_equal(text, "null");
    toasty_free(text);
}

static void relations(void **state)
{
    (void)state;
    char ada[] = "Ada";
    char title[] = "write";
    int32_t age = 36;
    int64_t user_id = 1;
    struct User user = {.id = 1, .name = ada};
    assert_json(&User_model, &user, "{\"id\":1,\"name\":\"Ada\",\"age\":null}");
    struct User author = {.id = 2, .age = &age};
    struct Todo items[2] = {{.id = 7, .user_id = &user_id, .user = &author, .title = title}, {.id = 8}};
    struct Todo_list todos = {2, items};
    struct Todo_list none = {0};
    author.todos = &none;
    user.todos = &todos;
    assert_true(toasty__annex_mark(&user.profile));
    assert_json(&User_model, &user,
                "{\"profile\":null,\"id\":1,\"name\":\"Ada\",\"age\":null,\"todos\":["
                "{\"id\":7,\"user_id\":1,\"user\":{\"id\":2,\"name\":null,\"age\":36,\"todos\":[]},\"title\":"
                "\"write\"},"
                "{\"id\":8,\"user_id\":null,\"user\":null,\"title\":null}]}");
    toasty__annex_unmark(&user.profile);
    items[0].user = NULL;
    char *text = toasty_model_list_to_json(&Todo_model, &todos);
    assert_string_equal(text, "[{\"id\":7,\"user_id\":1,\"title\":\"write\"},"
                              "{\"id\":8,\"user_id\":null,\"user\":null,\"title\":null}]");
    toasty_free(text);
    text = toasty_model_list_to_json(&Todo_model, &none);
    assert_string_equal(text, "[]");
    toasty_free(text);
}

static const char every_json[] =
    "{\"b\":true,\"i8\":-128,\"i16\":-32768,\"i32\":-2147483648,\"i64\":-9223372036854775808,\"u8\":255,"
    "\"u16\":65535,"
    "\"u32\":4294967295,\"u64\":18446744073709551615,\"f32\":0.1,\"f64\":0.1,"
    "\"string\":\"J\xC3\xB8rn \\\"the\\\" cook\\n\",\"bytes\":\"+/8AYQ==\","
    "\"uuid\":\"0190163d-8694-739b-aea5-966c26f8ad91\",\"timestamp\":\"2024-10-27T03:33:20.000000005Z\","
    "\"date\":\"2024-02-29\",\"time\":\"01:02:03.000000004\",\"datetime\":\"2024-02-29T01:02:03.000000000\","
    "\"decimal\":\"-12.50\",\"json\":{\"a\": [1, 2]},\"inet\":\"192.168.0.1/24\",\"cidr\":\"192.168.0.0/24\","
    "\"macaddr\":\"AC:DE:48:23:45:67\",\"macaddr8\":\"00:01:02:03:04:05:06:07\"}";

static void every_type(void **state)
{
    (void)state;
    struct Every every;
    struct Maybe maybe;
    maybe_fill(&maybe, &every);
    assert_json(&Every_model, &every, every_json);
    assert_json(&Maybe_model, &maybe, every_json);
    struct Maybe nothing = {0};
    char expected[1024] = "{";
    for (int i = 0; i < Maybe_model.field_count; i++)
        snprintf(expected + strlen(expected), sizeof expected - strlen(expected), "%s\"%s\":null",
                 i ? "," : "", Maybe_model.fields[i].name);
    strcat(expected, "}");
    assert_json(&Maybe_model, &nothing, expected);
}

/* What is written for one field of a record with every type. */
static void assert_member(const struct Every *every, const char *expected)
{
    char *text = toasty_model_to_json(&Every_model, every);
    assert_non_null(text);
    assert_true(toasty__json_valid(text));
    if (!strstr(text, expected))
        fail_msg("no '%s' in %s", expected, text);
    toasty_free(text);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    struct Every every;
    every_fill(&every);
    char controls[] = "\x01\x1F\b\f\n\r\t\"\\/\x7F";
    every.string = controls;
    assert_member(&every, "\"string\":\"\\u0001\\u001f\\b\\f\\n\\r\\t\\\"\\\\/\x7F\"");
    char broken[] = "a\xFF\xE2\x82z\xC3\xA9\xED\xA0\x80";
    every.string = broken;
    assert_member(
        &every,
        "\"string\":\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\xC3\xA9\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    char plain[] = "\xF0\x9F\x8D\x9E toast";
    every.string = plain;
    assert_member(&every, "\"string\":\"\xF0\x9F\x8D\x9E toast\"");
}

static void embedded_json(void **state)
{
    (void)state;
    struct Every every;
    every_fill(&every);
    every.json.text = " [1] ";
    assert_member(&every, "\"json\": [1] ,");
    every.json.text = "{broken";
    assert_member(&every, "\"json\":\"{broken\",");
    every.json.text = "";
    assert_member(&every, "\"json\":\"\",");
    every.json.text = NULL;
    assert_member(&every, "\"json\":null,");
}

static void bytes_of_every_length(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        const char *base64;
    } known[] = {{"", "\"\""},
                 {"f", "\"Zg==\""},
                 {"fo", "\"Zm8=\""},
                 {"foo", "\"Zm9v\""},
                 {"foob", "\"Zm9vYg==\""},
                 {"fooba", "\"Zm9vYmE=\""},
                 {"foobar", "\"Zm9vYmFy\""}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        toasty__buffer out = {0};
        toasty__json_bytes(&out, known[i].bytes, i);
        assert_string_equal(out.data, known[i].base64);
        toasty__buffer_fini(&out);
    }
    toasty__buffer out = {0};
    toasty__json_bytes(&out, NULL, 0);
    assert_string_equal(out.data, "\"\"");
    toasty__buffer_fini(&out);
}

static double number_of(const struct Every *every, const char *key)
{
    char *text = toasty_model_to_json(&Every_model, every);
    assert_non_null(text);
    const char *place = strstr(text, key);
    assert_non_null(place);
    double number = strtod(place + strlen(key), NULL);
    toasty_free(text);
    return number;
}

static void numbers_come_back(void **state)
{
    (void)state;
    struct Every every;
    every_fill(&every);
    static const double doubles[] = {
        0.0, 1.0, -1.5, 0.1, 1e300, DBL_MAX, DBL_MIN, 4.9406564584124654e-324, 1.0 / 3, 123456789012345678.0};
    for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++) {
        every.f64 = doubles[i];
        assert_true(number_of(&every, "\"f64\":") == doubles[i]);
    }
    uint64_t seed = 23;
    for (int i = 0; i < 5000; i++) {
        uint64_t random = test_random(&seed);
        memcpy(&every.f64, &random, sizeof every.f64);
        memcpy(&every.f32, &random, sizeof every.f32);
        if (isfinite(every.f64))
            assert_true(number_of(&every, "\"f64\":") == every.f64);
        if (isfinite(every.f32))
            assert_true((float)number_of(&every, "\"f32\":") == every.f32);
    }
    every.f64 = NAN;
    every.f32 = INFINITY;
    assert_member(&every, "\"f32\":null,\"f64\":null,");
    every.f64 = -0.0;
    every.f32 = 16777216.0F;
    assert_member(&every, "\"f32\":16777216,\"f64\":-0,");
    every.f64 = 1e21;
    every.f32 = 3.4e38F;
    assert_member(&every, "\"f32\":3.4e+38,\"f64\":1e+21,");
}

/* Where the decimal point is a comma. */
static void numbers_do_not_follow_the_locale(void **state)
{
    (void)state;
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "nl_NL.UTF-8", "de_DE"};
    bool found = false;
    for (size_t i = 0; i < sizeof names / sizeof *names && !found; i++)
        found = setlocale(LC_NUMERIC, names[i]) != NULL && strcmp(localeconv()->decimal_point, ".") != 0;
    if (!found)
        skip();
    struct Every every;
    every_fill(&every);
    every.f64 = -1.25e-30;
    assert_member(&every, "\"f32\":0.1,\"f64\":-1.25e-30,");
    setlocale(LC_NUMERIC, "C");
}

static void circles_and_depths_end(void **state)
{
    (void)state;
    struct User user = {.id = 1};
    struct Profile profile = {.id = 2, .user = &user};
    user.profile = &profile;
    assert_json(&User_model, &user,
                "{\"profile\":{\"id\":2,\"user_name\":null},\"id\":1,\"name\":null,\"age\":null}");
    /* In a list a record keeps its place. */
    struct Todo item = {.id = 3};
    struct Todo_list todos = {1, &item};
    struct User owner = {.id = 4, .todos = &todos};
    item.user = &owner;
    assert_json(&Todo_model, &item,
                "{\"id\":3,\"user_id\":null,\"user\":{\"id\":4,\"name\":null,\"age\":null,\"todos\":[null]},"
                "\"title\":null}");
    /* A chain without a circle is cut at some depth. */
    enum { LINKS = 100 };
    static struct User users[LINKS];
    static struct Profile profiles[LINKS];
    for (int i = 0; i < LINKS; i++) {
        users[i] = (struct User){.id = i, .profile = &profiles[i]};
        profiles[i] = (struct Profile){.id = 1000 + i, .user = i + 1 < LINKS ? &users[i + 1] : NULL};
    }
    char *text = toasty_model_to_json(&User_model, users);
    assert_true(toasty__json_valid(text));
    assert_non_null(strstr(text, "\"id\":16,"));
    assert_null(strstr(text, "\"id\":17,"));
    toasty_free(text);
}

static void fails_until_memory_is_enough(void **state)
{
    (void)state;
    struct Todo items[20];
    struct Todo_list todos = {20, items};
    char title[] = "a title of some length, so that the text must grow now and then";
    for (int i = 0; i < 20; i++)
        items[i] = (struct Todo){.id = i, .title = title};
    long n = 0;
    for (bool done = false; !done; n++) {
        failing_begin(n);
        char *text = toasty_model_list_to_json(&Todo_model, &todos);
        done = text != NULL;
        assert_int_equal(failing_end() == 0, done);
        toasty_free(text);
    }
    assert_true(n > 3);
    for (n = 0;; n++) {
        failing_begin(n);
        char *text = toasty_model_to_json(&User_model, NULL);
        long refused = failing_end();
        assert_int_equal(refused == 0, text != NULL);
        toasty_free(text);
        if (text)
            break;
    }
    assert_int_equal(n, 2);
}

static void what_is_json(void **state)
{
    (void)state;
    static const char *const good[] = {"0",
                                       "-0",
                                       "-1.5e+10",
                                       "1E5",
                                       "1e-7",
                                       "true",
                                       "false",
                                       "null",
                                       "\"\"",
                                       "\"a\\u00e9\\n\\/\"",
                                       "[]",
                                       "{}",
                                       "[1,2 , 3]",
                                       "{\"a\":{\"b\":[null]}}",
                                       " \t\r\n[ ] ",
                                       "\"\xC3\xA9\"",
                                       "\"\x7F\"",
                                       "[[[[]]]]",
                                       "{\"\":0,\"\":1}"};
    static const char *const bad[] = {
        "",       " ",       "01",       "+1",         "-",           "1.",     ".5",        "1e",
        "1e+",    "0x1",     "NaN",      "nul",        "truefalse",   "tru",    "True",      "'a'",
        "\"",     "\"\\\"",  "\"\\x\"",  "\"\\u12\"",  "\"\\u12g4\"", "\"\n\"", "\"\xFF\"",  "\"\xE2\x82\"",
        "[",      "[1",      "[1,",      "[1,]",       "[,1]",        "[1 2]",  "]",         "{",
        "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{a:1}",       "{1:1}",  "{\"a\" 1}", "{,}",
        "[]]",    "1 2",     "[}",       "{]",         "\"a\"b",      "\\",     "\"\\",      "\xEF\xBB\xBF[]",
        "[1}"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!toasty__json_valid(good[i]))
            fail_msg("refused: '%s'", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (toasty__json_valid(bad[i]))
            fail_msg("taken for JSON: '%s'", bad[i]);
    /* Only nesting is limited, and what was closed counts no more. */
    char wide[1024] = "[[]";
    for (int n = 0; n < 200; n++)
        strcat(wide, ",{}");
    strcat(wide, "]");
    assert_true(toasty__json_valid(wide));
    for (char control = 1; control < 0x20; control++)
        assert_false(toasty__json_valid((const char[]){'"', control, '"', '\0'}));
    char deep[300];
    for (size_t depth = 127; depth <= 130; depth++) {
        memset(deep, '[', depth);
        memset(deep + depth, ']', depth);
        deep[2 * depth] = '\0';
        assert_int_equal(toasty__json_valid(deep), depth <= 128);
    }
}

/* A text cut off anywhere is no JSON any more, and reading it stays within the text. */
static void cut_json(void **state)
{
    (void)state;
    for (size_t length = 0; length < sizeof every_json - 1; length++) {
        char *cut = malloc(length + 1);
        assert_non_null(cut);
        memcpy(cut, every_json, length);
        cut[length] = '\0';
        assert_false(toasty__json_valid(cut));
        free(cut);
    }
    assert_true(toasty__json_valid(every_json));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_record),
        cmocka_unit_test(relations),
        cmocka_unit_test(every_type),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(embedded_json),
        cmocka_unit_test(bytes_of_every_length),
        cmocka_unit_test(numbers_come_back),
        cmocka_unit_test(numbers_do_not_follow_the_locale),
        cmocka_unit_test(circles_and_depths_end),
        cmocka_unit_test(fails_until_memory_is_enough),
        cmocka_unit_test(what_is_json),
        cmocka_unit_test(cut_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
