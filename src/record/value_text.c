#include "record/value_text.h"

#include <stddef.h>

const char *toasty__value_text(const toasty_value *value, char out[TOASTY_TEXT_MAX])
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
