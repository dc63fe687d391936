/* Written by toasty derive from via.h. Do not edit. */
#include "via.toasty.h"
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

/* ---- Reader ---- */

static const uint16_t Reader_toasty_key[] = {0};
static const uint16_t Reader_toasty_loans_references[] = {1};
static const toasty_relation Reader_toasty_loans_relation = {
    .target = &Loan_toasty_model, .count = 1, .key = Reader_toasty_key, .references = Reader_toasty_loans_references, .pair = 2};
static const toasty_field *const Reader_toasty_volumes_via[] = {&Reader_toasty_fields[1], &Loan_toasty_fields[4]};
static const toasty_relation Reader_toasty_volumes_relation = {
    .target = &Volume_toasty_model, .pair = -1, .via_count = 2, .via = Reader_toasty_volumes_via};
static const toasty_field *const Reader_toasty_alike_via[] = {&Reader_toasty_fields[1], &Loan_toasty_fields[4], &Volume_toasty_fields[1], &Loan_toasty_fields[2]};
static const toasty_relation Reader_toasty_alike_relation = {
    .target = &Reader_toasty_model, .pair = -1, .via_count = 4, .via = Reader_toasty_alike_via};
static const toasty_field *const Reader_toasty_numbers_via[] = {&Reader_toasty_fields[1], &Loan_toasty_fields[4]};
static const toasty_relation Reader_toasty_numbers_relation = {
    .target = &Volume_toasty_model, .pair = -1, .via_count = 2, .via = Reader_toasty_numbers_via, .value = &Volume_toasty_fields[0]};
const toasty_field Reader_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Reader, id), .number = 0, .type = TOASTY_TYPE_I64, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__FIELD(Reader, loans), .number = 1, .kind = TOASTY_FIELD_HAS_MANY,
     .relation = &Reader_toasty_loans_relation},
    {TOASTY__FIELD(Reader, volumes), .number = 2, .kind = TOASTY_FIELD_VIA_MANY, .flags = TOASTY_JOINED,
     .relation = &Reader_toasty_volumes_relation},
    {TOASTY__OWN_FIELD(Reader, alike), .number = 3, .kind = TOASTY_FIELD_VIA_MANY,
     .relation = &Reader_toasty_alike_relation},
    {TOASTY__OWN_FIELD(Reader, numbers), .number = 4, .kind = TOASTY_FIELD_VIA_MANY,
     .relation = &Reader_toasty_numbers_relation},
};
const toasty_model Reader_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Reader", .table = "readers",
    .size = sizeof(struct Reader), .new_size = sizeof(struct Reader_new), .changes_size = sizeof(struct Reader_changes),
    .fields = Reader_toasty_fields, .field_count = 5,
    .key = Reader_toasty_key, .key_count = 1};
const struct Reader_fields Reader = {
    &Reader_toasty_model,
    {.field = &Reader_toasty_fields[0]}, {.field = &Reader_toasty_fields[1]}, {.field = &Reader_toasty_fields[2]}, {.field = &Reader_toasty_fields[3]},
    {.field = &Reader_toasty_fields[4]}};

struct Reader_toasty_copy {
    int64_t id;
    struct Loan_list *loans;
    struct Volume_list *volumes;
    struct Reader_list *alike;
    toasty_int_list *numbers;
};
TOASTY__IS_ALL(Reader);
TOASTY__IS(Reader, id, int64_t, const int64_t);
TOASTY__IS(Reader, loans, struct Loan_list *, const struct Loan_list *);
TOASTY__IS(Reader, volumes, struct Volume_list *, const struct Volume_list *);
TOASTY__IS(Reader, alike, struct Reader_list *, const struct Reader_list *);
TOASTY__IS(Reader, numbers, toasty_int_list *, const toasty_int_list *);

/* ---- Volume ---- */

static const uint16_t Volume_toasty_key[] = {0};
static const uint16_t Volume_toasty_loans_references[] = {3};
static const toasty_relation Volume_toasty_loans_relation = {
    .target = &Loan_toasty_model, .count = 1, .key = Volume_toasty_key, .references = Volume_toasty_loans_references, .pair = 4};
static const uint16_t Volume_toasty_last_references[] = {5};
static const toasty_relation Volume_toasty_last_relation = {
    .target = &Loan_toasty_model, .count = 1, .key = Volume_toasty_key, .references = Volume_toasty_last_references, .pair = 6};
static const toasty_field *const Volume_toasty_holder_via[] = {&Volume_toasty_fields[2], &Loan_toasty_fields[2]};
static const toasty_relation Volume_toasty_holder_relation = {
    .target = &Reader_toasty_model, .pair = -1, .via_count = 2, .via = Volume_toasty_holder_via};
const toasty_field Volume_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Volume, id), .number = 0, .type = TOASTY_TYPE_I64, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__FIELD(Volume, loans), .number = 1, .kind = TOASTY_FIELD_HAS_MANY,
     .relation = &Volume_toasty_loans_relation},
    {TOASTY__FIELD(Volume, last), .number = 2, .kind = TOASTY_FIELD_HAS_ONE, .flags = TOASTY_NULLABLE | TOASTY_EAGER,
     .relation = &Volume_toasty_last_relation},
    {TOASTY__OWN_FIELD(Volume, holder), .number = 3, .kind = TOASTY_FIELD_VIA_ONE, .flags = TOASTY_NULLABLE,
     .relation = &Volume_toasty_holder_relation},
};
const toasty_model Volume_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Volume", .table = "volumes",
    .size = sizeof(struct Volume), .new_size = sizeof(struct Volume_new), .changes_size = sizeof(struct Volume_changes),
    .fields = Volume_toasty_fields, .field_count = 4,
    .key = Volume_toasty_key, .key_count = 1};
const struct Volume_fields Volume = {
    &Volume_toasty_model,
    {.field = &Volume_toasty_fields[0]}, {.field = &Volume_toasty_fields[1]}, {.field = &Volume_toasty_fields[2]}, {.field = &Volume_toasty_fields[3]}};

struct Volume_toasty_copy {
    int64_t id;
    struct Loan_list *loans;
    struct Loan *last;
    struct Reader *holder;
};
TOASTY__IS_ALL(Volume);
TOASTY__IS(Volume, id, int64_t, const int64_t);
TOASTY__IS(Volume, loans, struct Loan_list *, const struct Loan_list *);
TOASTY__IS(Volume, last, struct Loan *, const struct Loan *);
TOASTY__IS(Volume, holder, struct Reader *, const struct Reader *);

/* ---- Loan ---- */

static const uint16_t Loan_toasty_key[] = {0};
static const uint16_t Loan_toasty_index_0[] = {1};
static const uint16_t Loan_toasty_index_1[] = {3};
static const uint16_t Loan_toasty_index_2[] = {5};
static const toasty_index Loan_toasty_indexes[] = {
    {.count = 1, .fields = Loan_toasty_index_0},
    {.count = 1, .fields = Loan_toasty_index_1},
    {.unique = true, .count = 1, .fields = Loan_toasty_index_2},
};
static const uint16_t Loan_toasty_reader_key[] = {1};
static const uint16_t Loan_toasty_reader_references[] = {0};
static const toasty_relation Loan_toasty_reader_relation = {
    .target = &Reader_toasty_model, .count = 1, .key = Loan_toasty_reader_key, .references = Loan_toasty_reader_references, .pair = 1};
static const uint16_t Loan_toasty_volume_key[] = {3};
static const uint16_t Loan_toasty_volume_references[] = {0};
static const toasty_relation Loan_toasty_volume_relation = {
    .target = &Volume_toasty_model, .count = 1, .key = Loan_toasty_volume_key, .references = Loan_toasty_volume_references, .pair = 1};
static const uint16_t Loan_toasty_held_key[] = {5};
static const uint16_t Loan_toasty_held_references[] = {0};
static const toasty_relation Loan_toasty_held_relation = {
    .target = &Volume_toasty_model, .count = 1, .key = Loan_toasty_held_key, .references = Loan_toasty_held_references, .pair = 2};
const toasty_field Loan_toasty_fields[] = {
    {TOASTY__VALUE_FIELD(Loan, id), .number = 0, .type = TOASTY_TYPE_I64, .automatic = TOASTY_AUTO_INCREMENT, .flags = TOASTY_KEY | TOASTY_NEW_POINTER,
     .column = "id"},
    {TOASTY__VALUE_FIELD(Loan, reader_id), .number = 1, .type = TOASTY_TYPE_I64,
     .column = "reader_id"},
    {TOASTY__FIELD(Loan, reader), .number = 2, .kind = TOASTY_FIELD_BELONGS_TO,
     .relation = &Loan_toasty_reader_relation},
    {TOASTY__VALUE_FIELD(Loan, volume_id), .number = 3, .type = TOASTY_TYPE_I64,
     .column = "volume_id"},
    {TOASTY__FIELD(Loan, volume), .number = 4, .kind = TOASTY_FIELD_BELONGS_TO,
     .relation = &Loan_toasty_volume_relation},
    {TOASTY__VALUE_FIELD(Loan, held_id), .number = 5, .type = TOASTY_TYPE_I64, .flags = TOASTY_NULLABLE | TOASTY_NEW_POINTER,
     .column = "held_id"},
    {TOASTY__FIELD(Loan, held), .number = 6, .kind = TOASTY_FIELD_BELONGS_TO, .flags = TOASTY_NULLABLE,
     .relation = &Loan_toasty_held_relation},
};
const toasty_model Loan_toasty_model = {
    .version = TOASTY_META_VERSION, .name = "Loan", .table = "loans",
    .size = sizeof(struct Loan), .new_size = sizeof(struct Loan_new), .changes_size = sizeof(struct Loan_changes),
    .fields = Loan_toasty_fields, .field_count = 7,
    .key = Loan_toasty_key, .key_count = 1,
    .indexes = Loan_toasty_indexes, .index_count = 3};
const struct Loan_fields Loan = {
    &Loan_toasty_model,
    {.field = &Loan_toasty_fields[0]}, {.field = &Loan_toasty_fields[1]}, {.field = &Loan_toasty_fields[2]}, {.field = &Loan_toasty_fields[3]},
    {.field = &Loan_toasty_fields[4]}, {.field = &Loan_toasty_fields[5]}, {.field = &Loan_toasty_fields[6]}};

struct Loan_toasty_copy {
    int64_t id;
    int64_t reader_id;
    struct Reader *reader;
    int64_t volume_id;
    struct Volume *volume;
    int64_t *held_id;
    struct Volume *held;
};
TOASTY__IS_ALL(Loan);
TOASTY__IS(Loan, id, int64_t, const int64_t);
TOASTY__IS(Loan, reader_id, int64_t, const int64_t);
TOASTY__IS(Loan, reader, struct Reader *, const struct Reader *);
TOASTY__IS(Loan, volume_id, int64_t, const int64_t);
TOASTY__IS(Loan, volume, struct Volume *, const struct Volume *);
TOASTY__IS(Loan, held_id, int64_t *, const int64_t *);
TOASTY__IS(Loan, held, struct Volume *, const struct Volume *);

#undef TOASTY__OWN_FIELD
#undef TOASTY__FIELD
#undef TOASTY__VALUE_FIELD
#undef TOASTY__OWN_FIELD_AT
#undef TOASTY__FIELD_AT
#undef TOASTY__DISCRIMINANT_AT
#undef TOASTY__IS
#undef TOASTY__IS_UNNAMED
#undef TOASTY__IS_ALL
