/* Written by toasty derive from view_relations.h. Do not edit. */
#include "view_relations.toasty.h"
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

/* ---- TodoLine ---- */

static const toasty_view_item TodoLine_toasty_items[] = {
    {.kind = TOASTY_VIEW_VALUE, .field = &Todo_toasty_fields[3]},
    {.kind = TOASTY_VIEW_RELATION, .field = &Todo_toasty_fields[2]},
    {.kind = TOASTY_VIEW_RELATION},
    {.kind = TOASTY_VIEW_RELATION},
};
static const toasty_view TodoLine_toasty_view = {.model = &Todo_toasty_model, .items = TodoLine_toasty_items};
static const toasty_field *const TodoLine_toasty_user_via[] = {&Todo_toasty_fields[2]};
static const toasty_relation TodoLine_toasty_user_relation = {
    .target = &User_toasty_model, .pair = -1, .via_count = 1, .via = TodoLine_toasty_user_via};
static const toasty_field *const TodoLine_toasty_others_via[] = {&Todo_toasty_fields[2], &User_toasty_fields[4]};
static const toasty_relation TodoLine_toasty_others_relation = {
    .target = &Todo_toasty_model, .pair = -1, .via_count = 2, .via = TodoLine_toasty_others_via};
static const toasty_field *const TodoLine_toasty_titles_via[] = {&Todo_toasty_fields[2], &User_toasty_fields[4]};
static const toasty_relation TodoLine_toasty_titles_relation = {
    .target = &Todo_toasty_model, .pair = -1, .via_count = 2, .via = TodoLine_toasty_titles_via, .value = &Todo_toasty_fields[3]};
const toasty_field TodoLine_toasty_fields[] = {
    {TOASTY__OWN_FIELD(TodoLine, title), .number = 0, .type = TOASTY_TYPE_STRING,
     .column = "title"},
    {TOASTY__OWN_FIELD(TodoLine, user), .number = 1, .kind = TOASTY_FIELD_VIA_ONE,
     .relation = &TodoLine_toasty_user_relation},
    {TOASTY__OWN_FIELD(TodoLine, others), .number = 2, .kind = TOASTY_FIELD_VIA_MANY,
     .relation = &TodoLine_toasty_others_relation},
    {TOASTY__OWN_FIELD(TodoLine, titles), .number = 3, .kind = TOASTY_FIELD_VIA_MANY,
     .relation = &TodoLine_toasty_titles_relation},
};
const toasty_model TodoLine_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "TodoLine", .table = "todo_lines",
    .size = sizeof(struct TodoLine), .view = &TodoLine_toasty_view,
    .fields = TodoLine_toasty_fields, .field_count = 4};
const struct TodoLine_fields TodoLine = {
    &TodoLine_toasty_model,
    {.field = &TodoLine_toasty_fields[0]}, {.field = &TodoLine_toasty_fields[1]}, {.field = &TodoLine_toasty_fields[2]}, {.field = &TodoLine_toasty_fields[3]}};

struct TodoLine_toasty_copy {
    char *title;
    struct User *user;
    struct Todo_list *others;
    toasty_string_list *titles;
};
TOASTY__IS_ALL(TodoLine);
TOASTY__IS(TodoLine, title, char *, const char *);
TOASTY__IS(TodoLine, user, struct User *, const struct User *);
TOASTY__IS(TodoLine, others, struct Todo_list *, const struct Todo_list *);
TOASTY__IS(TodoLine, titles, toasty_string_list *, const toasty_string_list *);

#undef TOASTY__OWN_FIELD
#undef TOASTY__FIELD
#undef TOASTY__VALUE_FIELD
#undef TOASTY__OWN_FIELD_AT
#undef TOASTY__FIELD_AT
#undef TOASTY__DISCRIMINANT_AT
#undef TOASTY__IS
#undef TOASTY__IS_UNNAMED
#undef TOASTY__IS_ALL
