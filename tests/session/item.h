/* A model as the generator would write it: Item { id: int64 key auto, name: string unique }. */
#ifndef TESTS_SESSION_ITEM_H
#define TESTS_SESSION_ITEM_H

#include <toasty/db.h>

/* Only what the schema reads is filled in. */
static const uint16_t item_key[] = {0};
static const uint16_t item_by_name[] = {1};
static const toasty_index item_indexes[] = {{.unique = true, .count = 1, .fields = item_by_name}};

extern const toasty_model item_model;
static const toasty_field item_fields[] = {
    {.name = "id",
     .model = &item_model,
     .type = TOASTY_TYPE_I64,
     .automatic = TOASTY_AUTO_INCREMENT,
     .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .number = 0,
     .column = "id"},
    {.name = "name",
     .model = &item_model,
     .type = TOASTY_TYPE_STRING,
     .number = 1,
     .offset = 8,
     .column = "name"},
};
const toasty_model item_model = {
    .version = TOASTY_META_VERSION,
    .name = "Item",
    .table = "items",
    .size = 16,
    .new_size = 48,
    .changes_size = 64,
    .fields = item_fields,
    .field_count = 2,
    .key_count = 1,
    .key = item_key,
    .indexes = item_indexes,
    .index_count = 1,
};
/* Stands for the generated object: its first member is the model. */
static const toasty_model *const Item = &item_model;

#endif
