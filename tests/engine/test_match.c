/* Matching rows to the records that asked for them. */
#include "table.h"

#include "engine/match.h"
#include "random.h"

static toasty__call call;
static toasty__error error;

static int begin(void **state)
{
    (void)state;
    toasty__error_init(&error);
    call.error = &error;
    toasty__arena_init(&call.arena, call.scratch, sizeof call.scratch);
    return 0;
}

static int end(void **state)
{
    (void)state;
    toasty__arena_fini(&call.arena);
    return 0;
}

static toasty__cell real_cell(double real)
{
    return (toasty__cell){.kind = TOASTY__CELL_REAL, .as.real = real};
}

static toasty__cell blob_cell(const char *bytes, size_t length)
{
    return (toasty__cell){.kind = TOASTY__CELL_BLOB, .as.run = {bytes, length}};
}

static void keys_of_every_kind(void **state)
{
    (void)state;
    const toasty__cell keys[] = {int_cell(1),
                                 int_cell(-1),
                                 int_cell(0),
                                 real_cell(1),
                                 text_cell("1"),
                                 text_cell(""),
                                 text_cell("12345678"),
                                 text_cell("123456789"),
                                 blob_cell("1", 1),
                                 blob_cell("", 0),
                                 blob_cell("\0", 1),
                                 blob_cell("\0\0", 2),
                                 text_cell("abcdefghi"),
                                 text_cell("abcdefgh"),
                                 blob_cell(NULL, 0) /* as the other empty one */};
    enum { COUNT = sizeof keys / sizeof *keys };
    toasty__match match;
    assert_int_equal(toasty__match_init(&match, &call, 1, COUNT), TOASTY_OK);
    for (uint32_t i = 0; i < COUNT; i++)
        assert_int_equal(toasty__match_find(&match, &keys[i]), i == COUNT - 1 ? 9 : TOASTY__NO_GROUP),
            assert_int_equal(toasty__match_add(&match, &keys[i]), i == COUNT - 1 ? 9 : i);
    for (uint32_t i = 0; i < COUNT - 1; i++) {
        assert_int_equal(toasty__match_find(&match, &keys[i]), i);
        assert_int_equal(toasty__match_add(&match, &keys[i]), i);
    }
    assert_int_equal(match.count, COUNT - 1);
}

static void keys_of_several_cells(void **state)
{
    (void)state;
    toasty__match match;
    const toasty__cell ab[] = {text_cell("a"), text_cell("b")}, ba[] = {text_cell("b"), text_cell("a")};
    const toasty__cell joined[] = {text_cell("ab"), text_cell("")}, numbers[] = {int_cell(1), int_cell(2)};
    assert_int_equal(toasty__match_init(&match, &call, 2, 4), TOASTY_OK);
    assert_int_equal(toasty__match_add(&match, ab), 0);
    assert_int_equal(toasty__match_add(&match, ba), 1);
    assert_int_equal(toasty__match_add(&match, joined), 2);
    assert_int_equal(toasty__match_find(&match, numbers), TOASTY__NO_GROUP);
    assert_int_equal(toasty__match_add(&match, numbers), 3);
    assert_int_equal(toasty__match_find(&match, joined), 2);
}

static void many_keys(void **state)
{
    (void)state;
    enum { COUNT = 5000, DIFFERENT = 1500 };
    static uint32_t group_of[DIFFERENT];
    toasty__match match;
    uint32_t groups = 0;
    memset(group_of, 0xff, sizeof group_of);
    assert_int_equal(toasty__match_init(&match, &call, 1, COUNT), TOASTY_OK);
    for (int i = 0; i < COUNT; i++) {
        unsigned n = random_below(DIFFERENT);
        toasty__cell key = int_cell((int64_t)n << 32); /* bad for a hash that looks at one end only */
        assert_int_equal(toasty__match_find(&match, &key), group_of[n]);
        if (group_of[n] == TOASTY__NO_GROUP)
            group_of[n] = groups++;
        assert_int_equal(toasty__match_add(&match, &key), group_of[n]);
    }
    assert_int_equal(match.count, groups);
}

/* Keys that differ in their length only, close to each other in a small table. */
static void beginnings_of_one_another(void **state)
{
    (void)state;
    enum { COUNT = 400 };
    static char letters[COUNT];
    toasty__match match;
    memset(letters, 'a', sizeof letters);
    assert_int_equal(toasty__match_init(&match, &call, 1, COUNT), TOASTY_OK);
    for (int turn = 0; turn < 2; turn++)
        for (uint32_t i = 0; i < COUNT; i++) {
            uint32_t n = turn ? i : COUNT - 1 - i;
            toasty__cell key = blob_cell(letters, n);
            assert_int_equal(toasty__match_add(&match, &key), COUNT - 1 - n);
        }
    assert_int_equal(match.count, COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keys_of_every_kind, begin, end),
        cmocka_unit_test_setup_teardown(keys_of_several_cells, begin, end),
        cmocka_unit_test_setup_teardown(many_keys, begin, end),
        cmocka_unit_test_setup_teardown(beginnings_of_one_another, begin, end),
    };
    random_begin();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
