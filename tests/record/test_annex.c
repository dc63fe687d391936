#include "../core/test.h"

#include <pthread.h>
#include <string.h>

#include "../core/failing.h"
#include "record/annex.h"

static void marks(void **state)
{
    (void)state;
    char memory[8] = {0};
    assert_false(toasty__annex_in_use());
    assert_false(toasty__annex_is_marked(memory));
    toasty__annex_unmark(memory);
    assert_true(toasty__annex_mark(memory + 3));
    assert_true(toasty__annex_mark(memory + 3));
    assert_true(toasty__annex_in_use());
    for (int i = 0; i < 8; i++)
        assert_int_equal(toasty__annex_is_marked(memory + i), i == 3);
    toasty__annex_unmark(memory + 2);
    assert_true(toasty__annex_is_marked(memory + 3));
    toasty__annex_unmark(memory + 3);
    assert_false(toasty__annex_is_marked(memory + 3));
    assert_false(toasty__annex_in_use());
}

static void release_takes_its_range_only(void **state)
{
    (void)state;
    char memory[10] = {0};
    for (int begin = 0; begin <= 10; begin++) {
        for (int end = begin; end <= 10; end++) {
            for (int i = 0; i < 10; i++)
                assert_true(toasty__annex_mark(memory + i));
            toasty__annex_release(memory + begin, memory + end);
            for (int i = 0; i < 10; i++)
                assert_int_equal(toasty__annex_is_marked(memory + i), i < begin || i >= end);
            toasty__annex_release(memory, memory + 10);
            assert_false(toasty__annex_in_use());
        }
    }
}

/* One address may have a mark and any number of blocks; an unmark takes only the mark. */
static void blocks_and_a_mark_at_one_address(void **state)
{
    (void)state;
    char memory[2] = {0};
    assert_true(toasty__annex_mark(memory));
    for (int i = 0; i < 20; i++)
        assert_true(toasty__annex_add(memory, toasty__block_new(10, 10)));
    toasty__annex_unmark(memory);
    assert_false(toasty__annex_is_marked(memory));
    assert_true(toasty__annex_in_use());
    toasty__annex_release(memory + 1, memory + 2);
    assert_true(toasty__annex_in_use());
    toasty__annex_release(memory, memory + 1);
    assert_false(toasty__annex_in_use());
}

/* A block annexed to a record that lies in an annexed block, and so on: all go with the first. */
static void chains_of_blocks(void **state)
{
    (void)state;
    toasty__block *first = toasty__block_new(32, 0);
    toasty__block *last = first;
    for (int i = 0; i < 500; i++) {
        toasty__block *next = toasty__block_new(32, 0);
        char *top = toasty__block_top(last);
        assert_true(toasty__annex_add(top + i % 32, next));
        assert_true(toasty__annex_mark(top + 8));
        last = next;
    }
    toasty__block_free(first);
    assert_false(toasty__annex_in_use());
}

/* Against a plain array, in random order. */
static void random_marks(void **state)
{
    (void)state;
    enum { PLACES = 300 };
    static char memory[PLACES];
    bool marked[PLACES] = {false};
    uint64_t seed = 17;
    for (int round = 0; round < 20000; round++) {
        uint64_t random = test_random(&seed);
        size_t at = random / 16 % PLACES;
        size_t end = at + random / 16384 % 5;
        switch (random % 8) {
        case 0:
            end = end > PLACES ? PLACES : end;
            toasty__annex_release(memory + at, memory + end);
            memset(marked + at, 0, end - at);
            break;
        case 1:
        case 2:
            toasty__annex_unmark(memory + at);
            marked[at] = false;
            break;
        default:
            assert_true(toasty__annex_mark(memory + at));
            marked[at] = true;
            break;
        }
        if (round % 50 == 0)
            for (int i = 0; i < PLACES; i++)
                assert_int_equal(toasty__annex_is_marked(memory + i), marked[i]);
    }
    toasty__annex_release(memory, memory + PLACES);
    assert_false(toasty__annex_in_use());
}

/* Ascending addresses, the usual order, must not make the tree a list: the test would run out of its time. */
static void many_in_order(void **state)
{
    (void)state;
    enum { PLACES = 400000 };
    static char memory[PLACES];
    for (int i = 0; i < PLACES; i++)
        assert_true(toasty__annex_mark(memory + i));
    for (int i = 0; i < PLACES; i++)
        assert_true(toasty__annex_is_marked(memory + i));
    toasty__annex_release(memory, memory + PLACES);
    assert_false(toasty__annex_in_use());
}

static void out_of_memory(void **state)
{
    (void)state;
    char memory[1] = {0};
    toasty__block *block = toasty__block_new(8, 0);
    failing_begin(0);
    assert_false(toasty__annex_mark(memory));
    assert_false(toasty__annex_add(memory, block));
    assert_int_equal(failing_end(), 2);
    assert_false(toasty__annex_in_use());
    toasty__block_free(block);
}

/* Each thread has blocks of its own and annexes blocks and marks to them, as threads with records of their
 * own do. */
static void *live(void *out_of_line)
{
    uint64_t seed = 1 + (uint64_t)(uintptr_t)&seed;
    for (int round = 0; round < 300; round++) {
        toasty__block *record = toasty__block_new(128, 64);
        char *top = toasty__block_top(record);
        for (int i = 0; i < 16; i++) {
            size_t at = test_random(&seed) % 16 * 8;
            bool fine =
                i % 2 ? toasty__annex_mark(top + at) : toasty__annex_add(top + at, toasty__block_new(40, 40));
            if (!fine || (i % 2 && !toasty__annex_is_marked(top + at)))
                return NULL;
            if (i % 5 == 0)
                toasty__annex_unmark(top + at);
        }
        toasty__block_free(record);
    }
    return out_of_line;
}

static void threads(void **state)
{
    (void)state;
    pthread_t running[4];
    int fine = 0;
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&running[i], NULL, live, &fine), 0);
    for (int i = 0; i < 4; i++) {
        void *result;
        pthread_join(running[i], &result);
        assert_ptr_equal(result, &fine);
    }
    assert_false(toasty__annex_in_use());
}

/* A record made and added to by one thread may be freed by another. */
static void *free_it(void *block)
{
    toasty__block_free(block);
    return NULL;
}

static void freed_by_another_thread(void **state)
{
    (void)state;
    for (int i = 0; i < 50; i++) {
        pthread_t other;
        toasty__block *record = toasty__block_new(16, 0);
        assert_true(toasty__annex_add(toasty__block_top(record), toasty__block_new(8, 0)));
        assert_int_equal(pthread_create(&other, NULL, free_it, record), 0);
        pthread_join(other, NULL);
        assert_false(toasty__annex_in_use());
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks),
        cmocka_unit_test(release_takes_its_range_only),
        cmocka_unit_test(blocks_and_a_mark_at_one_address),
        cmocka_unit_test(chains_of_blocks),
        cmocka_unit_test(random_marks),
        cmocka_unit_test(many_in_order),
        cmocka_unit_test(out_of_memory),
        cmocka_unit_test(threads),
        cmocka_unit_test(freed_by_another_thread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
