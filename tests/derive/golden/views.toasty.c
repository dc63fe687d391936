/* Written by toasty derive from views.h. Do not edit. */
#include "views.toasty.h"
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

/* ---- UserCard ---- */

extern const toasty_model User_toasty_model;
extern const toasty_field User_toasty_fields[6];
extern const toasty_model Todo_toasty_model;
extern const toasty_field Todo_toasty_fields[5];
extern const toasty_model Profile_toasty_model;
extern const toasty_field Profile_toasty_fields[4];
static const toasty_field *const UserCard_toasty_steps_2[] = {&User_toasty_fields[5]};
static const toasty_field *const UserCard_toasty_steps_3[] = {&User_toasty_fields[4]};
static const toasty_field *const UserCard_toasty_steps_4[] = {&User_toasty_fields[4]};
static const toasty_view_item UserCard_toasty_items[] = {
    {.kind = TOASTY_VIEW_VALUE, .field = &User_toasty_fields[1]},
    {.kind = TOASTY_VIEW_VALUE, .field = &User_toasty_fields[3]},
    {.kind = TOASTY_VIEW_VALUE, .step_count = 1, .steps = UserCard_toasty_steps_2, .field = &Profile_toasty_fields[3]},
    {.kind = TOASTY_VIEW_COUNT, .step_count = 1, .steps = UserCard_toasty_steps_3},
    {.kind = TOASTY_VIEW_MAX, .step_count = 1, .steps = UserCard_toasty_steps_4, .field = &Todo_toasty_fields[3]},
};
static const toasty_view UserCard_toasty_view = {.model = &User_toasty_model, .items = UserCard_toasty_items};
const toasty_field UserCard_toasty_fields[] = {
    {TOASTY__OWN_FIELD(UserCard, name), .number = 0, .type = TOASTY_TYPE_STRING,
     .column = "name"},
    {TOASTY__OWN_FIELD(UserCard, years), .number = 1, .type = TOASTY_TYPE_I64, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "years"},
    {TOASTY__OWN_FIELD(UserCard, bio), .number = 2, .type = TOASTY_TYPE_STRING, .flags = TOASTY_NULLABLE,
     .column = "bio"},
    {TOASTY__OWN_FIELD(UserCard, todo_count), .number = 3, .type = TOASTY_TYPE_I64,
     .column = "todo_count"},
    {TOASTY__OWN_FIELD(UserCard, last), .number = 4, .type = TOASTY_TYPE_STRING, .flags = TOASTY_NULLABLE,
     .column = "last"},
};
const toasty_model UserCard_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "UserCard", .table = "user_cards",
    .size = sizeof(struct UserCard), .view = &UserCard_toasty_view,
    .fields = UserCard_toasty_fields, .field_count = 5};
const struct UserCard_fields UserCard = {
    &UserCard_toasty_model,
    {.field = &UserCard_toasty_fields[0]}, {.field = &UserCard_toasty_fields[1]}, {.field = &UserCard_toasty_fields[2]}, {.field = &UserCard_toasty_fields[3]},
    {.field = &UserCard_toasty_fields[4]}};

struct UserCard_toasty_copy {
    char *name;
    int64_t *years;
    char *bio;
    int64_t todo_count;
    char *last;
};
TOASTY__IS_ALL(UserCard);
TOASTY__IS(UserCard, name, char *, const char *);
TOASTY__IS(UserCard, years, int64_t *, const int64_t *);
TOASTY__IS(UserCard, bio, char *, const char *);
TOASTY__IS(UserCard, todo_count, int64_t, const int64_t);
TOASTY__IS(UserCard, last, char *, const char *);

/* ---- TodoStats ---- */

static const toasty_field *const TodoStats_toasty_steps_0[] = {&Todo_toasty_fields[2]};
static const toasty_view_item TodoStats_toasty_items[] = {
    {.kind = TOASTY_VIEW_VALUE, .step_count = 1, .steps = TodoStats_toasty_steps_0, .field = &User_toasty_fields[1]},
    {.kind = TOASTY_VIEW_COUNT},
};
static const toasty_view TodoStats_toasty_view = {.model = &Todo_toasty_model, .grouped = true, .items = TodoStats_toasty_items};
const toasty_field TodoStats_toasty_fields[] = {
    {TOASTY__OWN_FIELD(TodoStats, user), .number = 0, .type = TOASTY_TYPE_STRING,
     .column = "user"},
    {TOASTY__OWN_FIELD(TodoStats, rows), .number = 1, .type = TOASTY_TYPE_I64,
     .column = "rows"},
};
const toasty_model TodoStats_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "TodoStats", .table = "todo_stats",
    .size = sizeof(struct TodoStats), .view = &TodoStats_toasty_view,
    .fields = TodoStats_toasty_fields, .field_count = 2};
const struct TodoStats_fields TodoStats = {
    &TodoStats_toasty_model,
    {.field = &TodoStats_toasty_fields[0]}, {.field = &TodoStats_toasty_fields[1]}};

struct TodoStats_toasty_copy {
    char *user;
    int64_t rows;
};
TOASTY__IS_ALL(TodoStats);
TOASTY__IS(TodoStats, user, char *, const char *);
TOASTY__IS(TodoStats, rows, int64_t, const int64_t);

#undef TOASTY__OWN_FIELD
#undef TOASTY__FIELD
#undef TOASTY__VALUE_FIELD
#undef TOASTY__OWN_FIELD_AT
#undef TOASTY__FIELD_AT
#undef TOASTY__DISCRIMINANT_AT
#undef TOASTY__IS
#undef TOASTY__IS_UNNAMED
#undef TOASTY__IS_ALL
