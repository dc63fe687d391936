#include <toasty/model.h>

struct TOASTY(model) Moment {
    int64_t id TOASTY(key);
    toasty_timestamp at;
    toasty_timestamp *maybe TOASTY(index);
};

struct TOASTY(model) Day {
    int64_t id TOASTY(key);
    toasty_date val;
    toasty_date *maybe;
};

struct TOASTY(model) Clock {
    int64_t id TOASTY(key);
    toasty_time val;
    toasty_time *maybe;
};

struct TOASTY(model) Local {
    int64_t id TOASTY(key);
    toasty_datetime val;
    toasty_datetime *maybe;
};

struct TOASTY(model) Price {
    int64_t id TOASTY(key);
    toasty_decimal val;
    toasty_decimal *maybe;
};

struct TOASTY(model) Paper {
    int64_t id TOASTY(key);
    toasty_json val TOASTY(column(type = text));
    toasty_json *maybe TOASTY(column(type = text));
};

struct TOASTY(model) Host {
    int64_t id TOASTY(key);
    toasty_inet inet TOASTY(index);
    toasty_cidr cidr;
    toasty_macaddr mac;
    toasty_macaddr8 mac8;
    toasty_inet *inet2;
    toasty_cidr *cidr2;
    toasty_macaddr *mac2;
    toasty_macaddr8 *mac82;
};
