#include "test.h"

#include <stdint.h>
#include <string.h>

#include "core/alloc.h"
#include "failing.h"

static void zero_bytes_are_memory_too(void **state)
{
    (void)state;
    void *a = toasty__malloc(0);
    void *b = toasty__calloc(0, 8);
    void *c = toasty__calloc(8, 0);
    void *d = toasty__realloc(NULL, 0);
    assert_non_null(a);
    assert_non_null(b);
    assert_non_null(c);
    assert_non_null(d);
    toasty__free(a);
    toasty__free(b);
    toasty__free(c);
    toasty__free(d);
    toasty__free(NULL);
}

static void calloc_zeroes_and_refuses_overflow(void **state)
{
    (void)state;
    unsigned char *memory = toasty__calloc(16, 16);
    assert_non_null(memory);
    for (int i = 0; i < 256; i++)
        assert_int_equal(memory[i], 0);
    toasty__free(memory);
    volatile size_t many = SIZE_MAX / 2 + 2;
    assert_null(toasty__calloc(many, 2));
    assert_null(toasty__calloc(2, many));
}

static void copies_of_text(void **state)
{
    (void)state;
    char *whole = toasty__strdup("toast");
    char *part = toasty__strndup("toast", 2);
    char *none = toasty__strndup("toast", 0);
    assert_string_equal(whole, "toast");
    assert_string_equal(part, "to");
    assert_string_equal(none, "");
    toasty__free(whole);
    toasty__free(part);
    toasty__free(none);
    volatile size_t endless = SIZE_MAX;
    assert_null(toasty__strndup("toast", endless));
}

static void every_way_passes_the_gate(void **state)
{
    (void)state;
    char *kept = toasty__strdup("kept");
    failing_begin(0);
    void *results[] = {toasty__malloc(1),          toasty__calloc(1, 1), toasty__realloc(NULL, 1),
                       toasty__realloc(kept, 100), toasty__strdup("a"),  toasty__strndup("a", 1)};
    assert_int_equal(failing_end(), 6);
    for (size_t i = 0; i < sizeof results / sizeof *results; i++)
        assert_null(results[i]);
    /* A refused realloc leaves the old memory alone. */
    assert_string_equal(kept, "kept");
    toasty__free(kept);
}

static void the_gate_counts(void **state)
{
    (void)state;
    failing_begin(2);
    void *a = toasty__malloc(1);
    void *b = toasty__malloc(1);
    void *c = toasty__malloc(1);
    assert_int_equal(failing_end(), 1);
    void *d = toasty__malloc(1);
    assert_non_null(a);
    assert_non_null(b);
    assert_null(c);
    assert_non_null(d);
    toasty__free(a);
    toasty__free(b);
    toasty__free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zero_bytes_are_memory_too),
        cmocka_unit_test(calloc_zeroes_and_refuses_overflow),
        cmocka_unit_test(copies_of_text),
        cmocka_unit_test(every_way_passes_the_gate),
        cmocka_unit_test(the_gate_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
