/* Relations via others: what is at the end of several relations, each record once, to be read and not
 * written. */
#include "relation_via.toasty.h"
#include "support.h"

#define MODELS &User, &Group, &Todo

static struct Group *make_group(toasty_db *db, const char *name, int64_t size)
{
    struct Group *group = group_create(db, .name = name, .size = size);
    test_true(db, group);
    return group;
}

static void join(toasty_db *db, const struct User *user, const struct Group *group, const char *role)
{
    struct Membership *m =
        group ? membership_create(db, .user = toasty_set(user), .group = toasty_set(group), .role = role)
              : membership_create(db, .user = toasty_set(user), .role = role);
    test_true(db, m);
    toasty_free(m);
}

/* alice is in Rust (twice) and Databases, bob in Rust, carol in none but an empty membership. */
typedef struct world {
    toasty_db *db;
    struct User *alice, *bob, *carol;
    struct Group *rust, *databases, *empty;
} world;

static world make_world(void)
{
    world w = {.db = test_db(MODELS)};
    w.alice = user_create(w.db, .name = "alice");
    w.bob = user_create(w.db, .name = "bob");
    w.carol = user_create(w.db, .name = "carol");
    test_true(w.db, w.alice && w.bob && w.carol);
    w.rust = make_group(w.db, "Rust", 3);
    w.databases = make_group(w.db, "Databases", 2);
    w.empty = make_group(w.db, "Empty", 1);
    join(w.db, w.alice, w.rust, "admin");
    join(w.db, w.alice, w.rust, "member");
    join(w.db, w.alice, w.databases, "member");
    join(w.db, w.bob, w.rust, "member");
    join(w.db, w.carol, NULL, "guest");
    return w;
}

static void free_world(const world *w)
{
    toasty_free(w->alice);
    toasty_free(w->bob);
    toasty_free(w->carol);
    toasty_free(w->rust);
    toasty_free(w->databases);
    toasty_free(w->empty);
    toasty_close(w->db);
}

static void check_users(toasty_db *db, toasty_expr where, const char *names)
{
    struct User_list *users = user_find(db, .where = where);
    test_true(db, users);
    assert_string_equal(test_names(users, name), names);
    toasty_free(users);
}

static void query_from_both_sides(void **state)
{
    (void)state;
    world w = make_world();
    test_log_start();
    struct Group_list *groups = user_groups(w.db, w.alice, .order_by = {toasty_asc(Group.name)});
    test_true(w.db, groups);
    assert_string_equal(test_log(), "SELECT groups");
    assert_string_equal(test_names_in_order(groups, name), "Databases,Rust");
    toasty_free(groups);
    struct User_list *users = group_users(w.db, w.rust, .order_by = {toasty_desc(User.name)});
    test_true(w.db, users);
    assert_string_equal(test_names_in_order(users, name), "bob,alice");
    toasty_free(users);
    users = group_users(w.db, w.empty);
    test_true(w.db, users);
    assert_int_equal(users->len, 0);
    toasty_free(users);
    assert_int_equal(user_groups_count(w.db, w.alice), 2);
    assert_int_equal(user_groups_count(w.db, w.carol), 0);
    assert_true(user_groups_exists(w.db, w.bob));
    assert_false(user_groups_exists(w.db, w.carol));
    struct Group *first = user_groups_first(w.db, w.alice, .order_by = {toasty_desc(Group.size)});
    test_true(w.db, first);
    assert_string_equal(first->name, "Rust");
    toasty_free(first);
    struct Group_page *page =
        user_groups_paginate(w.db, w.alice, .order_by = {toasty_asc(Group.name)}, .per_page = 1);
    test_true(w.db, page);
    assert_string_equal(test_names(page, name), "Databases");
    assert_non_null(page->next);
    toasty_free(page);
    /* a via over a via, and back to where it began */
    users = user_companions(w.db, w.bob);
    test_true(w.db, users);
    assert_string_equal(test_names(users, name), "alice,bob");
    toasty_free(users);
    free_world(&w);
}

static void via_relation_query_can_be_filtered(void **state)
{
    (void)state;
    world w = make_world();
    struct Group_list *groups = user_groups(w.db, w.alice, .where = toasty_gt(Group.size, 2));
    test_true(w.db, groups);
    assert_string_equal(test_names(groups, name), "Rust");
    toasty_free(groups);
    check_users(w.db, toasty_any(User.groups, toasty_eq(Group.name, "Rust")), "alice,bob");
    check_users(w.db, toasty_any(User.groups, toasty_eq(Group.name, "Databases")), "alice");
    check_users(w.db, toasty_every(User.groups, toasty_eq(Group.name, "Rust")), "bob,carol");
    check_users(w.db, toasty_none(User.groups, toasty_eq(Group.name, "Databases")), "bob,carol");
    check_users(w.db, toasty_exists(User.groups), "alice,bob");
    check_users(w.db, toasty_not(toasty_exists(User.groups)), "carol");
    check_users(w.db, toasty_eq(User.groups, w.databases), "alice");
    check_users(w.db, toasty_ne(User.groups, w.databases), "bob,carol");
    check_users(w.db, toasty_any(User.companions, toasty_eq(User.name, "alice")), "alice,bob");
    /* within conditions on others */
    check_users(w.db, toasty_any(User.groups, toasty_any(Group.users, toasty_eq(User.name, "bob"))),
                "alice,bob");
    free_world(&w);
}

static void query_and_include_two_step_targets(void **state)
{
    (void)state;
    world w = make_world();
    test_log_start();
    struct User_list *users =
        user_find(w.db, .order_by = {toasty_asc(User.name)},
                  .include = {toasty_with(User.groups, .order_by = {toasty_asc(Group.name)},
                                          .include = {toasty_with(Group.users)})});
    test_true(w.db, users);
    assert_string_equal(test_log(), "BEGIN, SELECT users, SELECT groups, SELECT users, COMMIT");
    assert_int_equal(users->len, 3);
    assert_string_equal(test_names_in_order(users->items[0].groups, name), "Databases,Rust");
    assert_string_equal(test_names_in_order(users->items[1].groups, name), "Rust");
    assert_int_equal(users->items[2].groups->len, 0);
    assert_string_equal(test_names(users->items[0].groups->items[1].users, name), "alice,bob");
    assert_string_equal(test_names(users->items[0].groups->items[0].users, name), "alice");
    assert_string_equal(test_names(users->items[1].groups->items[0].users, name), "alice,bob");
    toasty_free(users);
    /* conditions, alone and joined, and one that speaks of related records again */
    users = user_find(w.db, .order_by = {toasty_asc(User.name)},
                      .include = {toasty_with(User.groups, .where = toasty_eq(Group.name, "Rust")),
                                  toasty_with(User.groups, .where = toasty_eq(Group.size, 17))});
    test_true(w.db, users);
    assert_string_equal(test_names(users->items[0].groups, name), "Rust");
    toasty_free(users);
    users = user_find(
        w.db, .order_by = {toasty_asc(User.name)},
        .include = {toasty_with(User.groups,
                                .where = toasty_any(Group.memberships, toasty_eq(Membership.role, "admin"))),
                    toasty_with(User.companions, .order_by = {toasty_desc(User.name)})});
    test_true(w.db, users);
    assert_string_equal(test_names(users->items[0].groups, name), "Rust");
    assert_string_equal(test_names(users->items[1].groups, name), "Rust");
    assert_string_equal(test_names_in_order(users->items[1].companions, name), "bob,alice");
    toasty_free(users);
    test_true(w.db, user_load(w.db, w.alice, .include = {toasty_with(User.groups)}) == TOASTY_OK);
    assert_string_equal(test_names(w.alice->groups, name), "Databases,Rust");
    assert_true(toasty_is_loaded(w.alice, User.groups));
    char *json = user_to_json(w.alice);
    assert_non_null(strstr(json, "\"groups\":[{"));
    toasty_free(json);
    free_world(&w);
}

static void mutate_link_through_join_model(void **state)
{
    (void)state;
    world w = make_world();
    join(w.db, w.carol, w.empty, "member");
    check_users(w.db, toasty_eq(User.groups, w.empty), "carol");
    test_true(w.db, membership_update_where(w.db, toasty_eq(Membership.user, w.carol),
                                            .group = toasty_set(w.rust)) == TOASTY_OK);
    check_users(w.db, toasty_eq(User.groups, w.rust), "alice,bob,carol");
    test_true(w.db, membership_delete_where(w.db, toasty_eq(Membership.user, w.carol)) == TOASTY_OK);
    check_users(w.db, toasty_eq(User.groups, w.rust), "alice,bob");
    assert_int_equal(user_count(w.db), 3);
    assert_int_equal(group_count(w.db), 3);
    /* deleting an end deletes links, never the other end */
    test_true(w.db, user_delete(w.db, w.alice) == TOASTY_OK);
    assert_int_equal(group_count(w.db), 3);
    assert_int_equal(membership_count(w.db), 1);
    free_world(&w);
}

static void include_via_has_one(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *all = user_create(db, .name = "all",
                                   .account = account_new(.subscription = subscription_new(.plan = "gold")));
    struct User *half = user_create(db, .name = "half", .account = account_new(.user_id = 0));
    struct User *none = user_create(db, .name = "none");
    test_true(db, all && half && none);
    struct Subscription *s = user_subscription(db, all);
    test_true(db, s);
    assert_string_equal(s->plan, "gold");
    toasty_free(s);
    assert_null(user_subscription(db, half));
    test_ok(db);
    assert_null(user_subscription(db, none));
    test_ok(db);
    test_log_start();
    struct User_list *users =
        user_find(db, .order_by = {toasty_asc(User.name)}, .include = {toasty_with(User.subscription)});
    test_true(db, users);
    assert_string_equal(test_log(), "BEGIN, SELECT users, SELECT subscriptions, COMMIT");
    assert_string_equal(users->items[0].subscription->plan, "gold");
    for (int i = 1; i < 3; i++) {
        assert_null(users->items[i].subscription);
        assert_true(toasty_is_loaded(&users->items[i], User.subscription));
    }
    toasty_free(users);
    check_users(db, toasty_eq(toasty_path(User.subscription, Subscription.plan), "gold"), "all");
    check_users(db, toasty_is_null(User.subscription), "half,none");
    toasty_free(all);
    toasty_free(half);
    toasty_free(none);
    toasty_close(db);
}

static void include_via_nested_via(void **state)
{
    (void)state;
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(
        db, .name = "ada",
        .organizations = organizations_new(
            {.name = "o1",
             .projects = projects_new({.name = "p1", .todos = todos_new({.title = "a"}, {.title = "b"})},
                                      {.name = "p2", .todos = todos_new({.title = "c"})})},
            {.name = "o2"}));
    struct User *bob = user_create(db, .name = "bob");
    test_true(db, ada && bob);
    struct User_list *users =
        user_find(db, .order_by = {toasty_asc(User.name)},
                  .include = {toasty_with(User.todos), toasty_with(User.nested_todos),
                              toasty_with(User.organizations, .include = {toasty_with(Organization.todos)})});
    test_true(db, users);
    assert_string_equal(test_names(users->items[0].todos, title), "a,b,c");
    assert_string_equal(test_names(users->items[0].nested_todos, title), "a,b,c");
    assert_int_equal(users->items[1].todos->len, 0);
    assert_int_equal(users->items[1].nested_todos->len, 0);
    toasty_free(users);
    struct Todo_list *todos =
        user_todos(db, ada, .order_by = {toasty_asc(Todo.title)}, .include = {toasty_with(Todo.owner)});
    test_true(db, todos);
    assert_string_equal(test_names_in_order(todos, title), "a,b,c");
    assert_string_equal(todos->items[2].owner->name, "ada");
    toasty_free(todos);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void keys_of_two_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Region);
    struct Region_list *regions =
        region_create_many(db, regions_new({.country = "A", .code = 1}, {.country = "A", .code = 2},
                                           {.country = "B", .code = 1}));
    test_true(db, regions);
    struct Region *r = regions->items;
    const int ways[][2] = {{0, 1}, {0, 2}, {0, 2}, {1, 0}};
    for (size_t i = 0; i < 4; i++) {
        struct Route *route =
            route_create(db, .from = toasty_set(&r[ways[i][0]]), .to = toasty_set(&r[ways[i][1]]));
        test_true(db, route);
        toasty_free(route);
    }
    assert_int_equal(region_neighbours_count(db, &r[0]), 2);
    struct Region_list *all =
        region_find(db, .order_by = {toasty_asc(Region.country), toasty_asc(Region.code)},
                    .include = {toasty_with(Region.neighbours, .order_by = {toasty_asc(Region.country)})});
    test_true(db, all);
    assert_int_equal(all->items[0].neighbours->len, 2);
    assert_string_equal(all->items[0].neighbours->items[1].country, "B");
    assert_int_equal(all->items[1].neighbours->len, 1);
    assert_int_equal(all->items[2].neighbours->len, 0);
    toasty_free(all);
    toasty_free(regions);
    toasty_close(db);
}

/* No function is generated that would write; the untyped ones refuse. */
/* What an update changes is the first step of some: they are no longer known. */
static void updates_forget_what_they_make_wrong(void **state)
{
    (void)state;
    world w = make_world();
    struct Organization *org =
        organization_create(w.db, .name = "o", .user = toasty_set(w.alice),
                            .projects = projects_new({.name = "p", .todos = todos_new({.title = "t"})}));
    struct Organization *other = organization_create(w.db, .name = "o2", .user = toasty_set(w.bob),
                                                     .projects = projects_new({.name = "p2"}));
    test_true(w.db, org && other);
    struct Todo *todo = todo_one(w.db, .include = {toasty_with(Todo.owner)});
    test_true(w.db, todo);
    assert_string_equal(todo->owner->name, "alice");
    test_true(w.db, !todo_update(w.db, todo, .title = toasty_set("T")));
    assert_string_equal(todo->owner->name, "alice");
    test_true(w.db, !todo_update(w.db, todo, .project = toasty_set(&other->projects->items[0])));
    assert_false(toasty_is_loaded(todo, Todo.owner));
    test_true(w.db, !todo_load(w.db, todo, .include = {toasty_with(Todo.owner)}));
    assert_string_equal(todo->owner->name, "bob");
    /* loaded, and there is nobody */
    test_true(w.db, !user_load(w.db, w.alice,
                               .include = {toasty_with(User.subscription), toasty_with(User.groups),
                                           toasty_with(User.todos)}));
    assert_true(toasty_is_loaded(w.alice, User.subscription) && !w.alice->subscription);
    test_true(w.db, !user_update(w.db, w.alice,
                                 .account = account_new(.subscription = subscription_new(.plan = "pro"))));
    assert_false(toasty_is_loaded(w.alice, User.subscription));
    assert_true(toasty_is_loaded(w.alice, User.groups) && toasty_is_loaded(w.alice, User.todos));
    test_true(w.db, !user_update(w.db, w.alice, .memberships = memberships_new({.role = "x"})));
    assert_false(toasty_is_loaded(w.alice, User.groups));
    assert_true(toasty_is_loaded(w.alice, User.todos));
    toasty_free(todo);
    toasty_free(other);
    toasty_free(org);
    free_world(&w);
}

static void via_is_read_only(void **state)
{
    (void)state;
    world w = make_world();
    const toasty_field *groups = User.groups.field;
    assert_int_equal(toasty_relation_insert(groups, w.db, w.alice, w.empty), TOASTY_INVALID_STATEMENT);
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "User.groups", "read");
    assert_int_equal(toasty_relation_remove(groups, w.db, w.alice, w.rust), TOASTY_INVALID_STATEMENT);
    assert_int_equal(toasty_relation_insert_all(groups, w.db, w.alice, w.empty, 1), TOASTY_INVALID_STATEMENT);
    assert_int_equal(toasty_relation_remove_all(groups, w.db, w.alice, w.rust, 1), TOASTY_INVALID_STATEMENT);
    struct Group_new new = {.toasty__db = w.db, .toasty__parent = w.alice, .name = "x"};
    assert_null(toasty_model_create(Group.toasty__model, groups, &new));
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "User.groups");
    assert_int_equal(group_count(w.db), 3);
    assert_int_equal(user_groups_count(w.db, w.alice), 2);
    free_world(&w);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(query_from_both_sides),
    cmocka_unit_test(via_relation_query_can_be_filtered),
    cmocka_unit_test(query_and_include_two_step_targets),
    cmocka_unit_test(mutate_link_through_join_model),
    cmocka_unit_test(include_via_has_one),
    cmocka_unit_test(include_via_nested_via),
    cmocka_unit_test(keys_of_two_fields),
    cmocka_unit_test(updates_forget_what_they_make_wrong),
    cmocka_unit_test(via_is_read_only),
};

TEST_MAIN(tests)
