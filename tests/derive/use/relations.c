/* Compiled, not run: relations of one model with itself, several with one other, composite keys, awkward
 * names. */
#include "relations.toasty.h"

toasty_status tree(toasty_db *db, struct Person *person, struct Person *child);
toasty_status messages(toasty_db *db, struct Person *person, struct Message *message);
toasty_status regions(toasty_db *db, struct Region *region, struct Town *town);
toasty_status names(toasty_db *db, struct Case *file, struct Item *item, struct fish *one);

static void drop(const void *result)
{
    (void)result;
}

toasty_status tree(toasty_db *db, struct Person *person, struct Person *child)
{
    drop(person_parent(db, child));
    drop(person_children(db, person));
    drop(person_children(db, person, .order_by = {toasty_asc(Person.name)}));
    drop(person_children_get_by_name(db, person, "x"));
    drop(person_children_create(db, person, .name = "x",
                                .children = people_new({.name = "y"}, {.name = "z"})));
    return person_children_insert(db, person, child);
}

toasty_status messages(toasty_db *db, struct Person *person, struct Message *message)
{
    drop(person_sent(db, person));
    drop(person_received_create(db, person, .text = "x", .sender = toasty_set(person)));
    drop(message_sender(db, message));
    drop(message_receiver(db, message));
    drop(message_editor(db, message));
    drop(person_sent_get_by_receiver_id(db, person, 7));
    drop(message_create(db, .text = "x", .sender = person_new(.name = "a"), .receiver = toasty_set(person)));
    return person_received_remove(db, person, message);
}

toasty_status regions(toasty_db *db, struct Region *region, struct Town *town)
{
    drop(region_get_by_country_and_code(db, "de", 7));
    drop(region_towns(db, region));
    drop(region_towns_get_by_name(db, region, "x"));
    drop(region_towns_get_by_name_and_founded(db, region, "x", town->founded));
    drop(town_get_by_country_and_region_code_and_name(db, "de", 7, "x"));
    drop(town_find_by_country_and_region_code_and_name(db, "de", 7, "x"));
    drop(town_find_by_country_and_region_code(db, "de", 7, .limit = 1));
    drop(town_region(db, town));
    drop(town_get_by_db(db, 1));
    drop(town_get_by_by(db, 1));
    drop(town_get_by_values(db, 1));
    drop(town_find_by_db_(db, 1));
    toasty_status status = town_update_by_db_(db, 1, .db = toasty_set(2));
    status = region_towns_delete_by_values(db, region, 1);
    return status ? status : region_towns_delete_by_name(db, region, "x");
}

toasty_status names(toasty_db *db, struct Case *file, struct Item *item, struct fish *one)
{
    case_print(stdout, file);
    drop(case_get_by_id(db, 1));
    drop(case_create_many(db, cases_new({.title = "a"})));
    drop(fish_find_by_fish(db, "cod"));
    drop(fish_create_many(db, fish_list_new({.fish = "cod", .item = toasty_set(item)}, {.fish = "ling"})));
    drop(item_caught(db, item));
    drop(item_caught_get_by_fish(db, item, "cod"));
    drop(fish_item(db, one));
    return fish_delete(db, one);
}
