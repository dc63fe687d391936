/*
 * What an index was declared for is looked up in it: the database is asked how it would run each statement
 * that a call sends, and walks over a whole table only where no index can help.
 */
#include <ctype.h>
#include <stdlib.h>

#include "query_plans.toasty.h"
#include "support.h"

static char found[4096];

static size_t placeholders(const char *sql)
{
    size_t most = 0;
    for (; (sql = strchr(sql, '?')); sql++)
        if ((size_t)atoi(sql + 1) > most)
            most = (size_t)atoi(sql + 1);
    return most;
}

/* Whether a line of a plan walks over a whole table. */
static bool is_walk(const char *line)
{
    return !strncmp(line, "SCAN ", 5) && !strstr(line, "CONSTANT ROW") && !isdigit((unsigned char)line[5]) &&
           line[5] != '(';
}

/*
 * Asks how the logged statements run. The first line of a plan that walks over a table, or sorts when the
 * rows should come in order by themselves, is kept in `found`.
 */
static bool walks(toasty_db *db, bool in_order, toasty_arg_list args)
{
    static const toasty_value nulls[64];
    char sql[4096];
    found[0] = 0;
    size_t count = test_log_count(), explained = 0;
    for (size_t i = 0; i < count && !found[0]; i++) {
        const char *sent = test_log_sql(i);
        if (strncmp(sent, "SELECT", 6) && strncmp(sent, "UPDATE", 6) && strncmp(sent, "DELETE", 6) &&
            strncmp(sent, "INSERT", 6))
            continue;
        snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN %s", sent);
        toasty_arg_list values = args.count ? args : (toasty_arg_list){placeholders(sent), nulls};
        toasty_rows *plan = toasty_query_sql(db, (toasty_sql){sql, values});
        test_true(db, plan);
        explained++;
        for (size_t r = 0; r < plan->len && !found[0]; r++) {
            const char *line = toasty_row_value(plan, r, 3)->as.string;
            if (strstr(line, "AUTOMATIC") || (in_order ? strstr(line, "TEMP B-TREE") != NULL : is_walk(line)))
                snprintf(found, sizeof found, "%s\n  in %s", line, sent);
        }
        toasty_free(plan);
    }
    assert_true(explained > 0);
    return found[0] != 0;
}

static void check(toasty_db *db, bool in_order, toasty_arg_list args, const char *call, int line)
{
    test_ok(db);
    if (!walks(db, in_order, args))
        return;
    print_error("%s\n  %s\n", call, found);
    _fail(__FILE__, line);
}

/* The call finds its rows by an index. */
#define looked_up(call)                                                                                      \
    do {                                                                                                     \
        test_log_start();                                                                                    \
        (void)(call);                                                                                        \
        check(db, false, (toasty_arg_list){0, NULL}, #call, __LINE__);                                       \
    } while (0)
/* The same for values that the plan hangs on. */
#define looked_up_with(args, call)                                                                           \
    do {                                                                                                     \
        test_log_start();                                                                                    \
        (void)(call);                                                                                        \
        check(db, false, args, #call, __LINE__);                                                             \
    } while (0)
/* The call reads its rows in the order of an index, without sorting. */
#define in_order(call)                                                                                       \
    do {                                                                                                     \
        test_log_start();                                                                                    \
        (void)(call);                                                                                        \
        check(db, true, (toasty_arg_list){0, NULL}, #call, __LINE__);                                        \
    } while (0)
#define freed(result) toasty_free(result)

static toasty_db *open_filled(void)
{
    toasty_db *db = test_db(&User, &Todo, &Profile, &Group, &Membership, &Room, &Desk);
    for (int i = 0; i < 3; i++) {
        char name[8];
        snprintf(name, sizeof name, "u%d", i);
        toasty_free(user_create(
            db, .name = name, .email = "a@b", .score = i ? toasty_i32(i) : NULL, .city = "X", .age = i, .note = "n",
            .profile = profile_new(.bio = "b"),
            .todos = todos_new({.title = "t", .due = {2026, 1, 1}}, {.title = "s", .due = {2026, 1, 2}}),
            .memberships = memberships_new({.group = group_new(.name = name)})));
        test_ok(db);
    }
    toasty_free(room_create(db, .building = "K", .number = 1, .desks = desks_new({0}, {0})));
    test_ok(db);
    return db;
}

static void keys_and_indexes(void **state)
{
    (void)state;
    toasty_db *db = open_filled();
    looked_up(freed(user_get_by_id(db, 1)));
    looked_up(freed(user_get_by_name(db, "u1")));
    looked_up(freed(user_find_by_city(db, "X")));
    looked_up(freed(user_find_by_city_and_age(db, "X", 1)));
    looked_up(freed(membership_find_by_user_id_and_group_id(db, 1, toasty_uuid_v4())));
    looked_up(freed(room_get_by_building_and_number(db, "K", 1)));
    looked_up(freed(room_find_by_building(db, "K")));
    looked_up(freed(user_first(db, .where = toasty_eq(User.name, "u1"))));
    looked_up(freed(user_one(db, .where = toasty_eq(User.id, 1))));
    toasty_close(db);
}

static void conditions(void **state)
{
    (void)state;
    toasty_db *db = open_filled();
    looked_up(freed(user_find(db, .where = toasty_eq(User.email, "a@b"))));
    looked_up(freed(user_find(db, .where = toasty_in(User.email, "a", "b", "c"))));
    looked_up(freed(user_find(db, .where = toasty_between(User.score, 1, 2))));
    looked_up(freed(user_find(db, .where = toasty_gt(User.score, 1))));
    looked_up(freed(user_find(db, .where = toasty_is_null(User.score))));
    looked_up(freed(user_find(db, .where = toasty_and(toasty_eq(User.note, "n"), toasty_eq(User.score, 1)))));
    looked_up(freed(user_find(db, .where = toasty_or(toasty_eq(User.email, "a@b"), toasty_eq(User.id, 1)))));
    looked_up(freed(user_find(db, .where = toasty_and(toasty_eq(User.city, "X"), toasty_lt(User.age, 2)))));
    looked_up_with(toasty_args("u%"), freed(user_find(db, .where = toasty_starts_with(User.name, "u"))));
    looked_up(user_count(db, .where = toasty_eq(User.email, "a@b")));
    looked_up(user_exists(db, .where = toasty_eq(User.email, "a@b")));
    looked_up(toasty_sum(db, User.score, .where = toasty_eq(User.city, "X")));
    looked_up(freed(toasty_max(db, User.score)));
    looked_up(freed(toasty_min(db, User.name)));
    looked_up(freed(toasty_pluck(db, User.note, .where = toasty_eq(User.email, "a@b"))));
    toasty_close(db);
}

static void across_relations(void **state)
{
    (void)state;
    toasty_db *db = open_filled();
    struct User *user = user_get_by_id(db, 1);
    struct Group *group = group_first(db);
    test_true(db, user && group);
    looked_up(freed(user_find(db, .where = toasty_any(User.todos, toasty_eq(Todo.title, "t")))));
    looked_up(freed(user_find(db, .where = toasty_any(User.groups, toasty_eq(Group.name, "u1")))));
    looked_up(freed(user_find(db, .where = toasty_eq(User.groups, group))));
    looked_up(freed(todo_find(db, .where = toasty_eq(toasty_path(Todo.user, User.name), "u1"))));
    looked_up(freed(todo_find(db, .where = toasty_eq(Todo.user, user))));
    looked_up(freed(todo_find(
        db, .where = toasty_any(Todo.user, toasty_any(User.groups, toasty_eq(Group.id, group->id))))));
    looked_up(freed(user_todos(db, user)));
    looked_up(freed(user_todos(db, user, .where = toasty_eq(Todo.title, "t"))));
    looked_up(user_todos_count(db, user));
    looked_up(freed(user_profile(db, user)));
    looked_up(freed(user_groups(db, user)));
    looked_up(freed(group_users(db, group)));
    looked_up(freed(user_todos_get_by_id(db, user, 1)));
    struct Todo *todo = todo_get_by_id(db, 1);
    looked_up(freed(todo_user(db, todo)));
    toasty_free(todo);
    toasty_free(group);
    toasty_free(user);
    toasty_close(db);
}

static void includes(void **state)
{
    (void)state;
    toasty_db *db = open_filled();
    looked_up(
        freed(user_find_by_city(db, "X", .include = {toasty_with(User.todos), toasty_with(User.profile)})));
    looked_up(freed(user_find_by_city(db, "X",
                                      .include = {toasty_with(User.todos, .where = toasty_eq(Todo.title, "t"),
                                                              .order_by = {toasty_desc(Todo.due)})})));
    looked_up(freed(user_find_by_city(
        db, "X", .include = {toasty_with(User.todos, .order_by = {toasty_asc(Todo.due)}, .limit = 1)})));
    looked_up(freed(user_find_by_city(db, "X", .include = {toasty_with(User.groups)})));
    looked_up(freed(user_find_by_city(
        db, "X", .include = {toasty_with(User.memberships, .include = {toasty_with(Membership.group)})})));
    looked_up(freed(todo_find_by_title(
        db, "t", .include = {toasty_with(Todo.user, .include = {toasty_with(User.profile)})})));
    looked_up(freed(room_find_by_building(db, "K", .include = {toasty_with(Room.desks)})));
    looked_up(freed(desk_find_by_building(db, "K", .include = {toasty_with(Desk.room)})));
    toasty_close(db);
}

static void orders(void **state)
{
    (void)state;
    toasty_db *db = open_filled();
    struct User *user = user_get_by_id(db, 1);
    in_order(freed(user_find(db, .order_by = {toasty_asc(User.name)}, .limit = 2)));
    in_order(freed(user_find(db, .order_by = {toasty_desc(User.score)}, .limit = 2)));
    in_order(freed(user_find(db, .order_by = {toasty_desc(User.id)}, .limit = 2)));
    in_order(freed(user_find(db, .order_by = {toasty_asc(User.city), toasty_asc(User.age)}, .limit = 2)));
    in_order(freed(user_find_by_city(db, "X", .order_by = {toasty_desc(User.age)})));
    in_order(freed(user_todos(db, user, .order_by = {toasty_asc(Todo.due)})));
    toasty_free(user);
    toasty_close(db);
}

/* The first page, the next one, and the first one again backwards. */
#define pages_in_order(paginate, handle, ...)                                                                \
    do {                                                                                                     \
        test_log_start();                                                                                    \
        void *first_ = paginate(handle, __VA_ARGS__);                                                        \
        check(handle, true, (toasty_arg_list){0, NULL}, #__VA_ARGS__ ": first", __LINE__);                   \
        const char *next_ = ((toasty_page *)first_)->next;                                                   \
        assert_non_null(next_);                                                                              \
        test_log_start();                                                                                    \
        void *second_ = paginate(handle, __VA_ARGS__, .after = next_);                                       \
        check(handle, false, (toasty_arg_list){0, NULL}, #__VA_ARGS__ ": next", __LINE__);                   \
        check(handle, true, (toasty_arg_list){0, NULL}, #__VA_ARGS__ ": next", __LINE__);                    \
        const char *prev_ = ((toasty_page *)second_)->prev;                                                  \
        assert_non_null(prev_);                                                                              \
        test_log_start();                                                                                    \
        toasty_free(paginate(handle, __VA_ARGS__, .before = prev_));                                         \
        check(handle, false, (toasty_arg_list){0, NULL}, #__VA_ARGS__ ": prev", __LINE__);                   \
        check(handle, true, (toasty_arg_list){0, NULL}, #__VA_ARGS__ ": prev", __LINE__);                    \
        toasty_free(first_);                                                                                 \
        toasty_free(second_);                                                                                \
    } while (0)

static void pages(void **state)
{
    (void)state;
    toasty_db *db = open_filled();
    pages_in_order(user_paginate, db, .order_by = {toasty_asc(User.id)}, .per_page = 1);
    pages_in_order(user_paginate, db, .order_by = {toasty_desc(User.id)}, .per_page = 1);
    pages_in_order(user_paginate, db, .order_by = {toasty_asc(User.name)}, .per_page = 1);
    pages_in_order(todo_paginate, db, .order_by = {toasty_asc(Todo.title)}, .per_page = 1);
    pages_in_order(todo_paginate, db, .order_by = {toasty_desc(Todo.title)}, .per_page = 1);
    pages_in_order(user_paginate, db, .order_by = {toasty_asc(User.city), toasty_asc(User.age)},
                   .per_page = 1);
    pages_in_order(user_paginate, db, .order_by = {toasty_asc(User.age)}, .where = toasty_eq(User.city, "X"),
                   .per_page = 1);
    pages_in_order(group_paginate, db, .order_by = {toasty_asc(Group.name)}, .per_page = 1);
    pages_in_order(user_paginate, db, .order_by = {toasty_asc(User.score)}, .per_page = 1);
    pages_in_order(user_paginate, db, .order_by = {toasty_desc(User.score)}, .per_page = 1);
    struct User *user = user_get_by_id(db, 1);
    test_log_start();
    struct Todo_page *page = user_todos_paginate(db, user, .order_by = {toasty_asc(Todo.due)}, .per_page = 1);
    check(db, true, (toasty_arg_list){0, NULL}, "todos of a user, first page", __LINE__);
    test_log_start();
    toasty_free(user_todos_paginate(db, user, .order_by = {toasty_asc(Todo.due)}, .per_page = 1,
                                    .after = page->next));
    check(db, false, (toasty_arg_list){0, NULL}, "todos of a user, next page", __LINE__);
    check(db, true, (toasty_arg_list){0, NULL}, "todos of a user, next page", __LINE__);
    toasty_free(page);
    toasty_free(user);
    toasty_close(db);
}

static void writes(void **state)
{
    (void)state;
    toasty_db *db = open_filled();
    looked_up(user_update_by_name(db, "u1", .note = toasty_set("x")));
    looked_up(user_update_where(db, toasty_eq(User.email, "a@b"), .age = toasty_add(1)));
    looked_up(
        user_update_where(db, toasty_any(User.todos, toasty_eq(Todo.title, "t")), .age = toasty_add(1)));
    looked_up(freed(user_upsert_by_name(db, "u1", .city = toasty_set("Y"), .age = toasty_set(1),
                                        .note = toasty_set("z"))));
    struct User *user = user_get_by_id(db, 1), *other = user_get_by_id(db, 2);
    struct Todo *todo = todo_get_by_id(db, 1);
    struct Profile *profile = user_profile(db, other);
    test_true(db, user && other && todo && profile);
    looked_up(user_update(db, user, .note = toasty_set("y"), .profile = toasty_set(profile)));
    looked_up(user_todos_insert(db, other, todo));
    looked_up(user_todos_remove(db, other, todo));
    looked_up(user_todos_update_where(db, user, toasty_eq(Todo.title, "s"), .title = toasty_set("q")));
    looked_up(user_todos_delete_where(db, user, toasty_eq(Todo.title, "q")));
    looked_up(todo_delete_where(db, toasty_eq(toasty_path(Todo.user, User.name), "u1")));
    looked_up(user_delete(db, user));
    looked_up(user_delete_by_name(db, "u1"));
    looked_up(user_delete_where(db, toasty_eq(User.email, "a@b")));
    looked_up(room_delete_where(db, toasty_eq(Room.building, "K")));
    toasty_free(profile);
    toasty_free(todo);
    toasty_free(other);
    toasty_free(user);
    toasty_close(db);
}

/* Without an index there is nothing but to walk, and to sort; the tests above would see it. */
static void without_an_index(void **state)
{
    (void)state;
    toasty_db *db = open_filled();
    test_log_start();
    toasty_free(user_find(db, .where = toasty_eq(User.note, "n")));
    assert_true(walks(db, false, (toasty_arg_list){0, NULL}));
    assert_non_null(strstr(found, "SCAN users"));
    test_log_start();
    toasty_free(user_find(db, .order_by = {toasty_asc(User.note)}));
    assert_true(walks(db, true, (toasty_arg_list){0, NULL}));
    test_log_start();
    test_true(db, user_update_where(db, toasty_eq(User.note, "n"), .age = toasty_set(1)) == TOASTY_OK);
    assert_true(walks(db, false, (toasty_arg_list){0, NULL}));
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(keys_and_indexes), cmocka_unit_test(conditions),
    cmocka_unit_test(across_relations), cmocka_unit_test(includes),
    cmocka_unit_test(orders),           cmocka_unit_test(pages),
    cmocka_unit_test(writes),           cmocka_unit_test(without_an_index),
};

TEST_MAIN(tests)
