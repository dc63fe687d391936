#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shop.h"

static const char digits[] = "0123456789";

bool parse_money(const char *text, int64_t *cents)
{
    size_t units = strspn(text, digits), fraction = text[units] == '.' ? strspn(text + units + 1, digits) : 0;
    if (!units || units > 9 || fraction != 2 || text[units + 3]) {
        fprintf(stderr, "shop: %s is no amount of money such as 12.50\n", text);
        return false;
    }
    *cents = atoll(text) * 100 + atoll(text + units + 1);
    return true;
}

bool parse_units(const char *text, int64_t *units)
{
    size_t length = strspn(text, digits);
    *units = atoll(text);
    if (length && length <= 9 && !text[length] && *units)
        return true;
    fprintf(stderr, "shop: %s is no number of units\n", text);
    return false;
}

const char *format_money(int64_t cents, char text[MONEY_TEXT])
{
    snprintf(text, MONEY_TEXT, "%" PRId64 ".%02d", cents / 100, (int)(cents % 100));
    return text;
}
