/* The emitter on units written by hand: no compiler library is needed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "emit.h"
#include "emit_fixture.h"
#include "emit_internal.h"

/* The n-th growth of a text fails; 0: none. The linker sends the emitter's calls here. */
static long failing_growth;
static long growths;
void *__real_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_realloc(void *old, size_t size)
{
    return ++growths == failing_growth ? NULL : __real_realloc(old, size);
}

static char *read_all(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *text = calloc(1, 1 << 20);
    assert_non_null(text);
    size_t len = fread(text, 1, (1 << 20) - 1, file);
    text[len] = '\0';
    fclose(file);
    return text;
}

static void assert_golden(const char *name, char *actual)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", GOLDEN_DIR, name);
    char *expected = read_all(path);
    assert_non_null(expected);
    assert_string_equal(actual, expected);
    free(expected);
    free(actual);
}

static void test_quickstart(void **state)
{
    (void)state;
    assert_golden("quickstart.toasty.h", derive_emit_header(fixture_quickstart(), "quickstart.h"));
    assert_golden("quickstart.toasty.c", derive_emit_source(fixture_quickstart(), "quickstart.h"));
}

/* The first place of `part` behind `from`. */
static const char *find_after(const char *from, const char *part)
{
    const char *found = strstr(from, part);
    if (!found)
        fail_msg("not found: %s", part);
    return found;
}

static void test_headers_that_need_each_other(void **state)
{
    (void)state;
    char *a = derive_emit_header(fixture_two_headers(false), "lib/a.h");
    const char *declared = find_after(a, "struct Author_one {");
    const char *included = find_after(declared, "#include \"b.toasty.h\"\n");
    find_after(included, "struct Author_new {");
    assert_null(strstr(a, "struct Book_new {"));
    assert_null(strstr(a, "lib/"));
    find_after(a, "#include \"a.h\"\n");
    char *b = derive_emit_header(fixture_two_headers(false), "lib/b.h");
    find_after(find_after(b, "#include \"a.toasty.h\"\n"), "struct Book_new {");
    assert_null(strstr(b, "struct Author_new {"));
    free(a);
    free(b);
}

static void test_foreign_models_are_not_emitted(void **state)
{
    (void)state;
    char *a = derive_emit_header(fixture_two_headers(true), "lib/a.h");
    find_after(a, "#include \"b.toasty.h\"\n");
    find_after(a, "author_books_with(");
    assert_null(strstr(a, "struct Book_fields"));
    char *b = derive_emit_source(fixture_two_headers(true), "lib/b.h");
    assert_null(strstr(b, "Book"));
    free(a);
    free(b);
}

static void test_guard_is_a_name(void **state)
{
    (void)state;
    const derive_unit none = {0};
    char *text = derive_emit_header(&none, "lib/2d-models v1.h");
    find_after(text, "#ifndef H2D_MODELS_V1_TOASTY_H\n#define H2D_MODELS_V1_TOASTY_H\n");
    free(text);
}

/* Two folders may each have a models.h; a program may include both. */
static void test_guards_differ(void **state)
{
    (void)state;
    char *a = derive_emit_header(fixture_two_headers(false), "lib/a.h");
    find_after(a, "#ifndef A_TOASTY_H_AUTHOR\n#define A_TOASTY_H_AUTHOR\n");
    free(a);
}

static void test_out_of_memory(void **state)
{
    (void)state;
    char *(*const emitters[])(const derive_unit *, const char *) = {derive_emit_header, derive_emit_source};
    for (size_t i = 0; i < 2; i++) {
        char *text = NULL;
        long n = 0;
        while (!text) {
            growths = 0;
            failing_growth = ++n;
            text = emitters[i](fixture_quickstart(), "quickstart.h");
        }
        assert_true(n > 10);
        assert_true(growths < n); /* it succeeded because nothing failed */
        failing_growth = 0;
        free(text);
    }
}

static void test_literals(void **state)
{
    (void)state;
    derive_text text = {0};
    derive_text_literal(&text, "a \"b\" \\ ?\?= \t \xc3\xa9"
                               "1");
    assert_string_equal(derive_text_peek(&text), "\"a \\\"b\\\" \\\\ \\?\\?= \\011 \\303\\2511\"");
    derive_text_fini(&text);
}

static void test_comments_cannot_be_left(void **state)
{
    (void)state;
    derive_text text = {0};
    derive_text_comment(&text, "one */ two\r\n/* three **/ /", "\n * ");
    assert_string_equal(derive_text_peek(&text), "one * / two\n * / * three ** / /");
    derive_text_fini(&text);
}

static void test_templates(void **state)
{
    (void)state;
    derive_text text = {0};
    derive_vars vars = {{NULL}};
    DERIVE_VAR(&vars, 'm') = "user";
    DERIVE_VAR(&vars, 'M') = "User";
    derive_text_expand(&text, "$m_find: $M$m.$M", &vars);
    assert_string_equal(derive_text_peek(&text), "user_find: Useruser.User");
    derive_text_clear(&text);
    assert_string_equal(derive_text_peek(&text), "");
    derive_text_fini(&text);
}

static void test_parameters_mean_nothing_else(void **state)
{
    (void)state;
    derive_emit e;
    derive_emit_init(&e, fixture_quickstart(), "quickstart.h");
    assert_string_equal(derive_parameter(&e, "email"), "email");
    assert_string_equal(derive_parameter(&e, "db"), "db_");
    assert_string_equal(derive_parameter(&e, "class"), "class_");
    e.lower_case_models = true; /* as it would be with a model of that name */
    assert_string_equal(derive_parameter(&e, "User"), "User_");
    free(derive_emit_finish(&e));
}

static size_t files_in(const char *folder)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (const struct dirent *entry; (entry = readdir(dir));)
        count += entry->d_name[0] != '.';
    closedir(dir);
    return count;
}

static ino_t inode(const char *path)
{
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    return info.st_ino;
}

static void test_write_if_changed(void **state)
{
    (void)state;
    char folder[] = "emit_test_XXXXXX";
    assert_non_null(mkdtemp(folder));
    char path[64];
    char error[256] = "";
    snprintf(path, sizeof path, "%s/x.h", folder);
    /* longer than one read, so that the end is compared too */
    char *text = malloc(40001);
    assert_non_null(text);
    memset(text, 'x', 40000);
    text[40000] = '\0';
    assert_true(derive_write_if_changed(path, text, error, sizeof error));
    ino_t first = inode(path);
    assert_true(derive_write_if_changed(path, text, error, sizeof error));
    assert_int_equal(inode(path), first);
    text[39999] = 'y';
    assert_true(derive_write_if_changed(path, text, error, sizeof error));
    assert_int_not_equal(inode(path), first);
    text[39999] = '\0';
    assert_true(derive_write_if_changed(path, text, error, sizeof error));
    char *now = read_all(path);
    assert_string_equal(now, text);
    assert_string_equal(error, "");
    assert_int_equal(files_in(folder), 1);
    free(now);
    free(text);
    unlink(path);
    rmdir(folder);
}

static void test_write_says_what_is_wrong(void **state)
{
    (void)state;
    char error[256] = "";
    assert_false(derive_write_if_changed("no/such/folder/x.h", "text", error, sizeof error));
    assert_non_null(strstr(error, "cannot write no/such/folder/x.h"));
    assert_non_null(strstr(error, "No such file or directory"));
    /* a folder stands where the file should be: nothing temporary is left */
    char folder[] = "emit_test_XXXXXX";
    assert_non_null(mkdtemp(folder));
    char path[64];
    snprintf(path, sizeof path, "%s/x.h", folder);
    assert_int_equal(mkdir(path, 0777), 0);
    assert_false(derive_write_if_changed(path, "text", error, sizeof error));
    assert_non_null(strstr(error, "x.h"));
    assert_int_equal(files_in(folder), 1);
    rmdir(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quickstart),
        cmocka_unit_test(test_headers_that_need_each_other),
        cmocka_unit_test(test_foreign_models_are_not_emitted),
        cmocka_unit_test(test_guard_is_a_name),
        cmocka_unit_test(test_guards_differ),
        cmocka_unit_test(test_out_of_memory),
        cmocka_unit_test(test_literals),
        cmocka_unit_test(test_comments_cannot_be_left),
        cmocka_unit_test(test_templates),
        cmocka_unit_test(test_parameters_mean_nothing_else),
        cmocka_unit_test(test_write_if_changed),
        cmocka_unit_test(test_write_says_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
