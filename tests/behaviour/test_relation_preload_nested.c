/* Relations loaded together with the records: relations of relations. */
#include "relation_preload_nested.toasty.h"
#include "support.h"

#define MODELS                                                                                               \
    &User, &Todo, &Step, &Detail, &Profile, &Settings, &Account, &Plan, &Category, &Brand, &Supplier, &Item

/* Two users with their todos: "a" has steps and a detail, "b" has neither. */
static void seed(toasty_db *db)
{
    struct User *ada =
        user_create(db, .name = "Ada",
                    .todos = todos_new({.title = "a",
                                        .steps = steps_new({.description = "a1"}, {.description = "a2"}),
                                        .detail = detail_new(.body = "da")},
                                       {.title = "b"}));
    test_true(db, ada);
    struct User *bob = user_create(
        db, .name = "Bob", .todos = todos_new({.title = "c", .steps = steps_new({.description = "c1"})}));
    test_true(db, bob);
    toasty_free(ada);
    toasty_free(bob);
}

static struct Todo *titled(struct Todo_list *list, const char *title)
{
    toasty_each (todo, list)
        if (!strcmp(todo->title, title))
            return todo;
    fail_msg("no todo '%s'", title);
    return NULL;
}

static void nested_has_many_preload(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    seed(db);
    struct User_list *users =
        user_find(db, .include = {toasty_with(User.todos, .include = {toasty_with(Todo.steps)})},
                  .order_by = {toasty_asc(User.name)});
    test_true(db, users);
    assert_string_equal(test_names(users->items[0].todos, title), "a,b");
    assert_string_equal(test_names(titled(users->items[0].todos, "a")->steps, description), "a1,a2");
    assert_string_equal(test_names(users->items[1].todos, title), "c");
    assert_string_equal(test_names(users->items[1].todos->items[0].steps, description), "c1");
    toasty_free(users);
    toasty_close(db);
}

static void nested_has_many_then_has_many_with_empty_leaves(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    seed(db);
    struct User *carol = user_create(db, .name = "Carol");
    test_true(db, carol);
    struct User_list *users =
        user_find(db, .include = {toasty_with(User.todos, .include = {toasty_with(Todo.steps)})},
                  .order_by = {toasty_asc(User.name)});
    test_true(db, users);
    struct Todo *b = titled(users->items[0].todos, "b");
    assert_true(toasty_is_loaded(b, Todo.steps));
    assert_int_equal(b->steps->len, 0);
    assert_true(toasty_is_loaded(&users->items[2], User.todos));
    assert_int_equal(users->items[2].todos->len, 0);
    toasty_free(users);
    toasty_free(carol);
    toasty_close(db);
}

static void nested_has_many_then_has_one_optional(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    seed(db);
    struct User *ada = user_one(db, .where = toasty_eq(User.name, "Ada"),
                                .include = {toasty_with(User.todos, .include = {toasty_with(Todo.detail)})});
    test_true(db, ada);
    struct Todo *a = titled(ada->todos, "a"), *b = titled(ada->todos, "b");
    assert_string_equal(a->detail->body, "da");
    assert_true(toasty_is_loaded(b, Todo.detail));
    assert_null(b->detail);
    assert_false(toasty_is_loaded(b, Todo.steps));
    toasty_free(ada);
    toasty_close(db);
}

static void nested_has_many_then_has_one_required(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(db, .name = "Ada",
                                   .accounts = accounts_new({.label = "x", .plan = plan_new(.name = "px")},
                                                            {.label = "y", .plan = plan_new(.name = "py")}));
    test_true(db, ada);
    struct User *found =
        user_one(db, .include = {toasty_with(User.accounts, .include = {toasty_with(Account.plan)},
                                             .order_by = {toasty_asc(Account.label)})});
    test_true(db, found);
    assert_string_equal(found->accounts->items[0].plan->name, "px");
    assert_string_equal(found->accounts->items[1].plan->name, "py");
    toasty_free(found);
    toasty_free(ada);
    toasty_close(db);
}

static void nested_has_many_then_belongs_to(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct Brand *brand = brand_create(db, .name = "B"), *other = brand_create(db, .name = "O");
    struct Supplier *supplier = supplier_create(db, .name = "S");
    test_true(db, brand && other && supplier);
    struct Category *category = category_create(
        db, .name = "C",
        .items = items_new({.title = "1", .brand = toasty_set(brand), .supplier = toasty_set(supplier)},
                           {.title = "2", .brand = toasty_set(brand)},
                           {.title = "3", .brand = toasty_set(other)}));
    test_true(db, category);
    test_log_start();
    struct Category *found = category_one(
        db,
        .include = {toasty_with(Category.items, .order_by = {toasty_asc(Item.title)},
                                .include = {toasty_with(Item.brand, .include = {toasty_with(Brand.items)}),
                                            toasty_with(Item.supplier)})});
    test_true(db, found);
    assert_string_equal(test_log(), "BEGIN, SELECT categories, SELECT items, SELECT brands, SELECT items, "
                                    "SELECT suppliers, COMMIT");
    struct Item *items = found->items->items;
    assert_int_equal(found->items->len, 3);
    assert_string_equal(items[0].brand->name, "B");
    assert_ptr_equal(items[0].brand, items[1].brand);
    assert_string_equal(items[2].brand->name, "O");
    assert_string_equal(test_names(items[0].brand->items, title), "1,2");
    assert_string_equal(test_names(items[2].brand->items, title), "3");
    assert_string_equal(items[0].supplier->name, "S");
    assert_true(toasty_is_loaded(&items[1], Item.supplier));
    assert_null(items[1].supplier);
    assert_null(items[2].supplier);
    toasty_free(found);
    toasty_free(category);
    toasty_free(supplier);
    toasty_free(brand);
    toasty_free(other);
    toasty_close(db);
}

static void nested_has_one_optional_then_others(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS, &Badge, &Avatar, &Product);
    struct Product *product = product_create(db, .name = "P");
    test_true(db, product);
    struct User *a = user_create(db, .name = "a",
                                 .profile = profile_new(.bio = "pa", .product = toasty_set(product),
                                                        .badges = badges_new({.label = "1"}, {.label = "2"}),
                                                        .avatar = avatar_new(.url = "u")));
    struct User *b = user_create(db, .name = "b", .profile = profile_new(.bio = "pb"));
    struct User *c = user_create(db, .name = "c");
    test_true(db, a && b && c);
    struct User_list *users =
        user_find(db, .order_by = {toasty_asc(User.name)},
                  .include = {toasty_with(User.profile, .include = {toasty_with(Profile.badges),
                                                                    toasty_with(Profile.avatar),
                                                                    toasty_with(Profile.product)})});
    test_true(db, users);
    struct User *user = users->items;
    assert_string_equal(test_names(user[0].profile->badges, label), "1,2");
    assert_string_equal(user[0].profile->avatar->url, "u");
    assert_string_equal(user[0].profile->product->name, "P");
    assert_int_equal(user[1].profile->badges->len, 0);
    assert_true(toasty_is_loaded(user[1].profile, Profile.avatar));
    assert_null(user[1].profile->avatar);
    assert_true(toasty_is_loaded(user[1].profile, Profile.product));
    assert_null(user[1].profile->product);
    assert_true(toasty_is_loaded(&user[2], User.profile));
    assert_null(user[2].profile);
    toasty_free(users);
    toasty_free(a);
    toasty_free(b);
    toasty_free(c);
    toasty_free(product);
    toasty_close(db);
}

static void nested_belongs_to_required_then_belongs_to_required(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    seed(db);
    struct Step_list *steps =
        step_find(db, .include = {toasty_with(Step.todo, .include = {toasty_with(Todo.user)})},
                  .order_by = {toasty_asc(Step.description)});
    test_true(db, steps);
    assert_string_equal(test_names_in_order(steps, description), "a1,a2,c1");
    assert_string_equal(steps->items[0].todo->user->name, "Ada");
    assert_string_equal(steps->items[1].todo->title, "a");
    assert_string_equal(steps->items[2].todo->title, "c");
    assert_string_equal(steps->items[2].todo->user->name, "Bob");
    toasty_free(steps);
    toasty_close(db);
}

static void nested_belongs_to_optional_then_has_many(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "1"),
                                   .todos = todos_new({.title = "t"}, {.title = "u"}));
    struct Profile *orphan = profile_create(db, .bio = "2");
    test_true(db, ada && orphan);
    struct Profile_list *profiles =
        profile_find(db, .include = {toasty_with(Profile.user, .include = {toasty_with(User.todos)})},
                     .order_by = {toasty_asc(Profile.bio)});
    test_true(db, profiles);
    assert_string_equal(test_names(profiles->items[0].user->todos, title), "t,u");
    assert_null(profiles->items[1].user);
    assert_true(toasty_is_loaded(&profiles->items[1], Profile.user));
    toasty_free(profiles);
    toasty_free(orphan);
    toasty_free(ada);
    toasty_close(db);
}

/* Includes of one relation are one, and all that is nested in any of them is loaded. */
static void sibling_nested_includes_on_shared_prefix(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    seed(db);
    test_log_start();
    struct User *ada = user_one(db, .where = toasty_eq(User.name, "Ada"),
                                .include = {toasty_with(User.todos, .include = {toasty_with(Todo.steps)}),
                                            toasty_with(User.todos, .include = {toasty_with(Todo.detail)}),
                                            toasty_with(User.todos, .include = {toasty_with(Todo.user)})});
    test_true(db, ada);
    assert_string_equal(test_log(),
                        "BEGIN, SELECT users, SELECT todos, SELECT steps, SELECT details, SELECT users, "
                        "COMMIT");
    struct Todo *a = titled(ada->todos, "a");
    assert_string_equal(test_names(a->steps, description), "a1,a2");
    assert_string_equal(a->detail->body, "da");
    assert_string_equal(a->user->name, "Ada");
    toasty_free(ada);
    toasty_close(db);
}

static void load_nested_onto_a_record_in_hand(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    seed(db);
    struct User *ada = user_get_by_name(db, "Ada");
    test_true(db, ada);
    test_true(
        db,
        user_load(db, ada,
                  .include = {toasty_with(
                      User.todos, .where = toasty_eq(Todo.title, "a"),
                      .include = {toasty_with(Todo.steps, .order_by = {toasty_desc(Step.description)})})}) ==
            TOASTY_OK);
    assert_string_equal(test_names(ada->todos, title), "a");
    assert_string_equal(test_names_in_order(ada->todos->items[0].steps, description), "a2,a1");
    toasty_free(ada);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nested_has_many_preload),
    cmocka_unit_test(nested_has_many_then_has_many_with_empty_leaves),
    cmocka_unit_test(nested_has_many_then_has_one_optional),
    cmocka_unit_test(nested_has_many_then_has_one_required),
    cmocka_unit_test(nested_has_many_then_belongs_to),
    cmocka_unit_test(nested_has_one_optional_then_others),
    cmocka_unit_test(nested_belongs_to_required_then_belongs_to_required),
    cmocka_unit_test(nested_belongs_to_optional_then_has_many),
    cmocka_unit_test(sibling_nested_includes_on_shared_prefix),
    cmocka_unit_test(load_nested_onto_a_record_in_hand),
};

TEST_MAIN(tests)
