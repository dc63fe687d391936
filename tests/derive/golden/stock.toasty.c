/* Written by toasty derive from stock.h. Do not edit. */
#include "stock.toasty.h"
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

/* ---- Item ---- */

static const uint16_t Item_toasty_key[] = {0};
static const uint16_t Item_toasty_caught_references[] = {2};
static const toasty_relation Item_toasty_caught_relation = {
    .target = &fish_toasty_model, .count = 1, .key = Item_toasty_key, .references = Item_toasty_caught_references, .pair = 3};
const toasty_field Item_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Item, id), .number = 0, .type = TOASTY_TYPE_I64, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__VALUE_FIELD(Item, label), .number = 1, .type = TOASTY_TYPE_STRING,
     .column = "label"},
    {TOASTY__FIELD(Item, caught), .number = 2, .kind = TOASTY_FIELD_HAS_MANY,
     .relation = &Item_toasty_caught_relation},
};
const toasty_model Item_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Item", .table = "items",
    .size = sizeof(struct Item), .new_size = sizeof(struct Item_new), .changes_size = sizeof(struct Item_changes),
    .fields = Item_toasty_fields, .field_count = 3,
    .key = Item_toasty_key, .key_count = 1};
const struct Item_fields Item = {
    &Item_toasty_model,
    {.field = &Item_toasty_fields[0]}, {.field = &Item_toasty_fields[1]}, {.field = &Item_toasty_fields[2]}};

struct Item_toasty_copy {
    int64_t id;
    char *label;
    struct fish_list *caught;
};
TOASTY__IS_ALL(Item);
TOASTY__IS(Item, id, int64_t, const int64_t);
TOASTY__IS(Item, label, char *, const char *);
TOASTY__IS(Item, caught, struct fish_list *, const struct fish_list *);

#undef TOASTY__OWN_FIELD
#undef TOASTY__FIELD
#undef TOASTY__VALUE_FIELD
#undef TOASTY__OWN_FIELD_AT
#undef TOASTY__FIELD_AT
#undef TOASTY__DISCRIMINANT_AT
#undef TOASTY__IS
#undef TOASTY__IS_UNNAMED
#undef TOASTY__IS_ALL
