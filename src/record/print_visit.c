#include "record/print_visit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool toasty__visit_begin(toasty__visit *visit, const toasty__visit *outer, const toasty_model *model,
                         const void *record)
{
    unsigned depth = outer ? outer->depth + 1 : 0;
    if (depth > TOASTY__VISIT_DEPTH)
        return false;
    for (const toasty__visit *above = outer; above; above = above->outer)
        if (above->record == record && above->model == model)
            return false;
    *visit = (toasty__visit){.outer = outer, .model = model, .record = record, .depth = depth};
    return true;
}

toasty_list toasty__visit_list(const void *list)
{
    /* Generated lists have their own types: copied, not looked at as a toasty_list. */
    toasty_list copy;
    memcpy(&copy, list, sizeof copy);
    return copy;
}

const void *toasty__visit_item(toasty_list list, const toasty_model *model, size_t index)
{
    return (const char *)list.items + index * model->size;
}

const char *toasty__visit_text(const toasty_value *value, char out[TOASTY_TEXT_MAX])
{
    switch (value->type) {
    case TOASTY_TYPE_UUID: return toasty_uuid_format(value->as.uuid, out);
    case TOASTY_TYPE_TIMESTAMP: return toasty_timestamp_format(value->as.timestamp, out);
    case TOASTY_TYPE_DATE: return toasty_date_format(value->as.date, out);
    case TOASTY_TYPE_TIME: return toasty_time_format(value->as.time, out);
    case TOASTY_TYPE_DATETIME: return toasty_datetime_format(value->as.datetime, out);
    case TOASTY_TYPE_INET: return toasty_inet_format(*value->as.inet, out);
    case TOASTY_TYPE_CIDR: return toasty_cidr_format(*value->as.cidr, out);
    case TOASTY_TYPE_MACADDR: return toasty_macaddr_format(value->as.macaddr, out);
    case TOASTY_TYPE_MACADDR8: return toasty_macaddr8_format(value->as.macaddr8, out);
    default: return NULL;
    }
}

/* The decimal point is the locale's, of one or more bytes; the text's is to be a point. */
static void settle_point(char *text)
{
    char *to = text;
    for (const char *from = text; *from;) {
        size_t plain = strspn(from, "0123456789+-e");
        memmove(to, from, plain);
        to += plain;
        from += plain;
        if (*from) {
            *to++ = '.';
            from += strcspn(from, "0123456789+-e");
        }
    }
    *to = '\0';
}

const char *toasty__visit_number(const toasty_value *value, char out[TOASTY__NUMBER_MAX])
{
    double number = value->as.f64;
    bool single = value->type == TOASTY_TYPE_F32;
    if (!isfinite(number))
        return NULL;
    int last = single ? 9 : 17;
    for (int digits = single ? 6 : 15; digits <= last; digits++) {
        snprintf(out, TOASTY__NUMBER_MAX, "%.*g", digits, number);
        if (single ? strtof(out, NULL) == (float)number : strtod(out, NULL) == number)
            break;
    }
    settle_point(out);
    return out;
}
