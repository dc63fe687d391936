#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#include <toasty/types.h>

#include "core/valid.h"

/* ---- addresses and networks ---- */

static unsigned family_bits(uint8_t family)
{
    return family == 4 ? 32 : 128;
}

static bool address_valid(uint8_t family, uint8_t prefix)
{
    return (family == 4 || family == 6) && prefix <= family_bits(family);
}

bool toasty__inet_valid(toasty_inet v)
{
    return address_valid(v.family, v.prefix);
}

bool toasty__cidr_valid(toasty_cidr v)
{
    if (!address_valid(v.family, v.prefix))
        return false;
    for (unsigned bit = v.prefix; bit < family_bits(v.family); bit++)
        if (v.address[bit / 8] & 0x80 >> bit % 8)
            return false;
    return true;
}

/*
 * An address alone when the prefix covers all of it, as Toasty for Rust stores it. The system writes the last
 * four bytes of ::1.2.3.4 in decimal, which is out of use since RFC 5952; one notation per address keeps text
 * comparable.
 */
static char *format_address(uint8_t family, uint8_t prefix, const uint8_t *address, char *out)
{
    static const uint8_t zeros[12];
    if (family != 4 && family != 6) {
        /* Nothing that reads back: a value that was never set must not pass for ::/0. */
        snprintf(out, TOASTY_TEXT_MAX, "(no address)");
        return out;
    }
    if (family == 6 && memcmp(address, zeros, sizeof zeros) == 0 && (address[12] || address[13])) {
        unsigned high = (unsigned)address[12] << 8 | address[13];
        unsigned low = (unsigned)address[14] << 8 | address[15];
        snprintf(out, TOASTY_TEXT_MAX, "::%x:%x", high, low);
    } else {
        inet_ntop(family == 4 ? AF_INET : AF_INET6, address, out, TOASTY_TEXT_MAX);
    }
    if (prefix != family_bits(family)) {
        size_t length = strlen(out);
        snprintf(out + length, TOASTY_TEXT_MAX - length, "/%u", prefix);
    }
    return out;
}

/* One to three digits, no sign and no needless zero. */
static bool parse_prefix(const char *text, unsigned limit, uint8_t *out)
{
    unsigned number = 0;
    size_t length = strlen(text);
    if (length == 0 || length > 3 || (text[0] == '0' && length > 1))
        return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            return false;
        number = number * 10 + (unsigned)(*text - '0');
    }
    if (number > limit)
        return false;
    *out = (uint8_t)number;
    return true;
}

static bool parse_address(const char *text, toasty_inet *out)
{
    if (!text)
        return false;
    char address[INET6_ADDRSTRLEN];
    size_t length = strcspn(text, "/");
    if (length >= sizeof address)
        return false;
    memcpy(address, text, length);
    address[length] = '\0';
    toasty_inet result = {.family = strchr(address, ':') ? 6 : 4};
    result.prefix = (uint8_t)family_bits(result.family);
    if (inet_pton(result.family == 4 ? AF_INET : AF_INET6, address, result.address) != 1)
        return false;
    if (text[length] == '/' && !parse_prefix(text + length + 1, result.prefix, &result.prefix))
        return false;
    *out = result;
    return true;
}

char *toasty_inet_format(toasty_inet v, char out[TOASTY_TEXT_MAX])
{
    return format_address(v.family, v.prefix, v.address, out);
}

bool toasty_inet_parse(const char *text, toasty_inet *out)
{
    return parse_address(text, out);
}

char *toasty_cidr_format(toasty_cidr v, char out[TOASTY_TEXT_MAX])
{
    return format_address(v.family, v.prefix, v.address, out);
}

bool toasty_cidr_parse(const char *text, toasty_cidr *out)
{
    toasty_inet address;
    if (!parse_address(text, &address))
        return false;
    toasty_cidr result = {.family = address.family, .prefix = address.prefix};
    memcpy(result.address, address.address, sizeof result.address);
    if (!toasty__cidr_valid(result))
        return false;
    *out = result;
    return true;
}

/* ---- hardware addresses ---- */

/* Upper case with colons, as Toasty for Rust stores them. */
static char *format_bytes(const uint8_t *bytes, size_t count, char *out)
{
    static const char digits[] = "0123456789ABCDEF";
    char *to = out;
    for (size_t i = 0; i < count; i++) {
        if (i)
            *to++ = ':';
        *to++ = digits[bytes[i] >> 4];
        *to++ = digits[bytes[i] & 0x0F];
    }
    *to = '\0';
    return out;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* Pairs of digits, joined by colons throughout or by hyphens throughout. */
static bool parse_bytes(const char *text, uint8_t *out, size_t count)
{
    char separator = '\0';
    for (size_t i = 0; i < count; i++) {
        if (i == 1) {
            separator = *text;
            if (separator != ':' && separator != '-')
                return false;
        }
        if (i && *text++ != separator)
            return false;
        int high = hex_digit(text[0]);
        int low = high < 0 ? -1 : hex_digit(text[1]);
        if (low < 0)
            return false;
        out[i] = (uint8_t)(high << 4 | low);
        text += 2;
    }
    return *text == '\0';
}

char *toasty_macaddr_format(toasty_macaddr v, char out[TOASTY_TEXT_MAX])
{
    return format_bytes(v.bytes, sizeof v.bytes, out);
}

bool toasty_macaddr_parse(const char *text, toasty_macaddr *out)
{
    toasty_macaddr result;
    if (!text || !parse_bytes(text, result.bytes, sizeof result.bytes))
        return false;
    *out = result;
    return true;
}

char *toasty_macaddr8_format(toasty_macaddr8 v, char out[TOASTY_TEXT_MAX])
{
    return format_bytes(v.bytes, sizeof v.bytes, out);
}

bool toasty_macaddr8_parse(const char *text, toasty_macaddr8 *out)
{
    toasty_macaddr8 result;
    if (!text || !parse_bytes(text, result.bytes, sizeof result.bytes))
        return false;
    *out = result;
    return true;
}
