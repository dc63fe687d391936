#include <toasty/model.h>

/* Three levels: the middle one cannot be without the top one, leaves cannot be without the middle one, notes
 * can. */
struct TOASTY(model) Top {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    struct Middle_list *middles TOASTY(has_many);
};

struct TOASTY(model) Middle {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    toasty_uuid top_id TOASTY(index);
    struct Top *top TOASTY(belongs_to);
    struct Leaf_list *leaves TOASTY(has_many);
    struct Note_list *notes TOASTY(has_many);
    struct Badge *badge TOASTY(has_one);
};

struct TOASTY(model) Leaf {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    toasty_uuid middle_id TOASTY(index);
    struct Middle *middle TOASTY(belongs_to);
};

struct TOASTY(model) Note {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    toasty_uuid *middle_id TOASTY(index);
    struct Middle *middle TOASTY(belongs_to);
};

struct TOASTY(model) Badge {
    toasty_uuid id TOASTY(key, auto);
    char *name;
    toasty_uuid middle_id TOASTY(unique);
    struct Middle *middle TOASTY(belongs_to);
};

/* A tree whose branches cannot be without their trunk: a node's parent is required, the root is its own. */
struct TOASTY(model) Node {
    int64_t id TOASTY(key);
    int64_t parent_id TOASTY(index);
    struct Node *parent TOASTY(belongs_to);
    struct Node_list *children TOASTY(has_many(pair = parent));
};

/* A tree whose branches can. */
struct TOASTY(model) Person {
    int64_t id TOASTY(key);
    char *name;
    int64_t *parent_id TOASTY(index);
    struct Person *parent TOASTY(belongs_to);
    struct Person_list *children TOASTY(has_many(pair = parent));
};

/* A circle of two models. */
struct TOASTY(model) Folder {
    int64_t id TOASTY(key);
    int64_t file_id TOASTY(index);
    struct File *file TOASTY(belongs_to);
    struct File_list *files TOASTY(has_many);
};

struct TOASTY(model) File {
    int64_t id TOASTY(key);
    int64_t folder_id TOASTY(index);
    struct Folder *folder TOASTY(belongs_to);
    struct Folder_list *folders TOASTY(has_many);
};

/* Composite keys, down two levels. */
struct TOASTY(model, key(realm, number)) Region {
    char *realm;
    int32_t number;
    struct City_list *cities TOASTY(has_many);
    struct Envoy_list *envoys TOASTY(has_many);
};

struct TOASTY(model, key(region_realm, region_number, name)) City {
    char *region_realm;
    int32_t region_number;
    char *name;
    struct Region *region TOASTY(belongs_to(key = [ region_realm, region_number ],
                                            references = [ realm, number ]));
    struct Street_list *streets TOASTY(has_many);
};

struct TOASTY(model, index(city_realm, city_number, city_name)) Street {
    toasty_uuid id TOASTY(key, auto);
    char *city_realm;
    int32_t city_number;
    char *city_name;
    struct City *city TOASTY(belongs_to(key = [ city_realm, city_number, city_name ],
                                        references = [ region_realm, region_number, name ]));
    char *name;
};

struct TOASTY(model, index(region_realm, region_number)) Envoy {
    toasty_uuid id TOASTY(key, auto);
    char *region_realm TOASTY(nullable);
    int32_t *region_number;
    struct Region *region TOASTY(belongs_to(key = [ region_realm, region_number ],
                                            references = [ realm, number ]));
    char *name;
};
