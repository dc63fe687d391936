#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "tasks.h"

/* Somebody new, or a new name for somebody: one statement. */
bool person_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Person *person = person_upsert_by_handle(db, arguments[0], .name = toasty_set(arguments[1]));
    return person;
}

bool assign_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Person *person = person_get_by_handle(db, arguments[1]);
    toasty_auto struct Card *card = person ? card_get_by_id(db, atoll(arguments[0])) : NULL;
    return card && card_update(db, card, .assignee = toasty_set(person)) == TOASTY_OK;
}

bool unassign_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Card *card = card_get_by_id(db, atoll(arguments[0]));
    return card && card_update(db, card, .assignee = toasty_null) == TOASTY_OK;
}

bool people_command(toasty_db *db, char **arguments)
{
    (void)arguments;
    toasty_auto struct Person_list *people = person_find(db,
        .order_by = { toasty_asc(Person.handle) },
        .include  = { toasty_with(Person.cards, .order_by = { toasty_asc(Card.id) },
                                  .include = { toasty_with(Card.lane) }) });
    if (!people)
        return false;
    toasty_each (person, people) {
        printf("%s (%s)\n", person->name, person->handle);
        toasty_each (card, person->cards)
            printf("  #%-3" PRId64 " %s: %s\n", card->id, card->title, card->lane->name);
    }
    return true;
}
