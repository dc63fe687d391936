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

static void one(toasty_db *db)
{
    /* [doc: one] */
    struct User *ada = user_create(db, .name = "Ada", .email = "ada@example.com", .age = toasty_i32(36));
    check(db, ada);
    printf("%s, %d, %s, %d logins\n", ada->name, (int)*ada->age, ada->role, (int)ada->logins);
    /* [end] */

    /* [doc: scope] */
    struct Post *post = user_posts_create(db, ada, .title = "Notes");
    check(db, post);
    struct Post *second = post_create(db, .user = toasty_set(ada), .title = "More notes");
    check(db, second);
    struct Post *third = post_create(db, .user_id = ada->id, .title = "Last notes");
    check(db, third);
    /* [end] */
    toasty_free(third);
    toasty_free(second);
    toasty_free(post);
    toasty_free(ada);
}

static void nested(toasty_db *db)
{
    /* [doc: nested] */
    struct User *john = user_create(db,
        .name    = "John",
        .email   = "john@example.com",
        .profile = profile_new(.bio = "Writes."),
        .posts   = posts_new({ .title = "One" }, { .title = "Two" }));
    check(db, john);
    printf("%s: %s %zu posts\n", john->name, john->profile->bio, john->posts->len);

    struct Post *post = post_create(db,
        .title = "Hello",
        .user  = user_new(.name = "Eve", .email = "eve@example.com"));
    check(db, post);
    printf("%s by %s\n", post->title, post->user->name);
    /* [end] */
    toasty_free(post);
    toasty_free(john);
}

static void many(toasty_db *db)
{
    /* [doc: many] */
    struct User_list *users = user_create_many(db, users_new(
        { .name = "Bob", .email = "bob@example.com" },
        { .name = "Cid", .email = "cid@example.com", .role = "editor" }));
    check(db, users);
    toasty_each (user, users)
        printf("%s is %s\n", user->name, user->role);
    /* [end] */
    toasty_free(users);

    /* [doc: array] */
    const char *names[] = {"Dan", "Fay", "Gus"};
    char emails[3][32];
    struct User_new items[3] = {0};
    for (size_t i = 0; i < 3; i++) {
        snprintf(emails[i], sizeof emails[i], "%s@example.com", names[i]);
        items[i].name = names[i];
        items[i].email = emails[i];
    }
    users = user_create_array(db, items, 3);
    check(db, users);
    /* [end] */
    printf("%zu created\n", users->len);
    toasty_free(users);
}

static void refused(toasty_db *db)
{
    /* [doc: missing] */
    struct User *user = user_create(db, .name = "Nobody");
    if (!user)
        printf("%s\n", toasty_errmsg(db));
    /* [end] */

    /* [doc: whole] */
    user = user_create(db,
        .name  = "Ada again",
        .email = "ada.again@example.com",
        .posts = posts_new({ .title = "Kept?" }, { .title = NULL }));
    if (!user)
        printf("%s\n", toasty_errmsg(db));
    printf("%s\n", user_exists(db, .where = toasty_eq(User.name, "Ada again")) ? "half stored" : "nothing stored");
    /* [end] */

    /* [doc: unique] */
    user = user_create(db, .name = "Impostor", .email = "ada@example.com");
    if (!user && toasty_is_unique_violation(db))
        printf("taken: %s of %s\n", toasty_error(db)->field, toasty_error(db)->model);
    /* [end] */
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&User));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    one(db);
    nested(db);
    many(db);
    refused(db);
    toasty_close(db);
    return 0;
}
