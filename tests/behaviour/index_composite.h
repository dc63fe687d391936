#include <toasty/model.h>

struct TOASTY(model, key(user_id, game_title), index(game_title, top_score)) GameScore {
    char *user_id;
    char *game_title;
    int64_t top_score;
};

struct TOASTY(model, index(user_id)) Post {
    int64_t id TOASTY(key, auto);
    char *user_id;
    char *title;
};

struct TOASTY(model, index(country, city, zip_code)) Address {
    uint64_t id TOASTY(key, auto);
    char *country;
    char *city;
    char *zip_code;
};

struct TOASTY(model, index(category), index(brand, name = "by_brand")) Product {
    char *id TOASTY(key);
    char *category;
    char *brand;
};

struct TOASTY(model, unique(host, path)) Site {
    int64_t id TOASTY(key, auto);
    char *host;
    char *path TOASTY(nullable);
};

/* Words of SQL. */
struct TOASTY(model, index(group, order)) Select {
    int64_t id TOASTY(key, auto);
    char *type TOASTY(index);
    int32_t order;
    char *group;
    bool where;
    char *table TOASTY(unique);
};
