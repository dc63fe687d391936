#include "sql/quote.h"

#include <string.h>

void toasty__quote_identifier(toasty__buffer *buffer, const char *name)
{
    toasty__buffer_putc(buffer, '"');
    for (;;) {
        const char *quote = strchr(name, '"');
        if (!quote)
            break;
        toasty__buffer_add(buffer, name, (size_t)(quote - name) + 1);
        toasty__buffer_putc(buffer, '"');
        name = quote + 1;
    }
    toasty__buffer_puts(buffer, name);
    toasty__buffer_putc(buffer, '"');
}
