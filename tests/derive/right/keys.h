#include <toasty/model.h>

struct TOASTY(model, key(country, code, name = "pk"), index(name, code), unique(name = "one", code, name))
    Region {
    char *name TOASTY(index);
    char *country;
    int32_t code;
    struct Town_list *towns TOASTY(has_many);
};

struct TOASTY(model, key(local = [region_code, name], partition = country), index(partition = name, local = founded))
    Town {
    char *country;
    int32_t region_code;
    struct Region *region TOASTY(belongs_to(key = (country, region_code), references = [country, code]));
    char *name;
    toasty_date founded;
    struct Visit *visit TOASTY(has_one, required);
};

struct TOASTY(model, unique(town_name, town_region, town_country),
              index(town_country, town_region, town_name, id)) Visit {
    int64_t id TOASTY(key);
    char *town_country TOASTY(nullable);
    int32_t *town_region;
    char *town_name TOASTY(nullable);
    struct Town *town TOASTY(belongs_to(key = (town_country, town_region, town_name),
                                        references = (country, region_code, name)));
};

struct TOASTY(model) Pair {
    int64_t left TOASTY(key);
    int64_t right TOASTY(key);
};
