/* Many to many: lists over a join model whose links are written without naming it. */
#include "relation_join.toasty.h"
#include "support.h"

#include <stdlib.h>

#define MODELS &User, &Group, &Membership, &Badge, &Follow, &Rating, &Shelf, &Book, &Placing

typedef struct world {
    toasty_db *db;
    struct User *ada, *bob;
    struct Group_list *groups; /* c, rust, zig */
} world;

static world make_world(void)
{
    world w = {.db = test_db(MODELS)};
    w.ada = user_create(w.db, .name = "ada");
    w.bob = user_create(w.db, .name = "bob");
    w.groups = group_create_many(w.db, groups_new({.name = "c"}, {.name = "rust"}, {.name = "zig"}));
    test_true(w.db, w.ada && w.bob && w.groups);
    return w;
}

static void free_world(const world *w)
{
    toasty_free(w->ada);
    toasty_free(w->bob);
    toasty_free(w->groups);
    toasty_close(w->db);
}

/* The names of the groups of a user, and of the users of each of the three groups. */
static void check(const world *w, const struct User *user, const char *groups)
{
    struct Group_list *found = user_groups(w->db, user);
    test_true(w->db, found);
    assert_string_equal(test_names(found, name), groups);
    toasty_free(found);
}

static void check_users(const world *w, size_t group, const char *names)
{
    struct User_list *found = group_users(w->db, &w->groups->items[group]);
    test_true(w->db, found);
    assert_string_equal(test_names(found, name), names);
    toasty_free(found);
}

static void insert_writes_the_join_record(void **state)
{
    (void)state;
    world w = make_world();
    test_log_start();
    test_true(w.db, !user_groups_insert(w.db, w.ada, &w.groups->items[1]));
    assert_string_equal(test_log(), "BEGIN, SELECT groups, SELECT memberships, INSERT memberships, COMMIT");
    check(&w, w.ada, "rust");
    check_users(&w, 1, "ada");
    struct Membership *m = membership_get_by_user_id_and_group_id(w.db, w.ada->id, w.groups->items[1].id);
    test_true(w.db, m);
    assert_string_equal(m->role, "member");
    assert_null(m->note);
    assert_int_equal(m->version, 1);
    assert_true(m->created_at.seconds > 0);
    toasty_free(m);
    free_world(&w);
}

static void insert_from_the_other_side(void **state)
{
    (void)state;
    world w = make_world();
    test_true(w.db, !group_users_insert(w.db, &w.groups->items[0], w.ada));
    test_true(w.db, !group_users_insert(w.db, &w.groups->items[0], w.bob));
    check(&w, w.ada, "c");
    check(&w, w.bob, "c");
    check_users(&w, 0, "ada,bob");
    test_true(w.db, !group_users_remove(w.db, &w.groups->items[0], w.ada));
    check_users(&w, 0, "bob");
    free_world(&w);
}

/* Linking what is linked changes nothing, not even the join record. */
static void inserting_a_pair_twice_changes_nothing(void **state)
{
    (void)state;
    world w = make_world();
    struct Membership *m = membership_create(w.db, .user = toasty_set(w.ada),
                                             .group = toasty_set(&w.groups->items[0]), .role = "owner");
    test_true(w.db, m);
    test_log_start();
    test_true(w.db, !user_groups_insert(w.db, w.ada, &w.groups->items[0]));
    assert_string_equal(test_log(), "BEGIN, SELECT groups, SELECT memberships, COMMIT");
    test_true(w.db, !user_groups_insert_all(w.db, w.ada, w.groups->items, 3));
    check(&w, w.ada, "c,rust,zig");
    assert_int_equal(user_memberships_count(w.db, w.ada), 3);
    struct Membership *again = membership_get_by_user_id_and_group_id(w.db, m->user_id, m->group_id);
    test_true(w.db, again);
    assert_string_equal(again->role, "owner");
    assert_int_equal(again->version, 1);
    toasty_free(again);
    toasty_free(m);
    /* also where the database would not mind */
    test_true(w.db, !user_follows_insert(w.db, w.ada, w.bob));
    test_true(w.db, !user_follows_insert(w.db, w.ada, w.bob));
    assert_int_equal(follow_count(w.db), 1);
    free_world(&w);
}

static void remove_deletes_the_join_record(void **state)
{
    (void)state;
    world w = make_world();
    test_true(w.db, !user_groups_insert_all(w.db, w.ada, w.groups->items, 3));
    test_true(w.db, !user_groups_insert(w.db, w.bob, &w.groups->items[0]));
    test_true(w.db, !user_groups_remove(w.db, w.ada, &w.groups->items[0]));
    check(&w, w.ada, "rust,zig");
    check(&w, w.bob, "c");
    assert_int_equal(membership_count(w.db), 3);
    assert_int_equal(group_count(w.db), 3);
    assert_int_equal(user_count(w.db), 2);
    free_world(&w);
}

static void removing_what_is_not_there_fails(void **state)
{
    (void)state;
    world w = make_world();
    test_true(w.db, !user_groups_insert_all(w.db, w.ada, w.groups->items, 2));
    assert_int_equal(user_groups_remove(w.db, w.bob, &w.groups->items[0]), TOASTY_CONDITION_FAILED);
    test_failed(w.db, TOASTY_CONDITION_FAILED, "Group", "User.groups");
    assert_int_equal(user_groups_remove(w.db, w.ada, &w.groups->items[2]), TOASTY_CONDITION_FAILED);
    /* one of them is enough, and then none goes */
    assert_int_equal(user_groups_remove_all(w.db, w.ada, w.groups->items, 3), TOASTY_CONDITION_FAILED);
    test_failed(w.db, TOASTY_CONDITION_FAILED, "a record of model `Group`", "User.groups");
    check(&w, w.ada, "c,rust");
    test_true(w.db, !user_groups_remove_all(w.db, w.ada, w.groups->items, 2));
    check(&w, w.ada, "");
    free_world(&w);
}

static void several_are_linked_or_none(void **state)
{
    (void)state;
    world w = make_world();
    test_log_start();
    test_true(w.db, !user_groups_insert_all(w.db, w.ada, w.groups->items, 3));
    assert_string_equal(test_log(), "BEGIN, SELECT groups, SELECT memberships, INSERT memberships, COMMIT");
    test_true(w.db, !group_delete(w.db, &w.groups->items[2]));
    assert_int_equal(user_groups_insert_all(w.db, w.bob, w.groups->items, 3), TOASTY_RECORD_NOT_FOUND);
    test_failed(w.db, TOASTY_RECORD_NOT_FOUND, "Group", "User.groups", "not in the database");
    check(&w, w.bob, "");
    /* the same row twice, and none at all */
    struct Group twice[2] = {w.groups->items[0], w.groups->items[0]};
    test_true(w.db, !user_groups_insert_all(w.db, w.bob, twice, 2));
    check(&w, w.bob, "c");
    test_true(w.db, !user_groups_remove_all(w.db, w.bob, twice, 2));
    test_true(w.db, !user_groups_insert_all(w.db, w.bob, NULL, 0));
    check(&w, w.bob, "");
    free_world(&w);
}

/* More than fit into one statement. */
static void many_at_once(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    world w = make_world();
    struct Group_new *new = test_alloc(MANY, sizeof *new);
    char(*names)[16] = test_alloc(MANY, sizeof *names);
    assert_true(new &&names);
    for (int i = 0; i < MANY; i++) {
        snprintf(names[i], sizeof names[i], "g%d", i);
        new[i].name = names[i];
    }
    struct Group_list *many = group_create_array(w.db, new, MANY);
    test_true(w.db, many);
    test_true(w.db, !user_groups_insert_all(w.db, w.ada, many->items, MANY));
    assert_int_equal(user_groups_count(w.db, w.ada), MANY);
    test_true(w.db, !user_groups_remove_all(w.db, w.ada, many->items, MANY));
    assert_int_equal(membership_count(w.db), 0);
    toasty_free(many);
    free_world(&w);
}

static void what_hangs_on_the_join_record_goes_along(void **state)
{
    (void)state;
    world w = make_world();
    test_true(w.db, !user_groups_insert_all(w.db, w.ada, w.groups->items, 2));
    struct Membership_list *all = membership_find(w.db);
    test_true(w.db, all);
    toasty_each (m, all) {
        struct Badge *badge = membership_badges_create(w.db, m, .text = "first");
        test_true(w.db, badge);
        toasty_free(badge);
    }
    toasty_free(all);
    test_true(w.db, !user_groups_remove(w.db, w.ada, &w.groups->items[0]));
    assert_int_equal(badge_count(w.db), 1);
    free_world(&w);
}

static void create_through_the_list(void **state)
{
    (void)state;
    world w = make_world();
    struct Group *go = user_groups_create(w.db, w.ada, .name = "go");
    test_true(w.db, go);
    assert_string_equal(go->name, "go");
    check(&w, w.ada, "go");
    /* the group is not left behind when it cannot be linked */
    assert_null(user_groups_create(w.db, w.ada, .name = "go"));
    assert_true(toasty_is_unique_violation(w.db));
    assert_null(user_groups_create(w.db, (struct User *)NULL, .name = "x"));
    test_failed(w.db, TOASTY_MISUSE, "User.groups");
    assert_int_equal(group_count(w.db), 4);
    toasty_free(go);
    free_world(&w);
}

static void lists_in_create(void **state)
{
    (void)state;
    world w = make_world();
    test_log_start();
    struct User *cid =
        user_create(w.db, .name = "cid", .groups = groups_new({.name = "go"}, {.name = "ada"}));
    test_true(w.db, cid);
    assert_string_equal(test_log(), "BEGIN, INSERT users, INSERT groups, INSERT memberships, COMMIT");
    assert_string_equal(test_names_in_order(cid->groups, name), "go,ada");
    check(&w, cid, "ada,go");
    toasty_free(cid);
    /* with records that are there already, the whole list is shown */
    struct User *dot =
        user_create(w.db, .name = "dot",
                    .groups = groups_apply(toasty_link(&w.groups->items[0]), group_new(.name = "d"),
                                           toasty_link(&w.groups->items[2])));
    test_true(w.db, dot);
    assert_string_equal(test_names(dot->groups, name), "c,d,zig");
    check(&w, dot, "c,d,zig");
    toasty_free(dot);
    struct Group *club =
        group_create(w.db, .name = "club", .users = users_apply(toasty_link(w.ada), toasty_link(w.bob)));
    test_true(w.db, club);
    assert_string_equal(test_names(club->users, name), "ada,bob");
    toasty_free(club);
    struct User_list *users = user_create_many(
        w.db, users_new({.name = "eve", .groups = groups_new({.name = "e"})},
                        {.name = "fay", .groups = groups_new({.name = "f"}, {.name = "g"})}));
    test_true(w.db, users);
    check(&w, &users->items[0], "e");
    check(&w, &users->items[1], "f,g");
    toasty_free(users);
    free_world(&w);
}

static void lists_in_update(void **state)
{
    (void)state;
    world w = make_world();
    struct Group *c = &w.groups->items[0], *rust = &w.groups->items[1], *zig = &w.groups->items[2];
    test_true(w.db, !user_groups_insert_all(w.db, w.ada, w.groups->items, 2));
    test_true(w.db, !user_update(w.db, w.ada, .name = toasty_set("Ada"),
                                 .groups = groups_apply(toasty_unlink(c), toasty_link(zig), toasty_link(rust),
                                                        group_new(.name = "go"))));
    check(&w, w.ada, "go,rust,zig");
    assert_string_equal(w.ada->name, "Ada");
    /* the last entry of a record counts; what fails takes everything back */
    test_true(w.db,
              !user_update(w.db, w.ada,
                           .groups = groups_apply(toasty_link(c), toasty_unlink(zig), toasty_link(zig))));
    check(&w, w.ada, "c,go,rust,zig");
    assert_int_equal(user_update(w.db, w.bob, .name = toasty_set("Bob"),
                                 .groups = groups_apply(toasty_link(c), toasty_unlink(zig))),
                     TOASTY_CONDITION_FAILED);
    test_failed(w.db, TOASTY_CONDITION_FAILED, "User.groups");
    check(&w, w.bob, "");
    assert_string_equal(w.bob->name, "bob");
    free_world(&w);
}

static void clear_leaves_what_is_linked_then(void **state)
{
    (void)state;
    world w = make_world();
    struct Group *c = &w.groups->items[0], *rust = &w.groups->items[1], *zig = &w.groups->items[2];
    test_true(w.db, !user_groups_insert_all(w.db, w.ada, w.groups->items, 2));
    test_true(w.db, !user_groups_insert_all(w.db, w.bob, w.groups->items, 3));
    struct Membership *m = membership_get_by_user_id_and_group_id(w.db, w.ada->id, c->id);
    test_true(w.db, m && !membership_update(w.db, m, .role = toasty_set("owner")));
    toasty_free(m);
    test_true(w.db, !user_update(w.db, w.ada,
                                 .groups = groups_apply(toasty_unlink(zig), toasty_clear, toasty_link(c),
                                                        toasty_link(zig), group_new(.name = "go"))));
    check(&w, w.ada, "c,go,zig");
    check(&w, w.bob, "c,rust,zig");
    /* the link that stays is the one that was there */
    m = membership_get_by_user_id_and_group_id(w.db, w.ada->id, c->id);
    test_true(w.db, m);
    assert_string_equal(m->role, "owner");
    toasty_free(m);
    check_users(&w, 1, "bob");
    assert_null(membership_first(
        w.db, .where = toasty_and(toasty_eq(Membership.user, w.ada), toasty_eq(Membership.group, rust))));
    test_true(w.db, !user_update(w.db, w.ada, .groups = groups_apply(toasty_clear)));
    check(&w, w.ada, "");
    check(&w, w.bob, "c,rust,zig");
    /* a join record that joins nobody is none of the list's */
    struct Follow *follow = follow_create(w.db, .follower = toasty_set(w.ada));
    test_true(w.db, follow && !user_follows_insert(w.db, w.ada, w.bob));
    test_true(w.db, !user_update(w.db, w.ada, .follows = users_apply(toasty_clear)));
    assert_int_equal(user_follows_count(w.db, w.ada), 0);
    assert_int_equal(follow_count(w.db), 1);
    toasty_free(follow);
    free_world(&w);
}

/* One group can be linked to many users, unlike a child to many parents. */
static void lists_in_an_update_by_condition(void **state)
{
    (void)state;
    world w = make_world();
    test_true(w.db, !user_update_where(w.db, TOASTY_ALL_ROWS,
                                       .groups = groups_apply(toasty_link(&w.groups->items[0]))));
    check_users(&w, 0, "ada,bob");
    test_true(w.db, !user_update_where(
                        w.db, toasty_eq(User.name, "nobody"),
                        .groups = groups_apply(toasty_link(&w.groups->items[1]), group_new(.name = "x"))));
    check_users(&w, 1, "");
    assert_int_equal(group_count(w.db), 3);
    test_true(w.db, !user_update_where(w.db, TOASTY_ALL_ROWS,
                                       .groups = groups_apply(toasty_unlink(&w.groups->items[0]))));
    check_users(&w, 0, "");
    free_world(&w);
}

/* As with has_many: lists that were loaded stay as they were. */
static void loaded_lists_stay_as_they_were(void **state)
{
    (void)state;
    world w = make_world();
    test_true(w.db, !user_load(w.db, w.ada, .include = {toasty_with(User.groups)}));
    test_true(w.db, !user_groups_insert(w.db, w.ada, &w.groups->items[0]));
    assert_int_equal(w.ada->groups->len, 0);
    test_true(w.db, !user_load(w.db, w.ada, .include = {toasty_with(User.groups)}));
    assert_string_equal(test_names(w.ada->groups, name), "c");
    /* an update with the list in it no longer knows it */
    test_true(w.db, !user_update(w.db, w.ada, .groups = groups_apply(toasty_link(&w.groups->items[1]))));
    assert_false(toasty_is_loaded(w.ada, User.groups));
    /* nor the records between, and the other way round */
    test_true(w.db,
              !user_load(w.db, w.ada, .include = {toasty_with(User.groups), toasty_with(User.memberships)}));
    test_true(w.db, !user_update(w.db, w.ada, .groups = groups_apply(toasty_clear)));
    assert_false(toasty_is_loaded(w.ada, User.groups) || toasty_is_loaded(w.ada, User.memberships));
    test_true(w.db,
              !user_load(w.db, w.ada, .include = {toasty_with(User.groups), toasty_with(User.follows)}));
    test_true(w.db, !user_update(w.db, w.ada,
                                 .memberships = memberships_new({.group = toasty_set(&w.groups->items[2])})));
    assert_false(toasty_is_loaded(w.ada, User.groups));
    assert_true(toasty_is_loaded(w.ada, User.follows));
    free_world(&w);
}

static void a_model_and_itself(void **state)
{
    (void)state;
    world w = make_world();
    test_true(w.db, !user_follows_insert(w.db, w.ada, w.bob));
    test_true(w.db, !user_fans_insert(w.db, w.ada, w.ada));
    struct User *bob = user_one(w.db, .where = toasty_eq(User.name, "bob"),
                                .include = {toasty_with(User.follows), toasty_with(User.fans)});
    test_true(w.db, bob);
    assert_int_equal(bob->follows->len, 0);
    assert_string_equal(test_names(bob->fans, name), "ada");
    toasty_free(bob);
    assert_int_equal(user_follows_count(w.db, w.ada), 2);
    /* a nullable foreign key does not save the join record */
    test_true(w.db, !user_follows_remove(w.db, w.ada, w.bob));
    assert_int_equal(follow_count(w.db), 1);
    assert_int_equal(user_fans_remove(w.db, w.bob, w.ada), TOASTY_CONDITION_FAILED);
    test_true(w.db,
              !user_update(w.db, w.bob,
                           .follows = users_new({.name = "eve", .follows = users_new({.name = "fay"})})));
    struct User *eve = user_get_by_name(w.db, "eve");
    test_true(w.db, eve);
    struct User_list *fans = user_fans(w.db, eve);
    test_true(w.db, fans);
    assert_string_equal(test_names(fans, name), "bob");
    assert_int_equal(user_follows_count(w.db, eve), 1);
    toasty_free(fans);
    toasty_free(eve);
    free_world(&w);
}

/* Where a pair is there several times, all of them are the link. */
static void doubled_pairs_go_together(void **state)
{
    (void)state;
    world w = make_world();
    for (int i = 0; i < 3; i++) {
        struct Follow *follow =
            follow_create(w.db, .follower = toasty_set(w.ada), .followed = toasty_set(w.bob));
        test_true(w.db, follow);
        toasty_free(follow);
    }
    test_true(w.db, !user_follows_remove(w.db, w.ada, w.bob));
    assert_int_equal(follow_count(w.db), 0);
    free_world(&w);
}

static void keys_of_several_fields(void **state)
{
    (void)state;
    world w = make_world();
    struct Shelf *a = shelf_create(w.db, .tenant = "t", .number = 1);
    struct Shelf *other = shelf_create(w.db, .tenant = "u", .number = 1);
    struct Book_list *books =
        book_create_many(w.db, books_new({.tenant = "t", .isbn = "1"}, {.tenant = "t", .isbn = "2"}));
    test_true(w.db, a && other && books);
    test_true(w.db, !shelf_books_insert_all(w.db, a, books->items, 2));
    test_true(w.db, !shelf_books_insert_all(w.db, a, books->items, 2));
    assert_int_equal(placing_count(w.db), 2);
    test_true(w.db, !book_shelves_remove(w.db, &books->items[0], a));
    struct Book_list *left = shelf_books(w.db, a);
    test_true(w.db, left);
    assert_string_equal(test_names(left, isbn), "2");
    toasty_free(left);
    /* the field that both keys share cannot be both */
    assert_int_equal(shelf_books_insert(w.db, other, &books->items[0]), TOASTY_INVALID_STATEMENT);
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "tenant", "Placing");
    assert_int_equal(placing_count(w.db), 1);
    toasty_free(books);
    toasty_free(a);
    toasty_free(other);
    free_world(&w);
}

static void inside_a_transaction(void **state)
{
    (void)state;
    world w = make_world();
    toasty_db *tx = toasty_begin(w.db);
    test_true(w.db, tx);
    test_true(tx, !user_groups_insert(tx, w.ada, &w.groups->items[0]));
    assert_int_equal(user_groups_remove(tx, w.ada, &w.groups->items[1]), TOASTY_CONDITION_FAILED);
    assert_int_equal(user_groups_count(tx, w.ada), 1);
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    check(&w, w.ada, "");
    free_world(&w);
}

static void what_is_refused(void **state)
{
    (void)state;
    world w = make_world();
    assert_int_equal(user_groups_insert(w.db, w.ada, NULL), TOASTY_MISUSE);
    test_failed(w.db, TOASTY_MISUSE, "User.groups", "NULL");
    assert_int_equal(user_groups_remove(w.db, NULL, &w.groups->items[0]), TOASTY_MISUSE);
    assert_int_equal(user_groups_insert_all(w.db, w.ada, NULL, 2), TOASTY_MISUSE);
    assert_int_equal(user_update(w.db, w.ada, .groups = groups_apply(toasty_link(NULL))), TOASTY_MISUSE);
    test_failed(w.db, TOASTY_MISUSE, "User.groups");
    /* a join model with more to say is not written behind one's back */
    assert_int_equal(toasty_relation_insert(User.rated.field, w.db, w.ada, &w.groups->items[0]),
                     TOASTY_INVALID_STATEMENT);
    test_failed(w.db, TOASTY_INVALID_STATEMENT, "User.rated", "read");
    assert_int_equal(rating_count(w.db), 0);
    free_world(&w);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(insert_writes_the_join_record),
    cmocka_unit_test(insert_from_the_other_side),
    cmocka_unit_test(inserting_a_pair_twice_changes_nothing),
    cmocka_unit_test(remove_deletes_the_join_record),
    cmocka_unit_test(removing_what_is_not_there_fails),
    cmocka_unit_test(several_are_linked_or_none),
    cmocka_unit_test(many_at_once),
    cmocka_unit_test(what_hangs_on_the_join_record_goes_along),
    cmocka_unit_test(create_through_the_list),
    cmocka_unit_test(lists_in_create),
    cmocka_unit_test(lists_in_update),
    cmocka_unit_test(clear_leaves_what_is_linked_then),
    cmocka_unit_test(lists_in_an_update_by_condition),
    cmocka_unit_test(loaded_lists_stay_as_they_were),
    cmocka_unit_test(a_model_and_itself),
    cmocka_unit_test(doubled_pairs_go_together),
    cmocka_unit_test(keys_of_several_fields),
    cmocka_unit_test(inside_a_transaction),
    cmocka_unit_test(what_is_refused),
};

TEST_MAIN(tests)
