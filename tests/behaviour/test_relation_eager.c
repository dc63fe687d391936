/* Relations that are loaded with every query. */
#include "relation_eager.toasty.h"
#include "record/annex.h"
#include "support.h"

#define MODELS &User, &Profile, &Post, &Comment, &Author, &Draft, &Folder, &Filing, &Sheet

/* ada: profile, posts a (comments a1 by kim, a2 by nobody) and b; bob: neither. */
static toasty_db *seeded(void)
{
    toasty_db *db = test_db(MODELS);
    struct User *ada = user_create(
        db, .name = "ada", .profile = profile_new(.bio = "engines"),
        .posts = posts_new(
            {.title = "a",
             .body = "long",
             .comments = comments_new({.text = "a1", .author = author_new(.name = "kim")}, {.text = "a2"})},
            {.title = "b"}));
    struct User *bob = user_create(db, .name = "bob");
    test_true(db, ada && bob);
    toasty_free(ada);
    toasty_free(bob);
    return db;
}

static void check_ada(const struct User *user)
{
    assert_true(toasty_is_loaded(user, User.profile) && toasty_is_loaded(user, User.posts));
    assert_string_equal(user->profile->bio, "engines");
    assert_string_equal(test_names(user->posts, title), "a,b");
    const struct Post *a = &user->posts->items[0];
    assert_null(a->body);
    assert_string_equal(test_names(a->comments, text), "a1,a2");
    assert_string_equal(a->comments->items[0].author->name, "kim");
    assert_true(toasty_is_loaded(&a->comments->items[1], Comment.author));
    assert_null(a->comments->items[1].author);
    assert_int_equal(user->posts->items[1].comments->len, 0);
    assert_null(user->drafts);
    assert_false(toasty_is_loaded(user, User.folder));
}

static void check_bob(const struct User *user)
{
    assert_int_equal(user->posts->len, 0);
    assert_null(user->profile);
    assert_true(toasty_is_loaded(user, User.profile));
}

static const char every_level[] =
    "BEGIN, SELECT users, SELECT posts, SELECT comments, SELECT authors, SELECT profiles, COMMIT";

static void every_query_loads_them(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    test_log_start();
    struct User_list *users = user_find(db, .order_by = {toasty_asc(User.name)});
    test_true(db, users);
    assert_string_equal(test_log(), every_level);
    check_ada(&users->items[0]);
    check_bob(&users->items[1]);
    toasty_free(users);
    struct User *user = user_first(db, .where = toasty_eq(User.name, "ada"));
    test_true(db, user);
    check_ada(user);
    toasty_free(user);
    user = user_one(db, .where = toasty_eq(User.name, "bob"));
    test_true(db, user);
    check_bob(user);
    toasty_free(user);
    test_log_start();
    user = user_get_by_name(db, "ada");
    test_true(db, user);
    assert_string_equal(test_log(), every_level);
    check_ada(user);
    toasty_free(user);
    users = user_find_by_name(db, "ada");
    test_true(db, users);
    check_ada(&users->items[0]);
    toasty_free(users);
    struct User_page *page = user_paginate(db, .order_by = {toasty_asc(User.name)}, .per_page = 1);
    test_true(db, page);
    check_ada(&page->items[0]);
    struct User_page *next =
        user_paginate(db, .order_by = {toasty_asc(User.name)}, .per_page = 1, .after = page->next);
    test_true(db, next);
    check_bob(&next->items[0]);
    toasty_free(next);
    toasty_free(page);
    assert_false(toasty__annex_in_use());
    toasty_close(db);
}

static void none_found_loads_nothing(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    test_log_start();
    assert_null(user_first(db, .where = toasty_eq(User.name, "nobody")));
    test_ok(db);
    assert_string_equal(test_log(), "BEGIN, SELECT users, COMMIT");
    assert_null(user_get_by_id(db, 99));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "User");
    /* what cannot match is not even asked for */
    test_log_start();
    struct User_list *none = user_find(db, .where = toasty_in_array(User.id, NULL, 0));
    test_true(db, none);
    assert_string_equal(test_log(), "");
    toasty_free(none);
    assert_int_equal(user_count(db), 2);
    assert_string_equal(test_log(), "SELECT users");
    toasty_close(db);
}

/* Records that come in through relations bring theirs along. */
static void included_records_bring_theirs(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct Post *post =
        post_one(db, .where = toasty_eq(Post.title, "a"), .include = {toasty_with(Post.user)});
    test_true(db, post);
    check_ada(post->user);
    assert_string_equal(test_names(post->comments, text), "a1,a2");
    struct User *user = post_user(db, post);
    test_true(db, user);
    check_ada(user);
    struct Post_list *posts = user_posts(db, user, .order_by = {toasty_desc(Post.title)});
    test_true(db, posts);
    assert_string_equal(test_names(posts->items[1].comments, text), "a1,a2");
    struct Post *again = user_posts_get_by_id(db, user, post->id);
    test_true(db, again);
    assert_int_equal(again->comments->len, 2);
    toasty_free(again);
    toasty_free(posts);
    toasty_free(user);
    toasty_free(post);
    toasty_close(db);
}

/* An include of an eager relation says how it is loaded. */
static void an_include_says_how(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User *ada =
        user_one(db, .where = toasty_eq(User.name, "ada"),
                 .include = {toasty_with(User.posts, .order_by = {toasty_desc(Post.title)}, .limit = 1,
                                         .include = {toasty_with_field(Post.body), toasty_with(Post.user)}),
                             toasty_with(User.drafts)});
    test_true(db, ada);
    assert_string_equal(test_names_in_order(ada->posts, title), "b");
    assert_true(toasty_is_loaded(&ada->posts->items[0], Post.body));
    assert_int_equal(ada->posts->items[0].comments->len, 0);
    assert_string_equal(ada->posts->items[0].user->profile->bio, "engines");
    assert_string_equal(ada->profile->bio, "engines");
    assert_int_equal(ada->drafts->len, 0);
    toasty_free(ada);
    ada = user_one(db, .where = toasty_eq(User.name, "ada"),
                   .include = {toasty_with(User.profile, .where = toasty_eq(Profile.bio, "bridges")),
                               toasty_with(User.posts, .where = toasty_eq(Post.title, "a"))});
    test_true(db, ada);
    assert_null(ada->profile);
    assert_string_equal(test_names(ada->posts, title), "a");
    toasty_free(ada);
    toasty_close(db);
}

static void lists_over_others(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User *ada = user_get_by_name(db, "ada");
    struct Folder *folder = folder_create(db, .user = toasty_set(ada), .name = "f",
                                          .sheets = sheets_new({.name = "x"}, {.name = "y"}));
    test_true(db, folder);
    assert_string_equal(test_names(folder->sheets, name), "x,y");
    assert_string_equal(folder->profile->bio, "engines");
    struct Folder *again = folder_get_by_id(db, folder->id);
    test_true(db, again);
    assert_string_equal(test_names(again->sheets, name), "x,y");
    assert_string_equal(again->profile->bio, "engines");
    test_true(db,
              !folder_update(db, again, .sheets = sheets_apply(toasty_unlink(&folder->sheets->items[0]))));
    assert_string_equal(test_names(again->sheets, name), "y");
    test_true(db, !folder_update(db, again, .user = toasty_null));
    assert_null(again->profile);
    assert_true(toasty_is_loaded(again, Folder.profile));
    toasty_free(again);
    toasty_free(folder);
    toasty_free(ada);
    toasty_close(db);
}

typedef struct visits {
    int64_t users;
    int64_t posts;
} visits;

static bool visit(struct User *user, void *arg)
{
    visits *v = arg;
    assert_non_null(user->posts);
    assert_true(toasty_is_loaded(user, User.profile));
    v->users++;
    v->posts += (int64_t)user->posts->len;
    return true;
}

static bool visit_first(struct User *user, void *arg)
{
    check_ada(user);
    ++*(int *)arg;
    return false;
}

/* More records than are read at a time. */
static void each_loads_them(void **state)
{
    (void)state;
    enum { MORE = 300 };
    static char names[MORE][16];
    static struct User_new new[MORE];
    static const struct Post_new one = {.title = "one"};
    toasty_db *db = seeded();
    for (int i = 0; i < MORE; i++) {
        snprintf(names[i], sizeof names[i], "user %03d", i);
        new[i].name = names[i];
        new[i].posts.items = &one;
        new[i].posts.count = i % 2;
    }
    struct User_list *more = user_create_array(db, new, MORE);
    test_true(db, more);
    toasty_free(more);
    visits v = {0};
    test_log_start();
    if (user_each(db, visit, &v, .order_by = {toasty_asc(User.name)}))
        test_ok(db);
    assert_int_equal(v.users, MORE + 2);
    assert_int_equal(v.posts, MORE / 2 + 2);
    int calls = 0;
    if (user_each(db, visit_first, &calls, .order_by = {toasty_asc(User.name)}))
        test_ok(db);
    assert_int_equal(calls, 1);
    assert_false(toasty__annex_in_use());
    toasty_close(db);
}

static bool see_post(struct Post *post, void *arg)
{
    assert_non_null(post->comments);
    assert_true(toasty_is_loaded(post, Post.body));
    return ++*(int *)arg < 9;
}

static bool see_draft(struct Draft *draft, void *arg)
{
    assert_string_equal(draft->user->name, "ada");
    return ++*(int *)arg < 9;
}

static void each_loads_what_is_asked_for_besides(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    int calls = 0;
    if (post_each(db, see_post, &calls, .include = {toasty_with_field(Post.body)}))
        test_ok(db);
    assert_int_equal(calls, 2);
    struct User *ada = user_get_by_name(db, "ada");
    struct Draft *draft = user_drafts_create(db, ada, .title = "d");
    test_true(db, ada && draft);
    calls = 0;
    if (user_drafts_each(db, ada, see_draft, &calls))
        test_ok(db);
    assert_int_equal(calls, 1);
    toasty_free(draft);
    toasty_free(ada);
    toasty_close(db);
}

static void create_shows_them(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User *ada = user_get_by_name(db, "ada");
    test_true(db, ada);
    test_log_start();
    struct Draft *draft = draft_create(db, .user_id = ada->id, .title = "d");
    test_true(db, draft);
    assert_string_equal(test_log(),
                        "BEGIN, INSERT drafts, SELECT users, SELECT posts, SELECT comments, SELECT authors, "
                        "SELECT profiles, COMMIT");
    check_ada(draft->user);
    toasty_free(draft);
    /* several, in a list, and nested in what has nothing eager to do with them */
    struct Draft_list *drafts = draft_create_many(
        db, drafts_new({.user_id = ada->id, .title = "e"}, {.user = user_new(.name = "cid"), .title = "f"}));
    test_true(db, drafts);
    check_ada(drafts->items[0].user);
    assert_string_equal(drafts->items[1].user->name, "cid");
    check_bob(drafts->items[1].user);
    toasty_free(drafts);
    draft = user_drafts_create(db, ada, .title = "g");
    test_true(db, draft);
    check_ada(draft->user);
    toasty_free(draft);
    struct User *dot = user_create(db, .name = "dot", .drafts = drafts_new({.title = "h"}));
    test_true(db, dot);
    assert_string_equal(dot->drafts->items[0].user->name, "dot");
    check_bob(dot->drafts->items[0].user);
    check_bob(dot);
    toasty_free(dot);
    /* what was created along is shown as it was created */
    struct User *eve = user_create(db, .name = "eve", .posts = posts_new({.title = "p", .body = "b"}));
    test_true(db, eve);
    assert_string_equal(eve->posts->items[0].body, "b");
    assert_int_equal(eve->posts->items[0].comments->len, 0);
    toasty_free(eve);
    toasty_free(ada);
    toasty_close(db);
}

static void an_upsert_shows_them(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct Draft *draft = draft_upsert_by_id(db, 7, .user_id = toasty_set(1), .title = toasty_set("x"));
    test_true(db, draft);
    check_ada(draft->user);
    toasty_free(draft);
    struct User *ada = user_upsert_by_name(db, "ada", .or_ignore = true);
    assert_null(ada);
    test_ok(db);
    toasty_close(db);
}

static void a_missing_parent_takes_the_create_back(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    assert_null(draft_create(db, .user_id = 99, .title = "d"));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Draft.user");
    assert_int_equal(draft_count(db), 0);
    toasty_close(db);
}

static void an_update_reloads_them(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User *ada = user_get_by_name(db, "ada");
    test_true(db, ada);
    test_log_start();
    test_true(db, !user_update(db, ada, .name = toasty_set("Ada")));
    assert_string_equal(test_log(), "UPDATE users");
    check_ada(ada);
    test_true(
        db, !user_update(db, ada,
                         .posts = posts_apply(post_new(.title = "c"), toasty_unlink(&ada->posts->items[0]))));
    assert_string_equal(test_names(ada->posts, title), "b,c");
    assert_int_equal(ada->posts->items[1].comments->len, 0);
    assert_string_equal(ada->profile->bio, "engines");
    test_true(db, !user_update(db, ada, .profile = toasty_null));
    assert_null(ada->profile);
    assert_true(toasty_is_loaded(ada, User.profile));
    test_true(db, !user_update(db, ada, .profile = profile_new(.bio = "new")));
    assert_string_equal(ada->profile->bio, "new");
    /* a struct that does not know what is there now */
    struct User *same = user_get_by_name(db, "Ada");
    test_true(db, same);
    test_true(db, !user_update(db, same, .profile = toasty_null));
    test_true(db, !user_update(db, ada, .posts = posts_new({.title = "d"})));
    assert_null(ada->profile);
    assert_true(toasty_is_loaded(ada, User.profile));
    assert_int_equal(ada->posts->len, 3);
    toasty_free(same);
    toasty_free(ada);
    toasty_close(db);
    assert_false(toasty__annex_in_use());
}

static void an_update_reloads_parents(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User *ada = user_get_by_name(db, "ada"), *bob = user_get_by_name(db, "bob");
    struct Draft *draft = user_drafts_create(db, ada, .title = "d");
    test_true(db, ada && bob && draft);
    test_true(db, !draft_update(db, draft, .title = toasty_set("e")));
    check_ada(draft->user);
    test_true(db, !draft_update(db, draft, .user = toasty_set(bob)));
    assert_string_equal(draft->user->name, "bob");
    test_true(db, !draft_update(db, draft, .user_id = toasty_set(ada->id)));
    check_ada(draft->user);
    test_true(db, !draft_update(db, draft, .user = user_new(.name = "cid")));
    assert_string_equal(draft->user->name, "cid");
    check_bob(draft->user);
    /* nobody there: the struct and the row are as before */
    assert_int_equal(draft_update(db, draft, .user_id = toasty_set(99)), TOASTY_RECORD_NOT_FOUND);
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Draft.user");
    assert_string_equal(draft->user->name, "cid");
    assert_int_equal(draft->user_id, draft->user->id);
    assert_int_equal(draft->version, 5);
    struct Draft *stored = draft_get_by_id(db, draft->id);
    test_true(db, stored);
    assert_int_equal(stored->version, 5);
    assert_string_equal(stored->user->name, "cid");
    toasty_free(stored);
    toasty_free(draft);
    toasty_free(bob);
    toasty_free(ada);
    toasty_close(db);
}

static void load_reloads_them(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User *ada = user_get_by_name(db, "ada");
    test_true(db, ada);
    struct Post *post = user_posts_create(db, ada, .title = "c");
    test_true(db, post);
    assert_string_equal(test_names(ada->posts, title), "a,b");
    test_true(db, !user_load(db, ada));
    assert_string_equal(test_names(ada->posts, title), "a,b,c");
    /* linking leaves the parent's name in the child's key, and the rest unknown */
    struct User *bob = user_get_by_name(db, "bob");
    struct Draft *draft = user_drafts_create(db, ada, .title = "d");
    test_true(db, bob && draft);
    test_true(db, !user_drafts_insert(db, bob, draft));
    assert_false(toasty_is_loaded(draft, Draft.user));
    test_true(db, !draft_load(db, draft));
    assert_string_equal(draft->user->name, "bob");
    toasty_free(draft);
    toasty_free(bob);
    toasty_free(post);
    toasty_free(ada);
    toasty_close(db);
}

static void raw_sql_loads_them(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct User_list *users = user_from_sql(db, "SELECT * FROM users ORDER BY name");
    test_true(db, users);
    check_ada(&users->items[0]);
    check_bob(&users->items[1]);
    toasty_free(users);
    toasty_close(db);
}

static void in_a_transaction_and_a_batch(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    struct User *ada = user_get_by_name(tx, "ada");
    test_true(tx, ada);
    check_ada(ada);
    toasty_free(ada);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    struct User_list *users = NULL;
    struct Draft *draft = NULL;
    test_true(db, !toasty_batch(db, draft_create_op(&draft, .user_id = 1, .title = "d"),
                                user_find_op(&users, .order_by = {toasty_asc(User.name)})));
    check_ada(&users->items[0]);
    check_ada(draft->user);
    toasty_free(users);
    toasty_free(draft);
    toasty_close(db);
}

static void as_text(void **state)
{
    (void)state;
    toasty_db *db = seeded();
    struct Post *post = post_one(db, .where = toasty_eq(Post.title, "b"));
    test_true(db, post);
    char *json = post_to_json(post);
    test_true(db, json);
    assert_string_equal(json, "{\"id\":2,\"user_id\":1,\"title\":\"b\",\"comments\":[]}");
    toasty_free(json);
    toasty_free(post);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_query_loads_them),
    cmocka_unit_test(none_found_loads_nothing),
    cmocka_unit_test(included_records_bring_theirs),
    cmocka_unit_test(an_include_says_how),
    cmocka_unit_test(lists_over_others),
    cmocka_unit_test(each_loads_them),
    cmocka_unit_test(each_loads_what_is_asked_for_besides),
    cmocka_unit_test(create_shows_them),
    cmocka_unit_test(an_upsert_shows_them),
    cmocka_unit_test(a_missing_parent_takes_the_create_back),
    cmocka_unit_test(an_update_reloads_them),
    cmocka_unit_test(an_update_reloads_parents),
    cmocka_unit_test(load_reloads_them),
    cmocka_unit_test(raw_sql_loads_them),
    cmocka_unit_test(in_a_transaction_and_a_batch),
    cmocka_unit_test(as_text),
};

TEST_MAIN(tests)
