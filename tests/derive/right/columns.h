#include <toasty/model.h>

struct TOASTY(model, table = "old \"cols\"") Column {
    uint32_t id TOASTY(key) TOASTY(auto);
    bool a TOASTY(column("A", type = boolean));
    int64_t b TOASTY(column(type = i64));
    int32_t c TOASTY(column(type = int(3), "cee"));
    uint16_t d TOASTY(column(type = u16));
    uint64_t e TOASTY(column(type = uint(6)));
    char *f TOASTY(column(type = text));
    char *g TOASTY(column(type = varchar(4294967295)));
    toasty_json h TOASTY(column(type = json));
    toasty_json *i TOASTY(column(type = text));
    toasty_decimal j TOASTY(column(type = numeric));
    toasty_decimal k TOASTY(column(type = numeric(12, 2)));
    toasty_uuid l TOASTY(column(type = binary(16)));
    toasty_bytes m TOASTY(column(type = blob));
    toasty_timestamp n TOASTY(column(type = timestamp(0)));
    toasty_date o TOASTY(column(type = date));
    toasty_time p TOASTY(column(type = time(9)));
    toasty_datetime q TOASTY(column(type = datetime(3)));
    toasty_cidr r TOASTY(column(type = cidr));
    toasty_inet s TOASTY(column(type = inet));
    toasty_macaddr t TOASTY(column(type = macaddr));
    toasty_macaddr8 u TOASTY(column(type = macaddr8));
    char *v TOASTY(column(type = "CITEXT COLLATE \"de\""));
    toasty_timestamp created_at TOASTY(auto);
    toasty_timestamp *updated_at TOASTY(auto);
    int64_t w TOASTY(default(1 + /* two */ 2), update(f(")", 3)));
    char *x TOASTY(default("a, \"b\""));
};
