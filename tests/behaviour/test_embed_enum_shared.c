/* Variants of embedded enums whose fields share columns. */
#include "embed_enum_shared.toasty.h"
#include "support.h"

#define RUN(db, sql) assert_int_equal(toasty_exec(db, sql), TOASTY_OK)

static const char all_characters[] = "SELECT id || ' ' || creature || ' ' || coalesce(creature_name, '-') || "
                                     "' ' || coalesce(creature_years, '-') || ' ' || "
                                     "coalesce(creature_profession, '-') || ' ' || "
                                     "coalesce(creature_species, '-') FROM characters ORDER BY id";

static toasty_db *characters(void)
{
    toasty_db *db = test_db(&Character);
    struct Character_list *made = character_create_many(
        db, characters_new({.id = 1, .creature = {CREATURE_HUMAN, .human = {"ada", &(int64_t){36}, "poet"}}},
                           {.id = 2,
                            .creature = {CREATURE_ANIMAL, .animal = {"cat", "ada", NULL}},
                            .friend = creature_new(CREATURE_ANIMAL, .animal = {"dog", "rex", &(int64_t){4}})},
                           {.id = 3, .creature = {.kind = CREATURE_STONE}}));
    test_true(db, made);
    toasty_free(made);
    return db;
}

#define FOUND_CHARACTERS(db, condition, count)                                                               \
    do {                                                                                                     \
        struct Character_list *found_ = character_find(db, .where = condition);                              \
        test_true(db, found_);                                                                               \
        assert_int_equal(found_->len, count);                                                                \
        toasty_free(found_);                                                                                 \
    } while (0)

static void shared_column_db_schema(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Character, &Named);
    test_sql(
        db,
        "SELECT name || CASE \"notnull\" WHEN 0 THEN '?' ELSE '' END FROM pragma_table_info('characters')",
        "id,creature,creature_name?,creature_years?,creature_profession?,creature_species?,friend?,friend_"
        "name?,"
        "friend_years?,friend_profession?,friend_species?");
    test_sql(
        db,
        "SELECT name || ' ' || \"unique\" FROM pragma_index_list('nameds') WHERE origin = 'c' ORDER BY name",
        "index_nameds_by_creature_name 1,index_nameds_by_creature_years 0");
    toasty_close(db);
}

static void shared_column_roundtrip(void **state)
{
    (void)state;
    toasty_db *db = characters();
    test_sql(db, all_characters, "1 1 ada 36 poet -,2 2 ada - - cat,3 3 - - - -");
    struct Character *ada = character_get_by_id(db, 1), *cat = character_get_by_id(db, 2);
    struct Character *stone = character_get_by_id(db, 3);
    test_true(db, ada && cat && stone);
    assert_string_equal(ada->creature.human.name, "ada");
    assert_int_equal(*ada->creature.human.age, 36);
    assert_string_equal(cat->creature.animal.name, "ada");
    assert_null(cat->creature.animal.years);
    assert_string_equal(cat->friend->animal.name, "rex");
    assert_int_equal(*cat->friend->animal.years, 4);
    assert_int_equal(stone->creature.kind, CREATURE_STONE);
    toasty_free(ada);
    toasty_free(cat);
    toasty_free(stone);
    toasty_close(db);
}

static void shared_column_updates(void **state)
{
    (void)state;
    toasty_db *db = characters();
    struct Character *ada = character_get_by_id(db, 1), *cat = character_get_by_id(db, 2);
    test_true(db, ada && cat);
    assert_int_equal(
        character_update(db, ada,
                         .creature = toasty_set({CREATURE_ANIMAL, .animal = {"owl", "eve", &(int64_t){2}}})),
        TOASTY_OK);
    assert_string_equal(ada->creature.animal.species, "owl");
    assert_string_equal(ada->creature.animal.name, "eve");
    assert_int_equal(*ada->creature.animal.years, 2);
    test_sql(db, all_characters, "1 2 eve 2 - owl,2 2 ada - - cat,3 3 - - - -");
    assert_int_equal(
        character_update(db, ada, .creature = toasty_set({CREATURE_HUMAN, .human = {"bob", NULL, "smith"}})),
        TOASTY_OK);
    assert_string_equal(ada->creature.human.name, "bob");
    assert_null(ada->creature.human.age);
    assert_int_equal(character_update(db, ada, .creature = {.human = {.age = toasty_set(50)}}), TOASTY_OK);
    assert_int_equal(character_update(db, ada, .creature = {.human = {.age = toasty_add(1)}}), TOASTY_OK);
    assert_int_equal(*ada->creature.human.age, 51);
    assert_string_equal(ada->creature.human.profession, "smith");
    assert_int_equal(character_update(db, cat, .creature = {.human = {.name = toasty_set("x")}}),
                     TOASTY_INVALID_STATEMENT);
    assert_int_equal(
        character_update(db, cat, .friend = {.animal = {.years = toasty_add(1), .name = toasty_set("max")}}),
        TOASTY_OK);
    assert_string_equal(cat->friend->animal.name, "max");
    assert_int_equal(*cat->friend->animal.years, 5);
    assert_int_equal(
        character_update_where(db, toasty_eq(Character.id, 2), .creature = toasty_set(ada->creature)),
        TOASTY_OK);
    test_sql(db, all_characters, "1 1 bob 51 smith -,2 1 bob 51 smith -,3 3 - - - -");
    struct Character *made = character_upsert_by_id(
        db, 4, .creature = toasty_set({CREATURE_ANIMAL, .animal = {"fox", "ren", NULL}}));
    test_true(db, made);
    assert_string_equal(made->creature.animal.name, "ren");
    toasty_free(made);
    made = character_upsert_by_id(
        db, 4, .creature = toasty_set({CREATURE_HUMAN, .human = {"kim", &(int64_t){9}, "cook"}}));
    test_true(db, made);
    assert_string_equal(made->creature.human.name, "kim");
    assert_int_equal(*made->creature.human.age, 9);
    toasty_free(made);
    test_sql(db, all_characters, "1 1 bob 51 smith -,2 1 bob 51 smith -,3 3 - - - -,4 1 kim 9 cook -");
    toasty_free(ada);
    toasty_free(cat);
    toasty_close(db);
}

/* Of several parts, the one that is told of is the one that the row has no more. */
static void parts_of_several_variants(void **state)
{
    (void)state;
    toasty_db *db = characters();
    struct Character *cat = character_get_by_id(db, 2);
    test_true(db, cat);
    RUN(db, "UPDATE characters SET friend = 3 WHERE id = 2");
    assert_int_equal(character_update(db, cat, .creature = {.animal = {.species = toasty_set("lion")}},
                                      .friend = {.animal = {.species = toasty_set("wolf")}}),
                     TOASTY_CONDITION_FAILED);
    test_failed(db, TOASTY_CONDITION_FAILED, "not `friend.animal` any more");
    assert_string_equal(cat->creature.animal.species, "cat");
    test_sql(db, "SELECT creature_species || friend_species FROM characters WHERE id = 2", "catdog");
    toasty_free(cat);
    toasty_close(db);
}

static void shared_column_filters(void **state)
{
    (void)state;
    toasty_db *db = characters();
    FOUND_CHARACTERS(db, toasty_eq(Character.creature.human.name, "ada"), 1);
    FOUND_CHARACTERS(db, toasty_eq(Character.creature.animal.name, "ada"), 1);
    /* regression: both, of one column */
    FOUND_CHARACTERS(db,
                     toasty_or(toasty_eq(Character.creature.human.name, "ada"),
                               toasty_eq(Character.creature.animal.name, "ada")),
                     2);
    FOUND_CHARACTERS(db,
                     toasty_and(toasty_eq(Character.creature.human.name, "ada"),
                                toasty_eq(Character.creature.animal.name, "ada")),
                     0);
    FOUND_CHARACTERS(
        db, creature_eq(Character.creature, {CREATURE_HUMAN, .human = {"ada", &(int64_t){36}, "poet"}}), 1);
    FOUND_CHARACTERS(db, creature_eq(Character.creature, {CREATURE_ANIMAL, .animal = {"cat", "ada", NULL}}),
                     1);
    FOUND_CHARACTERS(db, creature_ne(Character.creature, {CREATURE_ANIMAL, .animal = {"cat", "ada", NULL}}),
                     2);
    FOUND_CHARACTERS(db, toasty_is_null(Character.creature.animal.years), 1);
    /* computed, of two fields, of rows */
    FOUND_CHARACTERS(db, toasty_gt(toasty_plus(Character.creature.human.age, 1), 12), 1);
    FOUND_CHARACTERS(db, toasty_gt(toasty_plus(Character.creature.animal.years, 1), 12), 0);
    FOUND_CHARACTERS(
        db, toasty_not(toasty_gt(toasty_plus(toasty_minus(1, Character.creature.human.age), 1), 0)), 3);
    FOUND_CHARACTERS(db, toasty_eq_field(Character.creature.animal.name, Character.creature.animal.name), 1);
    FOUND_CHARACTERS(db, toasty_eq_field(Character.creature.human.name, Character.creature.animal.name), 0);
    FOUND_CHARACTERS(db, toasty_eq_field(Character.creature.animal.name, Character.creature.human.name), 0);
    FOUND_CHARACTERS(
        db, toasty_in_rows((Character.id, Character.creature.animal.name), (1, "ada"), (2, "ada")), 1);
    FOUND_CHARACTERS(
        db, toasty_not_in_rows((Character.id, Character.creature.human.name), (1, "eve"), (2, "eve")), 1);
    toasty_string_list *names = toasty_pluck(db, Character.creature.human.name);
    test_true(db, names);
    assert_int_equal(names->len, 1);
    toasty_free(names);
    names = toasty_pluck(db, Character.creature.animal.name, .distinct = true,
                         .order_by = {toasty_asc(Character.creature.animal.name)});
    test_true(db, names);
    assert_int_equal(names->len, 1);
    toasty_free(names);
    struct Character_page *page =
        character_paginate(db, .per_page = 1, .order_by = {toasty_desc(Character.creature.animal.name)});
    test_true(db, page && page->next);
    struct Character_page *next = character_paginate(
        db, .per_page = 1, .order_by = {toasty_desc(Character.creature.animal.name)}, .after = page->next);
    test_true(db, next);
    assert_int_equal(page->items[0].id + next->items[0].id, 3);
    toasty_free(next);
    toasty_free(page);
    toasty_close(db);
}

/* What is wrong is said of the field that is meant, and not of another one that has its column, too. */
static void errors_name_the_variant(void **state)
{
    (void)state;
    toasty_db *db = characters();
    struct Character *cat = character_get_by_id(db, 2);
    test_true(db, cat);
    assert_int_equal(character_update(db, cat, .creature = {.animal = {.name = toasty_set("far too long")}}),
                     TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "creature.animal.name");
    assert_null(character_create(db, .id = 4,
                                 .creature = {CREATURE_ANIMAL, .animal = {"cat", "far too long", NULL}}));
    test_failed(db, TOASTY_VALIDATION, "creature.animal.name");
    RUN(db, "UPDATE characters SET creature_years = 'many' WHERE id = 2");
    assert_null(character_get_by_id(db, 2));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "creature.animal.years");
    RUN(db, "UPDATE characters SET creature_years = 1, creature_name = NULL WHERE id = 2");
    assert_null(character_get_by_id(db, 2));
    test_failed(db, TOASTY_INVALID_RESULT, "creature.animal.name");
    toasty_free(cat);
    toasty_close(db);
}

static void shared_field_unique_enforced_cross_variant(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Named);
    toasty_free(named_create(db, .id = 1, .creature = {CREATURE_HUMAN, .human = {"ada", NULL, "poet"}}));
    test_ok(db);
    assert_null(named_create(db, .id = 2, .creature = {CREATURE_ANIMAL, .animal = {"cat", "ada", NULL}}));
    assert_true(toasty_is_unique_violation(db));
    for (int64_t id = 3; id < 5; id++) { /* those that have none do not clash */
        toasty_free(named_create(db, .id = id, .creature = {.kind = CREATURE_STONE}));
        test_ok(db);
    }
    struct Named *ada = named_get_by_creature_human_name(db, "ada");
    test_true(db, ada);
    assert_int_equal(ada->id, 1);
    toasty_free(ada);
    assert_null(named_upsert_by_creature_human_name(db, "ada",
                                                    .creature = {.human = {.profession = toasty_set("x")}}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "creature.human.name", "shares its column");
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shared_column_db_schema),
    cmocka_unit_test(shared_column_roundtrip),
    cmocka_unit_test(shared_column_updates),
    cmocka_unit_test(parts_of_several_variants),
    cmocka_unit_test(shared_column_filters),
    cmocka_unit_test(errors_name_the_variant),
    cmocka_unit_test(shared_field_unique_enforced_cross_variant),
};
TEST_MAIN(tests)
