/* Written by toasty derive from embeds.h. Do not edit. */
#include "embeds.toasty.h"
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

/* ---- Number ---- */

struct Number_toasty_copy {
    int64_t value;
};
TOASTY__IS_ALL(Number);
TOASTY__IS(Number, value, int64_t, const int64_t);

/* ---- Spot ---- */

struct Spot_toasty_copy {
    int64_t x;
    int64_t *y;
};
TOASTY__IS_ALL(Spot);
TOASTY__IS(Spot, x, int64_t, const int64_t);
TOASTY__IS(Spot, y, int64_t *, const int64_t *);

/* ---- Place ---- */

struct Place_toasty_copy {
    char *street;
    struct Spot spot;
    enum State state;
};
TOASTY__IS_ALL(Place);
TOASTY__IS(Place, street, char *, const char *);
TOASTY__IS(Place, spot, struct Spot, const struct Spot);
TOASTY__IS(Place, state, enum State, const enum State);

static const toasty_enum_value State_toasty_values[] = {
    {"STATE_OPEN", STATE_OPEN},
    {"STATE_CLOSED", STATE_CLOSED},
};
static const toasty_enum State_toasty_enum = {"State", 2, State_toasty_values};

/* ---- House ---- */

static const uint16_t House_toasty_key[] = {0};
static const uint16_t House_toasty_index_0[] = {2};
static const uint16_t House_toasty_index_1[] = {7};
static const uint16_t House_toasty_index_2[] = {2, 1};
static const toasty_index House_toasty_indexes[] = {
    {.count = 1, .fields = House_toasty_index_0},
    {.count = 1, .fields = House_toasty_index_1},
    {.unique = true, .count = 2, .fields = House_toasty_index_2},
};
static const toasty_embed House_toasty_embeds[] = {
    {.name = "place", .fields = House_toasty_fields, .first = 2, .count = 4,
     .size = sizeof(struct Place), .offset = offsetof(struct House, place),
     .new_offset = offsetof(struct House_new, place), .changes_offset = offsetof(struct House_changes, place),
     .values_offset = offsetof(struct House_values, place), .value_offset = offsetof(struct Place_changes, toasty__value)},
    {.name = "place.spot", .outer = &House_toasty_embeds[0], .fields = House_toasty_fields, .first = 3, .count = 2,
     .size = sizeof(struct Spot), .offset = offsetof(struct House, place.spot),
     .new_offset = offsetof(struct House_new, place.spot), .changes_offset = offsetof(struct House_changes, place.spot),
     .values_offset = offsetof(struct House_values, place.spot), .value_offset = offsetof(struct Spot_changes, toasty__value)},
    {.name = "before", .fields = House_toasty_fields, .flags = TOASTY_BEHIND | TOASTY_NULLABLE, .first = 6, .count = 5,
     .size = sizeof(struct Place), .offset = offsetof(struct House, before),
     .new_offset = offsetof(struct House_new, before), .changes_offset = offsetof(struct House_changes, before),
     .values_offset = offsetof(struct House_values, before), .value_offset = offsetof(struct Place_changes, toasty__value)},
    {.name = "before.spot", .outer = &House_toasty_embeds[2], .fields = House_toasty_fields, .first = 8, .count = 2,
     .size = sizeof(struct Spot), .offset = offsetof(struct Place, spot),
     .new_offset = offsetof(struct Place_new, spot), .changes_offset = offsetof(struct House_changes, before.spot),
     .values_offset = offsetof(struct House_values, before.spot), .value_offset = offsetof(struct Spot_changes, toasty__value)},
    {.name = "later", .fields = House_toasty_fields, .flags = TOASTY_BEHIND | TOASTY_DEFERRED, .first = 11, .count = 2,
     .size = sizeof(struct Spot), .offset = offsetof(struct House, later),
     .new_offset = offsetof(struct House_new, later), .changes_offset = offsetof(struct House_changes, later),
     .values_offset = offsetof(struct House_values, later), .value_offset = offsetof(struct Spot_changes, toasty__value)},
};
const toasty_field House_toasty_fields[] = {
    {TOASTY__FIELD_AT(House, id, House, id.value, House, id), .number = 0, .type = TOASTY_TYPE_I64, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__FIELD_AT(House, number, House, number.value, House, number), .number = 1, .type = TOASTY_TYPE_I64,
     .column = "number"},
    {TOASTY__FIELD_AT(House, place.street, House, place.street, House, place.street), .number = 2, .type = TOASTY_TYPE_STRING,
     .column = "place_street", .embed = &House_toasty_embeds[0]},
    {TOASTY__FIELD_AT(House, place.spot.x, House, place.spot.x, House, place.spot.x), .number = 3, .type = TOASTY_TYPE_I64,
     .column = "place_spot_x", .embed = &House_toasty_embeds[1]},
    {TOASTY__FIELD_AT(House, place.spot.y, House, place.spot.y, House, place.spot.y), .number = 4, .type = TOASTY_TYPE_I64, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "place_spot_y", .embed = &House_toasty_embeds[1]},
    {TOASTY__FIELD_AT(House, place.state, House, place.state, House, place.state), .number = 5, .type = TOASTY_TYPE_I32,
     .column = "place_state", .column_type = {TOASTY_COLUMN_UNSIGNED, 1, 0, 0}, .embed = &House_toasty_embeds[0], .values = &State_toasty_enum},
    {TOASTY__FIELD_AT(House, before, House, before, House, before), .number = 6, .type = TOASTY_TYPE_BOOL, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER | TOASTY_PRESENCE,
     .column = "old", .embed = &House_toasty_embeds[2]},
    {TOASTY__FIELD_AT(House, before.street, Place, street, Place, street), .number = 7, .type = TOASTY_TYPE_STRING, .flags = TOASTY_BEHIND | TOASTY_OPTIONAL,
     .column = "old_street", .embed = &House_toasty_embeds[2]},
    {TOASTY__FIELD_AT(House, before.spot.x, Place, spot.x, Place, spot.x), .number = 8, .type = TOASTY_TYPE_I64, .flags = TOASTY_BEHIND | TOASTY_OPTIONAL,
     .column = "old_spot_x", .embed = &House_toasty_embeds[3]},
    {TOASTY__FIELD_AT(House, before.spot.y, Place, spot.y, Place, spot.y), .number = 9, .type = TOASTY_TYPE_I64, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER | TOASTY_BEHIND | TOASTY_OPTIONAL,
     .column = "old_spot_y", .embed = &House_toasty_embeds[3]},
    {TOASTY__FIELD_AT(House, before.state, Place, state, Place, state), .number = 10, .type = TOASTY_TYPE_I32, .flags = TOASTY_BEHIND | TOASTY_OPTIONAL,
     .column = "old_state", .column_type = {TOASTY_COLUMN_UNSIGNED, 1, 0, 0}, .embed = &House_toasty_embeds[2], .values = &State_toasty_enum},
    {TOASTY__FIELD_AT(House, later.x, Spot, x, House, later.x), .number = 11, .type = TOASTY_TYPE_I64, .flags = TOASTY_DEFERRED | TOASTY_BEHIND | TOASTY_WITH_WHOLE,
     .column = "later_x", .embed = &House_toasty_embeds[4]},
    {TOASTY__FIELD_AT(House, later.y, Spot, y, House, later.y), .number = 12, .type = TOASTY_TYPE_I64, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER | TOASTY_DEFERRED | TOASTY_BEHIND | TOASTY_WITH_WHOLE,
     .column = "later_y", .embed = &House_toasty_embeds[4]},
    {TOASTY__VALUE_FIELD(House, state), .number = 13, .type = TOASTY_TYPE_I32, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER | TOASTY_DEFERRED,
     .column = "state", .column_type = {TOASTY_COLUMN_UNSIGNED, 1, 0, 0}, .values = &State_toasty_enum},
};
const toasty_model House_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "House", .table = "houses",
    .size = sizeof(struct House), .new_size = sizeof(struct House_new), .changes_size = sizeof(struct House_changes),
    .fields = House_toasty_fields, .field_count = 14,
    .key = House_toasty_key, .key_count = 1,
    .indexes = House_toasty_indexes, .index_count = 3};
const struct House_fields House = {
    &House_toasty_model,
    {.field = &House_toasty_fields[0]}, {.field = &House_toasty_fields[1]},
    {0, 0, &House_toasty_embeds[0],
     {.field = &House_toasty_fields[2]},
     {0, 0, &House_toasty_embeds[1],
     {.field = &House_toasty_fields[3]},
     {.field = &House_toasty_fields[4]}},
     {.field = &House_toasty_fields[5]}},
    {&House_toasty_fields[6], 0, &House_toasty_embeds[2],
     {.field = &House_toasty_fields[7]},
     {0, 0, &House_toasty_embeds[3],
     {.field = &House_toasty_fields[8]},
     {.field = &House_toasty_fields[9]}},
     {.field = &House_toasty_fields[10]}},
    {&House_toasty_fields[11], 0, &House_toasty_embeds[4],
     {.field = &House_toasty_fields[11]},
     {.field = &House_toasty_fields[12]}},
    {.field = &House_toasty_fields[13]}};

struct House_toasty_copy {
    struct Number id;
    struct Number number;
    struct Place place;
    struct Place *before;
    struct Spot *later;
    enum State *state;
};
TOASTY__IS_ALL(House);
TOASTY__IS(House, id, struct Number, const struct Number);
TOASTY__IS(House, number, struct Number, const struct Number);
TOASTY__IS(House, place, struct Place, const struct Place);
TOASTY__IS(House, before, struct Place *, const struct Place *);
TOASTY__IS(House, later, struct Spot *, const struct Spot *);
TOASTY__IS(House, state, enum State *, const enum State *);

/* ---- Street ---- */

static const toasty_view_item Street_toasty_items[] = {
    {.kind = TOASTY_VIEW_VALUE, .field = &House_toasty_fields[2]},
    {.kind = TOASTY_VIEW_COUNT},
};
static const toasty_view Street_toasty_view = {.model = &House_toasty_model, .grouped = true, .items = Street_toasty_items};
const toasty_field Street_toasty_fields[] = {
    {TOASTY__OWN_FIELD(Street, street), .number = 0, .type = TOASTY_TYPE_STRING,
     .column = "street"},
    {TOASTY__OWN_FIELD(Street, houses), .number = 1, .type = TOASTY_TYPE_I64,
     .column = "houses"},
};
const toasty_model Street_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Street", .table = "streets",
    .size = sizeof(struct Street), .view = &Street_toasty_view,
    .fields = Street_toasty_fields, .field_count = 2};
const struct Street_fields Street = {
    &Street_toasty_model,
    {.field = &Street_toasty_fields[0]}, {.field = &Street_toasty_fields[1]}};

struct Street_toasty_copy {
    char *street;
    int64_t houses;
};
TOASTY__IS_ALL(Street);
TOASTY__IS(Street, street, char *, const char *);
TOASTY__IS(Street, houses, int64_t, const int64_t);

#undef TOASTY__OWN_FIELD
#undef TOASTY__FIELD
#undef TOASTY__VALUE_FIELD
#undef TOASTY__OWN_FIELD_AT
#undef TOASTY__FIELD_AT
#undef TOASTY__DISCRIMINANT_AT
#undef TOASTY__IS
#undef TOASTY__IS_UNNAMED
#undef TOASTY__IS_ALL
