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

static void fill(toasty_db *db)
{
    struct User *ada = user_create(db, .name = "Ada", .team = team_new(.name = "red"), .todos = todos_new(
        { .title = "write", .minutes = 90 }, { .title = "read", .minutes = 30, .done = toasty_bool(true) }));
    struct User *bob = user_create(db, .name = "Bob", .todos = todos_new({ .title = "cook", .minutes = 45 }));
    struct User *cid = user_create(db, .name = "Cid");
    check(db, ada && bob && cid);
    toasty_free(ada);
    toasty_free(bob);
    toasty_free(cid);
}

static void cards(toasty_db *db)
{
    /* [doc: find] */
    struct UserCard_list *cards = user_card_find(db, .order_by = { toasty_desc(UserCard.minutes) });
    check(db, cards);
    toasty_each (card, cards)
        printf("%s (%s): %d todos, %d minutes\n", card->name, card->team ? card->team : "no team",
               (int)card->todo_count, (int)card->minutes);
    toasty_free(cards);
    /* [end] */

    /* [doc: where] */
    cards = user_card_find(db, .where = toasty_and(toasty_is_null(User.biography), toasty_gt(UserCard.todo_count, 1)));
    check(db, cards);
    toasty_each (busy, cards)
        printf("busy: %s, up to %d minutes\n", busy->name, (int)*busy->longest);
    toasty_free(cards);
    /* [end] */
}

static void overviews(toasty_db *db)
{
    /* [doc: relations] */
    struct UserOverview_list *users = user_overview_find(db, .where = toasty_gt(UserOverview.todo_count, 0),
        .include = { toasty_with(UserOverview.open, .where = toasty_eq(Todo.done, false),
                                 .order_by = { toasty_desc(Todo.minutes) }, .limit = 3) });
    check(db, users);
    toasty_each (user, users)
        printf("%s of %s: %zu of %d todos are open\n", user->name, user->team ? user->team->name : "no team",
               user->open->len, (int)user->todo_count);
    toasty_free(users);
    /* [end] */
}

static void stats(toasty_db *db)
{
    /* [doc: pages] */
    struct UserCard_page *page = user_card_paginate(db, .order_by = { toasty_desc(UserCard.minutes) }, .per_page = 2);
    check(db, page);
    toasty_each (shown, page)
        printf("%s: %d minutes\n", shown->name, (int)shown->minutes);
    printf("%s\n", page->next ? "and more" : "that is all");
    toasty_free(page);
    /* [end] */

    /* [doc: groups] */
    struct TodoStats_list *stats = todo_stats_find(db, .where = toasty_and(toasty_eq(Todo.done, false),
                                                                           toasty_gt(TodoStats.average, 40.0)),
                                                   .order_by = { toasty_asc(TodoStats.user) });
    check(db, stats);
    toasty_each (s, stats)
        printf("%s: %d open, %g minutes on average\n", s->user, (int)s->todos, *s->average);
    toasty_free(stats);
    /* [end] */
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&User));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    fill(db);
    cards(db);
    overviews(db);
    stats(db);
    toasty_close(db);
    return 0;
}
