/* Written by toasty derive from relations.h. Do not edit. */
#include "relations.toasty.h"
#include <stddef.h>

_Static_assert(TOASTY_META_VERSION == 7, "written by toasty derive of another version: run it again");

#define TOASTY__OWN_FIELD(model_, name_) \
    .name = #name_, .model = &model_##_toasty_model, .offset = offsetof(struct model_, name_)
#define TOASTY__FIELD(model_, name_) \
    TOASTY__OWN_FIELD(model_, name_), .new_offset = offsetof(struct model_##_new, name_), \
    .changes_offset = offsetof(struct model_##_changes, name_)
#define TOASTY__VALUE_FIELD(model_, name_) \
    TOASTY__FIELD(model_, name_), .values_offset = offsetof(struct model_##_values, name_)
#define TOASTY__OWN_FIELD_AT(model_, name_, base_, access_) \
    .name = #name_, .model = &model_##_toasty_model, .offset = offsetof(struct base_, access_)
#define TOASTY__FIELD_AT(model_, name_, base_, access_, new_base_, given_) \
    TOASTY__OWN_FIELD_AT(model_, name_, base_, access_), \
    .new_offset = offsetof(struct new_base_##_new, given_), \
    .changes_offset = offsetof(struct model_##_changes, name_), \
    .values_offset = offsetof(struct model_##_values, name_)
#define TOASTY__DISCRIMINANT_AT(model_, name_, base_, access_, new_base_, given_) \
    TOASTY__OWN_FIELD_AT(model_, name_, base_, access_), \
    .new_offset = offsetof(struct new_base_##_new, given_)
#define TOASTY__IS(model_, name_, type_, other_type_) \
    _Static_assert(_Generic(&((struct model_ *)0)->name_, type_ *: 1, other_type_ *: 1, default: 0), \
                   #model_ "." #name_ " is not of the type that it had: run toasty derive again")
#define TOASTY__IS_UNNAMED(model_, name_) \
    _Static_assert(sizeof((struct model_ *)0)->name_ == sizeof(struct model_##_##name_), \
                   #model_ "." #name_ " has changed: run toasty derive again")
#define TOASTY__IS_ALL(model_) \
    _Static_assert(sizeof(struct model_) == sizeof(struct model_##_toasty_copy), \
                   "struct " #model_ " has changed: run toasty derive again")

/* ---- Person ---- */

static const uint16_t Person_toasty_key[] = {0};
static const uint16_t Person_toasty_index_0[] = {1};
static const uint16_t Person_toasty_index_1[] = {2};
static const toasty_index Person_toasty_indexes[] = {
    {.unique = true, .count = 1, .fields = Person_toasty_index_0},
    {.count = 1, .fields = Person_toasty_index_1},
};
static const uint16_t Person_toasty_parent_key[] = {2};
static const uint16_t Person_toasty_parent_references[] = {0};
static const toasty_relation Person_toasty_parent_relation = {
    .target = &Person_toasty_model, .count = 1, .key = Person_toasty_parent_key, .references = Person_toasty_parent_references, .pair = 4};
static const uint16_t Person_toasty_children_references[] = {2};
static const toasty_relation Person_toasty_children_relation = {
    .target = &Person_toasty_model, .count = 1, .key = Person_toasty_key, .references = Person_toasty_children_references, .pair = 3};
static const uint16_t Person_toasty_sent_references[] = {1};
static const toasty_relation Person_toasty_sent_relation = {
    .target = &Message_toasty_model, .count = 1, .key = Person_toasty_key, .references = Person_toasty_sent_references, .pair = 2};
static const uint16_t Person_toasty_received_references[] = {3};
static const toasty_relation Person_toasty_received_relation = {
    .target = &Message_toasty_model, .count = 1, .key = Person_toasty_key, .references = Person_toasty_received_references, .pair = 4};
const toasty_field Person_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Person, id), .number = 0, .type = TOASTY_TYPE_I64, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__VALUE_FIELD(Person, name), .number = 1, .type = TOASTY_TYPE_STRING,
     .column = "name"},
    {TOASTY__VALUE_FIELD(Person, parent_id), .number = 2, .type = TOASTY_TYPE_I64, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "parent_id"},
    {TOASTY__FIELD(Person, parent), .number = 3, .kind = TOASTY_FIELD_BELONGS_TO, .flags = TOASTY_NULLABLE,
     .relation = &Person_toasty_parent_relation},
    {TOASTY__FIELD(Person, children), .number = 4, .kind = TOASTY_FIELD_HAS_MANY,
     .relation = &Person_toasty_children_relation},
    {TOASTY__FIELD(Person, sent), .number = 5, .kind = TOASTY_FIELD_HAS_MANY,
     .relation = &Person_toasty_sent_relation},
    {TOASTY__FIELD(Person, received), .number = 6, .kind = TOASTY_FIELD_HAS_MANY,
     .relation = &Person_toasty_received_relation},
};
const toasty_model Person_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Person", .table = "people",
    .size = sizeof(struct Person), .new_size = sizeof(struct Person_new), .changes_size = sizeof(struct Person_changes),
    .fields = Person_toasty_fields, .field_count = 7,
    .key = Person_toasty_key, .key_count = 1,
    .indexes = Person_toasty_indexes, .index_count = 2};
const struct Person_fields Person = {
    &Person_toasty_model,
    {.field = &Person_toasty_fields[0]}, {.field = &Person_toasty_fields[1]}, {.field = &Person_toasty_fields[2]}, {.field = &Person_toasty_fields[3]},
    {.field = &Person_toasty_fields[4]}, {.field = &Person_toasty_fields[5]}, {.field = &Person_toasty_fields[6]}};

struct Person_toasty_copy {
    int64_t id;
    char *name;
    int64_t *parent_id;
    struct Person *parent;
    struct Person_list *children;
    struct Message_list *sent;
    struct Message_list *received;
};
TOASTY__IS_ALL(Person);
TOASTY__IS(Person, id, int64_t, const int64_t);
TOASTY__IS(Person, name, char *, const char *);
TOASTY__IS(Person, parent_id, int64_t *, const int64_t *);
TOASTY__IS(Person, parent, struct Person *, const struct Person *);
TOASTY__IS(Person, children, struct Person_list *, const struct Person_list *);
TOASTY__IS(Person, sent, struct Message_list *, const struct Message_list *);
TOASTY__IS(Person, received, struct Message_list *, const struct Message_list *);

/* ---- Message ---- */

static const uint16_t Message_toasty_key[] = {0};
static const uint16_t Message_toasty_index_0[] = {1};
static const uint16_t Message_toasty_index_1[] = {3};
static const uint16_t Message_toasty_index_2[] = {5};
static const toasty_index Message_toasty_indexes[] = {
    {.count = 1, .fields = Message_toasty_index_0},
    {.count = 1, .fields = Message_toasty_index_1},
    {.count = 1, .fields = Message_toasty_index_2},
};
static const uint16_t Message_toasty_sender_key[] = {1};
static const uint16_t Message_toasty_sender_references[] = {0};
static const toasty_relation Message_toasty_sender_relation = {
    .target = &Person_toasty_model, .count = 1, .key = Message_toasty_sender_key, .references = Message_toasty_sender_references, .pair = 5};
static const uint16_t Message_toasty_receiver_key[] = {3};
static const uint16_t Message_toasty_receiver_references[] = {0};
static const toasty_relation Message_toasty_receiver_relation = {
    .target = &Person_toasty_model, .count = 1, .key = Message_toasty_receiver_key, .references = Message_toasty_receiver_references, .pair = 6};
static const uint16_t Message_toasty_editor_key[] = {5};
static const uint16_t Message_toasty_editor_references[] = {0};
static const toasty_relation Message_toasty_editor_relation = {
    .target = &Person_toasty_model, .count = 1, .key = Message_toasty_editor_key, .references = Message_toasty_editor_references, .pair = -1, .on_delete = TOASTY_ON_DELETE_SET_NULL};
const toasty_field Message_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Message, id), .number = 0, .type = TOASTY_TYPE_I64, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__VALUE_FIELD(Message, sender_id), .number = 1, .type = TOASTY_TYPE_I64,
     .column = "sender_id"},
    {TOASTY__FIELD(Message, sender), .number = 2, .kind = TOASTY_FIELD_BELONGS_TO,
     .relation = &Message_toasty_sender_relation},
    {TOASTY__VALUE_FIELD(Message, receiver_id), .number = 3, .type = TOASTY_TYPE_I64,
     .column = "receiver_id"},
    {TOASTY__FIELD(Message, receiver), .number = 4, .kind = TOASTY_FIELD_BELONGS_TO,
     .relation = &Message_toasty_receiver_relation},
    {TOASTY__VALUE_FIELD(Message, editor_id), .number = 5, .type = TOASTY_TYPE_I64, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "editor_id"},
    {TOASTY__FIELD(Message, editor), .number = 6, .kind = TOASTY_FIELD_BELONGS_TO, .flags = TOASTY_NULLABLE,
     .relation = &Message_toasty_editor_relation},
    {TOASTY__VALUE_FIELD(Message, text), .number = 7, .type = TOASTY_TYPE_STRING,
     .column = "text"},
};
const toasty_model Message_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Message", .table = "messages",
    .size = sizeof(struct Message), .new_size = sizeof(struct Message_new), .changes_size = sizeof(struct Message_changes),
    .fields = Message_toasty_fields, .field_count = 8,
    .key = Message_toasty_key, .key_count = 1,
    .indexes = Message_toasty_indexes, .index_count = 3};
const struct Message_fields Message = {
    &Message_toasty_model,
    {.field = &Message_toasty_fields[0]}, {.field = &Message_toasty_fields[1]}, {.field = &Message_toasty_fields[2]}, {.field = &Message_toasty_fields[3]},
    {.field = &Message_toasty_fields[4]}, {.field = &Message_toasty_fields[5]}, {.field = &Message_toasty_fields[6]}, {.field = &Message_toasty_fields[7]}};

struct Message_toasty_copy {
    int64_t id;
    int64_t sender_id;
    struct Person *sender;
    int64_t receiver_id;
    struct Person *receiver;
    int64_t *editor_id;
    struct Person *editor;
    char *text;
};
TOASTY__IS_ALL(Message);
TOASTY__IS(Message, id, int64_t, const int64_t);
TOASTY__IS(Message, sender_id, int64_t, const int64_t);
TOASTY__IS(Message, sender, struct Person *, const struct Person *);
TOASTY__IS(Message, receiver_id, int64_t, const int64_t);
TOASTY__IS(Message, receiver, struct Person *, const struct Person *);
TOASTY__IS(Message, editor_id, int64_t *, const int64_t *);
TOASTY__IS(Message, editor, struct Person *, const struct Person *);
TOASTY__IS(Message, text, char *, const char *);

/* ---- Region ---- */

static const uint16_t Region_toasty_key[] = {0, 1};
static const uint16_t Region_toasty_towns_references[] = {0, 1};
static const toasty_relation Region_toasty_towns_relation = {
    .target = &Town_toasty_model, .count = 2, .key = Region_toasty_key, .references = Region_toasty_towns_references, .pair = 2};
const toasty_field Region_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Region, country), .number = 0, .type = TOASTY_TYPE_STRING, .flags = TOASTY_KEY,
     .column = "country"},
    {TOASTY__VALUE_FIELD(Region, code), .number = 1, .type = TOASTY_TYPE_I32, .flags = TOASTY_KEY,
     .column = "code"},
    {TOASTY__FIELD(Region, towns), .number = 2, .kind = TOASTY_FIELD_HAS_MANY,
     .relation = &Region_toasty_towns_relation},
};
const toasty_model Region_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Region", .table = "regions",
    .size = sizeof(struct Region), .new_size = sizeof(struct Region_new), .changes_size = sizeof(struct Region_changes),
    .fields = Region_toasty_fields, .field_count = 3,
    .key = Region_toasty_key, .key_count = 2};
const struct Region_fields Region = {
    &Region_toasty_model,
    {.field = &Region_toasty_fields[0]}, {.field = &Region_toasty_fields[1]}, {.field = &Region_toasty_fields[2]}};

struct Region_toasty_copy {
    char *country;
    int32_t code;
    struct Town_list *towns;
};
TOASTY__IS_ALL(Region);
TOASTY__IS(Region, country, char *, const char *);
TOASTY__IS(Region, code, int32_t, const int32_t);
TOASTY__IS(Region, towns, struct Town_list *, const struct Town_list *);

/* ---- Town ---- */

static const uint16_t Town_toasty_key[] = {0, 1, 3};
static const uint16_t Town_toasty_index_0[] = {5};
static const uint16_t Town_toasty_index_1[] = {6};
static const uint16_t Town_toasty_index_2[] = {7};
static const uint16_t Town_toasty_index_3[] = {8};
static const uint16_t Town_toasty_index_4[] = {3, 4};
static const toasty_index Town_toasty_indexes[] = {
    {.count = 1, .fields = Town_toasty_index_0},
    {.count = 1, .fields = Town_toasty_index_1},
    {.count = 1, .fields = Town_toasty_index_2},
    {.count = 1, .fields = Town_toasty_index_3},
    {.count = 2, .fields = Town_toasty_index_4},
};
static const uint16_t Town_toasty_region_key[] = {0, 1};
static const uint16_t Town_toasty_region_references[] = {0, 1};
static const toasty_relation Town_toasty_region_relation = {
    .target = &Region_toasty_model, .count = 2, .key = Town_toasty_region_key, .references = Town_toasty_region_references, .pair = 2};
const toasty_field Town_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Town, country), .number = 0, .type = TOASTY_TYPE_STRING, .flags = TOASTY_KEY,
     .column = "country"},
    {TOASTY__VALUE_FIELD(Town, region_code), .number = 1, .type = TOASTY_TYPE_I32, .flags = TOASTY_KEY,
     .column = "region_code"},
    {TOASTY__FIELD(Town, region), .number = 2, .kind = TOASTY_FIELD_BELONGS_TO,
     .relation = &Town_toasty_region_relation},
    {TOASTY__VALUE_FIELD(Town, name), .number = 3, .type = TOASTY_TYPE_STRING, .flags = TOASTY_KEY,
     .column = "name"},
    {TOASTY__VALUE_FIELD(Town, founded), .number = 4, .type = TOASTY_TYPE_DATE,
     .column = "founded"},
    {TOASTY__VALUE_FIELD(Town, db), .number = 5, .type = TOASTY_TYPE_I32,
     .column = "db"},
    {TOASTY__VALUE_FIELD(Town, by), .number = 6, .type = TOASTY_TYPE_I32,
     .column = "by"},
    {TOASTY__VALUE_FIELD(Town, values), .number = 7, .type = TOASTY_TYPE_I32,
     .column = "values"},
    {TOASTY__VALUE_FIELD(Town, db_), .number = 8, .type = TOASTY_TYPE_I32,
     .column = "db_"},
};
const toasty_model Town_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Town", .table = "towns",
    .size = sizeof(struct Town), .new_size = sizeof(struct Town_new), .changes_size = sizeof(struct Town_changes),
    .fields = Town_toasty_fields, .field_count = 9,
    .key = Town_toasty_key, .key_count = 3,
    .indexes = Town_toasty_indexes, .index_count = 5};
const struct Town_fields Town = {
    &Town_toasty_model,
    {.field = &Town_toasty_fields[0]}, {.field = &Town_toasty_fields[1]}, {.field = &Town_toasty_fields[2]}, {.field = &Town_toasty_fields[3]},
    {.field = &Town_toasty_fields[4]}, {.field = &Town_toasty_fields[5]}, {.field = &Town_toasty_fields[6]}, {.field = &Town_toasty_fields[7]},
    {.field = &Town_toasty_fields[8]}};

struct Town_toasty_copy {
    char *country;
    int32_t region_code;
    struct Region *region;
    char *name;
    toasty_date founded;
    int32_t db;
    int32_t by;
    int32_t values;
    int32_t db_;
};
TOASTY__IS_ALL(Town);
TOASTY__IS(Town, country, char *, const char *);
TOASTY__IS(Town, region_code, int32_t, const int32_t);
TOASTY__IS(Town, region, struct Region *, const struct Region *);
TOASTY__IS(Town, name, char *, const char *);
TOASTY__IS(Town, founded, toasty_date, const toasty_date);
TOASTY__IS(Town, db, int32_t, const int32_t);
TOASTY__IS(Town, by, int32_t, const int32_t);
TOASTY__IS(Town, values, int32_t, const int32_t);
TOASTY__IS(Town, db_, int32_t, const int32_t);

/* ---- Case ---- */

static const uint16_t Case_toasty_key[] = {0};
const toasty_field Case_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Case, id), .number = 0, .type = TOASTY_TYPE_I64, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__VALUE_FIELD(Case, title), .number = 1, .type = TOASTY_TYPE_STRING,
     .column = "title"},
};
const toasty_model Case_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Case", .table = "cases",
    .size = sizeof(struct Case), .new_size = sizeof(struct Case_new), .changes_size = sizeof(struct Case_changes),
    .fields = Case_toasty_fields, .field_count = 2,
    .key = Case_toasty_key, .key_count = 1};
const struct Case_fields Case = {
    &Case_toasty_model,
    {.field = &Case_toasty_fields[0]}, {.field = &Case_toasty_fields[1]}};

struct Case_toasty_copy {
    int64_t id;
    char *title;
};
TOASTY__IS_ALL(Case);
TOASTY__IS(Case, id, int64_t, const int64_t);
TOASTY__IS(Case, title, char *, const char *);

/* ---- fish ---- */

static const uint16_t fish_toasty_key[] = {0};
static const uint16_t fish_toasty_index_0[] = {1};
static const uint16_t fish_toasty_index_1[] = {2};
static const toasty_index fish_toasty_indexes[] = {
    {.count = 1, .fields = fish_toasty_index_0},
    {.count = 1, .fields = fish_toasty_index_1},
};
static const uint16_t fish_toasty_item_key[] = {2};
static const uint16_t fish_toasty_item_references[] = {0};
static const toasty_relation fish_toasty_item_relation = {
    .target = &Item_toasty_model, .count = 1, .key = fish_toasty_item_key, .references = fish_toasty_item_references, .pair = 2, .on_delete = TOASTY_ON_DELETE_CASCADE};
const toasty_field fish_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(fish, id), .number = 0, .type = TOASTY_TYPE_I64, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__VALUE_FIELD(fish, fish), .number = 1, .type = TOASTY_TYPE_STRING,
     .column = "fish"},
    {TOASTY__VALUE_FIELD(fish, item_id), .number = 2, .type = TOASTY_TYPE_I64,
     .column = "item_id"},
    {TOASTY__FIELD(fish, item), .number = 3, .kind = TOASTY_FIELD_BELONGS_TO,
     .relation = &fish_toasty_item_relation},
};
const toasty_model fish_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "fish", .table = "fish",
    .size = sizeof(struct fish), .new_size = sizeof(struct fish_new), .changes_size = sizeof(struct fish_changes),
    .fields = fish_toasty_fields, .field_count = 4,
    .key = fish_toasty_key, .key_count = 1,
    .indexes = fish_toasty_indexes, .index_count = 2};
const struct fish_fields fish = {
    &fish_toasty_model,
    {.field = &fish_toasty_fields[0]}, {.field = &fish_toasty_fields[1]}, {.field = &fish_toasty_fields[2]}, {.field = &fish_toasty_fields[3]}};

struct fish_toasty_copy {
    int64_t id;
    char *fish;
    int64_t item_id;
    struct Item *item;
};
TOASTY__IS_ALL(fish);
TOASTY__IS(fish, id, int64_t, const int64_t);
TOASTY__IS(fish, fish, char *, const char *);
TOASTY__IS(fish, item_id, int64_t, const int64_t);
TOASTY__IS(fish, item, struct Item *, const struct Item *);

#undef TOASTY__OWN_FIELD
#undef TOASTY__FIELD
#undef TOASTY__VALUE_FIELD
#undef TOASTY__OWN_FIELD_AT
#undef TOASTY__FIELD_AT
#undef TOASTY__DISCRIMINANT_AT
#undef TOASTY__IS
#undef TOASTY__IS_UNNAMED
#undef TOASTY__IS_ALL
