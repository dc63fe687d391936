/* Written by toasty derive from writing.h. Do not edit. */
#include "writing.toasty.h"
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

/* ---- Article ---- */

static const uint16_t Article_toasty_key[] = {0};
static const uint16_t Article_toasty_index_0[] = {1};
static const toasty_index Article_toasty_indexes[] = {
    {.unique = true, .count = 1, .fields = Article_toasty_index_0},
};
static void Article_toasty_title_default(void *out)
{
    *(const char **)out = ("untitled");
}
const toasty_field Article_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Article, id), .number = 0, .type = TOASTY_TYPE_I64, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__VALUE_FIELD(Article, slug), .number = 1, .type = TOASTY_TYPE_STRING,
     .column = "slug"},
    {TOASTY__VALUE_FIELD(Article, title), .number = 2, .type = TOASTY_TYPE_STRING,
     .column = "title", .default_value = Article_toasty_title_default},
    {TOASTY__VALUE_FIELD(Article, body), .number = 3, .type = TOASTY_TYPE_STRING, .flags = TOASTY_DEFERRED,
     .column = "body"},
    {TOASTY__VALUE_FIELD(Article, scan), .number = 4, .type = TOASTY_TYPE_BYTES, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER | TOASTY_DEFERRED,
     .column = "scan"},
    {TOASTY__OWN_FIELD(Article, version), .number = 5, .type = TOASTY_TYPE_U64, .flags = TOASTY_ROW_VERSION,
     .column = "version"},
};
const toasty_model Article_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Article", .table = "articles",
    .size = sizeof(struct Article), .new_size = sizeof(struct Article_new), .changes_size = sizeof(struct Article_changes),
    .fields = Article_toasty_fields, .field_count = 6,
    .key = Article_toasty_key, .key_count = 1,
    .indexes = Article_toasty_indexes, .index_count = 1};
const struct Article_fields Article = {
    &Article_toasty_model,
    {.field = &Article_toasty_fields[0]}, {.field = &Article_toasty_fields[1]}, {.field = &Article_toasty_fields[2]}, {.field = &Article_toasty_fields[3]},
    {.field = &Article_toasty_fields[4]}, {.field = &Article_toasty_fields[5]}};

struct Article_toasty_copy {
    int64_t id;
    char *slug;
    char *title;
    char *body;
    toasty_bytes *scan;
    uint64_t version;
};
TOASTY__IS_ALL(Article);
TOASTY__IS(Article, id, int64_t, const int64_t);
TOASTY__IS(Article, slug, char *, const char *);
TOASTY__IS(Article, title, char *, const char *);
TOASTY__IS(Article, body, char *, const char *);
TOASTY__IS(Article, scan, toasty_bytes *, const toasty_bytes *);
TOASTY__IS(Article, version, uint64_t, const uint64_t);

#undef TOASTY__OWN_FIELD
#undef TOASTY__FIELD
#undef TOASTY__VALUE_FIELD
#undef TOASTY__OWN_FIELD_AT
#undef TOASTY__FIELD_AT
#undef TOASTY__DISCRIMINANT_AT
#undef TOASTY__IS
#undef TOASTY__IS_UNNAMED
#undef TOASTY__IS_ALL
