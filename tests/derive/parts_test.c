/* The small parts of the generator: names, comments, paths, messages. */
#include "harness.h"

#include "clang_api.h"
#include "doc.h"
#include "text.h"
#include "toolchain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void snake_case(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"User", "user"},
        {"UserProfile", "user_profile"},
        {"HTTPServer", "http_server"},
        {"Todo2", "todo2"},
        {"Todo2List", "todo2_list"},
        {"already_snake", "already_snake"},
        {"User_Role", "user_role"},
        {"URL", "url"},
        {"AClass", "a_class"},
        {"ABTest", "ab_test"},
        {"X", "x"},
        {"x", "x"},
        {"OAuth2Token", "o_auth2_token"},
        {"fish", "fish"},
        {"Trailing_", "trailing_"},
    };
    derive_arena *arena = derive_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(derive_snake_case(arena, cases[i][0]), cases[i][1]);
    derive_arena_free(arena);
}

static void near_misses(void **state)
{
    (void)state;
    assert_int_equal(derive_distance("", "abc"), 3);
    assert_int_equal(derive_distance("abc", "abc"), 0);
    assert_int_equal(derive_distance("kitten", "sitting"), 3);
    assert_int_equal(derive_distance("uniqeu", "unique"), 1);
    assert_int_equal(derive_distance("ca", "ac"), 1);
    assert_true(derive_near_miss("uniqe", "unique"));
    assert_true(derive_near_miss("kye", "key"));
    assert_false(derive_near_miss("colour", "column"));
    assert_false(derive_near_miss("x", "y"));
    assert_false(derive_near_miss("", "key"));
    char lengthy[4096];
    memset(lengthy, 'a', sizeof lengthy - 1);
    lengthy[sizeof lengthy - 1] = '\0';
    assert_false(derive_near_miss(lengthy, "key"));
}

static void comments(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"/** A person. */", "A person."},
        {"/**< after */", "after"},
        {"///< after", "after"},
        {"/// one\n    /// two", "one\ntwo"},
        {"/**\n * A person\n *\n * who signs in.\n */", "A person\n\nwho signs in."},
        {"/**\n   no stars\n     indented\n*/", "no stars\nindented"},
        {"/**\n *   - kept\n **/", "  - kept"},
        {"/** a */\n/** b */", "a\nb"},
        {"/*! other */", "other"},
        {"/** a * b ** c */", "a * b ** c"},
        {"/** one\r\n * two\r\n */", "one\ntwo"},
        {"/***/", NULL},
        {"/** */", NULL},
        {"///", NULL},
        {"", NULL},
        {"/** größer */", "größer"},
    };
    derive_arena *arena = derive_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = derive_doc_text(arena, cases[i][0]);
        if (!cases[i][1])
            assert_null(text);
        else
            assert_string_equal(text, cases[i][1]);
    }
    assert_null(derive_doc_text(arena, NULL));
    derive_arena_free(arena);
}

static void paths(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"/a/b", "/a/b/x.h", "x.h"},       {"/a/b", "/a/c/x.h", "../c/x.h"},
        {"/a/b/c", "/a/x.h", "../../x.h"}, {"/a/b", "/a/bc/x.h", "../bc/x.h"},
        {"/a/bc", "/a/b/x.h", "../b/x.h"}, {"/", "/x.h", "x.h"},
        {"/a", "/x.h", "../x.h"},          {"/", "/a/x.h", "a/x.h"},
        {"/a", "/a/b/c/x.h", "b/c/x.h"},
    };
    derive_arena *arena = derive_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(derive_relative_path(arena, cases[i][0], cases[i][1]), cases[i][2]);
    assert_string_equal(derive_basename("a/b.h"), "b.h");
    assert_string_equal(derive_basename("b.h"), "b.h");
    assert_string_equal(derive_dirname(arena, "a/b.h"), "a");
    assert_string_equal(derive_dirname(arena, "b.h"), ".");
    assert_string_equal(derive_dirname(arena, "/b.h"), "/");
    assert_string_equal(derive_absolute_path(arena, "/x/y.h"), "/x/y.h");
    char here[4096];
    assert_non_null(getcwd(here, sizeof here));
    assert_string_equal(derive_absolute_path(arena, "./y.h"), derive_printf(arena, "%s/y.h", here));
    assert_null(derive_real_path(arena, "/there/is/no/such/file"));
    derive_arena_free(arena);
}

static void compiler_headers(void **state)
{
    (void)state;
    derive_arena *arena = derive_arena_new();
    const char *dir = derive_compiler_include_dir(arena);
    assert_non_null(dir);
    assert_int_equal(access(derive_printf(arena, "%s/stddef.h", dir), R_OK), 0);
    derive_arena_free(arena);
}

static const char *printed(reading *r)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    derive_report_print(&r->report, out);
    assert_int_equal(fclose(out), 0);
    const char *copy = derive_strdup(r->arena, text);
    free(text);
    return copy;
}

static void messages(void **state)
{
    (void)state;
    reading r;
    reading_init(&r);
    const char *path = reading_file(&r, "m.h", "one\n\tint a TOASTY(kye);\r\nint größe, b \"x y\";\nlast");
    derive_mistake_at(&r.report, (derive_location){path, 3, 15}, "third");
    derive_mistake_at(&r.report, (derive_location){path, 2, 15}, "word '%s'", "kye");
    derive_hint(&r.report, "did you mean '%s'?", "key");
    derive_mistake_at(&r.report, (derive_location){path, 3, 12}, "second");
    derive_mistake_at(&r.report, (derive_location){path, 2, 15}, "word 'kye'");
    derive_mistake_at(&r.report, (derive_location){path, 4, 5}, "at the end");
    derive_mistake_at(&r.report, (derive_location){path, 99, 1}, "nowhere");
    derive_mistake_at(&r.report, (derive_location){0}, "no file");
    const char *expected = derive_printf(r.arena,
                                         "toasty: error: no file\n"
                                         "%s:2:15: error: word 'kye'\n"
                                         "\tint a TOASTY(kye);\n"
                                         "\t             ^~~\n"
                                         "hint: did you mean 'key'?\n"
                                         "%s:3:12: error: second\n"
                                         "int größe, b \"x y\";\n"
                                         "         ^\n"
                                         "%s:3:15: error: third\n"
                                         "int größe, b \"x y\";\n"
                                         "            ^\n"
                                         "%s:4:5: error: at the end\n"
                                         "last\n"
                                         "    ^\n"
                                         "%s:99:1: error: nowhere\n"
                                         "6 errors; nothing was written\n",
                                         path, path, path, path, path);
    assert_string_equal(printed(&r), expected);
    reading_remove(path);
    reading_fini(&r);

    reading_init(&r);
    assert_string_equal(printed(&r), "");
    derive_mistake_at(&r.report, (derive_location){0}, "alone");
    assert_string_equal(printed(&r), "toasty: error: alone\n1 error; nothing was written\n");
    reading_fini(&r);
}

static void carets(void **state)
{
    (void)state;
    reading r;
    reading_init(&r);
    const char *path = reading_file(&r, "m.h", "a \"x \\\" y\" b\n\"open\n");
    derive_mistake_at(&r.report, (derive_location){path, 1, 3}, "string");
    derive_mistake_at(&r.report, (derive_location){path, 2, 1}, "open");
    const char *text = printed(&r);
    assert_non_null(strstr(text, "a \"x \\\" y\" b\n  ^~~~~~~~\n"));
    assert_non_null(strstr(text, "\"open\n^~~~~\n"));
    reading_remove(path);
    reading_fini(&r);
}

static void arena(void **state)
{
    (void)state;
    derive_arena *a = derive_arena_new();
    for (size_t size = 0; size < 200000; size = size * 2 + 7) {
        char *bytes = derive_alloc(a, size);
        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 1, size);
    }
    int *numbers = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 1000; i++) {
        numbers = derive_grow(a, numbers, (size_t)i, &capacity, sizeof *numbers);
        numbers[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], i);
    derive_arena_free(a);
    derive_arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena),       cmocka_unit_test(snake_case),
        cmocka_unit_test(near_misses), cmocka_unit_test(comments),
        cmocka_unit_test(paths),       cmocka_unit_test(messages),
        cmocka_unit_test(carets),      cmocka_unit_test(compiler_headers),
    };
    return cmocka_run_group_tests_name("parts", tests, NULL, NULL);
}
