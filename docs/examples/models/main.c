#include "models.toasty.h"
#include <stdio.h>
#include <stdlib.h>

static void check(const toasty_db *db, bool good)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", toasty_errmsg(db));
    exit(1);
}

int64_t parcel_next_revision(void)
{
    static int64_t last = 1;
    return ++last;
}

static void books(toasty_db *db)
{
    /* [doc: optional] */
    struct Book *book = book_create(db, .isbn = "9780131103627", .title = "C",
                                    .pages = toasty_i32(272),
                                    .printed = toasty_ref(toasty_date, {1988, 4, 1}));
    check(db, book);
    printf("%s: %d pages, %.2f, %s%s\n", book->title, book->pages ? *book->pages : 0, book->price,
           book->state, book->subtitle ? "" : ", no subtitle");
    /* [end] */
    toasty_free(book);
}

static void moves(toasty_db *db)
{
    /* [doc: composite-calls] */
    struct Move *move = move_create(db, .game = 1, .number = 1, .notation = "e4", .player = "Byrne");
    check(db, move);
    toasty_free(move);

    move = move_get_by_game_and_number(db, 1, 1);
    check(db, move);
    printf("%s\n", move->notation);
    toasty_free(move);

    struct Move_list *game = move_find_by_game(db, 1, .order_by = { toasty_asc(Move.number) });
    check(db, game);
    printf("%zu move\n", game->len);
    toasty_free(game);
    /* [end] */
}

static void parcels(toasty_db *db)
{
    struct Parcel *parcel = parcel_create(db, .token = toasty_uuid_v4(), .code = "AB-1",
                                          .label = {"{\"to\":\"Ada\"}"}, .weight = {"1.250"});
    check(db, parcel);
    check(db, parcel_update(db, parcel, .code = toasty_set("AB-2")) == TOASTY_OK);
    printf("parcel %u %s weighs %s, revision %d\n", (unsigned)parcel->number, parcel->code, parcel->weight.text,
           (int)parcel->revision);
    toasty_free(parcel);

    parcel = parcel_create(db, .token = toasty_uuid_v4(), .code = "far too long", .label = {"{}"}, .weight = {"1"});
    printf("%s\n", parcel ? "stored" : toasty_errmsg(db));
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&Book, &Move, &Parcel));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    books(db);
    moves(db);
    parcels(db);
    toasty_close(db);
    return 0;
}
