#include "test.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <toasty/types.h>

#include "core/clock.h"

static int compare(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(toasty_uuid));
}

static void version_and_variant(void **state)
{
    (void)state;
    for (int i = 0; i < 1000; i++) {
        toasty_uuid random = toasty_uuid_v4();
        toasty_uuid timed = toasty_uuid_v7();
        assert_int_equal(random.bytes[6] >> 4, 4);
        assert_int_equal(timed.bytes[6] >> 4, 7);
        assert_int_equal(random.bytes[8] >> 6, 2);
        assert_int_equal(timed.bytes[8] >> 6, 2);
        assert_false(toasty_uuid_is_nil(random));
        assert_false(toasty_uuid_is_nil(timed));
    }
}

/* Over many identifiers each bit but the six fixed ones is seen at 0 and at 1. */
static void random_ones_use_every_bit(void **state)
{
    (void)state;
    toasty_uuid ones = {{0}};
    toasty_uuid zeros = {{0}};
    for (int i = 0; i < 2000; i++) {
        toasty_uuid id = toasty_uuid_v4();
        for (int b = 0; b < 16; b++) {
            ones.bytes[b] |= id.bytes[b];
            zeros.bytes[b] |= (uint8_t)~id.bytes[b];
        }
    }
    for (int b = 0; b < 16; b++) {
        assert_int_equal(ones.bytes[b], b == 6 ? 0x4F : b == 8 ? 0xBF : 0xFF);
        assert_int_equal(zeros.bytes[b], b == 6 ? 0xBF : b == 8 ? 0x7F : 0xFF);
    }
}

static int64_t milliseconds(toasty_uuid id)
{
    int64_t ms = 0;
    for (int i = 0; i < 6; i++)
        ms = ms << 8 | id.bytes[i];
    return ms;
}

static void timed_ones_tell_the_time(void **state)
{
    (void)state;
    int64_t before = toasty__realtime_ns() / 1000000;
    toasty_uuid id = toasty_uuid_v7();
    int64_t after = toasty__realtime_ns() / 1000000;
    assert_true(milliseconds(id) >= before);
    assert_true(milliseconds(id) <= after);
}

static void timed_ones_are_in_order(void **state)
{
    (void)state;
    toasty_uuid last = toasty_uuid_v7();
    for (int i = 0; i < 200000; i++) {
        toasty_uuid id = toasty_uuid_v7();
        assert_true(compare(&last, &id) < 0);
        last = id;
    }
}

static int64_t told_time;

static int64_t told(void)
{
    return told_time;
}

/* A clock that stands still, goes back or stands before 1970 does not bring the order down. */
static void order_survives_the_clock(void **state)
{
    (void)state;
    static const int64_t times[] = {
        4000000000000000000, 4000000000000000000, 4000000000000000001, 3999999999999999999, 5, 0, -1,
        INT64_MIN,           4000000000000999999, 4000000000001000000};
    toasty__set_clocks(NULL, told);
    toasty_uuid last = {{0}};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        told_time = times[i];
        for (int n = 0; n < 100; n++) {
            toasty_uuid id = toasty_uuid_v7();
            assert_true(compare(&last, &id) < 0);
            assert_int_equal(id.bytes[6] >> 4, 7);
            assert_int_equal(id.bytes[8] >> 6, 2);
            last = id;
        }
    }
    assert_true(milliseconds(last) == 4000000000001);
    /* More of them in one millisecond than its counter holds: the count goes over into the next. */
    told_time = 4000000001999999999;
    toasty_uuid first = toasty_uuid_v7();
    last = first;
    for (int n = 0; n < 100; n++) {
        toasty_uuid id = toasty_uuid_v7();
        assert_true(compare(&last, &id) < 0);
        last = id;
    }
    assert_true(milliseconds(first) == 4000000001999 && milliseconds(last) == 4000000002000);
    toasty__set_clocks(NULL, NULL);
}

enum { THREADS = 4, EACH = 20000 };

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static toasty_uuid in_turn[THREADS * EACH];
static int turns;

static void *make_in_turn(void *unused)
{
    for (int i = 0; i < EACH; i++) {
        pthread_mutex_lock(&turn);
        in_turn[turns++] = toasty_uuid_v7();
        pthread_mutex_unlock(&turn);
    }
    return unused;
}

/* Made one after the other, whatever thread makes them, they sort so. */
static void order_holds_across_threads(void **state)
{
    (void)state;
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, make_in_turn, NULL), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(turns, THREADS * EACH);
    for (int i = 1; i < turns; i++)
        assert_true(compare(&in_turn[i - 1], &in_turn[i]) < 0);
}

static toasty_uuid at_once[THREADS][EACH];

static void *make_at_once(void *out)
{
    toasty_uuid *ids = out;
    for (int i = 0; i < EACH; i++)
        ids[i] = toasty_uuid_v7();
    return NULL;
}

/* Without turns each thread's own are in order, and no two are alike up to the random bits. */
static void no_two_threads_get_the_same_tick(void **state)
{
    (void)state;
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, make_at_once, at_once[i]), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < THREADS; i++)
        for (int n = 1; n < EACH; n++)
            assert_true(compare(&at_once[i][n - 1], &at_once[i][n]) < 0);
    toasty_uuid *all = &at_once[0][0];
    qsort(all, THREADS * EACH, sizeof *all, compare);
    for (int i = 1; i < THREADS * EACH; i++) {
        toasty_uuid a = all[i - 1];
        toasty_uuid b = all[i];
        a.bytes[8] &= 0xFC;
        b.bytes[8] &= 0xFC;
        assert_true(memcmp(a.bytes, b.bytes, 9) < 0);
    }
}

static void nil_and_equal(void **state)
{
    (void)state;
    toasty_uuid nil = {{0}};
    assert_true(toasty_uuid_is_nil(nil));
    for (int i = 0; i < 16; i++) {
        toasty_uuid other = nil;
        other.bytes[i] = 1;
        assert_false(toasty_uuid_is_nil(other));
        assert_false(toasty_uuid_equal(nil, other));
        assert_true(toasty_uuid_equal(other, other));
    }
}

static void text_and_back(void **state)
{
    (void)state;
    char text[37];
    toasty_uuid id;
    assert_true(toasty_uuid_parse("0190163D-8694-739b-AEA5-966c26f8ad91", &id));
    assert_int_equal(id.bytes[0], 0x01);
    assert_int_equal(id.bytes[6], 0x73);
    assert_int_equal(id.bytes[15], 0x91);
    assert_string_equal(toasty_uuid_format(id, text), "0190163d-8694-739b-aea5-966c26f8ad91");
    for (int i = 0; i < 10000; i++) {
        toasty_uuid made;
        toasty__random_bytes(&made, sizeof made);
        assert_true(toasty_uuid_parse(toasty_uuid_format(made, text), &id));
        assert_true(toasty_uuid_equal(made, id));
        assert_int_equal(strlen(text), 36);
    }
}

static void what_is_not_one(void **state)
{
    (void)state;
    static const char good[] = "0190163d-8694-739b-aea5-966c26f8ad91";
    const toasty_uuid untouched = {{1, 2, 3}};
    toasty_uuid id = untouched;
    assert_false(toasty_uuid_parse(NULL, &id));
    /* Every shorter text, one longer, and a wrong character at every place. */
    for (size_t length = 0; length < 36; length++) {
        char cut[37] = {0};
        memcpy(cut, good, length);
        assert_false(toasty_uuid_parse(cut, &id));
    }
    assert_false(toasty_uuid_parse("0190163d-8694-739b-aea5-966c26f8ad910", &id));
    assert_false(toasty_uuid_parse("{0190163d-8694-739b-aea5-966c26f8ad91}", &id));
    assert_false(toasty_uuid_parse("0190163d8694739baea5966c26f8ad91", &id));
    for (int at = 0; at < 36; at++) {
        static const char others[] = "gG/:@`{ -0\x80";
        for (size_t i = 0; i < sizeof others - 1; i++) {
            char wrong[37];
            memcpy(wrong, good, sizeof wrong);
            bool hyphen = good[at] == '-';
            if (hyphen ? others[i] == '-' : others[i] == '0')
                continue;
            wrong[at] = others[i];
            assert_false(toasty_uuid_parse(wrong, &id));
        }
    }
    assert_true(toasty_uuid_equal(id, untouched));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(version_and_variant),
        cmocka_unit_test(random_ones_use_every_bit),
        cmocka_unit_test(timed_ones_tell_the_time),
        cmocka_unit_test(timed_ones_are_in_order),
        cmocka_unit_test(order_holds_across_threads),
        cmocka_unit_test(no_two_threads_get_the_same_tick),
        cmocka_unit_test(nil_and_equal),
        cmocka_unit_test(text_and_back),
        cmocka_unit_test(what_is_not_one),
        cmocka_unit_test(order_survives_the_clock), /* last: later ones would count on from its times */
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
