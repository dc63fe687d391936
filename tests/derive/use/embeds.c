/* Compiled, not run: what can be written of embedded structs, with the warnings of a careful program. */
#include "embeds.toasty.h"

struct House_list *run(toasty_db *db);

struct House_list *run(toasty_db *db)
{
    const enum State open = STATE_OPEN;
    struct House *house =
        house_create(db, .number = 7, .place = {.street = "Main Street", .spot = {.x = 3}, .state = STATE_OPEN},
                     .before = place_new(.street = "Side Street", .spot = {.x = 1, .y = toasty_i64(2)}, .state = STATE_CLOSED),
                     .later = {.x = 4}, .state = &open);
    if (!house || house_update(db, house, .place = {.street = toasty_set("x"), .spot = toasty_set({.x = 1})},
                               .before = toasty_null, .later.x = toasty_add(1)))
        return 0;
    if (house_update_where(db, toasty_is_null(House.before), .before = toasty_set(house->place)))
        return 0;
    return house_find(db, .where = toasty_and(place_eq(House.place, house->place), spot_ne(House.place.spot, {.x = 3}),
                                              toasty_in(House.place.state, STATE_OPEN, STATE_CLOSED)),
                      .order_by = {toasty_asc(House.place.street)}, .include = {toasty_with_field(House.later)});
}
