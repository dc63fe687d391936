/* Collecting models, names of tables and indexes, and looking things up. */
#include "models.h"

#include "core/alloc.h"

static hand_model user;
static hand_model todo;

static void relations_bring_their_models_along(void **state)
{
    toasty__schema *schema;
    (void)state;
    hand_user_and_todo(&user, &todo);
    schema = hand_schema(&todo, NULL, NULL, NULL);
    assert_non_null(schema);
    assert_int_equal(schema->table_count, 2);
    assert_string_equal(toasty__schema_table(schema, &user.model)->name, "users");
    assert_string_equal(toasty__schema_table(schema, &todo.model)->name, "todos");
    toasty__schema_free(schema);
}

static void a_model_named_twice_is_one_table(void **state)
{
    toasty__schema *schema;
    (void)state;
    hand_user_and_todo(&user, &todo);
    schema = hand_schema(&todo, &todo, NULL, NULL);
    assert_non_null(schema);
    assert_int_equal(schema->table_count, 2);
    toasty__schema_free(schema);
}

static void a_model_outside_the_schema_has_no_table(void **state)
{
    static hand_model stranger;
    toasty__schema *schema;
    (void)state;
    hand_user_and_todo(&user, &todo);
    hand_init(&stranger, "Stranger", "strangers");
    schema = hand_schema(&user, NULL, NULL, NULL);
    assert_non_null(schema);
    assert_null(toasty__schema_table(schema, &stranger.model));
    toasty__schema_free(schema);
}

static void a_database_without_models_is_fine(void **state)
{
    toasty_model_list none = {0};
    toasty__schema *schema;
    (void)state;
    toasty__error_init(&hand_error);
    schema = toasty__schema_new(&none, NULL, &hand_capability, &hand_error);
    assert_non_null(schema);
    assert_int_equal(schema->table_count, 0);
    assert_null(toasty__schema_table(schema, &user.model));
    toasty__schema_free(schema);
    toasty__schema_free(NULL);
}

static void many_models_are_reached_in_a_chain(void **state)
{
    enum { COUNT = 50 };
    static hand_model chain[COUNT];
    static char names[COUNT][16];
    toasty__schema *schema;
    (void)state;
    for (int i = 0; i < COUNT; i++) {
        snprintf(names[i], sizeof names[i], "link_%d", i);
        hand_init(&chain[i], names[i], names[i]);
        hand_field(&chain[i], "id", TOASTY_TYPE_I64);
        hand_key(&chain[i], 1, 0);
        hand_field(&chain[i], "next_id", TOASTY_TYPE_I64);
        hand_relation(&chain[i], TOASTY_FIELD_BELONGS_TO, "next", &chain[(i + 1) % COUNT], -1, 1, 1, 0);
    }
    schema = hand_schema(&chain[7], NULL, NULL, NULL);
    assert_non_null(schema);
    assert_int_equal(schema->table_count, COUNT);
    for (int i = 0; i < COUNT; i++)
        assert_ptr_equal(toasty__schema_table(schema, &chain[i].model)->model, &chain[i].model);
    for (int i = 1; i < COUNT; i++)
        assert_true((uintptr_t)schema->tables[i - 1].model < (uintptr_t)schema->tables[i].model);
    toasty__schema_free(schema);
}

static void columns_follow_the_fields_and_skip_relations(void **state)
{
    const toasty__table *table;
    toasty__schema *schema;
    (void)state;
    hand_user_and_todo(&user, &todo);
    hand_field(&todo, "due", TOASTY_TYPE_DATE)->flags = TOASTY_NULLABLE;
    schema = hand_schema(&todo, NULL, NULL, NULL);
    assert_non_null(schema);
    table = toasty__schema_table(schema, &todo.model);
    assert_int_equal(table->column_count, 4);
    assert_string_equal(table->columns[0].name, "id");
    assert_string_equal(table->columns[2].name, "title");
    assert_ptr_equal(table->columns[2].field, &todo.fields[3]);
    assert_int_equal(table->column_of_field[1], 1);
    assert_int_equal(table->column_of_field[2], -1);
    assert_int_equal(table->column_of_field[3], 2);
    assert_false(table->columns[2].nullable);
    assert_true(table->columns[3].nullable);
    assert_int_equal(table->key_count, 1);
    assert_int_equal(table->key[0], 0);
    assert_int_equal(table->auto_column, -1);
    toasty__schema_free(schema);
}

static void key_and_indexes_are_column_numbers(void **state)
{
    static hand_model join;
    const toasty__table *table;
    toasty__schema *schema;
    (void)state;
    hand_user_and_todo(&user, &todo);
    hand_init(&join, "Join", "joins");
    hand_field(&join, "user_id", TOASTY_TYPE_UUID);
    hand_relation(&join, TOASTY_FIELD_BELONGS_TO, "user", &user, -1, 1, 0, 0);
    hand_field(&join, "todo_id", TOASTY_TYPE_UUID);
    hand_relation(&join, TOASTY_FIELD_BELONGS_TO, "todo", &todo, -1, 1, 2, 0);
    hand_field(&join, "rank", TOASTY_TYPE_I32);
    hand_key(&join, 2, 2, 0);
    hand_index(&join, true, 2, 4, 2);
    schema = hand_schema(&join, NULL, NULL, NULL);
    assert_non_null(schema);
    table = toasty__schema_table(schema, &join.model);
    assert_int_equal(table->key_count, 2);
    assert_int_equal(table->key[0], 1);
    assert_int_equal(table->key[1], 0);
    assert_int_equal(table->index_count, 1);
    assert_true(table->indexes[0].unique);
    assert_int_equal(table->indexes[0].columns[0], 2);
    assert_int_equal(table->indexes[0].columns[1], 1);
    assert_string_equal(table->indexes[0].name, "index_joins_by_rank_and_todo_id");
    toasty__schema_free(schema);
}

static void the_prefix_is_part_of_table_and_index_names(void **state)
{
    const toasty__table *table;
    toasty__schema *schema;
    (void)state;
    hand_user_and_todo(&user, &todo);
    user.fields[2].column = "mail";
    schema = hand_schema(&user, NULL, "app_", NULL);
    assert_non_null(schema);
    table = toasty__schema_table(schema, &user.model);
    assert_string_equal(table->name, "app_users");
    assert_string_equal(table->indexes[0].name, "index_app_users_by_mail");
    toasty__schema_free(schema);
}

static void a_name_given_to_an_index_stands_as_it_is(void **state)
{
    toasty__capability narrow = hand_capability;
    toasty__schema *schema;
    (void)state;
    narrow.max_identifier = 10;
    hand_user_and_todo(&user, &todo);
    user.indexes[0].name = "one address per person";
    schema = hand_schema(&user, NULL, "app_", &narrow);
    assert_non_null(schema);
    assert_string_equal(toasty__schema_table(schema, &user.model)->indexes[0].name, "one address per person");
    toasty__schema_free(schema);
}

/* The expected suffixes were computed apart from this code: FNV-1 of the full name, low 16 bits. */
static void a_long_index_name_is_cut_and_told_apart_by_a_hash(void **state)
{
    toasty__capability narrow = hand_capability;
    toasty__schema *schema;
    (void)state;
    hand_user_and_todo(&user, &todo);
    narrow.max_identifier = 19;
    schema = hand_schema(&user, NULL, NULL, &narrow);
    assert_non_null(schema);
    assert_string_equal(toasty__schema_table(schema, &user.model)->indexes[0].name, "index_users_by_a753");
    toasty__schema_free(schema);

    narrow.max_identifier = (unsigned)strlen("index_users_by_email");
    schema = hand_schema(&user, NULL, NULL, &narrow);
    assert_non_null(schema);
    assert_string_equal(toasty__schema_table(schema, &user.model)->indexes[0].name, "index_users_by_email");
    toasty__schema_free(schema);
}

static void a_long_index_name_is_cut_between_characters(void **state)
{
    toasty__capability narrow = hand_capability;
    toasty__schema *schema;
    (void)state;
    hand_user_and_todo(&user, &todo);
    user.fields[2].column = "é-mail";
    narrow.max_identifier = 21; /* 16 bytes are kept: the é would be halved */
    schema = hand_schema(&user, NULL, NULL, &narrow);
    assert_non_null(schema);
    assert_string_equal(toasty__schema_table(schema, &user.model)->indexes[0].name, "index_users_by__4e73");
    toasty__schema_free(schema);
}

static int allowed;

static int allow(void)
{
    return allowed-- > 0;
}

static void every_failed_allocation_is_reported(void **state)
{
    toasty__schema *schema = NULL;
    int n;
    (void)state;
    hand_user_and_todo(&user, &todo);
    for (n = 0; !schema; n++) {
        assert_true(n < 1000);
        allowed = n;
        toasty__set_alloc_gate(allow);
        schema = hand_schema(&user, &todo, "a_prefix_", NULL);
        toasty__set_alloc_gate(NULL);
        if (!schema)
            assert_int_equal(hand_error.info.code, TOASTY_OUT_OF_MEMORY);
    }
    assert_true(n > 2);
    toasty__schema_free(schema);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(relations_bring_their_models_along),
        cmocka_unit_test(a_model_named_twice_is_one_table),
        cmocka_unit_test(a_model_outside_the_schema_has_no_table),
        cmocka_unit_test(a_database_without_models_is_fine),
        cmocka_unit_test(many_models_are_reached_in_a_chain),
        cmocka_unit_test(columns_follow_the_fields_and_skip_relations),
        cmocka_unit_test(key_and_indexes_are_column_numbers),
        cmocka_unit_test(the_prefix_is_part_of_table_and_index_names),
        cmocka_unit_test(a_name_given_to_an_index_stands_as_it_is),
        cmocka_unit_test(a_long_index_name_is_cut_and_told_apart_by_a_hash),
        cmocka_unit_test(a_long_index_name_is_cut_between_characters),
        cmocka_unit_test(every_failed_allocation_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
