#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "tasks.h"

static struct Lane *lane_of(toasty_db *db, const char *board, const char *name)
{
    return lane_one(db, .where = toasty_and(toasty_eq(toasty_path(Lane.board, Board.name), board),
                                            toasty_eq(Lane.name, name)));
}

struct addition {
    char **arguments;
    int64_t id; /* of the card that was made */
};

/* Counting and creating must not be torn apart by another program that does the same. */
static toasty_status add(toasty_db *tx, void *argument)
{
    struct addition *a = argument;
    toasty_auto struct Lane *lane = lane_of(tx, a->arguments[0], a->arguments[1]);
    int64_t position = lane ? lane_cards_count(tx, lane) : -1;
    if (position < 0)
        return toasty_errcode(tx);
    toasty_auto struct Card *card = lane_cards_create(tx, lane,
        .title       = a->arguments[2],
        .description = a->arguments[3],
        .position    = (int32_t)position);
    if (!card)
        return toasty_errcode(tx);
    a->id = card->id;
    return TOASTY_OK;
}

bool add_command(toasty_db *db, char **arguments)
{
    struct addition a = {.arguments = arguments};
    bool added = toasty_transaction(db, add, &a, .mode = TOASTY_MODE_IMMEDIATE) == TOASTY_OK;
    if (added)
        printf("#%" PRId64 " %s\n", a.id, arguments[2]);
    return added;
}

bool card_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Card *card = card_get_by_id(db, atoll(arguments[0]));
    if (!card || card_load(db, card, .include = { toasty_with(Card.lane), toasty_with(Card.assignee),
                                                  toasty_with_field(Card.description) }) != TOASTY_OK)
        return false;
    printf("%s\n%s, by %s\n", card->title, card->lane->name, card->assignee ? card->assignee->name : "nobody");
    if (card->description)
        printf("%s\n", card->description);
    return true;
}

/* No record is read: that none has this key shows in the number of changes. */
bool describe_command(toasty_db *db, char **arguments)
{
    if (card_update_by_id(db, atoll(arguments[0]), .description = toasty_set(arguments[1])) != TOASTY_OK)
        return false;
    if (!toasty_changes(db))
        fprintf(stderr, "there is no card #%s\n", arguments[0]);
    return toasty_changes(db);
}

/* Where a card goes in a lane: at the wanted position, or at the end. */
static int32_t place(const char *wanted, int64_t others)
{
    int64_t position = wanted ? atoll(wanted) : others;
    return (int32_t)(position < 0 ? 0 : position > others ? others : position);
}

/* Closes the gap that the card leaves, makes room where it goes, and puts it there. */
static toasty_status move(toasty_db *tx, void *argument)
{
    char **arguments = argument;
    toasty_auto struct Card *card = card_one(tx, .where   = toasty_eq(Card.id, atoll(arguments[0])),
                                                 .include = { toasty_with(Card.lane, .include = { toasty_with(Lane.board) }) });
    toasty_auto struct Lane *to = card ? lane_of(tx, card->lane->board->name, arguments[1]) : NULL;
    int64_t others = to ? lane_cards_count(tx, to, .where = toasty_ne(Card.id, card->id)) : -1;
    if (others < 0)
        return toasty_errcode(tx);
    int32_t position = place(arguments[2], others);
    if (card_update_where(tx, toasty_and(toasty_eq(Card.lane_id, card->lane_id),
                                         toasty_gt(Card.position, card->position)),
                          .position = toasty_sub(1)) != TOASTY_OK ||
        card_update_where(tx, toasty_and(toasty_eq(Card.lane_id, to->id), toasty_ne(Card.id, card->id),
                                         toasty_ge(Card.position, position)),
                          .position = toasty_add(1)) != TOASTY_OK)
        return toasty_errcode(tx);
    return card_update(tx, card, .lane = toasty_set(to), .position = toasty_set(position));
}

bool move_command(toasty_db *db, char **arguments)
{
    return toasty_transaction(db, move, arguments, .mode = TOASTY_MODE_IMMEDIATE) == TOASTY_OK;
}

/* What is printed is what is deleted: nothing comes in between the calls of a batch. */
bool clear_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Lane *lane = lane_of(db, arguments[0], arguments[1]);
    if (!lane)
        return false;
    struct Card_list *cards;
    if (toasty_batch(db, lane_cards_op(&cards, lane, .order_by = { toasty_asc(Card.position) }),
                     card_delete_where_op(toasty_eq(Card.lane, lane))) != TOASTY_OK)
        return false;
    toasty_each (card, cards)
        printf("gone: %s\n", card->title);
    toasty_free(cards);
    return true;
}
