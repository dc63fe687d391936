/* What deleting a record does to those that refer to it. */
#include "relation_delete_rules.toasty.h"
#include "support.h"

/* How many rows there are of each model of the three levels. */
static void check_counts(toasty_db *db, int tops, int middles, int leaves, int notes, int badges)
{
    assert_int_equal(top_count(db), tops);
    assert_int_equal(middle_count(db), middles);
    assert_int_equal(leaf_count(db), leaves);
    assert_int_equal(note_count(db), notes);
    assert_int_equal(badge_count(db), badges);
}

static struct Top *make_top(toasty_db *db, const char *name)
{
    struct Top *top =
        top_create(db, .name = name,
                   .middles = middles_new({.name = "m1",
                                           .leaves = leaves_new({.name = "l1"}, {.name = "l2"}),
                                           .notes = notes_new({.name = "n1"}),
                                           .badge = badge_new(.name = "b1")},
                                          {.name = "m2",
                                           .leaves = leaves_new({.name = "l3"}),
                                           .notes = notes_new({.name = "n2"}, {.name = "n3"})}));
    test_true(db, top);
    return top;
}

static void three_levels_by_instance(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Top, &Middle, &Leaf, &Note, &Badge);
    struct Top *a = make_top(db, "a"), *b = make_top(db, "b");
    check_counts(db, 2, 4, 6, 6, 2);
    test_log_start();
    test_true(db, top_delete(db, a) == TOASTY_OK);
    assert_string_equal(test_log(),
                        "BEGIN, DELETE leaves, UPDATE notes, DELETE badges, DELETE middles, DELETE tops, "
                        "COMMIT");
    assert_int_equal(toasty_changes(db), 1);
    check_counts(db, 1, 2, 3, 6, 1);
    assert_int_equal(note_count(db, .where = toasty_is_null(Note.middle_id)), 3);
    /* those of the other tree are as they were */
    struct Top *left =
        top_one(db, .include = {toasty_with(Top.middles,
                                            .include = {toasty_with(Middle.leaves), toasty_with(Middle.badge),
                                                        toasty_with(Middle.notes)},
                                            .order_by = {toasty_asc(Middle.name)})});
    test_true(db, left);
    assert_string_equal(left->name, "b");
    assert_string_equal(test_names(left->middles, name), "m1,m2");
    assert_string_equal(test_names(left->middles->items[0].leaves, name), "l1,l2");
    assert_string_equal(test_names(left->middles->items[1].notes, name), "n2,n3");
    assert_string_equal(left->middles->items[0].badge->name, "b1");
    toasty_free(left);
    toasty_free(a);
    toasty_free(b);
    toasty_close(db);
}

static void three_levels_by_key_and_by_condition(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Top, &Middle, &Leaf, &Note, &Badge);
    struct Top *a = make_top(db, "a"), *b = make_top(db, "b"), *c = make_top(db, "c");
    test_true(db, a);
    test_true(db, top_delete_by_id(db, a->id) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_counts(db, 2, 4, 6, 9, 2);
    test_true(db, top_delete_by_id(db, a->id) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    test_true(db, top_delete_where(db, toasty_in(Top.name, "b", "nobody")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_counts(db, 1, 2, 3, 9, 1);
    test_true(db, top_middles_delete_where(db, c, toasty_eq(Middle.name, "m1")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_counts(db, 1, 1, 1, 9, 0);
    test_true(db, top_delete_where(db, TOASTY_ALL_ROWS) == TOASTY_OK);
    check_counts(db, 0, 0, 0, 9, 0);
    assert_int_equal(note_count(db, .where = toasty_is_not_null(Note.middle_id)), 0);
    toasty_free(a);
    toasty_free(b);
    toasty_free(c);
    toasty_close(db);
}

/* A condition on the very records that the delete takes along or unlinks. */
static void by_a_condition_on_related_records(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Top, &Middle, &Leaf, &Note, &Badge);
    struct Top *a = make_top(db, "a"), *b = make_top(db, "b");
    test_true(db, middle_update(db, &b->middles->items[0], .name = toasty_set("other")) == TOASTY_OK);
    test_log_start();
    test_true(db, top_delete_where(db, toasty_any(Top.middles, toasty_eq(Middle.name, "m1"))) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    assert_string_equal(test_log(), "BEGIN, SELECT tops, DELETE leaves, UPDATE notes, DELETE badges, "
                                    "DELETE middles, DELETE tops, COMMIT");
    check_counts(db, 1, 2, 3, 6, 1);
    test_true(db, middle_delete_where(db, toasty_any(Middle.notes, toasty_in(Note.name, "n2", "n3"))) ==
                      TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_counts(db, 1, 1, 2, 6, 1);
    test_true(db,
              top_delete_where(db, toasty_any(Top.middles, toasty_eq(Middle.name, "nobody"))) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    check_counts(db, 1, 1, 2, 6, 1);
    toasty_free(a);
    toasty_free(b);
    toasty_close(db);
}

static void deleting_a_child_leaves_its_parent(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Top, &Middle, &Leaf, &Note, &Badge);
    struct Top *a = make_top(db, "a");
    test_true(db, a);
    test_log_start();
    test_true(db, leaf_delete(db, &a->middles->items[0].leaves->items[0]) == TOASTY_OK);
    test_true(db, badge_delete(db, a->middles->items[0].badge) == TOASTY_OK);
    assert_string_equal(test_log(), "DELETE leaves, DELETE badges");
    check_counts(db, 1, 2, 2, 3, 0);
    test_true(db, middle_delete(db, &a->middles->items[0]) == TOASTY_OK);
    check_counts(db, 1, 1, 1, 3, 0);
    toasty_free(a);
    toasty_close(db);
}

/* Removing from a has_many deletes what cannot be alone, with all below it. */
static void removing_a_child_cascades(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Top, &Middle, &Leaf, &Note, &Badge);
    struct Top *a = make_top(db, "a");
    test_true(db, a);
    test_true(db, top_middles_remove(db, a, &a->middles->items[1]) == TOASTY_OK);
    check_counts(db, 1, 1, 2, 3, 1);
    assert_int_equal(note_count(db, .where = toasty_is_null(Note.middle_id)), 2);
    test_true(db, middle_update(db, &a->middles->items[0], .badge = toasty_null) == TOASTY_OK);
    check_counts(db, 1, 1, 2, 3, 0);
    toasty_free(a);
    toasty_close(db);
}

static void a_failed_delete_leaves_everything(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Top, &Middle, &Leaf, &Note, &Badge);
    struct Top *a = make_top(db, "a");
    test_true(db, toasty_exec(db, "CREATE TRIGGER guard BEFORE DELETE ON tops BEGIN "
                                  "SELECT RAISE(ABORT, 'not this one'); END") == TOASTY_OK);
    test_log_start();
    test_true(db, top_delete(db, a) != TOASTY_OK);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "not this one");
    assert_string_equal(test_log(),
                        "BEGIN, DELETE leaves, UPDATE notes, DELETE badges, DELETE middles, DELETE tops!, "
                        "ROLLBACK");
    check_counts(db, 1, 2, 3, 3, 1);
    assert_int_equal(note_count(db, .where = toasty_is_null(Note.middle_id)), 0);
    toasty_free(a);
    toasty_close(db);
}

static void make_node(toasty_db *db, int64_t id, int64_t parent)
{
    struct Node *node = node_create(db, .id = id, .parent_id = parent);
    test_true(db, node);
    toasty_free(node);
}

static void trees_go_with_their_root(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Node);
    make_node(db, 1, 1);
    make_node(db, 100, 100);
    for (int64_t id = 2; id <= 15; id++) {
        make_node(db, id, id / 2);
        make_node(db, id + 100, 100);
    }
    test_true(db, node_delete_by_id(db, 2) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    /* left of the first tree: 1, 3, 6, 7, 12 to 15 */
    assert_int_equal(node_count(db, .where = toasty_lt(Node.id, 100)), 8);
    assert_int_equal(node_count(db, .where = toasty_in(Node.id, 1, 3, 6, 7, 12, 13, 14, 15)), 8);
    test_true(db, node_delete_by_id(db, 1) == TOASTY_OK);
    assert_int_equal(node_count(db, .where = toasty_lt(Node.id, 100)), 0);
    assert_int_equal(node_count(db), 15);
    test_true(db, node_delete_where(db, toasty_ge(Node.id, 100)) == TOASTY_OK);
    assert_int_equal(node_count(db), 0);
    toasty_close(db);
}

static void circles_go_as_a_whole(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Node);
    make_node(db, 1, 3);
    make_node(db, 2, 1);
    make_node(db, 3, 2);
    make_node(db, 4, 3);
    make_node(db, 5, 5);
    test_true(db, node_delete_by_id(db, 2) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    struct Node *left = node_one(db);
    test_true(db, left);
    assert_int_equal(left->id, 5);
    toasty_free(left);
    toasty_close(db);
}

/* However long the chain is. */
static void deep_chains_go_as_a_whole(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Node);
    enum { DEEP = 1500 };
    static struct Node_new nodes[DEEP];
    for (int i = 0; i < DEEP; i++)
        nodes[i] = (struct Node_new){.id = i + 1, .parent_id = i ? i : 1};
    struct Node_list *list = node_create_array(db, nodes, DEEP);
    test_true(db, list);
    toasty_free(list);
    test_true(db, node_delete_by_id(db, 2) == TOASTY_OK);
    assert_int_equal(node_count(db), 1);
    toasty_close(db);
}

/* However many of them there are: more than a statement has room for. */
static void broad_trees_go_as_a_whole(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Node);
    make_node(db, 1, 1);
    make_node(db, 50001, 50001);
    test_true(
        db, toasty_exec(db, "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) "
                            "INSERT INTO nodes (id, parent_id) SELECT i, i % 4 + 1 FROM n WHERE i > 4 "
                            "UNION ALL SELECT i, 1 FROM n WHERE i <= 4") == TOASTY_OK);
    assert_int_equal(node_count(db), 40001);
    test_true(db, node_delete_by_id(db, 1) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(node_count(db), 1);
    toasty_close(db);
}

static void two_models_in_a_circle(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Folder, &File);
    /* folder 1 <- file 1 <- folder 2 <- file 2 <- folder 1, and a pair apart */
    for (int64_t i = 1; i <= 2; i++) {
        struct Folder *folder = folder_create(db, .id = i, .file_id = 3 - i);
        struct File *file = file_create(db, .id = i, .folder_id = i);
        test_true(db, folder && file);
        toasty_free(folder);
        toasty_free(file);
    }
    toasty_free(folder_create(db, .id = 7, .file_id = 7));
    test_ok(db);
    toasty_free(file_create(db, .id = 7, .folder_id = 7));
    test_ok(db);
    test_true(db, folder_delete_by_id(db, 1) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(folder_count(db), 1);
    assert_int_equal(file_count(db), 1);
    test_true(db, file_delete_by_id(db, 7) == TOASTY_OK);
    assert_int_equal(folder_count(db), 0);
    assert_int_equal(file_count(db), 0);
    toasty_close(db);
}

static void optional_trees_fall_apart(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Person);
    for (int64_t id = 1; id <= 7; id++) {
        struct Person *person =
            person_create(db, .id = id, .name = "p", .parent_id = id > 1 ? toasty_i64(id / 2) : NULL);
        test_true(db, person);
        toasty_free(person);
    }
    test_log_start();
    test_true(db, person_delete_by_id(db, 2) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, SELECT people, DELETE people, UPDATE people, COMMIT");
    assert_int_equal(person_count(db), 6);
    assert_int_equal(person_count(db, .where = toasty_in(Person.id, 4, 5)), 2);
    assert_int_equal(person_count(db, .where = toasty_is_null(Person.parent_id)), 3);
    assert_int_equal(person_count(db, .where = toasty_eq(Person.parent_id, 3)), 2);
    /* the condition holds for what it held for at first, though children lose the key that it asks for */
    test_true(db, person_delete_where(db, toasty_is_not_null(Person.parent_id)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 3);
    assert_int_equal(person_count(db), 3);
    assert_int_equal(person_count(db, .where = toasty_in(Person.id, 1, 4, 5)), 3);
    toasty_close(db);
}

static void chains_deleted_by_a_condition_on_their_links(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Person);
    for (int64_t id = 1; id <= 4; id++) {
        struct Person *person =
            person_create(db, .id = id, .name = "p", .parent_id = id > 1 ? toasty_i64(id - 1) : NULL);
        test_true(db, person);
        toasty_free(person);
    }
    test_true(db, person_delete_where(db, toasty_is_not_null(Person.parent_id)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 3);
    struct Person *left = person_one(db);
    test_true(db, left);
    assert_int_equal(left->id, 1);
    toasty_free(left);
    toasty_close(db);
}

static void composite_keys_cascade(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Region, &City, &Street, &Envoy);
    const char *const realms[] = {"a", "a", "b"};
    const int32_t numbers[] = {1, 2, 1};
    for (int i = 0; i < 3; i++) {
        struct Region *region = region_create(
            db, .realm = realms[i], .number = numbers[i],
            .cities = cities_new({.name = "x", .streets = streets_new({.name = "s"}, {.name = "t"})},
                                 {.name = "y"}),
            .envoys = envoys_new({.name = "e"}));
        test_true(db, region);
        assert_string_equal(region->cities->items[0].region_realm, realms[i]);
        assert_int_equal(region->cities->items[0].streets->items[1].city_number, numbers[i]);
        toasty_free(region);
    }
    test_true(db, region_delete_by_realm_and_number(db, "a", 1) == TOASTY_OK);
    assert_int_equal(region_count(db), 2);
    assert_int_equal(city_count(db), 4);
    assert_int_equal(street_count(db), 4);
    assert_int_equal(envoy_count(db), 3);
    assert_int_equal(envoy_count(db, .where = toasty_and(toasty_is_null(Envoy.region_realm),
                                                         toasty_is_null(Envoy.region_number))),
                     1);
    assert_int_equal(city_count(db, .where = toasty_and(toasty_eq(City.region_realm, "a"),
                                                        toasty_eq(City.region_number, 2))),
                     2);
    test_true(db, region_delete_where(db, toasty_eq(Region.number, 1)) == TOASTY_OK);
    assert_int_equal(street_count(db, .where = toasty_eq(Street.city_realm, "a")), 2);
    assert_int_equal(street_count(db), 2);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(three_levels_by_instance),
    cmocka_unit_test(three_levels_by_key_and_by_condition),
    cmocka_unit_test(by_a_condition_on_related_records),
    cmocka_unit_test(deleting_a_child_leaves_its_parent),
    cmocka_unit_test(removing_a_child_cascades),
    cmocka_unit_test(a_failed_delete_leaves_everything),
    cmocka_unit_test(trees_go_with_their_root),
    cmocka_unit_test(circles_go_as_a_whole),
    cmocka_unit_test(deep_chains_go_as_a_whole),
    cmocka_unit_test(broad_trees_go_as_a_whole),
    cmocka_unit_test(two_models_in_a_circle),
    cmocka_unit_test(optional_trees_fall_apart),
    cmocka_unit_test(chains_deleted_by_a_condition_on_their_links),
    cmocka_unit_test(composite_keys_cascade),
};

TEST_MAIN(tests)
