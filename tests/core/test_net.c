#include "test.h"

#include <stdio.h>
#include <string.h>

#include <toasty/types.h>

#include "core/valid.h"

static void assert_inet(const char *text, const char *expected)
{
    char out[TOASTY_TEXT_MAX];
    toasty_inet v;
    if (!toasty_inet_parse(text, &v))
        fail_msg("not read: %s", text);
    assert_string_equal(toasty_inet_format(v, out), expected);
    assert_true(toasty__inet_valid(v));
}

static void addresses(void **state)
{
    (void)state;
    assert_inet("192.168.0.1/24", "192.168.0.1/24");
    assert_inet("192.168.0.1", "192.168.0.1");
    assert_inet("192.168.0.1/32", "192.168.0.1");
    assert_inet("0.0.0.0/0", "0.0.0.0/0");
    assert_inet("2001:DB8::1/64", "2001:db8::1/64");
    assert_inet("2001:db8:0:0:0:0:0:1/128", "2001:db8::1");
    assert_inet("::", "::");
    assert_inet("::1", "::1");
    assert_inet("::/0", "::/0");
    assert_inet("::ffff:1.2.3.4", "::ffff:1.2.3.4");
    assert_inet("::1.2.3.4", "::102:304");
    assert_inet("::1:0", "::1:0");
    assert_inet("1:0:0:2:0:0:0:3", "1:0:0:2::3");
    assert_inet("1:2:3:4:5:6:7:0", "1:2:3:4:5:6:7:0");
    assert_inet("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/127", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/127");
}

static const char *const wrong[] = {"",
                                    "/",
                                    "/24",
                                    "1.2.3",
                                    "1.2.3.4.5",
                                    "1.2.3.256",
                                    "01.2.3.4",
                                    "1.2.3.4/",
                                    "1.2.3.4/33",
                                    "1.2.3.4/-1",
                                    "1.2.3.4/+1",
                                    "1.2.3.4/08",
                                    "1.2.3.4/8 ",
                                    "1.2.3.4/8/8",
                                    "1.2.3.4/0000",
                                    "1.2.3.4/4294967304",
                                    " 1.2.3.4",
                                    "1.2.3.4 ",
                                    "::/129",
                                    ":::",
                                    "1::2::3",
                                    "12345::",
                                    "g::",
                                    "::1%lo",
                                    "[::1]",
                                    "localhost",
                                    "1111:2222:3333:4444:5555:6666:7777:8888:9999:1111:2222:3333:4444"};

static void what_is_not_an_address(void **state)
{
    (void)state;
    toasty_inet inet = {.family = 9};
    toasty_cidr cidr = {.family = 9};
    assert_false(toasty_inet_parse(NULL, &inet));
    assert_false(toasty_cidr_parse(NULL, &cidr));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (toasty_inet_parse(wrong[i], &inet) || toasty_cidr_parse(wrong[i], &cidr))
            fail_msg("taken for an address: '%s'", wrong[i]);
    assert_int_equal(inet.family, 9);
    assert_int_equal(cidr.family, 9);
}

static void networks_have_no_bits_behind_the_prefix(void **state)
{
    (void)state;
    char out[TOASTY_TEXT_MAX];
    toasty_cidr v;
    assert_true(toasty_cidr_parse("192.168.0.0/24", &v));
    assert_string_equal(toasty_cidr_format(v, out), "192.168.0.0/24");
    assert_true(toasty_cidr_parse("2001:db8::/32", &v));
    assert_string_equal(toasty_cidr_format(v, out), "2001:db8::/32");
    assert_true(toasty_cidr_parse("10.1.2.3", &v));
    assert_string_equal(toasty_cidr_format(v, out), "10.1.2.3");
    assert_true(toasty_cidr_parse("0.0.0.0/0", &v));
    assert_false(toasty_cidr_parse("192.168.0.1/24", &v));
    assert_false(toasty_cidr_parse("192.168.1.0/23", &v));
    assert_false(toasty_cidr_parse("128.0.0.0/0", &v));
    assert_false(toasty_cidr_parse("2001:db8::1/32", &v));
    for (unsigned prefix = 0; prefix <= 32; prefix++) {
        uint32_t bits = prefix ? UINT32_MAX << (32 - prefix) : 0;
        char text[32];
        snprintf(text, sizeof text, "%u.%u.%u.%u/%u", bits >> 24, bits >> 16 & 255, bits >> 8 & 255,
                 bits & 255, prefix);
        assert_true(toasty_cidr_parse(text, &v));
        assert_int_equal(v.prefix, prefix);
        if (prefix) {
            snprintf(text, sizeof text, "%u.%u.%u.%u/%u", bits >> 24, bits >> 16 & 255, bits >> 8 & 255,
                     bits & 255, prefix - 1);
            assert_false(toasty_cidr_parse(text, &v));
        }
    }
}

static void random_addresses_come_back(void **state)
{
    (void)state;
    uint64_t seed = 11;
    for (int i = 0; i < 50000; i++) {
        uint64_t random = test_random(&seed);
        toasty_inet v = {.family = random & 1 ? 4 : 6};
        unsigned bits = v.family == 4 ? 32 : 128;
        v.prefix = (uint8_t)(random / 2 % (bits + 1));
        for (unsigned b = 0; b < bits / 8; b++) {
            uint64_t byte = test_random(&seed);
            v.address[b] = byte % 3 ? 0 : (uint8_t)(byte >> 8); /* many zeros, for the :: */
        }
        char out[TOASTY_TEXT_MAX];
        toasty_inet back;
        assert_true(toasty_inet_parse(toasty_inet_format(v, out), &back));
        assert_memory_equal(&back, &v, sizeof v);
        for (unsigned bit = v.prefix; bit < bits; bit++)
            v.address[bit / 8] &= (uint8_t) ~(0x80 >> bit % 8);
        toasty_cidr network = {.family = v.family, .prefix = v.prefix};
        toasty_cidr network_back;
        memcpy(network.address, v.address, sizeof network.address);
        assert_true(toasty__cidr_valid(network));
        assert_true(toasty_cidr_parse(toasty_cidr_format(network, out), &network_back));
        assert_memory_equal(&network_back, &network, sizeof network);
    }
}

/* A value that was never set, or set wrong, has a text that nobody takes for an address. */
static void wrong_values(void **state)
{
    (void)state;
    char out[TOASTY_TEXT_MAX];
    toasty_inet inet;
    static const toasty_inet values[] = {{.family = 0},
                                         {.family = 5, .prefix = 3},
                                         {.family = 4, .prefix = 33},
                                         {.family = 6, .prefix = 129},
                                         {.family = 6, .prefix = 255}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        assert_false(toasty__inet_valid(values[i]));
        assert_false(toasty_inet_parse(toasty_inet_format(values[i], out), &inet));
    }
    toasty_cidr cidr = {.family = 4, .prefix = 8, .address = {10, 1}};
    assert_false(toasty__cidr_valid(cidr));
    assert_false(toasty_cidr_parse(toasty_cidr_format(cidr, out), &cidr));
}

static void hardware_addresses(void **state)
{
    (void)state;
    char out[TOASTY_TEXT_MAX];
    toasty_macaddr six;
    toasty_macaddr8 eight;
    assert_true(toasty_macaddr_parse("ac:de:48:23:45:67", &six));
    assert_string_equal(toasty_macaddr_format(six, out), "AC:DE:48:23:45:67");
    assert_true(toasty_macaddr_parse("AC-de-48-23-45-6F", &six));
    assert_string_equal(toasty_macaddr_format(six, out), "AC:DE:48:23:45:6F");
    assert_true(toasty_macaddr8_parse("00:01:02:03:04:05:fe:ff", &eight));
    assert_string_equal(toasty_macaddr8_format(eight, out), "00:01:02:03:04:05:FE:FF");
    static const char *const not_six[] = {"",
                                          "ac",
                                          "ac:de:48:23:45",
                                          "ac:de:48:23:45:",
                                          "ac:de:48:23:45:6",
                                          "ac:de:48:23:45:67:",
                                          "ac:de:48:23:45:67:89",
                                          "ac:de:48:23:45-67",
                                          "ac:de:48:23:45:6g",
                                          "acde48234567",
                                          "a:de:48:23:45:67",
                                          "ac de 48 23 45 67",
                                          "00:01:02:03:04:05:06:07"};
    const toasty_macaddr untouched = six;
    assert_false(toasty_macaddr_parse(NULL, &six));
    assert_false(toasty_macaddr8_parse(NULL, &eight));
    for (size_t i = 0; i < sizeof not_six / sizeof *not_six; i++)
        if (toasty_macaddr_parse(not_six[i], &six))
            fail_msg("taken for a hardware address: '%s'", not_six[i]);
    assert_memory_equal(&six, &untouched, sizeof six);
    assert_false(toasty_macaddr8_parse("ac:de:48:23:45:67", &eight));
    uint64_t seed = 5;
    for (int i = 0; i < 10000; i++) {
        uint64_t random = test_random(&seed);
        toasty_macaddr six_back;
        toasty_macaddr8 eight_back;
        memcpy(&six, &random, sizeof six);
        memcpy(&eight, &random, sizeof eight);
        assert_true(toasty_macaddr_parse(toasty_macaddr_format(six, out), &six_back));
        assert_memory_equal(&six_back, &six, sizeof six);
        assert_true(toasty_macaddr8_parse(toasty_macaddr8_format(eight, out), &eight_back));
        assert_memory_equal(&eight_back, &eight, sizeof eight);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses),
        cmocka_unit_test(what_is_not_an_address),
        cmocka_unit_test(networks_have_no_bits_behind_the_prefix),
        cmocka_unit_test(random_addresses_come_back),
        cmocka_unit_test(wrong_values),
        cmocka_unit_test(hardware_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
