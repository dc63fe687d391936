/* The tests of relation_has_many_crud for one kind of key: SAME compares two, NOBODY is one not in use. */

static struct User *make_user(toasty_db *db, const char *name)
{
    struct User *user = user_create(db, .name = name);
    test_true(db, user);
    return user;
}

static struct Todo *make_todo(toasty_db *db, const struct User *user, const char *title)
{
    struct Todo *todo = user_todos_create(db, user, .title = title);
    test_true(db, todo);
    assert_true(SAME(todo->user_id, user->id));
    return todo;
}

/* The titles of a user's todos as the database has them. */
static void check_todos(toasty_db *db, const struct User *user, const char *titles)
{
    struct Todo_list *list = user_todos(db, user);
    test_true(db, list);
    assert_string_equal(test_names(list, title), titles);
    toasty_each (todo, list)
        assert_true(SAME(todo->user_id, user->id));
    toasty_free(list);
}

static void crud_user_todos(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    check_todos(db, ada, "");
    struct Todo *one = make_todo(db, ada, "one"), *two = make_todo(db, ada, "two");
    struct Todo *other = make_todo(db, bob, "other");
    check_todos(db, ada, "one,two");
    check_todos(db, bob, "other");
    assert_int_equal(user_todos_count(db, ada), 2);
    assert_false(SAME(one->id, two->id));

    struct Todo *found = todo_get_by_id(db, two->id);
    test_true(db, found);
    assert_string_equal(found->title, "two");
    struct User *owner = todo_user(db, found);
    test_true(db, owner);
    assert_string_equal(owner->name, "Ada");
    toasty_free(owner);

    test_true(db, todo_update(db, found, .title = toasty_set("zwei")) == TOASTY_OK);
    assert_string_equal(found->title, "zwei");
    check_todos(db, ada, "one,zwei");
    test_true(db, todo_delete(db, found) == TOASTY_OK);
    check_todos(db, ada, "one");
    assert_null(todo_get_by_id(db, two->id));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Todo");

    test_true(db, user_delete(db, ada) == TOASTY_OK);
    assert_null(todo_get_by_id(db, one->id));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Todo");
    check_todos(db, bob, "other");
    toasty_free(found);
    toasty_free(one);
    toasty_free(two);
    toasty_free(other);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void user_batch_create_todos_one_level(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    test_log_start();
    struct User *user = user_create(db, .name = "Ada", .todos = todos_new({.title = "a"}, {.title = "b"}));
    test_true(db, user);
    assert_string_equal(test_log(), "BEGIN, INSERT users, INSERT todos, COMMIT");
    assert_true(toasty_is_loaded(user, User.todos));
    assert_string_equal(test_names_in_order(user->todos, title), "a,b");
    assert_false(SAME(user->todos->items[0].id, user->todos->items[1].id));
    check_todos(db, user, "a,b");
    toasty_each (todo, user->todos) {
        struct Todo *stored = todo_get_by_id(db, todo->id);
        test_true(db, stored);
        assert_string_equal(stored->title, todo->title);
        toasty_free(stored);
    }
    toasty_free(user);
    toasty_close(db);
}

static void has_many_insert_on_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *user = user_create(db, .name = "Ada", .todos = todos_new({.title = "a"}));
    test_true(db, user);
    test_true(db, user_update(db, user, .name = toasty_set("Bob"),
                              .todos = todos_new({.title = "b"}, {.title = "c"})) == TOASTY_OK);
    assert_string_equal(user->name, "Bob");
    check_todos(db, user, "a,b,c");
    /* what was loaded is no longer all there is */
    assert_false(toasty_is_loaded(user, User.todos));
    struct User *stored = user_get_by_id(db, user->id);
    test_true(db, stored);
    assert_string_equal(stored->name, "Bob");
    toasty_free(stored);

    test_true(db, user_update(db, user, .todos = todos_new({.title = "d"})) == TOASTY_OK);
    assert_string_equal(user->name, "Bob");
    check_todos(db, user, "a,b,c,d");
    toasty_free(user);
    toasty_close(db);
}

static void has_many_update_remove(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    struct Todo *keep = make_todo(db, ada, "keep"), *gone = make_todo(db, ada, "gone");
    test_true(db, user_todos_remove(db, bob, keep) != TOASTY_OK);
    test_failed(db, TOASTY_CONDITION_FAILED, "Todo", "User.todos");
    test_true(db, user_todos_remove(db, ada, gone) == TOASTY_OK);
    check_todos(db, ada, "keep");
    assert_int_equal(todo_count(db), 1);
    toasty_free(keep);
    toasty_free(gone);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void scoped_find_by_id(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    struct Todo *todo = make_todo(db, ada, "hers");
    struct Todo *found = user_todos_get_by_id(db, ada, todo->id);
    test_true(db, found);
    assert_string_equal(found->title, "hers");
    toasty_free(found);

    assert_null(user_todos_get_by_id(db, bob, todo->id));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Todo");
    assert_null(user_todos_first(db, bob, .where = toasty_eq(Todo.id, todo->id)));
    test_ok(db);
    assert_null(user_todos_one(db, bob));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Todo");
    assert_false(user_todos_exists(db, bob));
    test_ok(db);

    test_true(db, user_todos_delete_by_id(db, bob, todo->id) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    check_todos(db, ada, "hers");
    test_true(db, user_todos_update_where(db, bob, TOASTY_ALL_ROWS, .title = toasty_set("his")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    check_todos(db, ada, "hers");
    test_true(db,
              user_todos_update_where(db, ada, TOASTY_ALL_ROWS, .title = toasty_set("done")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_todos(db, ada, "done");
    test_true(db, user_todos_delete_by_id(db, ada, todo->id) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_todos(db, ada, "");
    toasty_free(todo);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void associate_new_user_with_todo_on_update_via_creation(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada");
    struct Todo *todo = make_todo(db, ada, "one");
    test_true(db, todo_update(db, todo, .user = user_new(.name = "Bob")) == TOASTY_OK);
    assert_false(SAME(todo->user_id, ada->id));
    assert_non_null(todo->user);
    assert_string_equal(todo->user->name, "Bob");
    assert_true(SAME(todo->user->id, todo->user_id));
    struct User *bob = user_get_by_name(db, "Bob");
    test_true(db, bob);
    assert_true(SAME(bob->id, todo->user_id));
    check_todos(db, bob, "one");
    check_todos(db, ada, "");
    assert_int_equal(user_count(db), 2);
    toasty_free(bob);
    toasty_free(todo);
    toasty_free(ada);
    toasty_close(db);
}

static void associate_new_user_with_todo_on_update_query_via_creation(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada");
    struct Todo *todo = make_todo(db, ada, "one");
    test_true(db, todo_update_by_id(db, todo->id, .user = user_new(.name = "Bob")) == TOASTY_OK);
    struct User *bob = user_get_by_name(db, "Bob");
    test_true(db, bob);
    check_todos(db, bob, "one");
    check_todos(db, ada, "");
    toasty_free(bob);
    toasty_free(todo);
    toasty_free(ada);
    toasty_close(db);
}

/* A query that matches nothing changes nothing, and that goes for what is nested in it. */
static void update_query_without_a_match_creates_nobody(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada");
    test_true(db, todo_update_by_id(db, NOBODY, .user = user_new(.name = "Bob")) == TOASTY_OK);
    assert_int_equal(user_count(db), 1);
    test_true(db, user_update_by_id(db, NOBODY, .todos = todos_new({.title = "x"})) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    assert_int_equal(todo_count(db), 0);
    toasty_free(ada);
    toasty_close(db);
}

static void update_user_with_null_todo_is_err(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada");
    struct Todo *todo = make_todo(db, ada, "one");
    test_true(db, todo_update(db, todo, .user = toasty_null) != TOASTY_OK);
    test_failed(db, TOASTY_INVALID_STATEMENT, "user", "Todo", "required");
    assert_true(SAME(todo->user_id, ada->id));
    check_todos(db, ada, "one");
    toasty_free(todo);
    toasty_free(ada);
    toasty_close(db);
}

static void assign_existing_user_to_todo(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada");
    test_log_start();
    struct Todo *todo = todo_create(db, .user = toasty_set(ada), .title = "one");
    test_true(db, todo);
    assert_string_equal(test_log(), "INSERT todos");
    assert_true(SAME(todo->user_id, ada->id));
    struct Todo *by_key = todo_create(db, .user_id = ada->id, .title = "two");
    test_true(db, by_key);
    struct Todo *nested = todo_create(db, .user = user_new(.name = "Bob"), .title = "three");
    test_true(db, nested);
    assert_string_equal(nested->user->name, "Bob");
    assert_true(SAME(nested->user->id, nested->user_id));
    check_todos(db, ada, "one,two");
    check_todos(db, nested->user, "three");
    assert_null(todo_create(db, .title = "four"));
    test_failed(db, TOASTY_VALIDATION, "user_id", "Todo");
    toasty_free(todo);
    toasty_free(by_key);
    toasty_free(nested);
    toasty_free(ada);
    toasty_close(db);
}

static void assign_todo_that_already_has_user_on_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    struct Todo *todo = make_todo(db, ada, "one");
    test_log_start();
    test_true(db, todo_update(db, todo, .user = toasty_set(bob)) == TOASTY_OK);
    assert_string_equal(test_log(), "UPDATE todos");
    assert_true(SAME(todo->user_id, bob->id));
    check_todos(db, ada, "");
    check_todos(db, bob, "one");
    test_true(db, todo_update(db, todo, .user_id = toasty_set(ada->id)) == TOASTY_OK);
    check_todos(db, ada, "one");
    check_todos(db, bob, "");
    test_true(db,
              todo_update(db, todo, .user = toasty_set(bob), .user_id = toasty_set(ada->id)) != TOASTY_OK);
    test_failed(db, TOASTY_INVALID_STATEMENT, "user_id");
    check_todos(db, ada, "one");
    toasty_free(todo);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void reassign_relation_required_belongs_to(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    struct Todo *todo = make_todo(db, ada, "one");
    test_true(db, todo_load(db, todo, .include = {toasty_with(Todo.user)}) == TOASTY_OK);
    test_log_start();
    test_true(db, user_todos_insert(db, bob, todo) == TOASTY_OK);
    assert_string_equal(test_log(), "UPDATE todos");
    assert_true(SAME(todo->user_id, bob->id));
    /* the user that was loaded is no longer the todo's */
    assert_false(toasty_is_loaded(todo, Todo.user));
    check_todos(db, ada, "");
    check_todos(db, bob, "one");
    toasty_free(todo);

    todo = todo_create(db, .user = toasty_set(ada), .title = "gone");
    test_true(db, todo);
    test_true(db, todo_delete(db, todo) == TOASTY_OK);
    test_true(db, user_todos_insert(db, bob, todo) != TOASTY_OK);
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Todo");
    assert_true(SAME(todo->user_id, ada->id));
    toasty_free(todo);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void assign_todo_to_user_on_update_query(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    test_true(db, user_update_by_id(db, ada->id, .todos = todos_new({.title = "hello"})) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_todos(db, ada, "hello");
    check_todos(db, bob, "");
    test_true(db, user_update_where(db, toasty_eq(User.name, "Bob"), .name = toasty_set("Rob"),
                                    .todos = todos_new({.title = "x"}, {.title = "y"})) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_todos(db, ada, "hello");
    check_todos(db, bob, "x,y");
    struct User *rob = user_get_by_id(db, bob->id);
    test_true(db, rob);
    assert_string_equal(rob->name, "Rob");
    toasty_free(rob);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

/* Each of several parents that a condition matches gets children of its own. */
static void update_query_of_several_parents_creates_for_each(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    test_true(db, user_update_where(db, TOASTY_ALL_ROWS, .todos = todos_new({.title = "t"})) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    check_todos(db, ada, "t");
    check_todos(db, bob, "t");
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void deletes_reach_the_children_whatever_the_target(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *users[4];
    const char *const names[] = {"a", "b", "c", "d"};
    for (int i = 0; i < 4; i++) {
        users[i] = user_create(db, .name = names[i], .todos = todos_new({.title = names[i]}, {.title = "x"}));
        test_true(db, users[i]);
    }
    test_log_start();
    test_true(db, user_delete(db, users[0]) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, DELETE todos, DELETE users, COMMIT");
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(todo_count(db), 6);
    test_true(db, user_delete_by_id(db, users[1]->id) == TOASTY_OK);
    assert_int_equal(todo_count(db), 4);
    test_true(db, user_delete_where(db, toasty_eq(User.name, "c")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_todos(db, users[3], "d,x");
    assert_int_equal(todo_count(db), 2);
    test_true(db, user_delete_by_name(db, "d") == TOASTY_OK);
    assert_int_equal(todo_count(db), 0);
    assert_int_equal(user_count(db), 0);
    test_log_start();
    struct Todo *todo = user_todos_create(db, users[0], .title = "orphan");
    test_true(db, todo);
    test_true(db, todo_delete(db, todo) == TOASTY_OK);
    assert_string_equal(test_log(), "INSERT todos, DELETE todos");
    toasty_free(todo);
    for (int i = 0; i < 4; i++)
        toasty_free(users[i]);
    toasty_close(db);
}

/* So many there, so many new, so many taken out, in both orders: against what must be left. */
static void insert_and_remove_combinations(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    static const char *const names[] = {"0", "1", "2", "3", "4"};
    for (int existing = 0; existing <= 3; existing++)
        for (int added = 0; added <= 2; added++)
            for (int removed = 0; removed <= existing; removed++)
                for (int first = 0; first <= 1; first++) {
                    char wanted[32] = "";
                    struct Todo_new items[3] = {{0}}, more[2] = {{0}};
                    for (int i = 0; i < existing; i++)
                        items[i].title = names[i];
                    for (int i = 0; i < added; i++)
                        more[i].title = names[3 + i];
                    struct User *user = user_create(db, .name = "u", .todos = {.items = items, .count = (size_t)existing});
                    test_true(db, user);
                    if (first && added)
                        test_true(db, user_update(db, user, .todos = {.items = more, .count = (size_t)added}) == TOASTY_OK);
                    struct Todo_list *todos = user_todos(db, user, .order_by = {toasty_asc(Todo.title)});
                    test_true(db, todos);
                    for (int i = 0; i < removed; i++)
                        test_true(db, user_todos_remove(db, user, &todos->items[i]) == TOASTY_OK);
                    toasty_free(todos);
                    if (!first && added)
                        test_true(db, user_update(db, user, .todos = {.items = more, .count = (size_t)added}) == TOASTY_OK);
                    for (int i = removed; i < 3 + added; i++)
                        if (i < existing || i >= 3)
                            sprintf(wanted + strlen(wanted), "%s%d", wanted[0] ? "," : "", i);
                    check_todos(db, user, wanted);
                    toasty_free(user);
                }
    toasty_close(db);
}

static void relation_ne(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    toasty_free(make_todo(db, ada, "a1"));
    toasty_free(make_todo(db, ada, "a2"));
    toasty_free(make_todo(db, bob, "b1"));
    struct Todo_list *list = todo_find(db, .where = toasty_ne(Todo.user, ada));
    assert_string_equal(test_names(list, title), "b1");
    toasty_free(list);
    list = todo_find(db, .where = toasty_eq(Todo.user, ada));
    assert_string_equal(test_names(list, title), "a1,a2");
    toasty_free(list);
    list = todo_find(db, .where = toasty_not(toasty_eq(Todo.user, ada)));
    assert_string_equal(test_names(list, title), "b1");
    toasty_free(list);
    assert_null(todo_find(db, .where = toasty_gt(Todo.user, ada)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "Todo.user", "equality");
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(crud_user_todos),
    cmocka_unit_test(user_batch_create_todos_one_level),
    cmocka_unit_test(has_many_insert_on_update),
    cmocka_unit_test(has_many_update_remove),
    cmocka_unit_test(scoped_find_by_id),
    cmocka_unit_test(associate_new_user_with_todo_on_update_via_creation),
    cmocka_unit_test(associate_new_user_with_todo_on_update_query_via_creation),
    cmocka_unit_test(update_query_without_a_match_creates_nobody),
    cmocka_unit_test(update_user_with_null_todo_is_err),
    cmocka_unit_test(assign_existing_user_to_todo),
    cmocka_unit_test(assign_todo_that_already_has_user_on_update),
    cmocka_unit_test(reassign_relation_required_belongs_to),
    cmocka_unit_test(assign_todo_to_user_on_update_query),
    cmocka_unit_test(update_query_of_several_parents_creates_for_each),
    cmocka_unit_test(deletes_reach_the_children_whatever_the_target),
    cmocka_unit_test(insert_and_remove_combinations),
    cmocka_unit_test(relation_ne),
};

TEST_MAIN(tests)
