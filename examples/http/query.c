/* What stands behind the "?" of a target. */
#include "api.h"

#include <stdlib.h>
#include <string.h>

static int hex(char c)
{
    const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c | 0x20) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* "%41" is "A" and "+" a blank. NULs are refused: they would end the value early. */
static int decode(const char *at, size_t len, char *value, size_t size)
{
    size_t out = 0;
    for (size_t i = 0; i < len; i++) {
        int c = at[i] == '+' ? ' ' : (unsigned char)at[i];
        if (c == '%') {
            int high = i + 2 < len ? hex(at[i + 1]) : -1, low = high >= 0 ? hex(at[i + 2]) : -1;
            if (low < 0)
                return -1;
            c = high * 16 + low;
            i += 2;
        }
        if (!c || out + 1 >= size)
            return -1;
        value[out++] = (char)c;
    }
    value[out] = '\0';
    return 1;
}

int query_parameter(const struct request *request, const char *name, char *value, size_t size)
{
    const char *at = strchr(request->target, '?');
    size_t name_len = strlen(name);
    while (at) {
        at++;
        size_t len = strcspn(at, "&#");
        if (len > name_len && !memcmp(at, name, name_len) && at[name_len] == '=')
            return decode(at + name_len + 1, len - name_len - 1, value, size);
        at = at[len] == '&' ? at + len : NULL;
    }
    return 0;
}

bool read_page_query(struct call *call, struct page_query *page)
{
    char limit[8] = "20";
    page->after[0] = '\0';
    if (query_parameter(call->request, "after", page->after, sizeof page->after) < 0) {
        respond_problem(call->response, HTTP_STATUS_BAD_REQUEST, "after", "`after` is malformed");
        return false;
    }
    int given = query_parameter(call->request, "limit", limit, sizeof limit);
    page->limit = atoi(limit);
    if (given < 0 || page->limit < 1 || page->limit > 100 || limit[strspn(limit, "0123456789")]) {
        respond_problem(call->response, HTTP_STATUS_BAD_REQUEST, "limit", "`limit` must be a number from 1 to 100");
        return false;
    }
    return true;
}
