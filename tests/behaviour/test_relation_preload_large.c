/* Includes of many records: more than one statement has room for. */
#include "relation_preload_large.toasty.h"
#include "support.h"

static void run(toasty_db *db, const char *sql)
{
    test_true(db, toasty_exec(db, sql) == TOASTY_OK);
}

#define NUMBERS(to) "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " to ") "

static void thousand_parents(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Badge);
    run(db, NUMBERS("1000") "INSERT INTO users (id) SELECT i FROM n");
    /* todo t belongs to user 1 + t * 7 modulo 1,000: three each, not lying together; odd users have a badge
     */
    run(db, NUMBERS("3000") "INSERT INTO todos (id, user_id) SELECT i, 1 + i * 7 % 1000 FROM n");
    run(db, NUMBERS("500") "INSERT INTO badges (id, user_id) SELECT i, 2 * i - 1 FROM n");
    test_log_start();
    struct User_list *users = user_find(
        db, .include = {toasty_with(User.todos, .order_by = {toasty_asc(Todo.id)}), toasty_with(User.badge)});
    test_true(db, users);
    assert_string_equal(test_log(), "BEGIN, SELECT users, SELECT todos, SELECT badges, COMMIT");
    assert_int_equal(users->len, 1000);
    toasty_each (user, users) {
        assert_int_equal(user->todos->len, 3);
        int64_t before = 0;
        toasty_each (todo, user->todos) {
            assert_int_equal(todo->user_id, user->id);
            assert_int_equal(1 + todo->id * 7 % 1000, user->id);
            assert_true(todo->id > before);
            before = todo->id;
        }
        assert_true(toasty_is_loaded(user, User.badge));
        assert_int_equal(user->badge ? user->badge->id * 2 - 1 : 0, user->id % 2 ? user->id : 0);
    }
    toasty_free(users);

    struct Todo_list *todos =
        todo_find(db, .include = {toasty_with(Todo.user, .include = {toasty_with(User.badge)})});
    test_true(db, todos);
    assert_int_equal(todos->len, 3000);
    toasty_each (todo, todos) {
        assert_int_equal(todo->user->id, todo->user_id);
        assert_int_equal(todo->user->badge != NULL, todo->user_id % 2);
    }
    toasty_free(todos);
    toasty_close(db);
}

static void more_keys_than_a_statement_takes(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Badge);
    run(db, NUMBERS("40000") "INSERT INTO users (id) SELECT i FROM n");
    run(db, NUMBERS("40000") "INSERT INTO todos (id, user_id) SELECT i, 40001 - i FROM n");
    run(db, "INSERT INTO badges (id, user_id) VALUES (1, 1), (2, 16384), (3, 40000), (4, NULL)");
    test_log_start();
    struct User_list *users = user_find(
        db, .include = {toasty_with(User.todos, .where = toasty_gt(Todo.id, 5)), toasty_with(User.badge)});
    test_true(db, users);
    /* 16,383 keys at a time */
    assert_string_equal(test_log(),
                        "BEGIN, SELECT users, SELECT todos, SELECT todos, SELECT todos, SELECT badges, "
                        "SELECT badges, SELECT badges, COMMIT");
    assert_int_equal(users->len, 40000);
    int badges = 0;
    toasty_each (user, users) {
        assert_int_equal(user->todos->len, user->id < 39996);
        if (user->todos->len)
            assert_int_equal(user->todos->items[0].id, 40001 - user->id);
        assert_true(toasty_is_loaded(user, User.badge));
        badges += user->badge != NULL;
        if (user->badge)
            assert_int_equal(*user->badge->user_id, user->id);
    }
    assert_int_equal(badges, 3);
    toasty_free(users);
    toasty_close(db);
}

static void more_pairs_of_keys_than_a_statement_takes(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Box, &Thing);
    run(db, NUMBERS("20000") "INSERT INTO boxes (a, b) SELECT i / 100, i % 100 FROM n");
    run(db, NUMBERS("20000") "INSERT INTO things (id, box_a, box_b) SELECT i, i / 100, i % 100 FROM n");
    struct Box_list *boxes = box_find(db, .include = {toasty_with(Box.things)});
    test_true(db, boxes);
    assert_int_equal(boxes->len, 20000);
    toasty_each (box, boxes) {
        assert_int_equal(box->things->len, 1);
        assert_int_equal(box->things->items[0].id, box->a * 100 + box->b);
    }
    toasty_free(boxes);
    toasty_close(db);
}

/* Children whose keys are read before they go, more of them than one statement takes, and rows created
 * likewise. */
static void create_update_and_delete_of_many(void **state)
{
    (void)state;
    enum { MANY = 40000 };
    toasty_db *db = test_db(&User, &Todo, &Badge);
    static struct Todo_new items[MANY];
    for (int i = 0; i < MANY; i++)
        items[i] = (struct Todo_new){.id = i + 1};
    struct User *user = user_create(db, .id = 7, .todos = {.items = items, .count = MANY});
    test_true(db, user);
    assert_int_equal(user->todos->len, MANY);
    assert_int_equal(user->todos->items[MANY - 1].user_id, 7);
    assert_int_equal(todo_count(db, .where = toasty_eq(Todo.user_id, 7)), MANY);
    test_log_start();
    test_true(db, todo_update_where(db, toasty_gt(Todo.id, 1), .user = user_new(.id = 8)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), MANY - 1);
    assert_string_equal(
        test_log(), "BEGIN, SELECT todos, INSERT users, UPDATE todos, UPDATE todos, UPDATE todos, COMMIT");
    assert_int_equal(todo_count(db, .where = toasty_eq(Todo.user_id, 8)), MANY - 1);
    test_true(db, user_delete(db, user) == TOASTY_OK);
    assert_int_equal(todo_count(db), MANY - 1);
    test_true(db, user_delete_by_id(db, 8) == TOASTY_OK);
    assert_int_equal(todo_count(db), 0);
    toasty_free(user);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(thousand_parents),
    cmocka_unit_test(more_keys_than_a_statement_takes),
    cmocka_unit_test(more_pairs_of_keys_than_a_statement_takes),
    cmocka_unit_test(create_update_and_delete_of_many),
};

TEST_MAIN(tests)
