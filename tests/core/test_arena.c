#include "test.h"

#include <string.h>

#include "core/arena.h"
#include "failing.h"

static void assert_aligned(const void *memory)
{
    assert_non_null(memory);
    assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
}

static void pieces_do_not_overlap(void **state)
{
    (void)state;
    enum { PIECES = 2000 };
    static unsigned char *pieces[PIECES];
    static size_t sizes[PIECES];
    uint64_t seed = 7;
    toasty__arena arena = {0};
    for (int i = 0; i < PIECES; i++) {
        uint64_t random = test_random(&seed);
        sizes[i] = random % 50 == 0 ? random / 64 % 20000 : random / 64 % 100;
        pieces[i] = toasty__arena_alloc(&arena, sizes[i]);
        assert_aligned(pieces[i]);
        memset(pieces[i], i % 251, sizes[i]);
    }
    for (int i = 0; i < PIECES; i++)
        for (size_t at = 0; at < sizes[i]; at++)
            assert_int_equal(pieces[i][at], i % 251);
    toasty__arena_fini(&arena);
    assert_null(arena.chunks);
}

static void the_callers_buffer_comes_first(void **state)
{
    (void)state;
    _Alignas(16) char buffer[257];
    toasty__arena arena;
    toasty__arena_init(&arena, buffer + 1, sizeof buffer - 1);
    failing_begin(0);
    char *inside = toasty__arena_alloc(&arena, 100);
    char *also = toasty__arena_alloc(&arena, 100);
    void *outside = toasty__arena_alloc(&arena, 100);
    assert_int_equal(failing_end(), 1);
    assert_null(outside);
    assert_aligned(inside);
    assert_aligned(also);
    assert_true(inside > buffer && also + 100 <= buffer + sizeof buffer);
    assert_aligned(toasty__arena_alloc(&arena, 100));
    toasty__arena_fini(&arena);
}

static void a_tiny_buffer_is_no_harm(void **state)
{
    (void)state;
    _Alignas(16) char buffer[32];
    for (size_t size = 0; size <= 16; size++) {
        toasty__arena arena;
        toasty__arena_init(&arena, buffer + 3, size);
        char *memory = toasty__arena_alloc(&arena, 16);
        assert_aligned(memory);
        assert_false(memory >= buffer && memory < buffer + sizeof buffer && memory + 16 > buffer + 3 + size);
        memset(memory, 1, 16);
        toasty__arena_fini(&arena);
    }
}

static void text_and_zeroes(void **state)
{
    (void)state;
    toasty__arena arena = {0};
    memset(toasty__arena_alloc(&arena, 64), 0xFF, 64);
    unsigned char *zeroes = toasty__arena_zalloc(&arena, 64);
    for (int i = 0; i < 64; i++)
        assert_int_equal(zeroes[i], 0);
    assert_string_equal(toasty__arena_strndup(&arena, "butter", 3), "but");
    assert_string_equal(toasty__arena_strndup(&arena, "butter", 0), "");
    toasty__arena_fini(&arena);
}

static void a_large_piece_leaves_the_chunk_in_use(void **state)
{
    (void)state;
    toasty__arena arena = {0};
    char *before = toasty__arena_alloc(&arena, 16);
    assert_non_null(toasty__arena_alloc(&arena, 100000));
    char *after = toasty__arena_alloc(&arena, 16);
    assert_ptr_equal(after, before + 16);
    toasty__arena_fini(&arena);
}

/* A large piece says nothing about the pieces to come: the first chunk stays small. */
static void a_large_first_piece(void **state)
{
    (void)state;
    toasty__arena arena = {0};
    assert_aligned(toasty__arena_alloc(&arena, 1000000));
    assert_aligned(toasty__arena_alloc(&arena, 16));
    assert_true(arena.end - arena.next <= 4096);
    toasty__arena_fini(&arena);
}

static void failure_is_told_and_survived(void **state)
{
    (void)state;
    volatile size_t endless = SIZE_MAX;
    toasty__arena arena = {0};
    assert_null(toasty__arena_alloc(&arena, endless));
    assert_null(toasty__arena_alloc(&arena, endless - 20));
    assert_null(toasty__arena_strndup(&arena, "", endless));
    long n = 0;
    for (bool done = false; !done; n++) {
        failing_begin(n);
        done = toasty__arena_alloc(&arena, 1000) && toasty__arena_zalloc(&arena, 100000) &&
               toasty__arena_strndup(&arena, "text", 4) && toasty__arena_alloc(&arena, 300000);
        assert_int_equal(failing_end() == 0, done);
    }
    assert_true(n > 1);
    toasty__arena_fini(&arena);
    toasty__arena_fini(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(the_callers_buffer_comes_first),
        cmocka_unit_test(a_tiny_buffer_is_no_harm),
        cmocka_unit_test(text_and_zeroes),
        cmocka_unit_test(a_large_piece_leaves_the_chunk_in_use),
        cmocka_unit_test(a_large_first_piece),
        cmocka_unit_test(failure_is_told_and_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
