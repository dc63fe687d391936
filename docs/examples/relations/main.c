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

static void accessors(toasty_db *db)
{
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "Counts."));
    struct User *bob = user_create(db, .name = "Bob");
    check(db, ada && bob);
    struct Post *post = user_written_create(db, ada, .title = "Notes");
    check(db, post);

    /* [doc: accessors] */
    struct Post_list *posts = user_written(db, ada,
        .where    = toasty_starts_with(Post.title, "N"),
        .order_by = { toasty_asc(Post.title) },
        .limit    = 20);
    check(db, posts);
    int64_t count = user_written_count(db, ada);
    check(db, count >= 0);

    struct User *author = post_author(db, &posts->items[0]);
    check(db, author);
    printf("%s wrote %d\n", author->name, (int)count);

    struct User *reviewer = post_reviewer(db, &posts->items[0]);
    if (!reviewer && toasty_errcode(db) == TOASTY_OK)
        printf("not reviewed yet\n");

    struct Profile *profile = user_profile(db, bob);
    if (!profile && toasty_errcode(db) == TOASTY_OK)
        printf("Bob has no profile\n");
    /* [end] */
    toasty_free(author);
    toasty_free(posts);

    /* [doc: insert] */
    check(db, user_reviewed_insert(db, bob, post) == TOASTY_OK);
    printf("reviewed by %d\n", (int)*post->reviewed_by);

    check(db, user_reviewed_remove(db, bob, post) == TOASTY_OK);
    printf("%s\n", post->reviewed_by ? "still there" : "by nobody");

    if (user_reviewed_remove(db, bob, post) != TOASTY_OK)
        printf("%s\n", toasty_errmsg(db));

    check(db, user_written_remove(db, ada, post) == TOASTY_OK);
    printf("%d posts left\n", (int)post_count(db));
    /* [end] */
    toasty_free(post);
    toasty_free(bob);
    toasty_free(ada);
}

static void lists(toasty_db *db)
{
    struct User *ada = user_one(db, .where = toasty_eq(User.name, "Ada"));
    struct User *bob = user_one(db, .where = toasty_eq(User.name, "Bob"));
    struct Post *draft = user_written_create(db, bob, .title = "Draft");
    struct Post *spam = user_written_create(db, ada, .title = "Spam");
    check(db, ada && bob && draft && spam);

    /* [doc: apply] */
    check(db, user_update(db, ada,
        .written = posts_apply(toasty_unlink(spam),
                               toasty_link(draft),
                               post_new(.title = "Loom"))) == TOASTY_OK);

    struct User *cid = user_create(db, .name = "Cid", .reviewed = posts_apply(toasty_link(draft)));
    check(db, cid);
    printf("Cid reviews %s\n", cid->reviewed->items[0].title);
    /* [end] */

    /* [doc: all] */
    struct Post_list *posts = user_written(db, ada);
    check(db, posts);
    check(db, user_reviewed_insert_all(db, bob, posts->items, posts->len) == TOASTY_OK);
    check(db, user_reviewed_remove_all(db, bob, posts->items, 1) == TOASTY_OK);
    printf("Bob reviews %d of %d\n", (int)user_reviewed_count(db, bob), (int)posts->len);
    /* [end] */
    check(db, user_written_delete_where(db, ada, TOASTY_ALL_ROWS) == TOASTY_OK);
    toasty_free(posts);
    toasty_free(cid);
    toasty_free(spam);
    toasty_free(draft);
    toasty_free(bob);
    toasty_free(ada);
}

static void tags(toasty_db *db)
{
    struct User *ada = user_one(db, .where = toasty_eq(User.name, "Ada"));
    check(db, ada);
    /* [doc: tags] */
    struct Post *post = user_written_create(db, ada,
        .title = "Engines",
        .tags  = tags_new({ .name = "steam" }, { .name = "brass" }));
    check(db, post);

    struct Post_list *posts = post_find(db,
        .where   = toasty_any(Post.tags, toasty_eq(Tag.name, "steam")),
        .include = { toasty_with(Post.tags, .order_by = { toasty_asc(Tag.name) }) });
    check(db, posts);
    toasty_each (found, posts)
        toasty_each (tag, found->tags)
            printf("%s: %s\n", found->title, tag->name);

    struct Tag *steam = tag_get_by_name(db, "steam");
    check(db, steam);
    printf("%d wrote about steam\n", (int)tag_authors_count(db, steam));
    /* [end] */

    /* [doc: retag] */
    struct Tag *coal = tag_create(db, .name = "coal");
    check(db, coal);
    check(db, post_tags_insert(db, post, coal) == TOASTY_OK);
    check(db, post_tags_remove(db, post, steam) == TOASTY_OK);
    check(db, tag_posts_insert(db, steam, post) == TOASTY_OK);

    check(db, post_update(db, post,
        .tags = tags_apply(toasty_unlink(coal), tag_new(.name = "gears"))) == TOASTY_OK);
    printf("%d tags\n", (int)post_tags_count(db, post));
    /* [end] */
    /* [doc: values] */
    toasty_string_list *names = post_tag_names(db, post, .order_by = { toasty_asc(Tag.name) });
    check(db, names);
    toasty_each (name, names)
        printf("%s\n", *name);
    toasty_free(names);

    struct Post *shown = post_first(db,
        .where   = toasty_any(Post.tag_names, toasty_starts_with(Tag.name, "gear")),
        .include = { toasty_with(Post.tag_names, .where = toasty_ne(Tag.name, "steam")) });
    check(db, shown);
    printf("%s: %d other tags\n", shown->title, (int)shown->tag_names->len);
    /* [end] */
    toasty_free(shown);
    toasty_free(coal);
    toasty_free(steam);
    toasty_free(post);
    toasty_free(posts);
    toasty_free(ada);
}

static void trees(toasty_db *db)
{
    /* [doc: tree] */
    struct Folder *root = folder_create(db,
        .name    = "/",
        .folders = folders_new({ .name = "etc" },
                               { .name = "usr", .folders = folders_new({ .name = "bin" }) }));
    check(db, root);
    struct Folder *parent = folder_parent(db, &root->folders->items[1].folders->items[0]);
    check(db, parent);
    printf("bin is in %s\n", parent->name);
    /* [end] */
    toasty_free(parent);
    toasty_free(root);
}

static void rooms(toasty_db *db)
{
    /* [doc: pairwise] */
    struct Room *room = room_create(db, .building = "K", .number = 12);
    check(db, room);
    struct Desk *desk = room_desks_create(db, room);
    check(db, desk);
    printf("desk in %s %d\n", desk->building, (int)desk->room_number);
    /* [end] */
    toasty_free(desk);
    toasty_free(room);
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&User, &Folder, &Room));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    accessors(db);
    lists(db);
    tags(db);
    trees(db);
    rooms(db);
    toasty_close(db);
    return 0;
}
