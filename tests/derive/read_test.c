/* Right models, read to what the emitter gets. */
#include "harness.h"

#include <stdio.h>
#include <string.h>

static derive_unit *read_right(reading *r, const char *const *names, size_t count)
{
    const char *headers[4];
    reading_init(r);
    for (size_t i = 0; i < count; i++)
        headers[i] = derive_printf(r->arena, "%s/%s", TOASTY_TEST_RIGHT_DIR, names[i]);
    derive_unit *unit = reading_models(r, headers, count);
    for (size_t i = 0; i < r->report.count; i++)
        print_error("%u:%u: %s\n", r->report.mistakes[i].location.line, r->report.mistakes[i].location.column,
                    r->report.mistakes[i].message);
    assert_non_null(unit);
    return unit;
}

static derive_model *model_named(derive_unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->model_count; i++)
        if (strcmp(unit->models[i]->name, name) == 0)
            return unit->models[i];
    fail_msg("no model %s", name);
    return NULL;
}

static derive_field *field_named(derive_model *model, const char *name)
{
    for (size_t i = 0; i < model->field_count; i++)
        if (strcmp(model->fields[i].name, name) == 0)
            return &model->fields[i];
    fail_msg("no field %s.%s", model->name, name);
    return NULL;
}

static void assert_numbers(const uint16_t *actual, size_t actual_count, size_t count,
                           const uint16_t *expected)
{
    assert_int_equal(actual_count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(actual[i], expected[i]);
}
#define NUMBERS(...)                                                                                         \
    sizeof((uint16_t[]){__VA_ARGS__}) / sizeof(uint16_t), (uint16_t[])                                       \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
    }

static void assert_relation(const derive_field *field, const derive_model *target, uint16_t key,
                            uint16_t reference, int pair, bool nullable)
{
    assert_ptr_equal(field->target, target);
    assert_numbers(field->key_fields, field->pair_count, NUMBERS(key));
    assert_numbers(field->reference_fields, field->pair_count, NUMBERS(reference));
    assert_int_equal(field->pair, pair);
    assert_int_equal(field->nullable, nullable);
}

static void quickstart(void **state)
{
    (void)state;
    reading r;
    derive_unit *unit = read_right(&r, (const char *[]){"quickstart.h"}, 1);
    assert_int_equal(unit->model_count, 3);
    derive_model *user = unit->models[0], *todo = unit->models[1], *profile = unit->models[2];

    assert_string_equal(user->name, "User");
    assert_string_equal(user->snake, "user");
    assert_string_equal(user->plural, "users");
    assert_string_equal(user->table, "users");
    assert_string_equal(user->doc, "A person who can sign in.");
    assert_null(todo->doc);
    assert_false(user->foreign);
    assert_int_equal(user->location.line, 4);
    assert_int_equal(user->location.column, 22);
    assert_int_equal(user->field_count, 6);
    assert_numbers(user->key, user->key_count, NUMBERS(0));
    assert_null(user->key_name);
    assert_int_equal(user->size, 16 + 5 * sizeof(void *));

    derive_field *id = &user->fields[0], *name = &user->fields[1], *email = &user->fields[2],
                 *age = &user->fields[3];
    assert_true(id->key);
    assert_int_equal(id->automatic, TOASTY_AUTO_UUID_V7);
    assert_int_equal(id->type, TOASTY_TYPE_UUID);
    assert_string_equal(id->c_type, "toasty_uuid");
    assert_string_equal(id->column, "id");
    assert_false(id->nullable);
    assert_int_equal(name->type, TOASTY_TYPE_STRING);
    assert_string_equal(name->c_type, "const char *");
    assert_false(name->nullable);
    assert_int_equal(name->offset, 16);
    assert_string_equal(email->doc, "Where letters go.");
    assert_int_equal(age->type, TOASTY_TYPE_I64);
    assert_string_equal(age->c_type, "int64_t");
    assert_true(age->nullable);
    assert_string_equal(age->doc, "In years.");
    assert_int_equal(age->location.line, 9);
    assert_int_equal(age->location.column, 14);

    assert_int_equal(user->index_count, 1);
    assert_true(user->indexes[0].unique);
    assert_null(user->indexes[0].name);
    assert_numbers(user->indexes[0].fields, user->indexes[0].count, NUMBERS(2));
    assert_int_equal(todo->index_count, 1);
    assert_false(todo->indexes[0].unique);

    assert_int_equal(user->fields[4].kind, TOASTY_FIELD_HAS_MANY);
    assert_relation(&user->fields[4], todo, 0, 1, 2, false);
    assert_int_equal(user->fields[5].kind, TOASTY_FIELD_HAS_ONE);
    assert_relation(&user->fields[5], profile, 0, 1, 2, true);
    assert_int_equal(todo->fields[2].kind, TOASTY_FIELD_BELONGS_TO);
    assert_relation(&todo->fields[2], user, 1, 0, 4, false);
    assert_relation(&profile->fields[2], user, 1, 0, 5, true);

    assert_string_equal(todo->fields[4].default_value, "false");
    assert_null(todo->fields[4].update_value);
    assert_int_equal(profile->fields[0].automatic, TOASTY_AUTO_INCREMENT);
    assert_true(profile->fields[1].nullable);
    assert_string_equal(profile->fields[1].c_type, "toasty_uuid");
    assert_true(profile->fields[3].nullable);
    reading_fini(&r);
}

typedef struct type_case {
    const char *name;
    toasty_type type;
    const char *c_type;
    bool nullable;
} type_case;

static void assert_types(derive_model *model, const type_case *cases, size_t count)
{
    assert_int_equal(model->field_count, count);
    for (size_t i = 0; i < count; i++) {
        const derive_field *field = &model->fields[i];
        assert_string_equal(field->name, cases[i].name);
        if (field->type != cases[i].type || strcmp(field->c_type, cases[i].c_type) != 0 ||
            field->nullable != cases[i].nullable)
            fail_msg("%s: type %d, C type '%s', nullable %d", field->name, field->type, field->c_type,
                     field->nullable);
    }
}

static void types(void **state)
{
    (void)state;
    const toasty_type i_long = sizeof(long) == 8 ? TOASTY_TYPE_I64 : TOASTY_TYPE_I32;
    const toasty_type u_long = sizeof(long) == 8 ? TOASTY_TYPE_U64 : TOASTY_TYPE_U32;
    const type_case plain[] = {
        {"id", TOASTY_TYPE_UUID, "row_id", false},
        {"t_bool", TOASTY_TYPE_BOOL, "bool", false},
        {"t_bool2", TOASTY_TYPE_BOOL, "bool", false},
        {"t_i8", TOASTY_TYPE_I8, "int8_t", false},
        {"t_i16", TOASTY_TYPE_I16, "int16_t", false},
        {"t_i32", TOASTY_TYPE_I32, "int32_t", false},
        {"t_i64", TOASTY_TYPE_I64, "int64_t", false},
        {"t_u8", TOASTY_TYPE_U8, "uint8_t", false},
        {"t_u16", TOASTY_TYPE_U16, "uint16_t", false},
        {"t_u32", TOASTY_TYPE_U32, "uint32_t", false},
        {"t_u64", TOASTY_TYPE_U64, "uint64_t", false},
        {"t_schar", TOASTY_TYPE_I8, "signed char", false},
        {"t_short", TOASTY_TYPE_I16, "short", false},
        {"t_int", TOASTY_TYPE_I32, "int", false},
        {"t_long", i_long, "long", false},
        {"t_llong", TOASTY_TYPE_I64, "long long", false},
        {"t_uchar", TOASTY_TYPE_U8, "unsigned char", false},
        {"t_ushort", TOASTY_TYPE_U16, "unsigned short", false},
        {"t_uint", TOASTY_TYPE_U32, "unsigned int", false},
        {"t_ulong", u_long, "unsigned long", false},
        {"t_ullong", TOASTY_TYPE_U64, "unsigned long long", false},
        {"t_size", u_long, "size_t", false},
        {"t_float", TOASTY_TYPE_F32, "float", false},
        {"t_double", TOASTY_TYPE_F64, "double", false},
        {"t_string", TOASTY_TYPE_STRING, "const char *", false},
        {"t_cstring", TOASTY_TYPE_STRING, "const char *", false},
        {"t_alias", TOASTY_TYPE_STRING, "const char *", false},
        {"t_uuid", TOASTY_TYPE_UUID, "toasty_uuid", false},
        {"t_struct_uuid", TOASTY_TYPE_UUID, "struct toasty_uuid", false},
        {"t_bytes", TOASTY_TYPE_BYTES, "toasty_bytes", false},
        {"t_timestamp", TOASTY_TYPE_TIMESTAMP, "toasty_timestamp", false},
        {"t_date", TOASTY_TYPE_DATE, "toasty_date", false},
        {"t_time", TOASTY_TYPE_TIME, "toasty_time", false},
        {"t_datetime", TOASTY_TYPE_DATETIME, "toasty_datetime", false},
        {"t_decimal", TOASTY_TYPE_DECIMAL, "toasty_decimal", false},
        {"t_json", TOASTY_TYPE_JSON, "toasty_json", false},
        {"t_inet", TOASTY_TYPE_INET, "toasty_inet", false},
        {"t_cidr", TOASTY_TYPE_CIDR, "toasty_cidr", false},
        {"t_macaddr", TOASTY_TYPE_MACADDR, "toasty_macaddr", false},
        {"t_macaddr8", TOASTY_TYPE_MACADDR8, "toasty_macaddr8", false},
    };
    const type_case nullable[] = {
        {"id", TOASTY_TYPE_I32, "int", false},
        {"t_bool", TOASTY_TYPE_BOOL, "bool", true},
        {"t_i8", TOASTY_TYPE_I8, "int8_t", true},
        {"t_u64", TOASTY_TYPE_U64, "uint64_t", true},
        {"t_double", TOASTY_TYPE_F64, "double", true},
        {"t_ulong", u_long, "unsigned long", true},
        {"t_alias", TOASTY_TYPE_I32, "int", true},
        {"t_string", TOASTY_TYPE_STRING, "const char *", true},
        {"t_date", TOASTY_TYPE_DATE, "toasty_date", true},
        {"t_inet", TOASTY_TYPE_INET, "toasty_inet", true},
    };
    reading r;
    derive_unit *unit = read_right(&r, (const char *[]){"types.h"}, 1);
    assert_types(model_named(unit, "Plain"), plain, sizeof plain / sizeof *plain);
    assert_types(model_named(unit, "Nullable"), nullable, sizeof nullable / sizeof *nullable);
    assert_int_equal(unit->models[0]->fields[0].automatic, TOASTY_AUTO_UUID_V4);
    assert_int_equal(unit->models[1]->fields[0].automatic, TOASTY_AUTO_INCREMENT);
    assert_int_equal(field_named(unit->models[0], "t_json")->column_type.kind, TOASTY_COLUMN_JSONB);
    assert_string_equal(unit->models[1]->plural, "nullables");
    reading_fini(&r);
}

static void columns(void **state)
{
    (void)state;
    static const struct {
        const char *field;
        const char *column;
        toasty_column_kind kind;
        uint32_t a, b;
    } cases[] = {
        {"id", "id", TOASTY_COLUMN_DEFAULT, 0, 0}, {"a", "A", TOASTY_COLUMN_BOOLEAN, 0, 0},
        {"b", "b", TOASTY_COLUMN_INTEGER, 8, 0},   {"c", "cee", TOASTY_COLUMN_INTEGER, 3, 0},
        {"d", "d", TOASTY_COLUMN_UNSIGNED, 2, 0},  {"e", "e", TOASTY_COLUMN_UNSIGNED, 6, 0},
        {"f", "f", TOASTY_COLUMN_TEXT, 0, 0},      {"g", "g", TOASTY_COLUMN_VARCHAR, 4294967295u, 0},
        {"h", "h", TOASTY_COLUMN_JSON, 0, 0},      {"i", "i", TOASTY_COLUMN_TEXT, 0, 0},
        {"j", "j", TOASTY_COLUMN_NUMERIC, 0, 0},   {"k", "k", TOASTY_COLUMN_NUMERIC, 12, 2},
        {"l", "l", TOASTY_COLUMN_BINARY, 16, 0},   {"m", "m", TOASTY_COLUMN_BLOB, 0, 0},
        {"n", "n", TOASTY_COLUMN_TIMESTAMP, 0, 0}, {"o", "o", TOASTY_COLUMN_DATE, 0, 0},
        {"p", "p", TOASTY_COLUMN_TIME, 9, 0},      {"q", "q", TOASTY_COLUMN_DATETIME, 3, 0},
        {"r", "r", TOASTY_COLUMN_CIDR, 0, 0},      {"s", "s", TOASTY_COLUMN_INET, 0, 0},
        {"t", "t", TOASTY_COLUMN_MACADDR, 0, 0},   {"u", "u", TOASTY_COLUMN_MACADDR8, 0, 0},
        {"v", "v", TOASTY_COLUMN_RAW, 0, 0},
    };
    reading r;
    derive_unit *unit = read_right(&r, (const char *[]){"columns.h"}, 1);
    derive_model *model = model_named(unit, "Column");
    assert_string_equal(model->table, "old \"cols\"");
    assert_string_equal(model->plural, "columns");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const derive_field *field = field_named(model, cases[i].field);
        if (strcmp(field->column, cases[i].column) != 0 || field->column_type.kind != cases[i].kind ||
            field->column_type.a != cases[i].a || field->column_type.b != cases[i].b)
            fail_msg("%s: column %s, type %d (%u, %u)", field->name, field->column, field->column_type.kind,
                     field->column_type.a, field->column_type.b);
    }
    assert_string_equal(field_named(model, "v")->column_type.text, "CITEXT COLLATE \"de\"");
    assert_int_equal(model->fields[0].automatic, TOASTY_AUTO_INCREMENT);
    assert_string_equal(field_named(model, "created_at")->default_value, "toasty_now()");
    assert_null(field_named(model, "created_at")->update_value);
    assert_int_equal(field_named(model, "created_at")->automatic, TOASTY_AUTO_NONE);
    assert_string_equal(field_named(model, "updated_at")->update_value, "toasty_now()");
    assert_null(field_named(model, "updated_at")->default_value);
    assert_string_equal(field_named(model, "w")->default_value, "1 + 2");
    assert_string_equal(field_named(model, "w")->update_value, "f(\")\", 3)");
    assert_string_equal(field_named(model, "x")->default_value, "\"a, \\\"b\\\"\"");
    reading_fini(&r);
}

static void keys(void **state)
{
    (void)state;
    reading r;
    derive_unit *unit = read_right(&r, (const char *[]){"keys.h"}, 1);
    derive_model *region = model_named(unit, "Region"), *town = model_named(unit, "Town");
    derive_model *visit = model_named(unit, "Visit"), *pair = model_named(unit, "Pair");

    assert_numbers(region->key, region->key_count, NUMBERS(1, 2));
    assert_string_equal(region->key_name, "pk");
    assert_true(region->fields[1].key);
    assert_false(region->fields[0].key);
    assert_int_equal(region->index_count, 3);
    assert_numbers(region->indexes[0].fields, region->indexes[0].count, NUMBERS(0));
    assert_numbers(region->indexes[1].fields, region->indexes[1].count, NUMBERS(0, 2));
    assert_false(region->indexes[1].unique);
    assert_numbers(region->indexes[2].fields, region->indexes[2].count, NUMBERS(2, 0));
    assert_true(region->indexes[2].unique);
    assert_string_equal(region->indexes[2].name, "one");

    /* the partition goes before the local part, whatever is written first */
    assert_numbers(town->key, town->key_count, NUMBERS(0, 1, 3));
    assert_numbers(town->indexes[0].fields, town->indexes[0].count, NUMBERS(3, 4));
    assert_numbers(pair->key, pair->key_count, NUMBERS(0, 1));

    /* covered by the key */
    const derive_field *towns = field_named(region, "towns");
    assert_numbers(towns->key_fields, towns->pair_count, NUMBERS(1, 2));
    assert_numbers(towns->reference_fields, towns->pair_count, NUMBERS(0, 1));
    assert_int_equal(towns->pair, 2);
    assert_int_equal(town->fields[2].pair, 3);
    assert_false(town->fields[2].nullable);

    /* covered by the second index; all of the key is nullable */
    const derive_field *one = field_named(town, "visit");
    assert_false(one->nullable);
    assert_numbers(one->key_fields, one->pair_count, NUMBERS(0, 1, 3));
    assert_numbers(one->reference_fields, one->pair_count, NUMBERS(1, 2, 3));
    assert_true(field_named(visit, "town")->nullable);
    reading_fini(&r);
}

static void relations(void **state)
{
    (void)state;
    reading r;
    derive_unit *unit = read_right(&r, (const char *[]){"relations.h"}, 1);
    assert_int_equal(unit->model_count, 3);
    derive_model *team = unit->models[0], *person = unit->models[1], *letter = unit->models[2];
    assert_string_equal(team->name, "Team");
    assert_true(team->foreign);
    assert_non_null(strstr(team->header, "given.h"));
    assert_false(person->foreign);
    assert_non_null(strstr(person->header, "relations.h"));
    assert_string_equal(person->table, "people");

    assert_relation(field_named(person, "parent"), person, 1, 0, 3, true);
    assert_relation(field_named(person, "children"), person, 0, 1, 2, false);
    assert_relation(field_named(person, "sent"), letter, 0, 1, 2, false);
    assert_relation(field_named(person, "received"), letter, 0, 3, 4, false);
    assert_relation(field_named(letter, "sender"), person, 1, 0, 4, false);
    assert_relation(field_named(letter, "receiver"), person, 3, 0, 5, false);
    assert_relation(field_named(letter, "editor"), person, 5, 0, -1, true);
    assert_relation(field_named(person, "played_for"), team, 6, 0, 1, false);
    assert_relation(field_named(team, "players"), person, 0, 6, 7, false);
    /* TOASTY behind a macro of the user's own */
    assert_int_equal(person->fields[0].automatic, TOASTY_AUTO_INCREMENT);
    reading_fini(&r);

    unit = read_right(&r, (const char *[]){"relations.h", "given.h"}, 2);
    assert_int_equal(unit->model_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_false(unit->models[i]->foreign);
    reading_fini(&r);
}

/* A plural that is the same word must not be the name of two macros. */
static void plurals(void **state)
{
    (void)state;
    reading r;
    reading_init(&r);
    const char *path =
        reading_file(&r, "m.h",
                     "#include <toasty/model.h>\n"
                     "struct TOASTY(model) Fish { int id TOASTY(key, auto); };\n"
                     "struct TOASTY(model, table = \"Boxen\") HTTPBox { int id TOASTY(key, auto); };\n");
    derive_unit *unit = reading_models(&r, &path, 1);
    assert_non_null(unit);
    assert_string_equal(unit->models[0]->table, "fish");
    assert_string_equal(unit->models[0]->plural, "fish_list");
    assert_string_equal(unit->models[1]->snake, "http_box");
    assert_string_equal(unit->models[1]->plural, "http_boxes");
    assert_string_equal(unit->models[1]->table, "Boxen");
    reading_remove(path);
    reading_fini(&r);
}

/* Places are right in files from other systems, too. */
static void line_ends(void **state)
{
    (void)state;
    reading r;
    reading_init(&r);
    const char *path = reading_file(&r, "m.h",
                                    "#include <toasty/model.h>\r\n"
                                    "struct TOASTY(model, \\\r\n"
                                    "    index(nmae)) User {\r\n"
                                    "    int id TOASTY(key,\r\n"
                                    "\tauot);\r\n"
                                    "    char *name;\r\n"
                                    "};");
    assert_null(reading_models(&r, &path, 1));
    assert_int_equal(r.report.count, 2);
    assert_int_equal(r.report.mistakes[0].location.line, 3);
    assert_int_equal(r.report.mistakes[0].location.column, 11);
    assert_string_equal(r.report.mistakes[0].hint, "did you mean 'name'?");
    assert_int_equal(r.report.mistakes[1].location.line, 5);
    assert_int_equal(r.report.mistakes[1].location.column, 2);
    reading_remove(path);
    reading_fini(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quickstart), cmocka_unit_test(types),     cmocka_unit_test(columns),
        cmocka_unit_test(keys),       cmocka_unit_test(relations), cmocka_unit_test(plurals),
        cmocka_unit_test(line_ends),
    };
    return cmocka_run_group_tests_name("right models", tests, NULL, NULL);
}
