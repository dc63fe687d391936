#include <inttypes.h>
#include <stdio.h>

#include "tasks.h"

/* A board, its lanes and a first card: one call, stored whole or not at all. */
bool board_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Board *board = board_create(db,
        .name  = arguments[0],
        .lanes = lanes_new({ .name = "To do", .position = 0, .cards = cards_new({ .title = "Fill this board" }) },
                           { .name = "Doing", .position = 1 },
                           { .name = "Done",  .position = 2 }));
    if (!board)
        return false;
    printf("board %s with %zu lanes\n", board->name, board->lanes->len);
    return true;
}

static toasty_status add_lane(toasty_db *tx, void *argument)
{
    char **arguments = argument;
    toasty_auto struct Board *board = board_get_by_name(tx, arguments[0]);
    int64_t position = board ? board_lanes_count(tx, board) : -1;
    if (position >= 0)
        toasty_free(board_lanes_create(tx, board, .name = arguments[1], .position = (int32_t)position));
    return toasty_errcode(tx);
}

/* Counting and creating must not be torn apart by another program that does the same. */
bool lane_command(toasty_db *db, char **arguments)
{
    return toasty_transaction(db, add_lane, arguments, .mode = TOASTY_MODE_IMMEDIATE) == TOASTY_OK;
}

static void print_card(const struct Card *card)
{
    printf("  #%-3" PRId64 " %s", card->id, card->title);
    if (card->assignee)
        printf(" (%s)", card->assignee->handle);
    printf("\n");
}

/* Two questions in a batch, which answers both of one state of the database. */
bool show_command(toasty_db *db, char **arguments)
{
    struct Board *board;
    int64_t unassigned;
    toasty_expr here = toasty_eq(toasty_path(Card.lane, toasty_path(Lane.board, Board.name)), arguments[0]);
    if (toasty_batch(db,
            board_first_op(&board,
                .where   = toasty_eq(Board.name, arguments[0]),
                .include = { toasty_with(Board.lanes,
                                 .order_by = { toasty_asc(Lane.position) },
                                 .include  = { toasty_with(Lane.cards,
                                                   .order_by = { toasty_asc(Card.position) },
                                                   .include  = { toasty_with(Card.assignee) }) }) }),
            card_count_op(&unassigned, .where = toasty_and(here, toasty_is_null(Card.assignee)))) != TOASTY_OK)
        return false;
    if (!board) {
        fprintf(stderr, "there is no board %s\n", arguments[0]);
        return false;
    }
    toasty_each (lane, board->lanes) {
        printf("%s\n", lane->name);
        toasty_each (card, lane->cards)
            print_card(card);
    }
    printf("%" PRId64 " of nobody\n", unassigned);
    toasty_free(board);
    return true;
}

/* Deferred fields are left out unless they are asked for. */
bool export_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Board *board = board_one(db,
        .where   = toasty_eq(Board.name, arguments[0]),
        .include = { toasty_with(Board.lanes,
                         .order_by = { toasty_asc(Lane.position) },
                         .include  = { toasty_with(Lane.cards,
                                           .order_by = { toasty_asc(Card.position) },
                                           .include  = { toasty_with_field(Card.description),
                                                         toasty_with(Card.assignee) }) }) });
    toasty_auto char *json = board ? board_to_json(board) : NULL;
    if (!json)
        return false;
    printf("%s\n", json);
    return true;
}

/* Lanes and cards belong to their board and go with it. */
bool remove_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Board *board = board_get_by_name(db, arguments[0]);
    return board && board_delete(db, board) == TOASTY_OK;
}
