/* has_many: nested creates, links, several parents, several ways to one model, conditions within a scope. */
#include "relation_has_many.toasty.h"
#include "support.h"

static void user_batch_create_todos_two_levels_basic_fk(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Category);
    test_log_start();
    struct User *ada =
        user_create(db, .name = "Ada",
                    .todos = todos_new({.title = "sushi", .category = category_new(.name = "Eating")}));
    test_true(db, ada);
    assert_string_equal(test_log(), "BEGIN, INSERT users, INSERT categories, INSERT todos, COMMIT");
    struct Todo *todo = &ada->todos->items[0];
    assert_string_equal(todo->category->name, "Eating");
    assert_true(toasty_uuid_equal(todo->category_id, todo->category->id));
    assert_true(toasty_uuid_equal(todo->user_id, ada->id));
    struct Todo_list *inverse = category_todos(db, todo->category, .include = {toasty_with(Todo.user)});
    test_true(db, inverse);
    assert_string_equal(test_names(inverse, title), "sushi");
    assert_string_equal(inverse->items[0].user->name, "Ada");
    toasty_free(inverse);
    test_true(db, user_update(db, ada,
                              .todos = todos_new({.title = "run", .category = category_new(.name = "Sport")},
                                                 {.title = "swim",
                                                  .category = category_new(.name = "Water")})) == TOASTY_OK);
    struct Category_list *categories =
        category_find(db, .order_by = {toasty_asc(Category.name)}, .include = {toasty_with(Category.todos)});
    test_true(db, categories);
    assert_string_equal(test_names_in_order(categories, name), "Eating,Sport,Water");
    assert_string_equal(test_names(categories->items[1].todos, title), "run");
    assert_string_equal(test_names(categories->items[2].todos, title), "swim");
    toasty_free(categories);
    toasty_free(ada);
    toasty_close(db);
}

static void user_batch_create_todos_set_category_by_value(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Category);
    struct Category *eating = category_create(db, .name = "Eating");
    test_true(db, eating);
    struct User *ada = user_create(db, .name = "Ada",
                                   .todos = todos_new({.title = "pizza", .category = toasty_set(eating)},
                                                      {.title = "hack", .category = toasty_set(eating)}));
    test_true(db, ada);
    struct Todo_list *todos = category_todos(db, eating);
    assert_string_equal(test_names(todos, title), "hack,pizza");
    toasty_free(todos);
    toasty_free(ada);
    toasty_free(eating);
    toasty_close(db);
}

static void user_batch_create_todos_with_optional_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Category);
    struct User *ada = user_create(db, .name = "Ada",
                                   .todos = todos_new({.title = "t", .category = category_new(.name = "c")}));
    test_true(db, ada);
    assert_null(ada->moto);
    struct User *stored = user_get_by_id(db, ada->id);
    test_true(db, stored);
    assert_null(stored->moto);
    assert_int_equal(user_todos_count(db, ada), 1);
    toasty_free(stored);
    toasty_free(ada);
    toasty_close(db);
}

static void crud_user_todos_categories(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Category);
    struct User *ada = user_create(db, .name = "Ada"), *bob = user_create(db, .name = "Bob");
    struct Category *home = category_create(db, .name = "Home"), *work = category_create(db, .name = "Work");
    test_true(db, ada && bob && home && work);
    struct Todo *from_user = user_todos_create(db, ada, .title = "1", .category = toasty_set(home));
    struct Todo *from_category = category_todos_create(db, home, .title = "2", .user = toasty_set(ada));
    struct Todo *from_todo =
        todo_create(db, .title = "3", .user = toasty_set(ada), .category = toasty_set(work));
    struct Todo *other = todo_create(db, .title = "4", .user = toasty_set(bob), .category_id = home->id);
    test_true(db, from_user && from_category && from_todo && other);
    struct Todo_list *list = user_todos(db, ada);
    assert_string_equal(test_names(list, title), "1,2,3");
    toasty_free(list);
    list = category_todos(db, home);
    assert_string_equal(test_names(list, title), "1,2,4");
    toasty_free(list);
    list = user_todos(db, ada, .where = toasty_eq(Todo.category, home));
    assert_string_equal(test_names(list, title), "1,2");
    toasty_free(list);
    list = category_todos(db, home, .where = toasty_eq(Todo.user, bob));
    assert_string_equal(test_names(list, title), "4");
    toasty_free(list);
    assert_null(user_todos_create(db, ada, .title = "5"));
    test_failed(db, TOASTY_VALIDATION, "category_id", "Todo");
    test_true(db, category_delete(db, home) == TOASTY_OK);
    list = todo_find(db);
    assert_string_equal(test_names(list, title), "3");
    toasty_free(list);
    toasty_free(from_user);
    toasty_free(from_category);
    toasty_free(from_todo);
    toasty_free(other);
    toasty_free(ada);
    toasty_free(bob);
    toasty_free(home);
    toasty_free(work);
    toasty_close(db);
}

/* A scope, and a relation or key that says otherwise. */
static void what_contradicts_the_scope_is_refused(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Category);
    struct User *ada = user_create(db, .name = "Ada"), *bob = user_create(db, .name = "Bob");
    struct Category *c = category_create(db, .name = "C");
    test_true(db, ada && bob && c);
    struct Todo *todo =
        user_todos_create(db, ada, .title = "1", .category = toasty_set(c), .user_id = bob->id);
    assert_null(todo);
    test_failed(db, TOASTY_INVALID_STATEMENT, "user_id", "Todo");
    todo = user_todos_create(db, ada, .title = "2", .category = toasty_set(c), .user = toasty_set(bob));
    assert_null(todo);
    test_failed(db, TOASTY_INVALID_STATEMENT, "user_id", "Todo");
    assert_null(
        user_create(db, .name = "Carol",
                    .todos = todos_new({.title = "3", .category = toasty_set(c), .user = toasty_set(bob)})));
    test_failed(db, TOASTY_INVALID_STATEMENT, "user_id", "Todo");
    assert_null(todo_create(db, .title = "4", .category = toasty_set(c), .user = toasty_set(ada),
                            .user_id = bob->id));
    test_failed(db, TOASTY_INVALID_STATEMENT, "user_id", "Todo");
    assert_int_equal(todo_count(db), 0);
    assert_int_equal(user_count(db), 2);
    /* to say the same twice is no contradiction */
    todo = user_todos_create(db, ada, .title = "5", .category = toasty_set(c), .user = toasty_set(ada),
                             .user_id = ada->id);
    test_true(db, todo);
    assert_true(toasty_uuid_equal(todo->user_id, ada->id));
    toasty_free(todo);
    toasty_free(ada);
    toasty_free(bob);
    toasty_free(c);
    toasty_close(db);
}

static void n_plus_1(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Category);
    struct User *ada = user_create(db, .name = "Ada",
                                   .todos = todos_new({.title = "1", .category = category_new(.name = "a")},
                                                      {.title = "2", .category = category_new(.name = "b")},
                                                      {.title = "3", .category = category_new(.name = "c")}));
    test_true(db, ada);
    test_log_start();
    struct Todo_list *todos =
        user_todos(db, ada, .include = {toasty_with(Todo.category)}, .order_by = {toasty_asc(Todo.title)});
    test_true(db, todos);
    assert_string_equal(test_log(), "BEGIN, SELECT todos, SELECT categories, COMMIT");
    const char *const names[] = {"a", "b", "c"};
    assert_int_equal(todos->len, 3);
    for (int i = 0; i < 3; i++)
        assert_string_equal(todos->items[i].category->name, names[i]);
    toasty_free(todos);
    toasty_free(ada);
    toasty_close(db);
}

static void pair_hint_disambiguates_has_many(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Writer, &Article);
    struct Writer *ada = writer_create(db, .name = "Ada"), *bob = writer_create(db, .name = "Bob");
    test_true(db, ada && bob);
    struct Article *one =
        article_create(db, .title = "one", .author = toasty_set(ada), .reviewer = toasty_set(bob));
    struct Article *two =
        article_create(db, .title = "two", .author = toasty_set(bob), .reviewer = toasty_set(bob));
    test_true(db, one && two);
    struct Writer_list *writers =
        writer_find(db, .order_by = {toasty_asc(Writer.name)},
                    .include = {toasty_with(Writer.authored), toasty_with(Writer.reviewed)});
    test_true(db, writers);
    assert_string_equal(test_names(writers->items[0].authored, title), "one");
    assert_string_equal(test_names(writers->items[0].reviewed, title), "");
    assert_string_equal(test_names(writers->items[1].authored, title), "two");
    assert_string_equal(test_names(writers->items[1].reviewed, title), "one,two");
    toasty_free(writers);
    struct Writer *author = article_author(db, one), *reviewer = article_reviewer(db, one);
    test_true(db, author && reviewer);
    assert_string_equal(author->name, "Ada");
    assert_string_equal(reviewer->name, "Bob");
    toasty_free(author);
    toasty_free(reviewer);
    /* each way cascades for itself */
    test_true(db, writer_delete(db, ada) == TOASTY_OK);
    assert_int_equal(article_count(db), 1);
    test_true(db, writer_delete(db, bob) == TOASTY_OK);
    assert_int_equal(article_count(db), 0);
    toasty_free(one);
    toasty_free(two);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void pair_hint_create_via_has_many_accessor(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Writer, &Article);
    struct Writer *ada = writer_create(db, .name = "Ada"), *bob = writer_create(db, .name = "Bob");
    test_true(db, ada && bob);
    struct Article *article = writer_authored_create(db, ada, .title = "one", .reviewer = toasty_set(bob));
    test_true(db, article);
    assert_true(toasty_uuid_equal(article->author_id, ada->id));
    assert_true(toasty_uuid_equal(article->reviewer_id, bob->id));
    toasty_free(article);
    article = writer_reviewed_create(db, ada, .title = "two", .author = toasty_set(bob));
    test_true(db, article);
    assert_true(toasty_uuid_equal(article->author_id, bob->id));
    assert_true(toasty_uuid_equal(article->reviewer_id, ada->id));
    toasty_free(article);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void check_things(toasty_db *db, const struct Owner *owner, const char *titles)
{
    struct Thing_list *list = owner_things(db, owner);
    test_true(db, list);
    assert_string_equal(test_names(list, title), titles);
    toasty_free(list);
}

static void remove_add_single_relation_option_belongs_to(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Owner, &Thing);
    struct Owner *a = owner_create(db, .things = things_new({.title = "hello"})), *b = owner_create(db);
    test_true(db, a && b);
    struct Thing *thing = owner_things_one(db, a);
    test_true(db, thing);
    test_true(db, owner_things_remove(db, b, thing) != TOASTY_OK);
    test_failed(db, TOASTY_CONDITION_FAILED, "Thing", "Owner.things");
    assert_true(toasty_is_condition_failed(db));
    check_things(db, a, "hello");
    assert_non_null(thing->owner_id);
    test_log_start();
    test_true(db, owner_things_remove(db, a, thing) == TOASTY_OK);
    assert_null(thing->owner_id);
    check_things(db, a, "");
    assert_int_equal(thing_count(db), 1);
    test_true(db, owner_things_remove(db, a, thing) != TOASTY_OK);
    test_failed(db, TOASTY_CONDITION_FAILED, "Thing");
    test_true(db, owner_things_insert(db, a, thing) == TOASTY_OK);
    assert_true(thing->owner_id && toasty_uuid_equal(*thing->owner_id, a->id));
    check_things(db, a, "hello");
    toasty_free(thing);
    toasty_free(a);
    toasty_free(b);
    toasty_close(db);
}

static void add_remove_multiple_relation_option_belongs_to(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Owner, &Thing);
    struct Owner *owner = owner_create(db);
    struct Thing_list *things =
        thing_create_many(db, things_new({.title = "1"}, {.title = "2"}, {.title = "3"}));
    test_true(db, owner && things);
    toasty_each (thing, things) {
        assert_null(thing->owner_id);
        test_true(db, owner_things_insert(db, owner, thing) == TOASTY_OK);
        assert_true(thing->owner_id && toasty_uuid_equal(*thing->owner_id, owner->id));
    }
    check_things(db, owner, "1,2,3");
    test_true(db, owner_things_remove(db, owner, &things->items[1]) == TOASTY_OK);
    check_things(db, owner, "1,3");
    assert_null(things->items[1].owner_id);
    toasty_free(things);
    toasty_free(owner);
    toasty_close(db);
}

static void delete_when_belongs_to_optional(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Owner, &Thing);
    struct Owner *owner = owner_create(db, .things = things_new({.title = "1"}, {.title = "2"}));
    test_true(db, owner);
    test_log_start();
    test_true(db, owner_delete(db, owner) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, UPDATE things, DELETE owners, COMMIT");
    struct Thing_list *left = thing_find(db, .include = {toasty_with(Thing.owner)});
    test_true(db, left);
    assert_string_equal(test_names(left, title), "1,2");
    toasty_each (thing, left) {
        assert_null(thing->owner_id);
        assert_null(thing->owner);
    }
    toasty_free(left);
    toasty_free(owner);
    toasty_close(db);
}

/* Both kinds of children of a group, at positions 1 to 3, and of another at 2. */
static struct Group *grouped(toasty_db *db)
{
    struct Group *group =
        group_create(db,
                     .singles = singles_new({.title = "a", .position = 1}, {.title = "b", .position = 2},
                                            {.title = "c", .position = 3}),
                     .pairs = pairs_new({.title = "a", .position = 1}, {.title = "b", .position = 2},
                                        {.title = "c", .position = 3}));
    struct Group *other = group_create(db, .singles = singles_new({.title = "x", .position = 2}),
                                       .pairs = pairs_new({.title = "x", .position = 2}));
    test_true(db, group && other);
    toasty_free(other);
    return group;
}

#define CHECK_SCOPED(condition, titles)                                                                      \
    do {                                                                                                     \
        struct Single_list *singles = group_singles(db, group, .where = condition(Single.position, 2));      \
        assert_string_equal(test_names(singles, title), titles);                                             \
        toasty_free(singles);                                                                                \
        struct Pair_list *pairs = group_pairs(db, group, .where = condition(Pair.position, 2));              \
        assert_string_equal(test_names(pairs, title), titles);                                               \
        toasty_free(pairs);                                                                                  \
    } while (0)

static void scoped_query_eq(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Group, &Single, &Pair);
    struct Group *group = grouped(db);
    CHECK_SCOPED(toasty_eq, "b");
    assert_int_equal(single_count(db, .where = toasty_eq(Single.position, 2)), 2);
    toasty_free(group);
    toasty_close(db);
}

static void scoped_query_gt(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Group, &Single, &Pair);
    struct Group *group = grouped(db);
    CHECK_SCOPED(toasty_gt, "c");
    CHECK_SCOPED(toasty_ge, "b,c");
    CHECK_SCOPED(toasty_lt, "a");
    CHECK_SCOPED(toasty_le, "a,b");
    CHECK_SCOPED(toasty_ne, "a,c");
    toasty_free(group);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(user_batch_create_todos_two_levels_basic_fk),
    cmocka_unit_test(user_batch_create_todos_set_category_by_value),
    cmocka_unit_test(user_batch_create_todos_with_optional_field),
    cmocka_unit_test(crud_user_todos_categories),
    cmocka_unit_test(what_contradicts_the_scope_is_refused),
    cmocka_unit_test(n_plus_1),
    cmocka_unit_test(pair_hint_disambiguates_has_many),
    cmocka_unit_test(pair_hint_create_via_has_many_accessor),
    cmocka_unit_test(remove_add_single_relation_option_belongs_to),
    cmocka_unit_test(add_remove_multiple_relation_option_belongs_to),
    cmocka_unit_test(delete_when_belongs_to_optional),
    cmocka_unit_test(scoped_query_eq),
    cmocka_unit_test(scoped_query_gt),
};

TEST_MAIN(tests)
