/*
 * Every header in wrong/ has mistakes and says itself which: a comment
 *
 *     / * expect 5:17: words of the message | words of the hint * /
 *
 * for each, in any order. A header with a comment `with: other.h` is read in one run with
 * wrong/parts/other.h. The test fails when a mistake is not found, when one is found that nothing expects,
 * and when a file expects nothing.
 */
#include "harness.h"
#include "toolchain.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 32 };

typedef struct expectation {
    const char *file; /* NULL: the header itself */
    unsigned line, column;
    const char *message;
    const char *hint;
    bool met;
} expectation;

typedef struct wrong_case {
    char name[256];
} wrong_case;

/* The text behind `mark` up to the end of its comment, and where to go on. */
static const char *next_comment(reading *r, const char *text, const char *mark, char **out)
{
    const char *begin = strstr(text, mark);
    if (!begin)
        return NULL;
    begin += strlen(mark);
    const char *end = strstr(begin, "*/");
    assert_non_null(end);
    size_t length = (size_t)(end - begin);
    while (length && begin[length - 1] == ' ')
        length--;
    *out = derive_strndup(r->arena, begin, length);
    return end;
}

/* [file:]line:column: message | hint */
static expectation parse_expectation(reading *r, char *text)
{
    expectation e = {0};
    char *at = strstr(text, ".h:");
    if (at && strchr(text, ' ') > at) {
        e.file = derive_strndup(r->arena, text, (size_t)(at + 2 - text));
        text = at + 3;
    }
    int used = 0;
    if (sscanf(text, "%u:%u: %n", &e.line, &e.column, &used) != 2 || !used)
        fail_msg("not an expectation: %s", text);
    text += used;
    char *bar = strstr(text, " | ");
    if (bar) {
        *bar = '\0';
        e.hint = bar + 3;
    }
    e.message = text;
    if (!*e.message)
        fail_msg("an expectation without words at %u:%u", e.line, e.column);
    return e;
}

static bool meets(const expectation *e, const derive_mistake *m, const char *path)
{
    if (m->location.line != e->line || m->location.column != e->column || !m->location.file)
        return false;
    if (e->file ? strcmp(derive_basename(m->location.file), e->file) != 0
                : strcmp(m->location.file, path) != 0)
        return false;
    if (!strstr(m->message, e->message))
        return false;
    return e->hint ? m->hint && strstr(m->hint, e->hint) : true;
}

static void read_wrong(void **state)
{
    const wrong_case *wrong = *state;
    reading r;
    reading_init(&r);
    const char *path = derive_printf(r.arena, "%s/%s", TOASTY_TEST_WRONG_DIR, wrong->name);
    const derive_source *source = derive_source_get(&r.sources, path);
    assert_non_null(source);

    expectation expected[MOST];
    size_t count = 0;
    char *text;
    for (const char *p = source->text; (p = next_comment(&r, p, "/* expect ", &text)) != NULL;) {
        assert_true(count < MOST);
        expected[count++] = parse_expectation(&r, text);
    }
    const char *headers[4] = {path};
    size_t header_count = 1;
    for (const char *p = source->text; (p = next_comment(&r, p, "/* with: ", &text)) != NULL;) {
        assert_true(header_count < 4);
        headers[header_count++] = derive_printf(r.arena, "%s/parts/%s", TOASTY_TEST_WRONG_DIR, text);
    }
    if (!count)
        fail_msg("%s expects nothing", wrong->name);

    derive_unit *unit = reading_models(&r, headers, header_count);
    bool right = unit == NULL;
    for (size_t i = 0; i < r.report.count; i++) {
        const derive_mistake *m = &r.report.mistakes[i];
        bool known = false;
        for (size_t j = 0; j < count && !known; j++)
            if (!expected[j].met && meets(&expected[j], m, path))
                known = expected[j].met = true;
        if (!known)
            print_error("%s: not expected: %u:%u: %s | %s\n", wrong->name, m->location.line,
                        m->location.column, m->message, m->hint ? m->hint : "(no hint)");
        right = right && known;
    }
    for (size_t j = 0; j < count; j++)
        if (!expected[j].met) {
            print_error("%s: not found: %u:%u: %s | %s\n", wrong->name, expected[j].line, expected[j].column,
                        expected[j].message, expected[j].hint ? expected[j].hint : "");
            right = false;
        }
    reading_fini(&r);
    assert_true(right);
}

static int compare_cases(const void *a, const void *b)
{
    return strcmp(((const wrong_case *)a)->name, ((const wrong_case *)b)->name);
}

int main(void)
{
    DIR *folder = opendir(TOASTY_TEST_WRONG_DIR);
    if (!folder)
        return 1;
    wrong_case *cases = NULL;
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        size_t length = strlen(entry->d_name);
        if (length < 3 || strcmp(entry->d_name + length - 2, ".h") != 0)
            continue;
        cases = realloc(cases, (count + 1) * sizeof *cases);
        if (!cases)
            return 1;
        snprintf(cases[count++].name, sizeof cases->name, "%s", entry->d_name);
    }
    closedir(folder);
    if (!count)
        return 1;
    qsort(cases, count, sizeof *cases, compare_cases);
    struct CMUnitTest *tests = calloc(count, sizeof *tests);
    if (!tests)
        return 1;
    for (size_t i = 0; i < count; i++) {
        tests[i].name = cases[i].name;
        tests[i].test_func = read_wrong;
        tests[i].initial_state = &cases[i];
    }
    int failed = _cmocka_run_group_tests("wrong models", tests, count, NULL, NULL);
    free(tests);
    free(cases);
    return failed ? 1 : 0;
}
