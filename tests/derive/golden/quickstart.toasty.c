/* Written by toasty derive from quickstart.h. Do not edit. */
#include "quickstart.toasty.h"
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

/* ---- User ---- */

static const uint16_t User_toasty_key[] = {0};
static const uint16_t User_toasty_index_0[] = {2};
static const toasty_index User_toasty_indexes[] = {
    {.unique = true, .count = 1, .fields = User_toasty_index_0},
};
static const uint16_t User_toasty_todos_references[] = {1};
static const toasty_relation User_toasty_todos_relation = {
    .target = &Todo_toasty_model, .count = 1, .key = User_toasty_key, .references = User_toasty_todos_references, .pair = 2};
static const uint16_t User_toasty_profile_references[] = {1};
static const toasty_relation User_toasty_profile_relation = {
    .target = &Profile_toasty_model, .count = 1, .key = User_toasty_key, .references = User_toasty_profile_references, .pair = 2};
const toasty_field User_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(User, id), .number = 0, .type = TOASTY_TYPE_UUID, .automatic = TOASTY_AUTO_UUID_V7, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__VALUE_FIELD(User, name), .number = 1, .type = TOASTY_TYPE_STRING,
     .column = "name"},
    {TOASTY__VALUE_FIELD(User, email), .number = 2, .type = TOASTY_TYPE_STRING,
     .column = "email"},
    {TOASTY__VALUE_FIELD(User, age), .number = 3, .type = TOASTY_TYPE_I64, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "age"},
    {TOASTY__FIELD(User, todos), .number = 4, .kind = TOASTY_FIELD_HAS_MANY,
     .relation = &User_toasty_todos_relation},
    {TOASTY__FIELD(User, profile), .number = 5, .kind = TOASTY_FIELD_HAS_ONE, .flags = TOASTY_NULLABLE,
     .relation = &User_toasty_profile_relation},
};
const toasty_model User_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "User", .table = "users",
    .size = sizeof(struct User), .new_size = sizeof(struct User_new), .changes_size = sizeof(struct User_changes),
    .fields = User_toasty_fields, .field_count = 6,
    .key = User_toasty_key, .key_count = 1,
    .indexes = User_toasty_indexes, .index_count = 1};
const struct User_fields User = {
    &User_toasty_model,
    {.field = &User_toasty_fields[0]}, {.field = &User_toasty_fields[1]}, {.field = &User_toasty_fields[2]}, {.field = &User_toasty_fields[3]},
    {.field = &User_toasty_fields[4]}, {.field = &User_toasty_fields[5]}};

struct User_toasty_copy {
    toasty_uuid id;
    char *name;
    char *email;
    int64_t *age;
    struct Todo_list *todos;
    struct Profile *profile;
};
TOASTY__IS_ALL(User);
TOASTY__IS(User, id, toasty_uuid, const toasty_uuid);
TOASTY__IS(User, name, char *, const char *);
TOASTY__IS(User, email, char *, const char *);
TOASTY__IS(User, age, int64_t *, const int64_t *);
TOASTY__IS(User, todos, struct Todo_list *, const struct Todo_list *);
TOASTY__IS(User, profile, struct Profile *, const struct Profile *);

/* ---- Todo ---- */

static const uint16_t Todo_toasty_key[] = {0};
static const uint16_t Todo_toasty_index_0[] = {1};
static const toasty_index Todo_toasty_indexes[] = {
    {.count = 1, .fields = Todo_toasty_index_0},
};
static const uint16_t Todo_toasty_user_key[] = {1};
static const uint16_t Todo_toasty_user_references[] = {0};
static const toasty_relation Todo_toasty_user_relation = {
    .target = &User_toasty_model, .count = 1, .key = Todo_toasty_user_key, .references = Todo_toasty_user_references, .pair = 4};
static void Todo_toasty_done_default(void *out)
{
    *(bool *)out = (false);
}
const toasty_field Todo_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Todo, id), .number = 0, .type = TOASTY_TYPE_UUID, .automatic = TOASTY_AUTO_UUID_V7, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__VALUE_FIELD(Todo, user_id), .number = 1, .type = TOASTY_TYPE_UUID,
     .column = "user_id"},
    {TOASTY__FIELD(Todo, user), .number = 2, .kind = TOASTY_FIELD_BELONGS_TO,
     .relation = &Todo_toasty_user_relation},
    {TOASTY__VALUE_FIELD(Todo, title), .number = 3, .type = TOASTY_TYPE_STRING,
     .column = "title"},
    {TOASTY__VALUE_FIELD(Todo, done), .number = 4, .type = TOASTY_TYPE_BOOL, .flags = TOASTY_NEW_POINTER,
     .column = "done", .default_value = Todo_toasty_done_default},
};
const toasty_model Todo_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Todo", .table = "todos",
    .size = sizeof(struct Todo), .new_size = sizeof(struct Todo_new), .changes_size = sizeof(struct Todo_changes),
    .fields = Todo_toasty_fields, .field_count = 5,
    .key = Todo_toasty_key, .key_count = 1,
    .indexes = Todo_toasty_indexes, .index_count = 1};
const struct Todo_fields Todo = {
    &Todo_toasty_model,
    {.field = &Todo_toasty_fields[0]}, {.field = &Todo_toasty_fields[1]}, {.field = &Todo_toasty_fields[2]}, {.field = &Todo_toasty_fields[3]},
    {.field = &Todo_toasty_fields[4]}};

struct Todo_toasty_copy {
    toasty_uuid id;
    toasty_uuid user_id;
    struct User *user;
    char *title;
    bool done;
};
TOASTY__IS_ALL(Todo);
TOASTY__IS(Todo, id, toasty_uuid, const toasty_uuid);
TOASTY__IS(Todo, user_id, toasty_uuid, const toasty_uuid);
TOASTY__IS(Todo, user, struct User *, const struct User *);
TOASTY__IS(Todo, title, char *, const char *);
TOASTY__IS(Todo, done, bool, const bool);

/* ---- Profile ---- */

static const uint16_t Profile_toasty_key[] = {0};
static const uint16_t Profile_toasty_index_0[] = {1};
static const toasty_index Profile_toasty_indexes[] = {
    {.unique = true, .count = 1, .fields = Profile_toasty_index_0},
};
static const uint16_t Profile_toasty_user_key[] = {1};
static const uint16_t Profile_toasty_user_references[] = {0};
static const toasty_relation Profile_toasty_user_relation = {
    .target = &User_toasty_model, .count = 1, .key = Profile_toasty_user_key, .references = Profile_toasty_user_references, .pair = 5};
const toasty_field Profile_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Profile, id), .number = 0, .type = TOASTY_TYPE_I64, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__VALUE_FIELD(Profile, user_id), .number = 1, .type = TOASTY_TYPE_UUID, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "user_id"},
    {TOASTY__FIELD(Profile, user), .number = 2, .kind = TOASTY_FIELD_BELONGS_TO, .flags = TOASTY_NULLABLE,
     .relation = &Profile_toasty_user_relation},
    {TOASTY__VALUE_FIELD(Profile, bio), .number = 3, .type = TOASTY_TYPE_STRING, .flags = TOASTY_NULLABLE,
     .column = "bio"},
};
const toasty_model Profile_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Profile", .table = "profiles",
    .size = sizeof(struct Profile), .new_size = sizeof(struct Profile_new), .changes_size = sizeof(struct Profile_changes),
    .fields = Profile_toasty_fields, .field_count = 4,
    .key = Profile_toasty_key, .key_count = 1,
    .indexes = Profile_toasty_indexes, .index_count = 1};
const struct Profile_fields Profile = {
    &Profile_toasty_model,
    {.field = &Profile_toasty_fields[0]}, {.field = &Profile_toasty_fields[1]}, {.field = &Profile_toasty_fields[2]}, {.field = &Profile_toasty_fields[3]}};

struct Profile_toasty_copy {
    int64_t id;
    toasty_uuid *user_id;
    struct User *user;
    char *bio;
};
TOASTY__IS_ALL(Profile);
TOASTY__IS(Profile, id, int64_t, const int64_t);
TOASTY__IS(Profile, user_id, toasty_uuid *, const toasty_uuid *);
TOASTY__IS(Profile, user, struct User *, const struct User *);
TOASTY__IS(Profile, bio, char *, const char *);

#undef TOASTY__OWN_FIELD
#undef TOASTY__FIELD
#undef TOASTY__VALUE_FIELD
#undef TOASTY__OWN_FIELD_AT
#undef TOASTY__FIELD_AT
#undef TOASTY__DISCRIMINANT_AT
#undef TOASTY__IS
#undef TOASTY__IS_UNNAMED
#undef TOASTY__IS_ALL
