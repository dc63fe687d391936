/* Compiled, not run: every form of the quick start's generated calls, with options and without. */
#include "quickstart.toasty.h"

toasty_status finding(toasty_db *db);
toasty_status by_fields(toasty_db *db);
toasty_status writing(toasty_db *db, struct User *user);
toasty_status within_a_relation(toasty_db *db, struct User *user, struct Todo *todo, struct Profile *profile);
toasty_status other(toasty_db *db, struct User *user);

static void drop(const void *result)
{
    (void)result;
}

toasty_status finding(toasty_db *db)
{
    drop(user_find(db));
    struct User_list *users =
        user_find(db, .where = toasty_and(toasty_eq(User.name, "Alice"), toasty_gt(User.age, 25)),
                  .order_by = {toasty_desc(User.email), toasty_asc(User.name)}, .limit = 10, .offset = 5,
                  .include = {toasty_with(User.todos, .where = toasty_eq(Todo.done, false)),
                              toasty_with(User.profile)});
    toasty_each (user, users)
        drop(user->name);
    const struct User_list *read_only = users;
    toasty_each (user, read_only)
        drop(user->name);
    struct User *first = user_first(db);
    first = user_first(db, .order_by = {toasty_asc(User.name)});
    struct User *one = user_one(db);
    one = user_one(db, .where = toasty_is_null(User.age));
    int64_t count = user_count(db) + user_count(db, .where = toasty_eq(User.name, "x"));
    bool exists = user_exists(db) || user_exists(db, .where = toasty_eq(User.name, "x"));
    drop(first);
    drop(one);
    return count && exists ? TOASTY_OK : toasty_errcode(db);
}

toasty_status by_fields(toasty_db *db)
{
    struct User *user = user_get_by_id(db, toasty_uuid_v7());
    user = user_get_by_email(db, "a@example.com");
    drop(user_find_by_id(db, user->id));
    drop(user_find_by_email(db, "a@example.com"));
    drop(user_find_by_email(db, "a@example.com", .limit = 1, .include = {toasty_with(User.todos)}));
    drop(profile_find_by_id(db, 7, .where = toasty_is_null(Profile.bio)));
    drop(todo_find_by_user_id(db, user->id, .order_by = {toasty_asc(Todo.title), toasty_asc(Todo.id)}));
    toasty_status status = user_update_by_email(db, "a@example.com", .name = toasty_set("Ada"));
    status = user_update_by_id(db, user->id, .age = toasty_null, .name = toasty_set("Ada"));
    status = profile_delete_by_id(db, 7);
    return status ? status : user_delete_by_email(db, "a@example.com");
}

toasty_status writing(toasty_db *db, struct User *user)
{
    struct User *ada =
        user_create(db, .name = "Ada Lovelace", .email = "ada@example.com", .age = toasty_i64(41),
                    .todos = todos_new({.title = "Make pizza"}, {.title = "Eat", .done = toasty_bool(true)}),
                    .profile = profile_new(.bio = "x"));
    drop(user_create(db));
    drop(user_create(db, .id = toasty_ref(toasty_uuid, user->id), .profile = toasty_null));
    drop(todo_create(db, .title = "x", .user = toasty_set(ada)));
    drop(todo_create(db, .title = "x", .user = user_new(.name = "Bob", .email = "bob@example.com")));
    drop(user_create_many(db, users_new({.name = "a"}, {.name = "b", .profile = profile_new()})));
    const struct User_new items[] = {{.name = "a"}, {.name = "b"}};
    drop(user_create_array(db, items, 2));
    toasty_status status = user_update(db, ada, .name = toasty_set("Bob"), .age = toasty_add(1));
    status = user_update(db, ada);
    status = user_update(db, ada, .age = toasty_sub(1), .profile = profile_new(.bio = "y"),
                         .todos = todos_new({.title = "z"}));
    status = user_update_where(db, toasty_eq(User.name, "x"), .name = toasty_set("y"), .age = toasty_set(3));
    status = user_update_where(db, TOASTY_ALL_ROWS, .profile = toasty_null);
    status = user_delete_where(db, toasty_or(toasty_eq(User.name, "x"), toasty_is_null(User.age)));
    return status ? status : user_delete(db, ada);
}

toasty_status within_a_relation(toasty_db *db, struct User *user, struct Todo *todo, struct Profile *profile)
{
    const struct User *reader = user;
    drop(user_todos(db, user));
    drop(user_todos(db, reader, .where = toasty_eq(Todo.done, false), .limit = 3));
    drop(user_todos_first(db, user));
    drop(user_todos_first(db, user, .order_by = {toasty_asc(Todo.title), toasty_desc(Todo.id)}));
    drop(user_todos_one(db, user));
    drop(user_todos_one(db, user, .where = toasty_eq(Todo.title, "x")));
    int64_t count =
        user_todos_count(db, user) + user_todos_count(db, user, .where = toasty_eq(Todo.done, true));
    bool exists =
        user_todos_exists(db, user) || user_todos_exists(db, user, .where = toasty_eq(Todo.done, true));
    drop(user_todos_create(db, user));
    drop(user_todos_create(db, user, .title = "ship it", .done = toasty_bool(true)));
    drop(user_todos_get_by_id(db, user, todo->id));
    toasty_status status = user_todos_insert(db, user, todo);
    status = user_todos_remove(db, user, todo);
    status = user_todos_update_where(db, user, toasty_eq(Todo.done, false), .done = toasty_set(true),
                                     .title = toasty_set("done"));
    status = user_todos_delete_where(db, user, TOASTY_ALL_ROWS);
    status = user_todos_delete_by_id(db, user, todo->id);
    drop(user_profile(db, user));
    drop(user_profile_create(db, user, .bio = "x"));
    status = user_profile_insert(db, user, profile);
    status = user_profile_remove(db, user, profile);
    drop(todo_user(db, todo));
    drop(profile_user(db, profile));
    return count && exists ? TOASTY_OK : status;
}

toasty_status other(toasty_db *db, struct User *user)
{
    toasty_status status = user_load(db, user);
    status = user_load(db, user, .include = {toasty_with(User.todos), toasty_with(User.profile)});
    drop(user_from_sql(db, "SELECT * FROM users"));
    struct User_list *users = user_from_sql(db, "SELECT * FROM users WHERE age > ?1", toasty_args(18));
    user_print(stdout, user);
    drop(user_to_json(user));
    drop(user_list_to_json(users));
    return status;
}
