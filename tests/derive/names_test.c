/* Every name that the emitter writes is one that the reader has checked against others. */
#include "harness.h"

#include "emit.h"
#include "generated_names.h"

#include <stdlib.h>
#include <string.h>

static bool claimed(const derive_generated_names *names, const char *name, size_t len, bool is_tag)
{
    for (size_t i = 0; i < names->count; i++) {
        const derive_generated_name *item = &names->items[i];
        if (item->model && item->is_tag == is_tag && strncmp(item->name, name, len) == 0 && !item->name[len])
            return true;
    }
    return false;
}

/* The identifier that ends at `end`. */
static const char *identifier_before(const char *end)
{
    const char *begin = end;
    while ((begin[-1] >= 'a' && begin[-1] <= 'z') || (begin[-1] >= 'A' && begin[-1] <= 'Z') ||
           (begin[-1] >= '0' && begin[-1] <= '9') || begin[-1] == '_')
        begin--;
    return begin;
}

/* Checks what the line at `line` declares; true when it declares something. */
static bool check_line(const derive_generated_names *names, const char *line)
{
    static const struct {
        const char *begin;
        const char *end;
        bool is_tag;
    } forms[] = {{"static inline ", "(", false},
                 {"#define ", "(", false},
                 {"extern const ", "[;", false},
                 {"struct ", " ", true}};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (strncmp(line, forms[i].begin, strlen(forms[i].begin)) != 0)
            continue;
        const char *rest = line + strlen(forms[i].begin);
        const char *end = rest + strcspn(rest, forms[i].end);
        if (end > line + strcspn(line, "\n") || (forms[i].is_tag && end[1] != '{'))
            return false;
        const char *name = identifier_before(end);
        if (!claimed(names, name, (size_t)(end - name), forms[i].is_tag))
            fail_msg("not among the generated names: %.*s", (int)(end - name), name);
        return true;
    }
    return false;
}

static void test_all_names_are_claimed(void **state)
{
    (void)state;
    static const char *const headers[] = {
        TOASTY_TEST_GOLDEN_DIR "/quickstart.h", TOASTY_TEST_GOLDEN_DIR "/types.h",
        TOASTY_TEST_GOLDEN_DIR "/relations.h", TOASTY_TEST_GOLDEN_DIR "/stock.h"};
    const size_t count = sizeof headers / sizeof headers[0];
    reading r;
    reading_init(&r);
    const derive_input input = {
        .headers = headers, .header_count = count, .toasty_include_dir = TOASTY_TEST_INCLUDE_DIR};
    const derive_declarations *declarations = derive_read(&r.report, &input);
    assert_non_null(declarations);
    const derive_unit *unit = derive_resolve(&r.report, declarations);
    assert_int_equal(r.report.count, 0);
    derive_generated_names names = derive_generated_names_of(r.arena, unit, declarations);
    for (size_t i = 0; i < count; i++) {
        const char *header = NULL;
        for (size_t m = 0; m < unit->model_count; m++)
            if (strcmp(unit->models[m]->header, headers[i]) == 0)
                header = unit->models[m]->header;
        assert_non_null(header);
        char *text = derive_emit_header(unit, header);
        assert_non_null(text);
        size_t declared = 0;
        for (const char *line = text; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
            declared += check_line(&names, line);
        assert_true(declared > 60);
        free(text);
    }
    reading_fini(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_all_names_are_claimed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
