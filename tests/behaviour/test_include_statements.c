/*
 * How many statements a call sends: for includes one for each relation, however many records there are; none
 * for a level with nobody on it, and none at all for a condition that nothing can meet.
 */
#include "include_statements.toasty.h"
#include "support.h"

/* So many users with two todos each, both with the same two tags; the first is the boss of the others. */
static toasty_db *open_with(int users)
{
    toasty_db *db = test_db(&User, &Profile, &Todo, &Tagging, &Tag);
    struct Tag_list *tags = tag_create_many(db, tags_new({.name = "a"}, {.name = "b"}));
    test_true(db, tags);
    for (int i = 0; i < users; i++) {
        struct Tagging_new taggings[2] = {{.tag_id = tags->items[0].id}, {.tag_id = tags->items[1].id}};
        toasty_free(user_create(
            db, .name = "u", .boss_id = i ? toasty_i64(1) : NULL, .profile = profile_new(.id = NULL),
            .todos = todos_new({.title = "one", .taggings = {.items = taggings, .count = 2}},
                               {.title = "two", .taggings = {.items = taggings, .count = 2}})));
        test_ok(db);
    }
    toasty_free(tags);
    return db;
}

/* Runs a call that returns a block, and says what it sent. */
#define sends(db, call, statements)                                                                          \
    do {                                                                                                     \
        int64_t before_ = toasty_query_count(db);                                                            \
        test_log_start();                                                                                    \
        void *result_ = (call);                                                                              \
        test_ok(db);                                                                                         \
        assert_string_equal(test_log(), statements);                                                         \
        assert_int_equal(toasty_query_count(db) - before_, (int64_t)test_log_count());                       \
        toasty_free(result_);                                                                                \
    } while (0)

static void one_for_each_relation(void **state)
{
    static const int sizes[] = {1, 2, 50};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        toasty_db *db = open_with(sizes[i]);
        sends(db, user_find(db), "SELECT users");
        sends(db, user_find(db, .include = {toasty_with(User.todos)}),
              "BEGIN, SELECT users, SELECT todos, COMMIT");
        sends(db,
              user_find(db, .include = {toasty_with(User.profile), toasty_with(User.todos),
                                        toasty_with(User.tags)}),
              "BEGIN, SELECT users, SELECT profiles, SELECT todos, SELECT tags, COMMIT");
        sends(db,
              user_find(
                  db, .include = {toasty_with(User.todos, .where = toasty_ne(Todo.title, "x"),
                                              .order_by = {toasty_desc(Todo.title)}, .limit = 1,
                                              .include = {toasty_with(Todo.tags), toasty_with(Todo.user)})}),
              "BEGIN, SELECT users, SELECT todos, SELECT tags, SELECT users, COMMIT");
        sends(db,
              todo_find(db, .include = {toasty_with(
                                Todo.taggings, .include = {toasty_with(
                                                   Tagging.tag, .include = {toasty_with(Tag.taggings)})})}),
              "BEGIN, SELECT todos, SELECT taggings, SELECT tags, SELECT taggings, COMMIT");
        sends(db, user_first(db, .include = {toasty_with(User.todos)}),
              "BEGIN, SELECT users, SELECT todos, COMMIT");
        sends(db,
              user_paginate(db, .order_by = {toasty_asc(User.id)}, .per_page = 30,
                            .include = {toasty_with(User.profile)}),
              "BEGIN, SELECT users, SELECT profiles, COMMIT");
        toasty_close(db);
    }
}

/* Named twice, loaded once; and what leads to the same records is asked for once. */
static void one_for_a_relation_named_twice(void **state)
{
    (void)state;
    toasty_db *db = open_with(3);
    sends(db,
          user_find(db, .include = {toasty_with(User.todos, .include = {toasty_with(Todo.tags)}),
                                    toasty_with(User.profile),
                                    toasty_with(User.todos, .where = toasty_eq(Todo.title, "one"),
                                                .include = {toasty_with(Todo.user)})}),
          "BEGIN, SELECT users, SELECT todos, SELECT tags, SELECT users, SELECT profiles, COMMIT");
    toasty_close(db);
}

static void nothing_for_empty_levels(void **state)
{
    (void)state;
    toasty_db *db = open_with(2);
    /* no users: nothing is asked about their relations */
    sends(db,
          user_find(db, .where = toasty_eq(User.name, "nobody"),
                    .include = {toasty_with(User.todos, .include = {toasty_with(Todo.tags)}),
                                toasty_with(User.profile)}),
          "BEGIN, SELECT users, COMMIT");
    /* no todos: nothing is asked about their tags */
    sends(
        db,
        user_find(db, .include = {toasty_with(User.todos, .where = toasty_eq(Todo.title, "none"),
                                              .include = {toasty_with(Todo.tags), toasty_with(Todo.user)})}),
        "BEGIN, SELECT users, SELECT todos, COMMIT");
    sends(db, user_first(db, .where = toasty_eq(User.name, "nobody"), .include = {toasty_with(User.todos)}),
          "BEGIN, SELECT users, COMMIT");
    /* foreign keys that are all NULL lead to nobody */
    sends(db,
          user_find(db, .where = toasty_is_null(User.boss),
                    .include = {toasty_with(User.boss, .include = {toasty_with(User.todos)})}),
          "BEGIN, SELECT users, COMMIT");
    toasty_close(db);
}

static void nothing_for_what_cannot_be(void **state)
{
    (void)state;
    toasty_db *db = open_with(2);
    struct User *user = user_first(db);
    toasty_expr never[] = {toasty_in_array(User.id, NULL, 0),
                           toasty_eq(User.name, NULL),
                           toasty_and(toasty_eq(User.id, 1), toasty_eq(User.id, 2)),
                           toasty_expr_any(NULL, 0),
                           toasty_any(User.todos, toasty_eq(Todo.title, NULL)),
                           toasty_eq(toasty_path(User.boss, User.name), NULL)};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        sends(db, user_find(db, .where = never[i], .include = {toasty_with(User.todos)}), "");
        sends(db, user_first(db, .where = never[i], .include = {toasty_with(User.todos)}), "");
        sends(db, user_paginate(db, .where = never[i], .order_by = {toasty_asc(User.id)}, .per_page = 3), "");
        sends(db, toasty_pluck(db, User.name, .where = never[i]), "");
        sends(db, toasty_max(db, User.id, .where = never[i]), "");
        test_log_start();
        assert_int_equal(user_count(db, .where = never[i]), 0);
        assert_false(user_exists(db, .where = never[i]));
        assert_int_equal(toasty_sum(db, User.id, .where = never[i]), 0);
        test_true(db, user_update_where(db, never[i], .name = toasty_set("x")) == TOASTY_OK);
        test_true(db, user_delete_where(db, never[i]) == TOASTY_OK);
        assert_string_equal(test_log(), "");
    }
    /* an included level that nothing can be on */
    sends(db,
          user_find(db, .include = {toasty_with(User.todos, .where = toasty_eq(Todo.title, NULL),
                                                .include = {toasty_with(Todo.tags)})}),
          "BEGIN, SELECT users, COMMIT");
    sends(db, user_todos(db, user, .where = toasty_eq(Todo.title, NULL)), "");
    sends(db, user_boss(db, user), "");
    toasty_free(user);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_for_each_relation),
    cmocka_unit_test(one_for_a_relation_named_twice),
    cmocka_unit_test(nothing_for_empty_levels),
    cmocka_unit_test(nothing_for_what_cannot_be),
};

TEST_MAIN(tests)
