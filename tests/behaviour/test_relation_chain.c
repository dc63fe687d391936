/*
 * Relations one behind the other: a list via others where they are asked for of one record, a condition where
 * they are asked for of many. And relations whose key has several fields that may be NULL.
 */
#include "relation_chain.toasty.h"
#include "support.h"

#define MODELS &User, &Todo, &Category, &Topic, &Cover, &Step, &Tag

/*
 * ada: cook and bake (Food, topic 1.1), paint (Art, topic 1.2), rest (none); bob: eat (Food, topic 1.1), swim
 * (Sport, topic 2.1); cid: nothing. All of ada's todos but `rest` have a step tagged x, `paint` another one
 * tagged y.
 */
typedef struct world {
    toasty_db *db;
    struct User *ada, *bob, *cid;
    struct Category_list *categories;
    struct Topic_list *topics;
} world;

static world make_world(void)
{
    world w = {.db = test_db(MODELS)};
    w.categories =
        category_create_many(w.db, categories_new({.name = "Food"}, {.name = "Art"}, {.name = "Sport"}));
    w.topics = topic_create_many(w.db, topics_new({.id = 1, .revision = 1, .name = "one"},
                                                  {.id = 1, .revision = 2, .name = "two"},
                                                  {.id = 2, .revision = 1, .name = "three"}));
    struct Tag *x = tag_create(w.db, .name = "x"), *y = tag_create(w.db, .name = "y");
    test_true(w.db, w.categories && w.topics && x && y);
    struct Category *c = w.categories->items;
    struct Topic *t = w.topics->items;
    w.ada =
        user_create(w.db, .name = "ada",
                    .todos = todos_new({.title = "cook",
                                        .category = toasty_set(&c[0]),
                                        .topic = toasty_set(&t[0]),
                                        .steps = steps_new({.tag = toasty_set(x)})},
                                       {.title = "bake",
                                        .category = toasty_set(&c[0]),
                                        .topic = toasty_set(&t[0]),
                                        .steps = steps_new({.tag = toasty_set(x)})},
                                       {.title = "paint",
                                        .category = toasty_set(&c[1]),
                                        .topic = toasty_set(&t[1]),
                                        .steps = steps_new({.tag = toasty_set(x)}, {.tag = toasty_set(y)})},
                                       {.title = "rest"}));
    w.bob = user_create(
        w.db, .name = "bob",
        .todos = todos_new({.title = "eat", .category = toasty_set(&c[0]), .topic = toasty_set(&t[0])},
                           {.title = "swim", .category = toasty_set(&c[2]), .topic = toasty_set(&t[2])}));
    w.cid = user_create(w.db, .name = "cid");
    test_true(w.db, w.ada && w.bob && w.cid);
    toasty_free(x);
    toasty_free(y);
    return w;
}

static void free_world(const world *w)
{
    toasty_free(w->ada);
    toasty_free(w->bob);
    toasty_free(w->cid);
    toasty_free(w->categories);
    toasty_free(w->topics);
    toasty_close(w->db);
}

#define CHECK(w, call, expected)                                                                             \
    do {                                                                                                     \
        __typeof__(call) found_ = (call);                                                                    \
        test_true((w).db, found_);                                                                           \
        assert_string_equal(test_names(found_, name), expected);                                             \
        toasty_free(found_);                                                                                 \
    } while (0)

/* Every record once, of nobody else, and none where a key is NULL. */
static void user_todos_category(void **state)
{
    (void)state;
    world w = make_world();
    CHECK(w, user_categories(w.db, w.ada), "Art,Food");
    CHECK(w, user_categories(w.db, w.bob), "Food,Sport");
    CHECK(w, user_categories(w.db, w.cid), "");
    assert_int_equal(user_categories_count(w.db, w.ada), 2);
    CHECK(w, category_users(w.db, &w.categories->items[0]), "ada,bob");
    free_world(&w);
}

static void chain_then_filter(void **state)
{
    (void)state;
    world w = make_world();
    CHECK(w, user_categories(w.db, w.ada, .where = toasty_eq(Category.name, "Food")), "Food");
    CHECK(w, user_categories(w.db, w.ada, .where = toasty_eq(Category.name, "Sport")), "");
    free_world(&w);
}

static void three_step_chain(void **state)
{
    (void)state;
    world w = make_world();
    CHECK(w, user_tags(w.db, w.ada), "x,y");
    CHECK(w, user_tags(w.db, w.bob), "");
    CHECK(w, user_tags(w.db, w.ada, .where = toasty_ne(Tag.name, "x")), "y");
    free_world(&w);
}

/* From all records that meet a condition: what they lead to is asked for from its other side. */
static void chain_from_a_query(void **state)
{
    (void)state;
    world w = make_world();
    CHECK(w, category_find(w.db, .where = toasty_any(Category.users, toasty_in(User.name, "ada", "cid"))),
          "Art,Food");
    CHECK(w, category_find(w.db, .where = toasty_any(Category.todos, toasty_eq(Todo.user, w.bob))),
          "Food,Sport");
    CHECK(w, category_find(w.db, .where = toasty_any(Category.users, toasty_eq(User.name, "nobody"))), "");
    CHECK(w, user_find(w.db, .where = toasty_any(User.categories, toasty_starts_with(Category.name, "F"))),
          "ada,bob");
    free_world(&w);
}

static void keys_of_two_fields(void **state)
{
    (void)state;
    world w = make_world();
    CHECK(w, user_topics(w.db, w.ada), "one,two");
    CHECK(w, user_topics(w.db, w.bob), "one,three");
    CHECK(w, user_topics(w.db, w.cid), "");
    CHECK(w, user_topics(w.db, w.ada, .where = toasty_eq(Topic.revision, 2)), "two");
    /* the first step over both fields: the revisions are told apart */
    CHECK(w, topic_users(w.db, &w.topics->items[0]), "ada,bob");
    CHECK(w, topic_users(w.db, &w.topics->items[1]), "ada");
    CHECK(w, topic_users(w.db, &w.topics->items[0], .where = toasty_eq(User.name, "bob")), "bob");
    CHECK(w, user_find(w.db, .where = toasty_any(User.topics, toasty_eq(Topic.revision, 2))), "ada");
    struct Topic_list *topics =
        topic_find(w.db, .order_by = {toasty_asc(Topic.name)}, .include = {toasty_with(Topic.users)});
    test_true(w.db, topics);
    assert_string_equal(test_names(topics->items[0].users, name), "ada,bob");
    assert_string_equal(test_names(topics->items[1].users, name), "bob");
    assert_string_equal(test_names(topics->items[2].users, name), "ada");
    toasty_free(topics);
    free_world(&w);
}

static void check_topic(const world *w, const char *title, const char *topic)
{
    struct Todo *todo =
        todo_one(w->db, .where = toasty_eq(Todo.title, title), .include = {toasty_with(Todo.topic)});
    test_true(w->db, todo);
    assert_true(toasty_is_loaded(todo, Todo.topic));
    assert_string_equal(todo->topic ? todo->topic->name : "none", topic);
    assert_true(!todo->topic == !todo->topic_id && !todo->topic == !todo->topic_revision);
    toasty_free(todo);
}

/* All fields of an optional key are set or none. */
static void an_optional_key_of_two_fields(void **state)
{
    (void)state;
    world w = make_world();
    struct Topic *one = &w.topics->items[0], *two = &w.topics->items[1];
    struct Todo_list *todos = topic_todos(w.db, one, .order_by = {toasty_asc(Todo.title)});
    test_true(w.db, todos);
    assert_string_equal(test_names(todos, title), "bake,cook,eat");
    test_true(w.db, !topic_todos_remove(w.db, one, &todos->items[0]));
    assert_true(!todos->items[0].topic_id && !todos->items[0].topic_revision);
    check_topic(&w, "bake", "none");
    assert_int_equal(topic_todos_remove(w.db, two, &todos->items[1]), TOASTY_CONDITION_FAILED);
    check_topic(&w, "cook", "one");
    test_true(w.db, !topic_todos_insert_all(w.db, two, todos->items, 3));
    check_topic(&w, "bake", "two");
    check_topic(&w, "eat", "two");
    assert_int_equal(topic_todos_remove_all(w.db, one, todos->items, 2), TOASTY_CONDITION_FAILED);
    test_true(w.db, !topic_update(w.db, two, .name = toasty_set("2"),
                                  .todos = todos_apply(toasty_unlink(&todos->items[0]),
                                                       toasty_unlink(&todos->items[1]))));
    check_topic(&w, "cook", "none");
    test_true(w.db, !todo_update(w.db, &todos->items[0], .topic = toasty_set(one)));
    check_topic(&w, "bake", "one");
    test_true(w.db, !todo_update(w.db, &todos->items[0], .topic = toasty_null));
    check_topic(&w, "bake", "none");
    test_true(w.db, !topic_delete(w.db, two));
    check_topic(&w, "eat", "none");
    check_topic(&w, "paint", "none");
    check_topic(&w, "swim", "three");
    assert_int_equal(todo_count(w.db), 6);
    toasty_free(todos);
    free_world(&w);
}

static void a_has_one_with_a_key_of_two_fields(void **state)
{
    (void)state;
    world w = make_world();
    struct Topic *one = &w.topics->items[0], *two = &w.topics->items[1];
    struct Cover *red = topic_cover_create(w.db, one, .picture = "red");
    test_true(w.db, red);
    test_true(w.db, !topic_update(w.db, one, .cover = cover_new(.picture = "blue")));
    assert_string_equal(one->cover->picture, "blue");
    struct Cover *loose = cover_one(w.db, .where = toasty_is_null(Cover.topic));
    test_true(w.db, loose);
    assert_string_equal(loose->picture, "red");
    test_true(w.db, !topic_cover_insert(w.db, two, loose));
    assert_int_equal(*loose->topic_revision, 2);
    test_true(w.db, !topic_update(w.db, one, .cover = toasty_set(loose)));
    assert_null(topic_cover(w.db, two));
    test_ok(w.db);
    test_true(w.db, !topic_update(w.db, one, .cover = toasty_null));
    assert_null(topic_cover(w.db, one));
    test_ok(w.db);
    assert_int_equal(cover_count(w.db, .where = toasty_is_null(Cover.topic)), 2);
    toasty_free(loose);
    toasty_free(red);
    free_world(&w);
}

static void an_optional_key_of_two_fields_is_included(void **state)
{
    (void)state;
    world w = make_world();
    struct Topic_list *topics =
        topic_find(w.db, .order_by = {toasty_asc(Topic.id), toasty_asc(Topic.revision)},
                   .include = {toasty_with(Topic.todos)});
    test_true(w.db, topics);
    assert_string_equal(test_names(topics->items[0].todos, title), "bake,cook,eat");
    assert_string_equal(test_names(topics->items[1].todos, title), "paint");
    assert_string_equal(test_names(topics->items[2].todos, title), "swim");
    toasty_free(topics);
    struct Todo_list *todos =
        todo_find(w.db, .order_by = {toasty_asc(Todo.title)}, .include = {toasty_with(Todo.topic)});
    test_true(w.db, todos);
    assert_int_equal(todos->len, 6);
    assert_string_equal(todos->items[3].topic->name, "two");
    assert_string_equal(todos->items[4].title, "rest");
    assert_null(todos->items[4].topic);
    assert_true(toasty_is_loaded(&todos->items[4], Todo.topic));
    assert_string_equal(todos->items[5].topic->name, "three");
    toasty_free(todos);
    free_world(&w);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(user_todos_category),
    cmocka_unit_test(chain_then_filter),
    cmocka_unit_test(three_step_chain),
    cmocka_unit_test(chain_from_a_query),
    cmocka_unit_test(keys_of_two_fields),
    cmocka_unit_test(an_optional_key_of_two_fields),
    cmocka_unit_test(a_has_one_with_a_key_of_two_fields),
    cmocka_unit_test(an_optional_key_of_two_fields_is_included),
};

TEST_MAIN(tests)
