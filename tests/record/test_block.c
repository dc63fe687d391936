#include "../core/test.h"

#include <string.h>

#include "../core/failing.h"
#include "record/annex.h"
#include "record/block.h"

static void assert_aligned(const void *memory)
{
    assert_non_null(memory);
    assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
}

static void a_top_is_zeroed_and_knows_its_block(void **state)
{
    (void)state;
    for (size_t size = 0; size < 200; size++) {
        toasty__block *block = toasty__block_new(size, size % 7 * 10);
        unsigned char *top = toasty__block_top(block);
        assert_aligned(top);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(top[i], 0);
        assert_ptr_equal(toasty__block_of(top), block);
        memset(top, 0xEE, size);
        assert_ptr_equal(toasty__block_of(top), block);
        toasty__block_free(block);
    }
    toasty__block_free(NULL);
}

static void what_is_not_a_top(void **state)
{
    (void)state;
    toasty__block *block = toasty__block_new(256, 0);
    char *top = toasty__block_top(block);
    assert_null(toasty__block_of(NULL));
    assert_null(toasty__block_of(top + 1));
    /* A copy of the head is no head. */
    size_t head = (size_t)(top - (char *)block);
    memcpy(top + 16, block, head);
    assert_null(toasty__block_of(top + 16 + head));
    for (size_t at = 16; at <= 256; at += 16)
        assert_null(toasty__block_of(top + at));
    toasty__block_free(block);
}

static void room_asked_for_is_there(void **state)
{
    (void)state;
    for (size_t more = 0; more < 300; more += 9) {
        toasty__block *block = toasty__block_new(24, more);
        failing_begin(0);
        char *bytes = toasty__block_bytes(block, "", 0, false);
        char *all = more ? toasty__block_alloc(block, more) : bytes;
        assert_int_equal(failing_end(), 0);
        assert_non_null(all);
        toasty__block_free(block);
    }
}

/* Pieces of all kinds and sizes keep what was written to them until the end. */
static void pieces_do_not_overlap(void **state)
{
    (void)state;
    enum { PIECES = 3000 };
    static unsigned char *pieces[PIECES];
    static size_t sizes[PIECES];
    static unsigned char pattern[20000];
    uint64_t seed = 99;
    toasty__block *block = toasty__block_new(100, 500);
    unsigned char *top = toasty__block_top(block);
    memset(top, 0xA5, 100);
    for (int i = 0; i < PIECES; i++) {
        uint64_t random = test_random(&seed);
        sizes[i] = random % 40 == 0 ? random / 64 % sizeof pattern : random / 64 % 120;
        memset(pattern, i % 251, sizes[i]);
        switch (random / 16 % 3) {
        case 0:
            pieces[i] = toasty__block_alloc(block, sizes[i]);
            assert_aligned(pieces[i]);
            memcpy(pieces[i], pattern, sizes[i]);
            break;
        case 1:
            pieces[i] = (unsigned char *)toasty__block_bytes(block, pattern, sizes[i], true);
            assert_non_null(pieces[i]);
            assert_int_equal(pieces[i][sizes[i]], 0);
            break;
        default: pieces[i] = (unsigned char *)toasty__block_bytes(block, pattern, sizes[i], false); break;
        }
    }
    for (int i = 0; i < PIECES; i++)
        for (size_t at = 0; at < sizes[i]; at++)
            assert_int_equal(pieces[i][at], i % 251);
    for (int i = 0; i < 100; i++)
        assert_int_equal(top[i], 0xA5);
    toasty__block_free(block);
}

/* The leak checker sees to it that adopted memory goes with the block. */
static void adopted_memory_goes_too(void **state)
{
    (void)state;
    toasty__block *block = toasty__block_new(8, 0);
    for (size_t size = 1; size < 4000; size += 97) {
        char *memory = toasty__malloc(size);
        memset(memory, 1, size);
        assert_true(toasty__block_adopt(block, memory, size));
        assert_non_null(toasty__block_alloc(block, size));
    }
    toasty__block_free(block);
}

static void adoption_may_fail(void **state)
{
    (void)state;
    toasty__block *block = toasty__block_new(8, 0);
    char *memory = toasty__malloc(10);
    failing_begin(0);
    assert_false(toasty__block_adopt(block, memory, 10));
    assert_int_equal(failing_end(), 1);
    toasty__free(memory);
    toasty__block_free(block);
}

static void every_address_of_a_block_is_released(void **state)
{
    (void)state;
    toasty__block *block = toasty__block_new(64, 32);
    char *top = toasty__block_top(block);
    char *adopted = toasty__malloc(100);
    assert_true(toasty__block_adopt(block, adopted, 100));
    char *large = toasty__block_alloc(block, 100000);
    char *small = NULL;
    for (int i = 0; i < 500; i++)
        small = toasty__block_alloc(block, 16);
    char *text = toasty__block_bytes(block, "text", 4, true);
    int outside = 0;
    const void *slots[] = {top,           top + 56, adopted,    adopted + 99, large,
                           large + 99999, small,    small + 15, text,         text + 4};
    enum { SLOTS = sizeof slots / sizeof *slots };
    for (int i = 0; i < SLOTS; i++)
        assert_true(toasty__annex_mark(slots[i]));
    assert_true(toasty__annex_mark(&outside));
    toasty__block_free(block);
    for (int i = 0; i < SLOTS; i++)
        assert_false(toasty__annex_is_marked(slots[i]));
    assert_true(toasty__annex_is_marked(&outside));
    toasty__annex_unmark(&outside);
    assert_false(toasty__annex_in_use());
}

/* Everything that parts have is there until the whole goes, and goes with it, marks and adopted memory
 * included. */
static void parts_become_one(void **state)
{
    enum { PARTS = 6 };
    char *texts[PARTS], *bulks[PARTS], *adopted[PARTS];
    (void)state;
    toasty__block *block = toasty__block_new(32, 100);
    char *top = toasty__block_top(block);
    toasty__block *parts[PARTS];
    for (int i = 0; i < PARTS; i++) {
        parts[i] = toasty__block_part();
        assert_non_null(parts[i]);
        /* the first two have nothing but their first memory, which the first does not use */
        texts[i] = i ? toasty__block_bytes(parts[i], "text", 4, true) : NULL;
        bulks[i] = i > 1 ? toasty__block_alloc(parts[i], 5000) : NULL;
        adopted[i] = i > 2 ? toasty__malloc(100) : NULL;
        if (bulks[i])
            memset(bulks[i], i, 5000);
        if (adopted[i])
            assert_true(toasty__block_adopt(parts[i], adopted[i], 100));
    }
    failing_begin(0);
    for (int i = 0; i < PARTS; i++)
        toasty__block_join(block, parts[i]);
    assert_int_equal(failing_end(), 0);
    assert_ptr_equal(toasty__block_of(top), block);
    for (int i = 0; i < PARTS; i++) {
        assert_null(toasty__block_of(toasty__block_top(parts[i])));
        for (int k = 0; bulks[i] && k < 5000; k++)
            assert_int_equal(bulks[i][k], i);
        if (texts[i]) {
            assert_string_equal(texts[i], "text");
            assert_true(toasty__annex_mark(texts[i] + 4));
        }
        if (adopted[i])
            assert_true(toasty__annex_mark(adopted[i] + 99));
    }
    memset(toasty__block_alloc(block, 300), 1, 300);
    toasty__block_free(block);
    assert_false(toasty__annex_in_use());
}

static void fails_until_memory_is_enough(void **state)
{
    (void)state;
    long n = 0;
    for (bool done = false; !done; n++) {
        failing_begin(n);
        toasty__block *block = toasty__block_new(40, 40);
        done = block != NULL;
        for (int i = 0; done && i < 100; i++) {
            done = toasty__block_alloc(block, 50) && toasty__block_bytes(block, "0123456789", 10, true) &&
                   toasty__block_alloc(block, 3000);
            void *memory = done ? toasty__malloc(30) : NULL;
            done = memory && toasty__block_adopt(block, memory, 30);
            if (!done)
                toasty__free(memory);
        }
        assert_int_equal(failing_end() == 0, done);
        toasty__block_free(block);
    }
    assert_true(n > 100);
}

static void endless_sizes_fail(void **state)
{
    (void)state;
    volatile size_t endless = SIZE_MAX;
    assert_null(toasty__block_new(endless, 0));
    assert_null(toasty__block_new(0, endless));
    assert_null(toasty__block_new(endless / 2, endless / 2 + 100));
    toasty__block *block = toasty__block_new(8, 8);
    assert_null(toasty__block_alloc(block, endless));
    assert_null(toasty__block_alloc(block, endless - 15));
    assert_null(toasty__block_bytes(block, "", endless, true));
    assert_null(toasty__block_bytes(block, "", endless, false));
    assert_null(toasty__block_bytes(block, "", endless - 1, true));
    toasty__block_free(block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_top_is_zeroed_and_knows_its_block),
        cmocka_unit_test(what_is_not_a_top),
        cmocka_unit_test(room_asked_for_is_there),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(adopted_memory_goes_too),
        cmocka_unit_test(adoption_may_fail),
        cmocka_unit_test(every_address_of_a_block_is_released),
        cmocka_unit_test(parts_become_one),
        cmocka_unit_test(fails_until_memory_is_enough),
        cmocka_unit_test(endless_sizes_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
