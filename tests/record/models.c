#include "models.h"

#define SCALAR(model_, index, name_, type_, flags_)                                                          \
    {                                                                                                        \
        .name = #name_, .model = &model_##_model, .type = TOASTY_TYPE_##type_, .flags = (flags_),            \
        .number = (index), .offset = offsetof(struct model_, name_), .column = #name_                        \
    }
#define RELATION(model_, index, name_, kind_)                                                                \
    {                                                                                                        \
        .name = #name_, .model = &model_##_model, .kind = TOASTY_FIELD_##kind_, .number = (index),           \
        .offset = offsetof(struct model_, name_), .relation = &model_##_##name_                              \
    }
#define MODEL(model_, count)                                                                                 \
    {                                                                                                        \
        .version = TOASTY_META_VERSION, .name = #model_, .table = #model_ "s",                               \
        .size = sizeof(struct model_), .fields = model_##_fields, .field_count = (count)                     \
    }

static const uint16_t second[] = {1};
static const uint16_t third[] = {2};

static const toasty_relation User_profile = {
    .target = &Profile_model, .count = 1, .key = third, .references = second, .pair = 2};
static const toasty_relation User_todos = {
    .target = &Todo_model, .count = 1, .key = second, .references = second, .pair = 2};
static const toasty_relation Todo_user = {
    .target = &User_model, .count = 1, .key = second, .references = second, .pair = 4};
static const toasty_relation Profile_user = {
    .target = &User_model, .count = 1, .key = second, .references = third, .pair = 0};

const toasty_field User_fields[5] = {
    RELATION(User, 0, profile, HAS_ONE), SCALAR(User, 1, id, I64, TOASTY_KEY),
    SCALAR(User, 2, name, STRING, 0),    SCALAR(User, 3, age, I32, TOASTY_NULLABLE),
    RELATION(User, 4, todos, HAS_MANY),
};
const toasty_model User_model = MODEL(User, 5);

const toasty_field Todo_fields[4] = {
    SCALAR(Todo, 0, id, I64, TOASTY_KEY),
    SCALAR(Todo, 1, user_id, I64, TOASTY_NULLABLE),
    RELATION(Todo, 2, user, BELONGS_TO),
    SCALAR(Todo, 3, title, STRING, 0),
};
const toasty_model Todo_model = MODEL(Todo, 4);

const toasty_field Profile_fields[3] = {
    SCALAR(Profile, 0, id, I64, TOASTY_KEY),
    SCALAR(Profile, 1, user_name, STRING, TOASTY_NULLABLE),
    RELATION(Profile, 2, user, BELONGS_TO),
};
const toasty_model Profile_model = MODEL(Profile, 3);

#define EVERY_TYPE(X, model, flags)                                                                          \
    X(model, 0, b, BOOL, flags), X(model, 1, i8, I8, flags), X(model, 2, i16, I16, flags),                   \
        X(model, 3, i32, I32, flags), X(model, 4, i64, I64, flags), X(model, 5, u8, U8, flags),              \
        X(model, 6, u16, U16, flags), X(model, 7, u32, U32, flags), X(model, 8, u64, U64, flags),            \
        X(model, 9, f32, F32, flags), X(model, 10, f64, F64, flags), X(model, 11, string, STRING, flags),    \
        X(model, 12, bytes, BYTES, flags), X(model, 13, uuid, UUID, flags),                                  \
        X(model, 14, timestamp, TIMESTAMP, flags), X(model, 15, date, DATE, flags),                          \
        X(model, 16, time, TIME, flags), X(model, 17, datetime, DATETIME, flags),                            \
        X(model, 18, decimal, DECIMAL, flags), X(model, 19, json, JSON, flags),                              \
        X(model, 20, inet, INET, flags), X(model, 21, cidr, CIDR, flags),                                    \
        X(model, 22, macaddr, MACADDR, flags), X(model, 23, macaddr8, MACADDR8, flags)

static const toasty_field Every_fields[] = {EVERY_TYPE(SCALAR, Every, 0)};
const toasty_model Every_model = MODEL(Every, 24);
static const toasty_field Maybe_fields[] = {EVERY_TYPE(SCALAR, Maybe, TOASTY_NULLABLE)};
const toasty_model Maybe_model = MODEL(Maybe, 24);

void every_fill(struct Every *every)
{
    static char text[] = "J\xC3\xB8rn \"the\" cook\n";
    static const uint8_t bytes[] = {0xFB, 0xFF, 0x00, 0x61};
    *every = (struct Every){
        .b = true,
        .i8 = INT8_MIN,
        .i16 = INT16_MIN,
        .i32 = INT32_MIN,
        .i64 = INT64_MIN,
        .u8 = UINT8_MAX,
        .u16 = UINT16_MAX,
        .u32 = UINT32_MAX,
        .u64 = UINT64_MAX,
        .f32 = 0.1F,
        .f64 = 0.1,
        .string = text,
        .bytes = {bytes, sizeof bytes},
        .uuid = {{0x01, 0x90, 0x16, 0x3d, 0x86, 0x94, 0x73, 0x9b, 0xae, 0xa5, 0x96, 0x6c, 0x26, 0xf8, 0xad,
                  0x91}},
        .timestamp = {1730000000, 5},
        .date = {2024, 2, 29},
        .time = {1, 2, 3, 4},
        .datetime = {{2024, 2, 29}, {1, 2, 3, 0}},
        .decimal = {"-12.50"},
        .json = {"{\"a\": [1, 2]}"},
        .inet = {.family = 4, .prefix = 24, .address = {192, 168, 0, 1}},
        .cidr = {.family = 4, .prefix = 24, .address = {192, 168, 0, 0}},
        .macaddr = {{0xac, 0xde, 0x48, 0x23, 0x45, 0x67}},
        .macaddr8 = {{0, 1, 2, 3, 4, 5, 6, 7}},
    };
}

void maybe_fill(struct Maybe *maybe, struct Every *every)
{
    every_fill(every);
    *maybe = (struct Maybe){
        .b = &every->b,
        .i8 = &every->i8,
        .i16 = &every->i16,
        .i32 = &every->i32,
        .i64 = &every->i64,
        .u8 = &every->u8,
        .u16 = &every->u16,
        .u32 = &every->u32,
        .u64 = &every->u64,
        .f32 = &every->f32,
        .f64 = &every->f64,
        .string = every->string,
        .bytes = &every->bytes,
        .uuid = &every->uuid,
        .timestamp = &every->timestamp,
        .date = &every->date,
        .time = &every->time,
        .datetime = &every->datetime,
        .decimal = &every->decimal,
        .json = &every->json,
        .inet = &every->inet,
        .cidr = &every->cidr,
        .macaddr = &every->macaddr,
        .macaddr8 = &every->macaddr8,
    };
}
