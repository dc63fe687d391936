#include "../core/test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models.h"
#include "record/annex.h"

static void assert_printed(const toasty_model *model, const void *record, const char *expected)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    toasty_model_print(model, out, record);
    fclose(out);
    assert_string_equal(text, expected);
    free(text);
}

static void no_record(void **state)
{
    (void)state;
    assert_printed(&User_model, NULL, "NULL\n");
}

static void relations(void **state)
{
    (void)state;
    char ada[] = "Ada Lovelace";
    char title[] = "write";
    int32_t age = 36;
    int64_t user_id = 1;
    struct User user = {.id = 1, .name = ada};
    assert_printed(&User_model, &user,
                   "User {\n"
                   "    profile: (not loaded),\n"
                   "    id: 1,\n"
                   "    name: \"Ada Lovelace\",\n"
                   "    age: NULL,\n"
                   "    todos: (not loaded),\n"
                   "}\n");
    struct User author = {.id = 2, .name = ada, .age = &age};
    struct Todo items[2] = {{.id = 7, .user_id = &user_id, .user = &author, .title = title}, {.id = 8}};
    struct Todo_list todos = {2, items};
    struct Todo_list none = {0};
    author.todos = &none;
    user.todos = &todos;
    assert_true(toasty__annex_mark(&user.profile));
    assert_printed(&User_model, &user,
                   "User {\n"
                   "    profile: NULL,\n"
                   "    id: 1,\n"
                   "    name: \"Ada Lovelace\",\n"
                   "    age: NULL,\n"
                   "    todos: [\n"
                   "        Todo {\n"
                   "            id: 7,\n"
                   "            user_id: 1,\n"
                   "            user: User {\n"
                   "                profile: (not loaded),\n"
                   "                id: 2,\n"
                   "                name: \"Ada Lovelace\",\n"
                   "                age: 36,\n"
                   "                todos: [],\n"
                   "            },\n"
                   "            title: \"write\",\n"
                   "        },\n"
                   "        Todo {\n"
                   "            id: 8,\n"
                   "            user_id: NULL,\n"
                   "            user: NULL,\n"
                   "            title: NULL,\n"
                   "        },\n"
                   "    ],\n"
                   "}\n");
    toasty__annex_unmark(&user.profile);
}

static const char every_body[] = "    b: true,\n"
                                 "    i8: -128,\n"
                                 "    i16: -32768,\n"
                                 "    i32: -2147483648,\n"
                                 "    i64: -9223372036854775808,\n"
                                 "    u8: 255,\n"
                                 "    u16: 65535,\n"
                                 "    u32: 4294967295,\n"
                                 "    u64: 18446744073709551615,\n"
                                 "    f32: 0.1,\n"
                                 "    f64: 0.1,\n"
                                 "    string: \"J\xC3\xB8rn \\\"the\\\" cook\\n\",\n"
                                 "    bytes: <4 bytes: fb ff 00 61>,\n"
                                 "    uuid: 0190163d-8694-739b-aea5-966c26f8ad91,\n"
                                 "    timestamp: 2024-10-27T03:33:20.000000005Z,\n"
                                 "    date: 2024-02-29,\n"
                                 "    time: 01:02:03.000000004,\n"
                                 "    datetime: 2024-02-29T01:02:03.000000000,\n"
                                 "    decimal: -12.50,\n"
                                 "    json: {\"a\": [1, 2]},\n"
                                 "    inet: 192.168.0.1/24,\n"
                                 "    cidr: 192.168.0.0/24,\n"
                                 "    macaddr: AC:DE:48:23:45:67,\n"
                                 "    macaddr8: 00:01:02:03:04:05:06:07,\n"
                                 "}\n";

static void every_type(void **state)
{
    (void)state;
    char expected[2048];
    struct Every every;
    struct Maybe maybe;
    maybe_fill(&maybe, &every);
    snprintf(expected, sizeof expected, "Every {\n%s", every_body);
    assert_printed(&Every_model, &every, expected);
    snprintf(expected, sizeof expected, "Maybe {\n%s", every_body);
    assert_printed(&Maybe_model, &maybe, expected);
}

static void every_type_absent(void **state)
{
    (void)state;
    struct Maybe nothing = {0};
    char expected[2048] = "Maybe {\n";
    for (int i = 0; i < Maybe_model.field_count; i++)
        snprintf(expected + strlen(expected), sizeof expected - strlen(expected), "    %s: NULL,\n",
                 Maybe_model.fields[i].name);
    strcat(expected, "}\n");
    assert_printed(&Maybe_model, &nothing, expected);
}

/* The line of one field. */
static void assert_line(const struct Every *every, const char *line)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    toasty_model_print(&Every_model, out, every);
    fclose(out);
    if (!strstr(text, line))
        fail_msg("no '%s' in\n%s", line, text);
    free(text);
}

static void unusual_values(void **state)
{
    (void)state;
    struct Every every;
    static uint8_t many[33];
    char text[] = "\\\t\r\x01\x7F\xFF\xE2\x82";
    every_fill(&every);
    every.string = text;
    every.f64 = NAN;
    every.f32 = -INFINITY;
    every.bytes = (toasty_bytes){many, sizeof many};
    assert_line(&every, "    string: \"\\\\\\t\\r\\x01\\x7f\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\",\n");
    assert_line(&every, "    f64: NaN,\n");
    assert_line(&every, "    f32: -infinity,\n");
    assert_line(&every, "    bytes: <33 bytes: 00 00 ");
    assert_line(&every, " 00 00 …>,\n");
    every.f64 = INFINITY;
    every.bytes.len = 1;
    assert_line(&every, "    f64: infinity,\n");
    assert_line(&every, "    bytes: <1 byte: 00>,\n");
    every.bytes = (toasty_bytes){NULL, 0};
    assert_line(&every, "    bytes: <0 bytes>,\n");
}

static void circles_end(void **state)
{
    (void)state;
    struct User user = {.id = 1};
    struct Profile profile = {.id = 2, .user = &user};
    user.profile = &profile;
    assert_printed(&User_model, &user,
                   "User {\n"
                   "    profile: Profile {\n"
                   "        id: 2,\n"
                   "        user_name: NULL,\n"
                   "        user: User { … },\n"
                   "    },\n"
                   "    id: 1,\n"
                   "    name: NULL,\n"
                   "    age: NULL,\n"
                   "    todos: (not loaded),\n"
                   "}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_record),         cmocka_unit_test(relations),      cmocka_unit_test(every_type),
        cmocka_unit_test(every_type_absent), cmocka_unit_test(unusual_values), cmocka_unit_test(circles_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
