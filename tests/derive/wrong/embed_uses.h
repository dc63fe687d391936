#include <toasty/model.h>

struct TOASTY(embed) City {
    char *name;
    char *zip TOASTY(nullable);
};
struct TOASTY(embed) Loose {
    int64_t *a;
};
struct TOASTY(embed) Chain {
    char *name;
    struct Chain *next;
};
struct Plain {
    char *name;
};
struct TOASTY(model, index(town)) User {
    toasty_uuid id TOASTY(key, auto);
    struct City unique TOASTY(unique);
    struct City key TOASTY(key);
    struct City index TOASTY(index);
    struct City filled TOASTY(default(0));
    struct City typed TOASTY(column("c", type = text));
    struct City nullable TOASTY(nullable);
    struct City late TOASTY(deferred);
    struct Loose *loose TOASTY(deferred);
    struct Plain plain;
    struct City town;
};
struct TOASTY(model, unique(city.nam)) Shop {
    toasty_uuid id TOASTY(key, auto);
    char *city_name;
    struct City city;
};
struct TOASTY(model) Pair {
    toasty_uuid id TOASTY(key, auto);
    struct City on_create;
};
struct TOASTY(view(Shop)) ShopCity {
    toasty_uuid id;
    struct City city;
};
struct TOASTY(model, key(city.zip, place.name)) Keyed {
    struct City city;
    struct City *place;
};
struct TOASTY(embed) Link {
    toasty_uuid user_id TOASTY(index);
};
struct TOASTY(model) Linked {
    toasty_uuid id TOASTY(key, auto);
    struct Link *link;
    struct Plainer *user TOASTY(belongs_to(key = link.user_id, references = id));
};
struct TOASTY(model) Plainer {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 12:19: 'next' puts struct Chain inside of itself | not endlessly many */
/* expect 17:28: User has no field 'town' | a field inside of it, town.name */
/* expect 19:31: 'unique' is an embedded struct and cannot be unique | unique(unique.name) */
/* expect 20:28: 'key' is an embedded struct and cannot be key | leave 'key' out */
/* expect 21:30: 'index' is an embedded struct and cannot be index | index(index.name) */
/* expect 22:31: 'filled' is an embedded struct and cannot be default | leave 'default' out */
/* expect 23:30: 'typed' is an embedded struct: its columns have a name in common | types at the fields of struct City */
/* expect 24:33: 'nullable' is in the struct itself and cannot be nullable | struct City *nullable */
/* expect 25:29: 'late' is in the struct itself and cannot be deferred | NULL until it is loaded */
/* expect 26:19: all of 'loose' may be NULL: it cannot be seen whether it was loaded | add nullable */
/* expect 27:18: 'plain' is a struct inside the struct | mark the struct: struct TOASTY(embed) Plain { */
/* expect 30:29: Shop has no field 'city.nam' | did you mean 'city.name'? */
/* expect 33:17: fields 'city_name' and 'city.name' of Shop have the same column "city_name" */
/* expect 37:17: 'on_create' is a word of upserts and cannot name a field */
/* expect 41:17: 'city' is an embedded struct, which a view cannot hold */
/* expect 5:11: 'zip' is part of the key and cannot be nullable | leave 'nullable' out */
/* expect 43:22: 'place.name' is behind a pointer and cannot be part of the key | by value */
/* expect 53:21: 'link.user_id' joins the relation 'user' and cannot be behind a pointer | by value */
