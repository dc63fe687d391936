#include <toasty/types.h>

static const char *skip_digits(const char *text)
{
    while (*text >= '0' && *text <= '9')
        text++;
    return text;
}

bool toasty_decimal_valid(const char *text)
{
    if (!text)
        return false;
    if (*text == '+' || *text == '-')
        text++;
    const char *end = skip_digits(text);
    if (end == text)
        return false;
    if (*end == '.') {
        text = end + 1;
        end = skip_digits(text);
        if (end == text)
            return false;
    }
    return *end == '\0';
}
