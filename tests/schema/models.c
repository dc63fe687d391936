#include "models.h"

const toasty__capability hand_capability = {.sql = true,
                                            .returning = true,
                                            .foreign_keys = true,
                                            .auto_increment = true,
                                            .varchar = true,
                                            .max_varchar = 1000000000,
                                            .lock_modes = true,
                                            .max_unsigned = INT64_MAX,
                                            .max_params = 32766};
toasty__error hand_error;

void hand_init(hand_model *hand, const char *name, const char *table)
{
    memset(hand, 0, sizeof *hand);
    hand->token = &hand->model;
    hand->model.version = TOASTY_META_VERSION;
    hand->model.name = name;
    hand->model.table = table;
    hand->model.fields = hand->fields;
    hand->model.indexes = hand->indexes;
}

static toasty_field *next_field(hand_model *hand, const char *name)
{
    toasty_field *field = &hand->fields[hand->model.field_count];
    assert_true(hand->model.field_count < sizeof hand->fields / sizeof *hand->fields);
    field->name = name;
    field->model = &hand->model;
    field->number = hand->model.field_count++;
    return field;
}

toasty_field *hand_field(hand_model *hand, const char *name, toasty_type type)
{
    toasty_field *field = next_field(hand, name);
    field->type = type;
    field->column = name;
    return field;
}

static uint16_t *take_numbers(hand_model *hand, int count, va_list numbers)
{
    uint16_t *first = &hand->numbers[hand->number_count];
    assert_true(hand->number_count + (unsigned)count <= sizeof hand->numbers / sizeof *hand->numbers);
    for (int i = 0; i < count; i++)
        first[i] = (uint16_t)va_arg(numbers, int);
    hand->number_count += (unsigned)count;
    return first;
}

void hand_key(hand_model *hand, int count, ...)
{
    va_list numbers;
    va_start(numbers, count);
    hand->model.key = take_numbers(hand, count, numbers);
    hand->model.key_count = (uint16_t)count;
    va_end(numbers);
}

toasty_index *hand_index(hand_model *hand, bool unique, int count, ...)
{
    toasty_index *index = &hand->indexes[hand->model.index_count++];
    va_list numbers;
    va_start(numbers, count);
    index->unique = unique;
    index->fields = take_numbers(hand, count, numbers);
    index->count = (uint16_t)count;
    va_end(numbers);
    return index;
}

toasty_field *hand_relation(hand_model *hand, toasty_field_kind kind, const char *name, hand_model *target,
                            int pair, int count, ...)
{
    toasty_field *field = next_field(hand, name);
    toasty_relation *relation = &hand->relations[hand->relation_count++];
    va_list numbers;

    va_start(numbers, count);
    relation->target = &target->model;
    relation->count = (uint16_t)count;
    relation->key = take_numbers(hand, count, numbers);
    relation->references = take_numbers(hand, count, numbers);
    relation->pair = (int16_t)pair;
    va_end(numbers);
    field->kind = kind;
    field->relation = relation;
    return field;
}

toasty_relation *hand_relation_of(hand_model *hand, const toasty_field *field)
{
    return &hand->relations[field->relation - hand->relations];
}

void hand_user_and_todo(hand_model *user, hand_model *todo)
{
    hand_init(user, "User", "users");
    hand_field(user, "id", TOASTY_TYPE_UUID)->automatic = TOASTY_AUTO_UUID_V7;
    hand_field(user, "name", TOASTY_TYPE_STRING);
    hand_field(user, "email", TOASTY_TYPE_STRING);
    hand_key(user, 1, 0);
    hand_index(user, true, 1, 2);
    hand_relation(user, TOASTY_FIELD_HAS_MANY, "todos", todo, 2, 1, 0, 1);

    hand_init(todo, "Todo", "todos");
    hand_field(todo, "id", TOASTY_TYPE_UUID)->automatic = TOASTY_AUTO_UUID_V7;
    hand_field(todo, "user_id", TOASTY_TYPE_UUID);
    hand_relation(todo, TOASTY_FIELD_BELONGS_TO, "user", user, 3, 1, 1, 0);
    hand_field(todo, "title", TOASTY_TYPE_STRING);
    hand_key(todo, 1, 0);
    hand_index(todo, false, 1, 1);
}

toasty__schema *hand_schema(const hand_model *a, const hand_model *b, const char *prefix,
                            const toasty__capability *capability)
{
    const void *tokens[] = {&a->token, b ? &b->token : NULL};
    toasty_model_list list = {.count = b ? 2 : 1, .tokens = tokens};

    toasty__error_init(&hand_error);
    return toasty__schema_new(&list, prefix, capability ? capability : &hand_capability, &hand_error);
}

void expect_refusal(const hand_model *a, const hand_model *b, const toasty__capability *capability,
                    toasty_status status, const char *message)
{
    toasty__schema *schema = hand_schema(a, b, NULL, capability);
    toasty__schema_free(schema);
    assert_null(schema);
    assert_string_equal(hand_error.info.message, message);
    assert_int_equal(hand_error.info.code, status);
}
