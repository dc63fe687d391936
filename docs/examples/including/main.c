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

static void show(void *unused, const toasty_log_event *event)
{
    (void)unused;
    printf("  %s\n", event->statement);
}

static void fill(toasty_db *db)
{
    struct User_list *users = user_create_many(db, users_new(
        { .name = "Ada", .profile = profile_new(.bio = "Counts."),
          .posts = posts_new({ .title = "One", .comments = comments_new({ .text = "first" }, { .text = "good" }) },
                             { .title = "Two", .hidden = toasty_bool(true) }) },
        { .name = "Bob" }));
    check(db, users);
    toasty_free(users);
    struct Album *album = album_create(db, .name = "Kind of Blue",
                                       .tracks = tracks_new({ .title = "So What" }, { .title = "Blue in Green" }));
    check(db, album);
    toasty_free(album);
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&User, &Album));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    fill(db);

    toasty_set_logger(show, NULL);
    /* [doc: include] */
    struct User_list *users = user_find(db,
        .order_by = { toasty_asc(User.name) },
        .include  = { toasty_with(User.profile), toasty_with(User.posts) });
    check(db, users);
    toasty_each (user, users)
        printf("%s, %s: %zu posts\n", user->name, user->profile ? user->profile->bio : "no profile", user->posts->len);
    toasty_free(users);
    /* [end] */
    toasty_set_logger(NULL, NULL);

    /* [doc: nested] */
    struct User *ada = user_first(db,
        .where   = toasty_eq(User.name, "Ada"),
        .include = { toasty_with(User.posts,
                         .where    = toasty_eq(Post.hidden, false),
                         .order_by = { toasty_desc(Post.id) },
                         .limit    = 10,
                         .include  = { toasty_with(Post.comments, .order_by = { toasty_asc(Comment.text) }) }) });
    check(db, ada);
    toasty_each (post, ada->posts) {
        printf("%s:", post->title);
        toasty_each (comment, post->comments)
            printf(" %s", comment->text);
        printf("\n");
    }
    toasty_free(ada);
    /* [end] */

    /* [doc: always] */
    struct Album *album = album_get_by_name(db, "Kind of Blue");
    check(db, album);
    printf("%zu tracks\n", album->tracks->len);
    toasty_free(album);

    struct Album_list *albums = album_find(db, .include = { toasty_with(Album.tracks, .limit = 1) });
    check(db, albums);
    toasty_each (each, albums)
        printf("%s begins with %s\n", each->name, each->tracks->items[0].title);
    toasty_free(albums);
    /* [end] */

    /* [doc: loaded] */
    struct User *bob = user_one(db, .where = toasty_eq(User.name, "Bob"));
    check(db, bob);
    printf("%s\n", toasty_is_loaded(bob, User.profile) ? "loaded" : "not loaded");

    check(db, user_load(db, bob, .include = { toasty_with(User.profile) }) == TOASTY_OK);
    if (toasty_is_loaded(bob, User.profile) && !bob->profile)
        printf("loaded, and there is none\n");
    toasty_free(bob);
    /* [end] */

    /* [doc: text] */
    struct User *user = user_one(db, .where = toasty_eq(User.name, "Ada"), .include = { toasty_with(User.profile) });
    check(db, user);
    user_print(stdout, user);
    char *json = user_to_json(user);
    check(db, json);
    printf("%s\n", json);
    toasty_free(json);
    toasty_free(user);
    /* [end] */
    toasty_close(db);
    return 0;
}
