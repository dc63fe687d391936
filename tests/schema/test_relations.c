/* Relations whose two ends do not fit, and foreign keys without an index. */
#include "models.h"

static hand_model user;
static hand_model todo;

/* Order and Line, joined by two fields. */
static hand_model order;
static hand_model line;

static void order_and_line(void)
{
    hand_init(&order, "Order", "orders");
    hand_field(&order, "shop", TOASTY_TYPE_I64);
    hand_field(&order, "number", TOASTY_TYPE_I64);
    hand_key(&order, 2, 0, 1);
    hand_relation(&order, TOASTY_FIELD_HAS_MANY, "lines", &line, 3, 2, 0, 1, 1, 2);

    hand_init(&line, "Line", "lines");
    hand_field(&line, "id", TOASTY_TYPE_UUID);
    hand_field(&line, "order_shop", TOASTY_TYPE_I64);
    hand_field(&line, "order_number", TOASTY_TYPE_I64);
    hand_relation(&line, TOASTY_FIELD_BELONGS_TO, "order", &order, 2, 2, 1, 2, 0, 1);
    hand_key(&line, 1, 0);
}

static void expect_fine(const hand_model *model)
{
    toasty__schema *schema = hand_schema(model, NULL, NULL, NULL);
    if (!schema)
        fail_msg("%s", hand_error.info.message);
    toasty__schema_free(schema);
}

static void a_has_many_needs_its_belongs_to(void **state)
{
    (void)state;
    hand_user_and_todo(&user, &todo);
    user.relations[0].pair = -1;
    expect_refusal(
        &user, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: relation `User.todos` has no matching belongs_to in model `Todo`: add a field "
        "`struct User *...` marked TOASTY(belongs_to(...)) there");
    assert_string_equal(hand_error.info.model, "User");
    assert_string_equal(hand_error.info.field, "todos");
}

static void a_belongs_to_may_stand_alone(void **state)
{
    (void)state;
    hand_user_and_todo(&user, &todo);
    user.model.field_count = 3;
    todo.relations[0].pair = -1;
    todo.model.index_count = 0;
    expect_fine(&todo);
}

static void expect_misfit(const hand_model *first, const char *relation, const char *target)
{
    char message[200];
    snprintf(message, sizeof message,
             "invalid schema: relation `%s` and its other side in model `%s` do not fit together: run "
             "`toasty derive` "
             "again for the headers of both",
             relation, target);
    expect_refusal(first, NULL, NULL, TOASTY_INVALID_SCHEMA, message);
    hand_user_and_todo(&user, &todo);
}

static void both_ends_must_mean_the_same(void **state)
{
    static const uint16_t title[] = {3};
    (void)state;
    hand_user_and_todo(&user, &todo);
    user.relations[0].pair = 3; /* a column */
    expect_misfit(&user, "User.todos", "Todo");
    user.relations[0].pair = 9;
    expect_misfit(&user, "User.todos", "Todo");
    todo.fields[2].kind = TOASTY_FIELD_HAS_MANY;
    expect_misfit(&user, "User.todos", "Todo");
    user.fields[1].type = TOASTY_TYPE_UUID;
    todo.fields[3].type = TOASTY_TYPE_UUID;
    user.relations[0].references = title;
    expect_misfit(&user, "User.todos", "Todo");
    todo.relations[0].pair = 1;
    expect_misfit(&todo, "Todo.user", "User");
    todo.relations[0].pair = 9;
    expect_misfit(&todo, "Todo.user", "User");
}

static void two_has_relations_may_share_a_belongs_to(void **state)
{
    (void)state;
    hand_user_and_todo(&user, &todo);
    hand_relation(&user, TOASTY_FIELD_HAS_ONE, "first_todo", &todo, 2, 1, 0, 1);
    expect_fine(&user);
    todo.relations[0].pair = 4;
    expect_fine(&user);
}

static void joined_fields_have_one_type(void **state)
{
    (void)state;
    hand_user_and_todo(&user, &todo);
    user.model.field_count = 3;
    todo.relations[0].pair = -1;
    todo.fields[1].type = TOASTY_TYPE_I64;
    expect_refusal(
        &todo, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: relation `Todo.user` joins `Todo.user_id` (int64_t) and `User.id` (toasty_uuid): "
        "give both the same type");
    user.fields[0].type = TOASTY_TYPE_U32;
    user.fields[0].automatic = TOASTY_AUTO_INCREMENT;
    expect_fine(&todo);
}

static void joined_fields_have_one_storage(void **state)
{
    (void)state;
    hand_user_and_todo(&user, &todo);
    user.model.field_count = 3;
    todo.relations[0].pair = -1;
    todo.fields[1].column_type.kind = TOASTY_COLUMN_TEXT;
    expect_refusal(
        &todo, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: relation `Todo.user` joins `Todo.user_id` (column type TEXT) and `User.id` (column "
        "type BLOB): give both the same column type");
    user.fields[0].column_type.kind = TOASTY_COLUMN_TEXT;
    expect_fine(&todo);
}

static void a_relation_refers_to_fields_that_exist(void **state)
{
    static const uint16_t none[] = {17};
    static const uint16_t relation[] = {3};
    static const char message[] =
        "invalid schema: relation `Todo.user` refers to a field that model `User` does not "
        "have: run `toasty derive` again for both headers";
    (void)state;
    hand_user_and_todo(&user, &todo);
    user.model.field_count = 3;
    todo.relations[0].pair = -1;
    todo.relations[0].references = none;
    expect_refusal(&todo, NULL, NULL, TOASTY_INVALID_SCHEMA, message);
    todo.relations[0].references = relation;
    expect_refusal(&todo, NULL, NULL, TOASTY_INVALID_SCHEMA, message);
}

static void foreign_keys_that_cannot_be(void **state)
{
    toasty__capability without = hand_capability;
    (void)state;
    hand_user_and_todo(&user, &todo);
    toasty_relation *relation = hand_relation_of(&todo, &todo.fields[2]);
    relation->on_delete = TOASTY_ON_DELETE_SET_NULL;
    expect_refusal(&todo, NULL, NULL, TOASTY_INVALID_SCHEMA,
                   "invalid schema: relation `Todo.user` is required: on_delete cannot set it to NULL");
    relation->on_delete = TOASTY_ON_DELETE_CASCADE;
    expect_fine(&todo);
    without.foreign_keys = false;
    expect_refusal(&todo, NULL, &without, TOASTY_UNSUPPORTED_FEATURE,
                   "unsupported feature: relation `Todo.user` says on_delete, but this database has no foreign keys: "
                   "leave it out");
    user.model.key_count = 0;
    hand_key(&user, 1, 1);
    expect_refusal(&todo, NULL, NULL, TOASTY_INVALID_SCHEMA,
                   "invalid schema: relation `Todo.user` says on_delete, but what it refers to in model `User` is not "
                   "unique");
}

static void a_relation_is_as_optional_as_its_key(void **state)
{
    (void)state;
    hand_user_and_todo(&user, &todo);
    todo.fields[1].flags |= TOASTY_NULLABLE;
    expect_refusal(
        &todo, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: relation `Todo.user` is required, but its foreign key may be NULL: run `toasty "
        "derive` again");
    todo.fields[2].flags |= TOASTY_NULLABLE;
    expect_fine(&todo);
    todo.fields[1].flags = 0;
    expect_refusal(
        &todo, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: relation `Todo.user` may be absent, but its foreign key may not be NULL: run "
        "`toasty derive` again");
}

static void a_has_many_needs_an_index_over_the_foreign_key(void **state)
{
    (void)state;
    hand_user_and_todo(&user, &todo);
    todo.model.index_count = 0;
    expect_refusal(
        &user, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: relation `User.todos` cannot be queried: no index on `Todo` covers the foreign key "
        "of `Todo.user` (user_id). Hint: add TOASTY(index) to field `user_id` of `Todo`");
    hand_index(&todo, false, 2, 3, 1); /* not leading */
    expect_refusal(
        &user, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: relation `User.todos` cannot be queried: no index on `Todo` covers the foreign key "
        "of `Todo.user` (user_id). Hint: add TOASTY(index) to field `user_id` of `Todo`");
    hand_index(&todo, false, 2, 1, 3);
    expect_fine(&user);
    todo.model.index_count = 0;
    hand_key(&todo, 2, 1, 0); /* the primary key serves too */
    expect_fine(&user);
}

static void a_composite_foreign_key_needs_one_index(void **state)
{
    (void)state;
    order_and_line();
    expect_refusal(
        &order, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: relation `Order.lines` cannot be queried: no index on `Line` covers the foreign "
        "key of `Line.order` (order_shop, order_number). Hint: add TOASTY(index(order_shop, order_number)) "
        "to `struct Line`");
    hand_index(&line, false, 1, 1);
    hand_index(&line, false, 1, 2);
    expect_refusal(
        &order, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: relation `Order.lines` cannot be queried: no index on `Line` covers the foreign "
        "key of `Line.order` (order_shop, order_number). Hint: each field has its own index already, but a "
        "composite foreign key needs a single one; replace them with TOASTY(index(order_shop, "
        "order_number)) at `struct Line`");
    hand_index(&line, true, 2, 2, 1);
    expect_fine(&order);
}

static void a_model_may_refer_to_itself(void **state)
{
    static hand_model node;
    (void)state;
    hand_init(&node, "Node", "nodes");
    hand_field(&node, "id", TOASTY_TYPE_I64)->automatic = TOASTY_AUTO_INCREMENT;
    hand_field(&node, "parent_id", TOASTY_TYPE_I64)->flags = TOASTY_NULLABLE;
    hand_relation(&node, TOASTY_FIELD_BELONGS_TO, "parent", &node, 3, 1, 1, 0)->flags = TOASTY_NULLABLE;
    hand_relation(&node, TOASTY_FIELD_HAS_MANY, "children", &node, 2, 1, 0, 1);
    hand_key(&node, 1, 0);
    hand_index(&node, false, 1, 1);
    expect_fine(&node);
}

static void eager_relations_come_to_an_end(void **state)
{
    static hand_model node;
    (void)state;
    hand_user_and_todo(&user, &todo);
    user.fields[3].flags |= TOASTY_EAGER;
    toasty__schema *schema = hand_schema(&todo, &user, NULL, NULL);
    assert_non_null(schema);
    assert_true(toasty__schema_table(schema, &user.model)->eager);
    assert_false(toasty__schema_table(schema, &todo.model)->eager);
    toasty__schema_free(schema);
    todo.fields[2].flags |= TOASTY_EAGER;
    expect_refusal(
        &user, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: eager relation cycle detected: User.todos -> Todo.user -> User: one of them must "
        "not be eager");
    assert_string_equal(hand_error.info.model, "User");
    assert_string_equal(hand_error.info.field, "todos");
    expect_refusal(
        &todo, NULL, NULL, TOASTY_INVALID_SCHEMA,
        "invalid schema: eager relation cycle detected: Todo.user -> User.todos -> Todo: one of them must "
        "not be eager");
    hand_init(&node, "Node", "nodes");
    hand_field(&node, "id", TOASTY_TYPE_I64)->automatic = TOASTY_AUTO_INCREMENT;
    hand_field(&node, "parent_id", TOASTY_TYPE_I64)->flags = TOASTY_NULLABLE;
    hand_relation(&node, TOASTY_FIELD_BELONGS_TO, "parent", &node, 3, 1, 1, 0)->flags = TOASTY_NULLABLE;
    hand_relation(&node, TOASTY_FIELD_HAS_MANY, "children", &node, 2, 1, 0, 1)->flags = TOASTY_EAGER;
    hand_key(&node, 1, 0);
    hand_index(&node, false, 1, 1);
    expect_refusal(&node, NULL, NULL, TOASTY_INVALID_SCHEMA,
                   "invalid schema: eager relation cycle detected: Node.children -> Node: one of them must "
                   "not be eager");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_has_many_needs_its_belongs_to),
        cmocka_unit_test(a_belongs_to_may_stand_alone),
        cmocka_unit_test(both_ends_must_mean_the_same),
        cmocka_unit_test(two_has_relations_may_share_a_belongs_to),
        cmocka_unit_test(joined_fields_have_one_type),
        cmocka_unit_test(joined_fields_have_one_storage),
        cmocka_unit_test(a_relation_refers_to_fields_that_exist),
        cmocka_unit_test(a_relation_is_as_optional_as_its_key),
        cmocka_unit_test(foreign_keys_that_cannot_be),
        cmocka_unit_test(a_has_many_needs_an_index_over_the_foreign_key),
        cmocka_unit_test(a_composite_foreign_key_needs_one_index),
        cmocka_unit_test(a_model_may_refer_to_itself),
        cmocka_unit_test(eager_relations_come_to_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
